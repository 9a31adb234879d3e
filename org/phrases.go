package org

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases are texts to be found in others, whatever the case, as whole words: each by its first two words in lower case,
// of which the second is "" where there is one only; the longest of a list first. So many are found in one pass.
type phrases map[[2]string][]string

// add takes a phrase, from its first letter or digit to its last. One that FormerEmployee has in it is passed over.
func (f phrases) add(phrase string) {
	phrase = strings.TrimFunc(phrase, func(r rune) bool { return !inWord(r) })
	if utf8.RuneCountInString(phrase) < 2 || strings.Contains(strings.ToLower(FormerEmployee), strings.ToLower(phrase)) {
		return
	}
	key := firstWords(phrase)
	at, found := slices.BinarySearchFunc(f[key], phrase, func(a, b string) int {
		if n := len(b) - len(a); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	if !found {
		f[key] = slices.Insert(f[key], at, phrase)
	}
}

// replace returns a text with another in the place of every phrase: the longest that begins at a word.
func (f phrases) replace(s, by string) string {
	var out strings.Builder
	done := 0
	for at := 0; at < len(s); {
		if r, size := utf8.DecodeRuneInString(s[at:]); !inWord(r) {
			at += size
			continue
		}
		end := at + f.longest(s[at:])
		if end > at {
			out.WriteString(s[done:at])
			out.WriteString(by)
			done = end
		} else {
			end = at + wordLength(s[at:])
		}
		at = end
	}
	if done == 0 {
		return s
	}
	return out.String() + s[done:]
}

// longest returns the length of the longest phrase that a text begins with, which begins with a word; 0 for none.
func (f phrases) longest(s string) int {
	key := firstWords(s)
	for _, key := range [][2]string{key, {key[0], ""}} {
		for _, phrase := range f[key] {
			if n := foldedPrefix(s, phrase); n > 0 {
				if next, _ := utf8.DecodeRuneInString(s[n:]); n == len(s) || !inWord(next) {
					return n
				}
			}
		}
	}
	return 0
}

// foldedPrefix returns how many bytes of a text are a prefix, whatever the case; 0 where it is none.
func foldedPrefix(s, prefix string) int {
	n := 0
	for _, want := range prefix {
		r, size := utf8.DecodeRuneInString(s[n:])
		if unicode.ToLower(r) != unicode.ToLower(want) {
			return 0
		}
		n += size
	}
	return n
}

// firstWords returns the first two words of a text that begins with one, in lower case.
func firstWords(s string) (words [2]string) {
	n := wordLength(s)
	words[0] = strings.ToLower(s[:n])
	rest := strings.TrimLeftFunc(s[n:], func(r rune) bool { return !inWord(r) })
	words[1] = strings.ToLower(rest[:wordLength(rest)])
	return words
}

// wordLength returns the bytes of the word that a text begins with.
func wordLength(s string) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !inWord(r) }); n >= 0 {
		return n
	}
	return len(s)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
