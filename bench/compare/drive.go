package main

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
	"github.com/valyala/fasthttp"
)

// dice is the chance of one connection, the same in every run.
type dice struct{ *rand.Rand }

func newDice(n uint64) *dice { return &dice{rand.New(rand.NewPCG(n, 1))} }

// measured is what one operation of one system came to.
type measured struct {
	PerSecond float64 // answers
	P50, P99  float64 // milliseconds
	MB        float64 // resident, afterwards
	Answers   int
	Bytes     int // of one answer
}

func (m measured) line(name string) string {
	return fmt.Sprintf("%-10s %9.1f a second, p50 %8.2f ms, p99 %8.2f ms, %6.0f MB", name, m.PerSecond, m.P50, m.P99, m.MB)
}

// longest is how long one answer may take, in microseconds, for the histogram; slower ones count as that.
const longest = 10 * 60 * 1_000_000

// drive asks over so many connections at once, each of which asks again as soon as it is answered, and measures what
// comes after the warm-up. It fails on the first answer that is an error.
func drive(url string, o options, body func(*dice) []byte, check func(answer []byte) error) (m measured, err error) {
	c := &fasthttp.Client{MaxConnsPerHost: o.clients, ReadTimeout: 10 * time.Minute, NoDefaultUserAgentHeader: true}
	defer c.CloseIdleConnections()
	times := hdrhistogram.New(1, longest, 3)
	var mu sync.Mutex
	var working sync.WaitGroup
	began := time.Now()
	counts, ends := began.Add(o.warm), began.Add(o.warm+o.each)
	var first, last time.Time
	for n := range o.clients {
		working.Go(func() {
			d := newDice(uint64(n) + 1)
			own := hdrhistogram.New(1, longest, 3)
			request, response := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
			defer fasthttp.ReleaseRequest(request)
			defer fasthttp.ReleaseResponse(response)
			request.SetRequestURI(url)
			request.Header.SetMethod("POST")
			request.Header.SetContentType("application/json")
			size := 0
			var failed error
			var counted, done time.Time // the beginning of the first that counts, and the end of the last
			for failed == nil {
				start := time.Now()
				if start.After(ends) {
					break
				}
				request.SetBody(body(d))
				failed = c.Do(request, response)
				if failed == nil && response.StatusCode() != 200 {
					failed = fmt.Errorf("%d: %.300s", response.StatusCode(), response.Body())
				}
				if failed == nil {
					failed = check(response.Body())
				}
				done = time.Now()
				if start.After(counts) || done.After(ends) { // of the slowest, what began before counts too
					if counted.IsZero() {
						counted = start
					}
					_ = own.RecordValue(min(done.Sub(start).Microseconds(), longest)) // within the histogram
					size = len(response.Body())
				}
			}
			mu.Lock()
			defer mu.Unlock()
			times.Merge(own)
			if failed != nil && err == nil {
				err = failed
			}
			if done.After(last) {
				last = done
			}
			if first.IsZero() || !counted.IsZero() && counted.Before(first) {
				first = counted
			}
			m.Bytes = max(m.Bytes, size)
		})
	}
	working.Wait()
	if err != nil {
		return m, err
	}
	m.Answers = int(times.TotalCount())
	m.PerSecond = float64(m.Answers) / last.Sub(first).Seconds()
	m.P50, m.P99 = float64(times.ValueAtQuantile(50))/1000, float64(times.ValueAtQuantile(99))/1000
	return m, nil
}
