package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"rung/org"
	"rung/store"
	"rung/store/storetest"
)

// BenchmarkApplyAndFollow measures a move among 100,000 people, from the request to the new snapshot, and to the
// same in another process. The goal is 100 ms.
func BenchmarkApplyAndFollow(b *testing.B) {
	url := "sqlite:" + filepath.Join(b.TempDir(), "rung.db")
	s, err := store.Open(b.Context(), url)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.Commit(b.Context(), 0, store.Revision{Header: store.Header{At: time.Now()}, Delta: storetest.Delta(100_000)}); err != nil {
		b.Fatal(err)
	}
	var all [2]*store.Live
	for i := range all {
		s, err := store.Open(b.Context(), url)
		if err != nil {
			b.Fatal(err)
		}
		if all[i], err = store.OpenLive(b.Context(), s, store.Options{Log: quiet(), Poll: time.Millisecond}); err != nil {
			b.Fatal(err)
		}
		defer all[i].Close()
	}
	s.Close()
	var followed time.Duration
	n := 0
	for b.Loop() {
		n++
		q := changes(move(storetest.PersonID(50_000+n), storetest.PersonID(n%100)))
		q.Effective = org.DateOf(time.Now())
		events := all[1].Subscribe(b.Context(), nil)
		start := time.Now()
		r, err := all[0].Apply(b.Context(), q)
		if err != nil || !r.Applied {
			b.Fatal(r.Problems, err)
		}
		<-events
		followed += time.Since(start)
	}
	b.ReportMetric(float64(followed.Milliseconds())/float64(n), "ms/applied+followed")
}
