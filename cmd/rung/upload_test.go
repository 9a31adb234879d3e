package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"strings"
	"testing"
)

// upload sends a file to importPeople with further arguments, options among them as JSON, and answers some of the report.
func (s *served) upload(file, arguments, options, of string) reply {
	s.t.Helper()
	query, _ := json.Marshal(`mutation ($file: Upload!, $options: ImportOptions) { importPeople(file: $file, options: $options` + arguments + `) { ` + of + ` } }`)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	_ = form.WriteField("operations", fmt.Sprintf(`{"query":%s,"variables":{"file":null,"options":%s}}`, query, options))
	_ = form.WriteField("map", `{"0":["variables.file"]}`)
	part, err := form.CreateFormFile("0", "people.csv")
	if err != nil {
		s.t.Fatal(err)
	}
	_, _ = part.Write([]byte(file))
	_ = form.Close()
	return s.send("POST", "/graphql", &body, "Content-Type", form.FormDataContentType(), "Accept", acceptGraphQL, "X-Rung-Request", "1")
}

func TestAnUploadIsPreviewedUnlessSaidOtherwise(t *testing.T) {
	t.Parallel()
	s := serveNobody(t)
	const of = `format applied revision rows skipped joins moves updates leavers unchanged openings columns { column usedAs } preview { headcount person(ref: "2") { id name manager { id } attributes { name value } } }`
	a := s.upload(peopleFile, "", "null", of)
	const want = `{"importPeople":{"format":"csv","applied":false,"revision":1,"rows":3,"skipped":0,"joins":3,"moves":0,"updates":0,"leavers":0,"unchanged":0,"openings":0,` +
		`"columns":[{"column":"Employee ID","usedAs":"id"},{"column":"Name","usedAs":"name"},{"column":"Job Title","usedAs":"title"},{"column":"Reports To","usedAs":"manager"},{"column":"Desk","usedAs":"attribute"}],` +
		`"preview":{"headcount":3,"person":{"id":"person/2@preview","name":"Bo Bang","manager":{"id":"person/1@preview"},"attributes":[{"name":"Desk","value":"A2"}]}}}}`
	if string(a.Data) != want {
		t.Errorf("got  %s\nwant %s", a.text, want)
	}
	s.says(`{ org { headcount revision } }`, `{"org":{"headcount":0,"revision":1}}`)

	a = s.upload(peopleFile, ", dryRun: false", `{"effective": "2024-01-01"}`, `applied revision joins preview { person(ref: "2") { id startDate } }`)
	if want := `{"importPeople":{"applied":true,"revision":2,"joins":3,"preview":{"person":{"id":"person/2","startDate":null}}}}`; string(a.Data) != want {
		t.Errorf("got  %s\nwant %s", a.text, want)
	}
	changed := strings.Replace(strings.Replace(peopleFile, "3,Cy Carr,Owner,2", "3,Cy Carr,Designer,1", 1), "2,Bo Bang,Owner,1,A2\n", "", 1)
	a = s.upload(changed, ", dryRun: false", `{"leaveMissing": true}`, `joins moves leavers unchanged difference { nodes { kind ref from to } }`)
	if want := `{"importPeople":{"joins":0,"moves":1,"leavers":1,"unchanged":1,"difference":{"nodes":[{"kind":"LEFT","ref":"person/2","from":"Owner","to":null},{"kind":"MOVED","ref":"person/3","from":"Bo Bang","to":"Ada Abel"},{"kind":"RETITLED","ref":"person/3","from":"Owner","to":"Designer"}]}}}`; string(a.Data) != want {
		t.Errorf("got  %s\nwant %s", a.text, want)
	}
	s.says(`{ org { headcount revisions(first: 1) { nodes { number reason } } person(ref: "2") { id } } }`, `{"org":{"headcount":2,"revisions":{"nodes":[{"number":3,"reason":"people.csv"}]},"person":null}}`)
}

func TestTheDifferenceIsReadAPageAtATime(t *testing.T) {
	t.Parallel()
	s := serveNobody(t)
	var file strings.Builder
	file.WriteString("id,name,manager\n")
	for i := range 120 {
		fmt.Fprintf(&file, "%03d,Person %d,000\n", i, i)
	}
	var got struct {
		ImportPeople struct {
			Difference struct {
				TotalCount int
				Nodes      []struct{ Ref string }
				PageInfo   struct {
					HasNextPage bool
					EndCursor   string
				}
			}
		}
	}
	seen, after := 0, ""
	for page := 0; page < 10; page++ {
		s.upload(file.String(), "", "null", `difference(first: 50`+after+`) { totalCount nodes { ref } pageInfo { hasNextPage endCursor } }`).read(t, &got)
		d := got.ImportPeople.Difference
		for _, n := range d.Nodes {
			if want := fmt.Sprintf("person/%03d", seen); n.Ref != want {
				t.Fatalf("got %s, want %s", n.Ref, want)
			}
			seen++
		}
		if d.TotalCount != 120 {
			t.Errorf("got %d in all, want 120", d.TotalCount)
		}
		if !d.PageInfo.HasNextPage {
			break
		}
		after = fmt.Sprintf(", after: %q", d.PageInfo.EndCursor)
	}
	if seen != 120 {
		t.Errorf("the pages have %d, want 120", seen)
	}
	if a := s.upload(file.String(), "", "null", `difference(after: "x") { totalCount }`); a.codes() != "INVALID(after)" {
		t.Errorf("got %s, want INVALID(after)", a.text)
	}
}

func TestABrokenFileIsRefusedByLine(t *testing.T) {
	t.Parallel()
	s := serveNobody(t)
	a := s.upload(circleFile, ", dryRun: false", "null", `applied revision problems { line column code severity } difference { totalCount } preview { headcount }`)
	if want := `{"importPeople":{"applied":false,"revision":1,"problems":[{"line":3,"column":"Reports To","code":"REPORTING_CYCLE","severity":"ERROR"}],"difference":{"totalCount":0},"preview":null}}`; string(a.Data) != want {
		t.Errorf("got  %s\nwant %s", a.text, want)
	}
	for name, file := range map[string]string{
		"empty": "", "blank lines": "\n\n\n", "a header alone": "id,name,manager\n", "no header": "\x00\x01\x02", "a picture": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"an open quote": "id,name\n1,\"Ada\n", "too many cells": "id,name\n1,Ada,x,y,z\n", "bad UTF-8": "id,name\n1,\xff\xfe\xfd\n", "a page": "<html><body>404</body></html>",
		"a long line": "id,name\n1," + strings.Repeat("x", 1<<20) + "\n", "many columns": strings.Repeat("c,", 5_000) + "id\n1\n", "workbook": "PK\x03\x04\x14\x00\x06\x00",
	} {
		a := s.upload(file, ", dryRun: false", "null", `applied rows joins problems { line code severity message } preview { headcount }`)
		for _, e := range a.Errors {
			if code, _ := e.Extensions["code"].(string); code != "INVALID" && code != "LIMIT" {
				t.Errorf("%s: got %s", name, shown(a.text))
			}
		}
		if len(a.text) > 20_000 || a.status != 200 {
			t.Errorf("%s: got status %d, %d bytes: %s", name, a.status, len(a.text), shown(a.text))
		}
	}
	if strings.Contains(s.log.String(), "internal error") {
		t.Error(s.log)
	}
}

func TestOptionsThatCannotBeFollowedAreNamed(t *testing.T) {
	t.Parallel()
	s := serveNobody(t)
	for options, want := range map[string]string{
		`{"ladder": "none"}`: "NOT_FOUND(options.ladder)",
		`{"format": "none"}`: "INVALID(options.format)",
		`{"columns": [{"column": "None", "usedAs": "name"}]}`:             "INVALID(options.columns[0].column)",
		`{"columns": [{"column": "Name", "usedAs": "none"}]}`:             "INVALID(options.columns[0].usedAs)",
		`{"grades": [{"grade": "G", "level": "L99"}]}`:                    "NOT_FOUND(options.grades[0].level)",
		`{"grades": [{"grade": "G", "level": "Senior Product Manager"}]}`: "AMBIGUOUS(options.grades[0].level)",
		`{"expectedRevision": 7}`:                                         "CONFLICT(options.expectedRevision)",
		`{"effective": "2026-02-30"}`:                                     "INVALID(options.effective)",
		`{"matchBy": "NAME"}`:                                             "INVALID(options.matchBy)",
	} {
		if a := s.upload(peopleFile, "", options, "applied"); a.codes() != want {
			t.Errorf("%s: got %q %s, want %q", options, a.codes(), a.text, want)
		}
	}
	for _, f := range schema(t).Types["ImportOptions"].Fields {
		for _, v := range values(schema(t), f.Type) {
			a := s.upload(peopleFile, "", fmt.Sprintf("{%q: %s}", f.Name, v), "applied problems { code }")
			for _, e := range a.Errors {
				if code, _ := e.Extensions["code"].(string); code == "INTERNAL" || strings.Contains(e.Message, "interface {}") {
					t.Errorf("%s %s: got %s", f.Name, shown(v), shown(a.text))
				}
			}
			if a.status != 200 && a.status != 400 || len(a.text) > 20_000 {
				t.Errorf("%s %s: got %d %s", f.Name, shown(v), a.status, shown(a.text))
			}
		}
	}
}

func TestAnUploadOfAFormOnAnotherPageIsForbidden(t *testing.T) {
	t.Parallel()
	s := serveNobody(t)
	a := s.send("POST", "/graphql", strings.NewReader("--x--\r\n"), "Content-Type", "multipart/form-data; boundary=x")
	if a.status != 403 || a.codes() != "FORBIDDEN" {
		t.Errorf("got %d %s, want 403 FORBIDDEN", a.status, a.text)
	}
}
