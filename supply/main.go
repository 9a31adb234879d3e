// Command supply says what the program is made of: it writes a software bill of materials (CycloneDX 1.6) of the binary
// and of the pages in it, and a list of the licenses. It fails where a license is not one of those that may be used.
package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/CycloneDX/cyclonedx-go"
	"github.com/google/licensecheck"
)

// allowed are the licenses that parts of the program may have.
var allowed = []string{"MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0", "OFL-1.1", "Unlicense", "CC0-1.0", "BlueOak-1.0.0", "Zlib", "PSF-2.0", "Python-2.0", "CC-BY-4.0"}

// part is something that the program is made of.
type part struct {
	name, version, kind string   // kind is that of a package URL: golang or npm
	licenses            []string // by SPDX's names; none where none is known
	hash                string
}

func main() {
	program := flag.String("program", "bin/rung", "the built program")
	lock := flag.String("lock", "frontend/package-lock.json", "the explorer's lock file")
	bom := flag.String("bom", "", "file for the bill of materials; none: it is not written")
	list := flag.String("list", "", "file for the list of licenses; none: it is not written")
	flag.Parse()
	if err := run(*program, *lock, *bom, *list); err != nil {
		fmt.Fprintln(os.Stderr, "supply:", err)
		os.Exit(1)
	}
}

func run(program, lock, bom, list string) error {
	parts, err := modules(program)
	if err != nil {
		return err
	}
	packages, err := packages(lock)
	if err != nil {
		return err
	}
	parts = append(parts, packages...)
	if bom != "" {
		if err := writeBOM(bom, parts); err != nil {
			return err
		}
	}
	if list != "" {
		if err := os.WriteFile(list, listOf(parts), 0o644); err != nil {
			return err
		}
	}
	return check(parts)
}

// check fails where a part has no license, or none that may be used.
func check(parts []part) error {
	var errs []error
	for _, p := range parts {
		if len(p.licenses) == 0 || !slices.ContainsFunc(p.licenses, func(l string) bool { return slices.Contains(allowed, l) }) {
			errs = append(errs, fmt.Errorf("%s %s has the license %q, which is not among those allowed", p.name, p.version, strings.Join(p.licenses, " or ")))
		}
	}
	return errors.Join(errs...)
}

// modules returns the Go modules in a program.
func modules(program string) (out []part, err error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return nil, err
	}
	text, err := exec.Command("go", "list", "-m", "-json", "all").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	folders := map[string]string{}
	for d := json.NewDecoder(bytes.NewReader(text)); d.More(); {
		var m struct{ Path, Dir string }
		if err := d.Decode(&m); err != nil {
			return nil, err
		}
		folders[m.Path] = m.Dir
	}
	out = append(out, part{name: "std", version: strings.TrimPrefix(info.GoVersion, "go"), kind: "golang", licenses: []string{"BSD-3-Clause"}})
	for _, m := range info.Deps {
		out = append(out, part{name: m.Path, version: m.Version, kind: "golang", licenses: licensesIn(folders[m.Path]), hash: m.Sum})
	}
	return out, nil
}

// licensesIn returns the licenses of a folder's files of that name.
func licensesIn(folder string) (out []string) {
	files, _ := os.ReadDir(folder) // without one, none is known
	for _, f := range files {
		name := strings.ToUpper(f.Name())
		if f.IsDir() || !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "COPYING") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			continue
		}
		for _, m := range licensecheck.Scan(text).Match {
			if !slices.Contains(out, m.ID) {
				out = append(out, m.ID)
			}
		}
	}
	return out
}

// packages returns the npm packages whose code is in the pages.
func packages(lock string) (out []part, err error) {
	text, err := os.ReadFile(lock)
	if err != nil {
		return nil, err
	}
	var locked struct {
		Packages map[string]struct {
			Version, Integrity string
			License            string
			Dev                bool
			Optional           bool
		}
	}
	if err := json.Unmarshal(text, &locked); err != nil {
		return nil, fmt.Errorf("%s: %w", lock, err)
	}
	seen := map[string]bool{}
	for path, p := range locked.Packages {
		_, name, found := cutLast(path, "node_modules/")
		if !found || p.Dev || p.Optional || seen[name+"@"+p.Version] {
			continue
		}
		seen[name+"@"+p.Version] = true
		license := strings.Trim(strings.NewReplacer(" AND ", " OR ").Replace(p.License), "()")
		var licenses []string
		if license != "" {
			licenses = strings.Split(license, " OR ")
		}
		out = append(out, part{name: name, version: p.Version, kind: "npm", licenses: licenses, hash: p.Integrity})
	}
	slices.SortFunc(out, func(a, b part) int { return strings.Compare(a.name+"@"+a.version, b.name+"@"+b.version) })
	return out, nil
}

func cutLast(s, separator string) (before, after string, found bool) {
	i := strings.LastIndex(s, separator)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(separator):], true
}

func (p part) url() string {
	if p.kind == "npm" {
		return "pkg:npm/" + strings.Replace(p.name, "@", "%40", 1) + "@" + p.version
	}
	return "pkg:golang/" + p.name + "@" + p.version
}

func writeBOM(file string, parts []part) error {
	b := cyclonedx.NewBOM()
	b.Metadata = &cyclonedx.Metadata{Component: &cyclonedx.Component{BOMRef: "rung", Type: cyclonedx.ComponentTypeApplication, Name: "rung"}}
	var components []cyclonedx.Component
	for _, p := range parts {
		c := cyclonedx.Component{BOMRef: p.url(), Type: cyclonedx.ComponentTypeLibrary, Name: p.name, Version: p.version, PackageURL: p.url()}
		if len(p.licenses) > 0 {
			c.Licenses = &cyclonedx.Licenses{{Expression: strings.Join(p.licenses, " OR ")}}
		}
		if p.hash != "" {
			c.Properties = &[]cyclonedx.Property{{Name: "rung:sum", Value: p.hash}}
		}
		components = append(components, c)
	}
	b.Components = &components
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	err = cyclonedx.NewBOMEncoder(f, cyclonedx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(b, cyclonedx.SpecVersion1_6)
	return errors.Join(err, f.Close())
}

func listOf(parts []part) []byte {
	var b bytes.Buffer
	b.WriteString("# Licenses\n\nWhat `bin/rung` is made of, and under which licenses; `make licenses` writes this list, and `make sbom` the same as a bill of\nmaterials (CycloneDX) in `bin/rung.cdx.json`, with versions and sums.\n")
	for _, kind := range []struct{ kind, title string }{{"golang", "Go modules"}, {"npm", "npm packages, in the pages"}} {
		fmt.Fprintf(&b, "\n## %s\n\n| part | license |\n|---|---|\n", kind.title)
		last := ""
		for _, p := range parts {
			line := fmt.Sprintf("| %s | %s |\n", p.name, strings.Join(p.licenses, ", "))
			if p.kind == kind.kind && line != last {
				b.WriteString(line)
				last = line
			}
		}
	}
	return b.Bytes()
}
