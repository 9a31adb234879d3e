package sample

import "rung/org"

// Reference is the day that a sample is made for: its headcount is what was asked for on this day and every
// later one, because whoever leaves later is followed by a successor. It is fixed, and not the current day,
// so that a seed means the same organization whenever it is asked for. What is scheduled after it is spread
// over more than two years, so that something is always ahead.
var Reference = org.NewDate(2026, 11, 1)

// founded is the first day of the oldest company.
var founded = org.NewDate(2012, 3, 5)

// seniorLeaves are the last days of senior product managers, never 90 days apart: on each day of two years
// somebody is about to leave. otherLeaves are those of other people.
var (
	seniorLeaves = days(2026, 12, 31, 2027, 3, 26, 2027, 6, 18, 2027, 9, 10, 2027, 12, 3, 2028, 2, 25, 2028, 5, 19, 2028, 8, 11, 2028, 10, 31)
	otherLeaves  = days(2027, 1, 29, 2027, 7, 30, 2028, 1, 31)
	promotions   = days(2027, 1, 1, 2027, 4, 1, 2027, 7, 1, 2028, 1, 1, 2028, 7, 1, 2029, 1, 1)
)

func days(ymd ...int) (out []org.Date) {
	for i := 0; i < len(ymd); i += 3 {
		out = append(out, org.NewDate(ymd[i], ymd[i+1], ymd[i+2]))
	}
	return out
}

// date gives every seat of the reference day its first day, and its managers the day since when they manage.
func (p *plan) date() {
	for i := range p.companies {
		c := &p.companies[i]
		c.founded = founded
		if i > 0 {
			c.founded += org.Date(p.dates.early(3000))
		}
		head := &p.seats[c.head]
		head.start, head.since = c.founded, c.founded
	}
	for i := range p.seats {
		s := &p.seats[i]
		if s.kind != present || s.start != org.NoDate {
			continue
		}
		if s.company < 0 { // a president of the group
			s.start = founded + org.Date(p.dates.early(2500))
			if s.parent == nobody {
				s.start = founded
			}
			s.since = s.start
			continue
		}
		first := p.companies[s.company].founded
		window := int(Reference-first) - 40
		if !s.manages {
			s.start = first + org.Date(p.dates.late(window))
			continue
		}
		s.start = first + org.Date(p.dates.early(window*8/10))
		s.since = s.start
		if p.dates.chance(45) { // promoted from within
			s.since += org.Date(p.dates.early(int(Reference-s.start) - 60))
		}
	}
	for i := range p.seats { // who moved did so while the manager left was there
		s := &p.seats[i]
		if s.formerParent != nobody {
			s.start = min(s.start, s.movedOn-org.Date(p.dates.between(60, 900)))
			s.start = max(s.start, p.companies[s.company].founded)
		}
		if s.toTop != org.NoDate {
			s.start = min(s.start, s.toTop-200)
		}
	}
}
