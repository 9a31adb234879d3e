package neo4j

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/org"
	"rung/store"
)

const (
	// settlePatience is how long a lost acknowledgement is asked after.
	settlePatience = 5 * time.Second
	settlePause    = 100 * time.Millisecond
	// recordsPerSecond is less than a busy server on two cores writes; a commit of many records gets more time by it.
	recordsPerSecond = 1000
	// stagedPerSecond is less than it flips of records that were staged.
	stagedPerSecond = 10_000
)

// commit is a revision on its way into the database.
type commit struct {
	expected int
	revision store.Revision
	payload  []byte
	records  int // touched
	staging  *staging
	attempt  string // tells its Revision node from every other
	timeout  time.Duration
	unknown  bool // COMMIT was sent, and no answer under the lock has come since
}

// Commit writes a revision on top of the one expected. Where the acknowledgement is lost, it is sent again: only an
// answer under the lock says what became of the first time.
func (s *Store) Commit(ctx context.Context, expected int, r store.Revision) (store.Receipt, error) {
	c := &commit{expected: expected, revision: r, attempt: uuid.NewString()}
	if !r.Reload {
		var err error
		if c.payload, err = store.EncodePayload(r.Touched, r.Delta); err != nil {
			return store.Receipt{}, err
		}
	}
	c.records = len(r.Delta.People) + len(r.Delta.Openings) + len(r.Delta.Teams) + len(r.Delta.Ladders)
	c.timeout = transactionTimeout + time.Duration(c.records/recordsPerSecond)*time.Second
	if ctx.Err() != nil {
		return store.Receipt{}, context.Cause(ctx)
	}
	select {
	case s.committing <- struct{}{}:
		defer func() { <-s.committing }()
	case <-ctx.Done():
		return store.Receipt{}, context.Cause(ctx)
	}
	receipt, err := s.commit(ctx, c)
	if errors.Is(err, errNoOrganization) { // somebody removed everything
		if err = s.prepare(ctx); err == nil {
			receipt, err = s.commit(ctx, c)
		}
	}
	return receipt, s.failed(ctx, err)
}

// commit stages a commit that makes very many records, waits while another writer has staged its own, and commits.
// The caller holds s.committing.
func (s *Store) commit(ctx context.Context, c *commit) (receipt store.Receipt, err error) {
	if n := newRecords(c.revision.Delta); n >= stagedFrom && !c.revision.Adopted {
		if receipt, err = s.stagedBefore(ctx, c); err != nil || receipt.Number > 0 {
			return receipt, err
		}
		c.timeout = transactionTimeout + time.Duration((c.records-n)/recordsPerSecond+n/stagedPerSecond)*time.Second
	}
	err = s.whileReserved(ctx, func() (err error) {
		receipt, err = s.try(ctx, c)
		return err
	})
	if c.unknown && err != nil {
		receipt, err = s.settle(ctx, c)
	}
	switch {
	case c.staging == nil:
	case err == nil && !receipt.Repeated:
		s.staged = nil
	case errors.Is(err, store.ErrStale), errors.Is(err, store.ErrUnknownOutcome): // it is wanted in a moment
	default:
		s.abandon(ctx)
	}
	return receipt, err
}

// stagedBefore stages, unless the request was committed already.
func (s *Store) stagedBefore(ctx context.Context, c *commit) (receipt store.Receipt, err error) {
	if id := c.revision.RequestID; id != "" {
		done, err := s.ByRequest(ctx, id)
		if err == nil {
			return store.Receipt{Number: done.Number, Repeated: true}, nil
		}
		if !errors.Is(err, store.ErrNoRevision) {
			return receipt, err
		}
	}
	c.staging, err = s.stage(ctx, c)
	if err != nil && !errors.Is(err, store.ErrStale) {
		s.abandon(ctx)
	}
	return receipt, err
}

// abandon removes what was staged. Where that does not succeed, it is done when the lease is over.
func (s *Store) abandon(ctx context.Context) {
	cleaning, cancel := context.WithTimeout(context.WithoutCancel(ctx), abandonPatience)
	defer cancel()
	_ = s.release(cleaning)
}

// abandonPatience is how long a writer that fails stays to clean up.
const abandonPatience = 10 * time.Second

// settle sends a commit again until it is known what became of it.
func (s *Store) settle(ctx context.Context, c *commit) (store.Receipt, error) {
	patience := time.NewTimer(settlePatience)
	defer patience.Stop()
	pause := time.NewTicker(settlePause)
	defer pause.Stop()
	for {
		select {
		case <-pause.C:
		case <-patience.C:
			return store.Receipt{}, fmt.Errorf("%w (request id %q, on revision %d)", store.ErrUnknownOutcome, c.revision.RequestID, c.expected)
		}
		receipt, err := s.try(ctx, c)
		if err == nil || !c.unknown {
			return receipt, err
		}
	}
}

// try runs the commit's transaction. The context is heeded between statements only: a cancelled COMMIT would leave
// nobody knowing. That the driver repeats a transaction does no harm, for it begins with the lock.
func (s *Store) try(ctx context.Context, c *commit) (receipt store.Receipt, err error) {
	running, cancel := context.WithTimeout(context.WithoutCancel(ctx), c.timeout+driverPatience)
	defer cancel()
	err = s.write(running, "commit", c.timeout, func(tx neo4j.ManagedTransaction) error {
		receipt = store.Receipt{}
		return s.inTransaction(ctx, running, tx, c, &receipt)
	})
	if errors.Is(err, errDone) {
		err = nil
	}
	var e *neo4j.Neo4jError
	if errors.As(err, &e) && (e.Classification() == "ClientError" || e.Classification() == "TransientError") {
		c.unknown = false // the server says that it rolled back
	}
	if err != nil && !c.unknown && running.Err() != nil && ctx.Err() == nil {
		err = fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	return receipt, err
}

// inTransaction does everything between BEGIN and COMMIT. It fails with errDone where there is nothing to commit.
func (s *Store) inTransaction(ctx, running context.Context, tx neo4j.ManagedTransaction, c *commit, receipt *store.Receipt) error {
	if err := lock(running, tx); err != nil {
		return err
	}
	var head, done, attempt, reserved any
	err := rows(running, tx, `MATCH (o:Organization {id: $id})
		OPTIONAL MATCH (r:Revision {requestId: $request})
		OPTIONAL MATCH (own:Revision {number: $next})
		RETURN o.revision, r.number, own.attempt, o.reservedBy <> $by AND o.reservedUntil > timestamp()`,
		map[string]any{"id": store.OrganizationID, "request": text(c.revision.RequestID), "next": c.expected + 1, "by": s.name},
		func(row []any) error { head, done, attempt, reserved = row[0], row[1], row[2], row[3]; return nil })
	if err != nil {
		return err
	}
	c.unknown = false
	number, ok := head.(int64)
	if !ok {
		return errNoOrganization
	}
	if attempt == c.attempt {
		*receipt = store.Receipt{Number: c.expected + 1}
		return errDone
	}
	if n, ok := done.(int64); ok {
		*receipt = store.Receipt{Number: int(n), Repeated: true}
		return errDone
	}
	if reserved == true {
		return errReserved
	}
	if int(number) != c.expected {
		return store.ErrStale
	}
	if c.staging != nil {
		err = s.flip(running, tx, c.staging)
	}
	if err == nil {
		err = c.write(ctx, running, tx)
	}
	if err != nil {
		var e *neo4j.Neo4jError
		if errors.As(err, &e) && e.Code == codeTooLarge {
			// It calls itself transient, but trying again would not help; as a text only, the driver does not.
			return &org.Error{Code: org.Limit, Err: errors.New(err.Error()), Message: "the changes are more than one transaction of this Neo4j can hold, so nothing was written; give the server more heap (about 5 kB for each person who is changed, 3 kB for each new one) or send them in parts"}
		}
		return err
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	*receipt = store.Receipt{Number: c.expected + 1}
	c.unknown = true
	return nil
}

// write writes the graph, and then the log.
func (c *commit) write(ctx, running context.Context, tx neo4j.ManagedTransaction) error {
	w := newWriter(ctx, running, tx, c.staging)
	if err := w.apply(c.revision.Delta, c.revision.Adopted); err != nil {
		return err
	}
	return c.log(running, tx)
}

// log writes the revision into the log, and makes it the head.
func (c *commit) log(ctx context.Context, tx neo4j.ManagedTransaction) error {
	r := c.revision
	log := map[string]any{
		"number": c.expected + 1, "requestId": text(r.RequestID), "attempt": c.attempt, "at": r.At.UTC(), "by": text(r.By),
		"effective": date(r.Effective), "reason": text(r.Reason), "summary": text(r.Summary), "payload": nil, "reload": nil, "scheduled": nil, "origin": text(r.Origin), "rewritten": nil,
	}
	if len(r.Scheduled) > 0 {
		days := make([]any, len(r.Scheduled))
		for i, d := range r.Scheduled {
			days[i] = date(d)
		}
		log["scheduled"] = days
	}
	if r.Rewritten {
		log["rewritten"] = true
	}
	if r.Reload {
		log["reload"] = true
	} else {
		log["payload"] = c.payload
	}
	return run(ctx, tx, `MATCH (o:Organization {id: $id}) CREATE (r:Revision) SET r = $log, o.revision = $next, o.reservedBy = null, o.reservedUntil = null`,
		map[string]any{"id": store.OrganizationID, "log": log, "next": c.expected + 1})
}

// text returns a text as the driver sends it; "" is absent.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}
