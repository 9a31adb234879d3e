package server_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"rung/server"
	"rung/server/internal/testschema"
)

// logged keeps what was logged.
type logged struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logged) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func config(log io.Writer) server.Config {
	return server.Config{
		Schema:    testschema.New(),
		Logger:    slog.New(slog.NewJSONHandler(log, nil)),
		Version:   "test",
		Readiness: func() server.Readiness { return server.Readiness{Ready: true, State: map[string]int{"revision": 7}} },
	}
}

// start serves the test schema; adjust may change its Config.
func start(t *testing.T, adjust func(*server.Config)) *httptest.Server {
	t.Helper()
	return startLogging(t, &logged{}, adjust)
}

func startLogging(t *testing.T, log io.Writer, adjust func(*server.Config)) *httptest.Server {
	t.Helper()
	c := config(log)
	if adjust != nil {
		adjust(&c)
	}
	s, err := server.New(c)
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	return web
}

// answer is an HTTP answer with its GraphQL body taken apart.
type answer struct {
	*http.Response
	text   string
	Data   map[string]any
	Errors []struct {
		Message    string
		Path       []any
		Extensions map[string]any
	}
	hasData bool
}

func (a answer) code() string {
	if len(a.Errors) == 0 {
		return ""
	}
	code, _ := a.Errors[0].Extensions["code"].(string)
	return code
}

func do(t *testing.T, request *http.Request) answer {
	t.Helper()
	response, err := (&http.Client{Timeout: 20 * time.Second}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{Response: response, text: string(body)}
	if strings.Contains(response.Header.Get("Content-Type"), "json") {
		if err := json.Unmarshal(body, &a); err != nil {
			t.Fatalf("%v in %s", err, body)
		}
		a.hasData = bytes.Contains(body, []byte(`"data":`))
	}
	return a
}

func request(t *testing.T, method, url, body string, headers ...string) *http.Request {
	t.Helper()
	r, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

// ask posts a query and accepts application/graphql-response+json.
func ask(t *testing.T, web *httptest.Server, query string, variables map[string]any) answer {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	return do(t, request(t, "POST", web.URL+"/graphql", string(body),
		"Content-Type", "application/json", "Accept", "application/graphql-response+json"))
}

// eventually polls until a condition holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for !holds() {
		if time.Now().After(deadline) {
			t.Fatalf("not within 10 s: %s", what)
		}
		time.Sleep(5 * time.Millisecond)
	}
}
