package store

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"rung/org"
)

// Live keeps an organization current in memory. Reads never wait for the store: they are answered from the
// newest moment known, also while the store cannot be reached. Other processes' commits are followed within a
// fraction of a second.
type Live struct {
	store  Store
	clock  func() time.Time
	log    *slog.Logger
	moment atomic.Pointer[Moment]

	// writing is held, by putting a value in, by whoever commits or follows: one at a time in a process.
	writing chan struct{}

	mu       sync.Mutex     // guards what follows, and the order of moments
	requests map[string]int // request id to revision
	effects  []Header       // scheduled changes, in the order in which they took effect
	changed  chan struct{}  // closed and replaced when anything above or the moment changes
	outage   *outage        // nil while the store can be reached

	snapshots snapshotCache
	builds    singleflight.Group
	revisions revisionCache
	tokens    tokenCache

	concerning personRevisions

	stop    context.CancelFunc
	stopped chan struct{}
}

type outage struct {
	since time.Time
	err   error
}

// Options are a Live's; the zero value is for production.
type Options struct {
	Clock func() time.Time // nil: the machine's
	Log   *slog.Logger     // nil: the default
	Poll  time.Duration    // how often other processes' commits are looked for; 0: 200 ms
}

const defaultPoll = 200 * time.Millisecond

// OpenLive loads the facts of a store and begins to follow it. Close stops that, and closes the store.
func OpenLive(ctx context.Context, s Store, o Options) (*Live, error) {
	l := &Live{
		store: s, clock: o.Clock, log: o.Log,
		writing: make(chan struct{}, 1), requests: map[string]int{}, changed: make(chan struct{}),
		stopped: make(chan struct{}),
	}
	if l.clock == nil {
		l.clock = time.Now
	}
	if l.log == nil {
		l.log = slog.Default()
	}
	if o.Poll == 0 {
		o.Poll = defaultPoll
	}
	if err := l.reload(ctx); err != nil {
		return nil, err
	}
	following, stop := context.WithCancel(context.WithoutCancel(ctx))
	l.stop = stop
	go l.follow(following, o.Poll)
	return l, nil
}

// Close stops following, ends every subscription and closes the store. It must be called once.
func (l *Live) Close() error {
	l.stop()
	<-l.stopped
	return l.store.Close()
}

// State is what there is to say about the store.
type State struct {
	Revision  int       // of the newest moment
	Date      org.Date  // of the newest moment
	Reachable bool      // the store answered when it was asked last
	Since     time.Time // since when it is not; zero while it is
	Error     string    // why it is not
}

// State returns the store's state as of the last poll.
func (l *Live) State() State {
	m := l.Now()
	st := State{Revision: m.Revision(), Date: m.today.Date(), Reachable: true}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.outage != nil {
		st.Reachable, st.Since, st.Error = false, l.outage.since, l.outage.err.Error()
	}
	return st
}

// Now returns the newest moment. What asks several questions of one revision keeps it.
func (l *Live) Now() *Moment { return l.moment.Load() }

// Facts returns the newest facts.
func (l *Live) Facts() *org.Facts { return l.Now().facts }

// Snapshot returns the newest facts as of a day; NoDate is today.
func (l *Live) Snapshot(date org.Date) *org.Snapshot { return l.Now().Snapshot(date) }

// today returns the current date, in UTC.
func (l *Live) today() org.Date { return org.DateOf(l.clock()) }

// reload reads everything anew from the store.
func (l *Live) reload(ctx context.Context) error {
	loaded, err := l.store.Load(ctx)
	if err != nil {
		return err
	}
	l.warn(loaded)
	headers, err := l.allHeaders(ctx, loaded.Facts.Revision)
	if err != nil {
		return err
	}
	m := &Moment{live: l, facts: loaded.Facts, today: org.NewSnapshot(loaded.Facts, l.today()), headers: headers}
	l.mu.Lock()
	defer l.mu.Unlock()
	clear(l.requests)
	l.revisions.clear() // what is loaded anew may have another past
	l.concerning.clear()
	for _, h := range headers {
		l.remember(h)
	}
	l.put(m)
	return nil
}

func (l *Live) warn(loaded Loaded) {
	for _, w := range loaded.Warnings {
		l.log.Warn("the graph in the store was edited by hand: "+w, "revision", loaded.Facts.Revision)
	}
}

// allHeaders reads the headers of revisions 1 to last, oldest first.
func (l *Live) allHeaders(ctx context.Context, last int) ([]Header, error) {
	const page = 1000
	headers := make([]Header, last)
	for before := last + 1; before > 1; {
		list, err := l.store.Headers(ctx, before, page)
		if err != nil {
			return nil, err
		}
		for _, h := range list {
			before--
			if h.Number != before {
				return nil, fmt.Errorf("%w: its log has a gap: revision %d is missing", ErrUnavailable, before)
			}
			headers[before-1] = h
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("%w: its log has a gap: revision %d is missing", ErrUnavailable, before-1)
		}
	}
	return headers, nil
}

func (l *Live) remember(h Header) {
	if h.RequestID != "" {
		l.requests[h.RequestID] = h.Number
	}
}

// put makes a moment the newest and wakes whoever waits for one. l.mu is held.
func (l *Live) put(m *Moment) {
	l.moment.Store(m)
	l.snapshots.clear()
	close(l.changed)
	l.changed = make(chan struct{})
}

// advance makes a revision, which must follow the newest, the newest. One that is known already is
// passed over. It returns the moment of that revision or of a later one.
func (l *Live) advance(r Revision, facts *org.Facts) *Moment {
	l.mu.Lock()
	defer l.mu.Unlock()
	m := l.moment.Load()
	if r.Number != m.Revision()+1 {
		return m
	}
	if facts == nil {
		facts = m.facts.Redo(r.Number, r.Delta)
	}
	l.remember(r.Header)
	l.revisions.add(r)
	next := &Moment{live: l, facts: facts, today: m.today.Next(facts, r.Delta), headers: append(m.headers, r.Header)}
	l.put(next)
	return next
}

// hold waits until nobody else commits or follows in this process, and returns what ends that.
func (l *Live) hold(ctx context.Context) (release func(), err error) {
	select {
	case l.writing <- struct{}{}:
		return func() { <-l.writing }, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// Revision returns a revision with its delta: from memory where it is one of the last, else from the store.
// It fails with ErrNoRevision or ErrUnavailable.
func (l *Live) Revision(ctx context.Context, number int) (Revision, error) {
	if r, ok := l.revisions.get(number); ok {
		return r, nil
	}
	r, err := l.store.Revision(ctx, number)
	if err == nil {
		l.revisions.add(r)
	}
	return r, err
}
