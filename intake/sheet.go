package intake

import (
	"cmp"
	"strings"
)

// maxPreamble is how many rows may stand before the header, such as a title.
const maxPreamble = 10

// sheet is a grid whose columns are understood.
type sheet struct {
	format  string
	columns []column
	at      map[use]int // index into columns of what only one column is used as
	rows    []row       // without the header, and without blank rows
}

// readSheet finds the header and the uses of the columns. An error is an option that does not fit the file.
func readSheet(g grid, o Options, p *problems) (*sheet, error) {
	if len(g.rows) == 0 {
		if !p.refused {
			p.fail(1, "", "NO_ROWS", "the file is empty")
		}
		return nil, nil
	}
	head := headerRow(g.rows)
	columns, err := assign(g.rows[head].cells, o.Columns)
	if err != nil {
		return nil, err
	}
	s := &sheet{format: cmp.Or(familyOf(columns), g.format), at: map[use]int{}}
	rows := g.rows[head+1:]
	if s.format == formatRung && len(o.Columns) == 0 {
		columns = exportedColumns(g.rows[head].cells)
	}
	s.columns = columns
	for i, c := range columns {
		if !several(c.use) && c.use != "" {
			s.at[c.use] = i
		}
	}
	headerLine := g.rows[head].line
	if !s.has(useName) && !s.has(useFirstName) && !s.has(useLastName) && !s.has(useTitle) && !s.has(useID) && !s.has(useEmail) {
		p.fail(headerLine, "", "NO_HEADER", "no column of the header was recognized as an id, a name, a title or an e-mail address; say with the option columns what each is used as")
		return s, nil
	}
	seen := map[string]bool{}
	for _, c := range columns {
		if c.use == useAttribute && seen[c.header] {
			p.fail(headerLine, c.header, "DUPLICATE_COLUMN", "two columns have the header %q", c.header)
		}
		seen[c.header] = seen[c.header] || c.use == useAttribute
	}
	if len(rows) > 0 && isSecondHeader(g.rows[head].cells, rows[0].cells) {
		rows = rows[1:]
	}
	s.rows = s.clean(rows, p)
	if len(s.rows) == 0 && !p.refused {
		p.fail(headerLine, "", "NO_ROWS", "the file has a header and no rows below it")
	}
	return s, nil
}

// headerRow returns the index of the header: the first row if two of its cells are recognized, else the row of
// the first few with the most, else the first.
func headerRow(rows []row) int {
	best, most := 0, 0
	for i := range min(len(rows), maxPreamble) {
		if n := recognized(rows[i].cells); n > most {
			best, most = i, n
		}
		if most >= 2 {
			break
		}
	}
	return best
}

// isSecondHeader recognizes a row below the header that is one too: codes first, then labels.
func isSecondHeader(header, cells []string) bool {
	filled, known := 0, recognized(cells)
	same := 0
	for i, c := range cells {
		if strings.TrimSpace(c) == "" {
			continue
		}
		filled++
		if i < len(header) && normalize(c) == normalize(header[i]) {
			same++
		}
	}
	return filled > 0 && (known >= 3 && 2*known >= filled || 2*same >= filled && same >= 2)
}

// clean makes the cells ready to be read and reports rows longer than the header.
func (s *sheet) clean(rows []row, p *problems) []row {
	out := make([]row, 0, len(rows))
	for _, r := range rows {
		for i, c := range r.cells {
			if s.format == formatRung {
				r.cells[i] = unescape(c)
			} else {
				r.cells[i] = unescape(withoutLinks(strings.TrimSpace(strings.ReplaceAll(c, "\u00a0", " "))))
			}
		}
		if r.blank() {
			continue
		}
		for i := len(s.columns); i < len(r.cells); i++ {
			if r.cells[i] != "" {
				p.fail(r.line, "", "TOO_MANY_CELLS", "the row has %d cells and the header has %d; a cell with a separator in it must be quoted", len(r.cells), len(s.columns))
				break
			}
		}
		out = append(out, r)
	}
	return out
}

func (s *sheet) has(u use) bool { _, ok := s.at[u]; return ok }

// get returns the cell of a row in the column of a use, or "".
func (s *sheet) get(r row, u use) string {
	if i, ok := s.at[u]; ok {
		return r.cell(s.columns[i].index)
	}
	return ""
}

// header returns what the column of a use is called in the file, or "".
func (s *sheet) header(u use) string {
	if i, ok := s.at[u]; ok {
		return s.columns[i].header
	}
	return ""
}

// all returns the columns of a use.
func (s *sheet) all(u use) []column {
	var out []column
	for _, c := range s.columns {
		if c.use == u {
			out = append(out, c)
		}
	}
	return out
}
