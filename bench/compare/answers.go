package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"rung/bench"
)

// asPeer is an operation in the peer's words, and how the two answers are brought into one form.
type asPeer struct {
	query     string
	variables func(map[string]any) map[string]any
	rung      func(data any) any
	peer      func(data any) any
}

// peerOperations are the operations as the peer takes them, by name.
var peerOperations = map[string]asPeer{
	"person": {
		query:     `query Person($id: ID!) { people(where: { id: { eq: $id } }) { id name title level { code title } manager { id name title } reports { id name title level { code } } } }`,
		variables: func(v map[string]any) map[string]any { return map[string]any{"id": v["ref"]} },
		rung:      func(d any) any { return sortedBy(renamed(at(d, "org", "person"))) },
		peer:      func(d any) any { return sortedBy(single(at(d, "people", 0))) },
	},
	"chart": {
		query:     `query Chart($id: ID!) { people(where: { id: { eq: $id } }) { id name title level { code } reports { id name title level { code } reports { id name title level { code } } } } }`,
		variables: func(v map[string]any) map[string]any { return map[string]any{"id": v["root"]} },
		rung:      rungBoxes,
		peer:      func(d any) any { return peerBoxes(single(at(d, "people", 0))) },
	},
	"spans": {
		query: `query Spans($titles: [String!]!) { spans(titles: $titles) { managers individualContributors mean median max } }`,
		variables: func(map[string]any) map[string]any {
			return map[string]any{"titles": []string{"Product Director"}}
		},
		rung: func(d any) any { return at(d, "org", "spans") },
		peer: func(d any) any { return at(d, "spans") },
	},
	"mentors": {
		query: `query Mentors($toward: ID!, $mentee: ID!) { mentors(toward: $toward, mentee: $mentee) { id score } }`,
		variables: func(v map[string]any) map[string]any {
			return map[string]any{"toward": "level/abtion/L4", "mentee": v["for"]}
		},
		rung: func(d any) any {
			var out []any
			for _, n := range list(at(d, "org", "mentors", "nodes")) {
				out = append(out, map[string]any{"id": at(n, "person", "ref"), "score": at(n, "score")})
			}
			return out
		},
		peer: func(d any) any { return at(d, "mentors") },
	},
	"search": {
		query:     `query Search($phrase: String!) { searchPeople(phrase: $phrase, first: 10) { edges { node { id name title } } } }`,
		variables: func(v map[string]any) map[string]any { return map[string]any{"phrase": fmt.Sprintf("%q", v["text"])} },
	},
	"page": {
		query: `query Page { peopleConnection(where: { title: { contains: "Manager" }, location: { eq: "Vancouver" } }, sort: [{ startDate: DESC }, { id: ASC }], first: 50) { totalCount edges { node { id name title startDate } } } }`,
		rung: func(d any) any {
			return []any{at(d, "org", "people", "totalCount"), renamed(at(d, "org", "people", "nodes"))}
		},
		peer: func(d any) any {
			var nodes []any
			for _, e := range list(at(d, "peopleConnection", "edges")) {
				nodes = append(nodes, at(e, "node"))
			}
			return []any{at(d, "peopleConnection", "totalCount"), nodes}
		},
	},
	"breakdown": {
		query: `query Breakdown { breakdown { level track headcount } }`,
		// Rung's labels are for readers; the counts alone are compared, as a set.
		rung: func(d any) any { return counts(list(at(d, "org", "breakdown"))) },
		peer: func(d any) any { return counts(list(at(d, "breakdown"))) },
	},
	"chain": {
		query:     `query Chain($id: ID!) { people(where: { id: { eq: $id } }) { id name managementChain { id name title } } }`,
		variables: func(v map[string]any) map[string]any { return map[string]any{"id": v["ref"]} },
		rung:      func(d any) any { return renamed(at(d, "org", "person")) },
		peer:      func(d any) any { return at(d, "people", 0) },
	},
	"promotion": {
		query: `mutation Promote($id: ID!, $level: ID!, $title: String!) { updatePeople(where: { id: { eq: $id } }, update: { title: { set: $title }, level: [{ disconnect: [{}] }, { connect: [{ where: { node: { id: { eq: $level } } } }] }] }) { people { id title level { id } } } }`,
		variables: func(v map[string]any) map[string]any {
			return map[string]any{"id": v["ref"], "level": v["level"], "title": v["title"]}
		},
	},
}

func peerBody(op bench.Operation, variables map[string]any) []byte {
	p := peerOperations[op.Name]
	if p.variables != nil {
		variables = p.variables(variables)
	}
	body, err := json.Marshal(map[string]any{"query": p.query, "variables": variables})
	if err != nil {
		panic(err) // of texts alone
	}
	return body
}

// wholeAnswer tells what is wrong with an answer of the peer's.
func wholeAnswer(answer []byte) error {
	if bytes.Contains(answer, []byte(`"errors":`)) {
		return fmt.Errorf("%.300s", answer)
	}
	return nil
}

// compared is of how many requests of each question the two answers are compared.
const compared = 20

// compare asks both the same, and fails where the answers differ. It returns how many were compared.
func compare(operations []bench.Operation, people bench.People, rung, peer *bench.System) (n int, err error) {
	askRung, askPeer := bench.Ask(bench.Client, rung.URL), bench.Ask(bench.Client, peer.URL)
	for _, op := range operations {
		p := peerOperations[op.Name]
		if op.Write {
			continue
		}
		times := compared
		if op.Name == "mentors" || op.Name == "spans" || op.Name == "page" || op.Name == "breakdown" {
			times = 3 // of the peer's slowest, and of what has no variables
		}
		d := bench.Dice(7)
		for range times {
			variables := op.Variables(people, d)
			a, err := data(askRung(op.BodyOf(variables)))
			if err != nil {
				return n, fmt.Errorf("%s of Rung: %w", op.Name, err)
			}
			b, err := data(askPeer(peerBody(op, variables)))
			if err != nil {
				return n, fmt.Errorf("@neo4j/graphql, %s: %w", op.Name, err)
			}
			if op.Name == "search" {
				err = sameHits(a, b, fmt.Sprint(variables["text"]))
			} else if x, y := text(p.rung(a)), text(p.peer(b)); x != y {
				err = fmt.Errorf("the answers differ:\nRung            %.1500s\n@neo4j/graphql  %.1500s", x, y)
			}
			if err != nil {
				return n, fmt.Errorf("%s of %s: %w", op.Name, text(variables), err)
			}
			n++
		}
	}
	return n, nil
}

// sameHits compares whom a whole name finds: Rung's first hits, which are of that name, must be all that the index has.
func sameHits(rung, peer any, name string) error {
	var a, b []string
	for _, h := range list(at(rung, "org", "search")) {
		if at(h, "name") == name {
			a = append(a, fmt.Sprint(at(h, "ref")))
		}
	}
	for _, e := range list(at(peer, "searchPeople", "edges")) {
		if at(e, "node", "name") == name {
			b = append(b, fmt.Sprint(at(e, "node", "id")))
		}
	}
	slices.Sort(a)
	slices.Sort(b)
	if len(a) == 0 || !slices.Equal(a, b) {
		return fmt.Errorf("%q finds %v in Rung and %v in the index", name, a, b)
	}
	return nil
}

func data(body []byte, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	var answer struct {
		Data   any
		Errors json.RawMessage
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return nil, err
	}
	if answer.Errors != nil {
		return nil, fmt.Errorf("%.500s", answer.Errors)
	}
	return answer.Data, nil
}

// at goes down into JSON by names and places; nil where there is nothing.
func at(v any, way ...any) any {
	for _, step := range way {
		switch s := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[s]
		case int:
			l := list(v)
			if s >= len(l) {
				return nil
			}
			v = l[s]
		}
	}
	return v
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

// renamed calls Rung's ref id, as the peer does.
func renamed(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, value := range v {
			if name == "ref" {
				name = "id"
			}
			out[name] = renamed(value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = renamed(v[i])
		}
		return out
	}
	return v
}

// single makes of the peer's lists of one, which is how it has relationships to one, what is in them.
func single(v any) any {
	m, ok := v.(map[string]any)
	if !ok {
		return v
	}
	for name, value := range m {
		switch name {
		case "level", "manager":
			m[name] = single(at(value, 0))
		case "reports":
			for _, r := range list(value) {
				single(r)
			}
		}
	}
	return m
}

// sortedBy puts reports in order of id, since the peer has none.
func sortedBy(v any) any {
	slices.SortFunc(list(at(v, "reports")), func(a, b any) int {
		return strings.Compare(fmt.Sprint(at(a, "id")), fmt.Sprint(at(b, "id")))
	})
	return v
}

// rungBoxes are the people of a chart with their managers in it, in order of id; without open seats and who is below
// them, since the peer has people alone.
func rungBoxes(d any) any {
	nodes := list(at(d, "org", "chart"))
	var out []string
	open := map[int]bool{}
	for i, n := range nodes {
		above := ""
		if p, ok := at(n, "parent").(float64); ok {
			above = fmt.Sprint(at(nodes[int(p)], "person", "ref"))
			open[i] = open[int(p)]
		}
		p := at(n, "person")
		if open[i] = open[i] || p == nil; open[i] {
			continue
		}
		out = append(out, strings.Join([]string{fmt.Sprint(at(p, "ref")), fmt.Sprint(at(p, "name")), fmt.Sprint(at(p, "title")), fmt.Sprint(at(p, "level", "code")), above}, "|"))
	}
	slices.Sort(out)
	return out
}

func peerBoxes(top any) any {
	var out []string
	var walk func(p any, above string)
	walk = func(p any, above string) {
		id := fmt.Sprint(at(p, "id"))
		out = append(out, strings.Join([]string{id, fmt.Sprint(at(p, "name")), fmt.Sprint(at(p, "title")), fmt.Sprint(at(p, "level", "code")), above}, "|"))
		for _, r := range list(at(p, "reports")) {
			walk(r, id)
		}
	}
	walk(top, "")
	slices.Sort(out)
	return out
}

func counts(groups []any) any {
	var out []float64
	for _, g := range groups {
		n, _ := at(g, "headcount").(float64)
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// text writes JSON with its numbers to nine digits, for comparing.
func text(v any) string {
	out, err := json.Marshal(rounded(v))
	if err != nil {
		panic(err) // it was read from JSON
	}
	return string(out)
}

func rounded(v any) any {
	switch v := v.(type) {
	case float64:
		return math.Round(v*1e9) / 1e9
	case map[string]any:
		for name := range v {
			v[name] = rounded(v[name])
		}
	case []any:
		for i := range v {
			v[i] = rounded(v[i])
		}
	}
	return v
}
