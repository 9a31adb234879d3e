package org_test

import (
	"slices"
	"testing"

	"rung/org"
)

// Every order is asked before the change, so that whatever is remembered for it is carried over.
func TestOrdersAreRightAfterAChangeAsIfComputedAnew(t *testing.T) {
	f := company(t)
	on := day("2025-06-01")
	s := org.NewSnapshot(f, on)
	who := refs(everybody(s))
	pages := func(s *org.Snapshot) []string {
		var out []string
		for _, field := range personFields {
			c, err := s.People(nil, []org.PersonOrder{{Field: field}}, to(int32(1000)), nil, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			out = append(append(out, string(field)), refs(c.Nodes())...)
		}
		return out
	}
	before := pages(s)
	out := f.Apply([]org.Change{
		org.Leave{Person: who[len(who)-1]},
		org.Update{Person: who[0], Name: org.To("Zzz Last"), Location: org.To("Aalborg")},
		org.Hire{ID: "person/new", Name: "Aaa First", Title: "Aaa", StartDate: day("2025-01-15")},
	}, day("2025-03-01"))
	if len(out.Problems) > 0 {
		t.Fatal(out.Problems)
	}
	got, want := pages(s.Next(out.Facts, out.Delta)), pages(org.NewSnapshot(out.Facts, on))
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if slices.Equal(got, before) {
		t.Errorf("the change changed no order: %v", got)
	}
}
