package faults

import (
	"os"
	"testing"
	"time"
)

// together is how long two servers write at once; RUNG_FAULTS_FOR may say otherwise, such as 10m.
func together(t *testing.T) time.Duration {
	t.Helper()
	text := os.Getenv("RUNG_FAULTS_FOR")
	if text == "" {
		return time.Minute
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTwoServersThatWriteAtOnceLoseNothing(t *testing.T) {
	long := together(t)
	onBothStores(t, func(t *testing.T, url string) {
		first := newServer(t, url)
		found(first)
		w := newWriters(t, 6, first, newServer(t, url))
		time.Sleep(long)
		w.end()
		w.check(url)
		if n := len(w.acknowledged); n < 100 {
			t.Errorf("only %d changes were acknowledged", n)
		}
	})
}
