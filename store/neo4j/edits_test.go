package neo4j_test

import (
	"strings"
	"testing"
	"time"

	"rung/org"
	"rung/store"
	"rung/store/storetest"
)

func TestAnEditByHandIsServedWithinASecond(t *testing.T) {
	url := newURL(t)
	commit(t, open(t, url), 0, "", storetest.Delta(100))
	l := live(t, url)
	for i, c := range []struct {
		statement, want string
		within          time.Duration
	}{
		{`MATCH (p:Person {id: $id}) SET p.name = 'By Hand'`, "By Hand", 10 * time.Second}, // a new server compiles its statements first
		{`MATCH (p:Person {id: $id}) SET p.name = 'Again'`, "Again", time.Second},
		{`MATCH (p:Person {id: $id}) SET p:Favourite, p.name = 'By Another'`, "By Another", time.Second},
	} {
		cypher(t, server(t), c.statement, map[string]any{"id": storetest.PersonID(7)})
		eventually(t, c.within, "the edit is served", func() bool { return l.Facts().Person(storetest.PersonID(7)).Name == c.want })
		m := l.Now()
		if h := m.Headers()[m.Revision()-1]; m.Revision() != i+2 || h.Reason != "edited in the database" {
			t.Errorf("revision %d is %q, want %d, edited in the database", m.Revision(), h.Reason, i+2)
		}
	}
}

func TestAnEditThatHidesBetweenTwoCommitsIsNoticed(t *testing.T) {
	s := open(t, newURL(t))
	commit(t, s, 0, "", storetest.Delta(10))
	f := load(t, s)
	commit(t, s, 1, "", rename(f, 1, "Before"))
	if h, err := s.Head(t.Context()); err != nil || h != (store.Head{Revision: 2}) {
		t.Fatalf("head is %+v, %v, want revision 2, not edited", h, err)
	}
	cypher(t, server(t), `MATCH (p:Person {id: $id}) SET p.name = 'By Hand'`, map[string]any{"id": storetest.PersonID(2)})
	commit(t, s, 2, "", rename(f, 3, "After"))
	if h, err := s.Head(t.Context()); err != nil || h != (store.Head{Revision: 3, Edited: true}) {
		t.Errorf("head is %+v, %v, want revision 3, edited", h, err)
	}
	if got := load(t, s).Person(storetest.PersonID(2)).Name; got != "By Hand" {
		t.Errorf("the name is %q", got)
	}
	if h, err := s.Head(t.Context()); err != nil || h.Edited {
		t.Errorf("once loaded, head is %+v, %v", h, err)
	}
}

func TestABrokenGraphIsServedWithFindings(t *testing.T) {
	url := newURL(t)
	commit(t, open(t, url), 0, "", storetest.Delta(20))
	cypher(t, server(t), `
		MATCH (a:Person {id: $a}), (b:Person {id: $b}), (l:Level {id: 'level/example/L4'})
		CREATE (a)-[:REPORTS_TO {since: date('2020-01-01')}]->(b), (b)-[:REPORTS_TO {since: 'long ago'}]->(a), (a)-[:REPORTS_TO]->(a),
			(:Person {name: 'Nobody'}), (:Person {id: 17}), (:Employment {startDate: 'soon'})<-[:EMPLOYED {since: [1, 2]}]-(:Person {id: 'x', name: point({x: 1, y: 2})}),
			(b)-[:AT_LEVEL {since: datetime()}]->(l), (l)-[:NEXT]->(l), (l)-[:REPORTS_TO]->(a)
		DETACH DELETE l`,
		map[string]any{"a": storetest.PersonID(0), "b": storetest.PersonID(9)})
	s := open(t, url)
	loaded, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(loaded.Warnings, "\n"); !strings.Contains(all, "has no id") {
		t.Errorf("the warnings are %q, want one of nodes without an id", loaded.Warnings)
	}
	found := map[org.FindingKind]int{}
	list, err := org.NewSnapshot(loaded.Facts, org.NewDate(2026, 6, 1)).Findings(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		found[f.Kind()]++
	}
	for _, kind := range []org.FindingKind{org.FindCycle, org.FindSeveralManagers} {
		if found[kind] == 0 {
			t.Errorf("nothing of kind %s was found, only %v", kind, found)
		}
	}
}

func TestADatabaseThatWasEmptiedIsServedAsAnEmptyOne(t *testing.T) {
	url := newURL(t)
	s := open(t, url)
	commit(t, s, 0, "", storetest.Delta(10))
	l := live(t, url)
	cypher(t, server(t), `MATCH (n) WHERE NOT n:RungTest DETACH DELETE n`, nil)
	eventually(t, 3*time.Second, "revision 0 is served", func() bool { return l.Now().Revision() == 0 })
	if r := commit(t, s, 0, "", storetest.Delta(10)); r.Number != 1 {
		t.Errorf("the first revision is %d", r.Number)
	}
}
