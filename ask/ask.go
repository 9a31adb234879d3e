package ask

import (
	"slices"

	"rung/org"
)

// View says how an answer is best shown.
type View string

const (
	Mentors    View = "MENTORS"
	Spans      View = "SPANS"
	People     View = "PEOPLE"
	Person     View = "PERSON"
	Chart      View = "CHART"
	Path       View = "PATH"
	Level      View = "LEVEL"
	Comparison View = "COMPARISON"
	Landing    View = "LANDING"
	Breakdown  View = "BREAKDOWN"
	Trend      View = "TREND"
	Movements  View = "MOVEMENTS"
	Findings   View = "FINDINGS"
)

// Answer is what a question was understood as.
type Answer struct {
	Restated    string // in words; "" where it was not understood
	Operation   string // a GraphQL document
	Variables   map[string]any
	View        View
	Ambiguous   bool     // it may mean several things, which the suggestions are
	Suggestions []string // questions that would be understood: those that may have been meant, or the nearest
}

const (
	// MaxQuestion is the most bytes of a question.
	MaxQuestion    = 300
	maxWords       = 40
	maxSuggestions = 6
)

// Interpret turns a question into an operation over the organization as of a day. What it does not understand, or
// understands in several ways, has no operation but suggestions. It fails with LIMIT where the question is too long.
func Interpret(n *Names, s *org.Snapshot, question string) (Answer, error) {
	if len(question) > MaxQuestion {
		return Answer{}, org.Errorf(org.Limit, "question", "is longer than %d bytes", MaxQuestion)
	}
	q := tokens(question)
	if len(q) > maxWords {
		return Answer{}, org.Errorf(org.Limit, "question", "has more than %d words", maxWords)
	}
	in := newReading(n, s)
	if a, ok := in.question(q); ok {
		return a, nil
	}
	if len(in.choices) > 0 {
		return Answer{Ambiguous: true, Suggestions: first(in.choices, maxSuggestions)}, nil
	}
	return Answer{Suggestions: n.nearest(q, s)}, nil
}

// reading is one question being read.
type reading struct {
	names     *Names
	s         *org.Snapshot
	today     org.Date
	asOf      org.Date // NoDate: today
	choices   []string // questions that may have been meant
	work      int      // lookups of names that are left
	steps     int      // steps of comparing with shapes that are left
	found     map[string][]org.Person
	levelled  map[string][]*org.LevelRecord
	ladders   map[string][]*org.LadderRecord
	modifiers map[string]selected
}

const (
	// mostLookups and mostSteps keep a question made of names alone from trying everything.
	mostLookups = 60
	mostSteps   = 40_000
)

func newReading(n *Names, s *org.Snapshot) *reading {
	in := &reading{names: n, today: s.Date(), work: mostLookups, steps: mostSteps, levelled: map[string][]*org.LevelRecord{}, ladders: map[string][]*org.LadderRecord{}}
	in.on(s, org.NoDate)
	return in
}

// on turns to a day.
func (in *reading) on(s *org.Snapshot, day org.Date) {
	in.s, in.asOf, in.found, in.modifiers = s, day, map[string][]org.Person{}, map[string]selected{}
}

// question reads a question: without a day, and where that is nothing, with the day that stands in it.
func (in *reading) question(q []token) (Answer, bool) {
	if a, ok := in.ways(q); ok {
		return a, true
	}
	if len(in.choices) > 0 {
		return Answer{}, false
	}
	days := takeDay(q, in.today)
	for _, d := range days {
		in.work, in.steps = mostLookups, mostSteps
		in.on(org.NewSnapshot(in.names.facts, d.day), d.day)
		if a, ok := in.ways(d.rest); ok {
			return a, true
		}
	}
	return Answer{}, false
}

// ways reads a question in which there is no day: as it is, without what is said only to be polite, with "who" for what
// means the same, without what is idle, and at last without what it begins with.
func (in *reading) ways(q []token) (Answer, bool) {
	forms := [][]token{q}
	add := func(one []token) {
		if len(one) > 0 {
			forms = append(forms, one)
		}
	}
	if c := courteous(q); len(c) < len(q) {
		add(c)
	}
	withWho := func(f []token) {
		for _, rest := range after(f, whoSays) {
			add(append([]token{{"who", "who", meanings("who")}}, rest...))
		}
	}
	for _, f := range slices.Clone(forms) {
		withWho(f)
	}
	for _, f := range slices.Clone(forms) {
		add(withoutIdle(f))
	}
	for _, f := range slices.Clone(forms) {
		for _, rest := range after(f, ways) {
			add(rest)
			add(withoutIdle(rest))
			for _, again := range after(rest, ways) {
				add(again)
			}
			withWho(rest)
		}
	}
	tried := map[string]bool{}
	for _, f := range forms {
		if key := text(f, span{0, len(f)}); !tried[key] {
			tried[key] = true
			if a, ok := in.read(f); ok {
				return a, true
			}
		}
	}
	return Answer{}, false
}

// after returns what follows each of the phrases that a question begins with.
func after(q []token, phrases []phrase) (rests [][]token) {
	for _, p := range phrases {
		if starts(q, p) && len(q) > len(p) {
			rests = append(rests, q[len(p):])
		}
	}
	return rests
}

// withoutIdle returns a question without what says nothing in the middle of it.
func withoutIdle(q []token) []token {
	for at := 1; at < len(q); at++ {
		for _, p := range idle {
			if starts(q[at:], p) {
				q = without(q, at, at+len(p))
				at--
				break
			}
		}
	}
	return q
}

// mostModifiers is how many may stand beside one question.
const mostModifiers = 4

// read reads a question with modifiers at its end, and at its beginning, or without.
func (in *reading) read(q []token) (Answer, bool) {
	has := wordsIn(q)
	var possible []*rule
	for i := range rules {
		if slices.ContainsFunc(rules[i].parsed, func(s shape) bool { return s.possible(has) }) {
			possible = append(possible, &rules[i])
		}
	}
	var peel func(from, end int, beside selected, left int) (Answer, bool)
	peel = func(from, end int, beside selected, left int) (Answer, bool) {
		if a, ok := in.match(possible, has, q[from:end], beside); ok || left == 0 {
			return a, ok
		}
		for at := end - 1; at > from && end-at <= longestModifier; at-- {
			if m, ok := in.modified(q, at, end); ok {
				end := at
				for end > from+1 && (q[end-1].folded == "and" || q[end-1].folded == "but") {
					end--
				}
				if a, ok := peel(from, end, m.and(beside), left-1); ok {
					return a, true
				}
			}
		}
		return Answer{}, false
	}
	if a, ok := peel(0, len(q), selected{}, mostModifiers); ok {
		return a, true
	}
	for to := 2; to < min(len(q), longestModifier); to++ { // "in Berlin, who has more than 5 reports"
		if m, ok := in.modified(q, 0, to); ok {
			if a, ok := peel(to, len(q), m, 1); ok {
				return a, true
			}
		}
	}
	for from := 1; from < len(q)-1; from++ { // "who joined in Berlin this year"
		if !insides[q[from].folded] {
			continue
		}
		for to := min(len(q)-1, from+longestModifier); to > from+1; to-- {
			if m, ok := in.modified(q, from, to); ok {
				if a, ok := in.match(possible, has, without(q, from, to), m); ok {
					return a, true
				}
			}
		}
	}
	return Answer{}, false
}

const longestModifier = 12

// insides are what a modifier in the middle of a question begins with.
var insides = map[string]bool{"in": true, "at": true, "under": true, "below": true, "on": true, "within": true, "from": true, "outside": true, "not": true, "based": true, "working": true, "who": true, "that": true, "with": true, "of": true}

func wordsIn(q []token) map[word]bool {
	has := map[word]bool{}
	for _, t := range q {
		for _, w := range t.means {
			has[w] = true
		}
	}
	return has
}

// match finds the first rule that a question fits and whose slots name something.
func (in *reading) match(possible []*rule, has map[word]bool, q []token, beside selected) (a Answer, ok bool) {
	if len(q) == 0 {
		return a, false
	}
	for _, r := range possible {
		if r.whole && beside.words != "" {
			continue
		}
		for _, shape := range r.parsed {
			if !shape.possible(has) {
				continue
			}
			fit(shape, q, &in.steps, func(slots map[slot]span) bool {
				u := &understood{reading: in, q: q, slots: slots, beside: beside}
				operation, restated := r.build(u)
				if u.failed || restated == "" {
					if !u.wrong {
						in.mayMean(u.meant)
					}
					return in.work > 0
				}
				a, ok = u.answer(r.view, operation, restated), true
				return false
			})
			if ok {
				return a, true
			}
		}
	}
	return Answer{}, false
}

// mayMean keeps questions that may have been meant.
func (in *reading) mayMean(questions []string) {
	for _, q := range questions {
		if !slices.Contains(in.choices, q) {
			in.choices = append(in.choices, q)
		}
	}
}

func first[T any](list []T, n int) []T { return list[:min(len(list), n)] }
