package store

import (
	"cmp"
	"slices"
	"strings"

	"rung/org"
)

// ladderParts are the nodes and relationships of ladders, until all are known.
type ladderParts struct {
	ladders      map[string]*org.LadderRecord
	tracks       map[string]*org.TrackRecord
	competencies map[string]*org.CompetencyRecord
	levels       map[string]*org.LevelRecord
	criteria     map[string]*org.CriterionRecord
	edges        map[string][]ladderEdge // by type
}

type ladderEdge struct {
	source, target string
	order          int
}

func newLadderParts() ladderParts {
	return ladderParts{
		ladders:      map[string]*org.LadderRecord{},
		tracks:       map[string]*org.TrackRecord{},
		competencies: map[string]*org.CompetencyRecord{},
		levels:       map[string]*org.LevelRecord{},
		criteria:     map[string]*org.CriterionRecord{},
		edges:        map[string][]ladderEdge{},
	}
}

func (l *ladderParts) node(label, id string, p Properties, kept *textSlab) {
	id = kept.keep(id)
	text := func(name string) string { return kept.keep(p.Get(name).Text()) }
	switch label {
	case Ladder:
		l.ladders[id] = &org.LadderRecord{ID: id, Name: text("name"), Source: text("source"), Summary: text("summary")}
	case Track:
		t := &org.TrackRecord{ID: id, Name: text("name"), Summary: text("summary"), Kind: org.TrackKind(text("kind"))}
		if t.Kind != org.TrackManagement {
			t.Kind = org.TrackIndividualContributor
		}
		l.tracks[id] = t
	case Competency:
		l.competencies[id] = &org.CompetencyRecord{ID: id, Name: text("name"), Summary: text("summary")}
	case Criterion:
		l.criteria[id] = &org.CriterionRecord{ID: id, Text: text("text")}
	case Level:
		r := &org.LevelRecord{
			ID: id, Code: text("code"), Title: text("title"), Rank: p.Get("rank").Int(),
			Bands:   org.BandRange{Low: p.Get("bandLow").Int(), High: p.Get("bandHigh").Int()},
			Summary: text("summary"), Experience: text("experience"),
		}
		for _, s := range p.Get("aliases").List() {
			r.Aliases = append(r.Aliases, kept.keep(s))
		}
		for _, s := range p.Get("scope").List() {
			name, value := splitPair(kept.keep(s))
			r.Scope = append(r.Scope, org.Scope{Name: name, Value: value})
		}
		l.levels[id] = r
	}
}

func (l *ladderParts) relationship(typ, source, target string, p Properties, kept *textSlab) {
	switch typ {
	case Of, On, Next, MentorsLevel, At, For:
		typ = kept.keep(typ)
		l.edges[typ] = append(l.edges[typ], ladderEdge{kept.keep(source), kept.keep(target), p.Get("order").Int()})
	}
}

// inOrder returns the edges of a type by their order, then by id.
func (l *ladderParts) inOrder(typ string) []ladderEdge {
	edges := l.edges[typ]
	slices.SortFunc(edges, func(a, b ladderEdge) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target))
	})
	return edges
}

// records puts the parts together. What belongs to no ladder is left out with a warning; a level whose track
// is gone belongs to the ladder that its id names.
func (l *ladderParts) records(warn func(kind, example string)) []*org.LadderRecord {
	trackLadder := map[string]string{}
	for _, e := range l.inOrder(Of) {
		ladder := l.ladders[e.target]
		if ladder == nil {
			warn("belongs to no ladder, and is left out", e.source)
			continue
		}
		if t := l.tracks[e.source]; t != nil && trackLadder[t.ID] == "" {
			ladder.Tracks = append(ladder.Tracks, *t)
			trackLadder[t.ID] = ladder.ID
		} else if c := l.competencies[e.source]; c != nil {
			ladder.Competencies = append(ladder.Competencies, *c)
			delete(l.competencies, c.ID)
		}
	}
	l.relateLevels()

	placed := map[string]bool{}
	place := func(r *org.LevelRecord, track, ladder string) {
		if l.ladders[ladder] == nil || placed[r.ID] {
			return
		}
		placed[r.ID] = true
		r.Track = track
		l.ladders[ladder].Levels = append(l.ladders[ladder].Levels, *r)
	}
	for _, e := range l.inOrder(On) {
		if r := l.levels[e.source]; r != nil {
			ladder := trackLadder[e.target]
			if ladder == "" {
				ladder = ladderOfLevel(r.ID)
			}
			place(r, e.target, ladder)
		}
	}
	for _, r := range sortedByID(l.levels) {
		place(r, "", ladderOfLevel(r.ID))
		if !placed[r.ID] {
			warn("belongs to no ladder, and is left out", r.ID)
		}
	}
	ladders := sortedByID(l.ladders)
	for _, r := range ladders {
		slices.SortStableFunc(r.Levels, func(a, b org.LevelRecord) int { return cmp.Compare(a.Rank, b.Rank) })
	}
	return ladders
}

func (l *ladderParts) relateLevels() {
	for _, e := range l.inOrder(Next) {
		if r := l.levels[e.source]; r != nil {
			r.Next = append(r.Next, e.target)
		}
	}
	for _, e := range l.inOrder(MentorsLevel) {
		if r := l.levels[e.source]; r != nil {
			r.Mentors = append(r.Mentors, e.target)
		}
	}
	competency := map[string]string{} // of a criterion
	for _, e := range l.inOrder(For) {
		competency[e.source] = e.target
	}
	for _, e := range l.inOrder(At) {
		level, criterion, c := l.levels[e.target], l.criteria[e.source], competency[e.source]
		if level == nil || criterion == nil || c == "" {
			continue
		}
		i := slices.IndexFunc(level.Expectations, func(x org.ExpectationRecord) bool { return x.Competency == c })
		if i < 0 {
			i = len(level.Expectations)
			level.Expectations = append(level.Expectations, org.ExpectationRecord{Competency: c})
		}
		level.Expectations[i].Criteria = append(level.Expectations[i].Criteria, *criterion)
	}
}

// ladderOfLevel returns the ladder that a level's id names: level/abtion/L4 is of ladder/abtion.
func ladderOfLevel(id string) string {
	rest, ok := strings.CutPrefix(id, "level/")
	key, _, found := strings.Cut(rest, "/")
	if !ok || !found {
		return ""
	}
	return "ladder/" + key
}
