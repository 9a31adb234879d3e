package org

// Landing is where people would land on another ladder.
type Landing struct {
	Ladder       Ladder
	Rows         []LandingRow // by the level held: home ladder first, then by rank
	Unplaced     int          // people whose level has no counterpart on the ladder
	WithoutLevel int          // people without a level
}

// LandingRow is the people who go from one level to another.
type LandingRow struct {
	s      *Snapshot
	from   *levelEntry
	to     *levelEntry // nil for the unplaced
	places []int32
}

// Landing puts the selected people, or everybody, on another ladder: on the level whose bands hold the low end
// of their own level's; of several on one of the same kind of track, then the lowest. Who is on the ladder
// already stays where they are. NOT_FOUND where the ladder does not exist.
func (s *Snapshot) Landing(ladder string, where *PersonFilter) (*Landing, error) {
	l, ok := s.Ladder(ladder)
	if !ok {
		return nil, Errorf(NotFound, "ladder", "no ladder has the id %q", shorten(ladder))
	}
	selected, err := s.selectPeople("where", where)
	if err != nil {
		return nil, err
	}
	out := &Landing{Ladder: l}
	byLevel := make([][]int32, len(s.facts.ladders.levels))
	for _, at := range selected {
		if n := s.level[at]; n >= 0 {
			byLevel[n] = append(byLevel[n], at)
		} else {
			out.WithoutLevel++
		}
	}
	for n, places := range byLevel {
		if len(places) == 0 {
			continue
		}
		from := s.facts.ladders.levels[n]
		to := s.facts.ladders.landOn(from, l.r)
		if to == nil {
			out.Unplaced += len(places)
		}
		out.Rows = append(out.Rows, LandingRow{s, from, to, places})
	}
	return out, nil
}

// landOn returns the level of a ladder that somebody at a level lands on; nil where the ladder has a gap there.
func (x *ladderIndex) landOn(from *levelEntry, ladder *LadderRecord) *levelEntry {
	if from.ladder == ladder {
		return from
	}
	var best *levelEntry
	for _, e := range x.levelsOf(ladder) { // by rank, so that the first of a kind is the lowest
		if from.Bands.Low < e.Bands.Low || e.Bands.High < from.Bands.Low {
			continue
		}
		if best == nil || best.track.Kind != from.track.Kind && e.track.Kind == from.track.Kind {
			best = e
		}
	}
	return best
}

// From returns the level held.
func (r LandingRow) From() Level { return Level{r.s, r.from} }

// To returns the level of the other ladder; false for the unplaced.
func (r LandingRow) To() (Level, bool) { return Level{r.s, r.to}, r.to != nil }

// Headcount returns the people.
func (r LandingRow) Headcount() int { return len(r.places) }

// People returns the first people, in order of id; LIMIT past 1,000.
func (r LandingRow) People(first *int32) ([]Person, error) {
	n, err := pageSize("first", first, 50)
	if err != nil {
		return nil, err
	}
	all := r.s.peopleAt(r.places)
	return all[:min(n, len(all))], nil
}
