package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"rung/store"
)

// The README's answers are those of this day.
var readmeDay = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// block is a fenced block of a page; an answer is the block after the comment that says so.
var block = regexp.MustCompile("(?ms)^(<!-- answer -->\n)?```(sh|graphql|json)\n(.*?)^```$")

// pages returns the README and every page of docs.
func pages(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(found) < 5 {
		t.Fatalf("the pages of docs: %v %v", found, err)
	}
	return append([]string{"../../README.md"}, found...)
}

// TestEveryOperationOfTheDocumentationRuns asks the sample organization, and compares the answers that are given.
// UPDATE_DOCS=1 writes them anew.
func TestEveryOperationOfTheDocumentationRuns(t *testing.T) {
	clock := func() time.Time { return readmeDay }
	live, err := storeFlag{Store: "sqlite:" + filepath.Join(t.TempDir(), "sample.db")}.openWith(t.Context(), store.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	defer live.Close()
	if err := fill(t.Context(), live); err != nil {
		t.Fatal(err)
	}
	operations, answers := 0, 0
	for _, page := range pages(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		last := ""
		fresh := block.ReplaceAllStringFunc(string(text), func(whole string) string {
			m := block.FindStringSubmatch(whole)
			switch {
			case m[2] == "graphql":
				operations++
				last = answer(t, live, page, m[3])
			case m[2] == "json" && m[1] != "":
				answers++
				return m[1] + "```json\n" + last + "```"
			}
			return whole
		})
		if fresh == string(text) {
			continue
		}
		if os.Getenv("UPDATE_DOCS") == "" {
			t.Errorf("the answers of %s are not these any more; UPDATE_DOCS=1 go test ./cmd/rung writes them anew. Got:\n%s", page, fresh)
		} else if err := os.WriteFile(page, []byte(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if operations < 8 || answers < 2 {
		t.Errorf("%d operations and %d answers were found", operations, answers)
	}
}

// answer runs an operation and returns its data.
func answer(t *testing.T, live *store.Live, page, operation string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": operation})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := ask(t.Context(), live, body, output{out: os.Stdout, err: os.Stderr})
	if err != nil {
		t.Fatal(err)
	}
	var said struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(raw, &said); err != nil {
		t.Fatal(err)
	}
	if len(said.Errors) > 0 {
		t.Errorf("%s: %s\n%s", page, said.Errors[0].Message, operation)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, said.Data, "", "  "); err != nil {
		t.Fatal(err)
	}
	return pretty.String() + "\n"
}

// TestEveryCommandOfTheDocumentationRuns runs the shell blocks of each page, each page in a folder of its own that has
// a file people.csv, the program and the ladders. What serves runs until its block ends. The two commands that run
// the tests themselves, or build what they run, are left out.
func TestEveryCommandOfTheDocumentationRuns(t *testing.T) {
	for _, tool := range []string{"sqlite3", "curl"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("the documentation uses %s, which is not installed", tool)
		}
	}
	program := filepath.Join(t.TempDir(), "rung")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	ran := 0
	for _, page := range pages(t) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		if err := os.Mkdir(filepath.Join(folder, "bin"), 0o755); err != nil {
			t.Fatal(err)
		}
		ladders, err := filepath.Abs("../../ladders")
		if err != nil {
			t.Fatal(err)
		}
		for name, target := range map[string]string{"bin/rung": program, "ladders": ladders} {
			if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
				t.Fatal(err)
			}
		}
		people := "Employee ID,Name,Job Title,Reports To\n1,Ada Example,Product Director,\n2,Bob Example,Product Manager,1\n"
		if err := os.WriteFile(filepath.Join(folder, "people.csv"), []byte(people), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, m := range block.FindAllStringSubmatch(string(text), -1) {
			if m[2] == "sh" {
				ran += runBlock(t, page, folder, m[3])
			}
		}
	}
	if ran < 15 {
		t.Errorf("%d commands were run", ran)
	}
}

// runBlock runs the lines of a shell block one after the other, and returns how many it ran.
func runBlock(t *testing.T, page, folder, lines string) (ran int) {
	t.Helper()
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "make ") {
			continue
		}
		ran++
		serves := strings.Contains(line, "rung serve")
		if serves { // the port of the page may be taken
			line = "exec " + regexp.MustCompile(` --listen \S+`).ReplaceAllString(line, "") + " --listen 127.0.0.1:0"
		}
		command := exec.Command("bash", "-c", strings.ReplaceAll(line, "127.0.0.1:8080", os.Getenv("RUNG_TEST_ADDRESS")))
		command.Dir = folder
		if !serves {
			if out, err := command.CombinedOutput(); err != nil {
				t.Errorf("%s: %s: %v\n%s", page, line, err, out)
			}
			continue
		}
		address, end := startServing(t, command)
		defer end()
		t.Setenv("RUNG_TEST_ADDRESS", address)
	}
	return ran
}

// startServing starts a server and waits until it says where it is.
func startServing(t *testing.T, command *exec.Cmd) (address string, end func()) {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	command.Stdout = write
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	_ = write.Close()
	said := make([]byte, 0, 4096)
	where := regexp.MustCompile(`Rung is at http://(\S+)/ `)
	for {
		chunk := make([]byte, 1024)
		n, err := read.Read(chunk)
		said = append(said, chunk[:n]...)
		if m := where.FindSubmatch(said); m != nil {
			address = string(m[1])
			break
		}
		if err != nil {
			t.Fatalf("the server ended and said: %s", said)
		}
	}
	return address, func() {
		_ = command.Process.Signal(os.Interrupt)
		if err := command.Wait(); err != nil {
			t.Errorf("the server ended with %v", err)
		}
		_ = read.Close()
	}
}
