package store

import (
	"strconv"
	"strings"

	"rung/org"
)

// encodeOrganization returns the graph of what is true of the organization as a whole.
func encodeOrganization(o *org.OrganizationRecord) Graph {
	var g Graph
	var p Properties
	p.text("name", o.Name)
	p.text("homeLadder", o.HomeLadder)
	g.node(Organization, OrganizationID, p)
	return g
}

// encodePerson returns a person with employments and jobs, and the relationships that begin at the person.
func encodePerson(r *org.PersonRecord) Graph {
	g := Graph{
		Nodes: make([]Node, 0, 1+len(r.Employments)+len(r.Jobs)),
		Relationships: make([]Relationship, 0, len(r.Employments)+len(r.Jobs)+len(r.Lines)+len(r.DottedLines)+
			len(r.Levels)+len(r.Memberships)+len(r.Leads)+len(r.Mentees)),
	}
	p := make(Properties, 0, 6)
	p.text("name", r.Name)
	p.text("email", r.Email)
	p.text("employeeNumber", r.EmployeeNumber)
	if r.MentoringOpen != nil {
		p.add("mentoringOpen", BoolValue(*r.MentoringOpen))
	}
	if r.MentoringCapacity != nil {
		p.add("mentoringCapacity", IntValue(*r.MentoringCapacity))
	}
	p.text("unresolvedManager", r.UnresolvedManager)
	attributes := make([]string, len(r.Attributes))
	for i, a := range r.Attributes {
		attributes[i] = joinPair(a.Name, a.Value)
	}
	p.list("attributes", attributes)
	g.node(Person, r.ID, p)

	key := strings.TrimPrefix(r.ID, "person/")
	for i, e := range r.Employments {
		id := "employment/" + key + "/" + strconv.Itoa(i+1)
		p := make(Properties, 0, 2)
		p.day("startDate", e.StartDate)
		p.day("endDate", e.EndDate())
		g.node(Employment, id, p)
		g.relate(Employed, r.ID, id, during(e.Period))
	}
	for i, j := range r.Jobs {
		id := "job/" + key + "/" + strconv.Itoa(i+1)
		p := make(Properties, 0, 4)
		p.text("title", j.Title)
		p.text("location", j.Location)
		p.text("timeZone", j.TimeZone)
		p.add("fte", FloatValue(j.FTE))
		g.node(Job, id, p)
		g.relate(HasJob, r.ID, id, during(j.Period))
	}
	g.lines(ReportsTo, r.ID, r.Lines)
	g.lines(DottedTo, r.ID, r.DottedLines)
	g.levels(r.ID, r.Levels)
	g.memberships(r.ID, r.Memberships)
	for _, l := range r.Leads {
		g.relate(Leads, r.ID, l.Team, during(l.Period))
	}
	for _, m := range r.Mentees {
		p := during(m.Period)
		p.text("toward", m.Toward)
		g.relate(Mentors, r.ID, m.Mentee, p)
	}
	return g
}

func (g *Graph) lines(typ, from string, lines []org.Line) {
	for _, l := range lines {
		g.relate(typ, from, l.To, during(l.Period))
	}
}

func (g *Graph) levels(from string, spells []org.LevelSpell) {
	for _, l := range spells {
		g.relate(AtLevel, from, l.Level, during(l.Period))
	}
}

func (g *Graph) memberships(from string, spells []org.Membership) {
	for _, m := range spells {
		p := during(m.Period)
		p.add("allocation", FloatValue(m.Allocation))
		p.text("role", m.Role)
		g.relate(MemberOf, from, m.Team, p)
	}
}

// encodeOpening returns an open seat and the relationships that begin at it. The property since is there only
// where the day it was opened on is not known.
func encodeOpening(r *org.OpeningRecord) Graph {
	var g Graph
	var p Properties
	p.text("title", r.Title)
	p.day("openedOn", r.OpenedOn)
	if r.Since != r.OpenedOn {
		p.day("since", r.Since)
	}
	p.day("closedOn", r.Until)
	p.day("targetDate", r.TargetDate)
	g.node(Opening, r.ID, p)
	g.lines(ReportsTo, r.ID, r.Lines)
	g.levels(r.ID, r.Levels)
	g.memberships(r.ID, r.Memberships)
	return g
}

// encodeTeam returns a team and what it is part of.
func encodeTeam(r *org.TeamRecord) Graph {
	var g Graph
	var p Properties
	p.text("name", r.Name)
	g.node(Team, r.ID, p)
	for _, s := range r.Parents {
		g.relate(PartOf, r.ID, s.Team, during(s.Period))
	}
	return g
}

// pairEscape keeps the colon that ends a name apart from one within it.
var pairEscape = strings.NewReplacer(`\`, `\\`, `:`, `\:`)

// joinPair writes a name and a value as "name: value", which a list of texts can hold, in order, and an analyst
// can ask for: 'Cost center: 4711' IN p.attributes. A colon within the name is written "\:".
func joinPair(name, value string) string { return pairEscape.Replace(name) + ": " + value }

// splitPair takes apart what joinPair wrote. A text without a colon is a name without a value.
func splitPair(s string) (name, value string) {
	if i := strings.Index(s, ":"); i >= 0 && strings.IndexByte(s[:i], '\\') < 0 {
		return s[:i], strings.TrimPrefix(s[i+1:], " ")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		case s[i] == ':':
			return b.String(), strings.TrimPrefix(s[i+1:], " ")
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), ""
}
