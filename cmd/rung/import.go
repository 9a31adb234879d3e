package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rung/graph"
	"rung/graph/model"
	"rung/intake"
	"rung/org"
	"rung/store"
)

type importCommand struct {
	storeFlag
	File         string   `arg:"" help:"The file, or - for standard input."`
	DryRun       bool     `help:"Say what would change, and write nothing."`
	JSON         bool     `name:"json" help:"Print the report as JSON."`
	Effective    string   `placeholder:"DATE" help:"Day from which the file holds, YYYY-MM-DD (today)."`
	MatchBy      string   `enum:",id,employee-number,email" default:"" placeholder:"WHAT" help:"How a row is found to be somebody known: id, employee-number or email (whichever the file has)."`
	LeaveMissing bool     `help:"Who is known and not in the file has left."`
	Blanks       string   `enum:"keep,clear" default:"keep" help:"What a blank cell does to what is known: keep or clear (${default})."`
	OnDuplicate  string   `enum:"refuse,separate" default:"refuse" help:"What becomes of one id on several posts: refuse or separate (${default})."`
	Ladder       string   `placeholder:"ID" help:"Ladder whose codes and titles the file means (the home ladder)."`
	Grades       string   `type:"existingfile" placeholder:"FILE" help:"CSV of two columns: a grade of the file, and the level that it is."`
	Column       []string `placeholder:"HEADER=USE" help:"Use a column as something else than its header says; HEADER= ignores it. May be repeated."`
}

// Help is shown by rung import --help.
func (importCommand) Help() string {
	return `Examples:
  rung import people.csv --dry-run                      what would change
  rung import people.csv --store sqlite:org.db
  rung import november.csv --leave-missing --effective 2026-11-01 --json

Exits with 0 where the file was applied, or would be, and with 1 where it is refused.`
}

func (c importCommand) Run(ctx context.Context, o output) error {
	options, err := c.options()
	if err != nil {
		return err
	}
	file, err := openFile(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	told := progress(o.err, "rows read")
	options.Progress = func(rows int) { told(rows, 0) }
	live, err := c.open(ctx, quiet(o))
	if err != nil {
		return err
	}
	defer live.Close()
	report, err := graph.Import(store.WithProgress(ctx, progress(o.err, "records written")), live, file, options, store.Request{Reason: filepath.Base(c.File), By: operator(), Origin: commandLine, DryRun: c.DryRun})
	if err != nil {
		return err
	}
	if c.JSON {
		err = printReportJSON(o.out, report)
	} else {
		printReport(o.out, report, c.DryRun)
	}
	if err == nil && report.Refused() {
		return errRefused
	}
	return err
}

// openFile opens a file that can be read again from its beginning. What cannot, such as standard input, is held.
func openFile(name string) (io.ReadSeekCloser, error) {
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			return file, nil
		}
		_ = file.Close()
	}
	text, err := readFile(name)
	if err != nil {
		return nil, err
	}
	return held{bytes.NewReader(text)}, nil
}

// held is a file in memory, which need not be closed.
type held struct{ *bytes.Reader }

func (held) Close() error { return nil }

// readFile reads a file as far as an import looks, which says so of a larger one.
func readFile(name string) ([]byte, error) {
	from := io.Reader(os.Stdin)
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		from = file
	}
	return io.ReadAll(io.LimitReader(from, intake.MaxBytes+1))
}

func (c importCommand) options() (intake.Options, error) {
	o := intake.Options{
		MatchBy:      intake.MatchBy(strings.ReplaceAll(strings.ToUpper(c.MatchBy), "-", "_")),
		LeaveMissing: c.LeaveMissing,
		Blanks:       intake.Blanks(strings.ToUpper(c.Blanks)),
		OnDuplicate:  intake.OnDuplicate(strings.ToUpper(c.OnDuplicate)),
		Ladder:       c.Ladder,
	}
	if c.Effective != "" {
		day, err := org.ParseDate(c.Effective)
		if err != nil {
			return o, fmt.Errorf("--effective: %w", err)
		}
		o.Effective = day
	}
	for _, column := range c.Column {
		header, use, ok := strings.Cut(column, "=")
		if !ok {
			return o, fmt.Errorf("--column: %q has no =, as in \"Line manager=manager\"", column)
		}
		option := intake.ColumnOption{Column: header}
		if use != "" {
			option.UsedAs = &use
		}
		o.Columns = append(o.Columns, option)
	}
	if c.Grades != "" {
		file, err := os.Open(c.Grades)
		if err != nil {
			return o, err
		}
		defer file.Close()
		reader := csv.NewReader(file)
		reader.FieldsPerRecord = 2
		rows, err := reader.ReadAll()
		if err != nil {
			return o, fmt.Errorf("--grades: %w", err)
		}
		for _, row := range rows {
			o.Grades = append(o.Grades, intake.GradeOption{Grade: row[0], Level: row[1]})
		}
	}
	return o, nil
}

// inFlags says what the API calls options as the command line does.
var inFlags = strings.NewReplacer(
	"onDuplicate SEPARATE", "--on-duplicate separate", "the option grades", "--grades", "the option columns", "--column",
)

func printReport(w io.Writer, r *model.ImportReport, dryRun bool) {
	for _, p := range r.Problems {
		where := fmt.Sprintf("line %d", p.Line)
		if p.Column != "" {
			where += ", " + p.Column
		}
		fmt.Fprintf(w, "%s: %s: %s [%s]\n", strings.ToLower(string(p.Severity)), where, inFlags.Replace(p.Message), p.Code)
	}
	fmt.Fprintf(w, "%s, %d rows: %d join, %d move, %d change otherwise, %d leave, %d stay as they are; %d openings; %d rows skipped\n",
		r.Format, r.Rows, r.Joins, r.Moves, r.Updates, r.Leavers, r.Unchanged, r.Openings, r.Skipped)
	switch {
	case r.Refused():
		fmt.Fprintln(w, "Refused: nothing was written.")
	case dryRun:
		fmt.Fprintln(w, "A dry run: nothing was written.")
	default:
		fmt.Fprintf(w, "Applied as revision %d.\n", r.Revision())
	}
}

// printReportJSON prints an ImportReport with the names of the API.
func printReportJSON(w io.Writer, r *model.ImportReport) error {
	type column struct {
		Column string  `json:"column"`
		UsedAs *string `json:"usedAs"`
	}
	type problem struct {
		Line     int     `json:"line"`
		Column   *string `json:"column"`
		Code     string  `json:"code"`
		Severity string  `json:"severity"`
		Message  string  `json:"message"`
	}
	out := struct {
		Format    string    `json:"format"`
		Applied   bool      `json:"applied"`
		Revision  int       `json:"revision"`
		Rows      int       `json:"rows"`
		Skipped   int       `json:"skipped"`
		Joins     int       `json:"joins"`
		Moves     int       `json:"moves"`
		Updates   int       `json:"updates"`
		Leavers   int       `json:"leavers"`
		Unchanged int       `json:"unchanged"`
		Openings  int       `json:"openings"`
		Columns   []column  `json:"columns"`
		Problems  []problem `json:"problems"`
	}{
		Format: r.Format, Applied: r.Applied(), Revision: r.Revision(), Rows: r.Rows, Skipped: r.Skipped, Joins: r.Joins,
		Moves: r.Moves, Updates: r.Updates, Leavers: r.Leavers, Unchanged: r.Unchanged, Openings: r.Openings,
		Columns: []column{}, Problems: []problem{},
	}
	for _, c := range r.Columns {
		out.Columns = append(out.Columns, column(c))
	}
	for _, p := range r.Problems {
		q := problem{Line: p.Line, Code: p.Code, Severity: string(p.Severity), Message: p.Message}
		if p.Column != "" {
			q.Column = &p.Column
		}
		out.Problems = append(out.Problems, q)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
