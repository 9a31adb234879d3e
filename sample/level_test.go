package sample

import (
	"testing"

	"rung/ladders"
	"rung/org"
)

func TestThePlacesAreThoseOfTheLadders(t *testing.T) {
	builtin, err := ladders.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, ladder := range builtin {
		kinds := map[string]org.TrackKind{}
		for _, track := range ladder.Tracks {
			kinds[track.ID] = track.Kind
		}
		for _, l := range ladder.Levels {
			have, ok := places[l.ID]
			if !ok {
				continue
			}
			found++
			if want := (place{l.Title, l.Bands.Low, kinds[l.Track] == org.TrackManagement}); have != want {
				t.Errorf("%s: the generator says %+v, the ladder %+v", l.ID, have, want)
			}
		}
	}
	if found != len(places) {
		t.Errorf("%d of %d places are levels of the ladders", found, len(places))
	}
	for _, career := range careers {
		for _, level := range career {
			if _, ok := places[level]; !ok {
				t.Errorf("%s is in a career, but has no place", level)
			}
		}
	}
}
