package org

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Snapshot is an organization as of one day. It is immutable, and safe for any number of goroutines.
// Two snapshots may share one image and differ in the suffix of their ids.
type Snapshot struct {
	*image
	suffix string // "" for today's moment, "@2025-01-01" or "@preview" for another
}

// image is what a snapshot is computed into.
type image struct {
	facts *Facts
	date  Date
	state table[seatState] // by seat number

	*tree
	level      []int32   // by place: number of the level in the ladder index; -1 without one
	byLevel    [][]int32 // by level number: the places of its holders, ascending
	withoutLvl []int32   // the places of the people without a level, ascending

	// Computed when first asked, by whichever of the images that share it.
	linked    *lazy[links]
	mentoring *lazy[mentorTerms]
	found     *lazy[things]
	tallies   []lazy[spanTally] // by level number, the last for none
	columns   columns
}

// lazy is something that is computed once, when it is first asked for.
type lazy[T any] struct {
	mu    sync.Mutex
	value atomic.Pointer[T]
}

func (l *lazy[T]) get(compute func() *T) *T {
	if v := l.value.Load(); v != nil {
		return v
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.value.Load() == nil {
		l.value.Store(compute())
	}
	return l.value.Load()
}

// computed is something that is computed already.
func computed[T any](v *T) *lazy[T] {
	l := &lazy[T]{}
	l.value.Store(v)
	return l
}

func newImage(f *Facts, date Date, state table[seatState]) *image {
	return &image{facts: f, date: date, state: state, linked: &lazy[links]{}, mentoring: &lazy[mentorTerms]{}, found: &lazy[things]{}, tallies: make([]lazy[spanTally], len(f.ladders.levels)+1)}
}

// seatState is what holds for one seat on the day.
type seatState struct {
	kind       seatKind
	several    bool       // more than one solid line holds
	to         seatNumber // of the solid line; -1 without one
	level      int32      // number in the ladder index; -1 without one
	lineSince  Date
	levelSince Date
	employment int32 // index in the record's list
	job        int32 // index in the record's list; -1 without one
}

type seatKind uint8

const (
	absent seatKind = iota
	aPerson
	anOpening
)

// NewSnapshot computes the organization as of a day, with the bare ids of today's moment. The cost is linear in
// the number of seats there ever were.
func NewSnapshot(f *Facts, date Date) *Snapshot {
	m := newImage(f, date, newTable[seatState](f.people.len()))
	for _, n := range f.order {
		*m.state.edited(n) = f.stateOf(n, date)
	}
	m.tree = m.layOut()
	m.listHolders()
	return &Snapshot{image: m}
}

// Next computes the snapshot of the same day for facts that differ from this one's in some records, looking only at
// these. Where nobody comes, goes or reports to somebody else, the two share the tree; where a few do, that of the next is
// copied from this one's, else it is laid out anew. Where teams, dotted lines and mentorships are as they were, they share
// these.
func (s *Snapshot) Next(f *Facts, d Delta) *Snapshot {
	if f.ladders != s.facts.ladders || f.seats != s.facts.seats {
		return NewSnapshot(f, s.date) // levels may have other numbers
	}
	m := newImage(f, s.date, s.state.edit(f.people.len()))
	var changed []seatNumber
	for n := s.state.len(); n < m.state.len(); n++ {
		changed = append(changed, seatNumber(n))
	}
	for _, p := range d.People {
		changed = append(changed, f.seats.number(pairID(p, personID)))
	}
	for _, o := range d.Openings {
		changed = append(changed, f.seats.number(pairID(o, openingID)))
	}
	slices.Sort(changed)
	changed = slices.Compact(changed)
	for _, n := range changed {
		*m.state.edited(n) = f.stateOf(n, s.date)
	}
	if len(d.Teams) == 0 {
		m.found = s.found
	}
	switch a, ok := m.arrange(s.image, changed); {
	case !ok:
		m.tree = m.layOut()
		m.listHolders()
	case a != nil:
		m.tree = a.tree()
		m.arrangeHolders(s.image, a, changed)
	default:
		m.tree = s.tree
		m.keepHolders(s.image, changed)
		if len(d.Teams) == 0 && f.sameLinks(s.facts, changed) {
			m.linked = s.linked
			if t := s.mentoring.value.Load(); t != nil {
				m.mentoring = computed(t.with(&Snapshot{image: m}, changed))
			}
		}
	}
	m.columns.carryOver(&s.columns, m, changed)
	return &Snapshot{image: m}
}

// sameLinks reports whether teams, dotted lines and mentorships of some seats are those of other facts, on all days.
func (f *Facts) sameLinks(other *Facts, changed []seatNumber) bool {
	for _, n := range changed {
		p, q := f.personNumbered(n), other.personNumbered(n)
		if p == nil && q == nil {
			continue
		}
		if p == nil || q == nil || !slices.Equal(p.DottedLines, q.DottedLines) || !slices.Equal(p.Memberships, q.Memberships) ||
			!slices.Equal(p.Leads, q.Leads) || !slices.Equal(p.Mentees, q.Mentees) {
			return false
		}
	}
	return true
}

// stateOf returns what holds for a seat; also past the end, where nobody is.
func (m *image) stateOf(n seatNumber) seatState {
	if int(n) >= m.state.len() {
		return seatState{to: -1}
	}
	return *m.state.at(n)
}

// above returns the seat that a seat's solid line leads to, as far as that one is there; -1 otherwise.
func (m *image) above(n seatNumber) seatNumber {
	if to := m.stateOf(n).to; to >= 0 && m.stateOf(to).kind != absent {
		return to
	}
	return -1
}

// lost reports whether a seat's solid line leads to nobody who is there.
func (m *image) lost(n seatNumber) bool { return m.stateOf(n).to >= 0 && m.above(n) < 0 }

// AsOf returns the same organization with ids that say its day.
func (s *Snapshot) AsOf() *Snapshot {
	return &Snapshot{image: s.image, suffix: "@" + s.date.String()}
}

// AsPreview returns the same organization with ids that say it is not so yet.
func (s *Snapshot) AsPreview() *Snapshot {
	return &Snapshot{image: s.image, suffix: "@" + previewSuffix}
}

// stateOf computes what holds for a seat on a day.
func (f *Facts) stateOf(n seatNumber, day Date) seatState {
	st := seatState{to: -1, level: -1, job: -1}
	var lines []Line
	var levels []LevelSpell
	if p := f.people.of(n); p != nil {
		i := at(p.Employments, day)
		if i < 0 {
			return st
		}
		st.kind, st.employment = aPerson, int32(i)
		st.job = int32(at(p.Jobs, day))
		lines, levels = p.Lines, p.Levels
	} else if o := f.openings.of(n); o != nil && o.On(day) {
		st.kind = anOpening
		lines, levels = o.Lines, o.Levels
	} else {
		return st
	}
	if i := at(lines, day); i >= 0 {
		st.to, st.lineSince = lines[i].to, lines[i].Since
		for j := range i {
			st.several = st.several || lines[j].On(day)
		}
	}
	if i := at(levels, day); i >= 0 {
		if e := f.ladders.levelByID[levels[i].Level]; e != nil {
			st.level, st.levelSince = e.number, levels[i].Since
		}
	}
	return st
}

// Facts returns what the snapshot was computed from.
func (s *Snapshot) Facts() *Facts { return s.facts }

// Date returns the day.
func (s *Snapshot) Date() Date { return s.date }

// Revision returns the number of the revision that the facts are at.
func (s *Snapshot) Revision() int { return s.facts.Revision }

// Name returns the organization's name.
func (s *Snapshot) Name() string { return s.facts.Organization.Name }

// Headcount returns the number of people employed on the day.
func (s *Snapshot) Headcount() int { return int(s.peopleBefore(int32(len(s.seats)))) }

// Roots returns the people without a solid line, in order of id.
func (s *Snapshot) Roots() []Person {
	var out []Person
	for i := int32(0); int(i) < len(s.seats); i = s.end[i] {
		if !s.isOpening(i) {
			out = append(out, Person{s, i})
		}
	}
	return out
}

// OpenRoots returns the openings without a solid line, in order of id.
func (s *Snapshot) OpenRoots() []Opening {
	var out []Opening
	for i := int32(0); int(i) < len(s.seats); i = s.end[i] {
		if s.isOpening(i) {
			out = append(out, Opening{s, i})
		}
	}
	return out
}

// zoneOffset returns the hours that a time zone is ahead of UTC at noon of the day; false where the zone is
// not known.
func (m *image) zoneOffset(zone string) (float64, bool) {
	if zone == "" {
		return 0, false
	}
	l, err := time.LoadLocation(zone)
	if err != nil {
		return 0, false
	}
	_, seconds := m.date.Time().Add(12 * time.Hour).In(l).Zone()
	return float64(seconds) / 3600, true
}
