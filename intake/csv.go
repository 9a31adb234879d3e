package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// separators are tried in this order; the first wins a tie.
var separators = []rune{',', ';', '\t', '|'}

// readCSV reads text with a separator found from the data. The first problem ends the reading.
func readCSV(text []byte, p *problems) grid {
	if !bytes.ContainsRune(text, '\n') && bytes.ContainsRune(text, '\r') {
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n")) // as old spreadsheets end their lines
	}
	if line := longLine(text); line > 0 {
		p.fail(line, "", "LIMIT", "the line is longer than %d kB", maxLineBytes>>10)
		return grid{}
	}
	text, separator := separatorOf(text)
	g, line, err := parseCSV(text, separator, false, p)
	if errors.Is(err, csv.ErrBareQuote) {
		p.warn(line, "", "QUOTES", "a quotation mark stands inside a cell that is not quoted; it was taken as it is")
		g, line, err = parseCSV(text, separator, true, p)
	}
	if err != nil {
		reason := "the row cannot be read: " + err.Error()
		if errors.Is(err, csv.ErrQuote) {
			reason = "a quoted cell that begins in this row is not closed, or holds a single quotation mark; write it twice inside a quoted cell"
		}
		p.fail(line, "", "UNREADABLE", "%s", reason)
		return grid{}
	}
	return g
}

func parseCSV(text []byte, separator rune, lazy bool, p *problems) (g grid, line int, err error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = separator
	r.FieldsPerRecord = -1
	r.LazyQuotes = lazy
	var size budget
	for {
		record, err := r.Read()
		if err == io.EOF {
			g.format = formatCSV
			return g, 0, nil
		}
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			return grid{}, parse.StartLine, parse.Err
		}
		if err != nil {
			return grid{}, 1, err
		}
		line, _ := r.FieldPos(0)
		if !size.takes(len(g.rows), line, record, p) {
			return grid{}, 0, nil
		}
		g.rows = append(g.rows, row{line: line, cells: record})
	}
}

// separatorOf finds what separates the cells: what a first line "sep=;" says, else what gives the header the
// most cells that are recognized, else the most cells.
func separatorOf(text []byte) ([]byte, rune) {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	if s := strings.TrimRight(string(first), "\r"); len(s) == 5 && strings.EqualFold(s[:4], "sep=") {
		// The line is kept, empty, so that lines are counted as they are.
		return append([]byte("\n"), text[min(len(text), len(first)+1):]...), rune(s[4])
	}
	best, bestScore := separators[0], -1
	for _, s := range separators {
		r := csv.NewReader(bytes.NewReader(text))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = s, -1, true
		score := 0
		for range maxPreamble {
			record, err := r.Read()
			if err != nil {
				break
			}
			score = max(score, 1000*recognized(record)+min(len(record), 999))
		}
		if score > bestScore {
			best, bestScore = s, score
		}
	}
	return text, best
}

// longLine returns the first line over the limit, or 0.
func longLine(text []byte) int {
	for line := 1; len(text) > 0; line++ {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			i = len(text) - 1
		}
		if i > maxLineBytes {
			return line
		}
		text = text[i+1:]
	}
	return 0
}
