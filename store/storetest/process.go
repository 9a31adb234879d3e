package storetest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"rung/org"
	"rung/store"
)

// The environment of a writer, which is a process of its own.
const (
	writerURL  = "RUNG_STORETEST_WRITER" // the store's URL
	writerName = "RUNG_STORETEST_NAME"
	writerMany = "RUNG_STORETEST_COMMITS" // how many it commits before it ends; 0: until it is killed
)

// Main runs the tests of an adapter's package, or in a writer's process the writer. TestMain calls it.
func Main(m *testing.M) {
	url := os.Getenv(writerURL)
	if url == "" {
		os.Exit(m.Run())
	}
	many, err := strconv.Atoi(os.Getenv(writerMany))
	if err == nil {
		err = write(context.Background(), url, os.Getenv(writerName), many)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// write commits revisions, each of which counts person 0's capacity up by one and renames everybody else, and says
// the number of each on standard output once it is acknowledged.
func write(ctx context.Context, url, name string, many int) error {
	s, err := store.Open(ctx, url)
	if err != nil {
		return err
	}
	defer s.Close()
	loaded, err := s.Load(ctx)
	if err != nil {
		return err
	}
	f := loaded.Facts
	for i := 0; many == 0 || i < many; {
		d := countUp(f, fmt.Sprintf("%s %d", name, i))
		r := Revision(fmt.Sprintf("%s/%d", name, i), d)
		r.Reason = name
		receipt, err := s.Commit(ctx, f.Revision, r)
		switch {
		case err == nil:
			f = f.Redo(receipt.Number, d)
			fmt.Println(receipt.Number)
			i++
		case errors.Is(err, store.ErrStale):
			list, err := s.Revisions(ctx, f.Revision, 100)
			if err != nil {
				return err
			}
			for _, r := range list {
				f = f.Redo(r.Number, r.Delta)
			}
		default:
			return err
		}
	}
	return nil
}

func countUp(f *org.Facts, name string) org.Delta {
	var d org.Delta
	for p := range f.People() {
		after := *p
		if p.ID == PersonID(0) {
			n := 1
			if p.MentoringCapacity != nil {
				n += *p.MentoringCapacity
			}
			after.MentoringCapacity = &n
		} else {
			after.Name = name
		}
		d.People = append(d.People, org.Pair[org.PersonRecord]{Before: p, After: &after})
	}
	return d
}

// Writer starts a process that writes; it is ended with the test. Each line of its output is the number of a revision
// that was acknowledged. many is how many it commits before it ends; 0: until it is killed.
func Writer(t *testing.T, url, name string, many int) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), program)
	c.Env = append(os.Environ(), writerURL+"="+url, writerName+"="+name, writerMany+"="+strconv.Itoa(many))
	var complaints strings.Builder
	c.Stderr = &complaints
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if complaints.Len() > 0 {
			t.Errorf("the process %s says: %s", name, complaints.String())
		}
	})
	return c, bufio.NewScanner(out)
}

// Counted returns how often the facts were counted up, and fails where one revision was applied in part.
func Counted(t *testing.T, f *org.Facts) int {
	t.Helper()
	name := f.Person(PersonID(1)).Name
	for p := range f.People() {
		if p.ID != PersonID(0) && p.Name != name {
			t.Errorf("revision %d was applied in part: %s is called %q, another %q", f.Revision, p.ID, p.Name, name)
		}
	}
	if n := f.Person(PersonID(0)).MentoringCapacity; n != nil {
		return *n
	}
	return 0
}

func manyProcesses(t *testing.T, url string) {
	s := open(t, url)
	first := Delta(20)
	commit(t, s, 0, "", CountedFirst(first))
	const processes, each = 3, 20
	var all []*exec.Cmd
	for i := range processes {
		c, out := Writer(t, url, fmt.Sprintf("w%d", i), each)
		go func() {
			for out.Scan() {
			}
		}()
		all = append(all, c)
	}
	for _, c := range all {
		if err := c.Wait(); err != nil {
			t.Errorf("a writer ended with %v", err)
		}
	}
	f := load(t, s)
	if want := 1 + processes*each; f.Revision != want {
		t.Errorf("the revision is %d, want %d", f.Revision, want)
	}
	if got := Counted(t, f); got != processes*each {
		t.Errorf("%d of %d updates were kept", got, processes*each)
	}
	list, err := s.Headers(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for i, h := range list {
		if h.Number != f.Revision-i {
			t.Fatalf("the log has a gap: %d follows %d", h.Number, f.Revision-i)
		}
	}
}

// CountedFirst gives everybody but person 0 one name, as countUp does.
func CountedFirst(d org.Delta) org.Delta {
	for _, p := range d.People[1:] {
		p.After.Name = "w"
	}
	return d
}

func killed(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "", CountedFirst(Delta(200)))
	acknowledged := 1
	for round := range 5 {
		c, out := Writer(t, url, fmt.Sprintf("k%d", round), 0)
		// It is killed a moment after some commit was acknowledged, which is in the middle of a later one.
		for n := 0; n <= round && out.Scan(); n++ {
			acknowledged, _ = strconv.Atoi(out.Text())
		}
		timer := time.NewTimer(time.Duration(round) * 3 * time.Millisecond)
		<-timer.C
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for out.Scan() {
			acknowledged, _ = strconv.Atoi(out.Text())
		}
		c.Wait() // it says that it was killed
		f := load(t, s)
		if f.Revision < acknowledged || f.Revision > acknowledged+1 {
			t.Errorf("killed after revision %d was acknowledged, the store is at %d", acknowledged, f.Revision)
		}
		if got := Counted(t, f); got != f.Revision-1 {
			t.Errorf("killed at revision %d, it was counted up %d times", f.Revision, got)
		}
		g := empty()
		for g.Revision < f.Revision {
			list, err := s.Revisions(t.Context(), g.Revision, 1000)
			if err != nil || len(list) == 0 {
				t.Fatalf("revisions after %d: %d, %v", g.Revision, len(list), err)
			}
			for _, r := range list {
				g = g.Redo(r.Number, r.Delta)
			}
		}
		same(t, g, f)
	}
	// Its locks are gone: another writer goes on at once.
	f := load(t, s)
	commit(t, s, f.Revision, "after", rename(f, 1, "after"))
}

// seenElsewhere: a revision is in another connection's log as soon as it is acknowledged.
func seenElsewhere(t *testing.T, url string) {
	s := open(t, url)
	commit(t, s, 0, "", CountedFirst(Delta(20)))
	_, out := Writer(t, url, "w", 20)
	known := 1
	for out.Scan() {
		acknowledged, _ := strconv.Atoi(out.Text())
		h, err := s.Head(t.Context())
		if err != nil || h.Revision < acknowledged || h.Edited {
			t.Fatalf("after revision %d was acknowledged, head is %+v, %v", acknowledged, h, err)
		}
		list, err := s.Revisions(t.Context(), known, 100)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list {
			if r.Number != known+1 {
				t.Fatalf("revision %d follows %d", r.Number, known)
			}
			known = r.Number
		}
	}
	if known != 21 {
		t.Errorf("the last revision seen is %d, want 21", known)
	}
}
