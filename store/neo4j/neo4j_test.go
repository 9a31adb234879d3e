package neo4j_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/store"
	"rung/store/neo4j/testserver"
	"rung/store/storetest"

	_ "rung/store/neo4j"
)

func TestMain(m *testing.M) {
	if url := os.Getenv(importerURL); url != "" {
		importUntilKilled(url)
	}
	storetest.Main(m)
}

func TestConformance(t *testing.T) {
	storetest.Run(t, storetest.Adapter{URL: newURL, Edit: edit})
}

// transactionBytes is what a transaction may take on our own server: enough for what the tests commit, but for one.
const transactionBytes = 32 << 20

// started is a server that is started once and ends with this process.
var started = sync.OnceValues(func() (*testserver.Server, error) {
	return testserver.Start(context.Background(), testserver.Options{TransactionBytes: transactionBytes})
})

// ownServer returns a server that a test may stop, or skips the test loudly; where CI is set, it fails.
func ownServer(t *testing.T) *testserver.Server {
	t.Helper()
	s, err := started()
	return testserver.Need(t, s, err)
}

// newProxy stands before the server until the test ends.
func newProxy(t *testing.T) *testserver.Proxy {
	t.Helper()
	p, err := testserver.NewProxy(server(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

// server returns the address of the server that TEST_NEO4J_HOST names, else of one of our own.
func server(t *testing.T) string {
	t.Helper()
	host, port := os.Getenv("TEST_NEO4J_HOST"), os.Getenv("TEST_NEO4J_PORT")
	if host == "" {
		return ownServer(t).Address()
	}
	if port == "" {
		port = "7687"
	}
	t.Setenv("RUNG_NEO4J_USER", os.Getenv("TEST_NEO4J_USER"))
	t.Setenv("RUNG_NEO4J_PASSWORD", os.Getenv("TEST_NEO4J_PASS"))
	return net.JoinHostPort(host, port)
}

// newURL returns the URL of an emptied database.
func newURL(t *testing.T) string {
	at := server(t)
	empty(t, at)
	return "bolt://" + at
}

// empty empties a database. One that holds anything but what these tests left is refused.
func empty(t *testing.T, at string) {
	t.Helper()
	found := cypher(t, at, `MATCH (n) RETURN count(n), count(CASE WHEN n:RungTest THEN 1 END)`, nil)[0]
	if found[0] != int64(0) && found[1] == int64(0) {
		t.Fatalf("the database at %s is not empty, and these tests would empty it; name another server", at)
	}
	cypher(t, at, `MERGE (:RungTest)`, nil)
	for _, some := range []string{`MATCH ()-[r]->() WITH r LIMIT 5000 DELETE r RETURN count(*)`, `MATCH (n) WHERE NOT n:RungTest WITH n LIMIT 2000 DELETE n RETURN count(*)`} {
		for cypher(t, at, some, nil)[0][0] != int64(0) { // all at once may be more than a transaction holds
		}
	}
}

// cypher runs a statement as somebody would by hand, past the Store.
func cypher(t *testing.T, at, statement string, parameters map[string]any) [][]any {
	t.Helper()
	auth := neo4j.NoAuth()
	if user := os.Getenv("RUNG_NEO4J_USER"); user != "" {
		auth = neo4j.BasicAuth(user, os.Getenv("RUNG_NEO4J_PASSWORD"), "")
	}
	driver, err := neo4j.NewDriverWithContext("bolt://"+at, auth)
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	result, err := neo4j.ExecuteQuery(t.Context(), driver, statement, parameters, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	var out [][]any
	for _, r := range result.Records {
		out = append(out, r.Values)
	}
	return out
}

// edit writes in Cypher what somebody would write by hand, in one statement.
func edit(t *testing.T, url string, e storetest.Edit) {
	t.Helper()
	statement := "MATCH (o:Organization)\n"
	parameters := map[string]any{}
	name := func(v any) string {
		n := fmt.Sprintf("p%d", len(parameters))
		parameters[n] = v
		return "$" + n
	}
	for _, r := range e.Remove {
		statement += fmt.Sprintf("CALL () { MATCH ({id: %s})-[r:%s]->({id: %s}) DELETE r }\n", name(r.Source), r.Type, name(r.Target))
	}
	for _, n := range e.Make {
		statement += fmt.Sprintf("CALL () { MERGE (n:%s {id: %s}) SET n += %s }\n", n.Label, name(n.ID), name(properties(n.Properties)))
	}
	for _, r := range e.Relate {
		statement += fmt.Sprintf("CALL () { MATCH (a {id: %s}), (b {id: %s}) CREATE (a)-[r:%s]->(b) SET r = %s }\n", name(r.Source), name(r.Target), r.Type, name(properties(r.Properties)))
	}
	cypher(t, url[len("bolt://"):], statement+"RETURN o.id", parameters)
}

func properties(p store.Properties) map[string]any {
	m := map[string]any{}
	for _, x := range p {
		switch x.Value.Kind {
		case store.Day:
			m[x.Name] = neo4j.DateOf(x.Value.Day().Time())
		case store.Int:
			m[x.Name] = x.Value.Int()
		default:
			m[x.Name] = x.Value.Text()
		}
	}
	return m
}
