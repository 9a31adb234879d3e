package main

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"testing"
)

// TestTheSchemaIsPrinted compares it with the file, and with what a server says of itself.
func TestTheSchemaIsPrinted(t *testing.T) {
	t.Parallel()
	file, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	if code, out, _ := rung(t, "schema"); code != exitDone || out != string(file) {
		t.Errorf("rung schema exits with %d and prints %d bytes; the file has %d", code, len(out), len(file))
	}
	code, out, _ := rung(t, "schema", "--json")
	var printed, said struct{ Data json.RawMessage }
	if err := json.Unmarshal([]byte(out), &printed); code != exitDone || err != nil {
		t.Fatal(code, err)
	}
	s := serveNobody(t)
	asked := s.ask(introspection, nil)
	said.Data = asked.Data
	var a, b any
	if json.Unmarshal(printed.Data, &a) != nil || json.Unmarshal(said.Data, &b) != nil {
		t.Fatal("no JSON")
	}
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	if len(x) < 10_000 || string(x) != string(y) {
		t.Errorf("rung schema --json has %d bytes, a server says %d", len(x), len(y))
	}
}

// TestAPollIsAnsweredAnewAfterAChange asks for headcount by level until somebody is hired.
func TestAPollIsAnsweredAnewAfterAChange(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	get := func(tag string) (status int, next string) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+"/graphql?query="+url.QueryEscape("{ org { headcount breakdown(by: [{dimension: LEVEL}]) { headcount } } }"), nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("If-None-Match", tag)
		a, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Body.Close()
		return a.StatusCode, a.Header.Get("ETag")
	}
	status, tag := get("")
	if status != 200 || tag == "" {
		t.Fatal(status, tag)
	}
	for range 3 {
		if status, same := get(tag); status != http.StatusNotModified || same != tag {
			t.Fatalf("got %d %s, want 304 %s", status, same, tag)
		}
	}
	s.applied(`{hire: {name: "Gus Gram", title: "Designer", manager: "cy-carr"}}`, `effective: "2020-01-01"`)
	if status, next := get(tag); status != 200 || next == tag {
		t.Errorf("after a change: got %d %s", status, next)
	}
}
