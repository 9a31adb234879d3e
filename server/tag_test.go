package server_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"rung/server"
)

// TestAPollCostsNothingWhereNothingChanged asks again and again, and with something else each time.
func TestAPollCostsNothingWhereNothingChanged(t *testing.T) {
	t.Parallel()
	var moment atomic.Value
	moment.Store("7 2026-06-01 viewer")
	log := &logged{}
	web := startLogging(t, log, func(c *server.Config) {
		c.Moment = func(context.Context) (string, string) { return moment.Load().(string), "" }
		c.Origins = []string{"https://people.example.com"}
	})
	get := func(query string, headers ...string) answer {
		t.Helper()
		return do(t, request(t, "GET", web.URL+"/graphql?"+query, "", headers...))
	}
	org := "query=" + url.QueryEscape("{ org { name } }")
	first := get(org)
	tag := first.Header.Get("ETag")
	if first.StatusCode != 200 || !strings.HasPrefix(tag, `W/"`) || first.Header.Get("Cache-Control") != "private, no-cache" {
		t.Fatalf("got %d, %v", first.StatusCode, first.Header)
	}
	for name, header := range map[string]string{"the same": tag, "strongly": strings.TrimPrefix(tag, "W/"), "among others": `"x", ` + tag, "any": "*"} {
		a := get(org, "If-None-Match", header)
		if a.StatusCode != http.StatusNotModified || a.text != "" || a.Header.Get("ETag") != tag {
			t.Errorf("%s: got %d %q %q", name, a.StatusCode, a.text, a.Header.Get("ETag"))
		}
	}
	if n := strings.Count(log.String(), `"status":304`); n != 4 {
		t.Errorf("%d operations were logged with 304", n)
	}
	// Everything that the answer depends on is part of the tag.
	seen := map[string]string{tag: "the first"}
	for name, query := range map[string]string{
		"another operation": "query=" + url.QueryEscape("{ org { headcount } }"),
		"other variables":   "query=" + url.QueryEscape("query ($n: Boolean!) { org { headcount name @include(if: $n) } }") + "&variables=" + url.QueryEscape(`{"n": true}`),
		"and others again":  "query=" + url.QueryEscape("query ($n: Boolean!) { org { headcount name @include(if: $n) } }") + "&variables=" + url.QueryEscape(`{"n": false}`),
	} {
		got := get(query, "If-None-Match", tag)
		if other, ok := seen[got.Header.Get("ETag")]; ok && got.StatusCode == 200 || got.StatusCode == http.StatusNotModified {
			t.Errorf("%s: got %d with the tag of %s", name, got.StatusCode, other)
		}
		seen[got.Header.Get("ETag")] = name
	}
	if got := get(org, "If-None-Match", tag, "Accept", "application/graphql-response+json"); got.StatusCode != 200 {
		t.Errorf("another media type: got %d", got.StatusCode)
	}
	for _, next := range []string{"8 2026-06-01 viewer", "7 2026-06-02 viewer", "7 2026-06-01 admin"} {
		moment.Store(next)
		if got := get(org, "If-None-Match", tag); got.StatusCode != 200 || got.Header.Get("ETag") == tag {
			t.Errorf("at %s: got %d with the tag of before", next, got.StatusCode)
		}
	}
	// What is no whole answer has none, and nothing by POST has.
	for name, a := range map[string]answer{
		"an error":         get("query=" + url.QueryEscape(`{ maybe(how: "LIMIT") }`)),
		"no such field":    get("query=" + url.QueryEscape("{ nothing }")),
		"a query by POST":  ask(t, web, "{ org { name } }", nil),
		"an unknown hash":  get("extensions=" + url.QueryEscape(`{"persistedQuery": {"version": 1, "sha256Hash": "00"}}`)),
		"a mutation by it": get("query=" + url.QueryEscape(`mutation { rename(ref: "a", name: "b") { id } }`)),
	} {
		if a.Header.Get("ETag") != "" || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: got %v", name, a.Header)
		}
	}
	// A page of another origin sees the tag, and may send it.
	if a := get(org, "Origin", "https://people.example.com"); !strings.EqualFold(a.Header.Get("Access-Control-Expose-Headers"), "ETag") {
		t.Errorf("got %v", a.Header)
	}
	a := do(t, request(t, "OPTIONS", web.URL+"/graphql", "", "Origin", "https://people.example.com", "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "if-none-match"))
	if !strings.Contains(strings.ToLower(a.Header.Get("Access-Control-Allow-Headers")), "if-none-match") {
		t.Errorf("got %v", a.Header)
	}
}
