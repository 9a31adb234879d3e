package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	const file = "../../schema.graphqls"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Name: file, Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// quoted writes a text as a GraphQL string of several lines.
func quoted(text string) string { return `"""` + "\n" + text + "\n" + `"""` }

const tinyLadder = `id: tiny
name: Tiny
summary: Two levels.
tracks:
  - {key: ic, name: IC, kind: individual-contributor, summary: All of it.}
levels:
  - {code: T1, title: Tinkerer, track: ic, rank: 1, bands: {low: 1, high: 2}, summary: The first.}
  - {code: T2, title: Senior Tinkerer, track: ic, rank: 2, bands: {low: 4, high: 5}, summary: The second.}
`

// Every kind of change, one after the other: what it touches, and what the organization is like right after it.
func TestEveryKindOfChangeIsSeenAtOnce(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	kinds := map[string]bool{}
	for _, step := range []struct{ change, touched, ask, want string }{
		{`hire: {id: "gus", name: "Gus Gray", title: "Product Manager", manager: "cy-carr", level: "L2", location: "Oslo", timeZone: "Europe/Oslo", employeeNumber: "7", fte: 0.8, mentoring: {open: false, capacity: 1}, attributes: [{name: "Desk", value: "12"}]}`,
			"person/gus", `person(ref: "gus") { name startDate manager { id } level { code } location timeZone employeeNumber fte mentoring { open capacity } attributes { name value } }`,
			`{"person":{"name":"Gus Gray","startDate":"` + day(0) + `","manager":{"id":"person/cy-carr"},"level":{"code":"L2"},"location":"Oslo","timeZone":"Europe/Oslo","employeeNumber":"7","fte":0.8,"mentoring":{"open":false,"capacity":1},"attributes":[{"name":"Desk","value":"12"}]}}`},
		{`update: {person: "gus", location: null, title: "Owner", attributes: [{name: "Desk", value: null}, {name: "Floor", value: "2"}]}`,
			"person/gus", `person(ref: "gus") { location title timeZone employeeNumber attributes { name value } }`,
			`{"person":{"location":null,"title":"Owner","timeZone":"Europe/Oslo","employeeNumber":"7","attributes":[{"name":"Floor","value":"2"}]}}`},
		{`update: {person: "gus", mentoring: {capacity: null}, fte: null}`,
			"person/gus", `person(ref: "gus") { title fte mentoring { open capacity } }`,
			`{"person":{"title":"Owner","fte":1,"mentoring":{"open":false,"capacity":2}}}`},
		{`move: {person: "gus", to: "bo-bang"}`,
			"person/gus", `person(ref: "gus") { manager { id } depth reportsSince peers { ref } }`,
			`{"person":{"manager":{"id":"person/bo-bang"},"depth":3,"reportsSince":"` + day(0) + `","peers":[{"ref":"person/dee-dahl"},{"ref":"person/eli-ek"}]}}`},
		{`move: {person: "gus", toTop: true}`,
			"person/gus", `roots { id }`, `{"roots":[{"id":"person/ada-abel"},{"id":"person/gus"}]}`},
		{`addDottedLine: {person: "gus", to: "ada-abel"}`,
			"person/gus", `person(ref: "gus") { dottedManagers { id } } ada: person(ref: "ada-abel") { dottedReports { id } span { direct } }`,
			`{"person":{"dottedManagers":[{"id":"person/ada-abel"}]},"ada":{"dottedReports":[{"id":"person/gus"}],"span":{"direct":2}}}`},
		{`removeDottedLine: {person: "gus", to: "ada-abel"}`,
			"person/gus", `person(ref: "gus") { dottedManagers { id } }`, `{"person":{"dottedManagers":[]}}`},
		{`placeAtLevel: {person: "eli-ek", level: "L2"}`,
			"person/eli-ek", `person(ref: "eli-ek") { level { code } levelSince title track { id } }`,
			`{"person":{"level":{"code":"L2"},"levelSince":"` + day(0) + `","title":"Product Manager","track":{"id":"track/abtion/ic"}}}`},
		{`saveTeam: {name: "Growth", lead: "bo-bang"}`,
			"team/growth", `teams { id name lead { id } parent { id } }`,
			`{"teams":[{"id":"team/growth","name":"Growth","lead":{"id":"person/bo-bang"},"parent":null}]}`},
		{`saveTeam: {id: "web", name: "Web", parent: "growth"}`,
			"team/web", `team(id: "growth") { children { id } lead { id } }`, `{"team":{"children":[{"id":"team/web"}],"lead":{"id":"person/bo-bang"}}}`},
		{`joinTeam: {person: "dee-dahl", team: "web", allocation: 0.5, role: "Owner"}`,
			"person/dee-dahl", `team(id: "team/growth") { headcount members { role } children { members { person { id } allocation role since } } }`,
			`{"team":{"headcount":1,"members":[],"children":[{"members":[{"person":{"id":"person/dee-dahl"},"allocation":0.5,"role":"Owner","since":"` + day(0) + `"}]}]}}`},
		{`leaveTeam: {person: "dee-dahl", team: "team/web"}`,
			"person/dee-dahl", `team(id: "web") { headcount }`, `{"team":{"headcount":0}}`},
		{`saveOpening: {id: "designer", title: "Designer", manager: "cy-carr", level: "L2", team: "web", targetDate: "` + day(30) + `"}`,
			"opening/designer", `openings { id title manager { id } level { code } team { id } openedOn targetDate }`,
			`{"openings":[{"id":"opening/designer","title":"Designer","manager":{"id":"person/cy-carr"},"level":{"code":"L2"},"team":{"id":"team/web"},"openedOn":"` + day(0) + `","targetDate":"` + day(30) + `"}]}`},
		{`saveOpening: {id: "designer", title: "Designer", targetDate: null}`,
			"opening/designer", `openings { manager { id } targetDate }`, `{"openings":[{"manager":{"id":"person/cy-carr"},"targetDate":null}]}`},
		{`move: {person: "fay-fox", to: "opening/designer"}`,
			"person/fay-fox", `person(ref: "fay-fox") { manager { id } openManager { id } depth managementChain { id } }`,
			`{"person":{"manager":null,"openManager":{"id":"opening/designer"},"depth":4,"managementChain":[{"id":"person/cy-carr"},{"id":"person/ada-abel"}]}}`},
		{`fillOpening: {opening: "opening/designer", person: "gus"}`,
			"person/gus", `openings { id } person(ref: "gus") { title manager { id } level { code } teams { team { id } } reports { id } }`,
			`{"openings":[],"person":{"title":"Designer","manager":{"id":"person/cy-carr"},"level":{"code":"L2"},"teams":[{"team":{"id":"team/web"}}],"reports":[{"id":"person/fay-fox"}]}}`},
		{`saveOpening: {title: "Researcher", manager: "gus"}`,
			"opening/researcher", `openings(under: "ada-abel") { id }`, `{"openings":[{"id":"opening/researcher"}]}`},
		{`move: {person: "fay-fox", to: "opening/researcher"}`,
			"person/fay-fox", `person(ref: "gus") { span { direct total layers openings } }`, `{"person":{"span":{"direct":0,"total":1,"layers":2,"openings":1}}}`},
		{`closeOpening: "opening/researcher"`,
			"opening/researcher", `openings { id } person(ref: "fay-fox") { manager { id } }`, `{"openings":[],"person":{"manager":{"id":"person/gus"}}}`},
		{`startMentorship: {mentor: "ada-abel", mentee: "eli-ek", toward: "L3"}`,
			"person/ada-abel", `person(ref: "eli-ek") { mentors { mentor { id } toward { code } since } }`,
			`{"person":{"mentors":[{"mentor":{"id":"person/ada-abel"},"toward":{"code":"L3"},"since":"` + day(0) + `"}]}}`},
		{`endMentorship: {mentor: "ada-abel", mentee: "eli-ek"}`,
			"person/ada-abel", `person(ref: "ada-abel") { mentees { mentee { id } } mentoring { load } }`, `{"person":{"mentees":[],"mentoring":{"load":0}}}`},
		{`saveLadder: ` + quoted(tinyLadder),
			"ladder/tiny", `ladder(id: "tiny") { levels { code rank bands { low high } } }`,
			`{"ladder":{"levels":[{"code":"T1","rank":1,"bands":{"low":1,"high":2}},{"code":"T2","rank":2,"bands":{"low":4,"high":5}}]}}`},
		{`leave: {person: "fay-fox"}`,
			"person/fay-fox", `person(ref: "fay-fox") { endDate }`, `{"person":{"endDate":"` + day(0) + `"}}`},
		{`withdraw: REVISION`,
			"person/fay-fox", `person(ref: "fay-fox") { endDate }`, `{"person":{"endDate":null}}`},
	} {
		kind, _, _ := strings.Cut(step.change, ":")
		kinds[kind] = true
		change := strings.Replace(step.change, "REVISION", fmt.Sprint(s.revision()), 1)
		r := s.apply("{"+change+"}", "", step.ask)
		if !r.Applied || len(r.Problems) > 0 || r.Revision != s.revision() {
			t.Errorf("%s\ngot %+v, want it applied as the newest revision", change, r)
			continue
		}
		if got := strings.Join(r.Touched, " "); got != step.touched {
			t.Errorf("%s\ntouched %s, want %s", change, got, step.touched)
		}
		if got := string(r.Org); got != step.want {
			t.Errorf("%s\ngot  %s\nwant %s", change, got, step.want)
		}
		s.says("{ org { "+step.ask+" } }", `{"org":`+step.want+`}`)
	}
	for _, f := range schema(t).Types["ChangeInput"].Fields {
		if !kinds[f.Name] {
			t.Errorf("no example of %s", f.Name)
		}
	}
}

// revision is the number of the newest revision.
func (s *served) revision() int {
	s.t.Helper()
	var got struct{ Org struct{ Revision int } }
	s.ask("{ org { revision } }", nil).read(s.t, &got)
	return got.Org.Revision
}
