package org_test

import (
	"cmp"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"rung/org"
)

var personFields = []org.PersonField{org.OrderByName, org.OrderByTitle, org.OrderByLevel, org.OrderByStartDate, org.OrderByLevelSince, org.OrderByDirect, org.OrderByTotal, org.OrderByDepth, org.OrderByLocation}

// compareBy compares two people by one field, ascending, and tells which of them have no value.
func compareBy(field org.PersonField, a, b org.Person) (c int, noA, noB bool) {
	text := func(of func(org.Person) string) (int, bool, bool) {
		x, y := of(a), of(b)
		return cmp.Or(strings.Compare(plainly(x), plainly(y)), strings.Compare(x, y)), x == "", y == ""
	}
	date := func(of func(org.Person) (org.Date, bool)) (int, bool, bool) {
		x, okX := of(a)
		y, okY := of(b)
		return cmp.Compare(x, y), !okX, !okY
	}
	switch field {
	case org.OrderByName:
		return text(org.Person.Name)
	case org.OrderByTitle:
		return text(org.Person.Title)
	case org.OrderByLocation:
		return text(func(p org.Person) string { l, _ := p.Location(); return l })
	case org.OrderByStartDate:
		return date(org.Person.StartDate)
	case org.OrderByLevelSince:
		return date(org.Person.LevelSince)
	case org.OrderByDirect:
		return cmp.Compare(a.Span().Direct(), b.Span().Direct()), false, false
	case org.OrderByTotal:
		return cmp.Compare(a.Span().Total(), b.Span().Total()), false, false
	case org.OrderByDepth:
		return cmp.Compare(a.Depth(), b.Depth()), false, false
	}
	x, okX := a.Level()
	y, okY := b.Level()
	if !okX || !okY {
		return 0, !okX, !okY
	}
	return cmp.Or(cmp.Compare(x.Bands().Low, y.Bands().Low), strings.Compare(x.Ladder().ID(), y.Ladder().ID()), cmp.Compare(x.Rank(), y.Rank())), false, false
}

// inOrder sorts people as the order's comments say.
func inOrder(people []org.Person, by []org.PersonOrder) []org.Person {
	people = slices.Clone(people)
	slices.SortFunc(people, func(a, b org.Person) int {
		for _, o := range by {
			c, noA, noB := compareBy(o.Field, a, b)
			switch {
			case noA != noB && noA:
				return 1
			case noA != noB:
				return -1
			case noA:
			case c != 0 && o.Direction == org.Descending:
				return -c
			case c != 0:
				return c
			}
		}
		return strings.Compare(a.Ref(), b.Ref())
	})
	return people
}

func TestPagesInBothDirectionsAddUpToTheWholeInOrder(t *testing.T) {
	for seed := range int64(40) {
		r := rand.New(rand.NewSource(seed))
		s := org.NewSnapshot(scattered(r, 20+r.Intn(40)), day("2023-06-01"))
		var by []org.PersonOrder
		for range r.Intn(3) {
			by = append(by, org.PersonOrder{Field: personFields[r.Intn(len(personFields))], Direction: []org.Direction{org.Ascending, org.Descending, ""}[r.Intn(3)]})
		}
		want := refs(inOrder(everybody(s), by))
		size := to(1 + r.Int31n(9))

		var forward []string
		var after *string
		for {
			c, err := s.People(nil, by, size, after, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			if c.TotalCount != len(want) || c.PageInfo().HasPreviousPage != (len(forward) > 0) {
				t.Fatalf("seed %d: got %d in all, previous %v after %d", seed, c.TotalCount, c.PageInfo().HasPreviousPage, len(forward))
			}
			forward = append(forward, refs(c.Nodes())...)
			if after = c.PageInfo().EndCursor; !c.PageInfo().HasNextPage {
				break
			}
		}
		if !slices.Equal(forward, want) {
			t.Fatalf("seed %d, by %v forward: got %v, want %v", seed, by, forward, want)
		}

		var backward []string
		var before *string
		for {
			c, err := s.People(nil, by, nil, nil, size, before)
			if err != nil {
				t.Fatal(err)
			}
			if c.PageInfo().HasNextPage != (len(backward) > 0) {
				t.Fatalf("seed %d: got next %v before %d", seed, c.PageInfo().HasNextPage, len(backward))
			}
			backward = append(refs(c.Nodes()), backward...)
			if before = c.PageInfo().StartCursor; !c.PageInfo().HasPreviousPage {
				break
			}
		}
		if !slices.Equal(backward, want) {
			t.Fatalf("seed %d, by %v backward: got %v, want %v", seed, by, backward, want)
		}
	}
}

func TestPagesLieBetweenTwoCursors(t *testing.T) {
	s := org.NewSnapshot(scattered(rand.New(rand.NewSource(3)), 30), day("2023-06-01"))
	all, err := s.People(nil, nil, nil, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	n := len(all.Edges())
	after, before := &all.Edges()[2].Cursor, &all.Edges()[n-2].Cursor
	c, err := s.People(nil, nil, to(int32(1000)), after, nil, before)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := refs(c.Nodes()), refs(all.Nodes()[3:n-2]); !slices.Equal(got, want) || !c.PageInfo().HasNextPage || !c.PageInfo().HasPreviousPage {
		t.Errorf("got %v and %+v, want %v with more on both sides", got, c.PageInfo(), want)
	}
	none, err := s.People(nil, nil, to(int32(0)), after, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(none.Edges()) != 0 || none.PageInfo().StartCursor != nil || !none.PageInfo().HasNextPage || !none.PageInfo().HasPreviousPage {
		t.Errorf("first: 0: got %+v, want nobody, no cursors, more on both sides", none)
	}
}

func TestPagingGoesOnAfterTheRowAtTheCursorIsGone(t *testing.T) {
	f := company(t)
	for range 10 {
		f = apply(t, f, "2025-01-01", org.Hire{Name: "Mel Gap"})
	}
	s := org.NewSnapshot(f, day("2025-06-01"))
	by := []org.PersonOrder{{Field: org.OrderByName}}
	all := refs(inOrder(everybody(s), by))
	page, err := s.People(nil, by, to(int32(4)), nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	gone := all[3]
	// The one at the cursor leaves, and somebody joins who stands before everybody.
	f = apply(t, f, "2025-07-01", org.Leave{Person: gone}, org.Hire{Name: "A. A."})
	later := org.NewSnapshot(f, day("2025-08-01"))
	rest, err := later.People(nil, by, to(int32(1000)), page.PageInfo().EndCursor, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := refs(rest.Nodes()); !slices.Equal(got, all[4:]) {
		t.Errorf("got %v after %s left, want %v", got, gone, all[4:])
	}
}

func TestPagesThatCannotBeAreRefused(t *testing.T) {
	s := org.NewSnapshot(scattered(rand.New(rand.NewSource(4)), 30), day("2023-06-01"))
	byName := []org.PersonOrder{{Field: org.OrderByName}}
	c, err := s.People(nil, byName, nil, nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	cursor := c.PageInfo().StartCursor
	for _, q := range []struct {
		code          org.Code
		argument      string
		where         *org.PersonFilter
		by            []org.PersonOrder
		first, last   *int32
		after, before *string
	}{
		{code: org.Limit, argument: "first", first: to(int32(1001))},
		{code: org.Invalid, argument: "first", first: to(int32(-1))},
		{code: org.Limit, argument: "last", last: to(int32(1001))},
		{code: org.Invalid, argument: "last", first: to(int32(1)), last: to(int32(1))},
		{code: org.Invalid, argument: "after", after: to("nonsense")},
		{code: org.Invalid, argument: "before", before: to("")},
		{code: org.Invalid, argument: "before", before: to("WyJhIl0")},
		{code: org.Invalid, argument: "after", after: cursor},
		{code: org.Invalid, argument: "after", after: cursor, by: []org.PersonOrder{{Field: org.OrderByName, Direction: org.Descending}}},
		{code: org.Invalid, argument: "after", after: cursor, by: byName, where: &org.PersonFilter{Title: &org.TextFilter{Contains: to("a")}}},
		{code: org.Invalid, argument: "orderBy[1].field", by: []org.PersonOrder{byName[0], {Field: "SHOE_SIZE"}}},
		{code: org.Invalid, argument: "orderBy[0].direction", by: []org.PersonOrder{{Field: org.OrderByName, Direction: "UP"}}},
		{code: org.Limit, argument: "orderBy", by: make([]org.PersonOrder, 10)},
	} {
		_, err := s.People(q.where, q.by, q.first, q.after, q.last, q.before)
		wantError(t, err, q.code, q.argument)
	}
}
