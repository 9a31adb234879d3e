package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/alecthomas/kong"

	"rung/bench"
	"rung/store"
)

// benchmarkedPeople is how many people benchmarks ask about: RUNG_BENCHMARK_PEOPLE, or 100,000.
func benchmarkedPeople() string { return cmp.Or(os.Getenv("RUNG_BENCHMARK_PEOPLE"), "100000") }

// benchmarkFolder is removed once all benchmarks are over.
var benchmarkFolder string

func TestMain(m *testing.M) {
	code := m.Run()
	if benchmarkFolder != "" {
		_ = os.RemoveAll(benchmarkFolder)
	}
	os.Exit(code)
}

// benchmarked is an organization of many people, which benchmarks share.
var benchmarked = sync.OnceValues(func() (*store.Live, error) {
	folder, err := os.MkdirTemp("", "rung-benchmark-")
	if err != nil {
		return nil, err
	}
	benchmarkFolder = folder
	url := "sqlite:" + filepath.Join(folder, "org.db")
	ctx := context.Background()
	if code := run(ctx, []string{"generate", "--people", benchmarkedPeople(), "--store", url}, output{io.Discard, io.Discard}); code != 0 {
		return nil, fmt.Errorf("generate ended with %d", code)
	}
	l, err := storeFlag{Store: url}.open(ctx, slog.New(slog.DiscardHandler))
	if err == nil {
		l.Now().Today().Warm()
	}
	return l, err
})

// asking returns a function that asks a server of the shared organization, in the process itself.
func asking(b *testing.B, flags ...string) func(body []byte) ([]byte, error) {
	b.Helper()
	l, err := benchmarked()
	if err != nil {
		b.Fatal(err)
	}
	var c serveCommand
	parser, err := kong.New(&c)
	if err == nil {
		_, err = parser.Parse(append([]string{"--store", "none"}, flags...))
	}
	if err != nil {
		b.Fatal(err)
	}
	var live atomic.Pointer[store.Live]
	live.Store(l)
	s, err := newServer(c, slog.New(slog.DiscardHandler), &live, new(atomic.Pointer[store.State]))
	if err != nil {
		b.Fatal(err)
	}
	return func(body []byte) ([]byte, error) {
		r := httptest.NewRequest(http.MethodPost, "http://localhost/graphql", bytes.NewReader(body))
		r.RemoteAddr = "127.0.0.1:1"
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Body.Bytes(), nil
	}
}

// BenchmarkOperations asks what Rung and its peers are compared by, over HTTP's handler but without a network, of
// somebody else each time; no answer is kept.
func BenchmarkOperations(b *testing.B) {
	benchmark(b, asking(b, "--answer-cache", "0"), bench.Operations)
}

// BenchmarkKept asks the same, of a thousand people in turn, whose answers are kept.
func BenchmarkKept(b *testing.B) {
	benchmark(b, asking(b), bench.Questions())
}

func benchmark(b *testing.B, ask func(body []byte) ([]byte, error), operations []bench.Operation) {
	people, err := bench.Find(ask)
	if err != nil {
		b.Fatal(err)
	}
	for _, o := range operations {
		b.Run(o.Name, func(b *testing.B) {
			b.ReportAllocs()
			dice := rand.New(rand.NewPCG(1, 1))
			for b.Loop() {
				text, err := ask(o.Body(people, dice))
				if err == nil {
					err = o.Check(text)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
