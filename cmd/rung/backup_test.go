package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestABackupOfAStoreInUseIsRestoredWhole backs up while somebody writes, and compares what is restored, with its
// history, with what the first store had at that revision.
func TestABackupOfAStoreInUseIsRestoredWhole(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	first := "sqlite:" + filepath.Join(folder, "org.db")
	s := serve(t, "--store", first)
	stop := make(chan struct{})
	var writing sync.WaitGroup
	written := 0
	writing.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			s.ask(fmt.Sprintf(`mutation { apply(changes: [{hire: {name: "New %d. Example", title: "Designer", manager: "person/linh-vuong"}}]) { applied } }`, i), nil)
			written++
		}
	})
	file := filepath.Join(folder, "backup.db")
	exits(t, exitDone, "backed up in "+file, "backup", file, "--store", first)
	close(stop)
	writing.Wait()
	if written == 0 {
		t.Error("nothing was written meanwhile")
	}
	exits(t, exitFailed, "is there already", "backup", file, "--store", first)
	left, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range left {
		if strings.HasPrefix(one.Name(), ".rung-backup") || strings.HasPrefix(one.Name(), "backup.db-") {
			t.Errorf("%s is left", one.Name())
		}
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	second := "sqlite:" + filepath.Join(folder, "restored.db")
	exits(t, exitDone, "restored into "+second, "restore", file, "--store", second)
	if after, err := os.ReadFile(file); err != nil || string(after) != string(before) {
		t.Errorf("the backup was changed: %v", err)
	}
	// Each revision that is there is the one of the first store, and the people are those of the newest.
	restored := serve(t, "--store", second, "--no-sample")
	const log = `{ org { revisions(first: 1000) { nodes { number at by reason summary } } } }`
	all, part := string(s.ask(log, nil).Data), string(restored.ask(log, nil).Data)
	_, all, _ = strings.Cut(all, `"nodes":[`)
	_, part, _ = strings.Cut(part, `"nodes":[`)
	if len(part) < 100 || !strings.HasSuffix(all, part) {
		t.Errorf("the log restored is no beginning of the first: %.300s", part)
	}
	exits(t, exitRefused, "another organization", "restore", file, "--store", generated(t, folder))
	exits(t, exitFailed, "no such file", "restore", filepath.Join(folder, "none.db"), "--store", second)
}

func generated(t *testing.T, folder string) string {
	t.Helper()
	other := "sqlite:" + filepath.Join(folder, "other.db")
	exits(t, exitDone, "", "generate", "--people", "20", "--seed", "9", "--store", other)
	return other
}

func TestWithoutSignInTheServerStaysOnTheMachine(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:0", "example.com:80"} {
		exits(t, exitFailed, "--without-sign-in", "serve", "--listen", address, "--store", newStore(t))
	}
	exits(t, exitFailed, "cannot listen on", "serve", "--listen", "127.0.0.1", "--store", newStore(t))
	if err := (serveCommand{Listen: "0.0.0.0:8080", WithoutSignIn: true}).reachable(); err != nil {
		t.Error(err)
	}
}
