package org

import (
	"iter"
	"slices"
	"strings"
	"sync"
)

// Facts is everything known about an organization, on all days, at one revision. It is immutable:
// Apply answers new Facts that share every record which did not change.
type Facts struct {
	Organization OrganizationRecord
	Revision     int // of the store; 0 before the first

	seats    *seatNumbers          // shared by all Facts that come from one another
	people   table[*PersonRecord]  // by seat number; nil where the seat is none
	openings table[*OpeningRecord] // by seat number
	order    []seatNumber          // people and openings in order of id
	teams    []*TeamRecord         // in order of id
	ladders  *ladderIndex          // never nil
	emails   *seatIndex            // by address
	incoming *seatIndex            // by whom a seat ever had a line or a mentee at
	names    *nameIndex            // shared while no name changes
}

// seatNumber stands for the id of a person or an opening in memory. A number, once given, is never given
// to another id.
type seatNumber = int32

// seatNumbers gives numbers to ids, safely from several goroutines.
type seatNumbers struct {
	mu   sync.RWMutex
	byID map[string]seatNumber
	ids  []string
}

func (n *seatNumbers) number(id string) seatNumber {
	n.mu.RLock()
	s, ok := n.byID[id]
	n.mu.RUnlock()
	if ok {
		return s
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if s, ok := n.byID[id]; ok {
		return s
	}
	s = seatNumber(len(n.ids))
	n.byID[id] = s
	n.ids = append(n.ids, id)
	return s
}

func (n *seatNumbers) lookup(id string) (seatNumber, bool) {
	n.mu.RLock()
	defer n.mu.RUnlock()
	s, ok := n.byID[id]
	return s, ok
}

func (n *seatNumbers) id(s seatNumber) string {
	n.mu.RLock()
	defer n.mu.RUnlock()
	return n.ids[s]
}

// all returns the ids by number. What it returns is never changed, only appended to.
func (n *seatNumbers) all() []string {
	n.mu.RLock()
	defer n.mu.RUnlock()
	return n.ids
}

// NewFacts assembles facts from records, as a store loads them. It takes the records over: the caller
// must not change them afterwards. Nothing is checked; a graph that somebody broke still loads.
// Of several records with one id the last counts.
func NewFacts(revision int, o OrganizationRecord, people []*PersonRecord, openings []*OpeningRecord, teams []*TeamRecord, ladders []*LadderRecord) *Facts {
	n := len(people) + len(openings)
	f := &Facts{
		Organization: o,
		Revision:     revision,
		seats:        &seatNumbers{byID: make(map[string]seatNumber, n), ids: make([]string, 0, n)},
		ladders:      newLadderIndex(o.HomeLadder, nil),
		emails:       newSeatIndex(addressed),
		incoming:     newSeatIndex(pointedAt),
		names:        &nameIndex{},
	}
	d := Delta{Organization: Pair[OrganizationRecord]{After: &o}}
	d.People, d.Openings = make([]Pair[PersonRecord], 0, len(people)), make([]Pair[OpeningRecord], 0, len(openings))
	for _, p := range people {
		d.People = append(d.People, Pair[PersonRecord]{After: p})
	}
	for _, r := range openings {
		d.Openings = append(d.Openings, Pair[OpeningRecord]{After: r})
	}
	for _, t := range teams {
		d.Teams = append(d.Teams, Pair[TeamRecord]{After: t})
	}
	for _, l := range ladders {
		d.Ladders = append(d.Ladders, Pair[LadderRecord]{After: l})
	}
	return f.redo(revision, d, true)
}

// Pair is one record before and after a revision; nil where it did not exist.
type Pair[T any] struct{ Before, After *T }

// Delta is what a revision changed: every record touched, as it was and as it is. It is absolute:
// redoing it twice, or over a state that has it in part, gives the same.
type Delta struct {
	Organization Pair[OrganizationRecord]
	People       []Pair[PersonRecord]
	Openings     []Pair[OpeningRecord]
	Teams        []Pair[TeamRecord]
	Ladders      []Pair[LadderRecord]
}

// Empty reports whether nothing changed.
func (d Delta) Empty() bool {
	return d.Organization.After == nil && len(d.People)+len(d.Openings)+len(d.Teams)+len(d.Ladders) == 0
}

// Invert returns the delta that undoes d.
func (d Delta) Invert() Delta {
	out := Delta{Organization: Pair[OrganizationRecord]{d.Organization.After, d.Organization.Before}}
	for _, p := range d.People {
		out.People = append(out.People, Pair[PersonRecord]{p.After, p.Before})
	}
	for _, p := range d.Openings {
		out.Openings = append(out.Openings, Pair[OpeningRecord]{p.After, p.Before})
	}
	for _, p := range d.Teams {
		out.Teams = append(out.Teams, Pair[TeamRecord]{p.After, p.Before})
	}
	for _, p := range d.Ladders {
		out.Ladders = append(out.Ladders, Pair[LadderRecord]{p.After, p.Before})
	}
	return out
}

// id returns the id of whichever of the two exists.
func pairID[T any](p Pair[T], id func(*T) string) string {
	if p.After != nil {
		return id(p.After)
	}
	return id(p.Before)
}

func personID(p *PersonRecord) string   { return p.ID }
func openingID(o *OpeningRecord) string { return o.ID }
func teamID(t *TeamRecord) string       { return t.ID }
func ladderID(l *LadderRecord) string   { return l.ID }

// Redo answers the facts at a revision that changed d. The cost is that of the records touched and, where somebody is
// new or forgotten, of copying the order of all.
func (f *Facts) Redo(revision int, d Delta) *Facts { return f.redo(revision, d, false) }

// redo is Redo; own says that nobody else has the records, so that their lists can be written into.
func (f *Facts) redo(revision int, d Delta, own bool) *Facts {
	g := *f
	g.Revision = revision
	if d.Organization.After != nil {
		g.Organization = *d.Organization.After
	}

	var changed, added, addedOpenings, removed, renamed []seatNumber // openings first, as their ids are
	if len(d.People)+len(d.Openings) > 0 {
		g.people, g.openings = f.people.edit(0), f.openings.edit(0)
		// Numbers in the order of ids have what is read one after the other stand one after the other in memory.
		changed = make([]seatNumber, 0, len(d.People)+len(d.Openings))
		for _, p := range d.Openings {
			changed = append(changed, g.seats.number(pairID(p, openingID)))
		}
		for _, p := range d.People {
			changed = append(changed, g.seats.number(pairID(p, personID)))
		}
		place := func(n seatNumber, p *PersonRecord, o *OpeningRecord, added *[]seatNumber) {
			for int(n) >= g.people.len() {
				g.people.add(nil)
				g.openings.add(nil)
			}
			wasPerson, wasOpening := g.people.of(n), g.openings.of(n)
			was := wasPerson != nil || wasOpening != nil
			is := p != nil || o != nil
			if nameKey(wasPerson, wasOpening) != nameKey(p, o) {
				renamed = append(renamed, n)
			}
			*g.people.edited(n), *g.openings.edited(n) = p, o
			switch {
			case is && !was:
				*added = append(*added, n)
			case was && !is:
				removed = append(removed, n)
			}
		}
		for i, p := range d.People {
			if p.After != nil {
				g.number(p.After, own)
			}
			place(changed[len(d.Openings)+i], p.After, nil, &added)
		}
		for i, p := range d.Openings {
			if p.After != nil {
				p.After.Lines = numberLines(g.seats, p.After.Lines, own)
			}
			place(changed[i], nil, p.After, &addedOpenings)
		}
		added = append(addedOpenings, added...)
	}
	if len(added)+len(removed) > 0 {
		g.order = g.reorder(added, removed)
	}
	if len(changed) > 0 {
		g.emails, g.incoming = f.emails.next(f, &g, changed), f.incoming.next(f, &g, changed)
	}
	if len(renamed) > 0 {
		g.names = f.names.without(renamed)
	}
	g.teams = mergeByID(f.teams, d.Teams, teamID)
	if len(d.Ladders) > 0 || g.Organization.HomeLadder != f.Organization.HomeLadder {
		g.ladders = newLadderIndex(g.Organization.HomeLadder, mergeByID(f.ladders.ladders, d.Ladders, ladderID))
	}
	return &g
}

// number fills in the seat numbers of a record's lines. A list that others may be reading is copied first, where it is to
// change; the texts of one's own are always replaced by the seat's id, which is in memory anyway.
func (f *Facts) number(p *PersonRecord, own bool) {
	p.Lines = numberLines(f.seats, p.Lines, own)
	p.DottedLines = numberLines(f.seats, p.DottedLines, own)
	for i := range p.Mentees {
		if n := f.seats.number(p.Mentees[i].Mentee); own || p.Mentees[i].mentee != n {
			if !own {
				p.Mentees, own = slices.Clone(p.Mentees), true
			}
			p.Mentees[i].mentee = n
			p.Mentees[i].Mentee = f.seats.id(n) // so that the text is in memory once
		}
	}
}

func numberLines(n *seatNumbers, lines []Line, own bool) []Line {
	for i := range lines {
		if to := n.number(lines[i].To); own || lines[i].to != to {
			if !own {
				lines, own = slices.Clone(lines), true
			}
			lines[i].to = to
			lines[i].To = n.id(to)
		}
	}
	return lines
}

// reorder returns the seats in order of id, with those added and without those removed.
func (f *Facts) reorder(added, removed []seatNumber) []seatNumber {
	ids := f.seats.all()
	gone := make(map[seatNumber]bool, len(removed))
	for _, s := range removed {
		gone[s] = true
	}
	slices.SortFunc(added, func(a, b seatNumber) int { return strings.Compare(ids[a], ids[b]) })
	out := make([]seatNumber, 0, len(f.order)+len(added))
	i := 0
	for _, s := range added {
		// The seats between two added ones are found by bisection, so that one new person costs a copy, not a
		// comparison with everybody.
		at, _ := slices.BinarySearchFunc(f.order[i:], ids[s], func(n seatNumber, id string) int { return strings.Compare(ids[n], id) })
		out = append(out, f.order[i:i+at]...)
		out = append(out, s)
		i += at
	}
	out = append(out, f.order[i:]...)
	if len(gone) > 0 {
		out = slices.DeleteFunc(out, func(s seatNumber) bool { return gone[s] })
	}
	return out
}

// mergeByID returns list, in order of id, with the changes made.
func mergeByID[T any](list []*T, changes []Pair[T], id func(*T) string) []*T {
	if len(changes) == 0 {
		return list
	}
	byID := make(map[string]*T, len(list)+len(changes))
	for _, t := range list {
		byID[id(t)] = t
	}
	for _, c := range changes {
		if c.After == nil {
			delete(byID, id(c.Before))
		} else {
			byID[id(c.After)] = c.After
		}
	}
	out := make([]*T, 0, len(byID))
	for _, t := range byID {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b *T) int { return strings.Compare(id(a), id(b)) })
	return out
}

// People iterates over every person there ever was, in order of id.
func (f *Facts) People() iter.Seq[*PersonRecord] {
	return func(yield func(*PersonRecord) bool) {
		for _, s := range f.order {
			if p := f.people.of(s); p != nil && !yield(p) {
				return
			}
		}
	}
}

// Openings iterates over every opening there ever was, in order of id.
func (f *Facts) Openings() iter.Seq[*OpeningRecord] {
	return func(yield func(*OpeningRecord) bool) {
		for _, s := range f.order {
			if o := f.openings.of(s); o != nil && !yield(o) {
				return
			}
		}
	}
}

// Teams returns every team, in order of id. The caller must not change the list.
func (f *Facts) Teams() []*TeamRecord { return f.teams }

// Ladders returns every ladder, in order of id. The caller must not change the list.
func (f *Facts) Ladders() []*LadderRecord { return f.ladders.ladders }

// Person returns the record of an id, or nil.
func (f *Facts) Person(id string) *PersonRecord {
	if n, ok := f.seats.lookup(id); ok {
		return f.personNumbered(n)
	}
	return nil
}

// personNumbered returns the record of a seat; nil where it is none, or is new to others alone.
func (f *Facts) personNumbered(n seatNumber) *PersonRecord {
	if int(n) >= f.people.len() {
		return nil
	}
	return f.people.of(n)
}

// Opening returns the record of an id, or nil.
func (f *Facts) Opening(id string) *OpeningRecord {
	if n, ok := f.seats.lookup(id); ok {
		return f.openingNumbered(n)
	}
	return nil
}

// openingNumbered is like personNumbered.
func (f *Facts) openingNumbered(n seatNumber) *OpeningRecord {
	if int(n) >= f.openings.len() {
		return nil
	}
	return f.openings.of(n)
}

// Team returns the record of an id, or nil.
func (f *Facts) Team(id string) *TeamRecord {
	i, ok := slices.BinarySearchFunc(f.teams, id, func(t *TeamRecord, id string) int { return strings.Compare(t.ID, id) })
	if !ok {
		return nil
	}
	return f.teams[i]
}

// Ladder returns the record of an id, or nil.
func (f *Facts) Ladder(id string) *LadderRecord { return f.ladders.byID[id] }
