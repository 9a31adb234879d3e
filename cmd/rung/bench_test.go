package main

import (
	"bytes"
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
	"rung/server"
	"rung/store"
)

// benchmarkedPeople is how many people benchmarks ask about.
const benchmarkedPeople = 100_000

// benchmarked is a server of many people, in the process itself, which benchmarks share.
var benchmarked = sync.OnceValues(func() (*server.Server, error) {
	folder, err := benchmarkFolder()
	if err != nil {
		return nil, err
	}
	url := "sqlite:" + filepath.Join(folder, "org.db")
	ctx := context.Background()
	if code := run(ctx, []string{"generate", "--people", fmt.Sprint(benchmarkedPeople), "--store", url}, output{io.Discard, io.Discard}); code != 0 {
		return nil, fmt.Errorf("generate ended with %d", code)
	}
	var c serveCommand
	parser, err := kong.New(&c)
	if err != nil {
		return nil, err
	}
	if _, err := parser.Parse([]string{"--store", url}); err != nil {
		return nil, err
	}
	log := slog.New(slog.NewTextHandler(io.Discard, &slog.HandlerOptions{Level: slog.LevelError}))
	l, err := storeFlag{Store: url}.open(ctx, log)
	if err != nil {
		return nil, err
	}
	l.Now().Today().Warm()
	var live atomic.Pointer[store.Live]
	live.Store(l)
	return newServer(c, log, &live, new(atomic.Pointer[store.State]))
})

// BenchmarkOperations asks what Rung and its peers are compared by, over HTTP's handler but without a network, of
// somebody else each time.
func BenchmarkOperations(b *testing.B) {
	s, err := benchmarked()
	if err != nil {
		b.Fatal(err)
	}
	ask := func(body []byte) ([]byte, error) {
		r := httptest.NewRequest(http.MethodPost, "http://localhost/graphql", bytes.NewReader(body))
		r.RemoteAddr = "127.0.0.1:1"
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Body.Bytes(), nil
	}
	people, err := bench.Find(ask)
	if err != nil {
		b.Fatal(err)
	}
	for _, o := range bench.Operations {
		b.Run(o.Name, func(b *testing.B) {
			b.ReportAllocs()
			dice := rand.New(rand.NewPCG(1, 1))
			var size int
			for b.Loop() {
				text, err := ask(o.Body(people, dice))
				if err != nil || bytes.Contains(text, []byte(`"errors":`)) {
					b.Fatalf("%v: %.300s", err, text)
				}
				size += len(text)
			}
			b.ReportMetric(float64(size)/float64(b.N), "answer-B/op")
		})
	}
}

func benchmarkFolder() (string, error) { return os.MkdirTemp("", "rung-bench-") }
