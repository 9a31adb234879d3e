package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"rung/store"
)

// layout is the version of the tables below. A newer file is refused, an older one is brought up to date when it is
// opened. Whoever changes a table counts it up, and adds to migrations what takes a file there.
const layout = 3

// applicationID marks a file as ours ("Rung"), so that another program's database is not written into.
const applicationID = 0x52756e67

const tables = `
CREATE TABLE node (
  id         TEXT PRIMARY KEY,
  label      TEXT NOT NULL,
  properties TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;

CREATE TABLE relationship (
  source     TEXT NOT NULL,
  type       TEXT NOT NULL,
  target     TEXT NOT NULL,
  since      TEXT NOT NULL DEFAULT '', -- ISO 8601; '' for one that is not dated
  until      TEXT,                     -- the day after the last; NULL while it still holds
  properties TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (source, type, target, since)
) WITHOUT ROWID;

CREATE TABLE revision (
  number    INTEGER PRIMARY KEY,
  requestId TEXT UNIQUE,
  at        TEXT NOT NULL,
  "by"      TEXT,
  effective TEXT,
  reason    TEXT,
  summary   TEXT,
  scheduled TEXT, -- days on which something of it takes effect later, with spaces between
  origin    TEXT, -- where it came from
  reload    INTEGER NOT NULL DEFAULT 0, -- 1: the payload was too large to keep; 2: earlier revisions were written anew with it
  payload   BLOB
);

-- One row. edits counts the changes of node and relationship that no commit made.
CREATE TABLE head (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  revision   INTEGER NOT NULL,
  edits      INTEGER NOT NULL,
  committing INTEGER NOT NULL
);
INSERT INTO head VALUES (1, 0, 0, 0);

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
` + tokenTable

const tokenTable = `
CREATE TABLE token (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  hash    TEXT NOT NULL UNIQUE, -- of the secret, which is kept nowhere: SHA-256, hexadecimal
  role    TEXT NOT NULL,
  "by"    TEXT,
  made    TEXT NOT NULL, -- this and what follows: ISO 8601, to the second, in UTC
  expires TEXT,
  used    TEXT,
  revoked TEXT
) WITHOUT ROWID;
`

// prepareFile makes the tables in an empty file, brings an older one up to date, and refuses a file of another program
// or of a newer layout.
// Two processes may do so at once.
func (s *Store) prepareFile(ctx context.Context) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var app, objects int
	if err := tx.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`).Scan(&app, &objects); err != nil {
		return err
	}
	switch {
	case objects == 0:
		if err := makeTables(ctx, tx); err != nil {
			return err
		}
		return tx.Commit()
	case app != applicationID:
		return fmt.Errorf("is an SQLite database of another program; name another file")
	}
	var version int
	if err := tx.QueryRowContext(ctx, `SELECT value FROM meta WHERE name = 'layout'`).Scan(&version); err != nil {
		return err
	}
	if version > layout {
		return fmt.Errorf("was written by a newer version of rung (layout %d, this one reads %d); use that one", version, layout)
	}
	if version < layout {
		if err := migrate(ctx, tx, version); err != nil {
			return fmt.Errorf("was written by an older version of rung (layout %d), and could not be brought to layout %d, so it stays as it was: %w", version, layout, err)
		}
		return tx.Commit()
	}
	return nil
}

func makeTables(ctx context.Context, tx *sql.Tx) error {
	statements := append([]string{
		fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		tables,
		fmt.Sprintf("INSERT INTO meta VALUES ('layout', '%d')", layout),
	}, views()...)
	return execute(ctx, tx, append(statements, upkeep()...))
}

func execute(ctx context.Context, tx *sql.Tx, statements []string) error {
	for _, q := range statements {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("%w in %s", err, q)
		}
	}
	return nil
}

// upkeep returns the statements that make what costs time with every row written: the index on targets, and the
// triggers that notice an edit by hand. The first commit of very many people goes without.
func upkeep() []string {
	statements := []string{`CREATE INDEX relationship_target ON relationship (target, type)`}
	for _, table := range []string{"node", "relationship"} {
		for _, event := range []string{"INSERT", "UPDATE", "DELETE"} {
			statements = append(statements, fmt.Sprintf(
				`CREATE TRIGGER %s_%s AFTER %s ON %s WHEN (SELECT committing FROM head) = 0 BEGIN UPDATE head SET edits = edits + 1; END;`,
				table, strings.ToLower(event), event, table))
		}
	}
	return statements
}

// dropUpkeep undoes upkeep.
var dropUpkeep = []string{
	`DROP INDEX relationship_target`,
	`DROP TRIGGER node_insert`, `DROP TRIGGER node_update`, `DROP TRIGGER node_delete`,
	`DROP TRIGGER relationship_insert`, `DROP TRIGGER relationship_update`, `DROP TRIGGER relationship_delete`,
}

// nodeViews are the columns of each label's view, in order, besides id.
var nodeViews = []struct{ label, columns string }{
	{store.Organization, "name homeLadder"},
	{store.Person, "name email employeeNumber mentoringOpen mentoringCapacity unresolvedManager attributes"},
	{store.Employment, "startDate endDate"},
	{store.Job, "title location timeZone fte"},
	{store.Opening, "title openedOn closedOn targetDate"},
	{store.Team, "name"},
	{store.Ladder, "name source summary"},
	{store.Track, "name kind summary"},
	{store.Level, "code title aliases rank bandLow bandHigh summary experience scope"},
	{store.Competency, "name summary"},
	{store.Criterion, "text"},
}

// relationshipViews are the columns of each type's view besides source and target.
var relationshipViews = []struct{ typ, columns string }{
	{store.ReportsTo, "since until"},
	{store.DottedTo, "since until"},
	{store.Employed, "since until"},
	{store.HasJob, "since until"},
	{store.AtLevel, "since until"},
	{store.MemberOf, "since until allocation role"},
	{store.Leads, "since until"},
	{store.PartOf, "since until"},
	{store.Mentors, "since until toward"},
	{store.Of, "order"},
	{store.On, "order"},
	{store.Next, "order"},
	{store.MentorsLevel, "order"},
	{store.At, "order"},
	{store.For, ""},
}

// personToday joins what holds of each person today.
const personToday = `CREATE VIEW person_today AS
SELECT p.id, p.name, p.email, j.title, j.location, j.timeZone, l.code AS level, l.title AS levelTitle, r.target AS manager,
  coalesce(m.name, o.title) AS managerName, e.since AS startDate
FROM employed e
JOIN person p ON p.id = e.source
LEFT JOIN has_job h ON h.source = p.id AND h.since <= date('now') AND (h.until IS NULL OR h.until > date('now'))
LEFT JOIN job j ON j.id = h.target
LEFT JOIN at_level a ON a.source = p.id AND a.since <= date('now') AND (a.until IS NULL OR a.until > date('now'))
LEFT JOIN level l ON l.id = a.target
LEFT JOIN reports_to r ON r.source = p.id AND r.since <= date('now') AND (r.until IS NULL OR r.until > date('now'))
LEFT JOIN person m ON m.id = r.target
LEFT JOIN opening o ON o.id = r.target
WHERE e.since <= date('now') AND (e.until IS NULL OR e.until > date('now'))`

// personAttribute has a row for each further column of an import.
const personAttribute = `CREATE VIEW person_attribute AS
SELECT n.id AS person, substr(a.value, 1, instr(a.value, ': ') - 1) AS name, substr(a.value, instr(a.value, ': ') + 2) AS value
FROM node n, json_each(n.properties, '$.attributes') a WHERE n.label = 'Person'`

// views returns the statements that make a view for each label and type, named in lower case.
func views() []string {
	var out []string
	for _, v := range nodeViews {
		q := fmt.Sprintf("CREATE VIEW %q AS SELECT id", strings.ToLower(v.label))
		for _, c := range strings.Fields(v.columns) {
			q += fmt.Sprintf(", properties ->> '%s' AS %q", c, c)
		}
		out = append(out, q+fmt.Sprintf(" FROM node WHERE label = '%s' AND properties ->> 'deleted' IS NULL", v.label))
	}
	for _, v := range relationshipViews {
		q := fmt.Sprintf("CREATE VIEW %q AS SELECT source, target", strings.ToLower(v.typ))
		for _, c := range strings.Fields(v.columns) {
			switch c {
			case "since", "until":
				q += ", " + c
			default:
				q += fmt.Sprintf(", properties ->> '%s' AS %q", c, c)
			}
		}
		out = append(out, q+fmt.Sprintf(" FROM relationship WHERE type = '%s'", v.typ))
	}
	return append(out, personToday, personAttribute)
}
