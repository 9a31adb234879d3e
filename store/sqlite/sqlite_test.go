package sqlite_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rung/store"
	"rung/store/sqlite"
	"rung/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

func TestConformance(t *testing.T) {
	storetest.Run(t, storetest.Adapter{
		URL:  func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "new", "rung.db") },
		Edit: edit,
	})
}

func database(t *testing.T, url string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", strings.TrimPrefix(url, "sqlite:"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func execute(t *testing.T, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// edit writes with SQL what somebody would write in the sqlite3 shell.
func edit(t *testing.T, url string, e storetest.Edit) {
	db := database(t, url)
	execute(t, db, "BEGIN IMMEDIATE; COMMIT")
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	do := func(query string, args ...any) {
		t.Helper()
		if _, err := tx.Exec(query, args...); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	for _, r := range e.Remove {
		do(`DELETE FROM relationship WHERE source = ? AND type = ? AND target = ?`, r.Source, r.Type, r.Target)
	}
	for _, n := range e.Make {
		properties := string(store.AppendJSON(nil, n.Properties))
		do(`INSERT INTO node VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET properties = json_patch(properties, excluded.properties)`, n.ID, n.Label, properties)
	}
	for _, r := range e.Relate {
		since := r.Properties.Get("since").Day().String()
		do(`INSERT INTO relationship (source, type, target, since) VALUES (?, ?, ?, ?)`, r.Source, r.Type, r.Target, since)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

func TestTheFileIsReadWithSQL(t *testing.T) {
	url := "sqlite:" + filepath.Join(t.TempDir(), "rung.db")
	s, err := sqlite.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Commit(t.Context(), 0, store.Revision{Header: store.Header{At: time.Now()}, Delta: storetest.Everything()}); err != nil {
		t.Fatal(err)
	}
	db := database(t, url)
	for _, c := range []struct{ query, want string }{
		{`SELECT name || ', ' || title || ', ' || level || ', ' || managerName FROM person_today WHERE id = 'person/p0000003'`, "Person 3 Example, Product Manager, L4, Person 0 Example"},
		{`SELECT target || ' ' || since || ' ' || until FROM reports_to WHERE source = 'person/zoë' ORDER BY since LIMIT 1`, "person/p0000001 2025-01-01 2025-02-01"},
		{`SELECT count(*) FROM reports_to WHERE since <= '2025-07-01' AND (until IS NULL OR until > '2025-07-01')`, "11"},
		{`SELECT title FROM opening WHERE closedOn IS NOT NULL`, "Was open"},
		{`SELECT role FROM member_of WHERE allocation = 0.25`, "Lead"},
		{`SELECT count(*) FROM "at" JOIN "for" USING (source) JOIN level ON level.id = "at".target WHERE code = 'L2'`, "4"},
		{`SELECT bandLow FROM level WHERE code = 'L3'`, "3"},
		{`SELECT value FROM person_attribute WHERE name = 'A'`, "line\nbreak"},
		{`SELECT number || ' ' || summary FROM revision WHERE number = 1 AND summary IS NULL`, ""},
	} {
		var got sql.NullString
		if err := db.QueryRow(c.query).Scan(&got); err != nil && err != sql.ErrNoRows {
			t.Errorf("%s: %v", c.query, err)
		}
		if got.String != c.want {
			t.Errorf("%s: %q, want %q", c.query, got.String, c.want)
		}
	}
}

func TestWhatIsNoStoreIsRefused(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	text := write("notes.txt", strings.Repeat("These are notes. ", 100))
	other := filepath.Join(dir, "other.db")
	execute(t, database(t, "sqlite:"+other), `CREATE TABLE t (x)`)
	ofLayout := func(name, layout string) string {
		path := filepath.Join(dir, name)
		s, err := sqlite.Open(t.Context(), "sqlite:"+path)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
		execute(t, database(t, "sqlite:"+path), `UPDATE meta SET value = '`+layout+`' WHERE name = 'layout'`)
		return path
	}
	newer, older := ofLayout("newer.db", "99"), ofLayout("older.db", "1")
	for _, c := range []struct{ url, want string }{
		{"sqlite:" + text, "not an SQLite database"},
		{"sqlite:" + other, "another program"},
		{"sqlite:" + newer, "newer version"},
		{"sqlite:" + older, "older version"},
		{"sqlite:" + dir, "is a directory"},
		{"sqlite:" + filepath.Join(text, "rung.db"), "cannot be made"},
		{"sqlite:", "names no file"},
		{"sqlite::memory:", "names no file"},
		{"mysql://somewhere", "sqlite:"},
		{"rung.db", "sqlite:"},
	} {
		s, err := store.Open(t.Context(), c.url)
		if err == nil {
			s.Close()
			t.Errorf("%s opens", c.url)
		} else if !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want that it says %q", c.url, err, c.want)
		}
	}
}

func TestAPathMayHaveAnyCharacters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b", "100% ö?#&.db")
	s, err := sqlite.Open(t.Context(), "sqlite:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := os.Stat(path + "-wal"); err != nil {
		t.Errorf("the file is not where it should be: %v", err)
	}
}

func TestALargeCommitTellsHowFarItIs(t *testing.T) {
	s, err := sqlite.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "rung.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const people = 25_000
	var heard []int
	ctx := store.WithProgress(t.Context(), func(done, total int) {
		if total < people || done > total {
			t.Errorf("progress is %d of %d", done, total)
		}
		heard = append(heard, done)
	})
	if _, err := s.Commit(ctx, 0, store.Revision{Header: store.Header{At: time.Now()}, Delta: storetest.Delta(people)}); err != nil {
		t.Fatal(err)
	}
	if len(heard) != 2 || heard[0] >= heard[1] {
		t.Errorf("progress was told as %v", heard)
	}
}
