package faults

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestAFullDiskLosesNothing(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("rung", disk, "tmpfs", 0, "size=6m"); err != nil {
		fmt.Fprintf(os.Stderr, "\n*** %s IS SKIPPED: no disk of its own can be mounted: %v ***\n\n", t.Name(), err)
		t.Skip("needs the right to mount")
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	url := "sqlite:" + filepath.Join(disk, "org.db")
	s := newServer(t, url)
	found(s)
	w := newWriters(t, 4, s)
	for round := range 3 {
		w.progress(50, 30*time.Second)
		filler := filepath.Join(disk, fmt.Sprint("filler", round))
		fill(t, filler)
		eventually(t, 60*time.Second, "the disk is full", func() bool {
			r := s.asks(`mutation { apply(changes: [{update: {person: "p0", title: "T"}}]) { applied } }`)
			if len(r.Errors) > 0 && r.code() != "UNAVAILABLE" {
				t.Fatalf("on a full disk it says %+v", r.Errors)
			}
			return r.code() == "UNAVAILABLE"
		})
		for range 10 {
			reads(t, s)
		}
		if round == 1 { // also where it is killed on a full disk
			s.kill()
			if err := os.Remove(filler); err != nil {
				t.Fatal(err)
			}
			s.start()
			continue
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
		w.progress(50, 30*time.Second)
	}
	w.end()
	w.check(url)
}

// fill takes all that a disk has left.
func fill(t *testing.T, name string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size := 1 << 16; size >= 512; size /= 2 {
		for {
			if _, err := f.Write(make([]byte, size)); errors.Is(err, syscall.ENOSPC) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}
}
