package intake

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
)

// source is a file of text. It is read from its beginning as often as need be, and never held whole.
type source struct {
	file     io.ReadSeeker
	begin    int64 // after a byte order mark
	west     bool  // Windows-1252 and not UTF-8
	returns  bool  // lines end with a carriage return alone, as old spreadsheets end theirs
	longLine int   // the first line over the limit, or 0
	told     func(rows int)
}

// open returns the text from its beginning: UTF-8, without a mark, with lines that end as they should.
func (s *source) open() (io.Reader, error) {
	if _, err := s.file.Seek(s.begin, io.SeekStart); err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	var r io.Reader = s.file
	if s.west {
		r = transform.NewReader(r, charmap.Windows1252.NewDecoder())
	}
	if s.returns {
		r = lineEnds{r}
	}
	return r, nil
}

// begins returns the first so many bytes of the text, or fewer where it is shorter.
func (s *source) begins(n int) ([]byte, error) {
	r, err := s.open()
	if err != nil {
		return nil, err
	}
	head := make([]byte, n)
	got, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	return head[:got], nil
}

// lineEnds makes line feeds of carriage returns.
type lineEnds struct{ r io.Reader }

func (l lineEnds) Read(b []byte) (int, error) {
	n, err := l.r.Read(b)
	for i := range b[:n] {
		if b[i] == '\r' {
			b[i] = '\n'
		}
	}
	return n, err
}

// survey is what is seen of a text when it is read through once.
type survey struct {
	feed, carriage bool // whether there is one
	zero           int  // line of the first zero byte, or 0
	invalid        int  // line of the first byte that is not UTF-8, or 0
	long           int  // first line over the limit, or 0
}

// look reads a text through.
func look(r io.Reader) (survey, error) {
	var s survey
	buffer := make([]byte, 256<<10)
	kept := 0              // bytes of a letter that the last part broke off
	line, returned := 1, 1 // counted by line feeds, and by carriage returns
	feeds, returns := 0, 0 // bytes since either
	longReturned := 0      // first line over the limit where lines end with carriage returns
	for end := false; !end; {
		n, err := io.ReadFull(r, buffer[kept:])
		if end = err == io.EOF || err == io.ErrUnexpectedEOF; err != nil && !end {
			return s, fmt.Errorf("read the file: %w", err)
		}
		part := buffer[:kept+n]
		fresh := part[kept:]
		for len(fresh) > 0 {
			i := bytes.IndexAny(fresh, "\n\r\x00")
			if i < 0 {
				feeds, returns = feeds+len(fresh), returns+len(fresh)
				break
			}
			feeds, returns = feeds+i, returns+i
			if feeds > maxLineBytes && s.long == 0 {
				s.long = line
			}
			if returns > maxLineBytes && longReturned == 0 {
				longReturned = returned
			}
			switch fresh[i] {
			case '\n':
				s.feed, feeds, returns = true, 0, returns+1
				line++
			case '\r':
				s.carriage, returns, feeds = true, 0, feeds+1
				returned++
			default:
				if s.zero == 0 {
					s.zero = line
				}
				feeds, returns = feeds+1, returns+1
			}
			fresh = fresh[i+1:]
		}
		if feeds > maxLineBytes && s.long == 0 {
			s.long = line
		}
		if returns > maxLineBytes && longReturned == 0 {
			longReturned = returned
		}
		kept = 0
		if s.invalid == 0 {
			whole := part
			if !end {
				kept = brokenOff(part)
				whole = part[:len(part)-kept]
			}
			if !utf8.Valid(whole) {
				bad := firstInvalid(whole)
				// The line counted so far is that of the part's end.
				s.invalid = line - bytes.Count(part[bad:], []byte("\n"))
				kept = 0
			}
			copy(buffer, part[len(part)-kept:])
		}
	}
	if !s.feed && s.carriage {
		s.long = longReturned
	}
	return s, nil
}

// brokenOff returns how many bytes at the end of a part begin a letter that goes on in the next.
func brokenOff(part []byte) int {
	for n := 1; n <= min(utf8.UTFMax-1, len(part)); n++ {
		if b := part[len(part)-n]; utf8.RuneStart(b) {
			if b >= utf8.RuneSelf && !utf8.FullRune(part[len(part)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}

// lineIndex remembers where lines end in what is read through it.
type lineIndex struct {
	r    io.Reader
	at   int64
	ends []int64
}

func (l *lineIndex) Read(b []byte) (int, error) {
	n, err := l.r.Read(b)
	for i, c := range b[:n] {
		if c == '\n' {
			l.ends = append(l.ends, l.at+int64(i))
		}
	}
	l.at += int64(n)
	return n, err
}

// line returns the line, from 1, that an offset is on.
func (l *lineIndex) line(offset int64) int {
	at, _ := slices.BinarySearch(l.ends, offset)
	return 1 + at
}
