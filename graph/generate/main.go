// Command generate writes what gqlgen generates from schema.graphqls and gqlgen.yml, and beside it graph/generated/direct_types.go:
// the way in which queries are answered without gqlgen's bookkeeping for each field.
package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/99designs/gqlgen/plugin"
)

//go:embed direct.gotpl
var direct string

func main() {
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate() error {
	cfg, err := config.LoadConfigFromDefaultLocations()
	if err != nil {
		return err
	}
	return api.Generate(cfg, api.AddPlugin(writer{}))
}

// writer generates direct_types.go, whose functions the hand-written direct.go calls.
type writer struct{}

var _ plugin.CodeGenerator = writer{}

func (writer) Name() string { return "direct" }

func (writer) GenerateCode(data *codegen.Data) error {
	return templates.Render(templates.Options{
		PackageName:     data.Config.Exec.Package,
		Filename:        filepath.Join(filepath.Dir(data.Config.Exec.Filename), "direct_types.go"),
		Template:        direct,
		Data:            data,
		GeneratedHeader: true,
		Packages:        data.Config.Packages,
		PruneOptions:    data.Config.GetPruneOptions(),
	})
}
