package org_test

import (
	"fmt"
	"math/rand/v2"

	"rung/org"
)

// otherLadder returns a ladder to land on, with a gap at band 6 and two levels of one rank.
func otherLadder() *org.LadderRecord {
	level := func(code, title, track string, rank, low, high int, mentors ...string) org.LevelRecord {
		return org.LevelRecord{ID: "level/other/" + code, Code: code, Title: title, Rank: rank, Bands: org.BandRange{Low: low, High: high}, Track: "track/other/" + track, Mentors: mentors}
	}
	return &org.LadderRecord{
		ID:   "ladder/other",
		Name: "Other",
		Tracks: []org.TrackRecord{
			{ID: "track/other/ic", Name: "IC", Kind: org.TrackIndividualContributor},
			{ID: "track/other/m", Name: "Management", Kind: org.TrackManagement},
		},
		Competencies: []org.CompetencyRecord{{ID: "competency/other/craft", Name: "Craft"}},
		Levels: []org.LevelRecord{
			level("A", "Product Manager", "ic", 1, 1, 3),
			level("B", "Staff Product Manager", "ic", 2, 4, 5, "level/other/A"),
			level("C", "Group Product Manager", "m", 2, 4, 5, "level/other/A"),
			level("D", "Chief Product Officer", "m", 3, 7, 8, "level/other/B", "level/other/C"),
		},
	}
}

var firstNames = []string{"Ana", "André", "Bo", "Zoë", "Ola", "Mira", "Jörg", "Siân", "Kofi", "Lena", "Ravi", "Nadia", "Tomás", "Yuki", "Anders", "Hanna"}

var syllables = []string{"an", "ber", "co", "dal", "es", "fin", "gor", "hal", "is", "jen", "kov", "lund", "mar", "nor", "os", "per", "qui", "ros", "sen", "tor", "ul", "ven", "wes", "yar", "zel"}

func surname(r *rand.Rand) string {
	s := ""
	for range 2 + r.IntN(2) {
		s += syllables[r.IntN(len(syllables))]
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// today is the day that random organizations are asked about.
const today = "2026-06-15"

// randomOrg returns an organization of some people and a few open seats, with every kind of dated fact. A broken
// one has what only an edit by hand brings about: cycles, managers who are not there, several solid lines.
func randomOrg(r *rand.Rand, size int, broken bool) *org.Facts {
	on := day(today)
	still := func(back int) org.Period {
		return org.Period{Since: on - org.Date(1+r.IntN(back)), Until: org.Forever}
	}
	zones := []string{"", "Europe/Oslo", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Nowhere/Land"}
	levels := []string{"level/small/L1", "level/small/L1", "level/small/L2", "level/small/L3", "level/other/A", "level/other/B", "level/other/C", "level/other/D", "level/gone"}
	titles := []string{"Product Manager", "Senior Product Manager", "Product Director", "Staff Product Manager", "Director of Things", "Engineer", ""}

	var openings []*org.OpeningRecord
	seat := func(below int) string { // a seat numbered below some number
		if len(openings) > 0 && r.IntN(12) == 0 {
			return openings[r.IntN(len(openings))].ID
		}
		// Managers are few, so that spans are of all sizes.
		return fmt.Sprintf("person/p%04d", r.IntN(1+below/(1+r.IntN(8))))
	}
	var people []*org.PersonRecord
	for i := range size {
		if i%20 == 19 {
			o := &org.OpeningRecord{ID: fmt.Sprintf("opening/o%04d", i), Title: titles[r.IntN(3)], Period: still(900)}
			if r.IntN(8) > 0 {
				o.Lines = []org.Line{{Period: o.Period, To: fmt.Sprintf("person/p%04d", r.IntN(i))}}
			}
			openings = append(openings, o)
		}
		name := firstNames[r.IntN(len(firstNames))] + " " + surname(r)
		p := &org.PersonRecord{ID: fmt.Sprintf("person/p%04d", i), Name: name, EmployeeNumber: fmt.Sprintf("E%05d", i)}
		p.Email = fmt.Sprintf("m%d.x@example.com", i)
		e := org.Employment{Period: still(2000)}
		e.StartDate = e.Since
		if r.IntN(8) == 0 {
			e.Until = on + org.Date(r.IntN(400)-100)
		}
		p.Employments = []org.Employment{e}
		if e.Empty() {
			p.Employments = nil
			people = append(people, p)
			continue
		}
		p.Jobs = []org.Job{{Period: e.Period, Title: titles[r.IntN(len(titles))], Location: []string{"Oslo", "Pune", ""}[r.IntN(3)], TimeZone: zones[r.IntN(len(zones))], FTE: 1}}
		if i > 0 && r.IntN(60) > 0 {
			to := seat(i)
			if broken && r.IntN(10) == 0 {
				to = seat(size)
			}
			p.Lines = []org.Line{{Period: e.Period, To: to}}
			if half := e.Since + 40; r.IntN(4) == 0 && half < e.Until {
				p.Lines[0].Until = half
				p.Lines = append(p.Lines, org.Line{Period: org.Period{Since: half, Until: e.Until}, To: seat(i)})
				if broken && r.IntN(3) == 0 {
					p.Lines[0].Until = e.Until
				}
			}
		} else if r.IntN(2) == 0 {
			p.UnresolvedManager = "Somebody Else"
		}
		if r.IntN(10) > 0 {
			p.Levels = []org.LevelSpell{{Period: e.Period, Level: levels[r.IntN(len(levels))]}}
			if half := e.Since + 30; r.IntN(4) == 0 && half < e.Until {
				p.Levels[0].Until = half
				p.Levels = append(p.Levels, org.LevelSpell{Period: org.Period{Since: half, Until: e.Until}, Level: levels[r.IntN(len(levels))]})
			}
		}
		if r.IntN(3) == 0 {
			p.Memberships = []org.Membership{{Period: e.Period.Meet(still(700)), Team: []string{"team/red", "team/blue"}[r.IntN(2)], Allocation: 1}}
		}
		for range r.IntN(3) {
			if i > 0 {
				p.Mentees = append(p.Mentees, org.MenteeSpell{Period: e.Period.Meet(still(700)), Mentee: fmt.Sprintf("person/p%04d", r.IntN(i))})
			}
		}
		if r.IntN(9) == 0 {
			p.MentoringOpen = new(r.IntN(2) == 0)
		}
		if r.IntN(3) == 0 {
			p.MentoringCapacity = new(r.IntN(4))
		}
		people = append(people, p)
	}
	teams := []*org.TeamRecord{{ID: "team/red", Name: "Red"}, {ID: "team/blue", Name: "Blue Sky"}}
	small := ladder()
	small.Competencies = []org.CompetencyRecord{{ID: "competency/small/reach", Name: "Reach"}, {ID: "competency/small/craft", Name: "Craft"}}
	small.Levels[0].Next = []string{"level/small/L2"}
	small.Levels[1].Next = []string{"level/small/L3"}
	small.Levels[2].Mentors = []string{"level/small/L1", "level/small/L2"}
	small.Levels[0].Expectations = []org.ExpectationRecord{{Competency: "competency/small/craft", Criteria: []org.CriterionRecord{{ID: "criterion/small/L1/craft-1", Text: "Learns."}}}}
	small.Levels[1].Expectations = []org.ExpectationRecord{
		{Competency: "competency/small/reach", Criteria: []org.CriterionRecord{{ID: "criterion/small/L2/reach-1", Text: "Leads."}}},
		{Competency: "competency/small/craft", Criteria: []org.CriterionRecord{{ID: "criterion/small/L2/craft-1", Text: "Teaches."}, {ID: "criterion/small/L2/craft-2", Text: "Knows."}}},
	}
	return org.NewFacts(1, org.OrganizationRecord{Name: "Random", HomeLadder: "ladder/small"}, people, openings, teams, []*org.LadderRecord{small, otherLadder()})
}

// peopleOf returns the people of a snapshot, by walking over all records.
func peopleOf(s *org.Snapshot) []org.Person {
	var out []org.Person
	for r := range s.Facts().People() {
		if p, ok := s.Person(r.ID); ok {
			out = append(out, p)
		}
	}
	return out
}

// someOrgs calls do with snapshots of random organizations, whole and broken.
func someOrgs(do func(seed uint64, s *org.Snapshot)) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 7))
		do(seed, org.NewSnapshot(randomOrg(r, 60+r.IntN(200), seed%2 == 1), day(today)))
	}
}
