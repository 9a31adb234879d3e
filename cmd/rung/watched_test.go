package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestOtherOriginsAreAdmittedByNameOnly(t *testing.T) {
	t.Parallel()
	const origin, allow = "https://people.example.com", "Access-Control-Allow-Origin"
	closed, open := serveNobody(t), serve(t, "--no-sample", "--store", newStore(t), "--cors-origin", origin)
	for _, c := range []struct {
		server       *served
		origin, want string
	}{{closed, origin, ""}, {open, origin, origin}, {open, "https://evil.example.com", ""}} {
		preflight := c.server.send("OPTIONS", "/graphql", nil, "Origin", c.origin, "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
		asked := c.server.send("POST", "/graphql", strings.NewReader(`{"query":"{ org { headcount } }"}`), "Origin", c.origin, "Content-Type", "application/json")
		if got := preflight.header.Get(allow) + " " + asked.header.Get(allow); got != c.want+" "+c.want {
			t.Errorf("from %s: got %q, want %q twice", c.origin, got, c.want)
		}
	}
}

func TestHealthReadinessAndMetrics(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	s.ask(`query Counted { org { headcount } }`, nil)
	if a := s.send("GET", "/healthz", nil); a.status != 200 || !strings.Contains(a.text, `"status":"alive"`) {
		t.Errorf("/healthz: got %d %s", a.status, a.text)
	}
	a := s.send("GET", "/readyz", nil)
	var ready struct {
		Status, Date, Store string
		Revision            int
	}
	if err := json.Unmarshal([]byte(a.text), &ready); err != nil || a.status != 200 || ready.Status != "ready" || ready.Date != day(0) || ready.Store != "reachable" || ready.Revision != 2 {
		t.Errorf("/readyz: got %d %s, want the store's state", a.status, a.text)
	}
	metrics := s.send("GET", "/metrics", nil).text
	if want := `rung_graphql_operations_total{kind="query",name="Counted",outcome="ok"} 1`; !strings.Contains(metrics, want) {
		t.Errorf("the metrics lack %s", want)
	}
}

// The reference audits of the npm package graphql-http, against what users run.
func TestTheProgramPassesEveryAuditOfGraphQLOverHTTP(t *testing.T) {
	t.Parallel()
	folder := filepath.Join("..", "..", "server", "testdata", "graphql-http")
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "graphql-http")); err != nil {
		install := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
		install.Dir = folder
		if out, err := install.CombinedOutput(); err != nil {
			t.Fatalf("npm ci: %v\n%s", err, out)
		}
	}
	run := exec.Command("node", "audit.mjs", serveSample(t).url+"/graphql")
	run.Dir = folder
	out, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("node audit.mjs: %v\n%s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != 61 {
		t.Errorf("got %d audits, want 61", len(lines))
	}
	for _, line := range lines {
		if !strings.HasPrefix(line, "ok\t") {
			t.Error(line)
		}
	}
}
