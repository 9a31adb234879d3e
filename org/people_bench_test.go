package org_test

import (
	"fmt"
	"math/rand"
	"testing"

	"rung/org"
)

// large returns 100,000 people below one head, each with up to eight reports.
func large(b *testing.B) *org.Snapshot {
	b.Helper()
	r := rand.New(rand.NewSource(1))
	always := org.Period{Since: day("2020-01-01"), Until: org.Forever}
	given := []string{"Åse", "Ben", "Carla", "Dmitri", "Émile", "Fatou", "Gus", "Hana", "Ines", "Jürgen"}
	records := make([]*org.PersonRecord, 100_000)
	for n := range records {
		start := org.Period{Since: always.Since + org.Date(r.Intn(1000)), Until: org.Forever}
		p := &org.PersonRecord{
			ID:          fmt.Sprintf("person/p%06d", n),
			Name:        fmt.Sprintf("%s Person %d", given[r.Intn(len(given))], r.Intn(1_000_000)),
			Email:       fmt.Sprintf("p%d@example.org", n),
			Employments: []org.Employment{{Period: start, StartDate: start.Since}},
			Jobs:        []org.Job{{Period: start, Title: scatteredTitles[1+r.Intn(len(scatteredTitles)-1)], Location: fmt.Sprintf("City %d", r.Intn(40)), FTE: 1}},
			Levels:      []org.LevelSpell{{Period: start, Level: scatteredLevels[r.Intn(len(scatteredLevels))]}},
		}
		if n > 0 {
			p.Lines = []org.Line{{Period: always, To: fmt.Sprintf("person/p%06d", (n-1)/8)}}
		}
		records[n] = p
	}
	f := org.NewFacts(1, org.OrganizationRecord{Name: "Large", HomeLadder: "ladder/small"}, records, nil, nil, []*org.LadderRecord{ladder(), secondLadder()})
	return org.NewSnapshot(f, day("2024-01-01"))
}

func BenchmarkPeoplePageOf100000(b *testing.B) {
	s := large(b)
	name := &org.PersonFilter{Name: &org.TextFilter{Contains: to("person 1")}, Location: &org.TextFilter{StartsWith: to("city 1")}}
	level := &org.PersonFilter{Level: &org.LevelFilter{AtLeast: to("L2")}}
	for _, c := range []struct {
		name  string
		where *org.PersonFilter
		by    []org.PersonOrder
	}{
		{"default", nil, nil},
		{"by name", nil, []org.PersonOrder{{Field: org.OrderByName}}},
		{"by level and total", nil, []org.PersonOrder{{Field: org.OrderByLevel, Direction: org.Descending}, {Field: org.OrderByTotal}}},
		{"by start date", nil, []org.PersonOrder{{Field: org.OrderByStartDate}}},
		{"by location, name", level, []org.PersonOrder{{Field: org.OrderByLocation}, {Field: org.OrderByName}}},
		{"of a name, by name", name, []org.PersonOrder{{Field: org.OrderByName}}},
		{"started, by direct", &org.PersonFilter{Started: &org.DateRange{From: to(day("2021-01-01"))}}, []org.PersonOrder{{Field: org.OrderByDirect, Direction: org.Descending}}},
	} {
		b.Run(c.name, func(b *testing.B) {
			if _, err := s.People(c.where, c.by, nil, nil, nil, nil); err != nil { // the columns are computed once
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				if _, err := s.People(c.where, c.by, nil, nil, nil, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkBreakdownOf100000(b *testing.B) {
	s := large(b)
	for _, by := range [][]org.Dimension{{org.ByLevel, org.ByDepth}, {org.ByLocation, org.ByStartYear}} {
		b.Run(fmt.Sprint(by), func(b *testing.B) {
			in := []org.DimensionInput{{Dimension: &by[0]}, {Dimension: &by[1]}}
			b.ReportAllocs()
			for b.Loop() {
				groups, err := s.Breakdown(in, nil, nil)
				if err != nil {
					b.Fatal(err)
				}
				for _, g := range groups {
					g.MeanSpan()
				}
			}
		})
	}
}

func BenchmarkOutlineOf100000(b *testing.B) {
	s := large(b)
	for b.Loop() {
		if _, err := s.Outline(nil, to(org.ByLevel)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTrendOf100000OverAYear(b *testing.B) {
	s := large(b)
	for b.Loop() {
		if _, err := s.Trend(org.EveryMonth, day("2023-01-01"), day("2024-01-01"), nil); err != nil {
			b.Fatal(err)
		}
	}
}
