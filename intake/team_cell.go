package intake

import (
	"strconv"
	"strings"

	"rung/org"
)

// Export writes lists into one cell: entries are separated by ; and their parts by |. A team is written with the
// teams it is part of, "Growth < Product", and with its id in brackets where the name does not make it. A
// backslash stands before a character of these that belongs to a name.
const listSyntax = `\;|<()`

// membership is a team of a person.
type membership struct {
	team       string // id
	allocation float64
	role       string
	since      org.Date // NoDate: the first day
}

// mentor is somebody's mentor.
type mentor struct {
	id, toward string
	since      org.Date // NoDate: the effective day
}

// lead is a team's lead in the file.
type lead struct {
	seat  *seat
	since org.Date
}

func quoteList(s string) string {
	if !strings.ContainsAny(s, listSyntax) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(listSyntax, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func unquoteList(s string) string {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	quoted := false
	for _, r := range s {
		if r == '\\' && !quoted {
			quoted = true
			continue
		}
		b.WriteRune(r)
		quoted = false
	}
	return b.String()
}

// splitList takes a list apart where the separator is not quoted; the parts stay quoted.
func splitList(s string, separator rune) []string {
	var out []string
	begin, quoted := 0, false
	for i, r := range s {
		switch {
		case quoted:
			quoted = false
		case r == '\\':
			quoted = true
		case r == separator:
			out = append(out, strings.TrimSpace(s[begin:i]))
			begin = i + 1
		}
	}
	return append(out, strings.TrimSpace(s[begin:]))
}

// entries returns the parts of each entry of a cell.
func entries(cell string) [][]string {
	var out [][]string
	for _, e := range splitList(cell, ';') {
		if e != "" {
			out = append(out, splitList(e, '|'))
		}
	}
	return out
}

func part(entry []string, i int) string {
	if i >= len(entry) {
		return ""
	}
	return unquoteList(entry[i])
}

// readTeamCells reads the columns that list teams.
func (pl *planner) readTeamCells() {
	s := pl.sheet
	for _, t := range append(pl.teamRows[:len(pl.teamRows):len(pl.teamRows)], pl.seats...) {
		if cell := s.get(t.row, useTeams); cell != "" {
			t.membershipsSaid = true
			for _, e := range entries(cell) {
				m := membership{team: pl.teamPath(e[0], t, useTeams), allocation: 1, role: part(e, 2)}
				if m.team == "" {
					continue
				}
				if a := part(e, 1); a != "" {
					v, err := strconv.ParseFloat(a, 64)
					if err != nil || !(v > 0) || v > 1 {
						pl.fail(t.row.line, s.header(useTeams), string(org.InvalidChange), "the allocation %q is not a share over 0 and at most 1", shorten(a))
						continue
					}
					m.allocation = v
				}
				m.since = pl.listDate(part(e, 3), t, useTeams)
				t.memberships = append(t.memberships, m)
			}
		} else if s.has(useTeams) && pl.options.Blanks == Clear {
			t.membershipsSaid = true
		}
		for _, e := range entries(s.get(t.row, useLeads)) {
			team := pl.teamPath(e[0], t, useLeads)
			if team == "" {
				continue
			}
			if other, ok := pl.leads[team]; ok {
				pl.fail(t.row.line, s.header(useLeads), string(org.InvalidChange), "%s is led by %s already (line %d)", team, other.seat, other.seat.row.line)
				continue
			}
			pl.leads[team] = lead{t, pl.listDate(part(e, 1), t, useLeads)}
		}
	}
}

func (pl *planner) listDate(text string, t *seat, u use) org.Date {
	if text == "" {
		return org.NoDate
	}
	d, err := org.ParseDate(text)
	if err != nil {
		pl.fail(t.row.line, pl.sheet.header(u), string(org.BadDate), "%v", err)
	}
	return d
}

// teamPath reads a team with the teams that it is part of, and returns its id.
func (pl *planner) teamPath(path string, t *seat, u use) string {
	nodes := splitList(path, '<')
	parent := ""
	for i := len(nodes) - 1; i >= 0; i-- {
		name, id := nodes[i], ""
		if at := splitList(name, '('); len(at) > 1 && strings.HasSuffix(name, ")") && !strings.HasSuffix(name, `\)`) {
			id = unquoteList(strings.TrimSuffix(at[len(at)-1], ")"))
			name = strings.TrimSpace(name[:len(name)-len(at[len(at)-1])-1])
			name = strings.TrimSuffix(name, "(")
		}
		name = unquoteList(name)
		if name == "" {
			pl.fail(t.row.line, pl.sheet.header(u), string(org.InvalidChange), "%q names no team", shorten(path))
			return ""
		}
		key := strings.TrimPrefix(id, "team/")
		if id == "" {
			key = slug(name)
		}
		parent = pl.teamOf(key, name, parent, t, u)
		if pl.sheet.format == formatRung && i == len(nodes)-1 {
			pl.teams[parent].top = true
		}
	}
	return parent
}

// readMentors reads the column that lists the mentors of each row.
func (pl *planner) readMentors(d *directory) {
	s := pl.sheet
	for _, t := range pl.seats {
		cell := s.get(t.row, useMentors)
		t.mentorsSaid = cell != "" || s.has(useMentors) && pl.options.Blanks == Clear
		if t.opening || isNothing(cell) {
			continue
		}
		for _, e := range entries(cell) {
			who := part(e, 0)
			id := ""
			for _, k := range []refKind{byID, byNumber, byEmail, byName} {
				seats, known := d.find(k, who)
				switch {
				case len(seats) == 1 && !seats[0].opening:
					id = seats[0].id
				case len(seats) == 0 && len(known) == 1 && strings.HasPrefix(known[0], personPrefix):
					id = known[0]
				case len(seats) > 1:
					pl.fail(t.row.line, s.header(useMentors), string(org.AmbiguousRef), "%q is %d people: %s and %s; name the mentor by id", shorten(who), len(seats), seats[0], seats[1])
				}
				if id != "" || len(seats) > 1 {
					break
				}
			}
			if id == "" || id == t.id {
				pl.warn(t.row.line, s.header(useMentors), "UNKNOWN_MENTOR", "the mentor %q is neither in the file nor known; it was left out", shorten(who))
				continue
			}
			m := mentor{id: id, since: pl.listDate(part(e, 2), t, useMentors)}
			if toward := part(e, 1); toward != "" {
				found := pl.facts.LevelsNamed(toward, pl.options.Ladder)
				if len(found) != 1 {
					pl.warn(t.row.line, s.header(useMentors), string(org.UnknownLevel), "%q is not one level; it was left out", shorten(toward))
				} else {
					m.toward = found[0]
				}
			}
			t.mentors = append(t.mentors, m)
		}
	}
}
