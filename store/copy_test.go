package store_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"rung/org"
	"rung/store"
	"rung/store/storetest"
)

func nothingToTell(int, int) {}

func TestACopyHasTheSameHistoryAndGoesOnWhereItStopped(t *testing.T) {
	url := "sqlite:" + filepath.Join(t.TempDir(), "from.db")
	from := openStore(t, url)
	commitAll(t, from, storetest.Everything())
	f := loadFacts(t, from)
	for i := range 40 {
		d := renamed(f, i%10, fmt.Sprint("Name ", i))
		commitAll(t, from, d)
		f = f.Redo(f.Revision+1, d)
	}
	to := openStore(t, "sqlite:"+filepath.Join(t.TempDir(), "to.db"))
	stop := errors.New("stopped")
	func() { // interrupted in the middle
		defer func() { _ = recover() }()
		_, _ = store.Copy(t.Context(), from, to, func(done, total int) {
			if total != 41 {
				t.Errorf("progress is told of %d revisions, want 41", total)
			}
			if done == 20 {
				panic(stop)
			}
		})
	}()
	if h, _ := to.Head(t.Context()); h.Revision != 20 {
		t.Fatalf("interrupted, the target is at revision %d, want 20", h.Revision)
	}
	n, err := store.Copy(t.Context(), from, to, nothingToTell)
	if err != nil || n != 41 {
		t.Fatalf("copied %d revisions, %v, want 41", n, err)
	}
	if d := storetest.Differ(loadFacts(t, from), loadFacts(t, to)); d != "" {
		t.Errorf("the copy says something else:\n%s", d)
	}
	for i := 1; i <= 41; i++ {
		a, err := from.Revision(t.Context(), i)
		if err != nil {
			t.Fatal(err)
		}
		b, err := to.Revision(t.Context(), i)
		if err != nil {
			t.Fatal(err)
		}
		if !a.At.Equal(b.At) || a.By != b.By || a.RequestID != b.RequestID || a.Summary != b.Summary || a.Effective != b.Effective {
			t.Errorf("revision %d is %+v, its copy %+v", i, a.Header, b.Header)
		}
	}
	if n, err := store.Copy(t.Context(), from, to, nothingToTell); err != nil || n != 41 {
		t.Errorf("copied again: %d revisions, %v", n, err)
	}
}

func TestACopyIntoAnotherOrganizationIsRefused(t *testing.T) {
	from := openStore(t, "sqlite:"+filepath.Join(t.TempDir(), "from.db"))
	commitAll(t, from, storetest.Delta(5))
	to := openStore(t, "sqlite:"+filepath.Join(t.TempDir(), "to.db"))
	commitAll(t, to, storetest.Delta(6))
	before := loadFacts(t, to)
	if _, err := store.Copy(t.Context(), from, to, nothingToTell); !errors.Is(err, store.ErrOther) {
		t.Errorf("copy: %v, want ErrOther", err)
	}
	if d := storetest.Differ(before, loadFacts(t, to)); d != "" {
		t.Errorf("something was copied:\n%s", d)
	}
}

func openStore(t *testing.T, url string) store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func loadFacts(t *testing.T, s store.Store) *org.Facts {
	t.Helper()
	l, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return l.Facts
}

func commitAll(t *testing.T, s store.Store, d org.Delta) {
	t.Helper()
	h, err := s.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(t.Context(), h.Revision, storetest.Revision(fmt.Sprintf("%p/%d", s, h.Revision), d)); err != nil {
		t.Fatal(err)
	}
}

func renamed(f *org.Facts, number int, name string) org.Delta {
	before := f.Person(storetest.PersonID(number))
	after := *before
	after.Name = name
	return org.Delta{People: []org.Pair[org.PersonRecord]{{Before: before, After: &after}}}
}

// busy is a store that somebody else changes whenever it is loaded.
type busy struct {
	store.Store
	change func()
}

func (b busy) Load(ctx context.Context) (store.Loaded, error) {
	b.change()
	return b.Store.Load(ctx)
}

func TestWhatIsWrittenWhileACopyEndsIsNoEditByHand(t *testing.T) {
	from := openStore(t, "sqlite:"+filepath.Join(t.TempDir(), "from.db"))
	commitAll(t, from, storetest.Everything())
	f := loadFacts(t, from)
	to := openStore(t, "sqlite:"+filepath.Join(t.TempDir(), "to.db"))
	n, err := store.Copy(t.Context(), busy{from, func() { commitAll(t, from, renamed(f, 1, "Meanwhile")) }}, to, nothingToTell)
	if err != nil || n != 2 {
		t.Fatalf("copied %d revisions, %v, want 2", n, err)
	}
	if d := storetest.Differ(loadFacts(t, from), loadFacts(t, to)); d != "" {
		t.Errorf("the copy says something else:\n%s", d)
	}
	if r, err := to.Revision(t.Context(), 2); err != nil || r.Reason == "edited in the database" {
		t.Errorf("what was written meanwhile is %+v, %v", r.Header, err)
	}
}
