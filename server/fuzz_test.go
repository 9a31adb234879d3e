package server_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"rung/server"
)

// FuzzRequest sends anything to the API: it answers each with a status that is the sender's, JSON or events, and a code
// for every error.
func FuzzRequest(f *testing.F) {
	c := config(&logged{})
	s, err := server.New(c)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("POST", "", "application/json", "application/json", `{"query": "{ org { name } }"}`)
	f.Add("POST", "", "application/json", "text/event-stream", `{"query": "subscription { count(to: 3) }"}`)
	f.Add("GET", "query=%7Borg%7Bname%7D%7D&variables=%7B%7D", "", "*/*", "")
	f.Add("GET", "extensions=%7B%22persistedQuery%22%3A%7B%22version%22%3A1%2C%22sha256Hash%22%3A%2200%22%7D%7D", "", "", "")
	f.Add("POST", "", "multipart/form-data; boundary=x", "", "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}\r\n--x--")
	f.Add("PUT", "", "text/plain", "text/html", "[]")
	f.Add("POST", "", "application/json; charset=utf-8", "application/graphql-response+json", `{"query": "query ($n: Int!) { number(n: $n) }", "variables": {"n": 1e400}}`)
	f.Fuzz(func(t *testing.T, method, query, kind, accept, body string) {
		if !token(method) || len(body) > 100_000 || strings.Contains(body, "wait") || strings.Contains(query, "wait") { // it waits, as its name says
			t.Skip()
		}
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond) // a subscription may count for long
		defer cancel()
		r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(body))
		r.Method, r.URL.RawQuery, r.RemoteAddr = method, query, "127.0.0.1:1"
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Accept", accept)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Fatalf("answered %d %.300s", w.Code, w.Body)
		}
		if !strings.Contains(w.Header().Get("Content-Type"), "json") || w.Body.Len() == 0 {
			return
		}
		var a struct {
			Errors []struct {
				Message    string
				Extensions struct{ Code string }
			}
		}
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
			t.Fatalf("%v in %.300s", err, w.Body)
		}
		for _, e := range a.Errors {
			if e.Message == "" || e.Extensions.Code == "" {
				t.Fatalf("an error without words or without a code: %.300s", w.Body)
			}
		}
	})
}

// token reports whether a method can be sent at all.
func token(method string) bool {
	return method != "" && !strings.ContainsFunc(method, func(r rune) bool { return r < 'A' || r > 'Z' })
}
