package org

import (
	"math"
	"slices"
	"sync"
)

// SpanBand is a class of people managers by their direct reports.
type SpanBand struct {
	Label    string
	Low      int
	High     *int    // nil: no upper end
	Managers int     // people managers selected whose direct reports are in the band
	Share    float64 // of the people managers selected; 0 without any
	OnTarget bool
}

// spanBands returns the bands of direct reports, ascending and without a gap from 1. It is the one place that
// says what a narrow, a wide and a good span is: the first band, the last and those on target.
func spanBands() []SpanBand {
	to := func(n int) *int { return &n }
	return []SpanBand{
		{Label: "1", Low: 1, High: to(1)},
		{Label: "2–3", Low: 2, High: to(3)},
		{Label: "4–7", Low: 4, High: to(7)},
		{Label: "8–12", Low: 8, High: to(12), OnTarget: true},
		{Label: "13–16", Low: 13, High: to(16)},
		{Label: "17+", Low: 17},
	}
}

// spanBandOf returns the index in spanBands of a number of direct reports; -1 for somebody without any.
func spanBandOf(bands []SpanBand, direct int) int {
	i := len(bands) - 1
	for i >= 0 && direct < bands[i].Low {
		i--
	}
	return i
}

// SpanReport is the span of control of some people, after ISO/TS 30431: direct reports, and means over the
// people managers among the selected only.
type SpanReport struct {
	s      *Snapshot
	places func() []int32 // selected, in preorder; worked out when first asked for
	where  *PersonFilter
	spanTally

	bands []SpanBand
}

// spanTally counts people by what is below them and by where they are.
type spanTally struct {
	byDirect []int // by the number of direct reports: [0] are individual contributors
	byDepth  []int // by depth; [0] is not used
}

// add counts somebody.
func (t *spanTally) add(s *Snapshot, at int32) {
	countUp(&t.byDirect, int(s.direct[at]), 1)
	countUp(&t.byDepth, int(s.depth[at]), 1)
}

// addAll counts whom another tally has counted.
func (t *spanTally) addAll(u *spanTally) {
	for direct, n := range u.byDirect {
		countUp(&t.byDirect, direct, n)
	}
	for depth, n := range u.byDepth {
		countUp(&t.byDepth, depth, n)
	}
}

// countUp adds a number to one of the counts, of which there may be too few yet.
func countUp(counts *[]int, i, n int) {
	if i >= len(*counts) {
		*counts = slices.Grow(*counts, i+1-len(*counts))[:i+1]
	}
	(*counts)[i] += n
}

// levelTally returns the counts of who holds a level, by its number; past the last of who holds none.
func (s *Snapshot) levelTally(level int) *spanTally {
	return s.tallies[level].get(func() *spanTally {
		t := &spanTally{}
		for _, at := range s.listed(level) {
			t.add(s, at)
		}
		return t
	})
}

// Spans reports on the selected people, or on everybody. The cost is linear in the people selected; where levels,
// tracks and ladders alone select them, or nothing does, in the number of levels, once their holders were counted.
func (s *Snapshot) Spans(where *PersonFilter) (*SpanReport, error) {
	r := &SpanReport{s: s, where: where, bands: spanBands()}
	if where == nil || where.levelsAlone() {
		if where == nil {
			where = &PersonFilter{}
		}
		c := filterCompiler{s: s}
		table, err := c.levelTable("where", where)
		if err != nil {
			return nil, err
		}
		for level := range s.tallies {
			if table == nil || table[level] {
				r.addAll(s.levelTally(level))
			}
		}
		r.places = sync.OnceValue(func() []int32 {
			places, _ := s.selectPeople("where", where) // which was found to be right
			return places
		})
	} else {
		places, err := s.selectPeople("where", where)
		if err != nil {
			return nil, err
		}
		for _, at := range places {
			r.add(s, at)
		}
		r.places = func() []int32 { return places }
	}
	for direct := 1; direct < len(r.byDirect); direct++ {
		if n := r.byDirect[direct]; n > 0 {
			r.bands[spanBandOf(r.bands, direct)].Managers += n
		}
	}
	if managers := r.Managers(); managers > 0 {
		for i := range r.bands {
			r.bands[i].Share = float64(r.bands[i].Managers) / float64(managers)
		}
	}
	return r, nil
}

// Managers returns the people managers selected.
func (r *SpanReport) Managers() int {
	n := 0
	for _, b := range r.bands {
		n += b.Managers
	}
	return n
}

// IndividualContributors returns the people selected to whom nobody reports directly.
func (r *SpanReport) IndividualContributors() int {
	if len(r.byDirect) == 0 {
		return 0
	}
	return r.byDirect[0]
}

// IcToManager returns the individual contributors per people manager; false without a manager.
func (r *SpanReport) IcToManager() (float64, bool) {
	managers := r.Managers()
	if managers == 0 {
		return 0, false
	}
	return float64(r.IndividualContributors()) / float64(managers), true
}

// Mean returns the mean of the direct reports; false without a manager.
func (r *SpanReport) Mean() (float64, bool) {
	managers, sum := r.Managers(), 0
	if managers == 0 {
		return 0, false
	}
	for direct, n := range r.byDirect {
		sum += direct * n
	}
	return float64(sum) / float64(managers), true
}

// Median returns the median of the direct reports; false without a manager.
func (r *SpanReport) Median() (float64, bool) { return r.quantile(0.5) }

// P90 returns the 90th percentile of the direct reports, interpolated between two managers as spreadsheets do
// (PERCENTILE.INC); false without a manager.
func (r *SpanReport) P90() (float64, bool) { return r.quantile(0.9) }

// quantile returns the number of direct reports at a share of the way through the managers, who stand in order of it,
// interpolated linearly; false without a manager.
func (r *SpanReport) quantile(share float64) (float64, bool) {
	managers := r.Managers()
	if managers == 0 {
		return 0, false
	}
	at := share * float64(managers-1)
	low := int(math.Floor(at))
	a, b := float64(r.spanOf(low)), float64(r.spanOf(min(low+1, managers-1)))
	return a + (at-float64(low))*(b-a), true
}

// spanOf returns the direct reports of one of the managers in ascending order of them, the first being 0.
func (r *SpanReport) spanOf(manager int) int {
	for direct := 1; direct < len(r.byDirect); direct++ {
		if manager -= r.byDirect[direct]; manager < 0 {
			return direct
		}
	}
	return 0
}

// Max returns the most direct reports that one of the selected has.
func (r *SpanReport) Max() int {
	return max(len(r.byDirect)-1, 0)
}

// Layers returns the greatest depth among the selected, where a root is 1; 0 without anybody.
func (r *SpanReport) Layers() int {
	return max(len(r.byDepth)-1, 0)
}

// LayerCount is how many people are at a depth.
type LayerCount struct{ Depth, Headcount int }

// PerLayer returns the people selected by depth, from the top; depths without any of them are left out.
func (r *SpanReport) PerLayer() []LayerCount {
	var out []LayerCount
	for depth, n := range r.byDepth {
		if n > 0 {
			out = append(out, LayerCount{depth, n})
		}
	}
	return out
}

// Bands returns all bands, ascending.
func (r *SpanReport) Bands() []SpanBand { return r.bands }

// SpanOrder says how the rows of a report stand; ties go by id.
type SpanOrder string

const (
	SpanDirectAsc  SpanOrder = "DIRECT_ASC"
	SpanDirectDesc SpanOrder = "DIRECT_DESC"
	SpanTotalAsc   SpanOrder = "TOTAL_ASC"
	SpanTotalDesc  SpanOrder = "TOTAL_DESC"
	SpanNameAsc    SpanOrder = "NAME_ASC"
)

// SpanRow is one person's span.
type SpanRow struct {
	r  *SpanReport
	at int32
}

// Person returns the person.
func (x SpanRow) Person() Person { return Person{x.r.s, x.at} }

// Span returns what is below them.
func (x SpanRow) Span() Span { return Span{x.r.s, x.at} }

// Band returns the band of their direct reports; false for an individual contributor.
func (x SpanRow) Band() (SpanBand, bool) {
	i := spanBandOf(x.r.bands, int(x.r.s.direct[x.at]))
	if i < 0 {
		return SpanBand{}, false
	}
	return x.r.bands[i], true
}

// SpanConnection is a page of people's spans.
type SpanConnection = Connection[SpanRow]

// SpanEdge is one row of a page.
type SpanEdge = Edge[SpanRow]

// Rows returns a page of one row per selected person, with reports or not: those with the most direct reports
// first unless asked otherwise, 50 a page, LIMIT past 1,000.
func (r *SpanReport) Rows(orderBy *SpanOrder, first *int32, after *string) (*SpanConnection, error) {
	by := PersonOrder{Field: OrderByDirect, Direction: Descending}
	if orderBy != nil {
		switch *orderBy {
		case SpanDirectDesc:
		case SpanDirectAsc:
			by.Direction = Ascending
		case SpanTotalAsc:
			by = PersonOrder{OrderByTotal, Ascending}
		case SpanTotalDesc:
			by = PersonOrder{OrderByTotal, Descending}
		case SpanNameAsc:
			by = PersonOrder{OrderByName, Ascending}
		default:
			return nil, Errorf(Invalid, "orderBy", "spans cannot be sorted by %q", shorten(string(*orderBy)))
		}
	}
	o, err := r.s.personOrdering("spans", r.where, []PersonOrder{by})
	if err != nil {
		return nil, err
	}
	c, err := connect(r.places(), o, window{first: first, after: after}, func(at int32) SpanRow { return SpanRow{r, at} })
	if err != nil {
		return nil, err
	}
	return &c, nil
}
