package main

import (
	"context"
	"errors"
	"fmt"

	"rung/store"
)

type copyCommand struct {
	From string `required:"" placeholder:"URL" help:"Store to copy."`
	To   string `required:"" placeholder:"URL" help:"Store to copy into: an empty one, or one with part of the same."`
}

// Help is shown by rung copy --help.
func (copyCommand) Help() string {
	return `Every revision is copied, with its number, time and author, so that the history goes along. A copy that was
interrupted goes on where it stopped.

Example:
  rung copy --from sqlite:org.db --to bolt://127.0.0.1:7687`
}

func (c copyCommand) Run(ctx context.Context, o output) (err error) {
	if c.From == c.To {
		return errors.New("--from and --to name the same store")
	}
	from, err := store.Open(ctx, c.From)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := store.Open(ctx, c.To)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	told := progress(o.err, "revisions copied")
	number, err := store.Copy(store.WithProgress(ctx, progress(o.err, "records written")), from, to, told)
	if errors.Is(err, store.ErrOther) {
		fmt.Fprintf(o.err, "%s: %s\n", c.To, err)
		return errRefused
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(o.out, "%d revisions are in %s\n", number, c.To)
	return nil
}
