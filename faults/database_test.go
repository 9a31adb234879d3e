package faults

import (
	"context"
	"strings"
	"syscall"
	"testing"
	"time"
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
	for end := time.Now().Add(most); w.rounds.Load() < from+many; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			w.t.Fatalf("in %s only %d changes were written", most, w.rounds.Load()-from)
		}
	}
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
		for until := time.Now().Add(30 * time.Second); w.refused.Load() == refused && time.Now().Before(until); {
			time.Sleep(50 * time.Millisecond)
		}
		if w.refused.Load() == refused {
			t.Error("nobody was told that nothing could be written")
		}
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
	p := newProxy(t, db.Address())
	first := newServer(t, p.url())
	found(first)
	w := newWriters(t, 6, first, newServer(t, p.url()))
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
		p.set(network.delay, network.rate, network.lose)
		for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(500 * time.Millisecond) {
			reads(t, first)
		}
		w.progress(3, 60*time.Second)
		p.cut()
	}
	p.set(0, 0, 0)
	w.progress(20, 60*time.Second)
	w.end()
	w.check("bolt://" + db.Address())
	if p.lost < 10 {
		t.Errorf("only %d commits were cut off", p.lost)
	}
	t.Logf("%d commits were cut off", p.lost)
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
