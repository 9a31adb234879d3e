package org_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rung/org"
)

// found returns what was found as lines: kind, refs and, where asked, the text.
func found(t *testing.T, s *org.Snapshot, kinds []org.FindingKind, under *string) []string {
	t.Helper()
	list, err := s.Findings(kinds, under)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range list {
		var refs []string
		for _, p := range f.People() {
			refs = append(refs, strings.TrimPrefix(p.Ref(), "person/"))
		}
		out = append(out, fmt.Sprintf("%s %s %s", f.Kind(), f.Severity(), strings.Join(refs, ",")))
		if text := f.Text(); !strings.HasSuffix(text, ".") || strings.Contains(text, "%!") {
			t.Errorf("%s: %q", f.Kind(), text)
		}
	}
	return out
}

// brokenCompany has one of every finding, but for a wide span.
func brokenCompany() *org.Facts {
	all := org.Period{Since: day("2020-01-01"), Until: org.Forever}
	person := func(key, title, level string, to ...string) *org.PersonRecord {
		p := &org.PersonRecord{ID: "person/" + key, Name: strings.ToUpper(key[:1]) + key[1:] + " Example",
			Employments: []org.Employment{{Period: all}}, Jobs: []org.Job{{Period: all, Title: title, FTE: 1}}}
		if level != "" {
			p.Levels = []org.LevelSpell{{Period: all, Level: "level/small/" + level}}
		}
		for _, x := range to {
			p.Lines = append(p.Lines, org.Line{Period: all, To: x})
		}
		return p
	}
	lost := person("lou", "Product Manager", "L1")
	lost.UnresolvedManager = "Zed"
	people := []*org.PersonRecord{
		person("ada", "Product Director", "L3"),
		person("bob", "Senior Product Manager", "L2", "person/ada"),
		person("cy", "Product Director", "L1", "person/bob"),    // a title above the level
		person("dee", "Product Managers", "L2", "person/bob"),   // below it; and the level of her manager
		person("eve", "Product Director", "L3", "person/bob"),   // above her manager, and nobody to manage
		person("fay", "Engineer", "", "opening/head"),           // no level; an open seat above
		person("gus", "Director of Art", "L1", "opening/head"),  // a director's title and nobody to manage
		person("hal", "Product Manager", "L1", "person/ivy"),    // in a circle
		person("ivy", "Product Manager", "L1", "person/hal"),    //
		person("jan", "Product Manager", "L1", "person/nobody"), // a line to nobody
		person("kim", "Product Manager", "L1", "person/ada", "person/bob"),
		lost,
	}
	open := []*org.OpeningRecord{{ID: "opening/head", Title: "Head of Things", Period: all}}
	return org.NewFacts(1, org.OrganizationRecord{Name: "Broken", HomeLadder: "ladder/small"}, people, open, nil, []*org.LadderRecord{ladder()})
}

func TestFindingsSayWhatTheStructureShows(t *testing.T) {
	s := org.NewSnapshot(brokenCompany(), day("2024-01-01"))
	want := []string{
		"REPORTING_CYCLE ERROR hal,ivy",
		"MISSING_MANAGER WARNING jan",
		"MISSING_MANAGER WARNING lou",
		"MANY_ROOTS WARNING ada,hal,jan,lou",
		"SEVERAL_MANAGERS ERROR kim",
		"NARROW_SPAN INFO ada,bob",
		"NARROW_SPAN INFO hal,ivy",
		"LEVEL_INVERSION WARNING eve,bob",
		"SAME_LEVEL_MANAGER INFO dee,bob",
		"SAME_LEVEL_MANAGER INFO ivy,hal",
		"TITLE_INFLATION WARNING cy",
		"TITLE_DEFLATION INFO dee",
		"MANAGEMENT_LEVEL_WITHOUT_REPORTS WARNING cy",
		"MANAGEMENT_LEVEL_WITHOUT_REPORTS WARNING eve",
		"MANAGEMENT_LEVEL_WITHOUT_REPORTS WARNING gus",
		"NO_LEVEL INFO fay",
		"OPEN_MANAGER INFO fay,gus",
	}
	if got := found(t, s, nil, nil); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	texts := map[org.FindingKind]string{
		org.FindCycle:           "Hal Example and Ivy Example report to one another in a circle; it is cut above Hal Example.",
		org.FindMissingManager:  "Jan Example reports to person/nobody, who is not there on 2024-01-01, and stands at the top.",
		org.FindManyRoots:       "4 people and 1 open seat report to nobody: the open seat “Head of Things”, Ada Example, Hal Example, Jan Example and Lou Example.",
		org.FindSeveralManagers: "Kim Example has 2 solid lines, to Ada Example and Bob Example; the last of them counts.",
		org.FindInflation:       "Cy Example holds L1 (Product Manager), but the title “Product Director” is that of L3.",
		org.FindLevelInversion:  "Eve Example, at L3, reports to Bob Example, at L2, which is less senior.",
		org.FindNoLevel:         "1 of 12 people are at no level.",
		org.FindOpenManager:     "Fay Example and Gus Example report to the open seat “Head of Things”.",
	}
	for kind, text := range texts {
		list, err := s.Findings([]org.FindingKind{kind}, nil)
		if err != nil || len(list) == 0 || list[0].Kind() != kind {
			t.Fatal(kind, list, err)
		}
		if got := list[0].Text(); got != text {
			t.Errorf("%s: got %q, want %q", kind, got, text)
		}
	}
}

func TestFindingsBelowASeatAndOfSomeKinds(t *testing.T) {
	s := org.NewSnapshot(brokenCompany(), day("2024-01-01"))
	bob, open := "bob", "opening/head"
	kinds := []org.FindingKind{org.FindNoLevel, org.FindDeflation, org.FindManyRoots}
	if got, want := found(t, s, kinds, &bob), []string{"TITLE_DEFLATION INFO dee"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := found(t, s, []org.FindingKind{org.FindOpenManager, org.FindNoLevel}, &open), []string{"NO_LEVEL INFO fay", "OPEN_MANAGER INFO fay,gus"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := found(t, s, []org.FindingKind{}, nil); len(got) > 0 {
		t.Errorf("no kinds asked, got %v", got)
	}
	_, err := s.Findings([]org.FindingKind{"ODD"}, nil)
	wantError(t, err, org.Invalid, "kinds")
	nobody := "nobody"
	_, err = s.Findings(nil, &nobody)
	wantError(t, err, org.NotFound, "under")
}

func TestATitleThatSeveralLevelsCarryIsNoFindingForTheirHolders(t *testing.T) {
	l := ladder()
	l.Levels[2].Title = "Senior Product Managers" // as L2's
	f := org.NewFacts(1, org.OrganizationRecord{HomeLadder: l.ID}, nil, nil, nil, []*org.LadderRecord{l, otherLadder()})
	f = apply(t, f, "2024-01-01",
		org.Hire{ID: "ann", Name: "Ann", Title: "Senior Product Manager", Level: "L2"},
		org.Hire{ID: "ben", Name: "Ben", Title: "senior product manager", Level: "L3"},
		org.Hire{ID: "cat", Name: "Cat", Title: "Senior Product Manager", Level: "L1"},     // below both
		org.Hire{ID: "dan", Name: "Dan", Title: "Staff Product Manager", Level: "L2"},      // another ladder's, as senior
		org.Hire{ID: "eli", Name: "Eli", Title: "Chief Product Officer", Level: "L2"},      // another ladder's, above
		org.Hire{ID: "fox", Name: "Fox", Title: "Product Manager", Level: "level/other/B"}, // own ladder's, below
	)
	s := org.NewSnapshot(f, day("2024-01-02"))
	want := []string{"TITLE_INFLATION WARNING cat", "TITLE_INFLATION WARNING eli", "TITLE_DEFLATION INFO fox"}
	if got := found(t, s, []org.FindingKind{org.FindInflation, org.FindDeflation}, nil); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFindingsOfSpansAndLevelsAgreeWithTheHandles(t *testing.T) {
	someOrgs(func(seed uint64, s *org.Snapshot) {
		var want []string
		for _, p := range peopleOf(s) {
			if n := len(p.Reports()); n == 1 {
				want = append(want, "NARROW_SPAN "+p.Ref())
			}
			if n := len(p.Reports()); n >= 17 {
				want = append(want, "WIDE_SPAN "+p.Ref())
			}
			m, ok := p.Manager()
			a, okA := p.Level()
			if !ok || !okA {
				continue
			}
			b, okB := m.Level()
			if okB && a.Bands().Low > b.Bands().Low {
				want = append(want, "LEVEL_INVERSION "+p.Ref())
			}
			if okB && a == b {
				want = append(want, "SAME_LEVEL_MANAGER "+p.Ref())
			}
		}
		list, err := s.Findings([]org.FindingKind{org.FindNarrowSpan, org.FindWideSpan, org.FindLevelInversion, org.FindSameLevel}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range list {
			got = append(got, fmt.Sprintf("%s %s", f.Kind(), f.People()[0].Ref()))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("seed %d: got %v, want %v", seed, got, want)
		}
		all, err := s.Findings(nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range all {
			if f.Text() == "" || len(f.People()) == 0 && f.Kind() != org.FindManyRoots {
				t.Errorf("%s: %q about %d people", f.Kind(), f.Text(), len(f.People()))
			}
		}
	})
}
