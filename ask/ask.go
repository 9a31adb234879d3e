package ask

import (
	"fmt"
	"slices"
	"strings"

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
	for len(q) > 1 && polite[q[0].folded] {
		q = q[1:]
	}
	in := &reading{names: n, s: s, today: s.Date(), work: mostLookups}
	if a, ok := in.read(q); ok {
		return a, nil
	}
	// The day may be beside the question, and a place, and both.
	rest, on := takeDay(q, in.today)
	if on != org.NoDate && len(rest) > 0 {
		in.asOf, in.s = on, org.NewSnapshot(n.facts, on)
		if a, ok := in.read(rest); ok {
			return a, nil
		}
	}
	if len(in.choices) > 0 {
		return Answer{Suggestions: first(in.choices, maxSuggestions)}, nil
	}
	return Answer{Suggestions: nearest(q)}, nil
}

var polite = map[string]bool{"please": true, "tell": true, "me": true, "hey": true, "and": true, "so": true}

// reading is one question being read.
type reading struct {
	names   *Names
	s       *org.Snapshot
	today   org.Date
	asOf    org.Date // NoDate: today
	choices []string // questions that may have been meant
	work    int      // lookups of names that are left
}

// mostLookups keeps a question made of slots alone from looking everything up.
const mostLookups = 60

// read reads a question without a day, with a place at its end or without.
func (in *reading) read(q []token) (Answer, bool) {
	if a, ok := in.match(q, nil, ""); ok {
		return a, true
	}
	for at := len(q) - 2; at >= 1 && at >= len(q)-longestSlot-1; at-- {
		where, words, ok := in.scope(q[at:])
		if !ok {
			continue
		}
		if a, ok := in.match(q[:at], where, words); ok {
			return a, true
		}
	}
	return Answer{}, false
}

// scope reads a place at the end of a question: "in Berlin", "on the team Growth", "under Ada", "on the Abtion ladder".
func (in *reading) scope(q []token) (where map[string]any, words string, ok bool) {
	preposition, rest := q[0].folded, q[1:]
	for len(rest) > 1 && (rest[0].folded == "the" || rest[0].folded == "team" || rest[0].folded == "everyone" || rest[0].folded == "of") {
		rest = rest[1:]
	}
	end := len(rest)
	for end > 1 && (rest[end-1].folded == "team" || rest[end-1].folded == "org" || rest[end-1].folded == "organization" || rest[end-1].folded == "office" || rest[end-1].folded == "department") {
		end--
	}
	said := text(rest, span{0, end})
	whose := end < len(rest) && (rest[end].folded == "org" || rest[end].folded == "organization")
	switch preposition {
	case "in", "at", "within", "on", "from", "under", "below", "for", "of":
	default:
		return nil, "", false
	}
	if in.work--; in.work < 0 {
		return nil, "", false
	}
	isLadder := rest[end-1].folded == "ladder"
	if preposition != "under" && preposition != "below" && preposition != "for" && preposition != "of" && !whose && !isLadder {
		if written, ok := in.names.location(said); ok {
			return map[string]any{"location": map[string]any{"eq": written}}, " in " + written, true
		}
		if teams := in.names.teams(said); len(teams) == 1 {
			return map[string]any{"team": []string{short(teams[0].ID)}}, " in the team " + teams[0].Name, true
		}
	}
	if isLadder || preposition == "on" {
		if found := in.names.ladders(said); len(found) == 1 {
			return map[string]any{"ladder": []string{short(found[0].ID)}}, " on the " + found[0].Name + " ladder", true
		}
	}
	if found := people(in.s, said); len(found) == 1 && preposition != "at" && preposition != "from" {
		return map[string]any{"under": found[0].Ref()}, " under " + found[0].Name(), true
	}
	return nil, "", false
}

func short(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

// match finds the first rule that a question fits and whose slots name something.
func (in *reading) match(q []token, where map[string]any, scope string) (a Answer, ok bool) {
	for i := range rules {
		r := &rules[i]
		if r.whole && where != nil {
			continue
		}
		for _, shape := range r.parsed {
			fit(shape, q, func(slots map[slot]span) bool {
				u := &understood{reading: in, q: q, slots: slots, where: where, scope: scope}
				operation, restated := r.build(u)
				if u.failed || restated == "" {
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

// understood is a question that has the shape of a rule; its slots may still name nothing.
type understood struct {
	*reading
	q      []token
	slots  map[slot]span
	where  map[string]any // of the place beside it
	scope  string         // the same in words
	vars   map[string]any
	failed bool
}

func (u *understood) answer(view View, operation, restated string) Answer {
	if u.vars == nil {
		u.vars = map[string]any{}
	}
	if u.asOf != org.NoDate && u.asOf != u.today {
		u.vars["asOf"] = u.asOf.String()
		restated += ", on " + u.asOf.String()
	}
	return Answer{Restated: strings.ToUpper(restated[:1]) + restated[1:], Operation: operation, Variables: u.vars, View: view, Suggestions: []string{}}
}

func (u *understood) set(name string, value any) {
	if u.vars == nil {
		u.vars = map[string]any{}
	}
	u.vars[name] = value
}

// filter sets the variable where to conditions and to the place, and returns the place in words.
func (u *understood) filter(conditions ...map[string]any) string {
	var all []map[string]any
	for _, c := range append(conditions, u.where) {
		if len(c) > 0 {
			all = append(all, c)
		}
	}
	switch len(all) {
	case 0:
	case 1:
		u.set("where", all[0])
	default:
		u.set("where", map[string]any{"and": all})
	}
	return u.scope
}

// said returns the words of a slot.
func (u *understood) said(s slot) string {
	at, ok := u.slots[s]
	if !ok {
		return ""
	}
	return text(u.q, at)
}

// lookup counts a lookup, and fails where too many were made.
func (u *understood) lookup() bool {
	u.work--
	if u.work < 0 {
		u.failed = true
	}
	return !u.failed
}

// instead returns the question with other words in a slot.
func (u *understood) instead(s slot, words string) string {
	at := u.slots[s]
	parts := []string{text(u.q, span{0, at.from}), words, text(u.q, span{at.to, len(u.q)})}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " ")
}

func (u *understood) person(s slot) org.Person {
	if !u.lookup() {
		return org.Person{}
	}
	found := people(u.s, u.said(s))
	if len(found) == 1 {
		return found[0]
	}
	u.failed = true
	for _, p := range found {
		u.choose(s, fmt.Sprintf("%s (%s)", p.Name(), short(p.Ref())))
	}
	return org.Person{}
}

func (u *understood) choose(s slot, words string) {
	if q := u.instead(s, words); !slices.Contains(u.choices, q) {
		u.choices = append(u.choices, q)
	}
}

// level returns the one level that a slot names.
func (u *understood) level(s slot) *org.LevelRecord {
	if !u.lookup() {
		return &org.LevelRecord{}
	}
	said := u.said(s)
	found := u.names.one(u.names.levels(said))
	if name, on, ok := strings.Cut(strings.ToLower(said), " on "); ok && len(found) == 0 { // a ladder of its own
		if ladders := u.names.ladders(on); len(ladders) == 1 {
			found = slices.DeleteFunc(u.names.levels(name), func(l *org.LevelRecord) bool { return ladderOf(l.ID) != ladders[0].ID })
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	u.failed = true
	for _, l := range found {
		u.choose(s, fmt.Sprintf("%s (%s)", l.Title, l.ID))
	}
	return &org.LevelRecord{}
}

// levelWords says a level with its ladder.
func (u *understood) levelWords(l *org.LevelRecord) string {
	return fmt.Sprintf("%s, on the %s ladder", called(l), u.names.ladderName(l.ID))
}

// group returns a filter for the people of a slot, by the levels it names or by their title, and says it in words.
func (u *understood) group(s slot) (map[string]any, string) {
	said := u.said(s)
	if !u.lookup() || said == "" {
		u.failed = true
		return nil, ""
	}
	switch org.Fold(said) {
	case "everyone", "everybody", "people", "all", "all people", "employees", "staff", "anyone", "persons":
		return map[string]any{}, "people"
	case "managers", "people managers", "all managers":
		return map[string]any{"direct": map[string]any{"min": 1}}, "people managers"
	case "ics", "individual contributors":
		return map[string]any{"managerialLevel": []string{"INDIVIDUAL_CONTRIBUTOR"}}, "individual contributors"
	case "executives":
		return map[string]any{"managerialLevel": []string{"EXECUTIVE"}}, "executives"
	}
	if found := u.names.levels(said); len(found) > 0 {
		var ids, words []string
		for _, l := range found {
			ids = append(ids, l.ID)
			words = append(words, fmt.Sprintf("%s (%s)", called(l), u.names.ladderName(l.ID)))
		}
		return map[string]any{"level": map[string]any{"in": ids}}, "people at " + strings.Join(words, " or ")
	}
	title := strings.TrimSuffix(said, "s")
	if u.titled(title) {
		return map[string]any{"title": map[string]any{"contains": title}}, fmt.Sprintf("people whose title has “%s”", title)
	}
	u.failed = true
	return nil, ""
}

// titled reports whether anybody has had a title with these words.
func (u *understood) titled(title string) bool {
	folded := org.Fold(title)
	return len(folded) > 2 && slices.ContainsFunc(u.names.titles, func(t string) bool { return strings.Contains(t, folded) })
}

func (u *understood) team(s slot) *org.TeamRecord {
	if !u.lookup() {
		return &org.TeamRecord{}
	}
	found := u.names.teams(u.said(s))
	if len(found) == 1 {
		return found[0]
	}
	u.failed = true
	for _, t := range found {
		u.choose(s, t.ID)
	}
	return &org.TeamRecord{}
}

func (u *understood) ladder(s slot) *org.LadderRecord {
	if !u.lookup() {
		return &org.LadderRecord{}
	}
	found := u.names.ladders(u.said(s))
	if len(found) == 1 {
		return found[0]
	}
	u.failed = true
	for _, l := range found {
		u.choose(s, l.Name)
	}
	return &org.LadderRecord{}
}

func (u *understood) number(s slot) int {
	n, ok := count(org.Fold(u.said(s)))
	u.failed = u.failed || !ok
	return n
}

func (u *understood) period(s slot) period {
	at := u.slots[s]
	p, ok := between(folded(u.q[at.from:at.to]), u.today)
	u.failed = u.failed || !ok
	return p
}

// ago returns the day so long before today.
func (u *understood) ago(s slot) (org.Date, string) {
	at := u.slots[s]
	n, unit, ok := amount(folded(u.q[at.from:at.to]))
	if !ok {
		u.failed = true
		return org.NoDate, ""
	}
	words := fmt.Sprintf("%d %s", n, unit)
	if n > 1 {
		words += "s"
	}
	return dateOf(back(timeOf(u.today), n, unit)), words
}

func first[T any](list []T, n int) []T { return list[:min(len(list), n)] }

// nearest returns the examples that share the most words with a question.
func nearest(q []token) []string {
	type scored struct {
		example string
		score   int
	}
	var all []scored
	for _, r := range rules {
		score := 0
		for _, w := range wordsOf(r.example) {
			if len(w) > 2 && slices.ContainsFunc(q, func(t token) bool { return near(t.folded, w) || near(w, t.folded) }) {
				score++
			}
		}
		all = append(all, scored{r.example, score})
	}
	slices.SortStableFunc(all, func(a, b scored) int { return b.score - a.score })
	var out []string
	for _, one := range first(all, maxSuggestions) {
		out = append(out, one.example)
	}
	return out
}
