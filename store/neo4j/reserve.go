package neo4j

import (
	"context"
	"errors"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/store"
)

// What takes longer than the pause between two commits would never be done where others write all the time: checking a
// large import again, or reading everything after an edit by hand. So a writer may reserve the next revision for a
// while; others stand back until it has committed, or the time is over.

const (
	// readReservation is for reading everything. Where it takes longer, commits of the meantime are redone.
	readReservation = 10 * time.Second
	// adoptReservation is for committing what was found.
	adoptReservation = 2 * time.Second
	// reservedPause is between two looks at whether a reservation is over.
	reservedPause = 50 * time.Millisecond
)

// reservation is how long one for a large import lasts: somebody else may have been faster, and its changes are
// checked again.
func reservation(records int) time.Duration {
	return transactionTimeout + time.Duration(records)*(5*time.Second)/100_000
}

// errReserved: another writer has reserved the next revision.
var errReserved = errors.New("another writer has reserved the next revision")

// reserveIn reserves the next revision, within a transaction that holds the lock. It fails with errReserved where
// somebody else has it.
func (s *Store) reserveIn(ctx context.Context, tx neo4j.ManagedTransaction, time time.Duration) error {
	mine := false
	err := rows(ctx, tx, `MATCH (o:Organization {id: $id}) WHERE o.reservedBy = $by OR coalesce(o.reservedUntil, 0) < timestamp()
		SET o.reservedBy = $by, o.reservedUntil = timestamp() + $time RETURN 1`,
		map[string]any{"id": store.OrganizationID, "by": s.name, "time": time.Milliseconds()}, func([]any) error { mine = true; return nil })
	if err == nil && !mine {
		err = errReserved
	}
	return err
}

// reserve reserves the next revision in a transaction of its own, or lets go where the time is 0.
func (s *Store) reserve(ctx context.Context, time time.Duration) error {
	err := s.write(ctx, "reserve", transactionTimeout, func(tx neo4j.ManagedTransaction) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if err := s.reserveIn(ctx, tx, time); err != nil {
			return err
		}
		return countBatch(ctx, tx)
	})
	return err
}

// countBatch counts a transaction of ours that makes no revision.
func countBatch(ctx context.Context, tx neo4j.ManagedTransaction) error {
	return run(ctx, tx, `MATCH (o:Organization {id: $id}) SET o.batches = coalesce(o.batches, 0) + 1`, map[string]any{"id": store.OrganizationID})
}

// whileReserved tries again until no other writer has the next revision reserved.
func (s *Store) whileReserved(ctx context.Context, try func() error) error {
	pause := time.NewTicker(reservedPause)
	defer pause.Stop()
	for {
		if err := try(); !errors.Is(err, errReserved) {
			return err
		}
		select {
		case <-pause.C:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}
