package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"rung/store/neo4j/testserver"
)

// neo4jServer is one real Neo4j for the tests of this package; it ends with the process.
var neo4jServer = sync.OnceValues(func() (*testserver.Server, error) {
	return testserver.Start(context.Background(), testserver.Options{})
})

// startedNeo4j returns a Neo4j that a test may stop, or skips the test loudly; where CI is set, it fails.
func startedNeo4j(t *testing.T) *testserver.Server {
	t.Helper()
	s, err := neo4jServer()
	return testserver.Need(t, s, err)
}

// ready asks /readyz.
func ready(url string) (int, map[string]any) {
	answer, err := client.Get(url + "/readyz")
	if err != nil {
		return 0, nil
	}
	defer answer.Body.Close()
	var body map[string]any
	_ = json.NewDecoder(answer.Body).Decode(&body)
	return answer.StatusCode, body
}

// TestNeo4jThatIsAway starts a server while its Neo4j is down, and takes the database away once more while it serves.
func TestNeo4jThatIsAway(t *testing.T) {
	db := startedNeo4j(t)
	db.Suspend()
	ctx, cancel := context.WithCancel(t.Context())
	read, write := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		code := run(ctx, []string{"serve", "--listen", "127.0.0.1:0", "--store", "bolt://" + db.Address()}, output{write, io.Discard})
		write.Close()
		ended <- code
	}()
	lines := bufio.NewScanner(read)
	if !lines.Scan() {
		t.Fatal("the program ended")
	}
	found := regexp.MustCompile(`cannot be reached. Rung waits for it, and will be at (http://[^/]+)/`).FindStringSubmatch(lines.Text())
	if found == nil {
		t.Fatalf("it says %q, want that it waits", lines.Text())
	}
	go func() { _, _ = io.Copy(io.Discard, read) }()
	s := &served{t: t, url: found[1]}
	if code, body := ready(s.url); code != http.StatusServiceUnavailable || body["status"] != "waiting" || body["store"] != "unreachable" {
		t.Errorf("/readyz answers %d, %v, want 503 and that it waits for the store", code, body)
	}
	s.refuses(`{ org { headcount } }`, "UNAVAILABLE")

	if err := db.Resume(t.Context()); err != nil {
		t.Fatal(err)
	}
	eventually(t, 60*time.Second, "it serves once the store is there", func() bool { code, _ := ready(s.url); return code == http.StatusOK })
	eventually(t, 60*time.Second, "the sample is served", func() bool {
		var got struct{ Org struct{ Headcount int } }
		a := s.ask(`{ org { headcount } }`, nil)
		return json.Unmarshal(a.Data, &got) == nil && got.Org.Headcount == 250
	})

	db.Suspend()
	began := time.Now()
	a := s.ask(`mutation { apply(changes: [{hire: {name: "Never", title: ""}}]) { applied } }`, nil)
	if a.codes() != "UNAVAILABLE" {
		t.Errorf("a change while the store is down: %s", a.text)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %s to say so", took)
	}
	for _, question := range []string{ // no question needs the database
		`{ org { headcount people(where: {level: {in: ["L4"]}}) { totalCount nodes { name manager { name } level { title } reports { name } } } } }`,
		`{ org { mentors(toward: "L4") { totalCount nodes { score reasons { text } } } } }`,
		`{ org { spans(where: {level: {in: ["Product Directors"]}}) { mean rows { nodes { person { name } span { direct total layers byLevel { headcount } } } } } } }`,
		`{ org { search(text: "product") { ... on Person { name } ... on Level { title } } chart(depth: 3) { depth hidden person { name } } outline(color: LEVEL) { names } findings { text } } }`,
		`{ org { breakdown(by: [{dimension: LEVEL}, {dimension: TRACK}]) { headcount } landing(ladder: "six-levels") { unplaced } compareLevels(from: "L3", to: "L4") { bandsApart } ladders { name levels { title headcount } } } }`,
		`{ org(asOf: "2024-05-01") { headcount roots { name } trend(every: YEAR, from: "2020-01-01", until: "2025-01-01") { headcount } movements(from: "2025-01-01", until: "2025-02-01") { totalCount } revisions { nodes { summary } } } }`,
	} {
		if a := s.ask(question, nil); len(a.Errors) > 0 {
			t.Errorf("while the store is down, %s is answered with %s", question, a.codes())
		}
	}
	s.says(`{ org { headcount } }`, `{"org":{"headcount":250}}`)
	eventually(t, 20*time.Second, "/readyz says that the store is away", func() bool {
		code, body := ready(s.url)
		return code == http.StatusOK && body["store"] == "unreachable" && body["error"] != ""
	})
	if err := db.Resume(t.Context()); err != nil {
		t.Fatal(err)
	}
	eventually(t, 60*time.Second, "/readyz says that the store is back", func() bool { _, body := ready(s.url); return body["store"] == "reachable" })
	s.applied(`{hire: {name: "Ada Again", title: ""}}`, "")
	s.says(`{ org { headcount } }`, `{"org":{"headcount":251}}`)
	cancel()
	if code := <-ended; code != exitDone {
		t.Errorf("it ended with %d", code)
	}
}

func TestCopyGoesThereAndBackWithTheHistory(t *testing.T) {
	db := "bolt://" + startedNeo4j(t).Address()
	first, last := newStore(t), newStore(t)
	s := serve(t, "--store", first)
	s.applied(`{hire: {name: "Ada Abel", title: "Guest"}}`, `reason: "to see it copied"`)
	s.stop()
	emptied(t, db)
	for _, c := range [][2]string{{first, db}, {db, last}} {
		if code, out, err := rung(t, "copy", "--from", c[0], "--to", c[1]); code != exitDone || !strings.Contains(out, "3 revisions") {
			t.Fatalf("copy from %s to %s ends with %d: %s%s", c[0], c[1], code, out, err)
		}
	}
	const query = `{ org { headcount revisions { nodes { number at by effective reason summary movements { kind date ref from to } } } people(first: 1000) { nodes { ref name title level { id } manager { ref } levelSince reportsSince history { kind date from to } } } } }`
	file := filepath.Join(t.TempDir(), "all.graphql")
	if err := os.WriteFile(file, []byte(query), 0o600); err != nil {
		t.Fatal(err)
	}
	var answers []string
	for _, url := range []string{first, db, last} {
		code, out, err := rung(t, "query", file, "--store", url)
		if code != exitDone {
			t.Fatalf("the query of %s ends with %d: %s", url, code, err)
		}
		answers = append(answers, out)
	}
	if answers[0] != answers[1] || answers[0] != answers[2] || !strings.Contains(answers[0], "to see it copied") {
		t.Errorf("the copies answer otherwise: %d, %d and %d bytes", len(answers[0]), len(answers[1]), len(answers[2]))
	}
	other := newStore(t)
	serve(t, "--store", other).stop()
	if code, _, err := rung(t, "copy", "--from", first, "--to", other); code != exitRefused || !strings.Contains(err, "another organization") {
		t.Errorf("copied over another organization: %d %s", code, err)
	}
}

// emptied removes what a database holds.
func emptied(t *testing.T, url string) {
	t.Helper()
	cypherOf(t, url)(`MATCH (n) DETACH DELETE n`, nil)
}
