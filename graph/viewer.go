package graph

import (
	"context"
	"reflect"
	"strings"

	"rung/access"
	"rung/graph/model"
	"rung/org"

	"github.com/99designs/gqlgen/graphql"
)

// viewer returns who is asking as the API shows them.
func viewer(v access.Someone) *model.Viewer {
	out := &model.Viewer{Name: v.Name, Roles: v.Roles(), SignedIn: v.Way != access.ByNothing}
	if p, ok := v.Person(); ok {
		out.Person = &p
	}
	return out
}

// author returns by whom and from where a change is made.
func author(ctx context.Context) (by, origin string) {
	v := pinned(ctx).viewer
	return v.Name, v.Origin()
}

// visible carries out the schema's directive of that name: for who does not see it, a field is empty and an argument
// FORBIDDEN.
func visible(ctx context.Context, obj any, next graphql.Resolver, to []access.Relation, role access.Role) (any, error) {
	v := pinned(ctx).viewer
	of := ""
	if p, ok := obj.(*org.Person); ok {
		of = p.Ref()
	}
	if v.Sees(of, to, role) {
		return next(ctx)
	}
	switch obj.(type) {
	case *org.Person, *model.Revision:
		return empty(ctx, next)
	}
	argument := ""
	if p := graphql.GetPathContext(ctx); p != nil && p.Field != nil {
		argument = *p.Field
	}
	return nil, v.Hidden(argument, role)
}

// empty returns what stands for a field that is not seen: null, or an empty list where it cannot be null.
func empty(ctx context.Context, next graphql.Resolver) (any, error) {
	if !graphql.GetFieldContext(ctx).Field.Definition.Type.NonNull {
		return nil, nil
	}
	value, err := next(ctx)
	if err != nil {
		return nil, err
	}
	return reflect.MakeSlice(reflect.TypeOf(value), 0, 0).Interface(), nil
}

// mayChange fails with FORBIDDEN where the viewer may not make some changes from a day on.
func (r *Resolver) mayChange(ctx context.Context, changes []org.Change, effective org.Date) error {
	p := pinned(ctx)
	if effective == org.NoDate {
		effective = p.moment.Today().Date()
	}
	on := func() *org.Snapshot { return p.moment.Snapshot(effective) }
	return p.viewer.MayChange(changes, on, func(revision int) bool {
		found, err := r.live().Revision(ctx, revision)
		return err == nil && (len(found.Delta.Ladders) > 0 || found.Delta.Organization.After != nil)
	})
}

// noteExport notes in the log what the viewer takes away.
func (r *Resolver) noteExport(ctx context.Context, name string, rows *int32) (bool, error) {
	v := pinned(ctx).viewer
	if err := v.MayTakeAway(); err != nil {
		return false, err
	}
	if name = strings.TrimSpace(name); name == "" || len(name) > 200 {
		return false, org.Errorf(org.Invalid, "name", "must have 1 to 200 bytes")
	}
	entry := []any{"what", "took away", "by", v.Name, "name", name, "address", v.Address}
	if rows != nil {
		entry = append(entry, "rows", *rows)
	}
	r.log.Info("audit", entry...)
	return true, nil
}
