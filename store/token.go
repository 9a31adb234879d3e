package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

// ErrNoToken: there is no token of that id.
var ErrNoToken = errors.New("there is no such token")

// Token lets a program ask without signing in. The secret itself is kept nowhere.
type Token struct {
	ID      string    // what it is called when it is revoked
	Name    string    // what it is for, in its maker's words
	Hash    string    // of the secret: SHA-256, hexadecimal
	Role    string    // what it may do
	By      string    // who made it; "" where not known
	Made    time.Time // to the second, in UTC, as all that follow
	Expires time.Time // zero: never
	Used    time.Time // last, give or take a minute; zero: never
	Revoked time.Time // zero: it is not
}

// Valid reports whether the token may be used at a time.
func (t Token) Valid(now time.Time) bool {
	return t.Revoked.IsZero() && (t.Expires.IsZero() || now.Before(t.Expires))
}

// tokenPrefix tells our tokens from an issuer's, and lets tools that look for secrets find them.
const tokenPrefix = "rung_"

// NewToken makes up a secret, and the token that is kept of it.
func NewToken(name, role, by string, made, expires time.Time) (secret string, t Token) {
	random := make([]byte, 5+32)
	_, _ = rand.Read(random) // never fails
	id := hex.EncodeToString(random[:5])
	secret = tokenPrefix + id + "_" + base64.RawURLEncoding.EncodeToString(random[5:])
	return secret, Token{
		ID: id, Name: name, Hash: hashOf(secret), Role: role, By: by,
		Made: made.UTC().Truncate(time.Second), Expires: expires.UTC().Truncate(time.Second),
	}
}

// IsToken reports whether a secret looks like one of ours.
func IsToken(secret string) bool { return strings.HasPrefix(secret, tokenPrefix) }

func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

const (
	// tokensAge is how old the tokens known may be: how long one goes on working after it was revoked.
	tokensAge = 2 * time.Second
	// tokensPatience is how long a request waits for the store, before the tokens known before serve.
	tokensPatience = 2 * time.Second
	// usedEvery is between two notes that a token was used.
	usedEvery = time.Minute
)

// tokenCache holds the tokens last read.
type tokenCache struct {
	mu     sync.Mutex
	byHash map[string]Token
	read   time.Time
	noted  map[string]time.Time // by id
}

// Token returns the token of a secret; false where there is none that may be used now. While the store cannot be
// reached, those known before go on working. It fails where nothing is known yet.
func (l *Live) Token(ctx context.Context, secret string) (Token, bool, error) {
	byHash, err := l.knownTokens(ctx)
	if err != nil {
		return Token{}, false, err
	}
	t, ok := byHash[hashOf(secret)]
	if !ok || !t.Valid(l.clock()) {
		return Token{}, false, nil
	}
	l.noteUse(t)
	return t, true, nil
}

func (l *Live) knownTokens(ctx context.Context) (map[string]Token, error) {
	c := &l.tokens
	c.mu.Lock()
	defer c.mu.Unlock() // whoever comes meanwhile waits for this reading, and does not read as well
	if c.byHash != nil && time.Since(c.read) < tokensAge {
		return c.byHash, nil
	}
	reading, cancel := context.WithTimeoutCause(ctx, tokensPatience, ErrUnavailable)
	defer cancel()
	list, err := l.store.Tokens(reading)
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	c.read = time.Now() // also where it failed: an outage must not make every request wait
	if err != nil && c.byHash == nil {
		return nil, l.refusal(fmt.Errorf("%w: %w", ErrUnavailable, err))
	}
	if err == nil {
		c.byHash = make(map[string]Token, len(list))
		for _, t := range list {
			c.byHash[t.Hash] = t
		}
	}
	return c.byHash, nil
}

// noteUse has the store note that a token is used, without waiting for it.
func (l *Live) noteUse(t Token) {
	now := l.clock().UTC().Truncate(time.Second)
	c := &l.tokens
	c.mu.Lock()
	last := c.noted[t.ID]
	if last.Before(t.Used) {
		last = t.Used
	}
	if now.Sub(last) < usedEvery {
		c.mu.Unlock()
		return
	}
	if c.noted == nil {
		c.noted = map[string]time.Time{}
	}
	c.noted[t.ID] = now
	c.mu.Unlock()
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), pollPatience)
		defer cancel()
		select {
		case <-l.stopped:
			return
		default:
		}
		if err := l.store.UseToken(ctx, t.ID, now); err != nil {
			l.log.Warn("it could not be noted that a token is used", "token", t.ID, "error", err)
		}
	}()
}

// Tokens returns every token, revoked and expired ones too, in order of their making.
func (l *Live) Tokens(ctx context.Context) ([]Token, error) {
	list, err := l.store.Tokens(ctx)
	return list, l.refusal(err)
}

// AddToken keeps a new token.
func (l *Live) AddToken(ctx context.Context, t Token) error {
	err := l.refusal(l.store.AddToken(ctx, t))
	l.forgetTokens()
	return err
}

// RevokeToken ends a token from now on; ErrNoToken where there is none. One that is revoked already stays as it is.
func (l *Live) RevokeToken(ctx context.Context, id string) error {
	err := l.refusal(l.store.RevokeToken(ctx, id, l.clock().UTC().Truncate(time.Second)))
	l.forgetTokens()
	return err
}

// forgetTokens has the tokens read anew.
func (l *Live) forgetTokens() {
	l.tokens.mu.Lock()
	defer l.tokens.mu.Unlock()
	l.tokens.read = time.Time{}
}
