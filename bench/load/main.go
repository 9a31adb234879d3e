// Command load asks a server, and changes its organization, for as long as it is told, and prints how it did: answers a
// second, how long they took, errors, and the server's memory over time. It ends with 1 where an operation failed, or
// where memory did not stay flat: in the last third over 1.3 times what it was in the second.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"rung/bench"
)

// operation is one thing that is asked; %d is somebody's number.
type operation struct {
	name, query string
	share       int // of a hundred
}

var operations = []operation{
	{"person", `{ org { person(ref: "%s") { name title manager { name } level { code title } reports { name } } } }`, 35},
	{"chart", `{ org { chart(root: "%s", depth: 2) { depth hidden person { name title } } } }`, 10},
	{"spans", `{ org { spans(where: { level: { in: ["Product Directors"] } }) { managers mean median p90 } } }`, 10},
	{"mentors", `{ org { mentors(toward: "L4", for: "%s", first: 10) { totalCount nodes { score person { name } } } } }`, 10},
	{"search", `{ org { search(text: "an", first: 10) { __typename } } }`, 10},
	{"page", `{ org { people(where: { title: { contains: "Manager" } }, orderBy: [{ field: NAME }], first: 50) { totalCount nodes { ref name title } } } }`, 10},
	{"breakdown", `{ org { breakdown(by: [{ dimension: LEVEL }, { dimension: TRACK }]) { headcount meanSpan } } }`, 9},
	{"another day", `{ org(asOf: "2025-%s") { headcount } }`, 1},
	{"change", `mutation { apply(changes: [{ update: { person: "%s", title: "Title %d" } }]) { applied revision } }`, 5},
}

type sample struct {
	at        time.Duration
	rss, heap float64 // megabytes
}

func main() {
	long := flag.Duration("for", 10*time.Minute, "how long")
	people := flag.Int("people", 100_000, "people of the organization")
	clients := flag.Int("clients", 8, "connections at once")
	program := flag.String("program", "bin/rung", "the program")
	storeURL := flag.String("store", "", "store to use, which gets the people; none: a new SQLite file")
	bench.Main(func(ctx context.Context) error { return run(ctx, *long, *people, *clients, *program, *storeURL) })
}

func run(ctx context.Context, long time.Duration, people, clients int, program, storeURL string) error {
	folder, err := os.MkdirTemp("", "rung-load-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if storeURL == "" {
		storeURL = "sqlite:" + filepath.Join(folder, "org.db")
	}
	if err := bench.Generate(ctx, program, people, storeURL); err != nil {
		return err
	}
	server, err := bench.StartRung(ctx, program, storeURL)
	if err != nil {
		return err
	}
	defer server.Stop()
	post := bench.Ask(bench.Client, server.URL)
	refs, err := someRefs(post)
	if err != nil {
		return err
	}

	took := map[string][]time.Duration{}
	failed := map[string]int{}
	var mu sync.Mutex
	began := time.Now()
	var working sync.WaitGroup
	for range clients {
		working.Go(func() {
			for time.Since(began) < long {
				o := pick()
				query := o.query
				if o.name == "another day" {
					query = strings.Replace(query, "%s", fmt.Sprintf("%02d-%02d", 1+rand.IntN(12), 1+rand.IntN(28)), 1)
				}
				query = strings.Replace(query, "%s", refs[rand.IntN(len(refs))], 1)
				query = strings.Replace(query, "%d", fmt.Sprint(rand.IntN(1000)), 1)
				start := time.Now()
				_, err := ask(post, query)
				mu.Lock()
				took[o.name] = append(took[o.name], time.Since(start))
				if err != nil {
					failed[o.name]++
					if failed[o.name] == 1 {
						fmt.Fprintf(os.Stderr, "%s: %v\n", o.name, err)
					}
				}
				mu.Unlock()
			}
		})
	}
	var samples []sample
	for every := max(long/60, time.Second); time.Since(began) < long; {
		time.Sleep(min(every, long-time.Since(began)))
		if s, err := memory(strings.TrimSuffix(server.URL, "graphql")); err == nil {
			s.at = time.Since(began)
			samples = append(samples, s)
		}
	}
	working.Wait()
	return report(took, failed, samples, time.Since(began))
}

func pick() operation {
	n := rand.IntN(100)
	for _, o := range operations {
		if n -= o.share; n < 0 {
			return o
		}
	}
	return operations[0]
}

func ask(post func([]byte) ([]byte, error), query string) ([]byte, error) {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return nil, err
	}
	text, err := post(body)
	if err == nil && bytes.HasPrefix(text, []byte(`{"errors"`)) {
		err = fmt.Errorf("%.200s", text)
	}
	return text, err
}

func someRefs(post func([]byte) ([]byte, error)) (refs []string, err error) {
	text, err := ask(post, `{ org { people(first: 1000) { nodes { ref } } } }`)
	if err != nil {
		return nil, err
	}
	var a struct {
		Data struct {
			Org struct {
				People struct{ Nodes []struct{ Ref string } }
			}
		}
	}
	if err := json.Unmarshal(text, &a); err != nil {
		return nil, err
	}
	for _, n := range a.Data.Org.People.Nodes {
		refs = append(refs, n.Ref)
	}
	return refs, nil
}

// memory reads what the server's metrics say of it.
func memory(url string) (s sample, err error) {
	answer, err := bench.Client.Get(url + "metrics")
	if err != nil {
		return s, err
	}
	defer answer.Body.Close()
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		var v float64
		if _, err := fmt.Sscanf(lines.Text(), "process_resident_memory_bytes %g", &v); err == nil {
			s.rss = v / 1e6
		}
		if _, err := fmt.Sscanf(lines.Text(), "go_memstats_heap_inuse_bytes %g", &v); err == nil {
			s.heap = v / 1e6
		}
	}
	return s, nil
}

func report(took map[string][]time.Duration, failed map[string]int, samples []sample, all time.Duration) error {
	total, errors := 0, 0
	fmt.Printf("%-12s %10s %10s %10s %10s %8s\n", "operation", "answers", "a second", "p50 ms", "p99 ms", "errors")
	for _, o := range operations {
		list := took[o.name]
		slices.Sort(list)
		total, errors = total+len(list), errors+failed[o.name]
		if len(list) == 0 {
			continue
		}
		at := func(q float64) float64 { return float64(list[int(q*float64(len(list)-1))].Microseconds()) / 1000 }
		fmt.Printf("%-12s %10d %10.1f %10.1f %10.1f %8d\n", o.name, len(list), float64(len(list))/all.Seconds(), at(0.5), at(0.99), failed[o.name])
	}
	fmt.Printf("%-12s %10d %10.1f %21s %8d\n\n", "all", total, float64(total)/all.Seconds(), "", errors)
	fmt.Printf("%8s %12s %12s\n", "seconds", "resident MB", "heap MB")
	for i, s := range samples {
		if i%max(1, len(samples)/12) == 0 || i == len(samples)-1 {
			fmt.Printf("%8.0f %12.0f %12.0f\n", s.at.Seconds(), s.rss, s.heap)
		}
	}
	if errors > 0 {
		return fmt.Errorf("%d of %d operations failed", errors, total)
	}
	if n := len(samples) / 3; n > 0 {
		second, third := mean(samples[n:2*n]), mean(samples[2*n:])
		fmt.Printf("\nresident, mean of the second third %.0f MB, of the last %.0f MB\n", second, third)
		if third > 1.3*second {
			return fmt.Errorf("memory grows")
		}
	}
	return nil
}

func mean(list []sample) (sum float64) {
	for _, s := range list {
		sum += s.rss / float64(len(list))
	}
	return sum
}
