// Command compare measures Rung beside what one would use instead, in one run, on one machine and one organization:
//
//	Rung over Neo4j, without kept answers, and with the same request over and over
//	@neo4j/graphql on Apollo Server over the same Neo4j, which holds the organization's present day as a plain graph too
//	the floor: net/http that answers with Rung's very bytes from memory
//
// It checks that Rung and the peer answer the same, and writes a table and a chart. It needs bin/rung, Node, java and mvn.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"rung/bench"
	"rung/store/neo4j/testserver"
)

// options are what the command line says.
type options struct {
	people, clients int
	each, warm      time.Duration
	program, heap   string
	out             string
	only            string
	peer            bool
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == "floor" { // started by this program itself
		bench.Main(func(ctx context.Context) error { return serveFloor(ctx, os.Args[2]) })
		return
	}
	var o options
	flag.IntVar(&o.people, "people", 100_000, "people of the organization")
	flag.IntVar(&o.clients, "clients", 8, "connections at once")
	flag.DurationVar(&o.each, "for", 10*time.Second, "how long each operation is asked")
	flag.DurationVar(&o.warm, "warm", 3*time.Second, "how long before it counts")
	flag.StringVar(&o.program, "program", "bin/rung", "the program")
	flag.StringVar(&o.heap, "heap", "4g", "heap of Neo4j")
	flag.StringVar(&o.out, "out", "bench/results", "folder for the table, the figures and the chart")
	flag.StringVar(&o.only, "only", "", "operations to measure, by name with commas between; none: all")
	flag.BoolVar(&o.peer, "peer", true, "measure the peer as well")
	bench.Main(func(ctx context.Context) error { return run(ctx, o) })
}

func run(ctx context.Context, o options) error {
	operations, err := chosen(o.only)
	if err != nil {
		return err
	}
	say := func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, time.Now().Format("15:04:05 ")+format+"\n", args...)
	}
	say("starting Neo4j")
	database, err := testserver.Start(ctx, testserver.Options{Heap: o.heap, Long: true})
	if err != nil {
		return err
	}
	defer database.Stop()
	bolt := "bolt://" + database.Address()
	say("generating %d people", o.people)
	if err := bench.Generate(ctx, o.program, o.people, bolt); err != nil {
		return err
	}
	if o.peer {
		say("making the peer's graph of them")
		if err := command(ctx, "node", "bench/peer/load.mjs", bolt); err != nil {
			return err
		}
	}

	load := bench.Load{Clients: o.clients, Each: o.each, Warm: o.warm}
	r := results{Date: time.Now().UTC().Format(time.DateOnly), People: o.people, Clients: o.clients, Seconds: o.each.Seconds(),
		Machine: bench.Machine(), Neo4j: testserver.Version, Peer: peerVersions(), Go: runtime.Version(), Systems: systems}
	rung, err := bench.StartRung(ctx, o.program, bolt, "--answer-cache", "0")
	if err != nil {
		return err
	}
	defer rung.Stop()
	people, err := bench.Find(bench.Ask(bench.Client, rung.URL))
	if err != nil {
		return err
	}
	var peer *bench.System
	if o.peer {
		if peer, err = bench.Start(ctx, "peer", "The peer is at ", "", "node", "bench/peer/server.mjs", bolt); err != nil {
			return err
		}
		defer peer.Stop()
		say("comparing answers")
		if r.Compared, err = compare(operations, people, rung, peer); err != nil {
			return err
		}
		peer.Stop() // not beside Rung, and Rung not beside it
	}
	fixed := map[string][]byte{} // one request of each question, for what is asked over and over

	say("measuring Rung without kept answers")
	for _, op := range operations {
		m, err := bench.Drive(rung.URL, load, op.Requests(people, op.BodyOf), op.Check)
		if err != nil {
			return fmt.Errorf("%s of Rung: %w", op.Name, err)
		}
		m.MB = rung.Memory()
		r.add(op, "rung", m)
		say("  %s", m.Line(op.Name))
	}
	rung.Stop()

	say("measuring Rung with kept answers")
	if rung, err = bench.StartRung(ctx, o.program, bolt); err != nil {
		return err
	}
	defer rung.Stop()
	answers := map[string][]byte{}
	for _, op := range operations {
		if op.Write {
			continue
		}
		body := op.Body(people, bench.Dice(1))
		fixed[op.Name] = body
		text, err := bench.Ask(bench.Client, rung.URL)(body)
		if err != nil {
			return err
		}
		answers[string(body)] = text
		m, err := bench.Drive(rung.URL, load, func(*rand.Rand) []byte { return body }, op.Check)
		if err != nil {
			return fmt.Errorf("%s of Rung: %w", op.Name, err)
		}
		m.MB = rung.Memory()
		r.add(op, "kept", m)
		say("  %s", m.Line(op.Name))
	}
	rung.Stop()

	say("measuring the floor")
	floor, err := startFloor(ctx, answers)
	if err != nil {
		return err
	}
	defer floor.Stop()
	for _, op := range operations {
		if op.Write {
			continue
		}
		m, err := bench.Drive(floor.URL, load, func(*rand.Rand) []byte { return fixed[op.Name] }, op.Check)
		if err != nil {
			return fmt.Errorf("the floor, %s: %w", op.Name, err)
		}
		m.MB = floor.Memory()
		r.add(op, "floor", m)
		say("  %s", m.Line(op.Name))
	}
	floor.Stop()

	if o.peer {
		say("measuring @neo4j/graphql")
		if peer, err = bench.Start(ctx, "peer", "The peer is at ", "", "node", "bench/peer/server.mjs", bolt); err != nil {
			return err
		}
		defer peer.Stop()
		for _, op := range operations {
			m, err := bench.Drive(peer.URL, load, op.Requests(people, func(v map[string]any) []byte { return peerBody(op, v) }), wholeAnswer)
			if err != nil {
				return fmt.Errorf("@neo4j/graphql, %s: %w", op.Name, err)
			}
			m.MB = peer.Memory()
			r.add(op, "peer", m)
			say("  %s", m.Line(op.Name))
		}
		r.DatabaseMB = bench.MemoryOf(database.PID())
		peer.Stop()
	}
	return r.write(ctx, o.out)
}

// chosen returns the operations of some names.
func chosen(only string) (list []bench.Operation, err error) {
	if only == "" {
		return bench.Operations, nil
	}
	for name := range strings.SplitSeq(only, ",") {
		found := false
		for _, op := range bench.Operations {
			if op.Name == strings.TrimSpace(name) {
				list, found = append(list, op), true
			}
		}
		if !found {
			return nil, fmt.Errorf("there is no operation %q", name)
		}
	}
	return list, nil
}

func command(ctx context.Context, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", strings.Join(append([]string{name}, args...), " "), err, out)
	}
	return nil
}

// peerVersions names what the peer is made of.
func peerVersions() string {
	text, err := os.ReadFile(filepath.Join("bench", "peer", "package.json"))
	var p struct{ Dependencies map[string]string }
	if err != nil || json.Unmarshal(text, &p) != nil {
		return ""
	}
	return "@neo4j/graphql " + p.Dependencies["@neo4j/graphql"] + ", Apollo Server " + p.Dependencies["@apollo/server"]
}
