package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// figures are asked before and after somebody is forgotten: none of them may change.
const figures = `
fragment f on Org {
  headcount roots { depth }
  spans { managers mean median p90 layers perLayer { depth headcount } bands { label managers } }
  levels: breakdown(by: [{dimension: LEVEL}]) { keys { value } headcount fte managers meanSpan }
  places: breakdown(by: [{dimension: LOCATION}, {dimension: DEPTH}]) { keys { value } headcount }
  people(first: 100) { totalCount }
}
{ a: org(asOf: "2021-06-01") { ...f } b: org(asOf: "2023-06-01") { ...f } c: org(asOf: "2025-06-01") { ...f }
  d: org { trend(every: MONTH, from: "2020-01-01", until: "2026-01-01") { date headcount joined left meanSpan } } }`

// everything is asked for whatever a name may stand in.
const everything = `
fragment all on Org {
  name outline { refs names titles }
  people(first: 10) { nodes { id ref name email employeeNumber title location attributes { name value } unresolvedManager
    manager { ref name } mentors { mentor { ref name } } mentees { mentee { ref name } } history { kind ref: kind from to }
    teams { team { name lead { name } } } revisions(first: 10) { nodes { by reason summary origin } } } }
  teams { id name lead { ref name } } openings { ref title manager { ref } }
  search(text: "ada lovett") { __typename }
  movements(from: "2019-01-01", until: "2040-01-01", first: 200) { nodes { kind date ref name from to } }
  findings { text people { name } }
}
{ a: org(asOf: "2021-06-01") { ...all } b: org(asOf: "2023-06-01") { ...all } c: org { ...all
  revisions(first: 20) { nodes { number at by effective reason summary origin movements { ref name from to } } } } }`

// lovett identifies who is forgotten, whatever the case.
var lovett = regexp.MustCompile(`(?i)ada[ .-]lovett|lovett|447711|secret desk`)

func forgetIn(t *testing.T, url string) {
	t.Helper()
	s := serve(t, "--no-sample", "--store", url)
	follower := serve(t, "--no-sample", "--store", url)
	s.applied(`
		{hire: {id: "boss", name: "Bo Boss", email: "boss@acme.example", title: "Director", level: "L6", location: "Oslo"}},
		{hire: {id: "ada-lovett", name: "Ada Lovett", email: "Ada.Lovett@acme.example", employeeNumber: "447711", title: "Lead", level: "L4", manager: "boss", location: "Oslo",
			mentoring: {open: true, capacity: 3}, attributes: [{name: "Desk", value: "secret desk"}]}},
		{hire: {id: "cy", name: "Cy Carr", title: "Product Manager", level: "L2", manager: "ada-lovett", attributes: [{name: "Buddy", value: "Ada Lovett"}]}},
		{hire: {id: "dee", name: "Dee Dahl", title: "Product Manager", level: "L1", manager: "ada-lovett"}},
		{hire: {id: "eli", name: "Eli Adamson", title: "Designer", manager: "boss"}},
		{saveTeam: {id: "growth", name: "Growth", lead: "ada-lovett"}}, {joinTeam: {person: "ada-lovett", team: "growth"}},
		{saveOpening: {id: "seat", title: "A seat", manager: "ada-lovett"}},
		{startMentorship: {mentor: "ada-lovett", mentee: "cy"}}, {addDottedLine: {person: "eli", to: "ada-lovett"}}`, `effective: "2020-01-01", requestId: "hired ada-lovett", reason: "Ada Lovett and her team"`)
	s.applied(`{placeAtLevel: {person: "ada-lovett", level: "L5"}}`, `effective: "2022-01-01", reason: "ADA LOVETT was promoted, says Ada.Lovett@acme.example"`)
	s.applied(`{move: {person: "dee", to: "boss"}}, {update: {person: "eli", title: "Lead Designer"}}`, `effective: "2023-01-01", reason: "Adamson stays"`)
	s.applied(`{leave: {person: "ada-lovett", reportsMoveTo: "boss"}}`, `effective: "2024-03-31", reason: "left"`)
	before := s.ask(figures, nil)
	if len(before.Errors) > 0 {
		t.Fatal(before.text)
	}
	if text := s.ask(everything, nil).text; len(lovett.FindAllString(text, -1)) < 30 {
		t.Fatalf("the test shows nothing: the name is %d times in %s", len(lovett.FindAllString(text, -1)), shown(text))
	}

	if code, _, err := rung(t, "forget", "cy", "--store", url); code != exitRefused || !strings.Contains(err, "only who has left") {
		t.Errorf("to forget somebody employed exits with %d: %s", code, err)
	}
	if code, _, err := rung(t, "forget", "nobody", "--store", url); code != exitRefused || !strings.Contains(err, "no person has the id") {
		t.Errorf("to forget nobody exits with %d: %s", code, err)
	}
	if out := exits(t, exitDone, "", "forget", "ada-lovett", "--dry-run", "--store", url); !strings.Contains(out, "would be forgotten") {
		t.Errorf("a dry run says %s", out)
	}
	if text := s.ask(everything, nil).text; !lovett.MatchString(text) {
		t.Error("a dry run forgot")
	}
	out := exits(t, exitDone, "", "forget", "ada.lovett@acme.example", "--json", "--store", url)
	var done struct {
		Forgotten                    bool
		Revision, Records, Revisions int
		People                       []struct{ ID, Was string }
	}
	if err := json.Unmarshal([]byte(out), &done); err != nil {
		t.Fatal(err)
	}
	if !done.Forgotten || done.Revision != 6 || done.Revisions != 4 || done.Records < 5 || len(done.People) != 1 || !strings.HasPrefix(done.People[0].ID, "person/former-") {
		t.Errorf("rung forget says %s", out)
	}
	for i, one := range []*served{s, follower} {
		eventually(t, 5*time.Second, "the server follows", func() bool {
			return strings.Contains(one.ask(`{ org { revision } }`, nil).text, `"revision":6`)
		})
		a := one.ask(everything, nil)
		if len(a.Errors) > 0 || lovett.MatchString(a.text) {
			t.Errorf("server %d still has %q: %s", i, lovett.FindAllString(a.text, 3), shown(a.text))
		}
		if !strings.Contains(a.text, "Former employee") || !strings.Contains(a.text, "Eli Adamson") || !strings.Contains(a.text, "Adamson stays") {
			t.Errorf("server %d does not say that somebody was there, or lost somebody else: %s", i, shown(a.text))
		}
		if diff := cmp.Diff(string(before.Data), string(one.ask(figures, nil).Data)); diff != "" {
			t.Errorf("server %d: the figures of before are others (-before +after):\n%s", i, diff)
		}
	}
	for name, args := range map[string][]string{"an export": {"export", "--store", url, "--as-of", "2021-06-01"}, "its JSON": {"export", "--format", "json", "--store", url}} {
		if out := exits(t, exitDone, "", args...); lovett.MatchString(out) {
			t.Errorf("%s still has %q", name, lovett.FindString(out))
		}
	}
	// What was rewritten still adds up to the facts, in a copy of every revision; and goes on being changed.
	copied := filepath.Join(t.TempDir(), "copy.db")
	exits(t, exitDone, "", "backup", copied, "--store", url)
	again := serve(t, "--no-sample", "--store", "sqlite:"+copied)
	if diff := cmp.Diff(string(before.Data), string(again.ask(figures, nil).Data)); diff != "" {
		t.Errorf("a backup has other figures (-before +after):\n%s", diff)
	}
	if text := again.ask(everything, nil).text; lovett.MatchString(text) {
		t.Errorf("a backup still has %q", lovett.FindString(text))
	}
	s.applied(`{withdraw: 5}`, "")
	s.says(`{ org { person(ref: "`+done.People[0].ID+`") { name title span { direct } } } }`, `{"org":{"person":{"name":"Former employee","title":"Lead","span":{"direct":1}}}}`)
	s.stop()
	follower.stop()
	again.stop()
}

func TestWhoIsForgottenIsNowhereInAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "org.db")
	forgetIn(t, "sqlite:"+path)
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		bytes, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if found := lovett.FindAll(bytes, 3); found != nil {
			t.Errorf("the bytes of %s still have %q", filepath.Base(name), found)
		}
	}
}

func TestWhoIsForgottenIsNowhereInADatabase(t *testing.T) {
	url := "bolt://" + startedNeo4j(t).Address()
	emptied(t, url)
	forgetIn(t, url)
	for _, row := range cypherOf(t, url)(`MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN properties(n), collect(properties(r))`, nil) {
		if text := fmt.Sprint(row); lovett.MatchString(text) {
			t.Errorf("the graph still has %q in %s", lovett.FindString(text), shown(text))
		}
	}
}

func TestLeaversAreForgottenAfterSomeTime(t *testing.T) {
	url := newStore(t)
	s := serve(t, "--no-sample", "--store", url)
	s.applied(`{hire: {id: "boss", name: "Bo Boss", title: "T"}}, {hire: {id: "ann", name: "Ann Early", title: "T", manager: "boss"}},
		{hire: {id: "ben", name: "Ben Lately", title: "T", manager: "boss"}}, {hire: {id: "cas", name: "Cas Tomorrow", title: "T", manager: "boss"}}`, `effective: "2020-01-01"`)
	s.applied(`{leave: {person: "ann"}}`, `effective: "2021-01-31"`)
	s.applied(`{leave: {person: "ben"}}`, `effective: "`+time.Now().AddDate(0, 0, -20).Format(time.DateOnly)+`"`)
	s.applied(`{leave: {person: "cas"}}`, `effective: "`+time.Now().AddDate(0, 0, 2).Format(time.DateOnly)+`"`)
	s.stop()
	s = serve(t, "--no-sample", "--store", url, "--retain-leavers", "30")
	log := `{ org { movements(from: "2019-01-01", until: "2040-01-01", first: 1000) { nodes { name } } } }`
	eventually(t, 5*time.Second, "Ann is forgotten", func() bool { return !strings.Contains(s.ask(log, nil).text, "Ann Early") })
	if text := s.ask(log, nil).text; !strings.Contains(text, "Ben Lately") || !strings.Contains(text, "Cas Tomorrow") {
		t.Errorf("others are forgotten too: %s", text)
	}
	if !strings.Contains(s.log.String(), `what="forgot leavers" by=retention people=1`) || strings.Contains(s.log.String(), "Ann") {
		t.Errorf("the log says %s", s.log)
	}
	s.stop()
	out := exits(t, exitDone, "", "forget", "--left-before", time.Now().Format(time.DateOnly), "--store", url)
	if !strings.Contains(out, "Ben Lately, person/ben, who left on") || strings.Contains(out, "Former employee,") || !strings.Contains(out, "Kept, under a name") {
		t.Errorf("it says %s", out)
	}
	if out := exits(t, exitDone, "", "forget", "--left-before", time.Now().Format(time.DateOnly), "--store", url); !strings.Contains(out, "Nobody is to be forgotten") {
		t.Errorf("the second time it says %s", out)
	}
}
