package org_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"rung/org"
)

// naiveMatch scores somebody by the rules, with nothing but what the handles answer. It returns the rule that
// excludes them, or the score.
func naiveMatch(s *org.Snapshot, p, mentee org.Person, hasMentee bool, target, below *org.Level, weights [5]float64) (org.ExclusionRule, float64) {
	l, ok := p.Level()
	atLevel := func() bool {
		if l.Ladder().ID() == target.Ladder().ID() {
			return l.Rank() >= target.Rank()
		}
		return l.Bands().Low >= target.Bands().Low
	}
	m := p.Mentoring()
	leaves, leaving := p.EndDate()
	switch {
	case hasMentee && p == mentee:
		return org.ExcludedSelf, 0
	case !ok:
		return org.ExcludedNoLevel, 0
	case !atLevel():
		return org.ExcludedBelowLevel, 0
	case hasMentee && (slices.Contains(chainOf(mentee), p.Ref()) || slices.Contains(chainOf(p), mentee.Ref())):
		return org.ExcludedManagementLine, 0
	case hasMentee && slices.ContainsFunc(mentee.Mentors(), func(m org.Mentorship) bool { return m.Mentor() == p }):
		return org.ExcludedAlreadyMentors, 0
	case !m.Open:
		return org.ExcludedNotOpen, 0
	case m.Load >= m.Capacity:
		return org.ExcludedNoCapacity, 0
	case leaving && leaves <= s.Date()+90:
		return org.ExcludedLeaving, 0
	}
	values := [5]float64{min(1, max(0, 1-float64(l.Bands().Low-target.Bands().Low)/4))}
	known := [5]bool{true, below != nil, hasMentee, false, true}
	if below != nil {
		for _, x := range l.Mentors() {
			if x.Bands().Overlaps(below.Bands()) {
				values[1] = 1
			}
		}
	}
	if hasMentee {
		if way, _ := wayBetween(mentee, p); way != nil {
			values[2] = min(1, max(0, (9-float64(len(way)-1))/6))
		}
		a, okA := clock(mentee, s.Date())
		b, okB := clock(p, s.Date())
		if okA && okB {
			apart := math.Abs(a - b)
			values[3], known[3] = max(0, 1-min(apart, 24-apart)/8), true
		}
	}
	values[4] = float64(m.Capacity-m.Load) / float64(m.Capacity)
	sum, score := 0.0, 0.0
	for i := range values {
		if known[i] {
			sum += weights[i]
			score += values[i] * weights[i]
		}
	}
	if sum == 0 {
		return "", 0
	}
	return "", score / sum
}

func clock(p org.Person, on org.Date) (float64, bool) {
	zone, _ := p.TimeZone()
	l, err := time.LoadLocation(zone)
	if zone == "" || err != nil {
		return 0, false
	}
	_, seconds := on.Time().Add(12 * time.Hour).In(l).Zone()
	return float64(seconds) / 3600, true
}

func TestMentorsAreRankedAsTheRulesSay(t *testing.T) {
	excluded := map[org.ExclusionRule]int{}
	targets := map[string]string{"level/small/L1": "", "level/small/L2": "level/small/L1", "level/other/D": "level/other/C", "level/other/B": "level/other/A"}
	someOrgs(func(seed uint64, s *org.Snapshot) {
		r := rand.New(rand.NewPCG(seed, 9))
		all := peopleOf(s)
		for toward, under := range targets {
			target, err := s.Level(toward)
			if err != nil || target == nil {
				t.Fatal(toward, err)
			}
			var below *org.Level
			if under != "" {
				below, _ = s.Level(under)
			}
			for round := range 3 {
				mentee := all[r.IntN(len(all))]
				ref := mentee.Ref()
				forRef := &ref
				if round == 0 {
					forRef = nil
				}
				weights := [5]float64{0.35, 0.25, 0.2, 0.1, 0.1}
				var given *org.MentorWeights
				if round == 2 {
					given = &org.MentorWeights{Level: new(0.0), TimeZone: new(3.0)}
					weights[0], weights[3] = 0, 3
				}
				type row struct {
					ref   string
					score float64
				}
				var want []row
				rules := map[org.ExclusionRule]int{}
				for _, p := range all {
					rule, score := naiveMatch(s, p, mentee, forRef != nil, target, below, weights)
					if rule != "" {
						rules[rule]++
						excluded[rule]++
						continue
					}
					want = append(want, row{p.Ref(), score})
				}
				got := map[string]float64{}
				var order []org.MentorMatch
				var after *string
				for {
					c, err := s.Mentors(toward, forRef, nil, given, new(int32(7)), after)
					if err != nil {
						t.Fatal(err)
					}
					if c.TotalCount != len(want) || c.Considered != len(all) {
						t.Fatalf("seed %d toward %s: %d of %d, want %d of %d", seed, toward, c.TotalCount, c.Considered, len(want), len(all))
					}
					sum := c.TotalCount
					for _, x := range c.Excluded {
						if x.Headcount != rules[x.Rule] || x.Headcount == 0 {
							t.Fatalf("%s excludes %d, want %d", x.Rule, x.Headcount, rules[x.Rule])
						}
						sum += x.Headcount
					}
					if sum != c.Considered {
						t.Fatalf("matches and excluded are %d of %d", sum, c.Considered)
					}
					order = append(order, c.Nodes()...)
					if !c.PageInfo().HasNextPage {
						break
					}
					after = c.PageInfo().EndCursor
				}
				for i, m := range order {
					got[m.Person().Ref()] = m.Score()
					parts, all := 0.0, 0.0
					for _, reason := range m.Reasons() {
						parts += reason.Contribution
						all += reason.Weight
						if math.Abs(reason.Value*reason.Weight-reason.Contribution) > 1e-12 || !strings.HasSuffix(reason.Text, ".") {
							t.Fatalf("reason %+v", reason)
						}
					}
					if math.Abs(parts-m.Score()) > 1e-9 || all != 0 && math.Abs(all-1) > 1e-9 {
						t.Fatalf("reasons add up to %v and their weights to %v, score %v", parts, all, m.Score())
					}
					if i > 0 {
						b := order[i-1]
						if b.Score() < m.Score() || b.Score() == m.Score() && b.Person().Ref() >= m.Person().Ref() {
							t.Fatalf("%s %v stands before %s %v", b.Person().Ref(), b.Score(), m.Person().Ref(), m.Score())
						}
					}
					if _, ok := m.Path(); ok != (forRef != nil) {
						t.Fatal("a path is there with a mentee only")
					}
				}
				if len(got) != len(want) {
					t.Fatalf("got %d matches on all pages, want %d", len(got), len(want))
				}
				for _, w := range want {
					if math.Abs(got[w.ref]-w.score) > 1e-9 {
						t.Fatalf("seed %d toward %s for %v: %s scores %v, want %v", seed, toward, forRef, w.ref, got[w.ref], w.score)
					}
				}
			}
		}
	})
	if len(excluded) != 8 {
		t.Errorf("only these rules excluded anybody: %v", excluded)
	}
}

// mentoringExample is a Director above a senior and a junior in other cities, and one more senior apart.
func mentoringExample(t *testing.T) *org.Snapshot {
	f := empty()
	l := ladder()
	l.Levels[0].Next = []string{"level/small/L2"}
	l.Levels[1].Mentors = []string{"level/small/L1"}
	f = apply(t, f, "2026-01-01",
		org.SaveLadder{Ladder: l},
		org.Hire{ID: "ada", Name: "Ada Example", Title: "Product Director", Level: "L3", TimeZone: "Europe/Oslo"},
		org.Hire{ID: "bob", Name: "Bob Example", Title: "Senior Product Manager", Level: "L2", Manager: "ada", TimeZone: "Europe/London"},
		org.Hire{ID: "cy", Name: "Cy Example", Title: "Product Manager", Level: "L1", Manager: "ada", TimeZone: "Europe/Oslo"},
		org.Hire{ID: "dee", Name: "Dee Example", Title: "Senior Product Manager", Level: "L2"},
		org.Hire{ID: "eve", Name: "Eve Example", Title: "Product Manager", Level: "L1"},
		org.StartMentorship{Mentor: "dee", Mentee: "eve"},
	)
	return org.NewSnapshot(f, day("2026-02-01"))
}

func TestAScoreByHand(t *testing.T) {
	s := mentoringExample(t)
	cy, _ := s.Person("cy")
	matches, err := cy.SuggestedMentors(nil, nil) // the next level of L1 is L2
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range matches {
		got = append(got, fmt.Sprintf("%s %.6f", m.Person().Name(), m.Score()))
		for _, r := range m.Reasons() {
			got = append(got, fmt.Sprintf("%s %.4f × %.4f: %s", r.Factor, r.Value, r.Weight, r.Text))
		}
	}
	want := []string{
		// 0.35·1 + 0.25·1 + 0.2·min(1, 7/6) + 0.1·7/8 + 0.1·2/2
		"Bob Example 0.987500",
		"LEVEL 1.0000 × 0.3500: Holds L2, the goal itself.",
		"EXPECTED 1.0000 × 0.2500: L2 is expected to mentor L1, the level just below the goal.",
		"DISTANCE 1.0000 × 0.2000: Both report to Ada Example.",
		"TIME_ZONE 0.8750 × 0.1000: One hour apart.",
		"CAPACITY 1.0000 × 0.1000: Mentors nobody yet, and has two places.",
		// (0.35·1 + 0.25·1 + 0.2·0 + 0.1·1/2) / 0.9
		"Dee Example 0.722222",
		"LEVEL 1.0000 × 0.3889: Holds L2, the goal itself.",
		"EXPECTED 1.0000 × 0.2778: L2 is expected to mentor L1, the level just below the goal.",
		"DISTANCE 0.0000 × 0.2222: No reporting line joins the two.",
		"CAPACITY 0.5000 × 0.1111: One of two places free.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestNobodyIsSuggestedWhereNoLevelIsNext(t *testing.T) {
	s := mentoringExample(t)
	ada, _ := s.Person("ada")
	if m, err := ada.SuggestedMentors(nil, nil); err != nil || len(m) != 0 {
		t.Errorf("got %d, %v; want nobody", len(m), err)
	}
	toward := "L3"
	if m, err := ada.SuggestedMentors(&toward, nil); err != nil || len(m) != 0 {
		t.Errorf("got %d, %v; want nobody", len(m), err)
	}
}

func TestWeightsOfFactorsThatCannotBeKnownLeaveEverybodyAtZero(t *testing.T) {
	s := mentoringExample(t)
	only := &org.MentorWeights{Level: new(0.0), Expected: new(0.0), Capacity: new(0.0), TimeZone: new(0.0)}
	c, err := s.Mentors("L2", nil, nil, only, nil, nil)
	if err != nil || c.TotalCount != 3 {
		t.Fatalf("got %v, %v", c, err)
	}
	for i, m := range c.Nodes() {
		if want := []string{"person/ada", "person/bob", "person/dee"}[i]; m.Score() != 0 || m.Person().Ref() != want {
			t.Errorf("got %s %v, want %s 0", m.Person().Ref(), m.Score(), want)
		}
	}
}

func TestMentorsRefuseWhatTheyCannotUnderstand(t *testing.T) {
	s := mentoringExample(t)
	ask := func(toward string, forRef *string, w *org.MentorWeights, first *int32) error {
		_, err := s.Mentors(toward, forRef, nil, w, first, nil)
		return err
	}
	nobody := "nobody"
	wantError(t, ask("L9", nil, nil, nil), org.NotFound, "toward")
	wantError(t, ask("L1", &nobody, nil, nil), org.NotFound, "for")
	wantError(t, ask("L1", nil, &org.MentorWeights{Distance: new(-0.1)}, nil), org.Invalid, "weights.distance")
	wantError(t, ask("L1", nil, &org.MentorWeights{Distance: new(math.Inf(1))}, nil), org.Invalid, "weights.distance")
	zero := new(0.0)
	wantError(t, ask("L1", nil, &org.MentorWeights{zero, zero, zero, zero, zero}, nil), org.Invalid, "weights")
	wantError(t, ask("L1", nil, nil, new(int32(1001))), org.Limit, "first")
	if err := ask("L1", nil, &org.MentorWeights{Level: new(math.MaxFloat64), Expected: new(math.MaxFloat64)}, nil); err != nil {
		t.Error(err)
	}
}

func TestACodeMeansTheMenteesLadderFirst(t *testing.T) {
	other := otherLadder()
	other.Levels[1].Code = "L2" // as on the home ladder
	f := apply(t, company(t), "2024-02-01", org.SaveLadder{Ladder: other},
		org.Hire{ID: "eve", Name: "Eve", Level: "level/other/A"},
		org.Hire{ID: "fay", Name: "Fay", Level: "level/other/B"})
	s := org.NewSnapshot(f, day("2024-02-02"))
	eve := "eve"
	c, err := s.Mentors("L2", &eve, nil, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range c.Nodes() {
		if r := m.Reasons()[0]; m.Person().Ref() == "person/fay" && r.Text != "Holds L2, the goal itself." {
			t.Errorf("got %q", r.Text)
		}
	}
	if len(c.Nodes()) == 0 {
		t.Error("nobody was found")
	}
}
