package neo4j_test

import (
	"errors"
	"strings"
	"testing"

	"rung/org"
	"rung/store"
	"rung/store/storetest"
)

func TestMoreThanATransactionCanHoldIsRefusedAndWritesNothing(t *testing.T) {
	own := ownServer(t)
	empty(t, own.Address())
	s := open(t, "bolt://"+own.Address())
	people := transactionBytes / 5000 // each takes more than that
	_, err := s.Commit(t.Context(), 0, revision("a", storetest.Delta(people)))
	var e *org.Error
	if !errors.As(err, &e) || e.Code != org.Limit || !strings.Contains(e.Message, "heap") {
		t.Fatalf("commit: %v, want LIMIT, and what to do", err)
	}
	if h, err := s.Head(t.Context()); err != nil || h != (store.Head{}) {
		t.Errorf("head is %+v, %v, want revision 0", h, err)
	}
	if r := commit(t, s, 0, "a", storetest.Delta(10)); r != (store.Receipt{Number: 1}) {
		t.Errorf("the next commit is answered with %+v", r)
	}
}
