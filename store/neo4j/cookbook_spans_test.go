package neo4j_test

import "rung/org"

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
	for _, o := range must(s.Openings(nil, nil)) {
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
