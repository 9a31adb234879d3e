package neo4j_test

import (
	"strings"

	"rung/org"
)

// findings compares findings of some kinds, in their order: the kind, whom it concerns, and what more the recipe says.
func findings(kinds ...org.FindingKind) comparison {
	return func(_ *world, s *org.Snapshot) []question {
		var q question
		for _, kind := range kinds {
			found := must(s.Findings([]org.FindingKind{kind}, nil))
			for _, f := range found {
				var ids, names []string
				for _, p := range f.People() {
					ids, names = append(ids, p.Ref()), append(names, p.Name())
				}
				row := []any{string(kind), ids, names}
				if kind == org.FindManyRoots { // open seats as well
					row = seatRow(kind, tops(s))
				}
				if kind != org.FindCycle {
					q.want = append(q.want, append(row, furtherColumns(kind, f.People())...))
				}
			}
			if kind == org.FindCycle {
				rows := cycles(s)
				if len(rows) != len(found) {
					panic("the cycles are not those that are found")
				}
				q.want = append(q.want, rows...)
			}
		}
		return []question{q}
	}
}

func furtherColumns(kind org.FindingKind, people []org.Person) []any {
	switch p := people[0]; kind {
	case org.FindNarrowSpan, org.FindWideSpan:
		return []any{p.Span().Direct()}
	case org.FindLevelInversion, org.FindSameLevel:
		return []any{levelOf(p), levelOf(people[1])}
	case org.FindInflation, org.FindDeflation, org.FindNobodyToManage:
		return []any{p.Title(), levelOf(p)}
	case org.FindNoLevel:
		return []any{nil}
	case org.FindOpenManager:
		o, _ := p.OpenManager()
		return []any{o.Title()}
	}
	return nil
}

func seatRow(kind org.FindingKind, seats []seat) []any {
	var ids, names []string
	for _, x := range seats {
		ids, names = append(ids, x.id), append(names, x.called())
	}
	return []any{string(kind), ids, names}
}

func tops(s *org.Snapshot) []seat { return seatsBelow(s.Roots(), s.OpenRoots()) }

// cycles returns the cycles with their open seats, which the people of a finding leave out: a seat at the top from which a
// line leads to somebody who is there is where a cycle was cut.
func cycles(s *org.Snapshot) (out [][]any) {
	for _, top := range tops(s) {
		var lines []org.Line
		if top.open {
			lines = s.Facts().Opening(top.id).Lines
		} else {
			lines = s.Facts().Person(top.id).Lines
		}
		to := ""
		for _, l := range lines { // the last counts
			if l.On(s.Date()) {
				to = l.To
			}
		}
		x, ok := seatCalled(s, to)
		if !ok {
			continue
		}
		cycle := []seat{top}
		for ; x.id != top.id; x, _ = x.above() {
			cycle = append(cycle, x)
		}
		out = append(out, seatRow(org.FindCycle, cycle))
	}
	return out
}

// seatCalled returns the seat of an id, where it is there.
func seatCalled(s *org.Snapshot, id string) (seat, bool) {
	if p, ok := s.Person(id); ok {
		return personSeat(p), true
	}
	for _, o := range must(s.Openings(nil, nil)) {
		if o.Ref() == id && strings.HasPrefix(id, "opening/") {
			return openSeat(o), true
		}
	}
	return seat{}, false
}
