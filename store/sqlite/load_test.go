package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rung/org"
	"rung/store"
	"rung/store/sqlite"
	"rung/store/storetest"
)

// filled returns a file of some people, and its store.
func filled(t *testing.T, people int) (url string, s store.Store, d org.Delta) {
	t.Helper()
	url = "sqlite:" + filepath.Join(t.TempDir(), "rung.db")
	s, err := sqlite.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d = storetest.Delta(people)
	if _, err := s.Commit(t.Context(), 0, store.Revision{Header: store.Header{At: time.Now()}, Delta: d}); err != nil {
		t.Fatal(err)
	}
	return url, s, d
}

func TestManyRowsAreLoadedEachOnce(t *testing.T) {
	_, s, d := filled(t, 20_000)
	for range 2 {
		loaded, err := s.Load(t.Context())
		if err != nil || len(loaded.Warnings) > 0 {
			t.Fatalf("error %v, warnings %q", err, loaded.Warnings)
		}
		n := 0
		for range loaded.Facts.People() {
			n++
		}
		if n != len(d.People) {
			t.Fatalf("%d people, want %d", n, len(d.People))
		}
		for _, pair := range d.People {
			want, got := pair.After, loaded.Facts.Person(pair.After.ID)
			if got == nil || got.Name != want.Name || got.Email != want.Email || len(got.Lines) != len(want.Lines) || got.Jobs[0] != want.Jobs[0] || got.Levels[0] != want.Levels[0] {
				t.Fatalf("%+v was loaded, want %+v", got, want)
			}
		}
	}
}

// Whoever writes by hand may leave other things than texts in a column.
func TestColumnsThatAreNoTextAreReadAsText(t *testing.T) {
	url, s, _ := filled(t, 10)
	db := database(t, url)
	execute(t, db, `INSERT INTO node VALUES (17, 'Person', '{"name": "By number"}'), (x'702f62', 'Person', x'7b226e616d65223a224f66206279746573227d'), ('employment/17', 'Employment', '{}')`)
	execute(t, db, `INSERT INTO relationship VALUES (17, 'EMPLOYED', 'employment/17', '2020-01-01', 20250101, '{}'), (17, 'REPORTS_TO', x'702f62', '2020-01-01', '2021-01-01T00:00:00Z', '{')`)
	loaded, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	since := org.NewDate(2020, 1, 1)
	p, q := loaded.Facts.Person("17"), loaded.Facts.Person("p/b")
	if p == nil || p.Name != "By number" || len(p.Employments) != 1 || p.Employments[0].Period != (org.Period{Since: since, Until: org.Forever}) {
		t.Errorf("the person 17 is %+v", p)
	}
	if p == nil || len(p.Lines) != 1 || p.Lines[0].To != "p/b" || p.Lines[0].Period != (org.Period{Since: since, Until: org.NewDate(2021, 1, 1)}) {
		t.Errorf("the person 17 has lines %+v", p)
	}
	if q == nil || q.Name != "Of bytes" {
		t.Errorf("the person p/b is %+v", q)
	}
	warnings := strings.Join(loaded.Warnings, "; ")
	for _, want := range []string{"REPORTS_TO from 17 has properties that are not JSON", "p/b has no employment"} {
		if !strings.Contains(warnings, want) {
			t.Errorf("the warnings are %q, want %q among them", warnings, want)
		}
	}
}

func TestALoadThatIsCancelledEnds(t *testing.T) {
	_, s, _ := filled(t, 5000)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Load(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("loading ends with %v", err)
	}
	if _, err := s.Load(t.Context()); err != nil {
		t.Errorf("the next load fails: %v", err)
	}
}

func TestFunctionsOfTheProgramAreOfNoUseInSQL(t *testing.T) {
	url, _, _ := filled(t, 1)
	db := database(t, url)
	for _, query := range []string{`SELECT hand_over(0, id) FROM node`, `SELECT hand_over(-1, id) FROM node`, `SELECT hand_over('a') FROM node`, `SELECT hand_over() FROM node`} {
		var v any
		if err := db.QueryRow(query).Scan(&v); err == nil {
			t.Errorf("%s is %v, want an error", query, v)
		}
	}
}
