package org_test

import (
	"fmt"
	oldrand "math/rand"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"rung/ladders"
	"rung/org"
	"rung/sample"
)

// The organizations that the questions are tried on: grown by changes, broken by hand, and the sample.

var builtin = sync.OnceValues(ladders.Builtin)

// withLadders returns facts without anybody, with the ladders that come with Rung.
func withLadders(t *testing.T) *org.Facts {
	t.Helper()
	all, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	return org.NewFacts(0, org.OrganizationRecord{Name: "Grown", HomeLadder: "ladder/" + ladders.Home}, nil, nil, nil, all)
}

const grownDays = 220 // days from grownBase on which changes take effect

var (
	grownBase   = org.NewDate(2024, 1, 1)
	grownLevels = []string{"L1", "L2", "L3", "L4", "L5", "L6", "level/kalsey/APM", "level/kalsey/PM", "level/kalsey/SPM", "level/kalsey/PD", "level/kalsey/VP", "level/dual-track/PM1", "level/dual-track/STAFF", "level/six-levels/DIR", "level/rookie-to-rockstar/PRIN", "level/rookie-to-rockstar/SPM"}
	grownTitles = []string{"", "Product Manager", "product  manager", "Senior Product Managers", "Product Director", "Director of Everything", "VP of Product", "Ingénieur", "Staff PM"}
	grownZones  = []string{"", "Europe/Copenhagen", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Honolulu", "Pacific/Chatham"}
	grownGiven  = []string{"Åse", "Émile", "Ada", "Bob", "Zoë", "ada", "Björn"}
	grownFamily = []string{"Long", "O'Hara", "Smith-Jones", "Øster", "van  Dyk", "Quist"}
)

// oneOf returns one of a list.
func oneOf[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// newcomer returns a hire below one of the seats, sometimes at the top.
func newcomer(r *rand.Rand, key int, seats []string) org.Hire {
	h := org.Hire{
		ID:       fmt.Sprintf("p%d", key),
		Name:     oneOf(r, grownGiven) + " " + oneOf(r, grownFamily),
		Title:    oneOf(r, grownTitles),
		Location: oneOf(r, scatteredPlaces),
		TimeZone: oneOf(r, grownZones),
		FTE:      oneOf(r, []float64{0, 0, 1, 0.5, 0.8}),
	}
	if len(seats) > 0 && r.IntN(12) > 0 {
		h.Manager = oneOf(r, seats)
		if r.IntN(3) == 0 {
			h.Manager = seats[r.IntN(1+len(seats)/5)]
		}
	}
	if r.IntN(6) > 0 {
		h.Level = oneOf(r, grownLevels)
	}
	if r.IntN(2) == 0 {
		h.Email = fmt.Sprintf("P%d@example.org", key)
	}
	if r.IntN(8) == 0 {
		h.UnresolvedManager = "Somebody Else"
	}
	if r.IntN(3) == 0 {
		h.StartDate = grownBase - org.Date(r.IntN(900))
	}
	if r.IntN(12) == 0 {
		h.StartUnknown = true
	}
	if r.IntN(10) == 0 {
		h.EndDate = grownBase + org.Date(r.IntN(grownDays+120))
	}
	switch r.IntN(4) {
	case 0:
		h.Mentoring = org.MentoringTerms{Open: to(r.IntN(3) > 0)}
	case 1:
		h.Mentoring = org.MentoringTerms{Capacity: to(r.IntN(4))}
	}
	if r.IntN(2) == 0 {
		h.Attributes = append(h.Attributes, org.Attribute{Name: "Cost Centre", Value: oneOf(r, []string{"Nord", "nord", "Süd", "10", "9"})})
	}
	if r.IntN(4) == 0 {
		h.Attributes = append(h.Attributes, org.Attribute{Name: "Union", Value: "yes"})
	}
	return h
}

// grownChange returns a change of a kind that randomChange does not know, or one of its own.
func grownChange(r *rand.Rand, f *org.Facts, step int) org.Change {
	var people, seats, teams []string
	for p := range f.People() {
		people = append(people, p.ID)
	}
	seats = slices.Clone(people)
	for o := range f.Openings() {
		seats = append(seats, o.ID)
	}
	for _, t := range f.Teams() {
		teams = append(teams, t.ID)
	}
	person := func() string { return oneOf(r, people) }
	switch r.IntN(16) {
	case 0, 1:
		return newcomer(r, 1000+step, seats)
	case 2, 3:
		return org.PlaceAtLevel{Person: person(), Level: oneOf(r, grownLevels)}
	case 4:
		return org.PlaceAtLevel{Person: person(), Clear: true}
	case 5:
		return org.Update{Person: person(), Title: org.To(oneOf(r, grownTitles)), Location: org.To(oneOf(r, scatteredPlaces)), TimeZone: org.To(oneOf(r, grownZones))}
	case 6, 7:
		return org.StartMentorship{Mentor: person(), Mentee: person(), Toward: oneOf(r, append(grownLevels, "", ""))}
	case 8:
		p := f.Person(person())
		if len(p.Mentees) == 0 {
			return org.AddDottedLine{Person: p.ID, To: person()}
		}
		return org.EndMentorship{Mentor: p.ID, Mentee: oneOf(r, p.Mentees).Mentee}
	case 9:
		if len(teams) < 6 {
			return org.SaveTeam{Name: fmt.Sprintf("Team %d", step), Lead: org.To(person())}
		}
		return org.SaveTeam{ID: oneOf(r, teams), Name: "Team", Parent: org.To(oneOf(r, teams))}
	case 10, 11:
		if len(teams) == 0 {
			return org.SaveTeam{Name: "First"}
		}
		return org.JoinTeam{Person: person(), Team: oneOf(r, teams), Allocation: oneOf(r, []float64{0, 0.5}), Role: oneOf(r, []string{"", "coach"})}
	case 12:
		p := f.Person(person())
		if len(p.Memberships) == 0 {
			return org.Move{Person: p.ID, To: oneOf(r, seats)}
		}
		return org.LeaveTeam{Person: p.ID, Team: oneOf(r, p.Memberships).Team}
	case 13:
		return org.Leave{Person: person(), KeepSeatOpen: r.IntN(2) == 0}
	}
	return randomChange(r, f, step)
}

// grown returns an organization made by random changes on many days; those that break a rule are left out.
func grown(t *testing.T, seed uint64) *org.Facts {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 7))
	f := withLadders(t)
	try := func(on org.Date, c org.Change) {
		if out := f.Apply([]org.Change{c}, on); len(out.Problems) == 0 {
			f = out.Facts
		}
	}
	var seats []string
	for key := range 4 + r.IntN(40) {
		h := newcomer(r, key, seats)
		if key == 0 {
			h.EndDate = org.NoDate
		}
		try(grownBase+org.Date(r.IntN(20)), h)
		if f.Person("person/"+h.ID) != nil {
			seats = append(seats, "person/"+h.ID)
		}
	}
	for step := range r.IntN(90) {
		try(grownBase+org.Date(r.IntN(grownDays)), grownChange(r, f, step))
	}
	return f
}

// brokenByHand returns scattered facts with everything else that a database may hold of them: mentors, dotted lines and
// leads to anybody, also to nobody.
func brokenByHand(seed uint64) *org.Facts {
	r := rand.New(rand.NewPCG(seed, 8))
	f := scattered(oldrand.New(oldrand.NewSource(int64(seed))), 3+r.IntN(50))
	always := org.Period{Since: day("2020-01-01"), Until: org.Forever}
	var ids []string
	for p := range f.People() {
		ids = append(ids, p.ID)
	}
	someone := func() string { return oneOf(r, append(ids, "person/nobody")) }
	var people []*org.PersonRecord
	for p := range f.People() {
		q := *p
		for _, to := range []string{someone(), someone(), someone()}[:r.IntN(4)] {
			if to != q.ID && !slices.ContainsFunc(q.DottedLines, func(l org.Line) bool { return l.To == to }) {
				q.DottedLines = append(q.DottedLines, org.Line{Period: always, To: to})
			}
		}
		for _, to := range []string{someone(), someone(), someone()}[:r.IntN(4)] {
			if to != q.ID && !slices.ContainsFunc(q.Mentees, func(m org.MenteeSpell) bool { return m.Mentee == to }) {
				q.Mentees = append(q.Mentees, org.MenteeSpell{Period: always, Mentee: to, Toward: oneOf(r, append(scatteredLevels, "", "level/small/none"))})
			}
		}
		if r.IntN(9) == 0 {
			q.UnresolvedManager = "Somebody Else"
		}
		if r.IntN(9) == 0 {
			q.Leads = []org.LeadSpell{{Period: always, Team: "team/t" + fmt.Sprint(r.IntN(6))}}
		}
		people = append(people, &q)
	}
	var openings []*org.OpeningRecord
	for o := range f.Openings() {
		q := *o
		if r.IntN(2) == 0 {
			q.Levels = []org.LevelSpell{{Period: always, Level: oneOf(r, append(scatteredLevels, "level/small/none"))}}
			q.Memberships = []org.Membership{{Period: always, Team: "team/t" + fmt.Sprint(r.IntN(6)), Allocation: 1}}
		}
		openings = append(openings, &q)
	}
	return org.NewFacts(1, f.Organization, people, openings, f.Teams(), f.Ladders())
}

// sampled returns the sample organization.
func sampled(t *testing.T) *org.Facts {
	t.Helper()
	f := withLadders(t)
	out := f.Apply(sample.Default(), sample.Reference)
	if len(out.Problems) > 0 {
		t.Fatalf("the sample does not apply: %+v", out.Problems[0])
	}
	return out.Facts
}
