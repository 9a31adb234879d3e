package server

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"rung/access"
	"rung/org"
)

// TokenCheck returns whose a token of ours is; false where the secret is no token that may be used. It fails where that
// cannot be known.
type TokenCheck func(ctx context.Context, secret string) (access.Identity, bool, error)

// identifier finds out who asks.
type identifier struct {
	signIn *signIn // nil: nobody signs in
	tokens TokenCheck
	hosts  []string // that the server answers under where nobody signs in; none: any
	own    *http.CrossOriginProtection
}

var (
	errNobody  = &badRequest{http.StatusUnauthorized, coded(string(org.Unauthenticated), "sign in first, or send a token: Authorization: Bearer …")}
	errBearer  = &badRequest{http.StatusUnauthorized, coded(string(org.Unauthenticated), "the token is not known, is revoked or has expired")}
	errForeign = &badRequest{http.StatusForbidden, coded(string(org.Forbidden), "a page of another origin may not ask in the name of who is signed in here; it sends a token")}
	errHost    = &badRequest{http.StatusForbidden, coded(string(org.Forbidden), "nobody signs in to this server, so it answers under names of this machine alone, such as localhost; --without-sign-in lets it answer under any")}
)

// pageHeader is sent by the explorer's pages, for the log of changes.
const pageHeader = "Rung-Page"

// identify returns who sends a request: by a bearer's token, else by the session's cookie. ok is false where that is
// nobody; bad, where the request must not be answered.
func (i *identifier) identify(r *http.Request) (who access.Identity, ok bool, bad *badRequest) {
	defer func() {
		who.Address, who.Page = addressOf(r), r.Header.Get(pageHeader) != ""
	}()
	if i.signIn == nil && !i.answersUnder(r.Host) {
		return who, false, errHost
	}
	if header := r.Header.Get("Authorization"); header != "" {
		who, bad = i.bearer(r.Context(), header)
		return who, bad == nil, bad
	}
	if i.signIn == nil {
		return access.Local, true, nil
	}
	who, ok = i.signIn.session(r)
	if ok && !i.ownPage(r) {
		return access.Identity{}, false, errForeign
	}
	return who, ok, nil
}

// bearer returns who sends a header Authorization.
func (i *identifier) bearer(ctx context.Context, header string) (access.Identity, *badRequest) {
	scheme, secret, _ := strings.Cut(header, " ")
	secret = strings.TrimSpace(secret)
	if !strings.EqualFold(scheme, "Bearer") || secret == "" {
		return access.Identity{}, errBearer
	}
	if i.tokens != nil {
		switch who, ok, err := i.tokens(ctx, secret); {
		case err != nil:
			return access.Identity{}, unavailable(err)
		case ok:
			return who, nil
		}
	}
	if i.signIn == nil {
		return access.Identity{}, errBearer
	}
	who, err := i.signIn.bearer(ctx, secret)
	var away *unreachable
	if errors.As(err, &away) {
		return access.Identity{}, unavailable(err)
	}
	if err != nil {
		return access.Identity{}, errBearer
	}
	return who, nil
}

func unavailable(err error) *badRequest {
	e := coded(string(org.Unavailable), "it cannot be found out just now who asks; try again")
	e.Err = err
	return &badRequest{http.StatusServiceUnavailable, e}
}

// ownPage reports whether a request that a browser sends with its cookie comes from a page of this server.
func (i *identifier) ownPage(r *http.Request) bool {
	if r.Header.Get("Upgrade") != "" { // a WebSocket's handshake is a GET, and is not kept from other origins by browsers
		origin := r.Header.Get("Origin")
		return origin == "" || strings.EqualFold(origin, "http://"+r.Host) || strings.EqualFold(origin, "https://"+r.Host)
	}
	return i.own.Check(r) == nil
}

// answersUnder reports whether the server answers under the name that a request gives. Where nobody signs in, another
// site's name that leads here would let its pages ask.
func (i *identifier) answersUnder(host string) bool {
	if len(i.hosts) == 0 {
		return true
	}
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	if ip := net.ParseIP(host); ip != nil && ip.IsLoopback() {
		return true
	}
	for _, one := range i.hosts {
		if strings.EqualFold(one, host) {
			return true
		}
	}
	return false
}

// refuseSignIn answers a request that must not be answered.
func refuseSignIn(w http.ResponseWriter, r *http.Request, bad *badRequest) {
	if bad.status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="rung"`)
	}
	refuse(w, r, &badRequest{bad.status, &gqlerror.Error{Message: bad.err.Message, Extensions: bad.err.Extensions}})
}

// addressOf returns the network address that a request comes from, without the port.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
