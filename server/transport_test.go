package server_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rung/server"
)

func TestStatusesSayWhatHTTPCanSay(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) { c.Limits.Body = 1_000 })
	at := web.URL + "/graphql"
	get := func(query string) string { return at + "?query=" + url.QueryEscape(query) }
	const ok = `{"query": "{ org { name } }"}`
	for _, c := range []struct {
		name, method, url, body string
		headers                 []string
		status                  int
		code                    string
	}{
		{"a query by POST", "POST", at, ok, []string{"Content-Type", "application/json"}, 200, ""},
		{"a query by GET", "GET", get("{ org { name } }"), "", nil, 200, ""},
		{"a partial answer", "POST", at, `{"query": "{ org { name } maybe(how: \"LIMIT\") }"}`, []string{"Content-Type", "application/json", "Accept", "application/graphql-response+json"}, 200, "LIMIT"},
		{"a mutation by GET", "GET", get(`mutation { rename(ref: "a", name: "b") { id } }`), "", nil, 405, "INVALID"},
		{"another method", "PUT", at, ok, []string{"Content-Type", "application/json"}, 405, "INVALID"},
		{"plain text", "POST", at, ok, []string{"Content-Type", "text/plain"}, 415, "INVALID"},
		{"a form", "POST", at, "query=%7Borg%7Bname%7D%7D", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, "INVALID"},
		{"no content type", "POST", at, ok, nil, 415, "INVALID"},
		{"another charset", "POST", at, ok, []string{"Content-Type", "application/json; charset=latin1"}, 415, "INVALID"},
		{"plain text by GET", "GET", get("{ org { name } }"), "", []string{"Content-Type", "text/plain"}, 415, "INVALID"},
		{"an answer that is not offered", "POST", at, ok, []string{"Content-Type", "application/json", "Accept", "text/html"}, 406, "INVALID"},
		{"a refused media type", "POST", at, ok, []string{"Content-Type", "application/json", "Accept", "application/json;q=0"}, 406, "INVALID"},
		{"a batch", "POST", at, "[" + ok + "]", []string{"Content-Type", "application/json"}, 400, "INVALID"},
		{"no JSON", "POST", at, "{", []string{"Content-Type", "application/json"}, 400, "INVALID"},
		{"more after the JSON", "POST", at, ok + ok, []string{"Content-Type", "application/json"}, 400, "INVALID"},
		{"variables that are no object", "GET", get("{ org { name } }") + "&variables=[1]", "", nil, 400, "INVALID"},
		{"a body beyond the limit", "POST", at, `{"query": "` + strings.Repeat(" ", 2_000) + `"}`, []string{"Content-Type", "application/json"}, 413, "LIMIT"},
		{"a URL beyond the limit", "GET", get(strings.Repeat(" ", 1_000)), "", nil, 413, "LIMIT"},
		{"a subscription without a stream", "POST", at, `{"query": "subscription { count(to: 1) }"}`, []string{"Content-Type", "application/json"}, 400, "INVALID"},
		{"an unknown operation", "POST", at, `{"query": "{ org { name } }", "operationName": "Other"}`, []string{"Content-Type", "application/json", "Accept", "application/graphql-response+json"}, 400, "GRAPHQL_VALIDATION_FAILED"},
	} {
		a := do(t, request(t, c.method, c.url, c.body, c.headers...))
		if a.StatusCode != c.status || a.code() != c.code {
			t.Errorf("%s: got %d %s, want %d %s", c.name, a.StatusCode, a.text, c.status, c.code)
		}
		if c.status != 200 && a.hasData {
			t.Errorf("%s: got %s, want no data", c.name, a.text)
		}
		if c.status == 405 && a.Header.Get("Allow") == "" {
			t.Errorf("%s: got no Allow", c.name)
		}
	}
}

func TestTheMediaTypeThatTheClientPrefersIsAnswered(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	for accept, want := range map[string]string{
		"": "application/json; charset=utf-8",
		"application/graphql-response+json, application/json;q=0.9": "application/graphql-response+json; charset=utf-8",
		"application/json, application/graphql-response+json;q=0.5": "application/json; charset=utf-8",
		"text/html, */*;q=0.1": "application/json; charset=utf-8",
	} {
		r := request(t, "POST", web.URL+"/graphql", `{"query": "{ org { name } }"}`, "Content-Type", "application/json")
		if accept != "" {
			r.Header.Set("Accept", accept)
		}
		if got := do(t, r).Header.Get("Content-Type"); got != want {
			t.Errorf("%q: got %q, want %q", accept, got, want)
		}
	}
}

func TestOtherOriginsAreLetInOnlyByName(t *testing.T) {
	t.Parallel()
	const named, other = "https://people.example.com", "https://evil.example.com"
	closed := start(t, nil)
	open := start(t, func(c *server.Config) { c.Origins = []string{named} })
	for _, c := range []struct {
		url, origin, allowed string
	}{{closed.URL, named, ""}, {open.URL, other, ""}, {open.URL, named, named}} {
		r := request(t, "OPTIONS", c.url+"/graphql", "", "Origin", c.origin,
			"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
		if got := do(t, r).Header.Get("Access-Control-Allow-Origin"); got != c.allowed {
			t.Errorf("%s asked by %s: got %q, want %q", c.url, c.origin, got, c.allowed)
		}
	}
}

func TestAnOriginThatNoBrowserSendsIsRefusedAtTheStart(t *testing.T) {
	t.Parallel()
	for _, origin := range []string{"people.example.com", "https://people.example.com/"} {
		c := config(&logged{})
		c.Origins = []string{origin}
		if _, err := server.New(c); err == nil || !strings.Contains(err.Error(), origin) {
			t.Errorf("%s: got %v, want an error that names it", origin, err)
		}
	}
}

// multipartBody writes parts in order; a part named with a file name after a colon is a file.
func multipartBody(parts ...string) string {
	var b strings.Builder
	for i := 0; i < len(parts); i += 2 {
		name, file, isFile := strings.Cut(parts[i], ":")
		fmt.Fprintf(&b, "--edge\r\nContent-Disposition: form-data; name=%q", name)
		if isFile {
			fmt.Fprintf(&b, "; filename=%q\r\nContent-Type: text/csv", file)
		}
		fmt.Fprintf(&b, "\r\n\r\n%s\r\n", parts[i+1])
	}
	return b.String() + "--edge--\r\n"
}

func upload(t *testing.T, url, body string, headers ...string) answer {
	t.Helper()
	return do(t, request(t, "POST", url+"/graphql", body, append([]string{"Content-Type", "multipart/form-data; boundary=edge"}, headers...)...))
}

const readOne = `{"query": "mutation($f: Upload!) { read(file: $f) }", "variables": {"f": null}}`

func TestFilesAreUploaded(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	a := upload(t, web.URL, multipartBody("operations", readOne, "map", `{"0": ["variables.f"]}`, "0:people.csv", "id,name"), "X-Rung-Request", "1")
	if a.Data["read"] != "people.csv: id,name" {
		t.Errorf("got %s, want the file", a.text)
	}
	a = upload(t, web.URL, multipartBody(
		"operations", `{"query": "mutation($f: [Upload!]!) { readAll(files: $f) }", "variables": {"f": [null, null]}}`,
		"map", `{"a": ["variables.f.0"], "b": ["variables.f.1"]}`, "a:a.csv", "A", "b:b.csv", "B"), "Apollo-Require-Preflight", "true")
	if got := fmt.Sprint(a.Data["readAll"]); got != "[a.csv: A b.csv: B]" {
		t.Errorf("got %s, want both files", a.text)
	}
}

func TestBadUploadsAreRefused(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) { c.Limits.Upload = 5_000 })
	good := multipartBody("operations", readOne, "map", `{"0": ["variables.f"]}`, "0:people.csv", "id")
	preflight := []string{"X-Rung-Request", "1"}
	mapped := func(paths string) string {
		return multipartBody("operations", readOne, "map", paths, "0:people.csv", "id")
	}
	for _, c := range []struct {
		name, body string
		headers    []string
		status     int
		code       string
	}{
		{"without a preflight header", good, nil, 403, "FORBIDDEN"},
		{"without operations", multipartBody("map", "{}"), preflight, 400, "INVALID"},
		{"without a map", multipartBody("operations", readOne), preflight, 400, "INVALID"},
		{"a batch", multipartBody("operations", "["+readOne+"]", "map", "{}"), preflight, 400, "INVALID"},
		{"a map that is none", mapped("[]"), preflight, 400, "INVALID"},
		{"a path to nowhere", mapped(`{"0": ["variables.g"]}`), preflight, 400, "INVALID"},
		{"a path beyond a null", mapped(`{"0": ["variables.f.x.y"]}`), preflight, 400, "INVALID"},
		{"a path outside the variables", mapped(`{"0": ["query"]}`), preflight, 400, "INVALID"},
		{"an index out of range", multipartBody("operations", `{"query": "{ org { name } }", "variables": {"f": []}}`, "map", `{"0": ["variables.f.7"]}`, "0:a", "b"), preflight, 400, "INVALID"},
		{"a file not in the map", mapped(`{}`), preflight, 400, "INVALID"},
		{"a file that is missing", multipartBody("operations", readOne, "map", `{"0": ["variables.f"]}`), preflight, 400, "INVALID"},
		{"a cut-off body", good[:len(good)-12], preflight, 400, "INVALID"},
		{"too large", multipartBody("operations", readOne, "map", `{"0": ["variables.f"]}`, "0:people.csv", strings.Repeat("x", 6_000)), preflight, 413, "LIMIT"},
	} {
		if a := upload(t, web.URL, c.body, c.headers...); a.StatusCode != c.status || a.code() != c.code {
			t.Errorf("%s: got %d %s, want %d %s", c.name, a.StatusCode, a.text, c.status, c.code)
		}
	}
	// Nobody says how long this one is.
	long := request(t, "POST", web.URL+"/graphql", multipartBody("operations", readOne, "map", `{"0": ["variables.f"]}`, "0:people.csv", strings.Repeat("x", 6_000)),
		"Content-Type", "multipart/form-data; boundary=edge", "X-Rung-Request", "1")
	long.ContentLength = -1
	if a := do(t, long); a.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("an endless upload: got %d %s, want 413", a.StatusCode, a.text)
	}
}
