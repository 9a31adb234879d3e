package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// said keeps what a command says, for a test that reads along.
type said struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *said) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(b)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// rung carries out a command line to its end.
func rung(t *testing.T, args ...string) (code int, out, err string) {
	t.Helper()
	var o, e said
	code = run(t.Context(), args, output{&o, &e})
	return code, o.String(), e.String()
}

// served is `rung serve`, asked over HTTP.
type served struct {
	t    *testing.T
	url  string
	log  *said
	stop func() int // ends it as a signal would, and returns its exit code

	store   string
	client  *http.Client // nil: one without cookies
	headers []string     // sent with each request, in pairs
}

var address = regexp.MustCompile(`Rung is at (http://[^/]+)/`)

// serve runs `rung serve` on a free port until the test ends, and waits for its first answer.
func serve(t *testing.T, args ...string) *served {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	read, write := io.Pipe()
	log, ended := &said{}, make(chan int, 1)
	go func() {
		code := run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...), output{write, log})
		_ = write.Close()
		ended <- code
	}()
	stop := sync.OnceValue(func() int {
		cancel()
		return <-ended
	})
	t.Cleanup(func() { stop() })
	lines := bufio.NewScanner(read)
	for lines.Scan() {
		if found := address.FindStringSubmatch(lines.Text()); found != nil {
			go func() { _, _ = io.Copy(io.Discard, read) }()
			return &served{t: t, url: found[1], log: log, stop: stop, store: valueOf(args, "--store")}
		}
	}
	t.Fatalf("rung serve %s ended with %d: %s", strings.Join(args, " "), stop(), log)
	return nil
}

// valueOf returns what follows a flag.
func valueOf(args []string, flag string) string {
	if i := slices.Index(args, flag); i >= 0 {
		return args[i+1]
	}
	return ""
}

// newStore names a store that is not there yet.
func newStore(t *testing.T) string {
	t.Helper()
	return "sqlite:" + filepath.Join(t.TempDir(), "org.db")
}

// serveNobody serves an organization of five ladders and no people.
func serveNobody(t *testing.T) *served {
	t.Helper()
	return serve(t, "--no-sample", "--store", newStore(t))
}

// serveSample serves the sample organization.
func serveSample(t *testing.T) *served {
	t.Helper()
	return serve(t, "--store", newStore(t))
}

// serveAcme serves a small organization, made through the API: Ada above Bo and Cy, Dee and Eli under Bo, and Fay
// under Cy, all since 2020.
func serveAcme(t *testing.T) *served {
	t.Helper()
	s := serveNobody(t)
	s.applied(`
		{hire: {name: "Ada Abel", email: "ada@acme.example", title: "Product Director", level: "L6", timeZone: "Europe/Copenhagen", location: "Aarhus"}},
		{hire: {name: "Bo Bang", email: "bo@acme.example", title: "Senior Product Manager", level: "level/abtion/L4", manager: "ada-abel"}},
		{hire: {name: "Cy Carr", email: "cy@acme.example", title: "Product Manager", level: "L3", manager: "ada@acme.example"}},
		{hire: {name: "Dee Dahl", title: "Product Manager", level: "L2", manager: "bo@acme.example"}},
		{hire: {name: "Eli Ek", title: "Associate Product Manager", level: "L1", manager: "person/bo-bang"}},
		{hire: {name: "Fay Fox", title: "Designer", manager: "cy-carr"}}`, `effective: "2020-01-01"`)
	return s
}

// reply is an HTTP answer, with its GraphQL body taken apart.
type reply struct {
	status int
	header http.Header
	text   string // the whole body
	url    *url.URL
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Path       []any
		Extensions map[string]any
	}
}

// codes returns the errors as code(argument), in their order.
func (a reply) codes() string {
	var out []string
	for _, e := range a.Errors {
		code, _ := e.Extensions["code"].(string)
		if argument, ok := e.Extensions["argument"].(string); ok {
			code += "(" + argument + ")"
		}
		out = append(out, code)
	}
	return strings.Join(out, " ")
}

// read puts the answer's data into v.
func (a reply) read(t *testing.T, v any) {
	t.Helper()
	if len(a.Errors) > 0 {
		t.Fatalf("got errors: %s", a.text)
	}
	if err := json.Unmarshal(a.Data, v); err != nil {
		t.Fatalf("%v in %s", err, a.text)
	}
}

var client = &http.Client{Timeout: 30 * time.Second}

// send sends a request with pairs of headers.
func (s *served) send(method, path string, body io.Reader, headers ...string) reply {
	s.t.Helper()
	r, err := http.NewRequest(method, s.url+path, body)
	if err != nil {
		s.t.Fatal(err)
	}
	headers = append(headers, s.headers...)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	by := client
	if s.client != nil {
		by = s.client
	}
	response, err := by.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	a := reply{status: response.StatusCode, header: response.Header, url: response.Request.URL, text: string(text)}
	if strings.Contains(a.header.Get("Content-Type"), "json") {
		if err := json.Unmarshal(text, &a); err != nil {
			s.t.Fatalf("%v in %s", err, text)
		}
	}
	return a
}

const acceptGraphQL = "application/graphql-response+json"

// ask posts an operation.
func (s *served) ask(query string, variables map[string]any) reply {
	s.t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		s.t.Fatal(err)
	}
	return s.send("POST", "/graphql", bytes.NewReader(body), "Content-Type", "application/json", "Accept", acceptGraphQL)
}

// says asks, and compares the whole answer.
func (s *served) says(query, want string) {
	s.t.Helper()
	if a := s.ask(query, nil); string(a.Data) != want || len(a.Errors) > 0 {
		s.t.Errorf("%s\ngot  %s\nwant %s", query, a.text, want)
	}
}

// refuses asks, and compares the codes of the errors, as code(argument).
func (s *served) refuses(query, want string) reply {
	s.t.Helper()
	a := s.ask(query, nil)
	if got := a.codes(); got != want {
		s.t.Errorf("%s\ngot  %q: %s\nwant %q", query, got, shown(a.text), want)
	}
	return a
}

// result is what `apply` answers, in short.
type result struct {
	Applied  bool
	Revision int
	Touched  []string
	Problems []struct {
		Code, Message string
		Path          []string
	}
	Org json.RawMessage
}

// problems returns the problems as code(path), in their order.
func (r result) problems() string {
	var out []string
	for _, p := range r.Problems {
		out = append(out, fmt.Sprintf("%s(%s)", p.Code, strings.Join(p.Path, ".")))
	}
	return strings.Join(out, " ")
}

// apply applies changes written in GraphQL, with the further arguments given, and answers some fields of `org`.
func (s *served) apply(changes, arguments, of string) result {
	s.t.Helper()
	if of == "" {
		of = "revision"
	}
	a := s.ask(fmt.Sprintf(`mutation { apply(changes: [%s] %s) { applied revision touched problems { code message path } org { %s } } }`, changes, arguments, of), nil)
	var got struct{ Apply result }
	a.read(s.t, &got)
	return got.Apply
}

// applied applies changes that must be taken.
func (s *served) applied(changes, arguments string) result {
	s.t.Helper()
	r := s.apply(changes, arguments, "")
	if !r.Applied || len(r.Problems) > 0 {
		s.t.Fatalf("%s\ngot %+v, want it applied", changes, r)
	}
	return r
}

// shown is the beginning of a long text.
func shown(text string) string {
	if len(text) > 1_000 {
		return fmt.Sprintf("%s… (%d bytes)", text[:1_000], len(text))
	}
	return text
}

// day is a date some days from today, in UTC.
func day(from int) string {
	return time.Now().UTC().AddDate(0, 0, from).Format(time.DateOnly)
}
