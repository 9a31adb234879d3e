// Package scalar writes and reads the schema's scalars.
package scalar

import (
	"fmt"
	"io"

	"github.com/99designs/gqlgen/graphql"

	"rung/org"
)

// MarshalDate writes YYYY-MM-DD, or null where the date is not known.
func MarshalDate(d org.Date) graphql.Marshaler {
	if !d.Known() {
		return graphql.Null
	}
	return date(d)
}

// date is a date that is known.
type date org.Date

// MarshalGQL writes the date.
func (d date) MarshalGQL(w io.Writer) {
	text := make([]byte, 0, len(`"2006-01-02"`))
	text = append(org.Date(d).Append(append(text, '"')), '"')
	_, _ = w.Write(text)
}

// UnmarshalDate reads YYYY-MM-DD.
func UnmarshalDate(v any) (org.Date, error) {
	s, ok := v.(string)
	if !ok {
		return org.NoDate, fmt.Errorf("a Date is a string, YYYY-MM-DD")
	}
	return org.ParseDate(s)
}
