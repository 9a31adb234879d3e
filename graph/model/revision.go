package model

import (
	"context"
	"time"

	"rung/org"
	"rung/store"
)

// Revision is one write, as one moment sees it.
type Revision struct {
	header store.Header
	live   *store.Live
	moment *store.Moment
}

// RevisionConnection is a page of revisions.
type RevisionConnection = org.Connection[Revision]

// RevisionEdge is one revision of a page.
type RevisionEdge = org.Edge[Revision]

// NewRevision returns a revision, whose movements name people as they are in a moment.
func NewRevision(h store.Header, live *store.Live, m *store.Moment) Revision {
	return Revision{header: h, live: live, moment: m}
}

// Number returns the place in the log, counted from 1.
func (r Revision) Number() int { return r.header.Number }

// At returns when it was written.
func (r Revision) At() time.Time { return r.header.At }

// By returns who wrote it.
func (r Revision) By() string { return r.header.By }

// Origin returns where it was written from, where known.
func (r Revision) Origin() (string, bool) { return r.header.Origin, r.header.Origin != "" }

// Effective returns the day from which its changes hold.
func (r Revision) Effective() org.Date { return r.header.Effective }

// Reason returns why, where said.
func (r Revision) Reason() (string, bool) { return r.header.Reason, r.header.Reason != "" }

// Summary returns what was changed, in a sentence.
func (r Revision) Summary() string { return r.header.Summary }

// Movements returns what it brought about. What a revision changed is read from the store where it is not in
// memory any more: UNAVAILABLE while that cannot be reached.
func (r Revision) Movements(ctx context.Context) ([]org.Movement, error) {
	full, err := r.live.Revision(ctx, r.header.Number)
	if err != nil {
		return nil, err
	}
	facts := r.moment.Facts()
	list := full.Delta.Movements(facts, facts)
	for i := range list {
		list[i] = list[i].In(r.moment.Today())
	}
	return list, nil
}
