package ladders_test

import (
	"slices"
	"strings"
	"testing"

	"rung/org"
)

// What organizations rely on about each built-in ladder: LADDER, then a line for each level with
// its code, title, rank, bands, track, whom it mentors and what comes next.
const builtinTable = `
abtion
L1    | Associate Product Manager            | 1 | 1–1 | ic         |                | L2
L2    | Product Manager                      | 2 | 2–2 | ic         | L1             | L3
L3    | Product Manager                      | 3 | 3–3 | ic         |                | L4
L4    | Senior Product Manager               | 4 | 4–4 | ic         | L1 L2 L3       | L5
L5    | Senior Product Manager               | 5 | 5–5 | ic         | L1 L2 L3 L4    | L6
L6    | Product Director                     | 6 | 6–6 | management | L1 L2 L3 L4 L5 |
rookie-to-rockstar
APM   | Associate Product Manager            | 1 | 1–1 | ic         |                | PM
PM    | Product Manager                      | 2 | 2–3 | ic         | APM            | SPM
SPM   | Senior Product Manager               | 3 | 4–5 | ic         | APM PM         | PRIN
PRIN  | Principal Product Manager            | 4 | 6–6 | ic         | APM PM SPM     |
kalsey
APM   | Associate Product Manager            | 1 | 1–1 | ic         |                | PM
PM    | Product Manager                      | 2 | 2–3 | ic         |                | SPM
SPM   | Senior Product Manager               | 3 | 4–5 | ic         | APM            | PD
PD    | Product Director                     | 4 | 6–6 | management | APM PM SPM     | VP
VP    | VP of Product                        | 5 | 7–7 | management |                | CPO
CPO   | Chief Product Officer                | 6 | 8–8 | management |                |
dual-track
PM1   | PM1                                  | 1 | 1–2 | ic         |                | SPM
SPM   | Senior PM                            | 2 | 4–4 | ic         | PM1            | STAFF
STAFF | Staff PM                             | 3 | 5–5 | ic         | PM1 SPM        |
six-levels
APM   | Associate Product Manager            | 1 | 1–1 | ic         |                | PM
PM    | Product Manager                      | 2 | 2–3 | ic         |                | SPM
SPM   | Senior Product Manager               | 3 | 4–5 | ic         | APM PM         | DIR
DIR   | Director of Product Management       | 4 | 6–6 | management |                | VP
VP    | Vice President of Product Management | 5 | 7–7 | management |                | CPO
CPO   | Chief Product Officer                | 6 | 8–8 | management |                |
`

func TestBuiltinLevelsAreThoseOfTheTable(t *testing.T) {
	all := builtin(t)
	levels := map[string]int{}
	ladder := ""
	for line := range strings.Lines(strings.TrimSpace(builtinTable)) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) == 1 {
			ladder = cells[0]
			continue
		}
		l := all["ladder/"+ladder]
		if l == nil || levels[ladder] == len(l.Levels) {
			t.Fatalf("%s has no level for %q", ladder, line)
		}
		level := l.Levels[levels[ladder]]
		levels[ladder]++
		got := []string{
			level.Code, level.Title, digit(level.Rank), digit(level.Bands.Low) + "–" + digit(level.Bands.High),
			strings.TrimPrefix(level.Track, "track/"+ladder+"/"), codes(ladder, level.Mentors), codes(ladder, level.Next),
		}
		for i := range got {
			if want := strings.TrimSpace(cells[i]); got[i] != want {
				t.Errorf("%s %s, cell %d: got %q, want %q", ladder, level.Code, i+1, got[i], want)
			}
		}
	}
	for id, l := range all {
		if got := levels[strings.TrimPrefix(id, "ladder/")]; got != len(l.Levels) {
			t.Errorf("%s has %d levels, want %d", id, len(l.Levels), got)
		}
	}
}

func digit(n int) string { return string(rune('0' + n)) }

func codes(ladder string, ids []string) string {
	var codes []string
	for _, id := range ids {
		codes = append(codes, strings.TrimPrefix(id, "level/"+ladder+"/"))
	}
	return strings.Join(codes, " ")
}

func TestBuiltinTracks(t *testing.T) {
	all := builtin(t)
	const ic, management = org.TrackIndividualContributor, org.TrackManagement
	for ladder, want := range map[string][]org.TrackKind{
		"abtion":             {ic, management},
		"rookie-to-rockstar": {ic},
		"kalsey":             {ic, management},
		"dual-track":         {ic, management},
		"six-levels":         {ic, management},
	} {
		var got []org.TrackKind
		for _, track := range all["ladder/"+ladder].Tracks {
			got = append(got, track.Kind)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got the tracks %v, want %v", ladder, got, want)
		}
	}
}

func TestReachAndExperienceAreThoseOfTheSource(t *testing.T) {
	all := builtin(t)
	for _, want := range []struct{ ladder, code, name, value string }{
		{"abtion", "L3", "Team size", "more than 4"},
		{"abtion", "L3", "Budget", "more than 1 million"},
		{"rookie-to-rockstar", "APM", "experience", "1 to 3 years of work overall"},
		{"rookie-to-rockstar", "PM", "experience", "a few years"},
		{"rookie-to-rockstar", "SPM", "Roadmap horizon", "more than 6 months"},
		{"rookie-to-rockstar", "PRIN", "Roadmap horizon", "more than 12 months"},
		{"rookie-to-rockstar", "PRIN", "Vision and strategy horizon", "1 to 2 years"},
		{"kalsey", "APM", "experience", "none needed"},
		{"kalsey", "PD", "Roadmap horizon", "about 1 year"},
		{"kalsey", "VP", "Roadmap and vision horizon", "several years, possibly the entire lifecycle"},
		{"dual-track", "PM1", "experience", "the first 12 months in product management"},
	} {
		got := ""
		for _, level := range all["ladder/"+want.ladder].Levels {
			if level.Code != want.code {
				continue
			}
			if want.name == "experience" {
				got = level.Experience
			}
			for _, s := range level.Scope {
				if s.Name == want.name {
					got = s.Value
				}
			}
		}
		if got != want.value {
			t.Errorf("%s %s, %s: got %q, want %q", want.ladder, want.code, want.name, got, want.value)
		}
	}
}

func TestWhatWasInferredIsSaid(t *testing.T) {
	for id, ladder := range builtin(t) {
		for _, word := range []string{"Inferred", "bands"} {
			if !strings.Contains(ladder.Summary, word) {
				t.Errorf("%s: the summary does not say %q", id, word)
			}
		}
	}
}
