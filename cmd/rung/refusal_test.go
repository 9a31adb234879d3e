package main

import (
	"fmt"
	"strings"
	"testing"
)

// What a change breaks is a problem with a code and the way to the argument; then nothing of the batch is written.
func TestABatchIsRefusedWholeWithTheWayToWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	s.applied(`{saveOpening: {id: "seat", title: "Seat", manager: "ada-abel"}}, {saveTeam: {id: "growth", name: "Growth"}}`, "")
	before := s.revision()
	for change, want := range map[string]string{
		`move: {person: "nobody", to: "ada-abel"}`:                                   "UNKNOWN_PERSON(changes.1.move.person)",
		`move: {person: "bo-bang", to: "nobody"}`:                                    "UNKNOWN_PERSON(changes.1.move.to)",
		`move: {person: "bo-bang", to: "opening/none"}`:                              "UNKNOWN_OPENING(changes.1.move.to)",
		`move: {person: "ada-abel", to: "eli-ek"}`:                                   "REPORTING_CYCLE(changes.1.move.to)",
		`move: {person: "ada-abel", to: "ada-abel"}`:                                 "SELF_REPORT(changes.1.move.to)",
		`move: {person: "bo-bang"}`:                                                  "INVALID(changes.1.move.to)",
		`move: {person: "bo-bang", to: "cy-carr", toTop: true}`:                      "INVALID(changes.1.move.to)",
		`hire: {id: "bo-bang", name: "Bo", title: ""}`:                               "DUPLICATE_ID(changes.1.hire.id)",
		`hire: {name: "Bo", title: "", email: "BO@acme.example"}`:                    "DUPLICATE_EMAIL(changes.1.hire.email)",
		`hire: {name: " ", title: ""}`:                                               "INVALID(changes.1.hire.name)",
		`hire: {name: "Bo", title: "", level: "L9"}`:                                 "UNKNOWN_LEVEL(changes.1.hire.level)",
		`hire: {name: "Bo", title: "", level: "Senior Product Manager"}`:             "AMBIGUOUS(changes.1.hire.level)",
		`hire: {name: "Bo", title: "", team: "none"}`:                                "UNKNOWN_TEAM(changes.1.hire.team)",
		`hire: {name: "Bo", title: "", timeZone: "Mars/Base"}`:                       "INVALID(changes.1.hire.timeZone)",
		`hire: {name: "Bo", title: "", fte: -1}`:                                     "INVALID(changes.1.hire.fte)",
		`hire: {name: "Bo", title: "", mentoring: {capacity: -1}}`:                   "INVALID(changes.1.hire.mentoring)",
		`hire: {name: "Bo", title: "", attributes: [{name: ""}]}`:                    "INVALID(changes.1.hire.attributes)",
		`hire: {name: "Bo", title: "", startDate: "2019-12-31", manager: "bo-bang"}`: "NOT_EMPLOYED(changes.1.hire.manager)",
		`update: {person: "bo-bang", name: null}`:                                    "INVALID(changes.1.update.name)",
		`update: {person: "bo-bang", email: "ada@acme.example"}`:                     "DUPLICATE_EMAIL(changes.1.update.email)",
		`leave: {person: "bo-bang", reportsMoveTo: "gus"}`:                           "UNKNOWN_PERSON(changes.1.leave.reportsMoveTo)",
		`addDottedLine: {person: "bo-bang", to: "bo-bang"}`:                          "SELF_REPORT(changes.1.addDottedLine.to)",
		`removeDottedLine: {person: "bo-bang", to: "cy-carr"}`:                       "INVALID(changes.1.removeDottedLine.to)",
		`placeAtLevel: {person: "bo-bang", level: "X"}`:                              "UNKNOWN_LEVEL(changes.1.placeAtLevel.level)",
		`saveTeam: {id: "growth", name: "Growth", parent: "growth"}`:                 "INVALID(changes.1.saveTeam.parent)",
		`joinTeam: {person: "bo-bang", team: "none"}`:                                "UNKNOWN_TEAM(changes.1.joinTeam.team)",
		`joinTeam: {person: "bo-bang", team: "growth", allocation: 1.5}`:             "INVALID(changes.1.joinTeam.allocation)",
		`leaveTeam: {person: "bo-bang", team: "growth"}`:                             "INVALID(changes.1.leaveTeam.team)",
		`saveOpening: {title: ""}`:                                                   "INVALID(changes.1.saveOpening.title)",
		`fillOpening: {opening: "opening/none", person: "bo-bang"}`:                  "UNKNOWN_OPENING(changes.1.fillOpening.opening)",
		`fillOpening: {opening: "opening/seat", person: "ada-abel"}`:                 "SELF_REPORT(changes.1.fillOpening.person)",
		`closeOpening: "bo-bang"`:                                                    "UNKNOWN_OPENING(changes.1.closeOpening)",
		`startMentorship: {mentor: "bo-bang", mentee: "bo-bang"}`:                    "SELF_REPORT(changes.1.startMentorship.mentee)",
		`endMentorship: {mentor: "bo-bang", mentee: "cy-carr"}`:                      "INVALID(changes.1.endMentorship.mentee)",
		`saveLadder: "id: [broken"`:                                                  "BAD_LADDER(changes.1.saveLadder)",
		`withdraw: 99`:                                                               "NOT_WITHDRAWABLE(changes.1.withdraw)",
		`withdraw: 2`:                                                                "NOT_WITHDRAWABLE(changes.1.withdraw)",
	} {
		r := s.apply(`{update: {person: "ada-abel", title: "Queen"}}, {`+change+`}`, "", `revision person(ref: "ada-abel") { id title }`)
		if got := r.problems(); got != want {
			t.Errorf("%s\ngot  %s %+v\nwant %s", change, got, r.Problems, want)
		}
		for _, p := range r.Problems {
			if len(p.Message) < 10 {
				t.Errorf("%s: got the message %q, want a sentence", change, p.Message)
			}
		}
		if r.Applied || r.Revision != before || len(r.Touched) > 0 || len(r.Org) == 0 || strings.Contains(string(r.Org), "Queen") {
			t.Errorf("%s: got %+v, want nothing written, and the organization as it is", change, r)
		}
	}
	s.says(`{ org { revision person(ref: "ada-abel") { title } } }`, `{"org":{"revision":3,"person":{"title":"Product Director"}}}`)
}

func TestABrokenLadderIsRefusedByLine(t *testing.T) {
	t.Parallel()
	s := serveNobody(t)
	r := s.apply(`{saveLadder: `+quoted(strings.Replace(tinyLadder, "rank: 2", "rank: two", 1))+`}`, "", "")
	if r.problems() != "BAD_LADDER(changes.0.saveLadder)" || !strings.Contains(r.Problems[0].Message, ":8:") {
		t.Errorf("got %+v, want BAD_LADDER with line 8", r)
	}
	s.applied(`{saveLadder: `+quoted(tinyLadder)+`}, {hire: {id: "tim", name: "Tim", title: "Tinkerer", level: "T1"}}`, "")
	without := strings.Replace(tinyLadder, "code: T1", "code: T0", 1)
	if r = s.apply(`{saveLadder: `+quoted(without)+`}`, "", ""); r.problems() != "BAD_LADDER(changes.0.saveLadder)" {
		t.Errorf("got %+v, want BAD_LADDER: Tim holds T1", r)
	}
}

// What a schema cannot hold against variables is checked all the same.
func TestExactlyOneKindOfChangeAlsoInVariables(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	const mutation = `mutation ($changes: [ChangeInput!]!) { apply(changes: $changes) { applied } }`
	good := map[string]any{"withdraw": 2}
	for name, c := range map[string]struct {
		change map[string]any
		want   string
	}{
		"two":          {map[string]any{"withdraw": 2, "closeOpening": "opening/x"}, "INVALID(changes[1])"},
		"none":         {map[string]any{}, "INVALID(changes[1])"},
		"null":         {map[string]any{"withdraw": nil}, "INVALID(changes[1].withdraw)"},
		"one and null": {map[string]any{"withdraw": 2, "closeOpening": nil}, "INVALID(changes[1].closeOpening)"},
	} {
		a := s.ask(mutation, map[string]any{"changes": []any{good, c.change}})
		if got := a.codes(); got != c.want {
			t.Errorf("%s: got %q %s, want %q", name, got, a.text, c.want)
		}
	}
	s.refuses(`mutation { apply(changes: []) { applied } }`, "INVALID(changes)")
	a := s.ask(`query ($by: [DimensionInput!]!) { org { breakdown(by: $by) { headcount } } }`, map[string]any{"by": []any{map[string]any{"dimension": "LEVEL", "attribute": "Desk"}}})
	if got := a.codes(); got != "INVALID(by[0])" {
		t.Errorf("got %q %s, want INVALID(by[0])", got, a.text)
	}
}

func TestTheRevisionExpectedAndRepeatedRequests(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	s.refuses(`mutation { apply(changes: [{leave: {person: "bo-bang"}}], expectedRevision: 1) { applied } }`, "CONFLICT(expectedRevision)")
	s.refuses(`mutation { apply(changes: [{leave: {person: "bo-bang"}}], expectedRevision: 3) { applied } }`, "CONFLICT(expectedRevision)")
	s.refuses(`mutation { apply(changes: [{leave: {person: "bo-bang"}}], expectedRevision: 1, dryRun: true) { applied } }`, "CONFLICT(expectedRevision)")

	const hire = `{hire: {name: "Bo Bang", title: "Another"}}`
	first := s.applied(hire, `requestId: "mine", expectedRevision: 2`)
	again := s.applied(hire, `requestId: "mine", expectedRevision: 2`)
	if first.Revision != 3 || again.Revision != 3 || again.Touched[0] != first.Touched[0] {
		t.Errorf("got %+v and %+v, want one revision and one person", first, again)
	}
	s.says(`{ org { headcount } }`, `{"org":{"headcount":7}}`)
}

func TestADryRunShowsTheOrganizationAsItWouldBeAndWritesNothing(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	r := s.apply(`{hire: {id: "gus", name: "Gus", title: "Owner", manager: "bo-bang", level: "L1"}}, {leave: {person: "dee-dahl"}}`,
		`dryRun: true, effective: "`+day(-1)+`", requestId: "dry"`, `headcount homeLadder { id } person(ref: "person/bo-bang@preview") { id ref reports { id level { id } } } openings { id }`)
	const want = `{"headcount":6,"homeLadder":{"id":"ladder/abtion@preview"},"person":{"id":"person/bo-bang@preview","ref":"person/bo-bang",` +
		`"reports":[{"id":"person/eli-ek@preview","level":{"id":"level/abtion/L1@preview"}},{"id":"person/gus@preview","level":{"id":"level/abtion/L1@preview"}}]},"openings":[]}`
	if string(r.Org) != want || r.Applied || r.Revision != 2 || strings.Join(r.Touched, " ") != "person/gus person/dee-dahl" {
		t.Errorf("got  %+v %s\nwant %s", r, r.Org, want)
	}
	s.says(`{ org { revision headcount } node(id: "person/gus@preview") { id } }`, `{"org":{"revision":2,"headcount":6},"node":null}`)
	if r := s.applied(`{hire: {id: "gus", name: "Gus", title: "Owner"}}`, `requestId: "dry"`); r.Revision != 3 {
		t.Errorf("got revision %d, want 3: a dry run does not use its requestId up", r.Revision)
	}
}

func TestADryRunShowsAnotherDayAndWhatWouldHappen(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	last, after := day(20), day(21)
	const mutation = `mutation { apply(changes: [{leave: {person: "bo-bang"}}], effective: "%s", dryRun: true) {
		now: org { date headcount } on: org(asOf: "%[1]s") { headcount } after: org(asOf: "%s") { headcount person(ref: "eli-ek") { id manager { id } } }
		movements { kind date ref to person { id } } } }`
	s.says(fmt.Sprintf(mutation, last, after), `{"apply":{"now":{"date":"`+day(0)+`","headcount":6},"on":{"headcount":6},`+
		`"after":{"headcount":5,"person":{"id":"person/eli-ek@preview","manager":{"id":"person/ada-abel@preview"}}},"movements":[`+
		`{"kind":"LEFT","date":"`+last+`","ref":"person/bo-bang","to":null,"person":{"id":"person/bo-bang@preview"}},`+
		`{"kind":"MOVED","date":"`+after+`","ref":"person/dee-dahl","to":"Ada Abel","person":{"id":"person/dee-dahl@preview"}},`+
		`{"kind":"MOVED","date":"`+after+`","ref":"person/eli-ek","to":"Ada Abel","person":{"id":"person/eli-ek@preview"}}]}}`)
	s.says(`{ org { revision } }`, `{"org":{"revision":2}}`)
}

func TestADryRunIsAskedAboutFewDays(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	var orgs strings.Builder
	for i := 1; i <= 5; i++ {
		fmt.Fprintf(&orgs, `d%d: org(asOf: "%s") { date } again%[1]d: org(asOf: "%[2]s") { date } `, i, day(i))
	}
	s.refuses(`mutation { apply(changes: [{leave: {person: "bo-bang"}}], dryRun: true) { `+orgs.String()+`} }`, "LIMIT(asOf) LIMIT(asOf)")
}

func TestChangesHoldFromTheirEffectiveDay(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	s.applied(`{move: {person: "dee-dahl", to: "cy-carr"}}`, `effective: "2022-05-01"`)
	s.applied(`{placeAtLevel: {person: "dee-dahl", level: "L3"}}, {update: {person: "dee-dahl", location: "Oslo"}}`, `effective: "`+day(10)+`"`)
	s.applied(`{leave: {person: "cy-carr", reportsMoveTo: "bo-bang"}}`, `effective: "`+day(20)+`"`)
	const dee = `{ org(asOf: "%s") { person(ref: "dee-dahl") { manager { ref } level { code } location } person2: person(ref: "cy-carr") { endDate } } }`
	for on, want := range map[string]string{
		"2019-12-31": `{"org":{"person":null,"person2":null}}`,
		"2022-04-30": `{"org":{"person":{"manager":{"ref":"person/bo-bang"},"level":{"code":"L2"},"location":null},"person2":{"endDate":"` + day(20) + `"}}}`,
		"2022-05-01": `{"org":{"person":{"manager":{"ref":"person/cy-carr"},"level":{"code":"L2"},"location":null},"person2":{"endDate":"` + day(20) + `"}}}`,
		day(10):      `{"org":{"person":{"manager":{"ref":"person/cy-carr"},"level":{"code":"L3"},"location":"Oslo"},"person2":{"endDate":"` + day(20) + `"}}}`,
		day(20):      `{"org":{"person":{"manager":{"ref":"person/cy-carr"},"level":{"code":"L3"},"location":"Oslo"},"person2":{"endDate":"` + day(20) + `"}}}`,
		day(21):      `{"org":{"person":{"manager":{"ref":"person/bo-bang"},"level":{"code":"L3"},"location":"Oslo"},"person2":null}}`,
	} {
		s.says(strings.Replace(dee, "%s", on, 1), want)
	}
}

func TestALeaversReportsMoveAsTheLeaveSays(t *testing.T) {
	t.Parallel()
	for how, want := range map[string]string{
		`{person: "bo-bang"}`:                                                       `{"person":{"manager":{"ref":"person/ada-abel"},"openManager":null},"openings":[]}`,
		`{person: "bo-bang", reportsMoveTo: "cy-carr"}`:                             `{"person":{"manager":{"ref":"person/cy-carr"},"openManager":null},"openings":[]}`,
		`{person: "bo-bang", reportsMoveTo: "dee-dahl"}`:                            `{"person":{"manager":{"ref":"person/ada-abel"},"openManager":null},"openings":[]}`,
		`{person: "bo-bang", keepSeatOpen: true}`:                                   `{"person":{"manager":null,"openManager":{"title":"Senior Product Manager"}},"openings":[{"title":"Senior Product Manager","manager":{"ref":"person/ada-abel"},"reports":[{"ref":"person/dee-dahl"},{"ref":"person/eli-ek"}]}]}`,
		`{person: "bo-bang", keepSeatOpen: true, reportsMoveTo: "person/ada-abel"}`: `{"person":{"manager":{"ref":"person/ada-abel"},"openManager":null},"openings":[{"title":"Senior Product Manager","manager":{"ref":"person/ada-abel"},"reports":[]}]}`,
	} {
		s := serveAcme(t)
		r := s.apply(`{leave: `+how+`}`, `effective: "`+day(-1)+`"`, `person(ref: "dee-dahl") { manager { ref } openManager { title } } openings { title manager { ref } reports { ref } }`)
		if string(r.Org) != want {
			t.Errorf("%s\ngot  %s %+v\nwant %s", how, r.Org, r.Problems, want)
		}
	}
}

func TestARehireIsTheSamePersonWithTwoEmployments(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	s.applied(`{leave: {person: "eli-ek"}}`, `effective: "2021-01-31"`)
	s.applied(`{hire: {id: "person/eli-ek", name: "Eli Ek", title: "Owner", manager: "cy-carr"}}`, `effective: "2023-01-01"`)
	s.says(`{ org { person(ref: "eli-ek") { startDate title history { kind date } } } between: org(asOf: "2022-01-01") { person(ref: "eli-ek") { id } } }`,
		`{"org":{"person":{"startDate":"2023-01-01","title":"Owner","history":[{"kind":"JOINED","date":"2020-01-01"},{"kind":"LEFT","date":"2021-01-31"},{"kind":"JOINED","date":"2023-01-01"}]}},"between":{"person":null}}`)
}

func TestOnlyWhatNothingBuildsOnCanBeWithdrawn(t *testing.T) {
	t.Parallel()
	s := serveAcme(t)
	hired := s.applied(`{hire: {id: "gus", name: "Gus", title: ""}}`, "").Revision
	moved := s.applied(`{move: {person: "bo-bang", to: "gus"}}`, "").Revision
	if r := s.apply(`{withdraw: 3}`, "", ""); r.problems() != "NOT_WITHDRAWABLE(changes.0.withdraw)" || hired != 3 || moved != 4 {
		t.Errorf("got %+v, want NOT_WITHDRAWABLE: Bo reports to Gus", r)
	}
	s.applied(`{withdraw: 4}`, "")
	s.applied(`{withdraw: 3}`, "")
	s.says(`{ org { headcount person(ref: "bo-bang") { manager { ref } } revisions(first: 2) { totalCount nodes { number summary } } } }`,
		`{"org":{"headcount":6,"person":{"manager":{"ref":"person/ada-abel"}},"revisions":{"totalCount":6,"nodes":[{"number":6,"summary":"Revision 3 withdrawn"},{"number":5,"summary":"Revision 4 withdrawn"}]}}}`)
}
