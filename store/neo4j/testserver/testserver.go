// Package testserver starts a real Neo4j Community server without Docker: its jars are fetched by Maven, once, into
// the user's cache folder, and Java runs them. It needs java (17 or newer) and mvn. It is for tests and for
// trying things out: the server asks for no password unless it is told to, and listens on 127.0.0.1 only.
package testserver

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Version is the server's; pom.xml says the same.
const Version = "5.26.20"

//go:embed pom.xml
var pom []byte

//go:embed Server.java
var program []byte

// ErrMissing: the machine has no java or no mvn.
var ErrMissing = errors.New("a Neo4j server for tests needs java (17 or newer) and mvn, and they are not both on the PATH")

// Server is a server. It ends with Stop, and at the latest with this process.
type Server struct {
	options   Options
	temporary bool
	process   *exec.Cmd
	input     io.Closer
	ended     chan struct{}
}

// Options are a server's; the zero value is a server that keeps nothing.
type Options struct {
	Home string // where it keeps its data; "": a folder that is removed when it ends
	Port int    // where it listens; 0: a free one
	Heap string // of the Java machine; "": 1g
	// Login says that the server asks for a name and a password: neo4j and neo4j, to be changed first.
	Login bool
	// Long says that the server lives long enough for the better of Java's compilers to pay.
	Long bool
	// TransactionBytes is what a transaction may take of the heap; 0: as much as there is. Neo4j wants 1 MB at least.
	TransactionBytes int64
}

// Start starts a server and returns when it answers. It fails with ErrMissing, or says what went wrong.
func Start(ctx context.Context, o Options) (*Server, error) {
	var err error
	s := &Server{options: o, temporary: o.Home == ""}
	if s.temporary {
		if s.options.Home, err = os.MkdirTemp("", "rung-neo4j-"); err != nil {
			return nil, err
		}
	}
	if o.Port == 0 {
		if s.options.Port, err = freePort(); err != nil {
			return nil, err
		}
	}
	if o.Heap == "" {
		s.options.Heap = "1g"
	}
	if err := s.Resume(ctx); err != nil {
		if s.temporary {
			_ = os.RemoveAll(s.options.Home)
		}
		return nil, err
	}
	return s, nil
}

// Resume starts a suspended server again, with the data it had and at the address it had.
func (s *Server) Resume(ctx context.Context) error {
	jars, err := Jars(ctx)
	if err != nil {
		return err
	}
	args := []string{"-Xmx" + s.options.Heap}
	if !s.options.Long {
		args = append(args, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
	}
	for _, p := range []string{"java.nio", "java.io", "sun.nio.ch", "java.lang"} {
		args = append(args, "--add-opens=java.base/"+p+"=ALL-UNNAMED")
	}
	args = append(args, "-cp", filepath.Join(jars, "*"), filepath.Join(jars, "Server.java"),
		s.options.Home, strconv.Itoa(s.options.Port), strconv.FormatBool(s.temporary), strconv.FormatInt(s.options.TransactionBytes, 10), strconv.FormatBool(s.options.Login))
	c := exec.Command("java", args...)
	// Not of our process group: an interrupt ends us, and the end of its input ends the server, in good order.
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	input, err := c.StdinPipe()
	if err != nil {
		return err
	}
	output, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	var complaints strings.Builder
	c.Stderr = &complaints
	if err := c.Start(); err != nil {
		return fmt.Errorf("java cannot be started: %w", err)
	}
	s.process, s.input, s.ended = c, input, make(chan struct{})
	ready := make(chan bool, 1)
	go func() {
		lines := bufio.NewScanner(output)
		for lines.Scan() {
			if lines.Text() == "ready" {
				ready <- true
			}
		}
		_ = c.Wait()
		close(s.ended)
	}()
	select {
	case <-ready:
		return nil
	case <-s.ended:
		return fmt.Errorf("the Neo4j server ended when it was started: %s", complaints.String())
	case <-ctx.Done():
		s.Stop()
		return context.Cause(ctx)
	}
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// Address returns host and port.
func (s *Server) Address() string {
	return net.JoinHostPort("127.0.0.1", strconv.Itoa(s.options.Port))
}

// PID returns the process's id.
func (s *Server) PID() int { return s.process.Process.Pid }

// Ended is closed when the server has ended.
func (s *Server) Ended() <-chan struct{} { return s.ended }

// Suspend ends the server in good order, and keeps its data, for Resume.
func (s *Server) Suspend() {
	_ = s.process.Process.Signal(syscall.SIGTERM)
	s.wait()
}

// Stop ends the server in good order and returns when it has ended.
func (s *Server) Stop() {
	_ = s.input.Close()
	s.wait()
}

func (s *Server) wait() {
	patience := time.NewTimer(30 * time.Second)
	defer patience.Stop()
	select {
	case <-s.ended:
	case <-patience.C:
		_ = s.process.Process.Kill()
		<-s.ended
	}
}

// Jars returns the folder with the server's jars and program, and fills it where it is not there.
func Jars(ctx context.Context) (string, error) {
	for _, tool := range []string{"java", "mvn"} {
		if _, err := exec.LookPath(tool); err != nil {
			return "", ErrMissing
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("there is no place for the jars of Neo4j: %w", err)
	}
	folder := filepath.Join(cache, "rung", "neo4j-"+Version)
	if _, err := os.Stat(folder); err != nil {
		if err := fetch(ctx, folder, "dependency:copy-dependencies"); err != nil {
			return "", err
		}
	}
	// The program may be newer than the jars. Another process may write the same just now.
	file, err := os.CreateTemp(folder, "program-*")
	if err != nil {
		return "", err
	}
	_, err = file.Write(program)
	if err = errors.Join(err, file.Close(), os.Rename(file.Name(), filepath.Join(folder, "Server.java"))); err != nil {
		return "", err
	}
	return folder, nil
}

// fetch lets Maven copy jars into a folder: one beside it, which is then renamed, so that there is never half a folder.
func fetch(ctx context.Context, folder string, goal ...string) error {
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(folder), "fetching-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := os.WriteFile(filepath.Join(work, "pom.xml"), pom, 0o644); err != nil {
		return err
	}
	jars := filepath.Join(work, "jars")
	mvn := exec.CommandContext(ctx, "mvn", append([]string{"--quiet", "--batch-mode", "-DoutputDirectory=" + jars}, goal...)...)
	mvn.Dir = work
	if out, err := mvn.CombinedOutput(); err != nil {
		return fmt.Errorf("mvn could not fetch what %s has: %w\n%s", filepath.Base(folder), err, out)
	}
	if err := os.Rename(jars, folder); err != nil {
		if _, there := os.Stat(folder); there == nil { // another process was faster
			return nil
		}
		return err
	}
	return nil
}
