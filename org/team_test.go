package org_test

import (
	"testing"

	"rung/org"
)

func TestACircleOfTeamsIsCutAtItsLowestId(t *testing.T) {
	team := func(id, parent string) *org.TeamRecord {
		return &org.TeamRecord{ID: id, Name: id, Parents: []org.ParentSpell{{Period: org.Period{Since: day("2024-01-01"), Until: org.Forever}, Team: parent}}}
	}
	// A leads into the circle of B, C and D from outside.
	f := org.NewFacts(1, org.OrganizationRecord{HomeLadder: "ladder/small"}, nil, nil,
		[]*org.TeamRecord{team("team/a", "team/c"), team("team/b", "team/c"), team("team/c", "team/d"), team("team/d", "team/b")}, []*org.LadderRecord{ladder()})
	s := org.NewSnapshot(f, day("2024-06-01"))
	for id, want := range map[string]string{"team/a": "team/c", "team/b": "", "team/c": "team/d", "team/d": "team/b"} {
		of, ok := s.Team(id)
		if !ok {
			t.Fatalf("no team %s", id)
		}
		got := ""
		if p, ok := of.Parent(); ok {
			got = p.Ref()
		}
		if got != want {
			t.Errorf("parent of %s: got %q, want %q", id, got, want)
		}
	}
}
