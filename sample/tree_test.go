package sample_test

import (
	"testing"

	"rung/org"
	"rung/sample"
)

// shape is a naive picture of the solid lines of one day.
type shape struct {
	manager map[string]string   // of everybody employed and every opening; "" at the top
	reports map[string][]string // people only
	depth   map[string]int
}

func shapeOn(t *testing.T, f *org.Facts, day org.Date) shape {
	t.Helper()
	s := shape{map[string]string{}, map[string][]string{}, map[string]int{}}
	line := func(lines []org.Line) string {
		for _, l := range lines {
			if l.On(day) {
				return l.To
			}
		}
		return ""
	}
	for p := range f.People() {
		if employed(p, day) {
			to := line(p.Lines)
			s.manager[p.ID] = to
			s.reports[to] = append(s.reports[to], p.ID)
		}
	}
	for o := range f.Openings() {
		if o.On(day) {
			s.manager[o.ID] = line(o.Lines)
		}
	}
	for id := range s.manager {
		depth := 1
		for up := s.manager[id]; up != ""; up = s.manager[up] {
			if _, there := s.manager[up]; !there {
				t.Fatalf("on %s %s is below %s, who is not there", day, id, up)
			}
			if depth++; depth > 30 {
				t.Fatalf("on %s nothing ends above %s", day, id)
			}
		}
		s.depth[id] = depth
	}
	return s
}

func TestTheTreeIsOneButForAFewRootsOnEveryDay(t *testing.T) {
	for _, people := range []int{2, 60, 250, 3000} {
		f := facts(t, people, 5)
		for year := 2012; year <= 2029; year++ {
			s := shapeOn(t, f, org.NewDate(year, 11, 2))
			if got := len(s.reports[""]); got < 1 || got > 4 {
				t.Errorf("%d people, %d: got %d roots, want 1 to 4", people, year, got)
			}
		}
		last := 0
		for year := 2012; year <= 2026; year++ {
			now := headcount(f, org.NewDate(year, 11, 1))
			if now < last {
				t.Errorf("%d people, %d: the company shrank from %d to %d", people, year, last, now)
			}
			last = now
		}
	}
}

func TestDepthGrowsWithTheLogarithm(t *testing.T) {
	for people, want := range map[int][2]int{1: {1, 1}, 5: {2, 2}, 60: {3, 5}, 250: {5, 6}, 3000: {5, 8}, 20_000: {6, 9}} {
		deepest := 0
		for _, d := range shapeOn(t, facts(t, people, 11), sample.Reference).depth {
			deepest = max(deepest, d)
		}
		if deepest < want[0] || deepest > want[1] {
			t.Errorf("%d people: got %d layers, want %d to %d", people, deepest, want[0], want[1])
		}
	}
}

func TestMostSpansArePlausible(t *testing.T) {
	s := shapeOn(t, facts(t, 10_000, 2), sample.Reference)
	managers, plausible := 0, 0
	for to, reports := range s.reports {
		if to == "" {
			continue
		}
		managers++
		if n := len(reports); n >= 3 && n <= 12 {
			plausible++
		}
	}
	if plausible*100 < managers*80 {
		t.Errorf("%d of %d managers have 3 to 12 reports, want four of five", plausible, managers)
	}
}

func TestWhoIsAtTheTopIsNobodyOdd(t *testing.T) {
	for _, people := range []int{2, 250, 3000} {
		f := facts(t, people, 1)
		s := shapeOn(t, f, sample.Reference)
		below := func(id string) bool { return len(s.reports[id]) > 0 }
		tops := 0
		for _, id := range s.reports[""] {
			p := f.Person(id)
			if !below(id) {
				continue
			}
			tops++
			if p.UnresolvedManager != "" || len(p.Employments) != 1 || p.Employments[0].EndDate() != org.NoDate || len(p.Jobs) != 1 ||
				p.Jobs[0].Title != "Chief Executive Officer" || p.Email == "" || p.Jobs[0].TimeZone == "" {
				t.Errorf("%d people: the top is %+v", people, *p)
			}
		}
		if tops != 1 {
			t.Errorf("%d people: %d roots have reports, want 1", people, tops)
		}
	}
}
