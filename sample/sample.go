// Package sample makes up organizations: a product company with its people, levels, teams, mentors, open
// seats and fourteen years of history, and a few of everything odd that real ones have. The same number of
// people and the same seed give the same organization on every platform, on every day.
//
//	grow        who is there on the reference day, as a tree
//	oddments    single seats rearranged, so that there is something to find; seats opened
//	date, turn  since when, after whom, from where
//	name        what they are called
//	changes     all of it as changes, in the order of their days
package sample

import (
	"strings"

	"rung/org"
)

// The sample organization that an empty store is filled with.
const (
	DefaultPeople = 250
	DefaultSeed   = 1
)

// Default returns the changes that make the sample organization.
func Default() []org.Change { return Organization(DefaultPeople, DefaultSeed) }

// Organization returns the changes that make an organization with so many people on the day Reference, and
// on every later one. Each change is dated, and they are in the order of their days; they need the ladders
// that come with Rung. Fewer than one person are none. A million people are 2.6 million changes: about ten seconds and 1.4 GB.
func Organization(people int, seed uint64) []org.Change {
	if people < 1 {
		return nil
	}
	p := &plan{
		shape: newDice(seed, 1), dates: newDice(seed, 2), oddities: newDice(seed, 3), people: newDice(seed, 4),
		teamIDs: map[string]int{},
	}
	p.grow(people)
	p.oddments()
	p.date()
	p.turn()
	p.name()
	return p.changes()
}

// name gives everybody a name, and an id and an address made from it.
func (p *plan) name() {
	names := newNamer(p.people, len(p.seats))
	openings := map[string]int{}
	for i := range p.seats {
		s := &p.seats[i]
		if s.kind == opening {
			s.id = "opening/" + slug(s.title, "-")
			openings[s.id]++
			if n := openings[s.id]; n > 1 {
				s.id += "-" + itoa(n)
			}
			continue
		}
		s.name = names.next()
		s.id = "person/" + slug(s.name, "-")
		s.email = slug(s.name, ".") + "@example.com"
		if strings.HasPrefix(s.level, "level/six-levels/") {
			s.email = slug(s.name, ".") + "@example.org"
		}
	}
}
