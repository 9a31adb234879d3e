package server_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"rung/server"
)

// What an attack may cost at most.
const (
	smallAnswer = 50_000
	quickAnswer = 500 * time.Millisecond * slower
)

// attacked sends an attack, and fails where the answer is large, late, or without the code that is wanted.
func attacked(t *testing.T, r *http.Request, code string) answer {
	t.Helper()
	begun := time.Now()
	a := do(t, r)
	if took := time.Since(begun); took > quickAnswer {
		t.Errorf("answered after %v", took)
	}
	if len(a.text) > smallAnswer {
		t.Errorf("answered with %d bytes", len(a.text))
	}
	if a.code() != code {
		t.Errorf("got %d %.300s, want the code %q", a.StatusCode, a.text, code)
	}
	return a
}

func post(t *testing.T, url, body string) *http.Request {
	t.Helper()
	return request(t, "POST", url+"/graphql", body, "Content-Type", "application/json")
}

func asked(t *testing.T, url, query string) *http.Request {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	return post(t, url, string(body))
}

// TestEachCheckOfGraphQLCop tries what https://github.com/dolevf/graphql-cop looks for, by its names, on a server
// whose introspection is off. What it calls a finding must not be one.
func TestEachCheckOfGraphQLCop(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) { c.DisableIntrospection = true })
	try := func(name string, check func(t *testing.T)) { t.Run(name, check) }

	try("alias_overloading", func(t *testing.T) {
		var b strings.Builder
		for i := range 101 {
			fmt.Fprintf(&b, "alias%d:__typename\n", i)
		}
		attacked(t, asked(t, web.URL, "query { "+b.String()+" }"), "LIMIT")
	})
	try("batch_query", func(t *testing.T) {
		one := `{"query": "query { __typename }"}`
		a := attacked(t, post(t, web.URL, "["+strings.Repeat(one+",", 9)+one+"]"), "INVALID")
		if a.StatusCode != http.StatusBadRequest {
			t.Errorf("got %d", a.StatusCode)
		}
	})
	try("directive_overloading", func(t *testing.T) {
		attacked(t, asked(t, web.URL, "query { __typename "+strings.Repeat("@aa", 500)+" }"), "LIMIT")
	})
	try("circular_query_introspection", func(t *testing.T) {
		attacked(t, asked(t, web.URL, "query { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }"), "GRAPHQL_VALIDATION_FAILED")
	})
	try("field_duplication", func(t *testing.T) {
		attacked(t, asked(t, web.URL, "query { "+strings.Repeat("__typename \n", 2_000)+" }"), "LIMIT")
	})
	try("field_suggestions", func(t *testing.T) {
		if a := attacked(t, asked(t, web.URL, "query { orgg { name } }"), "GRAPHQL_VALIDATION_FAILED"); strings.Contains(a.text, "Did you mean") {
			t.Errorf("got %s", a.text)
		}
	})
	try("get_method_support", func(t *testing.T) { // a query by GET is offered on purpose: it is safe, and is never stored
		a := attacked(t, request(t, "GET", web.URL+"/graphql?query="+url.QueryEscape("query { __typename }"), ""), "")
		if cache := a.Header.Get("Cache-Control"); cache != "no-store" && cache != "private, no-cache" {
			t.Errorf("it may be stored: %q", cache)
		}
	})
	try("get_based_mutation", func(t *testing.T) {
		a := attacked(t, request(t, "GET", web.URL+"/graphql?query="+url.QueryEscape(`mutation { rename(ref: "a", name: "b") { id } }`), ""), "INVALID")
		if a.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("got %d", a.StatusCode)
		}
	})
	try("post_based_csrf", func(t *testing.T) {
		for kind, code := range map[string]string{"application/x-www-form-urlencoded": "INVALID", "text/plain": "INVALID", "multipart/form-data; boundary=x": "FORBIDDEN", "": "INVALID"} {
			headers := []string{"Content-Type", kind}
			if kind == "" {
				headers = nil
			}
			a := attacked(t, request(t, "POST", web.URL+"/graphql", "query=query+%7B+__typename+%7D", headers...), code)
			if a.hasData {
				t.Errorf("%q: got %s", kind, a.text)
			}
		}
	})
	try("introspection", func(t *testing.T) {
		attacked(t, asked(t, web.URL, "query { __schema { queryType { name } } }"), "GRAPHQL_VALIDATION_FAILED")
		attacked(t, asked(t, web.URL, `query { __type(name: "Org") { name } }`), "GRAPHQL_VALIDATION_FAILED")
	})
	try("graphiql", func(t *testing.T) { // the page is offered on purpose at a path of its own; the API itself is no page
		a := do(t, request(t, "GET", web.URL+"/graphql", "", "Accept", "text/html"))
		if a.StatusCode != http.StatusNotAcceptable || strings.Contains(strings.ToLower(a.text), "<html") {
			t.Errorf("got %d %s", a.StatusCode, a.text)
		}
	})
	try("trace_mode", func(t *testing.T) {
		if a := attacked(t, asked(t, web.URL, "query { __typename }"), ""); strings.Contains(a.text, "tracing") || strings.Contains(a.text, "extensions") {
			t.Errorf("got %s", a.text)
		}
	})
	try("unhandled_error", func(t *testing.T) {
		a := attacked(t, post(t, web.URL, `{"query": "qwerty cop { abc }"}`), "GRAPHQL_PARSE_FAILED")
		for _, trace := range []string{"exception", "stack", "goroutine", ".go:", "panic"} {
			if strings.Contains(strings.ToLower(a.text), trace) {
				t.Errorf("it shows its inside: %s", a.text)
			}
		}
	})
}

// TestEachAdviceOfTheOWASPCheatSheet tries what https://cheatsheetseries.owasp.org/cheatsheets/GraphQL_Cheat_Sheet.html
// advises against, under its headings. Who may see what is not part of this server yet.
func TestEachAdviceOfTheOWASPCheatSheet(t *testing.T) {
	t.Parallel()
	log := &logged{}
	web := startLogging(t, log, func(c *server.Config) { c.Limits.Operation = 200 * time.Millisecond })
	for name, c := range map[string]struct{ query, code string }{
		"input validation: a wrong type":         {`{ people(first: "ten") { nodes { id } } }`, "GRAPHQL_VALIDATION_FAILED"},
		"input validation: an unknown argument":  {`{ people(orderBy: "1; DROP TABLE people") { nodes { id } } }`, "GRAPHQL_VALIDATION_FAILED"},
		"query limiting: depth":                  {"{ people { nodes { " + strings.Repeat("manager { ", 25) + "id" + strings.Repeat(" }", 25) + " } } }", "LIMIT"},
		"query limiting: amount":                 {`{ people(first: 1000) { nodes { reports(first: 1000) { reports(first: 1000) { id } } } } }`, "LIMIT"},
		"query limiting: breadth":                {"{ " + strings.Repeat("org { name } ", 30) + "}", "LIMIT"},
		"query limiting: fragments in a circle":  {"query { people { nodes { ...A } } } fragment A on Person { manager { ...B } } fragment B on Person { manager { ...A } }", "GRAPHQL_VALIDATION_FAILED"},
		"query limiting: a long document":        {"{ org { name " + strings.Repeat("# ", 60_000) + "\n} }", "LIMIT"},
		"batching: aliases of one field":         {"{ " + repeated("a%d: __typename ", 101) + "}", "LIMIT"},
		"secure configuration: verbose errors":   {`{ maybe(how: "panic") }`, "INTERNAL"},
		"secure configuration: defer and stream": {`{ ... @defer { org { name } } }`, "GRAPHQL_VALIDATION_FAILED"},
	} {
		t.Run(name, func(t *testing.T) {
			a := attacked(t, asked(t, web.URL, c.query), c.code)
			if strings.Contains(a.text, "goroutine") || strings.Contains(a.text, ".go:") {
				t.Errorf("it shows its inside: %s", a.text)
			}
		})
	}
	if strings.Contains(log.String(), "DROP TABLE") {
		t.Error("the log has what was sent")
	}
}

func repeated(format string, times int) string {
	var b strings.Builder
	for i := range times {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}
