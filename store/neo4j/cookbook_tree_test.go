package neo4j_test

import (
	"cmp"
	"slices"
	"strings"

	"rung/org"
)

// seat is a place in the tree, a person or an opening.
type seat struct {
	id, name, title string
	level           any
	open            bool
	above           func() (seat, bool)
	below           func() []seat
}

func personSeat(p org.Person) seat {
	return seat{p.Ref(), p.Name(), p.Title(), levelOf(p), false,
		func() (seat, bool) { return seatAbove(p.Manager, p.OpenManager) },
		func() []seat { return seatsBelow(p.Reports(), p.OpenReports()) }}
}

func openSeat(o org.Opening) seat {
	s := seat{id: o.Ref(), title: o.Title(), open: true,
		above: func() (seat, bool) { return seatAbove(o.Manager, o.OpenManager) },
		below: func() []seat { return seatsBelow(o.Reports(), o.OpenReports()) }}
	if l, ok := o.Level(); ok {
		s.level = l.Code()
	}
	return s
}

func seatAbove(manager func() (org.Person, bool), open func() (org.Opening, bool)) (seat, bool) {
	if p, ok := manager(); ok {
		return personSeat(p), true
	}
	if o, ok := open(); ok {
		return openSeat(o), true
	}
	return seat{}, false
}

func seatsBelow(people []org.Person, openings []org.Opening) (out []seat) {
	for _, p := range people {
		out = append(out, personSeat(p))
	}
	for _, o := range openings {
		out = append(out, openSeat(o))
	}
	slices.SortFunc(out, func(a, b seat) int { return strings.Compare(a.id, b.id) })
	return out
}

func (x seat) called() string { return cmp.Or(x.name, x.title) }

func subtree(w *world, s *org.Snapshot) (out []question) {
	for _, id := range w.some(s, 4) {
		q := question{with: with("person", id)}
		var walk func(x seat, steps int)
		walk = func(x seat, steps int) {
			for _, y := range x.below() {
				q.want = append(q.want, []any{steps, y.id, y.name, y.title, y.level, x.id, y.open})
				walk(y, steps+1)
			}
		}
		if p, ok := s.Person(id); ok {
			walk(personSeat(p), 1)
		}
		out = append(out, q)
	}
	return out
}

func chain(w *world, s *org.Snapshot) (out []question) {
	for _, id := range w.some(s, 6) {
		q := question{with: with("person", id)}
		if p, ok := s.Person(id); ok {
			people := 0
			for x, ok := personSeat(p).above(); ok; x, ok = x.above() {
				q.want = append(q.want, []any{len(q.want) + 1, x.id, x.name, x.title, x.open})
				if !x.open {
					people++
				}
			}
			if len(p.ManagementChain()) != people {
				panic("the management chain is not the people above")
			}
		}
		out = append(out, q)
	}
	return out
}

func path(w *world, s *org.Snapshot) (out []question) {
	ids := w.some(s, 8)
	for i := range ids {
		from, to := ids[i], ids[(i*3+1)%len(ids)]
		q := question{with: with("from", from, "to", to)}
		if p, err := s.Path(from, to); err == nil {
			var seats []seat
			for _, x := range p.Seats() {
				if q, ok := x.(org.Person); ok {
					seats = append(seats, personSeat(q))
				} else {
					seats = append(seats, openSeat(x.(org.Opening)))
				}
			}
			reportsTo := func(i, j int) bool {
				if i < 0 || i == len(seats) {
					return true
				}
				up, ok := seats[i].above()
				return ok && up.id == seats[j].id
			}
			for i, x := range seats {
				q.want = append(q.want, []any{i, x.id, x.called(), x.open, reportsTo(i-1, i) && reportsTo(i+1, i)})
			}
		}
		out = append(out, q)
	}
	return out
}

func peers(w *world, s *org.Snapshot) (out []question) {
	for _, id := range w.some(s, 6) {
		q := question{with: with("person", id)}
		if p, ok := s.Person(id); ok {
			for _, x := range p.Peers() {
				q.want = append(q.want, []any{x.Ref(), x.Name(), x.Title(), levelOf(x)})
			}
		}
		out = append(out, q)
	}
	return out
}

func dottedLines(w *world, s *org.Snapshot) []question {
	var all [][]any
	for _, p := range everybody(s) {
		for _, m := range p.DottedManagers() {
			var since org.Date
			for _, l := range s.Facts().Person(p.Ref()).DottedLines {
				if l.On(s.Date()) && l.To == m.Ref() {
					since = l.Since
				}
			}
			all = append(all, []any{p.Ref(), p.Name(), m.Ref(), m.Name(), since})
		}
	}
	out := []question{{with("person", nil), all}}
	ids := w.some(s, 4)
	if len(all) > 0 {
		ids = append(ids, all[0][0].(string), all[0][2].(string))
	}
	for _, id := range ids {
		q := question{with: with("person", id)}
		for _, row := range all {
			if row[0] == id || row[2] == id {
				q.want = append(q.want, row)
			}
		}
		out = append(out, q)
	}
	return out
}

func openings(_ *world, s *org.Snapshot) []question {
	list := must(s.Openings(nil, nil))
	slices.SortFunc(list, func(a, b org.Opening) int {
		day := func(o org.Opening) org.Date {
			if d, ok := o.OpenedOn(); ok {
				return d
			}
			return org.Forever
		}
		return cmp.Or(cmp.Compare(day(a), day(b)), strings.Compare(a.Ref(), b.Ref()))
	})
	var q question
	for _, o := range list {
		x := openSeat(o)
		var team, manager any
		if t, ok := o.Team(); ok {
			team = t.Name()
		}
		if m, ok := x.above(); ok {
			manager = m.called()
		}
		below := must(s.Spans(&org.PersonFilter{Under: new(o.Ref())}))
		q.want = append(q.want, []any{x.id, x.title, x.level, team, manager, orNull(o.OpenedOn()), orNull(o.TargetDate()),
			len(o.Reports()), below.Managers() + below.IndividualContributors()})
	}
	return []question{q}
}
