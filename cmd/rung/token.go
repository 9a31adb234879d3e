package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"rung/access"
	"rung/store"
)

type tokenCommands struct {
	Create tokenCreateCommand `cmd:"" help:"Make a token, and print it once."`
	List   tokenListCommand   `cmd:"" help:"Print the tokens that there are, without their secrets."`
	Revoke tokenRevokeCommand `cmd:"" help:"End a token."`
}

type tokenCreateCommand struct {
	storeFlag
	Name    string        `arg:"" help:"What the token is for, such as \"dashboard\"; changes made with it carry the name."`
	Role    access.Role   `required:"" placeholder:"ROLE" help:"What it may do: VIEWER, ANALYST, EDITOR or ADMIN."`
	Expires time.Duration `default:"2160h" help:"How long it may be used (${default}, 90 days); 0: for ever."`
}

// Help is shown by rung token create --help.
func (tokenCreateCommand) Help() string {
	return `Examples:
  rung token create dashboard --role VIEWER
  rung token create "nightly import" --role EDITOR --expires 8760h --store neo4j://db.example.com

The token is printed once and kept nowhere; the store has a hash of it. A program sends it as: Authorization: Bearer TOKEN`
}

func (c tokenCreateCommand) Run(ctx context.Context, o output) error {
	name := strings.TrimSpace(c.Name)
	if name == "" || len(name) > 100 {
		return errors.New("a token's name has 1 to 100 bytes")
	}
	if c.Expires < 0 {
		return errors.New("--expires must not be negative")
	}
	live, err := c.open(ctx, quiet(o))
	if err != nil {
		return err
	}
	defer live.Close()
	now := time.Now()
	var expires time.Time
	if c.Expires > 0 {
		expires = now.Add(c.Expires)
	}
	secret, token := store.NewToken(name, string(c.Role), operator(), now, expires)
	if err := live.AddToken(ctx, token); err != nil {
		return err
	}
	fmt.Fprintln(o.out, secret)
	fmt.Fprintf(o.err, "Token %s, %s, %s. It is not shown again.\n", token.ID, c.Role, untilWords(token.Expires))
	return nil
}

func untilWords(t time.Time) string {
	if t.IsZero() {
		return "without an end"
	}
	return "until " + t.UTC().Format(time.DateTime) + " UTC"
}

type tokenListCommand struct {
	storeFlag
	JSON bool `help:"Print JSON."`
}

func (c tokenListCommand) Run(ctx context.Context, o output) error {
	live, err := c.open(ctx, quiet(o))
	if err != nil {
		return err
	}
	defer live.Close()
	list, err := live.Tokens(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		type row struct {
			ID      string     `json:"id"`
			Name    string     `json:"name"`
			Role    string     `json:"role"`
			By      string     `json:"by"`
			Made    time.Time  `json:"made"`
			Expires *time.Time `json:"expires"`
			Used    *time.Time `json:"used"`
			Revoked *time.Time `json:"revoked"`
		}
		rows := make([]row, 0, len(list))
		for _, t := range list {
			rows = append(rows, row{t.ID, t.Name, t.Role, t.By, t.Made, orNil(t.Expires), orNil(t.Used), orNil(t.Revoked)})
		}
		e := json.NewEncoder(o.out)
		e.SetIndent("", "  ")
		return e.Encode(rows)
	}
	w := tabwriter.NewWriter(o.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tNAME\tROLE\tMADE\tLAST USED\tSTATE")
	for _, t := range list {
		used := "never"
		if !t.Used.IsZero() {
			used = t.Used.Format(time.DateTime)
		}
		state := untilWords(t.Expires)
		switch {
		case !t.Revoked.IsZero():
			state = "revoked " + t.Revoked.Format(time.DateTime)
		case !t.Valid(time.Now()):
			state = "expired " + t.Expires.Format(time.DateTime)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", t.ID, t.Name, t.Role, t.Made.Format(time.DateTime), used, state)
	}
	return w.Flush()
}

func orNil(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

type tokenRevokeCommand struct {
	storeFlag
	ID string `arg:"" help:"Id of the token, as rung token list shows it."`
}

func (c tokenRevokeCommand) Run(ctx context.Context, o output) error {
	live, err := c.open(ctx, quiet(o))
	if err != nil {
		return err
	}
	defer live.Close()
	if err := live.RevokeToken(ctx, c.ID); errors.Is(err, store.ErrNoToken) {
		return fmt.Errorf("no token has the id %q; rung token list shows them", c.ID)
	} else if err != nil {
		return err
	}
	fmt.Fprintf(o.out, "Token %s is revoked. Servers that run refuse it within seconds.\n", c.ID)
	return nil
}
