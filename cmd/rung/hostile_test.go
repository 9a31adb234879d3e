package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
)

// knownCodes are the codes that an error may have, but for INTERNAL, which is a defect.
var knownCodes = []string{
	"NOT_FOUND", "AMBIGUOUS", "INVALID", "LIMIT", "CONFLICT", "UNAVAILABLE", "UNAUTHENTICATED", "FORBIDDEN",
	"GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED",
}

// hostile are values, as JSON, that nobody ought to send for a scalar.
func hostile(scalar string) []string {
	long, _ := json.Marshal(strings.Repeat("x", 100_000))
	words, _ := json.Marshal(strings.Repeat("a ", 5_000))
	texts := []string{`""`, `" "`, `"\u0000"`, `"a\u0000b"`, `"\u202e\ud83e\udde8"`, `"\ud800"`, `"@"`, `"/"`, `"person/"`, `"@preview"`, `"person/x@2025-01-01"`,
		`"person/x@0000-00-00"`, `"level/abtion/"`, `"%"`, `"' OR 1=1 --"`, `"../../etc/passwd"`, `"*"`, `"["`, string(long), string(words), `7`, `-1`, `true`, `{}`, `[]`, `[[]]`}
	switch scalar {
	case "Int":
		return []string{"-1", "0", "1", "1001", "2147483647", "-2147483648", "3000000000", "1.5", `"1"`, `""`, "true", "{}", "1e400"}
	case "Float":
		return []string{"-1", "0", "-0.0", "1e308", "-1e308", "5e-324", `"NaN"`, `"1"`, "true", "{}", "1e400"}
	case "Boolean":
		return []string{"true", "false", `"true"`, "1", "{}"}
	case "Date":
		return []string{`"0000-01-01"`, `"0001-01-01"`, `"9999-12-31"`, `"10000-01-01"`, `"2026-02-30"`, `"2026-2-1"`, `"-2026-02-01"`, `"2026-02-01T00:00:00Z"`, `"today"`, `""`, `"\u0000"`, "5", "{}", string(long)}
	case "Upload":
		return []string{`"file"`, "{}", "1"}
	case "String", "ID", "PersonRef", "SeatRef", "LevelRef":
		return texts
	}
	return []string{`"NOPE"`, `""`, `"level"`, "1", "true", "{}", "[]", string(long)} // an enum
}

// values are hostile values of any type. An input object takes each of its fields in turn, its needed ones besides
// as the table says; one that contains itself does so once.
func values(s *ast.Schema, t *ast.Type, inside ...string) []string {
	out := []string{"null"}
	if t.Elem != nil {
		few := values(s, t.Elem, inside...)
		for _, v := range few {
			out = append(out, "["+v+"]")
		}
		one := few[min(1, len(few)-1)]
		return append(out, "[]", "["+strings.Repeat(one+",", 20_000/len(one))+one+"]", one)
	}
	d := s.Types[t.NamedType]
	if d.Kind != ast.InputObject {
		return append(out, hostile(d.Name)...)
	}
	out = append(out, "{}", "[]", `"x"`, `{"nope": 1}`)
	if slices.Contains(inside, d.Name) {
		return out
	}
	for _, f := range d.Fields {
		needed := ""
		for _, other := range d.Fields {
			if other.Type.NonNull && other != f {
				needed += fmt.Sprintf(", %q: %s", other.Name, harmless[other.Type.Name()])
			}
		}
		for _, v := range values(s, f.Type, append(inside, d.Name)...) {
			out = append(out, fmt.Sprintf("{%q: %s%s}", f.Name, v, needed))
		}
	}
	return out
}

// harmless are values that an input object needs besides the hostile one.
var harmless = map[string]string{
	"String": `"Bo"`, "PersonRef": `"bo-bang"`, "SeatRef": `"bo-bang"`, "LevelRef": `"L4"`, "ID": `"ladder/abtion"`,
	"PersonField": `"NAME"`, "TextFilter": `{"eq": "x"}`, "Int": "1", "Date": `"2025-01-01"`,
}

// withStand sends hostile variables, and wants a short answer in time whose errors all say what is wrong.
func (s *served) withstand(query, variables string) {
	s.t.Helper()
	body, _ := json.Marshal(query)
	begin := time.Now()
	a := s.send("POST", "/graphql", strings.NewReader(fmt.Sprintf(`{"query":%s,"variables":%s}`, body, variables)), "Content-Type", "application/json", "Accept", acceptGraphQL)
	took := time.Since(begin)
	about := query + " " + shown(variables)
	if a.status != 200 && a.status != 400 {
		s.t.Errorf("%s\ngot status %d %s", about, a.status, shown(a.text))
	}
	for _, e := range a.Errors {
		if code, _ := e.Extensions["code"].(string); !slices.Contains(knownCodes, code) || len(e.Message) < 8 || strings.Contains(e.Message, "interface {}") {
			s.t.Errorf("%s\ngot %s", about, shown(a.text))
		}
	}
	if len(a.Errors) > 0 && len(a.text) > 20_000 {
		s.t.Errorf("%s\ngot %d bytes of errors: %s", about, len(a.text), shown(a.text))
	}
	if a.status == 200 && len(a.Data) == 0 {
		s.t.Errorf("%s\ngot neither data nor an error: %s", about, shown(a.text))
	}
	if took > 10*time.Second {
		s.t.Errorf("%s\ntook %s", about, took)
	}
}

// Every argument of every field takes hostile values.
func TestNoArgumentBreaksTheServer(t *testing.T) {
	t.Parallel()
	s := serveSample(t)
	w := newWalk(t, s)
	ways := w.ways(t, s)
	filtered := false // the filter itself is tried once: it is the same everywhere
	for _, name := range slices.Sorted(maps.Keys(ways)) {
		d := w.schema.Types[name]
		for _, f := range fields(d) {
			for _, a := range f.Arguments {
				tried := values(w.schema, a.Type)
				if a.Type.Name() == "PersonFilter" {
					if filtered && f.Name != "movements" && f.Name != "trend" {
						tried = []string{"null", "{}", "[]", `{"ref": []}`, `{"under": "nobody"}`}
					}
					filtered = true
				}
				others := strings.TrimSuffix(w.arguments(d, f, a.Name), ")")
				if others == "" {
					others = "("
				}
				selection := "{ " + f.Name + others + " " + a.Name + ": $v)" + w.shallow(f.Type) + " }"
				query := "query ($v: " + strings.TrimSuffix(a.Type.String(), "!") + ") " + ways[name][0].with(selection)
				if a.Type.NonNull {
					query = "query ($v: " + a.Type.String() + ") " + ways[name][0].with(selection)
				}
				for _, v := range tried {
					s.withstand(query, `{"v":`+v+`}`)
				}
			}
		}
	}
	if !strings.Contains(s.send("GET", "/healthz", nil).text, "alive") || strings.Contains(s.log.String(), "internal error") {
		t.Errorf("the server is not well: %s", s.log)
	}
}

// Every field of every change takes hostile values. Some of them may well be written, and must then be kept as they are.
func TestNoChangeBreaksTheServer(t *testing.T) {
	t.Parallel()
	store := newStore(t)
	s := serve(t, "--no-sample", "--store", store)
	s.applied(`{hire: {name: "Ada Abel", title: "Product Director", level: "L6"}}, {hire: {name: "Bo Bang", title: "", manager: "ada-abel"}}`, `effective: "2020-01-01"`)
	mutation := schema(t).Mutation.Fields.ForName("apply")
	for _, a := range mutation.Arguments {
		others := ""
		if a.Name != "changes" {
			others = `, changes: [{update: {person: "bo-bang", title: "Owner"}}]`
		}
		for _, v := range values(schema(t), a.Type) {
			s.withstand(fmt.Sprintf("mutation ($v: %s) { apply(%s: $v%s) { problems { code message path } org { headcount } } }", a.Type, a.Name, others), `{"v":`+v+`}`)
		}
	}
	if !strings.Contains(s.send("GET", "/healthz", nil).text, "alive") || strings.Contains(s.log.String(), "internal error") {
		t.Errorf("the server is not well: %s", s.log)
	}

	const everything = `{ org { revision headcount
		people(first: 1000) { nodes { id name email title location timeZone employeeNumber startDate endDate fte attributes { name value } level { id } manager { id } dottedManagers { id } mentoring { open capacity } teams { team { id } allocation role } history { kind date from to } } }
		teams { id name parent { id } lead { id } } openings { id title level { id } targetDate } ladders { id } findings { kind text } } }`
	const log = `{ org { revisions(first: 1000) { totalCount nodes { number effective reason summary } } } }`
	before := s.ask(everything, nil).text + s.ask(log, nil).text
	if code := s.stop(); code != exitDone {
		t.Errorf("the server ended with %d: %s", code, s.log)
	}
	s = serve(t, "--store", store)
	if after := s.ask(everything, nil).text + s.ask(log, nil).text; after != before {
		t.Errorf("after a restart\ngot  %s\nwant %s", after, before)
	}
}

func TestAFileWithoutEndIsRefusedEarly(t *testing.T) {
	t.Parallel()
	file := write(t, "endless.csv", "id,name\n")
	if err := os.Truncate(file, 10<<30); err != nil {
		t.Skip("the file system has no sparse files: ", err)
	}
	begun := time.Now()
	exits(t, exitRefused, "the file is larger than 512 MB [LIMIT]", "import", file, "--store", newStore(t))
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}
