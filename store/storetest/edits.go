package storetest

import (
	"log/slog"
	"testing"
	"time"

	"rung/org"
	"rung/store"
)

// Edit is a hand's edit of the graph, which the adapter makes in its own language.
type Edit struct {
	// Remove removes the relationships of a type between two nodes.
	Remove []store.Relationship
	// Relate makes relationships.
	Relate []store.Relationship
	// Make makes nodes, or sets properties of those that exist.
	Make []store.Node
}

func days(since, until org.Date) store.Properties {
	p := store.Properties{{Name: "since", Value: store.DayValue(since)}}
	if until != org.NoDate {
		p = append(p, store.Property{Name: "until", Value: store.DayValue(until)})
	}
	return p
}

var editedOn = org.NewDate(2026, 5, 1)

// brokenByHand is a graph that no change could make.
func brokenByHand() Edit {
	return Edit{
		Make: []store.Node{
			{Label: store.Person, ID: PersonID(1), Properties: store.Properties{{Name: "name", Value: store.TextValue("By Hand")}, {Name: "shoeSize", Value: store.IntValue(43)}}},
			{Label: "Dog", ID: "dog/rex", Properties: store.Properties{{Name: "name", Value: store.TextValue("Rex")}}},
			{Label: store.Person, ID: "somebody-new", Properties: store.Properties{{Name: "name", Value: store.TextValue("New")}}},
			{Label: store.Employment, ID: "e-17", Properties: store.Properties{{Name: "startDate", Value: store.TextValue("2026-05-01")}}},
			{Label: store.Job, ID: "j-17", Properties: store.Properties{{Name: "title", Value: store.TextValue("Guest")}}},
		},
		Relate: []store.Relationship{
			{Type: store.ReportsTo, Source: PersonID(9), Target: PersonID(5), Properties: days(editedOn, org.NoDate)}, // a second manager
			{Type: store.ReportsTo, Source: PersonID(0), Target: PersonID(9), Properties: nil},                        // a cycle, not dated
			{Type: "LIKES", Source: PersonID(2), Target: "dog/rex"},
			{Type: store.Employed, Source: "somebody-new", Target: "e-17"},
			{Type: store.HasJob, Source: "somebody-new", Target: "j-17", Properties: days(editedOn, org.NoDate)},
		},
		Remove: []store.Relationship{{Type: store.AtLevel, Source: PersonID(3), Target: "level/example/L4"}},
	}
}

func checkBroken(t *testing.T, f *org.Facts) {
	t.Helper()
	if got := f.Person(PersonID(1)).Name; got != "By Hand" {
		t.Errorf("the name is %q", got)
	}
	if got := len(f.Person(PersonID(9)).Lines); got != 2 {
		t.Errorf("person 9 has %d lines, want 2", got)
	}
	if got := f.Person(PersonID(0)).Lines; len(got) != 1 || got[0].Period != (org.Period{Until: org.Forever}) {
		t.Errorf("person 0's lines are %v, want one that is not dated", got)
	}
	if got := f.Person(PersonID(3)).Levels; len(got) != 0 {
		t.Errorf("person 3's levels are %v, want none", got)
	}
	n := f.Person("somebody-new")
	if n == nil || len(n.Employments) != 1 || n.Employments[0].Since != editedOn || len(n.Jobs) != 1 || n.Jobs[0].Title != "Guest" || n.Jobs[0].FTE != 1 {
		t.Errorf("the new person is %+v", n)
	}
}

func editedLoads(t *testing.T, a Adapter, url string) {
	s := open(t, url)
	commit(t, s, 0, "", Delta(20))
	load(t, s)
	a.Edit(t, url, brokenByHand())
	if h, err := s.Head(t.Context()); err != nil || !h.Edited || h.Revision != 1 {
		t.Errorf("head is %+v, %v, want that revision 1 was edited", h, err)
	}
	f := load(t, s)
	checkBroken(t, f)
	if h, err := s.Head(t.Context()); err != nil || h.Edited {
		t.Errorf("once loaded, head is %+v, %v", h, err)
	}
	commit(t, s, 1, "", rename(f, 4, "X"))
	if h, err := s.Head(t.Context()); err != nil || h.Edited {
		t.Errorf("after a commit, head is %+v, %v, want no edit", h, err)
	}
	org.NewSnapshot(f, editedOn) // does not hang
}

// editedIsAdopted: whoever serves the store makes a revision of the edit, once, and others follow.
func editedIsAdopted(t *testing.T, a Adapter, url string) {
	serve := func() *store.Live {
		s, err := store.Open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		l, err := store.OpenLive(t.Context(), s, store.Options{Log: slog.New(slog.DiscardHandler), Poll: 10 * time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		return l
	}
	s := open(t, url)
	commit(t, s, 0, "", Delta(20))
	servers := []*store.Live{serve(), serve()}
	a.Edit(t, url, brokenByHand())
	for _, l := range servers {
		eventually(t, "the edit is a revision", func() bool { return l.Now().Revision() == 2 })
		checkBroken(t, l.Facts())
		if h := l.Now().Headers()[1]; h.Reason != "edited in the database" {
			t.Errorf("the revision's reason is %q", h.Reason)
		}
	}
	// What was written in another way than ours is now written in ours, so that a change fits.
	r, err := servers[0].Apply(t.Context(), store.Request{Effective: editedOn + 10, Changes: []org.Change{
		org.Update{Person: "somebody-new", Title: org.To("Host"), Name: org.To("Newer")},
	}})
	if err != nil || !r.Applied {
		t.Fatalf("a change of what was edited: %+v, %v", r.Problems, err)
	}
	f := load(t, s)
	want := servers[0].Facts()
	same(t, want, f)
	for _, l := range servers {
		eventually(t, "everybody is at the same revision", func() bool { return l.Now().Revision() == want.Revision })
	}
	if want.Revision != 3 {
		t.Errorf("the revision is %d, want 3: the edit was adopted more than once", want.Revision)
	}
}

func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	deadline := time.NewTimer(5 * time.Second)
	defer deadline.Stop()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-deadline.C:
			t.Fatalf("not within 5 s: %s", what)
		case <-tick.C:
		}
	}
}
