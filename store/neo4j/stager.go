package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/org"
	"rung/store"
)

// stager writes new records in batches.
type stager struct {
	ctx      context.Context
	store    *Store
	staging  *staging
	progress store.Progress
	halves   int                      // of records that are done
	total    int                      // records
	tied     map[relationshipKey]bool // relationships that were staged with their nodes
}

func (w *stager) write(d org.Delta) error {
	w.progress(0, w.total)
	var list []store.Patch
	size := 0
	for p := range created(d) {
		list = append(list, p)
		if size += len(p.Nodes); size >= stagedAtOnce {
			if err := w.records(list); err != nil {
				return err
			}
			list, size = list[:0], 0
		}
	}
	if err := w.records(list); err != nil {
		return err
	}
	return w.relationships(d)
}

// records stages the nodes of records, and ties to people what belongs to them.
func (w *stager) records(list []store.Patch) error {
	byLabel := map[string][]any{}
	var ties []store.Relationship
	for _, p := range list {
		for _, n := range p.Nodes {
			row := parameters(n.Properties, 1)
			row["id"] = n.ID
			byLabel[n.Label] = append(byLabel[n.Label], row)
		}
		for _, r := range p.Relationships {
			if r.Type == store.Employed || r.Type == store.HasJob {
				ties = append(ties, r)
			}
		}
	}
	var written map[string]string
	var counts map[string]int
	err := w.store.batch(w.ctx, func(tx neo4j.ManagedTransaction) error {
		written, counts = map[string]string{}, map[string]int{}
		for _, label := range store.Labels {
			before := len(written)
			if err := w.nodes(tx, label, byLabel[label], written); err != nil {
				return err
			}
			counts[label] = len(written) - before
		}
		for _, typ := range []string{store.Employed, store.HasJob} {
			var tied []any
			for _, r := range ties {
				if s, t := written[r.Source], written[r.Target]; r.Type == typ && s != "" && t != "" {
					tied = append(tied, map[string]any{"s": s, "t": t, "p": parameters(r.Properties, 0)})
				}
			}
			if err := run(w.ctx, tx, fmt.Sprintf(`UNWIND $rows AS row MATCH (s) WHERE elementId(s) = row.s MATCH (t) WHERE elementId(t) = row.t CREATE (s)-[r:%s]->(t) SET r = row.p`, typ), map[string]any{"rows": tied}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, r := range ties {
		if written[r.Source] != "" && written[r.Target] != "" {
			w.tied[keyOf(r)] = true
		}
	}
	maps.Copy(w.staging.nodes, written)
	for label, n := range counts {
		w.staging.counts[label] += n
	}
	w.step(len(byLabel[store.Person]) + len(byLabel[store.Opening]))
	return nil
}

// nodes stages nodes that do not exist. Those that do, because somebody made them by hand or they are held by others
// after they were deleted, are left to the commit.
func (w *stager) nodes(tx neo4j.ManagedTransaction, label string, list []any, written map[string]string) error {
	if len(list) == 0 {
		return nil
	}
	there := map[any]bool{}
	err := rows(w.ctx, tx, fmt.Sprintf(`UNWIND $rows AS row MATCH (n:%[1]s {id: row.id}) USING INDEX n:%[1]s(id) RETURN n.id`, label),
		map[string]any{"rows": list}, func(row []any) error { there[row[0]] = true; return nil })
	if err != nil {
		return err
	}
	if len(there) > 0 {
		list = slices.DeleteFunc(slices.Clone(list), func(x any) bool { return there[x.(map[string]any)["id"]] })
	}
	return rows(w.ctx, tx, fmt.Sprintf(`UNWIND $rows AS row CREATE (n:%s) SET n = row RETURN row.id, elementId(n)`, stagedLabel(label)),
		map[string]any{"rows": list}, func(row []any) error {
			written[row[0].(string)] = row[1].(string)
			return nil
		})
}

// step counts records on; each counts for half when its nodes are staged, and for half with its relationships.
func (w *stager) step(halves int) {
	w.halves += halves
	w.progress(w.halves/2, w.total)
}

// relationships stages those that begin at staged nodes and end at nodes that exist.
func (w *stager) relationships(d org.Delta) error {
	type kind struct{ typ, target string } // target "": staged as well
	waiting := map[kind][]any{}
	var order []kind
	since := 0 // records since the last step
	for p := range created(d) {
		for _, r := range p.Relationships {
			source, ok := w.staging.nodes[r.Source]
			if !ok || w.tied[keyOf(r)] {
				continue
			}
			k := kind{typ: r.Type}
			row := map[string]any{"s": source, "p": parameters(r.Properties, 0)}
			if target, ok := w.staging.nodes[r.Target]; ok {
				row["t"] = target
			} else {
				k.target = store.LabelOf(r.Target)
				if !slices.Contains(ends[r.Type].targets, k.target) {
					w.staging.late[keyOf(r)] = true
					continue
				}
				row["t"], row["key"] = r.Target, keyOf(r)
			}
			if waiting[k] == nil {
				order = append(order, k)
			}
			waiting[k] = append(waiting[k], row)
			if len(waiting[k]) == stagedAtOnce {
				if err := w.relate(k.typ, k.target, waiting[k]); err != nil {
					return err
				}
				waiting[k] = waiting[k][:0]
			}
		}
		if len(p.Nodes) > 0 && (p.Nodes[0].Label == store.Person || p.Nodes[0].Label == store.Opening) {
			if since++; since == stagedAtOnce {
				w.step(since)
				since = 0
			}
		}
	}
	for _, k := range order {
		if err := w.relate(k.typ, k.target, waiting[k]); err != nil {
			return err
		}
	}
	w.progress(w.total, w.total)
	return nil
}

// relate stages relationships of one type whose targets are staged, or have a label.
func (w *stager) relate(typ, target string, list []any) error {
	if len(list) == 0 {
		return nil
	}
	send := make([]any, len(list))
	for i, x := range list {
		row := x.(map[string]any)
		send[i] = map[string]any{"i": i, "s": row["s"], "t": row["t"], "p": row["p"]}
	}
	match := `MATCH (t) WHERE elementId(t) = row.t`
	if target != "" {
		match = fmt.Sprintf(`MATCH (t:%[1]s {id: row.t}) USING INDEX t:%[1]s(id)`, target)
	}
	written := make([]bool, len(list))
	err := w.store.batch(w.ctx, func(tx neo4j.ManagedTransaction) error {
		clear(written)
		return rows(w.ctx, tx, fmt.Sprintf(`UNWIND $rows AS row MATCH (s) WHERE elementId(s) = row.s %s CREATE (s)-[r:%s]->(t) SET r = row.p RETURN collect(row.i)`, match, typ),
			map[string]any{"rows": send}, func(row []any) error {
				done, _ := row[0].([]any)
				for _, i := range done {
					written[i.(int64)] = true
				}
				return nil
			})
	})
	if err != nil {
		return err
	}
	for i, ok := range written {
		if key, late := list[i].(map[string]any)["key"].(relationshipKey); late && !ok {
			w.staging.late[key] = true
		} else if !ok {
			return errLease // a staged node is gone
		}
	}
	return nil
}
