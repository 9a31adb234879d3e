package neo4j_test

import (
	"slices"

	"rung/org"
)

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
			after, more = page.PageInfo().EndCursor, page.PageInfo().HasNextPage
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
