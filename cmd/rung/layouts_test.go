package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// What testdata/layouts has was written by the programs of earlier layouts: each ran change.graphql on an empty store and
// then look.graphql, whose answer was the same; the stores were dumped.
const layouts = "testdata/layouts"

func unzipped(t *testing.T, name string) []byte {
	t.Helper()
	packed, err := os.Open(filepath.Join(layouts, name))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	z, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// sqliteOf makes the file that an earlier program left.
func sqliteOf(t *testing.T, layout int) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "rung.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const ours = "PRAGMA application_id = 0x52756e67; PRAGMA journal_mode = WAL;"
	if _, err := db.Exec(string(unzipped(t, fmt.Sprintf("sqlite-%d.sql.gz", layout))) + ours); err != nil {
		t.Fatal(err)
	}
	return path
}

// neo4jOf makes the graph that an earlier program left, with its constraints and indexes, in the tests' Neo4j.
func neo4jOf(t *testing.T, layout int) (url string) {
	t.Helper()
	url = "bolt://" + startedNeo4j(t).Address()
	emptied(t, url)
	ask := cypherOf(t, url)
	for _, row := range ask(`SHOW CONSTRAINTS YIELD name`, nil) {
		ask("DROP CONSTRAINT "+row[0].(string), nil)
	}
	for _, row := range ask(`SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name`, nil) {
		ask("DROP INDEX "+row[0].(string), nil)
	}
	var ids []string
	made := map[string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(unzipped(t, fmt.Sprintf("neo4j-%d.jsonl.gz", layout))))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var x struct {
			Labels     []string
			Type       string
			From, To   int
			Properties map[string]any
			Statement  string
		}
		d := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		d.UseNumber()
		if err := d.Decode(&x); err != nil {
			t.Fatal(err)
		}
		for k, v := range x.Properties {
			x.Properties[k] = typed(t, v)
		}
		switch {
		case x.Statement != "": // a constraint is among the indexes once more
			if !made[x.Statement] {
				ask(x.Statement, nil)
			}
			made[x.Statement] = true
		case x.Type != "":
			ask(`MATCH (a), (b) WHERE elementId(a) = $a AND elementId(b) = $b CREATE (a)-[r:`+x.Type+`]->(b) SET r = $p`,
				map[string]any{"a": ids[x.From], "b": ids[x.To], "p": x.Properties})
		default:
			ids = append(ids, ask(`CREATE (n:`+strings.Join(x.Labels, ":")+`) SET n = $p RETURN elementId(n)`, map[string]any{"p": x.Properties})[0][0].(string))
		}
	}
	return url
}

// typed gives a dumped value the type that the database had.
func typed(t *testing.T, v any) any {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		f, _ := v.Float64()
		return f
	case []any:
		for i := range v {
			v[i] = typed(t, v[i])
		}
	case map[string]any:
		for kind, text := range v {
			text := text.(string)
			switch kind {
			case "bytes":
				b, err := base64.StdEncoding.DecodeString(text)
				if err != nil {
					t.Fatal(err)
				}
				return b
			case "date":
				d, err := time.Parse(time.DateOnly, text)
				if err != nil {
					t.Fatal(err)
				}
				return neo4j.DateOf(d)
			case "instant":
				at, err := time.Parse(time.RFC3339Nano, text)
				if err != nil {
					t.Fatal(err)
				}
				return at
			}
		}
	}
	return v
}

func cypherOf(t *testing.T, url string) func(statement string, parameters map[string]any) [][]any {
	driver, err := neo4j.NewDriverWithContext(url, neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { driver.Close(context.Background()) })
	return func(statement string, parameters map[string]any) (out [][]any) {
		t.Helper()
		r, err := neo4j.ExecuteQuery(t.Context(), driver, statement, parameters, neo4j.EagerResultTransformer)
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		for _, row := range r.Records {
			out = append(out, row.Values)
		}
		return out
	}
}

// carriesOn asks a store of an earlier layout what its program was asked, and goes on changing it.
func carriesOn(t *testing.T, url string) {
	t.Helper()
	look := filepath.Join(layouts, "look.graphql")
	want, err := os.ReadFile(filepath.Join(layouts, "answer.json"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), exits(t, exitDone, "", "query", look, "--store", url)); diff != "" {
		t.Fatalf("it answers otherwise than the program that wrote it (-want +got):\n%s", diff)
	}
	out := exits(t, exitDone, "", "query", write(t, "more.graphql", `mutation { apply(changes: [{withdraw: 3}], requestId: "more") { applied revision problems { message } } }`), "--store", url)
	if !strings.Contains(out, `"applied": true`) || !strings.Contains(out, `"revision": 7`) {
		t.Errorf("to withdraw a revision that the earlier program wrote: %s", out)
	}
	out = exits(t, exitDone, "", "query", write(t, "again.graphql", `mutation { apply(changes: [{withdraw: 3}], requestId: "one") { applied revision } }`), "--store", url)
	if !strings.Contains(out, `"revision": 2`) {
		t.Errorf("a request id of then is answered with: %s", out)
	}
	out = exits(t, exitDone, "", "query", write(t, "origin.graphql", `{ org { revisions(first: 1) { nodes { origin } } } }`), "--store", url)
	if !strings.Contains(out, `"command line"`) {
		t.Errorf("where the newest revision came from: %s", out)
	}
	exits(t, exitDone, "", "token", "create", "dashboard", "--role", "VIEWER", "--store", url)
}

func TestAFileOfEveryEarlierLayoutIsBroughtUpToDate(t *testing.T) {
	for layout := range 2 {
		t.Run(fmt.Sprint(layout+1), func(t *testing.T) {
			path := sqliteOf(t, layout+1)
			carriesOn(t, "sqlite:"+path)
			fresh := filepath.Join(t.TempDir(), "fresh.db")
			exits(t, exitDone, "", "query", write(t, "q.graphql", `{ org { headcount } }`), "--store", "sqlite:"+fresh)
			if diff := cmp.Diff(schemaOf(t, fresh), schemaOf(t, path)); diff != "" {
				t.Errorf("its tables, views and triggers are other than a new file's (-new +migrated):\n%s", diff)
			}
			if got := textOf(t, path, `SELECT scheduled FROM revision WHERE requestId = 'two'`); got != "2030-06-01" {
				t.Errorf("the second change is noted to take effect on %q", got)
			}
		})
	}
}

// schemaOf returns what a file has, by name, columns for tables; the order of columns added later does not count.
func schemaOf(t *testing.T, path string) (out []string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT CASE type WHEN 'table' THEN name || ' ' || (SELECT group_concat(c, ', ') FROM (SELECT c.name || ' ' || c.type AS c FROM pragma_table_info(s.name) c ORDER BY c.name)) ELSE sql END
		FROM sqlite_schema s WHERE sql IS NOT NULL ORDER BY type, name`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		out = append(out, text)
	}
	return append(out, textOf(t, path, `SELECT value FROM meta WHERE name = 'layout'`))
}

func textOf(t *testing.T, path, query string) (text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(query).Scan(&text); err != nil {
		t.Fatal(err)
	}
	return text
}

func TestADatabaseOfEveryEarlierLayoutIsBroughtUpToDate(t *testing.T) {
	for layout := range 2 {
		t.Run(fmt.Sprint(layout+1), func(t *testing.T) {
			url := neo4jOf(t, layout+1)
			carriesOn(t, url)
			names := func() string {
				return fmt.Sprint(cypherOf(t, url)(`SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name, type ORDER BY name`, nil))
			}
			migrated := names()
			emptied(t, url)
			exits(t, exitDone, "", "query", write(t, "q.graphql", `{ org { headcount } }`), "--store", url)
			if fresh := names(); fresh != migrated {
				t.Errorf("its indexes are %s, those of a new database %s", migrated, fresh)
			}
		})
	}
}
