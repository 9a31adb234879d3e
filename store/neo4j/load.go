package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"golang.org/x/sync/errgroup"

	"rung/store"
)

const (
	// pageSize bounds what the server holds in memory for one page.
	pageSize = 2000
	// loaders is how many sessions read at once.
	loaders = 4
	// mostLoads bounds how often loading begins again because a revision of the meantime cannot be redone.
	mostLoads = 3
)

// Load reads the newest facts. What is committed meanwhile may be seen half; it is redone from the log afterwards.
//
// After an edit by hand, others' commits wait until it is done, so that what it finds can be committed next.
func (s *Store) Load(ctx context.Context) (store.Loaded, error) {
	s.mu.Lock()
	edited := s.last != nil && s.last.head.Edited
	s.mu.Unlock()
	if edited && s.reserve(ctx, readReservation) == nil { // else another server is about to adopt the edit
		defer func() { _ = s.reserve(context.WithoutCancel(ctx), adoptReservation) }()
	}
	loaded, err := s.loadAnew(ctx)
	if errors.Is(err, errNoOrganization) { // somebody removed everything
		if err = s.prepare(ctx); err == nil {
			loaded, err = s.loadAnew(ctx)
		}
	}
	return loaded, s.failed(ctx, err)
}

func (s *Store) loadAnew(ctx context.Context) (store.Loaded, error) {
	for range mostLoads {
		loaded, err := s.load(ctx)
		if !errors.Is(err, errAgain) {
			return loaded, err
		}
	}
	return store.Loaded{}, fmt.Errorf("%w: imports into Neo4j at %s go on all the time; try again", store.ErrUnavailable, s.where)
}

// errAgain: a revision that was committed while loading has no payload.
var errAgain = errors.New("load again")

func (s *Store) load(ctx context.Context) (store.Loaded, error) {
	first, ours, bookmark, err := s.lockedHead(ctx)
	if err != nil {
		return store.Loaded{}, err
	}
	records, err := s.stream(ctx, bookmark)
	if err != nil {
		return store.Loaded{}, err
	}
	last, _, _, err := s.lockedHead(ctx)
	if err != nil {
		return store.Loaded{}, err
	}
	facts := records.Facts(first)
	for facts.Revision < last {
		list, err := s.Revisions(ctx, facts.Revision, 16)
		if err != nil {
			return store.Loaded{}, err
		}
		if len(list) == 0 {
			return store.Loaded{}, fmt.Errorf("%w: its log has a gap: revision %d is missing", store.ErrUnavailable, facts.Revision+1)
		}
		for _, r := range list {
			if r.Reload {
				return store.Loaded{}, errAgain
			}
			facts = facts.Redo(r.Number, r.Delta)
		}
	}
	if last != first {
		records.Warnings = nil // half a commit looks like a broken graph
	}
	b := &base{}
	if b.position, err = parseBookmark(bookmark); err == nil {
		b.known, b.foreign = true, b.transaction-ours
	}
	s.mu.Lock()
	s.base, s.last = b, nil
	s.mu.Unlock()
	return store.Loaded{Facts: facts, Warnings: records.Warnings}, nil
}

// stream reads everything, page by page. A bookmark counts the transactions that are in the log, also one that is not
// applied yet, so that reading has to wait until they are.
func (s *Store) stream(ctx context.Context, bookmark string) (store.Records, error) {
	sink := &sink{assembler: store.NewAssembler(), seen: map[string]int{}}
	group, gctx := errgroup.WithContext(ctx)
	group.SetLimit(loaders)
	// People come with all that begins at them, so that they need not be looked for twice.
	group.Go(func() error { return s.people(gctx, bookmark, sink, group.Go) })
	var stretches []stretch
	for _, label := range []string{store.Opening, store.Team, store.Ladder, store.Track, store.Level, store.Competency, store.Criterion, store.Organization} {
		group.Go(func() error {
			return s.nodesOf(gctx, bookmark, label, func(page [][]any, at stretch) {
				sink.nodes(label, page)
				sink.mu.Lock()
				defer sink.mu.Unlock()
				stretches = append(stretches, at)
			})
		})
	}
	if err := group.Wait(); err != nil {
		return store.Records{}, err
	}
	group, gctx = errgroup.WithContext(ctx)
	group.SetLimit(loaders)
	for _, label := range store.Labels {
		group.Go(func() error { return s.nodesWithoutID(gctx, bookmark, label, sink) })
	}
	for _, at := range stretches {
		if types := typesFrom(at.label); types != "" {
			group.Go(func() error {
				page, err := s.page(gctx, bookmark, fmt.Sprintf(`MATCH (n:%[1]s) USING INDEX n:%[1]s(id) WHERE n.id > $after AND n.id <= $last
					MATCH (n)-[r:%[2]s]->(t)
					RETURN n.id, collect([type(r), coalesce(toStringOrNull(t.id), ''), properties(r)])`, at.label, types),
					map[string]any{"after": at.after, "last": at.last})
				sink.relationships(page)
				return err
			})
		}
	}
	if err := group.Wait(); err != nil {
		return store.Records{}, err
	}
	return sink.assembler.Records(), nil
}

// sink takes what several sessions read into one Assembler.
type sink struct {
	mu        sync.Mutex
	assembler *store.Assembler
	seen      map[string]int // how many nodes of each label have come
}

// node hands over a node. k.mu is held.
func (k *sink) node(label, id string, p store.Properties) {
	k.seen[label]++
	k.assembler.Node(label, id, p)
}

// nodes takes rows of an id and a map of properties.
func (k *sink) nodes(label string, page [][]any) {
	k.mu.Lock()
	defer k.mu.Unlock()
	var properties store.Properties
	for _, row := range page {
		m, _ := row[1].(map[string]any)
		properties = appendProperties(properties[:0], m)
		k.node(label, value(row[0]).Text(), properties)
	}
}

// relationships takes rows of an id and a list of types, targets and maps of properties.
func (k *sink) relationships(page [][]any) {
	k.mu.Lock()
	defer k.mu.Unlock()
	var properties store.Properties
	for _, row := range page {
		source, _ := row[0].(string)
		list, _ := row[1].([]any)
		for _, x := range list {
			r, _ := x.([]any)
			if len(r) != 3 {
				continue
			}
			typ, _ := r[0].(string)
			target, _ := r[1].(string)
			m, _ := r[2].(map[string]any)
			properties = appendProperties(properties[:0], m)
			k.assembler.Relationship(typ, source, target, properties)
		}
	}
}

// stretch is the nodes of one label from after one id up to another.
type stretch struct{ label, after, last string }

// nodesOf reads the nodes of a label in order of id, and hands over each page and its stretch of ids.
func (s *Store) nodesOf(ctx context.Context, bookmark, label string, each func([][]any, stretch)) error {
	after := ""
	for {
		page, err := s.page(ctx, bookmark, fmt.Sprintf(`MATCH (n:%[1]s) USING INDEX n:%[1]s(id) WHERE n.id > $after RETURN n.id AS id, properties(n) ORDER BY id LIMIT %[2]d`, label, pageSize), map[string]any{"after": after})
		if err != nil || len(page) == 0 {
			return err
		}
		last, _ := page[len(page)-1][0].(string)
		each(page, stretch{label, after, last})
		if len(page) < pageSize {
			return nil
		}
		after = last
	}
}

// nodesWithoutID hands over the nodes of a label without an id that is a text, to be warned of: they were made by
// hand. Where no more nodes are there than have come, which the database knows without looking, there are none.
func (s *Store) nodesWithoutID(ctx context.Context, bookmark, label string, sink *sink) error {
	page, err := s.page(ctx, bookmark, fmt.Sprintf(`MATCH (n:%s) RETURN count(n)`, label), nil)
	if err != nil {
		return err
	}
	sink.mu.Lock()
	all := page[0][0] == int64(sink.seen[label])
	sink.mu.Unlock()
	if all {
		return nil
	}
	page, err = s.page(ctx, bookmark, fmt.Sprintf(`MATCH (n:%s) WHERE NOT coalesce(n.id > '', false) RETURN null AS id, null AS properties LIMIT %d`, label, pageSize), nil)
	sink.nodes(label, page)
	return err
}

// page runs one statement in a transaction of its own.
func (s *Store) page(ctx context.Context, bookmark, statement string, parameters map[string]any) (out [][]any, err error) {
	_, err = s.readAfter(ctx, bookmark, func(tx neo4j.ManagedTransaction) error {
		out = nil
		return rows(ctx, tx, statement, parameters, func(row []any) error { out = append(out, row); return nil })
	})
	return out, err
}

// typesFrom returns the types of relationships that may begin at a label, as a pattern has them; "" for none.
func typesFrom(label string) string {
	var out []string
	for _, typ := range store.RelationshipTypes {
		for _, l := range ends[typ].sources {
			if l == label {
				out = append(out, typ)
			}
		}
	}
	return strings.Join(out, "|")
}
