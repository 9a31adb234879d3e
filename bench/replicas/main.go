// Command replicas starts three servers over one Neo4j, writes steadily on one of them after the other, and measures how long it
// takes from an acknowledged change until each of the others shows it, and until all do.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"sync"
	"time"

	"rung/bench"
	"rung/store/neo4j/testserver"
)

func main() {
	people := flag.Int("people", 100_000, "people of the organization")
	servers := flag.Int("servers", 3, "servers over one database")
	rate := flag.Float64("rate", 5, "changes a second")
	long := flag.Duration("for", time.Minute, "how long changes are made")
	program := flag.String("program", "bin/rung", "the program")
	heap := flag.String("heap", "4g", "heap of Neo4j")
	out := flag.String("out", "bench/results", "folder for the figures")
	bench.Main(func(ctx context.Context) error {
		return run(ctx, *people, *servers, *rate, *long, *program, *heap, *out)
	})
}

// figures are what was measured, in milliseconds.
type figures struct {
	Date, Machine          string
	People, Servers        int
	PerSecond              float64 // changes asked for
	Changes                int
	Commit50, Commit99     float64 // from sending a change until it is acknowledged
	Visible50, Visible99   float64 // from then on until all servers show it
	FromSend50, FromSend99 float64 // from sending it until all servers show it
	Most                   float64
}

func run(ctx context.Context, people, servers int, rate float64, long time.Duration, program, heap, out string) error {
	database, err := testserver.Start(ctx, testserver.Options{Heap: heap, Long: true})
	if err != nil {
		return err
	}
	defer database.Stop()
	url := "bolt://" + database.Address()
	if err := bench.Generate(ctx, program, people, url); err != nil {
		return err
	}
	var asks []func([]byte) ([]byte, error)
	for range servers {
		s, err := bench.StartRung(ctx, program, url)
		if err != nil {
			return err
		}
		defer s.Stop()
		asks = append(asks, bench.Ask(bench.Client, s.URL))
	}
	who, err := bench.Find(asks[0])
	if err != nil {
		return err
	}
	time.Sleep(5 * time.Second) // until all have made their indexes

	promotion := bench.Named("promotion")
	var commits, visible, sent bench.Times
	ticks := time.NewTicker(time.Duration(float64(time.Second) / rate))
	defer ticks.Stop()
	var watching sync.WaitGroup
	var mu sync.Mutex
	var failed error
	for ends, n := time.Now().Add(long), 0; time.Now().Before(ends) && ctx.Err() == nil; n++ {
		<-ticks.C
		began := time.Now()
		text, err := asks[n%servers](promotion.Body(who, bench.Dice(uint64(n)+1)))
		if err == nil {
			err = promotion.Check(text)
		}
		var made struct {
			Data struct{ Apply struct{ Revision int } }
		}
		if err == nil {
			err = json.Unmarshal(text, &made)
		}
		if err != nil {
			return err
		}
		acknowledged := time.Now()
		commits.Add(acknowledged.Sub(began))
		watching.Go(func() {
			var all sync.WaitGroup
			for _, ask := range asks {
				all.Go(func() {
					if err := await(ask, made.Data.Apply.Revision); err != nil {
						mu.Lock()
						failed = err
						mu.Unlock()
					}
				})
			}
			all.Wait()
			visible.Add(time.Since(acknowledged))
			sent.Add(time.Since(began))
		})
	}
	watching.Wait()
	if failed != nil {
		return failed
	}
	f := figures{
		Date: time.Now().UTC().Format(time.DateOnly), Machine: bench.Machine(), People: people, Servers: servers, PerSecond: rate, Changes: commits.Count(),
		Commit50: commits.Milliseconds(50), Commit99: commits.Milliseconds(99), Visible50: visible.Milliseconds(50), Visible99: visible.Milliseconds(99),
		FromSend50: sent.Milliseconds(50), FromSend99: sent.Milliseconds(99), Most: sent.Milliseconds(100),
	}
	fmt.Printf("%d servers of %d people over one Neo4j, %d changes at %g a second: acknowledged after %.0f ms (p99 %.0f), on all servers %.0f ms later (p99 %.0f), %.0f ms after it was sent (p99 %.0f, at most %.0f)\n",
		f.Servers, f.People, f.Changes, f.PerSecond, f.Commit50, f.Commit99, f.Visible50, f.Visible99, f.FromSend50, f.FromSend99, f.Most)
	_, err = bench.WriteJSON(out, "replicas.json", f)
	return err
}

// await asks every few milliseconds until a server shows a revision.
func await(ask func([]byte) ([]byte, error), revision int) error {
	for {
		text, err := ask([]byte(`{"query": "{ org { revision } }"}`))
		if err != nil {
			return err
		}
		var seen struct {
			Data struct{ Org struct{ Revision int } }
		}
		if err := json.Unmarshal(text, &seen); err != nil {
			return err
		}
		if seen.Data.Org.Revision >= revision {
			return nil
		}
		time.Sleep(5 * time.Millisecond)
	}
}
