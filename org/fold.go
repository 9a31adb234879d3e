package org

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

var ligatures = strings.NewReplacer("æ", "ae", "œ", "oe", "þ", "th")

// fold returns text without regard to case, accents and runs of white space: two texts are equal to a
// person who is in a hurry where their folds are equal.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.Join(strings.Fields(strings.ToLower(s)), " ")
	}
	// A chain of transformers keeps state and is not safe to share.
	t, _, err := transform.String(transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), cases.Fold()), s)
	if err != nil {
		t = strings.ToLower(s)
	}
	t = strings.Map(func(r rune) rune {
		switch r { // letters that no decomposition takes apart
		case 'ø':
			return 'o'
		case 'ł':
			return 'l'
		case 'đ', 'ð':
			return 'd'
		case 'ı':
			return 'i'
		}
		return r
	}, t)
	t = ligatures.Replace(t)
	return strings.Join(strings.Fields(t), " ")
}

// foldTitle folds a title so that a plural s and a full stop do not count: "Sr. Product Managers" and
// "sr product manager" are one.
func foldTitle(s string) string {
	words := strings.Fields(strings.ReplaceAll(fold(s), ".", " "))
	for i, w := range words {
		if len(w) > 2 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			words[i] = w[:len(w)-1]
		}
	}
	return strings.Join(words, " ")
}
