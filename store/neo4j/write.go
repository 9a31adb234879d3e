package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/org"
	"rung/store"
)

// rowsAtOnce is how many rows one statement takes.
const rowsAtOnce = 5000

// The labels that the ends of a relationship may have, the likeliest first.
var (
	seats  = []string{store.Person, store.Opening}
	people = []string{store.Person}
	teams  = []string{store.Team}
	levels = []string{store.Level}
	ends   = map[string]struct{ sources, targets []string }{
		store.ReportsTo: {seats, seats}, store.DottedTo: {people, people}, store.Mentors: {people, people},
		store.Employed: {people, []string{store.Employment}}, store.HasJob: {people, []string{store.Job}},
		store.AtLevel: {seats, levels}, store.MemberOf: {seats, teams}, store.Leads: {people, teams}, store.PartOf: {teams, teams},
		store.Of: {[]string{store.Track, store.Competency}, []string{store.Ladder}}, store.On: {levels, []string{store.Track}},
		store.Next: {levels, levels}, store.MentorsLevel: {levels, levels},
		store.At: {[]string{store.Criterion}, levels}, store.For: {[]string{store.Criterion}, []string{store.Competency}},
	}
)

// writer applies patches within a transaction, many rows a statement: first everything that goes, then nodes, then
// relationships.
type writer struct {
	ctx, running context.Context
	tx           neo4j.ManagedTransaction
	staging      *staging          // what was written beforehand; nil for nothing
	labels       map[string]string // of the nodes that exist, as far as known
	groups       map[string]*group // by statement
	order        []*group
}

// group is the rows that one statement is still to get.
type group struct {
	statement string
	rows      []any
	// missing are nodes, by label, which the rows need and which perhaps are not there.
	missing map[string][]any
	// label is that of nodes which are all thought to be new: creating them costs two thirds of merging.
	label string
}

func newWriter(ctx, running context.Context, tx neo4j.ManagedTransaction, g *staging) *writer {
	return &writer{ctx: ctx, running: running, tx: tx, staging: g, labels: map[string]string{}, groups: map[string]*group{}}
}

// apply writes what a delta changes in the graph. Of one that was adopted, the relationships of the touched
// records are removed first, in whatever way somebody wrote them.
func (w *writer) apply(d org.Delta, adopted bool) error {
	if adopted {
		if err := w.disconnect(d); err != nil {
			return err
		}
		d = store.Afresh(d)
	}
	for _, phase := range []func(store.Patch) error{w.removeRelationships, w.removeNodes, w.nodes, w.relationships} {
		for p := range store.Patches(d) {
			if err := phase(p); err != nil {
				return err
			}
		}
		if err := w.flush(); err != nil {
			return err
		}
	}
	return nil
}

// dayOfSince is a relationship's since as text, also where somebody wrote it otherwise than as a date.
const dayOfSince = `left(coalesce(toStringOrNull(r.since), ''), 10)`

func (w *writer) removeRelationships(p store.Patch) error {
	list := p.RemoveRelationships
	if !p.Created {
		list = slices.Concat(list, p.Relationships) // those that are there already, in whatever way, are made anew
	}
	for _, r := range list {
		source, target, err := w.endsOf(r)
		if err != nil {
			return err
		}
		statement := fmt.Sprintf(`UNWIND $rows AS row MATCH (s:%[1]s {id: row.s}) USING INDEX s:%[1]s(id) MATCH (t:%[2]s {id: row.t}) USING INDEX t:%[2]s(id) MATCH (s)-[r:%[3]s]->(t) WHERE %[4]s = row.since DELETE r`, source, target, r.Type, dayOfSince)
		if err := w.add(statement, map[string]any{"s": r.Source, "t": r.Target, "since": r.Properties.Get("since").Day().String()}); err != nil {
			return err
		}
	}
	return nil
}

// removeNodes removes nodes and the relationships that begin at them; where others still end at one, it stays,
// deleted.
func (w *writer) removeNodes(p store.Patch) error {
	for _, n := range p.RemoveNodes {
		statement := fmt.Sprintf(`UNWIND $rows AS row MATCH (n:%s {id: row})
			CALL (n) { OPTIONAL MATCH (n)-[r]->() DELETE r }
			WITH n, EXISTS { (n)<--() } AS held
			FOREACH (_ IN CASE WHEN held THEN [1] ELSE [] END | SET n = {id: n.id, deleted: true})
			FOREACH (_ IN CASE WHEN held THEN [] ELSE [1] END | DELETE n)`, n.Label)
		if err := w.add(statement, n.ID); err != nil {
			return err
		}
	}
	return nil
}

const (
	mergeNodes  = `UNWIND $rows AS row MERGE (n:%s {id: row.id}) SET n += row`
	createNodes = `UNWIND $rows AS row CREATE (n:%s) SET n = row`
	findNodes   = `UNWIND $rows AS row MATCH (n:%[1]s {id: row.id}) USING INDEX n:%[1]s(id) RETURN n.id LIMIT 1`
)

// nodes makes and changes nodes. Properties that somebody added by hand stay.
func (w *writer) nodes(p store.Patch) error {
	for _, n := range p.Nodes {
		if w.staging.has(n.ID) {
			continue
		}
		row := parameters(n.Properties, 2+len(n.Clear))
		row["id"] = n.ID
		for _, name := range n.Clear {
			row[name] = nil
		}
		row["deleted"] = nil
		w.labels[n.ID] = n.Label
		statement := fmt.Sprintf(mergeNodes, n.Label)
		if n.New {
			statement = fmt.Sprintf(createNodes, n.Label)
			w.group(statement).label = n.Label
		}
		if err := w.add(statement, row); err != nil {
			return err
		}
	}
	return nil
}

// relationships makes relationships. An end that does not exist is made, deleted.
func (w *writer) relationships(p store.Patch) error {
	for _, r := range p.Relationships {
		if w.staging.has(r.Source) && !w.staging.late[keyOf(r)] {
			continue
		}
		source, target, err := w.endsOf(r)
		if err != nil {
			return err
		}
		statement := fmt.Sprintf(`UNWIND $rows AS row MATCH (s:%[1]s {id: row.s}) USING INDEX s:%[1]s(id) MATCH (t:%[2]s {id: row.t}) USING INDEX t:%[2]s(id) CREATE (s)-[r:%[3]s]->(t) SET r = row.p`, source, target, r.Type)
		g := w.group(statement)
		w.need(g, source, r.Source)
		w.need(g, target, r.Target)
		if err := w.add(statement, map[string]any{"s": r.Source, "t": r.Target, "p": parameters(r.Properties, 0)}); err != nil {
			return err
		}
	}
	return nil
}

// need notes that a node must exist before a group's rows are written.
func (w *writer) need(g *group, label, id string) {
	if w.labels[id] == label || w.staging.has(id) {
		return
	}
	w.labels[id] = label
	if g.missing == nil {
		g.missing = map[string][]any{}
	}
	g.missing[label] = append(g.missing[label], id)
}

// endsOf returns the labels of a relationship's source and target.
func (w *writer) endsOf(r store.Relationship) (source, target string, err error) {
	may := ends[r.Type]
	if source, err = w.label(r.Source, may.sources); err == nil {
		target, err = w.label(r.Target, may.targets)
	}
	return source, target, err
}

// label returns a node's label, which most ids say. Where somebody gave ids by hand, the database is asked.
func (w *writer) label(id string, may []string) (string, error) {
	if l, ok := w.labels[id]; ok && slices.Contains(may, l) {
		return l, nil
	}
	if l := store.LabelOf(id); slices.Contains(may, l) {
		return l, nil
	}
	for _, l := range may {
		found := false
		err := rows(w.running, w.tx, fmt.Sprintf(`MATCH (n:%s {id: $id}) RETURN 1`, l), map[string]any{"id": id}, func([]any) error { found = true; return nil })
		if err != nil {
			return "", err
		}
		if found {
			w.labels[id] = l
			return l, nil
		}
	}
	return may[0], nil
}

// disconnect removes the relationships that begin at the nodes of a delta, as far as they are ours, with
// employments and jobs.
func (w *writer) disconnect(d org.Delta) error {
	types := strings.Join(store.RelationshipTypes, "|")
	for n := range store.Touched(d) {
		if err := w.add(fmt.Sprintf(`UNWIND $rows AS row MATCH (n:%s {id: row})-[:%s|%s]->(x) WITH DISTINCT x DETACH DELETE x`, n.Label, store.Employed, store.HasJob), n.ID); err != nil {
			return err
		}
		if err := w.add(fmt.Sprintf(`UNWIND $rows AS row MATCH (n:%s {id: row})-[r:%s]->() WITH DISTINCT r DELETE r`, n.Label, types), n.ID); err != nil {
			return err
		}
	}
	return w.flush()
}

func (w *writer) group(statement string) *group {
	g := w.groups[statement]
	if g == nil {
		g = &group{statement: statement}
		w.groups[statement] = g
		w.order = append(w.order, g)
	}
	return g
}

func (w *writer) add(statement string, row any) error {
	g := w.group(statement)
	g.rows = append(g.rows, row)
	if len(g.rows) == rowsAtOnce {
		return w.send(g)
	}
	return nil
}

// flush sends what is left of a phase.
func (w *writer) flush() error {
	for _, g := range w.order {
		if err := w.send(g); err != nil {
			return err
		}
	}
	clear(w.groups)
	w.order = w.order[:0]
	return nil
}

func (w *writer) send(g *group) error {
	if len(g.rows) == 0 {
		return nil
	}
	if w.ctx.Err() != nil {
		return context.Cause(w.ctx)
	}
	for label, ids := range g.missing {
		if err := run(w.running, w.tx, fmt.Sprintf(`UNWIND $rows AS row MERGE (n:%s {id: row}) ON CREATE SET n.deleted = true`, label), map[string]any{"rows": ids}); err != nil {
			return err
		}
	}
	g.missing = nil
	statement := g.statement
	if g.label != "" { // somebody may have made one by hand, and one that was deleted may be held still
		err := rows(w.running, w.tx, fmt.Sprintf(findNodes, g.label), map[string]any{"rows": g.rows}, func([]any) error {
			statement = fmt.Sprintf(mergeNodes, g.label)
			return nil
		})
		if err != nil {
			return err
		}
	}
	err := run(w.running, w.tx, statement, map[string]any{"rows": g.rows})
	g.rows = g.rows[:0]
	return err
}
