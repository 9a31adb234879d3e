package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

var client = &http.Client{Timeout: 5 * time.Minute}

// system is a server that is measured: a process of its own.
type system struct {
	url     string
	process *exec.Cmd
	once    sync.Once
}

// startRung starts Rung over a store.
func startRung(ctx context.Context, program, store string, flags ...string) (*system, error) {
	args := append([]string{"serve", "--store", store, "--listen", "127.0.0.1:0", "--log-level", "warn", "--no-sample"}, flags...)
	return start(ctx, "Rung", "Rung is at ", "graphql", program, args...)
}

// start starts a server, which says where it is after some words, and returns once it has said so.
func start(ctx context.Context, what, before, path, name string, args ...string) (*system, error) {
	s := &system{process: exec.CommandContext(ctx, name, args...)}
	s.process.Stderr = os.Stderr
	s.process.Env = append(os.Environ(), "NODE_ENV=production")
	out, err := s.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.process.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for s.url == "" && lines.Scan() {
		if _, after, ok := strings.Cut(lines.Text(), before); ok {
			s.url = strings.Fields(after)[0] + path
		}
	}
	if s.url == "" {
		s.stop()
		return nil, fmt.Errorf("%s did not start", what)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	return s, nil
}

func (s *system) stop() {
	s.once.Do(func() {
		_ = s.process.Process.Signal(syscall.SIGTERM)
		_ = s.process.Wait()
	})
}

// memory returns the resident memory in megabytes.
func (s *system) memory() float64 { return memoryOf(s.process.Process.Pid) }

func memoryOf(pid int) float64 {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		return 0
	}
	for line := range strings.SplitSeq(string(text), "\n") {
		var kb float64
		if _, err := fmt.Sscanf(line, "VmRSS: %g kB", &kb); err == nil {
			return kb / 1000
		}
	}
	return 0
}

// startFloor starts this program as the server that answers from memory.
func startFloor(ctx context.Context, answers map[string]string) (*system, error) {
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
	return start(ctx, "the floor", "The floor is at ", "graphql", self, "floor", file.Name())
}

// serveFloor answers requests with what a file says, which it removes: the least that a server of net/http does.
func serveFloor(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	_ = os.Remove(file)
	answers := map[string]string{}
	if err := json.Unmarshal(text, &answers); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("The floor is at http://%s/\n", listener.Addr())
	return http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked, err := io.ReadAll(r.Body)
		answer, ok := answers[string(asked)]
		if err != nil || !ok {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Content-Length", strconv.Itoa(len(answer)))
		_, _ = io.WriteString(w, answer)
	}))
}

// machine says what the figures were measured on.
func machine() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	model, cores := "unknown", 0
	for line := range strings.SplitSeq(string(text), "\n") {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			model, cores = strings.TrimSpace(value), cores+1
		}
	}
	return fmt.Sprintf("%d cores of %s", cores, model)
}
