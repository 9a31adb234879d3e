package storetest

import (
	"sync"
	"testing"
)

func repeatedAtOnce(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "", Delta(10))
	f := load(t, s)
	var wg sync.WaitGroup
	numbers := make([]int, 8)
	for i := range numbers {
		other := open(t, url)
		wg.Go(func() {
			n, err := other.Commit(t.Context(), 1, revision("once", rename(f, 1, "X")))
			if err != nil {
				t.Errorf("commit: %v", err)
			}
			numbers[i] = n
		})
	}
	wg.Wait()
	for _, n := range numbers {
		if n != 2 {
			t.Errorf("answered with revisions %v, want 2 for all", numbers)
			break
		}
	}
	if h, err := s.Head(t.Context()); err != nil || h.Revision != 2 {
		t.Errorf("head is %+v, %v, want revision 2", h, err)
	}
}
