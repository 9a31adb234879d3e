package intake

import (
	"slices"

	"rung/org"
)

// teamUse is a team that the file names.
type teamUse struct {
	id, name string
	parent   string // id; "" not said
	seat     *seat  // the first that names it
	column   string
	top      bool // the file says that it is part of none
}

// group finds the team of every seat from the columns of departments: the team of the narrower column is part of
// the team of the wider one.
func (pl *planner) group() {
	s := pl.sheet
	if !s.has(useTeam) && !s.has(useParentTeam) {
		return
	}
	// A name under several parents is several teams.
	type where struct{ team, parent string }
	parents := map[string][]string{} // folded team to folded parents
	pairs := make([]where, len(pl.seats))
	for i, t := range pl.seats {
		team, parent := s.get(t.row, useTeam), s.get(t.row, useParentTeam)
		if isNothing(team) {
			team = ""
		}
		if isNothing(parent) {
			parent = ""
		}
		if team == "" || slug(team) == slug(parent) {
			team, parent = parent, ""
		}
		pairs[i] = where{team, parent}
		if team != "" && parent != "" {
			if key := slug(parent); !slices.Contains(parents[slug(team)], key) {
				parents[slug(team)] = append(parents[slug(team)], key)
			}
		}
	}
	// A name that is a parent somewhere is that one team wherever it stands alone.
	for i, t := range pl.seats {
		w := pairs[i]
		if w.team == "" {
			continue
		}
		key := slug(w.team)
		parent := ""
		if w.parent != "" {
			parent = pl.teamOf(slug(w.parent), w.parent, "", t, useParentTeam)
			if len(parents[key]) > 1 {
				key = slug(w.parent) + "-" + key
			}
		}
		column := useTeam
		if isNothing(s.get(t.row, useTeam)) {
			column = useParentTeam
		}
		t.team = pl.teamOf(key, w.team, parent, t, column)
	}
}

// teamOf returns the id of a team, making it known.
func (pl *planner) teamOf(key, name, parent string, t *seat, u use) string {
	if key == "" {
		key = "team"
	}
	id := "team/" + key
	known := pl.teams[id]
	if known == nil {
		known = &teamUse{id: id, name: name, seat: t, column: pl.sheet.header(u)}
		pl.teams[id] = known
		pl.teamOrder = append(pl.teamOrder, id)
	}
	if parent == "" || parent == known.parent {
		return id
	}
	for at := parent; at != ""; {
		if at == id {
			pl.warnOnce("TEAM_CYCLE "+id+" "+parent, t.row.line, known.column, "TEAM_CYCLE", "%q is part of %q and the other way round; the second was left out", shorten(name), parent)
			return id
		}
		up := pl.teams[at]
		if up == nil {
			break
		}
		at = up.parent
	}
	if known.parent == "" {
		known.parent = parent
	}
	return id
}

// saveTeams adds the changes that make the file's teams what it says.
func (pl *planner) saveTeams() {
	for _, id := range pl.teamOrder {
		u := pl.teams[id]
		c := org.SaveTeam{ID: id, Name: u.name}
		known := pl.facts.Team(id)
		differs := known == nil
		if known != nil {
			if pl.sheet.format != formatRung {
				c.Name = known.Name // which may be written better than in the file
			}
			differs = !same(c.Name, known.Name)
		}
		if now := parentOf(known, pl.effective); now != u.parent && (u.parent != "" || u.top) {
			c.Parent, differs = org.To(u.parent), true
		}
		l, led := pl.leads[id]
		if led && slices.ContainsFunc(recordOf(l.seat).Leads, func(s org.LeadSpell) bool { return s.Team == id && s.On(pl.effective) }) {
			led = false
		}
		if !differs && !led {
			continue
		}
		if !led {
			pl.add(c, u.seat, u.column)
			continue
		}
		c.Lead = org.To(l.seat.id)
		on := max(pl.firstDayOf(l.seat.id), pl.effective)
		if known == nil && l.since != org.NoDate {
			on = max(pl.firstDayOf(l.seat.id), l.since)
		}
		pl.addOn(on, c, l.seat, pl.sheet.header(useLeads))
	}
	pl.endLeads()
}

// endLeads takes teams from those whose cell names other teams, or is blank where blanks clear.
func (pl *planner) endLeads() {
	if !pl.sheet.has(useLeads) {
		return
	}
	for _, t := range pl.seats {
		if t.person == nil || !pl.here(t) || pl.sheet.get(t.row, useLeads) == "" && !pl.cleared(t, useLeads) {
			continue
		}
		for _, l := range t.person.Leads {
			team := pl.facts.Team(l.Team)
			if _, other := pl.leads[l.Team]; other || team == nil || !l.On(pl.effective) {
				continue
			}
			name := team.Name
			if u := pl.teams[l.Team]; u != nil && pl.sheet.format == formatRung {
				name = u.name
			}
			pl.add(org.SaveTeam{ID: l.Team, Name: name, Lead: org.To("")}, t, pl.sheet.header(useLeads))
		}
	}
}

// recordOf returns what is known of a seat's person; an empty record where nothing is.
func recordOf(t *seat) *org.PersonRecord {
	if t.person == nil {
		return &org.PersonRecord{}
	}
	return t.person
}

// parentOf returns the team that a team is part of on a day, or "".
func parentOf(t *org.TeamRecord, day org.Date) string {
	if t == nil {
		return ""
	}
	for _, p := range t.Parents {
		if p.On(day) {
			return p.Team
		}
	}
	return ""
}
