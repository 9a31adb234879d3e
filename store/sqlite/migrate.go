package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"rung/org"
	"rung/store"
)

// migrations take a file from one layout to the next: the first from 1 to 2, and so on.
var migrations = []func(context.Context, *sql.Tx) error{
	addScheduled,
	addOriginAndTokens,
}

// migrate brings a file of an older layout up to date, in the transaction given: all of it or nothing. Views, and what
// upkeep makes, are made anew, so that only tables need steps of their own.
func migrate(ctx context.Context, tx *sql.Tx, from int) error {
	if from < 1 {
		return fmt.Errorf("there is no layout %d", from)
	}
	for _, step := range migrations[from-1:] {
		if err := step(ctx, tx); err != nil {
			return err
		}
	}
	old, err := derived(ctx, tx)
	if err != nil {
		return err
	}
	statements := append(append(old, views()...), upkeep()...)
	return execute(ctx, tx, append(statements, fmt.Sprintf("UPDATE meta SET value = '%d' WHERE name = 'layout'", layout)))
}

// derived returns the statements that remove every view, and the index and triggers of the graph's tables.
func derived(ctx context.Context, tx *sql.Tx) (drop []string, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT type, name FROM sqlite_schema WHERE type = 'view' OR type = 'trigger' OR type = 'index' AND sql IS NOT NULL`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var kind, name string
		if err := rows.Scan(&kind, &name); err != nil {
			return nil, err
		}
		drop = append(drop, fmt.Sprintf("DROP %s %q", kind, name))
	}
	return drop, rows.Err()
}

// addScheduled notes with each revision the days on which something of it takes effect later.
func addScheduled(ctx context.Context, tx *sql.Tx) error {
	if err := execute(ctx, tx, []string{`ALTER TABLE revision ADD COLUMN scheduled TEXT`}); err != nil {
		return err
	}
	var last int
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(number), 0) FROM revision`).Scan(&last); err != nil {
		return err
	}
	for number := 1; number <= last; number++ { // one at a time: a payload may be large
		var day string
		var payload []byte
		err := tx.QueryRowContext(ctx, `SELECT substr(at, 1, 10), payload FROM revision WHERE number = ?`, number).Scan(&day, &payload)
		if err != nil {
			return fmt.Errorf("revision %d: %w", number, err)
		}
		if payload == nil {
			continue
		}
		_, d, err := store.DecodePayload(payload)
		if err != nil {
			return fmt.Errorf("revision %d: %w", number, err)
		}
		written, err := org.ParseDate(day)
		if err != nil {
			return fmt.Errorf("revision %d: %w", number, err)
		}
		if _, err := tx.ExecContext(ctx, `UPDATE revision SET scheduled = nullif(?, '') WHERE number = ?`, store.FormatDates(d.ScheduledAfter(written)), number); err != nil {
			return err
		}
	}
	return nil
}

// addOriginAndTokens adds where a revision came from, and the tokens of the API.
func addOriginAndTokens(ctx context.Context, tx *sql.Tx) error {
	return execute(ctx, tx, []string{`ALTER TABLE revision ADD COLUMN origin TEXT`, tokenTable})
}
