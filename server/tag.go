package server

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
)

// tag names an answer before it is worked out, for an ETag: a hash of the program's version, of the moment and the
// rights that the operation is answered with, of the answer's media type and of the operation with its variables. Two
// requests with the same tag have the same answer. It is "" where nothing says the moment, or an operation was refused.
//
// It is weak: what stands between may compress the answer.
func (o *operation) tag(media string) string {
	if o.engine.moment == nil || len(o.refusal) > 0 || o.kind() != "query" {
		return ""
	}
	moment, rights := o.engine.moment(o.ctx)
	if moment == "" {
		return ""
	}
	text, err := json.Marshal([]any{o.engine.version, moment, rights, media, o.context.RawQuery, o.context.OperationName, o.context.Variables})
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(text)
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:18]) + `"`
}

// matches reports whether a header If-None-Match has a tag.
func matches(header, tag string) bool {
	for _, one := range strings.Split(header, ",") {
		one = strings.TrimSpace(one)
		if one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(tag, "W/") && one != "" {
			return true
		}
	}
	return false
}

// offerTag lets a client keep the answer and ask again whether it still holds.
func offerTag(h http.Header, tag string) {
	h.Set("ETag", tag)
	h.Set("Cache-Control", "private, no-cache")
	h.Add("Vary", "Authorization, Cookie")
}
