package store

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rung/org"
)

// Records are what a graph says.
type Records struct {
	Organization *org.OrganizationRecord // nil where the graph has no such node
	People       []*org.PersonRecord
	Openings     []*org.OpeningRecord
	Teams        []*org.TeamRecord
	Ladders      []*org.LadderRecord
	// Warnings say what could not be read, for the log: such a graph was edited by hand.
	Warnings []string
}

// Facts returns the records as the facts of a revision.
func (r Records) Facts(revision int) *org.Facts {
	var o org.OrganizationRecord
	if r.Organization != nil {
		o = *r.Organization
	}
	return org.NewFacts(revision, o, r.People, r.Openings, r.Teams, r.Ladders)
}

// Assembler makes records of a graph that a store streams: all nodes first, then all relationships, both in any
// order. It keeps nothing of what it is handed, texts included: whoever hands over may use the memory again. Labels, types
// and properties that it does not know are left out, so that a graph may say more than we do; what is broken is kept
// where records can say it (several managers at once, ends that do not exist), else left out with a warning.
type Assembler struct {
	organization *org.OrganizationRecord
	people       arrivals[*org.PersonRecord]
	last         *org.PersonRecord // whom the last relationship began at
	employments  arrivals[employmentNode]
	jobs         arrivals[org.Job]
	openings     map[string]*org.OpeningRecord
	teams        map[string]*org.TeamRecord
	ladders      ladderParts
	warnings     map[string]*warning

	texts      map[string]string          // that many have, each once
	attributes map[string][]org.Attribute // the same, by all of one person's in a row
	buffer     []byte

	kept    textSlab // of records
	passing textSlab // needed until records are facts at the longest
	slabs   recordSlabs
}

// recordSlabs are what records of people are made in.
type recordSlabs struct {
	people      slab[org.PersonRecord]
	employments slab[org.Employment]
	jobs        slab[org.Job]
	lines       slab[org.Line]
	levels      slab[org.LevelSpell]
	memberships slab[org.Membership]
	leads       slab[org.LeadSpell]
	mentees     slab[org.MenteeSpell]
}

// shared returns a text that others are likely to have as well, so that it is in memory once.
func (a *Assembler) shared(text string) string {
	if text == "" {
		return ""
	}
	known, ok := a.texts[text]
	if !ok {
		known = strings.Clone(text)
		a.texts[known] = known
	}
	return known
}

// sharedAttributes decodes attributes, of which many people have the same.
func (a *Assembler) sharedAttributes(list []string) []org.Attribute {
	if len(list) == 0 {
		return nil
	}
	a.buffer = a.buffer[:0]
	for _, s := range list {
		a.buffer = append(binary.AppendUvarint(a.buffer, uint64(len(s))), s...)
	}
	known, ok := a.attributes[string(a.buffer)]
	if !ok {
		known = make([]org.Attribute, len(list))
		for i, s := range list {
			name, value := splitPair(s)
			known[i] = org.Attribute{Name: a.shared(name), Value: a.shared(value)}
		}
		a.attributes[string(a.buffer)] = known
	}
	return known
}

// employmentNode is what the node says; the days of the relationship count, the last day of either.
type employmentNode struct{ start, end org.Date }

type warning struct {
	example string
	count   int
}

// NewAssembler returns an Assembler that has taken nothing yet.
func NewAssembler() *Assembler {
	return &Assembler{
		openings:   map[string]*org.OpeningRecord{},
		teams:      map[string]*org.TeamRecord{},
		ladders:    newLadderParts(),
		warnings:   map[string]*warning{},
		texts:      map[string]string{},
		attributes: map[string][]org.Attribute{},
	}
}

// Warn records that something could not be read; those of one kind are counted.
func (a *Assembler) Warn(kind, example string) {
	w := a.warnings[kind]
	if w == nil {
		w = &warning{example: strings.Clone(example)}
		a.warnings[kind] = w
	}
	w.count++
}

// Node takes a node. One without an id cannot be referred to, and is left out with a warning.
func (a *Assembler) Node(label, id string, p Properties) {
	if p.Get("deleted").Bool() {
		return
	}
	if id == "" {
		if slices.Contains(Labels, label) {
			a.Warn("has no id, and is left out", "a node "+label)
		}
		return
	}
	switch label {
	case Organization:
		a.organization = &org.OrganizationRecord{Name: a.text(p, "name"), HomeLadder: a.text(p, "homeLadder")}
	case Person:
		r := a.decodePerson(id, p)
		a.people.add(r.ID, r)
	case Employment:
		a.employments.add(a.passing.keep(id), decodeEmployment(p))
	case Job:
		a.jobs.add(a.passing.keep(id), a.decodeJob(p))
	case Opening:
		r := a.decodeOpening(id, p)
		a.openings[r.ID] = r
	case Team:
		r := &org.TeamRecord{ID: a.shared(id), Name: a.text(p, "name")}
		a.teams[r.ID] = r
	default:
		if slices.Contains(Labels, label) { // nothing is kept of others
			a.ladders.node(label, id, p, &a.kept)
		}
	}
}

// text returns a copy of a property that is a text, or "".
func (a *Assembler) text(p Properties, name string) string { return a.kept.keep(p.Get(name).Text()) }

func (a *Assembler) decodePerson(id string, p Properties) *org.PersonRecord {
	r := a.slabs.people.new(org.PersonRecord{ID: a.kept.keep(id)})
	for _, x := range p {
		switch x.Name {
		case "name":
			r.Name = a.kept.keep(x.Value.Text())
		case "email":
			r.Email = a.kept.keep(x.Value.Text())
		case "employeeNumber":
			r.EmployeeNumber = a.kept.keep(x.Value.Text())
		case "mentoringOpen":
			if x.Value.Kind == Bool {
				open := x.Value.Bool()
				r.MentoringOpen = &open
			}
		case "mentoringCapacity":
			if x.Value.Kind == Int || x.Value.Kind == Float {
				n := x.Value.Int()
				r.MentoringCapacity = &n
			}
		case "unresolvedManager":
			r.UnresolvedManager = a.kept.keep(x.Value.Text())
		case "attributes":
			r.Attributes = a.sharedAttributes(x.Value.List())
		}
	}
	return r
}

func decodeEmployment(p Properties) employmentNode {
	return employmentNode{p.Get("startDate").Day(), p.Get("endDate").Day()}
}

func (a *Assembler) decodeJob(p Properties) org.Job {
	j := org.Job{
		Title: a.shared(p.Get("title").Text()), Location: a.shared(p.Get("location").Text()), TimeZone: a.shared(p.Get("timeZone").Text()),
		FTE: p.Get("fte").Float(),
	}
	if p.Get("fte").Kind == Absent {
		j.FTE = 1
	}
	return j
}

func (a *Assembler) decodeOpening(id string, p Properties) *org.OpeningRecord {
	r := &org.OpeningRecord{ID: a.kept.keep(id), Title: a.text(p, "title"), TargetDate: p.Get("targetDate").Day(), OpenedOn: p.Get("openedOn").Day()}
	r.Since, r.Until = r.OpenedOn, p.Get("closedOn").Day()
	if since := p.Get("since").Day(); since != org.NoDate {
		r.Since = since
	}
	if r.Until == org.NoDate {
		r.Until = org.Forever
	}
	return r
}

// Relationship takes a relationship, after all nodes.
func (a *Assembler) Relationship(typ, source, target string, p Properties) {
	person := a.person(source)
	switch typ {
	case ReportsTo, AtLevel, MemberOf:
		if person == nil {
			if o := a.openings[source]; o != nil {
				a.relateOpening(o, typ, target, p)
				return
			}
		}
	case PartOf:
		if t := a.teams[source]; t != nil {
			t.Parents = append(t.Parents, org.ParentSpell{Period: p.period(), Team: a.shared(target)})
		} else {
			a.beginsNowhere(typ, source)
		}
		return
	case DottedTo, Employed, HasJob, Leads, Mentors:
	default:
		a.ladders.relationship(typ, source, target, p, &a.kept)
		return
	}
	if person == nil {
		a.beginsNowhere(typ, source)
		return
	}
	switch typ {
	case ReportsTo:
		person.Lines = a.slabs.lines.append(person.Lines, a.line(target, p))
	case DottedTo:
		person.DottedLines = a.slabs.lines.append(person.DottedLines, a.line(target, p))
	case AtLevel:
		person.Levels = a.slabs.levels.append(person.Levels, a.levelSpell(target, p))
	case MemberOf:
		person.Memberships = a.slabs.memberships.append(person.Memberships, a.membership(target, p))
	case Leads:
		person.Leads = a.slabs.leads.append(person.Leads, org.LeadSpell{Period: p.period(), Team: a.shared(target)})
	case Mentors:
		person.Mentees = a.slabs.mentees.append(person.Mentees, org.MenteeSpell{Period: p.period(), Mentee: a.passing.keep(target), Toward: a.shared(p.Get("toward").Text())})
	case HasJob:
		if j, ok := a.jobs.find(target); ok {
			a.holdJob(person, j, p)
		} else {
			a.EndsNowhere(typ, source)
		}
	case Employed:
		if n, ok := a.employments.find(target); ok {
			a.employ(person, n, p)
		} else {
			a.EndsNowhere(typ, source)
		}
	}
}

// Owned takes a person's relationship of type EMPLOYED or HAS_JOB together with the node that it ends at, which need not
// have been taken before: it belongs to that person alone.
func (a *Assembler) Owned(typ, source string, p, node Properties) {
	person := a.person(source)
	switch {
	case person == nil:
		a.beginsNowhere(typ, source)
	case typ == HasJob:
		a.holdJob(person, a.decodeJob(node), p)
	case typ == Employed:
		a.employ(person, decodeEmployment(node), p)
	}
}

// beginsNowhere warns of a relationship that begins at nothing that could have it.
func (a *Assembler) beginsNowhere(typ, source string) {
	a.Warn("does not begin at a node that could have it, and is left out", typ+" from "+source)
}

// EndsNowhere warns of a relationship whose end is not what it has to be.
func (a *Assembler) EndsNowhere(typ, source string) {
	a.Warn("ends at no such node, and is left out", typ+" from "+source)
}

// person returns a person's record, or nil. Stores tend to hand over all that begins at one person in a row.
func (a *Assembler) person(id string) *org.PersonRecord {
	if a.last == nil || a.last.ID != id {
		a.last, _ = a.people.find(id)
	}
	return a.last
}

func (a *Assembler) holdJob(person *org.PersonRecord, j org.Job, p Properties) {
	j.Period = p.period()
	person.Jobs = a.slabs.jobs.append(person.Jobs, j)
}

func (a *Assembler) employ(person *org.PersonRecord, n employmentNode, p Properties) {
	e := org.Employment{Period: p.period(), StartDate: n.start}
	if e.Since == org.NoDate {
		e.Since = n.start
	}
	if n.end != org.NoDate {
		e.Until = min(e.Until, n.end+1)
	}
	person.Employments = a.slabs.employments.append(person.Employments, e)
}

func (a *Assembler) relateOpening(o *org.OpeningRecord, typ, target string, p Properties) {
	switch typ {
	case ReportsTo:
		o.Lines = append(o.Lines, a.line(target, p))
	case AtLevel:
		o.Levels = append(o.Levels, a.levelSpell(target, p))
	case MemberOf:
		o.Memberships = append(o.Memberships, a.membership(target, p))
	}
}

// line returns a line to a seat. Facts know the seat's id, and keep that.
func (a *Assembler) line(to string, p Properties) org.Line {
	return org.Line{Period: p.period(), To: a.passing.keep(to)}
}

func (a *Assembler) levelSpell(level string, p Properties) org.LevelSpell {
	return org.LevelSpell{Period: p.period(), Level: a.shared(level)}
}

func (a *Assembler) membership(team string, p Properties) org.Membership {
	m := org.Membership{Period: p.period(), Team: a.shared(team), Allocation: p.Get("allocation").Float(), Role: a.shared(p.Get("role").Text())}
	if p.Get("allocation").Kind == Absent {
		m.Allocation = 1
	}
	return m
}

// Records returns what was taken, each kind in order of id, dated facts in order of since. The Assembler
// must not be used afterwards.
func (a *Assembler) Records() Records {
	out := Records{
		Organization: a.organization,
		People:       a.people.inOrder(),
		Openings:     sortedByID(a.openings),
		Teams:        sortedByID(a.teams),
		Ladders:      a.ladders.records(a.Warn),
	}
	for _, p := range out.People {
		if len(p.Employments) == 0 {
			a.Warn("has no employment, and is nowhere to be seen", p.ID)
		}
		bySince(p.Employments, func(e *org.Employment) (org.Period, string) { return e.Period, "" })
		bySince(p.Jobs, func(j *org.Job) (org.Period, string) { return j.Period, j.Title })
		bySince(p.Lines, func(l *org.Line) (org.Period, string) { return l.Period, l.To })
		bySince(p.DottedLines, func(l *org.Line) (org.Period, string) { return l.Period, l.To })
		bySince(p.Levels, func(l *org.LevelSpell) (org.Period, string) { return l.Period, l.Level })
		bySince(p.Memberships, func(m *org.Membership) (org.Period, string) { return m.Period, m.Team })
		bySince(p.Leads, func(l *org.LeadSpell) (org.Period, string) { return l.Period, l.Team })
		bySince(p.Mentees, func(m *org.MenteeSpell) (org.Period, string) { return m.Period, m.Mentee })
	}
	for _, o := range out.Openings {
		bySince(o.Lines, func(l *org.Line) (org.Period, string) { return l.Period, l.To })
		bySince(o.Levels, func(l *org.LevelSpell) (org.Period, string) { return l.Period, l.Level })
		bySince(o.Memberships, func(m *org.Membership) (org.Period, string) { return m.Period, m.Team })
	}
	for _, t := range out.Teams {
		bySince(t.Parents, func(s *org.ParentSpell) (org.Period, string) { return s.Period, s.Team })
	}
	for _, kind := range slices.Sorted(maps.Keys(a.warnings)) {
		w := a.warnings[kind]
		s := w.example + " " + kind
		if w.count > 1 {
			s += fmt.Sprintf(" (and %d more such)", w.count-1)
		}
		out.Warnings = append(out.Warnings, s)
	}
	return out
}

// bySince sorts dated facts by their first day; those of one day by what they are about, so that every server
// reads a broken graph alike.
func bySince[T any](list []T, key func(*T) (org.Period, string)) {
	if len(list) < 2 {
		return
	}
	slices.SortStableFunc(list, func(a, b T) int {
		p, x := key(&a)
		q, y := key(&b)
		return cmp.Or(cmp.Compare(p.Since, q.Since), cmp.Compare(x, y), cmp.Compare(p.Until, q.Until))
	})
}

func sortedByID[T any](m map[string]*T) []*T {
	ids := slices.Sorted(maps.Keys(m))
	out := make([]*T, len(ids))
	for i, id := range ids {
		out[i] = m[id]
	}
	return out
}
