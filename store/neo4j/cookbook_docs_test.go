package neo4j_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/org"
	"rung/store"
)

const page = "../../docs/neo4j.md"

var (
	hint = regexp.MustCompile(`(?m)^// :param (\w+) => (.*)$`)
	// recipeTable is the table of the recipes, shown a recipe that the page shows, answered the table of an answer, and
	// written a statement that writes.
	recipeTable = regexp.MustCompile(`(?m)(\| recipe \| what it answers \|\n\|---\|---\|\n)((?:\|.*\n)+)`)
	shown       = regexp.MustCompile("(?ms)(\\(`([\\w-]+)`\\):\n\n```cypher\n)(.*?)(^```\n\n<!-- answer: (.*?) -->\n)((?:\\|[^\n]*\n)+)")
	written     = regexp.MustCompile("(?ms)^```cypher\n(MATCH .*?)^```$")
)

// values evaluates parameters as a person types them.
func (w *world) values(t *testing.T, typed [][2]string) map[string]any {
	t.Helper()
	out := map[string]any{"day": nil}
	for _, p := range typed {
		rows, err := w.ask(t.Context(), "RETURN "+p[1], nil)
		if err != nil {
			t.Fatalf("%s => %s: %v", p[0], p[1], err)
		}
		out[p[0]] = rows[0][0]
	}
	return out
}

// comparePage compares the page with the files, and its answers with the sample's. UPDATE_DOCS=1 writes them anew.
func (w *world) comparePage(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	for _, name := range slices.Sorted(maps.Keys(w.statements)) {
		first, _, _ := strings.Cut(w.statements[name], "\n")
		fmt.Fprintf(&table, "| `%s` | %s |\n", name, strings.TrimPrefix(first, "// "))
	}
	fresh := recipeTable.ReplaceAllString(string(text), "${1}"+strings.ReplaceAll(table.String(), "$", "$$"))
	found := 0
	fresh = shown.ReplaceAllStringFunc(fresh, func(whole string) string {
		found++
		m := shown.FindStringSubmatch(whole)
		var typed [][2]string
		for _, p := range strings.Split(m[5], ", ") {
			name, value, _ := strings.Cut(p, " => ")
			typed = append(typed, [2]string{name, value})
		}
		return m[1] + w.statements[m[2]] + m[4] + w.answerTable(t, w.statements[m[2]], w.values(t, typed))
	})
	if found != 3 || !recipeTable.MatchString(fresh) {
		t.Fatalf("the page shows %d recipes, want 3 and the table of all", found)
	}
	switch {
	case fresh == string(text):
	case os.Getenv("UPDATE_DOCS") == "":
		t.Errorf("the recipes or answers of %s are not these any more; UPDATE_DOCS=1 go test ./store/neo4j writes them anew. Got:\n%s", page, fresh)
	default:
		if err := os.WriteFile(page, []byte(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tryHints asks every recipe with the parameters that its comment gives.
func (w *world) tryHints(t *testing.T) {
	for name, statement := range w.statements {
		var typed [][2]string
		for _, m := range hint.FindAllStringSubmatch(statement, -1) {
			typed = append(typed, [2]string{m[1], m[2]})
		}
		parameters := w.values(t, typed)
		parameters["day"] = parameterOf(org.NewDate(2026, 6, 1))
		rows, err := w.ask(t.Context(), planOnce+statement, parameters)
		if err != nil {
			t.Errorf("%s with the parameters of its comment: %v", name, err)
		}
		if len(rows) == 0 && name != "broken-by-hand" && name != "openings" {
			t.Errorf("%s has no answer in the sample with the parameters of its comment", name)
		}
	}
}

// answerTable returns an answer as a table of Markdown.
func (w *world) answerTable(t *testing.T, statement string, parameters map[string]any) string {
	t.Helper()
	columns, rows, err := w.table(t.Context(), statement, parameters)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	line := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(columns)
	b.WriteString(strings.Repeat("|---", len(columns)) + "|\n")
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, v := range row {
			switch v := v.(type) {
			case nil:
			case float64:
				cells[i] = strconv.FormatFloat(v, 'g', 4, 64)
			case neo4j.Date:
				cells[i] = v.String()
			default:
				cells[i] = fmt.Sprint(v)
			}
		}
		line(cells)
	}
	return b.String()
}

// writeAsThePage runs the page's statements that write, each in a transaction, as Neo4j Browser does.
func (w *world) writeAsThePage(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	statements := written.FindAllStringSubmatch(string(text), -1)
	if len(statements) != 3 {
		t.Fatalf("the page has %d statements that write, want 3", len(statements))
	}
	for _, m := range statements {
		revision := w.live.Now().Revision()
		if _, err := w.ask(t.Context(), m[1], nil); err != nil {
			t.Fatalf("%s: %v", m[1], err)
		}
		eventually(t, 10*time.Second, "the edit is served", func() bool { return w.live.Now().Revision() > revision })
		rows, err := w.ask(t.Context(), w.statements["broken-by-hand"], nil)
		if err != nil || len(rows) > 0 {
			t.Errorf("after %s something is broken: %v %v", m[1], rows, err)
		}
	}
	june, july := org.NewDate(2026, 6, 1), org.NewDate(2026, 7, 1)
	manager := func(day org.Date) string {
		p, ok := w.live.Snapshot(day).Person("person/ada-example")
		m, managed := p.Manager()
		if !ok || !managed || p.Title() != "Product Manager" || levelOf(p) != "L2" {
			t.Fatalf("on %s Ada is there: %t", day, ok)
		}
		return m.Ref()
	}
	if before, after := manager(july-1), manager(july); before != "person/aoi-shiradani" || after != "person/meiling-ruan" {
		t.Errorf("Ada reports to %s, and from July on to %s", before, after)
	}
	there := func(day org.Date, id string) bool {
		_, ok := w.live.Snapshot(day).Person(id)
		return ok
	}
	if there(june-1, "person/ada-example") || !there(july-1, "person/amos-zahiri") || there(july, "person/amos-zahiri") {
		t.Error("Ada is there before June, or Amos does not leave on its last day")
	}
	r, err := w.live.Apply(t.Context(), store.Request{Changes: []org.Change{org.Withdraw{Revision: w.live.Now().Revision()}}})
	if err != nil || len(r.Problems) > 0 || !there(july, "person/amos-zahiri") {
		t.Errorf("the last edit cannot be withdrawn: %+v %v", r.Problems, err)
	}
}
