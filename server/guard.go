package server

import (
	"context"
	"log/slog"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"rung/access"
	"rung/org"
)

// guard refuses documents that would be dear to validate or to run. It works on the parsed document alone and comes
// before validation, so it expects cycles, unknown names and everything else that validation would find.
type guard struct {
	schema        *ast.Schema
	limits        Limits
	introspection bool
	documents     documents
	audit         *slog.Logger
}

var _ graphql.OperationParameterMutator = (*guard)(nil)

func (g *guard) ExtensionName() string                     { return "Guard" }
func (g *guard) Validate(_ graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters changes nothing: it is gqlgen's hook before parsing.
func (g *guard) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	if len(params.Query) > g.limits.Document {
		return tooMuch("the document has %d bytes; at most %d are allowed", len(params.Query), g.limits.Document)
	}
	doc, known := g.documents.Get(ctx, params.Query)
	if !known {
		var err *gqlerror.Error
		if doc, err = g.parse(params.Query); err != nil {
			return err
		}
		if err := g.shape(doc); err != nil {
			return err
		}
	}
	operation := doc.Operations.ForName(params.OperationName)
	if operation == nil {
		return nil // said better by what comes next
	}
	walk := newWalk(doc) // also of a known document, whose other operations may have been asked for until now
	if n := walk.depth(operation.SelectionSet); n > g.limits.Depth {
		return tooMuch("the operation nests %d fields deep; at most %d are allowed", n, g.limits.Depth)
	}
	if n := walk.width(operation.SelectionSet); n > g.limits.RootFields {
		return tooMuch("the operation has %d root fields; at most %d are allowed", n, g.limits.RootFields)
	}
	return g.affordable(ctx, doc, operation, params.Variables)
}

func (g *guard) affordable(ctx context.Context, doc *ast.QueryDocument, operation *ast.OperationDefinition, variables map[string]any) *gqlerror.Error {
	n, rows := cost(g.schema, doc, operation, variables, g.limits.Cost)
	if n > g.limits.Cost {
		return tooMuch("the operation asks for more than %d fields, counted with the lengths of its lists; ask for fewer or shorter lists (first)", g.limits.Cost)
	}
	if g.limits.Rows > 0 && rows > g.limits.Rows {
		return tooMuch("the operation asks for %d rows of one list; at most %d are allowed", rows, g.limits.Rows)
	}
	if who, ok := access.From(ctx); ok && rows > g.limits.WideRows {
		if err := who.MayAskWidely(g.limits.WideRows); err != nil {
			return coded(string(org.Forbidden), "%s", err)
		}
		if n, ok := ctx.Value(notesKey{}).(*notes); ok {
			n.wide = true
		}
		g.audit.Info("audit", "what", "asked widely", "by", who.Name, "operation", shorten(operation.Name, nameKept), "rows", rows, "address", who.Address)
	}
	return nil
}

func (g *guard) parse(query string) (*ast.QueryDocument, *gqlerror.Error) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, g.limits.Tokens)
	if err == nil {
		return doc, nil
	}
	found, ok := err.(*gqlerror.Error)
	if !ok {
		found = gqlerror.Wrap(err)
	}
	if strings.HasPrefix(found.Message, "exceeded token limit") {
		return nil, tooMuch("the document has more than %d tokens", g.limits.Tokens)
	}
	if strings.HasPrefix(found.Message, "exceeded maximum nesting depth") {
		return nil, tooMuch("the document nests more than %d levels deep", parser.MaxNestingDepth)
	}
	found.Extensions = map[string]any{"code": codeParse}
	return nil, found
}

// shape checks what can be counted without expanding fragments.
func (g *guard) shape(doc *ast.QueryDocument) *gqlerror.Error {
	if n := len(doc.Fragments); n > g.limits.Fragments {
		return tooMuch("the document defines %d fragments; at most %d are allowed", n, g.limits.Fragments)
	}
	var t tally
	for _, o := range doc.Operations {
		t.directives(o.Directives)
		for _, v := range o.VariableDefinitions {
			t.directives(v.Directives)
		}
		t.selections(o.SelectionSet)
	}
	for _, f := range doc.Fragments {
		t.directives(f.Directives)
		t.selections(f.SelectionSet)
	}
	switch {
	case t.aliased > g.limits.Aliases:
		return tooMuch("the document has %d aliases; at most %d are allowed", t.aliased, g.limits.Aliases)
	case t.directed > g.limits.Directives:
		return tooMuch("the document has %d directives; at most %d are allowed", t.directed, g.limits.Directives)
	case t.deferred:
		return refused("@defer is not offered: ask for slow parts in an operation of their own")
	case t.introspects && !g.introspection:
		return refused("introspection is turned off on this server")
	}
	return nil
}

// tally counts aliases and directives as written.
type tally struct {
	aliased, directed     int
	deferred, introspects bool
}

func (t *tally) directives(list ast.DirectiveList) {
	t.directed += len(list)
	for _, d := range list {
		t.deferred = t.deferred || d.Name == "defer"
	}
}

func (t *tally) selections(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			if s.Alias != s.Name {
				t.aliased++
			}
			t.introspects = t.introspects || s.Name == "__schema" || s.Name == "__type"
			t.directives(s.Directives)
			t.selections(s.SelectionSet)
		case *ast.InlineFragment:
			t.directives(s.Directives)
			t.selections(s.SelectionSet)
		case *ast.FragmentSpread:
			t.directives(s.Directives)
		}
	}
}

// walk measures selections with their fragments expanded, each fragment once.
type walk struct {
	fragments map[string]*ast.FragmentDefinition
	depths    map[string]int // of fragments; 0 while under way, which ends a cycle
	widths    map[string]int
}

func newWalk(doc *ast.QueryDocument) *walk {
	w := &walk{fragments: map[string]*ast.FragmentDefinition{}, depths: map[string]int{}, widths: map[string]int{}}
	for _, f := range doc.Fragments {
		w.fragments[f.Name] = f
	}
	return w
}

func (w *walk) depth(set ast.SelectionSet) int {
	deepest := 0
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			deepest = max(deepest, 1+w.depth(s.SelectionSet))
		case *ast.InlineFragment:
			deepest = max(deepest, w.depth(s.SelectionSet))
		case *ast.FragmentSpread:
			deepest = max(deepest, w.ofFragment(s.Name, w.depths, w.depth))
		}
	}
	return deepest
}

func (w *walk) width(set ast.SelectionSet) int {
	total := 0
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			total = saturate(total, 1)
		case *ast.InlineFragment:
			total = saturate(total, w.width(s.SelectionSet))
		case *ast.FragmentSpread:
			total = saturate(total, w.ofFragment(s.Name, w.widths, w.width))
		}
	}
	return total
}

func (w *walk) ofFragment(name string, known map[string]int, measure func(ast.SelectionSet) int) int {
	if n, ok := known[name]; ok {
		return n
	}
	known[name] = 0
	if f := w.fragments[name]; f != nil {
		known[name] = measure(f.SelectionSet)
	}
	return known[name]
}

// documents keeps validated documents, so that a repeated one is parsed, measured and validated once.
// Long ones are not kept: the cache is bounded in bytes as well as in number, and so is what is known
// of the fields of each.
type documents struct {
	lru *lru.LRU[*ast.QueryDocument]
}

const (
	documentsKept     = 1_000
	documentKeptBytes = 16_384
)

func newDocuments() documents { return documents{lru: lru.New[*ast.QueryDocument](documentsKept)} }

func (d documents) Get(ctx context.Context, query string) (*ast.QueryDocument, bool) {
	return d.lru.Get(ctx, query)
}

func (d documents) Add(ctx context.Context, query string, doc *ast.QueryDocument) {
	if len(query) <= documentKeptBytes {
		d.lru.Add(ctx, query, doc)
	}
}

func tooMuch(format string, args ...any) *gqlerror.Error {
	return coded(string(org.Limit), format, args...)
}

func refused(format string, args ...any) *gqlerror.Error {
	return coded(codeValidation, format, args...)
}

func coded(code, format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	err.Extensions = map[string]any{"code": code}
	return err
}
