package org

// LevelComparison sets two levels side by side.
type LevelComparison struct{ From, To Level }

// ComparisonRow is what the two levels expect in one competency; a level that expects nothing there has none.
type ComparisonRow struct {
	Competency Competency
	From, To   []Criterion
}

// CompareLevels compares two levels of one ladder or of two; NOT_FOUND or AMBIGUOUS where a reference does not
// name one level.
func (s *Snapshot) CompareLevels(from, to string) (*LevelComparison, error) {
	a, err := s.facts.ladders.oneLevel("from", from, nil)
	if err != nil {
		return nil, err
	}
	b, err := s.facts.ladders.oneLevel("to", to, nil)
	if err != nil {
		return nil, err
	}
	return &LevelComparison{From: Level{s, a}, To: Level{s, b}}, nil
}

// SameLadder reports whether both levels are on one ladder.
func (c LevelComparison) SameLadder() bool { return c.From.e.ladder == c.To.e.ladder }

// BandsApart returns how many bands the second level begins above the first; negative where it is below.
func (c LevelComparison) BandsApart() int { return c.To.e.Bands.Low - c.From.e.Bands.Low }

// Rows returns one row per competency, in the ladder's order. Two ladders have no competency in common, so that
// the rows of the first level's ladder stand first, each with one side empty.
func (c LevelComparison) Rows() []ComparisonRow {
	ladders := []*LadderRecord{c.From.e.ladder}
	if !c.SameLadder() {
		ladders = append(ladders, c.To.e.ladder)
	}
	var out []ComparisonRow
	for _, l := range ladders {
		for i := range l.Competencies {
			id := l.Competencies[i].ID
			out = append(out, ComparisonRow{
				Competency: Competency{c.From.s, c.From.s.facts.ladders.competencies[id]},
				From:       c.From.criteria(id),
				To:         c.To.criteria(id),
			})
		}
	}
	return out
}

// criteria returns what the level expects in a competency, in the source's order.
func (l Level) criteria(competency string) []Criterion {
	r := l.e.expectation(competency)
	if r == nil {
		return nil
	}
	return Expectation{l.s, l.e, r}.Criteria()
}
