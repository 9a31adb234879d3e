package faults

import (
	"math/rand/v2"
	"testing"
	"time"
)

// kills is how often a server is killed.
const kills = 200

func TestAServerThatIsKilledLosesNothing(t *testing.T) {
	onBothStores(t, func(t *testing.T, url string) {
		s := newServer(t, url)
		found(s)
		w := newWriters(t, 4, s)
		for range kills {
			before := w.rounds.Load()
			time.Sleep(time.Duration(rand.IntN(60_000)) * time.Microsecond)
			for end := time.Now().Add(10 * time.Second); w.rounds.Load() == before && time.Now().Before(end); {
				time.Sleep(time.Millisecond) // it is killed while it writes, and not before it has begun to
			}
			time.Sleep(time.Duration(rand.IntN(5_000)) * time.Microsecond)
			s.kill()
			s.start()
		}
		w.end()
		w.check(url)
		if n := len(w.acknowledged); n < kills {
			t.Errorf("only %d changes were acknowledged", n)
		}
	})
}
