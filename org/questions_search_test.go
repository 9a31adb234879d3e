package org_test

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"rung/org"
)

// What a search finds: whoever is typed, also with a typo, and nobody whom the text cannot mean.

func (a *asker) aboutSearches() {
	for range min(8, len(a.people)) {
		p := oneOf(a.r, a.people)
		name := a.nameOf(p)
		a.wantFound(name, p)
		a.wantFound(strings.ToUpper(naiveFold(name)), p)
		a.wantFound(misspelt(a, name), p)
		if words := strings.Fields(name); len(words) > 1 {
			a.wantFound(words[1]+" "+words[0], p)
			a.wantFound(words[0]+" "+string([]rune(words[1])[:1]), p)
		}
	}
	for _, o := range a.openings {
		a.wantFound(a.nameOf(o), o)
	}
	for _, t := range a.facts.Teams() {
		a.wantFound(t.Name, t.ID)
	}
	for range 2 {
		level := oneOf(a.r, a.levels())
		a.wantFound(a.level(level).Title, level)
		a.wantFound(a.level(level).Code, level)
		a.wantFound(a.ladderOf(level).Name, a.ladderOf(level).ID)
	}
	a.want("search for nothing", len(a.search("  ")), 0)
}

// misspelt exchanges a letter, leaves one out or adds one in a word of five plain letters or more.
func misspelt(a *asker, name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		letters := []rune(w)
		if len(letters) < 5 || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
			continue
		}
		at := 1 + a.r.IntN(len(letters)-2)
		switch a.r.IntN(3) {
		case 0:
			letters[at] = 'q'
		case 1:
			letters = slices.Delete(letters, at, at+1)
		default:
			letters = slices.Insert(letters, at, 'q')
		}
		words[i] = string(letters)
		break
	}
	return strings.Join(words, " ")
}

func (a *asker) search(text string) []string {
	a.t.Helper()
	got, err := a.s.Search(text, to(int32(1000)))
	if err != nil {
		a.t.Fatalf("%s on %s: search %q: %v", a.world, a.day, text, err)
	}
	var out []string
	for _, h := range got {
		id := h.ID()
		_, isPerson := h.(org.Person)
		_, isOpening := h.(org.Opening)
		if isPerson && !a.isPerson(id) || isOpening && !a.isOpening(id) || slices.Contains(out, id) || !a.mayMean(id, text) {
			a.t.Fatalf("%s on %s: search %q: found %s, of the words %q; found before: %v", a.world, a.day, text, id, a.searched(id), out)
		}
		a.asked++
		out = append(out, id)
	}
	return out
}

// wantFound fails unless a search for a text finds a node.
func (a *asker) wantFound(text, id string) {
	a.t.Helper()
	a.want(fmt.Sprintf("search %q finds %s", text, id), slices.Contains(a.search(text), id), true)
}
