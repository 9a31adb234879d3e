package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

const following = `subscription { revisions%s { number summary movements { kind ref } } }`

// follow opens a stream of revisions and returns what it sends, without the signs of life; it ends with the server.
func (s *served) follow(query string) <-chan string {
	s.t.Helper()
	body, _ := json.Marshal(map[string]string{"query": query})
	r, err := http.NewRequestWithContext(s.t.Context(), "POST", s.url+"/graphql", strings.NewReader(string(body)))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = response.Body.Close() })
	out := make(chan string, 100)
	go func() {
		defer close(out)
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				out <- data
			} else if lines.Text() == "event: complete" {
				out <- "complete"
			}
		}
	}()
	return out
}

// socket speaks graphql-transport-ws.
func (s *served) socket(query string) <-chan string {
	s.t.Helper()
	c, _, err := websocket.Dial(s.t.Context(), s.url+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = c.CloseNow() })
	body, _ := json.Marshal(query)
	for _, text := range []string{`{"type":"connection_init"}`, `{"id":"1","type":"subscribe","payload":{"query":` + string(body) + `}}`} {
		if err := c.Write(s.t.Context(), websocket.MessageText, []byte(text)); err != nil {
			s.t.Fatal(err)
		}
	}
	out := make(chan string, 100)
	go func() {
		defer close(out)
		for {
			_, text, err := c.Read(context.Background())
			if err != nil {
				return
			}
			var m struct {
				Type    string
				Payload json.RawMessage
			}
			switch _ = json.Unmarshal(text, &m); m.Type {
			case "next":
				out <- string(m.Payload)
			case "complete":
				out <- "complete"
			}
		}
	}()
	return out
}

// next waits for the next event, and compares it.
func next(t *testing.T, events <-chan string, want string) {
	t.Helper()
	select {
	case got, ok := <-events:
		if !ok || got != want {
			t.Errorf("got  %s (%t)\nwant %s", got, ok, want)
		}
	case <-time.After(10 * time.Second):
		t.Fatalf("got nothing in 10 s, want %s", want)
	}
}

func TestRevisionsArriveAsTheyAreWrittenAndAfterTheOneNamed(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	const moved = `{"data":{"revisions":{"number":%d,"summary":%q,"movements":[{"kind":"MOVED","ref":"person/%s"}]}}}`
	var all []<-chan string
	for _, open := range []func(string) <-chan string{s.follow, s.socket} {
		behind := open(`subscription { revisions(since: 0) { number } }`)
		for n := 1; n <= 2; n++ {
			next(t, behind, fmt.Sprintf(`{"data":{"revisions":{"number":%d}}}`, n))
		}
		all = append(all, open(fmt.Sprintf(following, "(since: 2)")))
	}
	s.applied(`{move: {person: "dee-dahl", to: "cy-carr"}}`, "")
	s.applied(`{move: {person: "eli-ek", to: "cy-carr"}}`, "")
	for _, events := range all {
		next(t, events, fmt.Sprintf(moved, 3, "Dee Dahl moved to Cy Carr", "dee-dahl"))
		next(t, events, fmt.Sprintf(moved, 4, "Eli Ek moved to Cy Carr", "eli-ek"))
	}
	if code := s.stop(); code != exitDone {
		t.Errorf("with subscriptions open the server ended with %d: %s", code, s.log)
	}
	for _, events := range all {
		next(t, events, "complete")
	}
}

// eventually polls until a condition holds.
func eventually(t *testing.T, within time.Duration, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(within); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within %s: %s", within, what)
		}
	}
}

func TestTwoServersOnOneFileFollowEachOther(t *testing.T) {
	t.Parallel()
	store := newStore(t)
	one, two := serve(t, "--no-sample", "--store", store), serve(t, "--no-sample", "--store", store)
	events := two.follow(`subscription { revisions { number } }`)
	for i, c := range []struct{ writes, reads *served }{{one, two}, {two, one}, {one, two}} {
		r := c.writes.applied(fmt.Sprintf(`{hire: {id: "p%d", name: "Person %d", title: ""}}`, i, i), "")
		eventually(t, 5*time.Second, "the other server answers the new revision", func() bool { return c.reads.revision() == r.Revision })
		c.reads.says(fmt.Sprintf(`{ org { headcount person(ref: "p%d") { name } } }`, i), fmt.Sprintf(`{"org":{"headcount":%d,"person":{"name":"Person %d"}}}`, i+1, i))
	}
	for n := 2; n <= 4; n++ {
		next(t, events, fmt.Sprintf(`{"data":{"revisions":{"number":%d}}}`, n))
	}
	two.refuses(`mutation { apply(changes: [{leave: {person: "p0"}}], expectedRevision: 3) { applied } }`, "CONFLICT(expectedRevision)")
	if a, b := one.applied(`{hire: {name: "Zoe", title: ""}}`, `requestId: "once"`), two.applied(`{hire: {name: "Zoe", title: ""}}`, `requestId: "once"`); a.Revision != b.Revision {
		t.Errorf("one request became the revisions %d and %d", a.Revision, b.Revision)
	}
}

func TestARestartKeepsEverything(t *testing.T) {
	t.Parallel()
	store := newStore(t)
	s := serve(t, "--store", store)
	s.applied(`{leave: {person: "`+s.someone()+`", keepSeatOpen: true}}, {saveLadder: `+quoted(tinyLadder)+`}`, `reason: "for a test", requestId: "mine"`)
	w := newWalk(t, s)
	ask := func() map[string]string {
		out := map[string]string{}
		for name, ways := range w.ways(t, s) {
			for _, v := range ways {
				for _, on := range []string{day(0), "2025-03-31", day(30)} {
					query := v.on(on).with(w.all(w.schema.Types[name]))
					out[query] = s.ask(query, nil).text
				}
			}
		}
		return out
	}
	before := ask()
	if code := s.stop(); code != exitDone {
		t.Errorf("the server ended with %d: %s", code, s.log)
	}
	s = serve(t, "--store", store)
	after := ask()
	for query, want := range before {
		if got := after[query]; got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, shown(got), shown(want))
		}
	}
	if again := s.applied(`{saveLadder: `+quoted(tinyLadder)+`}`, `requestId: "mine"`); again.Revision != 3 {
		t.Errorf("a request repeated after a restart: got revision %d, want 3", again.Revision)
	}
}

// someone is a people manager below the top.
func (s *served) someone() string {
	s.t.Helper()
	var got struct {
		Org struct {
			People struct{ Nodes []struct{ Ref string } }
		}
	}
	s.ask(`{ org { people(first: 1, where: {depth: {min: 3}, direct: {min: 2}}) { nodes { ref } } } }`, nil).read(s.t, &got)
	return got.Org.People.Nodes[0].Ref
}
