package org_test

import (
	"cmp"
	"math"
	"slices"
	"time"

	"rung/org"
)

// mentorGuess is somebody who can mentor: the values and the rescaled weights of the factors known.
type mentorGuess struct {
	person  string
	score   float64
	factors []factorGuess
}

type factorGuess struct {
	factor        org.MentorFactor
	value, weight float64
}

var defaultWeights = map[org.MentorFactor]float64{org.FactorLevel: 0.35, org.FactorExpected: 0.25, org.FactorDistance: 0.2, org.FactorTimeZone: 0.1, org.FactorCapacity: 0.1}

// exclusion returns the first rule that keeps a person from mentoring toward a level; "" for none.
func (n *naive) exclusion(p, target, mentee string) org.ExclusionRule {
	level, _ := n.levelSpell(p)
	terms := n.mentoring(p)
	end := n.employment(p).EndDate()
	switch {
	case p == mentee:
		return org.ExcludedSelf
	case level == "":
		return org.ExcludedNoLevel
	case !n.atOrAbove(level, target):
		return org.ExcludedBelowLevel
	case mentee != "" && (slices.Contains(n.above(p), mentee) || slices.Contains(n.above(mentee), p)):
		return org.ExcludedManagementLine
	case slices.ContainsFunc(n.mentees(p), func(m mentorship) bool { return m.mentee == mentee }):
		return org.ExcludedAlreadyMentors
	case !terms.Open:
		return org.ExcludedNotOpen
	case terms.Load >= terms.Capacity:
		return org.ExcludedNoCapacity
	case end.Known() && end-n.day <= 90:
		return org.ExcludedLeaving
	}
	return ""
}

var exclusionRules = []org.ExclusionRule{org.ExcludedSelf, org.ExcludedNoLevel, org.ExcludedBelowLevel, org.ExcludedManagementLine, org.ExcludedAlreadyMentors, org.ExcludedNotOpen, org.ExcludedNoCapacity, org.ExcludedLeaving}

// mentors ranks who among some people can mentor toward a level, and counts the others by rule.
func (n *naive) mentors(target, mentee string, among []string, weights map[org.MentorFactor]float64) ([]mentorGuess, map[org.ExclusionRule]int) {
	var out []mentorGuess
	excluded := map[org.ExclusionRule]int{}
	for _, p := range among {
		if rule := n.exclusion(p, target, mentee); rule != "" {
			excluded[rule]++
			continue
		}
		m := mentorGuess{person: p}
		sum := 0.0
		for _, f := range []org.MentorFactor{org.FactorLevel, org.FactorExpected, org.FactorDistance, org.FactorTimeZone, org.FactorCapacity} {
			if value, ok := n.factor(f, p, target, mentee); ok {
				m.factors = append(m.factors, factorGuess{f, value, weights[f]})
				sum += weights[f]
			}
		}
		for i := range m.factors {
			if sum > 0 {
				m.factors[i].weight /= sum
			} else {
				m.factors[i].weight = 0
			}
			m.score += m.factors[i].value * m.factors[i].weight
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b mentorGuess) int { return cmp.Compare(b.score, a.score) })
	return out, excluded
}

// factor returns the value of one factor, and whether it can be known.
func (n *naive) factor(f org.MentorFactor, p, target, mentee string) (float64, bool) {
	level, _ := n.levelSpell(p)
	switch f {
	case org.FactorLevel:
		d := float64(n.level(level).Bands.Low - n.level(target).Bands.Low)
		return min(1, max(0, 1-d/4)), true
	case org.FactorExpected:
		below := ""
		for _, id := range n.levels() {
			if n.ladderOf(id) == n.ladderOf(target) && n.level(id).Rank < n.level(target).Rank {
				below = id
			}
		}
		if below == "" {
			return 0, false
		}
		for _, id := range n.level(level).Mentors {
			if overlap(n.level(id).Bands, n.level(below).Bands) {
				return 1, true
			}
		}
		return 0, true
	case org.FactorDistance:
		if mentee == "" {
			return 0, false
		}
		seats, _, ok := n.path(mentee, p)
		if !ok {
			return 0, true
		}
		return min(1, max(0, (9-float64(len(seats)-1))/6)), true
	case org.FactorTimeZone:
		if mentee == "" || n.job(mentee).TimeZone == "" || n.job(p).TimeZone == "" {
			return 0, false
		}
		return max(0, 1-n.hoursApart(mentee, p)/8), true
	}
	terms := n.mentoring(p)
	return float64(terms.Capacity-terms.Load) / float64(terms.Capacity), true
}

// hoursApart returns the hours between two people's clocks at noon of the day, at most 12.
func (n *naive) hoursApart(p, q string) float64 {
	offset := func(who string) float64 {
		zone, err := time.LoadLocation(n.job(who).TimeZone)
		if err != nil {
			panic(err)
		}
		_, seconds := n.day.Time().Add(12 * time.Hour).In(zone).Zone()
		return float64(seconds) / 3600
	}
	apart := math.Abs(offset(p) - offset(q))
	return min(apart, 24-apart)
}
