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
	names, s, err := r.namesOfToday(ctx)
	if err != nil {
		return nil, err
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

// mostCompletions is how many questions one text is completed to.
const mostCompletions = 20

// completeQuestion returns questions that a text may be the beginning of.
func (r *Resolver) completeQuestion(ctx context.Context, question string, first *int32) ([]string, error) {
	n := 8
	if first != nil {
		n = int(*first)
	}
	if n < 0 {
		return nil, org.Errorf(org.Invalid, "first", "must not be negative, but is %d", n)
	}
	if n > mostCompletions {
		return nil, org.Errorf(org.Limit, "first", "must be at most %d, but is %d", mostCompletions, n)
	}
	names, s, err := r.namesOfToday(ctx)
	if err != nil {
		return nil, err
	}
	return ask.Complete(names, s, question, n)
}

// namesOfToday returns the organization of today with its names, which are prepared once for each revision.
func (r *Resolver) namesOfToday(ctx context.Context) (*ask.Names, *org.Snapshot, error) {
	s, err := pinned(ctx).on(org.NoDate, "question")
	if err != nil {
		return nil, nil, err
	}
	names := r.names.Load()
	if !names.Of(s.Facts()) {
		names = ask.NewNames(s.Facts())
		r.names.Store(names)
	}
	return names, s, nil
}
