package intake

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode returns the text of a file as UTF-8 without a byte order mark, or nil with a problem. Without a mark,
// text that is not UTF-8 is taken for Windows-1252, what spreadsheets write in Western Europe, and said so.
func decode(data []byte, p *problems) []byte {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		data = decodeUTF16(data, unicode.LittleEndian, p)
	case zerosAt(data, 1):
		data = decodeUTF16(data, unicode.LittleEndian, p)
	case zerosAt(data, 0):
		data = decodeUTF16(data, unicode.BigEndian, p)
	}
	if data == nil {
		return nil
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		p.fail(lineAt(data, i), "", "UNREADABLE", "the file holds a zero byte and is not text; save it as CSV")
		return nil
	}
	if !utf8.Valid(data) {
		bad := firstInvalid(data)
		line := lineAt(data, bad)
		text, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			p.fail(line, "", "UNREADABLE", "the text is neither UTF-8 nor Windows-1252; save it as UTF-8")
			return nil
		}
		p.note(line, "", "ENCODING", "the text is not UTF-8 and was read as Windows-1252; look at its accented letters")
		data = text
	}
	if data == nil {
		data = []byte{}
	}
	return data
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

// lineAt returns the line of the file, from 1, that an offset is on.
func lineAt(data []byte, offset int) int {
	return 1 + bytes.Count(data[:offset], []byte("\n"))
}
