package org_test

import (
	"slices"
	"strings"

	"rung/org"
)

// selects judges one person by a filter. A seat that it names and that is not there selects nobody.
func (n *naive) selects(f *org.PersonFilter, p string) bool {
	if f == nil {
		return true
	}
	r, job := n.facts.Person(p), n.job(p)
	level, since := n.levelSpell(p)
	for _, g := range f.And {
		if !n.selects(&g, p) {
			return false
		}
	}
	if f.Or != nil && !slices.ContainsFunc(f.Or, func(g org.PersonFilter) bool { return n.selects(&g, p) }) {
		return false
	}
	if f.Not != nil && n.selects(f.Not, p) {
		return false
	}
	if f.Ref != nil && !slices.ContainsFunc(f.Ref, func(ref string) bool { return n.person(ref) == p }) {
		return false
	}
	for _, x := range []struct {
		filter *org.TextFilter
		text   string
	}{{f.Name, r.Name}, {f.Email, r.Email}, {f.Title, job.Title}, {f.Location, job.Location}, {f.TimeZone, job.TimeZone}} {
		if !naiveText(x.filter, x.text) {
			return false
		}
	}
	if f.Attribute != nil && !naiveText(&f.Attribute.Value, n.attribute(p, f.Attribute.Name)) {
		return false
	}
	if f.Level != nil && !n.levelHolds(f.Level, level) {
		return false
	}
	if f.Track != nil && (level == "" || !slices.Contains(f.Track, n.kindOf(level))) {
		return false
	}
	if f.Ladder != nil && (level == "" || !slices.ContainsFunc(f.Ladder, func(l string) bool { return withType("ladder/", l) == n.ladderOf(level).ID })) {
		return false
	}
	if f.Team != nil && !slices.ContainsFunc(f.Team, func(t string) bool { return n.isMember(p, withType("team/", t)) }) {
		return false
	}
	if f.Under != nil && !slices.Contains(n.above(p), n.seat(*f.Under)) {
		return false
	}
	if f.Manager != nil && (n.up[p] == "" || n.up[p] != n.seat(*f.Manager)) {
		return false
	}
	if !inRange(f.Depth, n.depth(p)) || f.Direct != nil && !inRange(f.Direct, n.direct(p)) || f.Total != nil && !inRange(f.Total, n.total(p)) {
		return false
	}
	if start := n.employment(p).StartDate; !inDates(f.Started, start, start.Known()) || !inDates(f.LevelSince, since, level != "") {
		return false
	}
	if f.ManagerialLevel != nil && !slices.Contains(f.ManagerialLevel, n.managerialLevel(p)) {
		return false
	}
	return f.MentoringOpen == nil || *f.MentoringOpen == n.mentoring(p).Open
}

func (n *naive) levelHolds(f *org.LevelFilter, level string) bool {
	if f.IsNull != nil && *f.IsNull != (level == "") {
		return false
	}
	if f.In != nil && (level == "" || !slices.ContainsFunc(f.In, func(ref string) bool { return slices.Contains(n.named(ref, ""), level) })) {
		return false
	}
	if f.AtLeast != nil && (level == "" || !n.atOrAbove(level, n.named(*f.AtLeast, "")[0])) {
		return false
	}
	if f.AtMost == nil {
		return true
	}
	most := n.named(*f.AtMost, "")[0]
	if level == "" {
		return false
	}
	return n.atOrAbove(most, level)
}

// attribute returns the cell of a further column, "" where there is none.
func (n *naive) attribute(person, name string) string {
	for _, x := range n.facts.Person(person).Attributes {
		if naiveFold(x.Name) == naiveFold(name) {
			return x.Value
		}
	}
	return ""
}

func withType(prefix, id string) string { return prefix + strings.TrimPrefix(id, prefix) }

// person returns the id of who a reference names on the day: an id, its last part or an address; "" for nobody.
func (n *naive) person(ref string) string {
	ref, _, _ = strings.Cut(strings.Replace(ref, "@example.org", "\x00", 1), "@")
	ref = strings.Replace(ref, "\x00", "@example.org", 1)
	for _, p := range n.people {
		if p == withType("person/", ref) || ref != "" && strings.EqualFold(n.facts.Person(p).Email, ref) {
			return p
		}
	}
	return ""
}

// seat returns the id of the person or opening that a reference names; "" for none.
func (n *naive) seat(ref string) string {
	if p := n.person(ref); p != "" {
		return p
	}
	if id, _, _ := strings.Cut(ref, "@"); n.isOpening(id) {
		return id
	}
	return ""
}

// wrong returns the codes of what a filter refers to in vain.
func (n *naive) wrong(f *org.PersonFilter) []org.Code {
	if f == nil {
		return nil
	}
	var out []org.Code
	unless := func(ok bool, code org.Code) {
		if !ok {
			out = append(out, code)
		}
	}
	for _, g := range slices.Concat(f.And, f.Or) {
		out = append(out, n.wrong(&g)...)
	}
	out = append(out, n.wrong(f.Not)...)
	for _, ref := range f.Ref {
		unless(n.person(ref) != "", org.NotFound)
	}
	for _, id := range f.Ladder {
		unless(n.facts.Ladder(withType("ladder/", id)) != nil, org.NotFound)
	}
	for _, id := range f.Team {
		unless(n.facts.Team(withType("team/", id)) != nil, org.NotFound)
	}
	for _, ref := range []*string{f.Under, f.Manager} {
		unless(ref == nil || n.seat(*ref) != "", org.NotFound)
	}
	if f.Level != nil {
		for _, ref := range f.Level.In {
			unless(len(n.named(ref, "")) > 0, org.NotFound)
		}
		for _, ref := range []*string{f.Level.AtLeast, f.Level.AtMost} {
			if ref != nil {
				unless(len(n.named(*ref, "")) > 0, org.NotFound)
				unless(len(n.named(*ref, "")) < 2, org.Ambiguous)
			}
		}
	}
	return out
}

// selected returns whom a filter selects, in order of id.
func (n *naive) selected(f *org.PersonFilter) []string {
	return slices.DeleteFunc(slices.Clone(n.people), func(p string) bool { return !n.selects(f, p) })
}
