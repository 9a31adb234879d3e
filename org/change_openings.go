package org

func (c SaveOpening) prepare(d *draft) {
	if c.ID != "" && d.base.Opening(normalID("opening", c.ID)) != nil {
		d.ids[d.change] = normalID("opening", c.ID)
		return
	}
	if id := d.register("opening", c.ID, c.Title); id != "" {
		d.ids[d.change] = id
		d.openings[id] = &OpeningRecord{ID: id}
	}
}

func (c SaveOpening) apply(d *draft) string {
	id := d.ids[d.change]
	if id == "" {
		return "" // the problem is known
	}
	o := d.editOpening(id)
	day := d.day
	if o.Period == (Period{}) {
		o.Period, o.OpenedOn = Period{d.day, Forever}, d.day
		if c.OpenedOn.Known() {
			o.Since, o.OpenedOn = c.OpenedOn, c.OpenedOn
			day = c.OpenedOn
		}
	} else if !o.On(day) {
		d.problem(NotEmployed, "id", "%s is not open on %s", id, day)
		return id
	}
	o.Title = d.required("title", c.Title)
	if c.TargetDate.Set {
		o.TargetDate = c.TargetDate.Value
	}
	if c.Level.Set {
		o.Levels = vacate(o.Levels, day)
		if c.Level.Value != "" {
			if e := d.findLevel("level", c.Level.Value, nil); e != nil {
				o.Levels = replace(o.Levels, LevelSpell{Period{day, o.Until}, e.ID})
			}
		}
	}
	if c.Team.Set {
		o.Memberships = vacate(o.Memberships, day)
		if c.Team.Value != "" {
			if t := d.findTeam("team", c.Team.Value); t != nil {
				o.Memberships = replace(o.Memberships, Membership{Period: Period{day, o.Until}, Team: t.ID, Allocation: 1})
			}
		}
	}
	if c.Manager.Set {
		if c.Manager.Value == "" {
			o.Lines = vacate(o.Lines, day)
		} else {
			c.line(d, o, day)
		}
	}
	return id
}

// line gives the opening its line; where the manager comes later in the batch, once that is done.
func (c SaveOpening) line(d *draft, o *OpeningRecord, day Date) {
	to := d.findSeat("manager", c.Manager.Value)
	if to == "" {
		return
	}
	if to == o.ID {
		d.problem(SelfReport, "manager", "%s cannot report to itself", o.ID)
		return
	}
	change, kind := d.change, d.kind
	lay := func() {
		d.day, d.change, d.kind = day, change, kind
		if d.existence(to, day).Empty() {
			d.problem(NotEmployed, "manager", "%s is not there on %s", to, day)
			return
		}
		d.lay(o.ID, to, day)
	}
	if len(d.existences(to)) == 0 || d.existences(to)[0] == (Period{}) {
		d.late = append(d.late, lay)
		return
	}
	lay()
}

func (FillOpening) prepare(*draft) {}

func (c FillOpening) apply(d *draft) string {
	r, p := d.findOpening("opening", c.Opening), d.findPerson("person", c.Person)
	if r == nil || p == nil {
		return ""
	}
	spell, ok := d.employed("person", p)
	if !ok {
		return p.ID
	}
	if !r.On(d.day) {
		d.problem(NotEmployed, "opening", "%s is not open on %s", r.ID, d.day)
		return p.ID
	}
	above := ""
	if i := at(r.Lines, d.day); i >= 0 {
		above = r.Lines[i].To
	}
	if above == p.ID {
		d.problem(SelfReport, "person", "%s reports to %s, who cannot report to themself", r.ID, p.ID)
		return p.ID
	}
	level, team, title := "", "", r.Title
	if i := at(r.Levels, d.day); i >= 0 {
		level = r.Levels[i].Level
	}
	if i := at(r.Memberships, d.day); i >= 0 {
		team = r.Memberships[i].Team
	}
	id := p.ID
	if above == "" {
		d.setLines(id, vacate(d.lines(id), d.day))
	} else {
		d.lay(id, above, d.day)
	}
	d.closeOpening(r.ID, id, above)
	edit := d.editPerson(id)
	edit.UnresolvedManager = ""
	if e := d.ladders.levelByID[level]; e != nil {
		d.place(edit, e, spell.Until, title)
	} else if title != "" {
		d.editJob(edit, func(j *Job) { j.Title = title })
	}
	if team != "" && d.team(team) != nil {
		JoinTeam{Person: id, Team: team}.apply(d)
	}
	return id
}

func (CloseOpening) prepare(*draft) {}

func (c CloseOpening) apply(d *draft) string {
	r := d.findOpening("", c.Opening)
	if r == nil {
		return ""
	}
	if !r.On(d.day) {
		d.problem(NotEmployed, "", "%s is not open on %s", r.ID, d.day)
		return r.ID
	}
	above := ""
	if i := at(r.Lines, d.day); i >= 0 {
		above = r.Lines[i].To
	}
	d.closeOpening(r.ID, above, above)
	return r.ID
}

// closeOpening ends an opening before the day at hand; its reports go on to target, target itself to above.
func (d *draft) closeOpening(id, target, above string) {
	o := d.editOpening(id)
	gone := Period{d.day, o.Until}
	o.Until = d.day
	o.Lines = endAll(o.Lines, Forever, d.day)
	o.Levels = endAll(o.Levels, Forever, d.day)
	o.Memberships = endAll(o.Memberships, Forever, d.day)
	d.release(id, gone, target, above)
}
