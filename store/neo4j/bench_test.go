package neo4j_test

import (
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"rung/store"
	"rung/store/neo4j/testserver"
	"rung/store/storetest"
)

// BenchmarkFirstCommitLoadAndSmallCommit measures on a server of its own, of RUNG_BENCH_PEOPLE people (100,000) and
// with RUNG_BENCH_HEAP (2g).
func BenchmarkFirstCommitLoadAndSmallCommit(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("RUNG_BENCH_PEOPLE"))
	if err != nil {
		n = 100_000
	}
	heap := os.Getenv("RUNG_BENCH_HEAP")
	if heap == "" {
		heap = "2g"
	}
	d := storetest.Delta(n)
	for b.Loop() {
		own, err := testserver.Start(b.Context(), testserver.Options{Heap: heap, Long: true})
		if err != nil {
			b.Fatal(err)
		}
		s, err := store.Open(b.Context(), "bolt://"+own.Address())
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if _, err := s.Commit(b.Context(), 0, revision("", d)); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s/first-commit")
		start = time.Now()
		loaded, err := s.Load(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s/load")
		if len(loaded.Warnings) > 0 || loaded.Facts.Revision != 1 {
			b.Fatal(loaded.Warnings, loaded.Facts.Revision)
		}
		var commits, heads []time.Duration
		f := loaded.Facts
		for i := range 100 {
			change := rename(f, n/2+i, "Another")
			start = time.Now()
			r, err := s.Commit(b.Context(), f.Revision, revision("", change))
			if err != nil {
				b.Fatal(err)
			}
			commits = append(commits, time.Since(start))
			f = f.Redo(r.Number, change)
			start = time.Now()
			if h, err := s.Head(b.Context()); err != nil || h != (store.Head{Revision: f.Revision}) {
				b.Fatalf("head is %+v, %v, want revision %d", h, err, f.Revision)
			}
			heads = append(heads, time.Since(start))
		}
		slices.Sort(commits)
		slices.Sort(heads)
		b.ReportMetric(float64(commits[50].Microseconds())/1000, "ms/small-commit")
		b.ReportMetric(float64(heads[50].Microseconds())/1000, "ms/head")
		s.Close()
		own.Stop()
	}
}
