package faults

import (
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rung/org"
	"rung/store"
)

// TestMidnightComesWhileServersWrite lets two servers, whose clocks a test moves, write over three midnights.
func TestMidnightComesWhileServersWrite(t *testing.T) {
	onBothStores(t, func(t *testing.T, url string) {
		var now atomic.Int64
		now.Store(time.Date(2026, 2, 27, 23, 59, 59, 0, time.UTC).UnixNano())
		clock := func() time.Time { return time.Unix(0, now.Load()).UTC() }
		var lives []*store.Live
		for range 2 {
			s, err := store.Open(t.Context(), url)
			if err != nil {
				t.Fatal(err)
			}
			l, err := store.OpenLive(t.Context(), s, store.Options{Clock: clock, Poll: 10 * time.Millisecond, Log: slog.New(slog.DiscardHandler)})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { l.Close() })
			lives = append(lives, l)
		}
		apply := func(l *store.Live, day org.Date, changes ...org.Change) {
			r, err := l.Apply(t.Context(), store.Request{Changes: changes, Effective: day})
			if err != nil || len(r.Problems) > 0 {
				t.Errorf("%v: %v, %+v", changes, err, r.Problems)
			}
		}
		first := org.NewDate(2026, 2, 27)
		changes := []org.Change{org.Hire{ID: "p0", Name: "P0", Title: "T"}}
		for i := 1; i < seats; i++ {
			changes = append(changes, org.Hire{ID: fmt.Sprintf("p%d", i), Name: "P", Title: "T", Manager: "p0"})
		}
		apply(lives[0], first, changes...)
		// What is recorded beforehand takes effect on its day.
		apply(lives[0], first+1, org.Update{Person: "p1", Title: org.To("Day 1")})
		apply(lives[0], first+2, org.Move{Person: "p1", To: "p2"}, org.Update{Person: "p1", Title: org.To("Day 2")})
		apply(lives[0], first+2, org.Leave{Person: "p3"}) // the last day
		eventually(t, 10*time.Second, "the second server follows", func() bool { return lives[1].Now().Revision() == 4 })
		events := lives[1].Subscribe(t.Context(), nil)
		var effects atomic.Int64
		go func() {
			for e := range events {
				if e.TookEffect {
					effects.Add(1)
				}
			}
		}()
		stop := make(chan struct{})
		var writing sync.WaitGroup
		var written [4]int
		var all atomic.Int64
		for i := range written {
			writing.Go(func() {
				for {
					select {
					case <-stop:
						return
					default:
					}
					apply(lives[i%2], org.NoDate, org.Update{Person: fmt.Sprintf("p%d", 5+i), Title: org.To(fmt.Sprintf("Title %d", written[i]))})
					written[i]++
					all.Add(1)
					time.Sleep(time.Millisecond) // as long as a request takes at least; SQLite's lock is not fair
				}
			})
		}
		want := []struct {
			title, manager string
			headcount      int
		}{{"Day 1", "person/p0", seats}, {"Day 2", "person/p2", seats}, {"Day 2", "person/p2", seats - 1}}
		for n, w := range want {
			from := all.Load()
			eventually(t, 20*time.Second, "writing goes on", func() bool { return all.Load() >= from+8 })
			now.Add(int64(24 * time.Hour))
			day := first + org.Date(n+1)
			for i, l := range lives {
				eventually(t, 2*time.Second, fmt.Sprintf("server %d is on day %d", i, n+1), func() bool {
					p, _ := l.Now().Today().Person("p1")
					return l.Now().Today().Date() == day && p.Title() == w.title
				})
				today := l.Now().Today()
				p, _ := today.Person("p1")
				m, _ := p.Manager()
				if today.Date() != day || p.Title() != w.title || m.Ref() != w.manager || today.Headcount() != w.headcount {
					t.Errorf("server %d on day %d says %s, %q, under %s, %d people; want %+v", i, n+1, today.Date(), p.Title(), m.Ref(), today.Headcount(), w)
				}
			}
		}
		close(stop)
		writing.Wait()
		_, facts := loaded(t, url)
		total := 4
		for i, n := range written {
			total += n
			if got := facts.Person(fmt.Sprintf("person/p%d", 5+i)); got.Jobs[len(got.Jobs)-1].Title != fmt.Sprintf("Title %d", n-1) {
				t.Errorf("p%d has the title %q, want that of %d", 5+i, got.Jobs[len(got.Jobs)-1].Title, n-1)
			}
			if n == 0 {
				t.Errorf("writer %d wrote nothing", i)
			}
		}
		if facts.Revision != total {
			t.Errorf("%d revisions are there of %d changes", facts.Revision, total)
		}
		for i, l := range lives {
			eventually(t, 10*time.Second, fmt.Sprintf("server %d is at revision %d", i, total), func() bool { return l.Now().Revision() == total })
		}
		if effects.Load() < 3 {
			t.Errorf("%d times it was told that something takes effect, want 3", effects.Load())
		}
	})
}
