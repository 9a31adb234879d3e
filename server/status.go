package server

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"rung/org"
)

// Media types of answers.
const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
	mediaEvents  = "text/event-stream"
)

// statusOf is the HTTP status of an answer to a well-formed GraphQL request, as "GraphQL over HTTP" says.
//
//	                              graphql-response+json   json
//	data, with or without errors          200             200
//	data null because of errors           200             200
//	document or variables refused         400             200
//	mutation by GET                       405             405
//	document not known by its hash        200             200
//	subscription without a stream         400             400
//	nobody signed in, or not allowed    401, 403        401, 403
//	no snapshot yet, shutting down        503             503
//
// What is no well-formed GraphQL request never gets here: 400, 406, 413 or 415, whatever is accepted.
func statusOf(refusal gqlerror.List, media string) int {
	switch {
	case len(refusal) == 0:
		return http.StatusOK
	case refusal[0] == errMutationByGet:
		return http.StatusMethodNotAllowed
	case refusal[0] == errNoStream:
		return http.StatusBadRequest
	}
	switch org.Code(codeOf(refusal[0])) {
	case codePersistedNotFound: // part of the protocol: the client sends the document next
		return http.StatusOK
	case org.Unauthenticated:
		return http.StatusUnauthorized
	case org.Forbidden:
		return http.StatusForbidden
	case org.Unavailable:
		return http.StatusServiceUnavailable
	case org.Internal:
		return http.StatusInternalServerError
	}
	switch {
	case media == mediaJSON:
		return http.StatusOK
	default:
		return http.StatusBadRequest
	}
}

// accepted chooses the answer's media type among those offered, the first being the default.
// ok is false where the client accepts none of them.
func accepted(r *http.Request, offered ...string) (media string, ok bool) {
	header := strings.Join(r.Header.Values("Accept"), ",")
	if strings.TrimSpace(header) == "" {
		return offered[0], true
	}
	best := 0.0
	for _, part := range strings.Split(header, ",") {
		kind, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		if charset, ok := parameters["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		quality := 1.0
		if q, ok := parameters["q"]; ok {
			if quality, err = strconv.ParseFloat(q, 64); err != nil {
				continue
			}
		}
		if quality <= best {
			continue
		}
		for _, o := range offered {
			if kind == o || kind == "*/*" || kind == "application/*" && strings.HasPrefix(o, "application/") {
				media, best = o, quality
				break
			}
		}
	}
	return media, best > 0
}

// accepts tells whether the client names a media type in its Accept header.
func accepts(r *http.Request, media string) bool {
	for _, part := range strings.Split(strings.Join(r.Header.Values("Accept"), ","), ",") {
		if kind, _, err := mime.ParseMediaType(part); err == nil && kind == media {
			return true
		}
	}
	return false
}

// encode writes an answer as JSON. A refused operation has no data; one that ran always has, if only null.
// Data is copied as it is: it may be tens of megabytes, and gqlgen wrote it.
func encode(w *bytes.Buffer, response *graphql.Response, ran bool) {
	separator := byte('{')
	member := func(name string, value []byte) {
		w.WriteByte(separator)
		separator = ','
		w.WriteString(`"` + name + `":`)
		w.Write(value)
	}
	if len(response.Errors) > 0 || !ran {
		member("errors", marshalled(response.Errors))
	}
	if ran && len(response.Data) == 0 {
		member("data", []byte("null"))
	} else if ran {
		member("data", response.Data)
	}
	if len(response.Extensions) > 0 {
		member("extensions", marshalled(response.Extensions))
	}
	w.WriteByte('}')
}

// marshalled is a value of the server's own making as JSON.
func marshalled(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // our own maps and strings; the request's recovery answers INTERNAL
	}
	return text
}
