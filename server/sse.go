package server

import (
	"bytes"
	"net/http"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// streamWrite is how long a client may take to accept one event before its stream is given up.
const streamWrite = 30 * time.Second

// stream answers with server-sent events as graphql-sse says in its mode of distinct connections: next for every
// answer, then complete. What is refused comes as one next, because a browser's EventSource shows no other answer.
func (e *endpoint) stream(w http.ResponseWriter, o *operation) {
	defer o.finish(0)
	if status := statusOf(o.refusal, mediaGraphQL); status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", "POST")
		write(w, status, mediaJSON, &graphql.Response{Errors: o.refusal}, false)
		return
	}

	control := http.NewResponseController(w)
	w.Header().Set("Content-Type", mediaEvents+"; charset=utf-8")
	w.Header().Set("X-Accel-Buffering", "no") // proxies must not hold events back
	w.WriteHeader(http.StatusOK)
	send := func(text []byte) bool {
		_ = control.SetWriteDeadline(time.Now().Add(streamWrite)) // not offered by every server; then there is none
		if _, err := w.Write(text); err != nil {
			return false
		}
		return control.Flush() == nil
	}
	if !send([]byte(":\n\n")) {
		return
	}

	if len(o.refusal) > 0 {
		if send(event(&graphql.Response{Errors: o.refusal}, false)) {
			send(completed)
		}
		return
	}

	answers := o.stream(func(r *graphql.Response) []byte { return event(r, true) })
	alive := time.NewTicker(e.limits.KeepAlive)
	defer alive.Stop()
	for {
		select {
		case text, more := <-answers:
			if !more {
				send(completed)
				return
			}
			if !send(text) {
				return
			}
		case <-alive.C:
			if !send([]byte(": alive\n\n")) {
				return
			}
		}
	}
}

var completed = []byte("event: complete\ndata:\n\n")

func event(response *graphql.Response, ran bool) []byte {
	var b bytes.Buffer
	encode(&b, response, ran)
	// Between JSON's tokens a line's end is a blank; within them there is none.
	line := bytes.Map(func(c rune) rune {
		if c == '\n' || c == '\r' {
			return ' '
		}
		return c
	}, b.Bytes())
	return slices.Concat([]byte("event: next\ndata: "), line, []byte("\n\n"))
}
