package main

import (
	"context"
	"log/slog"
	"os/user"

	"rung/ladders"
	"rung/org"
	"rung/store"
)

// storeFlag names the store of a command.
type storeFlag struct {
	Store string `default:"sqlite:data/rung.db" placeholder:"URL" help:"Where the organization is kept: sqlite:PATH, bolt://HOST:PORT or neo4j://HOST:PORT (${default})."`
}

// open opens the store, with the ladders that come with the program where it is empty, and keeps it current.
func (f storeFlag) open(ctx context.Context, log *slog.Logger) (*store.Live, error) {
	return f.openWith(ctx, store.Options{Log: log})
}

func (f storeFlag) openWith(ctx context.Context, o store.Options) (*store.Live, error) {
	s, err := store.Open(ctx, f.Store)
	if err != nil {
		return nil, err
	}
	live, err := store.OpenLive(ctx, s, o)
	if err != nil {
		_ = s.Close()
		return nil, err
	}
	if err := live.Initialize(ctx, builtin); err != nil {
		_ = live.Close()
		return nil, err
	}
	return live, nil
}

// builtin returns the changes that an empty store begins with.
func builtin() ([]org.Change, error) {
	records, err := ladders.Builtin()
	if err != nil {
		return nil, err
	}
	var out []org.Change
	for _, r := range records {
		out = append(out, org.SaveLadder{Ladder: r})
	}
	return append(out, org.SetOrganization{Name: "Organization", HomeLadder: "ladder/" + ladders.Home}), nil
}

// quiet is the log of commands that a person runs: warnings only.
func quiet(o output) *slog.Logger {
	return slog.New(slog.NewTextHandler(o.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// commandLine is the origin of changes that a command makes.
const commandLine = "command line"

// operator returns who runs the program, for the log of changes: the name that the machine knows them by.
func operator() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "rung"
}
