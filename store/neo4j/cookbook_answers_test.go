package neo4j_test

import (
	"cmp"
	"slices"
	"strings"

	"rung/org"
)

// What the domain answers to the questions of the recipes, as rows.

// must returns what the domain answers to a question that it cannot refuse.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// orNull returns a value that may not be known.
func orNull[T any](v T, ok bool) any {
	if !ok {
		return nil
	}
	return v
}

var many = new(int32(1000))

func with(name string, value any, more ...any) map[string]any {
	m := map[string]any{name: value}
	for i := 0; i+1 < len(more); i += 2 {
		m[more[i].(string)] = more[i+1]
	}
	return m
}

// everybody returns the people of the day, in order of id.
func everybody(s *org.Snapshot) []org.Person {
	var out []org.Person
	for r := range s.Facts().People() {
		if p, ok := s.Person(r.ID); ok {
			out = append(out, p)
		}
	}
	return out
}

// some returns the ids of a few people, of whom some may not be there on the day: who is at the top, somebody with an
// open seat above, and others.
func (w *world) some(s *org.Snapshot, n int) []string {
	var ids []string
	for r := range s.Facts().People() {
		ids = append(ids, r.ID)
	}
	var out []string
	for _, p := range s.Roots() {
		if len(out) < 2 {
			out = append(out, p.Ref())
		}
	}
	for _, o := range must(s.Openings(nil)) {
		for _, p := range o.Reports() {
			if len(out) < 3 {
				out = append(out, p.Ref())
			}
		}
	}
	for len(out) < n {
		out = append(out, ids[w.random.IntN(len(ids))])
	}
	return out
}

func allLevels(s *org.Snapshot) []org.Level {
	var out []org.Level
	for _, l := range s.Ladders() {
		out = append(out, l.Levels()...)
	}
	return out
}

func levelOf(p org.Person) any {
	l, ok := p.Level()
	if !ok {
		return nil
	}
	return l.Code()
}

// levelColumns are the ladder, the code and the title of a level, or nulls.
func levelColumns(l org.Level, ok bool) []any {
	if !ok {
		return []any{nil, nil, nil}
	}
	return []any{l.Ladder().Name(), l.Code(), l.Title()}
}

func titled(title string) *org.PersonFilter {
	return &org.PersonFilter{Level: &org.LevelFilter{In: []string{title}}}
}

var askedTitles = []string{"Product Directors", "SENIOR  product managers", "VPs of Product", "Product Manager"}

func spanOfATitle(_ *world, s *org.Snapshot) (out []question) {
	for _, title := range askedTitles {
		q := question{with: with("title", title)}
		for _, row := range must(must(s.Spans(titled(title))).Rows(nil, many, nil)).Nodes() {
			p := row.Person()
			q.want = append(q.want, []any{p.Ref(), p.Name(), levelOf(p), row.Span().Direct(), row.Span().Total()})
		}
		out = append(out, q)
	}
	return out
}

func spanSummaryOfATitle(_ *world, s *org.Snapshot) (out []question) {
	for _, title := range askedTitles {
		r := must(s.Spans(titled(title)))
		out = append(out, question{with("title", title), [][]any{{
			r.Managers(), r.IndividualContributors(), orNull(r.IcToManager()), orNull(r.Mean()), orNull(r.Median()), orNull(r.P90()), r.Max(), r.Layers()}}})
	}
	return out
}

func spanOfAPerson(w *world, s *org.Snapshot) (out []question) {
	for _, id := range w.some(s, 6) {
		q := question{with: with("person", id)}
		if p, ok := s.Person(id); ok {
			x := p.Span()
			q.want = [][]any{{id, p.Name(), x.Direct(), x.Total(), x.Managers(), x.IndividualContributors(), x.Layers(), x.Openings(), orNull(x.MeanSpan())}}
		}
		out = append(out, q)
	}
	return out
}

func spanOfAPersonByLevel(w *world, s *org.Snapshot) (out []question) {
	for _, id := range w.some(s, 4) {
		q := question{with: with("person", id)}
		if p, ok := s.Person(id); ok {
			for _, c := range p.Span().ByLevel() {
				q.want = append(q.want, append(levelColumns(c.Level()), c.Headcount()))
			}
		}
		out = append(out, q)
	}
	return out
}

func byDimension(d ...org.Dimension) []org.DimensionInput {
	var out []org.DimensionInput
	for i := range d {
		out = append(out, org.DimensionInput{Dimension: &d[i]})
	}
	return out
}

// levelKey returns the level that is a group's first key.
func levelKey(s *org.Snapshot, g org.Group) (org.Level, bool) {
	v := g.Keys()[0].Value
	if v == nil {
		return org.Level{}, false
	}
	return *must(s.Level(*v)), true
}

func spansByLevel(_ *world, s *org.Snapshot) []question {
	var q question
	for _, g := range must(s.Breakdown(byDimension(org.ByLevel), nil, nil)) {
		l, ok := levelKey(s, g)
		where := &org.PersonFilter{Level: &org.LevelFilter{IsNull: new(true)}}
		if ok {
			where = titled(l.Ref())
		}
		r := must(s.Spans(where))
		q.want = append(q.want, append(levelColumns(l, ok), g.Headcount(), g.Managers(), orNull(g.MeanSpan()), orNull(r.Median()), r.Max()))
	}
	return []question{q}
}

func spanBands(_ *world, s *org.Snapshot) []question {
	var q question
	for _, b := range must(s.Spans(nil)).Bands() {
		q.want = append(q.want, []any{b.Label, b.Managers, b.Share})
	}
	return []question{q}
}

func layers(_ *world, s *org.Snapshot) []question {
	var q question
	for _, l := range must(s.Spans(nil)).PerLayer() {
		q.want = append(q.want, []any{l.Depth, l.Headcount})
	}
	return []question{q}
}

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

func levelHolders(_ *world, s *org.Snapshot) (out []question) {
	for _, l := range allLevels(s) {
		q := question{with: with("level", l.Ref())}
		for _, p := range must(l.People(many)) {
			q.want = append(q.want, []any{p.Ref(), p.Name(), p.Title(), orNull(p.LevelSince())})
		}
		if len(q.want) > 0 {
			out = append(out, q)
		}
	}
	return out
}

func texts(list []org.Criterion) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.Text())
	}
	return out
}

func levelExpectations(w *world, s *org.Snapshot) (out []question) {
	levels := allLevels(s)
	for range 4 {
		l := levels[w.random.IntN(len(levels))]
		q := question{with: with("level", l.Ref())}
		for _, x := range must(l.Expectations(nil)) {
			q.want = append(q.want, []any{x.Competency().Name(), texts(x.Criteria())})
		}
		out = append(out, q)
	}
	return out
}

func compareLevels(w *world, s *org.Snapshot) (out []question) {
	levels := allLevels(s)
	pick := func() string { return levels[w.random.IntN(len(levels))].Ref() }
	for _, pair := range [][2]string{{"level/abtion/L3", "level/abtion/L4"}, {"level/abtion/L2", "level/abtion/L2"}, {pick(), pick()}, {pick(), pick()}} {
		q := question{with: with("from", pair[0], "to", pair[1])}
		for _, row := range must(s.CompareLevels(pair[0], pair[1])).Rows() {
			q.want = append(q.want, []any{row.Competency.Ladder().Name(), row.Competency.Name(), texts(row.From), texts(row.To)})
		}
		out = append(out, q)
	}
	return out
}

func landing(_ *world, s *org.Snapshot) (out []question) {
	for _, ladder := range s.Facts().Ladders() {
		q := question{with: with("ladder", ladder.ID)}
		l := must(s.Landing(ladder.ID, nil))
		unplaced := 0
		for _, row := range l.Rows {
			to, ok := row.To()
			if !ok {
				unplaced += row.Headcount()
			}
			q.want = append(q.want, slices.Concat([]any{row.From().Ladder().Name(), row.From().Code()}, levelColumns(to, ok)[1:], []any{row.Headcount()}))
		}
		if unplaced != l.Unplaced {
			panic("the unplaced are not those of the rows")
		}
		if l.WithoutLevel > 0 {
			q.want = append(q.want, []any{nil, nil, nil, nil, l.WithoutLevel})
		}
		out = append(out, q)
	}
	return out
}

func headcountByLevel(_ *world, s *org.Snapshot) []question {
	var q question
	for _, g := range must(s.Breakdown(byDimension(org.ByLevel, org.ByTrack), nil, nil)) {
		var track any
		if v := g.Keys()[1].Value; v != nil {
			track = *v
		}
		q.want = append(q.want, append(levelColumns(levelKey(s, g)), track, g.Headcount(), g.FTE()))
	}
	return []question{q}
}

func headcountByTeam(_ *world, s *org.Snapshot) []question {
	var q question
	for _, t := range s.Teams() {
		var parent, lead any
		if p, ok := t.Parent(); ok {
			parent = p.Name()
		}
		if p, ok := t.Lead(); ok {
			lead = p.Name()
		}
		members := map[string]bool{}
		for _, m := range must(t.Members(many)) {
			members[m.Person().Ref()] = true
		}
		q.want = append(q.want, []any{t.Ref(), t.Name(), parent, lead, len(members), t.Headcount()})
	}
	return []question{q}
}

func headcountByLocation(_ *world, s *org.Snapshot) []question {
	groups := must(s.Breakdown(byDimension(org.ByLocation), nil, nil))
	place := func(g org.Group) string {
		if v := g.Keys()[0].Value; v != nil {
			return *v
		}
		return ""
	}
	slices.SortFunc(groups, func(a, b org.Group) int {
		if x, y := place(a), place(b); x == "" || y == "" {
			return strings.Compare(y, x) // nowhere is last
		}
		return cmp.Or(cmp.Compare(b.Headcount(), a.Headcount()), strings.Compare(place(a), place(b)))
	})
	var q question
	for _, g := range groups {
		q.want = append(q.want, []any{place(g), g.Headcount(), g.FTE()})
	}
	return []question{q}
}

func openings(_ *world, s *org.Snapshot) []question {
	list := must(s.Openings(nil))
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
