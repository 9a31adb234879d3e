package org

import (
	"cmp"
	"slices"
	"strings"
)

// arrangement says how the seats of one tree stand in the next, in which some have come, gone or moved: runs of places
// that stay together. A tree is made of it by copying, where layOut follows everybody's line.
type arrangement struct {
	m    *image // has the state of the next tree
	was  *tree
	runs []run // in the order of the next tree

	come, gone []seatNumber
	moved      map[seatNumber]bool       // who has come, or has another manager
	up         map[seatNumber]seatNumber // of those in moved, as far as they were put: their manager, -1 at the top
	grown      map[seatNumber]int32      // whoever somebody was put below, or taken from: by how many seats
	keys       map[seatNumber]int32      // of who has come
	steps      int                       // that may still be taken from seat to seat
	sorted     []run                     // in the order of the tree before
}

// run is some seats in a row, or somebody who has come.
type run struct {
	seat        seatNumber // who has come; -1 otherwise
	from, until int32      // places in the tree before; 0 and 1 of who has come
	deeper      int32      // layers more than before; of who has come, all layers
	start       int32      // the first place in the next tree
}

func (r *run) size() int32 { return r.until - r.from }

// What takes more than this is given up for layOut.
const (
	mostArranged = 64      // seats that come, go or move
	leastSteps   = 1 << 12 // from seat to seat, in the smallest organization; in others half as many as there are seats
)

// arrange says how the tree of an image becomes that of m, in which the state of some seats differs; nil where it stays as
// it is. It gives up, and returns false, where much changes, or a cycle comes or goes.
func (m *image) arrange(from *image, changed []seatNumber) (_ *arrangement, ok bool) {
	a := &arrangement{
		m: m, was: from.tree, runs: []run{{seat: -1, until: int32(len(from.seats))}},
		steps: max(leastSteps, len(from.seats)/2),
		moved: map[seatNumber]bool{}, up: map[seatNumber]seatNumber{}, grown: map[seatNumber]int32{}, keys: map[seatNumber]int32{},
	}
	for _, n := range changed {
		is, was := m.stateOf(n), from.stateOf(n)
		switch {
		case is.kind == was.kind:
			if is.kind != absent && m.above(n) != from.above(n) {
				a.moved[n] = true
			}
		case was.kind == absent:
			a.come, a.moved[n] = append(a.come, n), true
		case is.kind == absent:
			a.gone = append(a.gone, n)
		default: // an opening has become a person
			return nil, false
		}
		if len(a.moved)+len(a.gone) > mostArranged {
			return nil, false
		}
	}
	if len(a.moved)+len(a.gone) == 0 {
		return nil, true
	}
	a.follow(from)
	if len(a.moved) > mostArranged || a.touches(from.cycles) {
		return nil, false
	}
	return a, a.putAll()
}

// follow adds those who move because their manager has come or gone.
func (a *arrangement) follow(from *image) {
	move := func(at int32) {
		if n := from.seats[at]; a.m.stateOf(n).kind != absent && len(a.moved) <= mostArranged {
			a.moved[n] = true
		}
	}
	for _, n := range a.gone {
		from.children(from.place(n), move)
	}
	if len(a.come) == 0 {
		return
	}
	for at := int32(0); int(at) < len(from.seats); at = from.end[at] {
		if to := a.m.stateOf(from.seats[at]).to; to >= 0 && slices.Contains(a.come, to) {
			move(at)
		}
	}
}

// touches reports whether somebody in a cycle goes or moves.
func (a *arrangement) touches(cycles [][]seatNumber) bool {
	return slices.ContainsFunc(cycles, func(c []seatNumber) bool {
		return slices.ContainsFunc(c, func(n seatNumber) bool { return a.moved[n] || slices.Contains(a.gone, n) })
	})
}

// putAll puts everybody where they belong; false where a cycle keeps it from it, or it takes too long.
func (a *arrangement) putAll() bool {
	for _, n := range a.come {
		a.keys[n] = a.keyOf(n)
	}
	waiting := make([]seatNumber, 0, len(a.moved))
	for n := range a.moved {
		waiting = append(waiting, n)
	}
	for len(waiting) > 0 {
		before := len(waiting)
		waiting = slices.DeleteFunc(waiting, a.put)
		if len(waiting) == before {
			return false
		}
	}
	for _, n := range a.gone {
		if a.size(n) != 1 {
			return false
		}
		a.take(n)
	}
	if a.steps < 0 {
		return false
	}
	place := int32(0)
	for i := range a.runs {
		a.runs[i].start = place
		place += a.runs[i].size()
	}
	a.sorted = slices.DeleteFunc(slices.Clone(a.runs), func(r run) bool { return r.seat >= 0 })
	slices.SortFunc(a.sorted, func(x, y run) int { return cmp.Compare(x.from, y.from) })
	return true
}

// put puts somebody, with all below, below their manager; false where that one is not there yet, or below them, or no steps
// are left.
func (a *arrangement) put(n seatNumber) bool {
	up := a.m.above(n)
	if a.steps < 0 || up >= 0 && !a.there(up) {
		return false
	}
	for at := up; at >= 0; at = a.above(at) {
		if at == n {
			return false
		}
		a.steps--
	}
	block, size, layers := []run{{seat: n, until: 1}}, int32(1), int32(0)
	if a.there(n) {
		size, layers = a.size(n), a.depth(n)
		block = a.take(n)
	}

	// Among the siblings, in order of id.
	place, until, depth := int32(0), a.seats(), int32(0)
	if up >= 0 {
		_, _, place = a.find(up)
		place, until, depth = place+1, place+a.size(up), a.depth(up)
	}
	for place < until {
		sibling := a.at(place)
		if a.compare(n, sibling) < 0 {
			break
		}
		place += a.size(sibling)
		if a.steps--; a.steps < 0 {
			return false
		}
	}
	for i := range block {
		block[i].deeper += depth + 1 - layers
	}
	a.runs = slices.Insert(a.runs, a.split(place), block...)
	a.up[n] = up
	a.grow(up, size)
	return true
}

// take takes somebody, with all below, out of the order.
func (a *arrangement) take(n seatNumber) []run {
	size := a.size(n)
	_, _, place := a.find(n)
	i, j := a.split(place), a.split(place+size)
	block := slices.Clone(a.runs[i:j])
	a.runs = slices.Delete(a.runs, i, j)
	a.grow(a.above(n), -size)
	return block
}

// grow notes that so many seats more are below somebody.
func (a *arrangement) grow(n seatNumber, by int32) {
	for ; n >= 0; n = a.above(n) {
		a.grown[n] += by
		a.steps--
	}
}

// there reports whether somebody stands somewhere already.
func (a *arrangement) there(n seatNumber) bool {
	_, put := a.up[n]
	return put || a.was.place(n) >= 0
}

// above returns whom somebody stands below, as far as was put; -1 at the top.
func (a *arrangement) above(n seatNumber) seatNumber {
	if up, put := a.up[n]; put {
		return up
	}
	if p := a.was.parent[a.was.place(n)]; p >= 0 {
		return a.was.seats[p]
	}
	return -1
}

// size returns the seats of a subtree, its head included.
func (a *arrangement) size(n seatNumber) int32 {
	size := int32(1)
	if at := a.was.place(n); at >= 0 {
		size = a.was.end[at] - at
	}
	return size + a.grown[n]
}

// seats returns how many there are.
func (a *arrangement) seats() int32 {
	sum := int32(0)
	for i := range a.runs {
		sum += a.runs[i].size()
	}
	return sum
}

// find returns where somebody stands: the run, the place in it, and the place in all.
func (a *arrangement) find(n seatNumber) (i int, within, place int32) {
	was := a.was.place(n)
	for i := range a.runs {
		r := &a.runs[i]
		if r.seat == n || r.seat < 0 && r.from <= was && was < r.until {
			within = max(was-r.from, 0)
			return i, within, place + within
		}
		place += r.size()
	}
	panic("org: a seat is in no run")
}

// at returns who stands at a place.
func (a *arrangement) at(place int32) seatNumber {
	for i := range a.runs {
		r := &a.runs[i]
		if place < r.size() {
			if r.seat >= 0 {
				return r.seat
			}
			return a.was.seats[r.from+place]
		}
		place -= r.size()
	}
	panic("org: a place is in no run")
}

// depth returns somebody's layers from the top.
func (a *arrangement) depth(n seatNumber) int32 {
	i, within, _ := a.find(n)
	if r := &a.runs[i]; r.seat < 0 {
		return a.was.depth[r.from+within] + r.deeper
	}
	return a.runs[i].deeper
}

// split has a run begin at a place, and returns which.
func (a *arrangement) split(place int32) int {
	for i := range a.runs {
		r := &a.runs[i]
		switch {
		case place == 0:
			return i
		case place < r.size():
			rest := *r
			rest.from += place
			r.until = rest.from
			a.runs = slices.Insert(a.runs, i+1, rest)
			return i + 1
		}
		place -= r.size()
	}
	return len(a.runs)
}

// compare compares the ids of two seats.
func (a *arrangement) compare(n, other seatNumber) int {
	ids := a.m.facts.seats.all()
	key := func(n seatNumber) int32 {
		if at := a.was.place(n); at >= 0 {
			return 2*a.was.rank[at] + 1
		}
		return a.keys[n]
	}
	return cmp.Or(cmp.Compare(key(n), key(other)), strings.Compare(ids[n], ids[other]))
}

// keyOf returns twice the number of seats in the tree before whose ids come before that of somebody who has come.
func (a *arrangement) keyOf(n seatNumber) int32 {
	ids, order := a.m.facts.seats.all(), a.m.facts.order
	i, _ := slices.BinarySearchFunc(order, ids[n], func(n seatNumber, id string) int { return strings.Compare(ids[n], id) })
	for i--; i >= 0; i-- {
		if at := a.was.place(order[i]); at >= 0 {
			return 2 * (a.was.rank[at] + 1)
		}
	}
	return 0
}

// place returns where a place of the tree before has gone; -1 where nobody stands there any more.
func (a *arrangement) place(was int32) int32 {
	i, exact := slices.BinarySearchFunc(a.sorted, was, func(r run, was int32) int { return cmp.Compare(r.from, was) })
	if !exact {
		i--
	}
	if i < 0 || was >= a.sorted[i].until {
		return -1
	}
	return was - a.sorted[i].from + a.sorted[i].start
}

// arranged returns a list by place in the order of the next tree; who has come has the zero value.
func arranged[T any](a *arrangement, list []T) []T {
	out := make([]T, a.seats())
	for _, r := range a.runs {
		if r.seat < 0 {
			copy(out[r.start:], list[r.from:r.until])
		}
	}
	return out
}

// places returns where an ascending list of places has gone, ascending.
func (a *arrangement) places(list []int32) []int32 {
	out := make([]int32, 0, len(list))
	for _, r := range a.runs {
		if r.seat < 0 {
			for _, at := range list[lowerBound(list, r.from):lowerBound(list, r.until)] {
				out = append(out, at-r.from+r.start)
			}
		}
	}
	return out
}

// tree returns the next tree.
func (a *arrangement) tree() *tree {
	was := a.was
	t := &tree{
		seats: arranged(a, was.seats), rank: arranged(a, was.rank), parent: arranged(a, was.parent), end: arranged(a, was.end),
		depth: arranged(a, was.depth), height: arranged(a, was.height), direct: arranged(a, was.direct),
		opening: arranged(a, was.opening), cycles: was.cycles,
	}
	t.places = make([]int32, max(a.m.state.len(), len(was.places)))
	for i := copy(t.places, was.places); i < len(t.places); i++ {
		t.places[i] = -1
	}
	for _, n := range a.gone {
		t.places[n] = -1
	}
	for _, r := range a.runs {
		a.shift(t, r)
	}
	a.rankAnew(t)
	for n, up := range a.up {
		at := t.places[n]
		if t.parent[at] = -1; up >= 0 {
			t.parent[at] = t.places[up]
		}
	}
	a.sum(t)
	t.count()
	return t
}

// shift fills in what a run has otherwise than in the tree before.
func (a *arrangement) shift(t *tree, r run) {
	if r.seat >= 0 {
		t.seats[r.start], t.depth[r.start], t.end[r.start] = r.seat, r.deeper, r.start+1
		t.opening[r.start] = a.m.stateOf(r.seat).kind == anOpening
		t.places[r.seat] = r.start
		return
	}
	by, until := r.start-r.from, r.start+r.size()
	if r.deeper != 0 {
		for at := r.start; at < until; at++ {
			t.depth[at] += r.deeper
		}
	}
	if by != 0 {
		for at := r.start; at < until; at++ {
			t.places[t.seats[at]] = at
			t.end[at] += by
		}
	}
	if by == 0 && r.from == 0 {
		return // all above are in the run
	}
	known, now := int32(-1), int32(-1) // siblings have one parent
	for at := r.start; at < until; at++ {
		switch p := t.parent[at]; {
		case p >= r.from:
			t.parent[at] = p + by
		case p >= 0:
			if p != known {
				known, now = p, a.place(p)
			}
			t.parent[at] = now
		}
	}
}

// rankAnew fills in the order of ids where somebody has come or gone.
func (a *arrangement) rankAnew(t *tree) {
	type step struct{ from, by int32 } // from a rank before on, one more or one less
	var steps []step
	for _, n := range a.gone {
		steps = append(steps, step{a.was.rank[a.was.place(n)] + 1, -1})
	}
	for _, n := range a.come {
		steps = append(steps, step{a.keys[n] / 2, 1})
	}
	if len(steps) == 0 {
		return
	}
	for at, rank := range t.rank {
		for _, s := range steps {
			if rank >= s.from {
				t.rank[at] += s.by
			}
		}
	}
	for _, n := range a.come {
		rank := a.keys[n] / 2
		for _, g := range a.gone {
			rank -= int32(btoi(a.compare(g, n) < 0))
		}
		for _, c := range a.come {
			rank += int32(btoi(a.compare(c, n) < 0))
		}
		t.rank[t.places[n]] = rank
	}
}

// sum fills in what is below those whose subtree has changed, from the last to the first.
func (a *arrangement) sum(t *tree) {
	var above []int32
	for n := range a.grown {
		if at := t.places[n]; at >= 0 {
			above = append(above, at)
			t.end[at] = at + a.size(n)
		}
	}
	slices.Sort(above)
	for _, at := range slices.Backward(above) {
		t.height[at], t.direct[at] = 0, 0
		t.children(at, func(below int32) {
			t.height[at] = max(t.height[at], t.reach(below))
			if !t.isOpening(at) && !t.isOpening(below) {
				t.direct[at]++
			}
		})
	}
}
