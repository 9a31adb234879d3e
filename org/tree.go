package org

import (
	"math"
	"math/bits"
)

// tree is how the seats of an image stand. Seats are people employed and openings open on the day. A place is a seat's
// index in preorder of the solid-line forest, in which the seats below one seat follow it immediately; siblings stand in
// order of id. It is not changed any more once it is made.
type tree struct {
	seats  []seatNumber // by place
	places []int32      // by seat number; -1 where the seat is not in the tree, as are those past the end
	rank   []int32      // by place: the place in order of id, among those who are there
	parent []int32      // by place; -1 at the top
	end    []int32      // by place: the place after the last below
	depth  []int32      // by place: layers from the top, which is 1
	height []int32      // by place: layers below, down to the deepest person; 0 without anybody
	direct []int32      // by place: people reporting directly; 0 for an opening

	opening []bool         // by place: an opening, and no person
	counted []countedSeats // by place, 64 at a time
	cycles  [][]seatNumber // reporting cycles that somebody made by hand; each is cut at its lowest id, which stands first
}

// countedSeats says what some seats in a row are, a bit each, and how many there are before the first of them.
type countedSeats struct {
	people, managers, reports                   uint64 // reports: people who report to a person
	peopleBefore, managersBefore, reportsBefore int32
}

// place returns a seat's place; -1 where it is not in the tree.
func (t *tree) place(n seatNumber) int32 {
	if int(n) >= len(t.places) {
		return -1
	}
	return t.places[n]
}

func (t *tree) isOpening(place int32) bool { return t.opening[place] }

// counting returns what says how many come before a place, and which bits of it do.
func (t *tree) counting(place int32) (c *countedSeats, before uint64) {
	return &t.counted[place/64], 1<<(place%64) - 1
}

// peopleIn returns the people from one place up to but not including another.
func (t *tree) peopleIn(from, until int32) int32 { return t.peopleBefore(until) - t.peopleBefore(from) }

// peopleBefore returns the people before a place.
func (t *tree) peopleBefore(place int32) int32 {
	c, before := t.counting(place)
	return c.peopleBefore + int32(bits.OnesCount64(c.people&before))
}

// managersIn returns the people managers from one place up to but not including another.
func (t *tree) managersIn(from, until int32) int32 {
	before := func(place int32) int32 {
		c, before := t.counting(place)
		return c.managersBefore + int32(bits.OnesCount64(c.managers&before))
	}
	return before(until) - before(from)
}

// reportsIn returns the people who report to a person, from one place up to but not including another.
func (t *tree) reportsIn(from, until int32) int32 {
	before := func(place int32) int32 {
		c, before := t.counting(place)
		return c.reportsBefore + int32(bits.OnesCount64(c.reports&before))
	}
	return before(until) - before(from)
}

// count fills in what is counted.
func (t *tree) count() {
	k := len(t.seats)
	if k > math.MaxInt32/2 {
		panic("org: more seats than a snapshot can number")
	}
	t.counted = make([]countedSeats, k/64+1)
	var sum countedSeats
	for i := range t.counted {
		c := sum
		for at, bit := 64*i, uint64(1); at < min(64*i+64, k); at, bit = at+1, bit<<1 {
			if t.opening[at] {
				continue
			}
			c.people |= bit
			if t.direct[at] > 0 {
				c.managers |= bit
			}
			if p := t.parent[at]; p >= 0 && !t.opening[p] {
				c.reports |= bit
			}
		}
		t.counted[i] = c
		sum.peopleBefore += int32(bits.OnesCount64(c.people))
		sum.managersBefore += int32(bits.OnesCount64(c.managers))
		sum.reportsBefore += int32(bits.OnesCount64(c.reports))
	}
}

// layOut puts the seats in preorder and sums up, iteratively: the tree may be as deep as there are people.
func (m *image) layOut() *tree {
	f, t := m.facts, &tree{}
	n := m.state.len()
	present := make([]seatNumber, 0, len(f.order))
	up := make([]seatNumber, n) // each seat's manager, as far as that one is there
	for _, s := range f.order {
		if m.state.at(s).kind != absent {
			present = append(present, s)
			up[s] = m.above(s)
		}
	}
	t.cutCycles(present, up, f.seats.all())

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
	t.seats = make([]seatNumber, 0, k)
	t.places = make([]int32, n)
	for i := range t.places {
		t.places[i] = -1
	}
	t.parent = make([]int32, k)
	t.depth = make([]int32, k)
	stack := make([]seatNumber, 0, 64)
	for _, root := range present {
		if up[root] >= 0 {
			continue
		}
		stack = append(stack, root)
		for len(stack) > 0 {
			s := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			place := int32(len(t.seats))
			t.seats = append(t.seats, s)
			t.places[s] = place
			t.parent[place], t.depth[place] = -1, 1
			if u := up[s]; u >= 0 {
				t.parent[place] = t.places[u]
				t.depth[place] = t.depth[t.places[u]] + 1
			}
			for i := begin[s+1] - 1; i >= begin[s]; i-- {
				stack = append(stack, children[i])
			}
		}
	}
	t.rank = make([]int32, k)
	for i, s := range present {
		t.rank[t.places[s]] = int32(i)
	}
	t.opening = make([]bool, k)
	for i, n := range t.seats {
		t.opening[i] = m.state.at(n).kind == anOpening
	}
	t.sum()
	t.count()
	return t
}

// cutCycles makes a root of the lowest id of every cycle in up; a seat that reports to itself is a cycle of its own.
func (t *tree) cutCycles(present []seatNumber, up []seatNumber, ids []string) {
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
			low := 0
			for j := range cycle {
				if ids[cycle[j]] < ids[cycle[low]] {
					low = j
				}
			}
			cycle = append(cycle[low:len(cycle):len(cycle)], cycle[:low]...)
			up[cycle[0]] = -1
			t.cycles = append(t.cycles, cycle)
		}
		for _, p := range path {
			mark[p] = done
		}
	}
}

// sum computes what is below each place, from the last to the first.
func (t *tree) sum() {
	k := len(t.seats)
	t.end = make([]int32, k)
	t.height = make([]int32, k)
	t.direct = make([]int32, k)
	for i := int32(k) - 1; i >= 0; i-- {
		if t.end[i] == 0 {
			t.end[i] = i + 1
		}
		if p := t.parent[i]; p >= 0 {
			t.end[p] = max(t.end[p], t.end[i])
			t.height[p] = max(t.height[p], t.reach(i))
			if !t.isOpening(i) && !t.isOpening(p) {
				t.direct[p]++
			}
		}
	}
}

// reach returns the layers from a place down to the deepest person; an open seat is one only above somebody.
func (t *tree) reach(place int32) int32 {
	if t.height[place] == 0 && t.isOpening(place) {
		return 0
	}
	return t.height[place] + 1
}

// children calls yield with the places directly below a place, in order of id.
func (t *tree) children(place int32, yield func(int32)) {
	for i := place + 1; i < t.end[place]; i = t.end[i] {
		yield(i)
	}
}
