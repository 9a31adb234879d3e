package main

import (
	"bufio"
	"context"
	"fmt"

	"rung/intake"
	"rung/org"
)

type exportCommand struct {
	storeFlag
	Format string `enum:"csv" default:"csv" help:"Format: csv (${default})."`
	AsOf   string `placeholder:"DATE" help:"Day to write, YYYY-MM-DD (today)."`
}

// Help is shown by rung export --help.
func (exportCommand) Help() string {
	return `Examples:
  rung export > people.csv
  rung export --store sqlite:org.db --as-of 2025-12-31 > last-year.csv

What is written can be imported again without loss.`
}

func (c exportCommand) Run(ctx context.Context, o output) error {
	day := org.NoDate
	if c.AsOf != "" {
		var err error
		if day, err = org.ParseDate(c.AsOf); err != nil {
			return fmt.Errorf("--as-of: %w", err)
		}
	}
	live, err := c.open(ctx, quiet(o))
	if err != nil {
		return err
	}
	defer live.Close()
	if day == org.NoDate {
		day = live.Now().Today().Date()
	}
	w := bufio.NewWriter(o.out)
	if err := intake.Export(w, live.Facts(), day); err != nil {
		return err
	}
	return w.Flush()
}
