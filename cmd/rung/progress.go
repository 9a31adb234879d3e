package main

import (
	"fmt"
	"io"
	"time"

	"rung/store"
)

// progressPause is between two lines that say how far something long is.
const progressPause = 2 * time.Second

// progress returns what writes now and then how many of how many things are done, or of how many nobody knows (0);
// nothing of what is done at once.
func progress(w io.Writer, what string) store.Progress {
	last := time.Now()
	return func(done, total int) {
		if time.Since(last) < progressPause {
			return
		}
		last = time.Now()
		if total == 0 {
			fmt.Fprintf(w, "%d %s\n", done, what)
			return
		}
		fmt.Fprintf(w, "%d of %d %s\n", done, total, what)
	}
}
