package server

import (
	"encoding/json"
	"math"

	"github.com/vektah/gqlparser/v2/ast"
)

// unsaid is how long a list counts for that does not say how long it may get.
const unsaid = 10

// cost counts the fields that an operation may make the server resolve, without running it.
//
//   - A field costs 1.
//   - What stands below a list costs as often as the list is long: its first or last, given, by variable or by default;
//     else 10.
//   - A connection's first or last is the length of its edges and of its nodes, once each.
//   - What asks for nodes by ids costs as often as there are ids.
//
// Fragments are counted once for each length they inherit, so nesting them costs no time; a sum beyond the limit
// stays just above it. A cycle of fragments counts nothing for its second round.
//
// rows is the most that one list is asked to have: by first, last or ids.
func cost(schema *ast.Schema, doc *ast.QueryDocument, operation *ast.OperationDefinition, variables map[string]any, limit int) (fields, rows int) {
	c := &coster{
		schema:    schema,
		fragments: map[string]*ast.FragmentDefinition{},
		variables: variables,
		defaults:  map[string]*ast.Value{},
		memo:      map[fragmentAtLength]int{},
		top:       limit + 1,
	}
	for _, f := range doc.Fragments {
		c.fragments[f.Name] = f
	}
	for _, v := range operation.VariableDefinitions {
		if v.DefaultValue != nil {
			c.defaults[v.Variable] = v.DefaultValue
		}
	}
	fields = c.selections(operation.SelectionSet, rootOf(schema, operation.Operation), 0)
	return fields, c.longest
}

type coster struct {
	schema    *ast.Schema
	fragments map[string]*ast.FragmentDefinition
	variables map[string]any
	defaults  map[string]*ast.Value
	memo      map[fragmentAtLength]int
	top       int
	longest   int
}

type fragmentAtLength struct {
	name string
	page int
}

// selections of a type; page is the length of its edges and nodes where the type is a connection, else 0.
func (c *coster) selections(set ast.SelectionSet, on *ast.Definition, page int) int {
	total := 0
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			total = c.add(total, c.field(s, on, page))
		case *ast.InlineFragment:
			total = c.add(total, c.selections(s.SelectionSet, c.narrowed(on, s.TypeCondition), page))
		case *ast.FragmentSpread:
			key := fragmentAtLength{s.Name, page}
			n, known := c.memo[key]
			if !known {
				c.memo[key] = 0
				if f := c.fragments[s.Name]; f != nil {
					n = c.selections(f.SelectionSet, c.narrowed(on, f.TypeCondition), page)
				}
				c.memo[key] = n
			}
			total = c.add(total, n)
		}
	}
	return total
}

func (c *coster) field(f *ast.Field, on *ast.Definition, page int) int {
	if len(f.SelectionSet) == 0 {
		return 1
	}
	definition := c.definition(on, f.Name)
	if definition == nil {
		return c.add(1, c.selections(f.SelectionSet, nil, 0))
	}
	length, said := c.length(f, definition)
	list := definition.Type.Elem != nil
	times, below := 1, 0
	switch {
	case list && said:
		times = length
	case list && page > 0 && (f.Name == "edges" || f.Name == "nodes"):
		times = page
	case list:
		times = unsaid
	case said:
		below = length
	}
	return c.add(1, c.times(times, c.selections(f.SelectionSet, c.schema.Types[definition.Type.Name()], below)))
}

// length of a list as its arguments say: ids, first or last; said is false where the field takes none of them or was
// given none and has no default.
func (c *coster) length(f *ast.Field, definition *ast.FieldDefinition) (length int, said bool) {
	for _, argument := range definition.Arguments {
		var v any
		switch argument.Name {
		case "first", "last", "ids":
			v = c.value(f.Arguments.ForName(argument.Name), argument.DefaultValue)
		}
		if n, ok := c.count(v); ok {
			length, said = max(length, n), true
			c.longest = max(c.longest, n)
		}
	}
	return max(length, 1), said
}

func (c *coster) value(given *ast.Argument, def *ast.Value) any {
	v := def
	if given != nil {
		v = given.Value
	}
	if v == nil {
		return nil
	}
	if v.Kind == ast.Variable {
		if given, ok := c.variables[v.Raw]; ok {
			return given
		}
		if v = c.defaults[v.Raw]; v == nil {
			v = def
		}
	}
	if v == nil || v.Kind == ast.Variable {
		return nil
	}
	if v.Kind == ast.ListValue {
		return v
	}
	raw, err := v.Value(nil)
	if err != nil {
		return nil
	}
	return raw
}

func (c *coster) count(v any) (int, bool) {
	var n float64
	switch v := v.(type) {
	case *ast.Value:
		return min(len(v.Children), c.top), true
	case []any:
		return min(len(v), c.top), true
	case json.Number:
		f, err := v.Float64()
		if err != nil {
			return c.top, true // out of range
		}
		n = f
	case int64:
		n = float64(v)
	case int:
		n = float64(v)
	case float64:
		n = v
	case string:
		return 1, true // one id, where a list of them may stand
	default:
		return 0, false
	}
	return int(math.Max(0, math.Min(n, float64(c.top)))), true
}

func (c *coster) definition(on *ast.Definition, name string) *ast.FieldDefinition {
	if on == nil {
		return nil
	}
	switch name { // offered at the root, though no field of the type
	case "__schema":
		return &ast.FieldDefinition{Name: name, Type: ast.NonNullNamedType("__Schema", nil)}
	case "__type":
		return &ast.FieldDefinition{Name: name, Type: ast.NamedType("__Type", nil)}
	}
	return on.Fields.ForName(name)
}

func (c *coster) narrowed(on *ast.Definition, condition string) *ast.Definition {
	if condition == "" {
		return on
	}
	return c.schema.Types[condition]
}

func (c *coster) add(a, b int) int { return min(saturate(a, b), c.top) }

func (c *coster) times(a, b int) int {
	if b > 0 && a > c.top/b {
		return c.top
	}
	return a * b
}

// saturate adds without overflowing.
func saturate(a, b int) int {
	const most = math.MaxInt32
	if a > most-b {
		return most
	}
	return a + b
}

func rootOf(schema *ast.Schema, operation ast.Operation) *ast.Definition {
	switch operation {
	case ast.Mutation:
		return schema.Mutation
	case ast.Subscription:
		return schema.Subscription
	default:
		return schema.Query
	}
}
