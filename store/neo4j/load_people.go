package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rung/store"
)

// personProperties are read of every person, besides the id.
var personProperties = []string{"name", "email", "employeeNumber", "mentoringOpen", "mentoringCapacity", "unresolvedManager", "attributes", "deleted"}

// fromPerson are the relationships that begin at a person: the properties that each type has, and what is read of the
// node at its end: the id, or, where that node belongs to the person alone and has a label here, its properties.
var fromPerson = []struct {
	typ        string
	properties []string
	label      string
	target     []string
}{
	{typ: store.ReportsTo, properties: dated},
	{typ: store.AtLevel, properties: dated},
	{typ: store.HasJob, properties: dated, label: store.Job, target: []string{"title", "location", "timeZone", "fte"}},
	{typ: store.Employed, properties: dated, label: store.Employment, target: []string{"startDate", "endDate"}},
	{typ: store.MemberOf, properties: append(slices.Clone(dated), "allocation", "role")},
	{typ: store.DottedTo, properties: dated},
	{typ: store.Leads, properties: dated},
	{typ: store.Mentors, properties: append(slices.Clone(dated), "toward")},
}

// dated are the names of a relationship's days.
var dated = []string{"since", "until"}

// personPage reads a stretch of people, all of it in one row: a list for each person, the last in it a list of lists
// for the relationships, each of which begins with its place in fromPerson. The driver pays dearly for each row, and
// for maps; Neo4j for each pattern, and for each property that is asked for.
var personPage = func() string {
	var types, arms []string
	for i, x := range fromPerson {
		end := "t.id"
		if x.label != "" {
			end = fmt.Sprintf("t:%s AND t.id IS NOT NULL AND coalesce(t.deleted <> true, true), %s", x.label, each("t.", x.target))
		}
		types = append(types, x.typ)
		arms = append(arms, fmt.Sprintf("WHEN '%s' THEN [%d, %s, %s]", x.typ, i, end, each("r.", x.properties)))
	}
	return fmt.Sprintf(`MATCH (n:Person) USING INDEX n:Person(id) WHERE n.id > $after AND n.id <= $last
		RETURN collect([n.id, %s, [(n)-[r:%s]->(t) | CASE type(r) %s END]])`,
		each("n.", personProperties), strings.Join(types, "|"), strings.Join(arms, "\n"))
}()

// each returns names as a list of properties of a variable.
func each(variable string, names []string) string {
	return variable + strings.Join(names, ", "+variable)
}

// people reads everybody, with all that begins at them. Stretches of ids are told off one after the other, and read
// side by side by whatever more runs.
func (s *Store) people(ctx context.Context, bookmark string, sink *sink, more func(func() error)) error {
	after := ""
	for {
		page, err := s.page(ctx, bookmark, fmt.Sprintf(`MATCH (n:Person) USING INDEX n:Person(id) WHERE n.id > $after WITH n.id AS id ORDER BY id LIMIT %d RETURN max(id), count(*)`, pageSize), map[string]any{"after": after})
		if err != nil {
			return err
		}
		last, _ := page[0][0].(string)
		if last == "" {
			return nil
		}
		at := stretch{store.Person, after, last}
		more(func() error {
			page, err := s.page(ctx, bookmark, personPage, map[string]any{"after": at.after, "last": at.last})
			if err == nil {
				list, _ := page[0][0].([]any)
				sink.people(list)
			}
			return err
		})
		after = last
	}
}

// people takes the list of a personPage.
func (k *sink) people(page []any) {
	k.mu.Lock()
	defer k.mu.Unlock()
	var properties, target store.Properties
	for _, x := range page {
		row, _ := x.([]any)
		id, _ := row[0].(string)
		properties = appendNamed(properties[:0], personProperties, row[1:])
		k.node(store.Person, id, properties)
		list, _ := row[1+len(personProperties)].([]any)
		for _, y := range list {
			r, _ := y.([]any)
			n, _ := r[0].(int64)
			x := fromPerson[n]
			if x.label == "" {
				properties = appendNamed(properties[:0], x.properties, r[2:])
				k.assembler.Relationship(x.typ, id, idText(r[1]), properties)
				continue
			}
			if whole, _ := r[1].(bool); !whole {
				k.assembler.EndsNowhere(x.typ, id)
				continue
			}
			k.seen[x.label]++
			target = appendNamed(target[:0], x.target, r[2:])
			properties = appendNamed(properties[:0], x.properties, r[2+len(x.target):])
			k.assembler.Owned(x.typ, id, properties, target)
		}
	}
}

// idText returns an id that somebody may have written otherwise than as a text.
func idText(x any) string {
	switch x := x.(type) {
	case nil:
		return ""
	case string:
		return x
	}
	return fmt.Sprint(x)
}
