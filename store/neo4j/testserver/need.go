package testserver

import (
	"fmt"
	"os"
)

// T is what Need takes of a *testing.T.
type T interface {
	Helper()
	Name() string
	Skip(...any)
	Fatal(...any)
}

// Need returns a server that was to be started, or skips the test loudly; where CI is set, the test fails.
func Need(t T, s *Server, err error) *Server {
	t.Helper()
	if err == nil {
		return s
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("no Neo4j to test with: ", err)
	}
	fmt.Fprintf(os.Stderr, "\n*** %s IS SKIPPED, NOTHING OF IT IS TESTED: no Neo4j; install java and mvn (for store/neo4j, TEST_NEO4J_HOST may name one): %v ***\n\n", t.Name(), err)
	t.Skip("no Neo4j to test with")
	return nil
}
