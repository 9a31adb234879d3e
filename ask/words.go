package ask

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rung/org"
)

// token is a word of a question: folded, as it was typed, and which words of the shapes it may stand for.
type token struct {
	folded, typed string
	means         []word
}

// word is the number of a word of the shapes, in one spelling for all its forms.
type word int32

// forms are words that say the same as another, wherever they stand in a shape or a question.
var forms = map[string]string{
	"are": "is", "was": "is", "were": "is", "do": "does", "did": "does", "have": "has", "had": "has", "having": "has",
	"whom": "who", "whos": "who", "somebody": "someone", "anybody": "someone", "anyone": "someone", "everybody": "everyone", "towards": "toward",
	"org": "organization", "organisation": "organization", "company": "organization", "organizational": "organization", "organisational": "organization",
	"reported": "report", "reporting": "report", "subordinate": "report", "subordinates": "report", "directs": "report", "reportees": "report", "reportee": "report",
	"manages": "manage", "managed": "manage", "managing": "manage", "supervise": "manage", "supervises": "manage", "supervised": "manage",
	"boss": "manager", "bosses": "manager", "supervisor": "manager", "supervisors": "manager",
	"got": "has", "answers": "report", "answer": "report", "answering": "report", "answered": "report", "worked": "work", "holds": "hold", "holding": "hold", "falls": "fall", "came": "arrived", "working": "work", "led": "lead", "leads": "lead", "leading": "lead", "heads": "head", "headed": "head",
	"joins": "join", "joined": "join", "joining": "join", "started": "start", "starts": "start", "starting": "start", "hires": "hire", "hired": "hire", "hiring": "hire",
	"leaves": "leave", "left": "leave", "leaving": "leave", "leaver": "leaver", "promoted": "promote", "moved": "move", "moves": "move", "moving": "move",
	"coach": "mentor", "coaches": "mentor", "mentors": "mentor", "could": "can", "may": "can", "might": "can", "should": "can", "would": "can", "will": "can",
	"employees": "people", "employee": "people", "persons": "people", "person": "people", "folks": "people", "workers": "people",
	"tier": "layer", "tiers": "layer", "positions": "opening", "position": "opening", "vacancy": "opening", "vacancies": "opening", "vacant": "open", "unfilled": "open",
	"greater": "more", "larger": "more", "less": "fewer", "mean": "average", "avg": "average",
	"lvl": "level", "leveled": "levelled", "changes": "change", "changed": "change", "differs": "differ", "vs": "versus", "lands": "land", "landing": "land",
	"grown": "grow", "grew": "grow", "grows": "grow", "developed": "develop", "depart": "leave", "departed": "leave", "quit": "leave", "resigned": "leave",
	"belongs": "belong", "belonged": "belong", "corresponds": "correspond", "maps": "map", "mapped": "map", "connects": "connect", "connected": "connect",
	"related": "relate", "relates": "relate", "linked": "connect", "odd": "wrong", "unusual": "wrong", "strange": "wrong", "broken": "wrong",
	"teams": "membership", "memberships": "membership", "reside": "live", "located": "based", "sitting": "based", "living": "based", "lives": "based", "sits": "based",
}

// fillers say nothing by themselves: they may stand between any two parts of a shape.
var fillers = map[string]bool{
	"the": true, "a": true, "an": true, "our": true, "all": true, "any": true, "my": true, "us": true, "me": true, "please": true, "currently": true, "current": true, "now": true,
	"also": true, "actually": true, "really": true, "some": true, "every": true, "each": true, "there": true, "different": true,
}

// lexicon are the words of all shapes; filled before the first question.
var lexicon = map[string]word{}

// wordOf returns the number of a word of a shape, which is new the first time.
func wordOf(text string) word {
	text = stem(text)
	w, known := lexicon[text]
	if !known {
		w = word(len(lexicon))
		lexicon[text] = w
	}
	return w
}

// stem returns the spelling that all forms of a word have.
func stem(text string) string {
	if form, ok := forms[text]; ok {
		text = form
	}
	if len(text) > 3 && strings.HasSuffix(text, "s") && !strings.HasSuffix(text, "ss") && !strings.HasSuffix(text, "us") && !strings.HasSuffix(text, "is") {
		text = strings.TrimSuffix(text, "s")
	}
	if form, ok := forms[text]; ok {
		text = form
	}
	return text
}

// shortestTypo is the fewest letters of a word that may be mistyped.
const shortestTypo = 5

// meanings returns the words of shapes that a typed word may stand for: itself, or those that are one typo away.
func meanings(folded string) []word {
	s := stem(folded)
	if w, ok := lexicon[s]; ok {
		return []word{w}
	}
	if len(s) < shortestTypo {
		return nil
	}
	var near []word
	for known, w := range lexicon {
		if len(known) >= shortestTypo-1 && known[0] == s[0] && oneTypo(s, known) {
			near = append(near, w)
		}
	}
	return near
}

var (
	contractions = regexp.MustCompile(`(?i)\b(what|who|where|how|there|which)'?s `)
	notWords     = regexp.MustCompile(`(?i)\b(is|are|was|were|do|does|did|have|has)n'?t\b`)
	plusSign     = regexp.MustCompile(`(\w)\+(\s|$|,)`)
	comparisons  = strings.NewReplacer("->", " to ", "→", " to ", "=>", " to ", "’", "'", ">=", " at least ", "≥", " at least ", "<=", " at most ", "≤", " at most ", ">", " more than ", "<", " fewer than ", "&", " and ")
)

// tokens takes a question apart. Signs that are part of names, numbers and days stay.
func tokens(question string) []token {
	question = comparisons.Replace(question) + " "
	question = contractions.ReplaceAllString(question, "$1 is ")
	question = notWords.ReplaceAllString(question, "$1 not")
	question = plusSign.ReplaceAllString(question, "$1 and above ")
	question = strings.ReplaceAll(strings.ReplaceAll(question, "'s ", " "), "'S ", " ")
	var out []token
	for _, typed := range strings.Fields(question) {
		comma := strings.HasSuffix(typed, ",")
		typed = strings.TrimFunc(typed, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		f := org.Fold(typed)
		if f == "" {
			continue
		}
		if parts := strings.Split(f, "-"); len(parts) > 1 && len(parts) <= 4 && known(parts) { // dotted-line
			for i, part := range strings.Split(typed, "-") {
				if i < len(parts) {
					out = append(out, token{parts[i], part, meanings(parts[i])})
				}
			}
		} else {
			out = append(out, token{f, typed, meanings(f)})
		}
		if comma {
			out[len(out)-1].typed += ","
		}
	}
	if n := len(out); n > 0 {
		out[n-1].typed = strings.TrimSuffix(out[n-1].typed, ",")
	}
	return out
}

// known reports whether all these are words of shapes.
func known(parts []string) bool {
	return !slices.ContainsFunc(parts, func(p string) bool { _, ok := lexicon[stem(p)]; return !ok })
}

// phrase are words, in one spelling each.
type phrase []word

func phraseOf(text string) phrase {
	var p phrase
	for _, one := range strings.FieldsFunc(text, func(r rune) bool { return r == '_' || r == ' ' }) {
		p = append(p, wordOf(one))
	}
	return p
}

// starts reports whether a question begins with words.
func starts(q []token, words phrase) bool {
	if len(q) < len(words) {
		return false
	}
	for i, w := range words {
		if !slices.Contains(q[i].means, w) {
			return false
		}
	}
	return true
}

func phrases(lines ...string) (all []phrase) {
	for _, line := range lines {
		for _, one := range strings.Split(line, "|") {
			all = append(all, phraseOf(one))
		}
	}
	return all
}

// polite are what a question may begin with and means the same without.
var polite = phrases("please", "tell me", "can you tell me", "can you show me", "can you list", "can you give me", "can you find", "can you tell", "can you show", "can you please", "i want to know", "i want to see", "i like to know",
	"i would like to know", "i would like to see", "i want", "i need to know", "i need to see", "i need", "i wonder", "do you know", "let me see", "let me know", "show me", "give me", "hey", "hi", "hello", "and", "so", "what about", "how about", "help me find", "list me", "i'd like to know", "i'd like to see", "is it possible to see", "could i see", "can i see", "find out", "find me", "get me", "i am looking for", "i'm looking for", "looking for", "me")

// idle are what may be left out anywhere after the first word where nothing else is understood.
var idle = phrases("does we has|has we had|has we|does we|is there|are there|is they|exist", "in the organization|in our organization|in the whole organization|in total|in the organization chart|across the organization", "at the moment|right now|as of today|at present|these days|overall|altogether", "please|thanks|thank you", "we has", "the organization")

// ways are what a question may begin with where what follows is understood by itself.
var ways = phrases("show|list|display|find|get|give|name|see|view|identify|search for|look up|count|search", "what is|what does|who is|which is|where is|is there|has we|does we has", "how many|number of|the number of|the count of", "plot|draw|graph|chart|visualize|print|tell", "list of|a list of|overview of|report on|details of|information on|info on|info about|information about", "what|which", "all|the")

// whoSays are what "who" may be said as.
var whoSays = phrases("people who|people that|everyone who|everyone that|someone who|someone that|those who|those that|which people|what people|all who|which of us|which of our people|how many people|number of people who|the ones who|is there someone who|who all|how many|managers who|which managers|which manager")

// without returns a question without the words from..to.
func without(q []token, from, to int) []token {
	return append(slices.Clone(q[:from]), q[to:]...)
}

// courteous takes off what a question begins with only to be polite.
func courteous(q []token) []token {
	for {
		took := false
		for _, p := range polite {
			if len(p) < len(q) && starts(q, p) {
				q, took = q[len(p):], true
				break
			}
		}
		if !took {
			return q
		}
	}
}
