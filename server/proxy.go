package server

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// forwarded gives requests that come through trusted proxies the address of the client itself: the last one in
// X-Forwarded-For that is no trusted proxy's. What stands before it anybody may have written.
func forwarded(trusted []netip.Prefix, next http.Handler) http.Handler {
	if len(trusted) == 0 {
		return next
	}
	isProxy := func(address string) bool {
		ip, err := netip.ParseAddr(address)
		return err == nil && slices.ContainsFunc(trusted, func(p netip.Prefix) bool { return p.Contains(ip.Unmap().WithZone("")) })
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		client := addressOf(r)
		way := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
		for i := len(way) - 1; i >= 0 && isProxy(client); i-- {
			next := strings.TrimSpace(way[i])
			if host, _, err := net.SplitHostPort(next); err == nil {
				next = host
			}
			if _, err := netip.ParseAddr(strings.Trim(next, "[]")); err != nil {
				break
			}
			client = strings.Trim(next, "[]")
		}
		r = r.WithContext(r.Context())
		r.RemoteAddr = net.JoinHostPort(client, "0")
		next.ServeHTTP(w, r)
	})
}
