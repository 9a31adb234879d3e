package org_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"rung/org"
)

// plain folds the texts of these tests.
var plain = strings.NewReplacer("å", "a", "ø", "o", "é", "e", "ë", "e", "ö", "o", "ü", "u")

func plainly(s string) string {
	return plain.Replace(strings.Join(strings.Fields(strings.ToLower(s)), " "))
}

func textHolds(f *org.TextFilter, text string) bool {
	if f == nil {
		return true
	}
	text = plainly(text)
	is := func(v string) bool { return text != "" && text == plainly(v) }
	return (f.IsNull == nil || *f.IsNull == (text == "")) &&
		(f.Eq == nil || is(*f.Eq)) &&
		(f.In == nil || slices.ContainsFunc(f.In, is)) &&
		(f.StartsWith == nil || text != "" && strings.HasPrefix(text, plainly(*f.StartsWith))) &&
		(f.Contains == nil || text != "" && strings.Contains(text, plainly(*f.Contains)))
}

func inRange(f *org.IntRange, n int) bool {
	return f == nil || (f.Min == nil || n >= int(*f.Min)) && (f.Max == nil || n <= int(*f.Max))
}

func inDates(f *org.DateRange, d org.Date, known bool) bool {
	if f == nil || f.From == nil && f.Until == nil {
		return true
	}
	return known && (f.From == nil || d >= *f.From) && (f.Until == nil || d < *f.Until)
}

func atLeast(l, than org.Level) bool {
	if l.Ladder().ID() == than.Ladder().ID() {
		return l.Rank() >= than.Rank()
	}
	return l.Bands().Low >= than.Bands().Low
}

// above returns the refs of all seats above a person, nearest first.
func above(p org.Person) []string {
	var out []string
	var seat org.Seat = p
	for {
		if m, ok := seat.Manager(); ok {
			seat = m
		} else if o, ok := seat.OpenManager(); ok {
			seat = o
		} else {
			return out
		}
		out = append(out, seat.Ref())
	}
}

// holds judges one person as the filter's comments say, without any of its machinery.
func holds(s *org.Snapshot, p org.Person, f *org.PersonFilter) bool {
	for i := range f.And {
		if !holds(s, p, &f.And[i]) {
			return false
		}
	}
	if f.Or != nil && !slices.ContainsFunc(f.Or, func(g org.PersonFilter) bool { return holds(s, p, &g) }) {
		return false
	}
	if f.Not != nil && holds(s, p, f.Not) {
		return false
	}
	if f.Ref != nil && !slices.Contains(f.Ref, p.Ref()) {
		return false
	}
	email, _ := p.Email()
	location, _ := p.Location()
	zone, _ := p.TimeZone()
	if !textHolds(f.Name, p.Name()) || !textHolds(f.Email, email) || !textHolds(f.Title, p.Title()) || !textHolds(f.Location, location) || !textHolds(f.TimeZone, zone) {
		return false
	}
	if f.Attribute != nil {
		value := ""
		for _, a := range p.Attributes() {
			if plainly(a.Name) == plainly(f.Attribute.Name) {
				value = a.Value
			}
		}
		if !textHolds(&f.Attribute.Value, value) {
			return false
		}
	}
	level, placed := p.Level()
	if l := f.Level; l != nil {
		if l.IsNull != nil && *l.IsNull == placed {
			return false
		}
		if l.In != nil && !(placed && slices.ContainsFunc(l.In, func(ref string) bool {
			return ref == level.Ref() || ref == level.Code() || plainly(ref) == plainly(level.Title())
		})) {
			return false
		}
		if l.AtLeast != nil {
			low, _ := s.Level(*l.AtLeast)
			if !placed || !atLeast(level, *low) {
				return false
			}
		}
		if l.AtMost != nil {
			high, _ := s.Level(*l.AtMost)
			if !placed || !atLeast(*high, level) {
				return false
			}
		}
	}
	if f.Track != nil && !(placed && slices.Contains(f.Track, level.Track().Kind())) {
		return false
	}
	if f.Ladder != nil && !(placed && slices.Contains(f.Ladder, level.Ladder().ID())) {
		return false
	}
	if f.Team != nil && !slices.ContainsFunc(p.Teams(), func(m org.TeamMembership) bool {
		team, ok := m.Team(), true
		for range 10 {
			if slices.Contains(f.Team, team.ID()) {
				return true
			}
			if team, ok = team.Parent(); !ok {
				break
			}
		}
		return false
	}) {
		return false
	}
	if f.Under != nil && !slices.Contains(above(p), *f.Under) {
		return false
	}
	if f.Manager != nil && (len(above(p)) == 0 || above(p)[0] != *f.Manager) {
		return false
	}
	if !inRange(f.Depth, len(above(p))+1) || !inRange(f.Direct, len(p.Reports())) || !inRange(f.Total, p.Span().Total()) {
		return false
	}
	started, knownStart := p.StartDate()
	since, knownSince := p.LevelSince()
	if !inDates(f.Started, started, knownStart) || !inDates(f.LevelSince, since, knownSince) {
		return false
	}
	if f.ManagerialLevel != nil && !slices.Contains(f.ManagerialLevel, p.ManagerialLevel()) {
		return false
	}
	return f.MentoringOpen == nil || *f.MentoringOpen == p.Mentoring().Open
}

func randomText(r *rand.Rand) *org.TextFilter {
	texts := append(append([]string{"a", "PRODUCT", "z", ""}, scatteredNames...), scatteredTitles...)
	text := func() string { return texts[r.Intn(len(texts))] }
	switch r.Intn(6) {
	case 0:
		return &org.TextFilter{Eq: to(text())}
	case 1:
		return &org.TextFilter{In: []string{text(), text()}}
	case 2:
		return &org.TextFilter{In: []string{}}
	case 3:
		return &org.TextFilter{StartsWith: to(text())}
	case 4:
		return &org.TextFilter{IsNull: to(r.Intn(2) == 0)}
	}
	return &org.TextFilter{Contains: to(text())}
}

// randomFilter returns a filter of one or two parts that names only what is there.
func randomFilter(r *rand.Rand, s *org.Snapshot, depth int) org.PersonFilter {
	people := everybody(s)
	some := func() string { return people[r.Intn(len(people))].Ref() }
	seat := func() string {
		if o, _ := s.Openings(nil, nil); len(o) > 0 && r.Intn(3) == 0 {
			return o[r.Intn(len(o))].Ref()
		}
		return some()
	}
	level := func() string { return scatteredLevels[r.Intn(len(scatteredLevels))] }
	span := func(n int32) *org.IntRange {
		low := r.Int31n(n)
		return []*org.IntRange{{Min: &low}, {Max: &low}, {Min: &low, Max: to(low + r.Int31n(n))}, {}}[r.Intn(4)]
	}
	dates := func() *org.DateRange {
		from := day("2020-01-01") + org.Date(r.Intn(1500))
		return []*org.DateRange{{From: &from}, {Until: &from}, {From: &from, Until: to(from + org.Date(r.Intn(500)))}, {}}[r.Intn(4)]
	}
	var f org.PersonFilter
	for range 1 + r.Intn(2) {
		switch n := r.Intn(24); n {
		case 0, 1, 2:
			if depth > 2 {
				continue
			}
			parts := []org.PersonFilter{}
			for range r.Intn(3) {
				parts = append(parts, randomFilter(r, s, depth+1))
			}
			switch {
			case n == 0:
				f.And = parts
			case n == 1:
				f.Or = parts
			default:
				f.Not = to(randomFilter(r, s, depth+1))
			}
		case 3:
			f.Ref = []string{some(), some(), some()}[:r.Intn(4)]
		case 4:
			f.Name = randomText(r)
		case 5:
			f.Email = randomText(r)
		case 6:
			f.Title = randomText(r)
		case 7:
			f.Location = randomText(r)
		case 8:
			f.TimeZone = randomText(r)
		case 9:
			f.Attribute = &org.AttributeFilter{Name: "cost centre", Value: []org.TextFilter{{Eq: to("NORD")}, {IsNull: to(true)}, {Contains: to("u")}}[r.Intn(3)]}
		case 10:
			f.Level = &org.LevelFilter{In: []string{level(), "senior product manager", "L1"}[:r.Intn(4)]}
		case 11:
			f.Level = &org.LevelFilter{AtLeast: to(level())}
		case 12:
			f.Level = &org.LevelFilter{AtMost: to(level())}
		case 13:
			f.Level = &org.LevelFilter{IsNull: to(r.Intn(2) == 0)}
		case 14:
			f.Track = []org.TrackKind{org.TrackManagement, org.TrackIndividualContributor}[:r.Intn(3)]
		case 15:
			f.Ladder = []string{"ladder/other", "ladder/small"}[:r.Intn(3)]
		case 16:
			f.Team = []string{fmt.Sprintf("team/t%d", r.Intn(5)), fmt.Sprintf("team/t%d", r.Intn(5))}[:r.Intn(3)]
		case 17:
			f.Under = to(seat())
		case 18:
			f.Manager = to(seat())
		case 19:
			f.Depth = span(5)
		case 20:
			f.Direct, f.Total = span(4), span(9)
		case 21:
			f.Started = dates()
		case 22:
			f.LevelSince = dates()
		case 23:
			f.ManagerialLevel = []org.ManagerialLevel{org.Executive, org.ManagerOfICs, org.IndividualContributor}[:r.Intn(4)]
			f.MentoringOpen = to(r.Intn(2) == 0)
		}
	}
	return f
}

func TestFilterSelectsWhomAPlainReadingOfItSelects(t *testing.T) {
	some, all := 0, 0
	for seed := range int64(60) {
		r := rand.New(rand.NewSource(seed))
		s := org.NewSnapshot(scattered(r, 12+r.Intn(60)), day("2023-06-01"))
		people := everybody(s)
		if len(people) != s.Headcount() {
			t.Fatalf("seed %d: walked to %d people, want %d", seed, len(people), s.Headcount())
		}
		for range 60 {
			f := randomFilter(r, s, 0)
			var want []string
			for _, p := range people {
				if holds(s, p, &f) {
					want = append(want, p.Ref())
				}
			}
			slices.Sort(want)
			if got := selected(t, s, &f); !slices.Equal(got, want) {
				t.Fatalf("seed %d: got %v, want %v of %+v", seed, got, want, f)
			}
			if all++; len(want) > 0 && len(want) < len(people) {
				some++
			}
		}
	}
	if some < all/3 {
		t.Errorf("only %d of %d filters told people apart", some, all)
	}
}

func TestEmptyListsSelectNobodyButAnEmptyAndEverybody(t *testing.T) {
	s := org.NewSnapshot(scattered(rand.New(rand.NewSource(1)), 20), day("2023-06-01"))
	for name, f := range map[string]org.PersonFilter{
		"or": {Or: []org.PersonFilter{}}, "ref": {Ref: []string{}}, "team": {Team: []string{}}, "track": {Track: []org.TrackKind{}},
		"ladder": {Ladder: []string{}}, "in": {Level: &org.LevelFilter{In: []string{}}}, "name": {Name: &org.TextFilter{In: []string{}}},
	} {
		if got := selected(t, s, &f); len(got) != 0 {
			t.Errorf("empty %s: got %v, want nobody", name, got)
		}
	}
	if got := len(selected(t, s, &org.PersonFilter{And: []org.PersonFilter{}})); got != s.Headcount() {
		t.Errorf("empty and: got %d people, want everybody, %d", got, s.Headcount())
	}
}

func TestFilterFollowsChangesOfTexts(t *testing.T) {
	f := company(t)
	s := org.NewSnapshot(f, day("2025-06-01"))
	before := selected(t, s, &org.PersonFilter{Title: &org.TextFilter{Eq: to("INTERN of a kind")}})
	who := everybody(s)[0].Ref()
	out := f.Apply([]org.Change{org.Update{Person: who, Title: org.To("Intern of a Kind")}, org.Hire{Name: "New One", Title: "intern of a kind"}}, day("2025-02-01"))
	if len(out.Problems) > 0 {
		t.Fatal(out.Problems)
	}
	next := s.Next(out.Facts, out.Delta)
	if got := selected(t, next, &org.PersonFilter{Title: &org.TextFilter{Eq: to("INTERN of a kind")}}); len(before) != 0 || len(got) != 2 || !slices.Contains(got, who) {
		t.Errorf("got %v before and %v after, want nobody, then %s and the new one", before, got, who)
	}
}

func TestFilterRefusesWhatItCannotResolve(t *testing.T) {
	s := org.NewSnapshot(scattered(rand.New(rand.NewSource(2)), 30), day("2023-06-01"))
	deep := org.PersonFilter{}
	for range 20 {
		deep = org.PersonFilter{Not: to(deep)}
	}
	for _, c := range []struct {
		code     org.Code
		argument string
		where    org.PersonFilter
	}{
		{org.NotFound, "where.under", org.PersonFilter{Under: to("person/none")}},
		{org.NotFound, "where.manager", org.PersonFilter{Manager: to("none@example.org")}},
		{org.NotFound, "where.ref[0]", org.PersonFilter{Ref: []string{"none"}}},
		{org.NotFound, "where.team[1]", org.PersonFilter{Team: []string{"team/t1", "team/none"}}},
		{org.NotFound, "where.ladder[0]", org.PersonFilter{Ladder: []string{"none"}}},
		{org.NotFound, "where.level.in[0]", org.PersonFilter{Level: &org.LevelFilter{In: []string{"L99"}}}},
		{org.NotFound, "where.level.atLeast", org.PersonFilter{Level: &org.LevelFilter{AtLeast: to("L99")}}},
		{org.Ambiguous, "where.level.atMost", org.PersonFilter{Level: &org.LevelFilter{AtMost: to("Product Managers")}}},
		{org.Invalid, "where.depth", org.PersonFilter{Depth: &org.IntRange{Min: to(int32(3)), Max: to(int32(2))}}},
		{org.Invalid, "where.started", org.PersonFilter{Started: &org.DateRange{From: to(day("2024-01-02")), Until: to(day("2024-01-01"))}}},
		{org.Invalid, "where.track[0]", org.PersonFilter{Track: []org.TrackKind{"NONE"}}},
		{org.Invalid, "where.managerialLevel[0]", org.PersonFilter{ManagerialLevel: []org.ManagerialLevel{"NONE"}}},
		{org.Invalid, "where.attribute.name", org.PersonFilter{Attribute: &org.AttributeFilter{Name: " "}}},
		{org.NotFound, "where.or[1].not.under", org.PersonFilter{Or: []org.PersonFilter{{}, {Not: &org.PersonFilter{Under: to("none")}}}}},
		{org.Limit, "where.ref", org.PersonFilter{Ref: make([]string, 1001)}},
		{org.Limit, "where.name.contains", org.PersonFilter{Name: &org.TextFilter{Contains: to(strings.Repeat("a", 1001))}}},
		{org.Limit, "where.and[99]", org.PersonFilter{And: make([]org.PersonFilter, 200)}},
		{org.Limit, "where" + strings.Repeat(".not", 8), deep},
	} {
		_, err := s.People(&c.where, nil, nil, nil, nil, nil)
		wantError(t, err, c.code, c.argument)
	}
}
