package org

import "slices"

// Interval is the time between the points of a trend.
type Interval string

const (
	EveryMonth   Interval = "MONTH"
	EveryQuarter Interval = "QUARTER" // three months, from whichever day the trend begins on
	EveryYear    Interval = "YEAR"
)

// maxPoints is the most points of one trend.
const maxPoints = 400

// TrendPoint is what holds on a day, and who came and went from then until the day before the next point.
type TrendPoint struct {
	Date      Date
	Headcount int
	Managers  int      // people managers
	MeanSpan  *float64 // of the people managers; nil without any
	Layers    int      // greatest depth
	Joined    int      // whose first day employed is in the interval
	Left      int      // whose last day employed is in the interval
}

// Trend follows the people that a filter selects: a point on from and every interval after it, before until.
// The last interval ends with until.
//
// Each point's filter is that day's: who is selected may differ from day to day, and a reference to somebody who
// is known but not there on the day selects nobody. With a filter, joined counts those whom it selects when the
// interval is over, and left those whom it selected when it began; somebody who came and went in between is then
// in neither.
//
// An interval that is none, or from not before until, is INVALID; more than 400 points are LIMIT. The cost is
// that of computing the organization as of each point.
func (s *Snapshot) Trend(every Interval, from, until Date, where *PersonFilter) ([]TrendPoint, error) {
	days, err := trendDays(every, from, until)
	if err != nil {
		return nil, err
	}
	points := make([]TrendPoint, len(days)-1)
	joined, left := s.facts.comings(days)
	for i, day := range days {
		last := i == len(points) // the end of the last interval: only who joined in it is judged
		if last && (where == nil || len(joined[i-1]) == 0) {
			break
		}
		t := s
		if day != s.date {
			t = NewSnapshot(s.facts, day)
		}
		places, err := t.selectPresent("where", where)
		if err != nil {
			return nil, err
		}
		selected := t.marked(places)
		if i > 0 {
			points[i-1].Joined = count(joined[i-1], func(n seatNumber) bool { return where == nil || selected[n] })
		}
		if last {
			break
		}
		p := &points[i]
		p.Date, p.Headcount = day, len(places)
		managers, directs := t.managersAmong(places)
		if p.Managers = managers; managers > 0 {
			mean := float64(directs) / float64(managers)
			p.MeanSpan = &mean
		}
		for _, at := range places {
			p.Layers = max(p.Layers, int(t.depth[at]))
		}
		p.Left = count(left[i], func(n seatNumber) bool { return where == nil || selected[n] })
		p.Joined = len(joined[i]) // of everybody; of a filter it is known at the next point
	}
	return points, nil
}

// trendDays returns the days of the points, and until.
func trendDays(every Interval, from, until Date) ([]Date, error) {
	months := map[Interval]int{EveryMonth: 1, EveryQuarter: 3, EveryYear: 12}[every]
	if months == 0 {
		return nil, Errorf(Invalid, "every", "%q is no interval", shorten(string(every)))
	}
	if from >= until {
		return nil, Errorf(Invalid, "until", "must be after from, which is %s", from)
	}
	var days []Date
	// Counted from the first: of the 31st, a short month keeps its last day and the next long one its 31st.
	for day := from; day < until; day = from.AddMonths(months * len(days)) {
		if len(days) == maxPoints {
			return nil, Errorf(Limit, "until", "a trend may have %d points; ask for a shorter time or a longer interval", maxPoints)
		}
		days = append(days, day)
	}
	return append(days, until), nil
}

// comings returns, by interval between some days, the seats of the people whose first and whose last day
// employed is in it.
func (f *Facts) comings(days []Date) (joined, left [][]seatNumber) {
	joined, left = make([][]seatNumber, len(days)), make([][]seatNumber, len(days))
	from, until := days[0], days[len(days)-1]
	interval := func(d Date) int {
		i, exact := slices.BinarySearch(days, d)
		if !exact {
			i--
		}
		return i
	}
	for _, n := range f.order {
		p := f.people.of(n)
		if p == nil {
			continue
		}
		for i := range p.Employments {
			e := &p.Employments[i]
			if first := e.Since; from <= first && first < until {
				joined[interval(first)] = append(joined[interval(first)], n)
			}
			if last := e.EndDate(); last.Known() && from <= last && last < until {
				left[interval(last)] = append(left[interval(last)], n)
			}
		}
	}
	return joined, left
}

// marked returns by seat number whether its place is among those given.
func (s *Snapshot) marked(places []int32) []bool {
	marked := make([]bool, s.state.len())
	for _, at := range places {
		marked[s.seats[at]] = true
	}
	return marked
}

func count[T any](list []T, holds func(T) bool) int {
	n := 0
	for _, v := range list {
		if holds(v) {
			n++
		}
	}
	return n
}
