package ladders_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"rung/ladders"
	"rung/org"
)

func TestFormattedLadderReadsBackEqual(t *testing.T) {
	all := builtin(t)
	harbour, problems := ladders.Parse("harbour.yaml", []byte(good))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	all[harbour.ID] = harbour
	for id, ladder := range all {
		t.Run(id, func(t *testing.T) { roundTrip(t, ladder) })
	}
}

// Any text that Parse lets into a ladder must survive, however YAML would read it unquoted.
func FuzzFormat(f *testing.F) {
	for _, text := range []string{
		"yes", "null", "~", "12", "1e3", "0x1F", "2024-01-01", "- dash", "? mark", "a: b", "a #b", "# a", "'", `"`, `\`, "%", "@a", "`a`",
		"*a", "&a", "!a", "|", ">", "[a", "{a}", "a,b", "---", "...", "<<", "=", "tab\tin it", "two\nlines", "a\n\n\nb", "a\n  b", "a \n b",
		"# a\nb", "a\n---\nb", "…–é", "日本語", "👩‍🚀", "x\u2028y", "x\ufeffy", "a\u00a0b", strings.Repeat("word ", 100) + "end", strings.Repeat("x", 300),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, place := range []string{"name: Harbour crew", "summary: Two levels and a captain.", "aliases: [Hand]", "- Unties it."} {
			key, _, _ := strings.Cut(place, " ")
			value := key + " " + string(quoted)
			if key == "aliases:" {
				value = key + " [" + string(quoted) + "]"
			}
			ladder, problems := ladders.Parse("quoted.yaml", []byte(strings.Replace(good, place, value, 1)))
			if len(problems) == 0 {
				roundTrip(t, ladder)
			}
		}
	})
}

func roundTrip(t *testing.T, ladder *org.LadderRecord) {
	t.Helper()
	text, err := ladders.Format(ladder)
	if err != nil {
		t.Fatal(err)
	}
	again, problems := ladders.Parse("formatted.yaml", text)
	if len(problems) > 0 {
		t.Fatalf("%v\n%s", problems, text)
	}
	if !reflect.DeepEqual(again, ladder) {
		t.Errorf("got  %+v\nwant %+v\n%s", again, ladder, text)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	for _, m := range mistakes {
		if len(m.new) < 1000 {
			f.Add([]byte(strings.Replace(good, m.old, m.new, 1)))
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		ladder, problems := ladders.Parse("fuzz.yaml", text)
		if (ladder == nil) != (len(problems) > 0) {
			t.Fatalf("ladder %v with problems %v", ladder, problems)
		}
		for _, p := range problems {
			if p.File != "fuzz.yaml" || p.Line < 1 || p.Column < 1 || p.Message == "" {
				t.Fatalf("incomplete problem %+v", p)
			}
		}
		if ladder != nil {
			roundTrip(t, ladder)
		}
	})
}
