package org_test

import (
	"math/rand"
	"slices"
	"testing"

	"rung/org"
)

func TestTrendIsTheSnapshotOfEveryPoint(t *testing.T) {
	for seed := range int64(25) {
		r := rand.New(rand.NewSource(seed))
		f := scattered(r, 20+r.Intn(40))
		s := org.NewSnapshot(f, day("2023-06-01"))
		from, until := day("2020-01-31")+org.Date(r.Intn(300)), day("2023-01-01")+org.Date(r.Intn(600))
		var where *org.PersonFilter
		if r.Intn(2) == 0 {
			where = &org.PersonFilter{Title: &org.TextFilter{Contains: to("product")}}
		}
		picked := func(on org.Date) (*org.Snapshot, []org.Person) {
			then := org.NewSnapshot(f, on)
			return then, slices.DeleteFunc(everybody(then), func(p org.Person) bool { return where != nil && !holds(then, p, where) })
		}
		points, err := s.Trend(org.EveryQuarter, from, until, where)
		if err != nil {
			t.Fatal(err)
		}
		for i, got := range points {
			on, next := from.AddMonths(3*i), min(from.AddMonths(3*i+3), until)
			_, people := picked(on)
			_, after := picked(next)
			managers, directs, layers := 0, 0, 0
			for _, p := range people {
				layers = max(layers, p.Depth())
				if d := p.Span().Direct(); d > 0 {
					managers++
					directs += d
				}
			}
			joined, left := 0, 0
			for p := range f.People() {
				for _, e := range p.Employments {
					if on <= e.Since && e.Since < next && (where == nil || slices.Contains(refs(after), p.ID)) {
						joined++
					}
					if e.Until != org.Forever && on <= e.Until-1 && e.Until-1 < next && (where == nil || slices.Contains(refs(people), p.ID)) {
						left++
					}
				}
			}
			if got.Date != on || got.Headcount != len(people) || got.Managers != managers || got.Layers != layers || got.Joined != joined || got.Left != left {
				t.Errorf("seed %d: got %+v, want %s: %d people, %d managers, %d layers, %d joined, %d left", seed, got, on, len(people), managers, layers, joined, left)
			}
			if (got.MeanSpan != nil) != (managers > 0) || managers > 0 && *got.MeanSpan != float64(directs)/float64(managers) {
				t.Errorf("seed %d: got mean span %v, want %d/%d", seed, got.MeanSpan, directs, managers)
			}
		}
		if last := from.AddMonths(3 * len(points)); last < until {
			t.Errorf("seed %d: got %d points, the next would be on %s, before %s", seed, len(points), last, until)
		}
	}
}

func TestTrendKeepsTheDayOfTheMonthWhereItCan(t *testing.T) {
	points, err := small(t).Trend(org.EveryMonth, day("2024-01-31"), day("2024-05-01"), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range points {
		got = append(got, p.Date.String())
	}
	if want := []string{"2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTrendBelowSomebodyIsNobodyBeforeTheyJoin(t *testing.T) {
	s := small(t)
	// Ann joins in 2021, her first report, Cy, on the day of the last point.
	points, err := s.Trend(org.EveryYear, day("2020-06-01"), day("2024-06-01"), &org.PersonFilter{Under: to("person/ann")})
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, p := range points {
		got = append(got, p.Headcount, p.Joined)
	}
	if want := []int{0, 0, 0, 0, 0, 0, 1, 1}; !slices.Equal(got, want) {
		t.Errorf("got headcounts and joiners %v, want %v", got, want)
	}
}

func TestTrendsThatCannotBeAreRefused(t *testing.T) {
	s := small(t)
	_, err := s.Trend("DAY", day("2024-01-01"), day("2024-02-01"), nil)
	wantError(t, err, org.Invalid, "every")
	_, err = s.Trend(org.EveryMonth, day("2024-01-01"), day("2024-01-01"), nil)
	wantError(t, err, org.Invalid, "until")
	_, err = s.Trend(org.EveryMonth, day("1900-01-01"), day("2024-01-01"), nil)
	wantError(t, err, org.Limit, "until")
	_, err = s.Trend(org.EveryMonth, day("2024-01-01"), day("2024-03-01"), &org.PersonFilter{Under: to("person/none")})
	wantError(t, err, org.NotFound, "where.under")
}
