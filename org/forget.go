package org

import (
	"fmt"
	"slices"
	"strings"
)

// FormerEmployee is the name of whoever was forgotten.
const FormerEmployee = "Former employee"

// formerPrefix begins the ids of those who were forgotten.
const formerPrefix = "person/former-"

// Forgetting takes what identifies some leavers out of all that is known, of whatever day: name, id, e-mail address,
// number, further facts and terms for mentoring. What an organization's past is made of stays: days of employment,
// titles, places of work, levels, lines, teams and mentorships.
type Forgetting struct {
	People  []Forgotten       // in order of the ids that they had
	ids     map[string]string // from now on, by those of before
	phrases phrases           // what stands for one of them in a text
}

// Forgotten is one of them.
type Forgotten struct {
	Was     string // id before
	ID      string // id from now on
	Name    string // before
	LastDay Date
}

// Leavers returns the ids of those whose last day was before a day, and who are not forgotten yet.
func (f *Facts) Leavers(before Date) (ids []string) {
	for p := range f.People() {
		if last := p.lastDay(); last.Known() && last < before && !strings.HasPrefix(p.ID, formerPrefix) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// lastDay returns the last day of the last employment, or NoDate while one goes on or is to come without an end.
func (p *PersonRecord) lastDay() Date {
	last := NoDate
	for _, e := range p.Employments {
		if e.Until == Forever {
			return NoDate
		}
		last = max(last, e.EndDate())
	}
	return last
}

// Forget prepares to forget people, each by a reference. suffix makes up the end of an id, some letters and digits. It
// fails with NOT_FOUND where a reference is nobody's, and with INVALID where somebody is employed on today or later.
func (f *Facts) Forget(refs []string, today Date, suffix func() string) (*Forgetting, error) {
	x := &Forgetting{ids: map[string]string{}, phrases: phrases{}}
	taken := map[string]bool{}
	for _, ref := range refs {
		p := f.personByRef(ref)
		if p == nil {
			return nil, Errorf(NotFound, "person", "no person has the id or e-mail address %q", shorten(ref))
		}
		last := p.lastDay()
		switch {
		case !last.Known():
			return nil, Errorf(Invalid, "person", "%s (%s) is employed without an end; only who has left can be forgotten", p.ID, p.Name)
		case last >= today:
			return nil, Errorf(Invalid, "person", "%s (%s) is employed until %s; only who has left can be forgotten", p.ID, p.Name, last)
		case strings.HasPrefix(p.ID, formerPrefix):
			return nil, Errorf(Invalid, "person", "%s is forgotten already", p.ID)
		}
		if _, twice := x.ids[p.ID]; twice {
			continue
		}
		id := formerPrefix + suffix()
		for taken[id] || f.Person(id) != nil {
			id = formerPrefix + suffix()
		}
		taken[id], x.ids[p.ID] = true, id
		x.People = append(x.People, Forgotten{Was: p.ID, ID: id, Name: p.Name, LastDay: last})
		x.phrases.add(p.ID)
		x.phrases.add(p.Name)
		x.phrases.add(p.Email)
		if last := strings.TrimPrefix(p.ID, "person/"); len(last) >= 6 || strings.ContainsAny(last, "-._") {
			x.phrases.add(last) // a shorter one may be any word
		}
		if len(p.EmployeeNumber) >= 4 {
			x.phrases.add(p.EmployeeNumber)
		}
	}
	slices.SortFunc(x.People, func(a, b Forgotten) int { return strings.Compare(a.Was, b.Was) })
	return x, nil
}

// Text returns a text with FormerEmployee in the place of who is forgotten.
func (x *Forgetting) Text(s string) string { return x.phrases.replace(s, FormerEmployee) }

// ID returns the id that stands for one.
func (x *Forgetting) ID(id string) string {
	if is, ok := x.ids[id]; ok {
		return is
	}
	return id
}

// Facts returns what the forgetting changes in the facts. A record that gets another id is removed under the old one.
func (x *Forgetting) Facts(f *Facts) Delta {
	var d Delta
	for p := range f.People() {
		after := x.person(p)
		switch {
		case after == p:
		case after.ID == p.ID:
			d.People = append(d.People, Pair[PersonRecord]{Before: p, After: after})
		default:
			d.People = append(d.People, Pair[PersonRecord]{Before: p}, Pair[PersonRecord]{After: after})
		}
	}
	for o := range f.Openings() {
		if after := x.opening(o); after != o {
			d.Openings = append(d.Openings, Pair[OpeningRecord]{Before: o, After: after})
		}
	}
	slices.SortStableFunc(d.People, func(a, b Pair[PersonRecord]) int {
		return strings.Compare(pairID(a, personID), pairID(b, personID))
	})
	return d
}

// Delta returns what a revision changed, without who is forgotten; changed is false where it says nothing of them.
func (x *Forgetting) Delta(d Delta) (_ Delta, changed bool) {
	d.People, d.Openings = slices.Clone(d.People), slices.Clone(d.Openings)
	for i, p := range d.People {
		d.People[i] = Pair[PersonRecord]{Before: x.person(p.Before), After: x.person(p.After)}
		changed = changed || d.People[i] != p
	}
	for i, p := range d.Openings {
		d.Openings[i] = Pair[OpeningRecord]{Before: x.opening(p.Before), After: x.opening(p.After)}
		changed = changed || d.Openings[i] != p
	}
	return d, changed
}

// person returns a record without who is forgotten; the record itself where nothing of it changes.
func (x *Forgetting) person(p *PersonRecord) *PersonRecord {
	if p == nil {
		return nil
	}
	out, changed := *p, false
	if id, ok := x.ids[p.ID]; ok {
		out.ID, out.Name, changed = id, FormerEmployee, true
		out.Email, out.EmployeeNumber, out.UnresolvedManager, out.Attributes = "", "", "", nil
		out.MentoringOpen, out.MentoringCapacity = nil, nil
	}
	if text := x.Text(out.UnresolvedManager); text != out.UnresolvedManager {
		out.UnresolvedManager, changed = text, true
	}
	for i, a := range out.Attributes {
		if text := x.Text(a.Value); text != a.Value {
			out.Attributes, changed = slices.Clone(out.Attributes), true
			out.Attributes[i].Value = text
		}
	}
	out.Lines, changed = x.lines(out.Lines, changed)
	out.DottedLines, changed = x.lines(out.DottedLines, changed)
	for i, m := range out.Mentees {
		if id := x.ID(m.Mentee); id != m.Mentee {
			out.Mentees, changed = slices.Clone(out.Mentees), true
			out.Mentees[i].Mentee = id
		}
	}
	if !changed {
		return p
	}
	return &out
}

func (x *Forgetting) lines(list []Line, changed bool) ([]Line, bool) {
	for i, l := range list {
		if id := x.ID(l.To); id != l.To {
			list, changed = slices.Clone(list), true
			list[i].To = id
		}
	}
	return list, changed
}

func (x *Forgetting) opening(o *OpeningRecord) *OpeningRecord {
	if o == nil {
		return nil
	}
	out := *o
	lines, changed := x.lines(o.Lines, false)
	if !changed {
		return o
	}
	out.Lines = lines
	return &out
}

// Summary says what was done, without a name.
func (x *Forgetting) Summary() string {
	if len(x.People) == 1 {
		return "1 former employee forgotten"
	}
	return fmt.Sprintf("%d former employees forgotten", len(x.People))
}
