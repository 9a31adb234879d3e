package ask_test

import (
	"slices"
	"strings"
	"testing"

	"rung/ask"
)

// TestATextIsCompletedToQuestionsThatAreUnderstood types questions letter by letter.
func TestATextIsCompletedToQuestionsThatAreUnderstood(t *testing.T) {
	s := tidewell(t)
	n := ask.NewNames(s.Facts())
	for typed, want := range map[string]string{
		"":                                      "what is wrong with the org chart",
		"who can me":                            "who can mentor toward L4",
		"who can mentor tow":                    "who can mentor toward L4",
		"who can mentor toward L":               "who can mentor toward L6",
		"who can mentor toward Sta":             "who can mentor toward Staff PM",
		"who can mentor Amos Z":                 "who can mentor Amos Zahiri toward L4",
		"mentors for amos z":                    "mentors for Amos Zahiri",
		"span of Prod":                          "span of Product Directors",
		"span of control of Linh":               "span of control of Linh Vương",
		"who reports to Linh V":                 "who reports to Linh Vương",
		"everyone under Meil":                   "everyone under Meiling Ruan",
		"who leads Che":                         "who leads Checkout",
		"headcount by loc":                      "headcount by location",
		"headcount by l":                        "headcount by level and track",
		"what does L6 correspond to on the Kal": "what does L6 correspond to on the Kalsey ladder",
		"where would our PMs land on Six":       "where would our PMs land on Six Levels of Product Management",
		"list L3s in Cop":                       "list L3s in Copenhagen",
		"who works in Vanc":                     "who works in Vancouver",
		"how are Amos Zahiri and Aoi S":         "how are Amos Zahiri and Aoi Shiradani connected",
	} {
		got, err := ask.Complete(n, s, typed, 8)
		if err != nil || !slices.Contains(got, want) {
			t.Errorf("%q: got %q, %v; want %q among them", typed, got, err, want)
		}
	}
	for _, whole := range []string{"who can mentor toward L4", "span of Product Directors", "who reports to Linh Vuong", "headcount by level and track in Copenhagen", "xyzzy plugh"} {
		for i := range whole {
			got, err := ask.Complete(n, s, whole[:i], 5)
			if err != nil || len(got) > 5 {
				t.Fatalf("%q: got %q, %v", whole[:i], got, err)
			}
			for _, one := range got {
				if a, err := ask.Interpret(n, s, one); err != nil || a.Restated == "" {
					t.Errorf("%q is completed to %q, which is not understood", whole[:i], one)
				}
			}
		}
	}
	if _, err := ask.Complete(n, s, strings.Repeat("who ", 200), 8); err == nil {
		t.Error("a text without end is completed")
	}
}
