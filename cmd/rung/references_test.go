package main

import (
	"strings"
	"testing"
)

func TestWhatNamesNothingIsNullWhereOneThingIsAskedFor(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	s.says(`{ node(id: "person/nobody") { id } org { person(ref: "nobody") { id } level(ref: "L99") { id } ladder(id: "none") { id } team(id: "team/none") { id } } }`,
		`{"node":null,"org":{"person":null,"level":null,"ladder":null,"team":null}}`)
}

// Everywhere else an argument that cannot be answered is an error with a code and the argument's name.
func TestWhatCannotBeAnsweredNamesTheArgument(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	for question, want := range map[string]string{
		`chart(root: "nobody") { depth }`:                                         "NOT_FOUND(root)",
		`chart(root: "opening/none") { depth }`:                                   "NOT_FOUND(root)",
		`chart(depth: -1) { depth }`:                                              "INVALID(depth)",
		`outline(root: "nobody") { headcount }`:                                   "NOT_FOUND(root)",
		`path(from: "nobody", to: "ada-abel") { steps }`:                          "NOT_FOUND(from)",
		`path(from: "ada-abel", to: "nobody") { steps }`:                          "NOT_FOUND(to)",
		`compareLevels(from: "L99", to: "L4") { bandsApart }`:                     "NOT_FOUND(from)",
		`compareLevels(from: "L4", to: "L99") { bandsApart }`:                     "NOT_FOUND(to)",
		`compareLevels(from: "L4", to: "Senior Product Managers") { bandsApart }`: "AMBIGUOUS(to)",
		`level(ref: "Senior Product Manager") { id }`:                             "AMBIGUOUS(ref)",
		`landing(ladder: "none") { unplaced }`:                                    "NOT_FOUND(ladder)",
		`openings(under: "nobody") { id }`:                                        "NOT_FOUND(under)",
		`findings(under: "nobody") { text }`:                                      "NOT_FOUND(under)",
		`mentors(toward: "L99") { totalCount }`:                                   "NOT_FOUND(toward)",
		`mentors(toward: "Senior Product Manager") { totalCount }`:                "AMBIGUOUS(toward)",
		`mentors(toward: "L4", for: "nobody") { totalCount }`:                     "NOT_FOUND(for)",
		`mentors(toward: "L4", weights: {level: -1}) { totalCount }`:              "INVALID(weights.level)",
		`mentors(toward: "L4", weights: {level: 0, expected: 0, distance: 0, timeZone: 0, capacity: 0}) { totalCount }`:                   "INVALID(weights)",
		`mentors(toward: "L4", first: -1) { totalCount }`:                                                                                 "INVALID(first)",
		`mentors(toward: "L4", first: 1001) { totalCount }`:                                                                               "LIMIT(first)",
		`mentors(toward: "L4", after: "x") { totalCount }`:                                                                                "INVALID(after)",
		`person(ref: "bo-bang") { suggestedMentors(toward: "L99") { score } }`:                                                            "NOT_FOUND(toward)",
		`level(ref: "L4") { expectations(competency: "none") { criteria { text } } }`:                                                     "NOT_FOUND(competency)",
		`people(where: {under: "nobody"}) { totalCount }`:                                                                                 "NOT_FOUND(where.under)",
		`people(where: {manager: "nobody"}) { totalCount }`:                                                                               "NOT_FOUND(where.manager)",
		`people(where: {ref: ["ada-abel", "nobody"]}) { totalCount }`:                                                                     "NOT_FOUND(where.ref[1])",
		`people(where: {team: ["none"]}) { totalCount }`:                                                                                  "NOT_FOUND(where.team[0])",
		`people(where: {ladder: ["none"]}) { totalCount }`:                                                                                "NOT_FOUND(where.ladder[0])",
		`people(where: {level: {in: ["L99"]}}) { totalCount }`:                                                                            "NOT_FOUND(where.level.in[0])",
		`people(where: {level: {atLeast: "Senior Product Manager"}}) { totalCount }`:                                                      "AMBIGUOUS(where.level.atLeast)",
		`people(where: {not: {or: [{}, {level: {atMost: "L99"}}]}}) { totalCount }`:                                                       "NOT_FOUND(where.not.or[1].level.atMost)",
		`people(where: {depth: {min: 3, max: 2}}) { totalCount }`:                                                                         "INVALID(where.depth)",
		`people(where: {started: {from: "2026-01-02", until: "2026-01-01"}}) { totalCount }`:                                              "INVALID(where.started)",
		`people(where: {attribute: {name: "", value: {eq: "x"}}}) { totalCount }`:                                                         "INVALID(where.attribute.name)",
		`people(first: 1001) { totalCount }`:                                                                                              "LIMIT(first)",
		`people(last: 1001) { totalCount }`:                                                                                               "LIMIT(last)",
		`people(first: -1) { totalCount }`:                                                                                                "INVALID(first)",
		`people(first: 1, last: 1) { totalCount }`:                                                                                        "INVALID(last)",
		`people(after: "x") { totalCount }`:                                                                                               "INVALID(after)",
		`people(before: "") { totalCount }`:                                                                                               "INVALID(before)",
		`search(text: "x", first: 1001) { __typename }`:                                                                                   "LIMIT(first)",
		`search(text: "` + strings.Repeat("x", 201) + `") { __typename }`:                                                                 "LIMIT(text)",
		`breakdown(by: []) { headcount }`:                                                                                                 "INVALID(by)",
		`breakdown(by: [{dimension: LEVEL}, {dimension: BAND}, {dimension: TRACK}, {dimension: TEAM}, {dimension: DEPTH}]) { headcount }`: "LIMIT(by)",
		`trend(every: MONTH, from: "2026-01-02", until: "2026-01-01") { headcount }`:                                                      "INVALID(until)",
		`trend(every: MONTH, from: "1900-01-01", until: "2026-01-01") { headcount }`:                                                      "LIMIT(until)",
		`movements(from: "2026-01-02", until: "2026-01-01") { totalCount }`:                                                               "INVALID(until)",
		`movements(from: "2020-01-01", until: "2026-01-01", after: "x") { totalCount }`:                                                   "INVALID(after)",
		`movements(from: "2026-02-30", until: "2026-03-01") { totalCount }`:                                                               "INVALID(from)",
		`revisions(first: 1001) { totalCount }`:                                                                                           "LIMIT(first)",
		`spans { rows(after: "x") { totalCount } }`:                                                                                       "INVALID(after)",
	} {
		s.refuses("{ org { "+question+" } }", want)
	}
	many := strings.Split(strings.Repeat("x ", 1_000)+"x", " ")
	for argument, filter := range map[string]map[string]any{
		"where.name.in":                {"name": map[string]any{"in": many}},
		"where.ref":                    {"ref": many},
		"where.team":                   {"team": many},
		"where.level.in":               {"level": map[string]any{"in": many}},
		"where.not.attribute.value.in": {"not": map[string]any{"attribute": map[string]any{"name": "Desk", "value": map[string]any{"in": many}}}},
	} {
		a := s.ask(`query ($where: PersonFilter) { org { people(where: $where) { totalCount } } }`, map[string]any{"where": filter})
		if got := a.codes(); got != "LIMIT("+argument+")" {
			t.Errorf("%s: got %q %s", argument, got, shown(a.text))
		}
	}
	for _, date := range []string{"0000-01-01", "2026-02-30", "2026-13-01", "10000-01-01", "99999-01-01", "2026-1-1", "yesterday", ""} {
		s.refuses(`{ org(asOf: "`+date+`") { headcount } }`, "INVALID(asOf)")
	}
}

func TestAnAmbiguousLevelListsWhatItMayMean(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	a := s.refuses(`{ org { mentors(toward: "senior product manager") { totalCount } } }`, "AMBIGUOUS(toward)")
	for _, candidate := range []string{"level/abtion/L4", "level/abtion/L5"} {
		if len(a.Errors) == 0 || !strings.Contains(a.Errors[0].Message, candidate) {
			t.Errorf("got %s, want %s among the candidates", a.text, candidate)
		}
	}
}

// A cursor belongs to one question: with another filter or order it would lead anywhere.
func TestACursorOfAnotherQuestionIsRefused(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	var got struct {
		Org struct {
			People struct{ PageInfo struct{ EndCursor string } }
		}
	}
	s.ask(`{ org { people(first: 2, orderBy: {field: NAME}) { pageInfo { endCursor } } } }`, nil).read(t, &got)
	cursor := got.Org.People.PageInfo.EndCursor
	s.says(`{ org { people(first: 2, orderBy: {field: NAME}, after: "`+cursor+`") { nodes { name } pageInfo { hasNextPage hasPreviousPage } } } }`,
		`{"org":{"people":{"nodes":[{"name":"Cy Carr"},{"name":"Dee Dahl"}],"pageInfo":{"hasNextPage":true,"hasPreviousPage":true}}}}`)
	for _, other := range []string{
		`people(first: 2, orderBy: {field: NAME, direction: DESC}, after: "CURSOR") { totalCount }`,
		`people(first: 2, orderBy: {field: NAME}, where: {direct: {min: 1}}, after: "CURSOR") { totalCount }`,
		`people(first: 2, after: "CURSOR") { totalCount }`,
		`spans { rows(after: "CURSOR") { totalCount } }`,
		`mentors(toward: "L2", after: "CURSOR") { totalCount }`,
		`revisions(after: "CURSOR") { totalCount }`,
	} {
		s.refuses("{ org { "+strings.ReplaceAll(other, "CURSOR", cursor)+" } }", "INVALID(after)")
	}
}
