package server_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"rung/server"
)

func hashed(document string) map[string]any {
	sum := sha256.Sum256([]byte(document))
	return map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hex.EncodeToString(sum[:])}}
}

// TestADocumentIsSentOnce follows the protocol of automatic persisted queries, by POST and by GET.
func TestADocumentIsSentOnce(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	post := func(body map[string]any) answer {
		t.Helper()
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		return do(t, request(t, "POST", web.URL+"/graphql", string(text), "Content-Type", "application/json", "Accept", "application/graphql-response+json"))
	}
	const document = "query Name { org { name } }"
	if a := post(map[string]any{"extensions": hashed(document)}); a.StatusCode != 200 || a.code() != "PERSISTED_QUERY_NOT_FOUND" || a.Errors[0].Message != "PersistedQueryNotFound" {
		t.Fatalf("before it was sent: got %d %s", a.StatusCode, a.text)
	}
	if a := post(map[string]any{"query": document, "extensions": hashed(document)}); a.StatusCode != 200 || a.Data["org"] == nil {
		t.Fatalf("sent: got %d %s", a.StatusCode, a.text)
	}
	if a := post(map[string]any{"extensions": hashed(document)}); a.Data["org"] == nil {
		t.Errorf("by its hash: got %s", a.text)
	}
	extensions, err := json.Marshal(hashed(document))
	if err != nil {
		t.Fatal(err)
	}
	if a := do(t, request(t, "GET", web.URL+"/graphql?extensions="+url.QueryEscape(string(extensions)), "")); a.Data["org"] == nil {
		t.Errorf("by its hash by GET: got %s", a.text)
	}
	for name, c := range map[string]struct {
		body map[string]any
		code string
	}{
		"another document's hash": {map[string]any{"query": document, "extensions": hashed("{ org { id } }")}, "INVALID"},
		"another version":         {map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": 2, "sha256Hash": "00"}}}, "INVALID"},
		"no object":               {map[string]any{"extensions": map[string]any{"persistedQuery": "x"}}, "INVALID"},
		"nothing at all":          {map[string]any{"extensions": map[string]any{}}, "INVALID"},
	} {
		if a := post(c.body); a.code() != c.code || a.hasData {
			t.Errorf("%s: got %d %s, want %s", name, a.StatusCode, a.text, c.code)
		}
	}
}

// TestADocumentSentByItsHashIsGuarded: what is refused as a document is refused by its hash.
func TestADocumentSentByItsHashIsGuarded(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) { c.Limits.Aliases = 3 })
	document := "{ " + strings.Repeat("x: org { name } ", 1) + "a: org { name } b: org { name } c: org { name } }"
	for range 2 {
		body, err := json.Marshal(map[string]any{"query": document, "extensions": hashed(document)})
		if err != nil {
			t.Fatal(err)
		}
		if a := do(t, request(t, "POST", web.URL+"/graphql", string(body), "Content-Type", "application/json")); a.code() != "LIMIT" {
			t.Errorf("got %s", a.text)
		}
	}
	body, err := json.Marshal(map[string]any{"extensions": hashed(document)})
	if err != nil {
		t.Fatal(err)
	}
	if a := do(t, request(t, "POST", web.URL+"/graphql", string(body), "Content-Type", "application/json")); a.code() != "LIMIT" {
		t.Errorf("by its hash: got %s", a.text)
	}
}
