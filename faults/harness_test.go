package faults

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/token"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/org"
	"rung/store"
	_ "rung/store/neo4j"
	"rung/store/neo4j/testserver"
	_ "rung/store/sqlite"
)

// program is the program under test, built once.
var program string

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "rung-faults-")
	if err == nil {
		program = filepath.Join(folder, "rung")
		build := exec.Command("go", "build", "-o", program, "../cmd/rung")
		build.Stderr = os.Stderr
		err = build.Run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if s, err := neo4jServer(); err == nil {
		s.Stop()
	}
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// neo4jServer is the one Neo4j of these tests, which are not run at once; it ends with the process.
var neo4jServer = sync.OnceValues(func() (*testserver.Server, error) {
	return testserver.Start(context.Background(), testserver.Options{})
})

// newNeo4j returns the Neo4j with nothing in it, or skips the test loudly; where CI is set, it fails.
func newNeo4j(t *testing.T) *testserver.Server {
	t.Helper()
	s, err := neo4jServer()
	s = testserver.Need(t, s, err)
	driver, err := neo4j.NewDriverWithContext("bolt://"+s.Address(), neo4j.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	if _, err := neo4j.ExecuteQuery(t.Context(), driver, `MATCH (n) DETACH DELETE n`, nil, neo4j.EagerResultTransformer); err != nil {
		t.Fatal(err)
	}
	return s
}

// onBothStores runs a test over an SQLite file and over a Neo4j, at once.
func onBothStores(t *testing.T, test func(t *testing.T, url string)) {
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		test(t, "sqlite:"+filepath.Join(t.TempDir(), "org.db"))
	})
	t.Run("neo4j", func(t *testing.T) {
		t.Parallel()
		test(t, "bolt://"+newNeo4j(t).Address())
	})
}

// server is one `rung serve`, at the same address after every start.
type server struct {
	t       *testing.T
	store   string
	address string
	args    []string
	process *exec.Cmd
	said    *bytes.Buffer
}

// newServer starts a server of an organization without the sample.
func newServer(t *testing.T, store string, args ...string) *server {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{t: t, store: store, address: free.Addr().String(), args: args}
	free.Close()
	s.start()
	t.Cleanup(func() {
		if s.process != nil {
			s.end()
		}
	})
	return s
}

// start returns when the server has its organization.
func (s *server) start() {
	s.t.Helper()
	c := exec.Command(program, append([]string{"serve", "--no-sample", "--store", s.store, "--listen", s.address, "--log-level", "warn"}, s.args...)...)
	s.said = &bytes.Buffer{}
	c.Stderr = s.said
	out, err := c.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.process = c
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.Contains(lines.Text(), "Rung is at ") {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return
		}
	}
	s.t.Fatalf("rung serve ended: %v: %s", c.Wait(), s.said)
}

// kill ends the server as a power cut would.
func (s *server) kill() {
	_ = s.process.Process.Kill()
	_ = s.process.Wait() // it says that it was killed
	s.process = nil
}

// end ends the server as an operator would.
func (s *server) end() {
	_ = s.process.Process.Signal(os.Interrupt)
	ended := make(chan error, 1)
	go func(c *exec.Cmd) { ended <- c.Wait() }(s.process)
	select {
	case err := <-ended:
		if err != nil {
			s.t.Errorf("the server ended with %v: %s", err, s.said)
		}
	case <-time.After(20 * time.Second):
		s.t.Error("the server does not end")
		_ = s.process.Process.Kill()
	}
	s.process = nil
}

var web = &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 16}}

// reply is an answer's JSON; code is of its first error.
type reply struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Extensions struct{ Code string }
	}
}

func (r reply) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	return r.Errors[0].Extensions.Code
}

// ask sends an operation; it fails where nobody answers, or not with GraphQL.
func (s *server) ask(ctx context.Context, query string, variables map[string]any) (r reply, err error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return r, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+s.address+"/graphql", bytes.NewReader(body))
	if err != nil {
		return r, err
	}
	request.Header.Set("Content-Type", "application/json")
	answer, err := web.Do(request)
	if err != nil {
		return r, err
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(answer.Body).Decode(&r); err != nil {
		return r, err
	}
	if r.Data == nil && r.Errors == nil {
		return r, errors.New("an answer without data and errors")
	}
	return r, nil
}

// must asks what must be answered.
func (s *server) must(query string) string {
	s.t.Helper()
	r, err := s.ask(s.t.Context(), query, nil)
	if err != nil || len(r.Errors) > 0 {
		s.t.Fatalf("%s: %v, %+v; the server says: %s", query, err, r.Errors, s.said)
	}
	return string(r.Data)
}

// seats is how many people each test's organization has: one above all others.
const seats = 12

func found(s *server) {
	s.t.Helper()
	changes := []string{`{hire: {id: "p0", name: "P0", title: "T", startDate: "2020-01-01"}}`}
	for i := 1; i < seats; i++ {
		changes = append(changes, fmt.Sprintf(`{hire: {id: "p%d", name: "P%d", title: "T", manager: "p0", startDate: "2020-01-01"}}`, i, i))
	}
	if got := s.must(`mutation { apply(requestId: "founded", effective: "2020-01-01", changes: [` + strings.Join(changes, ", ") + `]) { applied problems { message } } }`); !strings.Contains(got, `"applied":true`) {
		s.t.Fatal(got)
	}
}

// writers change people through servers, each its own, and remember what was acknowledged. What is not answered they
// send again, with the same request id, until it is.
type writers struct {
	t       *testing.T
	servers []*server
	stop    context.CancelFunc
	running sync.WaitGroup
	refused atomic.Int64 // answers that nothing was written

	mu           sync.Mutex
	acknowledged map[string]int    // request id to revision
	titles       map[string]string // of whom a writer changed last
	rounds       atomic.Int64
}

// newWriters starts so many writers; writer i asks server i, modulo their number.
func newWriters(t *testing.T, many int, servers ...*server) *writers {
	ctx, stop := context.WithCancel(context.Background())
	w := &writers{t: t, servers: servers, stop: stop, acknowledged: map[string]int{}, titles: map[string]string{}}
	for i := range many {
		w.running.Go(func() { w.write(ctx, i) })
	}
	t.Cleanup(func() { stop(); w.running.Wait() })
	return w
}

const change = `mutation ($id: String!, $changes: [ChangeInput!]!) { apply(requestId: $id, changes: $changes) { applied revision problems { code message } } }`

// write changes one person again and again: their title, and now and then whom they report to.
func (w *writers) write(ctx context.Context, i int) {
	person := fmt.Sprintf("p%d", 1+i)
	for n := 0; ctx.Err() == nil; n++ {
		id, title := fmt.Sprintf("w%d/%d", i, n), fmt.Sprintf("Title %d", n)
		changes := []any{map[string]any{"update": map[string]any{"person": person, "title": title}}}
		if n%5 == 4 {
			changes = append(changes, map[string]any{"move": map[string]any{"person": person, "to": fmt.Sprintf("p%d", (n/5%2)*(seats-1))}})
		}
		for sent := 0; ; sent++ {
			if sent > 0 && ctx.Err() != nil && sent > 200 {
				w.t.Errorf("%s is not answered", id)
				return
			}
			asking, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			r, err := w.servers[i%len(w.servers)].ask(asking, change, map[string]any{"id": id, "changes": changes})
			cancel()
			if err != nil || r.code() == "UNAVAILABLE" {
				if err == nil {
					w.refused.Add(1)
				}
				time.Sleep(time.Duration(5+rand.IntN(20)) * time.Millisecond)
				continue
			}
			var done struct {
				Apply struct {
					Applied  bool
					Revision int
					Problems []struct{ Code, Message string }
				}
			}
			if len(r.Errors) > 0 || json.Unmarshal(r.Data, &done) != nil || !done.Apply.Applied {
				w.t.Errorf("%s is answered %+v %s", id, r.Errors, r.Data)
				return
			}
			w.mu.Lock()
			w.acknowledged[id], w.titles["person/"+person] = done.Apply.Revision, title
			w.mu.Unlock()
			w.rounds.Add(1)
			break
		}
	}
}

// end waits until every writer has the answer to what it sent last.
func (w *writers) end() {
	w.stop()
	w.running.Wait()
}

// eventually polls until a condition holds.
func eventually(t *testing.T, within time.Duration, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(within); !holds(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within %s: %s", within, what)
		}
	}
}

// loaded opens a store anew, and loads what it has.
func loaded(t *testing.T, url string) (store.Store, *org.Facts) {
	t.Helper()
	s, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	l, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Warnings) > 0 {
		t.Errorf("the store is not in order: %q", l.Warnings)
	}
	return s, l.Facts
}

// check opens the store anew and compares it with what was acknowledged, and with what the servers say.
func (w *writers) check(url string) {
	t := w.t
	t.Helper()
	s, facts := loaded(t, url)
	times := map[string]int{}
	var redone *org.Facts
	for at := 0; at < facts.Revision; {
		list, err := s.Revisions(t.Context(), at, 500)
		if err != nil || len(list) == 0 {
			t.Fatalf("the revisions after %d: %d, %v", at, len(list), err)
		}
		for _, r := range list {
			if r.Number != at+1 {
				t.Fatalf("revision %d follows %d", r.Number, at)
			}
			at = r.Number
			times[r.RequestID]++
			if number, ok := w.acknowledged[r.RequestID]; ok && number != r.Number {
				t.Errorf("%s was acknowledged as revision %d, and is %d", r.RequestID, number, r.Number)
			}
			if strings.HasPrefix(r.Reason, "edited") {
				t.Errorf("revision %d takes our own change for an edit by hand", r.Number)
			}
			if redone == nil {
				redone = org.NewFacts(0, org.OrganizationRecord{}, nil, nil, nil, nil)
			}
			redone = redone.Redo(r.Number, r.Delta)
		}
	}
	for id := range w.acknowledged {
		if times[id] != 1 {
			t.Errorf("%s was acknowledged, and is %d times in the log", id, times[id])
		}
	}
	if diff := cmp.Diff(people(redone), people(facts), cmpopts.EquateEmpty(), cmp.Exporter(func(reflect.Type) bool { return true }), writtenOnly); diff != "" {
		t.Errorf("the facts are not the sum of the revisions (-sum +facts):\n%s", diff)
	}
	today := org.NewSnapshot(facts, org.DateOf(time.Now()))
	for id, title := range w.titles {
		if p, ok := today.Person(id); !ok || p.Title() != title {
			t.Errorf("%s has the title %q, want %q, which was acknowledged", id, p.Title(), title)
		}
	}
	if today.Headcount() != seats {
		t.Errorf("%d people are there, want %d", today.Headcount(), seats)
	}
	kinds := []org.FindingKind{org.FindCycle, org.FindSeveralManagers, org.FindMissingManager}
	if list, err := today.Findings(kinds, nil); err != nil || len(list) > 0 {
		t.Errorf("a rule is broken: %v, %v", list, err)
	}
	const all = `{ org { revision headcount people(first: 100) { nodes { ref title manager { ref } depth } } } }`
	for i, server := range w.servers {
		if server.process == nil {
			continue
		}
		want := fmt.Sprintf(`"revision":%d,`, facts.Revision)
		answer := ""
		eventually(t, 10*time.Second, fmt.Sprintf("server %d is at the store's revision %d", i, facts.Revision), func() bool {
			answer = server.must(all)
			return strings.Contains(answer, want)
		})
		if first := w.servers[0].must(all); answer != first {
			t.Errorf("servers 0 and %d do not agree:\n%s\n%s", i, first, answer)
		}
		for _, p := range today.Roots() {
			if !strings.Contains(answer, p.Ref()) {
				t.Errorf("server %d does not know %s", i, p.Ref())
			}
		}
	}
	t.Logf("%d changes were acknowledged in %d revisions; %d times nothing could be written", len(w.acknowledged), facts.Revision, w.refused.Load())
}

// writtenOnly leaves out what is computed and not written.
var writtenOnly = cmp.FilterPath(func(p cmp.Path) bool {
	f, ok := p.Last().(cmp.StructField)
	return ok && !token.IsExported(f.Name())
}, cmp.Ignore())

func people(f *org.Facts) (out []org.PersonRecord) {
	if f == nil {
		return nil
	}
	for p := range f.People() {
		out = append(out, *p)
	}
	return out
}
