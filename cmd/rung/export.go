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
	Format string `enum:"csv,xlsx,json,organogram" default:"csv" help:"Format: csv, xlsx, json, or organogram, the UK government's CSV of posts (${default})."`
	AsOf   string `placeholder:"DATE" help:"Day to write, YYYY-MM-DD (today)."`
}

// Help is shown by rung export --help.
func (exportCommand) Help() string {
	return `Examples:
  rung export > people.csv
  rung export --store sqlite:org.db --as-of 2025-12-31 > last-year.csv
  rung export --format xlsx > people.xlsx

What is written can be imported again without loss; of an organogram, what it has
room for: posts, names, grades, units and whom each reports to.`
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
	if err := intake.Export(w, live.Facts(), day, intake.ExportFormat(c.Format)); err != nil {
		return err
	}
	return w.Flush()
}
