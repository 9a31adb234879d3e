package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"

	"rung/bench"
)

// startFloor starts this program as the server that answers from memory.
func startFloor(ctx context.Context, answers map[string][]byte) (*bench.System, error) {
	file, err := os.CreateTemp("", "rung-floor-*.json")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if err := json.NewEncoder(file).Encode(answers); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return bench.Start(ctx, "the floor", "The floor is at ", "graphql", self, "floor", file.Name())
}

// serveFloor answers requests with what a file says, which it removes: the least that a server of net/http does.
func serveFloor(ctx context.Context, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	_ = os.Remove(file)
	answers := map[string][]byte{} // net/http writes bytes at once, a long string in pieces
	if err := json.Unmarshal(text, &answers); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("The floor is at http://%s/\n", listener.Addr())
	defer context.AfterFunc(ctx, func() { _ = listener.Close() })()
	err = http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked, err := io.ReadAll(r.Body)
		answer, ok := answers[string(asked)]
		if err != nil || !ok {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Content-Length", strconv.Itoa(len(answer)))
		_, _ = w.Write(answer)
	}))
	if ctx.Err() != nil {
		return nil // it was told to end
	}
	return err
}
