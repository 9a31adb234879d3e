package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"rung/server"
	"rung/server/internal/testschema"
)

// kept is a server that keeps answers, whose moment and rights a test changes. Each answer is told apart by a number
// that the moment's field answers: how often something was resolved.
type kept struct {
	*httptest.Server
	moment, rights atomic.Value
}

func keeping(t *testing.T, bytes int64) *kept {
	t.Helper()
	k := &kept{}
	k.moment.Store("1")
	k.rights.Store("viewer")
	var pins atomic.Int64
	k.Server = start(t, func(c *server.Config) {
		c.AnswerCache = bytes
		c.Pin = func(ctx context.Context) (context.Context, error) {
			return testschema.WithMoment(ctx, strconv.FormatInt(pins.Add(1), 10)), nil
		}
		c.Moment = func(context.Context) (string, string) { return k.moment.Load().(string), k.rights.Load().(string) }
	})
	return k
}

// metric reads one number of /metrics.
func (k *kept) metric(t *testing.T, name string) float64 {
	t.Helper()
	r, err := http.Get(k.URL + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(text), "\n") {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			n, err := strconv.ParseFloat(value, 64)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	t.Fatalf("no metric %s", name)
	return 0
}

func TestAnAnswerIsGivenAgainAsLongAsAllIsTheSame(t *testing.T) {
	t.Parallel()
	k := keeping(t, 1<<20)
	post := func(query string, headers ...string) answer {
		t.Helper()
		return do(t, request(t, "POST", k.URL+"/graphql", fmt.Sprintf(`{"query": %q}`, query), append([]string{"Content-Type", "application/json"}, headers...)...))
	}
	first := post("{ moment }")
	if again := post("{ moment }"); again.text != first.text || again.StatusCode != 200 || again.Header.Get("Content-Type") != first.Header.Get("Content-Type") {
		t.Errorf("the second answer is %q, want %q", again.text, first.text)
	}
	if n := k.metric(t, "rung_answer_cache_hits_total"); n != 1 {
		t.Errorf("%v answers were given again, want 1", n)
	}
	seen := map[string]string{first.text: "the first"}
	other := func(what string, a answer) {
		t.Helper()
		if before, ok := seen[a.text]; ok {
			t.Errorf("%s is answered as %s", what, before)
		}
		seen[a.text] = what
	}
	other("another text", post("{ moment  }"))
	other("another media type", post("{ moment }", "Accept", "application/graphql-response+json"))
	k.rights.Store("admin")
	other("with other rights", post("{ moment }"))
	k.moment.Store("2")
	other("at another moment", post("{ moment }"))
	k.rights.Store("viewer")
	other("at another moment with the rights of before", post("{ moment }"))
	if n := k.metric(t, "rung_answer_cache_entries"); n != 2 {
		t.Errorf("%v answers are kept, want those of the last moment, which are 2", n)
	}
}

func TestAKeptAnswerHasItsTag(t *testing.T) {
	t.Parallel()
	k := keeping(t, 1<<20)
	get := func(headers ...string) answer {
		t.Helper()
		return do(t, request(t, "GET", k.URL+"/graphql?query="+url.QueryEscape("{ moment }"), "", headers...))
	}
	first := get()
	tag := first.Header.Get("ETag")
	if again := get(); tag == "" || again.text != first.text || again.Header.Get("ETag") != tag || again.Header.Get("Cache-Control") != first.Header.Get("Cache-Control") {
		t.Errorf("got %q %v, want %q %v", again.text, again.Header, first.text, first.Header)
	}
	if same := get("If-None-Match", tag); same.StatusCode != http.StatusNotModified || same.text != "" {
		t.Errorf("got %d %q, want a 304", same.StatusCode, same.text)
	}
}

func TestWhatIsNoWholeAnswerToAQueryIsNotKept(t *testing.T) {
	t.Parallel()
	k := keeping(t, 1<<20)
	for _, query := range []string{
		`{ moment maybe(how: "LIMIT") }`, `{ nothing }`, `{ moment`, `mutation { rename(ref: "a", name: "b") { id } }`,
		`{ people(first: 201) { totalCount } }`, // noted in the log each time
	} {
		for range 2 {
			ask(t, k.Server, query, nil)
		}
	}
	if hits, entries := k.metric(t, "rung_answer_cache_hits_total"), k.metric(t, "rung_answer_cache_entries"); hits != 0 || entries != 0 {
		t.Errorf("%v answers were given again and %v are kept, want none", hits, entries)
	}
}

func TestAnswersTakeNoMoreThanTheirBytes(t *testing.T) {
	t.Parallel()
	const most = 64 << 10
	k := keeping(t, most)
	for i := range 2000 {
		ask(t, k.Server, `query ($ref: String!) { person(ref: $ref) { name } }`, map[string]any{"ref": fmt.Sprintf("person/p%d", i)})
	}
	ask(t, k.Server, `{ people(first: 190) { nodes { id name aliases } } }`, nil) // more than one answer may take
	if n := k.metric(t, "rung_answer_cache_bytes"); n > most*1.1 || n == 0 {
		t.Errorf("answers take %v bytes, want some, and at most %d", n, most)
	}
	if n := k.metric(t, "rung_answer_cache_evictions_total"); n < 1000 {
		t.Errorf("%v answers were dropped, want most of 2000", n)
	}
	if n := k.metric(t, "rung_answer_cache_limit_bytes"); n != most {
		t.Errorf("the limit is %v, want %d", n, most)
	}
}

// A document that comes with its hash is remembered by it, also where the answer could have been given from what is kept.
func TestADocumentIsRememberedEachTimeItComesWithItsHash(t *testing.T) {
	t.Parallel()
	k := keeping(t, 1<<20)
	post := func(body map[string]any) answer {
		t.Helper()
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		return do(t, request(t, "POST", k.URL+"/graphql", string(text), "Content-Type", "application/json"))
	}
	document := "{ moment }"
	post(map[string]any{"query": document, "extensions": hashed(document)})
	for i := range 1000 { // as many as are remembered
		other := fmt.Sprintf("{ m%d: moment }", i)
		post(map[string]any{"query": other, "extensions": hashed(other)})
	}
	if a := post(map[string]any{"extensions": hashed(document)}); a.code() != "PERSISTED_QUERY_NOT_FOUND" {
		t.Fatalf("the hash is still known: %s", a.text)
	}
	post(map[string]any{"query": document, "extensions": hashed(document)})
	if a := post(map[string]any{"extensions": hashed(document)}); a.StatusCode != 200 {
		t.Errorf("the hash is not known again: %s", a.text)
	}
}

func TestAPanicWhilePinningIsAnErrorOnEveryTransport(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) {
		c.Pin = func(context.Context) (context.Context, error) { panic("pin") }
	})
	if a := ask(t, web, "{ org { name } }", nil); a.StatusCode != 500 || a.code() != "INTERNAL" {
		t.Errorf("got %d %s, want INTERNAL", a.StatusCode, a.text)
	}
	w := dial(t, web, nil)
	w.init()
	w.subscribe("1", "{ org { name } }")
	if got := w.next(); !strings.Contains(string(got.Payload), "INTERNAL") {
		t.Errorf("got %s, want INTERNAL", got.Payload)
	}
}
