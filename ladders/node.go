package ladders

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// The longest texts, in characters. ladder.schema.json says the same.
const (
	maxKey   = 64   // ids, keys and codes
	maxName  = 200  // names, titles, aliases, experience, names and values of scope
	maxProse = 4000 // sources, summaries and criteria
)

var (
	keySyntax  = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)
	codeSyntax = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*$`)
)

// fields has the values of a mapping by key.
type fields map[string]*yaml.Node

// mapping reads a mapping that may have the keys known; the first required of them must be there.
// The result has what can be used, also after a problem.
func (r *reader) mapping(n *yaml.Node, what string, known []string, required int) fields {
	f := fields{}
	for _, entry := range r.entries(n, what) {
		key := entry.key
		if !slices.Contains(known, key.Value) {
			r.problem(key, "a %s has no key %q; its keys are %s", what, shorten(key.Value), list(known))
			continue
		}
		f[key.Value] = entry.value
	}
	if n.Kind == yaml.MappingNode {
		for _, key := range known[:required] {
			if f[key] == nil {
				r.problem(n, "the %s lacks the key %q", what, key)
			}
		}
	}
	return f
}

type entry struct{ key, value *yaml.Node }

// entries reads a mapping with any keys, each at most once.
func (r *reader) entries(n *yaml.Node, what string) []entry {
	if n.Kind != yaml.MappingNode || n.ShortTag() != "!!map" {
		r.problem(n, "%s must be a mapping (KEY: VALUE), not %s", article(what), kind(n))
		return nil
	}
	var entries []entry
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			r.problem(key, "a key of a %s must be text, not %s", what, kind(key))
			continue
		}
		if line, twice := seen[key.Value]; twice {
			r.problem(key, "the key %q stands twice in the %s, first on line %d", shorten(key.Value), what, line)
			continue
		}
		seen[key.Value] = key.Line
		entries = append(entries, entry{key, value})
	}
	return entries
}

// items reads a list. A list that is not there has no items.
func (r *reader) items(n *yaml.Node, what string) []*yaml.Node {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode || n.ShortTag() != "!!seq" {
		r.problem(n, "%q must be a list, not %s", what, kind(n))
		return nil
	}
	return n.Content
}

// text reads a text of up to limit characters, without the white space around it. It is "" where
// n is nil, and after a problem.
func (r *reader) text(n *yaml.Node, what string, limit int) string {
	if n == nil {
		return ""
	}
	if n.Kind == yaml.ScalarNode && (n.ShortTag() == "!!int" || n.ShortTag() == "!!float" || n.ShortTag() == "!!bool") {
		r.problem(n, "%q must be text; write it in quotes: %q", what, shorten(n.Value))
		return ""
	}
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" && n.ShortTag() != "!!timestamp" {
		r.problem(n, "%q must be text, not %s", what, kind(n))
		return ""
	}
	text := strings.TrimSpace(n.Value)
	if text == "" {
		r.problem(n, "%q is empty; write a text or leave it out", what)
		return ""
	}
	if length := utf8.RuneCountInString(text); length > limit {
		r.problem(n, "%q has %d characters; it may have %d", what, length, limit)
		return ""
	}
	for _, c := range text {
		if c == utf8.RuneError || unicode.IsControl(c) && c != '\n' && c != '\t' {
			r.problem(n, "%q contains the control character %U", what, c)
			return ""
		}
	}
	return text
}

// name reads a text of one line.
func (r *reader) name(n *yaml.Node, what string) string {
	text := r.text(n, what, maxName)
	if text != "" && strings.ContainsAny(n.Value, "\n\t") {
		r.problem(n, "%q must be on one line, without tabs", what)
		return ""
	}
	return text
}

// key reads the id of a ladder, or the key of a track or competency.
func (r *reader) key(n *yaml.Node, what string) string {
	return r.matching(n, what, keySyntax, "lower-case letters, digits and '-', and begins with a letter or digit")
}

// code reads the code of a level.
func (r *reader) code(n *yaml.Node, what string) string {
	return r.matching(n, what, codeSyntax, "letters, digits, '-', '+' and '.', and begins with a letter or digit")
}

func (r *reader) matching(n *yaml.Node, what string, syntax *regexp.Regexp, consists string) string {
	text := r.text(n, what, maxKey)
	if text != "" && !syntax.MatchString(n.Value) {
		r.problem(n, "%q is %q, but consists of %s", what, text, consists)
		return ""
	}
	return text
}

// number reads a whole number; ok is false where n is nil, and after a problem.
func (r *reader) number(n *yaml.Node, what string) (number int, ok bool) {
	if n == nil {
		return 0, false
	}
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" {
		r.problem(n, "%q must be a whole number, not %s", what, kind(n))
		return 0, false
	}
	if err := n.Decode(&number); err != nil {
		r.problem(n, "%q must be a whole number, not %s", what, shorten(n.Value))
		return 0, false
	}
	return number, true
}

func kind(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode && n.ShortTag() == "!!map":
		return "a mapping"
	case n.Kind == yaml.SequenceNode && n.ShortTag() == "!!seq":
		return "a list"
	case n.Kind == yaml.AliasNode:
		return "an alias"
	case n.ShortTag() == "!!null":
		return "nothing"
	case n.ShortTag() == "!!str", n.ShortTag() == "!!timestamp":
		return "the text " + strconv.Quote(shorten(n.Value))
	case n.ShortTag() == "!!int", n.ShortTag() == "!!float":
		return "the number " + shorten(n.Value)
	case n.ShortTag() == "!!bool":
		return shorten(n.Value)
	}
	return "a value tagged " + shorten(n.ShortTag())
}

func article(what string) string {
	if what == "ladder file" || !strings.ContainsAny(what[:1], "aeiou") {
		return "a " + what
	}
	return "an " + what
}

func shorten(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}

// list joins words as a sentence does.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
