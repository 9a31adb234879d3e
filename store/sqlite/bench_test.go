package sqlite_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"rung/org"
	"rung/store"
	"rung/store/sqlite"
	"rung/store/storetest"
)

func people(b *testing.B) int {
	if n, err := strconv.Atoi(os.Getenv("RUNG_BENCH_PEOPLE")); err == nil {
		return n
	}
	return 100_000
}

func open(b *testing.B, path string) store.Store {
	s, err := sqlite.Open(b.Context(), "sqlite:"+path)
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func BenchmarkFirstCommitLoadAndSmallCommit(b *testing.B) {
	n := people(b)
	d := storetest.Delta(n)
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "rung.db")
		s := open(b, path)
		start := time.Now()
		if _, err := s.Commit(b.Context(), 0, store.Revision{Header: store.Header{At: time.Now()}, Delta: d}); err != nil {
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
		start = time.Now()
		before := loaded.Facts.Person(storetest.PersonID(n / 2))
		after := *before
		after.Name = "Another"
		small := org.Delta{People: []org.Pair[org.PersonRecord]{{Before: before, After: &after}}}
		if _, err := s.Commit(b.Context(), 1, store.Revision{Header: store.Header{At: time.Now()}, Delta: small}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds()*1000, "ms/small-commit")
		info, _ := os.Stat(path)
		b.ReportMetric(float64(info.Size())/1e6, "MB")
		start = time.Now()
		if _, err := s.Revisions(b.Context(), 0, 1); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s/decode-payload")
		s.Close()
	}
}
