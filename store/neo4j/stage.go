package neo4j

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"iter"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/org"
	"rung/store"
)

// A commit that makes very many records is staged: its new nodes are written beforehand, in batches, under labels of
// their own that no reader looks for, with the relationships that begin at them. The commit itself then only changes
// their labels, so that everybody sees all of them or none, and no transaction needs much of the database's memory.
// Employments and jobs have their own labels at once: readers come to them from people. One writer stages at a time, by a
// lease on the Organization node; what one that died has left is removed by the next, or by any server once the lease
// is over.
//
// Every batch is a transaction that is no revision. So that it does not look like an edit by hand, it counts itself
// on the Organization node, under the lock.

const (
	// stagedFrom is the number of new records from which a commit is staged.
	stagedFrom = 2000
	// stagePatience is how long a writer waits for another one's staging to end.
	stagePatience = 2 * time.Minute
	// stagePause is between two looks at whether it has ended.
	stagePause = 250 * time.Millisecond
	// stagedAtOnce is how many rows one transaction stages: little enough for a small heap, and for those who wait.
	stagedAtOnce = 2000
	// removedAtOnce is how many staged nodes one transaction removes.
	removedAtOnce = 1000
)

// lease is how long a writer that stages may be silent before others clean up after it. Tests make it shorter.
var lease = 30 * time.Second

// stagedLabels are the labels of nodes that are flipped.
var stagedLabels = slices.DeleteFunc(slices.Clone(store.Labels), belongs)

// belongs says that nodes of a label belong to one person alone, and are seen with that person only.
func belongs(label string) bool { return label == store.Employment || label == store.Job }

// stagedLabel is the label that a node has until the commit.
func stagedLabel(label string) string {
	if belongs(label) {
		return label
	}
	return "Staged" + label
}

// staging is what a Store has written beforehand.
type staging struct {
	fingerprint uint64            // of the records
	nodes       map[string]string // by id: where the database has it (its element id)
	counts      map[string]int    // nodes by label
	// late are relationships of staged nodes that are written with the commit, because they end at nothing yet.
	late map[relationshipKey]bool
}

type relationshipKey struct{ typ, source, target, since string }

func keyOf(r store.Relationship) relationshipKey {
	return relationshipKey{r.Type, r.Source, r.Target, r.Properties.Get("since").Day().String()}
}

// has says that a node is staged. A nil staging has none.
func (g *staging) has(id string) bool {
	if g == nil {
		return false
	}
	_, ok := g.nodes[id]
	return ok
}

// errLease: the lease went to somebody else, or ran out.
var errLease = errors.New("the staged records were taken for abandoned")

// newRecords counts the records that a delta makes.
func newRecords(d org.Delta) int {
	n := 0
	for _, p := range d.People {
		if p.Before == nil {
			n++
		}
	}
	for _, p := range d.Openings {
		if p.Before == nil {
			n++
		}
	}
	return n
}

// stage writes the new records of a commit beforehand and reserves the next revision. What the last call has left is
// used again where it is the same.
func (s *Store) stage(ctx context.Context, c *commit) (*staging, error) {
	var h maphash.Hash
	h.SetSeed(s.seed)
	var text []byte
	for p := range created(c.revision.Delta) {
		for _, n := range p.Nodes {
			text = store.AppendJSON(append(append(text[:0], n.Label...), n.ID...), n.Properties)
			h.Write(text)
		}
		for _, r := range p.Relationships {
			text = append(append(append(text[:0], r.Type...), r.Source...), r.Target...)
			h.Write(store.AppendJSON(text, r.Properties))
		}
	}
	fingerprint := h.Sum64()
	if g := s.staged; g != nil && g.fingerprint == fingerprint {
		if err := s.reserveFor(ctx, c); !errors.Is(err, errLease) {
			return g, err
		}
	}
	s.staged = nil
	if err := s.acquire(ctx); err != nil {
		return nil, err
	}
	g := &staging{fingerprint: fingerprint, nodes: map[string]string{}, counts: map[string]int{}, late: map[relationshipKey]bool{}}
	w := &stager{ctx: ctx, store: s, staging: g, progress: store.ProgressOf(ctx), total: newRecords(c.revision.Delta), tied: map[relationshipKey]bool{}}
	if err := w.write(c.revision.Delta); err != nil {
		return nil, err
	}
	s.staged = g
	return g, s.reserveFor(ctx, c)
}

// created returns the patches of a delta that make records.
func created(d org.Delta) iter.Seq[store.Patch] {
	return func(yield func(store.Patch) bool) {
		for p := range store.Patches(d) {
			if p.Created && !yield(p) {
				return
			}
		}
	}
}

// batch runs work in a transaction that is no revision and counts itself. It fails with errLease where somebody else
// holds the lease, and renews ours.
func (s *Store) batch(ctx context.Context, work func(neo4j.ManagedTransaction) error) error {
	err := s.write(ctx, "stage", transactionTimeout, func(tx neo4j.ManagedTransaction) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		mine := false
		err := rows(ctx, tx, `MATCH (o:Organization {id: $id}) WHERE o.stagedBy = $by
			SET o.batches = coalesce(o.batches, 0) + 1, o.stagedUntil = timestamp() + $lease RETURN 1`,
			map[string]any{"id": store.OrganizationID, "by": s.name, "lease": lease.Milliseconds()}, func([]any) error { mine = true; return nil })
		if err != nil {
			return err
		}
		if !mine {
			return errLease
		}
		return work(tx)
	})
	return s.failed(ctx, err)
}

// acquire takes the lease, once whoever has it is done or silent for too long, and removes what was left.
func (s *Store) acquire(ctx context.Context) error {
	patience := time.NewTimer(stagePatience)
	defer patience.Stop()
	pause := time.NewTicker(stagePause)
	defer pause.Stop()
	for {
		free, err := s.tryAcquire(ctx)
		if err != nil {
			return s.failed(ctx, err)
		}
		if free {
			return s.removeStaged(ctx)
		}
		select {
		case <-pause.C:
		case <-patience.C:
			return fmt.Errorf("%w: another import is being written into Neo4j at %s; try again", store.ErrUnavailable, s.where)
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

func (s *Store) tryAcquire(ctx context.Context) (free bool, err error) {
	err = s.write(ctx, "stage", transactionTimeout, func(tx neo4j.ManagedTransaction) error {
		free = false
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if _, _, err := readHead(ctx, tx); err != nil {
			return err
		}
		err := rows(ctx, tx, `MATCH (o:Organization {id: $id}) WHERE o.stagedBy IS NULL OR o.stagedBy = $by OR coalesce(o.stagedUntil, 0) < timestamp()
			SET o.stagedBy = $by, o.stagedUntil = timestamp() + $lease, o.batches = coalesce(o.batches, 0) + 1 RETURN 1`,
			map[string]any{"id": store.OrganizationID, "by": s.name, "lease": lease.Milliseconds()}, func([]any) error { free = true; return nil })
		if err == nil && !free {
			return errDone
		}
		return err
	})
	if errors.Is(err, errDone) {
		err = nil
	}
	return free, err
}

// reserveFor reserves the next revision for a commit that is staged. It fails with ErrStale where somebody else was
// faster; the reservation holds, so that the next try succeeds.
func (s *Store) reserveFor(ctx context.Context, c *commit) error {
	head := 0
	err := s.whileReserved(ctx, func() error {
		return s.batch(ctx, func(tx neo4j.ManagedTransaction) (err error) {
			if head, _, err = readHead(ctx, tx); err != nil {
				return err
			}
			if err = s.reserveIn(ctx, tx, reservation(c.records)); err != nil {
				return err
			}
			return run(ctx, tx, `MATCH (o:Organization {id: $id}) SET o.stagedUntil = timestamp() + $time`,
				map[string]any{"id": store.OrganizationID, "time": (reservation(c.records) + lease).Milliseconds()})
		})
	})
	if err == nil && head != c.expected {
		err = store.ErrStale
	}
	return err
}

// release gives the lease back and removes what was staged, where the commit is not going to be.
func (s *Store) release(ctx context.Context) error {
	s.staged = nil
	err := s.removeStaged(ctx)
	if err == nil {
		err = s.batch(ctx, func(tx neo4j.ManagedTransaction) error {
			return run(ctx, tx, endLease, map[string]any{"id": store.OrganizationID})
		})
	}
	return err
}

const endLease = `MATCH (o:Organization {id: $id}) REMOVE o.stagedBy, o.stagedUntil`

// removeStaged removes staged nodes, whoever has left them. The lease must be ours.
func (s *Store) removeStaged(ctx context.Context) error {
	for _, label := range stagedLabels {
		for {
			page, err := s.page(ctx, "", fmt.Sprintf(`MATCH (n:%s) RETURN count(n)`, stagedLabel(label)), nil)
			if err != nil {
				return s.failed(ctx, err)
			}
			if page[0][0] == int64(0) {
				break
			}
			err = s.batch(ctx, func(tx neo4j.ManagedTransaction) error {
				return run(ctx, tx, fmt.Sprintf(`MATCH (n:%[1]s) WITH n LIMIT %[2]d
					OPTIONAL MATCH (n)-[:%[3]s|%[4]s]->(x) WHERE NOT EXISTS { (x)<-[:%[3]s|%[4]s]-(:Person) }
					DETACH DELETE x, n`, stagedLabel(label), removedAtOnce, store.Employed, store.HasJob), nil)
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// sweep removes what writers that died have left, whenever a lease is over, until its context ends.
func (s *Store) sweep(ctx context.Context) {
	tick := time.NewTicker(lease / 3)
	defer tick.Stop()
	for {
		over := false
		_, _ = s.read(ctx, func(tx neo4j.ManagedTransaction) error { // while the database is away there is nothing to sweep
			return rows(ctx, tx, `MATCH (o:Organization {id: $id}) WHERE o.stagedBy IS NOT NULL AND coalesce(o.stagedUntil, 0) < timestamp() RETURN 1`,
				map[string]any{"id": store.OrganizationID}, func([]any) error { over = true; return nil })
		})
		if over {
			s.sweepNow(ctx)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func (s *Store) sweepNow(ctx context.Context) {
	select {
	case s.committing <- struct{}{}:
		defer func() { <-s.committing }()
	case <-ctx.Done():
		return
	}
	if free, err := s.tryAcquire(ctx); err == nil && free {
		_ = s.release(ctx) // else the next look tries again
	}
}

// flip gives staged nodes their own labels. c is within its transaction, and the lease must be ours still.
func (s *Store) flip(ctx context.Context, tx neo4j.ManagedTransaction, g *staging) error {
	mine := false
	err := rows(ctx, tx, `MATCH (o:Organization {id: $id}) WHERE o.stagedBy = $by RETURN 1`, map[string]any{"id": store.OrganizationID, "by": s.name},
		func([]any) error { mine = true; return nil })
	if err != nil {
		return err
	}
	if !mine {
		return errLease
	}
	for _, label := range stagedLabels {
		if g.counts[label] == 0 {
			continue
		}
		flipped := int64(0)
		err := rows(ctx, tx, fmt.Sprintf(`MATCH (n:%[1]s) SET n:%[2]s REMOVE n:%[1]s RETURN count(*)`, stagedLabel(label), label), nil,
			func(row []any) error { flipped, _ = row[0].(int64); return nil })
		if err != nil {
			return err
		}
		if flipped != int64(g.counts[label]) {
			return errLease
		}
	}
	return run(ctx, tx, endLease, map[string]any{"id": store.OrganizationID})
}
