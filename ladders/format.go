package ladders

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"rung/org"
)

// lineWidth is where Format begins a new line, in characters.
const lineWidth = 110

type fileLadder struct {
	ID           string           `yaml:"id"`
	Name         string           `yaml:"name"`
	Source       string           `yaml:"source,omitempty"`
	Summary      string           `yaml:"summary,omitempty"`
	Tracks       []fileTrack      `yaml:"tracks"`
	Competencies []fileCompetency `yaml:"competencies,omitempty"`
	Levels       []fileLevel      `yaml:"levels"`
}

type fileTrack struct {
	Key     string `yaml:"key"`
	Name    string `yaml:"name"`
	Kind    string `yaml:"kind"`
	Summary string `yaml:"summary,omitempty"`
}

type fileCompetency struct {
	Key     string `yaml:"key"`
	Name    string `yaml:"name"`
	Summary string `yaml:"summary,omitempty"`
}

type fileLevel struct {
	Code       string      `yaml:"code"`
	Title      string      `yaml:"title"`
	Aliases    []string    `yaml:"aliases,flow,omitempty"`
	Rank       int         `yaml:"rank,omitempty"`
	Track      string      `yaml:"track"`
	Bands      fileBands   `yaml:"bands,flow"`
	Summary    string      `yaml:"summary,omitempty"`
	Experience string      `yaml:"experience,omitempty"`
	Scope      []fileScope `yaml:"scope,omitempty"`
	Mentors    []string    `yaml:"mentors,flow,omitempty"`
	Next       []string    `yaml:"next,flow,omitempty"`
	Criteria   *yaml.Node  `yaml:"criteria,omitempty"`
}

type fileBands struct {
	Low  int `yaml:"low"`
	High int `yaml:"high"`
}

type fileScope struct {
	Name  string `yaml:"name"`
	Value string `yaml:"value"`
}

// Format writes a ladder as the text of a ladder file. Parse reads that text to an equal record.
// Comments of the file that the ladder was read from are not kept.
func Format(l *org.LadderRecord) ([]byte, error) {
	f := fileLadder{ID: key(l.ID), Name: l.Name, Source: l.Source, Summary: l.Summary}
	for _, t := range l.Tracks {
		f.Tracks = append(f.Tracks, fileTrack{key(t.ID), t.Name, kindName(t.Kind), t.Summary})
	}
	for _, c := range l.Competencies {
		f.Competencies = append(f.Competencies, fileCompetency{key(c.ID), c.Name, c.Summary})
	}
	previous := 0
	for i := range l.Levels {
		level := &l.Levels[i]
		f.Levels = append(f.Levels, formatLevel(level, previous))
		previous = level.Rank
	}
	return yaml.Dump(f, yaml.WithLineWidth(lineWidth))
}

// formatLevel leaves out the rank where it is the one that follows from the level before.
func formatLevel(l *org.LevelRecord, previous int) fileLevel {
	f := fileLevel{
		Code:       l.Code,
		Title:      l.Title,
		Aliases:    l.Aliases,
		Track:      key(l.Track),
		Bands:      fileBands(l.Bands),
		Summary:    l.Summary,
		Experience: l.Experience,
		Mentors:    keys(l.Mentors),
		Next:       keys(l.Next),
	}
	if l.Rank != previous+1 {
		f.Rank = l.Rank
	}
	for _, s := range l.Scope {
		f.Scope = append(f.Scope, fileScope(s))
	}
	if len(l.Expectations) > 0 {
		f.Criteria = &yaml.Node{Kind: yaml.MappingNode}
	}
	for _, e := range l.Expectations {
		criteria := &yaml.Node{Kind: yaml.SequenceNode}
		for _, c := range e.Criteria {
			criteria.Content = append(criteria.Content, text(c.Text))
		}
		f.Criteria.Content = append(f.Criteria.Content, text(key(e.Competency)), criteria)
	}
	return f
}

func text(s string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(s)
	return n
}

// key is the last part of an ID.
func key(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

func keys(ids []string) []string {
	var keys []string
	for _, id := range ids {
		keys = append(keys, key(id))
	}
	return keys
}

func kindName(kind org.TrackKind) string {
	for name, k := range trackKinds {
		if k == kind {
			return name
		}
	}
	return string(kind)
}
