package ladders

import (
	"embed"
	"fmt"

	"rung/org"
)

// Home is the key of the ladder that a bare "L4" means, until an organization chooses another.
const Home = "abtion"

//go:embed *.yaml
var files embed.FS

var builtin = []string{Home, "rookie-to-rockstar", "kalsey", "dual-track", "six-levels"}

// Builtin returns the ladders that come with Rung, the home ladder first. Each call reads them
// anew, in a few milliseconds, so that a caller may keep what it gets.
func Builtin() ([]*org.LadderRecord, error) {
	var ladders []*org.LadderRecord
	for _, name := range builtin {
		file := name + ".yaml"
		text, err := files.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("built-in ladder: %w", err)
		}
		ladder, problems := Parse(file, text)
		if len(problems) > 0 {
			return nil, fmt.Errorf("built-in ladder: %w", problems)
		}
		ladders = append(ladders, ladder)
	}
	return ladders, nil
}
