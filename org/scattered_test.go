package org_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"rung/org"
)

// secondLadder overlaps with ladder in codes, titles and bands.
func secondLadder() *org.LadderRecord {
	l := ladder()
	l.ID, l.Name = "ladder/other", "Other"
	for i := range l.Tracks {
		l.Tracks[i].ID = "track/other/" + []string{"ic", "m"}[i]
	}
	for i := range l.Levels {
		l.Levels[i].ID = fmt.Sprintf("level/other/O%d", i+1)
		l.Levels[i].Code = fmt.Sprintf("O%d", i+1)
		l.Levels[i].Track = "track/other/" + []string{"ic", "ic", "m"}[i]
	}
	l.Levels[0].Bands = org.BandRange{Low: 3, High: 3}
	return l
}

var (
	scatteredLevels = []string{"level/small/L1", "level/small/L2", "level/small/L3", "level/other/O1", "level/other/O2", "level/other/O3"}
	scatteredNames  = []string{"Åse Bjørn", "ase bjorn", "Ada  Long", "Émile", "emile", "Zoë", "Bob"}
	scatteredTitles = []string{"", "Product Manager", "product  manager", "Director", "Ingénieur"}
	scatteredPlaces = []string{"", "Århus", "arhus", "Lisbon", "Köln"}
	scatteredZones  = []string{"", "Europe/Copenhagen", "America/New_York"}
)

// scattered returns facts as somebody might have broken them by hand: cycles of solid lines, several solid lines
// and lines to nobody, leavers, rehires, openings anywhere in the tree, and everything else at random.
func scattered(r *rand.Rand, people int) *org.Facts {
	first, last := day("2020-01-01"), day("2024-01-01")
	id := func(n int) string { return fmt.Sprintf("person/p%d", n) }
	openings := people / 8
	period := func() org.Period {
		p := org.Period{Since: first + org.Date(r.Intn(int(last-first)+600)), Until: org.Forever}
		if r.Intn(4) == 0 {
			p.Until = p.Since + 1 + org.Date(r.Intn(700))
		}
		return p
	}
	lines := func(of int) []org.Line {
		var out []org.Line
		for range 1 + r.Intn(8)/7 {
			line := org.Line{Period: org.Period{Since: first, Until: org.Forever}}
			switch to := r.Intn(10); {
			case to == 0:
				continue
			case to == 1:
				line.To = id(r.Intn(people + 3)) // anybody, also nobody and oneself
			case to < 4 && openings > 0:
				line.To = fmt.Sprintf("opening/o%d", r.Intn(openings))
			default:
				line.To = id(r.Intn(max(of/2, 1)))
			}
			out = append(out, line)
		}
		return out
	}
	var records []*org.PersonRecord
	for n := range people {
		p := &org.PersonRecord{ID: id(n), Name: scatteredNames[r.Intn(len(scatteredNames))]}
		if r.Intn(2) == 0 {
			p.Email = fmt.Sprintf("p%d@example.org", n)
		}
		spell := period()
		e := org.Employment{Period: spell, StartDate: spell.Since}
		if r.Intn(5) == 0 {
			e.StartDate = org.NoDate
		}
		p.Employments = []org.Employment{e}
		if spell.Until != org.Forever && r.Intn(2) == 0 {
			again := org.Period{Since: spell.Until + org.Date(1+r.Intn(90)), Until: org.Forever}
			p.Employments = append(p.Employments, org.Employment{Period: again, StartDate: again.Since})
		}
		if r.Intn(10) > 0 {
			p.Jobs = []org.Job{{
				Period:   org.Period{Since: first, Until: org.Forever},
				Title:    scatteredTitles[r.Intn(len(scatteredTitles))],
				Location: scatteredPlaces[r.Intn(len(scatteredPlaces))],
				TimeZone: scatteredZones[r.Intn(len(scatteredZones))],
				FTE:      []float64{1, 0.5}[r.Intn(2)],
			}}
		}
		if r.Intn(4) > 0 {
			p.Levels = []org.LevelSpell{{Period: org.Period{Since: first + org.Date(r.Intn(900)), Until: org.Forever}, Level: scatteredLevels[r.Intn(len(scatteredLevels))]}}
		}
		for range r.Intn(3) {
			p.Memberships = append(p.Memberships, org.Membership{Period: org.Period{Since: first, Until: org.Forever}, Team: fmt.Sprintf("team/t%d", r.Intn(5)), Allocation: 1})
		}
		if r.Intn(2) == 0 {
			p.Attributes = []org.Attribute{{Name: "Cost Centre", Value: []string{"Nord", "nord", "Süd"}[r.Intn(3)]}}
		}
		if open := r.Intn(3); open < 2 {
			p.MentoringOpen = new(bool)
			*p.MentoringOpen = open == 1
		}
		p.Lines = lines(n)
		records = append(records, p)
	}
	var open []*org.OpeningRecord
	for n := range openings {
		open = append(open, &org.OpeningRecord{ID: fmt.Sprintf("opening/o%d", n), Title: "Head of something", Period: period(), Lines: lines(people)})
	}
	var teams []*org.TeamRecord
	for n := range 5 {
		t := &org.TeamRecord{ID: fmt.Sprintf("team/t%d", n), Name: fmt.Sprintf("Team %c", 'E'-n)}
		if n > 0 {
			t.Parents = []org.ParentSpell{{Period: org.Period{Since: first, Until: org.Forever}, Team: fmt.Sprintf("team/t%d", r.Intn(5))}}
		}
		teams = append(teams, t)
	}
	slices.Reverse(records)
	return org.NewFacts(1, org.OrganizationRecord{Name: "Scattered", HomeLadder: "ladder/small"}, records, open, teams, []*org.LadderRecord{ladder(), secondLadder()})
}

// everybody returns the people of a snapshot, in preorder, by walking the tree.
func everybody(s *org.Snapshot) []org.Person {
	var out []org.Person
	var person func(p org.Person)
	var opening func(o org.Opening)
	person = func(p org.Person) {
		out = append(out, p)
		for _, q := range p.Reports() {
			person(q)
		}
		for _, o := range p.OpenReports() {
			opening(o)
		}
	}
	opening = func(o org.Opening) {
		for _, q := range o.Reports() {
			person(q)
		}
		for _, p := range o.OpenReports() {
			opening(p)
		}
	}
	for _, p := range s.Roots() {
		person(p)
	}
	for _, o := range s.OpenRoots() {
		opening(o)
	}
	return out
}

// refs returns who somebody is.
func refs(people []org.Person) []string {
	out := make([]string, len(people))
	for i, p := range people {
		out[i] = p.Ref()
	}
	return out
}

// selected returns the refs of everybody whom a filter selects, in order of id.
func selected(t *testing.T, s *org.Snapshot, where *org.PersonFilter) []string {
	t.Helper()
	c, err := s.People(where, nil, to(int32(1000)), nil, nil, nil)
	if err != nil {
		t.Fatalf("people: %v", err)
	}
	return refs(c.Nodes())
}

// to returns a pointer.
func to[T any](v T) *T { return &v }

// wantError fails the test unless an error has a code and names an argument.
func wantError(t *testing.T, err error, code org.Code, argument string) {
	t.Helper()
	e, ok := err.(*org.Error)
	if !ok || e.Code != code || e.Argument != argument {
		t.Errorf("got error %v, want %s about %s", err, code, argument)
	}
}
