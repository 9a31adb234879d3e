package org_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rung/org"
)

// forgetting prepares to forget everybody of some records, who left in 2024.
func forgetting(t *testing.T, people ...*org.PersonRecord) *org.Forgetting {
	t.Helper()
	var refs []string
	for _, p := range people {
		p.Employments = []org.Employment{{Period: org.Period{Since: org.NewDate(2020, 1, 1), Until: org.NewDate(2024, 1, 1)}}}
		refs = append(refs, p.ID)
	}
	n := 0
	x, err := org.NewFacts(1, org.OrganizationRecord{}, people, nil, nil, nil).Forget(refs, org.NewDate(2025, 1, 1), func() string { n++; return fmt.Sprint("x", n) })
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestTextsLoseTheNamesOfWhoIsForgottenAndNothingElse(t *testing.T) {
	x := forgetting(t,
		&org.PersonRecord{ID: "person/ada-lovett", Name: "Ada Lovett", Email: "Ada.Lovett@acme.example", EmployeeNumber: "447711"},
		&org.PersonRecord{ID: "person/bo", Name: "Ada Lovett Jones"},
		&org.PersonRecord{ID: "person/p3", Name: "Employee", EmployeeNumber: "7"},
		&org.PersonRecord{ID: "person/p4", Name: "Þórr Ñandú"},
		&org.PersonRecord{ID: "person/p5", Name: "“Zoë” O'Neil (ext.)"},
		&org.PersonRecord{ID: "person/p6", Name: "李 明"},
	)
	const is = org.FormerEmployee
	for text, want := range map[string]string{
		"":                                    "",
		"Ada Lovett":                          is,
		"ada LOVETT,ADA lovett ada lovett":    is + "," + is + " " + is,
		"Ada Lovett Jones and Ada Lovett":     is + " and " + is,
		"Ada Lovettson, Bada Lovett":          "Ada Lovettson, Bada Lovett",
		"to ada.lovett@acme.example.":         "to " + is + ".",
		"person/ada-lovett moved; ada-lovett": is + " moved; " + is,
		"447711 and 4477112 and 7":            is + " and 4477112 and 7",
		"bo and person/bo":                    "bo and " + is,
		"Employee of the month":               "Employee of the month", // of no use to find somebody by, and never ends
		"ÞÓRR ñandú":                          is,
		"Zoë” O'Neil (ext.)":                  is + ".)",
		"李 明":                                 is,
		"Ada\nLovett":                         "Ada\nLovett", // another text than the name
	} {
		if got := x.Text(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestForgettingVeryManyIsNoMoreWorkForEachText(t *testing.T) {
	var people []*org.PersonRecord
	for i := range 20_000 {
		name := fmt.Sprintf("Anna%d Example%d", i%150, i)
		people = append(people, &org.PersonRecord{ID: fmt.Sprintf("person/anna%d-example%d", i%150, i), Name: name, Email: fmt.Sprintf("anna%d.example%d@acme.example", i%150, i)})
	}
	x := forgetting(t, people...)
	text := strings.Repeat("Anna7 Example157 met anna8.example158@acme.example and person/anna9 nobody; ", 2000)
	begun := time.Now()
	got := x.Text(text)
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("%d bytes took %s", len(text), took)
	}
	if want := strings.Repeat("Former employee met Former employee and person/anna9 nobody; ", 2000); got != want {
		t.Errorf("it becomes %.200s", got)
	}
}
