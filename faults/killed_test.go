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
			// It is killed while it writes, and not before it has begun to.
			eventually(t, 10*time.Second, "something is written", func() bool { return w.rounds.Load() > before })
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
