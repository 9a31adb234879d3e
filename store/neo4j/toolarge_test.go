package neo4j_test

import (
	"errors"
	"strings"
	"testing"

	"rung/org"
	"rung/store"
	"rung/store/neo4j/testserver"
	"rung/store/storetest"
)

func TestMoreThanATransactionCanHoldIsRefusedAndWritesNothing(t *testing.T) {
	// A server whose transactions hold little, so that what is too much for one takes seconds and not half a minute.
	const holds, people = 16 << 20, 2100
	own, err := testserver.Start(t.Context(), testserver.Options{TransactionBytes: holds})
	testserver.Need(t, own, err)
	t.Cleanup(own.Stop)
	s := open(t, "bolt://"+own.Address())
	commit(t, s, 0, "first", storetest.Delta(people))
	commit(t, s, 1, "second", hired(people, people))
	f := load(t, s)
	var d org.Delta
	for p := range f.People() {
		after := *p
		after.Name, after.Email, after.Lines, after.Levels, after.Jobs = "Another", "", nil, nil, nil
		d.People = append(d.People, org.Pair[org.PersonRecord]{Before: p, After: &after})
	}
	_, err = s.Commit(t.Context(), 2, revision("a", d))
	for tries := 0; errors.Is(err, store.ErrUnavailable) && tries < 3; tries++ { // a busy machine ran out of time before it ran out of memory
		_, err = s.Commit(t.Context(), 2, revision("a", d))
	}
	var e *org.Error
	if !errors.As(err, &e) || e.Code != org.Limit || !strings.Contains(e.Message, "heap") {
		t.Fatalf("commit: %v, want LIMIT, and what to do", err)
	}
	if h, err := s.Head(t.Context()); err != nil || h != (store.Head{Revision: 2}) {
		t.Errorf("head is %+v, %v, want revision 2", h, err)
	}
	same(t, f, load(t, s))
	if r := commit(t, s, 2, "a", rename(f, 1, "Next")); r != (store.Receipt{Number: 3}) {
		t.Errorf("the next commit is answered with %+v", r)
	}
}
