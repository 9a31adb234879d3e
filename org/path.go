package org

import "slices"

// ReportingPath is the way from one person to another over solid lines: up to the lowest seat that both are
// below or hold, and down again.
type ReportingPath struct {
	s      *Snapshot
	places []int32 // from one end to the other; empty where no line joins them
	common int32   // the place where the way turns; -1 where no line joins them
}

// Path returns the way between two people; NOT_FOUND where one of them is not employed on the day. The cost is
// that of the two chains.
func (s *Snapshot) Path(from, to string) (*ReportingPath, error) {
	a, err := s.person("from", from)
	if err != nil {
		return nil, err
	}
	b, err := s.person("to", to)
	if err != nil {
		return nil, err
	}
	p := s.pathBetween(a.at, b.at)
	return &p, nil
}

func (s *Snapshot) pathBetween(a, b int32) ReportingPath {
	p := ReportingPath{s: s, common: s.commonSeat(a, b)}
	if p.common < 0 {
		return p
	}
	for at := a; at != p.common; at = s.parent[at] {
		p.places = append(p.places, at)
	}
	p.places = append(p.places, p.common)
	turn := len(p.places)
	for at := b; at != p.common; at = s.parent[at] {
		p.places = append(p.places, at)
	}
	slices.Reverse(p.places[turn:])
	return p
}

// commonSeat returns the lowest place whose subtree holds both, or -1.
func (m *image) commonSeat(a, b int32) int32 {
	for a >= 0 && !m.holds(a, b) {
		a = m.parent[a]
	}
	return a
}

// holds reports whether a place is the head of a subtree, or below it.
func (m *image) holds(head, place int32) bool { return head <= place && place < m.end[head] }

// People returns the people on the way, both ends included; empty where no line joins them.
func (p ReportingPath) People() []Person {
	var out []Person
	for _, at := range p.places {
		if !p.s.isOpening(at) {
			out = append(out, Person{p.s, at})
		}
	}
	return out
}

// Seats returns the same with the open seats on the way.
func (p ReportingPath) Seats() []Seat {
	out := make([]Seat, len(p.places))
	for i, at := range p.places {
		out[i] = p.s.seatAt(at)
	}
	return out
}

// CommonManager returns who holds the seat where the way turns, which may be one of the two ends; false where
// that seat is open, or no line joins them.
func (p ReportingPath) CommonManager() (Person, bool) {
	if p.common < 0 || p.s.isOpening(p.common) {
		return Person{}, false
	}
	return Person{p.s, p.common}, true
}

// Steps returns the number of solid lines on the way; false where none joins them.
func (p ReportingPath) Steps() (int, bool) { return len(p.places) - 1, len(p.places) > 0 }
