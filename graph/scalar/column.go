package scalar

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"rung/org"
)

// MarshalColumn writes a JSON array straight from the column, without a value in memory for each element.
func MarshalColumn(c org.Column) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		buffer := make([]byte, 0, 16*1024)
		buffer = append(buffer, '[')
		flush := func() {
			_, _ = w.Write(buffer)
			buffer = buffer[:0]
		}
		for i, s := range c.Strings {
			if i > 0 {
				buffer = append(buffer, ',')
			}
			quoted, _ := json.Marshal(s) // a string always marshals
			buffer = append(buffer, quoted...)
			if len(buffer) > 15*1024 {
				flush()
			}
		}
		for i, n := range c.Ints {
			if i > 0 {
				buffer = append(buffer, ',')
			}
			buffer = strconv.AppendInt(buffer, int64(n), 10)
			if len(buffer) > 15*1024 {
				flush()
			}
		}
		buffer = append(buffer, ']')
		flush()
	})
}

// UnmarshalColumn refuses: no input is a column.
func UnmarshalColumn(any) (org.Column, error) {
	return org.Column{}, errors.New("a Column is only ever an answer")
}
