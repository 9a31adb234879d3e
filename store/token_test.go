package store_test

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"rung/store"
)

func TestATokenWorksUntilItIsRevokedOrExpires(t *testing.T) {
	c := &clock{}
	c.set(at(12, 0))
	var off atomic.Bool
	l := wrapped(t, newURL(t), c, func(s store.Store) store.Store { return broken{s, &off} })
	good, one := store.NewToken("a", "VIEWER", "", c.now(), at(13, 0))
	other, two := store.NewToken("b", "ADMIN", "", c.now(), time.Time{})
	for _, t1 := range []store.Token{one, two} {
		if err := l.AddToken(t.Context(), t1); err != nil {
			t.Fatal(err)
		}
	}
	check := func(secret string, want bool) {
		t.Helper()
		found, ok, err := l.Token(t.Context(), secret)
		if err != nil || ok != want {
			t.Errorf("the token %.12s is valid: %t, %v, want %t", secret, ok, err, want)
		}
		if ok && found.Hash == "" {
			t.Error("a token without a hash")
		}
	}
	check(good, true)
	check(other, true)
	check(good[:len(good)-1], false)
	check(one.Hash, false)
	check("", false)
	off.Store(true)
	if err := l.RevokeToken(t.Context(), "none"); !errors.Is(err, store.ErrNoToken) { // the tokens known are forgotten
		t.Errorf("%v, want ErrNoToken", err)
	}
	check(other, true) // while the store is away, by what was known
	off.Store(false)
	if err := l.RevokeToken(t.Context(), two.ID); err != nil {
		t.Fatal(err)
	}
	check(other, false)
	eventually(t, "its use is noted", func() bool {
		list, err := l.Tokens(t.Context())
		return err == nil && list[0].Used.Equal(at(12, 0))
	})
	c.set(at(13, 0))
	check(good, false)
}
