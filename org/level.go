package org

import "slices"

// Ladder is a ladder, with the people of a snapshot on it. Ladders themselves are not dated.
type Ladder struct {
	s *Snapshot
	r *LadderRecord
}

// Track is one line of advancement of a ladder.
type Track struct {
	s *Snapshot
	e *trackEntry
}

// Level is one level of a ladder.
type Level struct {
	s *Snapshot
	e *levelEntry
}

// Competency is one thing that a ladder's levels are described by.
type Competency struct {
	s *Snapshot
	e *competencyEntry
}

// Criterion is one sentence of an expectation.
type Criterion struct {
	s *Snapshot
	e *criterionEntry
}

// HomeLadder returns the ladder that a bare "L4" means; an error INTERNAL where somebody removed it by hand.
func (s *Snapshot) HomeLadder() (Ladder, error) {
	if h := s.facts.ladders.home; h != nil {
		return Ladder{s, h}, nil
	}
	return Ladder{}, Errorf(Internal, "", "the home ladder %q does not exist", s.facts.Organization.HomeLadder)
}

// Ladders returns all ladders, in order of id.
func (s *Snapshot) Ladders() []Ladder {
	out := make([]Ladder, len(s.facts.ladders.ladders))
	for i, r := range s.facts.ladders.ladders {
		out[i] = Ladder{s, r}
	}
	return out
}

// Ladder returns the ladder of an id; false where there is none.
func (s *Snapshot) Ladder(id string) (Ladder, bool) {
	r := s.facts.ladderByRef(id)
	return Ladder{s, r}, r != nil
}

// Level returns the level that a reference names; false where none does, an error AMBIGUOUS where several do.
func (s *Snapshot) Level(ref string) (*Level, error) {
	e, err := s.facts.ladders.oneLevel("ref", ref, nil)
	if err != nil {
		if err.Code == NotFound {
			return nil, nil
		}
		return nil, err
	}
	return &Level{s, e}, nil
}

func (s *Snapshot) levelNumbered(n int32) (Level, bool) {
	if n < 0 {
		return Level{}, false
	}
	return Level{s, s.facts.ladders.levels[n]}, true
}

// ID returns the id, unique per moment.
func (l Ladder) ID() string { return l.r.ID + l.s.suffix }

// Name returns the ladder's name.
func (l Ladder) Name() string { return l.r.Name }

// Source returns where its facts come from.
func (l Ladder) Source() string { return l.r.Source }

// Summary returns what it is about, and what was inferred.
func (l Ladder) Summary() string { return l.r.Summary }

// Tracks returns the tracks, in the file's order.
func (l Ladder) Tracks() []Track {
	out := make([]Track, len(l.r.Tracks))
	for i := range l.r.Tracks {
		out[i] = Track{l.s, l.s.facts.ladders.tracks[l.r.Tracks[i].ID]}
	}
	return out
}

// levelEntries returns the ladder's levels by rank.
func (x *ladderIndex) levelsOf(r *LadderRecord) []*levelEntry {
	from := slices.IndexFunc(x.levels, func(e *levelEntry) bool { return e.ladder == r })
	if from < 0 {
		return nil
	}
	return x.levels[from : from+len(r.Levels)]
}

// Levels returns the levels by rank.
func (l Ladder) Levels() []Level { return l.s.levels(l.s.facts.ladders.levelsOf(l.r)) }

func (s *Snapshot) levels(entries []*levelEntry) []Level {
	out := make([]Level, len(entries))
	for i, e := range entries {
		out[i] = Level{s, e}
	}
	return out
}

// Competencies returns the competencies, in the file's order.
func (l Ladder) Competencies() []Competency {
	out := make([]Competency, len(l.r.Competencies))
	for i := range l.r.Competencies {
		out[i] = Competency{l.s, l.s.facts.ladders.competencies[l.r.Competencies[i].ID]}
	}
	return out
}

func (s *Snapshot) headcountAt(levels []*levelEntry) int {
	n := 0
	for _, e := range levels {
		n += len(s.byLevel[e.number])
	}
	return n
}

// Headcount returns the people on the ladder.
func (l Ladder) Headcount() int { return l.s.headcountAt(l.s.facts.ladders.levelsOf(l.r)) }

// ID returns the id, unique per moment.
func (t Track) ID() string { return t.e.ID + t.s.suffix }

// Name returns the track's name.
func (t Track) Name() string { return t.e.Name }

// Summary returns what the track is for.
func (t Track) Summary() string { return t.e.Summary }

// Kind tells the individual contributor's line from the management line.
func (t Track) Kind() TrackKind { return t.e.Kind }

// Ladder returns the ladder.
func (t Track) Ladder() Ladder { return Ladder{t.s, t.e.ladder} }

func (t Track) entries() []*levelEntry {
	var out []*levelEntry
	for _, e := range t.s.facts.ladders.levelsOf(t.e.ladder) {
		if e.track == t.e {
			out = append(out, e)
		}
	}
	return out
}

// Levels returns the track's levels by rank; there may be none.
func (t Track) Levels() []Level { return t.s.levels(t.entries()) }

// Headcount returns the people on the track.
func (t Track) Headcount() int { return t.s.headcountAt(t.entries()) }

// ID returns the id, unique per moment.
func (c Competency) ID() string { return c.e.ID + c.s.suffix }

// Name returns the competency's name.
func (c Competency) Name() string { return c.e.Name }

// Summary returns what the competency is.
func (c Competency) Summary() string { return c.e.Summary }

// Ladder returns the ladder.
func (c Competency) Ladder() Ladder { return Ladder{c.s, c.e.ladder} }

// ID returns the id, unique per moment.
func (c Criterion) ID() string { return c.e.ID + c.s.suffix }

// Text returns the sentence.
func (c Criterion) Text() string { return c.e.Text }

// ID returns the id, unique per moment.
func (l Level) ID() string { return l.e.ID + l.s.suffix }

// Ref returns the id without the moment.
func (l Level) Ref() string { return l.e.ID }

// Code returns the level's short name on its ladder, such as L4.
func (l Level) Code() string { return l.e.Code }

// Title returns the title that goes with the level.
func (l Level) Title() string { return l.e.Title }

// Aliases returns other spellings of the title.
func (l Level) Aliases() []string { return l.e.Aliases }

// Rank returns the place on the ladder; 1 is the lowest.
func (l Level) Rank() int { return l.e.Rank }

// Bands returns the lowest and the highest band covered.
func (l Level) Bands() BandRange { return l.e.Bands }

// Ladder returns the ladder.
func (l Level) Ladder() Ladder { return Ladder{l.s, l.e.ladder} }

// Track returns the track.
func (l Level) Track() Track { return Track{l.s, l.e.track} }

// Summary returns what the level is.
func (l Level) Summary() string { return l.e.Summary }

// Experience returns the years of experience, where the source gives them.
func (l Level) Experience() (string, bool) { return known(l.e.Experience) }

// Scope returns the level's reach, where the source gives it.
func (l Level) Scope() []Scope { return l.e.Scope }

// Expectation is what a level expects in one competency.
type Expectation struct {
	s     *Snapshot
	level *levelEntry
	r     *ExpectationRecord
}

// Competency returns the competency.
func (x Expectation) Competency() Competency {
	return Competency{x.s, x.s.facts.ladders.competencies[x.r.Competency]}
}

// Level returns the level.
func (x Expectation) Level() Level { return Level{x.s, x.level} }

// Criteria returns the criteria, in the ladder's order.
func (x Expectation) Criteria() []Criterion {
	out := make([]Criterion, len(x.r.Criteria))
	for i := range x.r.Criteria {
		out[i] = Criterion{x.s, x.s.facts.ladders.criteria[x.r.Criteria[i].ID]}
	}
	return out
}

// Expectations returns what the level expects, in the order of the ladder's competencies, or only in one
// competency; NOT_FOUND where that does not exist.
func (l Level) Expectations(competency *string) ([]Expectation, error) {
	only := ""
	if competency != nil {
		c := l.s.facts.ladders.competencies[bareRef(*competency)]
		if c == nil {
			return nil, Errorf(NotFound, "competency", "no competency has the id %q", shorten(*competency))
		}
		only = c.ID
	}
	var out []Expectation
	for _, c := range l.e.ladder.Competencies {
		if only != "" && c.ID != only {
			continue
		}
		if r := l.e.expectation(c.ID); r != nil {
			out = append(out, Expectation{l.s, l.e, r})
		}
	}
	return out, nil
}

// expectation returns what the level expects in a competency, or nil.
func (e *levelEntry) expectation(competency string) *ExpectationRecord {
	for i := range e.LevelRecord.Expectations {
		if e.LevelRecord.Expectations[i].Competency == competency {
			return &e.LevelRecord.Expectations[i]
		}
	}
	return nil
}

func (l Level) named(ids []string) []Level {
	var out []Level
	for _, id := range ids {
		if e := l.s.facts.ladders.levelByID[id]; e != nil {
			out = append(out, Level{l.s, e})
		}
	}
	return out
}

// Mentors returns the levels that this one is expected to mentor.
func (l Level) Mentors() []Level { return l.named(l.e.Mentors) }

// Next returns the promotion first, then moves across tracks.
func (l Level) Next() []Level { return l.named(l.e.Next) }

// Previous returns the levels that this one is a next step of, by rank.
func (l Level) Previous() []Level {
	var out []Level
	for _, e := range l.s.facts.ladders.levelsOf(l.e.ladder) {
		if slices.Contains(e.Next, l.e.ID) {
			out = append(out, Level{l.s, e})
		}
	}
	return out
}

// Equivalents returns the levels of other tracks and ladders whose bands overlap this one's.
func (l Level) Equivalents() []Level {
	var out []Level
	for _, e := range l.s.facts.ladders.levels {
		if e.track != l.e.track && e.Bands.Overlaps(l.e.Bands) {
			out = append(out, Level{l.s, e})
		}
	}
	return out
}

// People returns the first people at the level, in order of id; LIMIT past 1,000.
func (l Level) People(first *int32) ([]Person, error) {
	n, err := pageSize("first", first, 50)
	if err != nil {
		return nil, err
	}
	all := l.s.peopleAt(l.s.byLevel[l.e.number])
	return all[:min(n, len(all))], nil
}

// Headcount returns the people at the level.
func (l Level) Headcount() int { return len(l.s.byLevel[l.e.number]) }
