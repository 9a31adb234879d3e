package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"rung/access"
	"rung/org"
)

// endpoint serves /graphql: every transport begins here.
type endpoint struct {
	engine *engine
	limits Limits
	socket *socket

	identity *identifier
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Add("Vary", "Accept")
	if r.Header.Get("Upgrade") != "" {
		e.socket.ServeHTTP(w, r)
		return
	}
	switch r.Method {
	case http.MethodGet, http.MethodPost:
	case http.MethodOptions:
		w.Header().Set("Allow", "GET, POST, OPTIONS")
		w.WriteHeader(http.StatusNoContent)
		return
	default:
		w.Header().Set("Allow", "GET, POST, OPTIONS")
		refuse(w, r, &badRequest{http.StatusMethodNotAllowed, coded(string(org.Invalid), "operations are sent by GET or POST, not by %s", shorten(r.Method, nameKept))})
		return
	}

	started := time.Now()
	who, ok, wrong := e.identity.identify(r)
	if wrong == nil && !ok {
		wrong = errNobody
	}
	if wrong != nil {
		refuseSignIn(w, r, wrong)
		return
	}
	r = r.WithContext(access.With(r.Context(), who))

	streams := accepts(r, mediaEvents)
	media, ok := accepted(r, mediaJSON, mediaGraphQL)
	if !ok && !streams {
		refuse(w, r, &badRequest{http.StatusNotAcceptable, coded(string(org.Invalid), "answers are %s, %s or %s", mediaGraphQL, mediaJSON, mediaEvents)})
		return
	}
	by := answering{transport: transportOf(r), readOnly: r.Method == http.MethodGet, streams: streams}
	asked, bad := e.take(w, r, by)
	defer asked.done()
	if bad != nil {
		refuse(w, r, bad)
		return
	}
	in := e.engine.pinnedTo(r.Context())
	key := answerKey{}
	if ok && in.err == nil {
		key = e.engine.keyOf(in, by, media, asked.text)
		if a := e.engine.answers.find(key); a != nil {
			e.again(w, r, a, ended{by: by, kind: string(ast.Query), name: a.name, started: started, who: who, kept: true}, media)
			return
		}
	}
	params, bad := asked.params, bad
	if params == nil {
		params, bad = decode(by, asked.text)
	}
	if bad != nil {
		refuse(w, r, bad)
		return
	}
	if params.Query != "" && params.Extensions["persistedQuery"] != nil {
		key = answerKey{} // the document is to be remembered by its hash, each time it comes with it
	}
	params.Headers = r.Header
	o := e.engine.begin(in, params, by)
	// A client that takes both wants a stream of what has several answers.
	if streams && (!ok || o.kind() == "subscription") {
		o.by.transport = "sse"
		e.stream(w, o)
		return
	}
	e.once(w, r, o, media, key)
}

// again gives an answer that was kept.
func (e *endpoint) again(w http.ResponseWriter, r *http.Request, a *keptAnswer, done ended, media string) {
	done.status = http.StatusOK
	if a.tag != "" {
		offerTag(w.Header(), a.tag)
		if matches(r.Header.Get("If-None-Match"), a.tag) {
			done.status = http.StatusNotModified
		}
	}
	if done.status == http.StatusNotModified {
		w.WriteHeader(done.status)
	} else {
		writeBody(w, done.status, media, a.body)
	}
	e.engine.note(done)
}

// once answers with one JSON document, and keeps it under the key, which is zero where nothing is kept.
func (e *endpoint) once(w http.ResponseWriter, r *http.Request, o *operation, media string, key answerKey) {
	status := statusOf(o.refusal, media)
	defer func() { o.finish(status) }()
	tag := ""
	if o.by.readOnly {
		tag = o.tag(media)
	}
	if tag != "" {
		offerTag(w.Header(), tag)
		if matches(r.Header.Get("If-None-Match"), tag) {
			status = http.StatusNotModified
			w.WriteHeader(status)
			return
		}
	}
	response := &graphql.Response{Errors: o.refusal}
	ran := len(o.refusal) == 0
	if ran {
		response = o.answer()
	}
	if len(response.Errors) > 0 && tag != "" { // it may be gone next time
		w.Header().Del("ETag")
		w.Header().Set("Cache-Control", "no-store")
	}
	if status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", "POST")
	}
	body := write(w, status, media, response, ran)
	if ran && o.kind() == string(ast.Query) && len(response.Errors) == 0 && !o.notes.wide {
		e.engine.answers.keep(key, &keptAnswer{name: o.name(), tag: tag, body: body})
	}
}

// write answers, and returns the body.
func write(w http.ResponseWriter, status int, media string, response *graphql.Response, ran bool) []byte {
	var body bytes.Buffer
	body.Grow(len(response.Data) + len(`{"data":}`))
	encode(&body, response, ran)
	writeBody(w, status, media, body.Bytes())
	return body.Bytes()
}

func writeBody(w http.ResponseWriter, status int, media string, body []byte) {
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that went away needs no answer
}

// badRequest is a request that is no GraphQL request, and its HTTP status.
type badRequest struct {
	status int
	err    *gqlerror.Error
}

func malformed(argument, format string, args ...any) *badRequest {
	err := coded(string(org.Invalid), format, args...)
	if argument != "" {
		err.Extensions["argument"] = argument
	}
	return &badRequest{http.StatusBadRequest, err}
}

func refuse(w http.ResponseWriter, r *http.Request, bad *badRequest) {
	media, ok := accepted(r, mediaJSON, mediaGraphQL)
	if !ok {
		media = mediaJSON
	}
	write(w, bad.status, media, &graphql.Response{Errors: gqlerror.List{bad.err}}, false)
}

// asked is what a request asks, as it is: the URL's parameters or the body; of an upload, which is read bit by bit, the
// operation's parameters.
type asked struct {
	text   []byte
	params *graphql.RawParams
	done   func() // frees what an upload left on disk
}

// take takes what is asked from a request.
func (e *endpoint) take(w http.ResponseWriter, r *http.Request, by answering) (asked, *badRequest) {
	a := asked{done: func() {}}
	kind, boundary, bad := contentType(r)
	switch {
	case bad != nil:
	case by.transport == transportUpload:
		a.params, a.done, bad = e.readMultipart(w, r, boundary)
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(e.engine.limits.Import + answerSlack)) // not offered by every server; then there is none
	case by.readOnly && (kind == "" || kind == mediaJSON):
		a.text = []byte(r.URL.RawQuery)
		if int64(len(a.text)) > e.limits.Body {
			bad = tooLarge("the URL", e.limits.Body)
		}
	case by.readOnly:
		bad = unsupported("a GET request takes no content type %s", shorten(kind, nameKept))
	case kind == mediaJSON:
		a.text, bad = e.readBody(w, r)
	case kind == "":
		bad = unsupported("say the content type: application/json")
	default:
		bad = unsupported("requests are application/json, or multipart/form-data with a file; not %s", shorten(kind, nameKept))
	}
	return a, bad
}

// decode reads the operation's parameters from the text that asks.
func decode(by answering, text []byte) (*graphql.RawParams, *badRequest) {
	if by.readOnly {
		return decodeURL(string(text))
	}
	return decodeParams(text)
}

// contentType returns the media type of a request's body, "" where none is said, and the boundary of its parts.
func contentType(r *http.Request) (kind, boundary string, bad *badRequest) {
	header := r.Header.Get("Content-Type")
	if header == "" || header == mediaJSON {
		return header, "", nil
	}
	kind, parameters, err := mime.ParseMediaType(header)
	if err != nil {
		return "", "", unsupported("the content type cannot be read")
	}
	if charset, ok := parameters["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
		return "", "", unsupported("requests are encoded in UTF-8")
	}
	return kind, parameters["boundary"], nil
}

func unsupported(format string, args ...any) *badRequest {
	return &badRequest{http.StatusUnsupportedMediaType, coded(string(org.Invalid), format, args...)}
}

func decodeURL(query string) (*graphql.RawParams, *badRequest) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil, malformed("", "the URL's parameters cannot be read")
	}
	// As JSON, so that both ways in are checked by the same rules.
	raw := map[string]json.RawMessage{}
	for _, name := range []string{"query", "operationName"} {
		if values.Has(name) {
			raw[name] = marshalled(values.Get(name))
		}
	}
	for _, name := range []string{"variables", "extensions"} {
		if text := values.Get(name); text != "" {
			if !json.Valid([]byte(text)) {
				return nil, malformed(name, "%s is no JSON", name)
			}
			raw[name] = json.RawMessage(text)
		}
	}
	if operation, ok := raw["operationName"]; ok && string(operation) == `""` {
		delete(raw, "operationName")
	}
	return paramsOf(raw)
}

func (e *endpoint) readBody(w http.ResponseWriter, r *http.Request) ([]byte, *badRequest) {
	const promised = 32 << 10 // bytes that are made room for before they have come
	var body bytes.Buffer
	body.Grow(int(min(max(r.ContentLength, 0), promised)) + bytes.MinRead)
	if _, err := body.ReadFrom(http.MaxBytesReader(w, r.Body, e.limits.Body)); err != nil {
		return nil, unread(err, e.limits.Body)
	}
	return body.Bytes(), nil
}

func unread(err error, limit int64) *badRequest {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return tooLarge("the request", limit)
	}
	return malformed("", "the request could not be read to its end")
}

func tooLarge(what string, limit int64) *badRequest {
	return &badRequest{http.StatusRequestEntityTooLarge, tooMuch("%s is longer than the %d bytes allowed", what, limit)}
}

// decodeParams reads the parameters of one operation from JSON; an array of them is a batch, which is refused.
func decodeParams(body []byte) (*graphql.RawParams, *badRequest) {
	body = bytes.TrimLeft(body, " \t\r\n")
	if len(body) == 0 {
		return nil, malformed("", "the request has no body")
	}
	if body[0] == '[' {
		return nil, malformed("", "batches are not accepted: send one operation a request, as a JSON object")
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(body, &raw); err != nil {
		return nil, malformed("", "the request is no JSON object%s", place(err))
	}
	return paramsOf(raw)
}

// place says where JSON went wrong, without repeating any of it.
func place(err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf(" (byte %d)", syntax.Offset)
	}
	return ""
}

func paramsOf(raw map[string]json.RawMessage) (*graphql.RawParams, *badRequest) {
	params := &graphql.RawParams{}
	read := func(name, what string, into any) *badRequest {
		value, ok := raw[name]
		if !ok || string(value) == "null" {
			return nil
		}
		decoder := json.NewDecoder(bytes.NewReader(value))
		decoder.UseNumber() // an Int stays exact
		if decoder.Decode(into) != nil {
			return malformed(name, "%s is no %s", name, what)
		}
		return nil
	}
	for _, bad := range []*badRequest{
		read("query", "string", &params.Query),
		read("operationName", "string", &params.OperationName),
		read("variables", "JSON object", &params.Variables),
		read("extensions", "JSON object", &params.Extensions),
	} {
		if bad != nil {
			return nil, bad
		}
	}
	if params.Query == "" && params.Extensions["persistedQuery"] == nil {
		return nil, malformed("query", "query is missing")
	}
	return params, nil
}

// transportUpload is the transport of a request that brings a file.
const transportUpload = "upload"

func transportOf(r *http.Request) string {
	if kind, _, bad := contentType(r); bad == nil && kind == "multipart/form-data" && r.Method == http.MethodPost {
		return transportUpload
	}
	return strings.ToLower(r.Method)
}
