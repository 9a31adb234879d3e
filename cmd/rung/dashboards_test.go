package main

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// TestTheSchemaIsPrinted compares it with the file, and with what a server says of itself.
func TestTheSchemaIsPrinted(t *testing.T) {
	t.Parallel()
	file, err := os.ReadFile("../../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	if code, out, _ := rung(t, "schema"); code != exitDone || out != string(file) {
		t.Errorf("rung schema exits with %d and prints %d bytes; the file has %d", code, len(out), len(file))
	}
	code, out, _ := rung(t, "schema", "--json")
	var printed, said struct{ Data json.RawMessage }
	if err := json.Unmarshal([]byte(out), &printed); code != exitDone || err != nil {
		t.Fatal(code, err)
	}
	s := serveNobody(t)
	asked := s.ask(introspection, nil)
	said.Data = asked.Data
	var a, b any
	if json.Unmarshal(printed.Data, &a) != nil || json.Unmarshal(said.Data, &b) != nil {
		t.Fatal("no JSON")
	}
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	if len(x) < 10_000 || string(x) != string(y) {
		t.Errorf("rung schema --json has %d bytes, a server says %d", len(x), len(y))
	}
}

// TestAPollIsAnsweredAnewAfterAChange asks for headcount by level until somebody is hired.
func TestAPollIsAnsweredAnewAfterAChange(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	get := func(tag string) (status int, next string) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+"/graphql?query="+url.QueryEscape("{ org { headcount breakdown(by: [{dimension: LEVEL}]) { headcount } } }"), nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("If-None-Match", tag)
		a, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Body.Close()
		return a.StatusCode, a.Header.Get("ETag")
	}
	status, tag := get("")
	if status != 200 || tag == "" {
		t.Fatal(status, tag)
	}
	for range 3 {
		if status, same := get(tag); status != http.StatusNotModified || same != tag {
			t.Fatalf("got %d %s, want 304 %s", status, same, tag)
		}
	}
	s.applied(`{hire: {name: "Gus Gram", title: "Designer", manager: "cy-carr"}}`, `effective: "2020-01-01"`)
	if status, next := get(tag); status != 200 || next == tag {
		t.Errorf("after a change: got %d %s", status, next)
	}
}

// TestAnAnswerIsPrintedAsATable compares a table and a CSV with the JSON of the same operation.
func TestAnAnswerIsPrintedAsATable(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	s.applied(`{hire: {name: "=HYPERLINK(1)", title: "Designer, senior", manager: "cy-carr"}}`, `effective: "2020-01-01"`)
	at := []string{"--server", s.url}
	byLevel := write(t, "by.graphql", `{ org { breakdown(by: [{dimension: LEVEL}, {dimension: TRACK}]) { keys { dimension label } headcount meanSpan } } }`)
	rows := readCSV(t, exits(t, exitDone, "", append([]string{"query", byLevel, "--format", "csv"}, at...)...))
	var answer struct {
		Org struct {
			Breakdown []struct {
				Keys      []struct{ Label string }
				Headcount int
				MeanSpan  *float64
			}
		}
	}
	if err := json.Unmarshal(s.ask(`{ org { breakdown(by: [{dimension: LEVEL}, {dimension: TRACK}]) { keys { dimension label } headcount meanSpan } } }`, nil).Data, &answer); err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"level", "track", "headcount", "meanSpan"}}
	for _, g := range answer.Org.Breakdown {
		span := ""
		if g.MeanSpan != nil {
			span = strconv.FormatFloat(*g.MeanSpan, 'g', -1, 64)
		}
		want = append(want, []string{g.Keys[0].Label, g.Keys[1].Label, strconv.Itoa(g.Headcount), span})
	}
	if len(want) < 4 || !reflect.DeepEqual(rows, want) {
		t.Errorf("got %q, want %q", rows, want)
	}
	people := write(t, "people.graphql", `{ org { people { nodes { name title manager { name } } } roots { name } } }`)
	exits(t, exitFailed, "people, roots", append([]string{"query", people, "--format", "csv"}, at...)...)
	exits(t, exitFailed, "no list", append([]string{"query", write(t, "n.graphql", "{ org { headcount } }"), "--format", "csv"}, at...)...)
	named := exits(t, exitDone, "", append([]string{"query", people, "--format", "csv", "--list", "people"}, at...)...)
	if !strings.HasPrefix(named, "name,title,manager name\r\n") || !strings.Contains(named, "'=HYPERLINK(1),\"Designer, senior\",Cy Carr\r\n") {
		t.Errorf("got %s", named)
	}
	if table := exits(t, exitDone, "", append([]string{"query", people, "--format", "table"}, at...)...); !strings.Contains(table, "NAME") || !strings.Contains(table, "Ada Abel") {
		t.Errorf("got %s", table)
	}
	exits(t, exitRefused, "[GRAPHQL_VALIDATION_FAILED]", append([]string{"query", write(t, "bad.graphql", "{ nothing }"), "--format", "csv"}, at...)...)
}

func readCSV(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
