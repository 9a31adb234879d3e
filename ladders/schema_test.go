package ladders_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile("ladder.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	var document any
	if err := yaml.Load([]byte(text), &document); err != nil {
		t.Fatal(err)
	}
	return s.Validate(document)
}

func TestBuiltinFilesKeepToTheSchema(t *testing.T) {
	s := schema(t)
	files, err := filepath.Glob("*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 5 {
		t.Errorf("got the files %v, want 5", files)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, s, string(text)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if !strings.HasPrefix(string(text), "# yaml-language-server: $schema=ladder.schema.json\n") {
			t.Errorf("%s does not name the schema for editors in its first line", file)
		}
		if !strings.Contains(string(text), "\nid: "+strings.TrimSuffix(file, ".yaml")+"\n") {
			t.Errorf("%s: the id is not the file's name", file)
		}
	}
}

// What Parse alone finds is in mistakes with schema false; that it does refuse it is tested there.
func TestSchemaAndLoaderAgree(t *testing.T) {
	s := schema(t)
	if err := validate(t, s, good); err != nil {
		t.Errorf("the schema refuses a good ladder: %v", err)
	}
	found := 0
	for _, m := range mistakes {
		if !m.schema {
			continue
		}
		found++
		if err := validate(t, s, m.text(t)); err == nil {
			t.Errorf("%s: the loader refuses it, the schema does not", m.name)
		}
	}
	if found < 30 {
		t.Errorf("only %d mistakes were tried", found)
	}
}

func TestEveryPropertyOfTheSchemaIsDescribed(t *testing.T) {
	described := 0
	var walk func(path string, s *jsonschema.Schema)
	seen := map[*jsonschema.Schema]bool{}
	walk = func(path string, s *jsonschema.Schema) {
		if s == nil || seen[s] {
			return
		}
		seen[s] = true
		for name, property := range s.Properties {
			if property.Description == "" {
				t.Errorf("%s.%s is not described", path, name)
			}
			described++
			walk(path+"."+name, property)
		}
		walk(path, s.Ref)
		walk(path+"[]", s.Items2020)
	}
	walk("", schema(t))
	if described < 28 {
		t.Errorf("got %d properties, want 28", described)
	}
}
