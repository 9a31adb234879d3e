package server

import "time"

// Limits bound what one client may ask for. A field left zero takes its default.
type Limits struct {
	Body     int64 // bytes of a JSON request body, of a URL's query, and of a WebSocket message
	Upload   int64 // bytes of a whole multipart request
	Document int   // bytes of a GraphQL document
	Tokens   int   // tokens of a GraphQL document

	Depth      int // fields within fields, fragments expanded
	RootFields int // fields at the top of an operation, fragments expanded
	Aliases    int // aliases in a document
	Directives int // directives in a document
	Fragments  int // fragments defined in a document
	Cost       int // what an operation may cost; cost.go says how it is counted
	Rows       int // rows of one list, by first, last or ids; 0: as many as the schema says
	WideRows   int // past how many rows of one list an operation is for analysts, and is noted

	Requests int // requests to /graphql a second and client, with ten times as many at once; negative: any number

	Errors  int // errors in one answer
	Message int // bytes of one error's message

	Operation     time.Duration // how long a query or a mutation may run
	Import        time.Duration // how long one may run that brings a file
	Subscriptions int           // subscriptions open at once on this server
	Sockets       int           // WebSocket connections open at once on this server
	Init          time.Duration // how long a WebSocket may stay silent before it is initialized
	KeepAlive     time.Duration // between signs of life on a stream
	Drain         time.Duration // how long a shutdown waits for requests under way
}

// DefaultLimits let GraphiQL's introspection (190 tokens, 15 deep) and a large dashboard pass with room to spare.
func DefaultLimits() Limits {
	return Limits{
		Body:     1 << 20,
		Upload:   64 << 20,
		Document: 100_000,
		Tokens:   1_000,

		Depth:      20,
		RootFields: 20,
		Aliases:    100,
		Directives: 50,
		Fragments:  100,
		Cost:       100_000,
		WideRows:   200,

		Requests: 100,

		Errors:  20,
		Message: 500,

		Operation:     30 * time.Second,
		Import:        10 * time.Minute,
		Subscriptions: 1_000,
		Sockets:       1_000,
		Init:          10 * time.Second,
		KeepAlive:     15 * time.Second,
		Drain:         10 * time.Second,
	}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	l.Body = orDefault(l.Body, d.Body)
	l.Upload = orDefault(l.Upload, d.Upload)
	l.Document = orDefault(l.Document, d.Document)
	l.Tokens = orDefault(l.Tokens, d.Tokens)
	l.Depth = orDefault(l.Depth, d.Depth)
	l.RootFields = orDefault(l.RootFields, d.RootFields)
	l.Aliases = orDefault(l.Aliases, d.Aliases)
	l.Directives = orDefault(l.Directives, d.Directives)
	l.Fragments = orDefault(l.Fragments, d.Fragments)
	l.Cost = orDefault(l.Cost, d.Cost)
	l.WideRows = orDefault(l.WideRows, d.WideRows)
	if l.Requests == 0 {
		l.Requests = d.Requests
	}
	l.Errors = orDefault(l.Errors, d.Errors)
	l.Message = orDefault(l.Message, d.Message)
	l.Operation = orDefault(l.Operation, d.Operation)
	l.Import = orDefault(l.Import, d.Import)
	l.Subscriptions = orDefault(l.Subscriptions, d.Subscriptions)
	l.Sockets = orDefault(l.Sockets, d.Sockets)
	l.Init = orDefault(l.Init, d.Init)
	l.KeepAlive = orDefault(l.KeepAlive, d.KeepAlive)
	l.Drain = orDefault(l.Drain, d.Drain)
	return l
}

func orDefault[T int | int64 | time.Duration](v, def T) T {
	if v > 0 {
		return v
	}
	return def
}
