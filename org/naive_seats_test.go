package org_test

import (
	"slices"

	"rung/org"
)

// naive is an organization on one day, asked with lists and loops over the records. It shares nothing with
// org.Snapshot, so that a mistake would have to be made twice to go unnoticed. A seat is its id here, and "" is nobody.
type naive struct {
	facts    *org.Facts
	day      org.Date
	people   []string          // employed on the day, in order of id
	openings []string          // open on the day, in order of id
	seats    []string          // both, in order of id
	up       map[string]string // seat to the seat it reports to, where there is one
	ranked   []string          // every level, kept from the first time it is asked
	cycles   [][]string        // seats that report to one another in a circle: the lowest, at which it is cut, and upward
}

// lastOn returns the last of some dated facts that hold on a day.
func lastOn[T interface{ On(org.Date) bool }](list []T, day org.Date) (found T, ok bool) {
	for _, x := range list {
		if x.On(day) {
			found, ok = x, true
		}
	}
	return found, ok
}

// allOn returns the dated facts that hold on a day.
func allOn[T interface{ On(org.Date) bool }](list []T, day org.Date) []T {
	var out []T
	for _, x := range list {
		if x.On(day) {
			out = append(out, x)
		}
	}
	return out
}

func newNaive(f *org.Facts, day org.Date) *naive {
	n := &naive{facts: f, day: day, up: map[string]string{}}
	for p := range f.People() {
		if _, ok := lastOn(p.Employments, day); ok {
			n.people = append(n.people, p.ID)
		}
	}
	for o := range f.Openings() {
		if o.On(day) {
			n.openings = append(n.openings, o.ID)
		}
	}
	n.seats = slices.Sorted(slices.Values(slices.Concat(n.people, n.openings)))
	for _, seat := range n.seats {
		if to := n.recordedManager(seat); n.there(to) {
			n.up[seat] = to
		}
	}
	for _, seat := range n.seats {
		circle := []string{seat}
		at := n.up[seat]
		for at != "" && !slices.Contains(circle, at) {
			circle = append(circle, at)
			at = n.up[at]
		}
		if at != seat {
			continue
		}
		lowest := slices.Min(circle)
		circle = []string{lowest}
		for at := n.up[lowest]; at != lowest; at = n.up[at] {
			circle = append(circle, at)
		}
		n.cycles = append(n.cycles, circle)
		delete(n.up, lowest)
	}
	return n
}

func (n *naive) isPerson(seat string) bool  { return slices.Contains(n.people, seat) }
func (n *naive) isOpening(seat string) bool { return slices.Contains(n.openings, seat) }
func (n *naive) there(seat string) bool     { return n.isPerson(seat) || n.isOpening(seat) }

// lines returns the solid lines of a seat that hold on the day.
func (n *naive) lines(seat string) []org.Line {
	if o := n.facts.Opening(seat); o != nil {
		return allOn(o.Lines, n.day)
	}
	return allOn(n.facts.Person(seat).Lines, n.day)
}

// recordedManager returns whom the last solid line of the day leads to, there or not.
func (n *naive) recordedManager(seat string) string {
	lines := n.lines(seat)
	if len(lines) == 0 {
		return ""
	}
	return lines[len(lines)-1].To
}

// above returns the seats above a seat, nearest first.
func (n *naive) above(seat string) []string {
	var out []string
	for at := n.up[seat]; at != ""; at = n.up[at] {
		out = append(out, at)
	}
	return out
}

// children returns the seats that report to a seat, in order of id; those at the top for "".
func (n *naive) children(seat string) []string {
	var out []string
	for _, s := range n.seats {
		if n.up[s] == seat {
			out = append(out, s)
		}
	}
	return out
}

// below returns the seats below a seat, in preorder; all of them for "".
func (n *naive) below(seat string) []string {
	var out []string
	for _, c := range n.children(seat) {
		out = append(append(out, c), n.below(c)...)
	}
	return out
}

// onlyPeople and onlyOpenings keep one kind of seat.
func (n *naive) onlyPeople(seats []string) []string {
	return slices.DeleteFunc(slices.Clone(seats), func(s string) bool { return !n.isPerson(s) })
}

func (n *naive) onlyOpenings(seats []string) []string {
	return slices.DeleteFunc(slices.Clone(seats), func(s string) bool { return !n.isOpening(s) })
}

func (n *naive) depth(seat string) int    { return 1 + len(n.above(seat)) }
func (n *naive) direct(person string) int { return len(n.onlyPeople(n.children(person))) }
func (n *naive) total(person string) int  { return len(n.onlyPeople(n.below(person))) }
func (n *naive) manages(person string) bool {
	return n.direct(person) > 0
}

func (n *naive) managerialLevel(person string) org.ManagerialLevel {
	reports := n.onlyPeople(n.children(person))
	switch {
	case len(reports) == 0:
		return org.IndividualContributor
	case !slices.ContainsFunc(reports, n.manages):
		return org.ManagerOfICs
	case n.depth(person) <= 2:
		return org.Executive
	}
	return org.ManagerOfManagers
}

// naiveSpan is the figures of a span, in the order of the API's fields.
type naiveSpan struct {
	Direct, Total, Managers, ICs, Layers, Openings int
	MeanSpan                                       string // "" where not known
	ByLevel                                        []string
}

func (n *naive) span(person string) naiveSpan {
	below := n.onlyPeople(n.below(person))
	out := naiveSpan{Direct: n.direct(person), Total: len(below), Openings: len(n.onlyOpenings(n.below(person)))}
	for _, p := range below {
		if n.manages(p) {
			out.Managers++
		} else {
			out.ICs++
		}
		out.Layers = max(out.Layers, n.depth(p)-n.depth(person))
	}
	out.MeanSpan = n.meanSpan(append(below, person))
	out.ByLevel = n.byLevel(below)
	return out
}

// meanSpan returns the mean of the direct reports over the people managers among some people, "" without any.
func (n *naive) meanSpan(people []string) string {
	var direct []float64
	for _, p := range people {
		if n.manages(p) {
			direct = append(direct, float64(n.direct(p)))
		}
	}
	return naiveMean(direct)
}

// path returns the seats on the way between two people, the one where it turns, and whether there is a way.
func (n *naive) path(from, to string) (seats []string, turn string, ok bool) {
	ups := append([]string{from}, n.above(from)...)
	downs := append([]string{to}, n.above(to)...)
	for i, seat := range ups {
		if j := slices.Index(downs, seat); j >= 0 {
			seats = slices.Clone(ups[:i+1])
			for k := j - 1; k >= 0; k-- {
				seats = append(seats, downs[k])
			}
			return seats, seat, true
		}
	}
	return nil, "", false
}
