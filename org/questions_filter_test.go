package org_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"rung/org"
)

// someRef returns a way to name a person or, with openings, a seat; rarely somebody who is not there.
func (a *asker) someRef(r *rand.Rand, openings bool) string {
	if openings && len(a.openings) > 0 && r.IntN(3) == 0 {
		return oneOf(r, a.openings)
	}
	if len(a.people) == 0 || r.IntN(60) == 0 {
		return "person/nobody"
	}
	p := oneOf(r, a.people)
	switch r.IntN(5) {
	case 0:
		return strings.TrimPrefix(p, "person/")
	case 1:
		if e := a.facts.Person(p).Email; e != "" && strings.HasSuffix(e, "@example.org") {
			return strings.ToUpper(e[:1]) + e[1:]
		}
	case 2:
		return p + "@2025-01-01"
	}
	return p
}

// someText returns a filter of texts, of parts of what people have.
func (a *asker) someText(r *rand.Rand, of func(p string) string) *org.TextFilter {
	text := func() string {
		if len(a.people) == 0 {
			return "a"
		}
		t := of(oneOf(r, a.people))
		switch r.IntN(4) {
		case 0:
			return strings.ToUpper(t)
		case 1:
			return naiveFold(t)
		}
		return t
	}
	part := func() string {
		t := []rune(text())
		return string(t[:r.IntN(len(t)+1)])
	}
	f := &org.TextFilter{}
	switch r.IntN(6) {
	case 0:
		f.Eq = to(text())
	case 1:
		f.In = []string{text(), text(), "nothing"}[:r.IntN(4)]
	case 2:
		f.StartsWith = to(part())
	case 3:
		f.IsNull = to(r.IntN(2) == 0)
	case 4:
		f.IsNull, f.Contains = to(false), to(part())
	default:
		f.Contains = to(part())
	}
	return f
}

func someRange(r *rand.Rand, n int32) *org.IntRange {
	low := r.Int32N(n)
	return []*org.IntRange{{Min: &low}, {Max: &low}, {Min: &low, Max: to(low + r.Int32N(n))}, {}}[r.IntN(4)]
}

// someDates returns a range of days around days that somebody has.
func (a *asker) someDates(r *rand.Rand, of func(p string) org.Date) *org.DateRange {
	from := a.day - 100
	if len(a.people) > 0 {
		from = of(oneOf(r, a.people))
	}
	if !from.Known() {
		from = a.day - 30
	}
	until := from + org.Date(r.IntN(400))
	return []*org.DateRange{{From: &from}, {Until: &from}, {From: &from, Until: &until}}[r.IntN(3)]
}

// someFilter returns a filter of one to three parts, some of them of filters.
func (a *asker) someFilter(r *rand.Rand, nesting int) *org.PersonFilter {
	f := &org.PersonFilter{}
	level := func() string {
		if r.IntN(3) == 0 {
			return oneOf(r, a.references()[3:])
		}
		return oneOf(r, a.levels())
	}
	for range 1 + r.IntN(3) {
		switch kind := r.IntN(27); kind {
		case 0, 1, 2, 3:
			if nesting > 2 {
				continue
			}
			parts := []org.PersonFilter{}
			for range r.IntN(4) {
				parts = append(parts, *a.someFilter(r, nesting+1))
			}
			switch kind {
			case 0:
				f.And = parts
			case 1:
				f.Or = parts
			default:
				f.Not = a.someFilter(r, nesting+1)
			}
		case 4:
			f.Ref = []string{a.someRef(r, false), a.someRef(r, false), a.someRef(r, false)}[:r.IntN(4)]
		case 5:
			f.Name = a.someText(r, a.nameOf)
		case 6:
			f.Email = a.someText(r, func(p string) string { return a.facts.Person(p).Email })
		case 7:
			f.Title = a.someText(r, func(p string) string { return a.job(p).Title })
		case 8:
			f.Location = a.someText(r, func(p string) string { return a.job(p).Location })
		case 9:
			f.TimeZone = a.someText(r, func(p string) string { return a.job(p).TimeZone })
		case 10:
			name := oneOf(r, []string{"cost centre", "Union", "COST  CENTRE", "none such"})
			f.Attribute = &org.AttributeFilter{Name: name, Value: *a.someText(r, func(p string) string { return a.attribute(p, name) })}
		case 11:
			f.Level = &org.LevelFilter{In: []string{level(), level(), level()}[:r.IntN(4)]}
		case 12:
			f.Level = &org.LevelFilter{AtLeast: to(oneOf(r, a.levels()))}
		case 13:
			f.Level = &org.LevelFilter{AtMost: to(oneOf(r, a.levels())), IsNull: to(false)}
		case 14:
			f.Level = &org.LevelFilter{IsNull: to(r.IntN(2) == 0)}
		case 15:
			f.Level = &org.LevelFilter{AtLeast: to(level()), AtMost: to(level())}
		case 16:
			f.Track = []org.TrackKind{org.TrackManagement, org.TrackIndividualContributor}[:r.IntN(3)]
		case 17:
			l := oneOf(r, a.facts.Ladders()).ID
			f.Ladder = []string{l, strings.TrimPrefix(l, "ladder/")}[r.IntN(2):]
		case 18, 19:
			if teams := a.facts.Teams(); len(teams) > 0 {
				f.Team = []string{oneOf(r, teams).ID, strings.TrimPrefix(oneOf(r, teams).ID, "team/")}[:r.IntN(3)]
			}
		case 20:
			f.Under = to(a.someRef(r, true))
		case 21:
			f.Manager = to(a.someRef(r, true))
		case 22:
			f.Depth = someRange(r, 6)
		case 23:
			f.Direct = someRange(r, 4)
		case 24:
			f.Total = someRange(r, 9)
		case 25:
			if r.IntN(2) == 0 {
				f.Started = a.someDates(r, func(p string) org.Date { return a.employment(p).StartDate })
			} else {
				f.LevelSince = a.someDates(r, func(p string) org.Date { _, since := a.levelSpell(p); return since })
			}
		default:
			f.ManagerialLevel = []org.ManagerialLevel{org.Executive, org.ManagerOfICs, org.ManagerOfManagers, org.IndividualContributor}[r.IntN(3):]
			f.MentoringOpen = []*bool{nil, to(true), to(false)}[r.IntN(3)]
		}
	}
	return f
}

// goodFilter returns a filter whose references are all known, or nil for everybody.
func (a *asker) goodFilter() *org.PersonFilter {
	for range 20 {
		if f := a.someFilter(a.r, 1); len(a.wrong(f)) == 0 {
			return f
		}
	}
	return nil
}

func (a *asker) aboutSelections() {
	for range 25 {
		f := a.someFilter(a.r, 0)
		got, err := a.s.People(f, nil, to(int32(1000)), nil, nil, nil)
		question := "people where " + asText(f)
		if wrong := a.wrong(f); len(wrong) > 0 {
			if e, ok := err.(*org.Error); !ok || !slices.Contains(wrong, e.Code) {
				a.t.Fatalf("%s on %s: %s: got error %v, want one of %v", a.world, a.day, question, err, wrong)
			}
			continue
		}
		if err != nil {
			a.t.Fatalf("%s on %s: %s: %v", a.world, a.day, question, err)
		}
		a.want(question, refsOf(got.Nodes()), a.selected(f))
	}
	for _, field := range personFields {
		for _, direction := range []org.Direction{org.Ascending, org.Descending} {
			by := []org.PersonOrder{{Field: field, Direction: direction}}
			if a.r.IntN(2) == 0 {
				by = append(by, org.PersonOrder{Field: oneOf(a.r, personFields), Direction: oneOf(a.r, []org.Direction{org.Ascending, org.Descending, ""})})
			}
			got, err := a.s.People(nil, by, to(int32(1000)), nil, nil, nil)
			if err != nil {
				a.t.Fatal(err)
			}
			a.want(fmt.Sprint("people in order of ", by), refsOf(got.Nodes()), a.ordered(a.people, by))
		}
	}
	a.wantPages(nil, nil)
	a.wantPages(a.goodFilter(), []org.PersonOrder{{Field: oneOf(a.r, personFields), Direction: org.Descending}})
}

// wantPages turns the pages of a question forwards and backwards.
func (a *asker) wantPages(where *org.PersonFilter, by []org.PersonOrder) {
	want := a.ordered(a.selected(where), by)
	size := int32(1 + a.r.IntN(8))
	question := fmt.Sprintf("pages of %d people where %s in order of %v", size, asText(where), by)
	var forwards, backwards []string
	var after, before *string
	for {
		page, err := a.s.People(where, by, &size, after, nil, nil)
		if err != nil {
			a.t.Fatalf("%s on %s: %s: %v", a.world, a.day, question, err)
		}
		start := len(forwards)
		forwards = append(forwards, refsOf(page.Nodes())...)
		a.wantPage(question, page.PageInfo(), page.Edges(), page.TotalCount, start, len(forwards), len(want))
		if after = page.PageInfo().EndCursor; !page.PageInfo().HasNextPage {
			break
		}
	}
	a.want(question, forwards, want)
	for {
		page, err := a.s.People(where, by, nil, nil, &size, before)
		if err != nil {
			a.t.Fatalf("%s on %s: %s: %v", a.world, a.day, question, err)
		}
		end := len(want) - len(backwards)
		backwards = append(refsOf(page.Nodes()), backwards...)
		a.wantPage(question+" backwards", page.PageInfo(), page.Edges(), page.TotalCount, len(want)-len(backwards), end, len(want))
		if before = page.PageInfo().StartCursor; !page.PageInfo().HasPreviousPage {
			break
		}
	}
	a.want(question+" backwards", fmt.Sprint(backwards), fmt.Sprint(want))
}

// wantPage checks the flags, cursors and total of the page of rows start to end of so many.
func (a *asker) wantPage(question string, info org.PageInfo, edges []org.PersonEdge, total, start, end, of int) {
	a.t.Helper()
	a.want(question+": total", total, of)
	a.want(fmt.Sprintf("%s: flags of %d to %d", question, start, end), []bool{info.HasPreviousPage, info.HasNextPage}, []bool{start > 0, end < of})
	if len(edges) == 0 {
		a.want(question+": cursors", info.StartCursor == nil && info.EndCursor == nil, true)
		return
	}
	a.want(question+": cursors", []string{*info.StartCursor, *info.EndCursor}, []string{edges[0].Cursor, edges[len(edges)-1].Cursor})
}
