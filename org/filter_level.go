package org

import (
	"fmt"
	"reflect"
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

// levelsAlone reports whether a filter asks for nothing but levels, tracks and ladders.
func (f *PersonFilter) levelsAlone() bool {
	rest := *f
	rest.Level, rest.Track, rest.Ladder = nil, nil, nil
	return reflect.ValueOf(rest).IsZero()
}

// compileLevel narrows the test to levels, tracks and ladders.
func (c *filterCompiler) compileLevel(argument string, f *PersonFilter, t *placeTest) error {
	table, err := c.levelTable(argument, f)
	if table != nil {
		c.holding(table, t)
	}
	return err
}

// levelTable returns all that depends on the level alone as a table by level number, the last of which is for nobody's;
// nil where that is all of them.
func (c *filterCompiler) levelTable(argument string, f *PersonFilter) ([]bool, error) {
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
				return nil, err
			}
			var in []*levelEntry
			for i, ref := range l.In {
				found := x.levelsNamed(ref, nil)
				if len(found) == 0 {
					return nil, Errorf(NotFound, fmt.Sprintf("%s.level.in[%d]", argument, i), "no level has the id, code, title or alias %q", shorten(ref))
				}
				in = append(in, found...)
			}
			narrow(func(e *levelEntry) bool { return slices.Contains(in, e) })
		}
		if l.AtLeast != nil {
			low, err := x.oneLevel(argument+".level.atLeast", *l.AtLeast, nil)
			if err != nil {
				return nil, err
			}
			narrow(func(e *levelEntry) bool { return e.atLeast(low) })
		}
		if l.AtMost != nil {
			high, err := x.oneLevel(argument+".level.atMost", *l.AtMost, nil)
			if err != nil {
				return nil, err
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
				return nil, Errorf(Invalid, fmt.Sprintf("%s.track[%d]", argument, i), "%q is no kind of track", shorten(string(k)))
			}
		}
		narrow(func(e *levelEntry) bool { return slices.Contains(f.Track, e.track.Kind) })
	}
	if f.Ladder != nil {
		if err := listed(argument+".ladder", len(f.Ladder)); err != nil {
			return nil, err
		}
		ladders := make([]*LadderRecord, len(f.Ladder))
		for i, id := range f.Ladder {
			if ladders[i] = c.s.facts.ladderByRef(id); ladders[i] == nil {
				return nil, Errorf(NotFound, fmt.Sprintf("%s.ladder[%d]", argument, i), "no ladder has the id %q", shorten(id))
			}
		}
		narrow(func(e *levelEntry) bool { return slices.Contains(ladders, e.ladder) })
	}
	if !slices.Contains(table, false) {
		return nil, nil
	}
	return table, nil
}

// merged returns two ascending lists as one. The caller must not change it.
func merged(a, b []int32) []int32 {
	if len(a) == 0 || len(b) == 0 {
		return append(a[:len(a):len(a)], b...)
	}
	out := make([]int32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// fewHolders is the part of everybody up to which the holders of levels are listed, and not looked for.
const fewHolders = 4

// holding narrows the test to who holds one of the levels of a table by level number, the last of which is for nobody's.
func (c *filterCompiler) holding(table []bool, t *placeTest) {
	s, none := c.s, len(table)-1
	holders := 0
	for l, in := range table[:none] {
		if in {
			holders += len(s.byLevel[l])
		}
	}
	holds := test{
		holds: func(at int32) bool {
			if l := s.level[at]; l >= 0 {
				return table[l]
			}
			return table[none]
		},
	}
	if !table[none] && holders <= len(s.seats)/fewHolders {
		var only []int32
		for l, in := range table[:none] {
			if in {
				only = merged(only, s.byLevel[l])
			}
		}
		t.listing(only, holds)
		return
	}
	t.tests = append(t.tests, holds)
}
