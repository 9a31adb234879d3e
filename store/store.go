// Package store keeps facts. It holds the port that the server writes to and reads from (Store), the one
// encoding of records as a property graph, which every store keeps, the payload that redoes a revision, and
// Live, which keeps an organization current in memory. The stores themselves are in packages below.
package store

import (
	"context"
	"errors"
	"time"

	"rung/org"
)

var (
	// ErrStale: the head is no longer the revision that a commit expected. Nothing was written.
	ErrStale = errors.New("the store has a newer revision than the one expected")
	// ErrUnavailable: the store cannot be reached, or is busy for too long. Nothing was written.
	ErrUnavailable = errors.New("the store cannot be reached")
	// ErrUnknownOutcome: the connection was lost while committing, and it could not be settled whether
	// the revision was written. The same commit, with the same request id, may be sent again at any time.
	ErrUnknownOutcome = errors.New("the store did not say whether the revision was written")
	// ErrNoRevision: there is no revision of that number or request id.
	ErrNoRevision = errors.New("there is no such revision")
)

// Store keeps one organization. It is safe for use by several goroutines, and several processes may have the
// same one open.
//
// Every method may fail with ErrUnavailable, wrapped with the cause, and answers a cancelled context with the
// context's error; then nothing was written.
type Store interface {
	// Load reads the newest facts. An empty store has none, at revision 0. A graph that was edited by hand
	// loads: what cannot be read is among the warnings.
	Load(ctx context.Context) (Loaded, error)

	// Commit writes a revision on top of the one expected, all of it or nothing, and durably: once it
	// has answered, neither a crash of the process nor one of the machine loses it. The receipt has the revision's
	// number, which is expected + 1.
	//
	// A request id that was committed before is answered with the number of that revision, whatever is expected,
	// and nothing is written. ErrStale: another revision was written meanwhile. ErrUnknownOutcome: see there.
	Commit(ctx context.Context, expected int, r Revision) (Receipt, error)

	// Head says what the newest revision is. It is cheap: it may be asked several times a second.
	Head(ctx context.Context) (Head, error)

	// Revisions returns revisions with their deltas, oldest first and without a gap, beginning with the one after
	// since, at most limit of them.
	Revisions(ctx context.Context, since, limit int) ([]Revision, error)

	// Headers returns revisions without their deltas and what they touched, newest first, beginning with the one
	// before a number (0: with the newest), at most limit of them.
	Headers(ctx context.Context, before, limit int) ([]Header, error)

	// Revision returns one revision with its delta, or ErrNoRevision.
	Revision(ctx context.Context, number int) (Revision, error)

	// ByRequest returns the revision that was committed with a request id, or ErrNoRevision.
	ByRequest(ctx context.Context, requestID string) (Revision, error)

	// Forget takes people out of the facts, by a delta, and of every revision, all at once or not at all, and commits a
	// revision, which is Rewritten, on top of the one expected. It answers how many earlier ones were written anew, and
	// fails as Commit does.
	Forget(ctx context.Context, expected int, x *org.Forgetting, d org.Delta, r Revision) (receipt Receipt, rewritten int, err error)

	// Tokens returns every token of the API, revoked and expired ones too, in order of their making. They are no part of
	// the facts: they are in no revision, and no copy.
	Tokens(ctx context.Context) ([]Token, error)

	// AddToken keeps a new token.
	AddToken(ctx context.Context, t Token) error

	// RevokeToken notes when a token was revoked, unless it was before. ErrNoToken where there is none of that id.
	RevokeToken(ctx context.Context, id string, at time.Time) error

	// UseToken notes when a token was used last. One that is not there is passed over.
	UseToken(ctx context.Context, id string, at time.Time) error

	// Close ends every connection.
	Close() error
}

// Loaded is what a store holds.
type Loaded struct {
	Facts    *org.Facts // at the head
	Warnings []string   // what could not be read, for the log
}

// Head is the newest revision.
type Head struct {
	Revision int
	// Edited: since this Store's last Load somebody changed the graph otherwise than by a commit. To adopt it,
	// load, and commit the difference as a revision that is Adopted.
	Edited bool
}

// Receipt is a commit's answer.
type Receipt struct {
	Number   int  // of the revision
	Repeated bool // the request id was committed before, as this revision; nothing was written now
}

// Header is a revision without what it changed.
type Header struct {
	Number    int       // from 1, without a gap; given by the store
	RequestID string    // unique; "" where the writer gave none
	At        time.Time // when it was committed, in UTC, to the millisecond
	By        string    // who wrote it; "" where not known
	Origin    string    // from where: "explorer", "api", "command line", "database", with the address; "" where not known
	Effective org.Date  // the day on which the changes take effect
	Reason    string    // in the writer's words; "" for none
	Summary   string    // what changed, in a sentence
	// Scheduled are the days after the one it was committed on, on which something of it takes effect; ascending.
	Scheduled []org.Date
}

// Revision is one change of the facts.
type Revision struct {
	Header
	Touched []string  // one a change: the id of who or what it created or changed
	Delta   org.Delta // every record touched, before and after
	// Adopted: somebody edited the graph by hand, and it says the delta already, perhaps in another way than ours
	// (ids of jobs, say). The store writes the touched records anew, so that later patches fit.
	Adopted bool
	// Reload: the delta was too large to keep; who follows loads the facts anew.
	Reload bool
	// Rewritten: with it, earlier revisions were written anew, because somebody was forgotten; who follows loads the facts
	// anew, and forgets what they know of those revisions. Its delta is empty: the earlier ones add up to the facts.
	Rewritten bool
}
