package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Opener opens the store that a URL names.
type Opener func(ctx context.Context, url string) (Store, error)

var (
	openersMu sync.Mutex
	openers   = map[string]Opener{}
)

// Register makes a scheme of URLs known. A store's package does so when it is imported.
func Register(scheme string, open Opener) {
	openersMu.Lock()
	defer openersMu.Unlock()
	openers[scheme] = open
}

// Open opens the store that a URL such as sqlite:rung.db names. Errors say what is wrong with the URL or the
// place.
func Open(ctx context.Context, url string) (Store, error) {
	scheme, _, found := strings.Cut(url, ":")
	openersMu.Lock()
	open, known := openers[strings.ToLower(scheme)]
	schemes := slices.Sorted(maps.Keys(openers))
	openersMu.Unlock()
	if !found || !known {
		return nil, fmt.Errorf("no store is named %q; begin its URL with one of %s: as in sqlite:rung.db", url, strings.Join(schemes, ":, "))
	}
	return open(ctx, url)
}
