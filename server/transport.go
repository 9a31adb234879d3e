package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
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
	params, done, bad := e.read(w, r)
	defer done()
	if bad != nil {
		refuse(w, r, bad)
		return
	}
	params.Headers = r.Header
	by := answering{transport: transportOf(r), readOnly: r.Method == http.MethodGet}
	if by.transport == transportUpload {
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(e.engine.limits.Import + answerSlack)) // not offered by every server; then there is none
	}
	by.streams = streams
	o := e.engine.begin(r.Context(), params, by)
	// A client that takes both wants a stream of what has several answers.
	if streams && (!ok || o.kind() == "subscription") {
		o.by.transport = "sse"
		e.stream(w, o)
		return
	}
	e.once(w, r, o, media)
}

// once answers with one JSON document.
func (e *endpoint) once(w http.ResponseWriter, r *http.Request, o *operation, media string) {
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
	write(w, status, media, response, ran)
}

func write(w http.ResponseWriter, status int, media string, response *graphql.Response, ran bool) {
	var body bytes.Buffer
	encode(&body, response, ran)
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(body.Len()))
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes()) // a client that went away needs no answer
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

// read takes the operation's parameters from a request; done frees what an upload left on disk.
func (e *endpoint) read(w http.ResponseWriter, r *http.Request) (params *graphql.RawParams, done func(), bad *badRequest) {
	done = func() {}
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	given := r.Header.Get("Content-Type") != ""
	if given && err != nil {
		return nil, done, unsupported("the content type cannot be read")
	}
	if charset, ok := parameters["charset"]; ok && !strings.EqualFold(charset, "utf-8") {
		return nil, done, unsupported("requests are encoded in UTF-8")
	}
	switch {
	case r.Method == http.MethodGet && (!given || kind == mediaJSON):
		params, bad = e.readURL(r.URL.RawQuery)
	case r.Method == http.MethodGet:
		bad = unsupported("a GET request takes no content type %s", shorten(kind, nameKept))
	case kind == mediaJSON:
		params, bad = e.readJSON(w, r)
	case kind == "multipart/form-data":
		return e.readMultipart(w, r, parameters["boundary"])
	case !given:
		bad = unsupported("say the content type: application/json")
	default:
		bad = unsupported("requests are application/json, or multipart/form-data with a file; not %s", shorten(kind, nameKept))
	}
	return params, done, bad
}

func unsupported(format string, args ...any) *badRequest {
	return &badRequest{http.StatusUnsupportedMediaType, coded(string(org.Invalid), format, args...)}
}

func (e *endpoint) readURL(query string) (*graphql.RawParams, *badRequest) {
	if int64(len(query)) > e.limits.Body {
		return nil, tooLarge("the URL", e.limits.Body)
	}
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

func (e *endpoint) readJSON(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *badRequest) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, e.limits.Body))
	if err != nil {
		return nil, unread(err, e.limits.Body)
	}
	return decodeParams(body)
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
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		return transportUpload
	}
	return strings.ToLower(r.Method)
}
