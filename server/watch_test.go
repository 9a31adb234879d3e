package server_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/prometheus/client_golang/prometheus"

	"rung/server"
)

func TestReadinessFollowsTheFirstSnapshotAndHealthDoesNot(t *testing.T) {
	t.Parallel()
	var now server.Readiness
	web := start(t, func(c *server.Config) { c.Readiness = func() server.Readiness { return now } })
	for _, c := range []struct {
		ready  bool
		status int
	}{{false, 503}, {true, 200}} {
		now = server.Readiness{Ready: c.ready, State: map[string]string{"store": "reachable"}}
		if a := do(t, request(t, "GET", web.URL+"/readyz", "")); a.StatusCode != c.status || strings.TrimSpace(a.text) != `{"store":"reachable"}` {
			t.Errorf("got %d %s, want %d with the store's state", a.StatusCode, a.text, c.status)
		}
		if a := do(t, request(t, "GET", web.URL+"/healthz", "")); a.StatusCode != 200 {
			t.Errorf("/healthz: got %d, want 200", a.StatusCode)
		}
	}
}

func TestMetricsCountOperationsUnderABoundedNumberOfNames(t *testing.T) {
	t.Parallel()
	revision := prometheus.NewGauge(prometheus.GaugeOpts{Name: "rung_revision", Help: "The newest revision."})
	revision.Set(7)
	web := start(t, func(c *server.Config) { c.Collectors = []prometheus.Collector{revision} })
	for i := range 120 {
		ask(t, web, fmt.Sprintf("query Q%d { org { name } }", i), nil)
	}
	ask(t, web, `query Q0 { maybe(how: "NOT_FOUND") }`, nil)
	text := do(t, request(t, "GET", web.URL+"/metrics", "")).text
	for _, want := range []string{
		`rung_graphql_operations_total{kind="query",name="Q0",outcome="ok"} 1`,
		`rung_graphql_operations_total{kind="query",name="other",outcome="ok"} 20`,
		`rung_graphql_operations_total{kind="query",name="Q0",outcome="error"} 1`,
		`rung_graphql_errors_total{code="NOT_FOUND"} 1`,
		`rung_graphql_operation_duration_seconds_count{kind="query"} 121`,
		`rung_http_requests_total{method="POST",route="/graphql",status="200"} 121`,
		`rung_graphql_operations_in_flight 0`, `rung_graphql_subscriptions 0`, `rung_revision 7`, "go_goroutines ", "process_open_fds ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("metrics lack %s", want)
		}
	}
}

func TestLogsNameOperationsAndKeepVariablesToThemselves(t *testing.T) {
	t.Parallel()
	log := &logged{}
	web := startLogging(t, log, nil)
	ask(t, web, `query Look($how: String!) { maybe(how: $how) }`, map[string]any{"how": "NOT_FOUND"})
	do(t, request(t, "GET", web.URL+`/graphql?query=query($ref:String!){person(ref:$ref){id}}&variables={"ref":"confidential"}`, ""))
	for _, want := range []string{`"name":"Look"`, `"kind":"query"`, `"status":200`, `"codes":["NOT_FOUND"]`, `"milliseconds":`} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %s: %s", want, log)
		}
	}
	if strings.Contains(log.String(), "confidential") {
		t.Errorf("the log shows a variable: %s", log)
	}
}

func TestPagesAreServedWithAPolicyAndTheIndexForTheirOwnPaths(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"index.html":      {Data: []byte("the index")},
		"home.js":         {Data: []byte("the script")},
		"assets/a-123.js": {Data: []byte("an asset")},
	}
	web := start(t, func(c *server.Config) { c.Explorer, c.GraphiQL = files, files })
	for path, want := range map[string]string{
		"/": "the index", "/index.html": "the index", "/people/ada": "the index", "/people/ada.lovelace": "the index", "/home.js": "the script", "/assets/a-123.js": "an asset",
		"/graphiql": "the index", "/graphiql/": "the index", "/graphiql/assets/a-123.js": "an asset",
	} {
		a := do(t, request(t, "GET", web.URL+path, ""))
		if a.StatusCode != 200 || a.text != want {
			t.Errorf("%s: got %d %q, want %q", path, a.StatusCode, a.text, want)
		}
		policy := a.Header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'self'") || strings.Contains(policy, "script-src") {
			t.Errorf("%s: got the policy %q, want scripts from this server's files only", path, policy)
		}
	}
	for _, path := range []string{"/missing.js", "/graphiql/assets/missing.js", "/../harness_test.go"} {
		if a := do(t, request(t, "GET", web.URL+path, "")); a.StatusCode != 404 {
			t.Errorf("%s: got %d %q, want 404", path, a.StatusCode, a.text)
		}
	}
}

func TestAServerBuiltWithoutPagesSaysHowToBuildThem(t *testing.T) {
	t.Parallel()
	for name, files := range map[string]fs.FS{"none": nil, "empty": fstest.MapFS{}} {
		web := start(t, func(c *server.Config) { c.Explorer, c.GraphiQL = files, files })
		for _, path := range []string{"/", "/people", "/graphiql"} {
			if a := do(t, request(t, "GET", web.URL+path, "")); a.StatusCode != 404 || !strings.Contains(a.text, "npm --prefix frontend run build") {
				t.Errorf("%s, files %s: got %d %s, want 404 with the command", path, name, a.StatusCode, a.text)
			}
		}
	}
}
