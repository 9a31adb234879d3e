package store

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"time"

	"rung/org"
)

const (
	// pollPatience is how long a poll may take before the store counts as unreachable.
	pollPatience = 5 * time.Second
	// revisionsAtOnce bounds the payloads read together.
	revisionsAtOnce = 16
)

// follow looks for other processes' commits, for edits by hand and for a new day, until its context ends.
func (l *Live) follow(ctx context.Context, poll time.Duration) {
	defer close(l.stopped)
	ticker := time.NewTicker(poll)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		l.turnDay()
		err := l.poll(ctx)
		if ctx.Err() != nil {
			return
		}
		l.note(err)
	}
}

// note records whether the store could be reached, and logs when that changes.
func (l *Live) note(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case err == nil && l.outage != nil:
		l.log.Info("the store can be reached again", "after", l.clock().Sub(l.outage.since).Round(time.Millisecond))
		l.outage = nil
	case err != nil && l.outage == nil:
		l.log.Error("the store cannot be followed; reads go on", "error", err)
		l.outage = &outage{since: l.clock(), err: err}
	case err != nil:
		l.outage.err = err
	}
}

// poll catches up with the store.
func (l *Live) poll(ctx context.Context) error {
	asking, cancel := context.WithTimeoutCause(ctx, pollPatience, ErrUnavailable)
	defer cancel()
	head, err := l.store.Head(asking)
	if err != nil {
		return err
	}
	known := l.Now().Revision()
	if head.Revision == known && !head.Edited {
		return nil
	}
	if head.Revision > known && !head.Edited {
		// Whoever commits here may be waiting for the store's lock, and must not keep others' commits from being served.
		if stopped, err := l.redo(ctx); !stopped || err != nil {
			return err
		}
	}
	if head.Edited { // whoever writes here all the time must not keep an edit from being served
		release, err := l.hold(ctx)
		if err != nil {
			return err
		}
		defer release()
	} else {
		select {
		case l.writing <- struct{}{}:
			defer func() { <-l.writing }()
		default:
			return nil
		}
	}
	// A commit of this process may have ended since the head was read, so that only a second look proves that
	// the store went back.
	if head.Revision < l.Now().Revision() {
		if head, err = l.store.Head(asking); err != nil {
			return err
		}
	}
	if head.Revision < l.Now().Revision() {
		l.log.Warn("the store went back to an earlier revision, and is read anew", "revision", head.Revision, "known", known)
		l.revisions.clear()
		return l.reload(ctx)
	}
	if err := l.catchUp(ctx); err != nil {
		return err
	}
	if head.Edited {
		return l.adopt(ctx)
	}
	return nil
}

// catchUp redoes the revisions that the store has after the newest known. Whoever calls holds l.writing.
func (l *Live) catchUp(ctx context.Context) error {
	for {
		stopped, err := l.redo(ctx)
		if !stopped || err != nil {
			return err
		}
		if err := l.reload(ctx); err != nil {
			return err
		}
	}
}

// redo redoes the revisions that the store has after the newest known, also while somebody commits in this process; stopped
// says that it came to one with which everything must be loaded anew.
func (l *Live) redo(ctx context.Context) (stopped bool, err error) {
	for {
		known := l.Now().Revision()
		list, err := l.store.Revisions(ctx, known, revisionsAtOnce)
		if err != nil {
			return false, err
		}
		for _, r := range list {
			newest := l.Now().Revision()
			if r.Number <= newest {
				continue // a commit of this process was faster
			}
			if r.Number != newest+1 {
				break
			}
			if r.Reload || r.Rewritten {
				return true, nil
			}
			l.advance(r, nil)
		}
		if len(list) == 0 || l.Now().Revision() == known {
			return false, nil
		}
	}
}

// editedReason is the reason of the revision that adopts an edit by hand.
const editedReason = "edited in the database"

// adopt makes a revision of what somebody edited by hand, unless another process did so first. Whoever calls
// holds l.writing.
func (l *Live) adopt(ctx context.Context) error {
	for range 10 { // others may commit and edit all the time; the next poll goes on
		loaded, err := l.store.Load(ctx)
		if err != nil {
			return err
		}
		if err := l.catchUp(ctx); err != nil {
			return err
		}
		m := l.Now()
		if loaded.Facts.Revision != m.Revision() {
			continue
		}
		d := difference(m.facts, loaded.Facts)
		if d.Empty() {
			return nil
		}
		l.warn(loaded)
		r := Revision{
			Header: Header{At: l.instant(), Effective: l.today(), Reason: editedReason, Origin: "database", Summary: org.Summarize(m.facts, nil, nil, d), Scheduled: d.ScheduledAfter(l.today())},
			Delta:  d, Adopted: true,
		}
		receipt, err := l.store.Commit(ctx, m.Revision(), r)
		if errors.Is(err, ErrStale) {
			if err := l.catchUp(ctx); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		r.Number = receipt.Number
		l.advance(r, nil)
		return nil
	}
	return nil
}

// instant returns the present to the millisecond, in UTC.
func (l *Live) instant() time.Time { return l.clock().UTC().Truncate(time.Millisecond) }

// difference returns the delta from one loading of the facts to another. It takes over the records of after.
func difference(before, after *org.Facts) org.Delta {
	var d org.Delta
	if before.Organization != after.Organization {
		b, a := before.Organization, after.Organization
		d.Organization = org.Pair[org.OrganizationRecord]{Before: &b, After: &a}
	}
	d.People = differing(collect(before.People()), collect(after.People()), encodePerson, func(r *org.PersonRecord) string { return r.ID })
	d.Openings = differing(collect(before.Openings()), collect(after.Openings()), encodeOpening, func(r *org.OpeningRecord) string { return r.ID })
	d.Teams = differing(before.Teams(), after.Teams(), encodeTeam, func(r *org.TeamRecord) string { return r.ID })
	d.Ladders = differing(before.Ladders(), after.Ladders(), encodeLadder, func(r *org.LadderRecord) string { return r.ID })
	return d
}

func collect[T any](seq func(func(*T) bool)) []*T {
	var out []*T
	seq(func(r *T) bool { out = append(out, r); return true })
	return out
}

// differing returns the pairs of records, both lists in order of id, that the graph would not hold alike.
func differing[T any](before, after []*T, encode func(*T) Graph, id func(*T) string) []org.Pair[T] {
	var out []org.Pair[T]
	var b, a []byte
	for _, p := range pairUp(before, after, id) {
		if p.Before != nil && p.After != nil {
			b, a = appendGraph(b[:0], encode(p.Before)), appendGraph(a[:0], encode(p.After))
			if bytes.Equal(b, a) {
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// turnDay makes the snapshot of a new day current, and tells of the scheduled changes that take effect on it.
func (l *Live) turnDay() {
	m := l.Now()
	today := l.today()
	if today == m.today.Date() {
		return
	}
	snapshot := org.NewSnapshot(m.facts, today)
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.moment.Load()
	if now != m { // a commit came in between; the next poll tries again
		return
	}
	for _, h := range m.headers {
		// Several days may have passed; one event tells of all that a revision did on them.
		if slices.ContainsFunc(h.Scheduled, func(day org.Date) bool { return m.today.Date() < day && day <= today }) {
			l.effects = append(l.effects, h)
		}
	}
	l.put(&Moment{live: l, facts: m.facts, today: snapshot, headers: m.headers})
}
