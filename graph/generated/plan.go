package generated

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"
	"weak"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// plans are those of the operations that are in memory, for as long as they are: whoever keeps a document to ask the
// same again keeps its plans too.
type plans struct {
	byOperation sync.Map // *keptPlan by weak.Pointer[ast.OperationDefinition]
}

// keptPlan is the plan of an operation for each time that it is asked; nil once that has become too large to be kept.
type keptPlan struct{ atomic.Pointer[plan] }

// A plan of more bytes, as is estimated, is not kept: a short document may ask for very many fields, where its fragments
// are spread over and over.
const planKeptBytes = 128 << 10

// of returns the plan of an operation: one for this time alone where its variables decide which fields it has, or there
// are too many.
func (p *plans) of(operation *ast.OperationDefinition) *plan {
	key := weak.Make(operation)
	if kept, ok := p.byOperation.Load(key); ok {
		return kept.(*keptPlan).of(operation)
	}
	if hasDirectives(operation.SelectionSet, map[string]bool{}) {
		return newPlan(operation)
	}
	kept := &keptPlan{}
	made := newPlan(operation)
	made.kept = kept
	kept.Store(made)
	known, there := p.byOperation.LoadOrStore(key, kept)
	if !there {
		runtime.AddCleanup(operation, func(key weak.Pointer[ast.OperationDefinition]) { p.byOperation.Delete(key) }, key)
	}
	return known.(*keptPlan).of(operation)
}

func (k *keptPlan) of(operation *ast.OperationDefinition) *plan {
	if p := k.Load(); p != nil {
		return p
	}
	return newPlan(operation)
}

// hasDirectives tells whether anything that is selected, also by a fragment, has a directive, as @include.
func hasDirectives(set ast.SelectionSet, seen map[string]bool) bool {
	return slices.ContainsFunc(set, func(s ast.Selection) bool {
		switch s := s.(type) {
		case *ast.Field:
			return len(s.Directives) > 0 || hasDirectives(s.SelectionSet, seen)
		case *ast.InlineFragment:
			return len(s.Directives) > 0 || hasDirectives(s.SelectionSet, seen)
		case *ast.FragmentSpread:
			if len(s.Directives) > 0 {
				return true
			}
			if seen[s.Name] {
				return false
			}
			seen[s.Name] = true
			return hasDirectives(s.Definition.SelectionSet, seen)
		}
		return true
	})
}

// plan is which fields an operation asks of the objects of each type, at each of its places. It grows with what is met,
// and is safe for any number of goroutines. It does not hold the operation itself, which it would keep in memory.
type plan struct {
	root      selection
	questions atomic.Int32 // fields with arguments, so far
	size      atomic.Int64 // bytes to make room for

	kept *keptPlan // that it is, if any

	mu    sync.Mutex // for whoever adds to it
	bytes int        // of its fields, estimated
}

func newPlan(operation *ast.OperationDefinition) *plan {
	p := &plan{root: selection{set: operation.SelectionSet}}
	p.size.Store(leastRoom)
	return p
}

// Room for an answer: that of the one before, and some more, as people have longer and shorter names.
const leastRoom, mostRoom = 512, 1 << 20

// answered remembers how long an answer was.
func (p *plan) answered(bytes int) {
	room := int64(min(bytes+bytes/8+leastRoom, mostRoom))
	if had := p.size.Load(); room > had || room < had/2 {
		p.size.Store(room)
	}
}

// selection is what is asked of the objects at one place of a query.
type selection struct {
	set    ast.SelectionSet
	byType atomic.Pointer[[]typeFields]
}

// typeFields are the fields asked of the objects of one type.
type typeFields struct {
	satisfies *string // the first of what the type satisfies: its own name
	fields    []directField
}

// directField is one field that is asked for, with what is the same for all objects and each time.
type directField struct {
	graphql.CollectedField
	number   int    // among the type's fields, from 1; 0 is __typename, -1 none of them
	key      string // of the JSON object, with the quotes and the colon
	below    *selection
	question int32 // number among the fields with arguments, from 0
}

// of returns the fields asked of a type, where they are known.
func (s *selection) of(satisfies []string) ([]directField, bool) {
	if known := s.byType.Load(); known != nil {
		for i := range *known {
			if (*known)[i].satisfies == &satisfies[0] {
				return (*known)[i].fields, true
			}
		}
	}
	return nil, false
}

// add finds out which fields are asked of a type.
func (p *plan) add(s *selection, operation *graphql.OperationContext, satisfies []string, numbers map[string]int) []directField {
	p.mu.Lock()
	defer p.mu.Unlock()
	if fields, ok := s.of(satisfies); ok {
		return fields
	}
	collected := graphql.CollectFields(operation, s.set, satisfies)
	fields := make([]directField, len(collected))
	for i, c := range collected {
		fields[i] = directField{CollectedField: c, key: string(appendText(nil, c.Alias)) + ":", below: &selection{set: c.Selections}}
		if n, ok := numbers[c.Name]; ok {
			fields[i].number = n
		} else {
			fields[i].number = -1
		}
		p.bytes += int(unsafe.Sizeof(fields[i])+unsafe.Sizeof(*fields[i].below)) + len(fields[i].key)
		if len(c.Definition.Arguments) > 0 {
			fields[i].question = p.questions.Add(1) - 1
		}
	}
	if p.kept != nil && p.bytes > planKeptBytes {
		p.kept.Store(nil)
	}
	var known []typeFields
	if k := s.byType.Load(); k != nil {
		known = *k
	}
	known = append(slices.Clip(known), typeFields{&satisfies[0], fields})
	s.byType.Store(&known)
	return fields
}
