package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"rung/access"
	"rung/graph"
	exec "rung/graph/generated"
	"rung/store"
)

// Every field of every type is answered the direct way with the bytes of gqlgen's, for who sees everything and for who
// does not.
func TestTheDirectWayGivesTheBytesOfGqlgens(t *testing.T) {
	t.Parallel()
	s := serveSample(t)
	w := newWalk(t, s)
	ways := w.ways(t, s)
	both := bothWaysOver(t, s)
	viewers := []access.Identity{access.Local, {Name: "viewer", Role: access.RoleViewer}}
	asked := 0
	for _, name := range slices.Sorted(maps.Keys(ways)) {
		for _, v := range ways[name] {
			for _, who := range viewers {
				asked++
				both.compare(t, who, v.with(w.all(w.schema.Types[name])))
			}
		}
	}
	if asked < 200 {
		t.Errorf("%d operations were compared, want some hundreds", asked)
	}
	both.compare(t, access.Local, `query Q($yes: Boolean = true, $no: Boolean = false) { org { again: name name @skip(if: $yes) people(first: 2) { ...P nodes { ... on Node { id } ... @include(if: $no) { ref } } } } } fragment P on PersonConnection { totalCount nodes { name other: name } }`)
}

// What fails is left to gqlgen, which says where.
func TestWhatFailsIsNotAnsweredTheDirectWay(t *testing.T) {
	t.Parallel()
	s := serveSample(t)
	both := bothWaysOver(t, s)
	for _, query := range []string{
		`{ org { name level(ref: "none") { code } people(first: -1) { totalCount } } }`,
		`{ org(asOf: "2025-13-01") { name } }`,
	} {
		ctx, operation := both.begin(t, access.Local, query, nil)
		if operation == nil {
			t.Errorf("%s is refused before it is answered", query)
			continue
		}
		if data, ok := both.schema.Answer(ctx, operation); ok {
			t.Errorf("%s: answered with %s", query, data)
		}
	}
}

// What is known of a document from one request answers the next one's, whoever asks and whatever the variables are.
func TestADocumentAskedAgainIsAnsweredForWhoAsksNow(t *testing.T) {
	t.Parallel()
	s := serveSample(t)
	both := bothWaysOver(t, s)
	var people struct {
		Org struct {
			People struct{ Nodes []struct{ Ref string } }
		}
	}
	s.ask(`{ org { people(first: 20) { nodes { ref } } } }`, nil).read(t, &people)
	viewers := []access.Identity{access.Local, {Name: "viewer", Role: access.RoleViewer}}
	var asking sync.WaitGroup
	for i, p := range people.Org.People.Nodes {
		asking.Go(func() {
			for n := range 10 {
				variables := map[string]any{"ref": p.Ref, "seat": p.Ref, "first": n % 4, "with": n%2 == 0, "text": p.Ref[:min(1+n, len(p.Ref))]}
				for _, query := range []string{
					`query Q($ref: PersonRef!, $seat: SeatRef!, $first: Int) { org { person(ref: $ref) { ref employeeNumber mentoring { load } dottedManagers { ref } suggestedMentors(first: $first) { score person { name } } } people(where: { under: $seat }, first: $first) { totalCount nodes { ...P } } } } fragment P on Person { ref reports { ref email } }`,
					`query Q($ref: PersonRef!, $with: Boolean!) { org { person(ref: $ref) { ref ... @include(if: $with) { name } title @skip(if: $with) } } }`,
					`query Q($text: String!) { org { search(text: $text) { ... on Node { id } ... on Person { name } ... on Level { code } ... on Team { name } ... on Opening { title } } } }`,
				} {
					both.compareWith(t, viewers[(i+n)%2], query, variables)
				}
			}
		})
	}
	asking.Wait()
}

// A short document that spreads fragments within fragments asks for very many fields; what is found out about them is
// not kept with it.
func TestOfVeryManyFieldsNothingIsKept(t *testing.T) {
	s := serveSample(t)
	both := bothWaysOver(t, s)
	var people struct {
		Org struct {
			People struct{ Nodes []struct{ Ref string } }
		}
	}
	s.ask(`{ org { people(first: 1, orderBy: [{ field: DEPTH, direction: DESC }]) { nodes { ref } } } }`, nil).read(t, &people)
	var managers [2]strings.Builder
	for i, below := range []string{"B", "C"} {
		for n := range 28 {
			fmt.Fprintf(&managers[i], "m%d: manager { ...%s } ", n, below)
		}
	}
	ask := func(name string) {
		ctx, operation := both.begin(t, access.Local, fmt.Sprintf(
			`query %s { org { person(ref: "%s") { manager { ...A } } } } fragment A on Person { %s } fragment B on Person { %s } fragment C on Person { ref id name }`,
			name, people.Org.People.Nodes[0].Ref, &managers[0], &managers[1]), nil)
		if operation == nil {
			t.Fatal("refused")
		}
		if data, ok := both.schema.Answer(ctx, operation); !ok || len(data) < 10_000 {
			t.Fatalf("%t, %d bytes", ok, len(data))
		}
	}
	ask("First")
	before := heapAfterGC()
	for n := range 50 {
		ask(fmt.Sprintf("Q%d", n))
	}
	// Each asks for more than 2,000 fields, of some 200 bytes each in a plan, beside its own text.
	if grown := heapAfterGC() - before; grown > 50*200<<10 {
		t.Errorf("50 documents have left %d kB", grown>>10)
	}
	runtime.KeepAlive(both)
}

func heapAfterGC() int64 {
	runtime.GC()
	runtime.GC() // what the first has cleanups for
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

type bothWays struct {
	schema   exec.DirectSchema
	live     *store.Live
	executor *executor.Executor
}

// bothWaysOver asks the organization of a server, beside it.
func bothWaysOver(t *testing.T, s *served) bothWays {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	live, err := storeFlag{Store: s.store}.open(t.Context(), log)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = live.Close() })
	schema := graph.NewSchema(func() *store.Live { return live }, log)
	known := executor.New(schema.Ordinary())
	known.SetQueryCache(lru.New[*ast.QueryDocument](1000))
	return bothWays{schema, live, known}
}

// begin prepares an operation; nil where it is refused.
func (b bothWays) begin(t *testing.T, who access.Identity, query string, variables map[string]any) (context.Context, *graphql.OperationContext) {
	t.Helper()
	ctx, err := graph.Pin(access.With(graphql.StartOperationTrace(t.Context()), who), b.live, 4)
	if err != nil {
		t.Fatal(err)
	}
	operation, refused := b.executor.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if len(refused) > 0 {
		t.Logf("refused: %v", refused)
		return ctx, nil
	}
	ctx = graphql.WithOperationContext(ctx, operation)
	return graphql.WithResponseContext(ctx, graphql.DefaultErrorPresenter, graphql.DefaultRecover), operation
}

func (b bothWays) compare(t *testing.T, who access.Identity, query string) {
	t.Helper()
	for range 2 { // the second time it is known
		b.compareWith(t, who, query, nil)
	}
}

func (b bothWays) compareWith(t *testing.T, who access.Identity, query string, variables map[string]any) {
	t.Helper()
	ctx, operation := b.begin(t, who, query, variables)
	if operation == nil {
		t.Errorf("%s is refused", query)
		return
	}
	got, ok := b.schema.Answer(ctx, operation)
	if !ok {
		t.Errorf("%s: not answered the direct way", query)
		return
	}
	ctx, _ = b.begin(t, who, query, variables)
	want := b.schema.Ordinary().Exec(ctx)(ctx)
	if errs := graphql.GetErrors(ctx); len(errs) > 0 {
		t.Errorf("%s: %v", query, errs)
	}
	if !bytes.Equal(got, want.Data) {
		t.Errorf("%s\ngot  %s\nwant %s", query, shown(string(got)), shown(string(want.Data)))
	}
}
