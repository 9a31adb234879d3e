package org

import (
	"math"
	"slices"
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
	places []int32 // selected, in preorder
	where  *PersonFilter

	spans  []int32 // direct reports of the people managers, ascending
	sum    int
	layers int
	counts []int // people by depth; counts[0] is not used
	bands  []SpanBand
}

// Spans reports on the selected people, or on everybody. The cost is linear in the people selected.
func (s *Snapshot) Spans(where *PersonFilter) (*SpanReport, error) {
	places, err := s.selectPeople("where", where)
	if err != nil {
		return nil, err
	}
	r := &SpanReport{s: s, places: places, where: where, bands: spanBands()}
	for _, at := range places {
		if d := s.direct[at]; d > 0 {
			r.spans = append(r.spans, d)
			r.sum += int(d)
			r.bands[spanBandOf(r.bands, int(d))].Managers++
		}
		depth := int(s.depth[at])
		r.layers = max(r.layers, depth)
		if depth >= len(r.counts) {
			r.counts = slices.Grow(r.counts, depth+1-len(r.counts))[:depth+1]
		}
		r.counts[depth]++
	}
	slices.Sort(r.spans)
	for i := range r.bands {
		if len(r.spans) > 0 {
			r.bands[i].Share = float64(r.bands[i].Managers) / float64(len(r.spans))
		}
	}
	return r, nil
}

// Managers returns the people managers selected.
func (r *SpanReport) Managers() int { return len(r.spans) }

// IndividualContributors returns the people selected to whom nobody reports directly.
func (r *SpanReport) IndividualContributors() int { return len(r.places) - len(r.spans) }

// IcToManager returns the individual contributors per people manager; false without a manager.
func (r *SpanReport) IcToManager() (float64, bool) {
	if len(r.spans) == 0 {
		return 0, false
	}
	return float64(r.IndividualContributors()) / float64(len(r.spans)), true
}

// Mean returns the mean of the direct reports; false without a manager.
func (r *SpanReport) Mean() (float64, bool) {
	if len(r.spans) == 0 {
		return 0, false
	}
	return float64(r.sum) / float64(len(r.spans)), true
}

// Median returns the median of the direct reports; false without a manager.
func (r *SpanReport) Median() (float64, bool) { return quantile(r.spans, 0.5) }

// P90 returns the 90th percentile of the direct reports, interpolated between two managers as spreadsheets do
// (PERCENTILE.INC); false without a manager.
func (r *SpanReport) P90() (float64, bool) { return quantile(r.spans, 0.9) }

// quantile returns the value at a share of the way through an ascending list, interpolated linearly.
func quantile(ascending []int32, share float64) (float64, bool) {
	if len(ascending) == 0 {
		return 0, false
	}
	at := share * float64(len(ascending)-1)
	low := int(math.Floor(at))
	high := min(low+1, len(ascending)-1)
	a, b := float64(ascending[low]), float64(ascending[high])
	return a + (at-float64(low))*(b-a), true
}

// Max returns the most direct reports that one of the selected has.
func (r *SpanReport) Max() int {
	if len(r.spans) == 0 {
		return 0
	}
	return int(r.spans[len(r.spans)-1])
}

// Layers returns the greatest depth among the selected, where a root is 1; 0 without anybody.
func (r *SpanReport) Layers() int { return r.layers }

// LayerCount is how many people are at a depth.
type LayerCount struct{ Depth, Headcount int }

// PerLayer returns the people selected by depth, from the top; depths without any of them are left out.
func (r *SpanReport) PerLayer() []LayerCount {
	var out []LayerCount
	for depth, n := range r.counts {
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
	c, err := connect(r.places, o, window{first: first, after: after}, func(at int32) SpanRow { return SpanRow{r, at} })
	if err != nil {
		return nil, err
	}
	return &c, nil
}
