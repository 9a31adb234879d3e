package org

// Span is what is below one person on solid lines: numbers of people, never of openings, except Openings.
type Span struct {
	s  *Snapshot
	at int32
}

// Span returns what is below the person.
func (p Person) Span() Span { return Span(p) }

// Direct returns the people reporting directly.
func (x Span) Direct() int { return int(x.s.direct[x.at]) }

// Total returns the people reporting directly and through others.
func (x Span) Total() int { return int(x.s.peopleIn(x.at+1, x.s.end[x.at])) }

// Managers returns the people managers among the total.
func (x Span) Managers() int { return int(x.s.managersIn(x.at+1, x.s.end[x.at])) }

// IndividualContributors returns the people without direct reports among the total.
func (x Span) IndividualContributors() int { return x.Total() - x.Managers() }

// Layers returns the layers below, down to the deepest person; open seats are layers.
func (x Span) Layers() int { return int(x.s.height[x.at]) }

// Openings returns the open seats anywhere below.
func (x Span) Openings() int { return int(x.s.end[x.at]-x.at) - 1 - x.Total() }

// MeanSpan returns the mean of the direct reports over the people managers of the subtree, the person
// included; false without any.
func (x Span) MeanSpan() (float64, bool) {
	end := x.s.end[x.at]
	managers := x.s.managersIn(x.at, end)
	if managers == 0 {
		return 0, false
	}
	return float64(x.s.reportsIn(x.at+1, end)) / float64(managers), true
}

// LevelCount is how many people hold a level.
type LevelCount struct {
	s         *Snapshot
	level     int32 // -1: none
	headcount int
}

// Level returns the level; false for the people without one.
func (c LevelCount) Level() (Level, bool) { return c.s.levelNumbered(c.level) }

// Headcount returns the people.
func (c LevelCount) Headcount() int { return c.headcount }

// ByLevel returns the people below by level, home ladder first, by rank, those without a level last; levels
// that nobody below holds are left out.
func (x Span) ByLevel() []LevelCount {
	var out []LevelCount
	for l, places := range x.s.byLevel {
		if n := countBetween(places, x.at+1, x.s.end[x.at]); n > 0 {
			out = append(out, LevelCount{x.s, int32(l), n})
		}
	}
	if n := countBetween(x.s.withoutLvl, x.at+1, x.s.end[x.at]); n > 0 {
		out = append(out, LevelCount{x.s, -1, n})
	}
	return out
}

// countBetween returns how many of an ascending list are in [from, until).
func countBetween(list []int32, from, until int32) int {
	return lowerBound(list, until) - lowerBound(list, from)
}

func lowerBound(list []int32, v int32) int {
	lo, hi := 0, len(list)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); list[mid] < v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
