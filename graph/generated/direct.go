package generated

import (
	"context"
	"math"
	"strconv"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// DirectSchema answers queries the direct way: each field is called and written where the answer goes, one after the
// other, without a context, a closure and an object of its own.
//
// What has a directive goes gqlgen's way, and so does the whole operation, from its beginning, when a field fails, is null
// where the schema allows none, or panics: gqlgen then says where. The fields of a query change nothing, so that answering
// it twice does no harm. Both ways give the same bytes.
type DirectSchema struct {
	*executableSchema
	plans *plans
}

// NewDirectSchema returns the executable schema of NewExecutableSchema with the direct way in front.
func NewDirectSchema(cfg Config) DirectSchema {
	return DirectSchema{NewExecutableSchema(cfg).(*executableSchema), new(plans)}
}

// Ordinary returns the schema that goes gqlgen's way alone.
func (s DirectSchema) Ordinary() graphql.ExecutableSchema { return s.executableSchema }

// Answer returns the data of a query, written the direct way; false where it could not be had without an error.
func (s DirectSchema) Answer(ctx context.Context, operation *graphql.OperationContext) (data []byte, ok bool) {
	p := s.plans.of(operation.Operation)
	d := &direct{
		ec:        newExecutionContext(operation, s.executableSchema, nil),
		buffer:    make([]byte, 0, p.size.Load()),
		arguments: make([]*fieldArguments, p.questions.Load()),
	}
	d.ctx = graphql.WithResponseContext(ctx,
		func(context.Context, error) *gqlerror.Error { d.failed.Store(true); return nil },
		func(context.Context, any) error { d.failed.Store(true); return nil })
	defer func() {
		if recover() != nil {
			data, ok = nil, false
		}
	}()
	d.plan = p
	ok = d.answer(&p.root) && !d.failed.Load()
	if ok {
		p.answered(len(d.buffer))
	}
	return d.buffer, ok
}

// direct writes the answer to one query.
type direct struct {
	ctx       context.Context
	ec        *executionContext
	plan      *plan
	buffer    []byte
	arguments []*fieldArguments // of each field with arguments, by its number in the plan
	objects   int               // begun, to look at the time now and then
	failed    atomic.Bool       // what went gqlgen's way met an error
}

// fieldArguments has the name and the field that the calls of gqlgen's templates expect.
type fieldArguments struct{ Args map[string]any }

// objectsBetweenLooks is how many objects are written before it is looked again whether there is time left.
const objectsBetweenLooks = 256

// fieldsOf returns the fields asked of a type; false where the time is over, or something failed.
func (d *direct) fieldsOf(s *selection, satisfies []string, numbers map[string]int) ([]directField, bool) {
	if d.objects++; d.objects%objectsBetweenLooks == 0 && d.ctx.Err() != nil || d.failed.Load() {
		return nil, false
	}
	if fields, ok := s.of(satisfies); ok {
		return fields, true
	}
	return d.plan.add(s, d.ec.OperationContext, satisfies, numbers), true
}

// argumentsOf returns the arguments of a field, which are the same for all objects; false where one is wrong.
func (d *direct) argumentsOf(f *directField, read func(context.Context, map[string]any) (map[string]any, error)) (*fieldArguments, bool) {
	if int(f.question) >= len(d.arguments) {
		d.arguments = append(d.arguments, make([]*fieldArguments, int(f.question)+1-len(d.arguments))...)
	}
	if d.arguments[f.question] == nil {
		args, err := read(d.ctx, f.ArgumentMap(d.ec.Variables))
		if err != nil {
			return nil, false
		}
		d.arguments[f.question] = &fieldArguments{args}
	}
	return d.arguments[f.question], true
}

// Write lets others write a value: it makes direct an io.Writer.
func (d *direct) Write(b []byte) (int, error) {
	d.buffer = append(d.buffer, b...)
	return len(b), nil
}

// WriteString is what io.WriteString looks for.
func (d *direct) WriteString(s string) (int, error) {
	d.buffer = append(d.buffer, s...)
	return len(s), nil
}

func (d *direct) open(bracket byte)  { d.buffer = append(d.buffer, bracket) }
func (d *direct) close(bracket byte) { d.buffer = append(d.buffer, bracket) }

// next comes before the i-th element of a list, from 0.
func (d *direct) next(i int) {
	if i > 0 {
		d.buffer = append(d.buffer, ',')
	}
}

func (d *direct) key(f *directField) {
	if d.buffer[len(d.buffer)-1] != '{' {
		d.buffer = append(d.buffer, ',')
	}
	d.buffer = append(d.buffer, f.key...)
}

func (d *direct) null() bool {
	d.buffer = append(d.buffer, "null"...)
	return true
}

func (d *direct) bool(v bool) bool {
	d.buffer = strconv.AppendBool(d.buffer, v)
	return true
}

func (d *direct) int(v int64) bool {
	d.buffer = strconv.AppendInt(d.buffer, v, 10)
	return true
}

func (d *direct) float(v float64) bool {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return false
	}
	d.buffer = strconv.AppendFloat(d.buffer, v, 'g', -1, 64)
	return true
}

func (d *direct) text(v string) bool {
	d.buffer = appendText(d.buffer, v)
	return true
}

// escaped tells of each byte whether it is not written as it is in a JSON string.
var escaped = func() (table [256]bool) {
	for c := range table {
		table[c] = c < 0x20 || c == '\\' || c == '"'
	}
	return table
}()

// appendText writes a JSON string as gqlgen does.
func appendText(to []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	to = append(to, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !escaped[c] {
			continue
		}
		to = append(to, s[start:i]...)
		switch c {
		case '\t':
			to = append(to, `\t`...)
		case '\r':
			to = append(to, `\r`...)
		case '\n':
			to = append(to, `\n`...)
		case '\\', '"':
			to = append(to, '\\', c)
		default:
			to = append(to, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
		}
		start = i + 1
	}
	to = append(to, s[start:]...)
	return append(to, '"')
}
