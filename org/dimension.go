package org

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Dimension is something that everybody has one value of, or none; only of TEAM may somebody have several.
type Dimension string

const (
	ByLevel           Dimension = "LEVEL"
	ByBand            Dimension = "BAND"  // the lowest band of the level held
	ByTrack           Dimension = "TRACK" // the kind of the track of the level held
	ByLadder          Dimension = "LADDER"
	ByTeam            Dimension = "TEAM" // a person counts once in each of their teams
	ByLocation        Dimension = "LOCATION"
	ByTimeZone        Dimension = "TIME_ZONE"
	ByDepth           Dimension = "DEPTH"
	ByManagerialLevel Dimension = "MANAGERIAL_LEVEL"
	ByTopManager      Dimension = "TOP_MANAGER" // the seat of depth 2 that the person holds or is below
	ByStartYear       Dimension = "START_YEAR"
	BySpanBand        Dimension = "SPAN_BAND" // of direct reports
)

// DimensionInput names a dimension, or an attribute to be used as one. Exactly one is set.
type DimensionInput struct {
	Dimension *Dimension
	Attribute *string // without regard to case and accents
}

// dimensionValues are the values that a dimension has in a snapshot, in their natural order: levels by ladder
// and rank, numbers by size, everything else by label.
type dimensionValues struct {
	values []dimensionValue
	none   string                            // the label of those who have no value
	of     func(at int32) int32              // index of the value of the person at a place, or -1
	each   func(at int32, yield func(int32)) // of a dimension with several: indexes, each once, or -1 alone; else nil

	byLevel []int32 // where the value is the level's: indexes by level number, the last for no level; else nil
}

type dimensionValue struct{ value, label string }

const notKnown = "Not known"

// dimension returns the values of a dimension; INVALID unless it names exactly one.
func (s *Snapshot) dimension(argument string, in DimensionInput) (dimensionValues, error) {
	switch {
	case in.Dimension == nil && in.Attribute == nil, in.Dimension != nil && in.Attribute != nil:
		return dimensionValues{}, Errorf(Invalid, argument, "must name either a dimension or an attribute")
	case in.Attribute != nil:
		name := fold(*in.Attribute)
		if name == "" {
			return dimensionValues{}, Errorf(Invalid, argument+".attribute", "must name an attribute")
		}
		return s.byText(s.readAttribute(name)), nil
	}
	return s.namedDimension(argument+".dimension", *in.Dimension)
}

// namedDimension returns the values of a dimension; INVALID where there is none of the name.
func (s *Snapshot) namedDimension(argument string, d Dimension) (dimensionValues, error) {
	switch d {
	case ByLevel:
		return s.levelValues(), nil
	case ByBand:
		return s.byNumber("No level", "Band %d", func(at int32) int { return s.levelOr(at, 0, func(e *levelEntry) int { return e.Bands.Low }) }), nil
	case ByTrack:
		return s.trackValues(), nil
	case ByLadder:
		return s.ladderValues(), nil
	case ByTeam:
		return s.teamValues(), nil
	case ByLocation:
		return s.byTextField(textLocation), nil
	case ByTimeZone:
		return s.byTextField(textTimeZone), nil
	case ByDepth:
		return s.byNumber(notKnown, "Layer %d", func(at int32) int { return int(s.depth[at]) }), nil
	case ByManagerialLevel:
		return s.managerialLevelValues(), nil
	case ByTopManager:
		return s.topManagerValues(), nil
	case ByStartYear:
		started := s.columns.startDates(s.image)
		return s.byNumber(notKnown, "%d", func(at int32) int {
			if d := started[s.seats[at]]; d.Known() {
				return d.Year()
			}
			return 0
		}), nil
	case BySpanBand:
		return s.spanBandValues(), nil
	}
	return dimensionValues{}, Errorf(Invalid, argument, "%q is no dimension", shorten(string(d)))
}

// levelOr returns something of the level held, or none.
func (s *Snapshot) levelOr(at int32, none int, of func(e *levelEntry) int) int {
	if l := s.level[at]; l >= 0 {
		return of(s.facts.ladders.levels[l])
	}
	return none
}

func (s *Snapshot) levelValues() dimensionValues {
	d := s.byLevelHeld(func(e *levelEntry) int { return int(e.number) })
	d.values = *s.facts.ladders.labelled.get(s.facts.ladders.labels)
	return d
}

// labels returns the levels as values of a dimension.
func (x *ladderIndex) labels() *[]dimensionValue {
	alike := map[string]int{}
	label := func(e *levelEntry) string { return e.Code + " " + e.Title }
	for _, e := range x.levels {
		alike[label(e)]++
	}
	out := make([]dimensionValue, len(x.levels))
	for i, e := range x.levels {
		l := label(e)
		if alike[l] > 1 {
			l += " (" + e.ladder.Name + ")"
		}
		out[i] = dimensionValue{e.ID, l}
	}
	return &out
}

func (s *Snapshot) trackValues() dimensionValues {
	kinds := []TrackKind{TrackIndividualContributor, TrackManagement}
	d := s.byLevelHeld(func(e *levelEntry) int { return slices.Index(kinds, e.track.Kind) })
	d.values = []dimensionValue{{string(kinds[0]), "Individual contributor"}, {string(kinds[1]), "Management"}}
	return d
}

// byLevelHeld returns a dimension, yet without its values, whose value is that of the level held.
func (s *Snapshot) byLevelHeld(index func(e *levelEntry) int) dimensionValues {
	levels := s.facts.ladders.levels
	table := make([]int32, len(levels)+1)
	for i, e := range levels {
		table[i] = int32(index(e))
	}
	table[len(levels)] = -1
	return dimensionValues{none: "No level", byLevel: table, of: func(at int32) int32 {
		if l := s.level[at]; l >= 0 {
			return table[l]
		}
		return -1
	}}
}

func (s *Snapshot) ladderValues() dimensionValues {
	ladders := s.facts.ladders.ladders
	d := s.byLevelHeld(func(e *levelEntry) int { return slices.Index(ladders, e.ladder) })
	for _, l := range ladders {
		d.values = append(d.values, dimensionValue{l.ID, l.Name})
	}
	return d.byLabel()
}

func (s *Snapshot) teamValues() dimensionValues {
	l := s.links()
	each := func(at int32, yield func(int32)) {
		links := l.byMember.of(at)
		if len(links) == 0 {
			yield(-1)
		}
		for i, link := range links {
			team := l.memberships[link].team
			if !slices.ContainsFunc(links[:i], func(earlier int32) bool { return l.memberships[earlier].team == team }) {
				yield(team)
			}
		}
	}
	d := dimensionValues{none: "No team", each: each, of: func(at int32) int32 {
		first := int32(-1)
		each(at, func(team int32) {
			if first < 0 || team < first {
				first = team
			}
		})
		return first
	}}
	for _, t := range s.facts.teams {
		d.values = append(d.values, dimensionValue{t.ID, t.Name})
	}
	return d.byLabel()
}

func (s *Snapshot) managerialLevelValues() dimensionValues {
	levels := []ManagerialLevel{Executive, ManagerOfManagers, ManagerOfICs, IndividualContributor}
	return dimensionValues{
		values: []dimensionValue{
			{string(levels[0]), "Executive"},
			{string(levels[1]), "Manager of managers"},
			{string(levels[2]), "Manager of individual contributors"},
			{string(levels[3]), "Individual contributor"},
		},
		none: notKnown,
		of:   func(at int32) int32 { return int32(slices.Index(levels, s.managerialLevel(at))) },
	}
}

// topManagerValues divides the organization by the seats of depth 2, open ones included; the roots have none.
func (s *Snapshot) topManagerValues() dimensionValues {
	d := dimensionValues{none: "At the top"}
	codes := make([]int32, len(s.seats))
	for at := range codes {
		switch s.depth[at] {
		case 1:
			codes[at] = -1
			continue
		case 2:
			seat := s.seatAt(int32(at))
			label := seat.Title()
			if p, ok := seat.(Person); ok {
				label = p.Name()
			}
			d.values = append(d.values, dimensionValue{seat.Ref(), label})
		}
		codes[at] = int32(len(d.values)) - 1
	}
	d.of = func(at int32) int32 { return codes[at] }
	return d.byLabel()
}

func (s *Snapshot) spanBandValues() dimensionValues {
	bands := spanBands()
	d := dimensionValues{none: "Individual contributors", of: func(at int32) int32 { return int32(spanBandOf(bands, int(s.direct[at]))) }}
	for _, b := range bands {
		d.values = append(d.values, dimensionValue{b.Label, b.Label})
	}
	return d
}

// byNumber returns the values of a number, of which 0 stands for none.
func (s *Snapshot) byNumber(none, format string, number func(at int32) int) dimensionValues {
	var numbers []int
	seen := map[int]int32{}
	codes := make([]int32, len(s.seats))
	for at := range codes {
		if s.isOpening(int32(at)) {
			continue
		}
		n := number(int32(at))
		if n == 0 {
			codes[at] = -1
			continue
		}
		code, ok := seen[n]
		if !ok {
			code = int32(len(numbers))
			seen[n] = code
			numbers = append(numbers, n)
		}
		codes[at] = code
	}
	d := dimensionValues{none: none, of: func(at int32) int32 { return codes[at] }}
	for _, n := range numbers {
		d.values = append(d.values, dimensionValue{strconv.Itoa(n), fmt.Sprintf(format, n)})
	}
	return d.sortedBy(func(a, b int32) int { return cmp.Compare(numbers[a], numbers[b]) })
}

func (s *Snapshot) byTextField(field textField) dimensionValues {
	column := s.columns.text(s.image, field)
	return s.byText(func(at int32) (string, string) {
		n := s.seats[at]
		return column.of(n), s.text(n, field)
	})
}

// byText returns the values of a text, given folded and as it is. What is alike when folded is one value,
// written as the first in the tree writes it.
func (s *Snapshot) byText(text func(at int32) (folded, written string)) dimensionValues {
	d := dimensionValues{none: notKnown}
	seen := map[string]int32{}
	codes := make([]int32, len(s.seats))
	for at := range codes {
		if s.isOpening(int32(at)) {
			continue
		}
		folded, written := text(int32(at))
		if folded == "" {
			codes[at] = -1
			continue
		}
		code, ok := seen[folded]
		if !ok {
			code = int32(len(d.values))
			seen[folded] = code
			d.values = append(d.values, dimensionValue{written, written})
		}
		codes[at] = code
	}
	d.of = func(at int32) int32 { return codes[at] }
	return d.byLabel()
}

// byLabel puts the values in order of label, without regard to case and accents first.
func (d dimensionValues) byLabel() dimensionValues {
	folded := make([]string, len(d.values))
	for i, v := range d.values {
		folded[i] = fold(v.label)
	}
	return d.sortedBy(func(a, b int32) int {
		return cmp.Or(strings.Compare(folded[a], folded[b]),
			strings.Compare(d.values[a].label, d.values[b].label),
			strings.Compare(d.values[a].value, d.values[b].value))
	})
}

// sortedBy puts the values in an order and renumbers them.
func (d dimensionValues) sortedBy(compare func(a, b int32) int) dimensionValues {
	order := make([]int32, len(d.values))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, compare)
	out := dimensionValues{values: make([]dimensionValue, len(order)), none: d.none}
	place := make([]int32, len(order))
	for i, old := range order {
		out.values[i] = d.values[old]
		place[old] = int32(i)
	}
	renumber := func(code int32) int32 {
		if code < 0 {
			return -1
		}
		return place[code]
	}
	out.of = func(at int32) int32 { return renumber(d.of(at)) }
	if d.byLevel != nil {
		out.byLevel = make([]int32, len(d.byLevel))
		for i, code := range d.byLevel {
			out.byLevel[i] = renumber(code)
		}
	}
	if d.each != nil {
		out.each = func(at int32, yield func(int32)) {
			d.each(at, func(code int32) { yield(renumber(code)) })
		}
	}
	return out
}
