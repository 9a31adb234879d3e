package main

import (
	"fmt"

	"rung/ladders"
)

type ladderCommands struct {
	Check ladderCheckCommand `cmd:"" help:"Check a ladder file, and say every mistake with its line and column."`
}

type ladderCheckCommand struct {
	File []string `arg:"" help:"Ladder files (YAML), or - for standard input."`
}

// Help is shown by rung ladder check --help.
func (ladderCheckCommand) Help() string {
	return `Examples:
  rung ladder check our-ladder.yaml
  rung ladder check ladders/*.yaml

Exits with 1 where a file has a mistake.`
}

func (c ladderCheckCommand) Run(o output) error {
	bad := false
	for _, name := range c.File {
		text, err := readFile(name)
		if err != nil {
			return err
		}
		r, problems := ladders.Parse(name, text)
		for _, p := range problems {
			bad = true
			fmt.Fprintln(o.out, p)
		}
		if len(problems) == 0 {
			fmt.Fprintf(o.out, "%s: %s, %d levels, %d competencies\n", name, r.Name, len(r.Levels), len(r.Competencies))
		}
	}
	if bad {
		return errRefused
	}
	return nil
}
