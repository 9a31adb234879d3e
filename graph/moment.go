package graph

import (
	"context"
	"fmt"
	"strconv"
	"sync"

	"rung/access"
	"rung/org"
	"rung/store"
)

// DefaultMoments is the most days that one operation may ask about, where nothing else is said.
const DefaultMoments = 4

// pin is the revision that an operation reads, so that an answer is never half old and half new, and who asks.
type pin struct {
	moment *store.Moment
	viewer access.Someone
	most   int // days

	mu   sync.Mutex
	days []org.Date
}

type pinKey struct{}

// Pin gives an operation the newest revision, which it reads to its end, on so many days at most. Who asks is in the context; it fails with
// UNAUTHENTICATED where nobody does, and with FORBIDDEN where they may read nothing.
func Pin(ctx context.Context, live *store.Live, moments int) (context.Context, error) {
	who, ok := access.From(ctx)
	if !ok {
		return nil, org.Errorf(org.Unauthenticated, "", "sign in first, or send a token")
	}
	m := live.Now()
	viewer := who.In(m.Today())
	if err := viewer.MayRead(); err != nil {
		return nil, err
	}
	return context.WithValue(ctx, pinKey{}, &pin{moment: m, viewer: viewer, most: moments}), nil
}

func pinned(ctx context.Context) *pin {
	p, ok := ctx.Value(pinKey{}).(*pin)
	if !ok {
		panic("graph: an operation runs without a pinned moment")
	}
	return p
}

// MomentOf names what the answer of a pinned operation depends on besides the operation: the moment, which is the
// organization, the revision and the day, and the rights of who asks.
func MomentOf(ctx context.Context) (moment, rights string) {
	p := pinned(ctx)
	written := int64(0)
	if headers := p.moment.Headers(); len(headers) > 0 {
		written = headers[len(headers)-1].At.UnixMilli()
	}
	today := p.moment.Today()
	text := make([]byte, 0, 96)
	text = strconv.AppendQuote(text, today.Name())
	for _, n := range [...]int64{int64(p.moment.Revision()), written, int64(today.Date())} {
		text = strconv.AppendInt(append(text, ' '), n, 10)
	}
	return string(text), p.viewer.Key()
}

// on returns the organization as of a day, which an argument names; NoDate is today. LIMIT past the last day that an
// operation may have.
func (p *pin) on(day org.Date, argument string) (*org.Snapshot, error) {
	if day == org.NoDate {
		day = p.moment.Today().Date()
	}
	p.mu.Lock()
	known := false
	for _, d := range p.days {
		known = known || d == day
	}
	if !known && len(p.days) >= p.most {
		p.mu.Unlock()
		return nil, org.Errorf(org.Limit, argument, "one operation may ask about at most %d days", p.most)
	}
	if !known {
		p.days = append(p.days, day)
	}
	p.mu.Unlock()
	return p.moment.Snapshot(day), nil
}

// node returns what an id names, in the moment that its suffix says; nil where nothing does.
func (p *pin) node(id, argument string) (org.Node, error) {
	day := org.NoDate
	if moment := org.Moment(id); moment != "" {
		var err error
		if day, err = org.ParseDate(moment); err != nil {
			return nil, nil // a preview, which is over
		}
	}
	s, err := p.on(day, argument)
	if err != nil {
		return nil, err
	}
	n, ok := s.Node(id)
	if !ok {
		return nil, nil
	}
	return n, nil
}

// maxNodes is the most ids that one nodes may have.
const maxNodes = 1000

// nodes returns what each of some ids names, nil where one names nothing.
func (p *pin) nodes(ids []string) ([]org.Node, error) {
	if len(ids) > maxNodes {
		return nil, org.Errorf(org.Limit, "ids", "must be at most %d, but are %d", maxNodes, len(ids))
	}
	out := make([]org.Node, len(ids))
	for i, id := range ids {
		n, err := p.node(id, fmt.Sprintf("ids[%d]", i))
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}
