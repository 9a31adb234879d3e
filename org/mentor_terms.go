package org

import "math"

// mentorTerms are everybody's terms for mentoring on the day, side by side, because a ranking looks at all of
// them. They are computed when first asked.
type mentorTerms struct {
	of      []mentorTerm // by place; zero for an opening
	offsets []float64    // hours ahead of UTC, by number of a time zone
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
	s.mentoringOnce.Do(func() { s.mentoringOf = s.computeMentorTerms() })
	return s.mentoringOf
}

func (s *Snapshot) computeMentorTerms() *mentorTerms {
	t := &mentorTerms{of: make([]mentorTerm, len(s.seats))}
	zones := map[string]int16{}
	for i := range t.of {
		if s.isOpening(int32(i)) {
			continue
		}
		p := Person{s, int32(i)}
		m := p.Mentoring()
		e := p.employment()
		zone, seen := zones[p.job().TimeZone]
		if !seen {
			zone = -1
			if hours, ok := s.zoneOffset(p.job().TimeZone); ok && len(t.offsets) < math.MaxInt16 {
				zone = int16(len(t.offsets))
				t.offsets = append(t.offsets, hours)
			}
			zones[p.job().TimeZone] = zone
		}
		t.of[i] = mentorTerm{
			capacity: int32(min(m.Capacity, math.MaxInt32)),
			load:     int32(m.Load),
			level:    p.state().level,
			person:   true,
			zone:     zone,
			open:     m.Open,
			leaving:  e.Until != Forever && e.EndDate() <= s.date+leavingWithin,
		}
	}
	return t
}
