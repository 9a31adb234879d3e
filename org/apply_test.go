package org_test

import (
	"slices"
	"strings"
	"testing"

	"rung/org"
)

// day reads a date of a test.
func day(s string) org.Date {
	d, err := org.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// ladder returns a small ladder of three levels; the last is of the management track.
func ladder() *org.LadderRecord {
	level := func(code, title, track string, rank, low, high int) org.LevelRecord {
		return org.LevelRecord{ID: "level/small/" + code, Code: code, Title: title, Rank: rank, Bands: org.BandRange{Low: low, High: high}, Track: "track/small/" + track}
	}
	return &org.LadderRecord{
		ID:   "ladder/small",
		Name: "Small",
		Tracks: []org.TrackRecord{
			{ID: "track/small/ic", Name: "IC", Kind: org.TrackIndividualContributor},
			{ID: "track/small/m", Name: "Management", Kind: org.TrackManagement},
		},
		Levels: []org.LevelRecord{
			level("L1", "Product Manager", "ic", 1, 2, 3),
			level("L2", "Senior Product Manager", "ic", 2, 4, 5),
			level("L3", "Product Director", "m", 3, 6, 6),
		},
	}
}

// apply applies changes on a day and fails the test where there are problems.
func apply(t *testing.T, f *org.Facts, on string, changes ...org.Change) *org.Facts {
	t.Helper()
	out := f.Apply(changes, day(on))
	if len(out.Problems) > 0 {
		t.Fatalf("apply on %s: %+v", on, out.Problems)
	}
	return out.Facts
}

// refuse applies changes on a day and fails the test where the first problem has another code.
func refuse(t *testing.T, f *org.Facts, on string, code org.ProblemCode, path string, changes ...org.Change) {
	t.Helper()
	out := f.Apply(changes, day(on))
	if len(out.Problems) == 0 {
		t.Fatalf("apply on %s: no problem, want %s", on, code)
	}
	if p := out.Problems[0]; p.Code != code || strings.Join(p.Path, ".") != path {
		t.Errorf("got problem %s at %s (%s), want %s at %s", p.Code, strings.Join(p.Path, "."), p.Message, code, path)
	}
	if out.Facts != f || !out.Delta.Empty() || len(out.Touched) > 0 {
		t.Error("something was changed all the same")
	}
}

func empty() *org.Facts {
	return org.NewFacts(0, org.OrganizationRecord{Name: "Test", HomeLadder: "ladder/small"}, nil, nil, nil, []*org.LadderRecord{ladder()})
}

// company is Ada above Bob and Cy, and Dee below Cy.
func company(t *testing.T) *org.Facts {
	return apply(t, empty(), "2024-01-01",
		org.Hire{ID: "dee", Name: "Dee", Title: "Product Manager", Manager: "cy", Level: "L1"},
		org.Hire{ID: "ada", Name: "Ada", Email: "ada@example.com", Title: "Product Director", Level: "L3", Strict: true},
		org.Hire{ID: "bob", Name: "Bob", Title: "Senior Product Manager", Manager: "ada@example.com", Level: "L2", Strict: true},
		org.Hire{ID: "cy", Name: "Cy", Title: "Senior Product Manager", Manager: "person/ada", Level: "L2"},
	)
}

// manager returns the ref of who or what somebody reports to on a day; "" at the top, "-" where they are not there.
func manager(f *org.Facts, on, ref string) string {
	p, ok := org.NewSnapshot(f, day(on)).Person(ref)
	if !ok {
		return "-"
	}
	if m, ok := p.Manager(); ok {
		return m.Ref()
	}
	if o, ok := p.OpenManager(); ok {
		return o.Ref()
	}
	return ""
}

func wantManager(t *testing.T, f *org.Facts, on, ref, want string) {
	t.Helper()
	if got := manager(f, on, ref); got != want {
		t.Errorf("manager of %s on %s: got %q, want %q", ref, on, got, want)
	}
}

func TestHire(t *testing.T) {
	f := company(t)
	wantManager(t, f, "2023-12-31", "ada", "-")
	wantManager(t, f, "2024-01-01", "ada", "")
	wantManager(t, f, "2024-01-01", "dee", "person/cy")
	wantManager(t, f, "2024-01-01", "bob", "person/ada")

	refuse(t, f, "2024-02-01", org.DuplicateID, "changes.0.hire.id", org.Hire{ID: "ada", Name: "Ada"})
	refuse(t, f, "2024-02-01", org.DuplicateEmail, "changes.0.hire.email", org.Hire{Name: "Eve", Email: "ADA@example.com"})
	refuse(t, f, "2024-02-01", org.UnknownPerson, "changes.0.hire.manager", org.Hire{Name: "Eve", Manager: "nobody"})
	refuse(t, f, "2024-02-01", org.UnknownLevel, "changes.0.hire.level", org.Hire{Name: "Eve", Level: "L9"})
	refuse(t, f, "2024-02-01", org.InvalidChange, "changes.0.hire.name", org.Hire{Name: " "})
	refuse(t, f, "2023-02-01", org.NotEmployed, "changes.0.hire.manager", org.Hire{Name: "Eve", Manager: "ada", Strict: true})
	refuse(t, f, "2024-02-01", org.DuplicateID, "changes.1.hire.id", org.Hire{ID: "eve", Name: "Eve"}, org.Hire{ID: "eve", Name: "Eve"})

	out := f.Apply([]org.Change{org.Hire{Name: "Ada"}, org.Hire{Name: "Ada"}, org.Hire{Name: "Åsa Öst"}}, day("2024-02-01"))
	if want := []string{"person/ada-2", "person/ada-3", "person/asa-ost"}; !slices.Equal(out.Touched, want) {
		t.Errorf("made-up ids: got %v, want %v", out.Touched, want)
	}
}

func TestHireShortensALineToSomebodyWhoComesLater(t *testing.T) {
	f := apply(t, empty(), "2024-01-01",
		org.Hire{ID: "old", Name: "Old", Manager: "new", StartDate: day("2020-01-01")},
		org.Hire{ID: "new", Name: "New", StartDate: day("2022-01-01"), EndDate: day("2023-12-31")},
	)
	wantManager(t, f, "2021-12-31", "old", "")
	wantManager(t, f, "2022-01-01", "old", "person/new")
	wantManager(t, f, "2023-12-31", "old", "person/new")
	wantManager(t, f, "2024-01-01", "old", "")
}

func TestMoveHoldsUntilTheNextRecordedOne(t *testing.T) {
	f := company(t)
	f = apply(t, f, "2024-06-01", org.Move{Person: "dee", To: "bob"})
	f = apply(t, f, "2024-03-01", org.Move{Person: "dee", To: "ada"}) // backdated
	wantManager(t, f, "2024-02-29", "dee", "person/cy")
	wantManager(t, f, "2024-03-01", "dee", "person/ada")
	wantManager(t, f, "2024-05-31", "dee", "person/ada")
	wantManager(t, f, "2024-06-01", "dee", "person/bob")

	refuse(t, f, "2024-07-01", org.ReportingCycle, "changes.0.move.to", org.Move{Person: "ada", To: "dee"})
	refuse(t, f, "2024-07-01", org.SelfReport, "changes.0.move.to", org.Move{Person: "ada", To: "ada"})
	refuse(t, f, "2024-07-01", org.InvalidChange, "changes.0.move.to", org.Move{Person: "ada"})
	refuse(t, f, "2024-07-01", org.InvalidChange, "changes.0.move.to", org.Move{Person: "dee", To: "ada", ToTop: true})
	f = apply(t, f, "2024-08-01", org.Move{Person: "dee", ToTop: true})
	wantManager(t, f, "2024-08-01", "dee", "")
}

func TestACycleOnAFutureDayIsRefused(t *testing.T) {
	f := company(t)
	f = apply(t, f, "2030-01-01", org.Move{Person: "ada", To: "bob"}, org.Move{Person: "bob", ToTop: true})
	// Today cy may go under bob; but bob goes to the top only in 2030, when ada comes under him.
	refuse(t, f, "2024-02-01", org.ReportingCycle, "changes.0.move.to", org.Dated{On: day("2031-01-01"), Change: org.Move{Person: "bob", To: "cy"}})
	// A swap in one batch is no cycle on any day.
	f = apply(t, f, "2024-02-01", org.Move{Person: "dee", To: "ada"}, org.Move{Person: "cy", To: "dee"})
	wantManager(t, f, "2024-02-01", "cy", "person/dee")
}

func TestALeaversReportsMove(t *testing.T) {
	f := company(t)
	g := apply(t, f, "2024-06-30", org.Leave{Person: "cy"})
	wantManager(t, g, "2024-06-30", "dee", "person/cy")
	wantManager(t, g, "2024-07-01", "dee", "person/ada")
	wantManager(t, g, "2024-07-01", "cy", "-")

	g = apply(t, f, "2024-06-30", org.Leave{Person: "cy", ReportsMoveTo: "bob"})
	wantManager(t, g, "2024-07-01", "dee", "person/bob")

	g = apply(t, f, "2024-06-30", org.Leave{Person: "cy", KeepSeatOpen: true})
	wantManager(t, g, "2024-07-01", "dee", "opening/cy")
	g = apply(t, g, "2024-08-01", org.FillOpening{Opening: "opening/cy", Person: "bob"})
	wantManager(t, g, "2024-07-31", "dee", "opening/cy")
	wantManager(t, g, "2024-08-01", "dee", "person/bob")
	wantManager(t, g, "2024-08-01", "bob", "person/ada")

	g = apply(t, f, "2024-06-30", org.Leave{Person: "ada", ReportsMoveTo: "bob"})
	wantManager(t, g, "2024-07-01", "bob", "")
	wantManager(t, g, "2024-07-01", "cy", "person/bob")
	refuse(t, f, "2023-01-01", org.NotEmployed, "changes.0.leave.person", org.Leave{Person: "cy"})
	refuse(t, f, "2024-06-30", org.InvalidChange, "changes.0.leave.reportsMoveTo", org.Leave{Person: "cy", ReportsMoveTo: "cy"})

	// Who comes under somebody who has said that they leave goes where the others go.
	g = apply(t, f, "2024-06-30", org.Leave{Person: "cy"})
	g = apply(t, g, "2024-03-01", org.Move{Person: "bob", To: "cy"})
	wantManager(t, g, "2024-06-30", "bob", "person/cy")
	wantManager(t, g, "2024-07-01", "bob", "person/ada")

	// A rehire has two employments.
	g = apply(t, g, "2025-01-01", org.Hire{ID: "cy", Name: "Cy", Manager: "bob", Strict: true})
	wantManager(t, g, "2024-12-31", "cy", "-")
	wantManager(t, g, "2025-01-01", "cy", "person/bob")
}

func TestPlacingChangesATitleThatWasTheLevels(t *testing.T) {
	f := company(t)
	f = apply(t, f, "2024-06-01", org.PlaceAtLevel{Person: "dee", Level: "L2"})
	f = apply(t, f, "2024-05-01", org.Update{Person: "dee", Location: org.To("Berlin")}) // backdated, and goes on
	for on, want := range map[string]string{"2024-04-30": "Product Manager", "2024-05-01": "Product Manager Berlin", "2024-06-01": "Senior Product Manager Berlin"} {
		p, _ := org.NewSnapshot(f, day(on)).Person("dee")
		location, _ := p.Location()
		if got := strings.TrimSpace(p.Title() + " " + location); got != want {
			t.Errorf("on %s: got %q, want %q", on, got, want)
		}
	}
}

func TestWithdrawGivesBackWhatWas(t *testing.T) {
	f := company(t)
	out := f.Apply([]org.Change{org.Move{Person: "dee", To: "bob"}, org.Hire{ID: "eve", Name: "Eve", Manager: "dee", Strict: true}}, day("2024-06-01"))
	g := apply(t, out.Facts, "2024-07-01", org.Update{Person: "dee", Name: org.To("Dee Dee")})
	back := apply(t, g, "2024-07-01", org.Withdraw{Revision: 2, Delta: out.Delta})
	wantManager(t, back, "2024-08-01", "dee", "person/cy")
	wantManager(t, back, "2024-08-01", "eve", "-")
	if p, _ := org.NewSnapshot(back, day("2024-08-01")).Person("dee"); p.Name() != "Dee Dee" {
		t.Errorf("a later change of another kind was lost: %q", p.Name())
	}
	g = apply(t, g, "2024-07-01", org.Move{Person: "dee", To: "ada"})
	refuse(t, g, "2024-07-02", org.NotWithdrawable, "changes.0.withdraw", org.Withdraw{Revision: 2, Delta: out.Delta})
	g = apply(t, out.Facts, "2024-07-01", org.Move{Person: "bob", To: "eve"}, org.Move{Person: "dee", To: "ada"})
	refuse(t, g, "2024-07-02", org.NotWithdrawable, "changes.0.withdraw", org.Withdraw{Revision: 2, Delta: out.Delta})
}

func TestTeams(t *testing.T) {
	f := apply(t, company(t), "2024-02-01",
		org.SaveTeam{ID: "growth", Name: "Growth", Parent: org.To("product"), Lead: org.To("bob")},
		org.SaveTeam{ID: "product", Name: "Product"},
		org.JoinTeam{Person: "dee", Team: "growth", Allocation: 0.5},
	)
	f = apply(t, f, "2024-03-01", org.SaveTeam{ID: "growth", Name: "Growth", Lead: org.To("cy")})
	for on, want := range map[string]string{"2024-02-01": "person/bob", "2024-03-01": "person/cy"} {
		team, _ := org.NewSnapshot(f, day(on)).Team("growth")
		if lead, _ := team.Lead(); lead.Ref() != want {
			t.Errorf("lead on %s: got %s, want %s", on, lead.Ref(), want)
		}
	}
	product, _ := org.NewSnapshot(f, day("2024-03-01")).Team("product")
	if got := product.Headcount(); got != 1 {
		t.Errorf("headcount of a team and its sub-team: got %d, want 1", got)
	}
	refuse(t, f, "2024-03-01", org.InvalidChange, "changes.0.saveTeam.parent", org.SaveTeam{ID: "product", Name: "Product", Parent: org.To("growth")})
	refuse(t, f, "2024-03-01", org.UnknownTeam, "changes.0.joinTeam.team", org.JoinTeam{Person: "dee", Team: "nothing"})
}

func TestALevelThatSomebodyHoldsCannotBeTakenAway(t *testing.T) {
	f := company(t)
	short := ladder()
	short.Levels = short.Levels[:2]
	refuse(t, f, "2024-03-01", org.BadLadder, "changes.0.saveLadder", org.SaveLadder{Ladder: short})
}

func TestABatchMayTellOfALeaverWhoComesBack(t *testing.T) {
	hire := func(on string) org.Change {
		return org.Dated{On: day(on), Change: org.Hire{ID: "person/kit", Name: "Kit Marrow", Title: "Analyst", Email: "kit@example.com"}}
	}
	leave := org.Dated{On: day("2021-06-30"), Change: org.Leave{Person: "person/kit"}}
	f := apply(t, empty(), "2026-01-01", hire("2020-01-01"), leave, hire("2023-01-01"))
	spells := f.Person("person/kit").Employments
	if len(spells) != 2 || spells[0].EndDate() != day("2021-06-30") || spells[1].StartDate != day("2023-01-01") {
		t.Errorf("the employments are %v, want one until 2021-06-30 and one since 2023-01-01", spells)
	}
	refuse(t, empty(), "2026-01-01", org.DuplicateID, "changes.1.hire.id", hire("2020-01-01"), hire("2023-01-01"))
	refuse(t, empty(), "2026-01-01", org.DuplicateID, "changes.1.hire.id", hire("2020-01-01"), hire("2020-01-01"))
}

func TestProblemsNameAnArgumentThatTheChangeHas(t *testing.T) {
	f := apply(t, company(t), "2024-02-01",
		org.SaveOpening{ID: "under-cy", Title: "Designer", Manager: org.To("cy")},
		org.SaveOpening{ID: "top", Title: "President"},
		org.Hire{ID: "eve", Name: "Eve", Title: "Designer", Manager: "opening/under-cy"},
	)
	refuse(t, f, "2024-03-01", org.ReportingCycle, "changes.0.fillOpening.opening", org.FillOpening{Opening: "opening/under-cy", Person: "ada"})
	refuse(t, f, "2024-03-01", org.ReportingCycle, "changes.0.move.to", org.Move{Person: "ada", To: "dee"})
	refuse(t, f, "2024-03-01", org.ReportingCycle, "changes.0.leave.reportsMoveTo", org.Leave{Person: "ada", ReportsMoveTo: "dee"})
	refuse(t, f, "2024-03-01", org.ReportingCycle, "changes.0.saveOpening.manager", org.SaveOpening{ID: "opening/under-cy", Title: "Designer", Manager: org.To("eve")})
}
