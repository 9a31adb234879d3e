package org_test

import (
	"fmt"
	"slices"

	"rung/org"
)

// The answers of a snapshot about levels and ladders, in the lines of the naive ones.

func answersOfLevel(l org.Level) ([]string, error) {
	people, err := l.People(to(int32(1000)))
	return []string{
		"code " + l.Code(), "title " + l.Title(), "rank " + fmt.Sprint(l.Rank()), "bands " + fmt.Sprint(l.Bands()),
		"ladder " + l.Ladder().ID(), "track " + l.Track().ID(), "kind " + string(l.Track().Kind()),
		"mentors " + fmt.Sprint(refsOf(l.Mentors())), "next " + fmt.Sprint(refsOf(l.Next())), "previous " + fmt.Sprint(refsOf(l.Previous())),
		"equivalents " + fmt.Sprint(refsOf(l.Equivalents())),
		"people " + fmt.Sprint(refsOf(people)), "headcount " + fmt.Sprint(l.Headcount()),
	}, err
}

func answersOfComparison(c *org.LevelComparison) []string {
	texts := func(list []org.Criterion) []string {
		var out []string
		for _, c := range list {
			out = append(out, c.Text())
		}
		return out
	}
	out := []string{c.From.Ref(), c.To.Ref(), fmt.Sprint(c.SameLadder()), fmt.Sprint(c.BandsApart())}
	for _, row := range c.Rows() {
		out = append(out, fmt.Sprintf("%s %q %q", row.Competency.ID(), texts(row.From), texts(row.To)))
	}
	return out
}

// references returns ways to name levels: ids, codes, titles, aliases, in any case and with a plural s, and nothing.
func (n *naive) references() []string {
	out := []string{"", "L9", "Nothing in Particular", "level/abtion/L9"}
	for _, id := range n.levels() {
		l := n.level(id)
		out = append(out, id, l.Code, l.Title, l.Title+"s", "  "+l.Title)
		out = append(out, l.Aliases...)
	}
	return out
}

func (a *asker) aboutLevels() {
	for _, id := range a.levels() {
		l, err := a.s.Level(id)
		if err != nil || l == nil {
			a.t.Fatalf("%s: level %s: %v", a.world, id, err)
		}
		got, err := answersOfLevel(*l)
		if err != nil {
			a.t.Fatal(err)
		}
		a.wantLines("level "+id, got, a.describeLevel(id))
	}
	for i, l := range a.s.Ladders() {
		got := []string{l.ID(), fmt.Sprint("headcount ", l.Headcount())}
		for _, t := range l.Tracks() {
			got = append(got, fmt.Sprint(t.ID(), " ", t.Headcount()))
		}
		a.wantLines("ladder "+l.ID(), got, a.describeLadder(a.facts.Ladders()[i]))
	}
	names := a.references()
	for range 25 {
		name := oneOf(a.r, names)
		got, err := a.s.Level(name)
		switch want := a.named(name, ""); len(want) {
		case 0:
			a.want("level "+name, got == nil && err == nil, true)
		case 1:
			a.want("level "+name, err == nil && got != nil && got.Ref() == want[0], true)
		default:
			a.wantCode("level "+name, err, org.Ambiguous)
		}
	}
	for range 5 {
		from, to := oneOf(a.r, a.levels()), oneOf(a.r, a.levels())
		got, err := a.s.CompareLevels(from, to)
		if err != nil {
			a.t.Fatal(err)
		}
		a.wantLines("compareLevels "+from+" "+to, answersOfComparison(got), a.compareLevels(from, to))
	}
	for _, l := range a.facts.Ladders() {
		a.wantLanding(l.ID, nil, a.people)
	}
}

// wantLanding compares where some people land.
func (a *asker) wantLanding(ladder string, where *org.PersonFilter, selected []string) {
	a.t.Helper()
	got, err := a.s.Landing(ladder, where)
	if err != nil {
		a.t.Fatal(err)
	}
	var lines []string
	for _, row := range got.Rows {
		people, err := row.People(to(int32(1000)))
		if err != nil {
			a.t.Fatal(err)
		}
		lines = append(lines, fmt.Sprint(row.From().Ref(), " > ", ref(row.To()), " ", row.Headcount(), " ", refsOf(people)))
	}
	lines = append(lines, fmt.Sprint("unplaced ", got.Unplaced), fmt.Sprint("without ", got.WithoutLevel))
	a.wantLines(fmt.Sprintf("landing %s of %s", ladder, asText(where)), lines, a.landing(ladder, slices.Clone(selected)))
}
