package org

// Fold returns text as people compare it: without regard to case, accents and runs of white space.
func Fold(s string) string { return fold(s) }

// LevelsNamed returns the ids of every level that a reference names: an id; or a code, looked up in the ladder
// of the given id, then in the home ladder, then in all; or a title or an alias.
func (f *Facts) LevelsNamed(ref, ladder string) []string {
	found := f.ladders.levelsNamed(ref, f.ladders.byID[ladder])
	ids := make([]string, len(found))
	for i, e := range found {
		ids[i] = e.ID
	}
	return ids
}
