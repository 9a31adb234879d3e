package neo4j_test

import (
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/org"
)

// question is a recipe's parameters, beside $day, and the rows that the domain answers them with.
type question struct {
	with map[string]any
	want [][]any
}

// comparison says what a recipe is to answer in a world as of a day. The domain is asked through the same handles
// that GraphQL is bound to.
type comparison func(w *world, s *org.Snapshot) []question

// comparisons has every recipe, by the name of its file.
var comparisons = map[string]comparison{
	"span-of-a-title":           spanOfATitle,
	"span-summary-of-a-title":   spanSummaryOfATitle,
	"span-of-a-person":          spanOfAPerson,
	"span-of-a-person-by-level": spanOfAPersonByLevel,
	"spans-by-level":            spansByLevel,
	"span-bands":                spanBands,
	"layers":                    layers,
	"subtree":                   subtree,
	"chain":                     chain,
	"path":                      path,
	"peers":                     peers,
	"dotted-lines":              dottedLines,
	"mentors":                   mentors,
	"mentors-of-a-mentee":       mentorsOfAMentee,
	"mentors-excluded":          mentorsExcluded,
	"level-holders":             levelHolders,
	"level-expectations":        levelExpectations,
	"compare-levels":            compareLevels,
	"landing":                   landing,
	"headcount-by-level":        headcountByLevel,
	"headcount-by-team":         headcountByTeam,
	"headcount-by-location":     headcountByLocation,
	"openings":                  openings,
	"movements":                 movements,
	"trend":                     trend,
	"revisions":                 revisions,
	"findings-structure":        findings(org.FindCycle, org.FindMissingManager, org.FindManyRoots, org.FindSeveralManagers),
	"findings-spans":            findings(org.FindNarrowSpan, org.FindWideSpan),
	"findings-levels":           findings(org.FindLevelInversion, org.FindSameLevel),
	"findings-titles":           findings(org.FindInflation, org.FindDeflation),
	"findings-management":       findings(org.FindNobodyToManage),
	"findings-gaps":             findings(org.FindNoLevel, org.FindOpenManager),
	"broken-by-hand":            nothingBroken,
}

// heldWhenBroken are the recipes that promise the domain's answers also of lines that break its rules.
var heldWhenBroken = []string{"findings-structure", "headcount-by-level", "headcount-by-location", "landing", "level-expectations", "compare-levels", "revisions"}

// recipes returns the statements of the cookbook by the names of their files.
func recipes(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("cookbook/*")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, file := range files {
		name, ok := strings.CutSuffix(filepath.Base(file), ".cypher")
		text, err := os.ReadFile(file)
		if err != nil || !ok {
			t.Errorf("%s is no recipe: %v", file, err)
			continue
		}
		out[name] = string(text)
	}
	return out
}

func TestEveryRecipeSaysWhatItAnswersAndIsCompared(t *testing.T) {
	found := recipes(t)
	parameter := regexp.MustCompile(`\$\w+`)
	for name, text := range found {
		first, rest, _ := strings.Cut(text, "\n")
		if !strings.HasPrefix(first, "// ") {
			t.Errorf("the first line of %s is no comment that says what it answers: %s", name, first)
		}
		for _, p := range parameter.FindAllString(rest, -1) {
			if !strings.Contains(rest, "// :param "+p[1:]+" => ") {
				t.Errorf("%s has no comment that says how to set %s", name, p)
			}
		}
		if n := strings.Count(text, "$day"); n > 1 || n == 1 && !strings.Contains(text, "\nWITH coalesce($day, date()) AS day\n") {
			t.Errorf("%s does not say as the others do that null is today", name)
		}
		if comparisons[name] == nil {
			t.Errorf("nothing compares the answers of %s", name)
		}
	}
	for name := range comparisons {
		if found[name] == "" {
			t.Errorf("there is no recipe %s", name)
		}
	}
}

// planOnce keeps Neo4j from planning a statement anew because the next world is of another size: planning takes most of
// the time here.
const planOnce = "CYPHER replan=skip "

// compare asks recipes in a world as of a day, and compares each whole answer. It returns how many rows it compared.
// A day that is not known asks for today, by null.
func (w *world) compare(t *testing.T, day org.Date, names []string) map[string]int {
	t.Helper()
	rows := map[string]int{}
	s := w.live.Snapshot(day)
	for _, name := range names {
		for _, q := range comparisons[name](w, s) {
			parameters := map[string]any{"day": parameterOf(day)}
			for k, v := range q.with {
				parameters[k] = parameterOf(v)
			}
			got, err := w.ask(t.Context(), planOnce+w.statements[name], parameters)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			rows[name] += len(q.want)
			if why := different(got, q.want); why != "" {
				t.Errorf("%s in %s on %s with %v: %s", name, w.name, s.Date(), q.with, why)
			}
		}
	}
	return rows
}

// parameterOf returns a value as the driver sends it.
func parameterOf(v any) any {
	d, ok := v.(org.Date)
	switch {
	case ok && d.Known():
		return neo4j.DateOf(d.Time())
	case ok:
		return nil
	}
	return v
}

// different says how two answers differ, or "".
func different(got, want [][]any) string {
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			return fmt.Sprintf("row %d is missing: %v", i, want[i])
		case i >= len(want):
			return fmt.Sprintf("row %d is too much: %v", i, got[i])
		case !alike(got[i], want[i]):
			return fmt.Sprintf("row %d is\n\t%v, want\n\t%v", i, got[i], want[i])
		}
	}
	return ""
}

// alike compares two values as they are read: numbers to 1e-9, "" and what is not known as null.
func alike(got, want any) bool {
	got, want = plain(got), plain(want)
	switch w := want.(type) {
	case float64:
		g, ok := got.(float64)
		return ok && math.Abs(g-w) <= 1e-9
	case []any:
		g, ok := got.([]any)
		return ok && slices.EqualFunc(g, w, alike)
	}
	return got == want
}

func plain(v any) any {
	switch v := v.(type) {
	case int:
		return float64(v)
	case int64:
		return float64(v)
	case org.Date:
		if !v.Known() {
			return nil
		}
		return v.String()
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano)
	case neo4j.Date:
		return org.DateOf(v.Time()).String()
	case string:
		if v == "" {
			return nil
		}
	case []string:
		out := make([]any, len(v))
		for i := range v {
			out[i] = v[i]
		}
		return out
	}
	return v
}

// asker runs statements over one driver, as somebody would by hand.
type asker struct{ driver neo4j.DriverWithContext }

func newAsker(t *testing.T, url string) asker {
	t.Helper()
	auth := neo4j.NoAuth()
	if user := os.Getenv("RUNG_NEO4J_USER"); user != "" {
		auth = neo4j.BasicAuth(user, os.Getenv("RUNG_NEO4J_PASSWORD"), "")
	}
	driver, err := neo4j.NewDriverWithContext(url, auth)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { driver.Close(context.Background()) })
	return asker{driver}
}

func (a asker) ask(ctx context.Context, statement string, parameters map[string]any) ([][]any, error) {
	_, rows, err := a.table(ctx, statement, parameters)
	return rows, err
}

// table is ask with the names of the columns.
func (a asker) table(ctx context.Context, statement string, parameters map[string]any) (columns []string, rows [][]any, err error) {
	result, err := neo4j.ExecuteQuery(ctx, a.driver, statement, parameters, neo4j.EagerResultTransformer)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range result.Records {
		rows = append(rows, r.Values)
	}
	return result.Keys, rows, nil
}

const randomWorlds = 3

func TestTheRecipesAnswerAsTheDomainDoes(t *testing.T) {
	compared := map[string]int{}
	all := slices.Sorted(maps.Keys(comparisons))
	add := func(rows map[string]int) {
		for name, n := range rows {
			compared[name] += n
		}
	}
	t.Run("sample", func(t *testing.T) {
		w := sampleWorld(t)
		today := w.live.Snapshot(org.NoDate).Date()
		for _, day := range []org.Date{today, today - 400, today + 200} {
			add(w.compare(t, day, all))
		}
		add(w.compare(t, org.NoDate, []string{"layers", "mentors", "openings"})) // all say today alike
		t.Run("the parameters of the comments fit", w.tryHints)
		t.Run("the page shows the recipes and their answers", w.comparePage)
		t.Run("what the page writes by hand is served", w.writeAsThePage)
	})
	for seed := range uint64(randomWorlds) {
		t.Run(fmt.Sprintf("random %d", seed), func(t *testing.T) {
			w := randomWorld(t, seed)
			today := w.live.Snapshot(org.NoDate).Date()
			for _, day := range askedOn {
				add(w.compare(t, today+day, all))
			}
			w.breakLines(t)
			for _, day := range askedOn {
				add(w.compare(t, today+day, heldWhenBroken))
			}
		})
	}
	for _, name := range all {
		if compared[name] < 5 && name != "broken-by-hand" {
			t.Errorf("of %s only %d rows were compared", name, compared[name])
		}
	}
	t.Logf("rows compared: %v", compared)
}

func nothingBroken(*world, *org.Snapshot) []question { return []question{{}} }

// TestARecipeFindsWhatSomebodyBroke asks before a server puts into Rung's form what it can read.
func TestARecipeFindsWhatSomebodyBroke(t *testing.T) {
	url := newURL(t)
	s := open(t, url)
	commit(t, s, 0, "", threePeople())
	asker := newAsker(t, url)
	run := func(statement string) [][]any {
		t.Helper()
		rows, err := asker.ask(t.Context(), statement, nil)
		if err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
		return rows
	}
	recipe := recipes(t)["broken-by-hand"]
	if rows := run(recipe); len(rows) > 0 {
		t.Fatalf("of a graph that nobody broke it says %v", rows)
	}
	run(`MATCH (a:Person {id: 'person/a'}), (b:Person {id: 'person/b'}), (gone:Person {id: 'person/gone'}), (l:Level {id: 'level/example/L1'})
		CREATE (:Team {name: 'Nobody can refer to me'}), (:Person {id: 'person/new', name: 'New'}), (:Opening {id: 17}),
			(a)-[:MENTORS {since: '2026-01-01'}]->(b), (a)-[:DOTTED_TO]->(b),
			(b)-[:DOTTED_TO {since: date('2026-02-01'), until: date('2026-02-01')}]->(a),
			(a)-[:REPORTS_TO {since: date('2026-03-01')}]->(a),
			(b)-[:REPORTS_TO {since: date('2026-03-01')}]->(gone),
			(gone)-[:AT_LEVEL {since: date('2026-03-01')}]->(l)`)
	want := [][]any{
		{"begins while another of its kind holds", "Person", "person/b", "REPORTS_TO", "person/gone", "2026-03-01", nil},
		{"ends before it begins", "Person", "person/b", "DOTTED_TO", "person/a", "2026-02-01", "2026-02-01"},
		{"has no employment, and is nowhere to be seen", "Person", "person/new", nil, nil, nil, nil},
		{"has no id that is a text, and is not read", "Team", nil, nil, nil, nil, nil},
		{"has no id that is a text, and is not read", "Opening", 17, nil, nil, nil, nil},
		{"has no since, or a since or until that is no date", "Person", "person/a", "DOTTED_TO", "person/b", nil, nil},
		{"has no since, or a since or until that is no date", "Person", "person/a", "MENTORS", "person/b", "2026-01-01", nil},
		{"holds while one of its ends is not there", "Person", "person/b", "REPORTS_TO", "person/gone", "2026-03-01", nil},
		{"holds while one of its ends is not there", "Person", "person/gone", "AT_LEVEL", "level/example/L1", "2026-03-01", nil},
		{"leads to where it begins", "Person", "person/a", "REPORTS_TO", "person/a", "2026-03-01", nil},
	}
	if why := different(run(recipe), want); why != "" {
		t.Error(why)
	}
}
