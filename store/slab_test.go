package store

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Lists that are appended to in any order hold what was appended to each, and none writes into another's memory.
func TestListsOfASlabAreSeparate(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		var s slab[int]
		var got, want [10][]int
		which := 0
		for n := range 20_000 {
			if r.IntN(3) == 0 {
				which = r.IntN(len(got))
			}
			if r.IntN(50) == 0 { // begun anew
				got[which], want[which] = nil, nil
			}
			got[which], want[which] = s.append(got[which], n), append(want[which], n)
		}
		for i := range got {
			if !slices.Equal(got[i], want[i]) {
				t.Fatalf("seed %d: list %d differs", seed, i)
			}
			got[i] = append(got[i], -1)
		}
		for i := range got {
			if !slices.Equal(got[i][:len(want[i])], want[i]) {
				t.Fatalf("seed %d: list %d was written into", seed, i)
			}
		}
	}
}

func TestAListMadeInOneGoHasNoSpareCapacity(t *testing.T) {
	var s slab[int]
	s.append(nil, 0)
	s.append(nil, 0)
	s.append(nil, 0) // of a piece of four
	for len(s.piece) < 20 {
		s.append(nil, 0)
	}
	var list []int
	for n := range 5 {
		list = s.append(list, n)
	}
	if len(list) != 5 || cap(list) != 5 {
		t.Errorf("the list has length %d and capacity %d, want 5 of both", len(list), cap(list))
	}
}

func TestKeptTextsAreCopies(t *testing.T) {
	var s textSlab
	var kept []string
	buffer := make([]byte, 40)
	for n := range 5000 {
		for i := range buffer {
			buffer[i] = byte('a' + n%26)
		}
		kept = append(kept, s.keep(view(buffer[:n%40])))
	}
	for n, text := range kept {
		if want := strings.Repeat(string(rune('a'+n%26)), n%40); text != want {
			t.Fatalf("text %d is %q, want %q", n, text, want)
		}
	}
}
