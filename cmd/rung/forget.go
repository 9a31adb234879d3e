package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"rung/org"
	"rung/store"
)

type forgetCommand struct {
	storeFlag
	Person     []string `arg:"" optional:"" help:"Who left: an id, its last part, or an e-mail address."`
	LeftBefore string   `placeholder:"DATE" help:"Everybody whose last day was before this day, such as 2024-01-01."`
	DryRun     bool     `help:"Only say whom it is about."`
	JSON       bool     `help:"Print JSON."`
}

// Help is shown by rung forget --help.
func (forgetCommand) Help() string {
	return `Takes what identifies somebody who left out of the store, everywhere and on every day: name, id, e-mail
address, number, further facts, terms for mentoring, and their name in the log of changes. It cannot be undone.

Examples:
  rung forget person/ada-lovelace --dry-run
  rung forget ada@example.com bo-bang --store sqlite:org.db
  rung forget --left-before 2024-01-01

Exits with 1 where somebody is not known, or has not left.`
}

// kept is said after every forgetting.
const kept = "Kept, under a name and an id that say nothing: days of employment, titles, places and time zones, levels, lines,\n" +
	"teams and mentorships, so that the past keeps its numbers. Backups, exports and Neo4j's own transaction logs that\n" +
	"were written before still have the name."

func (c forgetCommand) Run(ctx context.Context, o output) error {
	q := store.ForgetRequest{People: c.Person, By: operator(), Origin: commandLine, DryRun: c.DryRun}
	if c.LeftBefore != "" {
		day, err := org.ParseDate(c.LeftBefore)
		if err != nil {
			return fmt.Errorf("--left-before: %w", err)
		}
		q.LeftBefore = day
	}
	if len(q.People) == 0 && q.LeftBefore == org.NoDate {
		return errors.New("say who is to be forgotten, or --left-before a day")
	}
	live, err := c.open(ctx, quiet(o))
	if err != nil {
		return err
	}
	defer live.Close()
	r, err := live.Forget(ctx, q)
	var refused *org.Error
	if errors.As(err, &refused) && (refused.Code == org.NotFound || refused.Code == org.Invalid) {
		fmt.Fprintf(o.err, "Nobody was forgotten: %s.\n", refused.Message)
		return errRefused
	}
	if err != nil {
		return err
	}
	if c.JSON {
		return c.print(o, r)
	}
	for _, p := range r.People {
		is := "is now " + p.ID
		if c.DryRun {
			is = "would be forgotten"
		}
		fmt.Fprintf(o.out, "%s, %s, who left on %s, %s\n", p.Name, p.Was, p.LastDay, is)
	}
	if len(r.People) == 0 {
		fmt.Fprintln(o.out, "Nobody is to be forgotten.")
	}
	if r.Number > 0 {
		fmt.Fprintf(o.out, "%d forgotten by revision %d: %d records and %d earlier revisions were written anew.\n%s\n", len(r.People), r.Number, r.Records, r.Revisions, kept)
	}
	return nil
}

func (c forgetCommand) print(o output, r store.ForgetResult) error {
	type person struct {
		Was     string `json:"was"`
		ID      string `json:"id"`
		Name    string `json:"name"`
		LastDay string `json:"lastDay"`
	}
	out := struct {
		Forgotten bool     `json:"forgotten"`
		Revision  int      `json:"revision"`
		Records   int      `json:"records"`
		Revisions int      `json:"revisions"`
		People    []person `json:"people"`
	}{r.Number > 0, r.Number, r.Records, r.Revisions, []person{}}
	for _, p := range r.People {
		out.People = append(out.People, person{p.Was, p.ID, p.Name, p.LastDay.String()})
	}
	e := json.NewEncoder(o.out)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// retain forgets leavers so many days after their last day, now and every hour, until its context ends.
func retain(ctx context.Context, live *store.Live, days int, log *slog.Logger) {
	for {
		today := live.Now().Today().Date()
		r, err := live.Forget(ctx, store.ForgetRequest{LeftBefore: today - org.Date(days), By: "retention", Origin: "server"})
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			log.Warn("leavers could not be forgotten; it is tried again in an hour", "error", err)
		case len(r.People) > 0:
			log.Info("audit", "what", "forgot leavers", "by", "retention", "people", len(r.People), "revision", r.Number)
		}
		select {
		case <-time.After(time.Hour): // a new day is noticed within the hour
		case <-ctx.Done():
			return
		}
	}
}
