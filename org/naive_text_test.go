package org_test

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rung/org"
)

// wholeLetters are letters that no accent makes of another.
var wholeLetters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ı", "i", "æ", "ae", "œ", "oe", "ß", "ss")

// folds keeps what naiveFold answered, because the same texts are asked over and over.
var folds sync.Map

// naiveFold returns a text without case and accents, with runs of white space as one.
func naiveFold(s string) string {
	if known, ok := folds.Load(s); ok {
		return known.(string)
	}
	out := withoutAccents(s)
	folds.Store(s, out)
	return out
}

func withoutAccents(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
	return wholeLetters.Replace(strings.Join(strings.Fields(s), " "))
}

// naiveText judges a text by a filter; a text that is not known is selected by IsNull alone.
func naiveText(f *org.TextFilter, text string) bool {
	if f == nil {
		return true
	}
	text = naiveFold(text)
	if f.IsNull != nil && *f.IsNull != (text == "") {
		return false
	}
	if text == "" {
		return f.Eq == nil && f.In == nil && f.StartsWith == nil && f.Contains == nil
	}
	in := f.In == nil
	for _, v := range f.In {
		in = in || naiveFold(v) == text
	}
	return in &&
		(f.Eq == nil || naiveFold(*f.Eq) == text) &&
		(f.StartsWith == nil || strings.HasPrefix(text, naiveFold(*f.StartsWith))) &&
		(f.Contains == nil || strings.Contains(text, naiveFold(*f.Contains)))
}
