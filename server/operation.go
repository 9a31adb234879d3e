package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"rung/access"
	"rung/org"
)

// engine runs operations for every transport alike.
type engine struct {
	executor *executor.Executor
	direct   direct // nil where the schema has no such way
	present  presenter
	limits   Limits
	metrics  *metrics
	log      *slog.Logger
	slots    chan struct{} // one for each open subscription
	closing  context.Context
	pin      func(context.Context) (context.Context, error)
	moment   func(context.Context) (moment, rights string)
	version  string
	answers  *answers
}

// direct is a schema that answers queries without gqlgen's executor; false where it could not, which then says why.
type direct interface {
	Answer(ctx context.Context, operation *graphql.OperationContext) (data []byte, ok bool)
}

func newEngine(config Config, m *metrics, closing context.Context) *engine {
	introspection := !config.DisableIntrospection
	e := &engine{
		executor: executor.New(config.Schema),
		present:  presenter{log: config.Logger, introspection: introspection, longest: config.Limits.Message},
		limits:   config.Limits,
		metrics:  m,
		log:      config.Logger,
		slots:    make(chan struct{}, config.Limits.Subscriptions),
		closing:  closing,
		pin:      config.Pin,
		moment:   config.Moment,
		version:  config.Version,
		answers:  newAnswers(config.AnswerCache, m.registry),
	}
	e.direct, _ = config.Schema.(direct)
	known := newDocuments()
	e.executor.SetQueryCache(known)
	e.executor.SetParserTokenLimit(config.Limits.Tokens)
	e.executor.SetDisableSuggestion(!introspection)
	e.executor.SetErrorPresenter(e.present.present)
	e.executor.SetRecoverFunc(func(_ context.Context, value any) error {
		return &panicError{value: value, stack: debug.Stack()}
	})
	e.executor.Use(newPersisted())
	e.executor.Use(&guard{schema: config.Schema.Schema(), limits: config.Limits, introspection: introspection, documents: known, audit: config.Logger})
	if introspection {
		e.executor.Use(extension.Introspection{})
	}
	return e
}

// How an operation may be answered.
type answering struct {
	transport string // for logs and metrics
	streams   bool   // more than one answer can be sent, so subscriptions are welcome
	readOnly  bool   // no mutations
}

// errMutationByGet and errNoStream are refusals that have an HTTP status of their own.
var (
	errMutationByGet = coded(string(org.Invalid), "mutations are sent by POST")
	errNoStream      = coded(string(org.Invalid), "subscriptions need a stream: WebSocket (graphql-transport-ws), or accept text/event-stream")
)

// pinned is a context in which operations see one revision, or why there is none.
type pinned struct {
	ctx context.Context
	err error
}

// pinnedTo pins a context; as it is, where there is nothing to pin to. A panic on the way is an error like others.
func (e *engine) pinnedTo(ctx context.Context) (p pinned) {
	if e.pin == nil {
		return pinned{ctx: ctx}
	}
	defer func() {
		if value := recover(); value != nil {
			p = pinned{ctx, &panicError{value: value, stack: debug.Stack()}}
		}
	}()
	to, err := e.pin(ctx)
	if err != nil {
		return pinned{ctx, err}
	}
	return pinned{ctx: to}
}

// operation is one operation from its parameters to its last answer. Whoever begins one ends it.
type operation struct {
	engine   *engine
	by       answering
	ctx      context.Context
	cancel   context.CancelFunc
	context  *graphql.OperationContext
	next     graphql.ResponseHandler
	started  time.Time
	who      access.Identity
	unpinned error // why there is no revision that it could read
	notes    notes
	refusal  gqlerror.List // what kept it from being run
	codes    []string      // of errors, each once
	answers  int
	slot     bool
	gone     chan struct{} // closed when nobody takes answers any more
	running  sync.WaitGroup
	end      sync.Once
}

// begin parses, guards and validates; what it refuses is found in refusal. Nothing is resolved before answer.
func (e *engine) begin(in pinned, params *graphql.RawParams, by answering) *operation {
	o := &operation{engine: e, by: by, unpinned: in.err, started: time.Now(), gone: make(chan struct{}), cancel: func() {}}
	e.metrics.operationsInFlight.Inc()
	o.ctx = graphql.StartOperationTrace(withNotes(in.ctx, &o.notes))
	if who, ok := access.From(in.ctx); ok {
		o.who = who
		if !who.Expires.IsZero() {
			o.ctx, o.cancel = context.WithDeadline(o.ctx, who.Expires)
		}
	}
	o.prepare(params)
	o.refusal = o.shown(o.refusal)
	return o
}

func (o *operation) prepare(params *graphql.RawParams) {
	defer func() {
		if value := recover(); value != nil {
			o.refusal = gqlerror.List{o.panicked(value)}
		}
	}()
	context, list := o.engine.executor.CreateOperationContext(o.ctx, params)
	o.context = context
	o.ctx = graphql.WithOperationContext(o.ctx, context)
	if len(list) > 0 {
		for _, err := range list[:min(len(list), o.engine.limits.Errors)] {
			o.refusal = append(o.refusal, o.engine.present.present(o.ctx, err))
		}
		return
	}
	switch kind := context.Operation.Operation; {
	case kind == ast.Mutation && o.by.readOnly:
		o.refusal = gqlerror.List{errMutationByGet}
	case kind == ast.Subscription && !o.by.streams:
		o.refusal = gqlerror.List{errNoStream}
	case kind == ast.Subscription:
		o.subscribe()
	default:
		o.limitTime()
	}
	if len(o.refusal) == 0 && o.unpinned != nil {
		o.refusal = gqlerror.List{o.engine.present.present(o.ctx, o.unpinned)}
	}
}

func (o *operation) limitTime() {
	limit := o.engine.limits.Operation
	if o.by.transport == transportUpload {
		limit = o.engine.limits.Import
	}
	ctx, cancel := context.WithTimeout(o.ctx, limit)
	o.ctx, o.cancel = ctx, both(cancel, o.cancel)
}

// subscribe takes a slot, and lets the server's shutdown end the stream.
func (o *operation) subscribe() {
	if o.engine.closing.Err() != nil {
		o.refusal = gqlerror.List{coded(string(org.Unavailable), "the server is shutting down")}
		return
	}
	select {
	case o.engine.slots <- struct{}{}:
		o.slot = true
		o.engine.metrics.subscriptions.Inc()
	default:
		o.refusal = gqlerror.List{tooMuch("the server has %d subscriptions open and takes no more", o.engine.limits.Subscriptions)}
		return
	}
	ctx, cancel := context.WithCancel(o.ctx)
	o.ctx, o.cancel = ctx, both(cancel, o.cancel)
	if o.who.Still != nil {
		go o.endWithRights(o.ctx, o.cancel)
	}
	stop := context.AfterFunc(o.engine.closing, o.cancel)
	o.cancel = both(func() { stop() }, o.cancel)
}

// stillEvery is how often it is looked whether who subscribed may go on.
const stillEvery = 5 * time.Second

// endWithRights ends a subscription when who asked for it may ask no more.
func (o *operation) endWithRights(ctx context.Context, end func()) {
	looks := time.NewTicker(stillEvery)
	defer looks.Stop()
	for {
		select {
		case <-looks.C:
			if !o.who.Still(ctx) {
				end()
				return
			}
		case <-o.gone:
			return
		}
	}
}

// answer gives the next answer, and nil after the last. A query and a mutation have exactly one.
func (o *operation) answer() (response *graphql.Response) {
	defer func() {
		if value := recover(); value != nil {
			response = &graphql.Response{Errors: gqlerror.List{o.panicked(value)}}
			o.next = func(context.Context) *graphql.Response { return nil }
		}
		if response == nil && o.answers == 0 && o.kind() != "subscription" {
			response = &graphql.Response{Errors: gqlerror.List{o.engine.present.present(o.ctx, orCancelled(o.ctx.Err()))}}
		}
		if response != nil {
			o.answers++
			response.Errors = o.shown(response.Errors)
		}
	}()
	if o.answers > 0 && o.kind() != "subscription" {
		return nil
	}
	if o.next == nil {
		if direct := o.engine.direct; direct != nil && o.kind() == "query" {
			if data, ok := direct.Answer(o.ctx, o.context); ok {
				return &graphql.Response{Data: data}
			}
			if o.ctx.Err() != nil {
				return nil
			}
		}
		o.next, o.ctx = o.engine.executor.DispatchOperation(o.ctx, o.context)
	}
	return o.next(o.ctx)
}

// stream gives all answers, one after the other, and closes after the last or when the operation is finished.
// Each is written by the function given before the next is asked for: gqlgen uses an answer's memory again.
func (o *operation) stream(written func(*graphql.Response) []byte) <-chan []byte {
	answers := make(chan []byte)
	o.running.Add(1)
	go func() {
		defer o.running.Done()
		defer close(answers)
		for {
			response := o.answer()
			if response == nil {
				return
			}
			select {
			case answers <- written(response):
			case <-o.gone:
				return
			}
		}
	}()
	return answers
}

func orCancelled(err error) error {
	if err == nil {
		return errors.New("no answer was given")
	}
	return err
}

// finish frees what the operation held and writes its line and its metrics; status is the HTTP status, or 0 on a stream.
func (o *operation) finish(status int) {
	o.end.Do(func() {
		o.cancel()
		close(o.gone)
		o.running.Wait()
		if o.slot {
			<-o.engine.slots
			o.engine.metrics.subscriptions.Dec()
		}
		o.engine.metrics.operationsInFlight.Dec()
		done := ended{by: o.by, kind: o.kind(), name: o.name(), status: status, started: o.started, who: o.who, codes: o.codes, answers: o.answers}
		o.engine.note(done)
	})
}

// ended is an operation that is over, for its line and its metrics.
type ended struct {
	by         answering
	kind, name string
	status     int // of HTTP; 0 on a stream
	started    time.Time
	who        access.Identity
	codes      []string // of errors
	answers    int
	kept       bool // the answer was kept from before
}

// note writes an operation's line and counts it.
func (e *engine) note(o ended) {
	took := time.Since(o.started)
	e.metrics.operation(o.kind, o.name, o.codes, took)
	if !e.log.Enabled(context.Background(), slog.LevelInfo) {
		return
	}
	line := make([]slog.Attr, 0, 9)
	line = append(line, slog.String("transport", o.by.transport), slog.String("kind", o.kind), slog.String("name", o.name),
		slog.Float64("milliseconds", float64(took.Microseconds())/1000))
	if o.status != 0 {
		line = append(line, slog.Int("status", o.status))
	}
	if o.kind == "subscription" {
		line = append(line, slog.Int("answers", o.answers))
	}
	if o.who.Way != access.ByNothing {
		line = append(line, slog.String("by", o.who.Name))
	}
	if o.kept {
		line = append(line, slog.Bool("kept", true))
	}
	if len(o.codes) > 0 {
		line = append(line, slog.Any("codes", o.codes))
	}
	e.log.LogAttrs(context.Background(), slog.LevelInfo, "operation", line...)
}

// notes is what is found out about an operation on the way.
type notes struct {
	wide bool // it asks for so many rows that this is noted each time
}

type notesKey struct{}

func withNotes(ctx context.Context, n *notes) context.Context {
	return context.WithValue(ctx, notesKey{}, n)
}

// shown caps the errors of an answer and remembers their codes.
func (o *operation) shown(list gqlerror.List) gqlerror.List {
	for _, err := range list {
		if code := codeOf(err); !slices.Contains(o.codes, code) {
			o.codes = append(o.codes, code)
		}
	}
	if most := o.engine.limits.Errors; len(list) > most {
		more := len(list) - most + 1
		list = append(slices.Clip(list[:most-1]), tooMuch("and %d more errors", more))
	}
	return list
}

func (o *operation) panicked(value any) *gqlerror.Error {
	return o.engine.present.present(o.ctx, &panicError{value: value, stack: debug.Stack()})
}

// kind is query, mutation, subscription, or none where the document did not say.
func (o *operation) kind() string {
	if o.context == nil || o.context.Operation == nil {
		return "none"
	}
	return string(o.context.Operation.Operation)
}

// nameKept is how much of an operation's name logs and metrics keep, in bytes.
const nameKept = 64

func (o *operation) name() string {
	if o.context == nil || o.context.Operation == nil {
		return ""
	}
	return shorten(o.context.Operation.Name, nameKept)
}

func both(first, second func()) context.CancelFunc {
	return func() { first(); second() }
}

func printed(value any) string {
	if err, ok := value.(error); ok {
		return err.Error()
	}
	return fmt.Sprint(value)
}
