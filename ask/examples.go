package ask

import (
	"slices"
	"strings"

	"rung/org"
)

// pickExamples chooses a name for each slot from the organization, the commonest where there are several, for the
// questions that are suggested.
func (n *Names) pickExamples(s *org.Snapshot) {
	counts := map[slot]map[string]int{aLevel: {}, aGroup: {}, aPlace: {}, aTeam: {}}
	manages := map[string]bool{}
	for p := range n.facts.People() {
		for _, l := range p.Lines {
			if l.Until == org.Forever {
				manages[l.To] = true
			}
		}
	}
	n.examples = map[slot]string{aNumber: "12", aDuration: "two years", aPeriod: "this year", aDay: "2025-01-01", aBy: "level and track"}
	for p := range n.facts.People() {
		if len(p.Employments) == 0 || p.Employments[len(p.Employments)-1].Until != org.Forever {
			continue
		}
		if k := len(p.Jobs); k > 0 && p.Jobs[k-1].Location != "" {
			counts[aPlace][p.Jobs[k-1].Location]++
		}
		if k := len(p.Memberships); k > 0 && p.Memberships[k-1].Until == org.Forever {
			counts[aTeam][p.Memberships[k-1].Team]++
		}
		reports := len(p.Lines) > 0 && p.Lines[len(p.Lines)-1].Until == org.Forever
		if k := len(p.Levels); k > 0 && p.Levels[k-1].Until == org.Forever {
			level := p.Levels[k-1].Level
			counts[aLevel][level]++
			if manages[p.ID] {
				counts[aGroup][level]++
			}
			if l := n.levelOf(level); n.examples[aPerson] == "" && reports && l != nil && len(l.Next) > 0 && n.alone(s, p) {
				n.examples[aPerson] = p.Name
				continue
			}
		}
		if n.examples[other] == "" && reports && manages[p.ID] && n.alone(s, p) {
			n.examples[other] = p.Name
		}
	}
	if n.examples[aPerson] == "" {
		n.examples[aPerson] = n.examples[other]
	}
	if level := n.commonest(counts[aLevel]); level != nil {
		n.examples[aLevel] = level.Code
		if len(level.Next) > 0 {
			if next := n.levelOf(level.Next[0]); next != nil {
				n.examples[level2] = next.Code
			}
		}
		n.examples[aGroup] = level.Title + "s"
	}
	if level := n.commonest(counts[aGroup]); level != nil {
		n.examples[aGroup] = level.Title + "s"
	}
	n.examples[aPlace] = most(counts[aPlace])
	if t := n.facts.Team(most(counts[aTeam])); t != nil {
		n.examples[aTeam] = t.Name
	}
	for _, l := range n.facts.Ladders() {
		if l.ID != n.facts.Organization.HomeLadder && (n.examples[aLadder] == "" || len(l.Name) < len(n.examples[aLadder])) && len(n.ladders(l.Name)) == 1 {
			n.examples[aLadder] = l.Name
		}
	}
}

// alone reports whether somebody's name means nobody else. It is asked of few, since it searches.
func (n *Names) alone(s *org.Snapshot, p *org.PersonRecord) bool {
	if n.asked++; n.asked > 100 {
		return false
	}
	found := people(s, p.Name)
	return len(found) == 1 && found[0].Ref() == p.ID
}

// commonest returns the level on the home ladder that is counted most often; on any where none is.
func (n *Names) commonest(counts map[string]int) *org.LevelRecord {
	home := map[string]int{}
	for id, k := range counts {
		if ladderOf(id) == n.facts.Organization.HomeLadder {
			home[id] = k
		}
	}
	if len(home) > 0 {
		counts = home
	}
	return n.levelOf(most(counts))
}

// most returns what is counted most often, and of several the first.
func most(counts map[string]int) string {
	best := ""
	for one, k := range counts {
		if best == "" || k > counts[best] || k == counts[best] && one < best {
			best = one
		}
	}
	return best
}

// filled returns an example with the organization's names in its slots; false where one has none.
func (n *Names) filled(example string, s *org.Snapshot) (string, bool) {
	n.once.Do(func() { n.pickExamples(s) })
	for name, value := range n.examples {
		if value != "" {
			example = strings.ReplaceAll(example, "{"+string(name)+"}", value)
		}
	}
	return example, !strings.Contains(example, "{")
}

// nearest returns the examples that share the most words with a question.
func (n *Names) nearest(q []token, s *org.Snapshot) []string {
	type scored struct {
		example string
		score   int
	}
	var all []scored
	has := wordsIn(q)
	for i := range rules {
		example, ok := n.filled(rules[i].example, s)
		if !ok {
			continue
		}
		score := 0
		for _, t := range tokens(rules[i].example) {
			if len(t.folded) > 2 && slices.ContainsFunc(t.means, func(w word) bool { return has[w] }) {
				score += 2
				if fillers[t.folded] || t.folded == "who" || t.folded == "what" || t.folded == "how" {
					score--
				}
			}
		}
		all = append(all, scored{example, score})
	}
	slices.SortStableFunc(all, func(a, b scored) int { return b.score - a.score })
	var out []string
	for _, one := range all {
		if len(out) < maxSuggestions && !slices.Contains(out, one.example) {
			out = append(out, one.example)
		}
	}
	return out
}
