package org_test

import (
	"math/rand"
	"slices"
	"testing"

	"rung/org"
)

// nearestAbove returns the nearest person above somebody, or nobody.
func nearestAbove(p org.Person) string {
	if chain := p.ManagementChain(); len(chain) > 0 {
		return chain[0].Ref()
	}
	return ""
}

func TestOutlineSaysTheTreeInColumns(t *testing.T) {
	for seed := range int64(40) {
		r := rand.New(rand.NewSource(seed))
		s := org.NewSnapshot(scattered(r, 10+r.Intn(50)), day("2023-06-01"))
		color := dimensions[r.Intn(len(dimensions))]
		people := everybody(s)
		var root *string
		if r.Intn(2) == 0 {
			root = to(people[r.Intn(len(people))].Ref())
			people = slices.DeleteFunc(people, func(p org.Person) bool { return p.Ref() != *root && !slices.Contains(above(p), *root) })
		}
		o, err := s.Outline(root, &color)
		if err != nil {
			t.Fatal(err)
		}
		if o.Headcount != len(people) || len(o.Refs.Strings) != len(people) || len(o.Values.Ints) != len(people) {
			t.Fatalf("seed %d: got %d people in columns of %d, want %d", seed, o.Headcount, len(o.Refs.Strings), len(people))
		}
		if root != nil && o.Refs.Strings[0] != *root {
			t.Errorf("seed %d: got %s first, want the root, %s", seed, o.Refs.Strings[0], *root)
		}
		used := make([]bool, len(o.Labels))
		for i, ref := range o.Refs.Strings {
			p, _ := s.Person(ref)
			if o.Names.Strings[i] != p.Name() || o.Titles.Strings[i] != p.Title() {
				t.Errorf("seed %d: got %s, %s for %s", seed, o.Names.Strings[i], o.Titles.Strings[i], ref)
			}
			want := nearestAbove(p)
			if i == 0 && root != nil {
				want = ""
			}
			got := ""
			if up := o.Parents.Ints[i]; up >= int32(i) {
				t.Errorf("seed %d: parent %d of %d stands after it", seed, up, i)
			} else if up >= 0 {
				got = o.Refs.Strings[up]
			}
			if got != want {
				t.Errorf("seed %d: got parent %q of %s, want %q", seed, got, ref, want)
			}
			none := valuesOf(p, org.DimensionInput{Dimension: &color})[0] == ""
			if v := o.Values.Ints[i]; none != (v < 0) {
				t.Errorf("seed %d: got value %d of %s, none: %v", seed, v, ref, none)
			} else if v >= 0 {
				used[v] = true
			}
		}
		if slices.Contains(used, false) {
			t.Errorf("seed %d: nobody has some of the labels %v", seed, o.Labels)
		}
	}
}

func TestOutlineOfAnOpeningHasThePeopleBelowAtTheTop(t *testing.T) {
	f := org.NewFacts(0, org.OrganizationRecord{Name: "Small"}, nil, nil, nil, nil)
	f = apply(t, f, "2024-01-01",
		org.Hire{ID: "person/head", Name: "Head", Title: "Head"},
		org.SaveOpening{ID: "opening/lead", Title: "Lead", Manager: org.To("person/head")},
		org.Hire{ID: "person/ann", Name: "Ann", Title: "PM", Manager: "opening/lead", Location: "Lisbon"},
	)
	s := org.NewSnapshot(f, day("2024-06-01"))
	below, err := s.Outline(to("opening/lead"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(below.Refs.Strings, []string{"person/ann"}) || below.Parents.Ints[0] != -1 || below.Values.Ints[0] != -1 || len(below.Labels) != 0 {
		t.Errorf("got %+v, want Ann alone, without parent, value and labels", below)
	}
	all, err := s.Outline(nil, to(org.ByLocation))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(all.Parents.Ints, []int32{-1, 0}) || !slices.Equal(all.Values.Ints, []int32{-1, 0}) || !slices.Equal(all.Labels, []string{"Lisbon"}) {
		t.Errorf("got %+v, want Ann below Head past the open seat, and in Lisbon", all)
	}
	_, err = s.Outline(to("nobody"), nil)
	wantError(t, err, org.NotFound, "root")
	_, err = s.Outline(nil, to(org.Dimension("SHOE_SIZE")))
	wantError(t, err, org.Invalid, "color")
}
