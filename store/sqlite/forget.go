package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"

	"rung/org"
	"rung/store"
)

// Forget takes people out of the graph and of the log in one transaction. Then it removes what the file still has of
// them where it is not used any more.
func (s *Store) Forget(ctx context.Context, expected int, x *org.Forgetting, d org.Delta, r store.Revision) (receipt store.Receipt, rewritten int, err error) {
	receipt, rewritten, err = s.forget(ctx, expected, x, d, r)
	if err == nil { // it is forgotten, whatever becomes of this
		if wiping := s.wipe(ctx); wiping != nil {
			slog.Warn("who was forgotten may still stand in parts of the file that are not used; VACUUM removes them", "file", s.path, "error", wiping)
		}
	}
	return receipt, rewritten, s.failed(ctx, err)
}

func (s *Store) forget(ctx context.Context, expected int, x *org.Forgetting, d org.Delta, r store.Revision) (receipt store.Receipt, rewritten int, err error) {
	payload, err := store.EncodePayload(r.Touched, r.Delta)
	if err != nil {
		return receipt, rewritten, err
	}
	if _, err := s.write.ExecContext(ctx, `PRAGMA secure_delete = ON`); err != nil {
		return receipt, rewritten, err
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return receipt, rewritten, err
	}
	defer tx.Rollback()
	var head int
	if err := tx.QueryRowContext(ctx, `SELECT revision FROM head`).Scan(&head); err != nil {
		return receipt, rewritten, err
	}
	if head != expected {
		return receipt, rewritten, store.ErrStale
	}
	if err := apply(ctx, tx, d, false); err != nil {
		return receipt, rewritten, err
	}
	for _, p := range x.People { // it stayed where others' lines ended at it before they were written anew
		if _, err := tx.ExecContext(ctx, `DELETE FROM node WHERE id = ?`, p.Was); err != nil {
			return receipt, rewritten, err
		}
	}
	for number := 1; number <= head; number++ {
		changed, err := rewrite(ctx, tx, number, x)
		if err != nil {
			return receipt, rewritten, fmt.Errorf("revision %d: %w", number, err)
		}
		if changed {
			rewritten++
		}
	}
	if err := log(ctx, tx, head+1, r, payload); err != nil {
		return receipt, rewritten, err
	}
	return store.Receipt{Number: head + 1}, rewritten, tx.Commit()
}

// rewrite takes people out of one revision.
func rewrite(ctx context.Context, tx *sql.Tx, number int, x *org.Forgetting) (changed bool, err error) {
	var h store.Header
	var payload []byte
	row := tx.QueryRowContext(ctx, `SELECT coalesce(requestId, ''), coalesce("by", ''), coalesce(reason, ''), coalesce(summary, ''), payload FROM revision WHERE number = ?`, number)
	if err := row.Scan(&h.RequestID, &h.By, &h.Reason, &h.Summary, &payload); errors.Is(err, sql.ErrNoRows) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	changed = store.RewriteHeader(&h, x)
	if payload != nil {
		var inside bool
		if payload, inside, err = store.Rewrite(payload, x); err != nil {
			return false, err
		}
		changed = changed || inside
	}
	if !changed {
		return false, nil
	}
	_, err = tx.ExecContext(ctx, `UPDATE revision SET requestId = nullif(?, ''), "by" = nullif(?, ''), reason = nullif(?, ''), summary = nullif(?, ''), payload = ? WHERE number = ?`,
		h.RequestID, h.By, h.Reason, h.Summary, payload, number)
	return true, err
}

// wipe writes the file anew without the pages that are not used, and empties the journal.
func (s *Store) wipe(ctx context.Context) error {
	if _, err := s.write.ExecContext(ctx, `VACUUM`); err != nil {
		return err
	}
	var busy, frames, moved int
	return s.write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &moved)
}
