package store

import (
	"context"
	"fmt"
	"sort"
	"sync"
)

// personRevisions says which revisions changed whom, as far as somebody has asked.
type personRevisions struct {
	mu       sync.Mutex
	upTo     int                // number of the last revision read
	byPerson map[string][]int32 // numbers by id, ascending
}

// RevisionsOf returns the revisions up to a moment that changed a person, oldest first. What was not read yet is read
// from the store, once: UNAVAILABLE while that cannot be reached. A revision too large to say what it changed is not
// among them.
func (l *Live) RevisionsOf(ctx context.Context, m *Moment, id string) ([]Header, error) {
	x := &l.concerning
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.byPerson == nil {
		x.byPerson = map[string][]int32{}
	}
	for x.upTo < m.Revision() {
		list, err := l.store.Revisions(ctx, x.upTo, revisionsAtOnce)
		if err == nil && len(list) == 0 {
			err = fmt.Errorf("%w: revision %d is not in its log", ErrUnavailable, x.upTo+1)
		}
		if err != nil {
			return nil, l.refusal(err)
		}
		for _, r := range list {
			for _, p := range r.Delta.People {
				record := p.After
				if record == nil {
					record = p.Before
				}
				x.byPerson[record.ID] = append(x.byPerson[record.ID], int32(r.Number))
			}
			x.upTo = r.Number
		}
	}
	numbers := x.byPerson[id]
	numbers = numbers[:sort.Search(len(numbers), func(i int) bool { return int(numbers[i]) > m.Revision() })]
	out := make([]Header, len(numbers))
	for i, n := range numbers {
		out[i] = m.headers[n-1]
	}
	return out, nil
}

// clear has everything read anew.
func (x *personRevisions) clear() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.upTo, x.byPerson = 0, nil
}
