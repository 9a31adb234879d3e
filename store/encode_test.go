package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"rung/org"
)

var recordOptions = cmp.Options{cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(org.Line{}, org.MenteeSpell{})}

// anyText draws texts with all that gets in an encoding's way.
var anyText = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", `"`, `\`, "a: b", `a\: b`, "\n", "<&>", "日本", "\u2028", ": "}))

// anyPeriods draws periods in order of since, no two of which begin on one day.
func anyPeriods(t *rapid.T, name string) []org.Period {
	days := rapid.SliceOfNDistinct(rapid.IntRange(730000, 750000), 0, 4, rapid.ID[int]).Draw(t, name)
	slices.Sort(days)
	out := make([]org.Period, len(days))
	for i, d := range days {
		out[i] = org.Period{Since: org.Date(d), Until: org.Date(d + rapid.IntRange(1, 5000).Draw(t, name+" days"))}
		if rapid.Bool().Draw(t, name+" still") {
			out[i].Until = org.Forever
		}
	}
	return out
}

func anyDay(t *rapid.T, name string) org.Date {
	return org.Date(rapid.SampledFrom([]int{0, 1, 719163, 740000, 3652059}).Draw(t, name))
}

func spells[T any](t *rapid.T, name string, make func(org.Period) T) []T {
	var out []T
	for _, p := range anyPeriods(t, name) {
		out = append(out, make(p))
	}
	return out
}

func id(t *rapid.T, kind string) string {
	return fmt.Sprintf("%s/%d", kind, rapid.IntRange(1, 9).Draw(t, kind))
}

func anyPerson(t *rapid.T) *org.PersonRecord {
	text := func(name string) string { return anyText.Draw(t, name) }
	number := func(name string) float64 { return rapid.Float64Range(0, 10).Draw(t, name) }
	r := &org.PersonRecord{ID: "person/1", Name: text("name"), Email: text("email"), EmployeeNumber: text("number"), UnresolvedManager: text("unresolved")}
	if rapid.Bool().Draw(t, "mentoring known") {
		open, capacity := rapid.Bool().Draw(t, "open"), rapid.IntRange(0, 9).Draw(t, "capacity")
		r.MentoringOpen, r.MentoringCapacity = &open, &capacity
	}
	for range rapid.IntRange(0, 3).Draw(t, "attributes") {
		r.Attributes = append(r.Attributes, org.Attribute{Name: text("attribute"), Value: text("value")})
	}
	r.Employments = spells(t, "employments", func(p org.Period) org.Employment {
		e := org.Employment{Period: p, StartDate: p.Since}
		if rapid.Bool().Draw(t, "start unknown") {
			e.StartDate = org.NoDate
		}
		return e
	})
	r.Jobs = spells(t, "jobs", func(p org.Period) org.Job {
		return org.Job{Period: p, Title: text("title"), Location: text("location"), TimeZone: text("zone"), FTE: number("fte")}
	})
	r.Lines = spells(t, "lines", func(p org.Period) org.Line { return org.Line{Period: p, To: id(t, "opening")} })
	r.DottedLines = spells(t, "dotted", func(p org.Period) org.Line { return org.Line{Period: p, To: id(t, "person")} })
	r.Levels = spells(t, "levels", func(p org.Period) org.LevelSpell { return org.LevelSpell{Period: p, Level: id(t, "level/x")} })
	r.Memberships = spells(t, "memberships", func(p org.Period) org.Membership {
		return org.Membership{Period: p, Team: id(t, "team"), Allocation: number("allocation"), Role: text("role")}
	})
	r.Leads = spells(t, "leads", func(p org.Period) org.LeadSpell { return org.LeadSpell{Period: p, Team: id(t, "team")} })
	r.Mentees = spells(t, "mentees", func(p org.Period) org.MenteeSpell {
		return org.MenteeSpell{Period: p, Mentee: id(t, "person"), Toward: text("toward")}
	})
	return r
}

func anyOpening(t *rapid.T) *org.OpeningRecord {
	r := &org.OpeningRecord{ID: "opening/1", Title: anyText.Draw(t, "title"), TargetDate: anyDay(t, "target")}
	r.Period = org.Period{Since: org.Date(rapid.IntRange(1, 740000).Draw(t, "since")), Until: org.Forever}
	if rapid.Bool().Draw(t, "opened known") {
		r.OpenedOn = r.Since
	}
	if rapid.Bool().Draw(t, "closed") {
		r.Until = r.Since + 5
	}
	r.Lines = spells(t, "lines", func(p org.Period) org.Line { return org.Line{Period: p, To: id(t, "person")} })
	r.Levels = spells(t, "levels", func(p org.Period) org.LevelSpell { return org.LevelSpell{Period: p, Level: id(t, "level/x")} })
	return r
}

func anyLadder(t *rapid.T) *org.LadderRecord {
	text := func(name string) string { return anyText.Draw(t, name) }
	r := &org.LadderRecord{ID: "ladder/x", Name: text("name"), Source: text("source"), Summary: text("summary")}
	tracks := rapid.IntRange(1, 3).Draw(t, "tracks")
	for i := range tracks {
		kind := rapid.SampledFrom([]org.TrackKind{org.TrackManagement, org.TrackIndividualContributor}).Draw(t, "kind")
		r.Tracks = append(r.Tracks, org.TrackRecord{ID: fmt.Sprintf("track/x/%d", tracks-i), Name: text("track"), Summary: text("summary"), Kind: kind})
	}
	competencies := rapid.IntRange(0, 3).Draw(t, "competencies")
	for i := range competencies {
		r.Competencies = append(r.Competencies, org.CompetencyRecord{ID: fmt.Sprintf("competency/x/%d", competencies-i), Name: text("competency"), Summary: text("summary")})
	}
	levels := rapid.IntRange(0, 5).Draw(t, "levels")
	for i := range levels {
		l := org.LevelRecord{
			ID: fmt.Sprintf("level/x/%d", levels-i), Code: text("code"), Title: text("title"), Rank: i/2 + 1,
			Bands: org.BandRange{Low: i, High: i + 1}, Track: r.Tracks[i%tracks].ID, Summary: text("summary"), Experience: text("experience"),
			Aliases: rapid.SliceOfN(anyText, 0, 3).Draw(t, "aliases"),
		}
		for range rapid.IntRange(0, 2).Draw(t, "scope") {
			l.Scope = append(l.Scope, org.Scope{Name: text("scope"), Value: text("value")})
		}
		targets := rapid.SliceOfNDistinct(rapid.IntRange(1, 9), 0, 4, rapid.ID[int])
		for _, n := range targets.Draw(t, "next") {
			l.Next = append(l.Next, fmt.Sprintf("level/x/%d", n))
		}
		for _, n := range targets.Draw(t, "mentors") {
			l.Mentors = append(l.Mentors, fmt.Sprintf("level/x/%d", n))
		}
		for _, c := range r.Competencies {
			e := org.ExpectationRecord{Competency: c.ID}
			for n := range rapid.IntRange(0, 3).Draw(t, "criteria") {
				e.Criteria = append(e.Criteria, org.CriterionRecord{ID: fmt.Sprintf("criterion/%s/%s-%d", l.ID, c.ID, n), Text: text("criterion")})
			}
			if e.Criteria != nil {
				l.Expectations = append(l.Expectations, e)
			}
		}
		r.Levels = append(r.Levels, l)
	}
	return r
}

func anyDelta(t *rapid.T) org.Delta {
	var d org.Delta
	pairOf(t, "person", anyPerson, &d.People)
	pairOf(t, "opening", anyOpening, &d.Openings)
	pairOf(t, "ladder", anyLadder, &d.Ladders)
	pairOf(t, "team", func(t *rapid.T) *org.TeamRecord {
		return &org.TeamRecord{ID: "team/1", Name: anyText.Draw(t, "name"), Parents: spells(t, "parents", func(p org.Period) org.ParentSpell { return org.ParentSpell{Period: p, Team: id(t, "team")} })}
	}, &d.Teams)
	return d
}

func pairOf[T any](t *rapid.T, name string, draw func(*rapid.T) *T, to *[]org.Pair[T]) {
	var p org.Pair[T]
	which := rapid.IntRange(0, 3).Draw(t, name+" exists")
	if which&1 != 0 {
		p.Before = draw(t)
	}
	if which&2 != 0 {
		p.After = draw(t)
	}
	if which != 0 {
		*to = append(*to, p)
	}
}

func TestAPayloadReadsAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDelta(t)
		touched := rapid.SliceOf(anyText).Draw(t, "touched")
		payload, err := EncodePayload(touched, d)
		if err != nil {
			t.Fatal(err)
		}
		gotTouched, got, err := DecodePayload(payload)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, got, recordOptions...); diff != "" {
			t.Errorf("the delta reads otherwise (-want +got):\n%s", diff)
		}
		if !slices.Equal(touched, gotTouched) {
			t.Errorf("touched reads %q, want %q", gotTouched, touched)
		}
	})
}

// graphStore is what the contract of Patch asks of a store, in its plainest form.
type graphStore struct {
	nodes         map[string]Node
	relationships map[relationshipKey]Relationship
}

func (s *graphStore) apply(p Patch) {
	for _, r := range p.RemoveRelationships {
		delete(s.relationships, r.key())
	}
	for _, n := range p.RemoveNodes {
		delete(s.nodes, n.ID)
		for k := range s.relationships {
			if k.source == n.ID {
				delete(s.relationships, k)
			}
		}
	}
	for _, n := range p.Nodes {
		var kept Properties
		for _, x := range s.nodes[n.ID].Properties {
			if !slices.Contains(n.Clear, x.Name) && n.Properties.Get(x.Name).Kind == Absent {
				kept = append(kept, x)
			}
		}
		s.nodes[n.ID] = Node{n.Label, n.ID, append(kept, n.Properties...)}
	}
	for _, r := range p.Relationships {
		s.relationships[r.key()] = r
	}
}

func (s *graphStore) records() Records {
	a := NewAssembler()
	for _, n := range s.nodes {
		a.Node(n.Label, n.ID, n.Properties)
	}
	for _, r := range s.relationships {
		a.Relationship(r.Type, r.Source, r.Target, r.Properties)
	}
	return a.Records()
}

func TestAPatchTurnsTheGraphBeforeIntoTheGraphAfterAlsoTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDelta(t)
		s := &graphStore{map[string]Node{}, map[relationshipKey]Relationship{}}
		for p := range Patches(Afresh(d.Invert())) { // what was there before
			s.apply(p)
		}
		for range 2 {
			for p := range Patches(d) {
				s.apply(p)
			}
			got := s.records()
			var want Records
			for _, p := range d.People {
				want.People = appendKnown(want.People, p.After)
			}
			for _, p := range d.Openings {
				want.Openings = appendKnown(want.Openings, p.After)
			}
			for _, p := range d.Teams {
				want.Teams = appendKnown(want.Teams, p.After)
			}
			for _, p := range d.Ladders {
				want.Ladders = appendKnown(want.Ladders, p.After)
			}
			got.Warnings = nil
			if diff := cmp.Diff(want, got, recordOptions...); diff != "" {
				t.Fatalf("the graph says otherwise (-want +got):\n%s", diff)
			}
		}
	})
}

func appendKnown[T any](list []*T, r *T) []*T {
	if r == nil {
		return list
	}
	return append(list, r)
}

func TestAnUnchangedRecordNeedsNoPatch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := encodePerson(anyPerson(t))
		if p := Diff(g, g); len(p.Nodes)+len(p.RemoveNodes)+len(p.Relationships)+len(p.RemoveRelationships) > 0 {
			t.Errorf("the patch is %+v, want nothing", p)
		}
	})
}

func TestAMoveTouchesTwoRelationships(t *testing.T) {
	day := org.NewDate(2026, 1, 1)
	before := &org.PersonRecord{ID: "person/ada", Name: "Ada", Lines: []org.Line{{Period: org.Period{Since: 1, Until: org.Forever}, To: "person/bob"}}}
	after := &org.PersonRecord{ID: "person/ada", Name: "Ada", Lines: []org.Line{
		{Period: org.Period{Since: 1, Until: day}, To: "person/bob"}, {Period: org.Period{Since: day, Until: org.Forever}, To: "person/cyn"}}}
	p := Diff(encodePerson(before), encodePerson(after))
	if len(p.Nodes)+len(p.RemoveNodes) != 0 || len(p.RemoveRelationships) != 1 || len(p.Relationships) != 2 {
		t.Errorf("the patch is %+v, want the old line ended and the new one made", p)
	}
}

func TestAPayloadThatIsNoneIsAnErrorAndNoPanic(t *testing.T) {
	good, err := EncodePayload([]string{"a"}, org.Delta{Teams: []org.Pair[org.TeamRecord]{{After: &org.TeamRecord{ID: "team/a"}}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, payload := range [][]byte{nil, []byte("no"), good[:len(good)/2]} {
		if _, d, err := DecodePayload(payload); err == nil && !d.Empty() {
			t.Errorf("%q reads as %+v", payload, d)
		}
	}
}

func TestDatesOfAllYearsAreRead(t *testing.T) {
	for _, s := range []string{"0001-01-01", "2026-02-28", "9999-12-31"} {
		want, _ := org.ParseDate(s)
		if got := TextValue(s).Day(); got != want {
			t.Errorf("%s reads as %s", s, got)
		}
	}
	if got := TextValue("2026-01-02T" + time.RFC3339[11:]).Day(); got != org.NewDate(2026, 1, 2) {
		t.Errorf("a date-time reads as %s", got)
	}
}
