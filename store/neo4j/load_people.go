package neo4j

import (
	"context"
	"fmt"
	"strings"

	"rung/store"
)

// personProperties are read of every person, besides the id.
var personProperties = []string{"name", "email", "employeeNumber", "mentoringOpen", "mentoringCapacity", "unresolvedManager", "attributes", "deleted"}

// owned are the relationships from a person to a node that belongs to the person alone, whose properties are read
// with them.
var owned = []struct {
	typ, target string
	properties  []string // of the node
}{
	{store.Employed, store.Employment, []string{"startDate", "endDate", "deleted"}},
	{store.HasJob, store.Job, []string{"title", "location", "timeZone", "fte", "deleted"}},
}

// shared are the other types of relationships from a person, and ofShared the properties that they have.
var (
	shared   = []string{store.ReportsTo, store.AtLevel, store.MemberOf, store.DottedTo, store.Leads, store.Mentors}
	ofShared = []string{"since", "until", "allocation", "role", "toward"}
)

// dated are the names of a relationship's days.
var dated = []string{"since", "until"}

// personPage reads a stretch of people, all of it in one row of a list of lists: the driver pays dearly for each row,
// and for maps.
var personPage = func() string {
	columns := []string{"n.id"}
	for _, p := range personProperties {
		columns = append(columns, "n."+p)
	}
	for _, x := range owned {
		columns = append(columns, fmt.Sprintf("[(n)-[r:%s]->(t) | [CASE WHEN t:%s THEN t.id END, %s, %s]]", x.typ, x.target, each("r.", dated), each("t.", x.properties)))
	}
	columns = append(columns, fmt.Sprintf("[(n)-[r:%s]->(t) | [type(r), t.id, %s]]", strings.Join(shared, "|"), each("r.", ofShared)))
	return "MATCH (n:Person) USING INDEX n:Person(id) WHERE n.id > $after AND n.id <= $last RETURN collect([" + strings.Join(columns, ",\n") + "])"
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
		lists := row[1+len(personProperties):]
		for i, x := range owned {
			list, _ := lists[i].([]any)
			for _, y := range list {
				r, _ := y.([]any)
				end := idText(r[0])
				target = appendNamed(target[:0], x.properties, r[1+len(dated):])
				k.node(x.target, end, target)
				properties = appendNamed(properties[:0], dated, r[1:])
				k.assembler.Relationship(x.typ, id, end, properties)
			}
		}
		list, _ := lists[len(owned)].([]any)
		for _, y := range list {
			r, _ := y.([]any)
			typ, _ := r[0].(string)
			properties = appendNamed(properties[:0], ofShared, r[2:])
			k.assembler.Relationship(typ, id, idText(r[1]), properties)
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
