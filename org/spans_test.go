package org_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"rung/org"
)

// at returns the value at a share of the way through a list, as spreadsheets interpolate it.
func at(list []int, share float64) float64 {
	slices.Sort(list)
	x := share * float64(len(list)-1)
	low := int(x)
	if low+1 == len(list) {
		return float64(list[low])
	}
	return float64(list[low]) + (x-float64(low))*float64(list[low+1]-list[low])
}

func TestASpanReportCountsTheManagersAmongTheSelected(t *testing.T) {
	someOrgs(func(seed uint64, s *org.Snapshot) {
		wheres := []*org.PersonFilter{nil, {Track: []org.TrackKind{org.TrackManagement}}, {Direct: &org.IntRange{Max: new(int32(0))}}}
		for _, where := range wheres {
			var spans []int
			depths, ics, sum, layers := map[int]int{}, 0, 0, 0
			for _, p := range peopleOf(s) {
				track, _ := p.Track()
				if where != nil && where.Track != nil && (track == org.Track{} || track.Kind() != org.TrackManagement) || where != nil && where.Direct != nil && len(p.Reports()) > 0 {
					continue
				}
				depths[p.Depth()]++
				layers = max(layers, p.Depth())
				if n := len(p.Reports()); n > 0 {
					spans = append(spans, n)
					sum += n
				} else {
					ics++
				}
			}
			r, err := s.Spans(where)
			if err != nil {
				t.Fatal(err)
			}
			if r.Managers() != len(spans) || r.IndividualContributors() != ics || r.Layers() != layers {
				t.Fatalf("seed %d: got %d managers, %d others, %d layers; want %d, %d, %d", seed, r.Managers(), r.IndividualContributors(), r.Layers(), len(spans), ics, layers)
			}
			for _, l := range r.PerLayer() {
				if depths[l.Depth] != l.Headcount {
					t.Fatalf("layer %d: got %d, want %d", l.Depth, l.Headcount, depths[l.Depth])
				}
				delete(depths, l.Depth)
			}
			if len(depths) > 0 {
				t.Fatalf("layers left out: %v", depths)
			}
			share, managers := 0.0, 0
			for _, b := range r.Bands() {
				n := 0
				for _, x := range spans {
					n += btoi(x >= b.Low && (b.High == nil || x <= *b.High))
				}
				if b.Managers != n || len(spans) > 0 && b.Share != float64(n)/float64(len(spans)) || b.OnTarget != (b.Label == "8–12") {
					t.Fatalf("band %+v, want %d of %d", b, n, len(spans))
				}
				share += b.Share
				managers += n
			}
			_, known := r.Mean()
			if known != (len(spans) > 0) || managers != len(spans) {
				t.Fatalf("%d managers in bands, %d in all", managers, len(spans))
			}
			if !known {
				for _, f := range []func() (float64, bool){r.Median, r.P90, r.IcToManager} {
					if _, ok := f(); ok {
						t.Fatal("a figure without managers")
					}
				}
				continue
			}
			near(t, r.Mean, float64(sum)/float64(len(spans)))
			near(t, r.Median, at(spans, 0.5))
			near(t, r.P90, at(spans, 0.9))
			near(t, r.IcToManager, float64(ics)/float64(len(spans)))
			if r.Max() != slices.Max(spans) || math.Abs(share-1) > 1e-9 {
				t.Fatalf("max %d, want %d; shares add up to %v", r.Max(), slices.Max(spans), share)
			}
		}
	})
}

func near(t *testing.T, f func() (float64, bool), want float64) {
	t.Helper()
	if got, ok := f(); !ok || math.Abs(got-want) > 1e-9 {
		t.Errorf("got %v (%v), want %v", got, ok, want)
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestSpanRowsStandInTheOrderAskedAndGoOnOverPages(t *testing.T) {
	less := map[org.SpanOrder]func(a, b org.Person) bool{
		org.SpanDirectAsc:  func(a, b org.Person) bool { return a.Span().Direct() < b.Span().Direct() },
		org.SpanDirectDesc: func(a, b org.Person) bool { return a.Span().Direct() > b.Span().Direct() },
		org.SpanTotalAsc:   func(a, b org.Person) bool { return a.Span().Total() < b.Span().Total() },
		org.SpanTotalDesc:  func(a, b org.Person) bool { return a.Span().Total() > b.Span().Total() },
	}
	someOrgs(func(seed uint64, s *org.Snapshot) {
		r, err := s.Spans(nil)
		if err != nil {
			t.Fatal(err)
		}
		for order, before := range less {
			var rows []org.SpanRow
			var after *string
			for {
				c, err := r.Rows(&order, new(int32(11)), after)
				if err != nil {
					t.Fatal(err)
				}
				rows = append(rows, c.Nodes()...)
				if after = c.PageInfo().EndCursor; !c.PageInfo().HasNextPage {
					break
				}
			}
			if len(rows) != s.Headcount() {
				t.Fatalf("seed %d: %d rows of %d people", seed, len(rows), s.Headcount())
			}
			for i, x := range rows {
				p := x.Person()
				if b, ok := x.Band(); ok != (p.Span().Direct() > 0) || ok && (p.Span().Direct() < b.Low || b.High != nil && p.Span().Direct() > *b.High) {
					t.Fatalf("%d direct reports in band %+v", p.Span().Direct(), b)
				}
				if i > 0 {
					q := rows[i-1].Person()
					if before(p, q) || !before(q, p) && strings.Compare(q.Ref(), p.Ref()) >= 0 {
						t.Fatalf("%s: %s stands before %s", order, q.Ref(), p.Ref())
					}
				}
			}
		}
		first, err := r.Rows(nil, nil, nil)
		if err != nil || first.Nodes()[0].Span().Direct() != r.Max() {
			t.Errorf("the widest span does not stand first: %v", err)
		}
		byName, err := r.Rows(new(org.SpanNameAsc), new(int32(3)), nil)
		if err != nil || len(byName.Nodes()) != 3 {
			t.Error(fmt.Sprint("by name: ", err))
		}
	})
	s := org.NewSnapshot(company(t), day("2024-02-01"))
	r, _ := s.Spans(nil)
	_, err := r.Rows(new(org.SpanOrder("WIDEST")), nil, nil)
	wantError(t, err, org.Invalid, "orderBy")
}
