package intake_test

import (
	"os"
	"strings"
	"testing"

	"rung/intake"
	"rung/org"
)

// TestAHistoryFileIsSeenAsOfThePast asks what held on days of the past, which the rows say one by one.
func TestAHistoryFileIsSeenAsOfThePast(t *testing.T) {
	text, err := os.ReadFile("testdata/charthop-history.csv")
	if err != nil {
		t.Fatal(err)
	}
	f, _ := bring(t, empty(t), string(text), intake.Options{})
	for _, c := range []struct{ day, person, title, place, manager, team string }{
		{"2019-03-03", "c2", "", "", "", ""}, // not yet there
		{"2019-03-04", "c2", "Kite Maker", "Oslo", "c1", "Kites"},
		{"2021-05-31", "c2", "Kite Maker", "Oslo", "c1", "Kites"},
		{"2021-06-01", "c2", "Head of Kites", "Bergen", "c1", "Kites"},
		{"2022-08-31", "c3", "Kite Maker", "Oslo", "c2", "Kites"},
		{"2022-09-01", "c3", "Kite Maker", "Bergen", "c2", "Strings"},
		{"2024-04-30", "c3", "Kite Maker", "Bergen", "c2", "Strings"},
		{"2024-05-01", "c3", "", "", "", ""},                          // gone
		{"2023-01-09", "c4", "Apprentice", "Bergen", "", "Strings"},   // the manager comes later
		{"2023-08-14", "c4", "Apprentice", "Bergen", "c5", "Strings"}, // and is there
	} {
		s := org.NewSnapshot(f, day(c.day))
		n, _ := s.Node("person/" + c.person)
		p, there := n.(org.Person)
		if c.title == "" {
			if there {
				t.Errorf("%s is there on %s", c.person, c.day)
			}
			continue
		}
		if !there {
			t.Errorf("%s is not there on %s", c.person, c.day)
			continue
		}
		manager, team := "", ""
		place, _ := p.Location()
		if m, ok := p.Manager(); ok {
			manager = strings.TrimPrefix(m.Ref(), "person/")
		}
		if teams := p.Teams(); len(teams) == 1 {
			team = teams[0].Team().Name()
		}
		if p.Title() != c.title || place != c.place || manager != c.manager || team != c.team {
			t.Errorf("%s on %s: got %q in %q under %q in %q, want %+v", c.person, c.day, p.Title(), place, manager, team, c)
		}
	}
}

func TestAHistoryFilesProblemsHaveTheirLines(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"a day that is none", "id,name,effective date\n1,Ada,2020-01-01\n1,Ada,2021-02-30\n", "3 effective date BAD_DATE"},
		{"no day", "id,name,effective date\n1,Ada,2020-01-01\n1,Ada,2021-02-03\n2,Bo,\n", "4 effective date BAD_DATE"},
		{"a circle that a day closes", "id,name,manager id,effective date\n1,Ada,,2020-01-01\n2,Bo,1,2020-01-01\n1,Ada,2,2021-01-01\n", "4 manager id REPORTING_CYCLE"},
	} {
		p := prepare(t, empty(t), c.file, intake.Options{})
		if got := found(p.Report.Problems, intake.Error); len(got) != 1 || got[0] != c.want || len(p.Changes) > 0 {
			t.Errorf("%s: got errors %q and %d changes, want %q", c.name, got, len(p.Changes), c.want)
		}
	}
}

func TestAColumnOfDaysWithoutHistoryIsKept(t *testing.T) {
	f, report := bring(t, empty(t), "id,name,effective date\n1,Ada,2020-01-01\n2,Bo,2021-01-01\n", intake.Options{})
	if got := f.Person("person/2").Attributes; len(got) != 1 || got[0] != (org.Attribute{Name: "effective date", Value: "2021-01-01"}) {
		t.Errorf("got %v", got)
	}
	if use := report.Columns[2].UsedAs; use == nil || *use != "attribute" {
		t.Errorf("got %v", use)
	}
}
