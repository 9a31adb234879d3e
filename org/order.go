package org

import "fmt"

// PersonField is what people are sorted by.
type PersonField string

const (
	OrderByName       PersonField = "NAME"
	OrderByTitle      PersonField = "TITLE"
	OrderByLevel      PersonField = "LEVEL" // by the lowest band, then by the ladder's id, then by rank
	OrderByStartDate  PersonField = "START_DATE"
	OrderByLevelSince PersonField = "LEVEL_SINCE"
	OrderByDirect     PersonField = "DIRECT"
	OrderByTotal      PersonField = "TOTAL"
	OrderByDepth      PersonField = "DEPTH"
	OrderByLocation   PersonField = "LOCATION"
)

// Direction is which end comes first.
type Direction string

const (
	Ascending  Direction = "ASC" // also where no direction is given
	Descending Direction = "DESC"
)

// PersonOrder sorts people by one field. What is not known comes last in both directions. Texts compare without
// regard to case and accents first, and as they are where they are equal so.
type PersonOrder struct {
	Field     PersonField
	Direction Direction
}

// maxOrder is the most fields that one question may be sorted by.
const maxOrder = 9

// PersonConnection is a page of people.
type PersonConnection = Connection[Person]

// PersonEdge is one person of a page.
type PersonEdge = Edge[Person]

// People returns a page of the people that a filter selects, in the order asked; people alike in it, and all of
// them where none is asked, stand in order of id.
//
// A page has 50 people unless asked otherwise; over 1,000 is LIMIT. A cursor is INVALID where it comes from
// another filter or another order. The cost is that of selectPeople, and of a comparison a person selected.
func (s *Snapshot) People(where *PersonFilter, orderBy []PersonOrder, first *int32, after *string, last *int32, before *string) (*PersonConnection, error) {
	order, err := s.personOrdering("people", where, orderBy)
	if err != nil {
		return nil, err
	}
	places, err := s.selectPeople("where", where)
	if err != nil {
		return nil, err
	}
	c, err := connect(places, order, window{first, after, last, before}, func(at int32) Person { return Person{s, at} })
	if err != nil {
		return nil, err
	}
	return &c, nil
}

// personOrdering returns how the people at places stand in the order asked.
func (s *Snapshot) personOrdering(question string, where *PersonFilter, orderBy []PersonOrder) (ordering[int32], error) {
	o := ordering[int32]{question: fingerprinted(question, where, orderBy)}
	if len(orderBy) > maxOrder {
		return o, Errorf(Limit, "orderBy", "may have %d fields, but has %d", maxOrder, len(orderBy))
	}
	for i, by := range orderBy {
		keys := s.sortKeys(by.Field)
		if keys == nil {
			return o, Errorf(Invalid, fmt.Sprintf("orderBy[%d].field", i), "people cannot be sorted by %q", shorten(string(by.Field)))
		}
		switch by.Direction {
		case Ascending, "":
		case Descending:
			for j := range keys {
				keys[j].descending = true
			}
		default:
			return o, Errorf(Invalid, fmt.Sprintf("orderBy[%d].direction", i), "%q is no direction", shorten(string(by.Direction)))
		}
		o.keys = append(o.keys, keys...)
	}
	o.keys = append(o.keys, s.byID())
	return o, nil
}

// byID is the key of people's ids, which are unique.
func (s *Snapshot) byID() sortKey[int32] {
	ids := s.facts.seats.all()
	return sortKey[int32]{
		text: func(at int32) (string, bool) { return ids[s.seats[at]], true },
		rank: func(at int32) int32 { return s.rank[at] },
	}
}

// sortKeys returns what a field sorts people by, ascending; nil where there is no such field.
func (s *Snapshot) sortKeys(field PersonField) []sortKey[int32] {
	number := func(of func(at int32) int32) []sortKey[int32] {
		return []sortKey[int32]{{number: func(at int32) (float64, bool) { return float64(of(at)), true }}}
	}
	date := func(of func(at int32) Date) []sortKey[int32] {
		return []sortKey[int32]{{number: func(at int32) (float64, bool) {
			d := of(at)
			return float64(d), d.Known()
		}}}
	}
	text := func(field textField) []sortKey[int32] {
		folded := s.columns.text(s.image, field)
		return []sortKey[int32]{
			{text: func(at int32) (string, bool) { return known(folded.of(s.seats[at])) }},
			{text: func(at int32) (string, bool) { return known(s.text(s.seats[at], field)) }},
		}
	}
	switch field {
	case OrderByName:
		return text(textName)
	case OrderByTitle:
		return text(textTitle)
	case OrderByLocation:
		return text(textLocation)
	case OrderByLevel:
		return s.seniority()
	case OrderByStartDate:
		started := s.columns.startDates(s.image)
		return date(func(at int32) Date { return started[s.seats[at]] })
	case OrderByLevelSince:
		return date(func(at int32) Date { return s.state.at(s.seats[at]).levelSince })
	case OrderByDirect:
		return number(func(at int32) int32 { return s.direct[at] })
	case OrderByTotal:
		return number(func(at int32) int32 { return s.peopleIn(at+1, s.end[at]) })
	case OrderByDepth:
		return number(func(at int32) int32 { return s.depth[at] })
	}
	return nil
}

// seniority sorts by the level held: by the lowest band, the ladder's id and the rank.
func (s *Snapshot) seniority() []sortKey[int32] {
	levels := s.facts.ladders.levels
	level := func(at int32) int32 { return s.level[at] }
	return []sortKey[int32]{
		{number: func(at int32) (float64, bool) {
			l := level(at)
			if l < 0 {
				return 0, false
			}
			return float64(levels[l].Bands.Low), true
		}},
		{text: func(at int32) (string, bool) {
			l := level(at)
			if l < 0 {
				return "", false
			}
			return levels[l].ladder.ID, true
		}},
		{number: func(at int32) (float64, bool) {
			l := level(at)
			if l < 0 {
				return 0, false
			}
			return float64(levels[l].Rank), true
		}},
	}
}
