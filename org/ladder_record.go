package org

// LadderRecord is the durable truth of one ladder: what its YAML file says. It is immutable
// once it is part of Facts. Ladders are not dated.
type LadderRecord struct {
	ID           string             `json:"id"` // ladder/KEY
	Name         string             `json:"name"`
	Source       string             `json:"source"`  // where the facts come from, for a reader
	Summary      string             `json:"summary"` // what the ladder is about, and what was inferred
	Tracks       []TrackRecord      `json:"tracks"`
	Competencies []CompetencyRecord `json:"competencies"`
	Levels       []LevelRecord      `json:"levels"` // by rank, lowest first
}

// TrackKind tells the individual contributor's line from the management line.
type TrackKind string

const (
	TrackIndividualContributor TrackKind = "INDIVIDUAL_CONTRIBUTOR"
	TrackManagement            TrackKind = "MANAGEMENT"
)

// TrackRecord is one line of advancement of a ladder. A track may have no level.
type TrackRecord struct {
	ID      string    `json:"id"` // track/LADDERKEY/KEY
	Name    string    `json:"name"`
	Summary string    `json:"summary"`
	Kind    TrackKind `json:"kind"`
}

// CompetencyRecord is one thing that a ladder's levels are described by.
type CompetencyRecord struct {
	ID      string `json:"id"` // competency/LADDERKEY/KEY
	Name    string `json:"name"`
	Summary string `json:"summary"`
}

// LevelRecord is one level of a ladder.
type LevelRecord struct {
	ID           string              `json:"id"` // level/LADDERKEY/CODE
	Code         string              `json:"code"`
	Title        string              `json:"title"`
	Aliases      []string            `json:"aliases"`
	Rank         int                 `json:"rank"`  // 1 is the ladder's lowest; levels parallel on two tracks may share a rank
	Bands        BandRange           `json:"bands"` // place on the seniority scale shared by all ladders
	Track        string              `json:"track"` // a track's ID, of the same ladder
	Summary      string              `json:"summary"`
	Experience   string              `json:"experience"` // years, where the source gives them, else ""
	Scope        []Scope             `json:"scope"`
	Mentors      []string            `json:"mentors"` // IDs of levels of this ladder that this one is expected to mentor
	Next         []string            `json:"next"`    // IDs of levels of this ladder: promotion, then moves across tracks
	Expectations []ExpectationRecord `json:"expectations"`
}

// BandRange is the lowest and the highest band that a level covers, 1 to 8:
// 1 associate, 2 product manager, 3 experienced product manager, 4 senior, 5 beyond senior,
// 6 director or principal, 7 vice president, 8 chief.
type BandRange struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// Overlaps reports whether two levels are equivalent in seniority.
func (b BandRange) Overlaps(c BandRange) bool { return b.Low <= c.High && c.Low <= b.High }

// Scope is a fact about a level's reach, such as team size or roadmap horizon.
type Scope struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// ExpectationRecord is what a level expects in one competency. A level without criteria for a
// competency has no ExpectationRecord for it.
type ExpectationRecord struct {
	Competency string            `json:"competency"` // a competency's ID, of the same ladder
	Criteria   []CriterionRecord `json:"criteria"`   // in the source's order
}

// CriterionRecord is one sentence of an expectation.
type CriterionRecord struct {
	ID   string `json:"id"` // criterion/LADDERKEY/LEVELCODE/COMPETENCYKEY-N, N counted from 1
	Text string `json:"text"`
}
