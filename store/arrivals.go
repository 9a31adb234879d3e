package store

import (
	"cmp"
	"slices"
	"strings"
)

// arrivals are things with an id in the order in which a store hands them over, to be found by it later. What is looked
// for tends to stand near what was found before: a store goes through nodes and relationships in much the same order,
// and a map of millions of texts costs more than all the rest of reading them.
type arrivals[T any] struct {
	list   []arrival[T]
	last   int            // where something came or was found before
	sorted bool           // each came after those with lower ids, so far
	byID   map[string]int // made when something was looked for that stands nowhere near
}

type arrival[T any] struct {
	id    string
	value T
}

// add adds something; of two with one id the later counts.
func (a *arrivals[T]) add(id string, value T) {
	a.sorted = (len(a.list) == 0 || a.sorted) && (len(a.list) == 0 || a.list[len(a.list)-1].id < id)
	a.list = append(a.list, arrival[T]{id, value})
	a.last = len(a.list) - 1
	if a.byID != nil {
		a.byID[id] = a.last
	}
}

// nearby is how far around the last place something is looked for before it is looked for everywhere.
const nearby = 8

// find returns what has an id; false where nothing has.
func (a *arrivals[T]) find(id string) (value T, ok bool) {
	if a.last < len(a.list) && a.list[a.last].id == id { // the latest of its id, as all that last ever is
		return a.list[a.last].value, true
	}
	if a.sorted {
		for i := max(a.last-nearby, 0); i < min(a.last+nearby, len(a.list)); i++ {
			if a.list[i].id == id {
				a.last = i
				return a.list[i].value, true
			}
		}
	}
	i, ok := a.everywhere(id)
	if !ok {
		return value, false
	}
	a.last = i
	return a.list[i].value, true
}

func (a *arrivals[T]) everywhere(id string) (int, bool) {
	if a.sorted {
		return slices.BinarySearchFunc(a.list, id, func(x arrival[T], id string) int { return strings.Compare(x.id, id) })
	}
	if a.byID == nil {
		a.byID = make(map[string]int, len(a.list))
		for i := range a.list {
			a.byID[a.list[i].id] = i
		}
	}
	i, ok := a.byID[id]
	return i, ok
}

// inOrder returns all, each id once, in order of id.
func (a *arrivals[T]) inOrder() []T {
	list := a.list
	if !a.sorted {
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(x, y arrival[T]) int { return cmp.Compare(x.id, y.id) })
	}
	out := make([]T, 0, len(list))
	for i := range list {
		if i+1 == len(list) || list[i+1].id != list[i].id {
			out = append(out, list[i].value)
		}
	}
	return out
}
