package org

import (
	"slices"
	"strings"
)

func (Leave) prepare(*draft) {}

func (c Leave) apply(d *draft) string {
	r := d.findPerson("person", c.Person)
	if r == nil {
		return ""
	}
	if _, ok := d.employed("person", r); !ok {
		return r.ID
	}
	p := d.editPerson(r.ID)
	end := d.day + 1
	i := at(p.Employments, d.day)
	wasUntil := p.Employments[i].Until
	later := nextSince(p.Employments, d.day) // a later employment, whose facts stay
	p.Employments = slices.Clone(p.Employments)
	p.Employments[i].Until = end

	above := ""
	if j := at(p.Lines, d.day); j >= 0 {
		above = p.Lines[j].To
	}
	target := above
	if c.KeepSeatOpen {
		target = c.keepOpen(d, p, end, above)
	}
	if c.ReportsMoveTo != "" {
		if target = d.findSeat("reportsMoveTo", c.ReportsMoveTo); target == "" {
			return p.ID
		}
		if target == p.ID {
			d.problem(InvalidChange, "reportsMoveTo", "the reports of %s cannot stay with them", p.ID)
			return p.ID
		}
	}
	p.Lines = endAll(p.Lines, later, end)
	p.DottedLines = endAll(p.DottedLines, later, end)
	p.Jobs = endAll(p.Jobs, later, end)
	p.Levels = endAll(p.Levels, later, end)
	p.Memberships = endAll(p.Memberships, later, end)
	p.Leads = endAll(p.Leads, later, end)
	p.Mentees = endAll(p.Mentees, later, end)
	d.release(p.ID, Period{end, min(wasUntil, later)}, target, above)
	return p.ID
}

// keepOpen makes an opening of a leaver's seat and returns its id.
func (c Leave) keepOpen(d *draft, p *PersonRecord, since Date, above string) string {
	o := &OpeningRecord{
		ID:       d.freeID("opening/" + strings.TrimPrefix(p.ID, "person/")),
		Period:   Period{since, Forever},
		OpenedOn: since,
	}
	if i := at(p.Jobs, d.day); i >= 0 {
		o.Title = p.Jobs[i].Title
	}
	if o.Title == "" {
		o.Title = p.Name
	}
	if i := at(p.Levels, d.day); i >= 0 {
		o.Levels = []LevelSpell{{o.Period, p.Levels[i].Level}}
	}
	if i := at(p.Memberships, d.day); i >= 0 {
		o.Memberships = []Membership{{Period: o.Period, Team: p.Memberships[i].Team, Allocation: 1}}
	}
	d.created[o.ID] = d.change
	d.openings[o.ID] = o
	d.touchedBy[o.ID] = touch{d.change, d.kind}
	if above != "" {
		d.lay(o.ID, above, since)
	}
	return o.ID
}

// release ends, for the days that a seat is no longer there, what others have at it: their solid lines go on to
// target, that of target itself to above, dotted lines and mentorships end.
func (d *draft) release(id string, gone Period, target, above string) {
	for _, who := range d.referrers(id) {
		if who == id {
			continue
		}
		for {
			lines := d.lines(who)
			i := slices.IndexFunc(lines, func(l Line) bool { return l.To == id && !l.Meet(gone).Empty() })
			if i < 0 {
				break
			}
			l := lines[i]
			since := max(l.Since, gone.Since)
			lines = cut(lines, i, since)
			d.setLines(who, lines)
			to := target
			if who == target {
				to = above
			}
			if to != "" && to != who {
				d.laySpan(who, to, Period{since, l.Until})
			}
		}
		p := d.person(who)
		if p == nil {
			continue
		}
		if overlaps(p.DottedLines, gone, func(l Line) bool { return l.To == id }) {
			q := d.editPerson(who)
			q.DottedLines = clear(q.DottedLines, gone, func(l Line) bool { return l.To == id })
		}
		if overlaps(p.Mentees, gone, func(m MenteeSpell) bool { return m.Mentee == id }) {
			q := d.editPerson(who)
			q.Mentees = clear(q.Mentees, gone, func(m MenteeSpell) bool { return m.Mentee == id })
		}
	}
}

// laySpan is lay for a period that nothing is recorded in any more.
func (d *draft) laySpan(seat, to string, span Period) {
	for span.Since < span.Until && to != "" && to != seat {
		there := d.existence(to, span.Since)
		if there.Empty() {
			return
		}
		piece := Line{Period: span.Meet(there), To: to}
		d.setLines(seat, insert(d.lines(seat), piece))
		d.point(seat, to)
		if span.Since = there.Until; span.Since >= span.Until {
			return
		}
		above := ""
		if i := at(d.lines(to), there.Until-1); i >= 0 {
			above = d.lines(to)[i].To
		}
		to = above
	}
}

func overlaps[T any, P spell[T]](list []T, span Period, which func(T) bool) bool {
	return slices.ContainsFunc(list, func(v T) bool { return which(v) && !P(&v).period().Meet(span).Empty() })
}

// clear takes the days of a span away from some of the facts of a list.
func clear[T any, P spell[T]](list []T, span Period, which func(T) bool) []T {
	var out []T
	for _, v := range list {
		p := P(&v).period()
		if !which(v) || p.Meet(span).Empty() {
			out = append(out, v)
			continue
		}
		until := p.Until
		if p.Since < span.Since {
			p.Until = span.Since
			out = append(out, v)
		}
		if until > span.Until {
			rest := v
			*P(&rest).period() = Period{span.Until, until}
			out = append(out, rest)
		}
	}
	return out
}
