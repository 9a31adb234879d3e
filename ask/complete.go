package ask

import (
	"fmt"
	"slices"
	"strings"

	"rung/org"
)

// mostNames is how many names one place of a question is completed with.
const mostNames = 6

// Complete returns questions that a text may be the beginning of, each of which is understood: those that are asked in
// the words of the examples, and the text with the name that its end may be the beginning of. It fails with LIMIT where
// the text is too long for a question.
func Complete(n *Names, s *org.Snapshot, typed string, first int) ([]string, error) {
	if len(typed) > MaxQuestion {
		return nil, org.Errorf(org.Limit, "question", "is longer than %d bytes", MaxQuestion)
	}
	c := &completing{names: n, s: s, q: tokens(typed), open: typed != "" && !strings.HasSuffix(typed, " "), most: first}
	if len(c.q) > maxWords {
		return nil, org.Errorf(org.Limit, "question", "has more than %d words", maxWords)
	}
	if len(c.q) == 0 { // one of each view, to begin with
		shown := map[View]bool{}
		for i := range rules {
			if example, ok := n.filled(rules[i].example, s); ok && !shown[rules[i].view] {
				shown[rules[i].view] = true
				c.add(example)
			}
		}
	}
	for _, shape := range templates {
		c.template(shape)
	}
	c.ending()
	out := []string{}
	tries := 4 * first // each is read to see whether it is understood
	for _, one := range c.found {
		if len(out) == first || tries == 0 {
			break
		}
		if slices.ContainsFunc(out, func(o string) bool { return org.Fold(o) == org.Fold(one) }) {
			continue
		}
		tries--
		if a, err := Interpret(n, s, one); err == nil && a.Restated != "" {
			out = append(out, one)
		}
	}
	return out, nil
}

// templates are the examples of all rules.
var templates []shape

func init() {
	for i := range rules {
		for _, example := range append([]string{rules[i].example}, rules[i].also...) {
			templates = append(templates, parse(example))
		}
	}
}

// completing is a text being completed.
type completing struct {
	names *Names
	s     *org.Snapshot
	q     []token
	open  bool // the last word may go on
	most  int
	found []string
}

func (c *completing) add(question string) {
	if !slices.Contains(c.found, question) {
		c.found = append(c.found, question)
	}
}

// template adds the examples of a shape that the text is the beginning of.
func (c *completing) template(s shape) {
	var from func(e, at int, said []string)
	from = func(e, at int, said []string) {
		if len(c.found) > 6*c.most {
			return
		}
		if e == len(s) {
			if at == len(c.q) {
				c.add(strings.Join(said, " "))
			}
			return
		}
		one := s[e]
		if at == len(c.q) { // nothing more is typed: the rest is an example
			if rest, ok := c.rest(s[e:]); ok {
				c.add(strings.Join(append(slices.Clone(said), rest), " "))
			}
			return
		}
		if one.slot != "" {
			for to := min(len(c.q), at+longestSlot); to > at; to-- {
				words := text(c.q, span{at, to})
				if to < len(c.q) {
					from(e+1, to, append(slices.Clone(said), words))
					continue
				}
				for _, name := range c.namesOf(one.slot, words) {
					rest, ok := c.rest(s[e+1:])
					if ok {
						c.add(strings.TrimSpace(strings.Join(append(append(slices.Clone(said), name), rest), " ")))
					}
				}
			}
			return
		}
		for i, words := range one.words {
			if starts(c.q[at:], words) {
				from(e+1, at+len(words), append(slices.Clone(said), one.said[i]))
			} else if c.begins(c.q[at:], one.said[i]) {
				if rest, ok := c.rest(s[e+1:]); ok {
					c.add(strings.TrimSpace(strings.Join(append(append(slices.Clone(said), one.said[i]), rest), " ")))
				}
			}
		}
		if last := at + 1; fillers[c.q[at].folded] && last < len(c.q) {
			from(e, last, append(slices.Clone(said), c.q[at].typed))
		}
	}
	from(0, 0, nil)
}

// begins reports whether what is left of the text is the beginning of words.
func (c *completing) begins(q []token, words string) bool {
	return c.open && strings.HasPrefix(words, strings.Join(folded(q), " "))
}

// rest says the rest of a shape with the organization's own names; false where it has none.
func (c *completing) rest(s shape) (string, bool) {
	var words []string
	for _, e := range s {
		switch {
		case e.slot != "":
			words = append(words, "{"+string(e.slot)+"}")
		case !e.optional:
			words = append(words, e.said[0])
		}
	}
	return c.names.filled(strings.Join(words, " "), c.s)
}

// ending adds the text with the names that its last words may be the beginning of.
func (c *completing) ending() {
	if !c.open {
		return
	}
	for k := min(3, len(c.q)-1); k >= 1; k-- {
		at := len(c.q) - k
		words, head := text(c.q, span{at, len(c.q)}), text(c.q, span{0, at})
		if len(words) < 2 || len(c.q[at].means) > 0 || at == 1 && c.q[0].folded == "who" {
			continue
		}
		for _, kind := range []slot{aPerson, aLevel, aTeam, aLadder, aPlace} {
			for _, name := range c.namesOf(kind, words) {
				if !slices.Contains(wordsOf(name), c.q[at-1].folded) {
					c.add(head + " " + name)
				}
			}
		}
	}
}

// namesOf returns the names of a kind that words may be the beginning of.
func (c *completing) namesOf(kind slot, words string) (found []string) {
	begins := func(name string) bool {
		f, w := org.Fold(name), org.Fold(words)
		return strings.HasPrefix(f, w) || strings.Contains(f, " "+w)
	}
	take := func(names ...string) {
		for _, name := range names {
			if begins(name) && len(found) < mostNames && !slices.Contains(found, name) {
				found = append(found, name)
			}
		}
	}
	switch kind {
	case aPerson, other:
		most := int32(mostHits)
		hits, err := c.s.Search(words, &most)
		if err != nil {
			return nil
		}
		for _, hit := range hits {
			p, ok := hit.(org.Person)
			if !ok || len(found) == mostNames {
				continue
			}
			name := p.Name()
			if len(people(c.s, name)) > 1 {
				name = fmt.Sprintf("%s (%s)", name, short(p.Ref()))
			}
			found = append(found, name)
		}
	case aLevel, level2:
		for _, l := range c.names.allLevels() {
			if ladderOf(l.ID) == c.names.facts.Organization.HomeLadder {
				take(l.Code)
			}
		}
		for _, l := range c.names.allLevels() {
			take(l.Title)
		}
	case aGroup:
		take("managers", "individual contributors", "people")
		for _, l := range c.names.allLevels() {
			take(l.Title+"s", l.Code+"s")
		}
	case aTeam:
		for _, t := range c.names.facts.Teams() {
			take(t.Name)
		}
	case aLadder:
		for _, l := range c.names.facts.Ladders() {
			take(l.Name)
		}
	case aPlace:
		written := make([]string, 0, len(c.names.locations))
		for _, w := range c.names.locations {
			written = append(written, w)
		}
		slices.Sort(written)
		take(written...)
	case aPeriod:
		take("this year", "last year", "this quarter", "last quarter", "last month", "the last three years", "the last 12 months")
	case aDuration:
		take("one year", "two years", "three years", "six months", "18 months")
	case aNumber, number2:
		take("5", "8", "10", "12", "15")
	case aBy:
		before := ""
		if i := strings.LastIndex(words, " and "); i >= 0 {
			before, words = words[:i+len(" and ")], words[i+len(" and "):]
		} else if before, ok := strings.CutSuffix(words, " and"); ok {
			return c.with(before+" and ", "")
		}
		return c.with(before, words)
	}
	return found
}

// with returns what divides people, each after what does already.
func (c *completing) with(before, words string) (found []string) {
	for _, d := range dimensions {
		if strings.HasPrefix(d.said, org.Fold(words)) && !strings.Contains(before, d.said) && len(found) < mostNames {
			found = append(found, before+d.said)
		}
	}
	return found
}
