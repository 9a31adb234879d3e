package graph

import (
	"context"
	"encoding/json"
	"fmt"

	"rung/ask"
	"rung/graph/model"
	"rung/org"
)

// interpret turns a question into an operation over the moment that is read.
func (r *Resolver) interpret(ctx context.Context, question string) (*model.Interpretation, error) {
	s, err := pinned(ctx).on(org.NoDate, "question")
	if err != nil {
		return nil, err
	}
	names := r.names.Load()
	if !names.Of(s.Facts()) {
		names = ask.NewNames(s.Facts())
		r.names.Store(names)
	}
	a, err := ask.Interpret(names, s, question)
	if err != nil {
		return nil, err
	}
	out := &model.Interpretation{Ambiguous: a.Ambiguous, Suggestions: a.Suggestions}
	if a.Restated == "" {
		return out, nil
	}
	variables, err := json.Marshal(a.Variables)
	if err != nil {
		return nil, fmt.Errorf("write the variables of an operation: %w", err)
	}
	text, view := string(variables), model.AnswerView(a.View)
	out.Restated, out.Operation, out.Variables, out.View = &a.Restated, &a.Operation, &text, &view
	return out, nil
}
