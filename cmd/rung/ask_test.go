package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestEveryQuestionOfTheCorpusIsAnswered asks each question of the sample organization and runs the operation that it
// is understood as.
func TestEveryQuestionOfTheCorpusIsAnswered(t *testing.T) {
	t.Parallel()
	corpus, err := os.ReadFile("../../ask/corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, "--store", newStore(t))
	answered := 0
	for _, line := range strings.Split(string(corpus), "\n") {
		parts := strings.Split(line, " | ")
		if len(parts) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		var meant struct {
			Interpret struct {
				Restated, Operation, Variables, View *string
				Ambiguous                            bool
				Suggestions                          []string
			}
		}
		a := s.ask(`query ($q: String!) { interpret(question: $q) { restated operation variables view ambiguous suggestions } }`, map[string]any{"q": parts[1]})
		if err := json.Unmarshal(a.Data, &meant); err != nil || len(a.Errors) > 0 {
			t.Fatalf("%s: %s", parts[1], a.text)
		}
		m := meant.Interpret
		if parts[0] == "CHOICE" {
			if m.Operation != nil || !m.Ambiguous || len(m.Suggestions) < 2 {
				t.Errorf("%s: got %s, want choices", parts[1], a.text)
			}
			continue
		}
		if m.Ambiguous {
			t.Errorf("%s: got choices", parts[1])
		}
		if m.View == nil || *m.View != parts[0] {
			t.Errorf("%s: got %s, want the view %s", parts[1], a.text, parts[0])
			continue
		}
		var variables map[string]any
		if err := json.Unmarshal([]byte(*m.Variables), &variables); err != nil {
			t.Fatal(err)
		}
		if a := s.ask(*m.Operation, variables); len(a.Errors) > 0 || string(a.Data) == "null" {
			t.Errorf("%s: %s %s: %s", parts[1], *m.Operation, *m.Variables, shown(a.text))
			continue
		}
		answered++
	}
	if answered < 1000 {
		t.Errorf("%d questions were answered", answered)
	}
}

// TestAQuestionIsAnsweredAsTheAPIAnswersIt compares answers on the command line with what the API says.
func TestAQuestionIsAnsweredAsTheAPIAnswersIt(t *testing.T) {
	t.Parallel()
	s := serve(t, "--store", newStore(t))
	for question, want := range map[string]string{
		"who can mentor toward L4":   `query { org { mentors(toward: "level/abtion/L4", first: 20) { nodes { person { name } } } } }`,
		"span of Product Directors":  `query { org { spans(where: {level: {in: ["Product Directors"]}}) { rows { nodes { person { name } } } } } }`,
		"who has exactly one report": `query { org { people(where: {direct: {min: 1, max: 1}}) { nodes { name } } } }`,
	} {
		got := exits(t, exitDone, "", "ask", question, "--server", s.url)
		names := namesIn(t, s.ask(want, nil).Data)
		if len(names) == 0 {
			t.Fatalf("%s: nobody", question)
		}
		for _, name := range names {
			if !strings.Contains(got, name) {
				t.Errorf("%s: got\n%s\nwithout %s", question, got, name)
			}
		}
	}
	exits(t, exitDone, "People who can mentor someone toward L4 Senior Product Manager, on the Abtion ladder\n", "ask", "who can mentor toward L4", "--server", s.url)
	exits(t, exitDone, `"totalCount"`, "ask", "list Product Directors", "--server", s.url, "--json")
	exits(t, exitDone, `# variables: {"where":`, "ask", "span of Product Directors", "--server", s.url, "--graphql")
	exits(t, exitRefused, "who can mentor toward L4", "ask", "mentor something", "--server", s.url)
}

// TestTheQuestionsOfTheREADMEAreAnsweredAsTheyStand asks both on the command line, and compares with the page's answers.
func TestTheQuestionsOfTheREADMEAreAnsweredAsTheyStand(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, "--store", newStore(t))
	asked := 0
	for _, part := range regexp.MustCompile(`(?s)\n\*\*([^*\n]+\?)\*\*\n.*?<!-- answer -->\n\x60\x60\x60json\n(.*?)\x60\x60\x60`).FindAllStringSubmatch(string(page), -1) {
		asked++
		got := exits(t, exitDone, "", "ask", part[1], "--server", s.url)
		names := namesIn(t, []byte(part[2]))
		if len(names) == 0 {
			t.Fatalf("%s: the page names nobody", part[1])
		}
		for _, name := range names {
			if !strings.Contains(got, name) {
				t.Errorf("%s: got\n%s\nwithout %s", part[1], got, name)
			}
		}
	}
	if asked != 2 {
		t.Errorf("%d questions were found", asked)
	}
}

// namesIn returns every name in an answer.
func namesIn(t *testing.T, data []byte) (names []string) {
	t.Helper()
	var all any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if name, ok := v["name"].(string); ok {
				names = append(names, name)
			}
			for _, one := range v {
				walk(one)
			}
		case []any:
			for _, one := range v {
				walk(one)
			}
		}
	}
	walk(all)
	return names
}
