package ladders

import (
	"fmt"
	"iter"
	"strings"

	"go.yaml.in/yaml/v4"

	"rung/org"
)

// level is a level being read, with what can be understood only when all levels are known.
type level struct {
	org.LevelRecord
	code, rank              *yaml.Node
	names                   []*yaml.Node // the title and the aliases
	mentors, next, criteria *yaml.Node
}

func (p *parser) readLevels(n *yaml.Node) {
	nodes := p.items(n, "levels")
	if n != nil && n.Kind == yaml.SequenceNode && len(nodes) == 0 {
		p.problem(n, "the ladder has no level; it needs at least one")
	}
	folded := map[string]*level{}
	for _, n := range nodes {
		l := p.level(n)
		p.levels = append(p.levels, l)
		if l.Code == "" {
			continue
		}
		if first, twice := folded[strings.ToLower(l.Code)]; !twice {
			folded[strings.ToLower(l.Code)] = l
			p.byCode[l.Code] = l
		} else if first.Code == l.Code {
			p.problem(l.code, "the level %q is there already, on line %d", l.Code, first.code.Line)
		} else {
			p.problem(l.code, "the level %q differs only by case from %q on line %d", l.Code, first.Code, first.code.Line)
			p.byCode[l.Code] = l
		}
	}
	for _, l := range p.levels {
		for _, name := range l.names {
			other := folded[strings.ToLower(strings.TrimSpace(name.Value))]
			if other != nil && !strings.EqualFold(other.Code, l.Code) {
				p.problem(name, "%q is the code of another level, on line %d", name.Value, other.code.Line)
			}
		}
	}
}

func (p *parser) level(n *yaml.Node) *level {
	f := p.mapping(n, "level", levelKeys, 4)
	l := &level{code: f["code"], rank: f["rank"], mentors: f["mentors"], next: f["next"], criteria: f["criteria"]}
	l.Code = p.code(f["code"], "code")
	l.ID = "level/" + p.ladderKey + "/" + l.Code
	l.Title = p.name(f["title"], "title")
	if l.Title != "" {
		l.names = append(l.names, f["title"])
	}
	l.Aliases = p.aliases(f["aliases"], l)
	l.Bands = p.bands(f["bands"])
	l.Track = p.track(f["track"])
	l.Summary = p.text(f["summary"], "summary", maxProse)
	l.Experience = p.name(f["experience"], "experience")
	l.Scope = p.scope(f["scope"])
	return l
}

func (p *parser) aliases(n *yaml.Node, l *level) []string {
	var aliases []string
	seen := map[string]bool{}
	for _, n := range p.items(n, "aliases") {
		alias := p.name(n, "alias")
		if alias == "" {
			continue
		}
		if folded := strings.ToLower(alias); seen[folded] {
			p.problem(n, "the alias %q is there already", alias)
		} else {
			seen[folded] = true
			aliases = append(aliases, alias)
			l.names = append(l.names, n)
		}
	}
	return aliases
}

func (p *parser) bands(n *yaml.Node) org.BandRange {
	if n == nil {
		return org.BandRange{}
	}
	f := p.mapping(n, "band range", bandKeys, 2)
	low, lowOK := p.band(f["low"], "low")
	high, highOK := p.band(f["high"], "high")
	if lowOK && highOK && low > high {
		p.problem(f["low"], "the lowest band, %d, is above the highest, %d", low, high)
	}
	return org.BandRange{Low: low, High: high}
}

func (p *parser) band(n *yaml.Node, what string) (int, bool) {
	band, ok := p.number(n, what)
	if ok && (band < lowestBand || band > highestBand) {
		p.problem(n, "the band %d is not one of %d to %d", band, lowestBand, highestBand)
		return 0, false
	}
	return band, ok
}

func (p *parser) track(n *yaml.Node) string {
	key := p.key(n, "track")
	if key == "" {
		return ""
	}
	if _, known := p.tracks[key]; !known {
		p.problem(n, "the ladder has no track %q", key)
	}
	return "track/" + p.ladderKey + "/" + key
}

func (p *parser) scope(n *yaml.Node) []org.Scope {
	var scope []org.Scope
	seen := map[string]bool{}
	for _, n := range p.items(n, "scope") {
		f := p.mapping(n, "scope fact", scopeKeys, 2)
		fact := org.Scope{Name: p.name(f["name"], "name"), Value: p.name(f["value"], "value")}
		if fact.Name != "" && seen[fact.Name] {
			p.problem(f["name"], "the scope fact %q is there already", fact.Name)
		}
		seen[fact.Name] = true
		scope = append(scope, fact)
	}
	return scope
}

// rankLevels gives each level its rank: one more than the level before it, unless the file says
// that it stands beside that level, on another track. Ranks have no gaps.
func (p *parser) rankLevels() {
	previous := 0
	beside := map[string]bool{} // the tracks of the levels of the previous rank
	for _, l := range p.levels {
		l.Rank = previous + 1
		if rank, ok := p.number(l.rank, "rank"); ok {
			switch {
			case rank == previous && previous > 0:
				l.Rank = rank
				if l.Track != "" && beside[l.Track] {
					p.problem(l.rank, "two levels of rank %d are on the same track; levels share a rank only across tracks", rank)
				}
			case rank == previous+1:
			case previous == 0:
				p.problem(l.rank, "the first level has rank 1, not %d", rank)
			default:
				p.problem(l.rank, "after a level of rank %d comes rank %d (beside it, on another track) or %d, not %d", previous, previous, previous+1, rank)
			}
		}
		if l.Rank > previous {
			clear(beside)
		}
		beside[l.Track] = true
		previous = l.Rank
	}
}

// refer reads what a level says about other levels and about competencies.
func (p *parser) refer(l *level) {
	for n, other := range p.references(l.mentors, "mentors") {
		l.Mentors = append(l.Mentors, other.ID)
		if other == l {
			p.problem(n, "the level %q mentors itself", l.Code)
		}
	}
	for n, other := range p.references(l.next, "next") {
		l.Next = append(l.Next, other.ID)
		switch {
		case other == l:
			p.problem(n, "the level %q has itself as next", l.Code)
		case other.Rank < l.Rank:
			p.problem(n, "the next level %q has rank %d, below the rank %d of %q", other.Code, other.Rank, l.Rank, l.Code)
		}
	}
	l.Expectations = p.expectations(l)
}

// references yields the levels that the list named refers to, without those that are problems.
func (p *parser) references(n *yaml.Node, list string) iter.Seq2[*yaml.Node, *level] {
	return func(yield func(*yaml.Node, *level) bool) {
		seen := map[*level]bool{}
		for _, n := range p.items(n, list) {
			code := p.code(n, list)
			if code == "" {
				continue
			}
			l := p.byCode[code]
			switch {
			case l == nil:
				p.problem(n, "the ladder has no level %q", code)
			case seen[l]:
				p.problem(n, "the level %q stands twice in %q", code, list)
			default:
				seen[l] = true
				if !yield(n, l) {
					return
				}
			}
		}
	}
}

func (p *parser) expectations(l *level) []org.ExpectationRecord {
	if l.criteria == nil {
		return nil
	}
	byCompetency := map[string]org.ExpectationRecord{}
	for _, entry := range p.entries(l.criteria, "criteria") {
		key := entry.key.Value
		if _, known := p.competencies[key]; !known {
			p.problem(entry.key, "the ladder has no competency %q", shorten(key))
		}
		e := org.ExpectationRecord{Competency: "competency/" + p.ladderKey + "/" + key}
		nodes := p.items(entry.value, key)
		if entry.value.Kind == yaml.SequenceNode && len(nodes) == 0 {
			p.problem(entry.value, "%q has no criterion; leave the competency out", shorten(key))
		}
		for i, n := range nodes {
			e.Criteria = append(e.Criteria, org.CriterionRecord{
				ID:   fmt.Sprintf("criterion/%s/%s/%s-%d", p.ladderKey, l.Code, key, i+1),
				Text: p.text(n, "criterion", maxProse),
			})
		}
		byCompetency[e.Competency] = e
	}
	var expectations []org.ExpectationRecord
	for _, c := range p.record.Competencies {
		if e, ok := byCompetency[c.ID]; ok {
			expectations = append(expectations, e)
		}
	}
	return expectations
}
