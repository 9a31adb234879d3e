package org_test

import (
	"fmt"
	"math"
	"slices"

	"rung/org"
)

// The answers of a snapshot about mentors.

func (a *asker) aboutMentors() {
	for range 6 {
		mentee := ""
		if len(a.people) > 0 && a.r.IntN(3) > 0 {
			mentee = oneOf(a.r, a.people)
		}
		var weights *org.MentorWeights
		if a.r.IntN(3) == 0 {
			weights = &org.MentorWeights{Level: to(a.r.Float64()), Expected: to(0.0), Distance: to(3 * a.r.Float64()), Capacity: to(1.0)}
		}
		where := a.goodFilter()
		if a.r.IntN(2) == 0 {
			where = nil
		}
		a.wantMentors(oneOf(a.r, append(a.levels(), a.references()...)), mentee, where, weights)
	}
	for range min(4, len(a.people)) {
		a.wantSuggestions(oneOf(a.r, a.people))
	}
}

func (a *asker) wantMentors(toward, mentee string, where *org.PersonFilter, weights *org.MentorWeights) {
	a.t.Helper()
	question := fmt.Sprintf("mentors toward %q for %q where %s with %s", toward, mentee, asText(where), asText(weights))
	ladder := ""
	if mentee != "" {
		if level, _ := a.levelSpell(mentee); level != "" {
			ladder = a.ladderOf(level).ID
		}
	}
	target := a.named(toward, ladder)
	first := int32(1 + a.r.IntN(9))
	page, err := a.s.Mentors(toward, asked(mentee), where, weights, &first, nil)
	if len(target) != 1 {
		a.wantCode(question, err, map[bool]org.Code{true: org.NotFound, false: org.Ambiguous}[len(target) == 0])
		return
	}
	of := defaultWeights
	if weights != nil {
		of = map[org.MentorFactor]float64{org.FactorLevel: *weights.Level, org.FactorExpected: 0, org.FactorDistance: *weights.Distance, org.FactorTimeZone: 0.1, org.FactorCapacity: 1}
	}
	among := a.selected(where)
	want, excluded := a.mentors(target[0], mentee, among, of)
	var got []org.MentorMatch
	for {
		if err != nil {
			a.t.Fatalf("%s on %s: %s: %v", a.world, a.day, question, err)
		}
		got = append(got, page.Nodes()...)
		a.want(question+": considered and total", []int{page.Considered, page.TotalCount}, []int{len(among), len(want)})
		var counts, wanted []org.Exclusion
		counts = append(counts, page.Excluded...)
		for _, rule := range exclusionRules {
			if excluded[rule] > 0 {
				wanted = append(wanted, org.Exclusion{Rule: rule, Headcount: excluded[rule]})
			}
		}
		a.want(question+": excluded", counts, wanted)
		a.want(question+": next page", page.PageInfo().HasNextPage, len(got) < len(want))
		if !page.PageInfo().HasNextPage {
			break
		}
		page, err = a.s.Mentors(toward, asked(mentee), where, weights, &first, page.PageInfo().EndCursor)
	}
	a.wantMatches(question, mentee, got, want)
}

// wantMatches compares matches: who, each factor, the score to a billionth, and that they stand by score and then id.
func (a *asker) wantMatches(question, mentee string, got []org.MentorMatch, want []mentorGuess) {
	a.t.Helper()
	a.want(question+": matches", len(got), len(want))
	for i, m := range got {
		at := slices.IndexFunc(want, func(w mentorGuess) bool { return w.person == m.Person().Ref() })
		if at < 0 {
			a.t.Fatalf("%s on %s: %s: %s cannot mentor", a.world, a.day, question, m.Person().Ref())
		}
		w := want[at]
		var reasons, wanted []string
		for _, r := range m.Reasons() {
			reasons = append(reasons, fmt.Sprintf("%s %.9f x %.9f = %.9f", r.Factor, r.Value, r.Weight, r.Contribution))
			if r.Text == "" {
				a.t.Fatalf("%s: %s: %s of %s has no text", a.world, question, r.Factor, w.person)
			}
		}
		for _, f := range w.factors {
			wanted = append(wanted, fmt.Sprintf("%s %.9f x %.9f = %.9f", f.factor, f.value, f.weight, f.value*f.weight))
		}
		a.wantLines(question+": reasons of "+w.person, reasons, wanted)
		if math.Abs(m.Score()-w.score) > 1e-9 {
			a.t.Fatalf("%s on %s: %s: score of %s: got %v, want %v", a.world, a.day, question, w.person, m.Score(), w.score)
		}
		if i > 0 {
			before := got[i-1]
			if m.Score() > before.Score()+1e-9 || math.Abs(m.Score()-before.Score()) <= 1e-12 && m.Person().Ref() < before.Person().Ref() {
				a.t.Fatalf("%s on %s: %s: %s with %v stands after %s with %v", a.world, a.day, question, w.person, m.Score(), before.Person().Ref(), before.Score())
			}
		}
		way, ok := m.Path()
		a.want(question+": path", ok, mentee != "")
		if ok {
			a.wantLines(question+": path to "+w.person, pathOf(way), a.pathLines(mentee, w.person))
		}
	}
}

func (a *asker) wantSuggestions(mentee string) {
	a.t.Helper()
	p, _ := a.s.Person(mentee)
	got, err := p.SuggestedMentors(nil, to(int32(1000)))
	if err != nil {
		a.t.Fatal(err)
	}
	var want []mentorGuess
	if level := a.levelOf(mentee); level != nil && len(level.Next) > 0 {
		want, _ = a.mentors(level.Next[0], mentee, a.people, defaultWeights)
	}
	a.wantMatches("suggestedMentors of "+mentee, mentee, got, want)
}
