package sample

import (
	"regexp"
	"testing"
)

func TestNamesMakeAddressesOfPlainLettersThatDiffer(t *testing.T) {
	plain := regexp.MustCompile(`^[a-z]+$`)
	n := newNamer(newDice(1, 1), 0)
	for what, lists := range map[string][][]string{"given": n.given, "family": n.families} {
		seen := map[string]string{}
		for _, list := range lists {
			for _, name := range list {
				s := slug(name, "-")
				if !plain.MatchString(s) {
					t.Errorf("the %s name %s becomes %q", what, name, s)
				}
				if other := seen[s]; other != "" {
					t.Errorf("the %s names %s and %s look alike", what, name, other)
				}
				seen[s] = name
			}
		}
	}
	if len(n.given)*len(n.families) == 0 {
		t.Error("there are no names")
	}
}

func TestThereAreNamesForAMillionAndAHalf(t *testing.T) {
	n := newNamer(newDice(1, 1), 0)
	given, families := 0, 0
	for i := range cultures {
		given += len(n.given[i])
		families += len(n.families[i])
	}
	if got := given * families * (1 + len(initials)); got < 3_000_000 {
		t.Errorf("there are %d names, want twice as many as a million people and their leavers need", got)
	}
	seen := map[string]bool{}
	for range 20_000 {
		name := n.next()
		if seen[name] {
			t.Fatalf("%s is given twice", name)
		}
		seen[name] = true
	}
}
