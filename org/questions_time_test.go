package org_test

import (
	"fmt"
	"slices"

	"rung/org"
)

// The answers of a snapshot about time: trends, movements and histories.

func (a *asker) aboutTime() {
	for _, where := range []*org.PersonFilter{nil, a.goodFilter()} {
		every := oneOf(a.r, []org.Interval{org.EveryMonth, org.EveryQuarter, org.EveryYear})
		from := a.day - org.Date(a.r.IntN(400))
		a.wantTrend(every, from, from+1+org.Date(a.r.IntN(700)), where)
	}
	if !a.sound {
		return // what happened in an organization that breaks the rules is nothing that the rules say
	}
	from := a.day - org.Date(a.r.IntN(300))
	a.wantMovements(from, from+org.Date(a.r.IntN(500)), nil, nil)
	a.wantMovements(from, from+org.Date(a.r.IntN(500)), []org.MovementKind{oneOf(a.r, movementKinds), oneOf(a.r, movementKinds)}, nil)
	a.wantMovements(from, from+org.Date(a.r.IntN(60)), nil, a.lastingFilter())
	a.wantMovements(from, from+100, []org.MovementKind{}, nil)
	for _, id := range a.people {
		p, _ := a.s.Person(id)
		var want []happening
		for _, h := range happenings(a.facts, a.facts.Person(id)) {
			if h.date <= a.day {
				want = append(want, h)
			}
		}
		a.wantLines("history of "+id, a.inOrder("history of "+id, p.History()), inTime(want))
	}
}

// lastingFilter returns a filter that can be asked on any day, because it names no seat.
func (a *asker) lastingFilter() *org.PersonFilter {
	for range 50 {
		f := a.someFilter(a.r, 1)
		if len(a.wrong(f)) == 0 && !a.namesSeats(f) {
			return f
		}
	}
	return nil
}

func (a *asker) namesSeats(f *org.PersonFilter) bool {
	named := func(g org.PersonFilter) bool { return a.namesSeats(&g) }
	return f.Ref != nil || f.Under != nil || f.Manager != nil || f.Not != nil && a.namesSeats(f.Not) || slices.ContainsFunc(slices.Concat(f.And, f.Or), named)
}

func (a *asker) wantTrend(every org.Interval, from, until org.Date, where *org.PersonFilter) {
	a.t.Helper()
	question := fmt.Sprintf("trend every %s from %s until %s where %s", every, from, until, asText(where))
	got, err := a.s.Trend(every, from, until, where)
	if err != nil {
		a.t.Fatalf("%s on %s: %s: %v", a.world, a.day, question, err)
	}
	var lines []string
	for _, p := range got {
		mean := ""
		if p.MeanSpan != nil {
			mean = figure(*p.MeanSpan)
		}
		lines = append(lines, fmt.Sprint(p.Date, " headcount ", p.Headcount, " managers ", p.Managers, " mean ", mean, " layers ", p.Layers, " joined ", p.Joined, " left ", p.Left))
	}
	a.wantLines(question, lines, a.trend(every, from, until, where))
}

// inOrder says movements in lines, and fails unless they stand in order of date, person and kind.
func (a *asker) inOrder(question string, list []org.Movement) []string {
	a.t.Helper()
	var said []happening
	for _, m := range list {
		h := happening{m.Date, m.Ref, m.Kind, "-", "-"}
		if m.From != nil {
			h.from = *m.From
		}
		if m.To != nil {
			h.to = *m.To
		}
		said = append(said, h)
		a.want(question+": name of "+m.Ref, m.Name, a.nameOf(m.Ref))
		p, ok := m.Person()
		a.want(question+": person "+m.Ref, ok, a.isPerson(m.Ref))
		a.want(question+": person "+m.Ref, !ok || p.Ref() == m.Ref, true)
	}
	key := func(h happening) string {
		return fmt.Sprintf("%s %s %d", h.date, h.person, slices.Index(movementKinds, h.kind))
	}
	var keys []string
	for _, h := range said {
		keys = append(keys, key(h))
	}
	if !slices.IsSorted(keys) {
		a.t.Fatalf("%s on %s: %s: not in order of date, person and kind: %v", a.world, a.day, question, said)
	}
	return inTime(said)
}

func (a *asker) wantMovements(from, until org.Date, kinds []org.MovementKind, where *org.PersonFilter) {
	a.t.Helper()
	until = max(from, until)
	question := fmt.Sprintf("movements from %s until %s of %v where %s", from, until, kinds, asText(where))
	want := a.movements(from, until, kinds, where)
	var got []org.Movement
	var after *string
	size, total := int32(1+a.r.IntN(70)), 0
	for {
		page, err := a.s.Movements(from, until, kinds, where, &size, after)
		if err != nil {
			a.t.Fatalf("%s on %s: %s: %v", a.world, a.day, question, err)
		}
		got = append(got, page.Nodes()...)
		total = page.TotalCount
		if after = page.PageInfo().EndCursor; !page.PageInfo().HasNextPage {
			break
		}
	}
	a.wantLines(question, a.inOrder(question, got), want)
	a.want(question+": total", total, len(want))
}
