package org_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"rung/org"
)

func TestComparingLevelsSetsTheirCriteriaSideBySide(t *testing.T) {
	s := org.NewSnapshot(randomOrg(rand.New(rand.NewPCG(1, 1)), 10, false), day(today))
	rows := func(from, to string) (out []string) {
		c, err := s.CompareLevels(from, to)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range c.Rows() {
			out = append(out, fmt.Sprintf("%s %d %d", r.Competency.ID(), len(r.From), len(r.To)))
		}
		return append(out, fmt.Sprint(c.SameLadder(), c.BandsApart()))
	}
	if got, want := rows("L1", "L2"), []string{"competency/small/reach 0 1", "competency/small/craft 1 2", "true 2"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := rows("L2", "level/other/A"), []string{"competency/small/reach 1 0", "competency/small/craft 2 0", "competency/other/craft 0 0", "false -3"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	_, err := s.CompareLevels("L1", "L9")
	wantError(t, err, org.NotFound, "to")
	_, err = s.CompareLevels("Product Manager", "L1")
	wantError(t, err, org.Ambiguous, "from")
}
