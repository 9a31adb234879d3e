package org_test

import (
	"fmt"
	"slices"

	"rung/org"
)

// The answers of a snapshot about what is wrong or unusual.

func (a *asker) aboutFindings() {
	for _, kind := range findingKinds {
		a.wantFindings([]org.FindingKind{kind}, "")
		if kind != org.FindCycle {
			a.wantFindings([]org.FindingKind{kind}, a.someTop())
		}
	}
	if a.sound {
		a.wantFindings(findingKinds, "")
		a.wantFindings(nil, "")
	}
	a.wantFindings([]org.FindingKind{}, "")
}

func (a *asker) wantFindings(kinds []org.FindingKind, under string) {
	a.t.Helper()
	question := fmt.Sprintf("findings %v under %q", kinds, under)
	got, err := a.s.Findings(kinds, asked(under))
	if err != nil {
		a.t.Fatalf("%s on %s: %s: %v", a.world, a.day, question, err)
	}
	var lines, want []string
	for _, f := range got {
		lines = append(lines, fmt.Sprint(f.Kind(), " ", refsOf(f.People())))
		if f.Text() == "" || a.sound && f.Severity() == org.SeverityError {
			a.t.Fatalf("%s on %s: %s: %s says %q and is an %s", a.world, a.day, question, f.Kind(), f.Text(), f.Severity())
		}
	}
	if kinds == nil {
		kinds = findingKinds
	}
	for _, kind := range kinds {
		want = append(want, a.findings(kind, under)...)
	}
	if !a.sound {
		slices.Sort(lines) // an open seat may be the first of a circle, which then has no first person to stand by
		slices.Sort(want)
	}
	a.wantLines(question, lines, want)
}
