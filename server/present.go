package server

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"rung/org"
)

// Codes of documents that are no valid GraphQL; every other code is an org.Code.
const (
	codeParse      = "GRAPHQL_PARSE_FAILED"
	codeValidation = "GRAPHQL_VALIDATION_FAILED"
)

// presenter turns every error into what a client may see: a message, extensions.code, and where one argument is at
// fault its name, in front of the message and as extensions.argument. What it does not know is INTERNAL; the cause goes to the log, once, and to nobody else.
type presenter struct {
	log           *slog.Logger
	introspection bool
	longest       int // bytes of a message
}

func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	shown := &gqlerror.Error{}
	var found *gqlerror.Error
	if errors.As(err, &found) && found != nil {
		shown.Message, shown.Path, shown.Locations = found.Message, found.Path, found.Locations
	}
	if shown.Path == nil {
		shown.Path = graphql.GetPath(ctx)
	}

	var known *org.Error
	code, argument := "", ""
	switch {
	case errors.As(err, &known):
		code, argument, shown.Message = string(known.Code), known.Argument, known.Error()
		if known.Code == org.Internal {
			p.logCause(ctx, err)
		}
	case errors.Is(err, context.DeadlineExceeded):
		code, shown.Message = string(org.Limit), timedOut
	case errors.Is(err, context.Canceled):
		code, shown.Message = string(org.Unavailable), "the operation was cancelled"
	case found != nil && codeOf(found) != "" && found.Err == nil:
		code, argument = p.ofDocument(found, shown)
	case found != nil && isVariable(found.Path):
		code, argument = p.ofDocument(found, shown)
	default:
		if name, ok := argumentAtFault(ctx, found); ok {
			code, argument, shown.Message = string(org.Invalid), name, org.Errorf(org.Invalid, name, "%s", rootMessage(err)).Error()
			shown.Path = graphql.GetPath(ctx) // of the field, without the way into its argument
			break
		}
		code, shown.Message = string(org.Internal), "internal error"
		p.logCause(ctx, err)
	}

	shown.Message = shorten(shown.Message, p.longest)
	shown.Extensions = map[string]any{"code": code}
	if argument != "" {
		shown.Extensions["argument"] = shorten(argument, p.longest)
	}
	return shown
}

const timedOut = "the operation took longer than allowed; ask for less at once"

// ofDocument reads an error of parsing, validation or variables, all of which are safe to show.
func (p presenter) ofDocument(found, shown *gqlerror.Error) (code, argument string) {
	if isVariable(found.Path) {
		name := found.Path[1:].String()
		shown.Path, shown.Message = nil, "variable $"+name+" "+found.Message
		return string(org.Invalid), name
	}
	code = codeOf(found)
	if found.Rule == "MaxIntrospectionDepth" {
		code = string(org.Limit)
	}
	if !p.introspection {
		shown.Message, _, _ = strings.Cut(shown.Message, " Did you mean ")
	}
	return code, ""
}

// logCause writes what happened to the log, with the operation's name and never with its variables.
func (p presenter) logCause(ctx context.Context, err error) {
	attributes := []any{"error", err.Error(), "path", graphql.GetPath(ctx).String()}
	var panicked *panicError
	if errors.As(err, &panicked) {
		attributes = append(attributes, "stack", string(panicked.stack))
	}
	if graphql.HasOperationContext(ctx) {
		attributes = append(attributes, "operation", shorten(graphql.GetOperationContext(ctx).OperationName, nameKept))
	}
	p.log.ErrorContext(ctx, "internal error", attributes...)
}

// argumentAtFault tells an argument that could not be read from a resolver that failed: a field whose arguments
// could not be read has none, though its definition takes some.
func argumentAtFault(ctx context.Context, found *gqlerror.Error) (string, bool) {
	field := graphql.GetFieldContext(ctx)
	if field == nil || field.Field.Field == nil || field.Args != nil || field.Field.Definition == nil {
		return "", false
	}
	if len(field.Field.Definition.Arguments) == 0 {
		return "", false
	}
	if found == nil {
		return "", true
	}
	// Below the field's own path stands the way to the value: where.level.atLeast.
	at := graphql.GetPath(ctx)
	if len(found.Path) <= len(at) {
		return "", true
	}
	return found.Path[len(at):].String(), true
}

func rootMessage(err error) string {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			break
		}
		err = next
	}
	var found *gqlerror.Error
	if errors.As(err, &found) {
		return found.Message
	}
	return err.Error()
}

func isVariable(path ast.Path) bool {
	return len(path) > 1 && path[0] == ast.PathName("variable")
}

func codeOf(err *gqlerror.Error) string {
	code, _ := err.Extensions["code"].(string)
	return code
}

// shorten cuts text to at most n bytes, between characters.
func shorten(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n] + "…"
}

// panicError is a panic caught while resolving, with where it happened.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return "panic: " + printed(e.value) }
