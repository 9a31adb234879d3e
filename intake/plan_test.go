package intake_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rung/intake"
	"rung/org"
)

func prepare(t testing.TB, f *org.Facts, file string, o intake.Options) *intake.Plan {
	t.Helper()
	p, err := intake.Prepare(strings.NewReader(file), o, f, today)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// found says where a problem was found, as "line column CODE".
func found(problems []intake.RowProblem, severity intake.Severity) []string {
	var out []string
	for _, p := range problems {
		if p.Severity == severity {
			out = append(out, strings.Join(strings.Fields(fmt.Sprintf("%d %s %s", p.Line, p.Column, p.Code)), " "))
		}
	}
	return out
}

func TestABrokenFileIsRefusedWithLineAndColumn(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"empty", "", "1 NO_ROWS"},
		{"only a header", "id,name\n", "1 NO_ROWS"},
		{"no header that is understood", "foo,bar\n1,2\n", "1 NO_HEADER"},
		{"a spreadsheet", "PK\x03\x04xxxx", "1 UNREADABLE"},
		{"zero bytes", "id,name\n1,Ada\n2,\x00\x01\x02\n", "3 UNREADABLE"},
		{"an open quotation mark", "id,name\n1,\"Ada\n2,Bo\n", "2 UNREADABLE"},
		{"a row longer than the header", "id,name\n1,Ada\n2,Bo,extra\n", "3 TOO_MANY_CELLS"},
		{"lines are those of the file", "id,name,notes\n1,Ada,\"one\ntwo\n\nthree\"\n\n2,Bo,x,y\n", "7 TOO_MANY_CELLS"},
		{"one id twice", "id,name,title\n1,Ada,A\n2,Bo,B\n1,Cy,C\n", "4 id DUPLICATE_ID"},
		{"no date", "id,name,hire date\n1,Ada,2020-02-30\n", "2 hire date BAD_DATE"},
		{"day or month first", "id,name,hire date\n1,Ada,01/02/2020\n", "2 hire date BAD_DATE"},
		{"day first here and month first there", "id,name,hire date\n1,Ada,13/02/2020\n2,Bo,02/14/2020\n", "3 hire date BAD_DATE"},
		{"last day before the first", "id,name,start date,end date\n1,Ada,2020-02-01,2020-01-01\n", "2 end date BAD_DATE"},
		{"a circle", "id,name,manager\n1,Ada,3\n2,Bo,1\n3,Cy,2\n", "3 manager REPORTING_CYCLE"},
		{"two of one name", "name,title,manager\nAda Byrne,CEO,\nAda Byrne,CTO,\nBo Lind,PM,Ada Byrne\n", "4 manager AMBIGUOUS"},
		{"nothing to call somebody", "id,name,location\n,,Aarhus\n", "2 name NO_NAME"},
		{"two columns of one header", "id,name,Notes,Notes\n1,Ada,a,b\n", "1 Notes DUPLICATE_COLUMN"},
		{"a line without end", "id,name\n1," + strings.Repeat("x", 2<<20) + "\n", "2 LIMIT"},
		{"a cell without end", "id,name\n1,\"" + strings.Repeat("x\n", 40<<10) + "\"\n", "2 LIMIT"},
		{"columns without end", "id,name" + strings.Repeat(",", 2000) + "\n1,Ada\n", "1 LIMIT"},
		{"an id that has no end", "id,name\n" + strings.Repeat("x", 300) + ",Ada\n", "2 id INVALID"},
		{"a capacity that is no number", "id,name,mentoring capacity\n1,Ada,many\n", "2 mentoring capacity INVALID"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := empty(t)
			p := prepare(t, f, c.file, intake.Options{})
			problems := p.Report.Problems
			if !p.Report.Refused() {
				problems = p.Problems(f.Apply(p.Changes, p.Effective).Problems)
			} else if len(p.Changes) > 0 {
				t.Errorf("got %d changes, want none", len(p.Changes))
			}
			if got := found(problems, intake.Error); !slices.Contains(got, c.want) {
				t.Errorf("got errors %q, want %q among them", got, c.want)
			}
		})
	}
}

func TestACircleNamesThePeopleInItWithTheirLines(t *testing.T) {
	p := prepare(t, empty(t), "id,name,manager\n1,Ada Byrne,2\n2,Bo Lind,1\n", intake.Options{})
	for _, want := range []string{"Ada Byrne (1, line 2)", "Bo Lind (2, line 3)"} {
		if got := p.Report.Problems[0].Message; !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
}

func TestADateWhoseOrderAnotherRowTellsIsRead(t *testing.T) {
	f, _ := bring(t, empty(t), "id,name,hire date\n1,Ada,03/04/2020\n2,Bo,25/12/2020\n", intake.Options{})
	if got, want := f.Person("person/1").Employments[0].StartDate, day("2020-04-03"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEveryPlainFormOfADateIsRead(t *testing.T) {
	for text, want := range map[string]string{
		"2020-04-03": "2020-04-03", "2020/4/3": "2020-04-03", "20200403": "2020-04-03", "3.4.2020": "2020-04-03", "03-Apr-2020": "2020-04-03",
		"3 April 2020": "2020-04-03", "Apr 3, 2020": "2020-04-03", "2020-04-03T23:30:00.000Z": "2020-04-03", "2020-04-03T23:30:00-05:00": "2020-04-04",
		"2020-04-03 08:15:00": "2020-04-03", "04/04/2020": "2020-04-04", "12/25/2020 8:15 AM": "2020-12-25", "0000-00-00": "", "n/a": "",
	} {
		f, _ := bring(t, empty(t), "id;name;hire date\n1;Ada;\""+text+"\"\n", intake.Options{})
		if got := f.Person("person/1").Employments[0].StartDate.String(); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestEncodingsAreTold(t *testing.T) {
	utf16 := func(s string, little bool, mark bool) string {
		var b strings.Builder
		if mark {
			s = "\ufeff" + s
		}
		for _, r := range s {
			if little {
				b.WriteByte(byte(r))
				b.WriteByte(byte(r >> 8))
			} else {
				b.WriteByte(byte(r >> 8))
				b.WriteByte(byte(r))
			}
		}
		return b.String()
	}
	text := "id\tname\n1\tBjörn Ågård\n"
	for name, file := range map[string]string{
		"UTF-8": text, "UTF-8 with a mark": "\ufeff" + text, "UTF-16 little": utf16(text, true, true), "UTF-16 big": utf16(text, false, true),
		"UTF-16 without a mark": utf16(text, true, false), "Windows-1252": "id\tname\n1\tBj\xf6rn \xc5g\xe5rd\n", "old line ends": strings.ReplaceAll(text, "\n", "\r"),
		"Windows line ends": strings.ReplaceAll(text, "\n", "\r\n"), "a separator named": "sep=\t\n" + text,
	} {
		f, _ := bring(t, empty(t), file, intake.Options{})
		p := f.Person("person/1")
		if p == nil || p.Name != "Björn Ågård" {
			t.Errorf("%s: got %+v, want Björn Ågård", name, p)
		}
	}
}

func TestAManagerIsFoundByWhateverTheColumnHolds(t *testing.T) {
	header := "id,employee number,name,email,manager\n"
	for _, manager := range []string{"7", "0042", "42", "Ada Byrne", "ada byrne", "Byrne, Ada", "ADA@harbour.example", "person/7"} {
		f, _ := bring(t, empty(t), header+"8,9,Bo Lind,bo@harbour.example,\""+manager+"\"\n7,0042,Ada Byrne,ada@harbour.example,\n", intake.Options{})
		if manager == "42" { // a number is written as it is, and only ids are read loosely
			continue
		}
		if got := f.Person("person/8").Lines; len(got) != 1 || got[0].To != "person/7" {
			t.Errorf("%q: got lines %+v, want one to person/7", manager, got)
		}
	}
}

func TestTheKindOfAReferenceIsFoundFromTheWholeColumn(t *testing.T) {
	// 2 is an id and a number; the other cells are numbers only.
	f, _ := bring(t, empty(t), "id,employee number,name,manager\n1,2,Ada,\n2,20,Bo,2\n3,30,Cy,20\n4,40,Di,30\n", intake.Options{})
	if got := f.Person("person/2").Lines[0].To; got != "person/1" {
		t.Errorf("got the manager %s, want person/1", got)
	}
}

func TestEveryWayToWriteARootIsOne(t *testing.T) {
	for _, marker := range []string{"", "none", "XX", "xx", "NO_MGR", "NO_MANAGER", "n/a", "-", "1", "Ada Byrne"} {
		f, report := bring(t, empty(t), "id,name,manager\n1,Ada Byrne,"+marker+"\n2,Bo Lind,1\n", intake.Options{})
		if p := f.Person("person/1"); len(p.Lines) > 0 || p.UnresolvedManager != "" {
			t.Errorf("%q: got lines %+v and the unresolved manager %q, want a root", marker, p.Lines, p.UnresolvedManager)
		}
		if got := found(report.Problems, intake.Warning); len(got) > 0 {
			t.Errorf("%q: got warnings %q, want none", marker, got)
		}
	}
}

func TestOpeningsKeepTheirReportsThroughOneAnother(t *testing.T) {
	f, report := bring(t, empty(t), "id,name,title,manager,vacant\n1,Ada,CEO,,\n2,TBH,COO,1,\n3,,Director,2,yes\n4,Bo,Clerk,3,no\n", intake.Options{})
	s := org.NewSnapshot(f, today)
	p, _ := s.Person("person/4")
	if got := p.Depth(); got != 4 {
		t.Errorf("got the depth %d, want 4", got)
	}
	if s.Headcount() != 2 || report.Openings != 2 || report.Joins != 2 {
		t.Errorf("got %d people and the report %+v, want 2 people and 2 openings", s.Headcount(), report)
	}
}

func TestSeveralRowsOfOneIDAreKeptApartWhenAsked(t *testing.T) {
	file := "id,name,title,manager\n1,Ada,CEO,\n1,Bo,CTO,\n2,Cy,Clerk,1\n"
	f, report := bring(t, empty(t), file, intake.Options{OnDuplicate: intake.Separate})
	if f.Person("person/1#2") == nil || f.Person("person/2").Lines[0].To != "person/1" {
		t.Errorf("got %s, want person/1#2, and the reports on person/1", picture(f, today))
	}
	if got, want := found(report.Problems, intake.Warning), "3 id DUPLICATE_ID"; !slices.Contains(got, want) {
		t.Errorf("got warnings %q, want %q", got, want)
	}
}

func TestOptionsSayWhatAColumnIs(t *testing.T) {
	as := func(s string) *string { return &s }
	f, report := bring(t, empty(t), "Kürzel,Wer,Chef,Stufe,Secret\na,Ada,,S1,x\nb,Bo,a,S2,y\n", intake.Options{
		Columns: []intake.ColumnOption{{"Kürzel", as("id")}, {"Wer", as("name")}, {"Chef", as("manager")}, {"Stufe", as("grade")}, {"Secret", nil}},
		Grades:  []intake.GradeOption{{"S2", "L4"}},
	})
	b := f.Person("person/b")
	if b == nil || b.Lines[0].To != "person/a" || b.Levels[0].Level != "level/abtion/L4" || len(b.Attributes) != 1 || b.Attributes[0] != (org.Attribute{Name: "Stufe", Value: "S2"}) {
		t.Errorf("got %+v, want Bo under Ada at L4 with the attribute Stufe only", b)
	}
	if last := report.Columns[4]; last.Column != "Secret" || last.UsedAs != nil {
		t.Errorf("got %+v, want Secret used as nothing", last)
	}
}

func TestOptionsThatDoNotFitAreErrors(t *testing.T) {
	as := func(s string) *string { return &s }
	for argument, o := range map[string]intake.Options{
		"options.format":            {Format: "docx"},
		"options.ladder":            {Ladder: "ladder/none"},
		"options.columns[0].column": {Columns: []intake.ColumnOption{{"nowhere", as("id")}}},
		"options.columns[0].usedAs": {Columns: []intake.ColumnOption{{"id", as("wizardry")}}},
		"options.grades[0].level":   {Grades: []intake.GradeOption{{"G1", "L99"}}},
	} {
		_, err := intake.Prepare(strings.NewReader("id,name\n1,Ada\n"), o, empty(t), today)
		var e *org.Error
		if !errors.As(err, &e) || e.Argument != argument {
			t.Errorf("got the error %v, want one about %s", err, argument)
		}
	}
}

func TestASecondFileBecomesWhatDiffers(t *testing.T) {
	header := "id,name,title,manager,location,level\n"
	f, _ := bring(t, empty(t), header+"1,Ada,CEO,,Aarhus,\n2,Bo,Product Manager,1,Aarhus,L2\n3,Cy,Clerk,2,Aarhus,\n4,Di,Clerk,2,Aarhus,\n", intake.Options{Effective: day("2025-01-01")})
	next := header + "1,Ada,CEO,,,\n2,Bo,Product Manager,1,Lisbon,L3\n3,Cy,Clerk,1,,\n5,Ed,Clerk,3,,\n"

	f2, report := bring(t, f, next, intake.Options{LeaveMissing: true})
	got := fmt.Sprint(report.Joins, report.Moves, report.Updates, report.Leavers, report.Unchanged)
	if want := "1 1 1 1 1"; got != want {
		t.Errorf("got joins, moves, updates, leavers and unchanged %s, want %s", got, want)
	}
	s := org.NewSnapshot(f2, today)
	if _, there := s.Person("person/4"); there || s.Headcount() != 4 {
		t.Errorf("got %d people, want Di gone and four left", s.Headcount())
	}
	if got := f2.Person("person/1").Jobs; got[len(got)-1].Location != "Aarhus" {
		t.Errorf("got the location %q, want a blank cell to keep it", got[len(got)-1].Location)
	}

	f3, _ := bring(t, f, next, intake.Options{Blanks: intake.Clear})
	if got := f3.Person("person/1").Jobs; got[len(got)-1].Location != "" {
		t.Errorf("got the location %q, want a blank cell to clear it", got[len(got)-1].Location)
	}
}

func TestPeopleKnownAreMatchedByNumberOrAddress(t *testing.T) {
	f := apply(t, empty(t), today, org.Hire{ID: "person/ada", Name: "Ada", EmployeeNumber: "77", Email: "ada@harbour.example"})
	for by, file := range map[intake.MatchBy]string{
		intake.MatchEmployeeNumber: "id,employee number,name,title\nx9,77,Ada,CEO\n",
		intake.MatchEmail:          "id,email,name,title\nx9,Ada@harbour.example,Ada,CEO\n",
	} {
		g, report := bring(t, f, file, intake.Options{MatchBy: by})
		if report.Updates != 1 || report.Joins != 0 || g.Person("person/x9") != nil {
			t.Errorf("%s: got %+v, want an update of person/ada", by, report)
		}
	}
}

func TestAPostThatFallsVacantAndIsFilledAgainKeepsItsReports(t *testing.T) {
	header := "post unique reference,name,job title,reports to senior post\n"
	f, _ := bring(t, empty(t), header+"1,Ada,Head,XX\n2,Bo,Director,1\n3,Cy,Deputy,2\n", intake.Options{Effective: day("2024-01-01")})
	f, report := bring(t, f, header+"1,Ada,Head,XX\n2,Vacant,Director,1\n3,Cy,Deputy,2\n", intake.Options{Effective: day("2025-01-01")})
	s := org.NewSnapshot(f, day("2025-01-01"))
	if p, _ := s.Person("person/3"); p.Depth() != 3 || report.Leavers != 1 || s.Headcount() != 2 {
		t.Errorf("got %+v and the depth %d, want Bo gone and Cy under the open seat", report, p.Depth())
	}
	f, report = bring(t, f, header+"1,Ada,Head,XX\n2,Di,Director,1\n3,Cy,Deputy,2\n", intake.Options{Effective: day("2026-01-01")})
	s = org.NewSnapshot(f, day("2026-01-01"))
	p, _ := s.Person("person/3")
	if m, ok := p.Manager(); !ok || m.Name() != "Di" || report.Joins != 1 || len(s.Roots()) != 1 {
		t.Errorf("got %+v and the manager %q, want Di in Bo's seat", report, m.Name())
	}
	if n, _ := s.Openings(nil, nil); len(n) != 0 {
		t.Errorf("got %d openings, want none", len(n))
	}
}

func TestLinksAndFormulaGuardsAreTakenOff(t *testing.T) {
	f, _ := bring(t, empty(t), "id,name,title,note\n1,<a href=\"https://harbour.example\">Ada &amp; Co</a>,[Head of Lamps](https://harbour.example/lamps),'=1+1\n", intake.Options{})
	p := f.Person("person/1")
	if p.Name != "Ada & Co" || p.Jobs[0].Title != "Head of Lamps" || p.Attributes[0].Value != "=1+1" {
		t.Errorf("got %+v", p)
	}
}

func TestARuleBrokenByAChangeIsReportedAtItsRow(t *testing.T) {
	f := apply(t, empty(t), today, org.Hire{ID: "person/1", Name: "Ada"}, org.Hire{ID: "person/2", Name: "Bo", Manager: "person/1"})
	// The file makes Ada report to Cy, whom it puts under Bo, whom it does not name: only the facts show the circle.
	p := prepare(t, f, "id,name,manager\n3,Cy,2\n1,Ada,3\n", intake.Options{})
	out := f.Apply(p.Changes, p.Effective)
	got := found(p.Problems(out.Problems), intake.Error)
	if len(got) == 0 || !(strings.HasSuffix(got[0], "manager REPORTING_CYCLE") || strings.HasSuffix(got[0], "id REPORTING_CYCLE")) {
		t.Errorf("got %q, want REPORTING_CYCLE at a row of the file", got)
	}
}

// FuzzPrepare checks that no file makes the reading fail, and that what is accepted is reported sensibly.
func FuzzPrepare(f *testing.F) {
	for _, seed := range []string{
		"id,name,manager\n1,Ada,\n2,Bo,1\n", "id;name;start date\n1;Ada;01/02/2020\n", "\xff\xfei\x00d\x00", "\"", "sep=;\nid;name\n1;\"a\nb\"\n",
		"Kind,ID,Dotted manager IDs,Recorded since,Unresolved manager,Teams,Leads,Mentors\nperson,person/a,,,,\"A (team/x) < B | 0.5 | r\\;x\",A,person/b | L4\nteam,team/x,,,,x,,\n",
		"Reporting Senior Post,Number of Posts in FTE,Generic Job Title\nX,2.5,A\n", "Position ID,Employee ID,Name,Reports To\n1,2,Ada,3\n4,2,Ada,1\n",
	} {
		f.Add([]byte(seed), true)
	}
	facts := empty(f)
	f.Fuzz(func(t *testing.T, file []byte, clear bool) {
		o := intake.Options{}
		if clear {
			o = intake.Options{Blanks: intake.Clear, OnDuplicate: intake.Separate, LeaveMissing: true}
		}
		p, err := intake.Prepare(strings.NewReader(string(file)), o, facts, today)
		if err != nil {
			t.Fatal(err)
		}
		lines := 1 + strings.Count(strings.ReplaceAll(string(file), "\r", "\n"), "\n")
		for _, q := range p.Report.Problems {
			if q.Line < 1 || q.Line > lines || q.Code == "" || q.Message == "" {
				t.Fatalf("got the problem %+v in a file of %d lines", q, lines)
			}
		}
		if len(p.Changes) < 2000 {
			facts.Apply(p.Changes, p.Effective)
		}
	})
}
