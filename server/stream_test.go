package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"rung/server"
)

// events opens a stream of server-sent events, which ends with the test.
func events(t *testing.T, url, query string) *bufio.Scanner {
	t.Helper()
	body, _ := json.Marshal(map[string]string{"query": query})
	r := request(t, "POST", url+"/graphql", string(body), "Content-Type", "application/json", "Accept", "text/event-stream")
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	t.Cleanup(cancel)
	response, err := http.DefaultClient.Do(r.WithContext(ctx))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	if got := response.Header.Get("Content-Type"); response.StatusCode != 200 || !strings.HasPrefix(got, "text/event-stream") {
		t.Fatalf("got %d %s, want 200 text/event-stream", response.StatusCode, got)
	}
	return bufio.NewScanner(response.Body)
}

func rest(lines *bufio.Scanner) (all []string) {
	for lines.Scan() {
		if lines.Text() != "" {
			all = append(all, lines.Text())
		}
	}
	return all
}

func TestEventsCarryEveryAnswerAndThenComplete(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	for query, want := range map[string][]string{
		"subscription { count(to: 2) }": {":", "event: next", `data: {"data":{"count":1}}`, "event: next", `data: {"data":{"count":2}}`, "event: complete", "data:"},
		"{ org { name } }":              {":", "event: next", `data: {"data":{"org":{"name":"Acme"}}}`, "event: complete", "data:"},
		"{ orgs }": {":", "event: next", `data: {"errors":[{"message":"Cannot query field \"orgs\" on type \"Query\". Did you mean \"org\"?","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}`,
			"event: complete", "data:"},
	} {
		if got := rest(events(t, web.URL, query)); !slices.Equal(got, want) {
			t.Errorf("%s:\ngot  %q\nwant %q", query, got, want)
		}
	}
}

func TestASilentStreamShowsSignsOfLife(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) { c.Limits.KeepAlive = 10 * time.Millisecond })
	lines := events(t, web.URL, "subscription { count }")
	for lines.Scan() {
		if lines.Text() == ": alive" {
			return
		}
	}
	t.Errorf("the stream ended (%v), want a comment", lines.Err())
}

func TestSubscriptionsAreLimitedAndGiveTheirPlacesBack(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) { c.Limits.Subscriptions = 1 })
	first := dial(t, web, nil)
	first.init()
	first.subscribe("1", "subscription { count }")
	if got := first.next(); got.Type != "next" {
		t.Fatalf("got %v, want next", got)
	}
	if got := rest(events(t, web.URL, "subscription { count(to: 1) }")); !strings.Contains(strings.Join(got, ""), `"LIMIT"`) {
		t.Errorf("got %q, want LIMIT", got)
	}
	first.send(`{"id": "1", "type": "complete"}`)
	eventually(t, "a place is free again", func() bool {
		return strings.Contains(strings.Join(rest(events(t, web.URL, "subscription { count(to: 1) }")), ""), `"count":1`)
	})
}

// wire is a client of graphql-transport-ws.
type wire struct {
	t *testing.T
	*websocket.Conn
	ctx context.Context
}

type frame struct {
	Type    string
	ID      string
	Payload json.RawMessage
}

func dial(t *testing.T, web *httptest.Server, options *websocket.DialOptions) wire {
	t.Helper()
	if options == nil {
		options = &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	t.Cleanup(cancel)
	c, _, err := websocket.Dial(ctx, web.URL+"/graphql", options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.CloseNow() })
	return wire{t, c, ctx}
}

func (w wire) send(text string) {
	w.t.Helper()
	if err := w.Write(w.ctx, websocket.MessageText, []byte(text)); err != nil {
		w.t.Fatal(err)
	}
}

func (w wire) next() (f frame) {
	w.t.Helper()
	_, text, err := w.Read(w.ctx)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := json.Unmarshal(text, &f); err != nil {
		w.t.Fatal(err)
	}
	return f
}

func (w wire) init() {
	w.t.Helper()
	w.send(`{"type": "connection_init"}`)
	if got := w.next(); got.Type != "connection_ack" {
		w.t.Fatalf("got %v, want connection_ack", got)
	}
}

func (w wire) subscribe(id, query string) {
	w.t.Helper()
	payload, _ := json.Marshal(map[string]string{"query": query})
	w.send(`{"id": "` + id + `", "type": "subscribe", "payload": ` + string(payload) + `}`)
}

func (w wire) closedWith() websocket.StatusCode {
	for {
		if _, _, err := w.Read(w.ctx); err != nil {
			return websocket.CloseStatus(err)
		}
	}
}

func TestASocketCarriesSubscriptionsQueriesAndRefusals(t *testing.T) {
	t.Parallel()
	w := dial(t, start(t, nil), nil)
	w.init()
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"subscription { count(to: 2) }", []string{`next{"data":{"count":1}}`, `next{"data":{"count":2}}`, "complete"}},
		{"{ org { name } }", []string{`next{"data":{"org":{"name":"Acme"}}}`, "complete"}},
		{"mutation { rename(ref: \"a\", name: \"b\") { name } }", []string{`next{"data":{"rename":{"name":"b"}}}`, "complete"}},
		{"{", []string{`error[{"message":"Expected Name, found \u003cEOF\u003e","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]`}},
		{"subscription { broken }", []string{`next{"errors":[{"message":"internal error","path":["broken"],"locations":[{"line":1,"column":16}],"extensions":{"code":"INTERNAL"}}],"data":null}`, "complete"}},
	} {
		w.subscribe("same", c.query)
		for _, want := range c.want {
			if got := w.next(); got.Type+string(got.Payload) != want || got.ID != "same" {
				t.Errorf("%s: got %s%s for %q, want %s", c.query, got.Type, got.Payload, got.ID, want)
			}
		}
	}
	w.send(`{"type": "ping"}`)
	if got := w.next(); got.Type != "pong" {
		t.Errorf("got %v, want pong", got)
	}
}

func TestASocketThatBreaksTheProtocolIsClosedWithItsCode(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) { c.Limits.Body = 2_000 })
	impatient := start(t, func(c *server.Config) { c.Limits.Init = 20 * time.Millisecond })
	watchful := start(t, func(c *server.Config) { c.Limits.KeepAlive = 20 * time.Millisecond })
	const init, subscribe = `{"type": "connection_init"}`, `{"id": "1", "type": "subscribe", "payload": {"query": "subscription { count }"}}`
	for _, c := range []struct {
		name  string
		web   *httptest.Server
		sends []string
		code  websocket.StatusCode
	}{
		{"no JSON", web, []string{"hello"}, 4400},
		{"an unknown message", web, []string{`{"type": "start"}`}, 4400},
		{"no query", web, []string{init, `{"id": "1", "type": "subscribe", "payload": {}}`}, 4400},
		{"no id", web, []string{init, `{"type": "subscribe", "payload": {"query": "{ org { name } }"}}`}, 4400},
		{"not initialized", web, []string{subscribe}, 4401},
		{"initialized twice", web, []string{init, init}, 4429},
		{"one id twice", web, []string{init, subscribe, subscribe}, 4409},
		{"too long a message", web, []string{init, `{"type": "` + strings.Repeat("x", 3_000) + `"}`}, websocket.StatusMessageTooBig},
		{"silence", impatient, nil, 4408},
		{"no sign of life", watchful, []string{init}, websocket.StatusPolicyViolation},
	} {
		w := dial(t, c.web, nil)
		for _, text := range c.sends {
			w.send(text)
		}
		if got := w.closedWith(); got != c.code {
			t.Errorf("%s: closed with %d, want %d", c.name, got, c.code)
		}
	}
	other := dial(t, web, &websocket.DialOptions{Subprotocols: []string{"graphql-ws"}})
	if got := other.closedWith(); got != 4406 {
		t.Errorf("another subprotocol: closed with %d, want 4406", got)
	}
}

func TestASocketOpensOnlyForItsOwnAndNamedOrigins(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) { c.Origins = []string{"https://people.example.com"} })
	for origin, admitted := range map[string]bool{web.URL: true, "https://people.example.com": true, "https://evil.example.com": false, "http://people.example.com": false} {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		c, _, err := websocket.Dial(ctx, web.URL+"/graphql", &websocket.DialOptions{
			Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Origin": {origin}},
		})
		if (err == nil) != admitted {
			t.Errorf("%s: got %v, want admitted %v", origin, err, admitted)
		}
		if err == nil {
			c.CloseNow()
		}
		cancel()
	}
}

func TestAShutdownEndsStreamsWithCompleteAndThenReturns(t *testing.T) {
	t.Parallel()
	s, err := server.New(config(&logged{}))
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx, listener) }()
	web := &httptest.Server{URL: "http://" + listener.Addr().String()}

	lines := events(t, web.URL, "subscription { count }")
	for lines.Scan() && lines.Text() != `data: {"data":{"count":1}}` {
	}
	w := dial(t, web, nil)
	w.init()
	w.subscribe("1", "subscription { count }")
	if got := w.next(); got.Type != "next" {
		t.Fatalf("got %v, want next", got)
	}

	stop()
	if got, want := rest(lines), []string{"event: complete", "data:"}; !slices.Equal(got, want) {
		t.Errorf("events ended with %q, want %q", got, want)
	}
	if got := w.next(); got.Type != "complete" {
		t.Errorf("the socket's subscription ended with %v, want complete", got)
	}
	if got := w.closedWith(); got != websocket.StatusGoingAway {
		t.Errorf("the socket closed with %d, want %d", got, websocket.StatusGoingAway)
	}
	select {
	case err := <-served:
		if err != nil {
			t.Errorf("got %v, want nil", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("still serving after 10 s")
	}
}

// TestAClientThatTakesBothIsStreamedOnlyWhatHasSeveralAnswers sends the header of common clients.
func TestAClientThatTakesBothIsStreamedOnlyWhatHasSeveralAnswers(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	const both = "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed"
	for query, media := range map[string]string{"{ org { name } }": "application/graphql-response+json", "subscription { count(to: 1) }": "text/event-stream", "{ nothing }": "application/graphql-response+json"} {
		body, err := json.Marshal(map[string]any{"query": query})
		if err != nil {
			t.Fatal(err)
		}
		a := do(t, request(t, "POST", web.URL+"/graphql", string(body), "Content-Type", "application/json", "Accept", both))
		if got := a.Header.Get("Content-Type"); !strings.HasPrefix(got, media) {
			t.Errorf("%s: got %s, want %s", query, got, media)
		}
	}
}
