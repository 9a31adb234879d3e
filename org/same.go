package org

import (
	"maps"
	"reflect"
	"slices"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// The same… functions compare records by what they say, without the seat numbers that they carry in memory.

func sameLine(a, b Line) bool { return a.Period == b.Period && a.To == b.To }

func sameMentee(a, b MenteeSpell) bool {
	return a.Period == b.Period && a.Mentee == b.Mentee && a.Toward == b.Toward
}

func sameTerm[T comparable](a, b *T) bool {
	return a == b || a != nil && b != nil && *a == *b
}

func samePerson(a, b *PersonRecord) bool {
	for _, part := range personParts {
		if !part.same(a, b) {
			return false
		}
	}
	return a.ID == b.ID
}

func sameOpening(a, b *OpeningRecord) bool {
	return a.ID == b.ID && a.Title == b.Title && a.TargetDate == b.TargetDate && a.Period == b.Period && a.OpenedOn == b.OpenedOn &&
		slices.EqualFunc(a.Lines, b.Lines, sameLine) && slices.Equal(a.Levels, b.Levels) && slices.Equal(a.Memberships, b.Memberships)
}

func sameTeam(a, b *TeamRecord) bool {
	return a.ID == b.ID && a.Name == b.Name && slices.Equal(a.Parents, b.Parents)
}

func sameLadder(a, b *LadderRecord) bool { return reflect.DeepEqual(a, b) }

// personPart is a part of a person's record that changes independently of the others.
type personPart struct {
	name string
	same func(a, b *PersonRecord) bool
	copy func(to, from *PersonRecord)
}

var personParts = []personPart{
	{"name", func(a, b *PersonRecord) bool { return a.Name == b.Name }, func(to, from *PersonRecord) { to.Name = from.Name }},
	{"e-mail address", func(a, b *PersonRecord) bool { return a.Email == b.Email }, func(to, from *PersonRecord) { to.Email = from.Email }},
	{"employee number", func(a, b *PersonRecord) bool { return a.EmployeeNumber == b.EmployeeNumber }, func(to, from *PersonRecord) { to.EmployeeNumber = from.EmployeeNumber }},
	{"openness to mentoring", func(a, b *PersonRecord) bool { return sameTerm(a.MentoringOpen, b.MentoringOpen) }, func(to, from *PersonRecord) { to.MentoringOpen = from.MentoringOpen }},
	{"mentoring capacity", func(a, b *PersonRecord) bool { return sameTerm(a.MentoringCapacity, b.MentoringCapacity) }, func(to, from *PersonRecord) { to.MentoringCapacity = from.MentoringCapacity }},
	{"unresolved manager", func(a, b *PersonRecord) bool { return a.UnresolvedManager == b.UnresolvedManager }, func(to, from *PersonRecord) { to.UnresolvedManager = from.UnresolvedManager }},
	{"attributes", func(a, b *PersonRecord) bool { return slices.Equal(a.Attributes, b.Attributes) }, func(to, from *PersonRecord) { to.Attributes = from.Attributes }},
	{"employment", func(a, b *PersonRecord) bool { return slices.Equal(a.Employments, b.Employments) }, func(to, from *PersonRecord) { to.Employments = from.Employments }},
	{"job", func(a, b *PersonRecord) bool { return slices.Equal(a.Jobs, b.Jobs) }, func(to, from *PersonRecord) { to.Jobs = from.Jobs }},
	{"solid line", func(a, b *PersonRecord) bool { return slices.EqualFunc(a.Lines, b.Lines, sameLine) }, func(to, from *PersonRecord) { to.Lines = from.Lines }},
	{"dotted lines", func(a, b *PersonRecord) bool { return slices.EqualFunc(a.DottedLines, b.DottedLines, sameLine) }, func(to, from *PersonRecord) { to.DottedLines = from.DottedLines }},
	{"level", func(a, b *PersonRecord) bool { return slices.Equal(a.Levels, b.Levels) }, func(to, from *PersonRecord) { to.Levels = from.Levels }},
	{"teams", func(a, b *PersonRecord) bool { return slices.Equal(a.Memberships, b.Memberships) }, func(to, from *PersonRecord) { to.Memberships = from.Memberships }},
	{"teams led", func(a, b *PersonRecord) bool { return slices.Equal(a.Leads, b.Leads) }, func(to, from *PersonRecord) { to.Leads = from.Leads }},
	{"mentees", func(a, b *PersonRecord) bool { return slices.EqualFunc(a.Mentees, b.Mentees, sameMentee) }, func(to, from *PersonRecord) { to.Mentees = from.Mentees }},
}
