package org

import (
	"cmp"
	"slices"
	"strings"
)

// MovementKind says what happened to a person.
type MovementKind string

const (
	Joined           MovementKind = "JOINED"    // first day of an employment; to: the title
	Left             MovementKind = "LEFT"      // last day of one; from: the title
	Moved            MovementKind = "MOVED"     // another solid line; from and to: managers, or titles of open seats
	Placed           MovementKind = "PLACED"    // another level; from and to: code and title
	Retitled         MovementKind = "RETITLED"  // from and to: titles
	Relocated        MovementKind = "RELOCATED" // from and to: locations
	JoinedTeam       MovementKind = "JOINED_TEAM"
	LeftTeam         MovementKind = "LEFT_TEAM"
	StartedMentoring MovementKind = "STARTED_MENTORING" // to: the mentee
	EndedMentoring   MovementKind = "ENDED_MENTORING"   // from: the mentee
)

// movementKinds are the kinds in the order in which they stand on one day.
var movementKinds = []MovementKind{Joined, Left, Moved, Placed, Retitled, Relocated, JoinedTeam, LeftTeam, StartedMentoring, EndedMentoring}

// Movement is something that happened to a person on a day: the first day on which it holds, or, for LEFT, the
// last day employed. From and To are readable names; nil for none, such as no manager at the top.
type Movement struct {
	Kind     MovementKind
	Date     Date
	Ref      string
	Name     string
	From, To *string

	s *Snapshot
}

// In returns the movement with the person as they are in a snapshot.
func (m Movement) In(s *Snapshot) Movement {
	m.s = s
	return m
}

// Person returns the person as they are in the snapshot asked; false where they are not in it.
func (m Movement) Person() (Person, bool) {
	if m.s == nil {
		return Person{}, false
	}
	return m.s.Person(m.Ref)
}

// movementFact is a movement as it follows from a record, in ids and values instead of names.
type movementFact struct {
	kind     int8 // place in movementKinds
	date     Date
	ref      string
	from, to string // "" for none
}

const (
	kindJoined int8 = iota
	kindLeft
	kindMoved
	kindPlaced
	kindRetitled
	kindRelocated
	kindJoinedTeam
	kindLeftTeam
	kindStartedMentoring
	kindEndedMentoring
)

func compareMovements(a, b movementFact) int {
	return cmp.Or(
		cmp.Compare(a.date, b.date),
		strings.Compare(a.ref, b.ref),
		cmp.Compare(a.kind, b.kind),
		strings.Compare(a.from, b.from),
		strings.Compare(a.to, b.to),
	)
}

// always is every day.
var always = Period{Since: NoDate, Until: Forever}

// movementsOf returns what happened to a person, in order. What begins on the first day of an employment is part
// of joining, and what ends with the last day is part of leaving: neither is told by itself. A spell that goes
// on from another with the same value is no movement; nor are two employments without a day between them.
func movementsOf(p *PersonRecord) []movementFact { return movementsWithin(p, always, nil) }

// movementsWithin appends the movements of some days to a list.
func movementsWithin(p *PersonRecord, days Period, out []movementFact) []movementFact {
	if p == nil {
		return out
	}
	begin := len(out)
	for i := 0; i < len(p.Employments); i++ {
		e := p.Employments[i].Period
		for i+1 < len(p.Employments) && p.Employments[i+1].Since <= e.Until {
			i++
			e.Until = max(e.Until, p.Employments[i].Until)
		}
		if e.Empty() || e.Until < days.Since || e.Since >= days.Until {
			continue
		}
		w := movementWriter{ref: p.ID, days: days, inside: Period{Since: e.Since + 1, Until: e.Until}, out: out}
		w.employment(p, e)
		each(&w, kindMoved, p.Lines, func(l *Line) string { return l.To })
		each(&w, kindPlaced, p.Levels, func(l *LevelSpell) string { return l.Level })
		each(&w, kindRetitled, p.Jobs, func(j *Job) string { return j.Title })
		each(&w, kindRelocated, p.Jobs, func(j *Job) string { return j.Location })
		among(&w, kindJoinedTeam, kindLeftTeam, p.Memberships, func(m *Membership) string { return m.Team })
		among(&w, kindStartedMentoring, kindEndedMentoring, p.Mentees, func(m *MenteeSpell) string { return m.Mentee })
		out = w.out
	}
	slices.SortFunc(out[begin:], compareMovements)
	return out
}

// movementWriter gathers the movements of one employment.
type movementWriter struct {
	ref    string
	days   Period // asked for
	inside Period // of the employment, without its first day
	out    []movementFact
}

func (w *movementWriter) write(kind int8, date Date, from, to string) {
	if w.days.On(date) {
		w.out = append(w.out, movementFact{kind, date, w.ref, from, to})
	}
}

func (w *movementWriter) employment(p *PersonRecord, e Period) {
	title := func(day Date) string {
		if i := at(p.Jobs, day); i >= 0 {
			return p.Jobs[i].Title
		}
		return ""
	}
	if w.days.On(e.Since) && e.Since.Known() {
		w.write(kindJoined, e.Since, "", title(e.Since))
	}
	if e.Until != Forever && w.days.On(e.Until-1) {
		w.write(kindLeft, e.Until-1, title(e.Until-1), "")
	}
}

// each writes the days on which a value of which one holds at a time becomes another.
func each[T any, P spell[T]](w *movementWriter, kind int8, list []T, value func(*T) string) {
	on := func(day Date) string {
		if i := at[T, P](list, day); i >= 0 {
			return value(&list[i])
		}
		return ""
	}
	within := w.inside.Meet(w.days)
	seen := make([]Date, 0, 8)
	for i := range list {
		p := P(&list[i]).period()
		for _, day := range [2]Date{p.Since, p.Until} {
			if !within.On(day) || slices.Contains(seen, day) {
				continue
			}
			seen = append(seen, day)
			if from, to := on(day-1), on(day); from != to {
				w.write(kind, day, from, to)
			}
		}
	}
}

// among writes the days on which something of which several hold at a time begins or ends.
func among[T any, P spell[T]](w *movementWriter, begun, ended int8, list []T, value func(*T) string) {
	holds := func(v string, day Date) bool {
		for i := range list {
			if P(&list[i]).period().On(day) && value(&list[i]) == v {
				return true
			}
		}
		return false
	}
	within := w.inside.Meet(w.days)
	for i := range list {
		p, v := P(&list[i]).period(), value(&list[i])
		// Of two spells of one value that begin or end together the first speaks.
		told := func(day func(*Period) Date) bool {
			for j := range i {
				if day(P(&list[j]).period()) == day(p) && value(&list[j]) == v {
					return true
				}
			}
			return false
		}
		if p.Empty() {
			continue
		}
		if within.On(p.Since) && !holds(v, p.Since-1) && !told(func(p *Period) Date { return p.Since }) {
			w.write(begun, p.Since, "", v)
		}
		if within.On(p.Until) && !holds(v, p.Until) && !told(func(p *Period) Date { return p.Until }) {
			w.write(ended, p.Until, v, "")
		}
	}
}

// named returns a movement with names instead of ids, as the first of the facts that knows them has them.
func (m movementFact) named(facts ...*Facts) Movement {
	out := Movement{Kind: movementKinds[m.kind], Date: m.date, Ref: m.ref, Name: nameOf(m.ref, facts)}
	text := func(v string) *string {
		if v == "" {
			return nil
		}
		switch m.kind {
		case kindMoved, kindPlaced, kindJoinedTeam, kindLeftTeam, kindStartedMentoring, kindEndedMentoring:
			v = nameOf(v, facts)
		}
		return &v
	}
	out.From, out.To = text(m.from), text(m.to)
	return out
}

// nameOf returns what a person, an opening, a level or a team is called; the id where none of the facts knows it.
func nameOf(id string, facts []*Facts) string {
	for _, f := range facts {
		if f == nil {
			continue
		}
		if p := f.Person(id); p != nil {
			return p.Name
		}
		if o := f.Opening(id); o != nil {
			return o.Title
		}
		if e := f.ladders.levelByID[id]; e != nil {
			return e.Code + " " + e.Title
		}
		if t := f.Team(id); t != nil {
			return t.Name
		}
	}
	return id
}

// History returns what happened to the person up to and on the snapshot's day, newest last.
func (p Person) History() []Movement {
	var out []Movement
	for _, m := range movementsWithin(p.record(), Period{Since: NoDate, Until: p.s.date + 1}, nil) {
		out = append(out, m.named(p.s.facts).In(p.s))
	}
	return out
}

// Movements returns what a revision brought about: the movements that follow from the records after it and not
// from those before it, in order of date, person and kind.
func (d Delta) Movements(before, after *Facts) []Movement {
	var new []movementFact
	for _, p := range d.People {
		had := map[movementFact]int{}
		for _, m := range movementsOf(p.Before) {
			had[m]++
		}
		for _, m := range movementsOf(p.After) {
			if had[m] > 0 {
				had[m]--
				continue
			}
			new = append(new, m)
		}
	}
	slices.SortFunc(new, compareMovements)
	var out []Movement
	for _, m := range new {
		out = append(out, m.named(after, before))
	}
	return out
}
