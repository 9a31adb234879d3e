package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"rung/bench"
)

// results are the figures of a run, as they are written for others to read.
type results struct {
	Date       string
	Machine    string
	Go         string
	Neo4j      string
	Peer       string
	People     int
	Clients    int
	Seconds    float64 // for each operation
	Compared   int     // answers of Rung and the peer that were compared, and were the same
	DatabaseMB float64 // resident memory of Neo4j at the end
	Systems    map[string]string
	Operations []row
}

// systems are what is bench.Measured, by the name of its column.
var systems = map[string]string{"rung": "Rung", "kept": "Rung, kept answers", "floor": "floor", "peer": "@neo4j/graphql"}

// row is one operation.
type row struct {
	Name, Title string
	By          map[string]bench.Measured // by system
}

func (r *results) add(op bench.Operation, system string, m bench.Measured) {
	for i := range r.Operations {
		if r.Operations[i].Name == op.Name {
			r.Operations[i].By[system] = m
			return
		}
	}
	r.Operations = append(r.Operations, row{op.Name, op.Title, map[string]bench.Measured{system: m}})
}

// write writes the table, the figures and the chart.
func (r *results) write(ctx context.Context, folder string) error {
	figures, err := bench.WriteJSON(folder, "compare.json", r)
	if err != nil {
		return err
	}
	table := r.table()
	if err := os.WriteFile(filepath.Join(folder, "compare.md"), []byte(table), 0o644); err != nil {
		return err
	}
	fmt.Print(table)
	return command(ctx, "node", "bench/peer/chart.mjs", figures, filepath.Join(folder, "compare.svg"))
}

func (r *results) table() string {
	var t strings.Builder
	fmt.Fprintf(&t, "%d people; %s; %s; %s; Neo4j %s; %d connections, %g s each; %s; %d answers compared.\n\n",
		r.People, r.Machine, r.Go, r.Peer, r.Neo4j, r.Clients, r.Seconds, r.Date, r.Compared)
	t.WriteString("Answers a second, and the 50th and 99th percentile in milliseconds:\n\n")
	t.WriteString("| operation | @neo4j/graphql | Rung | times | Rung, kept | floor | floor / kept |\n|---|---|---|---|---|---|---|\n")
	for _, o := range r.Operations {
		fmt.Fprintf(&t, "| %s | %s | %s | %s | %s | %s | %s |\n", o.Title, cell(o.By, "peer"), cell(o.By, "rung"), ratio(o.By, "rung", "peer"),
			cell(o.By, "kept"), cell(o.By, "floor"), ratio(o.By, "floor", "kept"))
	}
	t.WriteString("\nResident memory at the end, in megabytes: ")
	var parts []string
	for _, s := range []string{"peer", "rung", "kept", "floor"} {
		most := 0.0
		for _, o := range r.Operations {
			most = max(most, o.By[s].MB)
		}
		if most > 0 {
			parts = append(parts, fmt.Sprintf("%s %.0f", systems[s], most))
		}
	}
	if r.DatabaseMB > 0 {
		parts = append(parts, fmt.Sprintf("Neo4j %.0f", r.DatabaseMB))
	}
	t.WriteString(strings.Join(parts, ", ") + ".\n")
	return t.String()
}

func cell(by map[string]bench.Measured, system string) string {
	m, ok := by[system]
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s (%s / %s)", figure(m.PerSecond), figure(m.P50), figure(m.P99))
}

func ratio(by map[string]bench.Measured, over, under string) string {
	a, okA := by[over]
	b, okB := by[under]
	if !okA || !okB || b.PerSecond == 0 {
		return ""
	}
	return "× " + figure(a.PerSecond/b.PerSecond)
}

// figure writes a number with three digits that count.
func figure(v float64) string {
	switch {
	case v == 0:
		return "0"
	case v >= 100:
		return bench.Thousands(int(math.Round(v)))
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}
