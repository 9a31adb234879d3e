package ladders

import (
	"go.yaml.in/yaml/v4"

	"rung/org"
)

// The keys of each mapping in a ladder file, those that must be there first. ladder.schema.json
// says the same.
var (
	ladderKeys     = []string{"id", "name", "tracks", "levels", "source", "summary", "competencies"}
	trackKeys      = []string{"key", "name", "kind", "summary"}
	competencyKeys = []string{"key", "name", "summary"}
	levelKeys      = []string{"code", "title", "track", "bands", "aliases", "rank", "summary", "experience", "scope", "mentors", "next", "criteria"}
	bandKeys       = []string{"low", "high"}
	scopeKeys      = []string{"name", "value"}
)

var trackKinds = map[string]org.TrackKind{
	"individual-contributor": org.TrackIndividualContributor,
	"management":             org.TrackManagement,
}

const lowestBand, highestBand = 1, 8

// Parse reads a ladder file; file is its name, for the problems. A file with any problem gives no
// ladder, and every problem is reported: after a syntax error only that one, because the rest of
// the text means nothing then. Expectations come in the order of the ladder's competencies.
func Parse(file string, text []byte) (*org.LadderRecord, Problems) {
	p := parser{
		reader:       reader{file: file},
		tracks:       map[string]int{},
		competencies: map[string]int{},
		byCode:       map[string]*level{},
	}
	if root := p.document(text); root != nil {
		p.ladder(root)
	}
	if len(p.problems) > 0 {
		p.problems.sort()
		return nil, p.problems
	}
	return &p.record, nil
}

type parser struct {
	reader
	record       org.LadderRecord
	ladderKey    string
	tracks       map[string]int // the line on which each key stands
	competencies map[string]int
	levels       []*level          // in the order of the file
	byCode       map[string]*level // by the code exactly as written
}

func (p *parser) ladder(root *yaml.Node) {
	f := p.mapping(root, "ladder file", ladderKeys, 4)
	p.ladderKey = p.key(f["id"], "id")
	p.record.ID = "ladder/" + p.ladderKey
	p.record.Name = p.name(f["name"], "name")
	p.record.Source = p.text(f["source"], "source", maxProse)
	p.record.Summary = p.text(f["summary"], "summary", maxProse)
	p.readTracks(f["tracks"])
	p.readCompetencies(f["competencies"])
	p.readLevels(f["levels"])
	p.rankLevels()
	for _, l := range p.levels {
		p.refer(l)
		p.record.Levels = append(p.record.Levels, l.LevelRecord)
	}
}

func (p *parser) readTracks(n *yaml.Node) {
	nodes := p.items(n, "tracks")
	if n != nil && n.Kind == yaml.SequenceNode && len(nodes) == 0 {
		p.problem(n, "the ladder has no track; it needs at least one")
	}
	for _, n := range nodes {
		f := p.mapping(n, "track", trackKeys, 3)
		t := org.TrackRecord{
			Name:    p.name(f["name"], "name"),
			Summary: p.text(f["summary"], "summary", maxProse),
			Kind:    p.trackKind(f["kind"]),
		}
		key := p.uniqueKey(f["key"], "track", p.tracks)
		t.ID = "track/" + p.ladderKey + "/" + key
		p.record.Tracks = append(p.record.Tracks, t)
	}
}

func (p *parser) trackKind(n *yaml.Node) org.TrackKind {
	text := p.name(n, "kind")
	kind, ok := trackKinds[text]
	if text != "" && !ok {
		p.problem(n, "a track's kind is individual-contributor or management, not %q", shorten(text))
	}
	return kind
}

func (p *parser) readCompetencies(n *yaml.Node) {
	for _, n := range p.items(n, "competencies") {
		f := p.mapping(n, "competency", competencyKeys, 2)
		c := org.CompetencyRecord{
			Name:    p.name(f["name"], "name"),
			Summary: p.text(f["summary"], "summary", maxProse),
		}
		key := p.uniqueKey(f["key"], "competency", p.competencies)
		c.ID = "competency/" + p.ladderKey + "/" + key
		p.record.Competencies = append(p.record.Competencies, c)
	}
}

// uniqueKey reads the key of a track or competency and remembers it in seen.
func (p *parser) uniqueKey(n *yaml.Node, what string, seen map[string]int) string {
	key := p.key(n, "key")
	if key == "" {
		return ""
	}
	if line, twice := seen[key]; twice {
		p.problem(n, "the %s %q is there already, on line %d", what, key, line)
		return key
	}
	seen[key] = n.Line
	return key
}
