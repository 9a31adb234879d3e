package intake

import (
	"slices"

	"rung/org"
)

// here reports whether a seat is there on the effective day or later.
func (pl *planner) here(t *seat) bool {
	return t.opening || !t.inactive && !t.ended(pl.effective)
}

// passOverLeavers gives who reports to a leaver to the leaver's manager, as the organization does when somebody
// leaves, and forgets the other lines to leavers.
func (pl *planner) passOverLeavers() {
	gone := map[string]bool{}
	for _, t := range pl.seats {
		if !pl.here(t) {
			gone[t.id] = true
		}
	}
	if len(gone) == 0 || pl.refused {
		return
	}
	isGone := func(id string) bool { return gone[id] }
	for _, t := range pl.seats {
		if !pl.here(t) {
			continue
		}
		t.dotted = slices.DeleteFunc(t.dotted, isGone)
		t.mentors = slices.DeleteFunc(t.mentors, func(m mentor) bool { return gone[m.id] })
		if t.manager == nil || pl.here(t.manager) {
			continue
		}
		left := t.manager
		for t.manager != nil && !pl.here(t.manager) {
			last := t.manager
			t.manager, t.managerID = last.manager, last.managerID
		}
		to := "becomes a root"
		if t.managerID != "" {
			to = "reports to " + t.managerID
		} else {
			t.unresolved = left.key
		}
		pl.warn(t.row.line, t.managerCol, "MANAGER_LEFT", "the manager, %s, has left; %s %s", left, t, to)
	}
	for team, l := range pl.leads {
		if !pl.here(l.seat) {
			delete(pl.leads, team)
		}
	}
}

// lastDay is the last day of somebody who is not there any more on the effective day.
func (pl *planner) lastDay(e *org.Employment) org.Date { return max(pl.effective-1, e.Since) }

// leave ends the employments of people whom the file shows as gone.
func (pl *planner) leave() {
	inFile := make(map[string]bool, len(pl.seats))
	for _, t := range pl.seats {
		inFile[t.id] = true
		if !pl.here(t) {
			pl.gone[t.id] = true
		}
	}
	for _, t := range pl.seats {
		if !t.opening || t.share > 1 {
			continue
		}
		// A post known to be somebody's is open now.
		id := personPrefix + t.id[len(openingPrefix):]
		if p := pl.facts.Person(id); p != nil && !inFile[id] && t.record == nil {
			if e := employment(p, pl.effective); e != nil && e.Until == org.Forever {
				pl.addOn(pl.lastDay(e), org.Leave{Person: id}, t, pl.sheet.header(useName))
				pl.report.Leavers++
				inFile[id], pl.gone[id] = true, true
			}
		}
	}
	if !pl.options.LeaveMissing {
		return
	}
	for p := range pl.facts.People() {
		if e := employment(p, pl.effective); e != nil && !inFile[p.ID] {
			pl.addOn(pl.lastDay(e), org.Leave{Person: p.ID}, nil, "")
			pl.report.Leavers++
			pl.gone[p.ID] = true
		}
	}
}

// closeOpenings closes the open seats that the file shows as filled, or does not show where it shows everything.
func (pl *planner) closeOpenings() {
	inFile := make(map[string]bool, len(pl.seats))
	filled := map[string]*seat{}
	for _, t := range pl.seats {
		inFile[t.id] = true
		if !t.opening && pl.here(t) && len(t.id) > len(personPrefix) {
			filled[openingPrefix+t.id[len(personPrefix):]] = t
		}
	}
	for o := range pl.facts.Openings() {
		if inFile[o.ID] || !o.On(pl.effective) {
			continue
		}
		if t := filled[o.ID]; t != nil && pl.current(t) == nil {
			pl.add(org.CloseOpening{Opening: o.ID}, t, pl.sheet.header(useName))
		} else if pl.options.LeaveMissing {
			pl.add(org.CloseOpening{Opening: o.ID}, nil, "")
		}
	}
}
