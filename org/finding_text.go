package org

import (
	"fmt"
	"strings"
)

// A finding's sentence is put together when it is asked for.

// mostNamed is how many names one sentence has; the people are listed beside it.
const mostNamed = 5

// list returns names as running text: Ada, Bob and 3 more.
func list(names []string, total int) string {
	if total > len(names) {
		return fmt.Sprintf("%s and %d more", strings.Join(names, ", "), total-len(names))
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return strings.Join(names, "")
}

func (f Finding) name(i int) string { return f.s.called(f.seats[i]) }

func (f Finding) names() string {
	var names []string
	for i := range min(mostNamed, len(f.seats)) {
		names = append(names, f.name(i))
	}
	return list(names, len(f.seats))
}

func (f Finding) cycleText() string {
	if len(f.seats) == 1 {
		return fmt.Sprintf("%s is recorded as reporting to themself, and stands at the top.", capital(f.name(0)))
	}
	return fmt.Sprintf("%s report to one another in a circle; it is cut above %s.", capital(f.names()), f.name(0))
}

func (f Finding) missingManagerText() string {
	p := Person{f.s, f.seats[0]}
	if f.s.lost(p.number()) {
		to := nameOf(f.s.facts.seats.id(p.state().to), []*Facts{f.s.facts})
		return fmt.Sprintf("%s reports to %s, who is not there on %s, and stands at the top.", p.Name(), to, f.s.date)
	}
	manager, _ := p.UnresolvedManager()
	return fmt.Sprintf("The manager given for %s, “%s”, is not known, so that %s stands at the top.", p.Name(), shorten(manager), p.Name())
}

func (f Finding) manyRootsText() string {
	people := len(f.People())
	parts := []string{}
	if people > 0 {
		parts = append(parts, several(people, "person", "people"))
	}
	if open := len(f.seats) - people; open > 0 {
		parts = append(parts, several(open, "open seat", "open seats"))
	}
	return fmt.Sprintf("%s report to nobody: %s.", capital(strings.Join(parts, " and ")), f.names())
}

func (f Finding) severalManagersText() string {
	p := Person{f.s, f.seats[0]}
	var to []string
	for i := range p.record().Lines {
		if l := &p.record().Lines[i]; l.On(f.s.date) {
			to = append(to, nameOf(l.To, []*Facts{f.s.facts}))
		}
	}
	return fmt.Sprintf("%s has %d solid lines, to %s; the last of them counts.", p.Name(), len(to), list(to[:min(mostNamed, len(to))], len(to)))
}

func (f Finding) narrowSpanText() string {
	return fmt.Sprintf("%s has one direct report, %s.", f.name(0), f.name(1))
}

func (f Finding) wideSpanText() string {
	return fmt.Sprintf("%s has %d direct reports.", f.name(0), f.s.direct[f.seats[0]])
}

func (f Finding) inversionText() string {
	return fmt.Sprintf("%s, at %s, reports to %s, at %s, which is less senior.",
		f.name(0), f.s.levelAt(f.seats[0]).Code, f.name(1), f.s.levelAt(f.seats[1]).Code)
}

func (f Finding) sameLevelText() string {
	return fmt.Sprintf("%s and the manager, %s, are both at %s.", f.name(0), f.name(1), f.s.levelAt(f.seats[0]).Code)
}

func (f Finding) titleText() string {
	p, held := Person{f.s, f.seats[0]}, f.s.levelAt(f.seats[0])
	_, named := f.s.facts.ladders.titleAgainst(p.Title(), held)
	code := named.Code
	if named.ladder != held.ladder {
		code = fmt.Sprintf("%s of %s", named.Code, named.ladder.Name)
	}
	return fmt.Sprintf("%s holds %s (%s), but the title “%s” is that of %s.", p.Name(), held.Code, held.Title, p.Title(), code)
}

func (f Finding) nobodyToManageText() string {
	p, held := Person{f.s, f.seats[0]}, f.s.levelAt(f.seats[0])
	if held != nil && held.track.Kind == TrackManagement {
		return fmt.Sprintf("%s is at %s, a management level, and has nobody to manage.", p.Name(), held.Code)
	}
	return fmt.Sprintf("%s has the title “%s” and nobody to manage.", p.Name(), p.Title())
}

func (f Finding) noLevelText() string {
	total := f.s.Headcount()
	if f.within >= 0 {
		total = Span{f.s, f.within}.Total()
	}
	return fmt.Sprintf("%d of %s at no level.", len(f.seats), several(total, "person is", "people are"))
}

func (f Finding) openManagerText() string {
	seat := Opening{f.s, f.s.parent[f.seats[0]]}
	verb := "report"
	if len(f.seats) == 1 {
		verb = "reports"
	}
	return fmt.Sprintf("%s %s to the open seat “%s”.", f.names(), verb, seat.Title())
}
