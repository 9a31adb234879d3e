package intake

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// The limits of a file. Each is far above what real files hold, and keeps a hostile one from filling the memory.
const (
	MaxBytes     = 512 << 20 // of a file
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
	format string // of the file, where its headers name no family
	rows   []row
}

// budget counts what a file was found to hold so far.
type budget struct {
	cells int
	told  func(rows int)
}

// often is after how many rows it is told how many were read.
const often = 20_000

// takes reports whether one row more is within the limits; rows is how many there are already.
func (b *budget) takes(rows, line int, cells []string, p *problems) bool {
	b.cells += len(cells)
	if b.told != nil && rows > 0 && rows%often == 0 {
		b.told(rows)
	}
	switch {
	case len(cells) > maxColumns:
		p.fail(line, "", "LIMIT", "the row has %d cells; at most %d are read", len(cells), maxColumns)
		return false
	case rows >= maxRows:
		p.fail(line, "", "LIMIT", "the file has more than %d rows", maxRows)
		return false
	case b.cells > maxCells:
		p.fail(line, "", "LIMIT", "the file has more than %d cells", maxCells)
		return false
	}
	for i, c := range cells {
		if len(c) > maxCellBytes {
			p.fail(line, "", "LIMIT", "cell %d of the row is longer than %d kB", i+1, maxCellBytes>>10)
			return false
		}
		if strings.IndexByte(c, 0) >= 0 {
			p.fail(line, "", "UNREADABLE", "cell %d of the row holds a zero byte", i+1)
			return false
		}
	}
	return true
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
// an error is a failure to get at the bytes. A file that can be read again from its beginning is not held whole, unless
// it is a spreadsheet or UTF-16. told is told now and then how many rows were read.
func readGrid(from io.Reader, told func(rows int), p *problems) (grid, error) {
	file, ok := from.(io.ReadSeeker)
	if !ok {
		data, err := io.ReadAll(io.LimitReader(from, MaxBytes+1))
		if err != nil {
			return grid{}, fmt.Errorf("read the file: %w", err)
		}
		file = bytes.NewReader(data)
	}
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return grid{}, fmt.Errorf("read the file: %w", err)
	}
	if size > MaxBytes {
		p.fail(1, "", "LIMIT", "the file is larger than %d MB", MaxBytes>>20)
		return grid{}, nil
	}
	s := &source{file: file, told: told}
	head, err := s.begins(512)
	if err != nil {
		return grid{}, err
	}
	for _, kind := range binaryKinds {
		if bytes.HasPrefix(head, []byte(kind.begins)) {
			if kind.read == nil {
				p.fail(1, "", "UNREADABLE", "%s", kind.instead)
				return grid{}, nil
			}
			data, err := s.begins(int(size))
			if err != nil {
				return grid{}, err
			}
			return kind.read(data, p), nil
		}
	}
	if ok, err := s.decode(head, int(size), p); !ok || err != nil {
		return grid{}, err
	}
	if head, err = s.begins(4 << 10); err != nil {
		return grid{}, err
	}
	if looksJSON(head) {
		return readJSON(s, p)
	}
	return readCSV(s, p)
}

// binaryKinds are told by how they begin, whatever the file is called. Those that are not read say what to do instead.
var binaryKinds = []struct {
	begins  string
	read    func([]byte, *problems) grid
	instead string
}{
	{begins: "PK\x03\x04", read: readXLSX},
	{begins: "PK\x05\x06", instead: "the file is an empty archive"},
	{begins: "\xd0\xcf\x11\xe0", instead: "the file is a spreadsheet of the old kind (.xls), or is kept by a password; save it as XLSX without one, or as CSV"},
	{begins: "%PDF", instead: "the file is a PDF, which holds no table; save what it was made from as XLSX or CSV"},
	{begins: "\x1f\x8b", instead: "the file is compressed; unpack it first"},
}
