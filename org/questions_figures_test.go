package org_test

import (
	"fmt"
	"slices"

	"rung/org"
)

// The answers of a snapshot in figures: spans and breakdowns.

func (a *asker) aboutFigures() {
	a.wantSpans(nil)
	a.wantSpans(a.goodFilter())
	for i := range dimensions {
		a.wantBreakdown([]org.DimensionInput{{Dimension: &dimensions[i]}}, nil, i%2 == 0)
	}
	for range 6 {
		var by []org.DimensionInput
		for _, i := range a.r.Perm(len(dimensions) + 1)[:1+a.r.IntN(4)] {
			if i == len(dimensions) {
				by = append(by, org.DimensionInput{Attribute: to("cost  centre")})
			} else {
				by = append(by, org.DimensionInput{Dimension: &dimensions[i]})
			}
		}
		a.wantBreakdown(by, a.goodFilter(), a.r.IntN(2) == 0)
	}
	for _, l := range a.facts.Ladders() {
		where := a.goodFilter()
		a.wantLanding(l.ID, where, a.selected(where))
	}
}

func (a *asker) wantSpans(where *org.PersonFilter) {
	a.t.Helper()
	got, err := a.s.Spans(where)
	question := "spans where " + asText(where)
	if err != nil {
		a.t.Fatalf("%s on %s: %s: %v", a.world, a.day, question, err)
	}
	lines := []string{
		fmt.Sprint("managers ", got.Managers()), fmt.Sprint("ics ", got.IndividualContributors()), "ics to managers " + figureOf(got.IcToManager()),
		"mean " + figureOf(got.Mean()), "median " + figureOf(got.Median()), "p90 " + figureOf(got.P90()),
		fmt.Sprint("max ", got.Max()), fmt.Sprint("layers ", got.Layers()),
	}
	for _, l := range got.PerLayer() {
		lines = append(lines, fmt.Sprint("at depth ", l.Depth, ": ", l.Headcount))
	}
	for _, b := range got.Bands() {
		high := 0
		if b.High != nil {
			high = *b.High
		}
		lines = append(lines, fmt.Sprint(b.Label, " from ", b.Low, " to ", high, ": ", b.Managers, " ", figure(b.Share), " ", b.OnTarget))
	}
	people := a.selected(where)
	a.wantLines(question, lines, a.spans(people))
	for _, order := range []org.SpanOrder{org.SpanDirectAsc, org.SpanDirectDesc, org.SpanTotalAsc, org.SpanTotalDesc, org.SpanNameAsc} {
		var rows []string
		var after *string
		for {
			page, err := got.Rows(&order, to(int32(7+a.r.IntN(60))), after)
			if err != nil {
				a.t.Fatal(err)
			}
			for _, row := range page.Nodes() {
				class := ""
				if b, ok := row.Band(); ok {
					class = b.Label
				}
				rows = append(rows, fmt.Sprintf("%s %s %+v", row.Person().Ref(), class, spanOf(row.Span())))
			}
			a.want(question+": rows in all", page.TotalCount, len(people))
			if after = page.PageInfo().EndCursor; !page.PageInfo().HasNextPage {
				break
			}
		}
		a.wantLines(fmt.Sprint(question, ": rows ", order), rows, a.spanRows(people, order))
	}
}

func (a *asker) wantBreakdown(by []org.DimensionInput, where *org.PersonFilter, rollup bool) {
	a.t.Helper()
	got, err := a.s.Breakdown(by, where, &rollup)
	question := fmt.Sprintf("breakdown by %s where %s, roll-up %t", asText(by), asText(where), rollup)
	if err != nil {
		a.t.Fatalf("%s on %s: %s: %v", a.world, a.day, question, err)
	}
	var lines []string
	for _, g := range got {
		var keys []string
		for i, k := range g.Keys() {
			if fmt.Sprint(known(k.Dimension, k.Dimension != nil)) == "" != (by[i].Dimension == nil) || k.Dimension != nil && *k.Dimension != *by[i].Dimension {
				a.t.Fatalf("%s on %s: %s: key %d is of %v", a.world, a.day, question, i, k.Dimension)
			}
			switch {
			case k.Value == nil:
				keys = append(keys, "not known")
			case k.Attribute != nil || slices.Contains([]org.Dimension{org.ByLocation, org.ByTimeZone}, *k.Dimension):
				keys = append(keys, naiveFold(*k.Value))
			default:
				keys = append(keys, *k.Value)
			}
		}
		people, err := g.People(nil)
		if err != nil {
			a.t.Fatal(err)
		}
		lines = append(lines, fmt.Sprintf("%q %d fte %s managers %d share %s mean %s tenure %s %v", keys, g.Headcount(), figure(g.FTE()), g.Managers(), figure(g.Share()), figureOf(g.MeanSpan()), figureOf(g.MedianTenureYears()), refsOf(people)))
	}
	a.wantLines(question, lines, a.breakdown(by, a.selected(where), rollup))
}
