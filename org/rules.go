package org

import (
	"slices"
	"strings"
)

// check reports every rule that the draft breaks on any day, among what it changed. What somebody broke by hand
// before, and the draft leaves as it is, is not held against it.
func (d *draft) check(delta Delta) {
	shrunk := map[string]bool{} // seats that are there on fewer days than before
	solid := map[string]bool{}  // seats whose solid lines changed
	for _, p := range delta.People {
		id := pairID(p, personID)
		if p.After == nil {
			shrunk[id] = true
			continue
		}
		if p.Before != nil && !slices.Equal(p.Before.Employments, p.After.Employments) {
			shrunk[id] = true
		}
		if p.Before == nil || !slices.EqualFunc(p.Before.Lines, p.After.Lines, sameLine) {
			solid[id] = true
		}
		d.checkPerson(p.Before, p.After)
	}
	for _, o := range delta.Openings {
		id := pairID(o, openingID)
		if o.After == nil {
			shrunk[id] = true
			continue
		}
		if o.Before != nil && o.Before.Period != o.After.Period {
			shrunk[id] = true
		}
		if o.Before == nil || !slices.EqualFunc(o.Before.Lines, o.After.Lines, sameLine) {
			solid[id] = true
		}
		d.checkOpening(o.Before, o.After)
	}
	for _, id := range sortedKeys(shrunk) {
		d.checkReferrers(id)
	}
	d.checkAddresses(delta)
	if len(delta.Teams) > 0 {
		d.checkTeams(delta)
	}
	if len(delta.Ladders) > 0 {
		d.checkLevelsHeld()
	}
	if len(d.problems) == 0 {
		d.checkCycles(sortedKeys(solid))
	}
}

// blame returns the change that touched a record last.
func (d *draft) blame(id string) touch {
	if t, ok := d.touchedBy[id]; ok {
		return t
	}
	return touch{d.change, d.kind}
}

// covers reports whether a period lies within days on which something is there.
func covers(there []Period, p Period) bool {
	for _, t := range there {
		if t.Since <= p.Since && p.Since < t.Until {
			if p.Until <= t.Until {
				return true
			}
			p.Since = t.Until
		}
	}
	return false
}

func sortedPeriods[T any, P spell[T]](list []T) []Period {
	out := make([]Period, len(list))
	for i := range list {
		out[i] = *P(&list[i]).period()
	}
	slices.SortFunc(out, func(a, b Period) int { return int(a.Since) - int(b.Since) })
	return out
}

// single reports whether no two of a list's facts hold on one day.
func single[T any, P spell[T]](list []T) bool {
	p := sortedPeriods[T, P](list)
	for i := 1; i < len(p); i++ {
		if p[i].Since < p[i-1].Until {
			return false
		}
	}
	return true
}

// inside reports whether every fact of a list is on days on which its owner is there.
func inside[T any, P spell[T]](list []T, there []Period) bool {
	for i := range list {
		if !covers(there, *P(&list[i]).period()) {
			return false
		}
	}
	return true
}

func (d *draft) checkPerson(before, p *PersonRecord) {
	if before == nil {
		before = &PersonRecord{}
	}
	t := d.blame(p.ID)
	there := sortedPeriods(p.Employments)
	moved := !slices.Equal(before.Employments, p.Employments)
	if moved {
		if !single(p.Employments) {
			d.problemOf(t, BadDate, "", "two employments of %s overlap", p.ID)
		}
		for _, e := range there {
			if e.Empty() {
				d.problemOf(t, BadDate, "", "the last day of %s is before the first, %s", p.ID, e.Since)
			}
		}
	}
	if moved || !slices.EqualFunc(before.Lines, p.Lines, sameLine) {
		d.checkLines(t, p.ID, p.Lines, there)
	}
	if moved || !slices.EqualFunc(before.DottedLines, p.DottedLines, sameLine) {
		for _, l := range p.DottedLines {
			if l.To == p.ID {
				d.problemOf(t, SelfReport, t.lineTo(), "%s cannot report to themself", p.ID)
			}
			d.checkLine(t, p.ID, l, there)
		}
	}
	if moved || !slices.Equal(before.Levels, p.Levels) {
		if !single(p.Levels) {
			d.problemOf(t, InvalidChange, "level", "%s would hold two levels on one day", p.ID)
		}
		for _, l := range p.Levels {
			if d.ladders.levelByID[l.Level] == nil {
				d.problemOf(t, UnknownLevel, "level", "%s would hold the level %s, which does not exist", p.ID, l.Level)
			}
		}
	}
	if moved {
		if !inside(p.Levels, there) || !inside(p.Jobs, there) || !inside(p.Memberships, there) || !inside(p.Leads, there) {
			d.problemOf(t, NotEmployed, "", "%s would have a level, job or team on a day on which they are not employed", p.ID)
		}
	}
	if moved || !slices.EqualFunc(before.Mentees, p.Mentees, sameMentee) {
		for _, m := range p.Mentees {
			if !covers(there, m.Period) || !covers(d.existences(m.Mentee), m.Period) {
				d.problemOf(t, NotEmployed, "mentee", "%s would mentor %s on a day on which one of them is not employed", p.ID, m.Mentee)
			}
		}
	}
}

func (d *draft) checkOpening(before, o *OpeningRecord) {
	if before == nil {
		before = &OpeningRecord{}
	}
	if before.Period != o.Period || !slices.EqualFunc(before.Lines, o.Lines, sameLine) {
		d.checkLines(d.blame(o.ID), o.ID, o.Lines, []Period{o.Period})
	}
}

// checkLines checks the solid lines of one seat.
func (d *draft) checkLines(t touch, id string, lines []Line, there []Period) {
	if !single(lines) {
		d.problemOf(t, SecondManager, t.lineTo(), "%s would have two solid lines on one day", id)
	}
	for _, l := range lines {
		if l.To == id {
			d.problemOf(t, SelfReport, t.lineTo(), "%s cannot report to themself", id)
		}
		d.checkLine(t, id, l, there)
	}
}

// checkLine checks that both ends of a line are there as long as it holds.
func (d *draft) checkLine(t touch, id string, l Line, there []Period) {
	if !covers(there, l.Period) {
		d.problemOf(t, NotEmployed, t.lineFrom(), "%s would report to %s from %s on, but is not there on all these days", id, l.To, l.Since)
	} else if !covers(d.existences(l.To), l.Period) {
		d.problemOf(t, NotEmployed, t.lineTo(), "%s would report to %s from %s on, who is not there on all these days", id, l.To, l.Since)
	}
}

// checkReferrers checks what others have at a seat that is there on fewer days than before.
func (d *draft) checkReferrers(id string) {
	there := d.existences(id)
	slices.SortFunc(there, func(a, b Period) int { return int(a.Since) - int(b.Since) })
	for _, who := range d.referrers(id) {
		missing := func(p Period) bool { return !covers(there, p) }
		lines := d.lines(who)
		bad := slices.ContainsFunc(lines, func(l Line) bool { return l.To == id && missing(l.Period) })
		if p := d.person(who); p != nil {
			bad = bad || slices.ContainsFunc(p.DottedLines, func(l Line) bool { return l.To == id && missing(l.Period) }) ||
				slices.ContainsFunc(p.Mentees, func(m MenteeSpell) bool { return m.Mentee == id && missing(m.Period) })
		}
		if bad {
			d.problemOf(d.blame(id), NotEmployed, "", "%s has a line or a mentee at %s on days on which they would not be there", who, id)
		}
	}
}

func (d *draft) checkAddresses(delta Delta) {
	taken := map[string]string{}
	for _, p := range delta.People {
		if p.After == nil || p.After.Email == "" || p.Before != nil && p.Before.Email == p.After.Email {
			continue
		}
		address := strings.ToLower(p.After.Email)
		other, clash := taken[address]
		taken[address] = p.After.ID
		if !clash {
			if q := d.base.PersonByEmail(address); q != nil && q.ID != p.After.ID {
				now := d.person(q.ID)
				other, clash = q.ID, now != nil && strings.EqualFold(now.Email, address)
			}
		}
		if clash {
			d.problemOf(d.blame(p.After.ID), DuplicateEmail, "email", "%s and %s would have the same e-mail address, %s", other, p.After.ID, p.After.Email)
		}
	}
}

// checkTeams checks that no team is part of itself at any remove, and that nothing is in a team that is gone.
func (d *draft) checkTeams(delta Delta) {
	for _, t := range delta.Teams {
		if t.After == nil {
			d.checkTeamUnused(t.Before.ID)
			continue
		}
		id := t.After.ID
		if !single(t.After.Parents) {
			d.problemOf(d.blame(id), InvalidChange, "parent", "%s would be part of two teams on one day", id)
		}
		for _, p := range t.After.Parents {
			for at, steps := p.Team, 0; ; steps++ {
				r := d.team(at)
				if r == nil {
					d.problemOf(d.blame(id), UnknownTeam, "parent", "%s would be part of %s, which does not exist", id, at)
					break
				}
				next := ""
				for _, q := range r.Parents {
					if !q.Meet(p.Period).Empty() {
						next = q.Team
					}
				}
				if next == "" {
					break
				}
				if next == id || steps > 1000 {
					d.problemOf(d.blame(id), InvalidChange, "parent", "%s would be part of itself, by way of %s", id, at)
					break
				}
				at = next
			}
		}
	}
}

// checkTeamUnused reports what is still in a team that is taken away.
func (d *draft) checkTeamUnused(team string) {
	for p := range d.allPeople() {
		if slices.ContainsFunc(p.Memberships, func(m Membership) bool { return m.Team == team }) ||
			slices.ContainsFunc(p.Leads, func(l LeadSpell) bool { return l.Team == team }) {
			d.problemOf(d.blame(team), InvalidChange, "team", "%s is, was or will be in %s", p.ID, team)
			return
		}
	}
}

// allPeople iterates over everybody, as they are in the draft.
func (d *draft) allPeople() func(yield func(*PersonRecord) bool) {
	return func(yield func(*PersonRecord) bool) {
		for p := range d.base.People() {
			if p = d.person(p.ID); p != nil && !yield(p) {
				return
			}
		}
		for id := range d.created {
			if p := d.people[id]; p != nil && d.base.Person(id) == nil && !yield(p) {
				return
			}
		}
	}
}

// checkLevelsHeld reports levels that somebody holds on some day and the draft's ladders do not have any more.
func (d *draft) checkLevelsHeld() {
	lost := map[string]int{}
	for p := range d.allPeople() {
		for _, l := range p.Levels {
			if d.ladders.levelByID[l.Level] == nil && d.base.ladders.levelByID[l.Level] != nil {
				lost[l.Level]++
			}
		}
	}
	for o := range d.base.Openings() {
		if o = d.opening(o.ID); o == nil {
			continue
		}
		for _, l := range o.Levels {
			if d.ladders.levelByID[l.Level] == nil && d.base.ladders.levelByID[l.Level] != nil {
				lost[l.Level]++
			}
		}
	}
	for _, id := range sortedKeys(lost) {
		ladder := d.base.ladders.levelByID[id].ladder.ID
		d.problemOf(d.blame(ladder), BadLadder, "", "the level %s is missing, but %d people or openings are, were or will be on it", id, lost[id])
	}
	if home := d.base.Organization.HomeLadder; home != "" && d.base.Ladder(home) != nil && d.ladders.byID[home] == nil {
		d.problemOf(d.blame(home), BadLadder, "", "%s is the home ladder and cannot be taken away", home)
	}
}

// checkCycles walks up from every seat whose solid lines changed, on the days on which each line holds, and
// reports who would report to themself through others. A line is walked once: its managers' changed lines come
// first, so that a walk ends where an earlier one has been.
func (d *draft) checkCycles(seats []string) {
	const fresh, waiting, clean, bad = 0, 1, 2, 3
	changed := make(map[string]bool, len(seats))
	for _, s := range seats {
		changed[s] = true
	}
	mark := map[*Line]uint8{}
	type step struct {
		seat string
		line *Line
	}
	var todo []step
	for _, s := range seats {
		lines := d.lines(s)
		for i := range lines {
			todo = append(todo, step{s, &lines[i]})
			for len(todo) > 0 {
				top := todo[len(todo)-1]
				if mark[top.line] == fresh {
					mark[top.line] = waiting
					if changed[top.line.To] {
						above := d.lines(top.line.To)
						for j := range above {
							if mark[&above[j]] == fresh && !above[j].Meet(top.line.Period).Empty() {
								todo = append(todo, step{top.line.To, &above[j]})
							}
						}
					}
					continue
				}
				todo = todo[:len(todo)-1]
				if mark[top.line] != waiting {
					continue
				}
				if way := d.cycleThrough(top.seat, top.line, func(l *Line) bool { return mark[l] == clean }); way != nil {
					mark[top.line] = bad
					blamed := d.blame(top.seat)
					d.problemOf(blamed, ReportingCycle, blamed.lineTo(), "%s would report to themself through others: %s", top.seat, strings.Join(way, " → "))
					if len(d.problems) >= 20 {
						return
					}
				} else {
					mark[top.line] = clean
				}
			}
		}
	}
}

// cycleThrough returns the seats of a cycle that a line would close on some day, or nil.
func (d *draft) cycleThrough(seat string, line *Line, clean func(*Line) bool) []string {
	type place struct {
		at   string
		on   Period
		from int
	}
	walked := []place{{line.To, line.Period, -1}}
	var been map[string][]Period // only for long walks, which may be caught in an old cycle
	for i := 0; i < len(walked); i++ {
		w := walked[i]
		if w.at == seat {
			way := []string{seat}
			for j := i; j >= 0; j = walked[j].from {
				way = append(way, walked[j].at)
			}
			slices.Reverse(way)
			return append([]string{seat}, way[:len(way)-1]...)
		}
		if i == 64 {
			been = map[string][]Period{}
		}
		if been != nil {
			if slices.ContainsFunc(been[w.at], func(p Period) bool { return p.Since <= w.on.Since && w.on.Until <= p.Until }) {
				continue
			}
			been[w.at] = append(been[w.at], w.on)
		}
		lines := d.lines(w.at)
		for j := range lines {
			on := lines[j].Meet(w.on)
			if on.Empty() || clean(&lines[j]) {
				continue
			}
			walked = append(walked, place{lines[j].To, on, i})
		}
	}
	return nil
}
