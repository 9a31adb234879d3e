package org

import (
	"fmt"
	"strings"
)

// Summarize says in one short sentence what changed, for the log of revisions: a single change with names
// ("Ada Example moved to Bob Example"), several by kind ("12 hires, 3 moves"), and without any
// changes what the delta touched ("2 people, 1 team"). The facts are those after the changes; touched is
// Outcome.Touched.
func Summarize(f *Facts, changes []Change, touched []string, d Delta) string {
	switch {
	case len(changes) == 0:
		return summarizeDelta(d)
	case len(changes) == 1 && len(touched) == 1:
		if s := f.sentence(changes[0], touched[0]); s != "" {
			return s
		}
	}
	var order []string
	count := map[string]int{}
	for _, c := range changes {
		k := kindOf(c)
		if count[k] == 0 {
			order = append(order, k)
		}
		count[k]++
	}
	parts := make([]string, len(order))
	for i, k := range order {
		parts[i] = quantity(count[k], kindNouns[k])
	}
	return inShort(parts)
}

// kindNouns are the kinds of changes, for one and for several.
var kindNouns = map[string][2]string{
	"hire":             {"hire", "hires"},
	"update":           {"update", "updates"},
	"leave":            {"leaver", "leavers"},
	"move":             {"move", "moves"},
	"addDottedLine":    {"dotted line", "dotted lines"},
	"removeDottedLine": {"dotted line removed", "dotted lines removed"},
	"placeAtLevel":     {"placement", "placements"},
	"saveTeam":         {"team", "teams"},
	"joinTeam":         {"team joiner", "team joiners"},
	"leaveTeam":        {"team leaver", "team leavers"},
	"saveOpening":      {"opening", "openings"},
	"fillOpening":      {"opening filled", "openings filled"},
	"closeOpening":     {"opening closed", "openings closed"},
	"startMentorship":  {"mentorship", "mentorships"},
	"endMentorship":    {"mentorship ended", "mentorships ended"},
	"saveLadder":       {"ladder", "ladders"},
	"setOrganization":  {"setting", "settings"},
	"withdraw":         {"withdrawal", "withdrawals"},
}

func quantity(n int, noun [2]string) string {
	if noun[0] == "" {
		noun = [2]string{"change", "changes"}
	}
	if n == 1 {
		return "1 " + noun[0]
	}
	return fmt.Sprintf("%d %s", n, noun[1])
}

// inShort joins the first parts, so that a summary stays short.
func inShort(parts []string) string {
	const most = 4
	if len(parts) > most {
		parts = append(parts[:most:most], "more")
	}
	return strings.Join(parts, ", ")
}

func summarizeDelta(d Delta) string {
	var parts []string
	for _, x := range []struct {
		n    int
		noun [2]string
	}{
		{len(d.People), [2]string{"person", "people"}}, {len(d.Openings), [2]string{"opening", "openings"}},
		{len(d.Teams), [2]string{"team", "teams"}}, {len(d.Ladders), [2]string{"ladder", "ladders"}},
	} {
		if x.n > 0 {
			parts = append(parts, quantity(x.n, x.noun))
		}
	}
	if d.Organization.After != nil {
		parts = append(parts, "the organization's settings")
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return inShort(parts)
}

// sentence says one change with names; "" where counting says it as well.
func (f *Facts) sentence(c Change, id string) string {
	called := f.called
	switch c := c.(type) {
	case Dated:
		return f.sentence(c.Change, id)
	case Hire:
		return c.Name + " joined"
	case Update:
		return called(id) + " updated"
	case Leave:
		return called(id) + " left"
	case Move:
		if c.ToTop {
			return called(id) + " moved to the top"
		}
		return called(id) + " moved to " + called(c.To)
	case AddDottedLine:
		return called(c.Person) + " also reports to " + called(c.To)
	case RemoveDottedLine:
		return called(c.Person) + " no longer also reports to " + called(c.To)
	case PlaceAtLevel:
		if c.Clear {
			return called(id) + " is at no level any more"
		}
		return called(id) + " placed at " + called(c.Level)
	case SaveTeam:
		return "Team " + called(id) + " saved"
	case JoinTeam:
		return called(c.Person) + " joined team " + called(c.Team)
	case LeaveTeam:
		return called(c.Person) + " left team " + called(c.Team)
	case SaveOpening:
		return "Opening " + called(id) + " saved"
	case FillOpening:
		return called(c.Person) + " filled the opening " + called(c.Opening)
	case CloseOpening:
		return "Opening " + called(c.Opening) + " closed"
	case StartMentorship:
		return called(c.Mentor) + " mentors " + called(c.Mentee)
	case EndMentorship:
		return called(c.Mentor) + " no longer mentors " + called(c.Mentee)
	case SaveLadder:
		return "Ladder " + called(id) + " saved"
	case SetOrganization:
		return "The organization's settings changed"
	case Withdraw:
		return fmt.Sprintf("Revision %d withdrawn", c.Revision)
	}
	return ""
}

// called returns the name of what a reference names, else the reference itself.
func (f *Facts) called(ref string) string {
	if p := f.personByRef(ref); p != nil {
		return p.Name
	}
	if o := f.openingByRef(ref); o != nil {
		return o.Title
	}
	if t := f.teamByRef(ref); t != nil {
		return t.Name
	}
	if l := f.ladderByRef(ref); l != nil {
		return l.Name
	}
	if e, err := f.ladders.oneLevel("", ref, nil); err == nil {
		return e.Code + " " + e.Title
	}
	return shorten(ref)
}
