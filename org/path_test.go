package org_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"rung/org"
)

// chainOf returns the refs of a seat and of those above it, by asking each for its manager.
func chainOf(s org.Seat) []string {
	out := []string{s.Ref()}
	for {
		if m, ok := s.Manager(); ok {
			s = m
		} else if o, ok := s.OpenManager(); ok {
			s = o
		} else {
			return out
		}
		out = append(out, s.Ref())
	}
}

// wayBetween returns the refs of the seats on the way between two people, and where it turns; naively.
func wayBetween(a, b org.Person) (way []string, turn string) {
	up, down := chainOf(a), chainOf(b)
	for i, ref := range up {
		if j := slices.Index(down, ref); j >= 0 {
			down = slices.Clone(down[:j])
			slices.Reverse(down)
			return append(slices.Clone(up[:i+1]), down...), ref
		}
	}
	return nil, ""
}

func TestAPathGoesThroughTheLowestCommonSeat(t *testing.T) {
	joined, open := 0, 0
	someOrgs(func(seed uint64, s *org.Snapshot) {
		r := rand.New(rand.NewPCG(seed, 3))
		all := peopleOf(s)
		for range 200 {
			a, b := all[r.IntN(len(all))], all[r.IntN(len(all))]
			p, err := s.Path(a.Ref(), b.Ref())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, seat := range p.Seats() {
				got = append(got, seat.Ref())
			}
			want, turn := wayBetween(a, b)
			if !slices.Equal(got, want) {
				t.Fatalf("seed %d, %s to %s: got %v, want %v", seed, a.Ref(), b.Ref(), got, want)
			}
			steps, ok := p.Steps()
			if ok != (want != nil) || ok && steps != len(want)-1 {
				t.Fatalf("%s to %s: got %d steps (%v), want %d", a.Ref(), b.Ref(), steps, ok, len(want)-1)
			}
			m, ok := p.CommonManager()
			_, isPerson := s.Person(turn)
			if ok != isPerson || ok && m.Ref() != turn {
				t.Fatalf("common manager: got %v, want %q", ok, turn)
			}
			if want != nil {
				joined++
				open += len(p.Seats()) - len(p.People())
			}
		}
	})
	if joined == 0 || open == 0 {
		t.Errorf("%d paths with %d open seats on the way: nothing was tried", joined, open)
	}
}

func TestAPathOfSomebodyUnknownNamesTheArgument(t *testing.T) {
	s := org.NewSnapshot(company(t), day("2024-02-01"))
	_, err := s.Path("ada", "nobody")
	wantError(t, err, org.NotFound, "to")
	_, err = s.Path("nobody", "ada")
	wantError(t, err, org.NotFound, "from")
}
