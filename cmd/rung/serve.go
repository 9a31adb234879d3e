package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"runtime/debug"
	"sync/atomic"
	"time"

	"rung/access"
	"rung/frontend"
	"rung/graph"
	"rung/org"
	"rung/sample"
	"rung/server"
	"rung/store"
)

type serveCommand struct {
	storeFlag
	Listen        string        `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on (${default})."`
	SignIn        signInFlags   `embed:"" group:"Signing in"`
	WithoutSignIn bool          `help:"Listen beyond this machine although nobody signs in: whoever reaches the address may see and change everything."`
	TrustedProxy  []string      `placeholder:"CIDR" help:"Network of a proxy in front, such as 10.0.0.0/8, whose X-Forwarded-For is believed; may be repeated."`
	Sample        bool          `default:"true" negatable:"" help:"Fill an empty store with the sample organization (${default})."`
	CORSOrigin    []string      `name:"cors-origin" placeholder:"ORIGIN" help:"Web origin whose pages may ask, such as https://people.example.com; may be repeated. None: only the server's own."`
	LogFormat     string        `enum:"text,json" default:"text" help:"Format of the log: text or json (${default})."`
	LogLevel      slog.Level    `default:"info" help:"Least important entries to log: debug, info, warn or error (${default})."`
	Introspection bool          `default:"true" negatable:"" help:"Let clients ask for the schema (${default})."`
	MaxTokens     int           `default:"1000" help:"Tokens that a GraphQL document may have (${default})."`
	MaxDepth      int           `default:"20" help:"Fields within fields that an operation may have (${default})."`
	MaxAliases    int           `default:"100" help:"Aliases that a document may have (${default})."`
	MaxDirectives int           `default:"50" help:"Directives that a document may have (${default})."`
	MaxFragments  int           `default:"100" help:"Fragments that a document may define (${default})."`
	MaxRootFields int           `default:"20" help:"Fields at the top of an operation (${default})."`
	MaxDocument   int           `default:"100000" help:"Bytes of a GraphQL document (${default})."`
	MaxErrors     int           `default:"20" help:"Errors in one answer (${default})."`
	MaxRequests   int           `default:"100" help:"Requests a second from one client, with ten times as many at once (${default}); 0: any number. Clients on the machine itself are not limited."`
	MaxCost       int           `default:"100000" help:"What an operation may cost, a list counting as many fields as it may have rows (${default})."`
	MaxRows       int           `default:"1000" help:"Rows of one page (${default}, which is also the most)."`
	MaxMoments    int           `default:"4" help:"Days that one operation may ask about (${default})."`
	WideRows      int           `default:"200" help:"Past how many rows of one list an operation needs the role ANALYST, and is noted in the log (${default})."`
	MaxBody       int64         `default:"1048576" help:"Bytes of a request (${default})."`
	MaxUpload     int64         `default:"67108864" help:"Bytes of a file to import (${default})."`
	AnswerCache   int64         `default:"67108864" help:"Bytes of answers to keep, and to give again to who has the same rights and asks the same of the same revision (${default}); 0: none."`
	RetainLeavers int           `placeholder:"DAYS" help:"Days after their last day on which leavers are forgotten, as rung forget does; 0: never (${default})." default:"0"`
	Timeout       time.Duration `default:"30s" help:"Time for one operation (${default})."`
	ImportTimeout time.Duration `default:"10m" help:"Time for one operation that brings a file (${default})."`
	Subscriptions int           `default:"1000" help:"Subscriptions open at once (${default})."`
	Sockets       int           `default:"1000" help:"WebSockets open at once (${default})."`
}

// Help is shown by rung serve --help.
func (serveCommand) Help() string {
	return `Examples:
  rung serve                                            the sample organization, in ./data/rung.db
  rung serve --store sqlite:/var/lib/rung/org.db --no-sample
  RUNG_LISTEN=127.0.0.1:9000 rung serve --cors-origin https://people.example.com`
}

func (c serveCommand) Run(ctx context.Context, o output) error {
	log := c.log(o)
	if err := c.reachable(); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", c.Listen, err)
	}
	var live atomic.Pointer[store.Live]
	var waiting atomic.Pointer[store.State]
	web, err := newServer(c, log, &live, &waiting)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	opened := make(chan error, 1)
	go func() {
		l, err := c.await(ctx, log, &waiting, o.out, listener.Addr())
		if err == nil && c.Sample {
			err = fill(ctx, l)
		}
		if err != nil {
			stop() // serving makes no sense
		} else {
			live.Store(l)
			go func() {
				l.Now().Today().Warm()
				debug.FreeOSMemory() // loading leaves more than it keeps
			}()
			if c.RetainLeavers > 0 {
				go retain(ctx, l, c.RetainLeavers, log)
			}
			where := url.URL{Scheme: "http", Host: listener.Addr().String()}
			fmt.Fprintf(o.out, "%s: %d people, revision %d\nRung is at %s/ and GraphiQL at %s/graphiql\n",
				l.Now().Today().Name(), l.Now().Today().Headcount(), l.Now().Revision(), where.String(), where.String())
		}
		opened <- err
	}()
	served := web.Serve(ctx, listener)
	stop()
	if err := <-opened; err != nil && (ctx.Err() == nil || !errors.Is(err, ctx.Err())) {
		return err
	}
	if l := live.Load(); l != nil {
		if err := l.Close(); err != nil && served == nil {
			served = err
		}
	}
	return served
}

// awaitPause is between two tries to reach a store that is not there yet.
const awaitPause = time.Second

// await opens the store, and waits for one that cannot be reached.
func (c serveCommand) await(ctx context.Context, log *slog.Logger, waiting *atomic.Pointer[store.State], out io.Writer, address net.Addr) (*store.Live, error) {
	pause := time.NewTicker(awaitPause)
	defer pause.Stop()
	for {
		l, err := c.open(ctx, log)
		var refused *org.Error
		away := errors.Is(err, store.ErrUnavailable) || errors.As(err, &refused) && refused.Code == org.Unavailable
		if !away {
			if err == nil && waiting.Swap(nil) != nil {
				log.Info("the store can be reached now")
			}
			return l, err
		}
		now := store.State{Since: time.Now(), Error: err.Error()}
		before := waiting.Load()
		if before != nil {
			now.Since = before.Since
		}
		waiting.Store(&now)
		if before == nil {
			log.Warn("the store cannot be reached; waiting for it", "store", c.Store, "error", err)
			fmt.Fprintf(out, "%s cannot be reached. Rung waits for it, and will be at http://%s/\n", c.Store, address)
		}
		select {
		case <-pause.C:
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		}
	}
}

// reachable refuses an address that other machines reach, unless it is said that nobody signs in.
func (c serveCommand) reachable() error {
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return nil // said when it is listened on
	}
	if ip := net.ParseIP(host); c.SignIn.OIDCIssuer != "" || c.WithoutSignIn || host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	return fmt.Errorf("nobody signs in, so Rung listens on this machine alone (127.0.0.1): name an issuer by --oidc-issuer, or let it listen on %s by --without-sign-in, where whoever reaches it may see and change everything", c.Listen)
}

func (c serveCommand) log(o output) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.LogLevel}
	if c.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(o.err, options))
	}
	return slog.New(slog.NewTextHandler(o.err, options))
}

// newServer returns the server of an organization, which live holds once it is loaded; waiting says why it is not yet.
func newServer(c serveCommand, log *slog.Logger, live *atomic.Pointer[store.Live], waiting *atomic.Pointer[store.State]) (*server.Server, error) {
	limits := server.DefaultLimits()
	limits.Tokens, limits.Depth, limits.Aliases, limits.Cost = c.MaxTokens, c.MaxDepth, c.MaxAliases, c.MaxCost
	limits.Body, limits.Upload, limits.Operation, limits.Import, limits.Subscriptions = c.MaxBody, c.MaxUpload, c.Timeout, c.ImportTimeout, c.Subscriptions
	limits.Directives, limits.Fragments, limits.RootFields, limits.Document, limits.Errors, limits.Sockets = c.MaxDirectives, c.MaxFragments, c.MaxRootFields, c.MaxDocument, c.MaxErrors, c.Sockets
	if limits.Requests = c.MaxRequests; c.MaxRequests == 0 {
		limits.Requests = -1
	}
	limits.WideRows = c.WideRows
	if c.MaxRows < org.MaxPage {
		limits.Rows = c.MaxRows
	}
	moments := c.MaxMoments
	if moments <= 0 {
		moments = graph.DefaultMoments
	}
	signIn, err := c.SignIn.config()
	if err != nil {
		return nil, err
	}
	proxies, err := prefixes(c.TrustedProxy)
	if err != nil {
		return nil, err
	}
	var hosts []string
	if !c.WithoutSignIn {
		hosts = []string{"localhost"}
	}
	return server.New(server.Config{
		SignIn:  signIn,
		Hosts:   hosts,
		Proxies: proxies,
		Tokens: func(ctx context.Context, secret string) (access.Identity, bool, error) {
			return identityOf(ctx, live.Load(), secret)
		},
		Schema:  graph.NewSchema(live.Load, log),
		Logger:  log,
		Version: version(),
		Readiness: func() server.Readiness {
			l := live.Load()
			if l == nil {
				if w := waiting.Load(); w != nil {
					return server.Readiness{State: map[string]string{"status": "waiting", "store": "unreachable", "since": w.Since.UTC().Format(time.RFC3339), "error": w.Error}}
				}
				return server.Readiness{State: map[string]string{"status": "loading"}}
			}
			return server.Readiness{Ready: true, State: readyState(l.State())}
		},
		Pin: func(ctx context.Context) (context.Context, error) {
			l := live.Load()
			if l == nil && waiting.Load() != nil {
				return nil, org.Errorf(org.Unavailable, "", "the store cannot be reached, and the server waits for it; try again later")
			}
			if l == nil {
				return nil, org.Errorf(org.Unavailable, "", "the organization is still being loaded; try again in a moment")
			}
			return graph.Pin(ctx, l, moments)
		},
		Moment:               graph.MomentOf,
		AnswerCache:          c.AnswerCache,
		Origins:              c.CORSOrigin,
		Limits:               limits,
		DisableIntrospection: !c.Introspection,
		Explorer:             frontend.Explorer(),
		GraphiQL:             frontend.GraphiQL(),
	})
}

// readyState is the body of /readyz.
func readyState(s store.State) any {
	body := map[string]any{"status": "ready", "revision": s.Revision, "date": s.Date.String(), "store": "reachable"}
	if !s.Reachable {
		body["store"], body["since"], body["error"] = "unreachable", s.Since.UTC().Format(time.RFC3339), s.Error
	}
	return body
}

// fill gives a store in which there was never anybody the sample organization.
func fill(ctx context.Context, l *store.Live) error {
	for range l.Facts().People() {
		return nil
	}
	if l.Now().Revision() > 1 {
		return nil
	}
	one := l.Now().Revision()
	r, err := l.Apply(ctx, store.Request{Changes: sample.Default(), Reason: "the sample organization", By: "rung", Origin: commandLine, ExpectedRevision: &one, RequestID: "sample"})
	if err != nil {
		return err
	}
	if len(r.Problems) > 0 {
		return fmt.Errorf("the sample organization: %s", r.Problems[0].Message)
	}
	return nil
}
