package org

import "slices"

func (c SaveTeam) prepare(d *draft) {
	if c.ID != "" && d.base.Team(normalID("team", c.ID)) != nil {
		d.ids[d.change] = normalID("team", c.ID)
		return
	}
	if id := d.register("team", c.ID, c.Name); id != "" {
		d.ids[d.change] = id
		d.teams[id] = &TeamRecord{ID: id}
	}
}

func (c SaveTeam) apply(d *draft) string {
	id := d.ids[d.change]
	if id == "" {
		return "" // the problem is known
	}
	t := d.editTeam(id)
	since := d.day
	if d.base.Team(id) == nil {
		since = 1 // teams are not dated: what a new one is part of, it always was
	}
	t.Name = d.required("name", c.Name)
	if c.Parent.Set {
		t.Parents = vacate(t.Parents, since)
		if c.Parent.Value != "" {
			parent := d.findTeam("parent", c.Parent.Value)
			switch {
			case parent == nil:
			case parent.ID == id:
				d.problem(InvalidChange, "parent", "%s cannot be part of itself", id)
			default:
				t.Parents = replace(t.Parents, ParentSpell{Period{since, Forever}, parent.ID})
			}
		}
	}
	if c.Lead.Set {
		d.lead(id, c.Lead.Value)
	}
	return id
}

// lead makes a person, or nobody, the lead of a team from the day at hand.
func (d *draft) lead(team, ref string) {
	var next *PersonRecord
	until := Forever
	if ref != "" {
		if next = d.findPerson("lead", ref); next == nil {
			return
		}
		e, ok := d.employed("lead", next)
		if !ok {
			return
		}
		until = e.Until
	}
	leads := func(l LeadSpell) bool { return l.Team == team && l.On(d.day) }
	end := func(p *PersonRecord) {
		i := slices.IndexFunc(p.Leads, leads)
		if i < 0 || next != nil && p.ID == next.ID {
			return
		}
		until = min(until, p.Leads[i].Until)
		q := d.editPerson(p.ID)
		q.Leads = cut(q.Leads, i, d.day)
	}
	if d.leaders == nil {
		d.leaders = map[string][]string{}
		for p := range d.base.People() {
			for _, l := range p.Leads {
				d.leaders[l.Team] = append(d.leaders[l.Team], p.ID)
			}
		}
	}
	for _, id := range d.leaders[team] {
		if p := d.person(id); p != nil {
			end(p)
		}
	}
	if next == nil || slices.ContainsFunc(next.Leads, leads) {
		return
	}
	p := d.editPerson(next.ID)
	d.leaders[team] = append(d.leaders[team], p.ID)
	p.Leads = insert(p.Leads, LeadSpell{Period{d.day, until}, team})
}

func (JoinTeam) prepare(*draft) {}

func (c JoinTeam) apply(d *draft) string {
	r, t := d.findPerson("person", c.Person), d.findTeam("team", c.Team)
	if r == nil || t == nil {
		return ""
	}
	spell, ok := d.employed("person", r)
	if !ok {
		return r.ID
	}
	m := Membership{Period: Period{d.day, spell.Until}, Team: t.ID, Allocation: c.Allocation, Role: d.text("role", c.Role)}
	if m.Allocation == 0 {
		m.Allocation = 1
	}
	if !(m.Allocation > 0 && m.Allocation <= 1) {
		d.problem(InvalidChange, "allocation", "an allocation is more than 0 and at most 1, but this is %v", c.Allocation)
	}
	p := d.editPerson(r.ID)
	if i := slices.IndexFunc(p.Memberships, func(o Membership) bool { return o.Team == t.ID && o.On(d.day) }); i >= 0 {
		if was := p.Memberships[i]; was.Allocation == m.Allocation && was.Role == m.Role {
			return p.ID
		}
		m.Until = p.Memberships[i].Until
		p.Memberships = cut(p.Memberships, i, d.day)
	}
	for _, o := range p.Memberships {
		if o.Team == t.ID && o.Since > d.day {
			m.Until = min(m.Until, o.Since)
		}
	}
	p.Memberships = insert(p.Memberships, m)
	return p.ID
}

func (LeaveTeam) prepare(*draft) {}

func (c LeaveTeam) apply(d *draft) string {
	r, t := d.findPerson("person", c.Person), d.findTeam("team", c.Team)
	if r == nil || t == nil {
		return ""
	}
	p := d.editPerson(r.ID)
	i := slices.IndexFunc(p.Memberships, func(o Membership) bool { return o.Team == t.ID && o.On(d.day) })
	if i < 0 {
		d.problem(InvalidChange, "team", "%s is not a member of %s on %s", p.ID, t.ID, d.day)
		return p.ID
	}
	p.Memberships = cut(p.Memberships, i, d.day)
	return p.ID
}
