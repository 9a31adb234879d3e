package graph_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// shortest is the fewest characters that can say something about a name.
const shortest = 12

func TestEveryNameOfTheSchemaIsDescribed(t *testing.T) {
	schema := loadSchema(t)
	described := func(what, description string) {
		if n := utf8.RuneCountInString(strings.TrimSpace(description)); n < shortest {
			t.Errorf("%s: got a description of %d characters, %q; want at least %d", what, n, description, shortest)
		}
	}
	described("schema", schema.Description)
	for _, d := range definitions(schema) {
		described(d.Name, d.Description)
		for _, f := range fields(d) {
			described(d.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				described(d.Name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
		for _, v := range d.EnumValues {
			described(d.Name+"."+v.Name, v.Description)
		}
	}
}

func TestDescriptionsAreReadableInAnEditor(t *testing.T) {
	const widest = 120
	for i, line := range strings.Split(schemaSource(t).Input, "\n") {
		if n := utf8.RuneCountInString(line); n > widest {
			t.Errorf("line %d: got %d characters, want at most %d: %s", i+1, n, widest, line)
		}
	}
}

// The contract names what clients rely on. The schema may say more than it, as long as nobody has to know.
func TestSchemaKeepsTheContract(t *testing.T) {
	text, err := os.ReadFile("testdata/contract.txt")
	if err != nil {
		t.Fatal(err)
	}
	got, required := names(loadSchema(t))
	contract := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		name, want, ok := strings.Cut(line, ": ")
		if !ok {
			t.Fatalf("contract.txt: %q is not a name, a colon and what it is", line)
		}
		contract[name] = want
		if is, ok := got[name]; !ok {
			t.Errorf("%s: got nothing, want %s", name, want)
		} else if is != want {
			t.Errorf("%s: got %s, want %s", name, is, want)
		}
	}
	for _, name := range required {
		if _, ok := contract[name]; !ok {
			t.Errorf("%s: got %s, which older clients do not send; want a default, or null allowed", name, got[name])
		}
	}
}

func schemaSource(t *testing.T) *ast.Source {
	t.Helper()
	const file = "../schema.graphqls"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return &ast.Source{Name: file, Input: string(text)}
}

func loadSchema(t *testing.T) *ast.Schema {
	t.Helper()
	schema, err := gqlparser.LoadSchema(schemaSource(t))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// definitions returns what the schema itself defines, in order of name.
func definitions(s *ast.Schema) []*ast.Definition {
	var out []*ast.Definition
	for _, name := range slices.Sorted(maps.Keys(s.Types)) {
		if d := s.Types[name]; !d.BuiltIn {
			out = append(out, d)
		}
	}
	return out
}

// fields returns a definition's own fields, without those of introspection.
func fields(d *ast.Definition) ast.FieldList {
	return slices.DeleteFunc(slices.Clone(d.Fields), func(f *ast.FieldDefinition) bool { return strings.HasPrefix(f.Name, "__") })
}

// names returns what each name of the schema is: `Org.chart: [ChartNode!]!`, `Org.chart(depth): Int = 2`,
// `Direction.ASC: value`. Required are the arguments and input fields that a client must send.
func names(s *ast.Schema) (is map[string]string, required []string) {
	is = map[string]string{}
	input := func(name string, of *ast.Type, def *ast.Value) {
		is[name] = of.String()
		if def != nil {
			is[name] += " = " + def.String()
		} else if of.NonNull {
			required = append(required, name)
		}
	}
	for _, d := range definitions(s) {
		is[d.Name] = kind(d)
		for _, f := range fields(d) {
			name := d.Name + "." + f.Name
			if d.Kind == ast.InputObject {
				input(name, f.Type, f.DefaultValue)
				continue
			}
			is[name] = f.Type.String()
			for _, a := range f.Arguments {
				input(name+"("+a.Name+")", a.Type, a.DefaultValue)
			}
		}
		for _, v := range d.EnumValues {
			is[d.Name+"."+v.Name] = "value"
		}
	}
	return is, required
}

// kind says what a definition is, and what it promises beside its fields.
func kind(d *ast.Definition) string {
	out := strings.ToLower(string(d.Kind))
	if len(d.Interfaces) > 0 {
		out += " implements " + strings.Join(slices.Sorted(slices.Values(d.Interfaces)), " & ")
	}
	if d.Kind == ast.Union {
		out += " = " + strings.Join(slices.Sorted(slices.Values(d.Types)), " | ")
	}
	if d.Directives.ForName("oneOf") != nil {
		out += " @oneOf"
	}
	return out
}
