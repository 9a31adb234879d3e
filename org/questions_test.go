package org_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rung/org"
)

// asker asks one organization on one day everything twice: of its snapshot, and of the naive reading of its records.
type asker struct {
	*naive
	t     *testing.T
	s     *org.Snapshot
	r     *rand.Rand
	world string // what to call the organization, so that a failure can be looked at again
	sound bool   // it was made by changes, so that it keeps every rule
	asked int
}

// want compares two answers to a question.
func (a *asker) want(question string, got, want any) {
	a.t.Helper()
	a.asked++
	if g, w := fmt.Sprintf("%v", got), fmt.Sprintf("%v", want); g != w {
		a.t.Fatalf("%s on %s: %s\n got %s\nwant %s", a.world, a.day, question, g, w)
	}
}

// wantLines compares two answers line by line.
func (a *asker) wantLines(question string, got, want []string) {
	a.t.Helper()
	a.asked++
	if slices.Equal(got, want) {
		return
	}
	for i := range max(len(got), len(want)) {
		var g, w string
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			a.t.Fatalf("%s on %s: %s: of %d and %d lines, first unlike is %d\n got %s\nwant %s\n got all:\n%s\nwant all:\n%s", a.world, a.day, question, len(got), len(want), i, g, w, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// everything asks all questions.
func (a *asker) everything() {
	a.aboutPeople()
	a.aboutLevels()
	a.aboutSelections()
	a.aboutTheTree()
	a.aboutFigures()
	a.aboutMentors()
	a.aboutTime()
	a.aboutFindings()
	a.aboutSearches()
}

// try asks everything of an organization on some days, and returns how many answers were compared.
func try(t *testing.T, world string, f *org.Facts, sound bool, days ...org.Date) int {
	t.Helper()
	asked := 0
	for i, d := range days {
		a := &asker{naive: newNaive(f, d), t: t, s: org.NewSnapshot(f, d), r: rand.New(rand.NewPCG(uint64(d), uint64(i))), world: world, sound: sound}
		a.everything()
		asked += a.asked
	}
	return asked
}

func TestEveryQuestionOfGrownOrganizations(t *testing.T) {
	asked := 0
	for seed := range uint64(110) {
		r := rand.New(rand.NewPCG(seed, 9))
		f := grown(t, seed)
		on := grownBase + org.Date(r.IntN(grownDays))
		asked += try(t, fmt.Sprintf("grown %d", seed), f, true, on, grownBase+org.Date(r.IntN(2*grownDays)))
	}
	t.Logf("%d answers compared", asked)
}

func TestEveryQuestionOfOrganizationsBrokenByHand(t *testing.T) {
	asked := 0
	for seed := range uint64(100) {
		asked += try(t, fmt.Sprintf("broken %d", seed), brokenByHand(seed), false, day("2023-06-01"), day("2021-02-03"))
	}
	t.Logf("%d answers compared", asked)
}

func TestEveryQuestionOfTheSample(t *testing.T) {
	f := sampled(t)
	t.Logf("%d answers compared", try(t, "sample", f, true, day("2017-03-31"), day("2023-12-01"), day("2026-11-01")))
}

// asText writes the arguments of a question, so that it can be asked again.
func asText(x any) string {
	text, err := json.Marshal(x)
	if err != nil {
		return err.Error()
	}
	for before := 0; before != len(text); {
		before = len(text)
		text = notSet.ReplaceAll(text, nil)
	}
	return string(text)
}

var notSet = regexp.MustCompile(`"[A-Za-z]+":null,?`)
