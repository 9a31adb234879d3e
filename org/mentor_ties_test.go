package org_test

import (
	"slices"
	"testing"

	"rung/org"
)

func TestMatchesAlikeStandInOrderOfIdWhateverTheirSumsRoundTo(t *testing.T) {
	// Every factor known of either is worth a half; only of Zed's a time zone is among them.
	mentor := func(id, zone string) org.Hire {
		return org.Hire{ID: id, Name: id, Title: "Product Director", Level: "L3", Manager: "top", TimeZone: zone}
	}
	f := apply(t, empty(), "2024-01-01",
		org.Hire{ID: "top", Name: "Top"},
		org.Hire{ID: "s1", Name: "S1", Manager: "top"}, org.Hire{ID: "s2", Name: "S2", Manager: "s1"}, org.Hire{ID: "s3", Name: "S3", Manager: "s2"}, org.Hire{ID: "s4", Name: "S4", Manager: "s3"},
		org.Hire{ID: "mentee", Name: "Mentee", Manager: "s4", TimeZone: "Etc/GMT"}, org.Hire{ID: "else", Name: "Else"},
		mentor("amy", ""), mentor("zed", "Etc/GMT+4"),
		org.StartMentorship{Mentor: "amy", Mentee: "else"}, org.StartMentorship{Mentor: "zed", Mentee: "else"},
	)
	s := org.NewSnapshot(f, day("2024-06-01"))
	for i := range 60 {
		weights := &org.MentorWeights{Level: to(float64(i) / 10), Expected: to(0.0), Distance: to(0.3), TimeZone: to(0.7)}
		got, err := s.Mentors("L2", to("mentee"), nil, weights, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		var who []string
		for _, m := range got.Nodes() {
			who = append(who, m.Person().Ref())
			if m.Score() != 0.5 {
				t.Errorf("weight %d: score of %s: got %v, want 0.5", i, m.Person().Ref(), m.Score())
			}
		}
		if want := []string{"person/amy", "person/zed"}; !slices.Equal(who, want) {
			t.Errorf("weight %d: got %v, want %v", i, who, want)
		}
	}
}
