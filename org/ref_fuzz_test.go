package org_test

import (
	"strings"
	"testing"

	"rung/org"
)

// FuzzReference takes any text for a reference to anything: whoever it names is named again by their own id, ref and last
// part, in whatever moment; and nothing panics.
func FuzzReference(f *testing.F) {
	for _, seed := range []string{"person/ada", "ada", "ADA@example.com", "person/ada@2025-01-01", "person/ada@preview", "opening/designer", "designer", "team/growth", "L4", "level/abtion/L4", "Senior Product Managers", "ladder/abtion", "criterion/abtion/L4/x/1", "", "@", "/", "person/", "a@b@2025-13-40", "\x00", strings.Repeat("person/", 99)} {
		f.Add(seed)
	}
	facts := org.NewFacts(0, org.OrganizationRecord{Name: "Acme"}, nil, nil, nil, nil)
	out := facts.Apply([]org.Change{
		org.Hire{ID: "ada", Name: "Ada Example", Email: "ada@example.com", Title: "Director"},
		org.Hire{ID: "bo", Name: "Bo Example", Title: "Manager", Manager: "ada"},
		org.SaveOpening{ID: "designer", Title: "Designer", Manager: org.To("ada")},
		org.SaveTeam{ID: "growth", Name: "Growth", Lead: org.To("ada")},
	}, org.NewDate(2024, 1, 1))
	if len(out.Problems) > 0 {
		f.Fatal(out.Problems)
	}
	today := org.NewSnapshot(out.Facts, org.NewDate(2025, 1, 1))
	other := org.NewSnapshot(out.Facts, org.NewDate(2024, 6, 1)).AsOf()
	f.Fuzz(func(t *testing.T, ref string) {
		for _, s := range []*org.Snapshot{today, other} {
			if p, ok := s.Person(ref); ok {
				for _, again := range []string{p.ID(), p.Ref(), strings.TrimPrefix(p.Ref(), "person/")} {
					if q, ok := s.Person(again); !ok || q.Ref() != p.Ref() {
						t.Errorf("%q names %s, whose own %q names another", ref, p.Ref(), again)
					}
				}
				if !out.Facts.Knows(ref) {
					t.Errorf("%q names %s, and is not known", ref, p.Ref())
				}
			}
			if n, ok := s.Node(ref); ok {
				if again, ok := s.Node(n.ID()); !ok || again.ID() != n.ID() {
					t.Errorf("%q is the node %s, which is not found by its id", ref, n.ID())
				}
			}
			_, _ = s.Level(ref)
			_, _ = s.Team(ref)
			_, _ = s.Ladder(ref)
			depth := int32(2)
			_, _ = s.Chart(&ref, &depth)
			_, _ = s.Path(ref, "ada")
			_, _ = s.Search(ref, nil)
			if day := org.Moment(ref); day != "" && day != "preview" {
				if _, err := org.ParseDate(day); err != nil {
					t.Errorf("the moment of %q is %q, which is no day", ref, day)
				}
			}
			a, _ := s.Person("ada")
			_ = a.Above(ref)
		}
	})
}
