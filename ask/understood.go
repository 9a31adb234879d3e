package ask

import (
	"fmt"
	"slices"
	"strings"

	"rung/org"
)

// understood is a question that has the shape of a rule; its slots may still name nothing.
type understood struct {
	*reading
	q      []token
	slots  map[slot]span
	beside selected // of the modifiers beside it
	order  []filter // which a modifier wants
	quiet  bool     // without choices where a name is of several
	vars   map[string]any
	failed bool
	wrong  bool     // failed for another reason than that a name is of several
	meant  []string // questions that may have been meant
}

// fail says that a question is not what it was read as.
func (u *understood) fail() { u.failed, u.wrong = true, true }

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

// filter sets the variable where to conditions and to those of the modifiers, and returns these in words.
func (u *understood) filter(conditions ...filter) string {
	if where := allOf(append(conditions, u.beside.where)...); where != nil {
		u.set("where", where)
	}
	return u.beside.words
}

// subtree returns what a modifier names a subtree of, "" where none does; it fails where one does more.
func (u *understood) subtree() (under string) {
	if u.beside.words == "" {
		return ""
	}
	under, ok := u.beside.where["under"].(string)
	if !ok {
		u.fail()
	}
	return under
}

// said returns the words of a slot.
func (u *understood) said(s slot) string {
	at, ok := u.slots[s]
	if !ok {
		return ""
	}
	return strings.TrimSuffix(text(u.q, at), ",")
}

// lookup counts a lookup, and fails where too many were made.
func (u *understood) lookup() bool {
	u.work--
	if u.work < 0 {
		u.fail()
	}
	return !u.wrong
}

// noName reports whether a slot cannot be a person's name: a word of it is one of shapes and of nobody's name, or none of
// several is of anybody's name as it is typed. It saves searching for "person here".
func (u *understood) noName(s slot) bool {
	at := u.slots[s]
	known := at.to-at.from == 1
	for _, t := range u.q[at.from:at.to] {
		isName := u.names.nameWords[t.folded] || strings.ContainsAny(t.folded, "-/@.0123456789")
		if _, ok := lexicon[stem(t.folded)]; ok && !isName {
			return true
		}
		known = known || isName
	}
	return !known
}

// only returns the one thing that a slot names. Where there are several it fails and keeps each as a choice, in the words
// that tell it from the others; where there is none it fails.
func only[T any](u *understood, s slot, found []T, apart func(T) string) (one T) {
	if len(found) == 1 {
		return found[0]
	}
	u.failed, u.wrong = true, u.wrong || len(found) == 0
	for _, f := range found {
		u.choose(s, apart(f))
	}
	return one
}

// choose keeps a question with other words in a slot as one that may have been meant.
func (u *understood) choose(s slot, words string) {
	if u.quiet || u.beside.words != "" {
		return
	}
	at := u.slots[s]
	parts := []string{text(u.q, span{0, at.from}), words, text(u.q, span{at.to, len(u.q)})}
	q := strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " ")
	if u.asOf != org.NoDate && u.asOf != u.today {
		q += " on " + u.asOf.String()
	}
	if !slices.Contains(u.meant, q) {
		u.meant = append(u.meant, q)
	}
}

// person returns the one person that a slot names.
func (u *understood) person(s slot) org.Person {
	said := u.said(s)
	if u.wrong || said == "" || u.noName(s) { // "lines" is no Inès
		u.fail()
		return org.Person{}
	}
	found, known := u.found[said]
	if !known {
		if !u.lookup() {
			return org.Person{}
		}
		found = people(u.s, said)
		u.found[said] = found
	}
	return only(u, s, found, func(p org.Person) string { return fmt.Sprintf("%s (%s)", p.Name(), short(p.Ref())) })
}

// level returns the one level that a slot names.
func (u *understood) level(s slot) *org.LevelRecord {
	if u.wrong {
		return &org.LevelRecord{}
	}
	said := u.said(s)
	found := u.names.one(u.levels(said))
	if len(found) == 0 {
		found = u.levelOnLadder(said)
	}
	return orEmpty(only(u, s, found, func(l *org.LevelRecord) string { return fmt.Sprintf("%s (%s)", l.Title, l.ID) }))
}

// orEmpty returns an empty record for none, so that a rule reads on to where it sees that it failed.
func orEmpty[T any](record *T) *T {
	if record == nil {
		return new(T)
	}
	return record
}

// levels returns the levels that words name.
func (in *reading) levels(said string) []*org.LevelRecord {
	found, known := in.levelled[said]
	if !known {
		if in.work--; in.work < 0 {
			return nil
		}
		found = in.names.levels(said)
		in.levelled[said] = found
	}
	return slices.Clone(found)
}

// laddersOf returns the ladders that words name.
func (in *reading) laddersOf(said string) []*org.LadderRecord {
	found, known := in.ladders[said]
	if !known {
		found = in.names.ladders(said)
		in.ladders[said] = found
	}
	return found
}

// levelOnLadder returns what "Staff PM on the Dual track ladder", "Staff PM at Kalsey" and "Kalsey PD" name.
func (u *understood) levelOnLadder(said string) []*org.LevelRecord {
	words := strings.Fields(said)
	for at := 1; at < len(words); at++ {
		level, ladder := words[:at], words[at:]
		switch org.Fold(ladder[0]) {
		case "on", "at", "in", "of", "from":
			ladder = ladder[1:]
		}
		for _, way := range [][2][]string{{level, ladder}, {words[at:], words[:at]}} {
			if len(way[1]) == 0 {
				continue
			}
			ladders := u.laddersOf(strings.Join(way[1], " "))
			if len(ladders) != 1 {
				continue
			}
			levels := u.levels(strings.Join(way[0], " "))
			if found := slices.DeleteFunc(levels, func(l *org.LevelRecord) bool { return ladderOf(l.ID) != ladders[0].ID }); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// levelWords says a level with its ladder.
func (u *understood) levelWords(l *org.LevelRecord) string {
	return fmt.Sprintf("%s, on the %s ladder", called(l), u.names.ladderName(l.ID))
}

// titled reports whether anybody has had a title with these words.
func (u *understood) titled(title string) bool {
	folded := org.Fold(title)
	return len(folded) > 2 && slices.ContainsFunc(u.names.titles, func(t string) bool { return wordsWithin(t, folded) })
}

// wordsWithin reports whether words stand in a text and begin a word of it.
func wordsWithin(text, words string) bool {
	return strings.HasPrefix(text, words) || strings.Contains(text, " "+words)
}

func (u *understood) team(s slot) *org.TeamRecord {
	if !u.lookup() {
		return &org.TeamRecord{}
	}
	said := u.said(s)
	if f := org.Fold(said); len(f) <= shortTeam && !u.names.shortTeams[f] {
		u.fail() // the beginning of a name, which "not" is of many
		return &org.TeamRecord{}
	}
	return orEmpty(only(u, s, u.names.teams(said), func(t *org.TeamRecord) string { return t.ID }))
}

func (u *understood) ladder(s slot) *org.LadderRecord {
	if u.wrong {
		return &org.LadderRecord{}
	}
	return orEmpty(only(u, s, u.laddersOf(u.said(s)), func(l *org.LadderRecord) string { return l.Name }))
}

func (u *understood) number(s slot) int {
	n, ok := count(org.Fold(u.said(s)))
	if !ok {
		u.fail()
	}
	return n
}

func (u *understood) words(s slot) []string {
	at := u.slots[s]
	return folded(u.q[at.from:at.to])
}

func (u *understood) period(s slot) period {
	p, ok := between(u.words(s), u.today)
	if !ok {
		u.fail()
	}
	return p
}

func (u *understood) day(s slot) org.Date {
	d, ok := day(u.words(s), u.today)
	if !ok {
		var p period
		p, ok = between(u.words(s), u.today)
		d = p.from
	}
	if !ok {
		u.fail()
	}
	return d
}

// ago returns the day so long before today.
func (u *understood) ago(s slot) (org.Date, string) {
	n, unit, ok := amount(u.words(s))
	if !ok {
		u.fail()
		return org.NoDate, ""
	}
	words := fmt.Sprintf("%d %s", n, unit)
	if n > 1 {
		words += "s"
	}
	return dateOf(back(timeOf(u.today), n, unit)), words
}

func short(id string) string {
	return id[strings.LastIndexByte(id, '/')+1:]
}
