// Package graph binds the API of schema.graphqls to package org. Generated code is in generated/ and model/model.go;
// the files *.resolvers.go hold resolvers of a line or two, for what no method of org's types answers by itself.
package graph

import (
	"context"
	"log/slog"
	"sync/atomic"

	"rung/ask"
	"rung/graph/generated"
	"rung/graph/model"
	"rung/org"
	"rung/store"
)

// Resolver answers operations about one organization.
type Resolver struct {
	live  func() *store.Live
	log   *slog.Logger              // for what somebody takes away
	names atomic.Pointer[ask.Names] // of the newest facts that somebody asked about in English
}

// NewSchema returns the executable schema about the organization that live answers. Operations must run in a
// context from Pin.
func NewSchema(live func() *store.Live, log *slog.Logger) generated.DirectSchema {
	return generated.NewDirectSchema(generated.Config{
		Resolvers:  &Resolver{live: live, log: log},
		Directives: generated.DirectiveRoot{Visible: visible},
	})
}

// revision returns a revision as the operation's moment sees it.
func (r *Resolver) revision(ctx context.Context, h store.Header) model.Revision {
	return model.NewRevision(h, r.live(), pinned(ctx).moment)
}

func (r *Resolver) revisions(ctx context.Context, first *int32, after *string) (*model.RevisionConnection, error) {
	return r.pageOf(ctx, "revisions", pinned(ctx).moment.Headers(), first, after)
}

// revisionsOf returns a page of the revisions that changed a person.
func (r *Resolver) revisionsOf(ctx context.Context, p *org.Person, first *int32, after *string) (*model.RevisionConnection, error) {
	headers, err := r.live().RevisionsOf(ctx, pinned(ctx).moment, p.Ref())
	if err != nil {
		return nil, err
	}
	return r.pageOf(ctx, "revisions of "+p.Ref(), headers, first, after)
}

// pageOf returns a page of revisions, the newest first; of names the question.
func (r *Resolver) pageOf(ctx context.Context, of string, headers []store.Header, first *int32, after *string) (*model.RevisionConnection, error) {
	rows := make([]model.Revision, len(headers))
	for i, h := range headers {
		rows[i] = r.revision(ctx, h)
	}
	return org.PageNumbered(of, rows, model.Revision.Number, first, after)
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
