package org

import "slices"

// MovementConnection is a page of movements.
type MovementConnection = Connection[Movement]

// MovementEdge is one movement of a page.
type MovementEdge = Edge[Movement]

// maxPastSeats bounds the work of judging people who are not in the snapshot, in seats times days: about a second.
const maxPastSeats = 5_000_000

// Movements returns a page of what happened from the first day up to but not including the last, of all kinds
// or some (nil asks for all), in order of date, person and kind.
//
// Where judges people as they are in this snapshot, and somebody who is not in it as they were on the day of the
// movement, which takes the organization of each such day: LIMIT where that is too many. INVALID where until is
// before from.
func (s *Snapshot) Movements(from, until Date, kinds []MovementKind, where *PersonFilter, first *int32, after *string) (*MovementConnection, error) {
	if until < from {
		return nil, Errorf(Invalid, "until", "%s is before from, %s", until, from)
	}
	asked, err := askedKinds(kinds)
	if err != nil {
		return nil, err
	}
	var list []movementFact
	days := Period{Since: from, Until: until}
	for _, n := range s.facts.order {
		list = movementsWithin(s.facts.people.of(n), days, list)
	}
	list = slices.DeleteFunc(list, func(m movementFact) bool { return !asked[m.kind] })
	if where != nil {
		if list, err = s.movementsWhere(list, where); err != nil {
			return nil, err
		}
	}
	o := ordering[movementFact]{
		question: fingerprinted("movements", from, until, kinds, where),
		keys: []sortKey[movementFact]{
			{number: func(m movementFact) (float64, bool) { return float64(m.date), true }},
			{text: func(m movementFact) (string, bool) { return m.ref, true }},
			{number: func(m movementFact) (float64, bool) { return float64(m.kind), true }},
			{text: func(m movementFact) (string, bool) { return m.from, true }},
			{text: func(m movementFact) (string, bool) { return m.to, true }},
		},
	}
	c, err := connect(list, o, window{first: first, after: after}, func(m movementFact) Movement { return m.named(s.facts).In(s) })
	if err != nil {
		return nil, err
	}
	return &c, nil
}

// PageMovements returns a page of a list of movements, such as those of a revision or an import, which stands in
// the order of Delta.Movements. Of names the question that the cursors belong to.
func PageMovements(of string, list []Movement, first *int32, after *string) (*MovementConnection, error) {
	text := func(v *string) (string, bool) {
		if v == nil {
			return "", true
		}
		return *v, true
	}
	o := ordering[int]{question: fingerprinted("movements of", of), keys: []sortKey[int]{
		{number: func(i int) (float64, bool) { return float64(list[i].Date), true }},
		{text: func(i int) (string, bool) { return list[i].Ref, true }},
		{number: func(i int) (float64, bool) {
			return float64(slices.Index(movementKinds, list[i].Kind)), true
		}},
		{text: func(i int) (string, bool) { return text(list[i].From) }},
		{text: func(i int) (string, bool) { return text(list[i].To) }},
		{number: func(i int) (float64, bool) { return float64(i), true }},
	}}
	all := make([]int, len(list))
	for i := range all {
		all[i] = i
	}
	c, err := connect(all, o, window{first: first, after: after}, func(i int) Movement { return list[i] })
	if err != nil {
		return nil, err
	}
	return &c, nil
}

func askedKinds(kinds []MovementKind) (asked [10]bool, err error) {
	if kinds == nil {
		kinds = movementKinds
	}
	for _, k := range kinds {
		i := slices.Index(movementKinds, k)
		if i < 0 {
			return asked, Errorf(Invalid, "kinds", "%q is no kind of movement", shorten(string(k)))
		}
		asked[i] = true
	}
	return asked, nil
}

// movementsWhere keeps the movements of the people whom a filter selects.
func (s *Snapshot) movementsWhere(list []movementFact, where *PersonFilter) ([]movementFact, error) {
	here, err := s.selectPeople("where", where)
	if err != nil {
		return nil, err
	}
	selected := make([]bool, len(s.seats))
	for _, at := range here {
		selected[at] = true
	}
	absent := map[Date][]string{}
	for _, m := range list {
		if s.placeOf(m.ref) < 0 {
			absent[m.date] = append(absent[m.date], m.ref)
		}
	}
	if len(absent)*len(s.facts.order) > maxPastSeats {
		return nil, Errorf(Limit, "where", "people who are not there on %s moved on %d days, and looking at each of these is too much; ask for fewer days", s.date, len(absent))
	}
	type moved struct {
		ref  string
		date Date
	}
	past := map[moved]bool{}
	for date, refs := range absent {
		then := NewSnapshot(s.facts, date)
		places, err := then.selectPresent("where", where)
		if err != nil {
			return nil, err
		}
		for _, ref := range refs {
			if at := then.placeOf(ref); at >= 0 {
				if _, ok := slices.BinarySearch(places, at); ok {
					past[moved{ref, date}] = true
				}
			}
		}
	}
	return slices.DeleteFunc(list, func(m movementFact) bool {
		if at := s.placeOf(m.ref); at >= 0 {
			return !selected[at]
		}
		return !past[moved{m.ref, m.date}]
	}), nil
}
