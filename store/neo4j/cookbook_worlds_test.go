package neo4j_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"rung/ladders"
	"rung/org"
	"rung/sample"
	"rung/store"
	"rung/store/storetest"
)

// world is an organization in Neo4j that recipes are asked about.
type world struct {
	asker
	name       string
	live       *store.Live
	statements map[string]string // by name of the recipe
	random     *rand.Rand
}

func newWorld(t *testing.T, name string, seed uint64, changes []org.Change, further ...*org.LadderRecord) *world {
	t.Helper()
	url := newURL(t)
	w := &world{name: name, live: live(t, url), asker: newAsker(t, url), statements: recipes(t), random: rand.New(rand.NewPCG(seed, 21))}
	records, err := ladders.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var first []org.Change
	for _, r := range append(records, further...) {
		first = append(first, org.SaveLadder{Ladder: r})
	}
	first = append(first, org.SetOrganization{Name: "Example", HomeLadder: "ladder/" + ladders.Home})
	if problems := w.apply(t, org.NoDate, append(first, changes...)...); len(problems) > 0 {
		t.Fatal(problems)
	}
	return w
}

func (w *world) apply(t *testing.T, day org.Date, changes ...org.Change) []org.Problem {
	t.Helper()
	r, err := w.live.Apply(t.Context(), store.Request{Changes: changes, Effective: day, By: "ada@example.com", Reason: "a try"})
	if err != nil {
		t.Fatal(err)
	}
	return r.Problems
}

func sampleWorld(t *testing.T) *world { return newWorld(t, "the sample", 0, sample.Default()) }

// randomChanges is how many changes a random world is tried to be changed by.
const randomChanges = 90

// The random changes take effect on few days, before and after today, so that much begins and ends on each; the worlds
// are asked about some of them. A leaver is there on the first of two days in a row and not on the second.
var (
	changedOn = []org.Date{-150, -149, -149, -30, 0, 0, 60, 61, 61, 150}
	askedOn   = []org.Date{0, -149, 61}
)

// randomWorld is a small sample with random changes, as far as the rules let them pass.
func randomWorld(t *testing.T, seed uint64) *world {
	t.Helper()
	w := newWorld(t, fmt.Sprintf("random world %d", seed), seed, sample.Organization(25+30*int(seed), seed+40), unevenLadder())
	today := w.live.Snapshot(org.NoDate).Date()
	applied := 0
	for step := range randomChanges {
		if problems := w.apply(t, today+changedOn[w.random.IntN(len(changedOn))], w.change(step)); len(problems) == 0 {
			applied++
		}
	}
	if applied < randomChanges/3 {
		t.Errorf("of %d random changes only %d were applied", randomChanges, applied)
	}
	return w
}

// unevenLadder returns a ladder with a gap at band 6, two levels of one rank, and levels that do not stand by rank.
func unevenLadder() *org.LadderRecord {
	level := func(code, title, track string, rank, low, high int, mentors ...string) org.LevelRecord {
		return org.LevelRecord{ID: "level/uneven/" + code, Code: code, Title: title, Rank: rank, Bands: org.BandRange{Low: low, High: high}, Track: "track/uneven/" + track, Mentors: mentors}
	}
	return &org.LadderRecord{
		ID: "ladder/uneven", Name: "Uneven",
		Tracks: []org.TrackRecord{
			{ID: "track/uneven/ic", Name: "Makers", Kind: org.TrackIndividualContributor},
			{ID: "track/uneven/m", Name: "Managers", Kind: org.TrackManagement},
		},
		Competencies: []org.CompetencyRecord{{ID: "competency/uneven/craft", Name: "Craft"}},
		Levels: []org.LevelRecord{
			level("D", "Chief Baker", "m", 3, 7, 8, "level/uneven/B", "level/uneven/C"),
			level("A", "Baker", "ic", 1, 1, 3),
			level("B", "Staff Baker", "ic", 2, 4, 5, "level/uneven/A"),
			level("C", "Group Baker", "m", 2, 4, 5, "level/uneven/A"),
		},
	}
}

// change returns any kind of change, sensible or not.
func (w *world) change(step int) org.Change {
	f, r := w.live.Facts(), w.random
	var people, openings, teams, levels []string
	for p := range f.People() {
		people = append(people, p.ID)
	}
	for o := range f.Openings() {
		openings = append(openings, o.ID)
	}
	for _, x := range f.Teams() {
		teams = append(teams, x.ID)
	}
	for _, l := range f.Ladders() {
		for i := range l.Levels {
			levels = append(levels, l.Levels[i].ID)
		}
	}
	pick := func(of []string) string {
		if len(of) == 0 {
			return ""
		}
		return of[r.IntN(len(of))]
	}
	for range 3 { // the uneven ladder's, more often
		levels = append(levels, "level/uneven/A", "level/uneven/B", "level/uneven/C", "level/uneven/D")
	}
	titles := []string{"Product Manager", "Sr. Product Manager", "Product Directors", "VP of Product", "Director, Research", "Assistant to the Director", "Baker", ""}
	zones := []string{"", "Europe/Oslo", "America/St_Johns", "Asia/Kathmandu", "Pacific/Auckland", "Pacific/Pago_Pago"}
	switch r.IntN(20) {
	case 0, 1, 2:
		return org.Hire{Name: fmt.Sprintf("New %c. Example", 'A'+step%26), Title: pick(titles), Manager: pick(slices.Concat(people, openings, openings)), Level: pick(levels),
			Team: pick(teams), Location: pick([]string{"Oslo", "Pune", ""}), TimeZone: pick(zones), FTE: 0.5}
	case 3:
		return org.Hire{Name: fmt.Sprintf("Root %d Example", step), UnresolvedManager: pick([]string{"", "Somebody Else"})}
	case 4: // again, where the person has left
		p := f.Person(pick(people))
		return org.Hire{ID: p.ID, Name: p.Name, Title: pick(titles), Manager: pick(people), Level: pick(levels)}
	case 5, 6:
		return org.Move{Person: pick(people), To: pick(slices.Concat(people, openings))}
	case 7, 8, 9:
		return org.Leave{Person: pick(people), KeepSeatOpen: r.IntN(2) == 0}
	case 10:
		return org.PlaceAtLevel{Person: pick(people), Level: pick(levels), Title: pick(titles)}
	case 11:
		return org.SaveOpening{Title: fmt.Sprintf("Post %d", step), Manager: org.To(pick(slices.Concat(people, openings, openings))), Level: org.To(pick(levels)), Team: org.To(pick(teams))}
	case 12:
		if r.IntN(2) == 0 {
			return org.FillOpening{Opening: pick(openings), Person: pick(people)}
		}
		return org.CloseOpening{Opening: pick(openings)}
	case 13:
		return org.Move{Person: pick(openings), To: pick(openings)}
	case 14:
		return org.AddDottedLine{Person: pick(people), To: pick(people)}
	case 15, 16:
		return org.StartMentorship{Mentor: pick(people), Mentee: pick(people), Toward: pick(levels)}
	case 17:
		return org.SaveTeam{ID: pick(teams), Name: fmt.Sprintf("Team %d", step), Parent: org.To(pick(teams)), Lead: org.To(pick(people))}
	case 18:
		return org.JoinTeam{Person: pick(people), Team: pick(teams)}
	default:
		return org.Update{Person: pick(people), Title: org.To(pick(titles)), Location: org.To(pick([]string{"Oslo", "Lima"})), TimeZone: org.To(pick(zones)),
			MentoringOpen: org.To(new(r.IntN(2) == 0)), MentoringCapacity: org.To(new(r.IntN(4)))}
	}
}

// breakLines adds solid lines by hand, to anybody and of any day, and ends an employment by removing it. It returns when
// the edit is served.
func (w *world) breakLines(t *testing.T) {
	t.Helper()
	f := w.live.Facts()
	var people, seats []any
	for p := range f.People() {
		people = append(people, p.ID)
	}
	seats = append(seats, people...)
	for o := range f.Openings() {
		seats = append(seats, o.ID)
	}
	today := w.live.Snapshot(org.NoDate).Date()
	var lines []any
	for i := range 12 {
		x := map[string]any{"from": seats[w.random.IntN(len(seats))], "to": seats[w.random.IntN(len(seats))]}
		if i%3 > 0 {
			x["since"] = parameterOf(today + changedOn[w.random.IntN(len(changedOn))])
		}
		switch {
		case i == 0:
			x["to"] = x["from"]
		case i%4 == 3: // of two that begin together the id decides
			before := lines[i-1].(map[string]any)
			x["from"], x["since"] = before["from"], before["since"]
		}
		lines = append(lines, x)
	}
	revision := w.live.Now().Revision()
	_, err := w.ask(t.Context(), `
		CALL () { UNWIND $lines AS x MATCH (a:Person|Opening {id: x.from}), (b:Person|Opening {id: x.to}) CREATE (a)-[:REPORTS_TO {since: x.since}]->(b) }
		MATCH (:Person {id: $gone})-[e:EMPLOYED]->() DELETE e`,
		map[string]any{"lines": lines, "gone": people[w.random.IntN(len(people))]})
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, 10*time.Second, "the edit is served", func() bool { return w.live.Now().Revision() > revision })
}

// threePeople is an organization of two people and a third who has left.
func threePeople() org.Delta {
	d := org.Delta{
		Organization: org.Pair[org.OrganizationRecord]{After: &org.OrganizationRecord{Name: "Example", HomeLadder: "ladder/example"}},
		Ladders:      []org.Pair[org.LadderRecord]{{After: storetest.Ladder()}},
	}
	since := org.NewDate(2020, 1, 1)
	for _, id := range []string{"person/a", "person/b", "person/gone"} {
		from := org.Period{Since: since, Until: org.Forever}
		r := &org.PersonRecord{ID: id, Name: "Example"}
		switch id {
		case "person/gone":
			from.Until = org.NewDate(2026, 1, 1)
		case "person/b":
			r.Lines = []org.Line{{Period: from, To: "person/a"}}
		}
		r.Employments = []org.Employment{{Period: from, StartDate: since}}
		r.Jobs = []org.Job{{Period: from, Title: "Baker", FTE: 1}}
		r.Levels = []org.LevelSpell{{Period: from, Level: "level/example/L1"}}
		d.People = append(d.People, org.Pair[org.PersonRecord]{After: r})
	}
	return d
}
