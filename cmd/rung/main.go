// Command rung serves an organization as a graph, and moves it in and out of files.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	_ "time/tzdata" // time zones also where the machine has none

	"github.com/alecthomas/kong"

	_ "rung/store/neo4j"
	_ "rung/store/sqlite"
)

// What the program ends with. Scripts rely on them.
const (
	exitDone    = 0
	exitRefused = 1 // a file, a ladder or an operation was refused, and said why
	exitFailed  = 2 // the command could not be carried out, or was not understood
)

// errRefused: what was wrong has been said already.
var errRefused = errors.New("refused")

// commands are the program's; each is a file of this folder.
type commands struct {
	Serve    serveCommand    `cmd:"" help:"Serve an organization: GraphQL, GraphiQL and the explorer."`
	Import   importCommand   `cmd:"" help:"Read people from a file into a store."`
	Export   exportCommand   `cmd:"" help:"Write the organization to standard output."`
	Generate generateCommand `cmd:"" help:"Make up an organization of any size."`
	Copy     copyCommand     `cmd:"" help:"Copy an organization into another store, with its history."`
	Backup   backupCommand   `cmd:"" help:"Write an organization with its history into a file, while it is in use."`
	Restore  restoreCommand  `cmd:"" help:"Write a backup into an empty store."`
	Forget   forgetCommand   `cmd:"" help:"Take who left out of a store, history included."`
	Token    tokenCommands   `cmd:"" help:"Make and revoke tokens, with which programs ask a server."`
	Ask      askCommand      `cmd:"" help:"Ask a question in English."`
	Query    queryCommand    `cmd:"" help:"Run a GraphQL operation from a file."`
	Schema   schemaCommand   `cmd:"" help:"Print the schema of the API."`
	Ladder   ladderCommands  `cmd:"" help:"Work with ladder files."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
}

// output is where a command writes.
type output struct{ out, err io.Writer }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], output{os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// run carries out one command line and returns the exit code.
func run(ctx context.Context, args []string, o output) int {
	var c commands
	exited, code := false, 0
	parser, err := kong.New(&c,
		kong.Name("rung"),
		kong.Description("Who reports to whom, and what each career level means: one graph, asked in GraphQL.\n\n"+
			"Every flag can also be given as a variable: RUNG_ and its name, as in RUNG_STORE."),
		kong.DefaultEnvars("RUNG"),
		kong.UsageOnError(),
		kong.Writers(o.out, o.err),
		kong.Exit(func(n int) { exited, code = true, n }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(o),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	if err != nil {
		panic(err) // the commands above are declared wrongly
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if exited {
		return code
	}
	if err != nil {
		fmt.Fprintf(o.err, "rung: %s\nrung --help says what can be done\n", err)
		return exitFailed
	}
	switch err := command.Run(); {
	case errors.Is(err, errRefused):
		return exitRefused
	case err != nil:
		fmt.Fprintf(o.err, "rung: %s\n", err)
		return exitFailed
	}
	return exitDone
}

type versionCommand struct{}

func (versionCommand) Run(o output) error {
	fmt.Fprintln(o.out, version())
	return nil
}

// version returns what the build says of itself.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
