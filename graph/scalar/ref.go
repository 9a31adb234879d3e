package scalar

import (
	"encoding/json"
	"errors"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// MarshalRef writes a reference.
func MarshalRef(ref string) graphql.Marshaler { return graphql.MarshalString(ref) }

// UnmarshalRef reads a reference as an ID is read: a string, or a whole number, which some ids are.
func UnmarshalRef(v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case json.Number:
		if _, err := v.Int64(); err == nil {
			return v.String(), nil
		}
	}
	return "", errors.New("a reference is a string, such as an id")
}
