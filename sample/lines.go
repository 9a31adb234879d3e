package sample

import (
	"slices"

	"rung/org"
)

// step is a solid line that begins on a day.
type step struct {
	on org.Date
	to int32
}

// leads reports whether a seat has reports on a day.
func (p *plan) leads(i int32, day org.Date) bool {
	s := &p.seats[i]
	return s.manages && s.since <= day && (s.end == org.NoDate || day <= s.end || s.keptOpen)
}

// managerOn returns who a seat reports to on a day: the nearest seat above it that was led on that day. As
// that is always a seat further up the same tree, no day has a cycle.
func (p *plan) managerOn(i int32, day org.Date) int32 {
	s := &p.seats[i]
	above := s.parent
	if s.formerParent != nobody && day < s.movedOn {
		above = s.formerParent
	}
	for above != nobody {
		if p.leads(above, day) {
			return above
		}
		if before := p.seats[above].predecessor; before != nobody && before != i && p.leads(before, day) {
			return before
		}
		above = p.seats[above].parent
	}
	return nobody
}

// lines returns the solid lines of a seat from one day to another, both included. Where a former manager
// left, the line that the leaving itself makes is not among them.
func (p *plan) lines(i int32, first, last org.Date) []step {
	s := &p.seats[i]
	days := []org.Date{first}
	if s.formerParent != nobody {
		days = append(days, s.movedOn)
	}
	for _, above := range []int32{s.parent, s.formerParent} {
		for above != nobody {
			a := &p.seats[above]
			days = append(days, a.since)
			if a.predecessor != nobody {
				days = append(days, p.seats[a.predecessor].since)
			}
			above = a.parent
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	var out []step
	current := nobody
	for _, day := range days {
		if day < first || day > last {
			continue
		}
		to := p.managerOn(i, day)
		if to == current && len(out) > 0 {
			continue
		}
		byLeaving := current != nobody && p.seats[current].successor == to && p.seats[current].end == day-1
		if !byLeaving || len(out) == 0 {
			out = append(out, step{day, to})
		}
		current = to
	}
	return out
}
