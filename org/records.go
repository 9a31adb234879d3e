package org

import "slices"

// The records below are the durable facts about one organization. A record is immutable once it
// is part of Facts: a change makes a new one. Lists of dated facts are in order of Since.
// Ids are readable and say their type: person/ada, opening/…, team/growth, level/abtion/L4.

// OrganizationRecord is what is true of the organization as a whole; it is not dated.
type OrganizationRecord struct {
	Name       string
	HomeLadder string // id of the ladder that a bare "L4" means
}

// PersonRecord is everything known about one person, on all days.
type PersonRecord struct {
	ID                string
	Name              string
	Email             string // unique without regard to case; "" where not known
	EmployeeNumber    string
	MentoringOpen     *bool  // nil: nothing is recorded, which counts as open
	MentoringCapacity *int   // nil: nothing is recorded, which counts as 2
	UnresolvedManager string // what an import gave as manager and could not be found
	Attributes        []Attribute

	Employments []Employment
	Jobs        []Job
	Lines       []Line // solid
	DottedLines []Line // to people only
	Levels      []LevelSpell
	Memberships []Membership
	Leads       []LeadSpell
	Mentees     []MenteeSpell
}

// Attribute is a further column of an import, as it came.
type Attribute struct{ Name, Value string }

// Employment is a spell of employment; a rehire has two.
type Employment struct {
	Period
	StartDate Date // first day employed: Since, or NoDate where the true first day is not known
}

// EndDate returns the last day employed, or NoDate while it goes on.
func (e Employment) EndDate() Date {
	if e.Until == Forever {
		return NoDate
	}
	return e.Until - 1
}

// Job is what is dated about a person besides lines and levels.
type Job struct {
	Period
	Title    string
	Location string
	TimeZone string  // IANA name
	FTE      float64 // full-time equivalent; 1 is full time
}

// Line is a reporting line to a seat.
type Line struct {
	Period
	To string // a person's or, for solid lines, an opening's id
	to seatNumber
}

// LevelSpell is a time at a level.
type LevelSpell struct {
	Period
	Level string
}

// Membership is a time in a team.
type Membership struct {
	Period
	Team       string
	Allocation float64 // share of the working time; 1 is all of it
	Role       string
}

// LeadSpell is a time of leading a team.
type LeadSpell struct {
	Period
	Team string
}

// MenteeSpell is a time of mentoring somebody.
type MenteeSpell struct {
	Period
	Mentee string
	Toward string // id of the level aimed at, or ""
	mentee seatNumber
}

// OpeningRecord is an open seat. It may sit in the tree and have reports.
type OpeningRecord struct {
	ID         string
	Title      string
	TargetDate Date
	Period     // [openedOn, closedOn)
	// OpenedOn is Since, or NoDate where the true day is not known.
	OpenedOn    Date
	Lines       []Line
	Levels      []LevelSpell
	Memberships []Membership
}

// TeamRecord is a team and, by day, the team it is part of.
type TeamRecord struct {
	ID      string
	Name    string
	Parents []ParentSpell
}

// ParentSpell is a time of being part of another team.
type ParentSpell struct {
	Period
	Team string
}

func (p *Period) period() *Period { return p }

// spell is a pointer to a dated fact.
type spell[T any] interface {
	*T
	period() *Period
}

// at returns the index of the fact that holds on a day, or -1.
func at[T any, P spell[T]](list []T, day Date) int {
	for i := len(list) - 1; i >= 0; i-- {
		if P(&list[i]).period().On(day) {
			return i
		}
	}
	return -1
}

// nextSince returns the first Since after a day, or Forever.
func nextSince[T any, P spell[T]](list []T, day Date) Date {
	next := Forever
	for i := range list {
		if s := P(&list[i]).period().Since; s > day {
			next = min(next, s)
		}
	}
	return next
}

// cut ends the fact at index i before a day; what would hold on no day is removed.
func cut[T any, P spell[T]](list []T, i int, day Date) []T {
	out := slices.Clone(list)
	p := P(&out[i]).period()
	p.Until = min(p.Until, day)
	if p.Empty() {
		out = slices.Delete(out, i, i+1)
	}
	return out
}

// insert adds a fact in order of Since.
func insert[T any, P spell[T]](list []T, v T) []T {
	since := P(&v).period().Since
	i := 0
	for i < len(list) && P(&list[i]).period().Since <= since {
		i++
	}
	return slices.Insert(slices.Clone(list), i, v)
}

// replace records, of facts of which one holds at a time, that v holds from v's Since until the
// next one recorded, and at the longest until v's Until. It returns the new list.
func replace[T any, P spell[T]](list []T, v T) []T {
	p := P(&v).period()
	out, held := list, false
	for i := at[T, P](out, p.Since); i >= 0; i = at[T, P](out, p.Since) {
		p.Until = min(p.Until, P(&out[i]).period().Until)
		out, held = cut[T, P](out, i, p.Since), true
	}
	if !held {
		p.Until = min(p.Until, nextSince[T, P](out, p.Since))
	}
	if p.Empty() {
		return out
	}
	return insert[T, P](out, v)
}

// vacate records, of facts of which one holds at a time, that none holds from a day until the
// next one recorded.
func vacate[T any, P spell[T]](list []T, day Date) []T {
	for i := at[T, P](list, day); i >= 0; i = at[T, P](list, day) {
		list = cut[T, P](list, i, day)
	}
	return list
}

// endAll ends the facts that belong to an existence ending before the day end. What begins at from or
// later belongs to the next existence, and stays.
func endAll[T any, P spell[T]](list []T, from, end Date) []T {
	var out []T
	for i := range list {
		v := list[i]
		p := P(&v).period()
		if p.Since < end || p.Since >= from {
			if p.Since < end {
				p.Until = min(p.Until, end)
			}
			if !p.Empty() {
				out = append(out, v)
			}
		}
	}
	return out
}
