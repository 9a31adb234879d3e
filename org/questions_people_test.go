package org_test

import (
	"fmt"
	"slices"
	"strconv"

	"rung/org"
)

// The answers of a snapshot about single people, openings, teams and levels, in the lines of the naive ones.

func ref[T interface{ Ref() string }](x T, ok bool) string {
	if !ok {
		return ""
	}
	return x.Ref()
}

func known[T any](x T, ok bool) string {
	if !ok {
		return ""
	}
	return fmt.Sprint(x)
}

func refsOf[T interface{ Ref() string }](list []T) []string {
	var out []string
	for _, x := range list {
		out = append(out, x.Ref())
	}
	return out
}

func byLevelOf(counts []org.LevelCount) []string {
	var out []string
	for _, c := range counts {
		out = append(out, fmt.Sprint(ref(c.Level()), " ", c.Headcount()))
	}
	return out
}

func spanOf(x org.Span) naiveSpan {
	return naiveSpan{Direct: x.Direct(), Total: x.Total(), Managers: x.Managers(), ICs: x.IndividualContributors(), Layers: x.Layers(), Openings: x.Openings(), MeanSpan: figureOf(x.MeanSpan()), ByLevel: byLevelOf(x.ByLevel())}
}

func answersOf(p org.Person) []string {
	var track, ladder string
	if t, ok := p.Track(); ok {
		track = t.ID()
	}
	if l, ok := p.Ladder(); ok {
		ladder = l.ID()
	}
	var teams, mentors, mentees []string
	for _, m := range p.Teams() {
		teams = append(teams, fmt.Sprint(m.Team().Ref(), " ", m.Allocation(), " ", known(m.Role()), " ", known(m.Since())))
	}
	for _, m := range p.Mentors() {
		mentors = append(mentors, fmt.Sprint(m.Mentor().Ref(), " ", ref(m.Toward()), " ", known(m.Since())))
	}
	for _, m := range p.Mentees() {
		mentees = append(mentees, fmt.Sprint(m.Mentee().Ref(), " ", ref(m.Toward()), " ", known(m.Since())))
	}
	return []string{
		"name " + p.Name(), "email " + known(p.Email()), "number " + known(p.EmployeeNumber()), "attributes " + fmt.Sprint(p.Attributes()),
		"unresolved " + known(p.UnresolvedManager()),
		"title " + p.Title(), "location " + known(p.Location()), "zone " + known(p.TimeZone()), "fte " + strconv.FormatFloat(p.FTE(), 'g', 9, 64),
		"start " + known(p.StartDate()), "end " + known(p.EndDate()),
		"level " + ref(p.Level()), "level since " + known(p.LevelSince()), "track " + track, "ladder " + ladder,
		"manager " + ref(p.Manager()), "open manager " + ref(p.OpenManager()), "reports since " + known(p.ReportsSince()),
		"dotted managers " + fmt.Sprint(refsOf(p.DottedManagers())), "dotted reports " + fmt.Sprint(refsOf(p.DottedReports())),
		"reports " + fmt.Sprint(refsOf(p.Reports())), "open reports " + fmt.Sprint(refsOf(p.OpenReports())),
		"peers " + fmt.Sprint(refsOf(p.Peers())), "chain " + fmt.Sprint(refsOf(p.ManagementChain())),
		"teams " + fmt.Sprintf("%q", teams), "mentors " + fmt.Sprintf("%q", mentors), "mentees " + fmt.Sprintf("%q", mentees),
		"depth " + fmt.Sprint(p.Depth()), "place " + string(p.ManagerialLevel()),
		"span " + fmt.Sprintf("%+v", spanOf(p.Span())), "mentoring " + fmt.Sprintf("%+v", p.Mentoring()),
	}
}

func answersOfOpening(o org.Opening) []string {
	return []string{
		"title " + o.Title(), "level " + ref(o.Level()), "team " + ref(o.Team()), "manager " + ref(o.Manager()), "open manager " + ref(o.OpenManager()),
		"reports " + fmt.Sprint(refsOf(o.Reports())), "open reports " + fmt.Sprint(refsOf(o.OpenReports())),
		"opened " + known(o.OpenedOn()), "target " + known(o.TargetDate()),
	}
}

func (a *asker) answersOfTeam(t org.Team) []string {
	var members []string
	list, err := t.Members(to(int32(1000)))
	if err != nil {
		a.t.Fatal(err)
	}
	for _, m := range list {
		members = append(members, m.Person().Ref())
	}
	return []string{
		"name " + t.Name(), "parent " + ref(t.Parent()), "children " + fmt.Sprint(refsOf(t.Children())),
		"lead " + ref(t.Lead()), "members " + fmt.Sprint(members), "headcount " + fmt.Sprint(t.Headcount()),
	}
}

func (a *asker) aboutPeople() {
	a.want("headcount", a.s.Headcount(), len(a.people))
	a.want("roots", refsOf(a.s.Roots()), a.onlyPeople(a.children("")))
	a.want("openRoots", refsOf(a.s.OpenRoots()), a.onlyOpenings(a.children("")))
	for p := range a.facts.People() {
		got, ok := a.s.Person(p.ID)
		a.want("person "+p.ID, ok, a.isPerson(p.ID))
		if ok {
			a.wantLines("person "+p.ID, answersOf(got), a.describe(p.ID))
		}
		if p.Email != "" {
			byEmail, ok := a.s.Person(p.Email)
			a.want("person "+p.Email, ok && byEmail.Ref() == p.ID, a.isPerson(p.ID))
		}
	}
	openings, err := a.s.Openings(nil, nil)
	a.want("openings", fmt.Sprint(refsOf(openings), err), fmt.Sprint(a.onlyOpenings(a.below("")), nil))
	for _, o := range openings {
		a.wantLines("opening "+o.Ref(), answersOfOpening(o), a.describeOpening(o.Ref()))
	}
	for _, seat := range slices.Concat(a.seats, []string{"person/nobody"}) {
		openings, err := a.s.Openings(&seat, nil)
		if a.there(seat) {
			a.want("openings under "+seat, fmt.Sprint(refsOf(openings), err), fmt.Sprint(a.onlyOpenings(a.below(seat)), nil))
		} else {
			a.wantCode("openings under "+seat, err, org.NotFound)
		}
	}
	for _, t := range a.facts.Teams() {
		got, err := a.s.Openings(nil, &t.ID)
		a.want("openings of "+t.ID, fmt.Sprint(refsOf(got), err), fmt.Sprint(slices.DeleteFunc(a.onlyOpenings(a.below("")), func(o string) bool { return !a.isOf(o, t.ID) }), nil))
	}
	none := "team/none"
	_, err = a.s.Openings(nil, &none)
	a.wantCode("openings of no team", err, org.NotFound)
	a.want("teams", len(a.s.Teams()), len(a.facts.Teams()))
	for _, t := range a.s.Teams() {
		a.wantLines("team "+t.Ref(), a.answersOfTeam(t), a.describeTeam(t.Ref()))
	}
}

// isOf reports whether an open seat is of a team, or of one that is part of it, by the parents that teams tell.
func (a *asker) isOf(opening, team string) bool {
	memberships := a.facts.Opening(opening).Memberships
	for i := len(memberships) - 1; i >= 0; i-- {
		if !memberships[i].On(a.s.Date()) {
			continue
		}
		for t, ok := a.s.Team(memberships[i].Team); ok; t, ok = t.Parent() {
			if t.Ref() == team {
				return true
			}
		}
		return false
	}
	return false
}

// wantCode fails unless an error has a code.
func (a *asker) wantCode(question string, err error, code org.Code) {
	a.t.Helper()
	e, ok := err.(*org.Error)
	if !ok || e.Code != code {
		a.t.Fatalf("%s on %s: %s: got error %v, want %s", a.world, a.day, question, err, code)
	}
}
