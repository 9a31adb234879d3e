package org

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// seatGame is an organization that is changed by hand, at random: with cycles, lines to nobody, and seats that go and return.
type seatGame struct {
	r     *rand.Rand
	facts *Facts
	wild  bool // lines lead to anybody, so that there are cycles most of the time
	next  int  // number of the next person hired
}

func (g *seatGame) id(n int) string {
	if n%7 == 6 {
		return fmt.Sprintf("opening/%03d", n*37%1000)
	}
	return fmt.Sprintf("person/%03d", n*37%1000) // those who come later stand anywhere among the others
}

// change makes a seat's record other than it was.
func (g *seatGame) change(d *Delta, n int) {
	id := g.id(n)
	still := Period{Since: someDay - 10, Until: Forever}
	gone := Period{Since: someDay - 10, Until: someDay}
	later := Period{Since: someDay + 10, Until: Forever}
	when := []Period{still, still, still, still, gone, later}[g.r.IntN(6)]
	var lines []Line
	if g.r.IntN(12) > 0 && n > 0 {
		to := g.r.IntN(n)
		if g.wild && g.r.IntN(3) == 0 {
			to = g.r.IntN(g.next + 1) // anybody: oneself, somebody below, or nobody
		}
		lines = []Line{{Period: still, To: g.id(to)}}
	}
	levels := []LevelSpell{{Period: still, Level: fmt.Sprintf("level/x/%d", g.r.IntN(4))}} // the last is not there
	if n%7 == 6 {
		pair := Pair[OpeningRecord]{Before: g.facts.Opening(id)}
		if pair.Before == nil || g.r.IntN(9) > 0 {
			pair.After = &OpeningRecord{ID: id, Title: "Post", Period: when, Lines: lines, Levels: levels}
		}
		d.Openings = append(d.Openings, pair)
		return
	}
	pair := Pair[PersonRecord]{Before: g.facts.Person(id)}
	if pair.Before == nil || g.r.IntN(9) > 0 {
		pair.After = &PersonRecord{ID: id, Name: id, Employments: []Employment{{Period: when, StartDate: when.Since}}, Lines: lines, Levels: levels}
	}
	d.People = append(d.People, pair)
}

// step returns what some seats, and perhaps somebody new, do at once.
func (g *seatGame) step(most int) (d Delta) {
	for _, n := range g.r.Perm(g.next)[:min(g.r.IntN(most+1), g.next)] {
		g.change(&d, n)
	}
	for range g.r.IntN(3) {
		if g.next < 120 {
			g.change(&d, g.next)
			g.next++
		}
	}
	return d
}

// Whatever happens, the tree is the one that a snapshot of its own has.
func TestATreeArrangedAnewIsTheOneLaidOut(t *testing.T) {
	ladder := &LadderRecord{ID: "ladder/x", Name: "X", Tracks: []TrackRecord{{ID: "track/x/ic", Name: "IC", Kind: TrackIndividualContributor}}}
	for i := range 3 {
		ladder.Levels = append(ladder.Levels, LevelRecord{ID: fmt.Sprintf("level/x/%d", i), Code: fmt.Sprint(i), Title: fmt.Sprint("Level ", i), Rank: i, Track: "track/x/ic"})
	}
	arranged, cut := 0, 0
	for seed := range uint64(40) {
		g := &seatGame{r: rand.New(rand.NewPCG(seed, 3)), wild: seed%2 == 1}
		g.facts = NewFacts(1, OrganizationRecord{}, nil, nil, nil, []*LadderRecord{ladder})
		s := NewSnapshot(g.facts, someDay)
		for step := range 300 {
			d := g.step([]int{1, 3, 40}[step%3])
			facts := g.facts.Redo(2, d)
			next, fresh := s.Next(facts, d), NewSnapshot(facts, someDay)
			if why := otherTree(next.image, fresh.image); why != "" {
				t.Fatalf("seed %d, step %d: after %+v: %s", seed, step, d, why)
			}
			if a, ok := fresh.arrange(s.image, everySeat(fresh.image)); ok && a != nil {
				arranged++
				cut += btoi(len(fresh.cycles) > 0)
				if why := otherTree(&image{facts: facts, state: fresh.state, tree: a.tree(), level: fresh.level, byLevel: fresh.byLevel, withoutLvl: fresh.withoutLvl}, fresh.image); why != "" {
					t.Fatalf("seed %d, step %d: arranged after %+v: %s", seed, step, d, why)
				}
			}
			g.facts, s = facts, next
		}
	}
	t.Logf("%d trees were arranged, %d of them beside cycles", arranged, cut)
	if arranged < 4000 || cut < 400 {
		t.Errorf("%d trees were arranged, %d of them beside cycles: the test hardly tries anything", arranged, cut)
	}
}

func everySeat(m *image) []seatNumber {
	out := make([]seatNumber, m.state.len())
	for i := range out {
		out[i] = seatNumber(i)
	}
	return out
}

// otherTree says in what an image differs from another of the same facts; "" where it does not.
func otherTree(got, want *image) string {
	lists := func(m *image) map[string]any {
		places := slices.Clone(m.places)
		for len(places) > 0 && places[len(places)-1] < 0 {
			places = places[:len(places)-1]
		}
		cycles := map[string]bool{}
		for _, c := range m.cycles {
			cycles[fmt.Sprint(c)] = true
		}
		return map[string]any{
			"seats": m.seats, "places": places, "ranks": m.rank, "parents": m.parent, "ends": m.end, "depths": m.depth, "heights": m.height,
			"directs": m.direct, "openings": m.opening, "counts": m.counted, "cycles": cycles,
			"levels": m.level, "holders": fmt.Sprint(m.byLevel), "nobody's": fmt.Sprint(m.withoutLvl),
		}
	}
	g, w := lists(got), lists(want)
	for name := range w {
		if !reflect.DeepEqual(g[name], w[name]) {
			return fmt.Sprintf("%s are %v, want %v", name, g[name], w[name])
		}
	}
	return ""
}
