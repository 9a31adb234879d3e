package ask

import (
	"regexp"
	"strings"
	"unicode"

	"rung/org"
)

// element is a part of a shape: a word in one of several spellings, or a slot.
type element struct {
	words    [][]string // alternatives, each of one word or more
	slot     slot       // "" for words
	optional bool
}

// parse reads a shape: `[please] list|show {group} in {place}`. An underscore joins the words of an alternative.
func parse(shape string) []element {
	var out []element
	for _, part := range strings.Fields(shape) {
		var e element
		if inner, ok := strings.CutPrefix(part, "["); ok {
			e.optional, part = true, strings.TrimSuffix(inner, "]")
		}
		if inner, ok := strings.CutPrefix(part, "{"); ok {
			e.slot = slot(strings.TrimSuffix(inner, "}"))
		} else {
			for _, one := range strings.Split(part, "|") {
				e.words = append(e.words, strings.Split(one, "_"))
			}
		}
		out = append(out, e)
	}
	return out
}

// token is a word of a question: folded, to compare, and as it was typed.
type token struct{ folded, typed string }

var contractions = regexp.MustCompile(`(?i)\b(what|who|where|how|there)'s `)

// tokens takes a question apart. Signs that are part of names, numbers and days stay.
func tokens(question string) []token {
	question = strings.NewReplacer("’", "'").Replace(question + " ")
	question = contractions.ReplaceAllString(question, "$1 is ")
	question = strings.ReplaceAll(question, "'s ", " ")
	var out []token
	for _, word := range strings.Fields(question) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if f := org.Fold(word); f != "" {
			out = append(out, token{f, word})
		}
	}
	return out
}

// span is the part of a question that a slot stands for.
type span struct{ from, to int }

// longestSlot is the most words that a slot may stand for.
const longestSlot = 7

// fit yields every way in which a question has a shape, until told to stop.
func fit(shape []element, question []token, yield func(slots map[slot]span) bool) bool {
	slots := map[slot]span{}
	var from func(e, at int) bool
	from = func(e, at int) bool {
		if e == len(shape) {
			return at != len(question) || yield(slots)
		}
		one := shape[e]
		if one.slot != "" {
			for to := min(len(question), at+longestSlot); to > at; to-- {
				slots[one.slot] = span{at, to}
				if !from(e+1, to) {
					return false
				}
			}
			delete(slots, one.slot)
		}
		for _, words := range one.words {
			if starts(question[at:], words) && !from(e+1, at+len(words)) {
				return false
			}
		}
		return !one.optional || from(e+1, at)
	}
	return from(0, 0)
}

func starts(question []token, words []string) bool {
	if len(question) < len(words) {
		return false
	}
	for i, w := range words {
		if question[i].folded != w {
			return false
		}
	}
	return true
}

func text(question []token, s span) string {
	var words []string
	for _, t := range question[s.from:s.to] {
		words = append(words, t.typed)
	}
	return strings.Join(words, " ")
}
