package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// decisions reads who sees each field: testdata/fields.txt has a line for every field of the schema, with its name and
// either `all`, for whoever has a role, or the relations and the role that see it, or the role that may ask it at all.
func decisions(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("testdata/fields.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for n, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		field, who, found := strings.Cut(line, " ")
		if _, twice := out[field]; !found || twice {
			t.Fatalf("fields.txt:%d: %q is no decision, or the second one", n+1, line)
		}
		out[field] = who
	}
	return out
}

func loadSchema(t *testing.T) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// declared returns what the schema says of who sees a field.
func declared(f *ast.FieldDefinition) string {
	d := f.Directives.ForName("visible")
	if d == nil {
		return "all"
	}
	var out []string
	if to := d.Arguments.ForName("to"); to != nil {
		for _, r := range to.Value.Children {
			out = append(out, r.Value.Raw)
		}
	}
	return strings.Join(append(out, d.Arguments.ForName("role").Value.Raw), " ")
}

func isObject(d *ast.Definition) bool {
	return (d.Kind == ast.Object || d.Kind == ast.Interface) && !strings.HasPrefix(d.Name, "__")
}

func TestEveryFieldHasADecisionAboutWhoSeesIt(t *testing.T) {
	decided := decisions(t)
	schema := loadSchema(t)
	for _, d := range schema.Types {
		if !isObject(d) {
			continue
		}
		for _, f := range d.Fields {
			name := d.Name + "." + f.Name
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			who, ok := decided[name]
			delete(decided, name)
			switch {
			case !ok:
				t.Errorf("%s has no decision: say in testdata/fields.txt who sees it", name)
			case d.Name == "Mutation":
			case who != declared(f):
				t.Errorf("%s is visible to %q by the schema, and to %q by testdata/fields.txt", name, declared(f), who)
			}
		}
	}
	for name := range decided {
		t.Errorf("testdata/fields.txt decides about %s, which is no field", name)
	}
}

// argumentsOf are arguments of the fields that need some, for the organization of TestEveryFieldIsSeenByWhomItIsFor.
var argumentsOf = map[string]string{
	"Query.node": `(id: "person/dee-dahl")`, "Query.nodes": `(ids: ["opening/designer", "team/growth"])`,
	"Query.interpret": `(question: "headcount by level")`, "Query.completeQuestion": `(question: "who")`,
	"Org.person": `(ref: "dee-dahl")`, "Org.search": `(text: "dee")`, "Org.path": `(from: "dee-dahl", to: "cy-carr")`,
	"Org.people": `(where: {ref: ["dee-dahl"]})`, "Org.ladder": `(id: "abtion")`, "Org.level": `(ref: "L2")`,
	"Org.compareLevels": `(from: "L1", to: "L2")`, "Org.landing": `(ladder: "kalsey")`, "Org.team": `(id: "growth")`,
	"Org.mentors": `(toward: "L2")`, "Org.breakdown": `(by: [{dimension: LEVEL}])`,
	"Org.trend": `(every: YEAR, from: "2020-01-01", until: "2022-01-01")`, "Org.movements": `(from: "2020-01-01", until: "2030-01-01")`,
	"Mutation.apply": `(changes: [{move: {person: "ada-abel", to: "dee-dahl"}}], dryRun: true)`,
}

// unreached are types that only an upload answers.
var unreached = []string{"ImportReport", "ColumnUse", "RowProblem"}

// way returns selections around a field of each type, found from the roots.
func ways(schema *ast.Schema) map[string]func(string) string {
	found := map[string]func(string) string{
		"Query":    func(s string) string { return "{ " + s + " }" },
		"Mutation": func(s string) string { return "mutation { " + s + " }" },
	}
	for queue := []string{"Query", "Mutation"}; len(queue) > 0; queue = queue[1:] {
		d, outer := schema.Types[queue[0]], found[queue[0]]
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") || declared(f) != "all" {
				continue
			}
			arguments := argumentsOf[d.Name+"."+f.Name]
			if arguments == "" && slices.ContainsFunc(f.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Type.NonNull && a.DefaultValue == nil }) {
				continue
			}
			for _, of := range schema.GetPossibleTypes(schema.Types[f.Type.Name()]) {
				if _, known := found[of.Name]; known || of.Kind != ast.Object {
					continue
				}
				found[of.Name] = func(s string) string { return outer(f.Name + arguments + " { ... on " + of.Name + " { " + s + " } }") }
				queue = append(queue, of.Name)
			}
		}
	}
	// People, teams and openings that are somebody's are found sooner elsewhere.
	person := func(s string) string { return `{ org { person(ref: "dee-dahl") { ` + s + ` } } }` }
	found["Person"] = person
	found["Attribute"] = func(s string) string { return person("attributes { " + s + " }") }
	found["Opening"] = func(s string) string { return `{ node(id: "opening/designer") { ... on Opening { ` + s + ` } } }` }
	found["Seat"] = func(s string) string { return `{ node(id: "person/dee-dahl") { ... on Seat { ` + s + ` } } }` }
	found["Node"] = func(s string) string { return `{ node(id: "person/dee-dahl") { ... on Node { ` + s + ` } } }` }
	return found
}

func TestEveryFieldIsSeenByWhomItIsFor(t *testing.T) {
	s := serveSecured(t, "--default-role", "none")
	as := func(email string, role string) *served {
		return s.bearer(s.signed(func(c jwt.MapClaims) { c["email"], c["name"], c["groups"] = email, "somebody", []string{role} }))
	}
	admin := as("a@y.example", "ADMIN")
	admin.applied(`
		{update: {person: "dee-dahl", email: "dee@acme.example", employeeNumber: "4711", location: "Aarhus", timeZone: "Europe/Copenhagen", attributes: [{name: "Desk", value: "7"}]}},
		{saveTeam: {id: "growth", name: "Growth", lead: "bo-bang"}}, {joinTeam: {person: "dee-dahl", team: "growth", role: "research"}},
		{saveOpening: {id: "designer", title: "Designer", manager: "dee-dahl", level: "L1", team: "growth"}},
		{addDottedLine: {person: "dee-dahl", to: "cy-carr"}}, {addDottedLine: {person: "fay-fox", to: "dee-dahl"}},
		{startMentorship: {mentor: "cy-carr", mentee: "dee-dahl", toward: "L3"}}, {startMentorship: {mentor: "dee-dahl", mentee: "eli-ek"}}`, `effective: "2021-01-01", reason: "more"`)
	viewers := []struct {
		name string
		by   *served
		is   []string // relations and roles
	}{
		{"a stranger", as("x@y.example", "VIEWER"), []string{"VIEWER"}},
		{"the person", as("dee@acme.example", "VIEWER"), []string{"VIEWER", "SELF"}},
		{"the manager", as("bo@acme.example", "VIEWER"), []string{"VIEWER", "CHAIN"}},
		{"the manager's manager", as("ada@acme.example", "VIEWER"), []string{"VIEWER", "CHAIN"}},
		{"a dotted manager and mentor", as("cy@acme.example", "VIEWER"), []string{"VIEWER"}},
		{"an analyst", as("n@y.example", "ANALYST"), []string{"VIEWER", "ANALYST"}},
		{"an editor", as("e@y.example", "EDITOR"), []string{"VIEWER", "ANALYST", "EDITOR"}},
		{"an admin", admin, []string{"VIEWER", "ANALYST", "EDITOR", "ADMIN"}},
	}
	schema := loadSchema(t)
	reach := ways(schema)
	decided := decisions(t)
	asked := 0
	for _, d := range schema.Types {
		if !isObject(d) || d.Name == "Mutation" || d.Name == "Subscription" {
			continue
		}
		around, ok := reach[d.Name]
		if !ok {
			if !slices.Contains(unreached, d.Name) {
				t.Errorf("no way leads to a %s", d.Name)
			}
			continue
		}
		for _, f := range d.Fields {
			name := d.Name + "." + f.Name
			if strings.HasPrefix(f.Name, "__") || d.Name == "Viewer" {
				continue
			}
			selection := f.Name + argumentsOf[name]
			if k := schema.Types[f.Type.Name()].Kind; k == ast.Object || k == ast.Interface || k == ast.Union {
				selection += " { __typename }"
			}
			query := around(selection)
			whole := admin.ask(query, nil)
			if len(whole.Errors) > 0 {
				t.Errorf("%s: an admin is answered %s", name, shown(whole.text))
				continue
			}
			if empty := hiddenIn(whole.Data, f.Name); decided[name] != "all" && empty {
				t.Errorf("%s is nothing for an admin: the test shows nothing", name)
			}
			for _, v := range viewers {
				a := v.by.ask(query, nil)
				asked++
				if strings.HasPrefix(query, "mutation") && !slices.Contains(v.is, "EDITOR") {
					if a.codes() != "FORBIDDEN(changes[0])" {
						t.Errorf("%s: %s is answered %s", name, v.name, shown(a.text))
					}
					continue
				}
				sees := strings.HasPrefix(name, "Attribute.") && slices.ContainsFunc(strings.Fields(decided["Person.attributes"]), func(one string) bool { return slices.Contains(v.is, one) })
				if !strings.HasPrefix(name, "Attribute.") {
					sees = decided[name] == "all" || slices.ContainsFunc(strings.Fields(decided[name]), func(one string) bool { return slices.Contains(v.is, one) })
				}
				switch {
				case len(a.Errors) > 0:
					t.Errorf("%s: %s is answered %s", name, v.name, shown(a.text))
				case sees && !sameJSON(t, a.Data, whole.Data):
					t.Errorf("%s: %s is answered %s, an admin %s", name, v.name, shown(a.text), shown(whole.text))
				case !sees && strings.HasPrefix(name, "Attribute."):
					if string(a.Data) != `{"org":{"person":{"attributes":[]}}}` {
						t.Errorf("%s: %s is answered %s", name, v.name, shown(a.text))
					}
				case !sees && !hiddenIn(a.Data, f.Name):
					t.Errorf("%s: %s sees it: %s", name, v.name, shown(a.text))
				}
			}
		}
	}
	t.Logf("%d fields were asked", asked)
	if asked < 2000 {
		t.Errorf("only %d questions were asked", asked)
	}
	none := as("x@y.example", "none")
	for _, f := range schema.Query.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		selection := f.Name + argumentsOf["Query."+f.Name]
		if k := schema.Types[f.Type.Name()].Kind; k == ast.Object || k == ast.Interface {
			selection += " { __typename }"
		}
		none.refuses("{ "+selection+" }", "FORBIDDEN")
		s.refuses("{ "+selection+" }", "UNAUTHENTICATED")
	}
}

// hiddenIn reports whether every value of a field in an answer is null or an empty list.
func hiddenIn(data json.RawMessage, field string) bool {
	var v any
	if json.Unmarshal(data, &v) != nil {
		return false
	}
	hidden := true
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, inner := range v {
				if list, isList := inner.([]any); k == field && inner != nil && !(isList && len(list) == 0) {
					hidden = false
				}
				walk(inner)
			}
		case []any:
			for _, inner := range v {
				walk(inner)
			}
		}
	}
	walk(v)
	return hidden
}

func sameJSON(t *testing.T, a, b json.RawMessage) bool {
	t.Helper()
	var x, y any
	if err := json.Unmarshal(a, &x); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &y); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(x) == fmt.Sprint(y)
}
