package neo4j

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/store"
)

// base is what the last Load found. Every transaction of ours takes one revision or counts as a batch, so that the
// number of transactions minus that of both grows when somebody else writes, and only then.
type base struct {
	position
	foreign int64 // transactions minus revisions and batches
	known   bool  // the bookmark could be read
}

// seen is what Head found, and the bookmark under which it holds.
type seen struct {
	bookmark string
	head     store.Head
}

// headPatience is how long Head may take before the database counts as unreachable.
const headPatience = 3 * time.Second

// lockPatience is how long Head waits for the lock: an import holds it for longer.
const lockPatience = time.Second

var errNoOrganization = errors.New("the database has no Organization node")

// Head says what the newest revision is. While nothing is written it costs one empty transaction.
func (s *Store) Head(ctx context.Context) (store.Head, error) {
	asking, cancel := context.WithTimeoutCause(ctx, headPatience, store.ErrUnavailable)
	defer cancel()
	h, err := s.head(asking)
	if errors.Is(err, errNoOrganization) { // somebody removed everything
		if err = s.prepare(asking); err == nil {
			h, err = s.head(asking)
		}
	}
	return h, s.failed(asking, err)
}

func (s *Store) head(ctx context.Context) (store.Head, error) {
	bookmark, err := s.read(ctx, func(neo4j.ManagedTransaction) error { return nil })
	if err != nil {
		return store.Head{}, err
	}
	s.mu.Lock()
	base, last := s.base, s.last
	s.mu.Unlock()
	if last != nil && last.bookmark == bookmark {
		return last.head, nil
	}
	var h store.Head
	var ours int64
	bookmark, err = s.read(ctx, func(tx neo4j.ManagedTransaction) (err error) {
		h.Revision, ours, err = readHead(ctx, tx)
		return err
	})
	if err != nil {
		return store.Head{}, err
	}
	if base == nil { // nothing was loaded that an edit could have changed
		return h, nil
	}
	p, err := parseBookmark(bookmark)
	if err != nil || !base.known {
		return s.headWithoutPositions(base, last, bookmark, h), nil
	}
	foreign := func() int64 { return p.transaction - ours - base.foreign }
	if p.store == base.store && foreign() > 0 {
		// Perhaps a commit came between the two numbers, or is being applied; under the lock none can be. Where the
		// lock is not to be had, somebody is writing still, and the next look will tell.
		looking, cancel := context.WithTimeout(ctx, lockPatience)
		defer cancel()
		number, counted, under, err := s.lockedHead(looking)
		if err != nil && looking.Err() != nil && ctx.Err() == nil {
			return h, nil
		}
		if err != nil {
			return store.Head{}, err
		}
		h.Revision, ours, bookmark = number, counted, under
		if p, err = parseBookmark(bookmark); err != nil {
			return store.Head{}, err
		}
	}
	h.Edited = p.store != base.store || foreign() > 0
	if foreign() >= 0 || h.Edited { // else the bookmark says too little yet
		s.remember(base, &seen{bookmark, h})
	}
	return h, nil
}

// headWithoutPositions is for a server whose bookmarks cannot be read: whatever changed without a new revision
// counts as an edit. One that hides before a commit is not noticed.
func (s *Store) headWithoutPositions(base *base, last *seen, bookmark string, h store.Head) store.Head {
	unreadable.Do(func() {
		slog.Warn("the bookmarks of this Neo4j cannot be read: an edit by hand just before a commit is not noticed", "server", s.where)
	})
	h.Edited = last != nil && (last.head.Edited || last.head.Revision == h.Revision)
	s.remember(base, &seen{bookmark, h})
	return h
}

var unreadable sync.Once

// remember keeps what Head found, unless a Load has ended meanwhile.
func (s *Store) remember(base *base, found *seen) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.base == base {
		s.last = found
	}
}

// errDone rolls a transaction back that did all it had to.
var errDone = errors.New("done")

// lockedHead returns the revision, our transactions and the bookmark of one moment at which nobody commits. The bookmark
// is taken by another session while the lock is held, and rolling back takes no transaction's number.
func (s *Store) lockedHead(ctx context.Context) (number int, ours int64, bookmark string, err error) {
	err = s.write(ctx, "head", transactionTimeout, func(tx neo4j.ManagedTransaction) (err error) {
		if err = lock(ctx, tx); err != nil {
			return err
		}
		if number, ours, err = readHead(ctx, tx); err != nil {
			return err
		}
		if bookmark, err = s.read(ctx, func(neo4j.ManagedTransaction) error { return nil }); err != nil {
			return err
		}
		return errDone
	})
	if errors.Is(err, errDone) {
		err = nil
	}
	return number, ours, bookmark, err
}

// lock takes the lock that orders commits. It writes what is there already, which locks and changes nothing. What
// was read before proves nothing: read in a later statement.
func lock(ctx context.Context, tx neo4j.ManagedTransaction) error {
	return run(ctx, tx, `MATCH (o:Organization {id: $id}) SET o.lock = 0`, map[string]any{"id": store.OrganizationID})
}

// readHead returns the newest revision, and how many transactions were ours: revisions and batches.
func readHead(ctx context.Context, tx neo4j.ManagedTransaction) (number int, ours int64, err error) {
	var found, batches any
	err = rows(ctx, tx, `MATCH (o:Organization {id: $id}) RETURN o.revision, coalesce(o.batches, 0)`, map[string]any{"id": store.OrganizationID}, func(row []any) error {
		found, batches = row[0], row[1]
		return nil
	})
	if err != nil {
		return 0, 0, err
	}
	n, ok := found.(int64)
	if !ok {
		return 0, 0, errNoOrganization
	}
	counted, _ := batches.(int64)
	return int(n), n + counted, nil
}
