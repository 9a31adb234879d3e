package ladders_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"rung/ladders"
	"rung/org"
)

// good is a small ladder without a mistake. Each mistake below is made in it.
const good = `id: harbour
name: Harbour crew
source: The harbour's handbook
summary: Two levels and a captain.
tracks:
  - key: deck
    name: Deck
    kind: individual-contributor
    summary: Those who sail.
  - key: bridge
    name: Bridge
    kind: management
competencies:
  - key: knots
    name: Knots
    summary: Tying them.
  - key: charts
    name: Charts
levels:
  - code: D1
    title: Deckhand
    aliases: [Hand]
    track: deck
    bands: {low: 1, high: 2}
    experience: none
    next: [D2, B2]
    criteria:
      knots:
        - Ties a bowline.
        - Unties it.
  - code: D2
    title: Boatswain
    track: deck
    bands: {low: 3, high: 4}
    mentors: [D1]
    next: [B2]
  - code: B2
    title: Mate
    rank: 2
    track: bridge
    bands: {low: 3, high: 3}
    summary: Stands beside the boatswain.
    scope:
      - name: Crew
        value: up to 9
    next: [D2]
    criteria:
      charts: [Reads a chart.]
      knots: [Judges a knot.]
`

func TestAFileBecomesARecord(t *testing.T) {
	got, problems := ladders.Parse("harbour.yaml", []byte(good))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := &org.LadderRecord{
		ID: "ladder/harbour", Name: "Harbour crew", Source: "The harbour's handbook", Summary: "Two levels and a captain.",
		Tracks: []org.TrackRecord{
			{ID: "track/harbour/deck", Name: "Deck", Summary: "Those who sail.", Kind: org.TrackIndividualContributor},
			{ID: "track/harbour/bridge", Name: "Bridge", Kind: org.TrackManagement},
		},
		Competencies: []org.CompetencyRecord{
			{ID: "competency/harbour/knots", Name: "Knots", Summary: "Tying them."},
			{ID: "competency/harbour/charts", Name: "Charts"},
		},
		Levels: []org.LevelRecord{
			{
				ID: "level/harbour/D1", Code: "D1", Title: "Deckhand", Aliases: []string{"Hand"}, Rank: 1,
				Bands: org.BandRange{Low: 1, High: 2}, Track: "track/harbour/deck", Experience: "none",
				Next: []string{"level/harbour/D2", "level/harbour/B2"},
				Expectations: []org.ExpectationRecord{{Competency: "competency/harbour/knots", Criteria: []org.CriterionRecord{
					{ID: "criterion/harbour/D1/knots-1", Text: "Ties a bowline."},
					{ID: "criterion/harbour/D1/knots-2", Text: "Unties it."},
				}}},
			},
			{
				ID: "level/harbour/D2", Code: "D2", Title: "Boatswain", Rank: 2,
				Bands: org.BandRange{Low: 3, High: 4}, Track: "track/harbour/deck",
				Mentors: []string{"level/harbour/D1"}, Next: []string{"level/harbour/B2"},
			},
			{
				ID: "level/harbour/B2", Code: "B2", Title: "Mate", Rank: 2,
				Bands: org.BandRange{Low: 3, High: 3}, Track: "track/harbour/bridge", Summary: "Stands beside the boatswain.",
				Scope: []org.Scope{{Name: "Crew", Value: "up to 9"}}, Next: []string{"level/harbour/D2"},
				Expectations: []org.ExpectationRecord{
					{Competency: "competency/harbour/knots", Criteria: []org.CriterionRecord{{ID: "criterion/harbour/B2/knots-1", Text: "Judges a knot."}}},
					{Competency: "competency/harbour/charts", Criteria: []org.CriterionRecord{{ID: "criterion/harbour/B2/charts-1", Text: "Reads a chart."}}},
				},
			},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// mistake is one mistake made in the good ladder, and what Parse says to it.
type mistake struct {
	name     string
	old, new string // what to replace in the good ladder; "" replaces all of it
	at       string // LINE:COLUMN
	says     string
	schema   bool // whether ladder.schema.json finds it too
}

var mistakes = []mistake{
	{"broken syntax", "aliases: [Hand]", "aliases: [Hand", "23:10", "cannot be read as YAML: did not find expected ',' or ']' while parsing a flow sequence that begins on line 22", false},
	{"bad indentation", "    title: Mate\n", "  title: Mate\n", "38:3", "cannot be read as YAML: did not find expected '-' indicator", false},
	{"unknown alias", "[Hand]", "*hand", "22:14", "unknown anchor 'hand'", false},
	{"anchor", "[Hand]", "&a [Hand]", "22:14", "the anchor &a: a ladder file has no anchors", false},
	{"alias", "    next: [B2]", "    aliases: &a [Bosun]\n    next: *a", "37:11", "the alias *a: a ladder file has no anchors", false},
	{"two documents", "tracks:\n", "---\ntracks:\n", "5:1", "a second document begins here", false},
	{"empty file", "", "", "1:1", "the file is empty", false},
	{"only a comment", "", "# nothing\n", "1:1", "the file is empty", false},
	{"not UTF-8", "Unties", "Unt\xffes", "30:14", "the byte 0xff is not UTF-8", false},
	{"control character", "Unties", "Unt\x01es", "30:14", "the control character U+0001", false},
	{"escaped control character", "Unties it.", `"Unt\x01es"`, "30:11", `"criterion" contains the control character U+0001`, false},
	{"too large", "", strings.Repeat("# sea\n", 1+ladders.MaxBytes/6), "1:1", "a ladder file has at most 1048576", false},
	{"deep nesting", "[Hand]", strings.Repeat("[", 20_000), "22:10014", "exceeded max depth", false},

	{"not a mapping", "", "- a\n", "1:1", "a ladder file must be a mapping (KEY: VALUE), not a list", true},
	{"unknown key", "source:", "sauce:", "3:1", `a ladder file has no key "sauce"; its keys are id, name, tracks, levels, source, summary and competencies`, true},
	{"unknown key of a level", "title: Mate", "title: Mate\n    titel: Mate", "39:5", `a level has no key "titel"`, true},
	{"missing key", "name: Harbour crew\n", "", "1:1", `the ladder file lacks the key "name"`, true},
	{"missing key of a track", "    kind: management\n", "", "10:5", `the track lacks the key "kind"`, true},
	{"missing key of a competency", "  - key: charts\n    name: Charts", "  - key: charts", "17:5", `the competency lacks the key "name"`, true},
	{"missing key of a level", "    title: Mate\n", "", "37:5", `the level lacks the key "title"`, true},
	{"missing band", "{low: 1, high: 2}", "{low: 1}", "24:12", `the band range lacks the key "high"`, true},
	{"missing value of a scope fact", "\n        value: up to 9", "", "44:9", `the scope fact lacks the key "value"`, true},
	{"key twice", "name: Harbour crew", "name: Harbour crew\nname: Crew", "3:1", `the key "name" stands twice in the ladder file, first on line 2`, false},
	{"key that is no text", "source:", "[source]:", "3:1", "a key of a ladder file must be text, not a list", false},
	{"nothing where a text should be", "title: Mate", "title:", "38:11", `"title" must be text, not nothing`, true},
	{"number where a text should be", "title: Mate", "title: 7", "38:12", `"title" must be text; write it in quotes: "7"`, true},
	{"number as a code", "code: B2", "code: 2", "37:11", `"code" must be text; write it in quotes: "2"`, true},
	{"list where a text should be", "title: Mate", "title: [Mate]", "38:12", `"title" must be text, not a list`, true},
	{"text where a list should be", "mentors: [D1]", "mentors: D1", "35:14", `"mentors" must be a list, not the text "D1"`, true},
	{"text where a mapping should be", "{low: 1, high: 2}", "1–2", "24:12", `a band range must be a mapping (KEY: VALUE), not the text "1–2"`, true},
	{"text where a number should be", "low: 1", "low: one", "24:18", `"low" must be a whole number, not the text "one"`, true},
	{"fraction where a number should be", "low: 1", "low: 1.5", "24:18", `"low" must be a whole number, not the number 1.5`, true},
	{"huge number", "low: 1", "low: 99999999999999999999", "24:18", `"low" must be a whole number`, true},
	{"tagged value", "title: Mate", "title: !!binary TWF0ZQ==", "38:12", `"title" must be text, not a value tagged !!binary`, false},
	{"empty text", "Two levels and a captain.", "''", "4:10", `"summary" is empty; write a text or leave it out`, true},
	{"blank criterion", "Unties it.", "'  '", "30:11", `"criterion" is empty`, true},
	{"title of two lines", "title: Mate", `title: "Mate\nof a ship"`, "38:12", `"title" must be on one line`, true},
	{"overly long title", "title: Mate", "title: " + strings.Repeat("é", 201), "38:12", `"title" has 201 characters; it may have 200`, true},
	{"overly long criterion", "Unties it.", strings.Repeat("knot ", 1000), "30:11", `"criterion" has 4999 characters; it may have 4000`, true},
	{"bad id", "id: harbour", "id: Harbour", "1:5", `"id" is "Harbour", but consists of lower-case letters, digits and '-'`, true},
	{"bad code", "code: B2", "code: B/2", "37:11", `"code" is "B/2", but consists of letters, digits, '-', '+' and '.'`, true},

	{"no track", good[strings.Index(good, "  - key: deck"):strings.Index(good, "competencies:")], "  []\n", "6:3", "the ladder has no track", true},
	{"no level", good[strings.Index(good, "  - code: D1"):], "  []\n", "20:3", "the ladder has no level", true},
	{"track twice", "key: bridge", "key: deck", "10:10", `the track "deck" is there already, on line 6`, false},
	{"competency twice", "key: charts", "key: knots", "17:10", `the competency "knots" is there already, on line 14`, false},
	{"unknown kind of track", "kind: management", "kind: boss", "12:11", `a track's kind is individual-contributor or management, not "boss"`, true},
	{"code twice", "code: B2", "code: D2", "37:11", `the level "D2" is there already, on line 31`, false},
	{"codes that differ by case", "code: B2", "code: d2", "37:11", `the level "d2" differs only by case from "D2" on line 31`, false},
	{"alias twice", "[Hand]", "[Hand, hand]", "22:21", `the alias "hand" is there already`, false},
	{"alias that is another's code", "[Hand]", "[d2]", "22:15", `"d2" is the code of another level, on line 31`, false},
	{"band below the scale", "low: 1", "low: 0", "24:18", "the band 0 is not one of 1 to 8", true},
	{"band above the scale", "high: 2", "high: 9", "24:27", "the band 9 is not one of 1 to 8", true},
	{"bands upside down", "{low: 3, high: 4}", "{low: 4, high: 3}", "34:18", "the lowest band, 4, is above the highest, 3", false},
	{"unknown track", "track: bridge", "track: engine", "40:12", `the ladder has no track "engine"`, false},
	{"unknown level in mentors", "mentors: [D1]", "mentors: [D9]", "35:15", `the ladder has no level "D9"`, false},
	{"level in mentors in other case", "mentors: [D1]", "mentors: [d1]", "35:15", `the ladder has no level "d1"`, false},
	{"level twice in mentors", "mentors: [D1]", "mentors: [D1, D1]", "35:19", `the level "D1" stands twice in "mentors"`, true},
	{"level that mentors itself", "mentors: [D1]", "mentors: [D2]", "35:15", `the level "D2" mentors itself`, false},
	{"unknown next level", "next: [B2]", "next: [B3]", "36:12", `the ladder has no level "B3"`, false},
	{"next level that is the level", "next: [B2]", "next: [D2]", "36:12", `the level "D2" has itself as next`, false},
	{"next level below", "next: [B2]", "next: [D1]", "36:12", `the next level "D1" has rank 1, below the rank 2 of "D2"`, false},
	{"unknown competency", "charts: [Reads", "stars: [Reads", "48:7", `the ladder has no competency "stars"`, false},
	{"competency without criterion", "[Reads a chart.]", "[]", "48:15", `"charts" has no criterion; leave the competency out`, true},
	{"scope fact twice", "value: up to 9", "value: up to 9\n      - {name: Crew, value: many}", "46:16", `the scope fact "Crew" is there already`, false},
	{"first rank above 1", "code: D1", "rank: 2\n    code: D1", "20:11", "the first level has rank 1, not 2", false},
	{"rank below 1", "code: D1", "rank: 0\n    code: D1", "20:11", "the first level has rank 1, not 0", true},
	{"gap in ranks", "rank: 2", "rank: 4", "39:11", "after a level of rank 2 comes rank 2 (beside it, on another track) or 3, not 4", false},
	{"falling rank", "rank: 2", "rank: 1", "39:11", "after a level of rank 2 comes rank 2", false},
	{"rank shared on one track", "track: bridge", "track: deck", "39:11", "two levels of rank 2 are on the same track", false},
}

func (m mistake) text(t *testing.T) string {
	t.Helper()
	if m.old == "" {
		return m.new
	}
	if !strings.Contains(good, m.old) {
		t.Fatalf("the good ladder has no %q", m.old)
	}
	return strings.Replace(good, m.old, m.new, 1)
}

func TestEachMistakeIsReportedWhereItIs(t *testing.T) {
	for _, m := range mistakes {
		t.Run(m.name, func(t *testing.T) {
			ladder, problems := ladders.Parse("crew.yaml", []byte(m.text(t)))
			if ladder != nil || len(problems) == 0 {
				t.Fatalf("got a ladder, want a problem at %s: %s", m.at, m.says)
			}
			for _, p := range problems {
				if fmt.Sprintf("%d:%d", p.Line, p.Column) == m.at && strings.Contains(p.Message, m.says) {
					return
				}
			}
			t.Errorf("got\n%v\nwant %s: … %s …", problems, m.at, m.says)
		})
	}
}

func TestAllMistakesAreReportedAtOnceInTheOrderOfTheText(t *testing.T) {
	text := strings.NewReplacer("name: Harbour crew\n", "nome: Harbour crew\n", "low: 1", "low: 0", "[D1]", "[D9]", "code: B2", "code: b/2").Replace(good)
	_, problems := ladders.Parse("crew.yaml", []byte(text))
	want := `crew.yaml:1:1: the ladder file lacks the key "name"
crew.yaml:2:1: a ladder file has no key "nome"; its keys are id, name, tracks, levels, source, summary and competencies
crew.yaml:24:18: the band 0 is not one of 1 to 8
crew.yaml:26:16: the ladder has no level "B2"
crew.yaml:35:15: the ladder has no level "D9"
crew.yaml:36:12: the ladder has no level "B2"
crew.yaml:37:11: "code" is "b/2", but consists of letters, digits, '-', '+' and '.', and begins with a letter or digit`
	if got := problems.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAliasBombIsRefusedUnopened(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("id: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&bomb, "k%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n", i, i, i-1, i-1, i-1, i-1, i-1)
	}
	ladder, problems := ladders.Parse("bomb.yaml", []byte(bomb.String()))
	if ladder != nil || !strings.Contains(problems.Error(), "the alias *a0") {
		t.Errorf("got %v, want a problem for each alias", problems)
	}
}

func TestLargestFileOfMistakesIsReadInBoundedTime(t *testing.T) {
	begin := strings.Index(good, "    mentors: [D1]")
	for name, text := range map[string]string{
		"unknown keys": strings.Repeat("a: b\n", ladders.MaxBytes/5),
		"levels":       good[:strings.Index(good, "  - code: D1")] + strings.Repeat("  - {}\n", 100_000),
		"references":   good[:begin] + "    mentors: [" + strings.Repeat("D1, ", 200_000) + "D9]\n",
	} {
		ladder, problems := ladders.Parse("large.yaml", []byte(text))
		if ladder != nil || len(problems) != 1000 {
			t.Errorf("%s: got %d problems, want the first 1000", name, len(problems))
		}
	}
}
