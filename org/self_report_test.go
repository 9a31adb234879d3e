package org_test

import (
	"testing"

	"rung/org"
)

func TestWhoReportsToThemselfStandsAtTheTopAndIsFoundAsACycle(t *testing.T) {
	always := org.Period{Since: day("2024-01-01"), Until: org.Forever}
	person := func(id, manager string) *org.PersonRecord {
		return &org.PersonRecord{ID: "person/" + id, Name: id, Employments: []org.Employment{{Period: always, StartDate: always.Since}}, Lines: []org.Line{{Period: always, To: "person/" + manager}}}
	}
	f := org.NewFacts(1, org.OrganizationRecord{HomeLadder: "ladder/small"}, []*org.PersonRecord{person("ada", "ada"), person("bob", "ada")}, nil, nil, []*org.LadderRecord{ladder()})
	s := org.NewSnapshot(f, day("2024-06-01"))
	if got := refs(s.Roots()); len(got) != 1 || got[0] != "person/ada" {
		t.Errorf("roots: got %v, want person/ada", got)
	}
	found, err := s.Findings([]org.FindingKind{org.FindCycle, org.FindMissingManager}, nil)
	if err != nil || len(found) != 1 {
		t.Fatalf("got %d findings and %v, want 1", len(found), err)
	}
	if f := found[0]; f.Kind() != org.FindCycle || f.Severity() != org.SeverityError || f.Text() != "Ada is recorded as reporting to themself, and stands at the top." {
		t.Errorf("got %s %s: %s", f.Kind(), f.Severity(), f.Text())
	}
}
