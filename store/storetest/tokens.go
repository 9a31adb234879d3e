package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rung/store"
)

// tokens: they are kept with everything that is said of them, and are no change of the organization.
func tokens(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "", Delta(3))
	load(t, s)
	now := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	secret, forever := store.NewToken("dashboard", "VIEWER", "lin", now, time.Time{})
	_, brief := store.NewToken("import", "EDITOR", "", now.Add(time.Second), now.Add(time.Hour))
	for _, one := range []store.Token{forever, brief} {
		if err := s.AddToken(t.Context(), one); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.RevokeToken(t.Context(), brief.ID, now.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if err := s.RevokeToken(t.Context(), brief.ID, now.Add(time.Hour)); err != nil {
		t.Errorf("to revoke it again: %v", err)
	}
	if err := s.RevokeToken(t.Context(), "nobody's", now); !errors.Is(err, store.ErrNoToken) {
		t.Errorf("to revoke none: %v, want ErrNoToken", err)
	}
	for _, at := range []time.Time{now.Add(2 * time.Minute), now.Add(time.Minute)} { // the later counts
		if err := s.UseToken(t.Context(), forever.ID, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.UseToken(t.Context(), "nobody's", now); err != nil {
		t.Errorf("to use none: %v", err)
	}
	forever.Used, brief.Revoked = now.Add(2*time.Minute), now.Add(time.Minute)
	list, err := open(t, url).Tokens(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]store.Token{forever, brief}, list); diff != "" {
		t.Errorf("the tokens are (-want +got):\n%s", diff)
	}
	for _, one := range list {
		if one.Hash == secret || len(one.Hash) != 64 {
			t.Errorf("the hash of %s is %q", one.ID, one.Hash)
		}
	}
	h, err := s.Head(t.Context())
	if err != nil || h.Revision != 1 || h.Edited {
		t.Errorf("the head is %+v, %v: a token is no revision and no edit by hand", h, err)
	}
}
