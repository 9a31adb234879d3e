package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"rung/org"
	"rung/store"
	"rung/store/storetest"
)

// tooMany is more than one transaction of the tests' own server can hold.
const tooMany = transactionBytes / 4000

// stagedNodes counts what was written beforehand and is not seen by anybody.
func stagedNodes(t *testing.T, at string) int64 {
	t.Helper()
	found := cypher(t, at, `MATCH (n) WHERE any(l IN labels(n) WHERE l STARTS WITH 'Staged') OR (n:Employment OR n:Job) AND NOT (n)<--(:Person) RETURN count(n)`, nil)
	return found[0][0].(int64)
}

// hired returns the delta that hires people of numbers from first on, on top of an organization made by
// storetest.Delta.
func hired(first, count int) org.Delta {
	var d org.Delta
	for i := first; i < first+count; i++ {
		d.People = append(d.People, org.Pair[org.PersonRecord]{After: storetest.PersonRecord(i, org.NewDate(2021, 1, 1))})
	}
	return d
}

func TestAnImportBeyondATransactionIsOneRevisionForEveryReader(t *testing.T) {
	own := ownServer(t)
	empty(t, own.Address())
	url := "bolt://" + own.Address()
	s := open(t, url)
	commit(t, s, 0, "", storetest.Delta(10))
	l := live(t, url)
	before := load(t, s)

	var heard []int
	ctx := store.WithProgress(t.Context(), func(done, total int) {
		heard = append(heard, done)
		if total != tooMany {
			t.Errorf("progress of %d records is told of %d", tooMany, total)
		}
		if n := cypher(t, own.Address(), `MATCH (p:Person) RETURN count(p)`, nil)[0][0]; n != int64(10) {
			t.Errorf("while the import is written, %v people are seen, want 10", n)
		}
		if r := l.Now().Revision(); r != 1 {
			t.Errorf("while the import is written, a server follows revision %d, want 1", r)
		}
	})
	d := hired(10, tooMany)
	r, err := s.Commit(ctx, 1, revision("import", d))
	if err != nil || r != (store.Receipt{Number: 2}) {
		t.Fatalf("the import is answered with %+v, %v", r, err)
	}
	if len(heard) < 4 || heard[0] != 0 || heard[len(heard)-1] != tooMany {
		t.Errorf("progress was told as %v", heard)
	}
	want := before.Redo(2, d)
	same(t, want, load(t, open(t, url)))
	eventually(t, 10*time.Second, "a server that follows has it", func() bool { return l.Now().Revision() == 2 })
	same(t, want, l.Facts())
	if n := stagedNodes(t, own.Address()); n != 0 {
		t.Errorf("%d staged nodes are left", n)
	}
	if h, err := s.Head(t.Context()); err != nil || h != (store.Head{Revision: 2}) {
		t.Errorf("head is %+v, %v, want revision 2, not edited", h, err)
	}
	if r := commit(t, s, 2, "import", d); r != (store.Receipt{Number: 2, Repeated: true}) {
		t.Errorf("sent again, it is answered with %+v", r)
	}
}

func TestAnImportIsNotOvertakenForEver(t *testing.T) {
	own := ownServer(t)
	empty(t, own.Address())
	url := "bolt://" + own.Address()
	commit(t, open(t, url), 0, "", storetest.Delta(10))
	writer, importer := live(t, url), live(t, url)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	wrote := make(chan int, 1)
	go func() { // somebody else changes something all the time
		n := 0
		for ctx.Err() == nil {
			r, err := writer.Apply(ctx, store.Request{Changes: []org.Change{org.Update{Person: storetest.PersonID(1), Name: org.To(fmt.Sprint("Name ", n))}}})
			if err == nil && r.Applied {
				n++
			}
		}
		wrote <- n
	}()
	var hires []org.Change
	for i := range tooMany {
		hires = append(hires, org.Hire{ID: fmt.Sprintf("new%d", i), Name: fmt.Sprintf("New %d", i), Title: "Guest", Manager: storetest.PersonID(2)})
	}
	r, err := importer.Apply(t.Context(), store.Request{Changes: hires, Effective: org.NewDate(2026, 2, 1)})
	stop()
	n := <-wrote
	if err != nil || !r.Applied {
		t.Fatalf("the import: %+v, %v, after %d changes by somebody else", r.Problems, err, n)
	}
	if n == 0 {
		t.Errorf("nobody else wrote anything")
	}
	eventually(t, 10*time.Second, "both are at one revision", func() bool { return writer.Now().Revision() == importer.Now().Revision() })
	same(t, load(t, open(t, url)), importer.Facts())
	same(t, importer.Facts(), writer.Facts())
	if got, want := importer.Now().Revision(), 2+n; got < want || got > want+1 { // the last change may have been cancelled
		t.Errorf("the revision is %d, want %d: one for the import and each change", got, want)
	}
}

func TestAnImportThatFailsLeavesNothing(t *testing.T) {
	own := ownServer(t)
	empty(t, own.Address())
	s := open(t, "bolt://"+own.Address())
	commit(t, s, 0, "", storetest.Delta(10))
	want := load(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := s.Commit(store.WithProgress(ctx, func(done, total int) {
		if done > total/2 {
			cancel()
		}
	}), 1, revision("import", hired(10, tooMany)))
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("the import: %v, want context.Canceled", err)
	}
	if n := stagedNodes(t, own.Address()); n != 0 {
		t.Errorf("%d staged nodes are left", n)
	}
	same(t, want, load(t, s))
	if h, err := s.Head(t.Context()); err != nil || h != (store.Head{Revision: 1}) {
		t.Errorf("head is %+v, %v, want revision 1, not edited", h, err)
	}
	commit(t, s, 1, "", rename(want, 1, "Next"))
}
