package store

import "context"

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
