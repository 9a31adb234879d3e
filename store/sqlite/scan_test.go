package sqlite

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
)

// A scan hands over every row in order, or fails; it never ends early as if that were all.
func TestAScanHandsOverEveryRowOrFails(t *testing.T) {
	opened, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "rung.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	s := opened.(*Store)
	const rows = 50_000
	if _, err := s.write.ExecContext(t.Context(), `WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
		INSERT INTO node SELECT printf('x/%06d', i), 'X', printf('{"i":%d}', i) FROM n`, rows); err != nil {
		t.Fatal(err)
	}
	for _, after := range []int{rows + 1, rows, rows / 2, 1, 0} { // rows after which it is cancelled
		ctx, cancel := context.WithCancel(t.Context())
		tx, err := s.read.BeginTx(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		if after == 0 {
			cancel()
		}
		seen := 0
		err = scan(ctx, tx, "node", []string{"id", "properties"}, func(row []string) {
			if id, properties := fmt.Sprintf("x/%06d", seen), fmt.Sprintf(`{"i":%d}`, seen); row[0] != id || row[1] != properties {
				t.Errorf("row %d is %q", seen, row)
			}
			if seen++; seen == after {
				cancel()
			}
		})
		_ = tx.Rollback()
		cancel()
		switch {
		case err == nil && seen != rows:
			t.Errorf("cancelled after %d rows: it ended after %d", after, seen)
		case err != nil && (after == rows+1 || !errors.Is(err, context.Canceled)):
			t.Errorf("cancelled after %d rows: %v", after, err)
		}
	}
}
