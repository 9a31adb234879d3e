package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"

	"rung/graph"
	"rung/store"
)

type schemaCommand struct {
	JSON bool `name:"json" help:"As the answer to an introspection query, for tools that read no SDL."`
}

// Help is shown by rung schema --help.
func (schemaCommand) Help() string {
	return `Examples:
  rung schema > schema.graphqls
  rung schema --json > schema.json`
}

// introspection asks for the whole schema with its descriptions.
//
//go:embed introspection.graphql
var introspection string

func (c schemaCommand) Run(ctx context.Context, o output) error {
	schema := graph.NewSchema(func() *store.Live { return nil }, nil) // nothing is resolved
	if !c.JSON {
		_, err := fmt.Fprint(o.out, schema.Schema().Query.Position.Src.Input)
		return err
	}
	run := executor.New(schema)
	run.Use(extension.Introspection{})
	ctx = graphql.StartOperationTrace(ctx)
	operation, list := run.CreateOperationContext(ctx, &graphql.RawParams{Query: introspection})
	if len(list) > 0 {
		return list
	}
	next, ctx := run.DispatchOperation(ctx, operation)
	answer := next(ctx)
	if len(answer.Errors) > 0 {
		return answer.Errors
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, fmt.Appendf(nil, `{"data": %s}`, answer.Data), "", "  "); err != nil {
		return err
	}
	_, err := fmt.Fprintln(o.out, pretty.String())
	return err
}
