package store

import (
	"iter"

	"rung/org"
)

// Patch is what a store does to its graph to make one record what it is after a revision. Applying it twice
// gives the same.
//
// Nodes are made where they are not there, else their properties are set, and those of Clear removed; further
// properties, which somebody added by hand, stay. A relationship is told by type, source, target and the
// property since (absent: none); where it is not there it is made. Removing what is not there is no error.
//
// A node is removed with the relationships that begin at it. Where others still end at it (people at a level
// that its ladder has no more), it stays, with the property deleted = true and no other.
// Likewise a relationship's end that does not exist is made, deleted.
type Patch struct {
	Nodes               []NodeChange
	RemoveNodes         []Node // without properties
	Relationships       []Relationship
	RemoveRelationships []Relationship // of the properties, since counts
	Created             bool           // the record did not exist before: nothing of it has to be looked for
}

// NodeChange is a node to be made or changed.
type NodeChange struct {
	Node
	Clear []string // names of properties to be removed
	New   bool     // it did not exist before this revision
}

// Patches returns what a delta does to the graph, record by record, so that a store can apply a revision of a
// million people in bounded memory.
func Patches(d org.Delta) iter.Seq[Patch] {
	return func(yield func(Patch) bool) {
		if d.Organization.After != nil && !yield(diffRecord(d.Organization, encodeOrganization)) {
			return
		}
		_ = each(d.Ladders, encodeLadder, yield) && each(d.Teams, encodeTeam, yield) &&
			each(d.Openings, encodeOpening, yield) && each(d.People, encodePerson, yield)
	}
}

func each[T any](pairs []org.Pair[T], encode func(*T) Graph, yield func(Patch) bool) bool {
	for _, p := range pairs {
		if !yield(diffRecord(p, encode)) {
			return false
		}
	}
	return true
}

func diffRecord[T any](p org.Pair[T], encode func(*T) Graph) Patch {
	var before, after Graph
	if p.Before != nil {
		before = encode(p.Before)
	}
	if p.After != nil {
		after = encode(p.After)
	}
	patch := Diff(before, after)
	patch.Created = p.Before == nil
	return patch
}

// Touched returns the nodes of the records that a delta touches, as they were and as they are; those in both come
// twice.
func Touched(d org.Delta) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for _, side := range []org.Delta{d.Invert(), d} {
			for p := range Patches(Afresh(side)) {
				for _, n := range p.Nodes {
					if !yield(n.Node) {
						return
					}
				}
			}
		}
	}
}

// Afresh returns a delta as if none of its records had existed before; those that exist no more are still removed.
func Afresh(d org.Delta) org.Delta {
	if d.Organization.After != nil {
		d.Organization.Before = nil
	}
	d.People, d.Openings, d.Teams, d.Ladders = afresh(d.People), afresh(d.Openings), afresh(d.Teams), afresh(d.Ladders)
	return d
}

func afresh[T any](pairs []org.Pair[T]) []org.Pair[T] {
	out := make([]org.Pair[T], len(pairs))
	for i, p := range pairs {
		if p.After != nil {
			p.Before = nil
		}
		out[i] = p
	}
	return out
}

// Diff returns the least that makes the graph of a record what it is after. Both must be of one record.
func Diff(before, after Graph) Patch {
	var out Patch
	if len(before.Nodes)+len(before.Relationships) == 0 {
		out.Nodes = make([]NodeChange, len(after.Nodes))
		for i, n := range after.Nodes {
			out.Nodes[i] = NodeChange{Node: n, New: true}
		}
		out.Relationships = after.Relationships
		return out
	}
	out.diffNodes(before.Nodes, after.Nodes)
	out.diffRelationships(before.Relationships, after.Relationships)
	return out
}

func (out *Patch) diffNodes(before, after []Node) {
	was := make(map[string]Node, len(before))
	for _, n := range before {
		was[n.ID] = n
	}
	for _, n := range after {
		old, ok := was[n.ID]
		delete(was, n.ID)
		if !ok {
			out.Nodes = append(out.Nodes, NodeChange{Node: n, New: true})
			continue
		}
		if old.Properties.Equal(n.Properties) {
			continue
		}
		change := NodeChange{Node: n}
		for _, p := range old.Properties {
			if n.Properties.Get(p.Name).Kind == Absent {
				change.Clear = append(change.Clear, p.Name)
			}
		}
		out.Nodes = append(out.Nodes, change)
	}
	for _, n := range before {
		if _, gone := was[n.ID]; gone {
			out.RemoveNodes = append(out.RemoveNodes, Node{Label: n.Label, ID: n.ID})
		}
	}
}

type relationshipKey struct {
	typ, source, target string
	since               org.Date
}

// Key tells a relationship from every other.
func (r Relationship) key() relationshipKey {
	return relationshipKey{r.Type, r.Source, r.Target, r.Properties.Get("since").Day()}
}

func (out *Patch) diffRelationships(before, after []Relationship) {
	was := make(map[relationshipKey][]Relationship, len(before))
	for _, r := range before {
		was[r.key()] = append(was[r.key()], r)
	}
	is := make(map[relationshipKey]bool, len(after))
	for _, r := range after {
		k := r.key()
		if is[k] { // broken by hand: one of several alike is enough
			continue
		}
		is[k] = true
		if old := was[k]; len(old) != 1 || !old[0].Properties.Equal(r.Properties) {
			if len(old) > 0 {
				out.RemoveRelationships = append(out.RemoveRelationships, r)
			}
			out.Relationships = append(out.Relationships, r)
		}
	}
	for _, r := range before {
		if k := r.key(); !is[k] {
			is[k] = true
			out.RemoveRelationships = append(out.RemoveRelationships, r)
		}
	}
}
