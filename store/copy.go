package store

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"rung/org"
)

// ErrOther: the target of a copy holds something else than the beginning of what is copied.
var ErrOther = errors.New("the target holds another organization, and nothing was copied; name an empty store")

// Copy writes every revision of one store into another, with its number, time, author and request id. A target that
// holds the first revisions already, because a copy was interrupted, gets the rest. What somebody edited by hand in
// the source since its newest revision becomes a revision of the target. It returns the number of the target's newest
// revision; told hears after each one how many of the source's are copied.
func Copy(ctx context.Context, from, to Store, told Progress) (int, error) {
	head, err := from.Head(ctx)
	if err != nil {
		return 0, fmt.Errorf("the source: %w", err)
	}
	number, err := copied(ctx, from, to)
	if err != nil {
		return 0, err
	}
	c := copying{from: from, to: to, told: told, resumed: number > 0, number: number, all: head.Revision}
	if err := c.revisions(ctx, math.MaxInt); err != nil {
		return c.number, err
	}
	// What is loaded may be newer than the last revision copied, where the source is in use.
	source, err := from.Load(ctx)
	if err != nil {
		return c.number, fmt.Errorf("the source: %w", err)
	}
	if err := c.revisions(ctx, source.Facts.Revision); err != nil {
		return c.number, err
	}
	return copyEdits(ctx, source.Facts, to, c.number)
}

// copying is a copy on its way.
type copying struct {
	from, to Store
	told     Progress
	resumed  bool // the target had revisions before
	number   int  // of the last revision copied
	all      int  // revisions of the source, as far as known
}

// revisions copies the revisions up to a number, or as many as there are.
func (c *copying) revisions(ctx context.Context, until int) error {
	for c.number < until {
		list, err := c.from.Revisions(ctx, c.number, min(revisionsAtOnce, until-c.number))
		if err != nil {
			return fmt.Errorf("the source: %w", err)
		}
		if len(list) == 0 {
			return nil
		}
		for _, r := range list {
			if r.Number != c.number+1 {
				return fmt.Errorf("the source's log has a gap: revision %d is missing", c.number+1)
			}
			if r.Reload {
				return fmt.Errorf("revision %d of the source does not say what it changed, so that what comes before it cannot be copied", r.Number)
			}
			if r.Rewritten && c.resumed {
				return fmt.Errorf("revision %d of the source forgot people whom the target still has; copy into an empty store", r.Number)
			}
			r.Adopted, r.Rewritten = false, false
			if _, err := c.to.Commit(ctx, c.number, r); err != nil {
				return fmt.Errorf("the target: revision %d: %w", r.Number, err)
			}
			c.number = r.Number
			c.told(c.number, max(c.all, c.number))
		}
	}
	return nil
}

// copied returns how many of the source's revisions the target has.
func copied(ctx context.Context, from, to Store) (int, error) {
	head, err := to.Head(ctx)
	if err != nil {
		return 0, fmt.Errorf("the target: %w", err)
	}
	if head.Revision == 0 {
		return 0, nil
	}
	theirs, err := to.Revision(ctx, head.Revision)
	if err != nil {
		return 0, fmt.Errorf("the target: %w", err)
	}
	ours, err := from.Revision(ctx, head.Revision)
	if errors.Is(err, ErrNoRevision) {
		return 0, ErrOther
	}
	if err != nil {
		return 0, fmt.Errorf("the source: %w", err)
	}
	if ours.RequestID != theirs.RequestID || !ours.At.Equal(theirs.At) || ours.Summary != theirs.Summary {
		return 0, ErrOther
	}
	return head.Revision, nil
}

// copyEdits makes a revision of the target of whatever the source says beside its log, up to the same revision.
func copyEdits(ctx context.Context, source *org.Facts, to Store, number int) (int, error) {
	target, err := to.Load(ctx)
	if err != nil {
		return number, fmt.Errorf("the target: %w", err)
	}
	d := difference(target.Facts, source)
	if d.Empty() {
		return number, nil
	}
	now := time.Now().UTC().Truncate(time.Millisecond)
	today := org.DateOf(now)
	receipt, err := to.Commit(ctx, number, Revision{
		Header: Header{At: now, Effective: today, Reason: editedReason, Summary: org.Summarize(target.Facts, nil, nil, d), Scheduled: d.ScheduledAfter(today)},
		Delta:  d,
	})
	if err != nil {
		return number, fmt.Errorf("the target: what was edited by hand in the source: %w", err)
	}
	return receipt.Number, nil
}
