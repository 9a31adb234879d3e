package bench

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/HdrHistogram/hdrhistogram-go"
	"github.com/valyala/fasthttp"
)

// Dice is the chance of one connection, the same in every run.
func Dice(n uint64) *rand.Rand { return rand.New(rand.NewPCG(n, 1)) }

// Measured is what one operation of one system came to.
type Measured struct {
	PerSecond float64 // answers
	P50, P99  float64 // milliseconds
	MB        float64 // resident, afterwards
	Answers   int
	Bytes     int // of one answer
}

// Line is a line for whoever waits.
func (m Measured) Line(name string) string {
	return fmt.Sprintf("%-10s %9.1f a second, p50 %8.2f ms, p99 %8.2f ms, %6.0f MB", name, m.PerSecond, m.P50, m.P99, m.MB)
}

// longest is how long one answer may take, in microseconds, for the histogram; slower ones count as that.
const longest = 10 * 60 * 1_000_000

// Load is how much is asked, and for how long.
type Load struct {
	Clients    int           // connections at once
	Each, Warm time.Duration // how long it counts, and how long before
}

// Drive asks over so many connections at once, each of which asks again as soon as it is answered, and measures what
// comes after the warm-up. It fails on the first answer that is an error.
func Drive(url string, o Load, body func(*rand.Rand) []byte, check func(answer []byte) error) (m Measured, err error) {
	c := &fasthttp.Client{MaxConnsPerHost: o.Clients, ReadTimeout: 10 * time.Minute, NoDefaultUserAgentHeader: true}
	defer c.CloseIdleConnections()
	times := hdrhistogram.New(1, longest, 3)
	var mu sync.Mutex
	var working sync.WaitGroup
	began := time.Now()
	counts, ends := began.Add(o.Warm), began.Add(o.Warm+o.Each)
	var first, last time.Time
	for n := range o.Clients {
		working.Go(func() {
			d := Dice(uint64(n) + 1)
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

// Times are how long something took, again and again; for any number of goroutines.
type Times struct {
	mu        sync.Mutex
	histogram *hdrhistogram.Histogram
}

// Add adds one.
func (t *Times) Add(took time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.histogram == nil {
		t.histogram = hdrhistogram.New(1, longest, 3)
	}
	_ = t.histogram.RecordValue(min(took.Microseconds(), longest)) // within the histogram
}

// Count returns how many there are.
func (t *Times) Count() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return int(t.histogram.TotalCount())
}

// Milliseconds returns the value that a percentage of them does not exceed.
func (t *Times) Milliseconds(percentile float64) float64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return float64(t.histogram.ValueAtQuantile(percentile)) / 1000
}
