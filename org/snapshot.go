package org

import (
	"math"
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

// image is what a snapshot is computed into. Seats are people employed and openings open on the day. A place is
// a seat's index in preorder of the solid-line forest, in which the seats below one seat follow it immediately;
// siblings stand in order of id.
type image struct {
	facts *Facts
	date  Date
	state []seatState // by seat number

	seats  []seatNumber // by place
	places []int32      // by seat number; -1 where the seat is not in the image
	rank   []int32      // by place: the place in order of id, among those who are there
	parent []int32      // by place; -1 at the top
	end    []int32      // by place: the place after the last below
	depth  []int32      // by place: layers from the top, which is 1
	height []int32      // by place: layers below, down to the deepest person; 0 without anybody
	direct []int32      // by place: people reporting directly; 0 for an opening
	level  []int32      // by place: number of the level in the ladder index; -1 without one

	opening []bool // by place: an opening, and no person

	// Prefix sums: [i] counts the places before i, so that a range is a difference of two.
	people     []int32        // people
	managers   []int32        // people managers
	directs    []int32        // direct reports of people
	byLevel    [][]int32      // by level number: the places of its holders, ascending
	withoutLvl []int32        // the places of the people without a level, ascending
	cycles     [][]seatNumber // reporting cycles that somebody made by hand; each is cut at its lowest id, which stands first

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

func newImage(f *Facts, date Date) *image {
	return &image{facts: f, date: date, state: make([]seatState, len(f.people)), linked: &lazy[links]{}, mentoring: &lazy[mentorTerms]{}, found: &lazy[things]{}, tallies: make([]lazy[spanTally], len(f.ladders.levels)+1)}
}

// seatState is what holds for one seat on the day.
type seatState struct {
	kind       seatKind
	several    bool       // more than one solid line holds
	lost       bool       // the solid line leads to nobody who is there
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
	m := newImage(f, date)
	for _, s := range f.order {
		m.state[s] = f.stateOf(s, date)
	}
	m.layOut()
	return &Snapshot{image: m}
}

// Next computes the snapshot of the same day for facts that differ from this one's in some records, looking only at
// these. Where nobody comes, goes or reports to somebody else, the two share the tree, else it is laid out anew; where
// teams, dotted lines and mentorships are as they were, they share these.
func (s *Snapshot) Next(f *Facts, d Delta) *Snapshot {
	if f.ladders != s.facts.ladders || f.seats != s.facts.seats {
		return NewSnapshot(f, s.date) // levels may have other numbers
	}
	m := newImage(f, s.date)
	copy(m.state, s.state)
	var changed []seatNumber
	for i := len(s.state); i < len(m.state); i++ {
		m.state[i] = f.stateOf(seatNumber(i), s.date)
		changed = append(changed, seatNumber(i))
	}
	for _, p := range d.People {
		n := f.seats.number(pairID(p, personID))
		m.state[n] = f.stateOf(n, s.date)
		changed = append(changed, n)
	}
	for _, p := range d.Openings {
		n := f.seats.number(pairID(p, openingID))
		m.state[n] = f.stateOf(n, s.date)
		changed = append(changed, n)
	}
	if len(d.Teams) == 0 {
		m.found = s.found
	}
	if !m.shareTree(s.image, changed) {
		m.layOut()
	} else if len(d.Teams) == 0 && f.sameLinks(s.facts, changed) {
		m.linked = s.linked
		if t := s.mentoring.value.Load(); t != nil {
			m.mentoring = computed(t.with(&Snapshot{image: m}, changed))
		}
	}
	m.columns.carryOver(&s.columns, m, changed)
	return &Snapshot{image: m}
}

// sameLinks reports whether teams, dotted lines and mentorships of some seats are those of other facts, on all days.
func (f *Facts) sameLinks(other *Facts, changed []seatNumber) bool {
	for _, n := range changed {
		p, q := f.people[n], other.people[n]
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

// shareTree takes the tree over from an image that differs in the state of some seats; false where these are not where
// they were.
func (m *image) shareTree(from *image, changed []seatNumber) bool {
	if len(m.state) != len(from.state) {
		return false
	}
	for _, n := range changed {
		if m.state[n].kind != from.state[n].kind || m.state[n].to != from.state[n].to {
			return false
		}
	}
	m.seats, m.places, m.rank, m.parent, m.end = from.seats, from.places, from.rank, from.parent, from.end
	m.depth, m.height, m.direct, m.opening = from.depth, from.height, from.direct, from.opening
	m.people, m.managers, m.directs, m.cycles = from.people, from.managers, from.directs, from.cycles
	m.level, m.byLevel, m.withoutLvl = slices.Clone(from.level), slices.Clone(from.byLevel), from.withoutLvl
	few := len(changed) <= mostMoved
	for _, n := range changed {
		m.state[n].lost = from.state[n].lost
		at := m.places[n]
		if at < 0 || m.level[at] == m.state[n].level {
			continue
		}
		if few && !m.opening[at] {
			*m.holders(m.level[at]) = without(*m.holders(m.level[at]), at)
			*m.holders(m.state[n].level) = merged(*m.holders(m.state[n].level), []int32{at})
		}
		m.level[at] = m.state[n].level
	}
	if !few {
		m.listHolders()
	}
	return true
}

// mostMoved is how many seats are taken from one level's list to another's, before all lists are made anew.
const mostMoved = 32

// listHolders lists who holds each level, and who holds none.
func (m *image) listHolders() {
	m.byLevel, m.withoutLvl = make([][]int32, len(m.facts.ladders.levels)), nil
	for at, l := range m.level {
		if !m.opening[at] {
			*m.holders(l) = append(*m.holders(l), int32(at))
		}
	}
}

// holders returns the list of who holds a level; -1 is none.
func (m *image) holders(level int32) *[]int32 {
	if level < 0 {
		return &m.withoutLvl
	}
	return &m.byLevel[level]
}

// without returns an ascending list without a number, which is in it.
func without(list []int32, number int32) []int32 {
	i, _ := slices.BinarySearch(list, number)
	return append(append(make([]int32, 0, len(list)-1), list[:i]...), list[i+1:]...)
}

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
	if p := f.people[n]; p != nil {
		i := at(p.Employments, day)
		if i < 0 {
			return st
		}
		st.kind, st.employment = aPerson, int32(i)
		st.job = int32(at(p.Jobs, day))
		lines, levels = p.Lines, p.Levels
	} else if o := f.openings[n]; o != nil && o.On(day) {
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

// layOut puts the seats in preorder and sums up, iteratively: the tree may be as deep as there are people.
func (m *image) layOut() {
	f := m.facts
	n := len(m.state)
	present := make([]seatNumber, 0, len(f.order))
	for _, s := range f.order {
		if m.state[s].kind != absent {
			present = append(present, s)
		}
	}

	// up is each seat's manager, as far as that one is there.
	up := make([]seatNumber, n)
	for _, s := range present {
		up[s], m.state[s].lost = -1, false
		if to := m.state[s].to; to >= 0 {
			if int(to) < n && m.state[to].kind != absent {
				up[s] = to
			} else {
				m.state[s].lost = true
			}
		}
	}
	m.cutCycles(present, up)

	// Children by counting: first how many, then where they begin, then who; in order of id because present is.
	begin := make([]int32, n+1)
	for _, s := range present {
		if up[s] >= 0 {
			begin[up[s]+1]++
		}
	}
	for i := range n {
		begin[i+1] += begin[i]
	}
	next := make([]int32, n)
	copy(next, begin)
	children := make([]seatNumber, begin[n])
	for _, s := range present {
		if u := up[s]; u >= 0 {
			children[next[u]] = s
			next[u]++
		}
	}

	k := len(present)
	m.seats = make([]seatNumber, 0, k)
	m.places = make([]int32, n)
	for i := range m.places {
		m.places[i] = -1
	}
	m.parent = make([]int32, k)
	m.end = make([]int32, k)
	m.depth = make([]int32, k)
	m.height = make([]int32, k)
	m.direct = make([]int32, k)
	stack := make([]seatNumber, 0, 64)
	for _, root := range present {
		if up[root] >= 0 {
			continue
		}
		stack = append(stack, root)
		for len(stack) > 0 {
			s := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			place := int32(len(m.seats))
			m.seats = append(m.seats, s)
			m.places[s] = place
			m.parent[place], m.depth[place] = -1, 1
			if u := up[s]; u >= 0 {
				m.parent[place] = m.places[u]
				m.depth[place] = m.depth[m.places[u]] + 1
			}
			for i := begin[s+1] - 1; i >= begin[s]; i-- {
				stack = append(stack, children[i])
			}
		}
	}
	m.rank = make([]int32, k)
	for i, s := range present {
		m.rank[m.places[s]] = int32(i)
	}
	m.sum()
}

// cutCycles makes a root of the lowest id of every cycle in up; a seat that reports to itself is a cycle of its own.
func (m *image) cutCycles(present []seatNumber, up []seatNumber) {
	const fresh, walking, done = 0, 1, 2
	mark := make([]uint8, len(up))
	var path []seatNumber
	for _, s := range present {
		path = path[:0]
		at := s
		for at >= 0 && mark[at] == fresh {
			mark[at] = walking
			path = append(path, at)
			at = up[at]
		}
		if at >= 0 && mark[at] == walking {
			i := len(path) - 1
			for path[i] != at {
				i--
			}
			cycle := append([]seatNumber(nil), path[i:]...)
			ids := m.facts.seats.all()
			low := 0
			for j := range cycle {
				if ids[cycle[j]] < ids[cycle[low]] {
					low = j
				}
			}
			cycle = append(cycle[low:len(cycle):len(cycle)], cycle[:low]...)
			up[cycle[0]] = -1
			m.cycles = append(m.cycles, cycle)
		}
		for _, p := range path {
			mark[p] = done
		}
	}
}

// sum computes what is counted, from the last place to the first and back.
func (m *image) sum() {
	k := len(m.seats)
	m.opening = make([]bool, k)
	for i, n := range m.seats {
		m.opening[i] = m.state[n].kind == anOpening
	}
	for i := k - 1; i >= 0; i-- {
		if m.end[i] == 0 {
			m.end[i] = int32(i) + 1
		}
		p := m.parent[i]
		if p < 0 {
			continue
		}
		if m.end[p] < m.end[i] {
			m.end[p] = m.end[i]
		}
		reach := m.height[i] + 1
		if m.height[i] == 0 && m.isOpening(int32(i)) {
			reach = 0 // an open seat is a layer only above somebody
		}
		m.height[p] = max(m.height[p], reach)
		if !m.isOpening(int32(i)) && !m.isOpening(p) {
			m.direct[p]++
		}
	}
	m.people = make([]int32, k+1)
	m.managers = make([]int32, k+1)
	m.directs = make([]int32, k+1)
	m.level = make([]int32, k)
	for i := range k {
		m.level[i] = m.state[m.seats[i]].level
		person := !m.isOpening(int32(i))
		m.people[i+1] = m.people[i] + int32(btoi(person))
		m.managers[i+1] = m.managers[i] + int32(btoi(m.direct[i] > 0))
		m.directs[i+1] = m.directs[i] + m.direct[i]
	}
	m.listHolders()
	if k > math.MaxInt32/2 {
		panic("org: more seats than a snapshot can number")
	}
}

func (m *image) isOpening(place int32) bool { return m.opening[place] }

// Facts returns what the snapshot was computed from.
func (s *Snapshot) Facts() *Facts { return s.facts }

// Date returns the day.
func (s *Snapshot) Date() Date { return s.date }

// Revision returns the number of the revision that the facts are at.
func (s *Snapshot) Revision() int { return s.facts.Revision }

// Name returns the organization's name.
func (s *Snapshot) Name() string { return s.facts.Organization.Name }

// Headcount returns the number of people employed on the day.
func (s *Snapshot) Headcount() int { return int(s.people[len(s.seats)]) }

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
