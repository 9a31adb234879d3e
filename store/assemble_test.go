package store

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// lent hands texts out that are gone once the next begin to be handed out.
type lent struct{ buffer []byte }

func (l *lent) text(s string) string {
	at := len(l.buffer)
	l.buffer = append(l.buffer, s...)
	return view(l.buffer[at:])
}

func (l *lent) properties(p Properties) Properties {
	p = slices.Clone(p)
	for i, x := range p {
		p[i].Name = l.text(x.Name)
		p[i].Value.text = l.text(x.Value.text)
		p[i].Value.list = slices.Clone(x.Value.list)
		for j, s := range x.Value.list {
			p[i].Value.list[j] = l.text(s)
		}
	}
	return p
}

func (l *lent) takeBack() {
	for i := range l.buffer {
		l.buffer[i] = 0xff
	}
	l.buffer = l.buffer[:0]
}

func TestAnAssemblerKeepsNothingOfWhatItIsHanded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plain, lending := NewAssembler(), NewAssembler()
		l := &lent{}
		for p := range Patches(anyDelta(t)) {
			for _, n := range p.Nodes {
				plain.Node(n.Label, n.ID, n.Properties)
				lending.Node(l.text(n.Label), l.text(n.ID), l.properties(n.Properties))
				l.takeBack()
			}
			for _, r := range append(p.Relationships, Relationship{Type: Leads, Source: "nobody", Target: "nothing"}) {
				plain.Relationship(r.Type, r.Source, r.Target, r.Properties)
				lending.Relationship(l.text(r.Type), l.text(r.Source), l.text(r.Target), l.properties(r.Properties))
				l.takeBack()
			}
		}
		if diff := cmp.Diff(plain.Records(), lending.Records(), recordOptions...); diff != "" {
			t.Fatalf("what is written over changes records (-want +got):\n%s", diff)
		}
	})
}
