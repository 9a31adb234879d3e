package ask

import (
	"slices"
	"strings"
)

// element is a part of a shape: words in one of several spellings, or a slot.
type element struct {
	words    []phrase // alternatives
	said     []string // the same as they are written in the shape
	slot     slot     // "" for words
	optional bool
}

// shape is one way to ask something.
type shape []element

// parse reads a shape: `[all] list|show {group} in {place}`. An underscore joins the words of an alternative.
func parse(text string) shape {
	var out shape
	for _, part := range strings.Fields(text) {
		var e element
		if inner, ok := strings.CutPrefix(part, "["); ok {
			e.optional, part = true, strings.TrimSuffix(inner, "]")
		}
		if inner, ok := strings.CutPrefix(part, "{"); ok {
			e.slot = slot(strings.TrimSuffix(inner, "}"))
		} else {
			for _, one := range strings.Split(part, "|") {
				e.words = append(e.words, phraseOf(one))
				e.said = append(e.said, strings.ReplaceAll(one, "_", " "))
			}
		}
		out = append(out, e)
	}
	return out
}

// possible reports whether a question has every word that a shape cannot do without.
func (s shape) possible(has map[word]bool) bool {
	for _, e := range s {
		if e.optional || e.slot != "" {
			continue
		}
		if !slices.ContainsFunc(e.words, func(p phrase) bool {
			return !slices.ContainsFunc(p, func(w word) bool { return !has[w] })
		}) {
			return false
		}
	}
	return true
}

// span is the part of a question that a slot stands for.
type span struct{ from, to int }

// longestSlot is the most words that a slot may stand for.
const longestSlot = 7

// fit yields every way in which a question has a shape, until told to stop or until the steps are used up. Words that
// say nothing may stand before any part and at the end.
func fit(s shape, q []token, steps *int, yield func(slots map[slot]span) bool) bool {
	slots := map[slot]span{}
	var from func(e, at int) bool
	from = func(e, at int) bool {
		if *steps--; *steps < 0 {
			return false
		}
		if e == len(s) {
			for at < len(q) && fillers[q[at].folded] {
				at++
			}
			return at != len(q) || yield(slots)
		}
		one := s[e]
		last := at
		for last < len(q) && fillers[q[last].folded] {
			last++
		}
		if one.slot != "" {
			for begin := last; begin >= at; begin-- {
				for to := min(len(q), begin+longestSlot); to > begin; to-- {
					slots[one.slot] = span{begin, to}
					if !from(e+1, to) {
						return false
					}
				}
			}
			delete(slots, one.slot)
		}
		for begin := at; begin <= last; begin++ {
			for _, words := range one.words {
				if starts(q[begin:], words) && !from(e+1, begin+len(words)) {
					return false
				}
			}
		}
		return !one.optional || from(e+1, at)
	}
	return from(0, 0)
}

func text(q []token, s span) string {
	var words []string
	for _, t := range q[s.from:s.to] {
		words = append(words, t.typed)
	}
	return strings.Join(words, " ")
}
