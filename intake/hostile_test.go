package intake_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"rung/intake"
)

// TestFilesMadeToDoHarmAreRefusedEarly reads files that would fill the memory or the stack of a careless reader. Each is
// refused within seconds, and none takes more than some times its size.
func TestFilesMadeToDoHarmAreRefusedEarly(t *testing.T) {
	wide := make([]string, 16_000)
	for i := range wide {
		wide[i] = "x"
	}
	for _, c := range []struct{ name, file, want string }{
		{"lists within lists", strings.Repeat("[", 5_000_000), "1 LIMIT"},
		{"objects within objects", `[` + strings.Repeat(`{"a":`, 2_000_000), "1 LIMIT"},
		{"people below people", strings.Repeat(`{"name":"A","title":"B","children":[`, 3000), "1 LIMIT"},
		{"a million names", `[` + manyNames(1_000_000) + `]`, "1 LIMIT"},
		{"a text without end", `[{"id":"1","name":"` + strings.Repeat("x", 20<<20) + `"}]`, "1 LIMIT"},
		{"JSON that ends in the middle", `[{"id":"1","name":"Ada"},` + "\n" + `{"id":"2"`, "2 UNREADABLE"},
		{"JSON that is none", `[{"id":"1","name":Ada}]`, "1 UNREADABLE"},
		{"a zero byte in JSON", `[{"id":"1","name":"A\u0000da"}]`, "1 UNREADABLE"},
		{"a list of numbers", `[{"id":"1","name":"Ada"}, 7]`, "1 UNREADABLE"},
		{"JSON without people", `{"data":null}`, "1 NO_HEADER"},
		{"an archive that says that it is huge", archive(t, 3<<30, 3<<30), "1 LIMIT"},
		{"an archive that unfolds to far more than its size", archive(t, 1<<30, 1<<30), "1 LIMIT"},
		{"an archive that says that it is small", archive(t, 100, 300<<20), "1 UNREADABLE"},
		{"a part of a spreadsheet", string(spreadsheet(t, [][]string{{"id", "name"}, {"1", "Ada"}})[:3000]), "1 UNREADABLE"},
		{"an archive of something else", plainArchive(t), "1 UNREADABLE"},
		{"a spreadsheet with columns without end", string(spreadsheet(t, [][]string{{"id", "name"}, wide})), "2 LIMIT"},
		{"a spreadsheet of the old kind", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 4096), "1 UNREADABLE"},
		{"a PDF", "%PDF-1.7\n", "1 UNREADABLE"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begun := time.Now()
			p := prepare(t, empty(t), c.file, intake.Options{})
			took := time.Since(begun)
			runtime.ReadMemStats(&after)
			if got := found(p.Report.Problems, intake.Error); !slices.Contains(got, c.want) || len(p.Changes) > 0 {
				t.Errorf("got errors %q and %d changes, want %q", got, len(p.Changes), c.want)
			}
			if took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			if most := uint64(200<<20 + 30*len(c.file)); after.TotalAlloc-before.TotalAlloc > most {
				t.Errorf("took %d MB of memory for a file of %d kB", (after.TotalAlloc-before.TotalAlloc)>>20, len(c.file)>>10)
			}
		})
	}
}

func manyNames(n int) string {
	var b strings.Builder
	b.WriteString(`{"id":"1"`)
	for i := range n {
		b.WriteString(`,"n`)
		b.WriteString(strings.Repeat("i", i%5))
		b.WriteString(string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + string(rune('a'+i/17576%26)))
		b.WriteString(`":1`)
	}
	b.WriteByte('}')
	return b.String()
}

// archive returns a spreadsheet whose workbook says that it has a size, and unfolds to as many zeros as it really has.
func archive(t *testing.T, says, has int64) string {
	t.Helper()
	var packed, b bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	sum := crc32.NewIEEE()
	for range min(has, 300<<20) >> 20 { // more is not asked for before it is refused
		_, _ = w.Write(zeros)
		_, _ = sum.Write(zeros)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(&b)
	part, err := z.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", Method: zip.Deflate, CRC32: sum.Sum32(), CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(says)})
	if err == nil {
		_, err = part.Write(packed.Bytes())
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func plainArchive(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	part, err := z.Create("people.csv")
	if err == nil {
		_, err = part.Write([]byte("id,name\n1,Ada\n"))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// FuzzReaders checks that no spreadsheet and no JSON makes the reading fail, whatever is changed in it.
func FuzzReaders(f *testing.F) {
	for _, name := range []string{"scim.json", "tree.json", "d3-nodes.json", "answer.json", "lines.jsonl"} {
		text, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text, uint(0), byte(0))
	}
	t := &testing.T{}
	book := spreadsheet(t, [][]string{{"id", "name", "title", "manager id", "start date"}, {"1", "Ada", "Head", "", "2020-01-01"}, {"2", "Bo", "PM", "1", ""}})
	f.Add(book, uint(0), byte(0))
	f.Add(book, uint(700), byte(255))
	f.Add([]byte(`{"a":[{"b":[{"name":"x","children":[{"id":1}]}]}]}`), uint(0), byte(0))
	f.Add([]byte(`[[{"node":{"id":"1","name":null}}],{"name":{"formatted":"A"},"reports":[{}]}]`), uint(0), byte(0))
	facts := empty(f)
	f.Fuzz(func(t *testing.T, file []byte, at uint, to byte) {
		if len(file) > 0 {
			file = slices.Clone(file)
			file[at%uint(len(file))] ^= to
		}
		begun := time.Now()
		p, err := intake.Prepare(bytes.NewReader(file), intake.Options{OnDuplicate: intake.Separate}, facts, today)
		if err != nil {
			t.Fatal(err)
		}
		if took := time.Since(begun); took > 5*time.Second && len(file) < 1<<20 {
			t.Fatalf("%d bytes took %v", len(file), took)
		}
		for _, q := range p.Report.Problems {
			if q.Line < 1 || q.Code == "" || q.Message == "" {
				t.Fatalf("got the problem %+v", q)
			}
		}
		if len(p.Changes) < 2000 {
			facts.Apply(p.Changes, p.Effective)
		}
	})
}
