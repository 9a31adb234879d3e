package intake

import (
	"bytes"
	"fmt"
	"io"
)

// The limits of a file. Each is far above what real files hold, and keeps a hostile one from filling the memory.
const (
	maxBytes     = 512 << 20 // of a file
	maxCellBytes = 64 << 10  // of a cell
	maxLineBytes = 1 << 20   // of a line of the file
	maxColumns   = 1000
	maxRows      = 2_500_000
	maxPosts     = 10_000  // that one row may stand for
	maxGrouped   = 200_000 // that such rows may stand for together
	maxCells     = 100_000_000
	maxProblems  = 1000 // listed in a report; the rest are counted
)

// grid is what every reader of files produces: rows of cells as text, with the line each begins on.
type grid struct {
	rows []row
}

type row struct {
	line  int // of the file, from 1; of a row with multi-line cells the first
	cells []string
}

// cell returns the text of a column, or "" where the row is shorter.
func (r row) cell(column int) string {
	if column < 0 || column >= len(r.cells) {
		return ""
	}
	return r.cells[column]
}

func (r row) blank() bool {
	for _, c := range r.cells {
		if c != "" {
			return false
		}
	}
	return true
}

// readGrid reads a file of any kind that is understood. What keeps it from being read is a problem with a line;
// an error is a failure to get at the bytes.
func readGrid(file io.Reader, p *problems) (grid, error) {
	data, err := io.ReadAll(io.LimitReader(file, maxBytes+1))
	if err != nil {
		return grid{}, fmt.Errorf("read the file: %w", err)
	}
	if len(data) > maxBytes {
		p.fail(1, "", "LIMIT", "the file is larger than %d MB", maxBytes>>20)
		return grid{}, nil
	}
	if looksBinary(data) {
		p.fail(1, "", "UNREADABLE", "the file is not text; save it as CSV")
		return grid{}, nil
	}
	text := decode(data, p)
	if text == nil {
		return grid{}, nil
	}
	return readCSV(text, p), nil
}

// looksBinary recognizes the spreadsheets and archives that people send for a CSV.
func looksBinary(data []byte) bool {
	for _, magic := range []string{"PK\x03\x04", "\xd0\xcf\x11\xe0", "%PDF", "\x1f\x8b"} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return true
		}
	}
	return false
}
