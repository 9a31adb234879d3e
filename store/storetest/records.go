package storetest

import (
	"fmt"

	"rung/org"
)

// Ladder returns a small ladder of two tracks that says something of every kind.
func Ladder() *org.LadderRecord {
	l := &org.LadderRecord{
		ID: "ladder/example", Name: "Example", Source: "an example", Summary: "Two tracks.",
		Tracks: []org.TrackRecord{
			{ID: "track/example/ic", Name: "Makers", Summary: "Make things.", Kind: org.TrackIndividualContributor},
			{ID: "track/example/management", Name: "Managers", Summary: "Make it possible.", Kind: org.TrackManagement},
		},
		Competencies: []org.CompetencyRecord{
			{ID: "competency/example/vision", Name: "Vision", Summary: "See ahead."},
			{ID: "competency/example/craft", Name: "Craft", Summary: "Do it well."},
		},
	}
	for i := 1; i <= 5; i++ {
		code := fmt.Sprintf("L%d", i)
		r := org.LevelRecord{ID: "level/example/" + code, Code: code, Title: "Level " + code, Rank: i, Bands: org.BandRange{Low: i, High: i},
			Track: "track/example/ic", Summary: "The level " + code + "."}
		if i < 5 {
			r.Next = []string{fmt.Sprintf("level/example/L%d", i+1)}
		} else {
			r.Track, r.Experience = "track/example/management", "8 years"
			r.Aliases = []string{"Head", "Chief: of \"all\""}
			r.Scope = []org.Scope{{Name: "Team: size", Value: "10 to 20"}, {Name: "Budget", Value: ""}}
		}
		if i > 1 {
			r.Mentors = []string{fmt.Sprintf("level/example/L%d", i-1)}
		}
		for c := range l.Competencies {
			e := org.ExpectationRecord{Competency: l.Competencies[c].ID}
			for n := 1; n <= i%3; n++ {
				e.Criteria = append(e.Criteria, org.CriterionRecord{ID: fmt.Sprintf("criterion/example/%s/%d-%d", code, c, n), Text: fmt.Sprintf("Does %d of %s.", n, code)})
			}
			if e.Criteria != nil {
				r.Expectations = append(r.Expectations, e)
			}
		}
		l.Levels = append(l.Levels, r)
	}
	return l
}

// Delta returns the first revision of an organization of so many people, in a tree of spans of eight, each with
// an employment, a job, a line, a level and a team.
func Delta(people int) org.Delta {
	d := org.Delta{
		Organization: org.Pair[org.OrganizationRecord]{After: &org.OrganizationRecord{Name: "Example", HomeLadder: "ladder/example"}},
		Ladders:      []org.Pair[org.LadderRecord]{{After: Ladder()}},
	}
	for i := range 10 {
		d.Teams = append(d.Teams, org.Pair[org.TeamRecord]{After: &org.TeamRecord{ID: fmt.Sprintf("team/t%d", i), Name: fmt.Sprintf("Team %d", i)}})
	}
	since := org.NewDate(2020, 1, 1)
	for i := range people {
		d.People = append(d.People, org.Pair[org.PersonRecord]{After: PersonRecord(i, since)})
	}
	return d
}

// PersonRecord returns the record of the person of a number, who reports to the one of (number-1)/8.
func PersonRecord(number int, since org.Date) *org.PersonRecord {
	from := org.Period{Since: since, Until: org.Forever}
	r := &org.PersonRecord{
		ID:             PersonID(number),
		Name:           fmt.Sprintf("Person %d Example", number),
		Email:          fmt.Sprintf("person%d@example.com", number),
		EmployeeNumber: fmt.Sprint(100000 + number),
		Employments:    []org.Employment{{Period: from, StartDate: since}},
		Jobs:           []org.Job{{Period: from, Title: "Product Manager", Location: "Berlin", TimeZone: "Europe/Berlin", FTE: 1}},
		Levels:         []org.LevelSpell{{Period: from, Level: fmt.Sprintf("level/example/L%d", number%5+1)}},
		Memberships:    []org.Membership{{Period: from, Team: fmt.Sprintf("team/t%d", number%10), Allocation: 1}},
	}
	if number > 0 {
		r.Lines = []org.Line{{Period: from, To: PersonID((number - 1) / 8)}}
	}
	return r
}

// PersonID returns the id of the person of a number.
func PersonID(number int) string { return fmt.Sprintf("person/p%07d", number) }

// Everything returns the first revision of an organization that says something of every kind a record can say.
func Everything() org.Delta {
	day := func(month int) org.Date { return org.NewDate(2025, month, 1) }
	from := func(month int) org.Period { return org.Period{Since: day(month), Until: org.Forever} }
	between := func(a, b int) org.Period { return org.Period{Since: day(a), Until: day(b)} }
	open, capacity := false, 0
	d := Delta(10)
	d.Teams[1].After.Parents = []org.ParentSpell{{Period: between(1, 3), Team: "team/t2"}, {Period: from(4), Team: "team/t3"}}
	d.People = append(d.People, org.Pair[org.PersonRecord]{After: &org.PersonRecord{
		ID: "person/zoë", Name: `Zoë "Zo" O'Example\`, Email: "zoë@example.com", MentoringOpen: &open, MentoringCapacity: &capacity,
		UnresolvedManager: "somebody, else", Attributes: []org.Attribute{{Name: "Cost: center", Value: "47: 11"}, {Name: `a\b`, Value: ""}, {Name: "A", Value: "line\nbreak"}},
		Employments: []org.Employment{{Period: between(1, 3)}, {Period: from(6), StartDate: day(6)}},
		Jobs: []org.Job{
			{Period: between(1, 3), Title: "Analyst", FTE: 0.5},
			{Period: from(6), Title: "日本語", Location: "東京", TimeZone: "Asia/Tokyo", FTE: 1},
		},
		Lines:       []org.Line{{Period: between(1, 2), To: PersonID(1)}, {Period: between(2, 3), To: PersonID(2)}, {Period: from(6), To: "opening/seat"}},
		DottedLines: []org.Line{{Period: from(6), To: PersonID(3)}, {Period: from(6), To: PersonID(4)}},
		Levels:      []org.LevelSpell{{Period: between(1, 3), Level: "level/example/L1"}, {Period: from(6), Level: "level/example/L5"}},
		Memberships: []org.Membership{{Period: from(6), Team: "team/t1", Allocation: 0.25, Role: "Lead"}, {Period: from(7), Team: "team/t2", Allocation: 0.75}},
		Leads:       []org.LeadSpell{{Period: between(6, 9), Team: "team/t1"}},
		Mentees:     []org.MenteeSpell{{Period: between(6, 9), Mentee: PersonID(5), Toward: "level/example/L3"}, {Period: from(9), Mentee: PersonID(6)}},
	}})
	d.Openings = []org.Pair[org.OpeningRecord]{
		{After: &org.OpeningRecord{ID: "opening/past", Title: "Was open", Period: between(1, 4), OpenedOn: day(1), TargetDate: day(3)}},
		{After: &org.OpeningRecord{ID: "opening/seat", Title: "Product Director", Period: from(2), Lines: []org.Line{{Period: from(2), To: PersonID(0)}},
			Levels: []org.LevelSpell{{Period: from(2), Level: "level/example/L5"}}, Memberships: []org.Membership{{Period: from(2), Team: "team/t1", Allocation: 1}}}},
	}
	return d
}
