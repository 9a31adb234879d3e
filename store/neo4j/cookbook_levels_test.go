package neo4j_test

import (
	"cmp"
	"slices"
	"strings"

	"rung/org"
)

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
