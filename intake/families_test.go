package intake_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rung/intake"
)

var update = flag.Bool("update", false, "write the golden reports anew")

// TestFilesOfEveryFamilyAreUnderstood imports one file of each kind into an empty organization and compares the
// report and what holds afterwards with the golden text beside it.
func TestFilesOfEveryFamilyAreUnderstood(t *testing.T) {
	files := fixtures(t, "csv", "json", "jsonl")
	for _, file := range files {
		t.Run(stem(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, report := bring(t, empty(t), string(text), intake.Options{})
			got := words(report) + "\n" + picture(f, today)
			golden := filepath.Join("testdata", stem(file)+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}

			again, err := intake.Prepare(strings.NewReader(string(text)), intake.Options{}, f, today+7)
			if err != nil {
				t.Fatal(err)
			}
			if len(again.Changes) > 0 || again.Report.Joins+again.Report.Moves+again.Report.Updates+again.Report.Leavers > 0 {
				t.Errorf("a second import: got changes %+v and the report %+v, want nothing to change", again.Changes, again.Report)
			}
		})
	}
}

func fixtures(t *testing.T, kinds ...string) (files []string) {
	for _, kind := range kinds {
		found, err := filepath.Glob("testdata/*." + kind)
		if err != nil || len(found) == 0 {
			t.Fatal("no files to read", err)
		}
		files = append(files, found...)
	}
	return files
}

func stem(file string) string {
	return strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
}

// words writes a report as a text for people.
func words(r intake.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d rows, %d skipped, %d joins, %d moves, %d updates, %d leavers, %d unchanged, %d openings\n",
		r.Format, r.Rows, r.Skipped, r.Joins, r.Moves, r.Updates, r.Leavers, r.Unchanged, r.Openings)
	for _, c := range r.Columns {
		used := "nothing"
		if c.UsedAs != nil {
			used = *c.UsedAs
		}
		fmt.Fprintf(&b, "column %q: %s\n", c.Column, used)
	}
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "line %d, %q: %s %s: %s\n", p.Line, p.Column, p.Severity, p.Code, p.Message)
	}
	return b.String()
}
