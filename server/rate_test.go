package server_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"rung/server"
)

// TestOneClientIsLimitedAndNobodyElse sends a burst from several addresses.
func TestOneClientIsLimitedAndNobodyElse(t *testing.T) {
	t.Parallel()
	c := config(&logged{})
	c.Limits.Requests = 3
	s, err := server.New(c)
	if err != nil {
		t.Fatal(err)
	}
	send := func(from string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query": "{ org { name } }"}`))
		r.Header.Set("Content-Type", "application/json")
		r.RemoteAddr = from
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w
	}
	count := func(times int, from string) (refused int) {
		t.Helper()
		for range times {
			w := send(from)
			switch {
			case w.Code == http.StatusTooManyRequests:
				refused++
				if !strings.Contains(w.Body.String(), `"code":"LIMIT"`) || w.Header().Get("Retry-After") == "" {
					t.Errorf("got %s with %v", w.Body, w.Header())
				}
			case w.Code != http.StatusOK:
				t.Errorf("got %d %s", w.Code, w.Body)
			}
		}
		return refused
	}
	if n := count(60, "192.0.2.7:1000"); n < 20 || n > 30 {
		t.Errorf("of 60 requests at once %d were refused; thirty are a burst", n)
	}
	if n := count(20, "192.0.2.8:1000"); n != 0 {
		t.Errorf("somebody else was refused %d times", n)
	}
	// One network of IPv6 is one client, whatever address it takes of it.
	if n := count(30, "[2001:db8::1]:1000") + count(30, "[2001:db8::2]:1000"); n < 20 {
		t.Errorf("of 60 requests of one network %d were refused", n)
	}
	if n := count(60, "127.0.0.1:1000") + count(60, "[::1]:1000"); n != 0 {
		t.Errorf("the machine itself was refused %d times", n)
	}
}
