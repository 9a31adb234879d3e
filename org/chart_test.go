package org_test

import (
	"testing"

	"rung/org"
)

func TestAChartShowsSomeLayersAndCountsWhomItHides(t *testing.T) {
	someOrgs(func(seed uint64, s *org.Snapshot) {
		all := peopleOf(s)
		for depth := range int32(5) {
			boxes, err := s.Chart(nil, &depth)
			if err != nil {
				t.Fatal(err)
			}
			shown, hidden := 0, 0
			for i, b := range boxes {
				up, isBelow := b.Parent()
				if isBelow != (b.Depth() > 0) || isBelow && (up >= i || boxes[up].Depth() != b.Depth()-1) {
					t.Fatalf("seed %d: box %d at depth %d has parent %d", seed, i, b.Depth(), up)
				}
				if b.Depth() > int(depth) || b.Hidden() > 0 && b.Depth() != int(depth) {
					t.Fatalf("box %d at depth %d of %d hides %d", i, b.Depth(), depth, b.Hidden())
				}
				p, ok := b.Person()
				if _, open := b.Opening(); open == ok {
					t.Fatal("a box is a person or an opening")
				}
				if !ok {
					continue
				}
				shown++
				if b.Depth() == int(depth) {
					if got, want := b.Hidden(), p.Span().Total(); got != want {
						t.Fatalf("%s hides %d, want %d", p.Ref(), got, want)
					}
				}
				if isBelow {
					if m, ok := p.Manager(); ok {
						if above, _ := boxes[up].Person(); above != m {
							t.Fatalf("%s is below %s", p.Ref(), above.Ref())
						}
					}
				}
			}
			for _, b := range boxes {
				hidden += b.Hidden()
			}
			if shown+hidden != len(all) {
				t.Fatalf("seed %d, depth %d: %d shown and %d hidden of %d", seed, depth, shown, hidden, len(all))
			}
		}
	})
}

func TestAChartBeginsAtASeat(t *testing.T) {
	f := apply(t, company(t), "2024-03-01", org.Leave{Person: "cy", KeepSeatOpen: true})
	s := org.NewSnapshot(f, day("2024-03-02"))
	open, err := s.Openings(nil, nil)
	if err != nil || len(open) != 1 {
		t.Fatalf("got %d openings, %v", len(open), err)
	}
	root := open[0].Ref()
	boxes, err := s.Chart(&root, nil)
	if err != nil || len(boxes) != 2 {
		t.Fatalf("got %d boxes, %v; want the open seat and Dee", len(boxes), err)
	}
	if p, ok := boxes[1].Person(); !ok || p.Ref() != "person/dee" || boxes[1].Depth() != 1 {
		t.Errorf("got %+v", boxes[1])
	}
	_, err = s.Chart(nil, new(int32(-1)))
	wantError(t, err, org.Invalid, "depth")
	nobody := "nobody"
	_, err = s.Chart(&nobody, nil)
	wantError(t, err, org.NotFound, "root")
}
