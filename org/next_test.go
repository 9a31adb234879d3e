package org

import (
	"fmt"
	"reflect"
	"sync"
	"testing"
)

const someDay = Date(20000)

// employee is somebody employed since a day, who reports to somebody, "" for nobody.
func employee(id string, since Date, to string) *PersonRecord {
	still := Period{Since: since, Until: Forever}
	p := &PersonRecord{ID: "person/" + id, Name: "N " + id, Employments: []Employment{{Period: still, StartDate: since}}}
	if to != "" {
		p.Lines = []Line{{Period: still, To: "person/" + to}}
	}
	return p
}

// Many who are given a level at once are listed as in a snapshot of its own.
func TestALevelForManyAtOnce(t *testing.T) {
	ladder := &LadderRecord{
		ID: "ladder/x", Name: "X",
		Tracks: []TrackRecord{{ID: "track/x/ic", Name: "IC", Kind: TrackIndividualContributor}},
		Levels: []LevelRecord{{ID: "level/x/1", Code: "1", Title: "One", Rank: 1, Track: "track/x/ic"}, {ID: "level/x/2", Code: "2", Title: "Two", Rank: 2, Track: "track/x/ic"}},
	}
	var people []*PersonRecord
	for i := range 500 {
		to := ""
		if i > 0 {
			to = fmt.Sprintf("%04d", i/8)
		}
		people = append(people, employee(fmt.Sprintf("%04d", i), someDay-10, to))
	}
	f := NewFacts(1, OrganizationRecord{}, people, nil, nil, []*LadderRecord{ladder})
	for _, n := range []int{1, mostRelisted, mostRelisted + 1, 500} {
		var d Delta
		for i, p := range people[:n] {
			q := *p
			q.Levels = []LevelSpell{{Period: Period{Since: someDay - 1, Until: Forever}, Level: fmt.Sprintf("level/x/%d", 1+i%2)}}
			d.People = append(d.People, Pair[PersonRecord]{Before: p, After: &q})
		}
		g := f.Redo(2, d)
		next, fresh := NewSnapshot(f, someDay).Next(g, d), NewSnapshot(g, someDay)
		if !reflect.DeepEqual(next.byLevel, fresh.byLevel) || !reflect.DeepEqual(next.withoutLvl, fresh.withoutLvl) || !reflect.DeepEqual(next.level, fresh.level) {
			t.Errorf("%d people given a level are listed as %v, want %v", n, next.byLevel, fresh.byLevel)
		}
		if len(fresh.byLevel) != 2 || len(fresh.byLevel[0])+len(fresh.byLevel[1]) != n {
			t.Fatalf("the test gives %v levels, want %d", fresh.byLevel, n)
		}
	}
}

// A manager who was not there comes: the line to them is not lost any more.
func TestALineIsNotLostOnceItsEndIsThere(t *testing.T) {
	a, later, now := employee("a", someDay-10, "b"), employee("b", someDay+100, ""), employee("b", someDay-5, "")
	f := NewFacts(1, OrganizationRecord{}, []*PersonRecord{a, later}, nil, nil, nil)
	d := Delta{People: []Pair[PersonRecord]{{Before: later, After: now}}}
	s := NewSnapshot(f, someDay)
	next := s.Next(f.Redo(2, d), d)
	n, _ := f.seats.lookup("person/a")
	if !s.lost(n) || next.lost(n) {
		t.Errorf("the line is lost: %v before and %v after, want true and false", s.lost(n), next.lost(n))
	}
}

// Who is known by an id alone is found by it, also when they have just come.
func TestSomebodyWithoutANameIsFoundById(t *testing.T) {
	f := NewFacts(1, OrganizationRecord{}, []*PersonRecord{employee("a", someDay-10, "")}, nil, nil, nil)
	s := NewSnapshot(f, someDay)
	if _, err := s.Search("a", nil); err != nil { // the index is made
		t.Fatal(err)
	}
	nameless := employee("zorro", someDay-5, "")
	nameless.Name = ""
	d := Delta{People: []Pair[PersonRecord]{{After: nameless}}}
	if hits, err := s.Next(f.Redo(2, d), d).Search("zorr", nil); err != nil || len(hits) != 1 {
		t.Errorf("%d hits (%v), want 1", len(hits), err)
	}
}

// A revision out of the log is looked at while it is withdrawn; the race detector tells whether one writes where the other reads.
func TestARevisionIsReadWhileItIsWithdrawn(t *testing.T) {
	people := []*PersonRecord{employee("a", someDay-10, "b"), employee("b", someDay-10, ""), employee("c", someDay-10, "")}
	f := NewFacts(1, OrganizationRecord{}, people, nil, nil, nil)
	before, after := employee("a", someDay-10, "c"), employee("a", someDay-10, "b") // as they are decoded: not numbered
	before.Lines = []Line{{Period: Period{Since: someDay - 10, Until: someDay - 5}, To: "person/c"}, {Period: Period{Since: someDay - 5, Until: Forever}, To: "person/b"}}
	d := Delta{People: []Pair[PersonRecord]{{Before: before, After: after}}}
	var both sync.WaitGroup
	both.Go(func() {
		for range 200 {
			d.Movements(f, f)
		}
	})
	both.Go(func() { f.Apply([]Change{Withdraw{Revision: 2, Delta: d}}, someDay) })
	both.Wait()
	if before.Lines[0].to != 0 || before.Lines[1].to != 0 {
		t.Error("the revision's own record was written into")
	}
}
