package org_test

import (
	"fmt"
	"slices"
	"strconv"

	"rung/org"
)

// dimensionValue is a person's value of a dimension.
type dimensionValue struct {
	known bool
	key   sortKey // of its natural order
	value string
	label string // "" where the API's words do not say it
}

// values returns a person's values of a dimension: one, or one that is not known, or several of TEAM. What has a name
// stands in order of its name.
func (n *naive) values(p string, by org.DimensionInput) []dimensionValue {
	unknown := []dimensionValue{{}}
	text := func(s string) []dimensionValue {
		if s == "" {
			return unknown
		}
		return []dimensionValue{{true, sortKey{naiveFold(s)}, naiveFold(s), naiveFold(s)}}
	}
	named := func(id, name string) []dimensionValue {
		return []dimensionValue{{true, sortKey{naiveFold(name), name, id}, id, name}}
	}
	number := func(i int) []dimensionValue {
		return []dimensionValue{{true, sortKey{i}, strconv.Itoa(i), ""}}
	}
	if by.Attribute != nil {
		return text(n.attribute(p, *by.Attribute))
	}
	level, _ := n.levelSpell(p)
	switch *by.Dimension {
	case org.ByTeam:
		var out []dimensionValue
		for _, m := range n.memberships(p) {
			if !slices.ContainsFunc(out, func(v dimensionValue) bool { return v.value == m.Team }) {
				out = append(out, named(m.Team, n.facts.Team(m.Team).Name)...)
			}
		}
		if out == nil {
			return unknown
		}
		return out
	case org.ByLocation:
		return text(n.job(p).Location)
	case org.ByTimeZone:
		return text(n.job(p).TimeZone)
	case org.ByDepth:
		return number(n.depth(p))
	case org.ByManagerialLevel:
		places := []org.ManagerialLevel{org.Executive, org.ManagerOfManagers, org.ManagerOfICs, org.IndividualContributor}
		return []dimensionValue{{true, sortKey{slices.Index(places, n.managerialLevel(p))}, string(n.managerialLevel(p)), ""}}
	case org.ByTopManager:
		chain := append([]string{p}, n.above(p)...)
		if len(chain) < 2 {
			return unknown
		}
		top := chain[len(chain)-2]
		return named(top, n.nameOf(top))
	case org.ByStartYear:
		if d := n.employment(p).StartDate; d.Known() {
			return number(d.Year())
		}
		return unknown
	case org.BySpanBand:
		if i := spanClass(n.direct(p)); i >= 0 {
			return []dimensionValue{{true, sortKey{i}, spanClasses[i].label, spanClasses[i].label}}
		}
		return unknown
	}
	if level == "" {
		return unknown
	}
	l, ladder := n.level(level), n.ladderOf(level)
	switch *by.Dimension {
	case org.ByLevel:
		return []dimensionValue{{true, sortKey{slices.Index(n.levels(), level)}, level, l.Code + " " + l.Title}}
	case org.ByBand:
		return number(l.Bands.Low)
	case org.ByTrack:
		kinds := []org.TrackKind{org.TrackIndividualContributor, org.TrackManagement}
		return []dimensionValue{{true, sortKey{slices.Index(kinds, n.kindOf(level))}, string(n.kindOf(level)), ""}}
	}
	return named(ladder.ID, ladder.Name)
}

// distinct returns the values among some, in natural order, not known last.
func distinct(values []dimensionValue) []dimensionValue {
	var out []dimensionValue
	for _, v := range values {
		if !slices.ContainsFunc(out, func(w dimensionValue) bool { return v.known == w.known && v.value == w.value }) {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b dimensionValue) int {
		switch {
		case !a.known:
			return 1
		case !b.known:
			return -1
		}
		return compareKeys(a.key, b.key)
	})
	return out
}

// breakdown divides people by dimensions, one line a group.
func (n *naive) breakdown(by []org.DimensionInput, people []string, rollup bool) []string {
	var out []string
	var divide func(keys []string, people []string)
	divide = func(keys []string, among []string) {
		if len(keys) == len(by) {
			out = append(out, n.group(keys, among, len(people)))
			return
		}
		dimension := by[len(keys)]
		var all []dimensionValue
		for _, p := range among {
			all = append(all, n.values(p, dimension)...)
		}
		for _, v := range distinct(all) {
			key, of := "not known", []string(nil)
			if v.known {
				key = v.value
			}
			for _, p := range among {
				if slices.ContainsFunc(n.values(p, dimension), func(w dimensionValue) bool { return w.known == v.known && w.value == v.value }) {
					of = append(of, p)
				}
			}
			divide(append(slices.Clone(keys), key), of)
		}
		if rollup {
			out = append(out, n.group(keys, among, len(people)))
		}
	}
	divide(nil, people)
	return out
}

// group says the figures of a group of people, of so many selected.
func (n *naive) group(keys, people []string, of int) string {
	fte, managers, share := 0.0, 0, 0.0
	var years []float64
	for _, p := range people {
		fte += n.job(p).FTE
		if n.manages(p) {
			managers++
		}
		if start := n.employment(p).StartDate; start.Known() {
			years = append(years, float64(n.day-start)/365.2425)
		}
	}
	if of > 0 {
		share = float64(len(people)) / float64(of)
	}
	return fmt.Sprintf("%q %d fte %s managers %d share %s mean %s tenure %s %v", keys, len(people), figure(fte), managers, figure(share), n.meanSpan(people), naivePercentile(years, 0.5), people[:min(5, len(people))])
}
