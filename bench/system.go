package bench

import (
	"bufio"
	"context"
	"fmt"
	"io"
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

// Client is for what is asked once, and may take long.
var Client = &http.Client{Timeout: 5 * time.Minute, Transport: &http.Transport{MaxIdleConnsPerHost: 64}}

// System is a server that is measured: a process of its own.
type System struct {
	URL     string
	process *exec.Cmd
	once    sync.Once
}

// StartRung starts Rung over a store.
func StartRung(ctx context.Context, program, store string, flags ...string) (*System, error) {
	args := append([]string{"serve", "--store", store, "--listen", "127.0.0.1:0", "--log-level", "warn", "--no-sample"}, flags...)
	return Start(ctx, "Rung", "Rung is at ", "graphql", program, args...)
}

// Generate makes an organization of so many people in an empty store, the same each time.
func Generate(ctx context.Context, program string, people int, store string) error {
	out, err := exec.CommandContext(ctx, program, "generate", "--people", fmt.Sprint(people), "--seed", "1", "--store", store).CombinedOutput()
	if err != nil {
		return fmt.Errorf("rung generate: %w: %s", err, out)
	}
	return nil
}

// Start starts a server, which says where it is after some words, and returns once it has said so.
func Start(ctx context.Context, what, before, path, name string, args ...string) (*System, error) {
	s := &System{process: exec.CommandContext(ctx, name, args...)}
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
	for s.URL == "" && lines.Scan() {
		if _, after, ok := strings.Cut(lines.Text(), before); ok {
			s.URL = strings.Fields(after)[0] + path
		}
	}
	if s.URL == "" {
		s.Stop()
		return nil, fmt.Errorf("%s did not start", what)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	return s, nil
}

// Stop ends it, in good order.
func (s *System) Stop() {
	s.once.Do(func() {
		_ = s.process.Process.Signal(syscall.SIGTERM)
		_ = s.process.Wait()
	})
}

// Memory returns the resident memory in megabytes.
func (s *System) Memory() float64 { return MemoryOf(s.process.Process.Pid) }

// Seconds returns the processor time that it has used.
func (s *System) Seconds() float64 {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(s.process.Process.Pid), "stat"))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(after)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	const ticks = 100 // a second, on every Linux that Go knows
	return (user + system) / ticks
}

// MemoryOf returns the resident memory of a process in megabytes; 0 where it cannot be read.
func MemoryOf(pid int) float64 {
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

// Machine says what the figures were measured on.
func Machine() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	model, cores := "unknown", 0
	for line := range strings.SplitSeq(string(text), "\n") {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			model, cores = strings.TrimSpace(value), cores+1
		}
	}
	return fmt.Sprintf("%d cores of %s", cores, model)
}
