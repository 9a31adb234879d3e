package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

type backupCommand struct {
	storeFlag
	File string `arg:"" help:"File to write; it must not be there yet."`
}

// Help is shown by rung backup --help.
func (backupCommand) Help() string {
	return `The file is a SQLite store with every revision up to the newest when the backup ends: it can be
restored into any store, or served as it is. The store may be in use meanwhile.

Examples:
  rung backup org-2026-11-25.db --store sqlite:org.db
  rung backup org-2026-11-25.db --store bolt://127.0.0.1:7687`
}

func (c backupCommand) Run(ctx context.Context, o output) (err error) {
	if _, err := os.Stat(c.File); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already; a backup overwrites nothing", c.File)
	}
	// What is not whole has another name, so that nobody takes it for a backup.
	folder, err := os.MkdirTemp(filepath.Dir(c.File), ".rung-backup-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	part := filepath.Join(folder, "backup.db")
	if err := (copyCommand{From: c.Store, To: "sqlite:" + part}).Run(ctx, output{out: io.Discard, err: o.err}); err != nil {
		return err
	}
	left, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	if len(left) != 1 {
		return fmt.Errorf("the backup is not one file: %v", left)
	}
	if err := os.Rename(part, c.File); err != nil {
		return err
	}
	fmt.Fprintf(o.out, "%s is backed up in %s\n", c.Store, c.File)
	return nil
}

type restoreCommand struct {
	storeFlag
	File string `arg:"" help:"File that rung backup wrote."`
}

// Help is shown by rung restore --help.
func (restoreCommand) Help() string {
	return `Every revision of the file is written into the store, which must be empty, or hold the beginning of the
same organization; then what is missing is added.

Example:
  rung restore org-2026-11-25.db --store sqlite:new.db`
}

func (c restoreCommand) Run(ctx context.Context, o output) error {
	if info, err := os.Stat(c.File); err != nil {
		return err
	} else if info.IsDir() {
		return fmt.Errorf("%s is a folder, and no backup", c.File)
	}
	// Opening a store may write to it, and a backup stays as it is.
	folder, err := os.MkdirTemp("", "rung-restore-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	copied := filepath.Join(folder, "backup.db")
	if err := copyFile(c.File, copied); err != nil {
		return err
	}
	if err := (copyCommand{From: "sqlite:" + copied, To: c.Store}).Run(ctx, output{out: io.Discard, err: o.err}); err != nil {
		return err
	}
	fmt.Fprintf(o.out, "%s is restored into %s\n", c.File, c.Store)
	return nil
}

func copyFile(from, to string) error {
	text, err := os.Open(from)
	if err != nil {
		return err
	}
	defer text.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = out.ReadFrom(text)
	return errors.Join(err, out.Close())
}
