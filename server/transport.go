package server

import (
	"bytes"
	"errors"
	"mime"
	"net/http"
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
		writeData(w, done.status, media, a.rest)
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
	rest := dataAlone(response)
	if rest == nil {
		write(w, status, media, response, ran)
		return
	}
	writeData(w, status, media, rest)
	if o.kind() == string(ast.Query) && !o.notes.wide {
		e.engine.answers.keep(key, &keptAnswer{name: o.name(), tag: tag, rest: rest})
	}
}

// write answers with what an operation came to.
func write(w http.ResponseWriter, status int, media string, response *graphql.Response, ran bool) {
	var body bytes.Buffer
	encode(&body, response, ran)
	writeHead(w, status, media, body.Len())
	_, _ = w.Write(body.Bytes()) // a client that went away needs no answer
}

// dataAlone returns what stands in a body after beforeData, where an answer is data and nothing else; nil where it is not,
// as of an operation that was refused.
// The data are not copied, if there is room after them: they may be tens of megabytes.
func dataAlone(response *graphql.Response) []byte {
	if len(response.Errors) > 0 || len(response.Extensions) > 0 || len(response.Data) == 0 {
		return nil
	}
	return append(response.Data, '}')
}

var beforeData = []byte(`{"data":`)

// writeData answers with data alone.
func writeData(w http.ResponseWriter, status int, media string, rest []byte) {
	writeHead(w, status, media, len(beforeData)+len(rest))
	_, _ = w.Write(beforeData)
	_, _ = w.Write(rest) // a client that went away needs no answer
}

func writeHead(w http.ResponseWriter, status int, media string, length int) {
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(length))
	w.WriteHeader(status)
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

// transportUpload is the transport of a request that brings a file.
const transportUpload = "upload"

func transportOf(r *http.Request) string {
	if kind, _, bad := contentType(r); bad == nil && kind == "multipart/form-data" && r.Method == http.MethodPost {
		return transportUpload
	}
	return strings.ToLower(r.Method)
}
