package org

import (
	"fmt"
	"math"
	"strconv"
)

// MentorFactor is one part of a match's score.
type MentorFactor string

const (
	FactorLevel    MentorFactor = "LEVEL"     // how near above the target
	FactorExpected MentorFactor = "EXPECTED"  // whether their level is expected to coach the one just below the target
	FactorDistance MentorFactor = "DISTANCE"  // steps on solid lines
	FactorTimeZone MentorFactor = "TIME_ZONE" // hours apart
	FactorCapacity MentorFactor = "CAPACITY"  // free places
)

// Places of the factors in their order.
const (
	byLevelHeld = iota
	byExpectation
	byDistance
	byTimeZone
	byCapacity
	factorCount
)

var mentorFactors = [factorCount]MentorFactor{FactorLevel, FactorExpected, FactorDistance, FactorTimeZone, FactorCapacity}

// factorWeights are weights as given, before they are scaled to 1 over the factors that are known.
type factorWeights [factorCount]float64

var defaultWeights = factorWeights{0.35, 0.25, 0.2, 0.1, 0.1}

// factors returns the weights with their defaults; INVALID where one is negative or no number, or all are zero.
func (w *MentorWeights) factors() (factorWeights, error) {
	out := defaultWeights
	if w == nil {
		return out, nil
	}
	names := [factorCount]string{"level", "expected", "distance", "timeZone", "capacity"}
	most := 0.0
	for i, v := range [factorCount]*float64{w.Level, w.Expected, w.Distance, w.TimeZone, w.Capacity} {
		if v != nil {
			if !(*v >= 0) || math.IsInf(*v, 0) {
				return out, Errorf(Invalid, "weights."+names[i], "must be a number that is not negative, but is %v", *v)
			}
			out[i] = *v
		}
		most = max(most, out[i])
	}
	if most == 0 {
		return out, Errorf(Invalid, "weights", "must not all be zero")
	}
	for i := range out {
		out[i] /= most // so that no sum of them overflows
	}
	return out, nil
}

// mentorQuestion is what a ranking needs to know about its target and its mentee, worked out once.
type mentorQuestion struct {
	s       *Snapshot
	target  *levelEntry
	below   *levelEntry // the level just below the target; nil where the target is its ladder's lowest
	mentee  int32       // place; -1 where none is named
	chain   []int32     // places from the mentee up, as far as a step still counts
	mentors []int32     // places of the mentee's mentors
	terms   *mentorTerms
	levels  []mentorLevel        // by level number
	hours   []float64            // by number of a time zone: hours apart from the mentee's; nil where that is not known
	known   [2][factorCount]bool // factors that can be known, without TIME_ZONE and with it
	weights [2]factorWeights     // of these, rescaled
}

// mentorLevel is what holding a level means for a target.
type mentorLevel struct {
	eligible bool
	near     float64 // value of LEVEL
	expected float64 // value of EXPECTED
	most     float64 // the score of somebody whose other values are all 1
}

// Steps along solid lines at which DISTANCE is 0, and over which it falls from 1.
const (
	stepsTooFar = 9
	stepsFall   = 6
)

func (s *Snapshot) newMentorQuestion(target *levelEntry, mentee int32, w factorWeights) *mentorQuestion {
	x := s.facts.ladders
	q := &mentorQuestion{s: s, target: target, mentee: mentee, terms: s.mentorTerms(), below: x.justBelow(target)}
	q.levels = make([]mentorLevel, len(x.levels))
	for i, e := range x.levels {
		l := &q.levels[i]
		if e.ladder == target.ladder {
			l.eligible = e.Rank >= target.Rank
		} else {
			l.eligible = e.Bands.Low >= target.Bands.Low
		}
		l.near = within01(1 - float64(e.Bands.Low-target.Bands.Low)/4)
		if q.coached(e) != nil {
			l.expected = 1
		}
	}
	if mentee >= 0 {
		if zone := q.terms.of[mentee].zone; zone >= 0 {
			q.hours = hoursApart(q.terms.offsets, zone)
		}
		for at := mentee; at >= 0 && len(q.chain) < stepsTooFar; at = s.parent[at] {
			q.chain = append(q.chain, at)
		}
		for _, i := range s.links().byMentee.of(mentee) {
			q.mentors = append(q.mentors, s.links().mentorships[i].mentor)
		}
	}
	for zoned := range q.known {
		q.known[zoned] = [factorCount]bool{byLevelHeld: true, byExpectation: q.below != nil, byDistance: mentee >= 0, byTimeZone: zoned == 1, byCapacity: true}
		q.weights[zoned] = w.over(q.known[zoned])
		for i := range q.levels {
			l := &q.levels[i]
			l.most = max(l.most, q.scoreOf(zoned, l.near, l.expected, 1, 1, 1))
		}
	}
	return q
}

func within01(v float64) float64 { return min(max(v, 0), 1) }

// justBelow returns the level of the next lower rank of the same ladder, of several the one on the same track;
// nil for a lowest level.
func (x *ladderIndex) justBelow(e *levelEntry) *levelEntry {
	var best *levelEntry
	for _, l := range x.levelsOf(e.ladder) {
		if l.Rank >= e.Rank {
			continue
		}
		if best == nil || l.Rank > best.Rank || l.Rank == best.Rank && best.track != e.track && l.track == e.track {
			best = l
		}
	}
	return best
}

// coached returns the level that holders of a level are expected to mentor and that is the one just below the
// target or as senior; nil where there is none.
func (q *mentorQuestion) coached(e *levelEntry) *levelEntry {
	if q.below == nil {
		return nil
	}
	var found *levelEntry
	for _, id := range e.Mentors {
		m := q.s.facts.ladders.levelByID[id]
		if m == q.below {
			return m
		}
		if m != nil && found == nil && m.Bands.Overlaps(q.below.Bands) {
			found = m
		}
	}
	return found
}

// values returns the value of each factor for somebody, and whether TIME_ZONE is known. Without a mentee neither
// DISTANCE nor TIME_ZONE can be known, toward a lowest level no EXPECTED, and no TIME_ZONE where one of the two
// zones is not known.
func (q *mentorQuestion) values(at int32) (v [factorCount]float64, zoned int) {
	t := &q.terms.of[at]
	l := &q.levels[t.level]
	v[byLevelHeld], v[byExpectation], v[byDistance], v[byCapacity] = l.near, l.expected, q.distance(at), t.free()
	v[byTimeZone], zoned = q.timeZone(t)
	return v, zoned
}

// distance returns the value of DISTANCE; 0 where it is not known.
func (q *mentorQuestion) distance(at int32) float64 {
	if q.mentee < 0 {
		return 0
	}
	steps, joined := q.steps(at)
	if !joined {
		return 0
	}
	return within01(float64(stepsTooFar-steps) / stepsFall)
}

// timeZone returns the value of TIME_ZONE and 1; 0 and 0 where it is not known.
func (q *mentorQuestion) timeZone(t *mentorTerm) (value float64, zoned int) {
	if q.hours == nil || t.zone < 0 {
		return 0, 0
	}
	return max(0, 1-q.hours[t.zone]/8), 1
}

// free returns the value of CAPACITY.
func (t *mentorTerm) free() float64 {
	if t.load == 0 {
		return 1
	}
	return float64(t.capacity-t.load) / float64(t.capacity)
}

// over returns the weights of the factors known, rescaled to add up to 1; all 0 where none of these weighs
// anything, so that everybody scores 0 and stands in order of id.
func (w factorWeights) over(known [factorCount]bool) factorWeights {
	sum := 0.0
	for i := range w {
		if known[i] {
			sum += w[i]
		}
	}
	var out factorWeights
	for i := range w {
		if known[i] && sum > 0 {
			out[i] = w[i] / sum
		}
	}
	return out
}

// scorePlaces is how finely scores are told apart: those alike but for the rounding of their sums are one score, so
// that their order goes by id.
const scorePlaces = 1e12

// score returns the sum of the contributions.
func (q *mentorQuestion) score(at int32) float64 {
	t := &q.terms.of[at]
	l := &q.levels[t.level]
	zone, zoned := q.timeZone(t)
	return q.scoreOf(zoned, l.near, l.expected, q.distance(at), zone, t.free())
}

// scoreOf returns the score of some values, of which TIME_ZONE is known, which is 1, or not.
func (q *mentorQuestion) scoreOf(zoned int, level, expected, distance, zone, capacity float64) float64 {
	w := &q.weights[zoned]
	sum := level*w[byLevelHeld] + expected*w[byExpectation] + distance*w[byDistance] + zone*w[byTimeZone] + capacity*w[byCapacity]
	return min(math.Floor(sum*scorePlaces+0.5)/scorePlaces, 1)
}

// steps returns the number of solid lines between the mentee and somebody; false where there are so many that
// it does not matter, or none.
func (q *mentorQuestion) steps(at int32) (int, bool) {
	// From the outermost subtree inward, because most people are in no other.
	up := len(q.chain)
	for up > 0 && q.s.holds(q.chain[up-1], at) {
		up--
	}
	if up == len(q.chain) {
		return 0, false
	}
	return up + int(q.s.depth[at]-q.s.depth[q.chain[up]]), true
}

// hoursApart returns the hours between one zone's clock and every zone's, at most 12: 23 hours ahead is one hour
// behind.
func hoursApart(offsets []float64, zone int16) []float64 {
	out := make([]float64, len(offsets))
	for i, o := range offsets {
		d := math.Abs(offsets[zone] - o)
		out[i] = min(d, 24-d)
	}
	return out
}

// MentorReason is one factor's part in a score. Contribution is value times weight; the weights of a match's
// reasons add up to 1.
type MentorReason struct {
	Factor       MentorFactor
	Value        float64
	Weight       float64
	Contribution float64
	Text         string
}

// Reasons returns the factors that are known for the match; their contributions add up to the score.
func (m MentorMatch) Reasons() []MentorReason {
	v, zoned := m.q.values(m.at)
	known, w := m.q.known[zoned], m.q.weights[zoned]
	texts := [factorCount]func() string{m.levelText, m.expectedText, m.distanceText, m.timeZoneText, m.capacityText}
	var out []MentorReason
	for i := range v {
		if known[i] {
			out = append(out, MentorReason{mentorFactors[i], v[i], w[i], v[i] * w[i], texts[i]()})
		}
	}
	return out
}

func (m MentorMatch) held() *levelEntry {
	return m.q.s.facts.ladders.levels[m.q.terms.of[m.at].level]
}

func (m MentorMatch) levelText() string {
	e, goal := m.held(), m.q.target
	d := e.Bands.Low - goal.Bands.Low
	switch {
	case e == goal:
		return fmt.Sprintf("Holds %s, the goal itself.", goal.Code)
	case d <= 0:
		return fmt.Sprintf("Holds %s, which is as senior as the goal, %s.", e.Code, goal.Code)
	case d == 1:
		return fmt.Sprintf("At %s, one band above the goal, and likely to remember the way.", e.Code)
	case d < 4:
		return fmt.Sprintf("At %s, %s bands above the goal.", e.Code, inWords(d))
	}
	return fmt.Sprintf("At %s, %s bands above the goal: their own way there is long past.", e.Code, inWords(d))
}

func (m MentorMatch) expectedText() string {
	e, below := m.held(), m.q.below
	switch c := m.q.coached(e); {
	case c == below:
		return fmt.Sprintf("%s is expected to mentor %s, the level just below the goal.", e.Code, c.Code)
	case c != nil:
		return fmt.Sprintf("%s is expected to mentor %s, which is as senior as %s, the level just below the goal.", e.Code, c.Code, below.Code)
	}
	return fmt.Sprintf("Mentoring at %s, the level just below the goal, is not asked of %s.", below.Code, e.Code)
}

func (m MentorMatch) distanceText() string {
	p := m.q.s.pathBetween(m.q.mentee, m.at)
	steps, joined := p.Steps()
	if !joined {
		return "No reporting line joins the two."
	}
	over := "an open seat"
	if c, ok := p.CommonManager(); ok {
		over = c.Name()
	}
	if steps == 2 {
		return fmt.Sprintf("Both report to %s.", over)
	}
	return fmt.Sprintf("%s reporting steps away, by way of %s.", capital(inWords(steps)), over)
}

func (m MentorMatch) timeZoneText() string {
	hours := m.q.hours[m.q.terms.of[m.at].zone]
	switch {
	case hours == 0:
		return "Keeps the same hours."
	case hours == 1:
		return "One hour apart."
	case hours >= 8:
		return fmt.Sprintf("%s hours apart, so that their working days hardly meet.", hoursText(hours))
	}
	return fmt.Sprintf("%s hours apart.", hoursText(hours))
}

func hoursText(hours float64) string { return strconv.FormatFloat(hours, 'f', -1, 64) }

func (m MentorMatch) capacityText() string {
	t := m.q.terms.of[m.at]
	free := t.capacity - t.load
	if t.load == 0 {
		if t.capacity == 1 {
			return "Mentors nobody yet, and has one place."
		}
		return fmt.Sprintf("Mentors nobody yet, and has %s places.", inWords(int(t.capacity)))
	}
	return fmt.Sprintf("%s of %s places free.", capital(inWords(int(free))), inWords(int(t.capacity)))
}
