package ladders_test

import (
	"slices"
	"testing"

	"rung/ladders"
	"rung/org"
)

func builtin(t *testing.T) map[string]*org.LadderRecord {
	t.Helper()
	all, err := ladders.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*org.LadderRecord{}
	for _, l := range all {
		byID[l.ID] = l
	}
	return byID
}

func TestEveryCriterionOfTheSourceIsThere(t *testing.T) {
	all := builtin(t)
	for _, want := range []struct {
		ladder   string
		criteria []int // by level, lowest first
	}{
		{"abtion", []int{11, 18, 14, 6, 7, 8}},
		{"rookie-to-rockstar", []int{13, 21, 21, 22}},
		{"kalsey", []int{2, 7, 7, 7, 7, 4}},
		{"dual-track", []int{16, 19, 32}},
		{"six-levels", []int{4, 7, 6, 6, 4, 6}},
	} {
		l := all["ladder/"+want.ladder]
		if l == nil {
			t.Errorf("no ladder %s", want.ladder)
			continue
		}
		var got []int
		for _, level := range l.Levels {
			n := 0
			for _, e := range level.Expectations {
				n += len(e.Criteria)
			}
			got = append(got, n)
		}
		if !slices.Equal(got, want.criteria) {
			t.Errorf("%s: got %v criteria by level, want %v", want.ladder, got, want.criteria)
		}
	}
}
