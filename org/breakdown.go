package org

import (
	"fmt"
	"slices"
	"sync"
)

const (
	maxDimensions = 4
	maxGroups     = 10_000  // of one breakdown, subtotals included
	maxTable      = 1 << 20 // combinations of values that are looked up in a table
)

// Group is the people who have the same values of some dimensions.
type Group struct {
	of        *division
	number    int // in the division
	keys      []GroupKey
	order     [maxDimensions]int32 // place of the keys' values; null after all, a subtotal after null
	headcount int
}

// division is people divided into groups. Who is in which is worked out when it is asked for, once for all groups,
// where counting alone does not need it.
type division struct {
	s        *Snapshot
	selected int // people of the whole question
	work     func() [][]int32
	once     sync.Once
	members  [][]int32
}

// places returns who is in the group, ascending.
func (g Group) places() []int32 {
	g.of.once.Do(func() { g.of.members = g.of.work() })
	return g.of.members[g.number]
}

// GroupKey is the value of one dimension.
type GroupKey struct {
	Dimension *Dimension // nil where an attribute is asked for
	Attribute *string    // as asked
	Value     *string    // a bare ref for LEVEL, LADDER, TEAM and TOP_MANAGER; nil: none is known
	Label     string     // for a reader
}

// Breakdown divides the people that a filter selects by one to four dimensions, in the natural order of their
// values, null last. Groups without anybody are left out. With rollup, subtotals follow their parts: groups with
// fewer keys, down to the grand total, which has none and is there even where nobody is selected. A subtotal
// counts each person once, also where they are in several teams.
//
// No dimension is INVALID, more than four or more than 10,000 groups LIMIT. The cost is linear in the people.
func (s *Snapshot) Breakdown(by []DimensionInput, where *PersonFilter, rollup *bool) ([]Group, error) {
	if len(by) == 0 {
		return nil, Errorf(Invalid, "by", "must name at least one dimension")
	}
	if len(by) > maxDimensions {
		return nil, Errorf(Limit, "by", "may name %d dimensions, but names %d", maxDimensions, len(by))
	}
	dimensions := make([]dimensionValues, len(by))
	for i := range by {
		var err error
		if dimensions[i], err = s.dimension(fmt.Sprintf("by[%d]", i), by[i]); err != nil {
			return nil, err
		}
	}
	var people selection
	if where != nil {
		places, err := s.selectPeople("where", where)
		if err != nil {
			return nil, err
		}
		people = selection{places: func() []int32 { return places }, size: len(places)}
	} else {
		people = s.wholeSelection()
	}
	groups := s.group(people, by, dimensions)
	if rollup != nil && *rollup {
		for n := len(by) - 1; n > 0 && len(groups) <= maxGroups; n-- {
			groups = append(groups, s.group(people, by[:n], dimensions[:n])...)
		}
		all := func() [][]int32 { return [][]int32{people.places()} }
		total := Group{of: &division{s: s, selected: people.size, work: all}, headcount: people.size}
		for i := range total.order {
			total.order[i] = subtotal
		}
		groups = append(groups, total)
	}
	if len(groups) > maxGroups {
		return nil, Errorf(Limit, "by", "this makes over %d groups; ask for fewer dimensions or fewer people", maxGroups)
	}
	slices.SortFunc(groups, func(a, b Group) int { return slices.Compare(a.order[:], b.order[:]) })
	return groups, nil
}

// Places of what has no place of its own in Group.order.
const (
	nullKey  = 1<<31 - 2
	subtotal = 1<<31 - 1
)

// selection is the people whom a question is about.
type selection struct {
	places  func() []int32 // ascending; worked out when first asked for
	size    int
	byLevel func(level int) int // how many hold a level, by its number, past the last of none; nil where that is to be counted
}

// wholeSelection is everybody.
func (s *Snapshot) wholeSelection() selection {
	return selection{
		places: sync.OnceValue(func() []int32 {
			places, _ := s.selectPeople("", nil) // no filter can be wrong
			return places
		}),
		size:    s.Headcount(),
		byLevel: func(level int) int { return len(s.listed(level)) },
	}
}

// headcounts counts people into groups.
type headcounts struct {
	dimensions []dimensionValues
	find       func(codes [maxDimensions]int32, dimensions []dimensionValues, next int) int
	groups     []Group
}

// count counts some people who have some values of the dimensions, by their indexes, and returns their group's number.
func (t *headcounts) count(codes [maxDimensions]int32, people int) int32 {
	g := t.find(codes, t.dimensions, len(t.groups))
	if g == len(t.groups) {
		t.groups = append(t.groups, Group{order: codes, number: g})
	}
	t.groups[g].headcount += people
	return int32(g)
}

// usualGroups is how many groups are made room for, if there can be so many.
const usualGroups = 128

// group divides people by some dimensions.
func (s *Snapshot) group(people selection, by []DimensionInput, dimensions []dimensionValues) []Group {
	// A combination of values is one number, whose digits are the values' numbers from 1; 0 is null.
	combinations := 1
	for _, d := range dimensions {
		if combinations <= maxTable {
			combinations *= len(d.values) + 1
		}
	}
	t := &headcounts{dimensions: dimensions, find: groupNumbers(combinations), groups: make([]Group, 0, min(combinations, people.size, usualGroups))}
	of := &division{s: s, selected: people.size}
	switch {
	case slices.ContainsFunc(dimensions, func(d dimensionValues) bool { return d.each != nil }):
		of.work = s.divideSeveral(people, t)
	case !slices.ContainsFunc(dimensions, func(d dimensionValues) bool { return d.byLevel == nil }):
		of.work = s.divideByLevel(people, t)
	default:
		of.work = s.divide(people, t)
	}
	keys := make([]GroupKey, len(t.groups)*len(by))
	for i := range t.groups {
		g := &t.groups[i]
		g.of = of
		g.keys, keys = keys[:len(by):len(by)], keys[len(by):]
		for j, d := range dimensions {
			k := GroupKey{Dimension: by[j].Dimension, Attribute: by[j].Attribute, Label: d.none}
			if code := g.order[j]; code >= 0 {
				k.Value, k.Label = &d.values[code].value, d.values[code].label
			} else {
				g.order[j] = nullKey
			}
			g.keys[j] = k
		}
		for j := len(by); j < maxDimensions; j++ {
			g.order[j] = subtotal
		}
	}
	return t.groups
}

// divide counts people of whom each is in one group, and returns how it is worked out who is in which.
func (s *Snapshot) divide(people selection, t *headcounts) func() [][]int32 {
	places := people.places()
	group := make([]int32, len(places))
	var codes [maxDimensions]int32
	for i, at := range places {
		for j := range t.dimensions {
			codes[j] = t.dimensions[j].of(at)
		}
		group[i] = t.count(codes, 1)
	}
	return func() [][]int32 {
		return distributed(places, len(t.groups), func(i int) int32 { return group[i] })
	}
}

// divideByLevel counts people whose group is their level's: levels are counted, and not people.
func (s *Snapshot) divideByLevel(people selection, t *headcounts) func() [][]int32 {
	none := len(s.byLevel)
	levelOf := func(at int32) int {
		if l := s.level[at]; l >= 0 {
			return int(l)
		}
		return none
	}
	holders := people.byLevel
	if holders == nil {
		counts := make([]int, none+1)
		for _, at := range people.places() {
			counts[levelOf(at)]++
		}
		holders = func(level int) int { return counts[level] }
	}
	group := make([]int32, none+1)
	var codes [maxDimensions]int32
	for l := range group {
		if n := holders(l); n > 0 {
			for j := range t.dimensions {
				codes[j] = t.dimensions[j].byLevel[l]
			}
			group[l] = t.count(codes, n)
		}
	}
	return func() [][]int32 {
		places := people.places()
		return distributed(places, len(t.groups), func(i int) int32 { return group[levelOf(places[i])] })
	}
}

// divideSeveral counts people of whom one may be in several groups.
func (s *Snapshot) divideSeveral(people selection, t *headcounts) func() [][]int32 {
	var members [][]int32
	var codes [maxDimensions]int32
	var each func(at int32, i int)
	each = func(at int32, i int) {
		if i == len(t.dimensions) {
			g := t.count(codes, 1)
			if int(g) == len(members) {
				members = append(members, nil)
			}
			members[g] = append(members[g], at)
			return
		}
		put := func(code int32) {
			codes[i] = code
			each(at, i+1)
		}
		if d := &t.dimensions[i]; d.each != nil {
			d.each(at, put)
		} else {
			put(d.of(at))
		}
	}
	for _, at := range people.places() {
		each(at, 0)
	}
	return func() [][]int32 { return members }
}

// distributed returns the places of each group, in the order that they have.
func distributed(places []int32, groups int, group func(i int) int32) [][]int32 {
	begin := make([]int32, groups+1)
	for i := range places {
		begin[group(i)+1]++
	}
	for g := range groups {
		begin[g+1] += begin[g]
	}
	all, next := make([]int32, len(places)), slices.Clone(begin)
	for i, at := range places {
		g := group(i)
		all[next[g]] = at
		next[g]++
	}
	out := make([][]int32, groups)
	for g := range out {
		out[g] = all[begin[g]:begin[g+1]:begin[g+1]]
	}
	return out
}

// groupNumbers returns a function that answers the number of the group of a combination of values: the next one
// where the combination is new. Few combinations are looked up in a table, many in a map.
func groupNumbers(combinations int) func(codes [maxDimensions]int32, dimensions []dimensionValues, next int) int {
	if combinations > maxTable {
		numbers := map[[maxDimensions]int32]int{}
		return func(codes [maxDimensions]int32, _ []dimensionValues, next int) int {
			n, ok := numbers[codes]
			if !ok {
				n = next
				numbers[codes] = n
			}
			return n
		}
	}
	numbers := make([]int32, combinations) // from 1; 0 is new
	return func(codes [maxDimensions]int32, dimensions []dimensionValues, next int) int {
		i := 0
		for j := range dimensions {
			i = i*(len(dimensions[j].values)+1) + int(codes[j]+1)
		}
		if numbers[i] == 0 {
			numbers[i] = int32(next) + 1
		}
		return int(numbers[i]) - 1
	}
}

// Keys returns one key a dimension, in the order asked; fewer in a subtotal, none in the grand total.
func (g Group) Keys() []GroupKey { return g.keys }

// Headcount returns the people in the group.
func (g Group) Headcount() int { return g.headcount }

// FTE returns the sum of their full-time equivalents.
func (g Group) FTE() float64 {
	sum := 0.0
	for _, at := range g.places() {
		sum += Person{g.of.s, at}.FTE()
	}
	return sum
}

// Managers returns the people managers among them.
func (g Group) Managers() int {
	n, _ := g.of.s.managersAmong(g.places())
	return n
}

// managersAmong returns the people managers among people, and how many report to them directly.
func (s *Snapshot) managersAmong(places []int32) (managers, directs int) {
	for _, at := range places {
		if d := s.direct[at]; d > 0 {
			managers++
			directs += int(d)
		}
	}
	return managers, directs
}

// Share returns the group's part of the people selected, 0 to 1.
func (g Group) Share() float64 {
	if g.of.selected == 0 {
		return 0
	}
	return float64(g.headcount) / float64(g.of.selected)
}

// MeanSpan returns the mean of the direct reports over the people managers in the group; false without any.
func (g Group) MeanSpan() (float64, bool) {
	managers, directs := g.of.s.managersAmong(g.places())
	if managers == 0 {
		return 0, false
	}
	return float64(directs) / float64(managers), true
}

// daysPerYear is the mean length of a year of the Gregorian calendar.
const daysPerYear = 365.2425

// MedianTenureYears returns the median of the years from the first day employed to the moment, over those whose
// first day is known: days divided by 365.2425. False without any.
func (g Group) MedianTenureYears() (float64, bool) {
	days := make([]int32, 0, g.headcount)
	started := g.of.s.columns.startDates(g.of.s.image)
	for _, at := range g.places() {
		if d := started[g.of.s.seats[at]]; d.Known() {
			days = append(days, int32(g.of.s.date-d))
		}
	}
	if len(days) == 0 {
		return 0, false
	}
	slices.Sort(days)
	n := len(days)
	return float64(days[(n-1)/2]+days[n/2]) / 2 / daysPerYear, true
}

// People returns the first people of the group, in order of id: 5 unless asked otherwise; LIMIT past 1,000.
func (g Group) People(first *int32) ([]Person, error) {
	n, err := pageSize("first", first, 5)
	if err != nil {
		return nil, err
	}
	byID := ordering[int32]{keys: []sortKey[int32]{g.of.s.byID()}}
	places := byID.lowest(g.places(), n, false)
	out := make([]Person, len(places))
	for i, at := range places {
		out[i] = Person{g.of.s, at}
	}
	return out, nil
}
