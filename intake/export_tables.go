package intake

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"rung/org"
)

// csvTable guards every cell against being taken for a formula.
type csvTable struct {
	w     *csv.Writer
	cells []string
}

func newCSVTable(w io.Writer) table { return &csvTable{w: csv.NewWriter(w)} }

func (t *csvTable) write(cells []string) error {
	t.cells = t.cells[:0]
	for _, c := range cells {
		t.cells = append(t.cells, Guard(strings.ReplaceAll(c, "\r\n", "\n")))
	}
	return t.w.Write(t.cells)
}

func (t *csvTable) end() error {
	t.w.Flush()
	return t.w.Error()
}

// plain is for tables whose cells say that they are text: only those that the import would take for guarded are guarded.
func plain(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if unescape(s) != s {
		return "'" + s
	}
	return s
}

// columnKind says of each of the columns that an export always has whether it holds dates or numbers.
var columnKind = func() map[string]string {
	kinds := map[string]string{}
	for _, c := range exportColumns {
		switch c.use {
		case useReportsSince, useLevelSince, useStartDate, useEndDate, useRecordedSince, useTargetDate:
			kinds[c.header] = "date"
		case useFTE, useMentoringPlaces:
			kinds[c.header] = "number"
		}
	}
	return kinds
}()

// jsonTable writes a list of objects, one a line, each with all names; a blank cell is null.
type jsonTable struct {
	w     *bufio.Writer
	names [][]byte
	kinds []string
	rows  int
}

func newJSONTable(w io.Writer) table { return &jsonTable{w: bufio.NewWriter(w)} }

func (t *jsonTable) write(cells []string) error {
	if t.names == nil {
		t.names = make([][]byte, len(cells))
		for i, c := range cells {
			t.names[i] = quoted(plain(c))
			t.kinds = append(t.kinds, columnKind[c])
		}
		return nil
	}
	separator := ",\n{"
	if t.rows++; t.rows == 1 {
		separator = "[\n{"
	}
	_, err := t.w.WriteString(separator)
	for i, c := range cells {
		if i > 0 {
			_ = t.w.WriteByte(',')
		}
		_, _ = t.w.Write(t.names[i])
		_ = t.w.WriteByte(':')
		switch {
		case c == "":
			_, err = t.w.WriteString("null")
		case t.kinds[i] == "number":
			_, err = t.w.WriteString(c)
		default:
			_, err = t.w.Write(quoted(plain(c)))
		}
	}
	_ = t.w.WriteByte('}')
	return err
}

func (t *jsonTable) end() error {
	if t.rows == 0 {
		_, _ = t.w.WriteString("[")
	}
	_, _ = t.w.WriteString("\n]\n")
	return t.w.Flush()
}

func quoted(s string) []byte {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string always is
	return []byte(strings.TrimSuffix(b.String(), "\n"))
}

// xlsxTable writes a sheet whose header stays in view and filters, with dates that are dates.
type xlsxTable struct {
	to    io.Writer
	book  *excelize.File
	sheet *excelize.StreamWriter
	day   int // style of a date
	head  int // style of the header
	kinds []string
	row   int
	err   error
}

const (
	sheetName   = "People"
	maxSheetRow = 1 << 20 // of Excel, as is the next
	maxSheetRun = 32767   // UTF-16 units of a cell
)

func newXLSXTable(w io.Writer) table {
	t := &xlsxTable{to: w, book: excelize.NewFile()}
	format := "yyyy-mm-dd"
	if t.err = t.book.SetSheetName("Sheet1", sheetName); t.err == nil {
		t.day, t.err = t.book.NewStyle(&excelize.Style{CustomNumFmt: &format})
	}
	if t.err == nil {
		t.head, t.err = t.book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	}
	if t.err == nil {
		t.sheet, t.err = t.book.NewStreamWriter(sheetName)
	}
	return t
}

func (t *xlsxTable) write(cells []string) error {
	if t.err != nil {
		return t.err
	}
	if t.row++; t.row > maxSheetRow {
		return org.Errorf(org.Limit, "", "a sheet has no more than %d rows; write CSV or JSON", maxSheetRow)
	}
	values := make([]any, len(cells))
	if t.row == 1 {
		for i, c := range cells {
			t.kinds = append(t.kinds, columnKind[c])
			values[i] = excelize.Cell{StyleID: t.head, Value: plain(c)}
		}
		if err := t.sheet.SetColWidth(1, max(1, len(cells)), 18); err != nil {
			return err
		}
		if err := t.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
			return err
		}
		return t.sheet.SetRow("A1", values)
	}
	for i, c := range cells {
		if c == "" {
			continue
		}
		if n := len(utf16.Encode([]rune(c))); len(c) > maxSheetRun && n > maxSheetRun {
			return org.Errorf(org.Limit, "", "row %d has a cell of %d characters, and a sheet's has no room for more than %d; write CSV or JSON", t.row, n, maxSheetRun)
		}
		values[i] = t.value(c, t.kinds[i])
	}
	at, err := excelize.CoordinatesToCellName(1, t.row)
	if err != nil {
		return err
	}
	return t.sheet.SetRow(at, values)
}

// firstDay is the first from which spreadsheets agree on how a day is counted.
var firstDay = time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)

func (t *xlsxTable) value(c, kind string) any {
	switch kind {
	case "number":
		if v, err := strconv.ParseFloat(c, 64); err == nil {
			return v
		}
	case "date":
		if day, err := time.Parse(time.DateOnly, c); err == nil && !day.Before(firstDay) {
			return excelize.Cell{StyleID: t.day, Value: day}
		}
	}
	return plain(c)
}

func (t *xlsxTable) end() error {
	defer t.book.Close()
	if t.err != nil {
		return t.err
	}
	last, err := excelize.CoordinatesToCellName(max(1, len(t.kinds)), max(1, t.row))
	if err != nil {
		return err
	}
	if err := t.sheet.Flush(); err != nil {
		return err
	}
	if err := t.book.AutoFilter(sheetName, "A1:"+last, nil); err != nil {
		return fmt.Errorf("let the sheet filter: %w", err)
	}
	return t.book.Write(t.to)
}
