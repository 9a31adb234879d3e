package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/store"
)

// revision is the label of the log's nodes; records have the labels of package store.
const revision = "Revision"

// layout is the version of the graph's form, kept on the Organization node. A database of a newer one is refused. One of
// an older is prepared again, which adds what it lacks: no layout until now has changed what another had.
//
//	1  the first
//	2  labels of what is staged, and a full-text index of people in the place of three indexes
//	3  tokens, and where a revision came from
const layout = 3

// prepareTimeout is for databases with data in them, whose indexes take a while.
const prepareTimeout = time.Minute

// logProperties are the names of properties beside those of records. lock is written by whoever takes the lock, and
// attempt tells a commit's own revision, where the acknowledgement was lost.
var logProperties = []string{"revision", "lock", "batches", "stagedBy", "stagedUntil", "reservedBy", "reservedUntil", "layout", "number", "requestId", "attempt", "at", "by", "effective", "reason", "payload", "reload", "scheduled", "origin", "rewritten"}

// indexed are the properties that analysts look for, and formerIndexes what earlier layouts had. People are found by a
// full-text index: an index of each property would take half a kilobyte a person of the memory of a transaction that
// makes very many visible.
var (
	indexed       = []struct{ label, property string }{{store.Team, "name"}, {store.Level, "code"}}
	formerIndexes = []string{"rung_Person_name", "rung_Person_email", "rung_Person_employeeNumber"}
)

const peopleIndex = "CREATE FULLTEXT INDEX rung_people IF NOT EXISTS FOR (n:Person) ON EACH [n.name, n.email, n.employeeNumber] OPTIONS {indexConfig: {`fulltext.eventually_consistent`: true}}"

// prepare makes constraints, indexes, all names and the Organization node. Two processes may do so at once.
//
// Every name of a label, type or property that is used for the first time takes a transaction id of its own,
// which would look like an edit by hand; so they are all made now.
func (s *Store) prepare(ctx context.Context) error {
	var found any
	_, err := s.read(ctx, func(tx neo4j.ManagedTransaction) error {
		return rows(ctx, tx, `OPTIONAL MATCH (o:Organization {id: $id}) RETURN o.layout`, map[string]any{"id": store.OrganizationID}, func(row []any) error {
			found = row[0]
			return nil
		})
	})
	if err != nil {
		return s.failed(ctx, err)
	}
	if version, ok := found.(int64); ok {
		if version > layout {
			return fmt.Errorf("the database %s at %s was written by a newer version of rung (layout %d, this one reads %d); use that one", s.database, s.where, version, layout)
		}
		if version == layout {
			return nil
		}
	}
	for _, statements := range schema() {
		err := s.write(ctx, "prepare", prepareTimeout, func(tx neo4j.ManagedTransaction) error {
			for _, statement := range statements {
				if err := run(ctx, tx, statement, nil); err != nil {
					return err
				}
			}
			return nil
		})
		var e *neo4j.Neo4jError
		if errors.As(err, &e) && e.Classification() == "ClientError" && ctx.Err() == nil {
			return fmt.Errorf("the database %s at %s cannot hold an organization: %w", s.database, s.where, err)
		}
		if err != nil {
			return s.failed(ctx, err)
		}
	}
	err = s.write(ctx, "prepare", transactionTimeout, func(tx neo4j.ManagedTransaction) error {
		return run(ctx, tx, `MERGE (o:Organization {id: $id})
			SET o.revision = coalesce(o.revision, 0), o.lock = 0, o.layout = $layout`, map[string]any{"id": store.OrganizationID, "layout": layout})
	})
	return s.failed(ctx, err)
}

// schema returns the statements that prepare a database, one list a transaction; each statement does nothing where it
// was done before.
func schema() [][]string {
	var constraints, indexes, names []string
	unique := func(label, property string) {
		constraints = append(constraints, fmt.Sprintf("CREATE CONSTRAINT rung_%s_%s IF NOT EXISTS FOR (n:%s) REQUIRE n.%s IS UNIQUE", label, property, label, property))
	}
	for _, label := range store.Labels {
		unique(label, "id")
	}
	unique(revision, "number")
	unique(revision, "requestId")
	unique(token, "id")
	for _, x := range indexed {
		indexes = append(indexes, fmt.Sprintf("CREATE INDEX rung_%s_%s IF NOT EXISTS FOR (n:%s) ON (n.%s)", x.label, x.property, x.label, x.property))
	}
	indexes = append(indexes, peopleIndex)
	for _, name := range formerIndexes {
		indexes = append(indexes, fmt.Sprintf("DROP INDEX %s IF EXISTS", name))
	}
	create := func(procedure string, list ...string) {
		for _, name := range list {
			names = append(names, fmt.Sprintf("CALL db.%s('%s')", procedure, name))
		}
	}
	create("createLabel", append(slices.Clone(store.Labels), revision, token)...)
	for _, label := range stagedLabels {
		create("createLabel", stagedLabel(label))
	}
	create("createRelationshipType", store.RelationshipTypes...)
	create("createProperty", append(slices.Clone(store.PropertyNames), slices.Concat(logProperties, tokenProperties)...)...)
	return [][]string{constraints, indexes, {"CALL db.awaitIndexes(60)"}, names}
}
