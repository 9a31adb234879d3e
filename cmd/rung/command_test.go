package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write puts a file into a folder of the test's own.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const peopleFile = "Employee ID,Name,Job Title,Reports To,Desk\n1,Ada Abel,Product Director,,A1\n2,Bo Bang,Owner,1,A2\n3,Cy Carr,Owner,2,\n"

const circleFile = "Employee ID,Name,Job Title,Reports To\n1,Ada Abel,Director,2\n2,Bo Bang,Owner,1\n"

// exits carries out a command, and wants an exit code and words among what it says.
func exits(t *testing.T, want int, words string, args ...string) (out string) {
	t.Helper()
	code, out, err := rung(t, args...)
	if said := out + err; code != want || !strings.Contains(said, words) || strings.Contains(said, "goroutine ") {
		t.Errorf("rung %s\ngot  %d: %s\nwant %d: …%s…", strings.Join(args, " "), code, shown(said), want, words)
	}
	return out
}

func TestImportSaysWhatBecameOfAFileByItsExitCode(t *testing.T) {
	t.Parallel()
	store, good, bad := newStore(t), write(t, "people.csv", peopleFile), write(t, "circle.csv", circleFile)
	exits(t, exitDone, "A dry run: nothing was written.", "import", good, "--store", store, "--dry-run")
	exits(t, exitRefused, "Refused: nothing was written.", "import", bad, "--store", store)
	exits(t, exitRefused, "line 3", "import", "--dry-run", bad, "--store", store)
	exits(t, exitDone, "3 join", "import", good, "--store", store)
	exits(t, exitDone, "3 stay as they are", "import", "--store", store, good)

	var report struct {
		Applied                          bool
		Revision, Rows, Joins, Unchanged int
		Columns                          []struct{ Column, UsedAs string }
		Problems                         []struct {
			Line                    int
			Code, Severity, Message string
		}
	}
	read := func(text string) {
		t.Helper()
		if err := json.Unmarshal([]byte(text), &report); err != nil {
			t.Fatalf("%v in %s", err, text)
		}
	}
	read(exits(t, exitDone, "", "import", good, "--store", store, "--json"))
	if report.Rows != 3 || report.Unchanged != 3 || len(report.Columns) != 5 {
		t.Errorf("got %+v, want three rows that are as they were", report)
	}
	read(exits(t, exitRefused, "", "import", bad, "--json", "--store", store))
	if report.Applied || len(report.Problems) == 0 || report.Problems[0].Code != "REPORTING_CYCLE" || report.Problems[0].Line != 3 || report.Problems[0].Severity != "ERROR" {
		t.Errorf("got %+v, want a circle in line 3", report)
	}
}

func TestWhatCannotBeCarriedOutExitsWithTwoAndSaysWhy(t *testing.T) {
	t.Parallel()
	store, good := newStore(t), write(t, "people.csv", peopleFile)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("this is no database, but a text of some length"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words string
		args  []string
	}{
		{"no such file", []string{"import", "missing.csv", "--store", store}},
		{"is a directory", []string{"import", t.TempDir(), "--store", store}},
		{`no store is named "foo:bar"`, []string{"import", good, "--store", "foo:bar"}},
		{"is a directory", []string{"import", good, "--store", "sqlite:" + t.TempDir()}},
		{"not a directory", []string{"export", "--store", "sqlite:" + filepath.Join(file, "org.db")}},
		{"not an SQLite database", []string{"export", "--store", "sqlite:" + file}},
		{"unknown flag --nope", []string{"import", good, "--nope"}},
		{"<file>", []string{"import"}},
		{"is not a calendar date", []string{"import", good, "--store", store, "--effective", "2026-02-30"}},
		{"--column", []string{"import", good, "--store", store, "--column", "Desk"}},
		{"no ladder has the id", []string{"import", good, "--store", store, "--ladder", "none"}},
		{"is not a calendar date", []string{"export", "--store", store, "--as-of", "yesterday"}},
		{"must be one of", []string{"export", "--store", store, "--format", "xml"}},
		{"--people must be from 1", []string{"generate", "--people", "0"}},
		{"--people", []string{"generate"}},
		{"no such file", []string{"query", "missing.graphql", "--store", store}},
		{"--variables is not a JSON object", []string{"query", good, "--store", store, "--variables", "[1]"}},
		{"refused", []string{"query", good, "--server", "http://127.0.0.1:1"}},
		{"no such file", []string{"ladder", "check", "missing.yaml"}},
		{"cannot listen on nowhere", []string{"serve", "--listen", "nowhere", "--store", store}},
		{"not an SQLite database", []string{"serve", "--listen", "127.0.0.1:0", "--store", "sqlite:" + file}},
		{"an origin is a scheme and a host", []string{"serve", "--listen", "127.0.0.1:0", "--store", store, "--cors-origin", "example.com"}},
		{"unexpected argument nope", []string{"nope"}},
	} {
		exits(t, exitFailed, c.words, c.args...)
	}
}

func TestWhatIsGeneratedOrExportedComesBack(t *testing.T) {
	t.Parallel()
	store, other := newStore(t), newStore(t)
	once := exits(t, exitDone, "Kind,ID,", "generate", "--people", "40", "--seed", "3")
	if again := exits(t, exitDone, "", "generate", "--people", "40", "--seed", "3"); again != once {
		t.Error("one seed gave two organizations")
	}
	exits(t, exitDone, "40 people today", "generate", "--people", "40", "--seed", "3", "--store", store)
	exits(t, exitFailed, "has people already", "generate", "--people", "1", "--store", store)
	exported := exits(t, exitDone, "", "export", "--store", store)
	exits(t, exitDone, "40 join", "import", write(t, "again.csv", exported), "--store", other)
	if got := exits(t, exitDone, "", "export", "--store", other, "--as-of", day(0)); strings.Count(got, "\nperson,") != 40 {
		t.Errorf("got %d people, want 40", strings.Count(got, "\nperson,"))
	}
	for _, format := range []string{"xlsx", "json", "organogram"} {
		file := write(t, "again."+format, exits(t, exitDone, "", "export", "--store", store, "--format", format))
		exits(t, exitDone, "40 join", "import", file, "--store", newStore(t))
	}
	exits(t, exitFailed, "--format", "export", "--store", store, "--format", "ods")
}

func TestARefusedFileIsToldInTheFlagsOfTheCommand(t *testing.T) {
	t.Parallel()
	file := write(t, "twice.csv", "id,name,title\n1,Ada,A\n1,Bo,B\n")
	exits(t, exitRefused, "or import with --on-duplicate separate", "import", file, "--store", newStore(t))
	exits(t, exitDone, "2 join", "import", file, "--store", newStore(t), "--on-duplicate", "separate")
}

func TestQueryAsksAStoreOrAServerAlike(t *testing.T) {
	t.Parallel()
	store := newStore(t)
	exits(t, exitDone, "", "import", write(t, "people.csv", peopleFile), "--store", store)
	question := write(t, "q.graphql", `query Count { org { headcount } } query Who($ref: PersonRef!) { org { person(ref: $ref) { name } } }`)
	const count, who = "{\n  \"data\": {\n    \"org\": {\n      \"headcount\": 3\n    }\n  }\n}\n", `"name": "Bo Bang"`
	s := serve(t, "--store", store)
	for _, where := range [][]string{{"--store", store}, {"--server", s.url}, {"--server", s.url + "/graphql"}} {
		if got := exits(t, exitDone, "", append([]string{"query", question, "--operation", "Count"}, where...)...); got != count {
			t.Errorf("%s: got %s, want %s", where, got, count)
		}
		exits(t, exitDone, who, append([]string{"query", question, "--operation=Who", "--variables", `{"ref": "2"}`}, where...)...)
		exits(t, exitRefused, "GRAPHQL_PARSE_FAILED", append([]string{"query", write(t, "bad.graphql", "{")}, where...)...)
		exits(t, exitRefused, "NOT_FOUND", append([]string{"query", write(t, "none.graphql", `{ org { path(from: "1", to: "x") { steps } } }`)}, where...)...)
	}
}

func TestLadderCheckSaysEveryMistakeWithItsPlace(t *testing.T) {
	t.Parallel()
	good, bad := write(t, "tiny.yaml", tinyLadder), write(t, "bad.yaml", strings.Replace(tinyLadder, "rank: 1", "rank: one", 1))
	exits(t, exitDone, "Tiny, 2 levels", "ladder", "check", good)
	exits(t, exitRefused, "bad.yaml:7:", "ladder", "check", good, bad)
}

// Not parallel: the environment and standard input are the process's.
func TestFlagsMayBeVariablesAndFilesStandardInput(t *testing.T) {
	t.Setenv("RUNG_STORE", newStore(t))
	t.Setenv("RUNG_EFFECTIVE", "2024-05-06")
	stdin := func(text string) {
		t.Helper()
		file, err := os.Open(write(t, "stdin", text))
		if err != nil {
			t.Fatal(err)
		}
		before := os.Stdin
		os.Stdin = file
		t.Cleanup(func() { os.Stdin = before; _ = file.Close() })
	}
	stdin(peopleFile)
	exits(t, exitDone, "3 join", "import", "-")
	stdin(`{ org(asOf: "2024-05-05") { headcount } then: org(asOf: "2024-05-06") { headcount } }`)
	if got := strings.Join(strings.Fields(exits(t, exitDone, "", "query", "-")), ""); got != `{"data":{"org":{"headcount":0},"then":{"headcount":3}}}` {
		t.Errorf("got %s, want nobody before the effective day", got)
	}
	stdin(tinyLadder)
	exits(t, exitDone, "Tiny", "ladder", "check", "-")
	t.Setenv("RUNG_STORE", "foo:bar")
	exits(t, exitFailed, `no store is named "foo:bar"`, "export")
	exits(t, exitDone, "3 people today", "generate", "--people", "3", "--store", newStore(t))
}
