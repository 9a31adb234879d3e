package org

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// draft is a set of facts while changes are made to it. Records are copied when first edited.
type draft struct {
	base      *Facts
	effective Date // of the batch
	day       Date // of the change at hand
	change    int  // the change at hand, its place in the batch
	kind      string

	organization *OrganizationRecord
	people       map[string]*PersonRecord // edited; nil: removed
	openings     map[string]*OpeningRecord
	teams        map[string]*TeamRecord
	saved        map[string]*LadderRecord
	ladders      *ladderIndex

	touchedBy map[string]touch    // id to the change that touched it last
	created   map[string]int      // id to the change that creates it
	hired     map[string]Date     // id to the first day of whom the batch hires anew
	leaders   map[string][]string // team to who ever led it; nil: not asked for yet
	ids       map[int]string      // change to the id of what it creates
	addresses map[string]string   // folded e-mail address to the id of who has it in the draft
	pointers  map[string][]string // id to who was given a line or a mentee there
	slugs     map[string]int      // how often a made-up id was asked for
	late      []func()            // what must wait until every change was applied
	problems  []Problem
}

// touch says which change wrote a record: its place in the batch and its name in the API.
type touch struct {
	change int
	kind   string
}

// lineTo returns the argument of the change that says where a line goes, or "" where it has none.
func (t touch) lineTo() string {
	switch t.kind {
	case "move", "addDottedLine", "removeDottedLine":
		return "to"
	case "hire", "saveOpening":
		return "manager"
	case "leave":
		return "reportsMoveTo"
	case "fillOpening":
		return "opening"
	}
	return ""
}

// lineFrom returns the argument of the change that says whose line it is, or "" where it has none.
func (t touch) lineFrom() string {
	switch t.kind {
	case "move", "addDottedLine", "removeDottedLine", "leave", "fillOpening":
		return "person"
	}
	return ""
}

func newDraft(f *Facts, effective Date) *draft {
	return &draft{
		base:      f,
		effective: effective,
		people:    map[string]*PersonRecord{},
		openings:  map[string]*OpeningRecord{},
		teams:     map[string]*TeamRecord{},
		saved:     map[string]*LadderRecord{},
		ladders:   f.ladders,
		touchedBy: map[string]touch{},
		created:   map[string]int{},
		hired:     map[string]Date{},
		ids:       map[int]string{},
		addresses: map[string]string{},
		pointers:  map[string][]string{},
		slugs:     map[string]int{},
	}
}

// problem records that the change at hand breaks a rule; argument is the field of the change at fault, or "".
func (d *draft) problem(code ProblemCode, argument, format string, args ...any) {
	d.problemOf(touch{d.change, d.kind}, code, argument, format, args...)
}

// maxProblems keeps a broken file of a million rows from filling the memory with complaints.
const maxProblems = 1000

func (d *draft) problemOf(t touch, code ProblemCode, argument, format string, args ...any) {
	if len(d.problems) >= maxProblems {
		return
	}
	path := []string{"changes", strconv.Itoa(t.change), t.kind}
	if argument != "" {
		path = append(path, argument)
	}
	d.problems = append(d.problems, Problem{Code: code, Message: fmt.Sprintf(format, args...), Path: path, Change: t.change})
}

// person returns the record of an id in the draft, or nil. The caller must not change it.
func (d *draft) person(id string) *PersonRecord {
	if p, ok := d.people[id]; ok {
		return p
	}
	return d.base.Person(id)
}

func (d *draft) opening(id string) *OpeningRecord {
	if o, ok := d.openings[id]; ok {
		return o
	}
	return d.base.Opening(id)
}

func (d *draft) team(id string) *TeamRecord {
	if t, ok := d.teams[id]; ok {
		return t
	}
	return d.base.Team(id)
}

// editPerson returns the record of an id to be changed. Its lists must be replaced, not written to.
func (d *draft) editPerson(id string) *PersonRecord {
	return edit(d, d.people, id, d.base.Person)
}

func (d *draft) editOpening(id string) *OpeningRecord {
	return edit(d, d.openings, id, d.base.Opening)
}

func (d *draft) editTeam(id string) *TeamRecord {
	return edit(d, d.teams, id, d.base.Team)
}

// edit returns the draft's own copy of a record, which it makes of the base's when first asked.
func edit[T any](d *draft, edited map[string]*T, id string, base func(id string) *T) *T {
	d.touchedBy[id] = touch{d.change, d.kind}
	if r := edited[id]; r != nil {
		return r
	}
	r := *base(id)
	edited[id] = &r
	return &r
}

// findPerson returns the person that a reference names, or reports UNKNOWN_PERSON and returns nil.
func (d *draft) findPerson(argument, ref string) *PersonRecord {
	if p := d.lookPerson(ref); p != nil {
		return p
	}
	d.problem(UnknownPerson, argument, "no person has the id or e-mail address %q", shorten(ref))
	return nil
}

func (d *draft) lookPerson(ref string) *PersonRecord {
	ref = bareRef(strings.TrimSpace(ref))
	if p := d.person(ref); p != nil {
		return p
	}
	if strings.Contains(ref, "@") {
		if id, ok := d.addresses[strings.ToLower(ref)]; ok {
			if p := d.person(id); p != nil && strings.EqualFold(p.Email, ref) {
				return p
			}
		}
		if p := d.base.PersonByEmail(ref); p != nil {
			if now := d.person(p.ID); now != nil && strings.EqualFold(now.Email, ref) {
				return now
			}
		}
	}
	return d.person("person/" + ref)
}

func (d *draft) lookOpening(ref string) *OpeningRecord {
	ref = bareRef(strings.TrimSpace(ref))
	if o := d.opening(ref); o != nil {
		return o
	}
	return d.opening("opening/" + ref)
}

// findOpening returns the opening that a reference names, or reports UNKNOWN_OPENING and returns nil.
func (d *draft) findOpening(argument, ref string) *OpeningRecord {
	if o := d.lookOpening(ref); o != nil {
		return o
	}
	d.problem(UnknownOpening, argument, "no opening has the id %q", shorten(ref))
	return nil
}

// findSeat returns the id of the person or opening that a reference names, or reports a problem and returns "".
func (d *draft) findSeat(argument, ref string) string {
	if p := d.lookPerson(ref); p != nil {
		return p.ID
	}
	if o := d.lookOpening(ref); o != nil {
		return o.ID
	}
	if strings.HasPrefix(ref, "opening/") {
		d.problem(UnknownOpening, argument, "no opening has the id %q", shorten(ref))
	} else {
		d.problem(UnknownPerson, argument, "no person or opening has the id or e-mail address %q", shorten(ref))
	}
	return ""
}

// findTeam returns the team that a reference names, or reports UNKNOWN_TEAM and returns nil.
func (d *draft) findTeam(argument, ref string) *TeamRecord {
	ref = bareRef(strings.TrimSpace(ref))
	if t := d.team(ref); t != nil {
		return t
	}
	if t := d.team("team/" + ref); t != nil {
		return t
	}
	d.problem(UnknownTeam, argument, "no team has the id %q", shorten(ref))
	return nil
}

// findLevel returns the level that a reference names, or reports UNKNOWN_LEVEL or AMBIGUOUS and returns nil.
func (d *draft) findLevel(argument, ref string, preferred *LadderRecord) *levelEntry {
	e, err := d.ladders.oneLevel("", ref, preferred)
	if err == nil {
		return e
	}
	code := UnknownLevel
	if err.Code == Ambiguous {
		code = AmbiguousRef
	}
	d.problem(code, argument, "%s", err.Message)
	return nil
}

// ladderOf returns the ladder that a person is on on the day at hand, or nil.
func (d *draft) ladderOf(p *PersonRecord) *LadderRecord {
	if i := at(p.Levels, d.day); i >= 0 {
		if e := d.ladders.levelByID[p.Levels[i].Level]; e != nil {
			return e.ladder
		}
	}
	return nil
}

// employed returns the employment that holds on the day at hand, or reports NOT_EMPLOYED.
func (d *draft) employed(argument string, p *PersonRecord) (Employment, bool) {
	if i := at(p.Employments, d.day); i >= 0 {
		return p.Employments[i], true
	}
	d.problem(NotEmployed, argument, "%s (%s) is not employed on %s", p.Name, p.ID, d.day)
	return Employment{}, false
}

// existence returns the period in which a seat is there that holds on a day; empty where it is not there.
func (d *draft) existence(id string, day Date) Period {
	if p := d.person(id); p != nil {
		if i := at(p.Employments, day); i >= 0 {
			return p.Employments[i].Period
		}
	} else if o := d.opening(id); o != nil && o.On(day) {
		return o.Period
	}
	return Period{}
}

// existences returns all periods in which a seat is there.
func (d *draft) existences(id string) []Period {
	if p := d.person(id); p != nil {
		out := make([]Period, len(p.Employments))
		for i, e := range p.Employments {
			out[i] = e.Period
		}
		return out
	}
	if o := d.opening(id); o != nil {
		return []Period{o.Period}
	}
	return nil
}

// lines returns the solid lines of a seat.
func (d *draft) lines(id string) []Line {
	if p := d.person(id); p != nil {
		return p.Lines
	}
	if o := d.opening(id); o != nil {
		return o.Lines
	}
	return nil
}

// setLines gives a seat other solid lines.
func (d *draft) setLines(id string, lines []Line) {
	if d.person(id) != nil {
		d.editPerson(id).Lines = lines
	} else {
		d.editOpening(id).Lines = lines
	}
}

// point notes that one seat was given a line or a mentee at another.
func (d *draft) point(from, to string) { d.pointers[to] = append(d.pointers[to], from) }

// lay gives a seat a solid line from a day until the next one recorded. Where the manager's seat ends before
// that, the line goes on to the seat above, as it does for whoever reports to a leaver.
func (d *draft) lay(seat, to string, since Date) {
	until := d.existence(seat, since).Until
	for since < until && to != "" {
		there := d.existence(to, since)
		if there.Empty() {
			return
		}
		piece := Line{Period: Period{since, until}, To: to}
		if there.Until < until {
			// Only what replace would have given the whole line may be cut in pieces.
			held := replace(d.lines(seat), piece)
			if i := at(held, since); i >= 0 {
				until = held[i].Until
			}
			piece.Until = min(until, there.Until)
		}
		d.setLines(seat, replace(d.lines(seat), piece))
		d.point(seat, to)
		if there.Until >= until {
			return
		}
		since = there.Until
		above := ""
		if lines := d.lines(to); len(lines) > 0 {
			if i := at(lines, there.Until-1); i >= 0 {
				above = lines[i].To
			}
		}
		to = above
	}
}

// referrers returns the ids of everybody who, in base or draft, ever had a line or a mentee at a seat, and maybe others.
func (d *draft) referrers(id string) []string {
	ids := d.base.seats.all()
	out := slices.Clone(d.pointers[id])
	if n, ok := d.base.seats.lookup(id); ok {
		d.base.referrers(n, func(from seatNumber) { out = append(out, ids[from]) })
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// register claims an id for what the change at hand creates; "" and a problem where it cannot be had.
func (d *draft) register(kind, id, name string) string {
	if id == "" {
		id = d.freeID(kind + "/" + slug(name, kind))
	} else {
		id = normalID(kind, id)
		if why := badID(id); why != "" {
			d.problem(InvalidChange, "id", "the id %q %s", shorten(id), why)
			return ""
		}
	}
	if by, ok := d.created[id]; ok {
		d.problem(DuplicateID, "id", "the id %q is given to what changes[%d] creates as well", id, by)
		return ""
	}
	d.created[id] = d.change
	return id
}

// freeID returns an id that nothing has, adding -2, -3 … where needed.
func (d *draft) freeID(id string) string {
	free := func(id string) bool {
		_, made := d.created[id]
		return !made && d.person(id) == nil && d.opening(id) == nil && d.team(id) == nil
	}
	candidate := id
	for n := d.slugs[id]; !free(candidate); n++ {
		candidate = id + "-" + strconv.Itoa(n+2)
		d.slugs[id] = n + 1
	}
	return candidate
}

// normalID returns an id with its type in front, and without a moment behind.
func normalID(kind, id string) string {
	id = bareRef(strings.TrimSpace(id))
	if !strings.HasPrefix(id, kind+"/") {
		id = kind + "/" + id
	}
	return id
}

// badID says what is wrong with an id, or "".
func badID(id string) string {
	const longest = 200
	_, key, _ := strings.Cut(id, "/")
	switch {
	case key == "":
		return "is empty"
	case len(id) > longest:
		return fmt.Sprintf("is longer than %d bytes", longest)
	case strings.ContainsFunc(id, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == unicode.ReplacementChar }):
		return "contains white space or control characters"
	}
	return ""
}

// slug returns a name as the last part of an id: letters and digits joined by hyphens, or otherwise.
func slug(name, otherwise string) string {
	words := strings.FieldsFunc(fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	s := strings.Join(words, "-")
	const longest = 100
	if len(s) > longest {
		s = strings.Trim(strings.ToValidUTF8(s[:longest], ""), "-")
	}
	if s == "" {
		return otherwise
	}
	return s
}
