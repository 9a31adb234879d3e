package org_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/org"
)

// spanClasses are the default classes of direct reports; 0 is no upper end.
var spanClasses = []struct {
	label     string
	low, high int
}{{"1", 1, 1}, {"2–3", 2, 3}, {"4–7", 4, 7}, {"8–12", 8, 12}, {"13–16", 13, 16}, {"17+", 17, 0}}

// spanClass returns the place of a class of direct reports, or -1.
func spanClass(direct int) int {
	for i, c := range spanClasses {
		if direct >= c.low && (c.high == 0 || direct <= c.high) {
			return i
		}
	}
	return -1
}

// spans reports on some people, one line a figure.
func (n *naive) spans(people []string) []string {
	var direct []float64
	most, layers := 0, 0
	ofDepth := map[int]int{}
	inClass := make([]int, len(spanClasses))
	for _, p := range people {
		d := n.direct(p)
		if d > 0 {
			direct = append(direct, float64(d))
			inClass[spanClass(d)]++
		}
		most = max(most, d)
		layers = max(layers, n.depth(p))
		ofDepth[n.depth(p)]++
	}
	managers := len(direct)
	ratio := ""
	if managers > 0 {
		ratio = figure(float64(len(people)-managers) / float64(managers))
	}
	out := []string{
		fmt.Sprint("managers ", managers), fmt.Sprint("ics ", len(people)-managers), "ics to managers " + ratio,
		"mean " + naiveMean(direct), "median " + naivePercentile(direct, 0.5), "p90 " + naivePercentile(direct, 0.9),
		fmt.Sprint("max ", most), fmt.Sprint("layers ", layers),
	}
	for depth := 1; depth <= layers; depth++ {
		if ofDepth[depth] > 0 {
			out = append(out, fmt.Sprint("at depth ", depth, ": ", ofDepth[depth]))
		}
	}
	for i, c := range spanClasses {
		share := 0.0
		if managers > 0 {
			share = float64(inClass[i]) / float64(managers)
		}
		out = append(out, fmt.Sprint(c.label, " from ", c.low, " to ", c.high, ": ", inClass[i], " ", figure(share), " ", c.low == 8))
	}
	return out
}

// spanRows returns one line a person, in an order.
func (n *naive) spanRows(people []string, order org.SpanOrder) []string {
	people = slices.Sorted(slices.Values(people))
	sign := 1
	if strings.HasSuffix(string(order), "_DESC") {
		sign = -1
	}
	slices.SortStableFunc(people, func(p, q string) int {
		switch order {
		case org.SpanNameAsc:
			return compareKeys(textKey(n.nameOf(p)), textKey(n.nameOf(q)))
		case org.SpanTotalAsc, org.SpanTotalDesc:
			return sign * cmp.Compare(n.total(p), n.total(q))
		}
		return sign * cmp.Compare(n.direct(p), n.direct(q))
	})
	var out []string
	for _, p := range people {
		class := ""
		if i := spanClass(n.direct(p)); i >= 0 {
			class = spanClasses[i].label
		}
		out = append(out, fmt.Sprintf("%s %s %+v", p, class, n.span(p)))
	}
	return out
}
