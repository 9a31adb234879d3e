package org

import (
	"fmt"
	"strings"
)

// Summary returns what a revision brought about in one short sentence, for a log: what happened where that was
// to one person, else how often what happened.
func (d Delta) Summary(before, after *Facts) string {
	if all := d.Movements(before, after); len(all) > 0 {
		if one := ofOnePerson(all); one != "" {
			return one
		}
		return countMovements(all)
	}
	var parts []string
	saved := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, several(n, one, many))
		}
	}
	if o := d.Organization; o.After != nil && (o.Before == nil || *o.Before != *o.After) {
		parts = append(parts, "organization set")
	}
	saved(len(d.Ladders), "ladder saved", "ladders saved")
	saved(len(d.Teams), "team saved", "teams saved")
	saved(len(d.Openings), "opening changed", "openings changed")
	if len(d.People) == 1 {
		parts = append(parts, nameOf(pairID(d.People[0], personID), []*Facts{after, before})+" updated")
	} else {
		saved(len(d.People), "person updated", "people updated")
	}
	if len(parts) == 0 {
		return "Nothing changed"
	}
	return capital(strings.Join(parts, ", "))
}

// ofOnePerson tells up to three movements of one person; "" where there are more of either.
func ofOnePerson(all []Movement) string {
	if len(all) > 3 {
		return ""
	}
	var did []string
	for _, m := range all {
		if m.Ref != all[0].Ref {
			return ""
		}
		did = append(did, m.predicate())
	}
	last := len(did) - 1
	if last == 0 {
		return all[0].Name + " " + did[0]
	}
	return all[0].Name + " " + strings.Join(did[:last], ", ") + " and " + did[last]
}

// predicate says what the person did.
func (m Movement) predicate() string {
	from, to := "", ""
	if m.From != nil {
		from = *m.From
	}
	if m.To != nil {
		to = *m.To
	}
	switch m.Kind {
	case Joined:
		if to != "" {
			return "joined as " + to
		}
		return "joined"
	case Left:
		return "left"
	case Moved:
		if to == "" {
			return "moved to the top"
		}
		return "moved to " + to
	case Placed:
		if to == "" {
			return "holds no level any more"
		}
		return "was placed at " + to
	case Retitled:
		if to == "" {
			return "has no title any more"
		}
		return "became " + to
	case Relocated:
		if to == "" {
			return "left " + from
		}
		return "relocated to " + to
	case JoinedTeam:
		return "joined " + to
	case LeftTeam:
		return "left " + from
	case StartedMentoring:
		return "began to mentor " + to
	}
	return "no longer mentors " + from
}

// countMovements tells how often each kind of movement occurs.
func countMovements(all []Movement) string {
	var counts [10]int
	for _, m := range all {
		for i, k := range movementKinds {
			if m.Kind == k {
				counts[i]++
			}
		}
	}
	did := [10]string{"joined", "left", "moved", "placed at a level", "retitled", "relocated", "joined a team", "left a team", "began to mentor", "no longer mentoring"}
	var parts []string
	for i, n := range counts {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, did[i]))
		}
	}
	return strings.Join(parts, ", ")
}
