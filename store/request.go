package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"rung/org"
)

// Request is a batch of changes: all of it or none of it.
type Request struct {
	Changes          []org.Change
	Effective        org.Date // NoDate: today
	Reason           string   // "": none
	By               string   // who asks; "" where not known
	Origin           string   // from where; "" where not known
	ExpectedRevision *int     // nil: whichever is the newest
	RequestID        string   // "": given here
	DryRun           bool     // check only
}

// Result is what became of a request.
type Result struct {
	Applied  bool     // false with problems or a dry run
	Revision int      // the one written, or the newest where none was
	Touched  []string // one per change; none with problems
	Problems []org.Problem
	// Snapshot is today's organization after the changes; of a dry run, as it would be.
	Snapshot *org.Snapshot
	Delta    org.Delta // what changed, or would; empty for a repeated request
}

// mostTries bounds how often a request is checked anew because others write all the time.
const mostTries = 100

// Apply checks changes against the newest facts and commits them. Where another process was faster, it follows
// and checks again. A repeated request id is answered with the first one's result.
//
// Rules that the changes break are problems, not errors. Errors are CONFLICT (the expected revision is not the
// newest), UNAVAILABLE (the store cannot be reached, so nothing was written, unless the message says
// otherwise), INVALID, or the context's.
func (l *Live) Apply(ctx context.Context, q Request) (Result, error) {
	if q.Effective == org.NoDate {
		q.Effective = l.today()
	}
	q.Changes = slices.Clone(q.Changes)
	if problems, err := l.loadWithdrawn(ctx, q.Changes); err != nil || len(problems) > 0 {
		m := l.Now()
		return Result{Revision: m.Revision(), Problems: problems, Snapshot: m.today}, l.refusal(err)
	}
	if q.DryRun && (q.ExpectedRevision == nil || *q.ExpectedRevision <= l.Now().Revision()) {
		return l.try(ctx, q) // needs nothing of the store, and keeps nobody waiting
	}
	release, err := l.hold(ctx)
	if err != nil {
		return Result{}, err
	}
	defer release()
	if q.DryRun {
		r, err := l.try(ctx, q)
		return r, l.refusal(err)
	}
	if q.RequestID == "" {
		q.RequestID = uuid.NewString() // so that a lost acknowledgement can be settled
	} else if r, done, err := l.repeated(ctx, q.RequestID); done || err != nil {
		return r, l.refusal(err)
	}
	var r Result
	err = l.onNewest(ctx, func() (err error) {
		r, err = l.try(ctx, q)
		return err
	})
	return r, err
}

// onNewest tries to write on the newest facts, and again where another process was faster. Whoever calls holds l.writing.
func (l *Live) onNewest(ctx context.Context, try func() error) error {
	for range mostTries {
		if err := try(); !errors.Is(err, ErrStale) {
			return l.refusal(err)
		}
		if err := l.catchUp(ctx); err != nil {
			return l.refusal(err)
		}
	}
	return org.Errorf(org.Unavailable, "", "the store is busy: others wrote %d times meanwhile; nothing was written, try again", mostTries)
}

// try checks the request against the newest facts known and commits it on them. ErrStale: follow and try again.
func (l *Live) try(ctx context.Context, q Request) (Result, error) {
	if err := l.expected(ctx, q); err != nil {
		return Result{}, err
	}
	m := l.Now()
	out := m.facts.Apply(q.Changes, q.Effective)
	if len(out.Problems) > 0 {
		// The facts may be older than the store's by a poll; what another process wrote may have solved it.
		if !q.DryRun {
			if head, err := l.store.Head(ctx); err == nil && head.Revision > m.Revision() {
				return Result{}, ErrStale
			}
		}
		return Result{Revision: m.Revision(), Problems: out.Problems, Snapshot: m.today}, nil
	}
	if q.DryRun {
		would := m.today.Next(out.Facts, out.Delta).AsPreview()
		return Result{Revision: m.Revision(), Touched: out.Touched, Snapshot: would, Delta: out.Delta}, nil
	}
	if len(q.Changes) == 0 {
		return Result{Applied: true, Revision: m.Revision(), Snapshot: m.today}, nil
	}
	r := Revision{
		Header: Header{
			RequestID: q.RequestID, At: l.instant(), By: q.By, Origin: q.Origin, Effective: q.Effective, Reason: q.Reason,
			Summary:   org.Summarize(out.Facts, q.Changes, out.Touched, out.Delta),
			Scheduled: out.Delta.ScheduledAfter(l.today()),
		},
		Touched: out.Touched, Delta: out.Delta,
	}
	receipt, err := l.store.Commit(l.loggingProgress(ctx), m.Revision(), r)
	if err != nil {
		return Result{}, err
	}
	if receipt.Repeated {
		if err := l.catchUp(ctx); err != nil {
			return Result{}, err
		}
		result, _, err := l.repeated(ctx, q.RequestID)
		return result, err
	}
	r.Number = receipt.Number
	m = l.advance(r, out.Facts.Redo(r.Number, org.Delta{}))
	return Result{Applied: true, Revision: r.Number, Touched: r.Touched, Snapshot: m.today, Delta: r.Delta}, nil
}

// expected fails with CONFLICT where the request expects another revision than the newest.
func (l *Live) expected(ctx context.Context, q Request) error {
	if q.ExpectedRevision == nil {
		return nil
	}
	if *q.ExpectedRevision > l.Now().Revision() { // another process may have written it a moment ago
		if err := l.catchUp(ctx); err != nil {
			return err
		}
	}
	if newest := l.Now().Revision(); *q.ExpectedRevision != newest {
		return org.Errorf(org.Conflict, "expectedRevision", "the newest revision is %d, not %d; look at what changed and try again", newest, *q.ExpectedRevision)
	}
	return nil
}

// repeated returns the first result of a request id that is known already.
func (l *Live) repeated(ctx context.Context, id string) (Result, bool, error) {
	l.mu.Lock()
	number, done := l.requests[id]
	l.mu.Unlock()
	if !done {
		return Result{}, false, nil
	}
	r, err := l.Revision(ctx, number)
	if err != nil {
		return Result{}, true, err
	}
	return Result{Applied: true, Revision: number, Touched: r.Touched, Snapshot: l.Now().today}, true, nil
}

// loadWithdrawn gives every withdrawal among the changes the delta of the revision that it names. A revision that
// does not exist is a problem.
func (l *Live) loadWithdrawn(ctx context.Context, changes []org.Change) ([]org.Problem, error) {
	for i, c := range changes {
		w, ok := c.(org.Withdraw)
		if !ok || !w.Delta.Empty() {
			continue
		}
		r, err := l.Revision(ctx, w.Revision)
		if errors.Is(err, ErrNoRevision) {
			return []org.Problem{{
				Code: org.NotWithdrawable, Message: fmt.Sprintf("there is no revision %d to withdraw", w.Revision),
				Path: []string{"changes", strconv.Itoa(i), "withdraw"}, Change: i,
			}}, nil
		}
		if err != nil {
			return nil, err
		}
		w.Delta = r.Delta
		changes[i] = w
	}
	return nil, nil
}

// refusal maps an error of the store to one of the API.
func (l *Live) refusal(err error) error {
	switch {
	case errors.Is(err, ErrUnknownOutcome):
		return &org.Error{Code: org.Unavailable, Message: "the store did not say whether the changes were written; send them again with the same requestId, which writes them once", Err: err}
	case errors.Is(err, ErrUnavailable):
		return &org.Error{Code: org.Unavailable, Message: "the store cannot be reached, so nothing was written; try again later", Err: err}
	}
	return err
}

// initialRequest is the request id under which a store gets its first revision, whoever comes first.
const initialRequest = "initialize"

// Initialize commits the first revision of an empty store: the ladders that come with the program, say. A store
// that has revisions stays as it is. Several processes may do so at once; one of them does it.
func (l *Live) Initialize(ctx context.Context, changes func() ([]org.Change, error)) error {
	if l.Now().Revision() > 0 {
		return nil
	}
	first, err := changes()
	if err != nil {
		return err
	}
	zero := 0
	r, err := l.Apply(ctx, Request{Changes: first, Reason: "first start", ExpectedRevision: &zero, RequestID: initialRequest})
	var e *org.Error
	if errors.As(err, &e) && e.Code == org.Conflict { // somebody else wrote something first
		return nil
	}
	if err == nil && len(r.Problems) > 0 {
		return fmt.Errorf("the store cannot be initialized: %s", r.Problems[0].Message)
	}
	return err
}
