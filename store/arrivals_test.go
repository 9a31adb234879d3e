package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// Whatever the order in which things come and are looked for in between, each is found as in a map.
func TestArrivalsAreFoundInWhateverOrderTheyCome(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		var a arrivals[int]
		known := map[string]int{}
		for i := range 300 {
			n := i
			if seed%3 == 1 {
				n = r.IntN(200) // in disorder, and some twice
			} else if seed%3 == 2 {
				n = (i/50%2)*50 + i/100*100 + i%50 // in pages that overtake each other
			}
			id := fmt.Sprintf("person/%04d", n)
			a.add(id, i)
			known[id] = i
			look := fmt.Sprintf("person/%04d", r.IntN(320))
			got, ok := a.find(look)
			if want, there := known[look]; ok != there || ok && got != want {
				t.Fatalf("seed %d: %s is %d (%v), want %d (%v)", seed, look, got, ok, want, there)
			}
		}
		var want []int
		for _, id := range slices.Sorted(func(yield func(string) bool) {
			for id := range known {
				if !yield(id) {
					return
				}
			}
		}) {
			want = append(want, known[id])
		}
		if got := a.inOrder(); !slices.Equal(got, want) {
			t.Fatalf("seed %d: in order %v, want %v", seed, got, want)
		}
	}
}

func TestAttributesOfOneTextAreNotThoseOfTwo(t *testing.T) {
	a := NewAssembler()
	one, two := a.sharedAttributes([]string{"a:1\x00b:2"}), a.sharedAttributes([]string{"a:1", "b:2"})
	if len(one) != 1 || len(two) != 2 {
		t.Errorf("got %v and %v", one, two)
	}
}
