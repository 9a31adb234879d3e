package org

func (Withdraw) prepare(*draft) {}

func (c Withdraw) apply(d *draft) string {
	refuse := func(id, what string) {
		d.problem(NotWithdrawable, "", "revision %d cannot be withdrawn: the %s of %s changed again later", c.Revision, what, id)
	}
	if c.Delta.Empty() {
		d.problem(NotWithdrawable, "", "revision %d changed nothing that is still known", c.Revision)
		return ""
	}
	first := ""
	note := func(id string) {
		if first == "" {
			first = id
		}
		d.touchedBy[id] = touch{d.change, d.kind}
	}
	if o := c.Delta.Organization; o.After != nil {
		now := d.base.Organization
		if d.organization != nil {
			now = *d.organization
		}
		if now != *o.After || o.Before == nil {
			refuse("the organization", "name or home ladder")
		} else {
			was := *o.Before
			d.organization = &was
		}
	}
	for _, l := range c.Delta.Ladders {
		id := pairID(l, ladderID)
		note(id)
		now := d.ladders.byID[id]
		if (now == nil) != (l.After == nil) || now != nil && !sameLadder(now, l.After) {
			refuse(id, "levels")
			continue
		}
		d.saved[id] = l.Before
		d.reindex()
	}
	for _, t := range c.Delta.Teams {
		id := pairID(t, teamID)
		note(id)
		now := d.team(id)
		if (now == nil) != (t.After == nil) || now != nil && !sameTeam(now, t.After) {
			refuse(id, "name or parent")
			continue
		}
		d.teams[id] = t.Before
	}
	for _, o := range c.Delta.Openings {
		id := pairID(o, openingID)
		note(id)
		now := d.opening(id)
		if (now == nil) != (o.After == nil) || now != nil && !sameOpening(now, o.After) {
			refuse(id, "seat")
			continue
		}
		d.openings[id] = nil
		if o.Before != nil {
			was := *o.Before
			d.openings[id] = &was
		}
	}
	for _, p := range c.Delta.People {
		id := pairID(p, personID)
		note(id)
		d.withdrawPerson(id, p, refuse)
	}
	return first
}

// withdrawPerson gives a person's record the parts back that the revision changed.
func (d *draft) withdrawPerson(id string, p Pair[PersonRecord], refuse func(id, what string)) {
	now := d.person(id)
	switch {
	case (now == nil) != (p.After == nil):
		refuse(id, "record")
	case now == nil:
		was := *p.Before
		d.people[id] = &was
	case p.Before == nil:
		for _, part := range personParts {
			if !part.same(now, p.After) {
				refuse(id, part.name)
				return
			}
		}
		d.people[id] = nil
	default:
		edit := d.editPerson(id)
		for _, part := range personParts {
			if part.same(p.Before, p.After) {
				continue
			}
			if !part.same(edit, p.After) {
				refuse(id, part.name)
				return
			}
			part.copy(edit, p.Before)
		}
	}
}
