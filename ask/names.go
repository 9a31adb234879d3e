package ask

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rung/org"
)

// slot is what a part of a question names.
type slot string

const (
	aPerson   slot = "person"   // one person
	other     slot = "other"    // another one
	aLevel    slot = "level"    // one level
	level2    slot = "level2"   // another one
	aGroup    slot = "group"    // people by the levels or the title that they have
	aTeam     slot = "team"     // one team
	aLadder   slot = "ladder"   // one ladder
	aNumber   slot = "number"   // how many
	aPeriod   slot = "period"   // from when to when
	number2   slot = "number2"  // another one
	aDuration slot = "duration" // how long
	aDay      slot = "day"      // one day
	aPlace    slot = "place"    // where people work
	aZone     slot = "zone"     // a time zone
	aTitle    slot = "title"    // a title or a name, or a part of one
	aBy       slot = "by"       // what to divide people by
)

// Names are the organization's own names, prepared to be looked up; valid as long as its facts are.
type Names struct {
	facts      *org.Facts
	locations  map[string]string // folded, to how it is written
	everyLevel []*org.LevelRecord
	levelNames []levelName
	nameWords  map[string]bool // of people, folded
	teamWords  map[*org.TeamRecord][]string
	shortTeams map[string]bool   // names that are too short to be the beginning of one, folded
	titles     []string          // of jobs, folded
	zones      []string          // of time
	attributes map[string]string // folded, to how they are written
	asked      int               // how many were looked at for an example
	once       sync.Once
	examples   map[slot]string // a name for each slot, for questions to be suggested
}

// shortTeam is the most bytes of what names a team only as a whole.
const shortTeam = 3

// NewNames prepares the names of an organization, in time linear in its people.
func NewNames(f *org.Facts) *Names {
	n := &Names{facts: f, locations: map[string]string{}, attributes: map[string]string{}, nameWords: map[string]bool{}, teamWords: map[*org.TeamRecord][]string{}, shortTeams: map[string]bool{}}
	titles, zones := map[string]bool{}, map[string]bool{}
	for p := range f.People() {
		for _, w := range wordsOf(p.Name) {
			n.nameWords[w] = true
		}
		for _, a := range p.Attributes {
			n.attributes[org.Fold(a.Name)] = a.Name
		}
		for _, j := range p.Jobs {
			titles[j.Title] = true
			zones[j.TimeZone] = true
			if j.Location != "" {
				n.locations[org.Fold(j.Location)] = j.Location
			}
		}
	}
	for t := range titles {
		n.titles = append(n.titles, org.Fold(t))
	}
	for _, t := range f.Teams() {
		n.teamWords[t] = wordsOf(t.Name)
		if f := org.Fold(t.Name); len(f) <= shortTeam {
			n.shortTeams[f] = true
		}
	}
	for _, ladder := range f.Ladders() {
		for i := range ladder.Levels {
			l := &ladder.Levels[i]
			n.everyLevel = append(n.everyLevel, l)
			for _, name := range append([]string{l.Title}, l.Aliases...) {
				n.levelNames = append(n.levelNames, levelName{l, wordsOf(name)})
			}
		}
	}
	for z := range zones {
		if z != "" {
			n.zones = append(n.zones, z)
		}
	}
	for whole, written := range n.locations { // "Berlin" for "Berlin, Germany", and for "Europe/Berlin"
		for _, separator := range []string{",", "/"} {
			for _, part := range strings.Split(whole, separator) {
				part = strings.TrimSpace(part)
				if _, known := n.locations[part]; !known && part != "" && part != whole {
					n.locations[part] = written
				}
			}
		}
	}
	return n
}

// Of reports whether the names are those of some facts.
func (n *Names) Of(f *org.Facts) bool { return n != nil && n.facts == f }

// near reports whether a word typed may stand for a word of a name: be it, begin it, or be it with one typo.
func near(typed, word string) bool {
	if typed == word {
		return true
	}
	n := utf8.RuneCountInString(typed)
	return n >= 3 && strings.HasPrefix(word, typed) || n >= 4 && oneTypo(typed, word)
}

// oneTypo reports whether one letter inserted, left out or changed, or two swapped, makes a of b.
func oneTypo(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return slices.Equal(x[i:], y[i+1:])
	}
	if i == len(x) {
		return true
	}
	if slices.Equal(x[i+1:], y[i+1:]) {
		return true
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
}

// words of a name, folded.
func wordsOf(name string) []string {
	return strings.FieldsFunc(org.Fold(name), func(r rune) bool { return strings.ContainsRune(" ,.()", r) })
}

// allNear reports whether each word typed stands for a word of a name; exact: is one.
func allNear(typed, words []string, exact bool) bool {
	for _, t := range typed {
		if !slices.ContainsFunc(words, func(w string) bool { return exact && t == w || !exact && near(t, w) }) {
			return false
		}
	}
	return len(typed) > 0
}

// best keeps the names that are the words typed; if there are none, those that hold them; else those that are near.
func best[T any](all []T, words func(T) []string, typed []string) []T {
	whole := strings.Join(typed, " ")
	for _, fits := range []func(T) bool{
		func(t T) bool { return strings.Join(words(t), " ") == whole },
		func(t T) bool { return allNear(typed, words(t), true) },
		func(t T) bool { return allNear(typed, words(t), false) },
	} {
		var found []T
		for _, t := range all {
			if fits(t) {
				found = append(found, t)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

const mostHits = 12

// people returns who a text may mean: by id or address, else by name.
func people(s *org.Snapshot, said string) []org.Person {
	typed := wordsOf(said)
	if len(typed) == 0 {
		return nil
	}
	for _, word := range typed {
		if n, ok := s.Node("person/" + strings.TrimPrefix(word, "person/")); ok && (len(typed) == 1 || strings.ContainsAny(word, "-/0123456789")) {
			return []org.Person{n.(org.Person)}
		}
	}
	first := int32(mostHits)
	hits, err := s.Search(said, &first)
	if err != nil {
		return nil
	}
	var found []org.Person
	for _, h := range hits {
		if p, ok := h.(org.Person); ok {
			if email, known := p.Email(); known && org.Fold(email) == org.Fold(said) {
				return []org.Person{p}
			}
			found = append(found, p)
		}
	}
	return best(found, func(p org.Person) []string { return wordsOf(p.Name()) }, typed)
}

// levels returns the levels that a text may mean; those of the home ladder go before others.
func (n *Names) levels(said string) []*org.LevelRecord {
	typed := wordsOf(said)
	for _, word := range typed {
		if strings.Contains(word, "/") {
			for _, l := range n.allLevels() {
				if org.Fold(l.ID) == "level/"+strings.TrimPrefix(word, "level/") {
					return []*org.LevelRecord{l}
				}
			}
		}
	}
	spellings := []string{said, strings.TrimSuffix(said, "s")}
	if len(typed) == 2 && typed[0] == "level" {
		spellings = append(spellings, typed[1], "L"+typed[1])
	}
	if cut := len(typed) - 1; cut > 0 && (typed[cut] == "level" || typed[cut] == "levels" || typed[cut] == "role" || typed[cut] == "roles") {
		spellings = append(spellings, strings.Join(typed[:cut], " "))
	}
	for _, spelled := range spellings {
		if ids := n.facts.LevelsNamed(spelled, ""); len(ids) > 0 {
			return n.byID(ids)
		}
	}
	if len(typed) == 0 || len(strings.Join(typed, "")) < 4 {
		return nil
	}
	var found []*org.LevelRecord
	for _, one := range n.levelNames {
		if len(one.words) != len(typed) {
			continue
		}
		alike := true
		for i := 0; i < len(typed) && alike; i++ {
			alike = near(typed[i], one.words[i]) && typed[i][0] == one.words[i][0] || near(strings.TrimSuffix(typed[i], "s"), one.words[i])
		}
		if alike && !slices.Contains(found, one.level) {
			found = append(found, one.level)
		}
	}
	return found
}

// levelName is a title or an alias of a level, in words.
type levelName struct {
	level *org.LevelRecord
	words []string
}

func (n *Names) allLevels() []*org.LevelRecord { return n.everyLevel }

// firstLevel returns the lowest level of the home ladder; nil where it has none.
func (n *Names) firstLevel() *org.LevelRecord {
	home := n.facts.Ladder(n.facts.Organization.HomeLadder)
	if home == nil || len(home.Levels) == 0 {
		return nil
	}
	lowest := &home.Levels[0]
	for i := range home.Levels {
		if l := &home.Levels[i]; l.Rank < lowest.Rank {
			lowest = l
		}
	}
	return lowest
}

// levelOf returns the level of an id; nil where no ladder has it, as in a graph that was edited by hand.
func (n *Names) levelOf(id string) *org.LevelRecord {
	if found := n.byID([]string{id}); len(found) > 0 {
		return found[0]
	}
	return nil
}

func (n *Names) byID(ids []string) (out []*org.LevelRecord) {
	for _, l := range n.allLevels() {
		if slices.Contains(ids, l.ID) {
			out = append(out, l)
		}
	}
	return out
}

// one returns the level meant by the home ladder where it has exactly one of several.
func (n *Names) one(found []*org.LevelRecord) []*org.LevelRecord {
	var home []*org.LevelRecord
	for _, l := range found {
		if ladderOf(l.ID) == n.facts.Organization.HomeLadder {
			home = append(home, l)
		}
	}
	if len(home) == 1 {
		return home
	}
	return found
}

// ladderOf returns the id of the ladder that a level is on.
func ladderOf(level string) string {
	_, rest, _ := strings.Cut(level, "/")
	ladder, _, _ := strings.Cut(rest, "/")
	return "ladder/" + ladder
}

func (n *Names) ladderName(level string) string {
	if l := n.facts.Ladder(ladderOf(level)); l != nil {
		return l.Name
	}
	return ladderOf(level)
}

func (n *Names) ladders(said string) []*org.LadderRecord {
	typed := wordsOf(said)
	typed = slices.DeleteFunc(typed, func(w string) bool { return w == "ladder" || w == "the" })
	if !slices.ContainsFunc(typed, func(w string) bool { return len(w) > 2 && w != "level" && w != "track" }) {
		return nil // "to" is a word of a name, and names nothing
	}
	return best(n.facts.Ladders(), func(l *org.LadderRecord) []string { return wordsOf(l.Name) }, typed)
}

func (n *Names) teams(said string) []*org.TeamRecord {
	typed := wordsOf(said)
	typed = slices.DeleteFunc(typed, func(w string) bool { return w == "team" || w == "the" })
	for _, word := range typed {
		if t := n.facts.Team("team/" + strings.TrimPrefix(word, "team/")); t != nil && strings.Contains(said, "team/") {
			return []*org.TeamRecord{t}
		}
	}
	return best(n.facts.Teams(), func(t *org.TeamRecord) []string { return n.teamWords[t] }, typed)
}

func (n *Names) location(said string) (string, bool) {
	folded := org.Fold(said)
	if written, ok := n.locations[folded]; ok {
		return written, true
	}
	if utf8.RuneCountInString(folded) < 4 {
		return "", false
	}
	var found []string
	for name, written := range n.locations {
		if oneTypo(folded, name) && !slices.Contains(found, written) {
			found = append(found, written)
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	return "", false
}

// called says a level in words: "L4 Senior Product Manager".
func called(l *org.LevelRecord) string {
	if org.Fold(l.Code) == org.Fold(l.Title) {
		return l.Title
	}
	return fmt.Sprintf("%s %s", l.Code, l.Title)
}
