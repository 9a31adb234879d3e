package org_test

import (
	"cmp"
	"fmt"
	"slices"

	"rung/org"
)

// trend counts whom a filter selects, one line a point. Where a first day employed is not known, the first day recorded
// stands for it, as it does in movements, and who came or went twice counts twice: so headcount, joined and left add up.
func (n *naive) trend(every org.Interval, from, until org.Date, where *org.PersonFilter) []string {
	months := map[org.Interval]int{org.EveryMonth: 1, org.EveryQuarter: 3, org.EveryYear: 12}[every]
	var days []org.Date
	for i := 0; from.AddMonths(i*months) < until; i++ {
		days = append(days, from.AddMonths(i*months))
	}
	days = append(days, until)
	var out []string
	for i, d := range days[:len(days)-1] {
		next := days[i+1]
		at, over := newNaive(n.facts, d), newNaive(n.facts, next)
		people, later := at.selected(where), over.selected(where)
		managers, layers, joined, left := 0, 0, 0, 0
		for _, p := range people {
			layers = max(layers, at.depth(p))
			if at.manages(p) {
				managers++
			}
		}
		for p := range n.facts.People() {
			for _, e := range p.Employments {
				if e.Since >= d && e.Since < next && (where == nil || slices.Contains(later, p.ID)) {
					joined++
				}
				if last := e.EndDate(); last >= d && last < next && last.Known() && (where == nil || slices.Contains(people, p.ID)) {
					left++
				}
			}
		}
		out = append(out, fmt.Sprint(d, " headcount ", len(people), " managers ", managers, " mean ", at.meanSpan(people), " layers ", layers, " joined ", joined, " left ", left))
	}
	return out
}

// happening is something that happened to a person; from and to are "-" for nothing.
type happening struct {
	date     org.Date
	person   string
	kind     org.MovementKind
	from, to string
}

func (h happening) String() string {
	return fmt.Sprint(h.date, " ", h.person, " ", h.kind, " from ", h.from, " to ", h.to)
}

var movementKinds = []org.MovementKind{org.Joined, org.Left, org.Moved, org.Placed, org.Retitled, org.Relocated, org.JoinedTeam, org.LeftTeam, org.StartedMentoring, org.EndedMentoring}

// happenings returns what happened to one person, on whatever day, by looking at each day on which anything of them
// begins or ends, and at the day before.
func happenings(f *org.Facts, r *org.PersonRecord) []happening {
	var days []org.Date
	note := func(p org.Period) { days = append(days, p.Since, p.Until) }
	for _, x := range r.Employments {
		note(x.Period)
	}
	for _, x := range r.Jobs {
		note(x.Period)
	}
	for _, x := range r.Lines {
		note(x.Period)
	}
	for _, x := range r.Levels {
		note(x.Period)
	}
	for _, x := range r.Memberships {
		note(x.Period)
	}
	for _, x := range r.Mentees {
		note(x.Period)
	}
	slices.Sort(days)
	var out []happening
	for _, d := range slices.Compact(days) {
		if d != org.Forever {
			out = append(out, happeningsOn(f, r, d)...)
		}
	}
	return out
}

// happeningsOn compares a day with the day before. Between two employments without a day between them nobody left.
func happeningsOn(f *org.Facts, r *org.PersonRecord, d org.Date) []happening {
	var out []happening
	before, now := stateOf(f, r, d-1), stateOf(f, r, d)
	add := func(date org.Date, kind org.MovementKind, from, to string) {
		out = append(out, happening{date, r.ID, kind, cmp.Or(from, "-"), cmp.Or(to, "-")})
	}
	switch {
	case before.employed && !now.employed:
		add(d-1, org.Left, before.title, "")
		return out
	case now.employed && !before.employed:
		add(d, org.Joined, "", now.title)
		return out
	case !now.employed:
		return nil
	}
	for _, x := range []struct {
		kind     org.MovementKind
		from, to string
		changed  bool
	}{
		{org.Moved, nameIn(f, before.manager), nameIn(f, now.manager), before.manager != now.manager},
		{org.Placed, levelIn(f, before.level), levelIn(f, now.level), before.level != now.level},
		{org.Retitled, before.title, now.title, before.title != now.title},
		{org.Relocated, before.location, now.location, before.location != now.location},
	} {
		if x.changed {
			add(d, x.kind, x.from, x.to)
		}
	}
	for _, t := range now.teams {
		if !slices.Contains(before.teams, t) {
			add(d, org.JoinedTeam, "", f.Team(t).Name)
		}
	}
	for _, t := range before.teams {
		if !slices.Contains(now.teams, t) {
			add(d, org.LeftTeam, f.Team(t).Name, "")
		}
	}
	for _, m := range now.mentees {
		if !slices.Contains(before.mentees, m) {
			add(d, org.StartedMentoring, "", nameIn(f, m))
		}
	}
	for _, m := range before.mentees {
		if !slices.Contains(now.mentees, m) {
			add(d, org.EndedMentoring, nameIn(f, m), "")
		}
	}
	return out
}

// state is what a person's record says of one day.
type state struct {
	employed                        bool
	manager, level, title, location string
	teams, mentees                  []string
}

func stateOf(f *org.Facts, r *org.PersonRecord, d org.Date) state {
	_, ok := lastOn(r.Employments, d)
	line, _ := lastOn(r.Lines, d)
	level, _ := lastOn(r.Levels, d)
	job, _ := lastOn(r.Jobs, d)
	s := state{employed: ok, manager: line.To, level: level.Level, title: job.Title, location: job.Location}
	for _, m := range allOn(r.Memberships, d) {
		s.teams = append(s.teams, m.Team)
	}
	for _, m := range allOn(r.Mentees, d) {
		s.mentees = append(s.mentees, m.Mentee)
	}
	return s
}

func nameIn(f *org.Facts, seat string) string {
	n := naive{facts: f}
	return n.nameOf(seat)
}

func levelIn(f *org.Facts, level string) string {
	n := naive{facts: f}
	if l := n.level(level); l != nil {
		return l.Code + " " + l.Title
	}
	return ""
}

// movements returns what happened from a day up to another, of some kinds or, for nil, of all: of whom a filter
// selects on the day of the moment or, where they are not there then, on the day of the movement.
func (n *naive) movements(from, until org.Date, kinds []org.MovementKind, where *org.PersonFilter) []string {
	var list []happening
	for p := range n.facts.People() {
		for _, h := range happenings(n.facts, p) {
			if h.date < from || h.date >= until || kinds != nil && !slices.Contains(kinds, h.kind) {
				continue
			}
			on := n
			if !n.isPerson(p.ID) {
				on = newNaive(n.facts, h.date)
			}
			if where == nil || on.isPerson(p.ID) && on.selects(where, p.ID) {
				list = append(list, h)
			}
		}
	}
	return inTime(list)
}

// inTime returns movements in order of date, person and kind, and those alike in all three by what they say.
func inTime(list []happening) []string {
	slices.SortStableFunc(list, func(a, b happening) int {
		return cmp.Or(cmp.Compare(a.date, b.date), cmp.Compare(a.person, b.person),
			cmp.Compare(slices.Index(movementKinds, a.kind), slices.Index(movementKinds, b.kind)), cmp.Compare(a.String(), b.String()))
	})
	var out []string
	for _, h := range list {
		out = append(out, h.String())
	}
	return out
}
