package org

import "math"

// spanClass is a range of direct reports, both ends included, that spans of control are sorted into.
type spanClass struct {
	label     string
	low, high int32 // high is math.MaxInt32 where there is no upper end
	onTarget  bool
}

// spanClasses are the classes of people managers, from the narrowest.
var spanClasses = []spanClass{
	{"1", 1, 1, false},
	{"2–3", 2, 3, false},
	{"4–7", 4, 7, false},
	{"8–12", 8, 12, true},
	{"13–16", 13, 16, false},
	{"17+", 17, math.MaxInt32, false},
}

// spanClassOf returns the index of the class that a number of direct reports is in; -1 for an individual
// contributor.
func spanClassOf(direct int32) int {
	for i, c := range spanClasses {
		if c.low <= direct && direct <= c.high {
			return i
		}
	}
	return -1
}
