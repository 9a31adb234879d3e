package store_test

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rung/org"
	"rung/store"
	_ "rung/store/sqlite"
)

// clock is a clock that a test moves.
type clock struct{ nanoseconds atomic.Int64 }

func (c *clock) now() time.Time     { return time.Unix(0, c.nanoseconds.Load()) }
func (c *clock) set(t time.Time)    { c.nanoseconds.Store(t.UnixNano()) }
func at(hour, minute int) time.Time { return time.Date(2026, 3, 1, hour, minute, 0, 0, time.UTC) }
func newURL(t *testing.T) string    { return "sqlite:" + filepath.Join(t.TempDir(), "rung.db") }
func day(y, m, d int) org.Date      { return org.NewDate(y, m, d) }
func pointer(n int) *int            { return &n }
func hire(name, to string) org.Hire {
	return org.Hire{ID: "person/" + name, Name: name, Title: "Product Manager", Manager: to}
}
func move(name, to string) org.Move { return org.Move{Person: name, To: to} }
func quiet() *slog.Logger           { return slog.New(slog.DiscardHandler) }
func names(list []org.Person) (out []string) {
	for _, p := range list {
		out = append(out, p.Name())
	}
	return out
}

func live(t *testing.T, url string) (*store.Live, *clock) {
	t.Helper()
	c := &clock{}
	c.set(at(12, 0))
	return wrapped(t, url, c, func(s store.Store) store.Store { return s }), c
}

func wrapped(t *testing.T, url string, c *clock, wrap func(store.Store) store.Store) *store.Live {
	t.Helper()
	s, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	l, err := store.OpenLive(t.Context(), wrap(s), store.Options{Clock: c.now, Log: quiet(), Poll: 5 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func apply(t *testing.T, l *store.Live, q store.Request) store.Result {
	t.Helper()
	r, err := l.Apply(t.Context(), q)
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	if len(r.Problems) > 0 {
		t.Fatalf("apply: problems %+v", r.Problems)
	}
	return r
}

func changes(list ...org.Change) store.Request { return store.Request{Changes: list} }

// eventually polls until a condition holds, for a second: the time within which others' commits must be seen.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	deadline := time.NewTimer(2 * time.Second)
	defer deadline.Stop()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-deadline.C:
			t.Fatalf("not within 2 s: %s", what)
		case <-tick.C:
		}
	}
}

func TestACommitIsVisibleAtOnceAndElsewhereWithinASecond(t *testing.T) {
	url := newURL(t)
	one, _ := live(t, url)
	two, _ := live(t, url)
	r := apply(t, one, changes(hire("ada", ""), hire("bob", "person/ada")))
	if !r.Applied || r.Revision != 1 || !slices.Equal(r.Touched, []string{"person/ada", "person/bob"}) {
		t.Errorf("the result is %+v", r)
	}
	if got := names(one.Snapshot(org.NoDate).Roots()); !slices.Equal(got, []string{"ada"}) {
		t.Errorf("roots are %v, want ada", got)
	}
	eventually(t, "the other process sees revision 1", func() bool { return two.Now().Revision() == 1 })
	if got := two.Now().Today().Headcount(); got != 2 {
		t.Errorf("the other process counts %d people, want 2", got)
	}
	if h := two.Now().Headers(); len(h) != 1 || h[0].Summary != "2 hires" {
		t.Errorf("the other process's log is %+v", h)
	}
}

func TestAStaleRequestIsCheckedAgainOnWhatOthersWrote(t *testing.T) {
	url := newURL(t)
	one, _ := live(t, url)
	two, _ := live(t, url)
	apply(t, one, changes(hire("ada", ""), hire("bob", "person/ada"), hire("cyn", "person/ada")))
	eventually(t, "the other process sees revision 1", func() bool { return two.Now().Revision() == 1 })
	apply(t, one, changes(move("person/bob", "person/cyn")))
	r, err := two.Apply(t.Context(), changes(move("person/cyn", "person/bob"))) // on its own fine, but now a cycle
	if err != nil || r.Applied || len(r.Problems) == 0 || r.Problems[0].Code != org.ReportingCycle {
		t.Errorf("the result is %+v, %v, want a problem REPORTING_CYCLE", r, err)
	}
}

func TestManyWritersLoseNothing(t *testing.T) {
	url := newURL(t)
	var all []*store.Live
	for range 3 {
		l, _ := live(t, url)
		all = append(all, l)
	}
	apply(t, all[0], changes(hire("ada", "")))
	var wg sync.WaitGroup
	const each = 15
	for w := range 6 {
		wg.Go(func() {
			for i := range each {
				id := string(rune('a'+w)) + string(rune('a'+i))
				r, err := all[w%3].Apply(t.Context(), changes(hire(id, "person/ada")))
				if err != nil || !r.Applied {
					t.Errorf("hire %s: %+v, %v", id, r.Problems, err)
				}
			}
		})
	}
	wg.Wait()
	for _, l := range all {
		eventually(t, "everybody is hired", func() bool { return l.Now().Today().Headcount() == 1+6*each })
		if got := l.Now().Revision(); got != 1+6*each {
			t.Errorf("the revision is %d, want %d", got, 1+6*each)
		}
	}
}

func TestARepeatedRequestIsAnsweredWithTheFirstResult(t *testing.T) {
	url := newURL(t)
	one, _ := live(t, url)
	two, _ := live(t, url)
	q := changes(hire("ada", ""))
	q.RequestID = "once"
	apply(t, one, q)
	apply(t, one, changes(hire("bob", "person/ada")))
	for _, l := range []*store.Live{one, two} {
		r := apply(t, l, q)
		if !r.Applied || r.Revision != 1 || !slices.Equal(r.Touched, []string{"person/ada"}) {
			t.Errorf("repeated, the result is %+v, want revision 1", r)
		}
	}
	if got := one.Now().Revision(); got != 2 {
		t.Errorf("the revision is %d, want 2", got)
	}
}

func TestAnotherRevisionThanExpectedIsAConflict(t *testing.T) {
	l, _ := live(t, newURL(t))
	apply(t, l, changes(hire("ada", "")))
	q := changes(hire("bob", "person/ada"))
	for _, expected := range []int{0, 2} {
		q.ExpectedRevision = pointer(expected)
		_, err := l.Apply(t.Context(), q)
		var e *org.Error
		if !errors.As(err, &e) || e.Code != org.Conflict || e.Argument != "expectedRevision" {
			t.Errorf("expecting revision %d: %v, want CONFLICT", expected, err)
		}
	}
	q.ExpectedRevision = pointer(1)
	if r := apply(t, l, q); r.Revision != 2 {
		t.Errorf("the revision is %d, want 2", r.Revision)
	}
}

func TestADryRunWritesNothing(t *testing.T) {
	l, _ := live(t, newURL(t))
	apply(t, l, changes(hire("ada", "")))
	q := changes(hire("bob", "person/ada"))
	q.DryRun = true
	r := apply(t, l, q)
	if r.Applied || r.Revision != 1 || r.Snapshot.Headcount() != 2 {
		t.Errorf("the preview is %+v of %d people, want one of 2 on revision 1", r, r.Snapshot.Headcount())
	}
	if got := r.Snapshot.Roots()[0].ID(); got != "person/ada@preview" {
		t.Errorf("the id is %s, want person/ada@preview", got)
	}
	if l.Now().Today().Headcount() != 1 || l.Now().Revision() != 1 {
		t.Error("the dry run was applied")
	}
}

func TestAWithdrawnRevisionIsUndone(t *testing.T) {
	l, _ := live(t, newURL(t))
	apply(t, l, changes(hire("ada", ""), hire("bob", "person/ada"), hire("cyn", "person/ada")))
	apply(t, l, changes(move("person/cyn", "person/bob")))
	r := apply(t, l, changes(org.Withdraw{Revision: 2}))
	if got := names(r.Snapshot.Roots()[0].Reports()); !slices.Equal(got, []string{"bob", "cyn"}) {
		t.Errorf("ada's reports are %v, want bob and cyn", got)
	}
	r, err := l.Apply(t.Context(), changes(org.Withdraw{Revision: 9}))
	if err != nil || len(r.Problems) != 1 || r.Problems[0].Code != org.NotWithdrawable {
		t.Errorf("withdrawing revision 9: %+v, %v, want NOT_WITHDRAWABLE", r, err)
	}
}

func TestAnotherDayIsComputedOnceAndSaysItsDay(t *testing.T) {
	l, _ := live(t, newURL(t))
	h := hire("ada", "")
	h.StartDate = day(2025, 1, 1)
	apply(t, l, changes(h))
	past := l.Snapshot(day(2025, 6, 1))
	if got := past.Roots()[0].ID(); got != "person/ada@2025-06-01" {
		t.Errorf("the id is %s", got)
	}
	if l.Snapshot(day(2025, 6, 1)) != past {
		t.Error("asked again, it was computed again")
	}
	if got := l.Snapshot(day(2024, 6, 1)).Headcount(); got != 0 {
		t.Errorf("before ada joined %d people are counted", got)
	}
}

func TestAScheduledChangeTakesEffectAtMidnight(t *testing.T) {
	l, c := live(t, newURL(t))
	apply(t, l, changes(hire("ada", "")))
	q := changes(hire("bob", "person/ada"))
	q.Effective = day(2026, 3, 2)
	apply(t, l, q)
	if got := l.Now().Today().Headcount(); got != 1 {
		t.Fatalf("%d people today, want 1", got)
	}
	events := l.Subscribe(t.Context(), nil)
	c.set(at(23, 59).Add(2 * time.Minute))
	eventually(t, "the new day", func() bool { return l.Now().Today().Date() == day(2026, 3, 2) })
	if got := l.Now().Today().Headcount(); got != 2 {
		t.Errorf("%d people the day after, want 2", got)
	}
	if e := <-events; e.Number != 2 || !e.TookEffect {
		t.Errorf("the event is %+v, want that revision 2 took effect", e)
	}
}

func TestAHireWithAStartDateTellsWhenItHasCome(t *testing.T) {
	url := newURL(t)
	first, _ := live(t, url)
	bob := hire("bob", "")
	bob.StartDate = day(2026, 3, 2)
	apply(t, first, changes(hire("ada", "")))
	apply(t, first, changes(bob)) // effective today
	apply(t, first, changes(hire("cy", "")))
	l, c := live(t, url) // which knows of it from the store only
	events := l.Subscribe(t.Context(), nil)
	c.set(at(23, 59).Add(2 * time.Minute))
	if e := <-events; e.Number != 2 || !e.TookEffect {
		t.Errorf("the event is %+v, want that revision 2 took effect", e)
	}
}

func TestSubscribersGetEveryRevisionOnceAndInOrder(t *testing.T) {
	url := newURL(t)
	one, _ := live(t, url)
	two, _ := live(t, url)
	apply(t, one, changes(hire("ada", "")))
	apply(t, one, changes(hire("bob", "person/ada")))
	ctx, cancel := context.WithCancel(t.Context())
	events := two.Subscribe(ctx, pointer(0))
	for i := range 10 {
		apply(t, []*store.Live{one, two}[i%2], changes(hire(string(rune('c'+i)), "person/ada")))
	}
	for want := 1; want <= 12; want++ {
		if e := <-events; e.Number != want || e.TookEffect {
			t.Fatalf("the event is %+v, want revision %d", e, want)
		}
	}
	cancel()
	if e, open := <-events; open {
		t.Errorf("after the end another event came: %+v", e)
	}
}

// broken is a store that can be cut off.
type broken struct {
	store.Store
	off *atomic.Bool
}

func (b broken) err() error {
	if b.off.Load() {
		return store.ErrUnavailable
	}
	return nil
}

func (b broken) Head(ctx context.Context) (store.Head, error) {
	if err := b.err(); err != nil {
		return store.Head{}, err
	}
	return b.Store.Head(ctx)
}

func (b broken) Tokens(ctx context.Context) ([]store.Token, error) {
	if err := b.err(); err != nil {
		return nil, err
	}
	return b.Store.Tokens(ctx)
}

func (b broken) Commit(ctx context.Context, expected int, r store.Revision) (store.Receipt, error) {
	if err := b.err(); err != nil {
		return store.Receipt{}, err
	}
	return b.Store.Commit(ctx, expected, r)
}

func TestReadsGoOnWithoutTheStoreAndItRecovers(t *testing.T) {
	url := newURL(t)
	c := &clock{}
	c.set(at(12, 0))
	var off atomic.Bool
	l := wrapped(t, url, c, func(s store.Store) store.Store { return broken{s, &off} })
	other, _ := live(t, url)
	apply(t, l, changes(hire("ada", "")))
	off.Store(true)
	eventually(t, "the state says so", func() bool { return !l.State().Reachable })
	_, err := l.Apply(t.Context(), changes(hire("bob", "person/ada")))
	var e *org.Error
	if !errors.As(err, &e) || e.Code != org.Unavailable {
		t.Errorf("apply: %v, want UNAVAILABLE", err)
	}
	if got := l.Now().Today().Headcount(); got != 1 {
		t.Errorf("%d people, want 1", got)
	}
	eventually(t, "the other follows", func() bool { return other.Now().Revision() == 1 })
	apply(t, other, changes(hire("cyn", "person/ada")))
	off.Store(false)
	eventually(t, "it follows again", func() bool { return l.Now().Revision() == 2 && l.State().Reachable })
}

func TestAnEmptyStoreIsInitializedOnce(t *testing.T) {
	url := newURL(t)
	var wg sync.WaitGroup
	for range 4 {
		l, _ := live(t, url)
		wg.Go(func() {
			err := l.Initialize(t.Context(), func() ([]org.Change, error) {
				return []org.Change{org.SetOrganization{Name: "Example"}, hire("ada", "")}, nil
			})
			if err != nil || l.Now().Revision() != 1 || l.Now().Today().Headcount() != 1 {
				t.Errorf("initialized to revision %d: %v", l.Now().Revision(), err)
			}
		})
	}
	wg.Wait()
	l, _ := live(t, url)
	if got := l.Now().Revision(); got != 1 {
		t.Errorf("the revision is %d, want 1", got)
	}
}

func TestTheRevisionsOfAPersonAreThoseThatChangedThem(t *testing.T) {
	url := newURL(t)
	l, _ := live(t, url)
	apply(t, l, changes(hire("ada", ""), hire("bo", "person/ada")))
	apply(t, l, changes(hire("cy", "person/ada")))
	numbers := func(l *store.Live, id string) (out []int) {
		t.Helper()
		list, err := l.RevisionsOf(t.Context(), l.Now(), id)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range list {
			out = append(out, h.Number)
		}
		return out
	}
	if got := numbers(l, "person/cy"); !slices.Equal(got, []int{2}) {
		t.Errorf("Cy's are %v, want 2", got)
	}
	before := l.Now()
	apply(t, l, changes(move("bo", "cy")))
	apply(t, l, changes(org.Leave{Person: "cy"}))
	other, _ := live(t, url)
	for _, l := range []*store.Live{l, other} {
		for id, want := range map[string][]int{"person/ada": {1}, "person/bo": {1, 3, 4}, "person/cy": {2, 4}, "person/nobody": nil} {
			if got := numbers(l, id); !slices.Equal(got, want) {
				t.Errorf("those of %s are %v, want %v", id, got, want)
			}
		}
	}
	if list, err := l.RevisionsOf(t.Context(), before, "person/bo"); err != nil || len(list) != 1 {
		t.Errorf("before the move Bo's are %v, %v", list, err)
	}
}
