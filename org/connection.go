package org

import (
	"cmp"
	"math"
	"slices"
)

// DefaultPage is the rows of a page whose size is not asked for.
const DefaultPage = 50

// Connection is one page of a question's rows, after the Relay specification. Cursors are made when they are asked for:
// most pages are read without.
type Connection[T any] struct {
	TotalCount int // rows on all pages

	nodes          []T
	cursor         func(i int) string // of a node, by its index
	previous, next bool               // rows stand before the page, and after it
}

// Edge is one row of a page.
type Edge[T any] struct {
	Cursor string // opaque: names the row to after and before of the same question
	Node   T
}

// PageInfo tells whether rows stand before or after the page, and the cursors of its ends; nil on an empty page.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// Nodes returns the rows without their cursors. The caller must not change them.
func (c Connection[T]) Nodes() []T { return c.nodes }

// Edges returns the rows with their cursors.
func (c Connection[T]) Edges() []Edge[T] {
	out := make([]Edge[T], len(c.nodes))
	for i, n := range c.nodes {
		out[i] = Edge[T]{Cursor: c.cursor(i), Node: n}
	}
	return out
}

// PageInfo returns what stands around the page.
func (c Connection[T]) PageInfo() PageInfo {
	info := PageInfo{HasNextPage: c.next, HasPreviousPage: c.previous}
	if n := len(c.nodes); n > 0 {
		start, end := c.cursor(0), c.cursor(n-1)
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}

// window is the part of the rows that is asked for: the first after a cursor or the last before one.
type window struct {
	first  *int32
	after  *string
	last   *int32
	before *string
}

// size checks how many rows are asked for, and from which end.
func (w window) size() (n int, backward bool, err error) {
	if w.first != nil && w.last != nil {
		return 0, false, Errorf(Invalid, "last", "must not be given together with first")
	}
	if w.last != nil {
		n, err = pageSize("last", w.last, DefaultPage)
		return n, true, err
	}
	n, err = pageSize("first", w.first, DefaultPage)
	return n, false, err
}

// ordering says how the rows of one question stand. Its cursors keep the values of a row's keys and not its
// number, so that paging goes on in the right place after rows have come and gone, the cursor's own included.
type ordering[R any] struct {
	question func() string // from fingerprint: a cursor of one question is refused by another
	keys     []sortKey[R]  // compared one after the other; the last one is unique and never null
}

// sortKey is a value that rows are sorted by: a number or a text; false stands for null, which comes last in
// both directions. Exactly one of number and text is set.
type sortKey[R any] struct {
	number     func(row R) (float64, bool)
	text       func(row R) (string, bool)
	rank       func(row R) int32   // where it is known: how the texts of two rows compare, without reading them
	atBest     func(row R) float64 // of a number that is dear to read: one that stands no later
	descending bool
}

// compareBy tells by some keys which of two rows stands first.
func compareBy[R any](keys []sortKey[R], a, b R) int {
	for i := range keys {
		if c := keys[i].compare(a, b); c != 0 {
			return c
		}
	}
	return 0
}

func (k *sortKey[R]) compare(a, b R) int {
	if k.number != nil {
		x, okX := k.number(a)
		y, okY := k.number(b)
		return inOrder(x, okX, y, okY, k.descending)
	}
	if k.rank != nil {
		if k.descending {
			a, b = b, a
		}
		return cmp.Compare(k.rank(a), k.rank(b))
	}
	x, okX := k.text(a)
	y, okY := k.text(b)
	return inOrder(x, okX, y, okY, k.descending)
}

// inOrder compares two values of which either may be null.
func inOrder[V float64 | string](x V, okX bool, y V, okY bool, descending bool) int {
	if !okX || !okY {
		return btoi(okY) - btoi(okX)
	}
	if descending {
		x, y = y, x
	}
	return cmp.Compare(x, y)
}

// connect returns the page of the rows, which may stand in any order, that a window asks for. The cost is one
// comparison a row, and sorting the page.
func connect[R, T any](rows []R, o ordering[R], w window, node func(R) T) (Connection[T], error) {
	c := Connection[T]{TotalCount: len(rows)}
	size, backward, err := w.size()
	if err != nil {
		return c, err
	}
	after, err := o.readCursor("after", w.after)
	if err != nil {
		return c, err
	}
	before, err := o.readCursor("before", w.before)
	if err != nil {
		return c, err
	}
	inside, low, high := rows, 0, 0
	if after != nil || before != nil {
		inside = make([]R, 0, len(rows))
		for _, r := range rows {
			switch {
			case after != nil && o.compareCursor(after, r) >= 0:
				low++
			case before != nil && o.compareCursor(before, r) <= 0:
				high++
			default:
				inside = append(inside, r)
			}
		}
	}
	page := o.lowest(inside, size, backward)
	if backward {
		slices.Reverse(page)
		low += len(inside) - len(page)
	} else {
		high += len(inside) - len(page)
	}
	c.previous, c.next = low > 0, high > 0
	c.nodes = make([]T, len(page))
	for i, r := range page {
		c.nodes[i] = node(r)
	}
	c.cursor = func(i int) string { return o.cursor(page[i]) }
	return c, nil
}

// placed is a row with where its first key places it.
type placed[R any] struct {
	at  uint64
	row R
}

// lowest returns the n rows that stand first, in order; backward, those that stand last, the last one first. It leaves
// rows as they are. The first key of each row is read once, and the others where two rows are alike in it.
func (o *ordering[R]) lowest(rows []R, n int, backward bool) []R {
	if n == 0 {
		return nil
	}
	place, further := o.keys[0].place(), o.keys[1:]
	if place == nil {
		place, further = func(R) uint64 { return 0 }, o.keys
	}
	hopeless := func(R, uint64) bool { return false }
	if k := &o.keys[0]; k.atBest != nil && !backward {
		hopeless = func(r R, worst uint64) bool { return placeOfNumber(k.atBest(r), k.descending) > worst }
	}
	compare := func(a, b placed[R]) int {
		if backward {
			a, b = b, a
		}
		if a.at != b.at {
			return cmp.Compare(a.at, b.at)
		}
		return compareBy(further, a.row, b.row)
	}
	// Candidates gather behind the n best so far, and whatever is no better than the worst of these is passed over.
	best := make([]placed[R], 0, min(2*n, len(rows)))
	full := false
	for _, r := range rows {
		if full && hopeless(r, best[n-1].at) {
			continue
		}
		p := placed[R]{place(r), r}
		if full && compare(p, best[n-1]) >= 0 {
			continue
		}
		best = append(best, p)
		if len(best) == 2*n {
			slices.SortFunc(best, compare)
			best, full = best[:n], true
		}
	}
	slices.SortFunc(best, compare)
	out := make([]R, min(n, len(best)))
	for i := range out {
		out[i] = best[i].row
	}
	return out
}

// place returns a function that tells where the key places a row: rows of which one stands before the other by the key
// are placed so, and those that are alike in it at the same place; nil where it does not, as for a text without a rank.
func (k *sortKey[R]) place() func(row R) uint64 {
	switch {
	case k.number != nil:
		return func(row R) uint64 {
			x, ok := k.number(row)
			if !ok {
				return lastPlace
			}
			return placeOfNumber(x, k.descending)
		}
	case k.rank != nil && k.descending:
		return func(row R) uint64 { return lastPlace - uint64(k.rank(row)) }
	case k.rank != nil:
		return func(row R) uint64 { return uint64(k.rank(row)) }
	}
	return nil
}

// lastPlace is that of what is not known.
const lastPlace = math.MaxUint64

// placeOfNumber returns the place of a number among all numbers.
func placeOfNumber(x float64, descending bool) uint64 {
	if x == 0 {
		x = 0 // there are two zeros, which are alike
	}
	const sign = 1 << 63
	at := math.Float64bits(x)
	if at&sign != 0 {
		at = ^at
	} else {
		at |= sign
	}
	if descending {
		at = ^at
	}
	return at
}

// PageNumbered returns a page of rows that carry a number of their own, the highest number first. Of names the
// question that the cursors belong to.
func PageNumbered[T any](of string, rows []T, number func(T) int, first *int32, after *string) (*Connection[T], error) {
	o := ordering[T]{question: fingerprinted(of), keys: []sortKey[T]{
		{number: func(r T) (float64, bool) { return float64(number(r)), true }, descending: true},
	}}
	c, err := connect(rows, o, window{first: first, after: after}, func(r T) T { return r })
	if err != nil {
		return nil, err
	}
	return &c, nil
}
