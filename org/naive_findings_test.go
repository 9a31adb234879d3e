package org_test

import (
	"fmt"
	"slices"
	"strings"

	"rung/org"
)

var findingKinds = []org.FindingKind{org.FindCycle, org.FindMissingManager, org.FindManyRoots, org.FindSeveralManagers, org.FindNarrowSpan, org.FindWideSpan, org.FindLevelInversion, org.FindSameLevel, org.FindInflation, org.FindDeflation, org.FindNobodyToManage, org.FindNoLevel, org.FindOpenManager}

// findings returns what is found about the people below a seat, about everybody for "": one line a finding, of one kind.
func (n *naive) findings(kind org.FindingKind, under string) []string {
	among := n.people
	if under != "" {
		among = slices.DeleteFunc(slices.Clone(n.people), func(p string) bool { return !slices.Contains(n.above(p), under) })
	}
	var groups [][]string
	each := func(is func(p string) bool, with func(p string) []string) {
		for _, p := range among {
			if is(p) {
				groups = append(groups, append([]string{p}, with(p)...))
			}
		}
	}
	alone := func(string) []string { return nil }
	reports := func(p string) []string { return n.onlyPeople(n.children(p)) }
	manager := func(p string) []string { return n.onlyPeople([]string{n.up[p]}) }
	both := func(is func(p, m *org.LevelRecord) bool) func(string) bool {
		return func(p string) bool {
			return n.isPerson(n.up[p]) && n.levelOf(p) != nil && n.levelOf(n.up[p]) != nil && is(n.levelOf(p), n.levelOf(n.up[p]))
		}
	}
	switch kind {
	case org.FindCycle:
		for _, c := range n.cycles {
			groups = append(groups, n.onlyPeople(c))
		}
	case org.FindMissingManager:
		each(func(p string) bool {
			recorded := n.recordedManager(p)
			return recorded != "" && !n.there(recorded) || n.up[p] == "" && n.facts.Person(p).UnresolvedManager != ""
		}, alone)
	case org.FindManyRoots:
		if top := n.children(""); len(top) > 1 && under == "" {
			groups = append(groups, n.onlyPeople(top))
		}
	case org.FindSeveralManagers:
		each(func(p string) bool { return len(n.lines(p)) > 1 }, alone)
	case org.FindNarrowSpan:
		each(func(p string) bool { return n.direct(p) == 1 }, reports)
	case org.FindWideSpan:
		each(func(p string) bool { return n.direct(p) >= 17 }, alone)
	case org.FindLevelInversion:
		each(both(func(p, m *org.LevelRecord) bool { return p.Bands.Low > m.Bands.Low }), manager)
	case org.FindSameLevel:
		each(both(func(p, m *org.LevelRecord) bool { return p == m }), manager)
	case org.FindInflation:
		each(func(p string) bool { return n.titleApart(p) > 0 }, alone)
	case org.FindDeflation:
		each(func(p string) bool { return n.titleApart(p) < 0 }, alone)
	case org.FindNobodyToManage:
		each(func(p string) bool {
			level, _ := n.levelSpell(p)
			return n.total(p) == 0 && (n.directs(n.job(p).Title) || level != "" && n.kindOf(level) == org.TrackManagement)
		}, alone)
	case org.FindNoLevel:
		if without := n.holders("", among); len(without) > 0 {
			groups = append(groups, without)
		}
	case org.FindOpenManager:
		for _, o := range n.openings {
			var reports []string
			for _, p := range among {
				if n.up[p] == o {
					reports = append(reports, p)
				}
			}
			if len(reports) > 0 {
				groups = append(groups, reports)
			}
		}
	}
	slices.SortStableFunc(groups, func(a, b []string) int { return slices.Compare(a[:min(1, len(a))], b[:min(1, len(b))]) })
	var out []string
	for _, g := range groups {
		out = append(out, fmt.Sprint(kind, " ", g))
	}
	return out
}

// directs reports whether a title is one that only management levels have, or calls somebody a director, and not the
// assistant of one.
func (n *naive) directs(title string) bool {
	if named := n.titled(title); len(named) > 0 {
		return !slices.ContainsFunc(named, func(id string) bool { return n.kindOf(id) != org.TrackManagement })
	}
	words := strings.Fields(singular(title))
	return slices.Contains(words, "director") && !slices.Contains(words, "assistant") && !slices.Contains(words, "to")
}

// titleApart returns 1 where every level that a person's title names begins above the one held, -1 where each begins
// below it, else 0. Levels of the ladder held count before others, of which one that overlaps with the level held is
// neither above nor below it.
func (n *naive) titleApart(p string) int {
	held, _ := n.levelSpell(p)
	if held == "" || n.job(p).Title == "" {
		return 0
	}
	named := n.titled(n.job(p).Title)
	own := slices.DeleteFunc(slices.Clone(named), func(id string) bool { return n.ladderOf(id) != n.ladderOf(held) })
	if len(own) > 0 {
		named = own
	}
	above, below := 0, 0
	for _, id := range named {
		a, b := n.level(id).Bands, n.level(held).Bands
		switch {
		case len(own) == 0 && overlap(a, b):
		case a.Low > b.Low:
			above++
		case a.Low < b.Low:
			below++
		}
	}
	switch len(named) {
	case 0:
		return 0
	case above:
		return 1
	case below:
		return -1
	}
	return 0
}
