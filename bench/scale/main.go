// Command scale measures one server of organizations of several sizes, over a new SQLite file and over a new Neo4j: how long
// it takes to be made, to start, and to show a change, what memory it takes, and how long each operation takes, one after
// the other on one connection, without kept answers.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"rung/bench"
	"rung/store/neo4j/testserver"
)

func main() {
	sizes := flag.String("people", "10000,100000,1000000", "sizes of the organizations, with commas between")
	stores := flag.String("stores", "sqlite,neo4j", "stores, with a comma between")
	program := flag.String("program", "bin/rung", "the program")
	heap := flag.String("heap", "8g", "heap of Neo4j")
	filled := flag.String("filled", "", "URL of a store that has the organization already; then none is made, and -people and -stores name it alone")
	each := flag.Duration("for", 5*time.Second, "how long each operation is asked")
	out := flag.String("out", "bench/results", "folder for the table and the figures")
	bench.Main(func(ctx context.Context) error {
		return run(ctx, *sizes, *stores, *program, *heap, *filled, *each, *out)
	})
}

// figures are those of one organization in one store.
type figures struct {
	Store      string
	People     int
	Generated  float64 // seconds to make and write it
	Ready      float64 // seconds from the start of the program to its first answer
	Warm       float64 // seconds until nothing is computed any more
	MB         float64 // resident then, before anything is asked
	Visible50  float64 // milliseconds from sending a change to reading it back on the same server
	Visible99  float64
	Moved50    float64 // the same for somebody who changes managers, with all who are below
	Moved99    float64
	Joined50   float64 // the same for somebody who is hired, and somebody who has left, in turn
	Joined99   float64
	AfterMB    float64 // resident at the end
	Operations map[string]bench.Measured
}

type results struct {
	Date, Machine, Go, Neo4j string
	Rows                     []figures
}

func run(ctx context.Context, sizes, stores, program, heap, filled string, each time.Duration, out string) error {
	r := results{Date: time.Now().UTC().Format(time.DateOnly), Machine: bench.Machine(), Neo4j: testserver.Version}
	for size := range strings.SplitSeq(sizes, ",") {
		people, err := strconv.Atoi(size)
		if err != nil {
			return fmt.Errorf("%q is no number of people", size)
		}
		for kind := range strings.SplitSeq(stores, ",") {
			f, err := one(ctx, kind, people, program, heap, filled, each)
			if err != nil {
				return fmt.Errorf("%d people in %s: %w", people, kind, err)
			}
			r.Rows = append(r.Rows, f)
			if _, err := bench.WriteJSON(out, "scale.json", r); err != nil {
				return err
			}
		}
	}
	table := r.table()
	fmt.Print(table)
	return os.WriteFile(filepath.Join(out, "scale.md"), []byte(table), 0o644)
}

func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format("15:04:05 ")+format+"\n", args...)
}

func one(ctx context.Context, kind string, people int, program, heap, filled string, each time.Duration) (f figures, err error) {
	f = figures{Store: kind, People: people, Operations: map[string]bench.Measured{}}
	folder, err := os.MkdirTemp("", "rung-scale-")
	if err != nil {
		return f, err
	}
	defer os.RemoveAll(folder)
	url := "sqlite:" + filepath.Join(folder, "org.db")
	if filled != "" {
		url = filled
	} else if kind == "neo4j" {
		database, err := testserver.Start(ctx, testserver.Options{Heap: heap, Long: true})
		if err != nil {
			return f, err
		}
		defer database.Stop()
		url = "bolt://" + database.Address()
	}
	say("%d people, %s", people, kind)
	began := time.Now()
	if filled != "" {
		say("  made before")
	} else if err := bench.Generate(ctx, program, people, url); err != nil {
		return f, err
	}
	f.Generated = time.Since(began).Seconds()
	say("  made in %.1f s", f.Generated)

	began = time.Now()
	rung, err := bench.StartRung(ctx, program, url, "--answer-cache", "0")
	if err != nil {
		return f, err
	}
	defer rung.Stop()
	f.Ready = time.Since(began).Seconds()
	say("  ready after %.2f s", f.Ready)
	idle(rung)
	f.Warm = time.Since(began).Seconds()
	f.MB = rung.Memory()
	say("  warm after %.1f s, %.0f MB", f.Warm, f.MB)

	ask := bench.Ask(bench.Client, rung.URL)
	who, err := bench.Find(ask)
	if err != nil {
		return f, err
	}
	for _, o := range bench.Questions() {
		m, err := bench.Drive(rung.URL, bench.Load{Clients: 1, Each: each, Warm: time.Second}, o.Requests(who, o.BodyOf), o.Check)
		if err != nil {
			return f, fmt.Errorf("%s: %w", o.Name, err)
		}
		f.Operations[o.Name] = m
		say("  %s", m.Line(o.Name))
	}
	promotion := bench.Named("promotion")
	if f.Visible50, f.Visible99, err = visible(ask, func(n int) []byte { return promotion.Body(who, bench.Dice(uint64(n))) }, promotion.Check); err != nil {
		return f, err
	}
	if f.Moved50, f.Moved99, err = visible(ask, func(n int) []byte { return bench.Move(who, n) }, promotion.Check); err != nil {
		return f, err
	}
	if f.Joined50, f.Joined99, err = visible(ask, func(n int) []byte { return bench.HireOrLeave(who, n) }, promotion.Check); err != nil {
		return f, err
	}
	f.AfterMB = rung.Memory()
	say("  a promotion is visible after %.0f ms (p99 %.0f), a move after %.0f ms (p99 %.0f), who comes or goes after %.0f ms (p99 %.0f); %.0f MB",
		f.Visible50, f.Visible99, f.Moved50, f.Moved99, f.Joined50, f.Joined99, f.AfterMB)
	return f, nil
}

// idle returns once the server has used little processor time for a second.
func idle(s *bench.System) {
	for last := s.Seconds(); ; {
		time.Sleep(time.Second)
		now := s.Seconds()
		if now-last < 0.2 {
			return
		}
		last = now
	}
}

// visible makes changes, reads each back, and returns how long that takes, in milliseconds.
func visible(ask func([]byte) ([]byte, error), change func(n int) []byte, check func([]byte) error) (p50, p99 float64, err error) {
	const changes = 100
	var took bench.Times
	for n := range changes {
		began := time.Now()
		text, err := ask(change(n + 1))
		if err == nil {
			err = check(text)
		}
		if err != nil {
			return 0, 0, err
		}
		var made struct {
			Data struct{ Apply struct{ Revision int } }
		}
		var seen struct {
			Data struct{ Org struct{ Revision int } }
		}
		if err := json.Unmarshal(text, &made); err != nil {
			return 0, 0, err
		}
		for seen.Data.Org.Revision < made.Data.Apply.Revision {
			text, err := ask([]byte(`{"query": "{ org { revision } }"}`))
			if err == nil {
				err = json.Unmarshal(text, &seen)
			}
			if err != nil {
				return 0, 0, err
			}
		}
		took.Add(time.Since(began))
	}
	return took.Milliseconds(50), took.Milliseconds(99), nil
}

func (r results) table() string {
	var t strings.Builder
	fmt.Fprintf(&t, "%s; Neo4j %s; %s. Without kept answers, one connection; operations are milliseconds, the 50th and the 99th percentile.\n\n| |", r.Machine, r.Neo4j, r.Date)
	for _, f := range r.Rows {
		fmt.Fprintf(&t, " %s, %s |", bench.Thousands(f.People), f.Store)
	}
	t.WriteString("\n|---|" + strings.Repeat("---|", len(r.Rows)) + "\n")
	line := func(name string, of func(f figures) string) {
		fmt.Fprintf(&t, "| %s |", name)
		for _, f := range r.Rows {
			fmt.Fprintf(&t, " %s |", of(f))
		}
		t.WriteString("\n")
	}
	line("made and written, s", func(f figures) string { return fmt.Sprintf("%.1f", f.Generated) })
	line("ready after, s", func(f figures) string { return fmt.Sprintf("%.2f", f.Ready) })
	line("all indexes made after, s", func(f figures) string { return fmt.Sprintf("%.1f", f.Warm) })
	line("resident, MB", func(f figures) string { return fmt.Sprintf("%.0f", f.MB) })
	line("resident after all this, MB", func(f figures) string { return fmt.Sprintf("%.0f", f.AfterMB) })
	line("a promotion is visible after, ms", func(f figures) string { return pair(f.Visible50, f.Visible99) })
	line("a move is visible after, ms", func(f figures) string { return pair(f.Moved50, f.Moved99) })
	line("who is hired or leaves is visible after, ms", func(f figures) string { return pair(f.Joined50, f.Joined99) })
	for _, o := range bench.Questions() {
		line(o.Title, func(f figures) string { return pair(f.Operations[o.Name].P50, f.Operations[o.Name].P99) })
	}
	return t.String()
}

func pair(a, b float64) string { return figure(a) + " / " + figure(b) }

func figure(v float64) string {
	if v >= 10 {
		return fmt.Sprint(int(math.Round(v)))
	}
	return fmt.Sprintf("%.2f", v)
}
