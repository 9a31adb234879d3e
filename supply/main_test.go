package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryPartHasALicenseThatMayBeUsed(t *testing.T) {
	program := filepath.Join(t.TempDir(), "rung")
	if out, err := exec.Command("go", "build", "-o", program, "../cmd/rung").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	bom, list := filepath.Join(t.TempDir(), "bom.json"), filepath.Join(t.TempDir(), "licenses.md")
	if err := run(program, "../frontend/package-lock.json", bom, list); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../docs/licenses.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Error("docs/licenses.md is not up to date: run make licenses")
	}
	text, err := os.ReadFile(bom)
	if err != nil {
		t.Fatal(err)
	}
	var b struct {
		BOMFormat, SpecVersion string
		Components             []struct {
			PURL     string `json:"purl"`
			Licenses []any
		}
	}
	if err := json.Unmarshal(text, &b); err != nil {
		t.Fatal(err)
	}
	if b.BOMFormat != "CycloneDX" || b.SpecVersion != "1.6" || len(b.Components) < 100 {
		t.Errorf("the bill is %s %s of %d parts", b.BOMFormat, b.SpecVersion, len(b.Components))
	}
	modules, err := exec.Command("go", "version", "-m", program).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(modules), "\n") {
		f := strings.Fields(line)
		if len(f) >= 3 && f[0] == "dep" && !strings.Contains(string(text), "pkg:golang/"+f[1]+"@"+f[2]) {
			t.Errorf("the bill lacks %s %s", f[1], f[2])
		}
	}
}

func TestALicenseThatMayNotBeUsedIsRefused(t *testing.T) {
	err := check([]part{{name: "fine", licenses: []string{"GPL-3.0", "MIT"}}, {name: "closed", licenses: []string{"AGPL-3.0"}}, {name: "silent"}})
	if err == nil || strings.Contains(err.Error(), "fine") || !strings.Contains(err.Error(), "closed") || !strings.Contains(err.Error(), "silent") {
		t.Errorf("it says %v", err)
	}
}
