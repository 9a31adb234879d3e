package main

import (
	"bufio"
	"context"
	"fmt"
	"time"

	"rung/intake"
	"rung/org"
	"rung/sample"
	"rung/store"
)

type generateCommand struct {
	People int    `required:"" placeholder:"N" help:"How many people, to a million."`
	Seed   uint64 `default:"1" placeholder:"S" help:"The same seed gives the same organization (${default})."`
	Store  string `placeholder:"URL" help:"Store to fill, which must have no people yet; without one, CSV is written to standard output."`
}

// Help is shown by rung generate --help.
func (generateCommand) Help() string {
	return `Examples:
  rung generate --people 1000 --seed 7 > people.csv
  rung generate --people 100000 --seed 1 --store sqlite:big.db`
}

const mostGenerated = 1_000_000

func (c generateCommand) Run(ctx context.Context, o output) error {
	if c.People < 1 || c.People > mostGenerated {
		return fmt.Errorf("--people must be from 1 to %d, but is %d", mostGenerated, c.People)
	}
	if c.Store == "" {
		return c.print(o)
	}
	live, err := storeFlag{Store: c.Store}.open(ctx, quiet(o))
	if err != nil {
		return err
	}
	defer live.Close()
	for range live.Facts().People() {
		return fmt.Errorf("%s has people already; generate into a store without any", c.Store)
	}
	r, err := live.Apply(store.WithProgress(ctx, progress(o.err, "records written")), store.Request{
		Changes: sample.Organization(c.People, c.Seed),
		Reason:  fmt.Sprintf("generated: %d people, seed %d", c.People, c.Seed), By: operator(), Origin: commandLine,
	})
	if err != nil {
		return err
	}
	if len(r.Problems) > 0 {
		return fmt.Errorf("what was generated breaks a rule: %s", r.Problems[0].Message)
	}
	fmt.Fprintf(o.out, "%d people today, revision %d\n", r.Snapshot.Headcount(), r.Revision)
	return nil
}

func (c generateCommand) print(o output) error {
	first, err := builtin()
	if err != nil {
		return err
	}
	today := org.DateOf(time.Now())
	empty := org.NewFacts(0, org.OrganizationRecord{}, nil, nil, nil, nil)
	out := empty.Apply(append(first, sample.Organization(c.People, c.Seed)...), today)
	if len(out.Problems) > 0 {
		return fmt.Errorf("what was generated breaks a rule: %s", out.Problems[0].Message)
	}
	w := bufio.NewWriter(o.out)
	if err := intake.Export(w, out.Facts, today, intake.ExportCSV); err != nil {
		return err
	}
	return w.Flush()
}
