package ask_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"rung/ask"
	"rung/ladders"
	"rung/org"
	"rung/sample"
)

const today = "2026-06-01"

func tidewell(t testing.TB) *org.Snapshot {
	t.Helper()
	all, err := ladders.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	day, err := org.ParseDate(today)
	if err != nil {
		t.Fatal(err)
	}
	f := org.NewFacts(1, org.OrganizationRecord{Name: "Tidewell", HomeLadder: "ladder/abtion"}, nil, nil, nil, all)
	out := f.Apply(sample.Default(), day)
	if len(out.Problems) > 0 {
		t.Fatal(out.Problems)
	}
	return org.NewSnapshot(out.Facts, day)
}

// TestTheCorpusIsUnderstood reads every line of corpus.txt.
func TestTheCorpusIsUnderstood(t *testing.T) {
	s := tidewell(t)
	n := ask.NewNames(s.Facts())
	file, err := os.Open("corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, read := bufio.NewScanner(file), 0
	for lines.Scan() {
		if lines.Text() == "" || strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		read++
		parts := strings.Split(lines.Text(), " | ")
		a, err := ask.Interpret(n, s, parts[1])
		if err != nil {
			t.Errorf("%s: %v", parts[1], err)
			continue
		}
		got := "UNKNOWN | " + parts[1]
		if a.Ambiguous {
			got = "CHOICE | " + parts[1] + " | " + a.Suggestions[0]
		}
		if a.Restated != "" {
			variables, err := json.Marshal(a.Variables)
			if err != nil {
				t.Fatal(err)
			}
			got = fmt.Sprintf("%s | %s | %s | %s", a.View, parts[1], a.Restated, variables)
		}
		if got != lines.Text() {
			t.Errorf("got  %s\nwant %s", got, lines.Text())
		}
	}
	if read < 1000 {
		t.Errorf("read %d questions", read)
	}
}

func TestWhatIsNotUnderstoodIsSaidWithTheNearestQuestions(t *testing.T) {
	s := tidewell(t)
	n := ask.NewNames(s.Facts())
	for question, nearest := range map[string]string{
		"whose span is weird, of all Product Directors?": "span of Product Directors",
		"who might be a good match for mentoring":        "who can mentor toward L4",
		"":                            "who can mentor toward L4",
		"who can mentor toward L99":   "who can mentor toward L4",
		"who reports to Nobody Known": "who reports to Amos Zahiri",
	} {
		a, err := ask.Interpret(n, s, question)
		for _, suggested := range a.Suggestions {
			if one, err := ask.Interpret(n, s, suggested); err != nil || one.Restated == "" {
				t.Errorf("%q: %q is suggested and not understood", question, suggested)
			}
		}
		if err != nil || a.Operation != "" || a.Restated != "" || a.Ambiguous || !slices.Contains(a.Suggestions, nearest) {
			t.Errorf("%q: got %q and suggestions %q, %v; want %q among them", question, a.Restated, a.Suggestions, err, nearest)
		}
	}
	if _, err := ask.Interpret(n, s, strings.Repeat("who ", 200)); err == nil {
		t.Error("a question without end is understood")
	}
}

// TestAChoiceIsUnderstood asks what is offered where a name is of several people.
func TestAChoiceIsUnderstood(t *testing.T) {
	s := tidewell(t)
	n := ask.NewNames(s.Facts())
	for _, question := range []string{"mentors for Amos", "span of control of Babajide", "what is expected at Senior PM"} {
		a, err := ask.Interpret(n, s, question)
		if err != nil || a.Restated != "" || len(a.Suggestions) < 2 {
			t.Fatalf("%q: got %+v, %v; want choices", question, a, err)
		}
		seen := map[string]bool{}
		for _, choice := range a.Suggestions {
			one, err := ask.Interpret(n, s, choice)
			if err != nil || one.Restated == "" {
				t.Errorf("%q, which was offered, is not understood: %v", choice, err)
			}
			seen[one.Restated] = true
		}
		if len(seen) != len(a.Suggestions) {
			t.Errorf("%q: the %d choices mean %d things", question, len(a.Suggestions), len(seen))
		}
	}
}

// TestEveryExampleIsUnderstoodInItsView asks what is offered to who asked something else.
func TestEveryExampleIsUnderstoodInItsView(t *testing.T) {
	s := tidewell(t)
	n := ask.NewNames(s.Facts())
	examples := ask.AllSuggestions(n, s)
	for question, view := range examples {
		a, err := ask.Interpret(n, s, question)
		if err != nil || a.View != view {
			t.Errorf("%q: got %q, %v, want the view %s", question, a.View, err, view)
		}
	}
	if len(examples) < 80 {
		t.Errorf("there are %d examples", len(examples))
	}
}

// TestALevelThatNoLadderHasIsNoPanic asks of a graph that somebody edited by hand.
func TestALevelThatNoLadderHasIsNoPanic(t *testing.T) {
	day, err := org.ParseDate(today)
	if err != nil {
		t.Fatal(err)
	}
	all := org.Period{Since: day - 100, Until: org.Forever}
	person := func(id, name, to string) *org.PersonRecord {
		p := &org.PersonRecord{ID: "person/" + id, Name: name, Employments: []org.Employment{{Period: all}}, Jobs: []org.Job{{Period: all, Title: "Baker", FTE: 1}}, Levels: []org.LevelSpell{{Period: all, Level: "level/gone/X"}}}
		if to != "" {
			p.Lines = []org.Line{{Period: all, To: "person/" + to}}
		}
		return p
	}
	people := []*org.PersonRecord{person("ada", "Ada Abel", ""), person("bo", "Bo Bang", "ada")}
	s := org.NewSnapshot(org.NewFacts(1, org.OrganizationRecord{Name: "Example", HomeLadder: "ladder/gone"}, people, nil, nil, nil), day)
	n := ask.NewNames(s.Facts())
	for _, question := range []string{"", "nothing of this", "mentors for Bo", "who is at X", "headcount by level"} {
		if _, err := ask.Interpret(n, s, question); err != nil {
			t.Errorf("%q: %v", question, err)
		}
		if _, err := ask.Complete(n, s, question, 8); err != nil {
			t.Errorf("%q: %v", question, err)
		}
	}
}

func FuzzInterpret(f *testing.F) {
	file, err := os.ReadFile("corpus.txt")
	if err != nil {
		f.Fatal(err)
	}
	for i, line := range strings.Split(string(file), "\n") {
		if parts := strings.Split(line, " | "); len(parts) > 1 && i%4 == 0 {
			f.Add(parts[1])
		}
	}
	f.Add("in in in of of of amos amos amos under under under babajide")
	f.Add("who can mentor amos amos amos amos amos toward amos amos amos")
	s := tidewell(f)
	n := ask.NewNames(s.Facts())
	longest := 5 * time.Millisecond * slower
	if fuzzing := flag.Lookup("test.fuzz"); fuzzing != nil && fuzzing.Value.String() != "" {
		longest *= 4 // what counts the code's branches takes this much longer
	}
	f.Fuzz(func(t *testing.T, question string) {
		best := time.Duration(math.MaxInt64)
		for range 3 { // the machine may be busy with something else
			begun := time.Now()
			a, err := ask.Interpret(n, s, question)
			best = min(best, time.Since(begun))
			if err == nil && (a.Restated == "") != (a.Operation == "") || err == nil && a.Restated == "" && len(a.Suggestions) == 0 {
				t.Fatalf("%q: got %+v", question, a)
			}
		}
		if best > longest {
			t.Fatalf("%q took %v", question, best)
		}
	})
}
