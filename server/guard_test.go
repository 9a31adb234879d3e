package server_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rung/server"
)

const hostileBytes = 65_000

// upTo repeats a text that may name its turn with %d until the whole has about 65 kB.
func upTo(turn string) string {
	var b strings.Builder
	for i := 0; b.Len() < hostileBytes; i++ {
		b.WriteString(strings.ReplaceAll(turn, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

// nested spreads each of n fragments twice in the one before.
func nested(n int, bottom string) string {
	var b strings.Builder
	b.WriteString("{ person(ref: \"a\") { ...f0 } }")
	for i := range n - 1 {
		fmt.Fprintf(&b, " fragment f%d on Person { ...f%d ...f%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment f%d on Person { %s }", n-1, bottom)
	return b.String()
}

// deep nests n fields, from a fresh fragment each when fragments is true.
func deep(n int) string {
	return "{ person(ref: \"a\") " + strings.Repeat("{ manager ", n) + "{ id }" + strings.Repeat("}", n) + "}"
}

// patience tells an answer that grows out of hand, which takes many seconds or does not come, from one that a busy
// machine delays. On an idle one every answer here takes less than half a second; the test's log says how long.
const patience = 5 * time.Second

func TestHostileDocumentsAreRefusedQuicklyAndInFewWords(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	for _, c := range []struct {
		name, query, code string
	}{
		{"duplicate fields", "{" + upTo(" org{name}") + "}", "LIMIT"},
		{"unknown fields", "{" + upTo(" nothing%d") + "}", "LIMIT"},
		{"as many unknown fields as tokens allow", "{" + strings.Repeat(" nothing", 990) + "}", "LIMIT"},
		{"unknown nested fields", "{ org {" + strings.Repeat(" nothing", 990) + "} }", "GRAPHQL_VALIDATION_FAILED"},
		{"one very long name", "{ org { " + strings.Repeat("headcount", hostileBytes/9) + " } }", "GRAPHQL_VALIDATION_FAILED"},
		{"long unknown arguments", "{ org(" + strings.Repeat("a", hostileBytes) + ": 1) { name } }", "GRAPHQL_VALIDATION_FAILED"},
		{"one very long string", "{ person(ref: \"" + strings.Repeat("a", 120_000) + "\") { id } }", "LIMIT"},
		{"aliases", "{ org {" + upTo(" a%d: name") + "} }", "LIMIT"},
		{"aliases within the tokens allowed", "{ org {" + strings.Repeat(" a: name", 300) + "} }", "LIMIT"},
		{"directives", "{ org { name" + upTo(" @include(if: true)") + " } }", "LIMIT"},
		{"unknown directives within the tokens allowed", "{ org { name" + strings.Repeat(" @a", 490) + " } }", "LIMIT"},
		{"root fields", "{" + strings.Repeat(" org { name }", 100) + "}", "LIMIT"},
		{"root fields in a fragment", "{" + strings.Repeat(" ...f", 30) + "} fragment f on Query { org { name } }", "LIMIT"},
		{"deep nesting", deep(6_000), "LIMIT"},
		{"deep nesting within the tokens allowed", deep(300), "LIMIT"},
		{"deep values", "{ pick(one: RED, where: " + strings.Repeat("{and: [", 9_000) + strings.Repeat("]}", 9_000) + ") }", "LIMIT"},
		{"open braces", strings.Repeat("{", hostileBytes), "GRAPHQL_PARSE_FAILED"},
		{"fragments nested twice each", nested(80, "id"), "LIMIT"},
		{"fragments nested far too often", nested(1_500, "id"), "LIMIT"},
		{"a fragment's cycle", "{ person(ref: \"a\") { ...f } } fragment f on Person { manager { ...f } }", "GRAPHQL_VALIDATION_FAILED"},
		{"cycles of many fragments", upToTokens("fragment f%d on Person { manager { ...f%e } } ", 60, "{ person(ref: \"a\") { ...f0 } } "), "LIMIT"},
		{"a cycle of some fragments", upToTokens("fragment f%d on Person { manager { ...f%e } } ", 15, "{ person(ref: \"a\") { ...f0 } } "), "GRAPHQL_VALIDATION_FAILED"},
		{"lists within lists", "{ team(first: 100) { reports(first: 100) { reports(first: 100) { id } } } }", "LIMIT"},
		{"lists whose length is not said", "{ team { reports { reports { reports { reports { reports { reports { id } } } } } } } }", "LIMIT"},
		{"a length beyond every integer", "{ team(first: 99999999999999999999) { id } }", "GRAPHQL_VALIDATION_FAILED"},
		{"introspection in circles", "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }", "LIMIT"},
		{"deferred parts", "{ ... @defer { org { name } } }", "GRAPHQL_VALIDATION_FAILED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			begun := time.Now()
			a := ask(t, web, c.query, nil)
			took := time.Since(begun)
			if a.code() != c.code || a.hasData || a.StatusCode != 400 {
				t.Errorf("got %d %s, want 400 with %s and no data", a.StatusCode, shortened(a.text), c.code)
			}
			if took > patience || len(a.text) > 50_000 {
				t.Errorf("took %v and %d bytes, want at most %v and 50,000", took, len(a.text), patience)
			}
			t.Logf("%d bytes of query: %v, %d bytes of answer", len(c.query), took.Round(10*time.Microsecond), len(a.text))
		})
	}
}

func TestTheDearestDocumentsWithinTheLimitsAreAnsweredQuickly(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	for name, query := range map[string]string{
		"duplicate fields":         "{ org {" + strings.Repeat(" name", 980) + "} }",
		"duplicate objects":        "{ person(ref: \"a\") {" + strings.Repeat(" manager { id }", 240) + "} }",
		"duplicate deeper objects": "{ person(ref: \"a\") {" + strings.Repeat(" manager { manager { manager { id } } }", 90) + "} }",
		"duplicate inline":         "{ person(ref: \"a\") {" + strings.Repeat(" ... { id }", 240) + "} }",
		"duplicate arguments":      "{ person(ref: \"a\") {" + strings.Repeat(" reports(first: 1) { id }", 90) + "} }",
		"fragments side by side":   "{ person(ref: \"a\") {" + strings.Repeat(" ...f0", 150) + "} } fragment f0 on Person { id name manager { id name } }",
	} {
		begun := time.Now()
		a := ask(t, web, query, nil)
		took := time.Since(begun)
		if a.StatusCode != 200 || len(a.Errors) > 0 || took > patience {
			t.Errorf("%s: got %d %s in %v, want 200 within %v", name, a.StatusCode, shortened(a.text), took, patience)
		}
		t.Logf("%s: %v", name, took.Round(10*time.Microsecond))
	}
}

func upToTokens(turn string, n int, head string) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range n {
		b.WriteString(strings.NewReplacer("%d", fmt.Sprint(i), "%e", fmt.Sprint((i+1)%n)).Replace(turn))
	}
	return b.String()
}

func shortened(text string) string { return text[:min(len(text), 300)] }

func TestGraphiQLsIntrospectionAndALargeDashboardPassTheDefaults(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	dashboard := "query Dashboard {"
	for i := range 12 {
		dashboard += fmt.Sprintf(" p%d: people(first: 50) { totalCount edges { cursor node { id name aliases manager { id name } reports { id name } } } }", i)
	}
	for name, query := range map[string]string{"introspection": introspection, "dashboard": dashboard + "}"} {
		if a := ask(t, web, query, nil); a.StatusCode != 200 || len(a.Errors) > 0 {
			t.Errorf("%s: got %d %s, want 200 without errors", name, a.StatusCode, shortened(a.text))
		}
	}
}

func TestEveryOperationOfAKnownDocumentIsMeasured(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	query := "query Small { org { name } } query Deep " + deep(25)
	body := func(operation string) string {
		return fmt.Sprintf(`{"query": %q, "operationName": %q}`, query, operation)
	}
	small := do(t, request(t, "POST", web.URL+"/graphql", body("Small"), "Content-Type", "application/json"))
	if len(small.Errors) > 0 {
		t.Fatalf("got %s, want no error", small.text)
	}
	if large := do(t, request(t, "POST", web.URL+"/graphql", body("Deep"), "Content-Type", "application/json")); large.code() != "LIMIT" {
		t.Errorf("got %s, want LIMIT", large.text)
	}
}

func TestCostCountsWhatAnOperationMayResolve(t *testing.T) {
	t.Parallel()
	ids := make([]any, 30)
	for i := range ids {
		ids[i] = "a"
	}
	for _, c := range []struct {
		name, query string
		variables   map[string]any
		cost        int
	}{
		{"a field", "{ org { name headcount } }", nil, 3},
		{"a list of a length said", "{ person(ref: \"a\") { reports(first: 7) { id name } } }", nil, 1 + 1 + 7*2},
		{"a list of a length not said", "{ person(ref: \"a\") { reports { id name } } }", nil, 1 + 1 + 10*2},
		{"a list of a default length", "{ team { id } }", nil, 1 + 3},
		{"a length by variable", "query($n: Int) { team(first: $n) { id } }", map[string]any{"n": 40}, 1 + 40},
		{"a length by a variable's default", "query($n: Int = 20) { team(first: $n) { id } }", nil, 1 + 20},
		{"a length by a variable not given", "query($n: Int) { team(first: $n) { id } }", nil, 1 + 3},
		{"a connection, its page once each in edges and nodes",
			"{ people(first: 50) { edges { node { name } } nodes { name } totalCount } }", nil, 1 + (1 + 50*2) + (1 + 50) + 1},
		{"a connection's other lists", "{ people(first: 50) { excluded { id } } }", nil, 1 + 1 + 10},
		{"a connection from its end", "{ people(last: 5) { nodes { name } } }", nil, 1 + 1 + 5},
		{"a connection without a length", "{ people { nodes { name } } }", nil, 1 + 1 + 10},
		{"a connection's fragment", "{ people(first: 50) { ...page } } fragment page on PersonConnection { nodes { name } }", nil, 1 + 1 + 50},
		{"nodes by ids", `{ nodes(ids: ["a", "b", "c"]) { id name } }`, nil, 1 + 3*2},
		{"nodes by ids in a variable", "query($ids: [ID!]!) { nodes(ids: $ids) { id name } }", map[string]any{"ids": ids}, 1 + 30*2},
		{"a fragment each time it is spread", "{ a: org { ...f } b: org { ...f } } fragment f on Org { name headcount }", nil, 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			enough := start(t, func(config *server.Config) { config.Limits.Cost = c.cost })
			if a := ask(t, enough, c.query, c.variables); a.code() != "" {
				t.Errorf("with a limit of %d: got %s, want an answer", c.cost, a.text)
			}
			short := start(t, func(config *server.Config) { config.Limits.Cost = c.cost - 1 })
			if a := ask(t, short, c.query, c.variables); a.code() != "LIMIT" {
				t.Errorf("with a limit of %d: got %s, want LIMIT", c.cost-1, a.text)
			}
		})
	}
}

func TestWithoutIntrospectionNoNameOfTheSchemaGetsOut(t *testing.T) {
	t.Parallel()
	web := start(t, func(c *server.Config) { c.DisableIntrospection = true })
	for _, query := range []string{
		introspection, `{ __type(name: "Org") { name } }`,
		"{ orgg { name } }", "{ org { headcoun } }", "{ people(fist: 1) { totalCount } }", "{ org }",
		"{ pick(one: REDD) }", `{ pick(one: RED, where: {nam: "a"}) }`, "query($p: Perso) { org { name } }",
	} {
		a := ask(t, web, query, nil)
		if len(a.Errors) == 0 || a.hasData {
			t.Errorf("%s: got %s, want a refusal", shortened(query), a.text)
		}
		for _, name := range []string{"Did you mean", `"headcount`, `"first`, "name\"?", "GREEN"} {
			if strings.Contains(a.text, name) {
				t.Errorf("%s: %q shows in %s", shortened(query), name, a.text)
			}
		}
	}
	if a := ask(t, web, "{ org { __typename name } }", nil); a.code() != "" {
		t.Errorf("got %s, want __typename answered", a.text)
	}
}

func TestErrorsInOneAnswerAreFewAndShort(t *testing.T) {
	t.Parallel()
	web := start(t, nil)
	a := ask(t, web, "{ org {"+strings.Repeat(" x"+strings.Repeat("y", 2_000), 30)+" } }", nil)
	if len(a.Errors) != 20 {
		t.Fatalf("got %d errors, want 20", len(a.Errors))
	}
	for _, e := range a.Errors {
		if len(e.Message) > 510 {
			t.Errorf("got a message of %d bytes, want about 500", len(e.Message))
		}
	}
}
