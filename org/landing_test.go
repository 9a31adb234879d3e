package org_test

import (
	"testing"

	"rung/org"
)

func TestLandingPutsPeopleOnTheLevelWhoseBandsHoldTheLowEndOfTheirOwn(t *testing.T) {
	want := map[string]string{ // of the small ladder on the other one
		"level/small/L1": "level/other/A", // band 2 of 1–3
		"level/small/L2": "level/other/B", // band 4 of two levels: the one of the same kind of track
		"level/small/L3": "",              // band 6 is a gap
	}
	unplaced := 0
	someOrgs(func(seed uint64, s *org.Snapshot) {
		l, err := s.Landing("other", nil)
		if err != nil {
			t.Fatal(err)
		}
		sum, none := 0, 0
		for _, r := range l.Rows {
			to, ok := r.To()
			wanted, known := want[r.From().Ref()]
			if !known {
				wanted = r.From().Ref() // who is on the ladder stays
			}
			if ok != (wanted != "") || ok && to.Ref() != wanted {
				t.Errorf("%s lands on %v, want %q", r.From().Ref(), ok, wanted)
			}
			if !ok {
				none += r.Headcount()
			}
			people, err := r.People(new(int32(1000)))
			if err != nil || len(people) != r.Headcount() || len(people) != r.From().Headcount() {
				t.Errorf("row %s: %d people, headcount %d, %v", r.From().Ref(), len(people), r.Headcount(), err)
			}
			sum += r.Headcount()
		}
		if none != l.Unplaced || sum+l.WithoutLevel != s.Headcount() {
			t.Errorf("seed %d: %d in rows, %d unplaced (want %d), %d without level of %d", seed, sum, l.Unplaced, none, l.WithoutLevel, s.Headcount())
		}
		unplaced += none
	})
	if unplaced == 0 {
		t.Error("nobody was unplaced: nothing was tried")
	}
	s := org.NewSnapshot(company(t), day("2024-02-01"))
	_, err := s.Landing("nowhere", nil)
	wantError(t, err, org.NotFound, "ladder")
}
