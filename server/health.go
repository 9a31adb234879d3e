package server

import (
	"net/http"
	"strconv"
)

// Readiness says whether questions can be answered, and what there is to say about the store either way.
type Readiness struct {
	Ready bool // false before the first snapshot
	State any  // the answer's body, as JSON: the store's state
}

// alive answers as long as the process can.
func alive(version string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writePlain(w, http.StatusOK, map[string]string{"status": "alive", "version": version})
	})
}

// ready answers 503 before the first snapshot and 200 from then on, because reads outlive the store.
func ready(readiness func() Readiness) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		now := readiness()
		status := http.StatusOK
		if !now.Ready {
			status = http.StatusServiceUnavailable
		}
		writePlain(w, status, now.State)
	})
}

func writePlain(w http.ResponseWriter, status int, value any) {
	body := append(marshalled(value), '\n')
	w.Header().Set("Content-Type", mediaJSON)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a client that went away needs no answer
}
