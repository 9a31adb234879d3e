package org_test

import (
	"testing"

	"rung/org"
)

func TestASummarySaysWhatChanged(t *testing.T) {
	day := org.NewDate(2026, 1, 1)
	first := []org.Change{
		org.Hire{ID: "person/ada", Name: "Ada Example", Title: "Director"},
		org.Hire{ID: "person/bob", Name: "Bob Example", Title: "Manager", Manager: "person/ada"},
		org.Hire{ID: "person/cyn", Name: "Cyn Example", Title: "Manager", Manager: "person/ada"},
		org.SaveTeam{ID: "team/growth", Name: "Growth"},
	}
	f := org.NewFacts(0, org.OrganizationRecord{}, nil, nil, nil, nil)
	out := f.Apply(first, day)
	if len(out.Problems) > 0 {
		t.Fatal(out.Problems)
	}
	if got, want := org.Summarize(out.Facts, first, out.Touched, out.Delta), "3 hires, 1 team"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := org.Summarize(out.Facts, nil, nil, out.Delta), "3 people, 1 team"; got != want {
		t.Errorf("without changes %q, want %q", got, want)
	}
	for _, c := range []struct {
		change org.Change
		want   string
	}{
		{org.Move{Person: "bob", To: "person/cyn"}, "Bob Example moved to Cyn Example"},
		{org.Dated{On: day + 3, Change: org.Move{Person: "person/bob", ToTop: true}}, "Bob Example moved to the top"},
		{org.Hire{Name: "Dan Example", Title: "Manager"}, "Dan Example joined"},
		{org.JoinTeam{Person: "person/bob", Team: "team/growth"}, "Bob Example joined team Growth"},
		{org.Leave{Person: "person/cyn"}, "Cyn Example left"},
	} {
		next := out.Facts.Apply([]org.Change{c.change}, day+30)
		if len(next.Problems) > 0 {
			t.Fatal(next.Problems)
		}
		if got := org.Summarize(next.Facts, []org.Change{c.change}, next.Touched, next.Delta); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
