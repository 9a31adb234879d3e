package sample

import (
	"cmp"
	"fmt"
	"slices"

	"rung/org"
)

// The order of changes of one day.
const (
	organizationFirst = iota
	hiresNext
	openingsNext
	othersNext
	leavesLast
)

// event is a change with its place in the order.
type event struct {
	on     org.Date
	rank   int8
	change org.Change
}

// script collects the changes.
type script struct{ events []event }

func (s *script) add(on org.Date, rank int8, c org.Change) {
	s.events = append(s.events, event{on, rank, c})
}

// changes returns the plan as changes in the order of their days.
func (p *plan) changes() []org.Change {
	out := &script{events: make([]event, 0, len(p.seats)*3)}
	if len(p.companies) > 0 {
		out.add(founded, organizationFirst, org.SetOrganization{Name: organizationName})
	}
	numbers := p.numbers()
	for i := range p.seats {
		if p.seats[i].kind == opening {
			p.open(out, int32(i))
		} else {
			p.employ(out, int32(i), numbers[i])
		}
	}
	p.saveTeams(out)
	for i := range p.companies {
		p.scheduledPromotions(out, &p.companies[i])
		p.mentor(out, &p.companies[i])
		p.dot(out, &p.companies[i])
	}
	slices.SortStableFunc(out.events, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.rank, b.rank))
	})
	changes := make([]org.Change, len(out.events))
	for i, e := range out.events {
		changes[i] = org.Dated{On: e.on, Change: e.change}
	}
	return changes
}

// numbers returns the employee numbers, which were given in the order of first days.
func (p *plan) numbers() []string {
	order := make([]int32, 0, len(p.seats))
	for i := range p.seats {
		if p.seats[i].kind != opening {
			order = append(order, int32(i))
		}
	}
	first := func(i int32) org.Date {
		if s := &p.seats[i]; s.firstStart != org.NoDate {
			return s.firstStart
		}
		return p.seats[i].start
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(first(a), first(b)) })
	out := make([]string, len(p.seats))
	for n, i := range order {
		out[i] = fmt.Sprintf("T%05d", n+1)
	}
	return out
}

// saveTeams makes each team on the day since when its lead leads it. Teams are not dated: others may have been
// members before, under their own managers.
func (p *plan) saveTeams(out *script) {
	for i := range p.teams {
		t := &p.teams[i]
		lead := &p.seats[t.lead]
		save := org.SaveTeam{ID: t.id, Name: t.name, Lead: org.To(lead.id)}
		if t.parent >= 0 {
			save.Parent = org.To(p.teams[t.parent].id)
		}
		out.add(max(lead.since, lead.start), hiresNext, save)
	}
}

// open opens a seat.
func (p *plan) open(out *script, i int32) {
	s := &p.seats[i]
	save := org.SaveOpening{
		ID: s.id, Title: s.title, Manager: org.To(p.seats[s.parent].id), OpenedOn: s.start,
		TargetDate: org.To(Reference + org.Date(p.people.between(30, 240))),
	}
	if s.level != "" {
		save.Level = org.To(s.level)
	}
	if s.team >= 0 {
		save.Team = org.To(p.teams[s.team].id)
	}
	out.add(s.start, openingsNext, save)
}

// employ hires a person, and leads them through what happened to them.
func (p *plan) employ(out *script, i int32, number string) {
	s := &p.seats[i]
	hire := org.Hire{
		ID: s.id, Name: s.name, Email: s.email, EmployeeNumber: number, UnresolvedManager: s.unresolved,
		Mentoring: p.terms(s), Attributes: p.attributes(s),
	}
	if s.firstStart != org.NoDate {
		c := p.begin(s)
		p.join(out, i, hire, c, s.firstStart, s.firstEnd)
		out.add(s.firstEnd, leavesLast, org.Leave{Person: s.id})
	}
	last := org.Forever
	if s.end != org.NoDate {
		last = s.end
	}
	c := p.career(s)
	p.join(out, i, hire, c, s.start, last)
	for _, e := range c.events {
		out.add(e.on, othersNext, e.change)
	}
	switch {
	case s.end == org.NoDate:
	case s.keptOpen:
		out.add(s.end, leavesLast, org.Leave{Person: s.id, KeepSeatOpen: true})
	case s.successor != nobody:
		out.add(s.end, leavesLast, org.Leave{Person: s.id, ReportsMoveTo: p.seats[s.successor].id})
	default:
		out.add(s.end, leavesLast, org.Leave{Person: s.id})
	}
}

// join hires somebody as their career begins, and moves them from line to line and team to team.
func (p *plan) join(out *script, i int32, hire org.Hire, c career, first, last org.Date) {
	s := &p.seats[i]
	hire.StartDate, hire.Title, hire.Level, hire.FTE = first, c.title, c.level, c.fte
	hire.Location, hire.TimeZone = sites[c.site].name, sites[c.site].zone
	lines := p.lines(i, first, last)
	if lines[0].to != nobody {
		hire.Manager = p.seats[lines[0].to].id
	}
	team, former := s.team, int32(-1)
	if s.formerParent != nobody && first < s.movedOn {
		former = p.seats[s.formerParent].team
	}
	switch {
	case former >= 0 && former != team && s.movedOn <= last:
		hire.Team = p.teams[former].id
		out.add(s.movedOn, othersNext, org.LeaveTeam{Person: s.id, Team: p.teams[former].id})
		if team >= 0 {
			out.add(s.movedOn, othersNext, org.JoinTeam{Person: s.id, Team: p.teams[team].id})
		}
	case team >= 0:
		hire.Team = p.teams[team].id
	}
	out.add(first, hiresNext, hire)
	for _, line := range lines[1:] {
		out.add(line.on, othersNext, org.Move{Person: s.id, To: p.seats[line.to].id})
	}
	if s.toTop != org.NoDate {
		out.add(s.toTop, othersNext, org.Move{Person: s.id, ToTop: true})
	}
	if s.department == 1 && !s.manages && s.kind == present && p.people.chance(15) {
		p.lend(out, s, first)
	}
}

// lend makes an engineer a part-time member of a product team, for some of them until a day.
func (p *plan) lend(out *script, s *seat, first org.Date) {
	if s.end != org.NoDate || s.team < 0 || Reference-first < 200 || s.formerParent != nobody || s.firstStart != org.NoDate {
		return
	}
	var other int32 = -1
	for range 6 {
		if t := s.team - int32(p.people.between(1, 14)); t > 0 && p.teams[t].company == s.company && p.teams[t].parent >= 0 {
			other = t
		}
	}
	if other < 0 {
		return
	}
	on := first + org.Date(p.people.between(30, int(Reference-first)-100))
	own := p.teams[s.team].id
	out.add(on, othersNext, org.JoinTeam{Person: s.id, Team: own, Allocation: 0.6})
	out.add(on, othersNext, org.JoinTeam{Person: s.id, Team: p.teams[other].id, Allocation: 0.4, Role: "Engineer"})
	if p.people.chance(25) {
		until := on + org.Date(p.people.between(50, 95))
		out.add(until, othersNext, org.LeaveTeam{Person: s.id, Team: p.teams[other].id})
		out.add(until, othersNext, org.JoinTeam{Person: s.id, Team: own, Allocation: 1})
	}
}

// attributes returns the further columns that a file about a person would have.
func (p *plan) attributes(s *seat) []org.Attribute {
	name, centre := "Leadership", "1000"
	if s.department >= 0 {
		name, centre = departments[s.department].name, departments[s.department].costCentre
	}
	contract := "Permanent"
	if p.people.chance(6) {
		contract = "Fixed term"
	}
	out := []org.Attribute{{Name: "Department", Value: name}, {Name: "Cost centre", Value: centre}, {Name: "Contract", Value: contract}}
	if len(p.companies) > 1 && s.company >= 0 {
		out = append(out, org.Attribute{Name: "Company", Value: p.companies[s.company].name})
	}
	return out
}
