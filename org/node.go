package org

import "strings"

// Node is anything that has a global id.
type Node interface {
	// ID returns the id, unique per moment: another moment than today's has a suffix, such as @2025-01-01.
	ID() string
	IsNode()
}

// Seat is a place in the tree: a Person or an Opening.
type Seat interface {
	Node
	Ref() string
	Title() string
	Level() (Level, bool)
	Manager() (Person, bool)
	OpenManager() (Opening, bool)
	IsSeat()
}

func (Person) IsNode()     {}
func (Person) IsSeat()     {}
func (Opening) IsNode()    {}
func (Opening) IsSeat()    {}
func (Team) IsNode()       {}
func (Ladder) IsNode()     {}
func (Track) IsNode()      {}
func (Level) IsNode()      {}
func (Competency) IsNode() {}
func (Criterion) IsNode()  {}

// Moment returns the moment that an id's suffix names: "" for today's, a date, or "preview".
func Moment(id string) string {
	_, moment := splitMoment(id)
	return moment
}

// Node returns what an id, with or without its suffix, names in this snapshot; false where nothing does.
func (s *Snapshot) Node(id string) (Node, bool) {
	id = bareRef(id)
	kind, _, _ := strings.Cut(id, "/")
	x := s.facts.ladders
	switch kind {
	case "person":
		if p := s.facts.Person(id); p != nil {
			if at := s.placeOf(id); at >= 0 {
				return Person{s, at}, true
			}
		}
	case "opening":
		if o := s.facts.Opening(id); o != nil {
			if at := s.placeOf(id); at >= 0 {
				return Opening{s, at}, true
			}
		}
	case "team":
		if i := s.facts.teamNumber(id); i >= 0 {
			return Team{s, i}, true
		}
	case "ladder":
		if l := x.byID[id]; l != nil {
			return Ladder{s, l}, true
		}
	case "level":
		if e := x.levelByID[id]; e != nil {
			return Level{s, e}, true
		}
	case "track":
		if e := x.tracks[id]; e != nil {
			return Track{s, e}, true
		}
	case "competency":
		if e := x.competencies[id]; e != nil {
			return Competency{s, e}, true
		}
	case "criterion":
		if e := x.criteria[id]; e != nil {
			return Criterion{s, e}, true
		}
	}
	return nil, false
}

// placeOf returns the place of a seat's id on the day, or -1.
func (m *image) placeOf(id string) int32 {
	n, ok := m.facts.seats.lookup(id)
	if !ok {
		return -1
	}
	return m.place(n)
}

// person returns the person that a reference names on the day, or an error NOT_FOUND about the argument.
func (s *Snapshot) person(argument, ref string) (Person, error) {
	if p, ok := s.Person(ref); ok {
		return p, nil
	}
	return Person{}, s.nobody(argument, ref, "person")
}

// nobody says why a reference to a person or seat resolves to nothing.
func (s *Snapshot) nobody(argument, ref, what string) error {
	if p := s.facts.personByRef(ref); p != nil {
		return Errorf(NotFound, argument, "%s is not employed on %s", p.ID, s.date)
	}
	return Errorf(NotFound, argument, "no %s has the id or e-mail address %q", what, shorten(ref))
}

// seat returns the place of the person or opening that a reference names on the day, or an error NOT_FOUND.
func (s *Snapshot) seat(argument, ref string) (int32, error) {
	if p, ok := s.Person(ref); ok {
		return p.at, nil
	}
	if o := s.facts.openingByRef(ref); o != nil {
		if at := s.placeOf(o.ID); at >= 0 {
			return at, nil
		}
		return 0, Errorf(NotFound, argument, "%s is not open on %s", o.ID, s.date)
	}
	return 0, s.nobody(argument, ref, "person or opening")
}

// seatAt returns the handle of a place.
func (s *Snapshot) seatAt(place int32) Seat {
	if s.isOpening(place) {
		return Opening{s, place}
	}
	return Person{s, place}
}
