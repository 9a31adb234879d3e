package org_test

import (
	"slices"
	"strings"
	"unicode"
)

var apostrophes = strings.NewReplacer("'", "", "’", "")

// inWords divides a text into words of letters and digits.
func inWords(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// wordsOf returns the words of some texts, as a search compares them: an apostrophe may part two of them or be nothing.
func wordsOf(texts ...string) []string {
	var out []string
	for _, t := range texts {
		out = append(append(out, inWords(naiveFold(t))...), inWords(apostrophes.Replace(naiveFold(t)))...)
	}
	return out
}

// searched returns every word by which a hit may be found.
func (n *naive) searched(id string) []string {
	if p := n.facts.Person(id); p != nil {
		return wordsOf(p.Name, p.Email, p.EmployeeNumber, p.ID, n.job(id).Title)
	}
	if o := n.facts.Opening(id); o != nil {
		return wordsOf(o.Title, o.ID)
	}
	if t := n.facts.Team(id); t != nil {
		return wordsOf(t.Name, t.ID)
	}
	if l := n.facts.Ladder(id); l != nil {
		return wordsOf(l.Name, l.ID)
	}
	l := n.level(id)
	return wordsOf(append(slices.Clone(l.Aliases), l.Code, l.Title, l.ID)...)
}

// mayMean reports whether every word typed is a word of a hit, its beginning, or from four letters on it with one typo.
func (n *naive) mayMean(id, text string) bool {
	for _, typed := range inWords(apostrophes.Replace(naiveFold(text))) {
		if !slices.ContainsFunc(n.searched(id), func(word string) bool {
			return strings.HasPrefix(word, typed) || len([]rune(typed)) >= 4 && oneTypo([]rune(word), []rune(typed))
		}) {
			return false
		}
	}
	return true
}

// oneTypo reports whether one letter too many, too few or other, or two exchanged, make one word of another.
func oneTypo(a, b []rune) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a) == len(b)+1 {
		for i := range a {
			if slices.Equal(slices.Delete(slices.Clone(a), i, i+1), b) {
				return true
			}
		}
	}
	if len(a) != len(b) {
		return false
	}
	var apart []int
	for i := range a {
		if a[i] != b[i] {
			apart = append(apart, i)
		}
	}
	return len(apart) < 2 || len(apart) == 2 && apart[1] == apart[0]+1 && a[apart[0]] == b[apart[1]] && a[apart[1]] == b[apart[0]]
}
