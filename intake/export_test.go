package intake_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rung/intake"
	"rung/ladders"
	"rung/org"
	"rung/sample"
)

var today = day("2026-03-02")

func day(s string) org.Date {
	d, err := org.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// empty returns an organization with the ladders and nobody in it.
func empty(t testing.TB) *org.Facts {
	t.Helper()
	all, err := ladders.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return org.NewFacts(1, org.OrganizationRecord{Name: "Harbour", HomeLadder: "ladder/abtion"}, nil, nil, nil, all)
}

func apply(t testing.TB, f *org.Facts, on org.Date, changes ...org.Change) *org.Facts {
	t.Helper()
	out := f.Apply(changes, on)
	if len(out.Problems) > 0 {
		t.Fatalf("got problems %v, want none", out.Problems)
	}
	return out.Facts
}

// bring imports a file and applies what it comes to.
func bring(t testing.TB, f *org.Facts, file string, o intake.Options) (*org.Facts, intake.Report) {
	t.Helper()
	p, err := intake.Prepare(strings.NewReader(file), o, f, today)
	if err != nil {
		t.Fatal(err)
	}
	if p.Report.Refused() {
		t.Fatalf("got problems %v, want a file that is accepted", p.Report.Problems)
	}
	out := f.Apply(p.Changes, p.Effective)
	if broken := p.Problems(out.Problems); len(broken) > 0 {
		t.Fatalf("got problems %v, want changes that keep the rules", broken)
	}
	return out.Facts, p.Report
}

func export(t testing.TB, f *org.Facts, on org.Date) string {
	return exportAs(t, f, on, intake.ExportCSV)
}

func exportAs(t testing.TB, f *org.Facts, on org.Date, format intake.ExportFormat) string {
	t.Helper()
	var b bytes.Buffer
	if err := intake.Export(&b, f, on, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// picture says in words what holds on a day, without reading it from an export.
func picture(f *org.Facts, on org.Date) string {
	var b strings.Builder
	list := func(name string, of []string) {
		slices.Sort(of)
		if len(of) > 0 {
			fmt.Fprintf(&b, "  %s %q\n", name, of)
		}
	}
	there := func(id string) bool {
		if p := f.Person(id); p != nil {
			return slices.ContainsFunc(p.Employments, func(e org.Employment) bool { return e.On(on) })
		}
		o := f.Opening(id)
		return o != nil && o.On(on)
	}
	lines := func(name string, all []org.Line) {
		var out []string
		for _, l := range all {
			if l.On(on) && there(l.To) {
				out = append(out, fmt.Sprint(l.To, " since ", l.Since))
			}
		}
		list(name, out)
	}
	led := map[string]bool{} // of several leads the first in order of id is the team's
	for p := range f.People() {
		for _, e := range p.Employments {
			if !e.On(on) {
				continue
			}
			fmt.Fprintf(&b, "%s %q %q %q %q since %s %s end %s\n", p.ID, p.Name, p.Email, p.EmployeeNumber, p.UnresolvedManager, e.Since, e.StartDate, e.EndDate())
			if p.MentoringOpen != nil {
				fmt.Fprintln(&b, "  mentoring", *p.MentoringOpen)
			}
			if p.MentoringCapacity != nil {
				fmt.Fprintln(&b, "  places", *p.MentoringCapacity)
			}
			for _, j := range p.Jobs {
				if j.On(on) {
					fmt.Fprintf(&b, "  job %q %q %q %v\n", j.Title, j.Location, j.TimeZone, j.FTE)
				}
			}
			lines("reports to", p.Lines)
			var dotted, levels, teams, leads, mentees, attributes []string
			for _, l := range p.DottedLines {
				if l.On(on) && there(l.To) {
					dotted = append(dotted, l.To)
				}
			}
			for _, l := range p.Levels {
				if l.On(on) {
					levels = append(levels, fmt.Sprint(l.Level, " since ", l.Since))
				}
			}
			for _, m := range p.Memberships {
				if m.On(on) {
					teams = append(teams, fmt.Sprint(m.Team, " ", m.Allocation, " ", m.Role, " since ", m.Since))
				}
			}
			for _, l := range p.Leads {
				if l.On(on) && !led[l.Team] {
					led[l.Team] = true
					leads = append(leads, l.Team)
				}
			}
			for _, m := range p.Mentees {
				if m.On(on) && there(m.Mentee) {
					mentees = append(mentees, fmt.Sprint(m.Mentee, " ", m.Toward, " since ", m.Since))
				}
			}
			for _, a := range p.Attributes {
				attributes = append(attributes, a.Name+"="+a.Value)
			}
			list("dotted", dotted)
			list("levels", levels)
			list("teams", teams)
			list("leads", leads)
			list("mentees", mentees)
			list("attributes", attributes)
		}
	}
	for o := range f.Openings() {
		if o.On(on) {
			fmt.Fprintf(&b, "%s %q since %s target %s\n", o.ID, o.Title, o.Since, o.TargetDate)
			lines("reports to", o.Lines)
			for _, l := range o.Levels {
				if l.On(on) {
					fmt.Fprintln(&b, "  level", l.Level)
				}
			}
			for _, m := range o.Memberships {
				if m.On(on) {
					fmt.Fprintln(&b, "  team", m.Team)
				}
			}
		}
	}
	for _, team := range f.Teams() {
		fmt.Fprintf(&b, "%s %q", team.ID, team.Name)
		for _, p := range team.Parents {
			if p.On(on) {
				fmt.Fprint(&b, " in ", p.Team)
			}
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}

var awkward = []string{
	"=SUM(A1)", "+1", "-2", "@home", "'=quoted", "''+twice", "'tis", "comma, and \"quotes\"", "two\nlines", "semi;colon | bar", "a < b (c) \\ d",
	"[text](https://example.org)", "<a href=\"x\">linked</a>", "Ærøskøbing", "n/a", "none", "Vacant", "vacant lot", "日本", "100%", "true",
}

var attributeNames = []string{"Grade", "Title", "Attribute: x", "=1+1", "Department", "Cost centre"}

// randomOrganization makes people, openings and everything that joins them, some of it on other days.
func randomOrganization(t testing.TB, seed uint64) *org.Facts { return randomUntil(t, seed, today+30) }

// randomUntil is randomOrganization of which all is known up to a day.
func randomUntil(t testing.TB, seed uint64, until org.Date) *org.Facts {
	r := rand.New(rand.NewPCG(seed, 7))
	pick := func(of []string) string { return of[r.IntN(len(of))] }
	maybe := func(of []string) string {
		if r.IntN(3) > 0 {
			return ""
		}
		return pick(of)
	}
	f := empty(t)
	var levels []string
	for _, l := range f.Ladders() {
		for _, v := range l.Levels {
			levels = append(levels, v.ID)
		}
	}
	begin := day("2020-01-01")
	var teams, seats, people []string
	var changes []org.Change
	for i := range 2 + r.IntN(8) {
		c := org.SaveTeam{ID: fmt.Sprintf("team/t%d", i), Name: pick(append([]string{"Growth", "Platform", fmt.Sprintf("T%d", i)}, awkward...))}
		if i > 0 && r.IntN(2) == 0 {
			c.Parent = org.To(pick(teams))
		}
		teams = append(teams, c.ID)
		changes = append(changes, c)
	}
	for i := range 5 + r.IntN(40) {
		manager := ""
		if i > 0 && r.IntN(12) > 0 {
			manager = pick(seats)
		}
		if r.IntN(6) == 0 {
			c := org.SaveOpening{ID: fmt.Sprintf("opening/o%d", i), OpenedOn: begin + 60, Title: pick(append([]string{"Designer"}, awkward...))}
			if manager != "" {
				c.Manager = org.To(manager)
			}
			if l := maybe(levels); l != "" {
				c.Level = org.To(l)
			}
			if l := maybe(teams); l != "" {
				c.Team = org.To(l)
			}
			if r.IntN(3) == 0 {
				c.TargetDate = org.To(today + org.Date(r.IntN(400)))
			}
			seats = append(seats, c.ID)
			changes = append(changes, c)
			continue
		}
		c := org.Hire{
			ID: fmt.Sprintf("person/p%d", i), Name: pick(append([]string{"Ada Byrne", "Bo Lind"}, awkward...)), Title: maybe(append([]string{"Product Manager"}, awkward...)),
			Manager: manager, Level: maybe(levels), Team: maybe(teams), Location: maybe(awkward), TimeZone: maybe([]string{"Europe/Copenhagen", "America/New_York"}),
			EmployeeNumber: maybe([]string{fmt.Sprintf("00%d", i), "-7"}), StartUnknown: r.IntN(3) == 0, StartDate: begin + org.Date(r.IntN(60)), FTE: []float64{0, 0.8, 1, 0.333}[r.IntN(4)],
		}
		if r.IntN(2) == 0 {
			c.Email = fmt.Sprintf("P%d@Example.org", i)
		}
		if r.IntN(8) == 0 && until > today {
			c.EndDate = today + org.Date(r.IntN(90))
		}
		if manager == "" {
			c.UnresolvedManager = maybe(awkward)
		}
		if r.IntN(3) == 0 {
			open, capacity := r.IntN(2) == 0, r.IntN(4)
			c.Mentoring.Open, c.Mentoring.Capacity = &open, &capacity
		}
		for _, name := range attributeNames {
			if r.IntN(4) == 0 {
				c.Attributes = append(c.Attributes, org.Attribute{Name: name, Value: pick(awkward)})
			}
		}
		seats = append(seats, c.ID)
		people = append(people, c.ID)
		changes = append(changes, c)
	}
	f = apply(t, f, begin, changes...)
	// What comes later is tried one by one: not everything that chance brings keeps the rules.
	for range 60 {
		on := begin + 60 + org.Date(r.IntN(int(until-begin-60)))
		var c org.Change
		a, b := pick(people), pick(people)
		switch r.IntN(9) {
		case 0:
			c = org.Move{Person: a, To: pick(seats)}
		case 1:
			c = org.AddDottedLine{Person: a, To: b}
		case 2:
			c = org.PlaceAtLevel{Person: a, Level: pick(levels)}
		case 3:
			c = org.JoinTeam{Person: a, Team: pick(teams), Allocation: []float64{0.5, 1, 0.25}[r.IntN(3)], Role: maybe(awkward)}
		case 4:
			id := pick(teams)
			c = org.SaveTeam{ID: id, Name: f.Team(id).Name, Lead: org.To(a)}
		case 5:
			c = org.StartMentorship{Mentor: a, Mentee: b, Toward: maybe(levels)}
		case 6:
			c = org.Update{Person: a, Title: org.To(pick(awkward)), FTE: org.To(0.0)}
		case 7:
			if r.IntN(3) == 0 {
				c = org.Leave{Person: a, KeepSeatOpen: r.IntN(2) == 0}
			} else {
				c = org.RemoveDottedLine{Person: a, To: b}
			}
		case 8:
			c = org.Move{Person: a, ToTop: true}
		}
		if out := f.Apply([]org.Change{c}, on); len(out.Problems) == 0 {
			f = out.Facts
		}
	}
	return f
}

// lossless are the formats that have room for everything.
var lossless = []intake.ExportFormat{intake.ExportCSV, intake.ExportXLSX, intake.ExportJSON}

// seeds is how many random organizations a format is tried with: a spreadsheet takes its time.
func seeds(format intake.ExportFormat) uint64 {
	if format == intake.ExportCSV {
		return 80
	}
	return 20
}

func TestAnExportBringsBackTheSameOrganization(t *testing.T) {
	for _, format := range lossless {
		t.Run(string(format), func(t *testing.T) {
			for seed := range seeds(format) {
				f := randomOrganization(t, seed)
				today := today - org.Date(seed%4)*400
				first := exportAs(t, f, today, format)
				g, report := bring(t, empty(t), first, intake.Options{Effective: today})
				if report.Format != "rung" {
					t.Fatalf("seed %d: got format %q, want rung", seed, report.Format)
				}
				if got, want := picture(g, today), picture(f, today); got != want {
					t.Fatalf("seed %d: got\n%s\nwant\n%s\nfrom\n%s", seed, got, want, export(t, f, today))
				}
				if second := exportAs(t, g, today, format); second != first {
					t.Fatalf("seed %d: the second export is not the first, byte for byte", seed)
				}
			}
		})
	}
}

func TestAnExportImportedWhereItCameFromChangesNothing(t *testing.T) {
	for _, format := range lossless {
		t.Run(string(format), func(t *testing.T) {
			for seed := range seeds(format) {
				f := randomOrganization(t, seed)
				o := intake.Options{Blanks: []intake.Blanks{intake.Keep, intake.Clear}[seed%2], LeaveMissing: seed%3 == 0}
				p, err := intake.Prepare(strings.NewReader(exportAs(t, f, today, format)), o, f, today)
				if err != nil {
					t.Fatal(err)
				}
				if len(p.Changes) > 0 || p.Report.Refused() {
					t.Fatalf("seed %d: got changes %+v and problems %v, want none", seed, p.Changes, p.Report.Problems)
				}
			}
		})
	}
}

// TestAnOrganogramKeepsThePosts exports and imports the sample, of which an organogram has room for the posts, names,
// grades, units and lines.
func TestAnOrganogramKeepsThePosts(t *testing.T) {
	f := apply(t, empty(t), today, sample.Default()...)
	first := exportAs(t, f, today, intake.ExportOrganogram)
	g, report := bring(t, empty(t), first, intake.Options{})
	if report.Format != "organogram" {
		t.Errorf("got format %q", report.Format)
	}
	if second := exportAs(t, g, today, intake.ExportOrganogram); second != first {
		t.Errorf("the second export is not the first, byte for byte:\n%s", cmp.Diff(strings.Split(first, "\n"), strings.Split(second, "\n")))
	}
	p := prepare(t, f, first, intake.Options{})
	if len(p.Changes) > 0 || p.Report.Refused() {
		t.Errorf("where it came from: got %d changes, the first %+v, and problems %v, want none", len(p.Changes), p.Changes[0], p.Report.Problems)
	}
}

func TestAnExportHoldsNoFormula(t *testing.T) {
	f := apply(t, empty(t), today, org.Hire{ID: "person/ada", Name: "=HYPERLINK(\"https://example.org\")", Title: "@SUM(1)", Location: "\tx",
		Attributes: []org.Attribute{{Name: "+note", Value: "-1"}}})
	records, err := csv.NewReader(strings.NewReader(export(t, f, today))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		for _, c := range record {
			if c != "" && strings.ContainsRune("=+-@\t\r", rune(c[0])) {
				t.Errorf("got the cell %q, want an apostrophe before it", c)
			}
		}
	}
}

func TestAnExportKeepsAttributesInTheirOrder(t *testing.T) {
	named := func(names ...string) (out []org.Attribute) {
		for _, n := range names {
			out = append(out, org.Attribute{Name: n, Value: "of " + n})
		}
		return out
	}
	of := map[string][]org.Attribute{
		"person/ada": named("Notes", "Desk"),
		"person/bob": named("Notes", "Cost centre", "Desk"),
		"person/cy":  named("Badge", "Notes", "Desk", "Car"),
	}
	f := empty(t)
	for id, attributes := range of {
		f = apply(t, f, today, org.Hire{ID: id, Name: id, Attributes: attributes})
	}
	again, report := bring(t, empty(t), export(t, f, today), intake.Options{})
	if report.Refused() {
		t.Fatalf("refused: %v", report.Problems)
	}
	for id, want := range of {
		if got := again.Person(id).Attributes; !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", id, got, want)
		}
	}
}

// TestASecondVersionImportedAsADifferenceIsThatVersion imports one random organization over another: everybody who is
// in the second is as it says, and nobody else is there.
func TestASecondVersionImportedAsADifferenceIsThatVersion(t *testing.T) {
	for _, format := range lossless {
		t.Run(string(format), func(t *testing.T) {
			for seed := range uint64(30) {
				first, second := randomUntil(t, seed, today), randomOrganization(t, seed+1000)
				all := org.Hire{ID: "person/zed", Name: "Zed"} // so that the file has each column: one that is not there clears nothing
				for _, name := range attributeNames {
					all.Attributes = append(all.Attributes, org.Attribute{Name: name, Value: "x"})
				}
				second = apply(t, second, today, all)
				o := intake.Options{LeaveMissing: true, Blanks: intake.Clear, Effective: today}
				got, report := bring(t, first, exportAs(t, second, today, format), o)
				if report.Refused() {
					t.Fatalf("seed %d: refused: %v", seed, report.Problems)
				}
				want := strings.Split(undated(picture(second, today)), "\n")
				have := slices.DeleteFunc(strings.Split(undated(picture(got, today)), "\n"), func(line string) bool {
					return strings.HasPrefix(line, "team/") && !slices.Contains(want, line) // a team does not end with its last member
				})
				if !slices.Equal(have, want) {
					t.Fatalf("seed %d: %s", seed, cmp.Diff(want, have))
				}
			}
		})
	}
}

var dates = regexp.MustCompile(`since ?[\d-]*( [\d-]*)? end[ \d-]*|since \d{4}-\d\d-\d\d`)

// undated leaves out from when things hold, which is of the version that had them first, and the days between which
// somebody is employed: those known are kept, with a warning.
func undated(picture string) string { return dates.ReplaceAllString(picture, "since") }
