package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"rung/org"
	"rung/store"
)

const headerColumns = `number, coalesce(requestId, ''), at, coalesce("by", ''), coalesce(effective, ''), coalesce(reason, ''), coalesce(summary, ''), coalesce(scheduled, ''), coalesce(origin, '')`

// Revisions returns revisions after a number, oldest first.
func (s *Store) Revisions(ctx context.Context, since, limit int) ([]store.Revision, error) {
	return s.revisions(ctx, `WHERE number > ? ORDER BY number LIMIT ?`, since, limit)
}

// Revision returns one revision.
func (s *Store) Revision(ctx context.Context, number int) (store.Revision, error) {
	return one(s.revisions(ctx, `WHERE number = ?`, number))
}

// ByRequest returns the revision that was committed with a request id.
func (s *Store) ByRequest(ctx context.Context, requestID string) (store.Revision, error) {
	return one(s.revisions(ctx, `WHERE requestId = ?`, requestID))
}

func one(list []store.Revision, err error) (store.Revision, error) {
	if err == nil && len(list) == 0 {
		err = store.ErrNoRevision
	}
	if err != nil {
		return store.Revision{}, err
	}
	return list[0], nil
}

func (s *Store) revisions(ctx context.Context, where string, args ...any) ([]store.Revision, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+headerColumns+`, reload, payload FROM revision `+where, args...)
	if err != nil {
		return nil, s.failed(ctx, err)
	}
	defer rows.Close()
	var out []store.Revision
	for rows.Next() {
		var r store.Revision
		var payload []byte
		var reload int
		if r.Header, err = header(rows, &reload, &payload); err != nil {
			return nil, s.failed(ctx, err)
		}
		r.Reload, r.Rewritten = reload == 1, reload == 2
		if !r.Reload {
			if r.Touched, r.Delta, err = store.DecodePayload(payload); err != nil {
				return nil, s.failed(ctx, fmt.Errorf("revision %d: %w", r.Number, err))
			}
		}
		out = append(out, r)
	}
	return out, s.failed(ctx, rows.Err())
}

// Headers returns revisions before a number without their payloads, newest first.
func (s *Store) Headers(ctx context.Context, before, limit int) ([]store.Header, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+headerColumns+` FROM revision WHERE ?1 <= 0 OR number < ?1 ORDER BY number DESC LIMIT ?2`, before, limit)
	if err != nil {
		return nil, s.failed(ctx, err)
	}
	defer rows.Close()
	var out []store.Header
	for rows.Next() {
		h, err := header(rows)
		if err != nil {
			return nil, s.failed(ctx, err)
		}
		out = append(out, h)
	}
	return out, s.failed(ctx, rows.Err())
}

func header(rows *sql.Rows, more ...any) (store.Header, error) {
	var h store.Header
	var at, effective, scheduled string
	err := rows.Scan(append([]any{&h.Number, &h.RequestID, &at, &h.By, &effective, &h.Reason, &h.Summary, &scheduled, &h.Origin}, more...)...)
	if err != nil {
		return h, err
	}
	if h.At, err = time.Parse(instant, at); err != nil {
		return h, fmt.Errorf("revision %d: %w", h.Number, err)
	}
	if effective != "" {
		if h.Effective, err = org.ParseDate(effective); err != nil {
			return h, fmt.Errorf("revision %d: %w", h.Number, err)
		}
	}
	if h.Scheduled, err = store.ParseDates(scheduled); err != nil {
		return h, fmt.Errorf("revision %d: %w", h.Number, err)
	}
	return h, nil
}
