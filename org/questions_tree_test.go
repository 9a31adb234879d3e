package org_test

import (
	"fmt"
	"strings"

	"rung/org"
)

// The answers of a snapshot about the tree: charts, outlines and ways.

func (a *asker) aboutTheTree() {
	a.wantChart("", 2)
	for range 6 {
		a.wantChart(a.someTop(), a.r.IntN(6))
	}
	a.wantOutline("", nil)
	for i := range dimensions {
		a.wantOutline(a.someTop(), &dimensions[i])
	}
	for range min(30, len(a.people)*len(a.people)) {
		from, to := oneOf(a.r, a.people), oneOf(a.r, a.people)
		way, err := a.s.Path(from, to)
		if err != nil {
			a.t.Fatal(err)
		}
		a.wantLines("path from "+from+" to "+to, pathOf(*way), a.pathLines(from, to))
	}
}

// someTop returns a seat, or "" for everybody.
func (a *asker) someTop() string {
	if seats := a.seats; len(seats) > 0 && a.r.IntN(3) > 0 {
		return oneOf(a.r, seats)
	}
	return ""
}

func asked(root string) *string {
	if root == "" {
		return nil
	}
	return &root
}

func pathOf(p org.ReportingPath) []string {
	return []string{"seats " + fmt.Sprint(refsOf(p.Seats())), "people " + fmt.Sprint(refsOf(p.People())), "common manager " + ref(p.CommonManager()), "steps " + known(p.Steps())}
}

func (a *asker) wantChart(root string, depth int) {
	a.t.Helper()
	got, err := a.s.Chart(asked(root), to(int32(depth)))
	if err != nil {
		a.t.Fatalf("%s on %s: chart of %q: %v", a.world, a.day, root, err)
	}
	var lines []string
	for _, box := range got {
		parent, seat := "none", ref(box.Person())+ref(box.Opening())
		if at, ok := box.Parent(); ok {
			parent = fmt.Sprint(at)
		}
		lines = append(lines, fmt.Sprint(seat, " below ", parent, " at ", box.Depth(), " hides ", box.Hidden()))
	}
	a.wantLines(fmt.Sprintf("chart of %q to depth %d", root, depth), lines, a.chart(root, depth))
}

func (a *asker) wantOutline(root string, color *org.Dimension) {
	a.t.Helper()
	got, err := a.s.Outline(asked(root), color)
	if err != nil {
		a.t.Fatalf("%s on %s: outline of %q: %v", a.world, a.day, root, err)
	}
	question := fmt.Sprintf("outline of %q by %s", root, asText(color))
	var lines []string
	for i := range got.Headcount {
		lines = append(lines, fmt.Sprint(got.Refs.Strings[i], " ", got.Names.Strings[i], ", ", got.Titles.Strings[i], " below ", got.Parents.Ints[i], " value ", got.Values.Ints[i]))
	}
	want, labels := a.outline(root, color)
	a.wantLines(question, lines, want)
	a.want(question+": labels", len(got.Labels), len(labels))
	for i, l := range labels {
		if *color == org.ByLocation || *color == org.ByTimeZone {
			a.want(question+": label", naiveFold(got.Labels[i]), l)
		} else if l != "" {
			// A level that another ladder has as well says its ladder.
			a.want(fmt.Sprintf("%s: label %q begins with %q", question, got.Labels[i], l), strings.HasPrefix(got.Labels[i], l), true)
		}
	}
}
