package neo4j

import (
	"encoding/base64"
	"testing"
)

func TestABookmarkSaysTheStoreAndTheTransaction(t *testing.T) {
	head := append([]byte{0x91, 0xcc, 16}, "0123456789abcdef"...)
	with := func(tail ...byte) string {
		return "FB:" + base64.StdEncoding.EncodeToString(append(append([]byte{}, head...), tail...))
	}
	if p, err := parseBookmark("FB:kcwQvtQaAfY0TrygyJShjlv6ynGQ"); err != nil || p.transaction != 113 { // of a server 5.26
		t.Errorf("a server's bookmark is read as %+v, %v, want transaction 113", p, err)
	}
	for _, c := range []struct {
		bookmark string
		want     int64 // -1: it cannot be read
	}{
		{with(0x00, 0x90), 0},
		{with(0x7f, 0x90), 127},
		{with(0xc8, 0x7f, 0x90), 127},
		{with(0xc9, 0x01, 0x00, 0x90), 256},
		{with(0xca, 0x00, 0x01, 0x00, 0x00, 0x90), 65536},
		{with(0xcb, 0, 0, 0, 1, 0, 0, 0, 0, 0x90), 1 << 32},
		{with(0xc8, 0x80, 0x90), -1}, // negative
		{with(0xc9, 0x01, 0x90), -1},
		{with(0xcc, 0x01, 0x90), -1},
		{with(0x01), -1},
		{with(0x01, 0x91), -1},
		{with(0x01, 0x90, 0x90), -1},
		{"", -1},
		{"FB:", -1},
		{"FB:!", -1},
		{"neo4j:bookmark:v1:tx7", -1},
	} {
		p, err := parseBookmark(c.bookmark)
		if c.want < 0 {
			if err == nil {
				t.Errorf("%q is read as %+v, want an error", c.bookmark, p)
			}
			continue
		}
		if err != nil || p.transaction != c.want || string(p.store[:]) != "0123456789abcdef" {
			t.Errorf("%q is read as %+v, %v, want transaction %d", c.bookmark, p, err, c.want)
		}
	}
}
