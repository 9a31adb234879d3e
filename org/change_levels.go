package org

import "strings"

func (PlaceAtLevel) prepare(*draft) {}

func (c PlaceAtLevel) apply(d *draft) string {
	r := d.findPerson("person", c.Person)
	if r == nil {
		return ""
	}
	spell, ok := d.employed("person", r)
	if !ok {
		return r.ID
	}
	p := d.editPerson(r.ID)
	if c.Clear {
		p.Levels = vacate(p.Levels, d.day)
		return p.ID
	}
	e := d.findLevel("level", c.Level, nil)
	if e == nil {
		return p.ID
	}
	d.place(p, e, spell.Until, d.text("title", c.Title))
	return p.ID
}

// place puts a person on a level from the day at hand. Without a title, one equal to the old level's becomes
// the new one's.
func (d *draft) place(p *PersonRecord, e *levelEntry, until Date, title string) {
	var old *levelEntry
	if i := at(p.Levels, d.day); i >= 0 {
		old = d.ladders.levelByID[p.Levels[i].Level]
	}
	if old == nil || old.ID != e.ID {
		p.Levels = replace(p.Levels, LevelSpell{Period{d.day, until}, e.ID})
	}
	d.editJob(p, func(j *Job) {
		switch {
		case title != "":
			j.Title = title
		case old != nil && foldTitle(j.Title) == foldTitle(old.Title):
			j.Title = e.Title
		}
	})
}

func (c SaveLadder) prepare(d *draft) {
	if c.Ladder == nil || !strings.HasPrefix(c.Ladder.ID, "ladder/") {
		d.problem(BadLadder, "", "a ladder needs an id that begins with ladder/")
		return
	}
	d.saved[c.Ladder.ID] = c.Ladder
	d.touchedBy[c.Ladder.ID] = touch{d.change, d.kind}
	d.reindex()
}

func (c SaveLadder) apply(d *draft) string {
	if c.Ladder == nil {
		return ""
	}
	return c.Ladder.ID
}

// reindex makes the levels of the draft's ladders known.
func (d *draft) reindex() {
	var changes []Pair[LadderRecord]
	for id, l := range d.saved {
		changes = append(changes, Pair[LadderRecord]{Before: d.base.Ladder(id), After: l})
	}
	home := d.base.Organization.HomeLadder
	if d.organization != nil {
		home = d.organization.HomeLadder
	}
	d.ladders = newLadderIndex(home, mergeByID(d.base.ladders.ladders, changes, ladderID))
}

func (SetOrganization) prepare(*draft) {}

func (c SetOrganization) apply(d *draft) string {
	o := d.base.Organization
	if d.organization != nil {
		o = *d.organization
	}
	if c.Name != "" {
		o.Name = d.required("name", c.Name)
	}
	if c.HomeLadder != "" {
		id := normalID("ladder", c.HomeLadder)
		if d.ladders.byID[id] == nil {
			d.problem(InvalidChange, "homeLadder", "no ladder has the id %q", shorten(id))
		}
		o.HomeLadder = id
	}
	d.organization = &o
	d.reindex()
	return "organization"
}
