package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestImportsPointDown holds the packages to the architecture: who may know whom, and that the domain knows
// nothing of GraphQL, HTTP or databases.
func TestImportsPointDown(t *testing.T) {
	may := map[string][]string{
		"org":                          {},
		"access":                       {"org"},
		"ladders":                      {"org"},
		"sample":                       {"org"},
		"intake":                       {"org"},
		"ask":                          {"org"},
		"store":                        {"org"},
		"store/sqlite":                 {"org", "store"},
		"store/neo4j":                  {"org", "store"},
		"store/neo4j/testserver":       {},
		"store/neo4j/testserver/start": {"store/neo4j/testserver"},
		"store/storetest":              {"org", "store"},
		"graph/scalar":                 {"org"},
		"graph/model":                  {"access", "org", "store", "intake"},
		"graph/generate":               {},
		"graph/generated":              {"access", "org", "store", "intake", "graph/model", "graph/scalar"},
		"graph":                        {"access", "ask", "org", "store", "intake", "ladders", "graph/model", "graph/generated"},
		"server":                       {"access", "org"},
		"server/internal/testschema":   {"org"},
		"server/testissuer":            {},
		"faults":                       {},
		"bench":                        {},
		"bench/compare":                {"bench", "store/neo4j/testserver"},
		"bench/load":                   {"bench"},
		"bench/replicas":               {"bench", "store/neo4j/testserver"},
		"bench/scale":                  {"bench", "store/neo4j/testserver"},
		"supply":                       {},
		"frontend":                     {},
	}
	outside := map[string][]string{ // what the domain and the ports may know of others' code
		"org":     {"golang.org/x/text"},
		"access":  {},
		"ladders": {"go.yaml.in/yaml"},
		"sample":  {"golang.org/x/text"},
		"ask":     {},
		"intake":  {"golang.org/x/text", "golang.org/x/net/html", "github.com/xuri"},
	}
	banned := []string{"net/http", "database/sql"} // for those of outside

	list := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	list.Dir = "../.."
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	decoder := json.NewDecoder(bytes.NewReader(out))
	seen := 0
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, "rung/")
		if name == "cmd/rung" {
			continue // wires everything
		}
		allowed, known := may[name]
		if !known {
			t.Errorf("package %s is not part of the architecture", name)
			continue
		}
		seen++
		for _, i := range p.Imports {
			if ours, ok := strings.CutPrefix(i, "rung/"); ok {
				if !slices.Contains(allowed, ours) {
					t.Errorf("%s imports %s", name, ours)
				}
				continue
			}
			others, limited := outside[name]
			if !limited {
				continue
			}
			if slices.Contains(banned, i) || strings.Contains(strings.SplitN(i, "/", 2)[0], ".") && !slices.ContainsFunc(others, func(o string) bool { return strings.HasPrefix(i, o) }) {
				t.Errorf("%s imports %s", name, i)
			}
		}
	}
	if seen != len(may) {
		t.Errorf("%d packages of the architecture exist, want %d", seen, len(may))
	}
}
