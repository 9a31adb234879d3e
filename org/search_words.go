package org

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How well a word typed stands for a word of a name.
const (
	noMatch = iota
	matchTypo
	matchPrefix
	matchExact
)

// splitWords returns the folded words of a text: letters and digits, with apostrophes left out.
func splitWords(text string) []string {
	text = strings.Map(func(r rune) rune {
		if r == '\'' || r == '’' {
			return -1
		}
		return r
	}, fold(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// matchWord returns how well a word typed stands for a word.
func matchWord(typed, word string) int {
	switch {
	case typed == word:
		return matchExact
	case strings.HasPrefix(word, typed):
		return matchPrefix
	case mayHaveTypo(typed) && oneTypo(typed, word):
		return matchTypo
	}
	return noMatch
}

// minTypoLetters is the length from which a word may have a typo: of shorter ones too many are one letter apart.
// So are numbers and codes, which mean what they say.
const minTypoLetters = 4

func mayHaveTypo(typed string) bool {
	return utf8.RuneCountInString(typed) >= minTypoLetters && !hasDigit(typed)
}

func hasDigit(word string) bool { return strings.IndexFunc(word, unicode.IsDigit) >= 0 }

// intactHalves returns a beginning and an end of a word, of which one typo changes only one; "" where the word
// is not one that may have a typo.
func intactHalves(typed string) (head, tail string) {
	if !mayHaveTypo(typed) {
		return "", ""
	}
	n := utf8.RuneCountInString(typed)
	// An exchange of neighbours touches two letters; one letter in the middle belongs to neither half.
	h := byteOf(typed, (n-1)/2)
	t := byteOf(typed, (n-1)/2+1)
	return typed[:h], typed[t:]
}

// byteOf returns where the rune of a number begins.
func byteOf(s string, rune int) int {
	if len(s) == utf8.RuneCountInString(s) {
		return rune
	}
	for i := range s {
		if rune == 0 {
			return i
		}
		rune--
	}
	return len(s)
}

// oneTypo reports whether a word typed, which may have a typo, is another with one letter more, one less, another letter,
// or two neighbours exchanged.
func oneTypo(typed, word string) bool {
	if d := len(typed) - len(word); d < -utf8.UTFMax || d > utf8.UTFMax || typed == word {
		return false
	}
	a, b := typed, word
	// Strip what is alike at both ends; what is left decides.
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for i > 0 && (i < len(a) && !utf8.RuneStart(a[i]) || i < len(b) && !utf8.RuneStart(b[i])) {
		i--
	}
	a, b = a[i:], b[i:]
	j := 0
	for j < len(a) && j < len(b) && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	for j > 0 && (!utf8.RuneStart(a[len(a)-j]) || !utf8.RuneStart(b[len(b)-j])) {
		j--
	}
	a, b = a[:len(a)-j], b[:len(b)-j]
	if max(len(a), len(b)) > 2*utf8.UTFMax {
		return false
	}
	m, n := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	if m <= 1 && n <= 1 {
		return !hasDigit(word)
	}
	if m != 2 || n != 2 {
		return false
	}
	a1, size := utf8.DecodeRuneInString(a)
	a2, _ := utf8.DecodeRuneInString(a[size:])
	b1, size := utf8.DecodeRuneInString(b)
	b2, _ := utf8.DecodeRuneInString(b[size:])
	return a1 == b2 && a2 == b1 && !hasDigit(word)
}
