package server

import (
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"rung/org"
)

// observed counts and logs the requests of one route, and answers INTERNAL where its handler panics.
// Operations have lines of their own (operation.go); of a request nothing but its route is logged, since URLs carry variables.
func observed(route string, m *metrics, log *slog.Logger, quiet bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := time.Now()
		seen := &statusWriter{ResponseWriter: w}
		m.requestsInFlight.Inc()
		defer func() {
			if value := recover(); value != nil {
				if value == http.ErrAbortHandler {
					m.requestsInFlight.Dec()
					panic(value)
				}
				log.Error("panic", "route", route, "error", printed(value), "stack", string(debug.Stack()))
				if seen.status == 0 {
					write(seen, http.StatusInternalServerError, mediaJSON, &graphql.Response{Errors: gqlerror.List{coded(string(org.Internal), "internal error")}}, false)
				}
			}
			m.requestsInFlight.Dec()
			status := seen.status
			if status == 0 {
				status = http.StatusOK
			}
			m.requests.WithLabelValues(route, methodOf(r), strconv.Itoa(status)).Inc()
			if quiet && status < 400 {
				return
			}
			log.Info("request", "route", route, "method", methodOf(r), "status", status, "milliseconds", float64(time.Since(started).Microseconds())/1000)
		}()
		next.ServeHTTP(seen, r)
	})
}

// methodOf bounds a method's name, which a client may make up.
func methodOf(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodPost, http.MethodHead, http.MethodOptions, http.MethodPut, http.MethodPatch, http.MethodDelete:
		return r.Method
	}
	return "other"
}

// statusWriter remembers the status; http.ResponseController finds everything else through Unwrap.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
