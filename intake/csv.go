package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// separators are tried in this order; the first wins a tie.
var separators = []rune{',', ';', '\t', '|'}

// readCSV reads text with a separator found from its first rows. The first problem ends the reading.
func readCSV(s *source, p *problems) (grid, error) {
	if s.longLine > 0 {
		p.fail(s.longLine, "", "LIMIT", "the line is longer than %d kB", maxLineBytes>>10)
		return grid{}, nil
	}
	head, err := s.begins(maxLineBytes)
	if err != nil {
		return grid{}, err
	}
	separator, said := separatorOf(head)
	text, err := s.rows(said)
	if err != nil {
		return grid{}, err
	}
	g, line, err := parseCSV(text, separator, false, s.told, p)
	if errors.Is(err, csv.ErrBareQuote) {
		p.warn(line, "", "QUOTES", "a quotation mark stands inside a cell that is not quoted; it was taken as it is")
		if text, err = s.rows(said); err != nil {
			return grid{}, err
		}
		g, line, err = parseCSV(text, separator, true, s.told, p)
	}
	if err != nil {
		reason := "the row cannot be read: " + err.Error()
		if errors.Is(err, csv.ErrQuote) {
			reason = "a quoted cell that begins in this row is not closed, or holds a single quotation mark; write it twice inside a quoted cell"
		}
		p.fail(line, "", "UNREADABLE", "%s", reason)
		return grid{}, nil
	}
	return g, nil
}

// rows opens the text without a first line that says the separator, of so many bytes. The line is kept, empty, so that
// lines are counted as they are.
func (s *source) rows(said int) (io.Reader, error) {
	text, err := s.open()
	if err != nil || said == 0 {
		return text, err
	}
	if _, err := io.CopyN(io.Discard, text, int64(said)); err != nil && err != io.EOF {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	return io.MultiReader(strings.NewReader("\n"), text), nil
}

func parseCSV(text io.Reader, separator rune, lazy bool, told func(rows int), p *problems) (g grid, line int, err error) {
	r := csv.NewReader(text)
	r.Comma = separator
	r.FieldsPerRecord = -1
	r.LazyQuotes = lazy
	size := budget{told: told}
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

// separatorOf finds what separates the cells: what a first line "sep=;" says, whose bytes it returns, else what gives
// the header the most cells that are recognized, else the most cells.
func separatorOf(text []byte) (separator rune, said int) {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	if s := strings.TrimRight(string(first), "\r"); len(s) == 5 && strings.EqualFold(s[:4], "sep=") {
		return rune(s[4]), min(len(text), len(first)+1)
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
	return best, 0
}
