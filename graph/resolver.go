// Package graph binds the API of schema.graphqls to package org. Generated code is in generated/ and model/model.go;
// the files *.resolvers.go hold resolvers of a line or two, for what no method of org's types answers by itself.
package graph

import (
	"context"
	"sync/atomic"

	"rung/ask"
	"rung/graph/generated"
	"rung/graph/model"
	"rung/org"
	"rung/store"

	"github.com/99designs/gqlgen/graphql"
)

// Resolver answers operations about one organization.
type Resolver struct {
	live  func() *store.Live
	names atomic.Pointer[ask.Names] // of the newest facts that somebody asked about in English
}

// NewSchema returns the executable schema about the organization that live answers. Operations must run in a
// context from Pin.
func NewSchema(live func() *store.Live) graphql.ExecutableSchema {
	return generated.NewExecutableSchema(generated.Config{
		Resolvers:  &Resolver{live: live},
		Directives: generated.DirectiveRoot{Visible: visible},
	})
}

// revision returns a revision as the operation's moment sees it.
func (r *Resolver) revision(ctx context.Context, h store.Header) model.Revision {
	return model.NewRevision(h, r.live(), pinned(ctx).moment)
}

func (r *Resolver) revisions(ctx context.Context, first *int32, after *string) (*model.RevisionConnection, error) {
	headers := pinned(ctx).moment.Headers()
	rows := make([]model.Revision, len(headers))
	for i, h := range headers {
		rows[i] = r.revision(ctx, h)
	}
	return org.PageNumbered("revisions", rows, model.Revision.Number, first, after)
}

// follow sends one revision for every event; each is seen from the newest moment at that time.
func (r *Resolver) follow(ctx context.Context, since *int) <-chan *model.Revision {
	out := make(chan *model.Revision)
	events := r.live().Subscribe(ctx, since)
	go func() {
		defer close(out)
		for e := range events {
			revision := model.NewRevision(e.Header, r.live(), r.live().Now())
			select {
			case out <- &revision:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
