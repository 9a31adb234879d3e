package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// examples are values for arguments that must be given, by name or by Type.field.name. The sample organization has
// what they name.
var examples = map[string]string{
	"Query.node.id": `"person/PERSON"`, "Query.nodes.ids": `["person/PERSON"]`,
	"Org.person.ref": `"person/BOSS"`, "Org.path.from": `"person/PERSON"`, "Org.path.to": `"person/OTHER"`,
	"Org.search.text": `"product"`, "Org.ladder.id": `"abtion"`, "Org.landing.ladder": `"kalsey"`, "Org.team.id": `"TEAM"`,
	"Org.level.ref": `"L4"`, "Org.compareLevels.from": `"L3"`, "Org.compareLevels.to": `"L4"`,
	"Org.mentors.toward": `"L4"`, "Org.mentors.for": `"person/PERSON"`,
	"Org.breakdown.by": `[{dimension: LEVEL}]`, "Org.trend.every": `YEAR`,
	"Org.trend.from": `"2024-01-01"`, "Org.trend.until": `"2026-01-01"`,
	"Query.completeQuestion.question": `"who can mentor to"`,
	"Query.interpret.question":        `"who can mentor toward L4"`,
	"Org.movements.from":              `"2024-01-01"`, "Org.movements.until": `"2026-01-01"`,
	"Org.outline.color": `LEVEL`,
	"first":             `3`, "last": `3`, "depth": `1`,
}

// walk writes operations about every type of the schema.
type walk struct {
	schema *ast.Schema
	named  *strings.Replacer // what examples name, as it is called here
}

// newWalk finds in the sample organization who and what the examples name: somebody with a mentor and a manager, all there since
// the first of the days asked about.
func newWalk(t *testing.T, s *served) walk {
	t.Helper()
	var found struct {
		Org struct {
			People struct {
				Nodes []struct {
					Ref             string
					ManagementChain []struct{ Ref, StartDate string }
					Mentors         []struct {
						Mentor struct{ Ref, StartDate string }
					}
				}
			}
			Teams []struct{ ID string }
		}
	}
	s.ask(`{ org {
		people(first: 1000, where: {started: {until: "2025-01-01"}}) { nodes { ref managementChain { ref startDate } mentors { mentor { ref startDate } } } }
		teams { id } } }`, nil).read(t, &found)
	for _, p := range found.Org.People.Nodes {
		if len(p.Mentors) > 0 && len(p.ManagementChain) > 0 && p.ManagementChain[0].StartDate < "2025-01-01" && p.Mentors[0].Mentor.StartDate < "2025-01-01" {
			return walk{schema(t), strings.NewReplacer(
				"person/PERSON", p.Ref, "person/BOSS", p.ManagementChain[0].Ref, "person/OTHER", p.Mentors[0].Mentor.Ref,
				"TEAM", found.Org.Teams[0].ID)}
		}
	}
	t.Fatal("nobody of the sample has a mentor and a manager")
	return walk{}
}

// fields are a type's own, without those of introspection.
func fields(d *ast.Definition) ast.FieldList {
	return slices.DeleteFunc(slices.Clone(d.Fields), func(f *ast.FieldDefinition) bool { return strings.HasPrefix(f.Name, "__") })
}

func (w walk) isLeaf(t *ast.Type) bool { return w.schema.Types[t.Name()].IsLeafType() }

// arguments writes a field's arguments as the examples say, but for the one named.
func (w walk) arguments(d *ast.Definition, f *ast.FieldDefinition, except string) string {
	var out []string
	for _, a := range f.Arguments {
		if a.Name == except || a.Name == "last" && f.Arguments.ForName("first") != nil {
			continue
		}
		value := examples[d.Name+"."+f.Name+"."+a.Name]
		if value == "" && a.Type.NamedType == "Int" {
			value = examples[a.Name]
		}
		if value != "" {
			out = append(out, a.Name+": "+w.named.Replace(value))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "(" + strings.Join(out, ", ") + ")"
}

// all selects every field of a type; those that are objects answer their type alone.
func (w walk) all(d *ast.Definition) string {
	out := []string{"__typename"}
	for _, f := range fields(d) {
		out = append(out, f.Name+w.arguments(d, f, "")+w.shallow(f.Type))
	}
	return "{ " + strings.Join(out, " ") + " }"
}

func (w walk) shallow(t *ast.Type) string {
	if w.isLeaf(t) {
		return ""
	}
	return " { __typename }"
}

// possible are the object types that a composite type may turn out to be, in order of name.
func (w walk) possible(t *ast.Type) []*ast.Definition {
	out := slices.DeleteFunc(slices.Clone(w.schema.GetPossibleTypes(w.schema.Types[t.Name()])), func(d *ast.Definition) bool { return d.Kind != ast.Object })
	slices.SortFunc(out, func(a, b *ast.Definition) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// way is how to come from the query's root to an object type: "{ org { person(…) { …" and as many closing braces.
type way struct {
	open  string
	depth int
}

func (v way) with(selection string) string {
	return v.open + selection + strings.Repeat(" }", v.depth)
}

// ways asks its way from the root to every object type that questions can lead to, and returns those that an object
// stood at the end of: a few for each type, the shortest first.
func (w walk) ways(t *testing.T, s *served) map[string][]way {
	t.Helper()
	const most = 6
	type candidate struct {
		to string
		way
	}
	out := map[string][]way{}
	for queue := []candidate{{to: "Query"}}; len(queue) > 0; queue = queue[1:] {
		c := queue[0]
		if len(out[c.to]) >= most {
			continue
		}
		if a := s.ask(c.with("{ __typename }"), nil); !strings.Contains(a.text, fmt.Sprintf(`{"__typename":%q}`, c.to)) {
			continue
		}
		out[c.to] = append(out[c.to], c.way)
		d := w.schema.Types[c.to]
		for _, f := range fields(d) {
			if w.isLeaf(f.Type) || f.Type.Name() == "Node" { // what an id names is asked elsewhere
				continue
			}
			for _, to := range w.possible(f.Type) {
				next := way{c.open + "{ " + f.Name + w.arguments(d, f, "") + " ", c.depth + 1}
				if w.schema.Types[f.Type.Name()].IsAbstractType() {
					next = way{next.open + "{ ... on " + to.Name + " ", next.depth + 1}
				}
				queue = append(queue, candidate{to.Name, next})
			}
		}
	}
	return out
}

// on asks about another moment.
func (v way) on(day string) way {
	v.open = strings.Replace(v.open, "{ org ", fmt.Sprintf("{ org(asOf: %q) ", day), 1)
	return v
}

// mutated are the types that only a change or an import answers.
var mutated = []string{"Mutation", "Subscription", "ApplyResult", "Problem", "ImportReport", "ColumnUse", "RowProblem"}

// Every field of every type that a question can lead to is asked of the sample, today, on a past day and on a future
// one, and answers without an error. A day that is today is no other moment: it answers the same to the letter.
func TestEveryFieldAnswers(t *testing.T) {
	t.Parallel()
	s := serveSample(t)
	w := newWalk(t, s)
	ways := w.ways(t, s)
	for name, d := range w.schema.Types {
		if d.Kind == ast.Object && !d.BuiltIn && len(ways[name]) == 0 && !slices.Contains(mutated, name) {
			t.Errorf("no way leads to a %s", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(ways)) {
		all := w.all(w.schema.Types[name])
		for _, v := range ways[name] {
			today := s.ask(v.with(all), nil)
			if len(today.Errors) > 0 || today.status != 200 || !strings.Contains(today.text, fmt.Sprintf(`{"__typename":%q,"`, name)) {
				t.Errorf("%s\ngot %s", v.with(all), shown(today.text))
			}
			if got := s.ask(v.on(day(0)).with(all), nil); got.text != today.text {
				t.Errorf("%s\ngot  %s\nwant %s", v.on(day(0)).with(all), shown(got.text), shown(today.text))
			}
			for _, on := range []string{"2025-03-31", day(400)} {
				if a := s.ask(v.on(on).with(all), nil); len(a.Errors) > 0 || a.status != 200 {
					t.Errorf("%s\ngot %s", v.on(on).with(all), shown(a.text))
				}
			}
		}
	}
}
