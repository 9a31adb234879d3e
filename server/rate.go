package server

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"golang.org/x/time/rate"
)

// clientsKept is how many clients' rates are remembered; who was not seen for longest is forgotten first.
const clientsKept = 10_000

// rated lets each client send so many requests a second, and a burst of ten times as many at once. Clients on the
// machine itself are not limited: they have its processors anyway. Beyond the limit the answer is LIMIT, with the status
// 429 and the seconds to wait in Retry-After.
func rated(perSecond int, next http.Handler) http.Handler {
	if perSecond <= 0 {
		return next
	}
	clients := lru.New[*rate.Limiter](clientsKept)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		client, limited := clientOf(r)
		if limited && !allowed(r.Context(), clients, client, perSecond) {
			w.Header().Set("Retry-After", strconv.Itoa(1))
			w.Header().Set("Cache-Control", "no-store")
			err := tooMuch("more than %d requests a second came from one client; wait a second", perSecond)
			write(w, http.StatusTooManyRequests, mediaJSON, &graphql.Response{Errors: gqlerror.List{err}}, false)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func allowed(ctx context.Context, clients *lru.LRU[*rate.Limiter], client string, perSecond int) bool {
	limiter, ok := clients.Get(ctx, client)
	if !ok { // of two requests at once both may make one; the later counts
		limiter = rate.NewLimiter(rate.Limit(perSecond), 10*perSecond)
		clients.Add(ctx, client, limiter)
	}
	return limiter.Allow()
}

// clientOf returns who sent a request: the address that it came from, of IPv6 the network of it, which one client has
// to itself. limited is false on the machine itself.
func clientOf(r *http.Request) (client string, limited bool) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr, true
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return host, true
	}
	address = address.Unmap().WithZone("")
	if address.IsLoopback() {
		return host, false
	}
	if address.Is6() {
		if network, err := address.Prefix(64); err == nil {
			return network.String(), true
		}
	}
	return address.String(), true
}
