// Package storetest is the suite that every store must pass. An adapter's test calls Run, and its TestMain calls
// Main, because some of the suite's writers are processes of their own.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rung/org"
	"rung/store"
)

// Adapter is a store under test.
type Adapter struct {
	// URL returns the URL of a new, empty store.
	URL func(t *testing.T) string
	// Edit edits the graph as somebody would by hand, past the Store.
	Edit func(t *testing.T, url string, e Edit)
}

// Run runs the suite.
func Run(t *testing.T, a Adapter) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, string)
	}{
		{"an empty store loads as revision 0", emptyStore},
		{"what was committed is loaded", loadEqualsCommit},
		{"redoing all revisions gives what is loaded", redoEqualsLoad},
		{"a stale commit writes nothing", staleCommit},
		{"a repeated request id is answered with the first number", repeatedRequest},
		{"a repeated request id of many at once is written once", repeatedAtOnce},
		{"headers are paged newest first", headers},
		{"a cancelled commit writes nothing", cancelled},
		{"saving a ladder again leaves people at their levels", resaveLadder},
		{"a level that is gone keeps the people who were at it", removeLevel},
		{"a revision is seen elsewhere once it is acknowledged", seenElsewhere},
		{"several processes lose no update", manyProcesses},
		{"a writer that is killed leaves all of a revision or nothing", killed},
		{"tokens are kept and change nothing", tokens},
		{"an edit by hand is noticed and loads", func(t *testing.T, url string) { editedLoads(t, a, url) }},
		{"an edit by hand becomes one revision", func(t *testing.T, url string) { editedIsAdopted(t, a, url) }},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, a.URL(t)) })
	}
}

func open(t *testing.T, url string) store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatalf("open %s: %v", url, err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func load(t *testing.T, s store.Store) *org.Facts {
	t.Helper()
	l, err := s.Load(t.Context())
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	if len(l.Warnings) > 0 {
		t.Errorf("load warns %q, want nothing", l.Warnings)
	}
	return l.Facts
}

func commit(t *testing.T, s store.Store, expected int, requestID string, d org.Delta) int {
	t.Helper()
	r, err := s.Commit(t.Context(), expected, Revision(requestID, d))
	if err != nil {
		t.Fatalf("commit on revision %d: %v", expected, err)
	}
	return r.Number
}

// Revision returns a revision with everything that a header may say.
func Revision(requestID string, d org.Delta) store.Revision {
	return store.Revision{
		Header: store.Header{
			RequestID: requestID, At: time.Date(2026, 1, 2, 3, 4, 5, 678_000_000, time.UTC), By: "lin@example.com", Origin: "api from 192.0.2.7",
			Effective: org.NewDate(2026, 2, 1), Reason: "because", Summary: "something changed",
			Scheduled: []org.Date{org.NewDate(2026, 3, 1), org.NewDate(2027, 1, 31)},
		},
		Touched: []string{"person/p1"},
		Delta:   d,
	}
}

// rename returns a delta that gives a person another name, on top of facts.
func rename(f *org.Facts, number int, name string) org.Delta {
	before := f.Person(PersonID(number))
	after := *before
	after.Name = name
	return org.Delta{People: []org.Pair[org.PersonRecord]{{Before: before, After: &after}}}
}

// Differ compares everything that two facts say.
func Differ(want, got *org.Facts) string {
	return cmp.Diff(contents(want), contents(got), options...)
}

var options = cmp.Options{cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(org.Line{}, org.MenteeSpell{})}

func contents(f *org.Facts) any {
	return struct {
		Revision     int
		Organization org.OrganizationRecord
		People       []*org.PersonRecord
		Openings     []*org.OpeningRecord
		Teams        []*org.TeamRecord
		Ladders      []*org.LadderRecord
	}{f.Revision, f.Organization, slices.Collect(f.People()), slices.Collect(f.Openings()), f.Teams(), f.Ladders()}
}

func empty() *org.Facts { return org.NewFacts(0, org.OrganizationRecord{}, nil, nil, nil, nil) }

func same(t *testing.T, want, got *org.Facts) {
	t.Helper()
	if d := Differ(want, got); d != "" {
		t.Errorf("loaded otherwise than committed (-want +got):\n%s", d)
	}
}

func emptyStore(t *testing.T, url string) {
	s := open(t, url)
	same(t, empty(), load(t, s))
	if h, err := s.Head(t.Context()); err != nil || h != (store.Head{}) {
		t.Errorf("head is %+v, %v, want revision 0", h, err)
	}
	if list, err := s.Revisions(t.Context(), 0, 10); err != nil || len(list) != 0 {
		t.Errorf("revisions are %v, %v, want none", list, err)
	}
	if _, err := s.Revision(t.Context(), 1); !errors.Is(err, store.ErrNoRevision) {
		t.Errorf("revision 1: %v, want ErrNoRevision", err)
	}
}

func loadEqualsCommit(t *testing.T, url string) {
	s := open(t, url)
	d := Everything()
	if n := commit(t, s, 0, "first", d); n != 1 {
		t.Fatalf("the first revision is %d, want 1", n)
	}
	same(t, empty().Redo(1, d), load(t, s))
	same(t, empty().Redo(1, d), load(t, open(t, url)))
	r, err := s.Revision(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	want := Revision("first", d)
	want.Number = 1
	if diff := cmp.Diff(want, r, options...); diff != "" {
		t.Errorf("the revision reads otherwise than it was written (-want +got):\n%s", diff)
	}
}

func redoEqualsLoad(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "", Delta(50))
	f := load(t, s)
	for i, d := range []func(*org.Facts) org.Delta{
		func(f *org.Facts) org.Delta { return rename(f, 3, "Ada Example") },
		func(f *org.Facts) org.Delta { return move(f, 9, 2, org.NewDate(2026, 3, 1)) },
		func(f *org.Facts) org.Delta { return move(f, 9, 4, org.NewDate(2026, 2, 1)) },
		func(f *org.Facts) org.Delta { return forget(f, 49) },
		func(f *org.Facts) org.Delta { return clear(f, 7) },
		func(f *org.Facts) org.Delta { return clear(f, 7).Invert() },
	} {
		delta := d(f)
		f = f.Redo(commit(t, s, i+1, "", delta), delta)
		same(t, f, load(t, s))
	}
	g := empty()
	for {
		list, err := s.Revisions(t.Context(), g.Revision, 2)
		if err != nil {
			t.Fatal(err)
		}
		if len(list) == 0 {
			break
		}
		for _, r := range list {
			if r.Number != g.Revision+1 {
				t.Fatalf("revision %d follows %d", r.Number, g.Revision)
			}
			g = g.Redo(r.Number, r.Delta)
		}
	}
	same(t, f, g)
}

// move returns a delta that gives a person another manager from a day.
func move(f *org.Facts, number, to int, day org.Date) org.Delta {
	before := f.Person(PersonID(number))
	after := *before
	first := before.Lines[0]
	first.Until = day
	after.Lines = []org.Line{first, {Period: org.Period{Since: day, Until: org.Forever}, To: PersonID(to)}}
	return org.Delta{People: []org.Pair[org.PersonRecord]{{Before: before, After: &after}}}
}

// forget returns a delta after which a person was never there.
func forget(f *org.Facts, number int) org.Delta {
	return org.Delta{People: []org.Pair[org.PersonRecord]{{Before: f.Person(PersonID(number))}}}
}

// clear returns a delta that leaves a person only the name and the employment.
func clear(f *org.Facts, number int) org.Delta {
	before := f.Person(PersonID(number))
	after := &org.PersonRecord{ID: before.ID, Name: before.Name, Employments: before.Employments}
	return org.Delta{People: []org.Pair[org.PersonRecord]{{Before: before, After: after}}}
}

func staleCommit(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "", Delta(10))
	f := load(t, s)
	commit(t, s, 1, "", rename(f, 1, "First"))
	want := load(t, s)
	for _, expected := range []int{0, 1, 3} {
		if _, err := s.Commit(t.Context(), expected, Revision("", rename(f, 1, "Second"))); !errors.Is(err, store.ErrStale) {
			t.Errorf("commit on revision %d: %v, want ErrStale", expected, err)
		}
	}
	same(t, want, load(t, s))
}

func repeatedRequest(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "a", Delta(10))
	f := load(t, s)
	commit(t, s, 1, "b", rename(f, 1, "First"))
	commit(t, s, 2, "c", rename(f, 2, "First"))
	want := load(t, s)
	for _, expected := range []int{1, 3, 7} {
		if n := commit(t, s, expected, "b", rename(f, 1, "Second")); n != 2 {
			t.Errorf("repeated on revision %d, it is answered with %d, want 2", expected, n)
		}
	}
	same(t, want, load(t, s))
	if r, err := s.ByRequest(t.Context(), "b"); err != nil || r.Number != 2 || !slices.Equal(r.Touched, []string{"person/p1"}) {
		t.Errorf("the revision of request b is %d, touching %v, %v", r.Number, r.Touched, err)
	}
	if _, err := s.ByRequest(t.Context(), "d"); !errors.Is(err, store.ErrNoRevision) {
		t.Errorf("request d: %v, want ErrNoRevision", err)
	}
}

func headers(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "r1", Delta(10))
	f := load(t, s)
	for i := 1; i < 5; i++ {
		commit(t, s, i, fmt.Sprintf("r%d", i+1), rename(f, i, "X"))
	}
	for _, c := range []struct {
		before, limit int
		want          []int
	}{{0, 2, []int{5, 4}}, {4, 10, []int{3, 2, 1}}, {1, 10, nil}, {0, 100, []int{5, 4, 3, 2, 1}}} {
		list, err := s.Headers(t.Context(), c.before, c.limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, h := range list {
			got = append(got, h.Number)
			want := Revision(fmt.Sprintf("r%d", h.Number), org.Delta{}).Header
			want.Number = h.Number
			if !cmp.Equal(h, want) {
				t.Errorf("header %+v, want %+v", h, want)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d before %d are %v, want %v", c.limit, c.before, got, c.want)
		}
	}
}

func cancelled(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "", Delta(10))
	want := load(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Commit(ctx, 1, Revision("", rename(want, 1, "X"))); !errors.Is(err, context.Canceled) {
		t.Errorf("commit: %v, want context.Canceled", err)
	}
	if _, err := s.Load(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("load: %v, want context.Canceled", err)
	}
	same(t, want, load(t, s))
}

func resaveLadder(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "", Delta(20))
	f := load(t, s)
	before := f.Ladder("ladder/example")
	after := *before
	after.Summary = "Said anew."
	after.Levels = slices.Clone(before.Levels)
	after.Levels[1].Title, after.Levels[1].Expectations = "Another title", nil
	d := org.Delta{Ladders: []org.Pair[org.LadderRecord]{{Before: before, After: &after}}}
	commit(t, s, 1, "", d)
	same(t, f.Redo(2, d), load(t, s))
}

func removeLevel(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "", Delta(20))
	f := load(t, s)
	before := f.Ladder("ladder/example")
	after := *before
	after.Levels = slices.Clone(before.Levels[:4])
	after.Levels[3].Next = nil
	d := org.Delta{Ladders: []org.Pair[org.LadderRecord]{{Before: before, After: &after}}}
	commit(t, s, 1, "", d)
	same(t, f.Redo(2, d), load(t, s))
	commit(t, s, 2, "", d.Invert())
	same(t, f.Redo(3, org.Delta{}), load(t, s))
}
