package org

import (
	"fmt"
	"slices"
)

// LevelFilter selects by the level held. Whatever is set must hold together. Somebody without a level is
// selected by IsNull alone.
type LevelFilter struct {
	In      []string // LevelRefs; a title or an alias stands for every level that carries it
	AtLeast *string  // a LevelRef of one level: by rank on its ladder, by the lowest band on every other
	AtMost  *string  // a LevelRef of one level: by rank on its ladder, by the lowest band on every other
	IsNull  *bool
}

// atLeast reports whether a level is at another one or above: by rank on one ladder, by the lowest band across
// ladders.
func (e *levelEntry) atLeast(than *levelEntry) bool {
	if e.ladder == than.ladder {
		return e.Rank >= than.Rank
	}
	return e.Bands.Low >= than.Bands.Low
}

// compileLevel narrows the test to levels, tracks and ladders: all that depends on the level alone becomes one
// table by level.
func (c *filterCompiler) compileLevel(argument string, f *PersonFilter, t *placeTest) error {
	x := c.s.facts.ladders
	table := make([]bool, len(x.levels)+1) // the last is for nobody's level
	for i := range table {
		table[i] = true
	}
	none := len(x.levels)
	narrow := func(keep func(e *levelEntry) bool) {
		for i, e := range x.levels {
			table[i] = table[i] && keep(e)
		}
		table[none] = false
	}
	if l := f.Level; l != nil {
		if l.In != nil {
			if err := listed(argument+".level.in", len(l.In)); err != nil {
				return err
			}
			var in []*levelEntry
			for i, ref := range l.In {
				found := x.levelsNamed(ref, nil)
				if len(found) == 0 {
					return Errorf(NotFound, fmt.Sprintf("%s.level.in[%d]", argument, i), "no level has the id, code, title or alias %q", shorten(ref))
				}
				in = append(in, found...)
			}
			narrow(func(e *levelEntry) bool { return slices.Contains(in, e) })
		}
		if l.AtLeast != nil {
			low, err := x.oneLevel(argument+".level.atLeast", *l.AtLeast, nil)
			if err != nil {
				return err
			}
			narrow(func(e *levelEntry) bool { return e.atLeast(low) })
		}
		if l.AtMost != nil {
			high, err := x.oneLevel(argument+".level.atMost", *l.AtMost, nil)
			if err != nil {
				return err
			}
			narrow(func(e *levelEntry) bool { return high.atLeast(e) })
		}
		if l.IsNull != nil {
			if *l.IsNull {
				for i := range x.levels {
					table[i] = false
				}
			} else {
				table[none] = false
			}
		}
	}
	if f.Track != nil {
		for i, k := range f.Track {
			if k != TrackIndividualContributor && k != TrackManagement {
				return Errorf(Invalid, fmt.Sprintf("%s.track[%d]", argument, i), "%q is no kind of track", shorten(string(k)))
			}
		}
		narrow(func(e *levelEntry) bool { return slices.Contains(f.Track, e.track.Kind) })
	}
	if f.Ladder != nil {
		if err := listed(argument+".ladder", len(f.Ladder)); err != nil {
			return err
		}
		ladders := make([]*LadderRecord, len(f.Ladder))
		for i, id := range f.Ladder {
			if ladders[i] = c.s.facts.ladderByRef(id); ladders[i] == nil {
				return Errorf(NotFound, fmt.Sprintf("%s.ladder[%d]", argument, i), "no ladder has the id %q", shorten(id))
			}
		}
		narrow(func(e *levelEntry) bool { return slices.Contains(ladders, e.ladder) })
	}
	if slices.Contains(table, false) {
		s := c.s
		t.add(func(at int32) bool {
			if l := s.state[s.seats[at]].level; l >= 0 {
				return table[l]
			}
			return table[none]
		})
	}
	return nil
}
