package server

import (
	"context"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/gorilla/securecookie"
	"golang.org/x/oauth2"

	"rung/access"
)

// SignIn says how people and programs sign in: with an OpenID Connect issuer. Issuer, ClientID and URL must be given.
type SignIn struct {
	Issuer       string // as its tokens say it, such as https://login.example.com
	ClientID     string
	ClientSecret string // "" for a public client
	URL          string // where browsers find this server, such as https://rung.example.com; the issuer must know URL/sign-in/callback
	Scopes       []string
	Audience     string // that a program's token must be for; "": ClientID

	RoleClaim  string                   // the claim whose values give roles, with dots into objects
	RoleValues map[access.Role][]string // which values give which role, beside the role's own name; the highest counts
	Role       access.Role              // of who has no such value
	EmailClaim string                   // the claim by which the viewer is found among the people

	Session time.Duration // how long a browser stays signed in
	Key     []byte        // signs and encrypts cookies, 32 bytes; servers of one address share it. None: a new one, and sessions end with the server
}

// signIn is SignIn at work.
type signIn struct {
	SignIn
	secure  bool // the server is reached by HTTPS
	cookies *securecookie.SecureCookie
	log     *slog.Logger
	client  *http.Client

	mu       sync.Mutex
	provider *oidc.Provider // nil until the issuer was reached
}

// signingAlgorithms are those of a key pair: a token signed by a shared secret is refused.
var signingAlgorithms = []string{oidc.RS256, oidc.RS384, oidc.RS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.PS256, oidc.PS384, oidc.PS512, oidc.EdDSA}

const (
	issuerPatience = 10 * time.Second // for one answer of the issuer
	attemptTime    = 10 * time.Minute // for somebody to sign in
	callbackPath   = "/sign-in/callback"
)

func newSignIn(c SignIn, log *slog.Logger) (*signIn, error) {
	at, err := url.Parse(c.URL)
	if err != nil || at.Host == "" || at.Scheme != "https" && at.Scheme != "http" || strings.Trim(at.Path, "/") != "" {
		return nil, fmt.Errorf("the server's own URL is a scheme and a host, such as https://rung.example.com, not %q", c.URL)
	}
	if c.Issuer == "" || c.ClientID == "" {
		return nil, errors.New("signing in needs an issuer and a client id")
	}
	if c.Key == nil {
		c.Key = make([]byte, 32)
		_, _ = rand.Read(c.Key) // never fails
	}
	if len(c.Key) != 32 {
		return nil, fmt.Errorf("the key of sessions has %d bytes; it must have 32", len(c.Key))
	}
	c.URL = at.Scheme + "://" + at.Host
	if c.Audience == "" {
		c.Audience = c.ClientID
	}
	hash, err := hkdf.Key(sha256.New, c.Key, nil, "rung session hash", 32)
	if err != nil {
		return nil, err
	}
	block, err := hkdf.Key(sha256.New, c.Key, nil, "rung session block", 32)
	if err != nil {
		return nil, err
	}
	cookies := securecookie.New(hash, block).SetSerializer(securecookie.JSONEncoder{}).MaxAge(0)
	return &signIn{SignIn: c, secure: at.Scheme == "https", cookies: cookies, log: log, client: &http.Client{Timeout: issuerPatience}}, nil
}

// unreachable: the issuer does not answer.
type unreachable struct{ err error }

func (e *unreachable) Error() string { return "the issuer cannot be reached: " + e.err.Error() }
func (e *unreachable) Unwrap() error { return e.err }

// issuer returns the issuer, which is asked about itself once.
func (s *signIn) issuer(ctx context.Context) (*oidc.Provider, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.provider != nil {
		return s.provider, nil
	}
	// Its keys are fetched with this context as long as it serves.
	p, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), s.client), s.Issuer)
	if err != nil {
		s.log.Warn("the issuer of OpenID Connect cannot be reached", "issuer", s.Issuer, "error", err)
		return nil, &unreachable{err}
	}
	s.provider = p
	return p, nil
}

func (s *signIn) oauth(p *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{
		ClientID: s.ClientID, ClientSecret: s.ClientSecret, Endpoint: p.Endpoint(),
		RedirectURL: s.URL + callbackPath, Scopes: append([]string{oidc.ScopeOpenID}, s.Scopes...),
	}
}

// bearer returns whose a token of the issuer is, for a program: its signature, issuer, audience and times are checked.
func (s *signIn) bearer(ctx context.Context, raw string) (access.Identity, error) {
	p, err := s.issuer(ctx)
	if err != nil {
		return access.Identity{}, err
	}
	return s.verify(ctx, p, raw, s.Audience, "", access.ByBearer)
}

// verify checks a token and reads who it is about; nonce "" is not looked at.
func (s *signIn) verify(ctx context.Context, p *oidc.Provider, raw, audience, nonce string, way access.Way) (access.Identity, error) {
	ctx = oidc.ClientContext(ctx, s.client)
	token, err := p.VerifierContext(ctx, &oidc.Config{ClientID: audience, SupportedSigningAlgs: signingAlgorithms}).Verify(ctx, raw)
	if err != nil {
		if strings.Contains(err.Error(), "fetching keys") {
			err = &unreachable{err}
		}
		return access.Identity{}, err
	}
	if nonce != "" && token.Nonce != nonce {
		return access.Identity{}, errors.New("the nonce is another")
	}
	var claims map[string]any
	if err := token.Claims(&claims); err != nil {
		return access.Identity{}, err
	}
	who := s.identity(claims)
	who.Way, who.Expires = way, token.Expiry
	return who, nil
}

// identity reads who claims are about.
func (s *signIn) identity(claims map[string]any) access.Identity {
	who := access.Identity{Role: s.roleOf(claims)}
	if verified, said := claims["email_verified"].(bool); s.EmailClaim != "email" || verified || !said {
		who.Email, _ = claimed(claims, s.EmailClaim).(string)
	}
	for _, name := range []string{"name", "preferred_username", "email", "client_id", "sub"} {
		if text, _ := claims[name].(string); who.Name == "" && strings.TrimSpace(text) != "" {
			who.Name = shorten(strings.TrimSpace(text), nameKept)
		}
	}
	return who
}

// roleOf returns the highest role that the claims give.
func (s *signIn) roleOf(claims map[string]any) access.Role {
	var values []string
	switch v := claimed(claims, s.RoleClaim).(type) {
	case string:
		values = strings.Fields(v)
	case []any:
		for _, one := range v {
			if text, ok := one.(string); ok {
				values = append(values, text)
			}
		}
	}
	best := s.Role
	for _, role := range access.Roles {
		for _, given := range values {
			wanted := s.RoleValues[role]
			named := len(wanted) == 0 && strings.EqualFold(given, string(role))
			for _, one := range wanted {
				named = named || one == given
			}
			if named && role.Includes(best) {
				best = role
			}
		}
	}
	return best
}

// claimed returns a claim by its name, or, where the name has dots, by the way to it.
func claimed(claims map[string]any, name string) any {
	if v, ok := claims[name]; ok {
		return v
	}
	var at any = claims
	for _, part := range strings.Split(name, ".") {
		object, ok := at.(map[string]any)
		if !ok {
			return nil
		}
		at = object[part]
	}
	return at
}

// session returns who is signed in by the cookie of a request.
func (s *signIn) session(r *http.Request) (access.Identity, bool) {
	var kept sessionCookie
	if !s.read(r, s.sessionName(), &kept) || !time.Now().Before(kept.Until) {
		return access.Identity{}, false
	}
	return access.Identity{Name: kept.Name, Email: kept.Email, Role: kept.Role, Expires: kept.Until, Way: access.BySession}, true
}

// sessionCookie is what a browser keeps of who is signed in.
type sessionCookie struct {
	Name  string      `json:"name"`
	Email string      `json:"email"`
	Role  access.Role `json:"role"`
	Until time.Time   `json:"until"`
}

// attemptCookie is what a browser keeps while somebody signs in.
type attemptCookie struct {
	State    string    `json:"state"`
	Nonce    string    `json:"nonce"`
	Verifier string    `json:"verifier"`
	To       string    `json:"to"`
	Until    time.Time `json:"until"`
}

// Names say by their prefix that no other host and no plain HTTP may set them.
func (s *signIn) sessionName() string {
	if s.secure {
		return "__Host-rung"
	}
	return "rung"
}

// attemptName tells attempts in several tabs apart.
func attemptName(state string) string { return "rung-sign-in-" + state[:min(8, len(state))] }

func (s *signIn) read(r *http.Request, name string, into any) bool {
	c, err := r.Cookie(name)
	return err == nil && s.cookies.Decode(name, c.Value, into) == nil
}

func (s *signIn) write(w http.ResponseWriter, name, path string, value any, age time.Duration) error {
	text, err := s.cookies.Encode(name, value)
	if err != nil {
		return err
	}
	http.SetCookie(w, s.cookie(name, path, text, int(age.Seconds())))
	return nil
}

func (s *signIn) cookie(name, path, value string, age int) *http.Cookie {
	return &http.Cookie{Name: name, Path: path, Value: value, MaxAge: age, HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode}
}

// begin sends a browser to the issuer.
func (s *signIn) begin(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	p, err := s.issuer(r.Context())
	if err != nil {
		say(w, http.StatusServiceUnavailable, "Signing in is not possible just now", "The service that you sign in with cannot be reached. Try again in a moment.", r.URL.RequestURI())
		return
	}
	a := attemptCookie{State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier(), To: ownPath(r.URL.Query().Get("to")), Until: time.Now().Add(attemptTime)}
	if err := s.write(w, attemptName(a.State), "/sign-in", a, attemptTime); err != nil {
		s.log.Error("a cookie could not be made", "error", err)
		say(w, http.StatusInternalServerError, "Signing in failed", "The server made a mistake.", "/sign-in")
		return
	}
	http.Redirect(w, r, s.oauth(p).AuthCodeURL(a.State, oidc.Nonce(a.Nonce), oauth2.S256ChallengeOption(a.Verifier)), http.StatusFound)
}

// callback takes a browser back from the issuer, and signs it in.
func (s *signIn) callback(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	query := r.URL.Query()
	state := query.Get("state")
	var a attemptCookie
	if state == "" || !s.read(r, attemptName(state), &a) || a.State != state || !time.Now().Before(a.Until) {
		s.refused(w, r, "no attempt to sign in with this state was begun in this browser, or too long ago", "Signing in took too long, or was begun in another browser.")
		return
	}
	http.SetCookie(w, s.cookie(attemptName(state), "/sign-in", "", -1))
	if code := query.Get("error"); code != "" {
		s.refused(w, r, "the issuer says "+shorten(code, nameKept), "The service that you sign in with did not let you in.")
		return
	}
	p, err := s.issuer(r.Context())
	if err != nil {
		say(w, http.StatusServiceUnavailable, "Signing in is not possible just now", "The service that you sign in with cannot be reached. Try again in a moment.", "/sign-in")
		return
	}
	ctx := oidc.ClientContext(r.Context(), s.client)
	tokens, err := s.oauth(p).Exchange(ctx, query.Get("code"), oauth2.VerifierOption(a.Verifier))
	if err != nil {
		s.refused(w, r, "the code was not exchanged", "The service that you sign in with did not let you in.")
		return
	}
	raw, _ := tokens.Extra("id_token").(string)
	who, err := s.verify(r.Context(), p, raw, s.ClientID, a.Nonce, access.BySession)
	if err != nil {
		s.refused(w, r, "the issuer's token is not valid: "+err.Error(), "The service that you sign in with did not say who you are.")
		return
	}
	kept := sessionCookie{Name: who.Name, Email: who.Email, Role: who.Role, Until: time.Now().Add(s.Session)}
	if err := s.write(w, s.sessionName(), "/", kept, s.Session); err != nil {
		s.refused(w, r, "the session's cookie could not be made: "+err.Error(), "The server made a mistake.")
		return
	}
	s.log.Info("audit", "what", "signed in", "by", who.Name, "role", string(who.Role), "address", addressOf(r))
	http.Redirect(w, r, a.To, http.StatusFound)
}

func (s *signIn) refused(w http.ResponseWriter, r *http.Request, why, words string) {
	s.log.Warn("audit", "what", "not signed in", "why", why, "address", addressOf(r))
	say(w, http.StatusForbidden, "You are not signed in", words, "/sign-in")
}

// end signs a browser out, and answers where it goes next: to the issuer, where that takes sign-outs.
func (s *signIn) end(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	who, _ := s.session(r)
	http.SetCookie(w, s.cookie(s.sessionName(), "/", "", -1))
	s.log.Info("audit", "what", "signed out", "by", who.Name, "address", addressOf(r))
	next := "/signed-out"
	if p, err := s.issuer(r.Context()); err == nil {
		var metadata struct {
			End string `json:"end_session_endpoint"`
		}
		if p.Claims(&metadata) == nil && metadata.End != "" {
			next = metadata.End + "?" + url.Values{"client_id": {s.ClientID}, "post_logout_redirect_uri": {s.URL + "/signed-out"}}.Encode()
		}
	}
	w.Header().Set("Content-Type", mediaJSON)
	_ = json.NewEncoder(w).Encode(map[string]string{"next": next}) // a client that went away needs no answer
}

// ownPath returns a path on this server, for a browser to go to; / for anything else.
func ownPath(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return to
}

// guarded serves a front end's pages to who is signed in, and sends others to sign in first. Its files are no secret.
func (i *identifier) guarded(next http.Handler) http.Handler {
	if i.signIn == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := i.signIn.session(r); !ok && r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html") {
			w.Header().Set("Cache-Control", "no-store")
			http.Redirect(w, r, "/sign-in?"+url.Values{"to": {r.URL.RequestURI()}}.Encode(), http.StatusFound)
			return
		}
		next.ServeHTTP(w, r)
	})
}
