package neo4j_test

import "rung/org"

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
