package neo4j_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/store"
	"rung/store/neo4j/testserver"
	"rung/store/storetest"
)

// TestNameAndPasswordAreTakenFromTheEnvironment uses a server of its own, which asks for them.
func TestNameAndPasswordAreTakenFromTheEnvironment(t *testing.T) {
	own, err := testserver.Start(t.Context(), testserver.Options{Login: true})
	own = testserver.Need(t, own, err)
	t.Cleanup(own.Stop)
	driver, err := neo4j.NewDriverWithContext("bolt://"+own.Address(), neo4j.BasicAuth("neo4j", "neo4j", ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	if _, err := neo4j.ExecuteQuery(t.Context(), driver, `ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO 'a-long-secret'`, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("system")); err != nil {
		t.Fatal(err)
	}
	for _, scheme := range []string{"bolt", "neo4j"} {
		url := scheme + "://" + own.Address()
		t.Setenv("RUNG_NEO4J_USER", "neo4j")
		for _, wrong := range []string{"", "wrong"} {
			t.Setenv("RUNG_NEO4J_PASSWORD", wrong)
			_, err := store.Open(t.Context(), url)
			if err == nil || errors.Is(err, store.ErrUnavailable) || !strings.Contains(err.Error(), "RUNG_NEO4J_PASSWORD") || strings.Contains(err.Error(), "a-long-secret") {
				t.Errorf("with the password %q: %v, want that it is refused, and where it is looked for", wrong, err)
			}
		}
		t.Setenv("RUNG_NEO4J_PASSWORD", "a-long-secret")
		s := open(t, url)
		f := load(t, s)
		commit(t, s, f.Revision, "", storetest.Delta(10))
		if h, err := s.Head(t.Context()); err != nil || h != (store.Head{Revision: f.Revision + 1}) {
			t.Errorf("over %s, head is %+v, %v", scheme, h, err)
		}
	}
}
