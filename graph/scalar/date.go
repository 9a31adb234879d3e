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
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = io.WriteString(w, `"`+d.String()+`"`)
	})
}

// UnmarshalDate reads YYYY-MM-DD.
func UnmarshalDate(v any) (org.Date, error) {
	s, ok := v.(string)
	if !ok {
		return org.NoDate, fmt.Errorf("a Date is a string, YYYY-MM-DD")
	}
	return org.ParseDate(s)
}
