package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"regexp"
	"slices"

	"github.com/xuri/excelize/v2"
	"github.com/xuri/nfp"
)

const formatXLSX = "xlsx"

const (
	maxUnzipped    = 2 << 30   // bytes that a spreadsheet may unfold to
	maxSheetMemory = 16 << 20  // bytes of a sheet that are held in memory; larger ones go through a temporary file
	maxUnzippedPer = 200       // times its size that a spreadsheet may unfold to, beyond 100 MB
	maxSheets      = 100       // looked at for people
	alwaysUnzipped = 100 << 20 // bytes that may be unfolded whatever the size
)

// readXLSX reads the sheet of a spreadsheet that looks most like a table of people. A date is read as YYYY-MM-DD and a
// number as it is kept, however the sheet shows them; but leading zeros that a format adds belong to the text.
func readXLSX(data []byte, p *problems) (g grid) {
	defer func() {
		if fault := recover(); fault != nil { // of the library, over a file made to bring it down
			p.fail(1, "", "UNREADABLE", "the spreadsheet is damaged: %v", fault)
			g = grid{}
		}
	}()
	if err := checkArchive(data); err != nil {
		p.fail(1, "", err.code, "%s", err.text)
		return grid{}
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxSheetMemory})
	if err != nil {
		p.fail(1, "", "UNREADABLE", "the spreadsheet cannot be read: %v", err)
		return grid{}
	}
	defer book.Close()
	if err := showValues(book); err != nil {
		p.fail(1, "", "UNREADABLE", "the spreadsheet's formats cannot be read: %v", err)
		return grid{}
	}
	sheets := book.GetSheetList()
	if len(sheets) == 0 {
		p.fail(1, "", "NO_ROWS", "the spreadsheet has no sheet")
		return grid{}
	}
	sheet, most := sheets[0], 0
	for _, name := range sheets[:min(len(sheets), maxSheets)] {
		head, ok := readRows(book, name, maxPreamble, &problems{})
		if !ok {
			continue
		}
		for _, r := range head.rows {
			if n := recognized(r.cells); n > most {
				sheet, most = name, n
			}
		}
	}
	if len(sheets) > 1 {
		p.note(1, "", "SHEET", "of %d sheets %q was read", len(sheets), shorten(sheet))
	}
	g, _ = readRows(book, sheet, maxRows, p)
	g.format = formatXLSX
	return g
}

// readRows reads a sheet up to so many rows; ok is false where a problem keeps it from being read.
func readRows(book *excelize.File, sheet string, most int, p *problems) (g grid, ok bool) {
	rows, err := book.Rows(sheet)
	if err != nil {
		p.fail(1, "", "UNREADABLE", "the sheet %q cannot be read: %v", shorten(sheet), err)
		return grid{}, false
	}
	defer rows.Close()
	var size budget
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			p.fail(line, "", "UNREADABLE", "the row cannot be read: %v", err)
			return grid{}, false
		}
		if len(cells) == 0 {
			continue
		}
		if len(g.rows) == most && most < maxRows {
			return g, true
		}
		if !size.takes(len(g.rows), line, cells, p) {
			return grid{}, false
		}
		g.rows = append(g.rows, row{line: line, cells: slices.Clip(cells)})
	}
	if err := rows.Error(); err != nil {
		p.fail(1, "", "UNREADABLE", "the sheet %q cannot be read: %v", shorten(sheet), err)
		return grid{}, false
	}
	return g, true
}

type unreadable struct{ code, text string }

// checkArchive looks at what an archive says of itself, before any of it is unfolded. What it says is held to: reading
// more than that of a part is an error.
func checkArchive(data []byte) *unreadable {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return &unreadable{"UNREADABLE", "the spreadsheet is damaged or only a part of one; save it again"}
	}
	var size uint64
	book := false
	for _, part := range archive.File {
		if size += part.UncompressedSize64; part.UncompressedSize64 > maxUnzipped || size > maxUnzipped {
			return &unreadable{"LIMIT", fmt.Sprintf("the spreadsheet unfolds to more than %d MB", maxUnzipped>>20)}
		}
		book = book || part.Name == "xl/workbook.xml" || part.Name == "[Content_Types].xml"
	}
	if size > alwaysUnzipped && size > maxUnzippedPer*uint64(len(data)) {
		return &unreadable{"LIMIT", fmt.Sprintf("the spreadsheet unfolds to more than %d times its size", maxUnzippedPer)}
	}
	if !book {
		return &unreadable{"UNREADABLE", "the file is an archive and no spreadsheet; unpack it, or save the table as XLSX or CSV"}
	}
	return nil
}

// The formats that Excel has a number for and no code, besides those of times alone.
var dateFormats = []int{14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58}

var onlyZeros = regexp.MustCompile(`^0{2,}$`)

// plainFormat is a number that no file gives a format: the library takes it for none at all.
const plainFormat = 1_000_000

// showValues makes a book show dates in one way and everything else as it is kept.
func showValues(book *excelize.File) error {
	dateFormat, err := formatFor(book, "yyyy-mm-dd")
	if err != nil {
		return err
	}
	momentFormat, err := formatFor(book, "yyyy-mm-dd hh:mm:ss")
	if err != nil {
		return err
	}
	became := map[int]int{}
	for _, id := range dateFormats {
		became[id] = dateFormat
	}
	became[22] = momentFormat
	for _, f := range book.Styles.NumFmts.NumFmt {
		code := f.FormatCode
		if f.FormatCode16 != "" {
			code = f.FormatCode16
		}
		switch isDate, hasTime := dateOf(code); {
		case isDate && hasTime:
			became[f.NumFmtID] = momentFormat
		case isDate:
			became[f.NumFmtID] = dateFormat
		case onlyZeros.MatchString(code):
			became[f.NumFmtID] = f.NumFmtID
		}
	}
	for i := range book.Styles.CellXfs.Xf {
		style := &book.Styles.CellXfs.Xf[i]
		if style.NumFmtID == nil {
			continue
		}
		to, known := became[*style.NumFmtID]
		if !known {
			to = plainFormat
		}
		style.NumFmtID = &to
	}
	return nil
}

// formatFor returns the number that a book has for a number format, which is added where it is not there.
func formatFor(book *excelize.File, code string) (int, error) {
	style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &code})
	if err != nil {
		return 0, err
	}
	return *book.Styles.CellXfs.Xf[style].NumFmtID, nil
}

// dateOf reports whether a number format shows a date, and whether a time with it.
func dateOf(code string) (isDate, hasTime bool) {
	parser := nfp.NumberFormatParser()
	for _, section := range parser.Parse(code) {
		for _, item := range section.Items {
			if item.TType != nfp.TokenTypeDateTimes && item.TType != nfp.TokenTypeElapsedDateTimes || item.TValue == "" {
				continue
			}
			switch item.TValue[0] {
			case 'y', 'Y', 'd', 'D', 'e', 'g', 'b':
				isDate = true
			case 'h', 'H', 's', 'S', '[':
				hasTime = true
			}
		}
		break // the others are for negative numbers and text
	}
	return isDate, hasTime
}
