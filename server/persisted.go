package server

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"rung/org"
)

// Codes of automatic persisted queries, as clients know them.
const (
	codePersistedNotFound = "PERSISTED_QUERY_NOT_FOUND"
	persistedKept         = 1_000 // documents; the longest that is kept is documentKeptBytes
)

// persisted lets a client send the SHA-256 of a document that it has sent before instead of the document: automatic
// persisted queries. The document is guarded like any other.
type persisted struct {
	extension.AutomaticPersistedQuery
}

var _ graphql.OperationParameterMutator = persisted{}

func newPersisted() persisted {
	return persisted{extension.AutomaticPersistedQuery{Cache: sent{lru.New[string](persistedKept)}}}
}

// MutateOperationParameters puts the document in the place of its hash.
func (p persisted) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	err := p.AutomaticPersistedQuery.MutateOperationParameters(ctx, params)
	if err != nil && codeOf(err) == "" {
		err.Extensions = map[string]any{"code": string(org.Invalid), "argument": "extensions"}
	}
	return err
}

// sent are documents by their hash, bounded in number and in bytes.
type sent struct{ lru *lru.LRU[string] }

func (s sent) Get(ctx context.Context, hash string) (string, bool) { return s.lru.Get(ctx, hash) }

func (s sent) Add(ctx context.Context, hash, document string) {
	if len(document) <= documentKeptBytes {
		s.lru.Add(ctx, hash, document)
	}
}
