package org

import "strconv"

// Apply checks changes against the facts and answers what they come to; nothing is written. Changes of one batch
// may refer to what any of them creates, whatever the order. With problems, Outcome.Facts is f itself, and the
// delta and Touched are empty: all of it or none of it.
func (f *Facts) Apply(changes []Change, effective Date) Outcome {
	d := newDraft(f, effective)
	for i, c := range changes {
		d.begin(i, c)
		c.prepare(d)
	}
	out := Outcome{Facts: f, Touched: make([]string, len(changes))}
	for i, c := range changes {
		d.begin(i, c)
		out.Touched[i] = c.apply(d)
	}
	for _, lay := range d.late {
		lay()
	}
	delta := d.delta()
	if len(d.problems) == 0 {
		d.check(delta)
	}
	if len(d.problems) > 0 {
		out.Problems, out.Touched = d.problems, nil
		for i := range out.Problems {
			out.Problems[i].nameWithdrawal(changes)
		}
		return out
	}
	out.Delta = delta
	out.Facts = f.Redo(f.Revision, delta)
	return out
}

// nameWithdrawal gives a problem that a withdrawal meets the code that says so.
func (p *Problem) nameWithdrawal(changes []Change) {
	if w, ok := changes[p.Change].(Withdraw); ok && p.Code != NotWithdrawable {
		p.Code = NotWithdrawable
		p.Message = "revision " + strconv.Itoa(w.Revision) + " cannot be withdrawn: " + p.Message
	}
}

func (d *draft) begin(i int, c Change) {
	d.day, d.change, d.kind = d.effective, i, kindOf(c)
	if c, ok := c.(Dated); ok && c.On.Known() {
		d.day = c.On
	}
}

// kindOf returns a change's name in the API.
func kindOf(c Change) string {
	switch c := c.(type) {
	case Dated:
		return kindOf(c.Change)
	case Hire, *Hire:
		return "hire"
	case Update, *Update:
		return "update"
	case Leave, *Leave:
		return "leave"
	case Move, *Move:
		return "move"
	case AddDottedLine, *AddDottedLine:
		return "addDottedLine"
	case RemoveDottedLine, *RemoveDottedLine:
		return "removeDottedLine"
	case PlaceAtLevel, *PlaceAtLevel:
		return "placeAtLevel"
	case SaveTeam, *SaveTeam:
		return "saveTeam"
	case JoinTeam, *JoinTeam:
		return "joinTeam"
	case LeaveTeam, *LeaveTeam:
		return "leaveTeam"
	case SaveOpening, *SaveOpening:
		return "saveOpening"
	case FillOpening, *FillOpening:
		return "fillOpening"
	case CloseOpening, *CloseOpening:
		return "closeOpening"
	case StartMentorship, *StartMentorship:
		return "startMentorship"
	case EndMentorship, *EndMentorship:
		return "endMentorship"
	case SaveLadder, *SaveLadder:
		return "saveLadder"
	case Withdraw, *Withdraw:
		return "withdraw"
	}
	return "setOrganization"
}

// delta returns what the draft changed, without the records that came out as they were. Order: by id.
func (d *draft) delta() Delta {
	var out Delta
	if d.organization != nil && *d.organization != d.base.Organization {
		was := d.base.Organization
		out.Organization = Pair[OrganizationRecord]{&was, d.organization}
	}
	out.People = pairs(d.people, d.base.Person, samePerson)
	out.Openings = pairs(d.openings, d.base.Opening, sameOpening)
	out.Teams = pairs(d.teams, d.base.Team, sameTeam)
	out.Ladders = pairs(d.saved, d.base.Ladder, sameLadder)
	return out
}

func pairs[T any](edited map[string]*T, before func(string) *T, same func(a, b *T) bool) []Pair[T] {
	var out []Pair[T]
	for _, id := range sortedKeys(edited) {
		was, is := before(id), edited[id]
		if was == nil && is == nil || was != nil && is != nil && same(was, is) {
			continue
		}
		out = append(out, Pair[T]{was, is})
	}
	return out
}
