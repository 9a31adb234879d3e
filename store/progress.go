package store

import (
	"context"
	"time"
)

// Progress hears how far a long commit is: how many of its records are written ahead of the moment at which all of
// them become visible. It is called now and then, from one goroutine, and must return at once.
type Progress func(done, total int)

type progressKey struct{}

// WithProgress returns a context under which a store tells how far a long commit is.
func WithProgress(ctx context.Context, p Progress) context.Context {
	return context.WithValue(ctx, progressKey{}, p)
}

// ProgressOf returns who wants to hear of progress; never nil.
func ProgressOf(ctx context.Context) Progress {
	if p, ok := ctx.Value(progressKey{}).(Progress); ok {
		return p
	}
	return func(int, int) {}
}

// progressPause is between two entries of the log that say how far a long commit is.
const progressPause = 5 * time.Second

// loggingProgress returns a context under which a long commit is heard of in the log, unless somebody else listens.
func (l *Live) loggingProgress(ctx context.Context) context.Context {
	if _, heard := ctx.Value(progressKey{}).(Progress); heard {
		return ctx
	}
	last := l.clock()
	return WithProgress(ctx, func(done, total int) {
		if now := l.clock(); now.Sub(last) >= progressPause {
			last = now
			l.log.Info("a large change is being written", "done", done, "of", total)
		}
	})
}
