package sample_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"rung/ladders"
	"rung/org"
	"rung/sample"
)

// facts applies an organization to a store's first facts, and fails the test where a change breaks a rule.
func facts(t testing.TB, people int, seed uint64) *org.Facts {
	t.Helper()
	builtin, err := ladders.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	empty := org.NewFacts(0, org.OrganizationRecord{HomeLadder: "ladder/" + ladders.Home}, nil, nil, nil, builtin)
	out := empty.Apply(sample.Organization(people, seed), sample.Reference)
	for _, p := range out.Problems {
		t.Errorf("%d people, seed %d: %s: %s", people, seed, p.Code, p.Message)
	}
	if len(out.Problems) > 0 {
		t.FailNow()
	}
	return out.Facts
}

func employed(p *org.PersonRecord, day org.Date) bool {
	for _, e := range p.Employments {
		if e.On(day) {
			return true
		}
	}
	return false
}

func headcount(f *org.Facts, day org.Date) int {
	n := 0
	for p := range f.People() {
		if employed(p, day) {
			n++
		}
	}
	return n
}

func TestTheHeadcountIsWhatWasAskedForFromTheReferenceDayOn(t *testing.T) {
	for _, people := range []int{1, 2, 3, 4, 5, 7, 8, 10, 19, 33, 60, 119, 120, 250, 1200, 1201, 10_000} {
		f := facts(t, people, 7)
		for _, later := range []int{0, 2, 9, 30} {
			day := sample.Reference.AddMonths(later)
			if got := headcount(f, day); got != people {
				t.Errorf("headcount on %s: got %d, want %d", day, got, people)
			}
		}
	}
	if got := sample.Organization(0, 1); len(got) != 0 {
		t.Errorf("an organization of nobody has %d changes", len(got))
	}
}

func TestManySeedsKeepEveryRule(t *testing.T) {
	for seed := range uint64(40) {
		facts(t, 250, seed)
		facts(t, int(20+3*seed), seed)
	}
}

// fingerprint is a hash of the changes as text, pointers followed.
func fingerprint(changes []org.Change) string {
	h := sha256.New()
	for _, c := range changes {
		d := c.(org.Dated)
		if hire, ok := d.Change.(org.Hire); ok {
			open, capacity := "-", "-"
			if hire.Mentoring.Open != nil {
				open = fmt.Sprint(*hire.Mentoring.Open)
			}
			if hire.Mentoring.Capacity != nil {
				capacity = fmt.Sprint(*hire.Mentoring.Capacity)
			}
			fmt.Fprintln(h, d.On, "hire", hire.ID, hire.Name, hire.Email, hire.Title, hire.Manager, hire.Level, hire.Team, hire.Location,
				hire.TimeZone, hire.EmployeeNumber, hire.StartDate, hire.FTE, open, capacity, hire.Attributes, hire.UnresolvedManager)
			continue
		}
		fmt.Fprintf(h, "%s %T %v\n", d.On, d.Change, d.Change)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

func TestTheSameSeedGivesTheSameOrganization(t *testing.T) {
	first := fingerprint(sample.Organization(250, 1))
	if again := fingerprint(sample.Organization(250, 1)); again != first {
		t.Errorf("the second time: got %s, want %s", again, first)
	}
	if other := fingerprint(sample.Organization(250, 2)); other == first {
		t.Error("another seed gives the same organization")
	}
	const golden = "60f6c2f8b63b1489"
	if first != golden {
		t.Errorf("the sample organization has changed: got %s, want %s; where that was meant, write the new one here", first, golden)
	}
}

func TestAddressesAreUniqueAndNobodys(t *testing.T) {
	seen := map[string]string{}
	for p := range facts(t, 10_000, 3).People() {
		if !strings.HasSuffix(p.Email, "@example.com") && !strings.HasSuffix(p.Email, "@example.org") {
			t.Errorf("%s has the address %q, which is not an example's", p.ID, p.Email)
		}
		if other := seen[p.Email]; other != "" {
			t.Errorf("%s and %s have the same address", p.ID, other)
		}
		seen[p.Email] = p.ID
	}
}
