package org

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Through thousands of changes, people are found by their present address, and whoever refers to a seat is among those found.
func TestSeatsAreFoundByWhatTheirRecordsHave(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	id := func() string { return fmt.Sprintf("person/%d", r.IntN(900)) }
	line := func() []Line {
		return []Line{{Period: Period{Since: someDay, Until: Forever}, To: id()}}
	}
	f := NewFacts(1, OrganizationRecord{}, nil, nil, nil, nil)
	f.PersonByEmail("x") // the indexes are made
	f.referrers(0, func(seatNumber) {})
	for step := range 5000 {
		p := &PersonRecord{ID: id(), Name: "N", Email: fmt.Sprintf("A%d@Example.org", r.IntN(600))}
		switch r.IntN(5) {
		case 0:
			p.Email = ""
		case 1:
			p.Lines = line()
		case 2:
			p.DottedLines = line()
		case 3:
			p.Mentees = []MenteeSpell{{Period: Period{Since: someDay, Until: Forever}, Mentee: id()}}
		}
		pair := Pair[PersonRecord]{Before: f.Person(p.ID), After: p}
		if pair.Before != nil && r.IntN(10) == 0 {
			pair.After = nil
		}
		d := Delta{People: []Pair[PersonRecord]{pair}}
		if r.IntN(6) == 0 {
			o := &OpeningRecord{ID: fmt.Sprintf("opening/%d", r.IntN(90)), Lines: line()}
			d.Openings = []Pair[OpeningRecord]{{Before: f.Opening(o.ID), After: o}}
		}
		f = f.Redo(2, d)

		address := fmt.Sprintf("a%d@example.ORG", r.IntN(600))
		var want *PersonRecord
		for p := range f.People() {
			if strings.EqualFold(p.Email, address) {
				want = p
			}
		}
		if got := f.PersonByEmail(address); got != want {
			t.Fatalf("step %d: %s is %+v's, want %+v", step, address, got, want)
		}
		to := id()
		n, known := f.seats.lookup(to)
		if !known {
			continue
		}
		found := map[string]bool{}
		f.referrers(n, func(n seatNumber) { found[f.seats.id(n)] = true })
		refers := func(l Line) bool { return l.To == to }
		for p := range f.People() {
			if slices.ContainsFunc(p.Lines, refers) || slices.ContainsFunc(p.DottedLines, refers) ||
				slices.ContainsFunc(p.Mentees, func(m MenteeSpell) bool { return m.Mentee == to }) {
				if !found[p.ID] {
					t.Fatalf("step %d: %s refers to %s, and is not found", step, p.ID, to)
				}
			}
		}
		for o := range f.Openings() {
			if slices.ContainsFunc(o.Lines, refers) && !found[o.ID] {
				t.Fatalf("step %d: %s refers to %s, and is not found", step, o.ID, to)
			}
		}
	}
	if f.PersonByEmail("") != nil {
		t.Error("somebody has the empty address")
	}
}
