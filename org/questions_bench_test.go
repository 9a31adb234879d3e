package org_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"rung/org"
)

// peopleByTheHundredThousand returns a snapshot of 100,000 people in one tree of some nine layers.
func peopleByTheHundredThousand() *org.Snapshot {
	r := rand.New(rand.NewPCG(1, 1))
	still := org.Period{Since: day("2024-01-01"), Until: org.Forever}
	zones := []string{"Europe/Oslo", "America/New_York", "Asia/Kolkata"}
	levels := []string{"level/small/L1", "level/small/L1", "level/small/L2", "level/small/L2", "level/small/L3", "level/other/A", "level/other/B", "level/other/C", "level/other/D"}
	people := make([]*org.PersonRecord, 100_000)
	for i := range people {
		p := &org.PersonRecord{ID: fmt.Sprintf("person/p%06d", i), EmployeeNumber: fmt.Sprintf("E%06d", i)}
		p.Name = firstNames[r.IntN(len(firstNames))] + " " + surname(r)
		p.Email = fmt.Sprintf("p%d@example.com", i)
		p.Employments = []org.Employment{{Period: still}}
		p.Jobs = []org.Job{{Period: still, Title: "Product Manager", TimeZone: zones[r.IntN(3)], FTE: 1}}
		p.Levels = []org.LevelSpell{{Period: still, Level: levels[r.IntN(len(levels))]}}
		if i > 0 {
			p.Lines = []org.Line{{Period: still, To: fmt.Sprintf("person/p%06d", (i-1)/4)}}
			p.Mentees = []org.MenteeSpell{{Period: still, Mentee: fmt.Sprintf("person/p%06d", r.IntN(i))}}
		}
		people[i] = p
	}
	f := org.NewFacts(1, org.OrganizationRecord{HomeLadder: "ladder/small"}, people, nil, nil, []*org.LadderRecord{ladder(), otherLadder()})
	return org.NewSnapshot(f, day(today))
}

func BenchmarkQuestions100k(b *testing.B) {
	s := peopleByTheHundredThousand()
	mentee := "p054321"
	if _, err := s.Search("the first one builds the index", nil); err != nil {
		b.Fatal(err)
	}
	run := func(name string, ask func() error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	run("mentors", func() error {
		_, err := s.Mentors("L2", &mentee, nil, nil, nil, nil)
		return err
	})
	run("mentors toward the lowest level", func() error {
		_, err := s.Mentors("L1", &mentee, nil, nil, nil, nil)
		return err
	})
	run("spans", func() error {
		r, err := s.Spans(nil)
		if err == nil {
			_, err = r.Rows(nil, nil, nil)
		}
		return err
	})
	for _, text := range []string{"an", "e", "anders", "anedrs", "anders berc", "zoe jenw", "p054321@example.com"} {
		run("search "+text, func() error {
			_, err := s.Search(text, nil)
			return err
		})
	}
	run("findings", func() error {
		_, err := s.Findings(nil, nil)
		return err
	})
	run("movements of a year", func() error {
		_, err := s.Movements(day("2024-01-01"), day("2025-01-01"), nil, nil, nil, nil)
		return err
	})
	run("landing", func() error {
		_, err := s.Landing("other", nil)
		return err
	})
}

func BenchmarkFirstSearch100k(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		s := peopleByTheHundredThousand()
		b.StartTimer()
		if _, err := s.Search("an", nil); err != nil {
			b.Fatal(err)
		}
	}
}
