package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/org"
)

// maxGrades is how many grades without a level a report names.
const maxGrades = 20

// place finds the level of every seat: by the column of levels, by what the options say of a grade, by a grade or a job
// code that names exactly one level of the ladder, or by a job title that does.
func (pl *planner) place() {
	s := pl.sheet
	grades := map[string]string{}
	for _, g := range pl.options.Grades {
		grades[org.Fold(g.Grade)] = g.Level
	}
	guess := !s.has(useLevel) && len(grades) == 0
	placed, ambiguous, line := 0, 0, 0
	without := gradesWithout{at: map[string]int{}}
	for _, t := range pl.seats {
		if text := s.get(t.row, useLevel); text != "" {
			pl.levelOf(t, text, grades)
		}
		for _, c := range s.all(useGrade) {
			grade := t.row.cell(c.index)
			if t.level != "" || grade == "" {
				continue
			}
			if level, ok := grades[org.Fold(grade)]; ok {
				t.level = level
			} else if level := pl.graded(grade); level != "" {
				t.level = level
				t.withoutAttribute(c.header)
			} else {
				without.add(grade, t.row.line, c.header)
			}
		}
		if !guess || t.title == "" || t.level != "" {
			continue
		}
		switch found := pl.titled(t.title); len(found) {
		case 0:
		case 1:
			t.level, t.levelGuessed = found[0], true
			placed++
		default:
			ambiguous++
			if line == 0 {
				line = t.row.line
			}
		}
	}
	if ambiguous > 0 {
		pl.note(line, s.header(useTitle), "AMBIGUOUS_TITLE", "titles that name several levels each, and place nobody: %d; a column level or the option grades would place them", ambiguous)
	}
	if len(without.grades) > 0 {
		pl.note(without.line, without.column, "GRADE_WITHOUT_LEVEL", "grades that no level is known for: %s; the option grades would give them one", without)
	}
	if placed > 0 {
		pl.note(s.rows[0].line, s.header(useTitle), "LEVEL_BY_TITLE", "titles that name exactly one level: %d; whoever is new and has one is placed there", placed)
	}
}

// graded returns the level that a grade is by itself: an id, or what names exactly one level of the ladder; else "".
func (pl *planner) graded(grade string) string {
	if levelRecord(pl.facts, grade) != nil {
		return grade
	}
	if found := ofLadder(pl.facts.LevelsNamed(grade, pl.ladder()), pl.ladder()); len(found) == 1 {
		return found[0]
	}
	return ""
}

// gradesWithout are the grades of a file that give nobody a level, in the order in which they come.
type gradesWithout struct {
	grades []string
	counts []int
	at     map[string]int
	line   int // of the first
	column string
}

func (g *gradesWithout) add(grade string, line int, column string) {
	i, known := g.at[grade]
	if !known {
		if len(g.grades) == 0 {
			g.line, g.column = line, column
		}
		i = len(g.grades)
		g.at[grade] = i
		g.grades, g.counts = append(g.grades, grade), append(g.counts, 0)
	}
	g.counts[i]++
}

// String names them with how many people each has.
func (g gradesWithout) String() string {
	var parts []string
	for i, grade := range g.grades[:min(len(g.grades), maxGrades)] {
		parts = append(parts, fmt.Sprintf("%s (%d)", shorten(grade), g.counts[i]))
	}
	if more := len(g.grades) - maxGrades; more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(parts, ", ")
}

// ladder returns the id of the ladder whose levels the file means.
func (pl *planner) ladder() string {
	return cmp.Or(pl.options.Ladder, pl.facts.Organization.HomeLadder)
}

// levelOf resolves a cell of the column of levels.
func (pl *planner) levelOf(t *seat, text string, grades map[string]string) {
	if level, ok := grades[org.Fold(text)]; ok {
		t.level = level
		return
	}
	found := pl.facts.LevelsNamed(text, pl.options.Ladder)
	if len(found) > 1 {
		for _, ladder := range []string{pl.options.Ladder, pl.facts.Organization.HomeLadder} {
			if here := ofLadder(found, ladder); len(here) > 0 {
				found = here
				break
			}
		}
	}
	header := pl.sheet.header(useLevel)
	switch {
	case len(found) == 1:
		t.level = found[0]
	case len(found) == 0:
		pl.warn(t.row.line, header, string(org.UnknownLevel), "%q is no level of any ladder; it is kept as an attribute", shorten(text))
		t.attribute(header, text)
	default:
		pl.warn(t.row.line, header, string(org.AmbiguousRef), "%q names several levels: %s; it is kept as an attribute", shorten(text), strings.Join(found, ", "))
		t.attribute(header, text)
	}
}

// titled returns the levels of the ladder at hand that have a title or an alias.
func (pl *planner) titled(title string) []string {
	if found, ok := pl.titles[title]; ok {
		return found
	}
	ladder := pl.ladder()
	var found []string
	for _, id := range ofLadder(pl.facts.LevelsNamed(title, ladder), ladder) {
		if l := levelRecord(pl.facts, id); l != nil && l.ID != title && org.Fold(l.Code) != org.Fold(title) {
			found = append(found, id)
		}
	}
	pl.titles[title] = found
	return found
}

// ofLadder keeps the levels of one ladder.
func ofLadder(levels []string, ladder string) []string {
	prefix := "level/" + strings.TrimPrefix(ladder, "ladder/") + "/"
	return slices.DeleteFunc(slices.Clone(levels), func(id string) bool { return !strings.HasPrefix(id, prefix) })
}

func levelRecord(f *org.Facts, id string) *org.LevelRecord {
	for _, l := range f.Ladders() {
		for i := range l.Levels {
			if l.Levels[i].ID == id {
				return &l.Levels[i]
			}
		}
	}
	return nil
}
