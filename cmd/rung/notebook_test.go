package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// pandas is the version that the notebook is tried with.
const pandas = "pandas==2.3.3"

// TestTheNotebookRuns runs the cells of the notebook, and the program of the page, against a server.
func TestTheNotebookRuns(t *testing.T) {
	t.Parallel()
	python := pythonWithPandas(t)
	file := filepath.Join(t.TempDir(), "org.db")
	s := serve(t, "--store", "sqlite:"+file)
	var notebook struct {
		Cells []struct {
			Type   string `json:"cell_type"`
			Source []string
		}
	}
	text, err := os.ReadFile("../../docs/breakdown.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &notebook); err != nil {
		t.Fatal(err)
	}
	var program strings.Builder
	cells := 0
	for _, c := range notebook.Cells {
		if c.Type == "code" {
			cells++
			program.WriteString(strings.Join(c.Source, "") + "\n")
		}
	}
	if cells < 4 {
		t.Errorf("the notebook has %d cells", cells)
	}
	program.WriteString("print(int(table['All'].sum()), int(in_sql.sum()))\n")
	var answer struct{ Org struct{ Headcount int } }
	if err := json.Unmarshal(s.ask("{ org { headcount } }", nil).Data, &answer); err != nil {
		t.Fatal(err)
	}
	run := func(program string) string {
		t.Helper()
		c := exec.Command(python, "-c", program)
		c.Env = append(os.Environ(), "RUNG="+s.url, "RUNG_DB="+file, "PYTHONPATH="+pandasFolder(t))
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return strings.TrimSpace(string(out))
	}
	want, err := json.Marshal(answer.Org.Headcount)
	if err != nil {
		t.Fatal(err)
	}
	if got := run(program.String()); got != string(want)+" "+string(want) {
		t.Errorf("the notebook counts %q people, the server %s", got, want)
	}
	page, err := os.ReadFile("../../docs/analysis.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(page), "```python\n")
	if !ok {
		t.Fatal("the page has no program")
	}
	example, _, _ := strings.Cut(rest, "```")
	run(strings.ReplaceAll(example, "http://127.0.0.1:8080", s.url))
}

// pandasFolder is where pandas is kept between runs.
func pandasFolder(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(cache, "rung-test", strings.ReplaceAll(pandas, "==", "-"))
}

// pythonWithPandas returns a Python, and installs pandas for it the first time.
func pythonWithPandas(t *testing.T) string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Fatal("the notebook needs python3, which is not installed")
	}
	folder := pandasFolder(t)
	if _, err := os.Stat(filepath.Join(folder, "pandas", "__init__.py")); err != nil {
		if out, err := exec.Command(python, "-m", "pip", "install", "--quiet", "--target", folder, pandas).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	return python
}
