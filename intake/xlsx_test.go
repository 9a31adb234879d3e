package intake_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"rung/intake"
)

// TestEveryFamilyIsTheSameAsASpreadsheet saves each CSV of the families as a spreadsheet, and compares what holds after
// its import with the golden text of the CSV.
func TestEveryFamilyIsTheSameAsASpreadsheet(t *testing.T) {
	for _, file := range fixtures(t, "csv") {
		t.Run(stem(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden, err := os.ReadFile(strings.TrimSuffix(file, ".csv") + ".golden")
			if err != nil {
				t.Fatal(err)
			}
			r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))))
			r.FieldsPerRecord = -1
			if first, _, _ := strings.Cut(string(text), "\n"); strings.Count(first, ";") > strings.Count(first, ",") {
				r.Comma = ';'
			} else if strings.Count(first, "\t") > strings.Count(first, ",") {
				r.Comma = '\t'
			}
			rows, err := r.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			f, report := bring(t, empty(t), string(spreadsheet(t, rows)), intake.Options{})
			_, want, _ := strings.Cut(string(golden), "\n\n")
			if got := picture(f, today); strings.TrimLeft(got, "\n") != strings.TrimLeft(want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			family, _, _ := strings.Cut(string(golden), ":")
			if family == "csv" {
				family = "xlsx"
			}
			if report.Format != family {
				t.Errorf("got the format %s, want %s", report.Format, family)
			}
		})
	}
}

func spreadsheet(t *testing.T, rows [][]string) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for i, cells := range rows {
		for j, c := range cells {
			set(t, book, "Sheet1", j+1, i+1, c)
		}
	}
	return saved(t, book)
}

func set(t *testing.T, book *excelize.File, sheet string, column, row int, value any) string {
	t.Helper()
	at, err := excelize.CoordinatesToCellName(column, row)
	if err == nil {
		err = book.SetCellValue(sheet, at, value)
	}
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func saved(t *testing.T, book *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestASpreadsheetSaysWhatItShows reads real dates in several formats, real numbers, a percentage, a truth, leading
// zeros that a format adds, and the sheet that holds people and not the first.
func TestASpreadsheetSaysWhatItShows(t *testing.T) {
	book := excelize.NewFile()
	defer book.Close()
	if _, err := book.NewSheet("Staff"); err != nil {
		t.Fatal(err)
	}
	set(t, book, "Sheet1", 1, 1, "Exported by somebody")
	day := time.Date(2021, 3, 14, 0, 0, 0, 0, time.UTC)
	rows := [][]any{
		{"Staff of the harbour"},
		{},
		{"Employee number", "Name", "Job title", "Hire date", "Manager number", "FTE", "Vacant", "Desk", "Seen"},
		{7, "Maren Holt", "Master", day, nil, 1, false, 12.5, day.Add(9*time.Hour + 30*time.Minute)},
		{12, "Tove Lind", "Pilot", day.AddDate(0, 1, 0), 7, 0.8, false, 3, nil},
		{13, "Ebbe Strand", "Pilot", day.AddDate(0, 2, 0), 7, 0.5, true, 4, nil},
	}
	for i, cells := range rows {
		for j, c := range cells {
			set(t, book, "Staff", j+1, i+1, c)
		}
	}
	format := func(code string, cells ...string) {
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cells {
			if err := book.SetCellStyle("Staff", c, c, style); err != nil {
				t.Fatal(err)
			}
		}
	}
	format("00000", "A4", "A5", "A6", "E5", "E6")
	format(`[$-409]d\-mmm\-yy;@`, "D4")
	format("m/d/yyyy", "D5")
	format("0%", "F5")
	format("#,##0.00", "H4")
	f, report := bring(t, empty(t), string(saved(t, book)), intake.Options{})
	const want = `
person/00007 "Maren Holt" "" "00007" "" since 2021-03-14 2021-03-14 end 
  job "Master" "" "" 1
  attributes ["Desk=12.5" "Seen=2021-03-14 09:30:00"]
person/00012 "Tove Lind" "" "00012" "" since 2021-04-14 2021-04-14 end 
  job "Pilot" "" "" 0.8
  reports to ["person/00007 since 2021-04-14"]
  attributes ["Desk=3"]
opening/pilot "Pilot" since 2026-03-02 target 
  reports to ["person/00007 since 2026-03-02"]
`
	if got := picture(f, today); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s\n%s", got, want, words(report))
	}
	if report.Format != "xlsx" || !strings.Contains(words(report), `INFO SHEET: of 2 sheets "Staff" was read`) {
		t.Errorf("got %s", words(report))
	}
}

func TestASpreadsheetsProblemsHaveItsRows(t *testing.T) {
	data := spreadsheet(t, [][]string{{"id", "name", "manager id", "start date"}, {}, {"a", "Ada", "b", ""}, {"b", "Bo", "a", "2020-02-31"}})
	got := found(prepare(t, empty(t), string(data), intake.Options{}).Report.Problems, intake.Error)
	if want := []string{"4 start date BAD_DATE", "4 manager id REPORTING_CYCLE"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
