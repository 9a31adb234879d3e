package neo4j_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"rung/org"
)

// peopleOfDay has a row for each person employed on a day, with job, level, direct reports, managers among them, and
// layer, below somebody where one is named.
const peopleOfDay = `WITH coalesce($day, date()) AS day
MATCH (p:Person)-[e:EMPLOYED WHERE {e}]->(employment)
WHERE $under IS NULL OR EXISTS { (p) (()-[r:REPORTS_TO WHERE {r}]->()){1,} (:Person {id: $under}) }
OPTIONAL MATCH (p)-[h:HAS_JOB WHERE {h}]->(job)
OPTIONAL MATCH (p)-[at:AT_LEVEL WHERE {at}]->(l:Level)-[:ON]->(track:Track)-[:OF]->(ladder:Ladder)
WITH day, p, employment, job, l, track, ladder,
  COUNT { (p)<-[r:REPORTS_TO WHERE {r}]-(:Person) } AS direct,
  COUNT { (p)<-[r:REPORTS_TO WHERE {r}]-(q:Person) WHERE EXISTS { (q)<-[s:REPORTS_TO WHERE {s}]-(:Person) } } AS managing,
  1 + COUNT { (p) (()-[r:REPORTS_TO WHERE {r}]->()){1,} () } AS depth
`

// counted sums up the rows of each value.
const counted = `
RETURN value, count(*) AS headcount, sum(coalesce(job.fte, 1.0)) AS fte, count(CASE WHEN direct > 0 THEN 1 END) AS managers,
  avg(CASE WHEN direct > 0 THEN toFloat(direct) END) AS meanSpan`

// divided says the value of each dimension in Cypher.
var divided = map[org.Dimension]string{
	org.ByLevel:           `WITH *, l.id AS value`,
	org.ByBand:            `WITH *, toString(l.bandLow) AS value`,
	org.ByTrack:           `WITH *, track.kind AS value`,
	org.ByLadder:          `WITH *, ladder.id AS value`,
	org.ByTeam:            `OPTIONAL MATCH (p)-[m:MEMBER_OF WHERE {m}]->(team:Team) WITH DISTINCT p, job, direct, team.id AS value`,
	org.ByLocation:        `WITH *, job.location AS value`,
	org.ByTimeZone:        `WITH *, job.timeZone AS value`,
	org.ByDepth:           `WITH *, toString(depth) AS value`,
	org.ByManagerialLevel: `WITH *, CASE WHEN managing > 0 AND depth <= 2 THEN 'EXECUTIVE' WHEN managing > 0 THEN 'MANAGER_OF_MANAGERS' WHEN direct > 0 THEN 'MANAGER_OF_ICS' ELSE 'INDIVIDUAL_CONTRIBUTOR' END AS value`,
	org.ByTopManager:      `WITH *, CASE depth WHEN 1 THEN null WHEN 2 THEN p.id ELSE head(COLLECT { MATCH path = (p) (()-[r:REPORTS_TO WHERE {r}]->()){1,} (top) WHERE length(path) = depth - 2 RETURN top.id }) END AS value`,
	org.ByStartYear:       `WITH *, toString(employment.startDate.year) AS value`,
	org.BySpanBand:        `WITH *, CASE WHEN direct = 0 THEN null WHEN direct = 1 THEN '1' WHEN direct <= 3 THEN '2–3' WHEN direct <= 7 THEN '4–7' WHEN direct <= 12 THEN '8–12' WHEN direct <= 16 THEN '13–16' ELSE '17+' END AS value`,
}

// holds writes out on which days the relationships in braces hold.
func holds(statement string) string {
	for _, name := range []string{"e", "r", "h", "at", "s", "m"} {
		statement = strings.ReplaceAll(statement, "{"+name+"}", fmt.Sprintf("coalesce(%s.since <= day, true) AND coalesce(%s.until > day, true)", name, name))
	}
	return statement
}

// TestEveryNumberOfABreakdownIsTheGraphs compares each group of each dimension, of everybody and below the person with
// the most reports, with what Cypher counts in the graph.
func TestEveryNumberOfABreakdownIsTheGraphs(t *testing.T) {
	groups := 0
	for seed := range uint64(2) {
		w := randomWorld(t, seed)
		for _, day := range askedOn {
			s := w.live.Snapshot(w.live.Snapshot(org.NoDate).Date() + day)
			for _, under := range []string{"", busiest(s)} {
				groups += w.compareBreakdowns(t, s, under)
			}
		}
	}
	if groups < 500 {
		t.Errorf("only %d groups were compared", groups)
	}
}

// busiest returns who has the most people below among those who have a manager.
func busiest(s *org.Snapshot) (ref string) {
	below := 0
	for _, p := range everybody(s) {
		if x := p.Span(); p.Depth() > 1 && x.Total() > below {
			ref, below = p.Ref(), x.Total()
		}
	}
	return ref
}

// compareBreakdowns returns how many groups it compared.
func (w *world) compareBreakdowns(t *testing.T, s *org.Snapshot, under string) (compared int) {
	t.Helper()
	var where *org.PersonFilter
	parameters := map[string]any{"day": parameterOf(s.Date()), "under": nil}
	if under != "" {
		where, parameters["under"] = &org.PersonFilter{Under: &under}, under
	}
	for dimension, value := range divided {
		rows, err := w.ask(t.Context(), planOnce+holds(peopleOfDay+value+counted), parameters)
		if err != nil {
			t.Fatalf("%s: %v", dimension, err)
		}
		type figures struct{ headcount, fte, managers, spans float64 }
		counts := map[string]figures{}
		for _, r := range rows { // as Rung does, without regard to case and accents
			text, _ := r[0].(string)
			f := counts[org.Fold(text)]
			managers := plain(r[3]).(float64)
			f.headcount += plain(r[1]).(float64)
			f.fte += plain(r[2]).(float64)
			f.managers += managers
			if mean, ok := r[4].(float64); ok {
				f.spans += mean * managers
			}
			counts[org.Fold(text)] = f
		}
		found := must(s.Breakdown(byDimension(dimension), where, nil))
		if len(found) != len(counts) {
			t.Errorf("%s under %q on %s: %d groups, Cypher counts %d", dimension, under, s.Date(), len(found), len(counts))
		}
		for _, g := range found {
			compared++
			text := ""
			if v := g.Keys()[0].Value; v != nil {
				text = *v
			}
			f := counts[org.Fold(text)]
			spans := 0.0
			if mean, ok := g.MeanSpan(); ok {
				spans = mean * float64(g.Managers())
			}
			if float64(g.Headcount()) != f.headcount || float64(g.Managers()) != f.managers || math.Abs(g.FTE()-f.fte) > 1e-9 || math.Abs(spans-f.spans) > 1e-6 {
				t.Errorf("%s %q under %q on %s: got %d people, %v FTE, %d managers, %v reports; Cypher counts %+v", dimension, text, under, s.Date(), g.Headcount(), g.FTE(), g.Managers(), spans, f)
			}
		}
	}
	return compared
}
