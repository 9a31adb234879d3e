package org

import (
	"maps"
	"math"
	"slices"
)

// mentorTerms are everybody's terms for mentoring on the day, side by side, because a ranking looks at all of
// them. They are computed when first asked.
type mentorTerms struct {
	of      []mentorTerm // by place; zero for an opening
	offsets []float64    // hours ahead of UTC, by number of a time zone
	zones   map[string]int16
}

type mentorTerm struct {
	capacity, load int32
	level          int32 // number in the ladder index; -1 without one
	zone           int16 // -1 where not known
	person         bool
	open           bool
	leaving        bool
}

func (s *Snapshot) mentorTerms() *mentorTerms {
	return s.mentoring.get(s.computeMentorTerms)
}

func (s *Snapshot) computeMentorTerms() *mentorTerms {
	t := &mentorTerms{of: make([]mentorTerm, len(s.seats)), zones: map[string]int16{}}
	for i := range t.of {
		if !s.isOpening(int32(i)) {
			t.of[i] = t.term(s, int32(i))
		}
	}
	return t
}

// term returns the terms of the person at a place.
func (t *mentorTerms) term(s *Snapshot, at int32) mentorTerm {
	p := Person{s, at}
	m := p.Mentoring()
	e := p.employment()
	zone, seen := t.zones[p.job().TimeZone]
	if !seen {
		zone = -1
		if hours, ok := s.zoneOffset(p.job().TimeZone); ok && len(t.offsets) < math.MaxInt16 {
			zone = int16(len(t.offsets))
			t.offsets = append(t.offsets, hours)
		}
		t.zones[p.job().TimeZone] = zone
	}
	return mentorTerm{
		capacity: int32(min(m.Capacity, math.MaxInt32)),
		load:     int32(m.Load),
		level:    p.state().level,
		person:   true,
		zone:     zone,
		open:     m.Open,
		leaving:  e.Until != Forever && e.EndDate() <= s.date+leavingWithin,
	}
}

// with returns the terms of a snapshot in which some seats have changed, and none has moved.
func (t *mentorTerms) with(s *Snapshot, changed []seatNumber) *mentorTerms {
	next := &mentorTerms{of: slices.Clone(t.of), offsets: slices.Clone(t.offsets), zones: maps.Clone(t.zones)}
	for _, n := range changed {
		if at := s.place(n); at >= 0 && !s.isOpening(at) {
			next.of[at] = next.term(s, at)
		}
	}
	return next
}
