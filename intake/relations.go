package intake

import (
	"slices"

	"rung/org"
)

// relate adds what is to change about a person's dotted lines, teams and mentors. e is the employment of somebody
// known, or nil.
func (pl *planner) relate(t *seat, e *org.Employment) {
	day, first := pl.effective, org.NoDate
	p := &org.PersonRecord{ID: t.id}
	if e != nil {
		p, first = t.person, e.Since
		day = max(day, first)
	} else {
		first = pl.firstDay(t)
		day = max(day, first)
	}
	pl.dot(t, p, day)
	pl.join(t, p, e, day, first)
	pl.mentor(t, p, day)
}

func (pl *planner) dot(t *seat, p *org.PersonRecord, day org.Date) {
	column := ""
	if all := pl.sheet.all(useDotted); len(all) > 0 {
		column = all[0].header
	}
	for _, to := range t.dotted {
		if !slices.ContainsFunc(p.DottedLines, func(l org.Line) bool { return l.To == to && l.On(day) }) {
			pl.addOn(max(day, pl.firstDayOf(to)), org.AddDottedLine{Person: t.id, To: to}, t, column)
		}
	}
	if !t.dottedCells {
		return
	}
	for _, l := range p.DottedLines {
		if l.On(day) && !slices.Contains(t.dotted, l.To) && !pl.gone[l.To] {
			pl.addOn(day, org.RemoveDottedLine{Person: t.id, To: l.To}, t, column)
		}
	}
}

// firstDayOf returns the first day of somebody whom the file brings, or NoDate of anybody else.
func (pl *planner) firstDayOf(id string) org.Date {
	if pl.byID == nil {
		pl.byID = make(map[string]*seat, len(pl.seats))
		for _, t := range pl.seats {
			pl.byID[t.id] = t
		}
	}
	t := pl.byID[id]
	if t == nil {
		return org.NoDate
	}
	if e := pl.current(t); e != nil {
		return e.Since
	}
	return pl.firstDay(t)
}

func (pl *planner) join(t *seat, p *org.PersonRecord, e *org.Employment, day, first org.Date) {
	var now []org.Membership
	for _, m := range p.Memberships {
		if m.On(day) {
			now = append(now, m)
		}
	}
	in := func(team string) *org.Membership {
		for i := range now {
			if now[i].Team == team {
				return &now[i]
			}
		}
		return nil
	}
	if t.membershipsSaid {
		column := pl.sheet.header(useTeams)
		for _, m := range t.memberships {
			if known := in(m.team); known != nil && known.Allocation == m.allocation && known.Role == m.role {
				continue
			}
			on := day
			if e == nil {
				on = max(first, m.since)
			}
			pl.addOn(on, org.JoinTeam{Person: t.id, Team: m.team, Allocation: m.allocation, Role: m.role}, t, column)
		}
		for _, m := range now {
			if !slices.ContainsFunc(t.memberships, func(w membership) bool { return w.team == m.Team }) {
				pl.addOn(day, org.LeaveTeam{Person: t.id, Team: m.Team}, t, column)
			}
		}
		return
	}
	if e == nil {
		return // who is hired joins the team with the hire
	}
	column := pl.sheet.header(useTeam)
	switch {
	case t.team != "" && in(t.team) == nil:
		if len(now) == 1 { // another department, not a further team
			pl.addOn(day, org.LeaveTeam{Person: t.id, Team: now[0].Team}, t, column)
		}
		pl.addOn(day, org.JoinTeam{Person: t.id, Team: t.team}, t, column)
	case t.team == "" && pl.cleared(t, useTeam):
		for _, m := range now {
			pl.addOn(day, org.LeaveTeam{Person: t.id, Team: m.Team}, t, column)
		}
	}
}

func (pl *planner) mentor(t *seat, p *org.PersonRecord, day org.Date) {
	column := pl.sheet.header(useMentors)
	if !t.mentorsSaid {
		return
	}
	now := pl.mentorsOf(t.id, day)
	for _, m := range t.mentors {
		if known, ok := now[m.id]; ok && known.Toward == m.toward {
			continue
		}
		on := day
		if m.since != org.NoDate && now[m.id].Mentee == "" {
			on = m.since
		}
		pl.addOn(max(on, pl.firstDayOf(m.id), pl.firstDayOf(t.id)), org.StartMentorship{Mentor: m.id, Mentee: t.id, Toward: m.toward}, t, column)
	}
	for id := range now {
		if !pl.gone[id] && !slices.ContainsFunc(t.mentors, func(m mentor) bool { return m.id == id }) {
			pl.addOn(day, org.EndMentorship{Mentor: id, Mentee: t.id}, t, column)
		}
	}
}

// mentorsOf returns a person's mentors on a day.
func (pl *planner) mentorsOf(id string, day org.Date) map[string]org.MenteeSpell {
	if pl.mentorships == nil {
		pl.mentorships = map[string]map[string]org.MenteeSpell{}
		for p := range pl.facts.People() {
			for _, m := range p.Mentees {
				if m.On(day) {
					if pl.mentorships[m.Mentee] == nil {
						pl.mentorships[m.Mentee] = map[string]org.MenteeSpell{}
					}
					pl.mentorships[m.Mentee][p.ID] = m
				}
			}
		}
	}
	return pl.mentorships[id]
}
