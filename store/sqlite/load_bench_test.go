package sqlite_test

import (
	"path/filepath"
	"testing"
	"time"

	"rung/store"
	"rung/store/storetest"
)

func BenchmarkLoad(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "rung.db"))
	defer s.Close()
	if _, err := s.Commit(b.Context(), 0, store.Revision{Header: store.Header{At: time.Now()}, Delta: storetest.Delta(people(b))}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Load(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
