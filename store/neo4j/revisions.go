package neo4j

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/org"
	"rung/store"
)

const headerColumns = `r.number, r.requestId, r.at, r.by, r.effective, r.reason, r.summary, r.scheduled, r.origin`

// Revisions returns revisions after a number, oldest first, up to a gap: one that is being applied may be seen in
// part.
func (s *Store) Revisions(ctx context.Context, since, limit int) ([]store.Revision, error) {
	list, err := s.revisions(ctx, `MATCH (r:Revision) WHERE r.number > $since`, map[string]any{"since": since, "limit": limit})
	for i, r := range list {
		if r.Number != since+1+i {
			return list[:i], s.failed(ctx, err)
		}
	}
	return list, s.failed(ctx, err)
}

// Revision returns one revision.
func (s *Store) Revision(ctx context.Context, number int) (store.Revision, error) {
	return s.one(ctx, `MATCH (r:Revision {number: $value})`, number)
}

// ByRequest returns the revision that was committed with a request id.
func (s *Store) ByRequest(ctx context.Context, requestID string) (store.Revision, error) {
	return s.one(ctx, `MATCH (r:Revision {requestId: $value})`, requestID)
}

func (s *Store) one(ctx context.Context, match string, value any) (store.Revision, error) {
	list, err := s.revisions(ctx, match, map[string]any{"value": value, "limit": 1})
	if err == nil && len(list) == 0 {
		err = store.ErrNoRevision
	}
	if err != nil {
		return store.Revision{}, s.failed(ctx, err)
	}
	return list[0], nil
}

func (s *Store) revisions(ctx context.Context, match string, parameters map[string]any) (out []store.Revision, err error) {
	_, err = s.read(ctx, func(tx neo4j.ManagedTransaction) error {
		out = nil
		return rows(ctx, tx, match+` RETURN `+headerColumns+`, r.reload, r.rewritten, r.payload ORDER BY r.number LIMIT $limit`, parameters, func(row []any) (err error) {
			r := store.Revision{Header: header(row)}
			r.Reload, _ = row[9].(bool)
			r.Rewritten, _ = row[10].(bool)
			payload, _ := row[11].([]byte)
			if payload == nil && !r.Reload { // not all of it is there yet
				return nil
			}
			if !r.Reload {
				if r.Touched, r.Delta, err = store.DecodePayload(payload); err != nil {
					return fmt.Errorf("revision %d: %w", r.Number, err)
				}
			}
			out = append(out, r)
			return nil
		})
	})
	return out, err
}

// Headers returns revisions before a number without their payloads, newest first.
func (s *Store) Headers(ctx context.Context, before, limit int) (out []store.Header, err error) {
	if before <= 0 {
		before = math.MaxInt64
	}
	_, err = s.read(ctx, func(tx neo4j.ManagedTransaction) error {
		out = nil
		return rows(ctx, tx, `MATCH (r:Revision) WHERE r.number < $before RETURN `+headerColumns+` ORDER BY r.number DESC LIMIT $limit`,
			map[string]any{"before": before, "limit": limit}, func(row []any) error {
				out = append(out, header(row))
				return nil
			})
	})
	return out, s.failed(ctx, err)
}

func header(row []any) store.Header {
	h := store.Header{RequestID: value(row[1]).Text(), By: value(row[3]).Text(), Effective: value(row[4]).Day(), Reason: value(row[5]).Text(), Summary: value(row[6]).Text(), Origin: value(row[8]).Text()}
	if n, ok := row[0].(int64); ok {
		h.Number = int(n)
	}
	if at, ok := row[2].(time.Time); ok {
		h.At = at.UTC()
	}
	if days, ok := row[7].([]any); ok {
		for _, d := range days {
			h.Scheduled = append(h.Scheduled, value(d).Day())
		}
	}
	if !h.Effective.Known() {
		h.Effective = org.NoDate
	}
	return h
}
