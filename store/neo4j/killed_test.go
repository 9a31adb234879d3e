package neo4j_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"rung/org"
	"rung/store"
	"rung/store/neo4j"
	"rung/store/storetest"
)

// importerURL is the variable of a process that imports until it is killed.
const importerURL = "RUNG_TEST_IMPORTER"

// testLease is a lease for tests, which do not wait long for what a killed process has left.
const testLease = 3 * time.Second

// imported is how many people one import of such a process hires; large enough to be staged.
const imported = 2500

// importUntilKilled says the number of each revision that is acknowledged.
func importUntilKilled(url string) {
	neo4j.SetLease(testLease)
	ctx := context.Background()
	fail := func(err error) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s, err := store.Open(ctx, url)
	if err != nil {
		fail(err)
	}
	loaded, err := s.Load(ctx)
	if err != nil {
		fail(err)
	}
	people := 0
	for range loaded.Facts.People() {
		people++
	}
	for number := loaded.Facts.Revision; ; number++ {
		fmt.Println("begins")
		r, err := s.Commit(ctx, number, revision(fmt.Sprint("import of revision ", number+1), hired(people, imported)))
		if err != nil {
			fail(err)
		}
		people += imported
		fmt.Println(r.Number)
	}
}

// kills is how many processes are killed in the middle of a commit, and importKills in the middle of an import.
const kills, importKills = 75, 25

func TestAHundredKillsLeaveAllOrNothing(t *testing.T) {
	neo4j.SetLease(testLease)
	t.Run("in the middle of a commit", killedCommits)
	t.Run("in the middle of an import", killedImports)
}

func killedCommits(t *testing.T) {
	url := newURL(t)
	s := open(t, url)
	commit(t, s, 0, "", storetest.CountedFirst(storetest.Delta(100)))
	acknowledged, between := 1, 0
	for round := range kills {
		c, out := storetest.Writer(t, url, fmt.Sprintf("k%d", round), 0)
		for n := 0; n < 1+rand.IntN(2) && out.Scan(); n++ {
			acknowledged, _ = strconv.Atoi(out.Text())
		}
		wait(time.Duration(rand.IntN(40)) * time.Millisecond)
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for out.Scan() {
			acknowledged, _ = strconv.Atoi(out.Text())
		}
		c.Wait() // it says that it was killed
		f := load(t, s)
		if f.Revision < acknowledged || f.Revision > acknowledged+1 {
			t.Fatalf("killed after revision %d was acknowledged, the store is at %d", acknowledged, f.Revision)
		}
		if f.Revision > acknowledged {
			between++
		}
		if got := storetest.Counted(t, f); got != f.Revision-1 {
			t.Errorf("killed at revision %d, it was counted up %d times", f.Revision, got)
		}
	}
	redone(t, s)
	t.Logf("%d were killed; %d of them had committed and could not say so any more", kills, between)
}

// redone compares what is loaded with all revisions redone.
func redone(t *testing.T, s store.Store) {
	t.Helper()
	want := load(t, s)
	got := org.NewFacts(0, org.OrganizationRecord{}, nil, nil, nil, nil)
	for got.Revision < want.Revision {
		list, err := s.Revisions(t.Context(), got.Revision, 16)
		if err != nil || len(list) == 0 {
			t.Fatalf("revisions after %d: %d, %v", got.Revision, len(list), err)
		}
		for _, r := range list {
			got = got.Redo(r.Number, r.Delta)
		}
	}
	same(t, want, got)
}

func wait(d time.Duration) {
	timer := time.NewTimer(d)
	<-timer.C
}

func killedImports(t *testing.T) {
	url := newURL(t)
	s := open(t, url)
	commit(t, s, 0, "", storetest.Delta(10))
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	last, whole := 1, 2*time.Second
	var halves, finished int
	for range importKills {
		c := exec.CommandContext(t.Context(), program)
		c.Env = append(os.Environ(), importerURL+"="+url)
		var complaints strings.Builder
		c.Stderr = &complaints
		pipe, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		out := bufio.NewScanner(pipe)
		if !out.Scan() {
			t.Fatalf("the importer ended: %s", complaints.String())
		}
		began := time.Now()
		wait(time.Duration(rand.Int64N(int64(whole + whole/4))))
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		acknowledged, known := last, whole
		whole += whole / 10 // unless it is known better
		for out.Scan() {
			if n, err := strconv.Atoi(out.Text()); err == nil {
				acknowledged, whole = n, min(known, time.Since(began))*4/5
			}
		}
		c.Wait() // it says that it was killed
		if complaints.Len() > 0 {
			t.Fatalf("the importer says: %s", complaints.String())
		}
		f := load(t, s)
		if f.Revision < acknowledged || f.Revision > acknowledged+1 {
			t.Fatalf("killed after revision %d was acknowledged, the store is at %d", acknowledged, f.Revision)
		}
		people := 0
		for range f.People() {
			people++
		}
		if want := 10 + (f.Revision-1)*imported; people != want {
			t.Fatalf("killed at revision %d, %d people are there, want %d", f.Revision, people, want)
		}
		finished += f.Revision - last
		last = f.Revision
		if stagedNodes(t, server(t)) > 0 {
			halves++
		}
		if h, err := s.Head(t.Context()); err != nil || h.Edited {
			t.Fatalf("head is %+v, %v: what was staged is taken for an edit by hand", h, err)
		}
	}
	eventually(t, 10*testLease, "what they left is removed", func() bool { return stagedNodes(t, server(t)) == 0 })
	f := load(t, s)
	commit(t, s, f.Revision, "", rename(f, 1, "Next"))
	redone(t, s)
	t.Logf("%d importers were killed, %d of them with part of an import written; %d imports came to their end", importKills, halves, finished)
	if halves == 0 {
		t.Errorf("no importer was killed in the middle")
	}
}

// TestAStoppedWriterHoldsTheLockForTenSeconds: a process that was stopped with a commit under way keeps others waiting
// no longer than its transaction may last.
func TestAStoppedWriterHoldsTheLockForTenSeconds(t *testing.T) {
	url := newURL(t)
	s := open(t, url)
	commit(t, s, 0, "", storetest.CountedFirst(storetest.Delta(500)))
	const most = 15 * time.Second // 10, and what a busy machine takes
	var longest time.Duration
	for round := 0; round < 60 && longest < time.Second; round++ { // until one was stopped in the middle
		c, out := storetest.Writer(t, url, fmt.Sprintf("s%d", round), 0)
		for n := 0; n < 2 && out.Scan(); n++ {
		}
		wait(time.Duration(rand.IntN(150)) * time.Millisecond)
		if err := c.Process.Signal(syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		for {
			loaded, err := s.Load(t.Context())
			if err == nil {
				f := loaded.Facts
				_, err = s.Commit(t.Context(), f.Revision, revision("", rename(f, 1, fmt.Sprint("Other ", round))))
			}
			if err == nil {
				break
			}
			if !errors.Is(err, store.ErrUnavailable) && !errors.Is(err, store.ErrStale) || time.Since(began) > 2*most {
				t.Fatal(err)
			}
		}
		longest = max(longest, time.Since(began))
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for out.Scan() {
		}
		c.Wait() // it says that it was killed
	}
	t.Logf("others went on after %s", longest)
	if longest > most {
		t.Errorf("others went on after %s, want at most %s", longest, most)
	}
	if longest < time.Second {
		t.Errorf("no writer was stopped in the middle of a commit")
	}
}
