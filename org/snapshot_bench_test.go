package org_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"rung/org"
)

// crowd returns facts about n people in a tree of about eight reports a manager, with levels, jobs and a move each.
func crowd(n int) *org.Facts {
	r := rand.New(rand.NewPCG(1, 2))
	since := day("2020-01-01")
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("person/p%07d", r.IntN(1<<30)*8+i%8)
	}
	levels := []string{"level/small/L1", "level/small/L2", "level/small/L3"}
	people := make([]*org.PersonRecord, n)
	for i := range people {
		whole := org.Period{Since: since, Until: org.Forever}
		people[i] = &org.PersonRecord{
			ID:          ids[i],
			Name:        fmt.Sprintf("Name%d Family%d", r.IntN(3000), r.IntN(20000)),
			Employments: []org.Employment{{Period: whole, StartDate: since}},
			Jobs:        []org.Job{{Period: whole, Title: "Product Manager", Location: "Berlin", FTE: 1}},
			Levels:      []org.LevelSpell{{Period: whole, Level: levels[r.IntN(3)]}},
		}
		if i > 0 {
			people[i].Lines = []org.Line{
				{Period: org.Period{Since: since, Until: since + 100}, To: ids[0]},
				{Period: org.Period{Since: since + 100, Until: org.Forever}, To: ids[(i-1)/8]},
			}
		}
	}
	return org.NewFacts(1, org.OrganizationRecord{Name: "Crowd", HomeLadder: "ladder/small"}, people, nil, nil, []*org.LadderRecord{ladder()})
}

func BenchmarkSnapshot100k(b *testing.B) {
	f := crowd(100_000)
	for b.Loop() {
		org.NewSnapshot(f, day("2024-01-01"))
	}
}

// BenchmarkChange100k is what a change costs in memory: checked, made, and the next snapshot laid out.
func BenchmarkChange100k(b *testing.B) {
	f := crowd(100_000)
	s := org.NewSnapshot(f, day("2024-01-01"))
	people := s.Headcount()
	var some []string
	for p := range f.People() {
		if some = append(some, p.ID); len(some) == people/2 {
			break
		}
	}
	i := 0
	for b.Loop() {
		i++
		out := f.Apply([]org.Change{org.Update{Person: some[i%len(some)], Title: org.To(fmt.Sprint("Title ", i))}}, day("2024-01-01"))
		if len(out.Problems) > 0 {
			b.Fatal(out.Problems)
		}
		s = s.Next(out.Facts, out.Delta)
		f = out.Facts
	}
}
