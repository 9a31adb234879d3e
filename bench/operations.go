package bench

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"
)

// Operation is one question or change that is asked over and over, of other people each time.
type Operation struct {
	Name  string // short, in tables
	Title string // what is asked, in a few words
	Query string
	Write bool // it changes the organization

	variables func(People, *rand.Rand) map[string]any
}

// Variables returns those of one request.
func (o Operation) Variables(people People, dice *rand.Rand) map[string]any {
	if o.variables == nil {
		return nil
	}
	return o.variables(people, dice)
}

// Body returns one request as it is sent.
func (o Operation) Body(people People, dice *rand.Rand) []byte {
	return o.BodyOf(o.Variables(people, dice))
}

// Requests makes many requests beforehand, of a function that makes one of its variables, and returns a function that
// gives one of them: asking is to cost no more than sending. Changes are made one by one, so that none is the same as
// somebody's last.
func (o Operation) Requests(people People, body func(variables map[string]any) []byte) func(*rand.Rand) []byte {
	if o.Write {
		return func(dice *rand.Rand) []byte { return body(o.Variables(people, dice)) }
	}
	const many = 2000
	made, dice := make([][]byte, many), Dice(many)
	for i := range made {
		made[i] = body(o.Variables(people, dice))
	}
	return func(dice *rand.Rand) []byte { return made[dice.IntN(many)] }
}

// Check tells what is wrong with an answer of Rung's: an error, or a change that was not made.
func (o Operation) Check(answer []byte) error {
	if bytes.Contains(answer, []byte(`"errors":`)) || o.Write && !bytes.Contains(answer, []byte(`"applied":true`)) {
		return fmt.Errorf("%.300s", answer)
	}
	return nil
}

// BodyOf returns the request with some variables.
func (o Operation) BodyOf(variables map[string]any) []byte { return bodyOf(o.Query, variables) }

func bodyOf(query string, variables map[string]any) []byte {
	body, err := json.Marshal(struct {
		Query     string         `json:"query"`
		Variables map[string]any `json:"variables,omitempty"`
	}{query, variables})
	if err != nil {
		panic(err) // of strings and numbers alone
	}
	return body
}

// People is who the operations ask about.
type People struct {
	Anybody  []string // refs of people with a level
	Heads    []string // refs of people with some 400 people in the three layers of boxes from theirs on
	Mentees  []string // refs of people to find mentors for
	Promoted []string // refs of people who are given another title and level
	Names    []string // full names
}

func anybody(p People, dice *rand.Rand) map[string]any {
	return map[string]any{"ref": one(p.Anybody, dice)}
}

func one(list []string, dice *rand.Rand) string { return list[dice.IntN(len(list))] }

// Operations are those that Rung and its peers are compared by.
var Operations = []Operation{
	{
		Name: "person", Title: "One person with manager, level and reports",
		Query:     `query Person($ref: PersonRef!) { org { person(ref: $ref) { ref name title level { code title } manager { ref name title } reports { ref name title level { code } } } } }`,
		variables: anybody,
	},
	{
		Name: "chart", Title: "A chart three layers deep, some 400 people",
		Query: `query Chart($root: SeatRef!) { org { chart(root: $root, depth: 2) { parent depth hidden person { ref name title level { code } } } } }`,
		variables: func(p People, dice *rand.Rand) map[string]any {
			return map[string]any{"root": one(p.Heads, dice)}
		},
	},
	{
		Name: "spans", Title: "Span of Product Directors",
		Query: `query Spans { org { spans(where: { level: { in: ["Product Directors"] } }) { managers individualContributors mean median max } } }`,
	},
	{
		Name: "mentors", Title: "Mentors toward L4 for one person",
		Query: `query Mentors($for: PersonRef!) { org { mentors(toward: "L4", for: $for, first: 10) { totalCount nodes { score person { ref name title level { code } } } } } }`,
		variables: func(p People, dice *rand.Rand) map[string]any {
			return map[string]any{"for": one(p.Mentees, dice)}
		},
	},
	{
		Name: "search", Title: "Search by name",
		Query: `query Search($text: String!) { org { search(text: $text, first: 10) { ... on Person { ref name title } } } }`,
		variables: func(p People, dice *rand.Rand) map[string]any {
			return map[string]any{"text": one(p.Names, dice)}
		},
	},
	{
		Name: "page", Title: "A filtered, sorted page of 50",
		Query: `query Page { org { people(where: { title: { contains: "Manager" }, location: { eq: "Vancouver" } }, orderBy: [{ field: START_DATE, direction: DESC }], first: 50) { totalCount nodes { ref name title startDate } } } }`,
	},
	{
		Name: "breakdown", Title: "Headcount by level and track",
		Query: `query Breakdown { org { breakdown(by: [{ dimension: LEVEL }, { dimension: TRACK }]) { keys { label } headcount } } }`,
	},
	{
		Name: "chain", Title: "The chain to the top",
		Query:     `query Chain($ref: PersonRef!) { org { person(ref: $ref) { ref name managementChain { ref name title } } } }`,
		variables: anybody,
	},
	{
		Name: "promotion", Title: "One promotion", Write: true,
		Query: `mutation Promote($ref: PersonRef!, $level: LevelRef!, $title: String!) { apply(changes: [{ placeAtLevel: { person: $ref, level: $level, title: $title } }]) { applied revision problems { message } } }`,
		variables: func(p People, dice *rand.Rand) map[string]any {
			return map[string]any{"ref": one(p.Promoted, dice), "level": fmt.Sprintf("level/abtion/L%d", 1+dice.IntN(4)), "title": fmt.Sprintf("Product Manager %d", dice.IntN(1000))}
		},
	},
}

// Move returns the n-th request of many that give somebody another manager, of two in turn; the answer is like a promotion's.
func Move(p People, n int) []byte {
	who, to := p.Promoted[n/2%len(p.Promoted)], p.Heads[n%2%len(p.Heads)]
	return bodyOf(`mutation Move($ref: PersonRef!, $to: SeatRef!) { apply(changes: [{ move: { person: $ref, to: $to } }]) { applied revision problems { message } } }`,
		map[string]any{"ref": who, "to": to})
}

// HireOrLeave returns the n-th request of many that hire somebody and let somebody leave, who was employed until yesterday
// and whose reports go to their manager, in turn; the answer is like a promotion's.
func HireOrLeave(p People, n int) []byte {
	if n%2 == 0 {
		return bodyOf(`mutation Hire($name: String!, $to: SeatRef!) { apply(changes: [{ hire: { name: $name, title: "Engineer", manager: $to } }]) { applied revision problems { message } } }`,
			map[string]any{"name": fmt.Sprintf("Newcomer %d", n), "to": p.Heads[n/2%len(p.Heads)]})
	}
	return bodyOf(`mutation Leave($ref: PersonRef!, $last: Date!) { apply(changes: [{ leave: { person: $ref } }], effective: $last) { applied revision problems { message } } }`,
		map[string]any{"ref": p.Anybody[n/2%len(p.Anybody)], "last": time.Now().UTC().AddDate(0, 0, -1).Format(time.DateOnly)})
}

// Questions are the operations that change nothing.
func Questions() (list []Operation) {
	for _, o := range Operations {
		if !o.Write {
			list = append(list, o)
		}
	}
	return list
}

// Named returns an operation; it panics where none has the name.
func Named(name string) Operation {
	for _, o := range Operations {
		if o.Name == name {
			return o
		}
	}
	panic("bench: no operation " + name)
}

// Find asks a server about whom to ask: a fixed choice for one organization.
func Find(ask func(body []byte) ([]byte, error)) (p People, err error) {
	dice := rand.New(rand.NewPCG(1, 2))
	var found struct {
		Data struct {
			Org struct {
				People struct {
					Nodes []struct {
						Ref, Name       string
						Level           *struct{ Code string }
						Depth           int
						ManagementChain []struct{ Ref string }
					}
				}
			}
		}
	}
	answered := func(query string, variables map[string]any, into any) error {
		text, err := ask(bodyOf(query, variables))
		if err == nil && bytes.Contains(text, []byte(`"errors":`)) {
			err = fmt.Errorf("%.300s", text)
		}
		if err == nil {
			err = json.Unmarshal(text, into)
		}
		return err
	}
	// People of all over: the filter takes some letters of the first names.
	for _, first := range strings.Split("abcdefghijklmnoprstuvz", "") {
		err = answered(`query($first: String) { org { people(where: { name: { startsWith: $first }, ladder: ["abtion"] }, first: 200) { nodes { ref name level { code } depth managementChain { ref } } } } }`,
			map[string]any{"first": first}, &found)
		if err != nil {
			return p, err
		}
		for _, n := range found.Data.Org.People.Nodes {
			if len(n.ManagementChain) != n.Depth-1 {
				continue // below an open seat, which the peer does not have
			}
			p.Anybody = append(p.Anybody, n.Ref)
			p.Names = append(p.Names, n.Name)
			if n.Level != nil && (n.Level.Code == "L2" || n.Level.Code == "L3") {
				p.Mentees = append(p.Mentees, n.Ref)
			}
		}
	}
	dice.Shuffle(len(p.Anybody), func(i, j int) { p.Anybody[i], p.Anybody[j] = p.Anybody[j], p.Anybody[i] })
	p.Anybody = p.Anybody[:min(1000, len(p.Anybody))]
	dice.Shuffle(len(p.Names), func(i, j int) { p.Names[i], p.Names[j] = p.Names[j], p.Names[i] })
	p.Names = p.Names[:min(1000, len(p.Names))]
	dice.Shuffle(len(p.Mentees), func(i, j int) { p.Mentees[i], p.Mentees[j] = p.Mentees[j], p.Mentees[i] })
	p.Mentees = p.Mentees[:min(1000, len(p.Mentees))]
	p.Promoted = p.Mentees[:min(200, len(p.Mentees))]
	p.Heads, err = heads(answered)
	if err == nil && (len(p.Anybody) == 0 || len(p.Heads) == 0 || len(p.Mentees) == 0) {
		err = fmt.Errorf("the organization has nobody to ask about")
	}
	return p, err
}

// mostBoxes is how many people a chart of three layers has at most; the least is what the largest organization offers.
const leastBoxes, mostBoxes = 300, 500

// heads returns people of whom a chart three layers deep has some 400 boxes, or the most that there are.
func heads(answered func(string, map[string]any, any) error) (refs []string, err error) {
	var found struct {
		Data struct {
			Org struct {
				Spans struct {
					Rows struct {
						Nodes []struct{ Person struct{ Ref string } }
					}
				}
			}
		}
	}
	if err := answered(`{ org { spans(where: { total: { min: 100 } }) { rows(orderBy: TOTAL_DESC, first: 1000) { nodes { person { ref } } } } } }`, nil, &found); err != nil {
		return nil, err
	}
	best, most := "", 0
	for _, n := range found.Data.Org.Spans.Rows.Nodes {
		var chart struct {
			Data struct {
				Org struct{ Chart []struct{ Depth int } }
			}
		}
		if err := answered(`query($root: SeatRef) { org { chart(root: $root, depth: 2) { depth } } }`, map[string]any{"root": n.Person.Ref}, &chart); err != nil {
			return nil, err
		}
		boxes := len(chart.Data.Org.Chart)
		if boxes >= leastBoxes && boxes <= mostBoxes {
			refs = append(refs, n.Person.Ref)
		}
		if boxes <= mostBoxes && boxes > most {
			best, most = n.Person.Ref, boxes
		}
	}
	if len(refs) == 0 && best != "" {
		refs = []string{best}
	}
	return refs, nil
}

// Ask returns a function that posts requests to a server's /graphql.
func Ask(client *http.Client, url string) func(body []byte) ([]byte, error) {
	return func(body []byte) ([]byte, error) {
		answer, err := client.Post(url, "application/json", bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		defer answer.Body.Close()
		var text bytes.Buffer
		if _, err := text.ReadFrom(answer.Body); err != nil {
			return nil, err
		}
		if answer.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: %.300s", answer.Status, text.Bytes())
		}
		return text.Bytes(), nil
	}
}
