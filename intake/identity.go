package intake

import (
	"fmt"
	"strings"

	"rung/org"
)

const (
	personPrefix  = "person/"
	openingPrefix = "opening/"
)

// identify gives every seat its id: what the file calls it, or what it is matched by with somebody known.
// Several rows of one id are a job share, or one person on several seats, or refused.
func (pl *planner) identify() {
	pl.mergeSeatsOfOnePerson()
	pl.makeKeys()

	byKey := make(map[string][]*seat, len(pl.seats))
	var keys []string
	for _, t := range pl.seats {
		if byKey[t.key] == nil {
			keys = append(keys, t.key)
		}
		byKey[t.key] = append(byKey[t.key], t)
	}
	for _, key := range keys {
		if group := byKey[key]; len(group) > 1 {
			pl.separate(key, group)
		}
	}
	byNumber := map[string]*org.PersonRecord{}
	if pl.matchBy() == MatchEmployeeNumber {
		for p := range pl.facts.People() {
			if p.EmployeeNumber == "" {
				continue
			}
			if known := byNumber[p.EmployeeNumber]; known == nil || !employedOn(known, pl.effective) {
				byNumber[p.EmployeeNumber] = p
			}
		}
	}
	taken := make(map[string]*seat, len(pl.seats))
	for _, t := range pl.seats {
		pl.match(t, byNumber)
		if other := taken[t.id]; other != nil && !pl.problems.refused {
			pl.fail(t.row.line, pl.sheet.header(useID), string(org.DuplicateID), "lines %d and %d are both %s", other.row.line, t.row.line, t.id)
		}
		taken[t.id] = t
	}
	pl.shareAddresses()
}

// matchBy says by what people known are found: as asked, else by what the file has.
func (pl *planner) matchBy() MatchBy {
	s := pl.sheet
	switch {
	case pl.options.MatchBy != "":
		return pl.options.MatchBy
	case s.has(useID):
		return MatchID
	case s.has(useEmployeeNumber):
		return MatchEmployeeNumber
	case s.has(useEmail):
		return MatchEmail
	}
	return MatchID
}

// match finds who of the facts a seat is, and gives it an id.
func (pl *planner) match(t *seat, byNumber map[string]*org.PersonRecord) {
	bare := t.key
	for _, prefix := range []string{personPrefix, openingPrefix} {
		bare = strings.TrimPrefix(bare, prefix)
	}
	if t.share > 1 {
		bare = fmt.Sprintf("%s#%d", bare, t.share)
	}
	bare = strings.Join(strings.Fields(bare), "-")
	if t.opening {
		t.id = openingPrefix + bare
		for n := 2; ; n++ { // a seat that was closed is not opened again: it is another
			t.record = pl.facts.Opening(t.id)
			if t.record == nil || t.record.On(pl.effective) {
				return
			}
			t.id = fmt.Sprintf("%s%s-%d", openingPrefix, bare, n)
		}
	}
	switch pl.matchBy() {
	case MatchEmployeeNumber:
		if t.number != "" {
			t.person = byNumber[t.number]
		}
	case MatchEmail:
		if t.email != "" {
			t.person = pl.facts.PersonByEmail(t.email)
		}
	}
	if t.person == nil {
		t.person = pl.facts.Person(personPrefix + bare)
	}
	t.id = personPrefix + bare
	if t.person != nil {
		t.id = t.person.ID
	}
}

// makeKeys fills in the keys of seats without an id: the employee number, an address of one's own, or the name.
func (pl *planner) makeKeys() {
	emails := map[string]int{}
	for _, t := range pl.seats {
		if t.email != "" {
			emails[strings.ToLower(t.email)]++
		}
	}
	used := make(map[string]bool, len(pl.seats))
	for _, t := range pl.seats {
		if t.key == "" && t.number != "" && !t.opening {
			t.key = t.number
		}
		if t.key == "" && t.email != "" && emails[strings.ToLower(t.email)] == 1 {
			t.key = strings.ToLower(t.email)
		}
		used[t.key] = true
	}
	next := map[string]int{}
	for _, t := range pl.seats {
		if t.key != "" {
			continue
		}
		base := slug(t.name)
		if t.opening {
			base = slug(t.title)
		}
		if pl.sheet.has(usePosts) {
			base = strings.Trim(slug(pl.sheet.get(t.row, useManagerID))+"-"+base, "-")
		}
		if base == "" {
			base = "seat"
		}
		t.key = base
		for used[t.key] {
			next[base] = max(next[base], 1) + 1
			t.key = fmt.Sprintf("%s-%d", base, next[base])
		}
		used[t.key] = true
	}
}

// separate decides what several rows of one id are.
func (pl *planner) separate(key string, group []*seat) {
	sameTitle, partTime := true, true
	for _, t := range group {
		sameTitle = sameTitle && org.Fold(t.title) == org.Fold(group[0].title)
		partTime = partTime && t.fte < 1
	}
	lines := make([]string, len(group))
	for i, t := range group {
		lines[i] = fmt.Sprint(t.row.line)
	}
	switch {
	case sameTitle && partTime:
		people := make([]*seat, 0, len(group)) // people first, so that the reports are on somebody
		for _, opening := range []bool{false, true} {
			for _, t := range group {
				if t.opening == opening {
					people = append(people, t)
				}
			}
		}
		group = people
		pl.note(group[1].row.line, pl.sheet.header(useID), "JOB_SHARE", "lines %s share the post %q; the reports are on %s", strings.Join(lines, ", "), key, group[0])
	case pl.options.OnDuplicate == Separate:
		pl.warn(group[1].row.line, pl.sheet.header(useID), string(org.DuplicateID), "lines %s have the id %q; all are kept, and the reports are on %s", strings.Join(lines, ", "), key, group[0])
	default:
		pl.fail(group[1].row.line, pl.sheet.header(useID), string(org.DuplicateID), "lines %s have the id %q and are not one post; give each its own, or import with onDuplicate SEPARATE", strings.Join(lines, ", "), key)
	}
	for i, t := range group {
		t.share = i + 1
	}
}

// mergeSeatsOfOnePerson makes the further seats of a person, told by a person's id of its own column, dotted lines
// to the managers of these seats.
func (pl *planner) mergeSeatsOfOnePerson() {
	s := pl.sheet
	if !s.has(usePersonID) || !s.has(useID) {
		return
	}
	first := map[string]*seat{}
	kept := pl.seats[:0:0]
	for _, t := range pl.seats {
		id := s.get(t.row, usePersonID)
		if id == "" || t.opening {
			kept = append(kept, t)
			continue
		}
		main := first[id]
		if main == nil {
			first[id] = t
			kept = append(kept, t)
			continue
		}
		pl.note(t.row.line, s.header(usePersonID), "FURTHER_SEAT", "a further seat of %s; its manager becomes a dotted line", main)
		pl.further[main] = append(pl.further[main], t)
	}
	pl.seats = kept
}

// shareAddresses keeps an address of several people as an attribute of each: it is nobody's own.
func (pl *planner) shareAddresses() {
	byAddress := map[string][]*seat{}
	for _, t := range pl.seats {
		if t.email != "" {
			address := strings.ToLower(t.email)
			byAddress[address] = append(byAddress[address], t)
		}
	}
	header := pl.sheet.header(useEmail)
	for _, t := range pl.seats {
		if t.email == "" {
			continue
		}
		if group := byAddress[strings.ToLower(t.email)]; len(group) > 1 {
			pl.warn(t.row.line, header, string(org.DuplicateEmail), "%q is the address of %d people; it is kept as an attribute", shorten(t.email), len(group))
			t.attribute(header, t.email)
			t.email = ""
			continue
		}
		if p := pl.facts.PersonByEmail(t.email); p != nil && p.ID != t.id {
			pl.warn(t.row.line, header, string(org.DuplicateEmail), "%q is the address of %s already; it is kept as an attribute", shorten(t.email), p.ID)
			t.attribute(header, t.email)
			t.email = ""
		}
	}
}

// employedOn reports whether a person is employed on a day.
func employedOn(p *org.PersonRecord, day org.Date) bool { return employment(p, day) != nil }

// employment returns the spell of a day, or nil.
func employment(p *org.PersonRecord, day org.Date) *org.Employment {
	for i := range p.Employments {
		if p.Employments[i].On(day) {
			return &p.Employments[i]
		}
	}
	return nil
}
