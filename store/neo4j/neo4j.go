// Package neo4j keeps an organization in a Neo4j database, of the Community Edition or any other, as the property
// graph that package store describes. Whoever may read the database can ask it in Cypher while servers run, and
// may edit it by hand: the server notices, and adopts the edit as a revision.
//
// Neo4j isolates transactions at read committed, so that a value read proves nothing about the next statement.
// Every commit begins by locking the Organization node; head.go says how to tell commits from edits by hand.
package neo4j

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"rung/org"
	"rung/store"
)

func init() {
	for _, scheme := range []string{"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"} {
		store.Register(scheme, Open)
	}
}

// The variables that hold name and password; none for a server without authentication.
const (
	userVariable     = "RUNG_NEO4J_USER"
	passwordVariable = "RUNG_NEO4J_PASSWORD"
)

const (
	// transactionTimeout ends a transaction on the server; a client that stopped would else hold its locks.
	transactionTimeout = 10 * time.Second
	// driverPatience is how long the driver itself repeats what failed for a moment only.
	driverPatience = 2 * time.Second
	// connectPatience is how long a server may take to accept a connection.
	connectPatience = 3 * time.Second
	// defaultDatabase is the one of the Community Edition.
	defaultDatabase = "neo4j"
)

// Store is one Neo4j database. It implements store.Store.
type Store struct {
	driver   neo4j.DriverWithContext
	database string
	where    string // for messages
	routed   bool   // a cluster: reads go to its leader too, because others lag behind

	committing chan struct{} // held, by putting a value in, by whoever commits
	staged     *staging      // what was written beforehand; of whoever commits
	name       string        // tells this Store from every other that stages
	seed       maphash.Seed

	stop     context.CancelFunc // ends sweeping
	sweeping sync.WaitGroup

	mu   sync.Mutex
	base *base // as of the last Load; nil before the first
	last *seen // what Head found last; nil where it has to look
}

// Open connects to the database that a URL names: bolt://HOST:PORT for one server, neo4j://HOST:PORT for a
// cluster, with +s for TLS, +ssc for TLS with a certificate that nobody checks; a path names a database other than
// "neo4j". Name and password are in RUNG_NEO4J_USER and RUNG_NEO4J_PASSWORD. A new database gets its constraints,
// indexes and names.
func Open(ctx context.Context, rawURL string) (store.Store, error) {
	u, err := url.Parse(rawURL)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("%q names no Neo4j server; write bolt://HOST:PORT, such as bolt://127.0.0.1:7687", rawURL)
	}
	if u.User != nil {
		return nil, fmt.Errorf("the URL of %s has a name or password in it; put them into the variables %s and %s", u.Host, userVariable, passwordVariable)
	}
	database := strings.Trim(u.Path, "/")
	if database == "" {
		database = defaultDatabase
	}
	u.Path = ""
	auth := neo4j.NoAuth()
	if user := os.Getenv(userVariable); user != "" {
		auth = neo4j.BasicAuth(user, os.Getenv(passwordVariable), "")
	}
	driver, err := neo4j.NewDriverWithContext(u.String(), auth, func(c *config.Config) {
		c.UserAgent = "rung"
		c.TelemetryDisabled = true
		c.MaxTransactionRetryTime = driverPatience
		c.SocketConnectTimeout = connectPatience
		c.ConnectionAcquisitionTimeout = connectPatience + driverPatience
		c.ConnectionLivenessCheckTimeout = time.Minute
		c.FetchSize = neo4j.FetchAll
		c.NotificationsMinSeverity = notifications.DisabledLevel
	})
	if err != nil {
		return nil, fmt.Errorf("%q: %w", rawURL, err)
	}
	s := &Store{driver: driver, database: database, where: u.Host, routed: strings.HasPrefix(u.Scheme, "neo4j"), committing: make(chan struct{}, 1), name: uuid.NewString(), seed: maphash.MakeSeed()}
	if err := s.connect(ctx); err != nil {
		_ = driver.Close(context.WithoutCancel(ctx))
		return nil, err
	}
	sweeping, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	s.sweeping.Go(func() { s.sweep(sweeping) })
	return s, nil
}

func (s *Store) connect(ctx context.Context) error {
	if err := s.driver.VerifyConnectivity(ctx); err != nil {
		var e *neo4j.Neo4jError
		if errors.As(err, &e) && e.IsAuthenticationFailed() {
			return fmt.Errorf("Neo4j at %s refuses the name and password; %s and %s must hold them: %w", s.where, userVariable, passwordVariable, err)
		}
		return s.failed(ctx, err)
	}
	return s.prepare(ctx)
}

// Close ends every connection.
func (s *Store) Close() error {
	s.stop()
	s.sweeping.Wait()
	return s.driver.Close(context.Background())
}

// read runs work in a managed read transaction and returns the bookmark of its end.
func (s *Store) read(ctx context.Context, work func(neo4j.ManagedTransaction) error) (bookmark string, err error) {
	return s.readAfter(ctx, "", work)
}

// readAfter is read, of what the database says once everything up to a bookmark is applied; "" for no bookmark.
func (s *Store) readAfter(ctx context.Context, after string, work func(neo4j.ManagedTransaction) error) (bookmark string, err error) {
	c := neo4j.SessionConfig{DatabaseName: s.database, AccessMode: neo4j.AccessModeRead}
	if s.routed {
		c.AccessMode = neo4j.AccessModeWrite
	}
	if after != "" {
		c.Bookmarks = neo4j.BookmarksFromRawValues(strings.Fields(after)...)
	}
	session := s.driver.NewSession(ctx, c)
	defer session.Close(context.WithoutCancel(ctx)) // whoever was cancelled gives the connection back as well
	execute := session.ExecuteRead
	if s.routed {
		execute = session.ExecuteWrite
	}
	_, err = execute(ctx, func(tx neo4j.ManagedTransaction) (any, error) { return nil, work(tx) }, s.transaction("read", transactionTimeout)...)
	if err != nil {
		return "", err
	}
	return strings.Join(session.LastBookmarks(), " "), nil
}

// write runs work in a managed write transaction.
func (s *Store) write(ctx context.Context, what string, timeout time.Duration, work func(neo4j.ManagedTransaction) error) error {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database, AccessMode: neo4j.AccessModeWrite})
	defer session.Close(context.WithoutCancel(ctx))
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) { return nil, work(tx) }, s.transaction(what, timeout)...)
	return err
}

// transaction says what the database's administrator sees of a transaction, and how long it may take.
func (s *Store) transaction(what string, timeout time.Duration) []func(*neo4j.TransactionConfig) {
	return []func(*neo4j.TransactionConfig){
		neo4j.WithTxTimeout(timeout),
		neo4j.WithTxMetadata(map[string]any{"app": "rung", "what": what}),
	}
}

// rows runs a statement and calls each for every row.
func rows(ctx context.Context, tx neo4j.ManagedTransaction, statement string, parameters map[string]any, each func([]any) error) error {
	result, err := tx.Run(ctx, statement, parameters)
	if err != nil {
		return err
	}
	var record *neo4j.Record
	for result.NextRecord(ctx, &record) {
		if err := each(record.Values); err != nil {
			return err
		}
	}
	return result.Err()
}

// run runs a statement whose rows do not matter, and waits for its end.
func run(ctx context.Context, tx neo4j.ManagedTransaction, statement string, parameters map[string]any) error {
	result, err := tx.Run(ctx, statement, parameters)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}

// The codes of Neo4j that mean more than that something failed.
const (
	codeTooLarge    = "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
	codeTimedOut    = "Neo.ClientError.Transaction.TransactionTimedOut"
	codeTimedOutOur = "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"
	codeLockStopped = "Neo.TransientError.Transaction.LockClientStopped"
	codeLockEnded   = "Neo.ClientError.Transaction.LockClientStopped"
)

// failed maps an error of the driver to the port's: the context's where that is done, else ErrUnavailable.
func (s *Store) failed(ctx context.Context, err error) error {
	var ours *org.Error
	switch {
	case err == nil, errors.As(err, &ours):
		return err
	case errors.Is(err, errLease):
		return fmt.Errorf("%w: Neo4j at %s: %w, try again", store.ErrUnavailable, s.where, err)
	case errors.Is(err, store.ErrStale), errors.Is(err, store.ErrNoRevision), errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrUnknownOutcome):
		return err
	case ctx.Err() != nil:
		return context.Cause(ctx)
	}
	var e *neo4j.Neo4jError
	if errors.As(err, &e) {
		switch e.Code {
		case codeTimedOut, codeTimedOutOur, codeLockStopped, codeLockEnded:
			return fmt.Errorf("%w: Neo4j at %s is busy, try again: %w", store.ErrUnavailable, s.where, err)
		}
	}
	return fmt.Errorf("%w: Neo4j at %s: %w", store.ErrUnavailable, s.where, err)
}
