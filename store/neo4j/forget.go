package neo4j

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/org"
	"rung/store"
)

const (
	// forgetTimeout is for one transaction over the whole log.
	forgetTimeout = 10 * time.Minute
	// rewrittenAtOnce is how many revisions are read and written together.
	rewrittenAtOnce = 50
)

// Forget takes people out of the graph and of the log in one transaction.
func (s *Store) Forget(ctx context.Context, expected int, x *org.Forgetting, d org.Delta, r store.Revision) (receipt store.Receipt, rewritten int, err error) {
	select {
	case s.committing <- struct{}{}:
		defer func() { <-s.committing }()
	case <-ctx.Done():
		return receipt, 0, context.Cause(ctx)
	}
	c := &commit{expected: expected, revision: r}
	if c.payload, err = store.EncodePayload(r.Touched, r.Delta); err != nil {
		return receipt, 0, err
	}
	was := make([]any, len(x.People))
	for i, p := range x.People {
		was[i] = p.Was
	}
	err = s.write(ctx, "forget", forgetTimeout, func(tx neo4j.ManagedTransaction) error {
		receipt = store.Receipt{Number: expected + 1}
		if err := lock(ctx, tx); err != nil {
			return err
		}
		head, _, err := readHead(ctx, tx)
		if err != nil {
			return err
		}
		if head == expected+1 { // the acknowledgement was lost, and this is the second time
			if receipt.Repeated, err = committed(ctx, tx, r.RequestID); err != nil || receipt.Repeated {
				return err
			}
		}
		if head != expected {
			return store.ErrStale
		}
		if err := newWriter(ctx, ctx, tx, nil).apply(d, false); err != nil {
			return err
		}
		if err := run(ctx, tx, `MATCH (p:Person) WHERE p.id IN $ids DETACH DELETE p`, map[string]any{"ids": was}); err != nil {
			return err
		}
		if rewritten, err = rewriteLog(ctx, tx, x); err != nil {
			return err
		}
		return c.log(ctx, tx)
	})
	return receipt, rewritten, s.failed(ctx, err)
}

// committed reports whether the log has a request id.
func committed(ctx context.Context, tx neo4j.ManagedTransaction, requestID string) (is bool, err error) {
	err = rows(ctx, tx, `MATCH (r:Revision {requestId: $id}) RETURN 1`, map[string]any{"id": requestID}, func([]any) error { is = true; return nil })
	return is, err
}

// rewriteLog takes people out of every revision, and returns of how many.
func rewriteLog(ctx context.Context, tx neo4j.ManagedTransaction, x *org.Forgetting) (changed int, err error) {
	for last := 0; ; {
		var page []any
		read := 0
		err := rows(ctx, tx, `MATCH (r:Revision) WHERE r.number > $after RETURN r.number, r.requestId, r.by, r.reason, r.summary, r.payload ORDER BY r.number LIMIT $limit`,
			map[string]any{"after": last, "limit": rewrittenAtOnce}, func(row []any) error {
				read++
				number, _ := row[0].(int64)
				last = int(number)
				h := store.Header{RequestID: value(row[1]).Text(), By: value(row[2]).Text(), Reason: value(row[3]).Text(), Summary: value(row[4]).Text()}
				is := store.RewriteHeader(&h, x)
				payload, kept := row[5].([]byte)
				if kept {
					var inside bool
					var err error
					if payload, inside, err = store.Rewrite(payload, x); err != nil {
						return fmt.Errorf("revision %d: %w", number, err)
					}
					is = is || inside
				}
				if is {
					line := map[string]any{"number": number, "requestId": text(h.RequestID), "by": text(h.By), "reason": text(h.Reason), "summary": text(h.Summary), "payload": nil}
					if kept {
						line["payload"] = payload
					}
					page = append(page, line)
				}
				return nil
			})
		if err != nil {
			return changed, err
		}
		if len(page) > 0 {
			changed += len(page)
			err := run(ctx, tx, `UNWIND $page AS line MATCH (r:Revision {number: line.number})
				SET r.requestId = line.requestId, r.by = line.by, r.reason = line.reason, r.summary = line.summary, r.payload = line.payload`, map[string]any{"page": page})
			if err != nil {
				return changed, err
			}
		}
		if read < rewrittenAtOnce {
			return changed, nil
		}
	}
}
