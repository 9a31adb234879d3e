package org_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/org"
)

func compareText(a, b string) int { return cmp.Compare(a, b) }

// level returns the record of a level's id, or nil.
func (n *naive) level(id string) *org.LevelRecord {
	for _, l := range n.facts.Ladders() {
		for i := range l.Levels {
			if l.Levels[i].ID == id {
				return &l.Levels[i]
			}
		}
	}
	return nil
}

// ladderOf returns the ladder that a level is on.
func (n *naive) ladderOf(level string) *org.LadderRecord {
	for _, l := range n.facts.Ladders() {
		for i := range l.Levels {
			if l.Levels[i].ID == level {
				return l
			}
		}
	}
	return nil
}

// kindOf returns the kind of a level's track.
func (n *naive) kindOf(level string) org.TrackKind {
	for _, t := range n.ladderOf(level).Tracks {
		if t.ID == n.level(level).Track {
			return t.Kind
		}
	}
	return ""
}

// levels returns every level: home ladder first, then by the ladder's id, on each by rank and then by id.
func (n *naive) levels() []string {
	if n.ranked != nil {
		return n.ranked
	}
	var ids []string
	for _, l := range n.facts.Ladders() {
		for _, v := range l.Levels {
			ids = append(ids, v.ID)
		}
	}
	slices.SortFunc(ids, func(a, b string) int {
		la, lb := n.ladderOf(a).ID, n.ladderOf(b).ID
		return cmp.Or(n.compareLadders(la, lb), cmp.Compare(n.level(a).Rank, n.level(b).Rank), cmp.Compare(a, b))
	})
	n.ranked = slices.Clip(ids)
	return ids
}

// compareLadders puts the home ladder first, and the others in order of id.
func (n *naive) compareLadders(a, b string) int {
	home := n.facts.Organization.HomeLadder
	switch {
	case a == b:
		return 0
	case a == home:
		return -1
	case b == home:
		return 1
	}
	return cmp.Compare(a, b)
}

// holders returns who holds a level, in order of id; those without one for "".
func (n *naive) holders(level string, among []string) []string {
	var out []string
	for _, p := range among {
		if id, _ := n.levelSpell(p); id == level {
			out = append(out, p)
		}
	}
	return out
}

// byLevel counts people by level, those without one last.
func (n *naive) byLevel(people []string) []string {
	var out []string
	for _, id := range append(n.levels(), "") {
		if k := len(n.holders(id, people)); k > 0 {
			out = append(out, fmt.Sprint(id, " ", k))
		}
	}
	return out
}

// singular is a title as references compare it: without regard to case, accents and a plural s.
func singular(s string) string { return strings.TrimSuffix(naiveFold(s), "s") }

// named returns the levels that a reference names: an id; a code of the first ladder that has it, the given one, the
// home ladder or any; a title or an alias.
func (n *naive) named(ref, ladder string) []string {
	if n.level(ref) != nil {
		return []string{ref}
	}
	for _, first := range []string{ladder, n.facts.Organization.HomeLadder, ""} {
		var out []string
		for _, id := range n.levels() {
			if n.level(id).Code == ref && (first == "" || n.ladderOf(id).ID == first) {
				out = append(out, id)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return n.titled(ref)
}

// titled returns the levels that have a title or an alias.
func (n *naive) titled(title string) []string {
	var out []string
	for _, id := range n.levels() {
		for _, t := range append([]string{n.level(id).Title}, n.level(id).Aliases...) {
			if singular(t) == singular(title) && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// atOrAbove reports whether a level is another or above it: by rank on one ladder, by the lowest band across ladders.
func (n *naive) atOrAbove(a, b string) bool {
	if n.ladderOf(a).ID == n.ladderOf(b).ID {
		return n.level(a).Rank >= n.level(b).Rank
	}
	return n.level(a).Bands.Low >= n.level(b).Bands.Low
}

func overlap(a, b org.BandRange) bool { return a.Low <= b.High && b.Low <= a.High }

// equivalents returns the levels of other tracks and ladders whose bands overlap a level's.
func (n *naive) equivalents(level string) []string {
	var out []string
	for _, id := range n.levels() {
		if n.level(id).Track != n.level(level).Track && overlap(n.level(id).Bands, n.level(level).Bands) {
			out = append(out, id)
		}
	}
	return out
}

// describeLevel says what a level's fields answer that depend on other levels or on the day.
func (n *naive) describeLevel(id string) []string {
	var previous []string
	for _, v := range n.levels() {
		if slices.Contains(n.level(v).Next, id) {
			previous = append(previous, v)
		}
	}
	l := n.level(id)
	return []string{
		"code " + l.Code, "title " + l.Title, "rank " + fmt.Sprint(l.Rank), "bands " + fmt.Sprint(l.Bands),
		"ladder " + n.ladderOf(id).ID, "track " + l.Track, "kind " + string(n.kindOf(id)),
		"mentors " + fmt.Sprint(l.Mentors), "next " + fmt.Sprint(l.Next), "previous " + fmt.Sprint(previous),
		"equivalents " + fmt.Sprint(n.equivalents(id)),
		"people " + fmt.Sprint(n.holders(id, n.people)), "headcount " + fmt.Sprint(len(n.holders(id, n.people))),
	}
}

// describeLadder says who is on a ladder and on its tracks.
func (n *naive) describeLadder(l *org.LadderRecord) []string {
	count := func(is func(level string) bool) int {
		k := 0
		for _, p := range n.people {
			if id, _ := n.levelSpell(p); id != "" && is(id) {
				k++
			}
		}
		return k
	}
	out := []string{l.ID, fmt.Sprint("headcount ", count(func(v string) bool { return n.ladderOf(v).ID == l.ID }))}
	for _, t := range l.Tracks {
		out = append(out, fmt.Sprint(t.ID, " ", count(func(v string) bool { return n.level(v).Track == t.ID })))
	}
	return out
}

// compareLevels says what two levels expect, one line a competency of either ladder.
func (n *naive) compareLevels(from, to string) []string {
	a, b := n.ladderOf(from), n.ladderOf(to)
	out := []string{from, to, fmt.Sprint(a.ID == b.ID), fmt.Sprint(n.level(to).Bands.Low - n.level(from).Bands.Low)}
	competencies := slices.Clone(a.Competencies)
	if a != b {
		competencies = append(competencies, b.Competencies...)
	}
	criteria := func(level, competency string) []string {
		var texts []string
		for _, e := range n.level(level).Expectations {
			if e.Competency == competency {
				for _, c := range e.Criteria {
					texts = append(texts, c.Text)
				}
			}
		}
		return texts
	}
	for _, c := range competencies {
		out = append(out, fmt.Sprintf("%s %q %q", c.ID, criteria(from, c.ID), criteria(to, c.ID)))
	}
	return out
}

// landsOn returns the level of a ladder that somebody on a level lands on; "" where it has a gap.
func (n *naive) landsOn(level, ladder string) string {
	if n.ladderOf(level).ID == ladder {
		return level
	}
	best := ""
	for _, id := range n.levels() {
		low := n.level(level).Bands.Low
		if b := n.level(id).Bands; n.ladderOf(id).ID != ladder || b.Low > low || low > b.High {
			continue
		}
		same := n.kindOf(id) == n.kindOf(level)
		switch {
		case best == "":
			best = id
		case same != (n.kindOf(best) == n.kindOf(level)):
			if same {
				best = id
			}
		case n.level(id).Rank < n.level(best).Rank:
			best = id
		}
	}
	return best
}

// landing says where some people land on a ladder, one line a level held and two totals.
func (n *naive) landing(ladder string, people []string) []string {
	var out []string
	unplaced := 0
	for _, id := range n.levels() {
		who := n.holders(id, people)
		if len(who) == 0 {
			continue
		}
		to := n.landsOn(id, ladder)
		if to == "" {
			unplaced += len(who)
		}
		out = append(out, fmt.Sprint(id, " > ", to, " ", len(who), " ", who))
	}
	return append(out, fmt.Sprint("unplaced ", unplaced), fmt.Sprint("without ", len(n.holders("", people))))
}
