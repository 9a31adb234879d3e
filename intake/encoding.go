package intake

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// decode finds out how a text is encoded, so that open gives UTF-8 without a byte order mark; it reports whether the text
// can be read. Without a mark, text that is not UTF-8 is taken for Windows-1252, what spreadsheets write in Western
// Europe, and said so.
func (s *source) decode(head []byte, size int, p *problems) (bool, error) {
	order, wide := unicode.LittleEndian, true
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		s.begin, wide = 3, false
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")), zerosAt(head, 1):
	case zerosAt(head, 0):
		order = unicode.BigEndian
	default:
		wide = false
	}
	if wide {
		data, err := s.begins(size)
		if err != nil {
			return false, err
		}
		text := decodeUTF16(data, order, p)
		if text == nil {
			return false, nil
		}
		s.file = bytes.NewReader(text)
	}
	text, err := s.open()
	if err != nil {
		return false, err
	}
	seen, err := look(text)
	if err != nil {
		return false, err
	}
	if seen.zero > 0 {
		p.fail(seen.zero, "", "UNREADABLE", "the file holds a zero byte and is not text; save it as CSV")
		return false, nil
	}
	if seen.invalid > 0 {
		p.note(seen.invalid, "", "ENCODING", "the text is not UTF-8 and was read as Windows-1252; look at its accented letters")
		s.west = true
	}
	s.returns, s.longLine = seen.carriage && !seen.feed, seen.long
	return true, nil
}

func decodeUTF16(data []byte, order unicode.Endianness, p *problems) []byte {
	text, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil { // without a mark the decoder asks for one
		text, err = unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(data)
	}
	if err != nil {
		p.fail(1, "", "UNREADABLE", "the text is not UTF-16: %v", err)
		return nil
	}
	return text
}

// zerosAt reports whether of the first bytes those at even places (0) or at odd places (1) are mostly zero and
// the others are not, as in UTF-16 of a Western script.
func zerosAt(data []byte, parity int) bool {
	n := min(len(data), 512) &^ 1
	var zeros [2]int
	for i := range n {
		if data[i] == 0 {
			zeros[i&1]++
		}
	}
	return n >= 4 && zeros[parity]*2 > n/2 && zeros[1-parity]*8 < n/2
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return len(data)
}
