package server_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"rung/org"
	"rung/server"
	"rung/server/internal/testschema"
)

func TestErrorsCarryTheirCodeAndArgument(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	for _, c := range []struct {
		name, query string
		variables   map[string]any
		code        string
		argument    any
	}{
		{"a domain error", `{ maybe(how: "NOT_FOUND") }`, nil, "NOT_FOUND", "how"},
		{"a domain error at a list's length", "{ people(first: -1) { totalCount } }", nil, "INVALID", "first"},
		{"an integer out of range", "{ number(n: 3000000000) }", nil, "INVALID", "n"},
		{"a variable out of range", "query($n: Int!) { number(n: $n) }", map[string]any{"n": 3000000000}, "INVALID", "n"},
		{"a variable of another type", "query($n: Int!) { number(n: $n) }", map[string]any{"n": "three"}, "INVALID", "n"},
		{"a variable left out", "query($n: Int!) { number(n: $n) }", nil, "INVALID", "n"},
		{"a variable within an input", "query($w: Filter) { pick(one: RED, where: $w) }", map[string]any{"w": map[string]any{"min": "x"}}, "INVALID", "w.min"},
		{"no document", "{", nil, "GRAPHQL_PARSE_FAILED", nil},
		{"an unknown field", "{ orgs }", nil, "GRAPHQL_VALIDATION_FAILED", nil},
		{"no operation of that kind", "fragment f on Org { name }", nil, "GRAPHQL_VALIDATION_FAILED", nil},
	} {
		a := ask(t, web, c.query, c.variables)
		if a.code() != c.code || a.Errors[0].Extensions["argument"] != c.argument {
			t.Errorf("%s: got %s, want %s about %v", c.name, a.text, c.code, c.argument)
			continue
		}
		if name, ok := c.argument.(string); ok && !strings.Contains(a.Errors[0].Message, name) {
			t.Errorf("%s: the message %q does not name %s", c.name, a.Errors[0].Message, name)
		}
	}
}

func TestWhatIsNotKnownIsLoggedOnceAndNeverShown(t *testing.T) {
	t.Parallel()
	for _, how := range []string{"unknown", "panic", "INTERNAL"} {
		log := &logged{}
		web := startLogging(t, log, nil)
		a := ask(t, web, `query Secretly($how: String!) { maybe(how: $how) }`, map[string]any{"how": how})
		if a.StatusCode != 200 || a.code() != "INTERNAL" || strings.Contains(a.text, testschema.Secret) {
			t.Errorf("%s: got %d %s, want INTERNAL and no cause", how, a.StatusCode, a.text)
		}
		if n := strings.Count(log.String(), "internal error"); n != 1 {
			t.Errorf("%s: logged %d times, want once: %s", how, n, log)
		}
	}
}

func TestTheCauseOfAnUnknownErrorIsInTheLog(t *testing.T) {
	t.Parallel()
	log := &logged{}
	ask(t, startLogging(t, log, nil), `{ maybe(how: "unknown") }`, nil)
	if !strings.Contains(log.String(), testschema.Secret) {
		t.Errorf("got %s, want the cause", log)
	}
}

func TestAnOperationThatTakesTooLongEndsWithLimit(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) { c.Limits.Operation = 20 * time.Millisecond })
	if a := ask(t, web, "{ wait }", nil); a.code() != "LIMIT" {
		t.Errorf("got %s, want LIMIT", a.text)
	}
}

func TestTheOperationsContextReachesResolvers(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) {
		c.Pin = func(ctx context.Context) (context.Context, error) {
			return testschema.WithMoment(ctx, "revision 7"), nil
		}
	})
	if a := ask(t, web, "query Pinned { moment }", nil); a.Data["moment"] != "revision 7" {
		t.Errorf("got %s, want the moment", a.text)
	}
}

func TestAnOperationRefusedByItsContextHasNoDataAndItsOwnStatus(t *testing.T) {
	t.Parallel()
	for code, status := range map[org.Code]int{org.Unavailable: 503, org.Unauthenticated: 401, org.Forbidden: 403, org.Invalid: 400, org.Internal: 500} {
		web := start(t, func(c *server.Config) {
			c.Pin = func(context.Context) (context.Context, error) {
				return nil, org.Errorf(code, "", "not now")
			}
		})
		if a := ask(t, web, "{ moment }", nil); a.StatusCode != status || a.code() != string(code) || a.hasData {
			t.Errorf("got %d %s, want %d %s without data", a.StatusCode, a.text, status, code)
		}
	}
}
