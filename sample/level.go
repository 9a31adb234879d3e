package sample

// place is what the generator needs to know of a level: the title that goes with it and its place on the
// scale of bands. A test compares the table with the ladders that come with Rung.
type place struct {
	title   string
	low     int // the lowest band
	manages bool
}

var places = map[string]place{
	"level/abtion/L1":               {"Associate Product Manager", 1, false},
	"level/abtion/L2":               {"Product Manager", 2, false},
	"level/abtion/L3":               {"Product Manager", 3, false},
	"level/abtion/L4":               {"Senior Product Manager", 4, false},
	"level/abtion/L5":               {"Senior Product Manager", 5, false},
	"level/abtion/L6":               {"Product Director", 6, true},
	"level/rookie-to-rockstar/APM":  {"Associate Product Manager", 1, false},
	"level/rookie-to-rockstar/PM":   {"Product Manager", 2, false},
	"level/rookie-to-rockstar/SPM":  {"Senior Product Manager", 4, false},
	"level/rookie-to-rockstar/PRIN": {"Principal Product Manager", 6, false},
	"level/kalsey/SPM":              {"Senior Product Manager", 4, false},
	"level/kalsey/PD":               {"Product Director", 6, true},
	"level/kalsey/VP":               {"VP of Product", 7, true},
	"level/kalsey/CPO":              {"Chief Product Officer", 8, true},
	"level/dual-track/PM1":          {"PM1", 1, false},
	"level/dual-track/SPM":          {"Senior PM", 4, false},
	"level/dual-track/STAFF":        {"Staff PM", 5, false},
	"level/six-levels/APM":          {"Associate Product Manager", 1, false},
	"level/six-levels/PM":           {"Product Manager", 2, false},
	"level/six-levels/SPM":          {"Senior Product Manager", 4, false},
	"level/six-levels/DIR":          {"Director of Product Management", 6, true},
	"level/six-levels/VP":           {"Vice President of Product Management", 7, true},
}

// levelBelow returns the level that a person of this level came from, or "".
func levelBelow(level string) string {
	for _, career := range careers {
		for i, l := range career[1:] {
			if l == level {
				return career[i]
			}
		}
	}
	return ""
}
