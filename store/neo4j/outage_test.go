package neo4j_test

import (
	"errors"
	"log/slog"
	"testing"
	"time"

	"rung/org"
	"rung/store"
	"rung/store/neo4j/testserver"
	"rung/store/storetest"
)

func open(t *testing.T, url string) store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatalf("open %s: %v", url, err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func live(t *testing.T, url string) *store.Live {
	t.Helper()
	s, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatalf("open %s: %v", url, err)
	}
	l, err := store.OpenLive(t.Context(), s, store.Options{Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func commit(t testing.TB, s store.Store, expected int, requestID string, d org.Delta) store.Receipt {
	t.Helper()
	r, err := s.Commit(t.Context(), expected, revision(requestID, d))
	if err != nil {
		t.Fatalf("commit on revision %d: %v", expected, err)
	}
	return r
}

func revision(requestID string, d org.Delta) store.Revision {
	return store.Revision{Header: store.Header{RequestID: requestID, At: time.Now().UTC(), Effective: org.NewDate(2026, 1, 1)}, Delta: d}
}

func load(t testing.TB, s store.Store) *org.Facts {
	t.Helper()
	l, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return l.Facts
}

func rename(f *org.Facts, number int, name string) org.Delta {
	before := f.Person(storetest.PersonID(number))
	after := *before
	after.Name = name
	return org.Delta{People: []org.Pair[org.PersonRecord]{{Before: before, After: &after}}}
}

func eventually(t *testing.T, patience time.Duration, what string, ok func() bool) {
	t.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-deadline.C:
			t.Fatalf("not within %s: %s", patience, what)
		case <-tick.C:
		}
	}
}

func TestALostAcknowledgementIsSettledOnce(t *testing.T) {
	for _, test := range []struct {
		name      string
		lose      testserver.Loss
		requestID string
	}{
		{"the answer is lost", testserver.TheAnswer, "a"},
		{"the answer is lost, without a request id", testserver.TheAnswer, ""},
		{"the request is lost", testserver.TheRequest, "a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			url := newURL(t)
			p := newProxy(t)
			s := open(t, p.URL())
			commit(t, s, 0, "", storetest.Delta(10))
			f := load(t, s)
			p.Lose(testserver.Once(test.lose))
			if r := commit(t, s, 1, test.requestID, rename(f, 1, "Once")); r != (store.Receipt{Number: 2}) {
				t.Errorf("the receipt is %+v, want revision 2, written now", r)
			}
			if p.Lost() != 1 {
				t.Fatalf("%d messages were lost, want 1", p.Lost())
			}
			g := load(t, open(t, url))
			if g.Revision != 2 || g.Person(storetest.PersonID(1)).Name != "Once" {
				t.Errorf("the store is at revision %d, the name is %q; want 2, Once", g.Revision, g.Person(storetest.PersonID(1)).Name)
			}
			if h, err := s.Head(t.Context()); err != nil || h != (store.Head{Revision: 2}) {
				t.Errorf("head is %+v, %v, want revision 2, not edited", h, err)
			}
		})
	}
}

func TestAnOutcomeThatCannotBeSettledIsSaidToBeUnknownAndMayBeSentAgain(t *testing.T) {
	newURL(t)
	p := newProxy(t)
	s := open(t, p.URL())
	commit(t, s, 0, "", storetest.Delta(10))
	f := load(t, s)
	p.Lose(testserver.Once(testserver.TheAnswerAndAllThatFollows))
	if _, err := s.Commit(t.Context(), 1, revision("a", rename(f, 1, "Once"))); !errors.Is(err, store.ErrUnknownOutcome) {
		t.Fatalf("commit: %v, want ErrUnknownOutcome", err)
	}
	p.Shut(true)
	if _, err := s.Commit(t.Context(), 1, revision("b", rename(f, 1, "Never"))); !errors.Is(err, store.ErrUnavailable) {
		t.Fatalf("a commit that cannot begin: %v, want ErrUnavailable", err)
	}
	p.Shut(false)
	if r := commit(t, s, 1, "a", rename(f, 1, "Once")); r != (store.Receipt{Number: 2, Repeated: true}) {
		t.Errorf("sent again, it is answered with %+v, want that it was revision 2", r)
	}
	if got := load(t, s).Person(storetest.PersonID(1)).Name; got != "Once" {
		t.Errorf("the name is %q", got)
	}
}

func TestReadsGoOnWhileTheServerIsDownAndItRecovers(t *testing.T) {
	own := ownServer(t)
	url := "bolt://" + own.Address()
	empty(t, own.Address())
	commit(t, open(t, url), 0, "", storetest.Delta(10))
	l := live(t, url)
	rename := func(name string) (store.Result, error) {
		return l.Apply(t.Context(), store.Request{Changes: []org.Change{org.Update{Person: storetest.PersonID(1), Name: org.To(name)}}})
	}
	own.Suspend()
	began := time.Now()
	_, err := rename("Never")
	var e *org.Error
	if !errors.As(err, &e) || e.Code != org.Unavailable {
		t.Fatalf("a change while the server is down: %v, want UNAVAILABLE", err)
	}
	if took := time.Since(began); took > 8*time.Second {
		t.Errorf("it took %s to say that the server is down", took)
	}
	eventually(t, 10*time.Second, "the state says that the store cannot be reached", func() bool { return !l.State().Reachable })
	if p, ok := l.Snapshot(org.NoDate).Person(storetest.PersonID(1)); !ok || p.Name() != "Person 1 Example" {
		t.Errorf("reads stopped")
	}

	if err := own.Resume(t.Context()); err != nil {
		t.Fatal(err)
	}
	eventually(t, 15*time.Second, "the state says that the store can be reached", func() bool { return l.State().Reachable })
	r, err := rename("Again")
	if err != nil || r.Revision != 2 {
		t.Errorf("a change afterwards: revision %d, %v, want 2", r.Revision, err)
	}
}

func same(t *testing.T, want, got *org.Facts) {
	t.Helper()
	if d := storetest.Differ(want, got); d != "" {
		t.Errorf("the facts are other than expected (-want +got):\n%s", shortened(d))
	}
}

func shortened(s string) string {
	if len(s) > 2000 {
		return s[:2000] + " …"
	}
	return s
}
