package storetest

import (
	"sync"
	"testing"

	"rung/store"
)

func repeatedAtOnce(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "", Delta(10))
	f := load(t, s)
	var wg sync.WaitGroup
	receipts := make([]store.Receipt, 8)
	for i := range receipts {
		other := open(t, url)
		wg.Go(func() {
			r, err := other.Commit(t.Context(), 1, Revision("once", rename(f, 1, "X")))
			if err != nil {
				t.Errorf("commit: %v", err)
			}
			receipts[i] = r
		})
	}
	wg.Wait()
	written := 0
	for _, r := range receipts {
		if r.Number != 2 {
			t.Errorf("answered with %+v, want revision 2 for all", receipts)
			break
		}
		if !r.Repeated {
			written++
		}
	}
	if written != 1 {
		t.Errorf("%d of %+v say that they wrote it, want one", written, receipts)
	}
	if h, err := s.Head(t.Context()); err != nil || h.Revision != 2 {
		t.Errorf("head is %+v, %v, want revision 2", h, err)
	}
}
