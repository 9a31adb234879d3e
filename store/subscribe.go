package store

import "context"

// Event tells of a revision.
type Event struct {
	Header
	TookEffect bool // it was written before, for a day that has come now
}

// Subscribe returns one event per revision, beginning with the one after since (nil: with the next to come),
// without a gap and none twice, and one when a scheduled change takes effect. The channel is closed when the
// context ends or the Live is closed. Whoever receives slowly keeps nobody else waiting.
func (l *Live) Subscribe(ctx context.Context, since *int) <-chan Event {
	events := make(chan Event)
	l.mu.Lock()
	position, effects := l.moment.Load().Revision(), len(l.effects)
	l.mu.Unlock()
	if since != nil {
		position = max(*since, 0)
	}
	send := func(e Event) bool {
		select {
		case events <- e:
			return true
		case <-ctx.Done():
		case <-l.stopped:
		}
		return false
	}
	go func() {
		defer close(events)
		for {
			l.mu.Lock()
			headers, took, changed := l.moment.Load().headers, l.effects, l.changed
			l.mu.Unlock()
			for ; position < len(headers); position++ {
				if !send(Event{Header: headers[position]}) {
					return
				}
			}
			for ; effects < len(took); effects++ {
				if !send(Event{Header: took[effects], TookEffect: true}) {
					return
				}
			}
			select {
			case <-changed:
			case <-ctx.Done():
				return
			case <-l.stopped:
				return
			}
		}
	}()
	return events
}
