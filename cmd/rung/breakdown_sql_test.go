package main

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"rung/org"
)

// peopleInSQL has a row for each person employed today, below somebody where one is named, with what divides people, by
// the views of the SQLite file alone.
const peopleInSQL = `WITH RECURSIVE
  line AS (SELECT source, target FROM reports_to WHERE since <= date('now') AND (until IS NULL OR until > date('now'))),
  climb(id, at, steps) AS (SELECT id, id, 0 FROM person UNION ALL SELECT c.id, l.target, c.steps + 1 FROM climb c JOIN line l ON l.source = c.at),
  depth AS (SELECT id, max(steps) + 1 AS depth FROM climb GROUP BY id),
  direct AS (SELECT l.target AS id, count(*) AS n FROM line l JOIN person p ON p.id = l.source GROUP BY 1),
  managing AS (SELECT l.target AS id, count(*) AS n FROM line l JOIN direct d ON d.id = l.source JOIN person p ON p.id = l.source GROUP BY 1),
  one AS (
    SELECT e.source AS id, j.location, j.timeZone, coalesce(j.fte, 1.0) AS fte, l.id AS level, l.bandLow, t.kind AS track, la.target AS ladder,
      d.depth, coalesce(r.n, 0) AS direct, coalesce(m.n, 0) AS managing, em.startDate,
      (SELECT c.at FROM climb c WHERE c.id = e.source AND c.steps = d.depth - 2) AS topManager
    FROM employed e
    JOIN employment em ON em.id = e.target
    LEFT JOIN has_job h ON h.source = e.source AND h.since <= date('now') AND (h.until IS NULL OR h.until > date('now'))
    LEFT JOIN job j ON j.id = h.target
    LEFT JOIN at_level a ON a.source = e.source AND a.since <= date('now') AND (a.until IS NULL OR a.until > date('now'))
    LEFT JOIN level l ON l.id = a.target
    LEFT JOIN "on" o ON o.source = l.id
    LEFT JOIN track t ON t.id = o.target
    LEFT JOIN "of" la ON la.source = t.id
    JOIN depth d ON d.id = e.source
    LEFT JOIN direct r ON r.id = e.source
    LEFT JOIN managing m ON m.id = e.source
    WHERE e.since <= date('now') AND (e.until IS NULL OR e.until > date('now'))
      AND (?1 = '' OR EXISTS (SELECT 1 FROM climb c WHERE c.id = e.source AND c.at = ?1 AND c.steps > 0)))
`

// valueInSQL says the value of each dimension in SQL, and what more is joined for it.
var valueInSQL = map[org.Dimension][2]string{
	org.ByLevel:           {"level", ""},
	org.ByBand:            {"bandLow", ""},
	org.ByTrack:           {"track", ""},
	org.ByLadder:          {"ladder", ""},
	org.ByTeam:            {"team.target", "LEFT JOIN (SELECT DISTINCT source, target FROM member_of WHERE since <= date('now') AND (until IS NULL OR until > date('now'))) team ON team.source = one.id"},
	org.ByLocation:        {"location", ""},
	org.ByTimeZone:        {"timeZone", ""},
	org.ByDepth:           {"depth", ""},
	org.ByManagerialLevel: {"CASE WHEN managing > 0 AND depth <= 2 THEN 'EXECUTIVE' WHEN managing > 0 THEN 'MANAGER_OF_MANAGERS' WHEN direct > 0 THEN 'MANAGER_OF_ICS' ELSE 'INDIVIDUAL_CONTRIBUTOR' END", ""},
	org.ByTopManager:      {"topManager", ""},
	org.ByStartYear:       {"CAST(strftime('%Y', startDate) AS INTEGER)", ""},
	org.BySpanBand:        {"CASE WHEN direct = 0 THEN NULL WHEN direct = 1 THEN '1' WHEN direct <= 3 THEN '2–3' WHEN direct <= 7 THEN '4–7' WHEN direct <= 12 THEN '8–12' WHEN direct <= 16 THEN '13–16' ELSE '17+' END", ""},
}

// TestEveryNumberOfABreakdownIsTheFiles compares each group of each dimension, of everybody and below the person with the
// most people, with what SQL counts in the file, over random organizations.
func TestEveryNumberOfABreakdownIsTheFiles(t *testing.T) {
	t.Parallel()
	compared := 0
	for seed := range uint64(4) {
		file := filepath.Join(t.TempDir(), "org.db")
		exits(t, exitDone, "", "generate", "--people", fmt.Sprint(40+70*seed), "--seed", fmt.Sprint(seed+1), "--store", "sqlite:"+file)
		s := serve(t, "--store", "sqlite:"+file)
		change(t, s, rand.New(rand.NewPCG(seed, 5)))
		db, err := sql.Open("sqlite", "file:"+file+"?mode=ro")
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var most struct {
			Org struct {
				People struct{ Nodes []struct{ Ref string } }
			}
		}
		if err := json.Unmarshal(s.ask(`{ org { people(where: {depth: {min: 2}}, orderBy: [{field: TOTAL, direction: DESC}], first: 1) { nodes { ref } } } }`, nil).Data, &most); err != nil {
			t.Fatal(err)
		}
		for _, under := range []string{"", most.Org.People.Nodes[0].Ref} {
			for dimension, value := range valueInSQL {
				compared += compareWithSQL(t, s, db, dimension, value, under)
			}
		}
	}
	if compared < 300 {
		t.Errorf("only %d groups were compared", compared)
	}
}

// change moves, promotes and ends some, as far as the rules let it.
func change(t *testing.T, s *served, random *rand.Rand) {
	t.Helper()
	var found struct {
		Org struct {
			People struct{ Nodes []struct{ Ref string } }
		}
	}
	if err := json.Unmarshal(s.ask(`{ org { people(first: 1000) { nodes { ref } } } }`, nil).Data, &found); err != nil {
		t.Fatal(err)
	}
	nodes := found.Org.People.Nodes
	somebody := func() string { return nodes[random.IntN(len(nodes))].Ref }
	levels := []string{"level/abtion/L3", "level/kalsey/PD", "level/dual-track/STAFF", "level/six-levels/SPM"}
	applied := 0
	for range 30 {
		one := ""
		switch random.IntN(3) {
		case 0:
			one = fmt.Sprintf(`{move: {person: %q, to: %q}}`, somebody(), somebody())
		case 1:
			one = fmt.Sprintf(`{place: {person: %q, level: %q}}`, somebody(), levels[random.IntN(len(levels))])
		default:
			one = fmt.Sprintf(`{update: {person: %q, location: "Århus %d", fte: 0.%d}}`, somebody(), random.IntN(2), 1+random.IntN(9))
		}
		if a := s.ask(`mutation { apply(changes: [`+one+`]) { applied } }`, nil); strings.Contains(a.text, `"applied":true`) {
			applied++
		}
	}
	if applied < 10 {
		t.Errorf("only %d changes were applied", applied)
	}
}

func compareWithSQL(t *testing.T, s *served, db *sql.DB, dimension org.Dimension, value [2]string, under string) (compared int) {
	t.Helper()
	type figures struct {
		headcount, managers int
		fte, spans          float64
	}
	rows, err := db.Query(peopleInSQL+fmt.Sprintf(`SELECT CAST(%s AS TEXT), count(*), sum(direct > 0), sum(fte), sum(direct) FROM one %s GROUP BY 1`, value[0], value[1]), under)
	if err != nil {
		t.Fatalf("%s: %v", dimension, err)
	}
	defer rows.Close()
	counts := map[string]figures{}
	for rows.Next() {
		var text sql.NullString
		var f figures
		if err := rows.Scan(&text, &f.headcount, &f.managers, &f.fte, &f.spans); err != nil {
			t.Fatal(err)
		}
		sum := counts[org.Fold(text.String)]
		counts[org.Fold(text.String)] = figures{sum.headcount + f.headcount, sum.managers + f.managers, sum.fte + f.fte, sum.spans + f.spans}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	where := map[string]any{}
	if under != "" {
		where["under"] = under
	}
	var answer struct {
		Org struct {
			Breakdown []struct {
				Keys                []struct{ Value *string }
				Headcount, Managers int
				FTE                 float64
				MeanSpan            *float64
			}
		}
	}
	a := s.ask(`query ($by: [DimensionInput!]!, $where: PersonFilter) { org { breakdown(by: $by, where: $where) { keys { value } headcount managers fte meanSpan } } }`, map[string]any{"by": []any{map[string]any{"dimension": dimension}}, "where": where})
	if err := json.Unmarshal(a.Data, &answer); err != nil || len(a.Errors) > 0 {
		t.Fatalf("%s: %s", dimension, a.text)
	}
	groups := answer.Org.Breakdown
	if len(groups) != len(counts) || len(groups) == 0 {
		t.Errorf("%s under %q: %d groups, SQL counts %d", dimension, under, len(groups), len(counts))
	}
	for _, g := range groups {
		text, spans := "", 0.0
		if v := g.Keys[0].Value; v != nil {
			text = *v
		}
		if g.MeanSpan != nil {
			spans = *g.MeanSpan * float64(g.Managers)
		}
		f := counts[org.Fold(text)]
		if g.Headcount != f.headcount || g.Managers != f.managers || math.Abs(g.FTE-f.fte) > 1e-6 || math.Abs(spans-f.spans) > 1e-6 {
			t.Errorf("%s %q under %q: got %+v with %v reports, SQL counts %+v", dimension, text, under, g, spans, f)
		}
	}
	return len(groups)
}
