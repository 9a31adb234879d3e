package org

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strings"
	"sync"
)

// maxCursor is the most bytes that a cursor may have.
const maxCursor = 16_000

// fingerprint tells questions apart: by a name, and by everything asked beside the page. Two moments of one
// question are not told apart, so that paging goes on over midnight and over changes.
func fingerprint(question string, asked ...any) string {
	h := fnv.New64a()
	h.Write([]byte(question))
	text, err := json.Marshal(asked)
	if err != nil { // a number that JSON cannot say
		text = fmt.Appendf(nil, "%v", asked)
	}
	h.Write(text)
	return fmt.Sprintf("%x", h.Sum64())
}

// fingerprinted returns a function that returns the fingerprint, which is worked out when it is first asked for.
func fingerprinted(question string, asked ...any) func() string {
	return sync.OnceValue(func() string { return fingerprint(question, asked...) })
}

// cursor returns the opaque name of a row's place: the question and the values of the row's keys.
func (o *ordering[R]) cursor(row R) string {
	values := make([]any, 1, len(o.keys)+1)
	values[0] = o.question()
	for i := range o.keys {
		if k := &o.keys[i]; k.number != nil {
			if n, ok := k.number(row); ok {
				values = append(values, n)
				continue
			}
		} else if t, ok := k.text(row); ok {
			values = append(values, t)
			continue
		}
		values = append(values, nil)
	}
	var text strings.Builder
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(values); err != nil {
		return "" // a number that JSON cannot say; after and before refuse the empty cursor
	}
	return base64.RawURLEncoding.EncodeToString([]byte(strings.TrimSpace(text.String())))
}

// readCursor returns the values that a cursor keeps, one a key; nil where there is no cursor. What is no cursor,
// or that of another question, is INVALID.
func (o *ordering[R]) readCursor(argument string, cursor *string) ([]any, error) {
	if cursor == nil {
		return nil, nil
	}
	if len(*cursor) > maxCursor {
		return nil, Errorf(Invalid, argument, "is no cursor")
	}
	text, err := base64.RawURLEncoding.DecodeString(*cursor)
	var values []any
	if err == nil {
		err = json.Unmarshal(text, &values)
	}
	if err != nil || len(values) == 0 {
		return nil, Errorf(Invalid, argument, "%q is no cursor; give one that a page of this question answered", shorten(*cursor))
	}
	if q, ok := values[0].(string); !ok || q != o.question() || len(values) != len(o.keys)+1 {
		return nil, Errorf(Invalid, argument, "is a cursor of another question or another order; give one that a page of this question answered")
	}
	values = values[1:]
	for i, v := range values {
		ok := v == nil && i < len(o.keys)-1
		if o.keys[i].number != nil {
			_, number := v.(float64)
			ok = ok || number
		} else {
			_, text := v.(string)
			ok = ok || text
		}
		if !ok {
			return nil, Errorf(Invalid, argument, "%q is no cursor; give one that a page of this question answered", shorten(*cursor))
		}
	}
	return values, nil
}

// compareCursor tells whether a cursor stands before a row, after it or on it.
func (o *ordering[R]) compareCursor(values []any, row R) int {
	for i := range o.keys {
		k, c := &o.keys[i], 0
		if k.number != nil {
			x, okX := values[i].(float64)
			y, okY := k.number(row)
			c = inOrder(x, okX, y, okY, k.descending)
		} else {
			x, okX := values[i].(string)
			y, okY := k.text(row)
			c = inOrder(x, okX, y, okY, k.descending)
		}
		if c != 0 {
			return c
		}
	}
	return 0
}
