package org

import (
	"cmp"
	"slices"
	"strings"
)

// ladderIndex finds ladders, levels, tracks, competencies and criteria. It is immutable.
type ladderIndex struct {
	ladders      []*LadderRecord // in order of id
	byID         map[string]*LadderRecord
	home         *LadderRecord // nil where the home ladder does not exist
	levels       []*levelEntry // by ladder, home first, then by rank
	levelByID    map[string]*levelEntry
	byCode       map[string][]*levelEntry // folded code
	byTitle      map[string][]*levelEntry // title or alias, folded as a title
	tracks       map[string]*trackEntry
	competencies map[string]*competencyEntry
	criteria     map[string]*criterionEntry
	labelled     lazy[[]dimensionValue] // the levels by number, as values of a dimension
}

type levelEntry struct {
	*LevelRecord
	number int32 // place in ladderIndex.levels
	ladder *LadderRecord
	track  *trackEntry
}

type trackEntry struct {
	*TrackRecord
	ladder *LadderRecord
}

type competencyEntry struct {
	*CompetencyRecord
	ladder *LadderRecord
}

type criterionEntry struct {
	*CriterionRecord
	ladder *LadderRecord
}

func newLadderIndex(home string, ladders []*LadderRecord) *ladderIndex {
	x := &ladderIndex{
		ladders:      ladders,
		byID:         map[string]*LadderRecord{},
		levelByID:    map[string]*levelEntry{},
		byCode:       map[string][]*levelEntry{},
		byTitle:      map[string][]*levelEntry{},
		tracks:       map[string]*trackEntry{},
		competencies: map[string]*competencyEntry{},
		criteria:     map[string]*criterionEntry{},
	}
	for _, l := range ladders {
		x.byID[l.ID] = l
	}
	x.home = x.byID[home]
	ordered := slices.Clone(ladders)
	slices.SortFunc(ordered, func(a, b *LadderRecord) int {
		if a == x.home || b == x.home {
			return cmp.Compare(btoi(a != x.home), btoi(b != x.home))
		}
		return strings.Compare(a.ID, b.ID)
	})
	for _, l := range ordered {
		for i := range l.Tracks {
			x.tracks[l.Tracks[i].ID] = &trackEntry{&l.Tracks[i], l}
		}
		for i := range l.Competencies {
			x.competencies[l.Competencies[i].ID] = &competencyEntry{&l.Competencies[i], l}
		}
		levels := make([]*LevelRecord, len(l.Levels))
		for i := range l.Levels {
			levels[i] = &l.Levels[i]
		}
		slices.SortStableFunc(levels, func(a, b *LevelRecord) int { return cmp.Compare(a.Rank, b.Rank) })
		for _, r := range levels {
			track := x.tracks[r.Track]
			if track == nil { // a graph that somebody broke by hand
				track = &trackEntry{&TrackRecord{ID: r.Track, Kind: TrackIndividualContributor}, l}
				x.tracks[r.Track] = track
			}
			e := &levelEntry{r, int32(len(x.levels)), l, track}
			x.levels = append(x.levels, e)
			x.levelByID[r.ID] = e
			code := fold(r.Code)
			x.byCode[code] = append(x.byCode[code], e)
			for _, t := range append([]string{r.Title}, r.Aliases...) {
				if t = foldTitle(t); !slices.Contains(x.byTitle[t], e) {
					x.byTitle[t] = append(x.byTitle[t], e)
				}
			}
			for _, ex := range r.Expectations {
				for i := range ex.Criteria {
					x.criteria[ex.Criteria[i].ID] = &criterionEntry{&ex.Criteria[i], l}
				}
			}
		}
	}
	return x
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// levelsNamed returns every level that a reference names: an id; or a code, looked up in the preferred ladder
// and then in all; or a title or an alias.
func (x *ladderIndex) levelsNamed(ref string, preferred *LadderRecord) []*levelEntry {
	ref = bareRef(strings.TrimSpace(ref))
	if e := x.levelByID[ref]; e != nil {
		return []*levelEntry{e}
	}
	if byCode := x.byCode[fold(ref)]; len(byCode) > 0 {
		for _, ladder := range []*LadderRecord{preferred, x.home} {
			for _, e := range byCode {
				if ladder != nil && e.ladder == ladder {
					return []*levelEntry{e}
				}
			}
		}
		return byCode
	}
	return x.byTitle[foldTitle(ref)]
}

// oneLevel returns the level that a reference names, or an error NOT_FOUND, or AMBIGUOUS with the candidates.
func (x *ladderIndex) oneLevel(argument, ref string, preferred *LadderRecord) (*levelEntry, *Error) {
	found := x.levelsNamed(ref, preferred)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, Errorf(NotFound, argument, "no level has the id, code, title or alias %q", shorten(ref))
	}
	ids := make([]string, len(found))
	for i, e := range found {
		ids[i] = e.ID
	}
	return nil, Errorf(Ambiguous, argument, "%q names several levels: %s", shorten(ref), strings.Join(ids, ", "))
}

// shorten keeps what somebody sent from filling an error message.
func shorten(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
