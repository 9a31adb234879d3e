package store

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// arrivals are things with an id in the order in which a store hands them over, to be found by it later. What is looked
// for tends to stand near what was found before: a store goes through nodes and relationships in much the same order,
// and a map of millions of texts costs more than all the rest of reading them.
type arrivals[T any] struct {
	chunks [][]arrival[T] // all but the last are full: growing copies nothing of what is there
	count  int
	last   int            // where something came or was found before
	sorted bool           // each came after those with lower ids, so far
	byID   map[string]int // made when something was looked for that stands nowhere near
}

type arrival[T any] struct {
	id    string
	value T
}

// chunkSize is how many arrivals a chunk holds.
const chunkSize = 4096

func (a *arrivals[T]) at(i int) *arrival[T] { return &a.chunks[i/chunkSize][i%chunkSize] }

// add adds something; of two with one id the later counts.
func (a *arrivals[T]) add(id string, value T) {
	a.sorted = a.count == 0 || a.sorted && a.at(a.count-1).id < id
	a.last = a.count
	chunk := a.count / chunkSize
	if chunk == len(a.chunks) {
		var begun []arrival[T]
		if chunk > 0 { // there are many, so that this one will be full as well
			begun = make([]arrival[T], 0, chunkSize)
		}
		a.chunks = append(a.chunks, begun)
	}
	a.chunks[chunk] = append(a.chunks[chunk], arrival[T]{id, value})
	a.count++
	if a.byID != nil {
		a.byID[id] = a.last
	}
}

// nearby is how far before and after the last place something is looked for before it is looked for everywhere.
const nearby = 8

// find returns what has an id; false where nothing has.
func (a *arrivals[T]) find(id string) (value T, ok bool) {
	if a.last < a.count && a.at(a.last).id == id { // the latest of its id, as all that last ever is
		return a.at(a.last).value, true
	}
	if a.sorted {
		for d := 1; d <= nearby; d++ {
			for _, i := range [...]int{a.last + d, a.last - d} {
				if i >= 0 && i < a.count && a.at(i).id == id {
					a.last = i
					return a.at(i).value, true
				}
			}
		}
	}
	i, ok := a.everywhere(id)
	if !ok {
		return value, false
	}
	a.last = i
	return a.at(i).value, true
}

func (a *arrivals[T]) everywhere(id string) (int, bool) {
	if a.sorted {
		return sort.Find(a.count, func(i int) int { return strings.Compare(id, a.at(i).id) })
	}
	if a.byID == nil {
		a.byID = make(map[string]int, a.count)
		for i := range a.count {
			a.byID[a.at(i).id] = i
		}
	}
	i, ok := a.byID[id]
	return i, ok
}

// inOrder returns all, each id once, in order of id.
func (a *arrivals[T]) inOrder() []T {
	list := make([]*arrival[T], a.count)
	for i := range list {
		list[i] = a.at(i)
	}
	if !a.sorted {
		slices.SortStableFunc(list, func(x, y *arrival[T]) int { return cmp.Compare(x.id, y.id) })
	}
	out := make([]T, 0, len(list))
	for i, x := range list {
		if i+1 == len(list) || list[i+1].id != x.id {
			out = append(out, x.value)
		}
	}
	return out
}
