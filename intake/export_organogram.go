package intake

import (
	"cmp"
	"slices"
	"strings"

	"rung/org"
)

// organogramHeader is that of the senior posts in the UK government's organogram data.
var organogramHeader = []string{
	"Post Unique Reference", "Name", "Grade (or equivalent)", "Job Title", "Job/Team Function", "Parent Department", "Organisation", "Unit",
	"Contact Phone", "Contact E-mail", "Reports to Senior Post", "Salary Cost of Reports (£)", "FTE", "Actual Pay Floor (£)",
	"Actual Pay Ceiling (£)", "Total Pay (£)", "Professional/Occupational Group", "Notes", "Valid?",
}

// exportOrganogram writes people and openings as posts: an opening is a vacant one, and who reports to nobody, or to
// somebody who is not there, reports to XX. Columns that an import kept as attributes are there again.
func exportOrganogram(out table, f *org.Facts, on org.Date) error {
	e := &exporter{f: f, on: on}
	if err := out.write(organogramHeader); err != nil {
		return err
	}
	record := make([]string, len(organogramHeader))
	post := func(cells map[string]string, lines []org.Line, memberships []org.Membership) error {
		line := map[use]string{}
		e.line(line, lines)
		cells["Reports to Senior Post"] = cmp.Or(shortID(line[useManagerID]), cells["Reports to Senior Post"], "XX")
		for _, m := range memberships {
			if t := f.Team(m.Team); m.On(on) && t != nil {
				cells["Unit"] = t.Name
				if above := f.Team(parentOf(t, on)); above != nil {
					cells["Parent Department"] = above.Name
				}
				break
			}
		}
		for i, column := range organogramHeader {
			record[i] = cells[column]
		}
		return out.write(record)
	}
	for p := range f.People() {
		if employment(p, on) == nil {
			continue
		}
		job := jobOn(p, on)
		cells := map[string]string{}
		for _, a := range p.Attributes {
			if slices.Contains(organogramHeader, a.Name) {
				cells[a.Name] = a.Value
			}
		}
		cells["Post Unique Reference"], cells["Name"], cells["Job Title"] = shortID(p.ID), p.Name, job.Title
		cells["Reports to Senior Post"] = p.UnresolvedManager
		cells["FTE"] = number(job.FTE)
		cells["Contact E-mail"] = cmp.Or(p.Email, cells["Contact E-mail"])
		cells["Grade (or equivalent)"] = cmp.Or(cells["Grade (or equivalent)"], e.grade(p.Levels))
		if err := post(cells, p.Lines, p.Memberships); err != nil {
			return err
		}
	}
	for o := range f.Openings() {
		if o.On(on) {
			cells := map[string]string{"Post Unique Reference": shortID(o.ID), "Name": "Vacant", "Job Title": o.Title, "Grade (or equivalent)": e.grade(o.Levels)}
			if err := post(cells, o.Lines, o.Memberships); err != nil {
				return err
			}
		}
	}
	return out.end()
}

// grade returns the code of the level that is held, of a ladder that is not the home ladder its whole id; or "".
func (e *exporter) grade(spells []org.LevelSpell) string {
	for _, l := range spells {
		if l.On(e.on) {
			home := "level/" + strings.TrimPrefix(e.f.Organization.HomeLadder, "ladder/") + "/"
			return strings.TrimPrefix(l.Level, home)
		}
	}
	return ""
}

// shortID returns an id without what it is of, as a file has it.
func shortID(id string) string {
	_, rest, ok := strings.Cut(id, "/")
	if !ok {
		return id
	}
	return rest
}
