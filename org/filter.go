package org

import (
	"fmt"
	"slices"
)

// The most that one filter may hold; past it the error is LIMIT.
const (
	maxFilterDepth = 8     // and, or and not inside one another
	maxFilterParts = 100   // and, or and not in all
	maxFilterList  = 1_000 // elements of one list
	maxFilterText  = 1_000 // bytes of one text
)

// PersonFilter selects people. Whatever is set must hold together; a list holds where one of its elements does,
// so that an empty list selects nobody. An empty filter selects everybody.
//
// A reference must name somebody or something that is there on the snapshot's day, else the error is NOT_FOUND;
// one that names several levels where one is needed is AMBIGUOUS.
type PersonFilter struct {
	And []PersonFilter // all of them; an empty list selects everybody
	Or  []PersonFilter // at least one of them; an empty list selects nobody
	Not *PersonFilter

	Ref             []string // PersonRefs
	Name            *TextFilter
	Email           *TextFilter
	Title           *TextFilter
	Location        *TextFilter
	TimeZone        *TextFilter
	Attribute       *AttributeFilter
	Level           *LevelFilter
	Track           []TrackKind // of the level held
	Ladder          []string    // ids; of the level held
	Team            []string    // ids; sub-teams included
	Under           *string     // a SeatRef: the subtree, without its head
	Manager         *string     // a SeatRef: who reports directly to the seat
	Depth           *IntRange
	Direct          *IntRange
	Total           *IntRange
	Started         *DateRange // first day of the present employment
	LevelSince      *DateRange
	ManagerialLevel []ManagerialLevel
	MentoringOpen   *bool
}

// IntRange holds for the numbers from Min to Max, both included; a bound left out is open.
type IntRange struct{ Min, Max *int32 }

// DateRange holds for the days from From up to but not including Until; a bound left out is open. A date that
// is not known is in no range that has a bound.
type DateRange struct{ From, Until *Date }

// selectPeople returns the places, in preorder, of the people that a filter selects; of everybody where it is
// nil. Argument is the filter's name in errors, such as where. The caller must not change them.
//
// The cost is a scan of everybody, of the subtree where under or manager is set, or of the people named by ref.
func (s *Snapshot) selectPeople(argument string, where *PersonFilter) ([]int32, error) {
	return s.selectBy(argument, where, false)
}

// selectPresent is selectPeople for a filter that is asked on several days: a reference to a person or an
// opening that is known, but is not there on this snapshot's day, selects nobody and is no error.
func (s *Snapshot) selectPresent(argument string, where *PersonFilter) ([]int32, error) {
	return s.selectBy(argument, where, true)
}

func (s *Snapshot) selectBy(argument string, where *PersonFilter, absentIsNobody bool) ([]int32, error) {
	t := s.everybody()
	if where != nil {
		c := filterCompiler{s: s, absentIsNobody: absentIsNobody}
		var err error
		if t, err = c.compile(argument, where, 1); err != nil {
			return nil, err
		}
	}
	return t.places(s), nil
}

// placeTest is a compiled filter: the places that it can hold for at all, and what must hold for them. It is
// asked of people's places only.
type placeTest struct {
	from, until int32   // of the range
	listed      bool    // only the places of the list below, and not all of the range
	only        []int32 // ascending
	among       []test  // what holds for the places of the list alone
	tests       []test
}

// test is something that holds for some people.
type test struct {
	holds func(at int32) bool
	sift  func(places []int32) []int32 // keeps those that it holds for, in the memory given; nil: one by one
}

func (s *Snapshot) everybody() placeTest { return placeTest{until: int32(len(s.seats))} }

// sifted is how many places are tested at once: few enough to stay near the processor.
const sifted = 1024

// places returns the people's places that the filter holds for, ascending. The caller must not change them.
func (t *placeTest) places(s *Snapshot) []int32 {
	only := t.only
	if t.listed {
		only = only[lowerBound(only, t.from):]
		only = only[:lowerBound(only, t.until)]
		if len(t.tests) == 0 {
			return only
		}
	} else if t.from >= t.until {
		return nil
	}
	var out []int32
	if len(t.tests) == 0 {
		out = make([]int32, 0, s.peopleIn(t.from, t.until))
	}
	memory := make([]int32, 0, sifted)
	for at := t.from; ; {
		some := memory
		if t.listed {
			n := min(len(only), sifted)
			some, only = append(some, only[:n]...), only[n:]
		} else {
			for ; at < t.until && len(some) < sifted; at++ {
				if !s.isOpening(at) {
					some = append(some, at)
				}
			}
		}
		if len(some) == 0 {
			return out
		}
		for i := range t.tests {
			some = t.tests[i].keep(some)
		}
		out = append(out, some...)
	}
}

// keep keeps those of some places that the test holds for, in their memory.
func (t *test) keep(places []int32) []int32 {
	if t.sift != nil {
		return t.sift(places)
	}
	n := 0
	for _, at := range places {
		if t.holds(at) {
			places[n] = at
			n++
		}
	}
	return places[:n]
}

// holds reports whether the filter selects the person at a place.
func (t *placeTest) holds(at int32) bool {
	if at < t.from || at >= t.until {
		return false
	}
	for _, all := range [...][]test{t.among, t.tests} {
		for i := range all {
			if !all[i].holds(at) {
				return false
			}
		}
	}
	return true
}

// within narrows the test to a range of places.
func (t *placeTest) within(from, until int32) {
	t.from, t.until = max(t.from, from), min(t.until, until)
}

// amongst narrows the test to the places of a list, which it may change.
func (t *placeTest) amongst(places []int32) {
	slices.Sort(places)
	places = slices.Compact(places)
	t.listing(places, test{holds: func(at int32) bool {
		_, ok := slices.BinarySearch(places, at)
		return ok
	}})
}

// listing narrows the test to some places, ascending, which is what some tests hold for. Of two lists the shorter one is
// gone through.
func (t *placeTest) listing(places []int32, among ...test) {
	if t.listed && len(t.only) <= len(places) {
		t.tests = append(t.tests, among...)
		return
	}
	t.tests = append(t.tests, t.among...)
	t.listed, t.only, t.among = true, places, among
}

// also narrows the test to the places that another one holds for.
func (t *placeTest) also(u placeTest) {
	t.within(u.from, u.until)
	if u.listed {
		t.listing(u.only, u.among...)
	}
	t.tests = append(t.tests, u.tests...)
}

func (t *placeTest) add(holds func(at int32) bool) { t.tests = append(t.tests, test{holds: holds}) }

// filterCompiler turns a filter into a test, once for a question.
type filterCompiler struct {
	s              *Snapshot
	absentIsNobody bool
	parts          int
}

// compile resolves what a filter names. The cheap tests come first.
func (c *filterCompiler) compile(argument string, f *PersonFilter, depth int) (placeTest, error) {
	t := c.s.everybody()
	if depth > maxFilterDepth {
		return t, Errorf(Limit, argument, "filters may be nested %d deep", maxFilterDepth)
	}
	if c.parts++; c.parts > maxFilterParts {
		return t, Errorf(Limit, argument, "a filter may have %d parts in all", maxFilterParts)
	}
	for _, step := range []func(string, *PersonFilter, *placeTest) error{
		c.compilePlace, c.compileNumbers, c.compileLevel, c.compileTeam, c.compileTexts, c.compileMentoring,
	} {
		if err := step(argument, f, &t); err != nil {
			return t, err
		}
	}
	return t, c.compileLogic(argument, f, &t, depth)
}

func (c *filterCompiler) compileLogic(argument string, f *PersonFilter, t *placeTest, depth int) error {
	for i := range f.And {
		u, err := c.compile(fmt.Sprintf("%s.and[%d]", argument, i), &f.And[i], depth+1)
		if err != nil {
			return err
		}
		t.also(u)
	}
	if f.Or != nil {
		any := make([]placeTest, len(f.Or))
		for i := range f.Or {
			var err error
			if any[i], err = c.compile(fmt.Sprintf("%s.or[%d]", argument, i), &f.Or[i], depth+1); err != nil {
				return err
			}
		}
		if len(any) == 0 {
			t.amongst(nil)
		}
		t.add(func(at int32) bool {
			for i := range any {
				if any[i].holds(at) {
					return true
				}
			}
			return false
		})
	}
	if f.Not != nil {
		u, err := c.compile(argument+".not", f.Not, depth+1)
		if err != nil {
			return err
		}
		t.add(func(at int32) bool { return !u.holds(at) })
	}
	return nil
}

// compilePlace narrows the test to where in the tree, and to whom.
func (c *filterCompiler) compilePlace(argument string, f *PersonFilter, t *placeTest) error {
	if f.Ref != nil {
		if err := listed(argument+".ref", len(f.Ref)); err != nil {
			return err
		}
		places := make([]int32, 0, len(f.Ref))
		for i, ref := range f.Ref {
			p, err := c.s.person(fmt.Sprintf("%s.ref[%d]", argument, i), ref)
			if err == nil {
				places = append(places, p.at)
			} else if !c.absentIsNobody || c.s.facts.personByRef(ref) == nil {
				return err
			}
		}
		t.amongst(places)
	}
	if f.Under != nil {
		at, err := c.seat(argument+".under", *f.Under)
		switch {
		case err != nil:
			return err
		case at < 0:
			t.amongst(nil)
		default:
			t.within(at+1, c.s.end[at])
		}
	}
	if f.Manager != nil {
		head, err := c.seat(argument+".manager", *f.Manager)
		switch {
		case err != nil:
			return err
		case head < 0:
			t.amongst(nil)
		default:
			t.within(head+1, c.s.end[head])
			t.add(func(at int32) bool { return c.s.parent[at] == head })
		}
	}
	return nil
}

// seat returns the place of the seat that a reference names; -1 where it is not there on the day, and that is
// no error.
func (c *filterCompiler) seat(argument, ref string) (int32, error) {
	at, err := c.s.seat(argument, ref)
	if err != nil && c.absentIsNobody && (c.s.facts.personByRef(ref) != nil || c.s.facts.openingByRef(ref) != nil) {
		return -1, nil
	}
	return at, err
}

// compileNumbers narrows the test to ranges of numbers and dates, and to places in the structure.
func (c *filterCompiler) compileNumbers(argument string, f *PersonFilter, t *placeTest) error {
	s := c.s
	var started []Date
	if f.Started != nil {
		started = s.columns.startDates(s.image)
	}
	for _, r := range []struct {
		name   string
		within *IntRange
		of     func(at int32) int32
	}{
		{"depth", f.Depth, func(at int32) int32 { return s.depth[at] }},
		{"direct", f.Direct, func(at int32) int32 { return s.direct[at] }},
		{"total", f.Total, func(at int32) int32 { return s.peopleIn(at+1, s.end[at]) }},
	} {
		if r.within == nil {
			continue
		}
		low, high := int32(0), int32(1<<31-1) // none of these numbers is negative
		if r.within.Min != nil {
			low = *r.within.Min
		}
		if r.within.Max != nil {
			high = *r.within.Max
		}
		if r.within.Min != nil && r.within.Max != nil && low > high {
			return Errorf(Invalid, argument+"."+r.name, "min is %d and above max, which is %d", low, high)
		}
		t.add(func(at int32) bool { n := r.of(at); return low <= n && n <= high })
	}
	for _, r := range []struct {
		name   string
		within *DateRange
		of     func(at int32) Date
	}{
		{"levelSince", f.LevelSince, func(at int32) Date { return s.state.at(s.seats[at]).levelSince }},
		{"started", f.Started, func(at int32) Date { return started[s.seats[at]] }},
	} {
		if r.within == nil || r.within.From == nil && r.within.Until == nil {
			continue
		}
		from, until := NoDate, Forever
		if r.within.From != nil {
			from = *r.within.From
		}
		if r.within.Until != nil {
			until = *r.within.Until
		}
		if from > until {
			return Errorf(Invalid, argument+"."+r.name, "from is %s and after until, which is %s", from, until)
		}
		t.add(func(at int32) bool { d := r.of(at); return d.Known() && from <= d && d < until })
	}
	if f.ManagerialLevel != nil {
		for i, l := range f.ManagerialLevel {
			switch l {
			case Executive, ManagerOfManagers, ManagerOfICs, IndividualContributor:
			default:
				return Errorf(Invalid, fmt.Sprintf("%s.managerialLevel[%d]", argument, i), "%q is no managerial level", shorten(string(l)))
			}
		}
		t.add(func(at int32) bool { return slices.Contains(f.ManagerialLevel, s.managerialLevel(at)) })
	}
	return nil
}

// compileTeam narrows the test to the members of teams and of the teams that are part of them.
func (c *filterCompiler) compileTeam(argument string, f *PersonFilter, t *placeTest) error {
	if f.Team == nil {
		return nil
	}
	if err := listed(argument+".team", len(f.Team)); err != nil {
		return err
	}
	teams := make([]int32, len(f.Team))
	for i, id := range f.Team {
		team, ok := c.s.Team(id)
		if !ok {
			return Errorf(NotFound, fmt.Sprintf("%s.team[%d]", argument, i), "no team has the id %q", shorten(id))
		}
		teams[i] = team.n
	}
	l := c.s.links()
	member := make([]bool, len(c.s.seats))
	for team, in := range c.s.within(teams...) {
		if in {
			for _, i := range l.byTeam.of(int32(team)) {
				member[l.memberships[i].place] = true
			}
		}
	}
	t.add(func(at int32) bool { return member[at] })
	return nil
}

func (c *filterCompiler) compileMentoring(_ string, f *PersonFilter, t *placeTest) error {
	if f.MentoringOpen != nil {
		t.add(func(at int32) bool {
			open := Person{c.s, at}.record().MentoringOpen
			return (open == nil || *open) == *f.MentoringOpen
		})
	}
	return nil
}

// listed refuses a list that is too long.
func listed(argument string, n int) error {
	if n > maxFilterList {
		return Errorf(Limit, argument, "a list may have %d elements, but has %d", maxFilterList, n)
	}
	return nil
}
