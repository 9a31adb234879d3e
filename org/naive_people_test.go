package org_test

import (
	"fmt"
	"slices"
	"strconv"

	"rung/org"
)

// The facts of one person on the day, and their relationships.

func (n *naive) employment(person string) org.Employment {
	e, _ := lastOn(n.facts.Person(person).Employments, n.day)
	return e
}

// job returns what is dated about a person; nothing is known without one, and full time is assumed.
func (n *naive) job(person string) org.Job {
	if j, ok := lastOn(n.facts.Person(person).Jobs, n.day); ok {
		return j
	}
	return org.Job{FTE: 1}
}

func (n *naive) nameOf(seat string) string {
	if p := n.facts.Person(seat); p != nil {
		return p.Name
	}
	if o := n.facts.Opening(seat); o != nil {
		return o.Title
	}
	return ""
}

// levelSpell returns the id of the level held or sought, and since when; "" for none.
func (n *naive) levelSpell(seat string) (string, org.Date) {
	var spells []org.LevelSpell
	if o := n.facts.Opening(seat); o != nil {
		spells = o.Levels
	} else {
		spells = n.facts.Person(seat).Levels
	}
	s, ok := lastOn(spells, n.day)
	if !ok || n.level(s.Level) == nil {
		return "", org.NoDate
	}
	return s.Level, s.Since
}

func (n *naive) levelOf(seat string) *org.LevelRecord {
	id, _ := n.levelSpell(seat)
	return n.level(id)
}

func (n *naive) reportsSince(person string) org.Date {
	if n.up[person] == "" {
		return org.NoDate
	}
	lines := n.lines(person)
	return lines[len(lines)-1].Since
}

func (n *naive) dottedManagers(person string) []string {
	var out []string
	for _, l := range allOn(n.facts.Person(person).DottedLines, n.day) {
		if n.isPerson(l.To) {
			out = append(out, l.To)
		}
	}
	slices.Sort(out)
	return out
}

func (n *naive) dottedReports(person string) []string {
	var out []string
	for _, p := range n.people {
		if slices.Contains(n.dottedManagers(p), person) {
			out = append(out, p)
		}
	}
	return out
}

func (n *naive) peers(person string) []string {
	if n.up[person] == "" {
		return nil
	}
	return slices.DeleteFunc(n.onlyPeople(n.children(n.up[person])), func(p string) bool { return p == person })
}

// memberships returns a person's places in teams on the day, in order of the team's id.
func (n *naive) memberships(person string) []org.Membership {
	var out []org.Membership
	for _, m := range allOn(n.facts.Person(person).Memberships, n.day) {
		if n.facts.Team(m.Team) != nil {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b org.Membership) int { return compareText(a.Team, b.Team) })
	return out
}

// mentorship is one person's mentoring another on the day.
type mentorship struct {
	mentor, mentee, toward string
	since                  org.Date
}

func (n *naive) mentorships() []mentorship {
	var out []mentorship
	for _, p := range n.people {
		for _, m := range allOn(n.facts.Person(p).Mentees, n.day) {
			if n.isPerson(m.Mentee) {
				toward := m.Toward
				if n.level(toward) == nil {
					toward = ""
				}
				out = append(out, mentorship{p, m.Mentee, toward, m.Since})
			}
		}
	}
	return out
}

func (n *naive) mentees(person string) []mentorship {
	out := slices.DeleteFunc(n.mentorships(), func(m mentorship) bool { return m.mentor != person })
	slices.SortStableFunc(out, func(a, b mentorship) int { return compareText(a.mentee, b.mentee) })
	return out
}

func (n *naive) mentorsOf(person string) []mentorship {
	return slices.DeleteFunc(n.mentorships(), func(m mentorship) bool { return m.mentee != person })
}

func (n *naive) mentoring(person string) org.Mentoring {
	out := org.Mentoring{Open: true, Capacity: 2, Load: len(n.mentees(person))}
	r := n.facts.Person(person)
	if r.MentoringOpen != nil {
		out.Open = *r.MentoringOpen
	}
	if r.MentoringCapacity != nil {
		out.Capacity = *r.MentoringCapacity
	}
	return out
}

// describe says everything that the fields of a person answer, one line a field.
func (n *naive) describe(person string) []string {
	r, job, e := n.facts.Person(person), n.job(person), n.employment(person)
	level, since := n.levelSpell(person)
	var track, ladder, manager, openManager string
	if level != "" {
		track, ladder = n.level(level).Track, n.ladderOf(level).ID
	}
	if up := n.up[person]; n.isPerson(up) {
		manager = up
	} else {
		openManager = up
	}
	var teams, mentors, mentees []string
	for _, m := range n.memberships(person) {
		teams = append(teams, fmt.Sprint(m.Team, " ", m.Allocation, " ", m.Role, " ", m.Since))
	}
	for _, m := range n.mentorsOf(person) {
		mentors = append(mentors, fmt.Sprint(m.mentor, " ", m.toward, " ", m.since))
	}
	for _, m := range n.mentees(person) {
		mentees = append(mentees, fmt.Sprint(m.mentee, " ", m.toward, " ", m.since))
	}
	chain := n.onlyPeople(n.above(person))
	return []string{
		"name " + r.Name, "email " + r.Email, "number " + r.EmployeeNumber, "attributes " + fmt.Sprint(r.Attributes),
		"unresolved " + r.UnresolvedManager,
		"title " + job.Title, "location " + job.Location, "zone " + job.TimeZone, "fte " + strconv.FormatFloat(job.FTE, 'g', 9, 64),
		"start " + e.StartDate.String(), "end " + e.EndDate().String(),
		"level " + level, "level since " + since.String(), "track " + track, "ladder " + ladder,
		"manager " + manager, "open manager " + openManager, "reports since " + n.reportsSince(person).String(),
		"dotted managers " + fmt.Sprint(n.dottedManagers(person)), "dotted reports " + fmt.Sprint(n.dottedReports(person)),
		"reports " + fmt.Sprint(n.onlyPeople(n.children(person))), "open reports " + fmt.Sprint(n.onlyOpenings(n.children(person))),
		"peers " + fmt.Sprint(n.peers(person)), "chain " + fmt.Sprint(chain),
		"teams " + fmt.Sprintf("%q", teams), "mentors " + fmt.Sprintf("%q", mentors), "mentees " + fmt.Sprintf("%q", mentees),
		"depth " + fmt.Sprint(n.depth(person)), "place " + string(n.managerialLevel(person)),
		"span " + fmt.Sprintf("%+v", n.span(person)), "mentoring " + fmt.Sprintf("%+v", n.mentoring(person)),
	}
}

// describeOpening says everything that the fields of an opening answer.
func (n *naive) describeOpening(id string) []string {
	o := n.facts.Opening(id)
	level, _ := n.levelSpell(id)
	team := ""
	if m, ok := lastOn(o.Memberships, n.day); ok && n.facts.Team(m.Team) != nil {
		team = m.Team
	}
	var manager, openManager string
	if up := n.up[id]; n.isPerson(up) {
		manager = up
	} else {
		openManager = up
	}
	return []string{
		"title " + o.Title, "level " + level, "team " + team, "manager " + manager, "open manager " + openManager,
		"reports " + fmt.Sprint(n.onlyPeople(n.children(id))), "open reports " + fmt.Sprint(n.onlyOpenings(n.children(id))),
		"opened " + o.OpenedOn.String(), "target " + o.TargetDate.String(),
	}
}

// inTeam reports whether a team is another, or part of it at any remove.
func (n *naive) inTeam(team, of string) bool {
	for ; team != ""; team = n.teamParent(team) {
		if team == of {
			return true
		}
	}
	return false
}

func (n *naive) recordedParent(team string) string {
	if p, ok := lastOn(n.facts.Team(team).Parents, n.day); ok && n.facts.Team(p.Team) != nil {
		return p.Team
	}
	return ""
}

// teamParent returns the team that a team is part of; the lowest of a circle of teams is part of none.
func (n *naive) teamParent(team string) string {
	var seen []string
	for at := team; at != "" && !slices.Contains(seen, at); at = n.recordedParent(at) {
		seen = append(seen, at)
	}
	if n.recordedParent(seen[len(seen)-1]) == team && slices.Min(seen) == team {
		return ""
	}
	return n.recordedParent(team)
}

// isMember reports whether a person is a member of a team or of one that is part of it.
func (n *naive) isMember(person, team string) bool {
	return slices.ContainsFunc(n.memberships(person), func(m org.Membership) bool { return n.inTeam(m.Team, team) })
}

func (n *naive) describeTeam(team string) []string {
	var lead string
	var children, members []string
	headcount := 0
	for _, t := range n.facts.Teams() {
		if n.teamParent(t.ID) == team {
			children = append(children, t.ID)
		}
	}
	for _, p := range n.people {
		for _, l := range allOn(n.facts.Person(p).Leads, n.day) {
			if l.Team == team && lead == "" {
				lead = p
			}
		}
		for _, m := range n.memberships(p) {
			if m.Team == team {
				members = append(members, p)
			}
		}
		if n.isMember(p, team) {
			headcount++
		}
	}
	return []string{
		"name " + n.facts.Team(team).Name, "parent " + n.teamParent(team), "children " + fmt.Sprint(children),
		"lead " + lead, "members " + fmt.Sprint(members), "headcount " + fmt.Sprint(headcount),
	}
}
