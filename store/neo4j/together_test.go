package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"rung/org"
	"rung/store"
	"rung/store/storetest"
)

// together is how long writers write in each of the tests below.
const together = 20 * time.Second

// writers change one organization through several servers as fast as they can, each its own people, and note what
// was acknowledged.
type writers struct {
	t     *testing.T
	lives []*store.Live

	mu           sync.Mutex
	acknowledged map[string]int // request id: revision
	names        map[string]string
	refused      int
}

// run lets four writers write until the time is over. A change whose outcome is not known, or that could not be
// written, is sent again under the same request id.
func (w *writers) run() {
	ctx, cancel := context.WithTimeout(w.t.Context(), together)
	defer cancel()
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() { w.write(ctx, i, w.lives[i%len(w.lives)]) })
	}
	all.Wait()
}

func (w *writers) write(ctx context.Context, number int, l *store.Live) {
	for n := 0; ctx.Err() == nil; n++ {
		person := storetest.PersonID(number*10 + n%10)
		q := store.Request{
			RequestID: fmt.Sprintf("w%d/%d", number, n),
			Changes:   []org.Change{org.Update{Person: person, Name: org.To(fmt.Sprintf("Name %d of %d", n, number))}},
		}
		for {
			r, err := l.Apply(context.WithoutCancel(ctx), q)
			if err == nil && r.Applied {
				w.mu.Lock()
				w.acknowledged[q.RequestID], w.names[person] = r.Revision, fmt.Sprintf("Name %d of %d", n, number)
				w.mu.Unlock()
				break
			}
			var e *org.Error
			if err == nil || !errors.As(err, &e) || e.Code != org.Unavailable {
				w.t.Errorf("a change is answered with %+v, %v", r.Problems, err)
				return
			}
			w.mu.Lock()
			w.refused++
			w.mu.Unlock()
		}
	}
}

// check compares the log with what was acknowledged, and the servers with what is loaded from scratch.
func (w *writers) check(url string) []store.Header {
	t := w.t
	t.Helper()
	s := open(t, url)
	want := load(t, s)
	headers, err := s.Headers(t.Context(), 0, 1_000_000)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(headers)
	if len(headers) != want.Revision {
		t.Errorf("revision %d has %d revisions before it", want.Revision, len(headers))
	}
	found := map[string]int{}
	for i, h := range headers {
		if h.Number != i+1 {
			t.Fatalf("the log has a gap or a duplicate: %d comes after %d", h.Number, i)
		}
		if h.RequestID != "" {
			found[h.RequestID]++
		}
	}
	for id, number := range w.acknowledged {
		if found[id] != 1 {
			t.Errorf("request %s was acknowledged as revision %d, and is %d times in the log", id, number, found[id])
		} else if headers[number-1].RequestID != id {
			t.Errorf("request %s was acknowledged as revision %d, which is that of %s", id, number, headers[number-1].RequestID)
		}
	}
	for person, name := range w.names {
		if got := want.Person(person).Name; got != name {
			t.Errorf("%s is called %q, want %q: an update was lost", person, got, name)
		}
	}
	for i, l := range w.lives {
		eventually(t, 30*time.Second, "every server is at the newest revision", func() bool { return l.Now().Revision() >= want.Revision })
		if l.Now().Revision() != want.Revision {
			t.Errorf("server %d is at revision %d, the store at %d", i, l.Now().Revision(), want.Revision)
		}
		same(t, want, l.Facts())
		fresh := org.NewSnapshot(want, l.Now().Today().Date())
		if a, b := outline(t, l.Now().Today()), outline(t, fresh); a != b {
			t.Errorf("server %d's snapshot is other than one from scratch:\n%s\n%s", i, a, b)
		}
	}
	t.Logf("%d changes were acknowledged in %d revisions, and %d tries refused", len(w.acknowledged), want.Revision, w.refused)
	if len(w.acknowledged) < 50 {
		t.Errorf("only %d changes were acknowledged", len(w.acknowledged))
	}
	return headers
}

func outline(t *testing.T, s *org.Snapshot) string {
	t.Helper()
	o, err := s.Outline(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%+v", *o)
}

func newWriters(t *testing.T, url string, through ...string) *writers {
	t.Helper()
	commit(t, open(t, url), 0, "", storetest.Delta(100))
	w := &writers{t: t, acknowledged: map[string]int{}, names: map[string]string{}}
	for _, u := range through {
		s, err := store.Open(t.Context(), u)
		if err != nil {
			t.Fatal(err)
		}
		l, err := store.OpenLive(t.Context(), s, store.Options{Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		w.lives = append(w.lives, l)
	}
	return w
}

func TestTwoServersAndFourWritersLoseNothing(t *testing.T) {
	url := newURL(t)
	w := newWriters(t, url, url, url)
	w.run()
	for _, h := range w.check(url)[1:] {
		if h.Reason != "" {
			t.Errorf("revision %d is %q: our own changes were taken for somebody's", h.Number, h.Reason)
		}
	}
}

func TestTwoServersAndFourWritersLoseNothingWhileConnectionsAreCut(t *testing.T) {
	url := newURL(t)
	p := newProxy(t)
	w := newWriters(t, url, p.URL(), p.URL())
	ctx, stop := context.WithCancel(t.Context())
	var cutting sync.WaitGroup
	cuts := 0
	cutting.Go(func() {
		for ctx.Err() == nil {
			pause := time.NewTimer(time.Duration(20+rand.IntN(300)) * time.Millisecond)
			select {
			case <-pause.C:
				cuts += p.Cut(0.5)
			case <-ctx.Done():
			}
		}
	})
	w.run()
	stop()
	cutting.Wait()
	if cuts < 20 {
		t.Errorf("only %d connections were cut", cuts)
	}
	t.Logf("%d connections were cut", cuts)
	for _, h := range w.check(url)[1:] {
		if h.Reason != "" {
			t.Errorf("revision %d is %q: our own changes were taken for somebody's", h.Number, h.Reason)
		}
	}
}

func TestTwoServersAndFourWritersLoseNothingAmongEditsByHand(t *testing.T) {
	url := newURL(t)
	w := newWriters(t, url, url, url)
	ctx, stop := context.WithCancel(t.Context())
	var editing sync.WaitGroup
	edits := 0
	var took []time.Duration
	editing.Go(func() {
		for ctx.Err() == nil {
			pause := time.NewTimer(time.Duration(50+rand.IntN(400)) * time.Millisecond)
			select {
			case <-pause.C:
				id, name := storetest.PersonID(50+edits%50), fmt.Sprint("By hand ", edits)
				cypher(t, server(t), `MATCH (p:Person {id: $id}) SET p.name = $name`, map[string]any{"id": id, "name": name})
				edits++
				began := time.Now()
				for _, l := range w.lives { // while others go on writing
					eventually(t, 10*time.Second, "an edit is served", func() bool { return l.Facts().Person(id).Name == name })
				}
				took = append(took, time.Since(began))
			case <-ctx.Done():
			}
		}
	})
	w.run()
	stop()
	editing.Wait()
	last := storetest.PersonID(50 + (edits-1)%50)
	for _, l := range w.lives {
		eventually(t, 30*time.Second, "the last edit is served", func() bool { return l.Facts().Person(last).Name == fmt.Sprint("By hand ", edits-1) })
	}
	adopted := 0
	for _, h := range w.check(url)[1:] {
		if h.Reason == "edited in the database" {
			adopted++
		}
	}
	for i := max(0, edits-50); i < edits; i++ {
		if got, want := w.lives[0].Facts().Person(storetest.PersonID(50+i%50)).Name, fmt.Sprint("By hand ", i); got != want {
			t.Errorf("the edit %q is lost: the name is %q", want, got)
		}
	}
	if adopted == 0 || adopted > edits {
		t.Errorf("%d edits became %d revisions", edits, adopted)
	}
	slices.Sort(took)
	t.Logf("%d edits became %d revisions; they were served after %s in the median, %s at most", edits, adopted, took[len(took)/2], took[max(0, len(took)-1)])
}
