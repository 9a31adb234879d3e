// Command start runs a Neo4j server for trying things out, with Neo4j Browser beside it, and prints their addresses. It
// ends on an interrupt.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"rung/store/neo4j/testserver"
)

func main() {
	o := testserver.Options{Long: true}
	flag.StringVar(&o.Home, "home", "", "folder for its data; none: a temporary one")
	flag.IntVar(&o.Port, "port", 0, "port on 127.0.0.1; 0: a free one")
	flag.StringVar(&o.Heap, "heap", "1g", "heap of the Java machine")
	browser := flag.Int("browser", 0, "port of Neo4j Browser on 127.0.0.1; 0: a free one")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s, err := testserver.Start(ctx, o)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("Neo4j %s, without a password, is at bolt://%s (process %d)\n", testserver.Version, s.Address(), s.PID())
	if page, err := s.ServeBrowser(ctx, *browser); err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		fmt.Println("Neo4j Browser is at", page)
	}
	select {
	case <-ctx.Done():
		s.Stop()
	case <-s.Ended():
	}
}
