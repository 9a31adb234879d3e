package neo4j

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strings"
)

// position is what a bookmark says: a place in the transaction log of one database.
type position struct {
	store       [16]byte // the store's id: another one means another database, or one that was restored
	transaction int64    // the number of the last transaction
}

var errBookmark = errors.New("the bookmark is not of the form known")

// parseBookmark reads a bookmark, whose form is not documented: "FB:" and, in base64, a MessagePack structure of the
// store's id and the number of the last transaction.
func parseBookmark(s string) (position, error) {
	var p position
	text, ok := strings.CutPrefix(s, "FB:")
	if !ok {
		return p, errBookmark
	}
	b, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(b) < 3+16+1+1 || b[0] != 0x91 || b[1] != 0xcc || b[2] != 16 {
		return p, errBookmark
	}
	copy(p.store[:], b[3:])
	b = b[3+16:]
	marker, rest := b[0], b[1:]
	size := 0
	switch {
	case marker < 0x80: // the number itself
		p.transaction = int64(marker)
	case marker >= 0xc8 && marker <= 0xcb:
		size = 1 << (marker - 0xc8)
		if len(rest) < size {
			return p, errBookmark
		}
		var wide [8]byte
		if rest[0] >= 0x80 { // negative, which no transaction is
			return p, errBookmark
		}
		copy(wide[8-size:], rest)
		p.transaction = int64(binary.BigEndian.Uint64(wide[:]))
	default:
		return p, errBookmark
	}
	if rest = rest[size:]; len(rest) != 1 || rest[0] != 0x90 {
		return p, errBookmark
	}
	return p, nil
}
