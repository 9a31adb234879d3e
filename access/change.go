package access

import (
	"fmt"
	"strings"
	"sync"

	"rung/org"
)

// MayChange fails with FORBIDDEN where the viewer may not make one of some changes, and names it. An editor may change
// people, lines, teams and openings, an admin also ladders and settings. A people manager without the role may change
// who and what is below them, both today and on the day from which the changes hold, and only so that it stays there.
//
// on returns the organization on that day; it is asked at most once, and only where that matters. ladders says of a
// revision whether it changed ladders or settings, so that withdrawing it does too.
func (v Someone) MayChange(changes []org.Change, on func() *org.Snapshot, ladders func(revision int) bool) error {
	if v.Role == NoRole {
		return v.MayRead()
	}
	m := management{viewer: v, on: sync.OnceValue(on), made: map[string]bool{}}
	if v.known && !v.Role.Includes(RoleEditor) {
		for _, c := range changes {
			m.hires(c) // changes may refer to others of the batch in any order
		}
	}
	for i, c := range changes {
		argument := fmt.Sprintf("changes[%d]", i)
		role, what := needed(c, ladders)
		if v.Role.Includes(role) {
			continue
		}
		if role != RoleEditor || !v.known {
			return v.needs(argument, role, what)
		}
		if !m.covers(c) {
			return org.Errorf(org.Forbidden, argument, "%s may not %s; it needs EDITOR, or everybody concerned below %s", v.Name, what, v.person.Name())
		}
	}
	return nil
}

// needed returns the role that a change needs, and what it does, for a message. What is not named here needs ADMIN.
func needed(c org.Change, ladders func(revision int) bool) (Role, string) {
	switch c := c.(type) {
	case org.Hire:
		return RoleEditor, "hire somebody"
	case org.Update:
		return RoleEditor, "change " + c.Person
	case org.Leave:
		return RoleEditor, "end the employment of " + c.Person
	case org.Move:
		return RoleEditor, "move " + c.Person
	case org.AddDottedLine:
		return RoleEditor, "add a dotted line of " + c.Person
	case org.RemoveDottedLine:
		return RoleEditor, "remove a dotted line of " + c.Person
	case org.PlaceAtLevel:
		return RoleEditor, "place " + c.Person + " at a level"
	case org.SaveTeam:
		return RoleEditor, "change teams"
	case org.JoinTeam:
		return RoleEditor, "make " + c.Person + " a member of a team"
	case org.LeaveTeam:
		return RoleEditor, "end a membership of " + c.Person
	case org.SaveOpening:
		return RoleEditor, "change openings"
	case org.FillOpening:
		return RoleEditor, "fill " + c.Opening
	case org.CloseOpening:
		return RoleEditor, "close " + c.Opening
	case org.StartMentorship:
		return RoleEditor, "give " + c.Mentee + " a mentor"
	case org.EndMentorship:
		return RoleEditor, "take a mentor from " + c.Mentee
	case org.Withdraw:
		if ladders(c.Revision) {
			return RoleAdmin, fmt.Sprintf("withdraw revision %d, which changed ladders", c.Revision)
		}
		return RoleEditor, fmt.Sprintf("withdraw revision %d", c.Revision)
	case org.SaveLadder:
		return RoleAdmin, "change ladders"
	default:
		return RoleAdmin, "change settings"
	}
}

// management is what one people manager may change.
type management struct {
	viewer Someone
	on     func() *org.Snapshot
	made   map[string]bool // what the batch itself puts below the manager, by every reference that may name it
}

// hires notes whom and what a change puts below the manager.
func (m *management) hires(c org.Change) {
	switch c := c.(type) {
	case org.Hire:
		if m.covers(c) {
			m.make(c.ID, "person/")
			m.make(c.Email, "")
		}
	case org.SaveOpening:
		if m.covers(c) {
			m.make(c.ID, "opening/")
		}
	}
}

func (m *management) make(id, kind string) {
	if id = strings.TrimPrefix(id, kind); id != "" {
		m.made[strings.ToLower(id)], m.made[strings.ToLower(kind+id)] = true, true
	}
}

// covers reports whether everybody concerned by a change is below the manager, before and after it.
func (m *management) covers(c org.Change) bool {
	switch c := c.(type) {
	case org.Hire: // whoever was employed before is known, with a past that is not the manager's
		return m.within(c.Manager) && !m.knows(c.ID) && !m.knows(c.Email)
	case org.Update:
		return m.below(c.Person)
	case org.Leave:
		return m.below(c.Person) && (c.ReportsMoveTo == "" || m.within(c.ReportsMoveTo))
	case org.Move:
		return m.below(c.Person) && !c.ToTop && m.within(c.To)
	case org.AddDottedLine:
		return m.below(c.Person)
	case org.RemoveDottedLine:
		return m.below(c.Person)
	case org.PlaceAtLevel:
		return m.below(c.Person)
	case org.JoinTeam:
		return m.below(c.Person)
	case org.LeaveTeam:
		return m.below(c.Person)
	case org.SaveOpening:
		id := c.ID
		if id != "" && !strings.HasPrefix(id, "opening/") {
			id = "opening/" + id
		}
		isNew := !m.knows(id)
		return (isNew || m.below(id)) && (!isNew && !c.Manager.Set || m.within(c.Manager.Value))
	case org.FillOpening:
		return m.below(c.Opening) && m.below(c.Person)
	case org.CloseOpening:
		return m.below(c.Opening)
	case org.StartMentorship:
		return m.below(c.Mentee)
	case org.EndMentorship:
		return m.below(c.Mentee)
	}
	return false
}

// knows reports whether a reference is somebody's or something's already, of whatever day.
func (m *management) knows(ref string) bool {
	return ref != "" && m.viewer.person.Snapshot().Facts().Knows(ref)
}

// below reports whether a seat is below the manager, today and on the day; one that the batch makes there counts.
func (m *management) below(ref string) bool {
	if !m.knows(ref) {
		return m.made[strings.ToLower(strings.TrimSpace(ref))]
	}
	then, ok := m.on().Person(m.viewer.person.Ref())
	return ok && then.Above(ref) && m.viewer.person.Above(ref)
}

// within reports whether a seat is below the manager or is the manager's own.
func (m *management) within(ref string) bool {
	if p, ok := m.on().Person(ref); ok && p.Ref() == m.viewer.person.Ref() {
		return true
	}
	return m.below(ref)
}
