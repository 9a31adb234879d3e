package faults

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
	"time"

	"rung/store/neo4j/testserver"
)

// reads checks that reading goes on, at memory's speed, and says whether the store can be written.
func reads(t *testing.T, s *server) {
	t.Helper()
	began := time.Now()
	if got := s.must(`{ org { headcount } }`); !strings.Contains(got, `"headcount":12`) {
		t.Errorf("meanwhile it says %s", got)
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("reading took %s", took)
	}
}

// progress waits until the writers have got further by so many changes.
func (w *writers) progress(many int64, most time.Duration) {
	w.t.Helper()
	from := w.rounds.Load()
	eventually(w.t, most, fmt.Sprintf("%d changes are written", many), func() bool { return w.rounds.Load() >= from+many })
}

func TestADatabaseThatEndsAndComesBackLosesNothing(t *testing.T) {
	db := newNeo4j(t)
	url := "bolt://" + db.Address()
	s := newServer(t, url)
	found(s)
	w := newWriters(t, 4, s)
	for _, end := range []func(){
		db.Suspend,
		func() {
			if err := syscall.Kill(db.PID(), syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
			<-db.Ended()
		},
	} {
		w.progress(20, 30*time.Second)
		end()
		refused := w.refused.Load()
		for range 20 {
			reads(t, s)
			time.Sleep(50 * time.Millisecond)
		}
		eventually(t, 30*time.Second, "somebody is told that nothing can be written", func() bool { return w.refused.Load() > refused })
		if err := db.Resume(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.progress(20, 60*time.Second)
	}
	w.end()
	w.check(url)
}

func TestASlowAndFailingNetworkLosesNothing(t *testing.T) {
	db := newNeo4j(t)
	p, err := testserver.NewProxy(db.Address())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	first := newServer(t, p.URL())
	found(first)
	w := newWriters(t, 6, first, newServer(t, p.URL()))
	w.progress(20, 30*time.Second)
	for _, network := range []struct {
		name  string
		delay time.Duration
		rate  int
		lose  float64
	}{
		{"commits are cut off", 0, 0, 0.4},
		{"slow", 40 * time.Millisecond, 0, 0},
		{"narrow", 0, 30_000, 0},
		{"all of it", 10 * time.Millisecond, 100_000, 0.3},
	} {
		p.Slow(network.delay, network.rate)
		p.Lose(func() testserver.Loss {
			switch {
			case rand.Float64() >= network.lose:
				return testserver.Nothing
			case rand.IntN(2) == 0:
				return testserver.TheRequest
			}
			return testserver.TheAnswer
		})
		for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(500 * time.Millisecond) {
			reads(t, first)
		}
		w.progress(3, 60*time.Second)
		p.Cut(1)
	}
	p.Slow(0, 0)
	p.Lose(nil)
	w.progress(20, 60*time.Second)
	w.end()
	w.check("bolt://" + db.Address())
	if p.Lost() < 10 {
		t.Errorf("only %d commits were cut off", p.Lost())
	}
	t.Logf("%d commits were cut off", p.Lost())
}

// asks is what writing is answered just now.
func (s *server) asks(query string) (r reply) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), 20*time.Second)
	defer cancel()
	r, err := s.ask(ctx, query, nil)
	if err != nil {
		s.t.Fatalf("%s: %v; the server says: %s", query, err, s.said)
	}
	return r
}
