package server

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"net/netip"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/rs/cors"
)

// Config is what a server is made of. Schema, Logger and Readiness must be given.
type Config struct {
	Schema  graphql.ExecutableSchema
	Logger  *slog.Logger // one line an operation and a request; never a variable, an argument or a query
	Version string       // shown by /healthz and in the metrics

	// Readiness is asked at every /readyz; it must not block.
	Readiness func() Readiness

	// Pin is called once for every operation, before anything is resolved, and gives the context that its resolvers
	// see: one revision, and who asks. A subscription is one operation, and keeps its context as long as it lives. An
	// error refuses an operation that passes validation; as an *org.Error it is shown.
	Pin func(ctx context.Context) (context.Context, error)

	// Moment names what an answer depends on besides the operation and its variables: the moment that the context was
	// pinned to, and the rights of who asks. Where it is given, answers to queries by GET have an ETag, and answers can
	// be kept.
	Moment func(ctx context.Context) (moment, rights string)

	// AnswerCache is how many bytes of answers are kept, to be given again to whoever has the same rights and asks the
	// same about the same moment; 0: none.
	AnswerCache int64

	// Origins are the web origins ("https://people.example.com") whose pages may ask, besides the server's own;
	// "*" admits every origin. None closes the server to other origins' pages.
	Origins []string

	// SignIn says how people and programs sign in; nil: nobody does, and whoever asks may do everything.
	SignIn *SignIn
	// Tokens checks tokens of ours; nil: there are none.
	Tokens TokenCheck
	// Hosts are the names that the server answers under where nobody signs in, beside loopback addresses; none: any.
	Hosts []string
	// Proxies are the networks of proxies that are believed about whom they ask for.
	Proxies []netip.Prefix

	Limits               Limits
	DisableIntrospection bool // also keeps names of the schema out of error messages

	Explorer fs.FS // served at /, index.html for every path of the explorer's own; without one the page says how to build it
	GraphiQL fs.FS // served at /graphiql; without an index.html the page says how to build it

	Collectors []prometheus.Collector // of others' metrics, to be served at /metrics
}

// Server serves /graphql, /graphiql, /healthz, /readyz, /metrics, and the explorer at /. It is an http.Handler;
// Serve runs it on a listener.
type Server struct {
	handler http.Handler
	limits  Limits
	log     *slog.Logger
	socket  *socket
	end     context.CancelFunc // ends every subscription and WebSocket, and lets no new one begin
}

// New puts a server together. It fails where the Config lacks something or names no origin that a browser could send.
func New(config Config) (*Server, error) {
	if config.Schema == nil || config.Logger == nil || config.Readiness == nil {
		return nil, errors.New("server: Schema, Logger and Readiness are needed")
	}
	for _, origin := range config.Origins {
		if origin != "*" && (!strings.Contains(origin, "://") || strings.HasSuffix(origin, "/")) {
			return nil, errors.New("server: an origin is a scheme and a host, such as https://people.example.com, not " + origin)
		}
	}
	config.Limits = config.Limits.withDefaults()
	m := newMetrics(config.Version)
	for _, c := range config.Collectors {
		if err := m.registry.Register(c); err != nil {
			return nil, err
		}
	}
	identity := &identifier{tokens: config.Tokens, hosts: config.Hosts, own: http.NewCrossOriginProtection()}
	if config.SignIn != nil {
		var err error
		if identity.signIn, err = newSignIn(*config.SignIn, config.Logger); err != nil {
			return nil, err
		}
	}
	closing, end := context.WithCancel(context.Background())
	engine := newEngine(config, m, closing)
	socket := &socket{
		engine: engine, limits: config.Limits, origins: config.Origins, closing: closing,
		metrics: m, log: config.Logger, slots: make(chan struct{}, config.Limits.Sockets),
	}
	socket.identity = identity
	var api http.Handler = &endpoint{engine: engine, limits: config.Limits, socket: socket, identity: identity}
	api = rated(config.Limits.Requests, api)
	if len(config.Origins) > 0 {
		api = crossOrigin(config.Origins).Handler(api)
	}

	mux := http.NewServeMux()
	route := func(pattern, name string, quiet bool, h http.Handler) {
		mux.Handle(pattern, observed(name, m, config.Logger, quiet, h))
	}
	const quiet, logged = true, false // a request that an operation's line describes, or a probe, needs none of its own
	route("/graphql", "/graphql", quiet, api)
	route("GET /healthz", "/healthz", quiet, alive(config.Version))
	route("GET /readyz", "/readyz", quiet, ready(config.Readiness))
	route("GET /metrics", "/metrics", quiet, promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	if s := identity.signIn; s != nil {
		route("GET /sign-in", "/sign-in", logged, rated(config.Limits.Requests, http.HandlerFunc(s.begin)))
		route("GET "+callbackPath, callbackPath, logged, rated(config.Limits.Requests, http.HandlerFunc(s.callback)))
		route("POST /sign-out", "/sign-out", logged, identity.own.Handler(http.HandlerFunc(s.end)))
		route("GET /signed-out", "/signed-out", logged, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			say(w, http.StatusOK, "You are signed out", "To look at the organization again, sign in.", "/sign-in")
		}))
	}
	graphiql := identity.guarded(pages("/graphiql/", config.GraphiQL, policyGraphiQL, unbuilt("GraphiQL")))
	route("/graphiql", "/graphiql", logged, graphiql)
	route("/graphiql/", "/graphiql", quiet, graphiql)
	route("/", "/", quiet, identity.guarded(pages("/", config.Explorer, policyExplorer, unbuilt("The explorer"))))

	return &Server{handler: forwarded(config.Proxies, mux), limits: config.Limits, log: config.Logger, socket: socket, end: end}, nil
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

func crossOrigin(origins []string) *cors.Cors {
	return cors.New(cors.Options{
		AllowedOrigins: origins,
		AllowedMethods: []string{http.MethodGet, http.MethodPost},
		AllowedHeaders: append([]string{"Content-Type", "Accept", "Authorization", "If-None-Match", pageHeader}, preflightHeaders...),
		ExposedHeaders: []string{"ETag"},
		MaxAge:         600,
	})
}
