package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestIdsOfAnotherDayCarryItAndAreAcceptedEverywhere(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	s.applied(`{move: {person: "dee-dahl", to: "cy-carr"}}, {saveTeam: {id: "growth", name: "Growth"}}, {saveOpening: {id: "seat", title: "Seat", manager: "ada-abel"}}`, `effective: "2022-01-01"`)

	s.says(`{ org(asOf: "2021-06-30") { date person(ref: "dee-dahl") { id ref manager { id ref } level { id ladder { id track: tracks { id } } expectations { competency { id } criteria { id } } } } } }`,
		s.suffixed(`{ org { date person(ref: "dee-dahl") { id ref manager { id ref } level { id ladder { id track: tracks { id } } expectations { competency { id } criteria { id } } } } } }`, "2021-06-30", "person/cy-carr", "person/bo-bang"))

	const day = "2022-06-30"
	s.says(fmt.Sprintf(`{ org(asOf: %q) { teams { id } openings { id ref } roots { id } } }`, day),
		`{"org":{"teams":[{"id":"team/growth@2022-06-30"}],"openings":[{"id":"opening/seat@2022-06-30","ref":"opening/seat"}],"roots":[{"id":"person/ada-abel@2022-06-30"}]}}`)

	// An id of any moment names the same person in the moment asked.
	s.says(`{ org {
		person(ref: "person/dee-dahl@2021-06-30") { id manager { id } }
		team(id: "team/growth@2022-06-30") { id } ladder(id: "ladder/abtion@preview") { id } level(ref: "level/abtion/L2@2021-06-30") { id }
		chart(root: "opening/seat@2022-06-30") { opening { id } } path(from: "dee-dahl@2021-06-30", to: "person/ada-abel@preview") { steps }
		people(where: {under: "person/cy-carr@2022-06-30", ref: ["person/dee-dahl@2020-01-01"], level: {in: ["level/abtion/L2@2021-06-30"]}, ladder: ["ladder/abtion@2021-06-30"]}) { nodes { id } } } }`,
		`{"org":{"person":{"id":"person/dee-dahl","manager":{"id":"person/cy-carr"}},"team":{"id":"team/growth"},"ladder":{"id":"ladder/abtion"},"level":{"id":"level/abtion/L2"},`+
			`"chart":[{"opening":{"id":"opening/seat"}}],"path":{"steps":2},"people":{"nodes":[{"id":"person/dee-dahl"}]}}}`)
	s.applied(`{move: {person: "person/dee-dahl@2022-06-30", to: "person/bo-bang@2022-06-30"}}`, "")
}

// suffixed is the answer of today as it would be on another day: with its ids and its date, and one person for another.
func (s *served) suffixed(query, on, person, other string) string {
	s.t.Helper()
	text := string(s.ask(query, nil).Data)
	text = strings.ReplaceAll(text, `"`+person+`"`, `"`+other+`"`)
	var out strings.Builder
	for i, part := range strings.Split(text, `"id":"`) {
		if i > 0 {
			id, rest, _ := strings.Cut(part, `"`)
			part = `"id":"` + id + "@" + on + `"` + rest
		}
		out.WriteString(part)
	}
	return strings.Replace(out.String(), `"date":"`+day(0)+`"`, `"date":"`+on+`"`, 1)
}

func TestNodesAreFoundInTheMomentOfTheirSuffix(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	s.applied(`{leave: {person: "dee-dahl"}}`, `effective: "2022-12-31"`)
	ids := []string{
		"person/dee-dahl", "person/dee-dahl@2022-12-31", "person/dee-dahl@2023-01-01", "person/ada-abel@" + day(0), "person/ada-abel@preview",
		"level/abtion/L4", "track/abtion/ic@2021-01-01", "ladder/abtion", "competency/abtion/impactful", "criterion/abtion/L4/impactful-1@2021-01-01",
		"dee-dahl", "", "@", "person/", "person/ada-abel@2026-02-30", "person/ada-abel@", "organization", "revision/1",
	}
	want := []string{
		`null`, `{"id":"person/dee-dahl@2022-12-31"}`, `null`, `{"id":"person/ada-abel"}`, `null`,
		`{"id":"level/abtion/L4"}`, `{"id":"track/abtion/ic@2021-01-01"}`, `{"id":"ladder/abtion"}`, `{"id":"competency/abtion/impactful"}`, `{"id":"criterion/abtion/L4/impactful-1@2021-01-01"}`,
		`null`, `null`, `null`, `null`, `null`, `null`, `null`, `null`,
	}
	for i, id := range ids {
		s.says(fmt.Sprintf(`{ node(id: %q) { id } }`, id), `{"node":`+want[i]+`}`)
	}
	s.says(fmt.Sprintf(`{ nodes(ids: ["%s"]) { id } }`, strings.Join(ids, `", "`)), `{"nodes":[`+strings.Join(want, ",")+`]}`)
}

func TestOneOperationHasAtMostFourMoments(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	four := `a: org { date } b: org(asOf: "2021-01-01") { date } c: org(asOf: "2022-01-01") { date } d: org(asOf: "2023-01-01") { date }`
	if a := s.ask(`{ `+four+` again: org(asOf: "2021-01-01") { date } today: org(asOf: "`+day(0)+`") { date } node(id: "person/ada-abel@2022-01-01") { id } }`, nil); len(a.Errors) > 0 {
		t.Errorf("got %s, want four moments to be allowed", a.text)
	}
	s.refuses(`{ `+four+` e: org(asOf: "2024-01-01") { date } }`, "LIMIT(asOf)")
	s.refuses(`{ nodes(ids: ["person/ada-abel@2021-01-01", "person/ada-abel@2021-01-02", "person/ada-abel@2021-01-03", "person/ada-abel@2021-01-04", "person/ada-abel@2021-01-05"]) { id } }`, "LIMIT(ids[4])")
}

func TestRowsOfAPageAndDaysOfAnOperationHaveFlags(t *testing.T) {
	s := serve(t, "--store", newStore(t), "--max-rows", "20", "--max-moments", "2")
	s.says(`{ a: org(asOf: "2024-01-01") { revision } org { people(first: 20) { pageInfo { hasNextPage } } } }`, `{"a":{"revision":2},"org":{"people":{"pageInfo":{"hasNextPage":true}}}}`)
	s.refuses(`{ org { people(first: 21) { totalCount } } }`, "LIMIT")
	s.refuses(`{ a: org(asOf: "2024-01-01") { revision } b: org(asOf: "2024-01-02") { revision } org { revision } }`, "LIMIT(asOf)")
}
