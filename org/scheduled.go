package org

import "slices"

// ScheduledAfter returns the days after a day on which something of the delta takes effect, because a dated fact
// begins or ends on it that did not before; ascending.
func (d Delta) ScheduledAfter(day Date) []Date {
	days := map[Date]int{}
	for _, p := range d.People {
		boundaries(p.Before, -1, days)
		boundaries(p.After, 1, days)
	}
	for _, o := range d.Openings {
		openingBoundaries(o.Before, -1, days)
		openingBoundaries(o.After, 1, days)
	}
	for _, t := range d.Teams {
		if t.Before != nil {
			tally(t.Before.Parents, -1, days)
		}
		if t.After != nil {
			tally(t.After.Parents, 1, days)
		}
	}
	var out []Date
	for on, n := range days {
		if n > 0 && on > day && on != Forever {
			out = append(out, on)
		}
	}
	slices.Sort(out)
	return out
}

func boundaries(p *PersonRecord, n int, days map[Date]int) {
	if p == nil {
		return
	}
	tally(p.Employments, n, days)
	tally(p.Jobs, n, days)
	tally(p.Lines, n, days)
	tally(p.DottedLines, n, days)
	tally(p.Levels, n, days)
	tally(p.Memberships, n, days)
	tally(p.Leads, n, days)
	tally(p.Mentees, n, days)
}

func openingBoundaries(o *OpeningRecord, n int, days map[Date]int) {
	if o == nil {
		return
	}
	days[o.Since] += n
	days[o.Until] += n
	tally(o.Lines, n, days)
	tally(o.Levels, n, days)
	tally(o.Memberships, n, days)
}

func tally[T any, P spell[T]](list []T, n int, days map[Date]int) {
	for i := range list {
		p := P(&list[i]).period()
		days[p.Since] += n
		days[p.Until] += n
	}
}
