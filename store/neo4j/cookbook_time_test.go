package neo4j_test

import (
	"slices"
	"strings"

	"rung/org"
)

func mentors(_ *world, s *org.Snapshot) (out []question) {
	for _, toward := range []string{"level/abtion/L4", "level/abtion/L1", "level/kalsey/PD", "level/dual-track/SPM", "level/uneven/D"} {
		if l := must(s.Level(toward)); l == nil {
			continue
		}
		q := question{with: with("toward", toward)}
		for _, m := range must(s.Mentors(toward, nil, nil, nil, many, nil)).Nodes() {
			p := m.Person()
			q.want = append(q.want, []any{p.Ref(), p.Name(), levelOf(p), p.Mentoring().Capacity - p.Mentoring().Load, m.Score()})
		}
		out = append(out, q)
	}
	return out
}

func mentorsOfAMentee(w *world, s *org.Snapshot) (out []question) {
	for i, id := range w.some(s, 6) {
		toward := []string{"level/abtion/L4", "level/kalsey/SPM", "level/abtion/L1"}[i%3]
		q := question{with: with("mentee", id, "toward", toward)}
		if _, ok := s.Person(id); ok {
			for _, m := range must(s.Mentors(toward, &id, nil, nil, many, nil)).Nodes() {
				value := map[org.MentorFactor]any{}
				for _, r := range m.Reasons() {
					value[r.Factor] = r.Value
				}
				p := m.Person()
				q.want = append(q.want, []any{p.Ref(), p.Name(), levelOf(p), value[org.FactorLevel], value[org.FactorExpected], value[org.FactorDistance],
					value[org.FactorTimeZone], value[org.FactorCapacity], m.Score()})
			}
		}
		out = append(out, q)
	}
	return out
}

func mentorsExcluded(w *world, s *org.Snapshot) (out []question) {
	for i, id := range append([]string{""}, w.some(s, 4)...) {
		toward := []string{"level/abtion/L4", "level/kalsey/PD"}[i%2]
		q := question{with: with("mentee", nil, "toward", toward)}
		var mentee *string
		if id != "" {
			if _, ok := s.Person(id); !ok {
				continue
			}
			q.with["mentee"], mentee = id, &id
		}
		c := must(s.Mentors(toward, mentee, nil, nil, nil, nil))
		for _, x := range c.Excluded {
			q.want = append(q.want, []any{string(x.Rule), x.Headcount})
		}
		if c.TotalCount > 0 {
			q.want = append(q.want, []any{nil, c.TotalCount})
		}
		out = append(out, q)
	}
	return out
}

func movements(_ *world, s *org.Snapshot) (out []question) {
	for _, days := range [][2]org.Date{{s.Date() - 100, s.Date() + 1}, {org.NewDate(2005, 1, 1), s.Date() + 400}} {
		q := question{with: with("from", days[0], "until", days[1])}
		for after, more := (*string)(nil), true; more; {
			page := must(s.Movements(days[0], days[1], nil, nil, many, after))
			for _, m := range page.Nodes() {
				var from, to any
				if m.From != nil {
					from = *m.From
				}
				if m.To != nil {
					to = *m.To
				}
				q.want = append(q.want, []any{m.Date, m.Ref, m.Name, string(m.Kind), from, to})
			}
			after, more = page.PageInfo.EndCursor, page.PageInfo.HasNextPage
		}
		out = append(out, q)
	}
	return out
}

func trend(_ *world, s *org.Snapshot) (out []question) {
	for _, days := range [][2]org.Date{{org.NewDate(s.Date().Year()-1, 1, 31), s.Date() + 1}, {s.Date() - 80, s.Date() + 50}} {
		q := question{with: with("from", days[0], "until", days[1])}
		for _, p := range must(s.Trend(org.EveryMonth, days[0], days[1], nil)) {
			var mean any
			if p.MeanSpan != nil {
				mean = *p.MeanSpan
			}
			q.want = append(q.want, []any{p.Date, p.Headcount, p.Managers, mean, p.Joined, p.Left})
		}
		out = append(out, q)
	}
	return out
}

func revisions(w *world, _ *org.Snapshot) []question {
	q := question{with: with("first", 10)}
	headers := slices.Clone(w.live.Now().Headers())
	slices.Reverse(headers)
	for _, h := range headers[:min(10, len(headers))] {
		q.want = append(q.want, []any{h.Number, h.At, h.By, h.Effective, h.Summary, h.Reason})
	}
	return []question{q}
}

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
	for _, o := range must(s.Openings(nil)) {
		if o.Ref() == id && strings.HasPrefix(id, "opening/") {
			return openSeat(o), true
		}
	}
	return seat{}, false
}
