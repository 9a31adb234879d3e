package server

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sync"

	"github.com/maypok86/otter/v2"
	"github.com/prometheus/client_golang/prometheus"
)

// answers keeps what was answered, to be given again to whoever has the same rights and asks the same, to the letter,
// about the same moment. A key names all that an answer depends on, so that none is ever out of date; those of a moment
// that is over are dropped when the next one is asked about. A nil *answers keeps nothing.
//
// Only whole answers to queries without an error are kept, and none for which each request is noted in the log.
type answers struct {
	cache *otter.Cache[answerKey, *keptAnswer]
	most  int // bytes of one answer

	mu     sync.Mutex
	moment string // of what is kept

	hits, misses, evictions prometheus.Counter
}

// answerKey names all that an answer depends on; the zero key is nobody's.
type answerKey struct {
	moment string
	hash   [sha256.Size]byte // of the rest too
}

// keptAnswer is an answer that was given.
type keptAnswer struct {
	name string // of the operation
	tag  string // its ETag; "" without one
	rest []byte // of the body, after beforeData
}

// keptOverhead is about how many bytes keeping an answer costs beside its text.
const keptOverhead = 250

// largestKept is the part of all bytes that one answer may take.
const largestKept = 16

// newAnswers returns a cache of so many bytes, which is counted in the metrics; nil where that is none.
func newAnswers(bytes int64, registry prometheus.Registerer) *answers {
	if bytes <= 0 {
		return nil
	}
	counter := func(name, help string) prometheus.Counter {
		c := prometheus.NewCounter(prometheus.CounterOpts{Name: name, Help: help})
		registry.MustRegister(c)
		return c
	}
	a := &answers{
		most:      int(bytes / largestKept),
		hits:      counter("rung_answer_cache_hits_total", "Answers that were given from the cache."),
		misses:    counter("rung_answer_cache_misses_total", "Operations that were looked for in the cache of answers and not found."),
		evictions: counter("rung_answer_cache_evictions_total", "Answers that were dropped from the cache because it was full."),
	}
	a.cache = otter.Must(&otter.Options[answerKey, *keptAnswer]{
		MaximumWeight: uint64(bytes),
		Weigher: func(_ answerKey, k *keptAnswer) uint32 {
			return uint32(cap(k.rest) + len(k.name) + len(k.tag) + keptOverhead)
		},
		OnDeletion: func(e otter.DeletionEvent[answerKey, *keptAnswer]) {
			if e.Cause == otter.CauseOverflow {
				a.evictions.Inc()
			}
		},
	})
	gauge := func(name, help string, value func() float64) {
		registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value))
	}
	gauge("rung_answer_cache_bytes", "Bytes that the answers in the cache take.", func() float64 { return float64(a.cache.WeightedSize()) })
	gauge("rung_answer_cache_limit_bytes", "Bytes that they may take at most.", func() float64 { return float64(bytes) })
	gauge("rung_answer_cache_entries", "Answers in the cache.", func() float64 { return float64(a.cache.EstimatedSize()) })
	return a
}

// keyOf names all that the answer to a request depends on; the zero key where nothing is kept of it.
func (e *engine) keyOf(in pinned, by answering, media string, text []byte) (key answerKey) {
	if e.answers == nil || e.moment == nil || text == nil {
		return key
	}
	moment, rights := e.moment(in.ctx)
	if moment == "" {
		return key
	}
	e.answers.now(moment)
	parts := make([]byte, 0, 512)
	for _, part := range [...]string{e.version, moment, rights, by.transport, media} {
		parts = binary.LittleEndian.AppendUint32(parts, uint32(len(part)))
		parts = append(parts, part...)
	}
	return answerKey{moment, sha256.Sum256(append(parts, text...))}
}

// now drops what is kept of another moment.
func (a *answers) now(moment string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.moment != moment {
		a.moment = moment
		a.cache.InvalidateAll()
	}
}

// find returns a kept answer; nil where there is none.
func (a *answers) find(key answerKey) *keptAnswer {
	if a == nil || key == (answerKey{}) {
		return nil
	}
	k, ok := a.cache.GetIfPresent(key)
	if !ok {
		a.misses.Inc()
		return nil
	}
	a.hits.Inc()
	return k
}

// keep keeps an answer, unless it is too large or its moment is over.
func (a *answers) keep(key answerKey, k *keptAnswer) {
	if a == nil || key == (answerKey{}) || len(k.rest) > a.most {
		return
	}
	if cap(k.rest)-len(k.rest) > len(k.rest)/4 {
		k.rest = slices.Clone(k.rest) // not with the room that was made for it
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.moment == key.moment {
		a.cache.Set(key, k)
	}
}
