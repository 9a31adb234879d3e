package intake

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"rung/org"
)

// exportColumns are the columns that an export always has, in order.
var exportColumns = []struct {
	header string
	use    use
}{
	{"Kind", useKind},
	{"ID", useID},
	{"Employee number", useEmployeeNumber},
	{"Name", useName},
	{"Email", useEmail},
	{"Title", useTitle},
	{"Manager ID", useManagerID},
	{"Reports since", useReportsSince},
	{"Unresolved manager", useUnresolved},
	{"Dotted manager IDs", useDotted},
	{"Level", useLevel},
	{"Level since", useLevelSince},
	{"Start date", useStartDate},
	{"End date", useEndDate},
	{"Recorded since", useRecordedSince},
	{"Teams", useTeams},
	{"Leads", useLeads},
	{"Location", useLocation},
	{"Time zone", useTimeZone},
	{"FTE", useFTE},
	{"Mentoring open", useMentoringOpen},
	{"Mentoring capacity", useMentoringPlaces},
	{"Mentors", useMentors},
	{"Target date", useTargetDate},
}

// attributePrefix stands before the header of an attribute that is called like one of these columns.
const attributePrefix = "Attribute: "

// attributeHeader returns the header of an attribute's column.
func attributeHeader(name string) string {
	if strings.HasPrefix(name, attributePrefix) || slices.ContainsFunc(exportColumns, func(c struct {
		header string
		use    use
	}) bool {
		return c.header == name
	}) {
		return attributePrefix + name
	}
	return name
}

// exportedColumns reads the header of an export: beside its own columns, every other is an attribute by its very name.
func exportedColumns(header []string) []column {
	columns := make([]column, len(header))
	taken := map[use]bool{}
	for i, h := range header {
		h = unescape(h)
		c := column{index: i, header: strings.TrimPrefix(h, attributePrefix), key: normalize(h), use: useAttribute}
		for _, e := range exportColumns {
			if strings.TrimSpace(h) == e.header && !taken[e.use] {
				c.use, taken[e.use] = e.use, true
			}
		}
		if strings.TrimSpace(h) == "" {
			c.use = ""
		}
		columns[i] = c
	}
	return columns
}

// isKindTeam recognizes a row of an export that only says that a team is there.
func isKindTeam(s *sheet, r row) bool {
	return s.format == formatRung && s.get(r, useKind) == "team"
}

// ExportFormat is a kind of file that Export writes.
type ExportFormat string

const (
	ExportCSV  ExportFormat = "csv"
	ExportXLSX ExportFormat = "xlsx"
	ExportJSON ExportFormat = "json"
	// ExportOrganogram is the UK government's CSV of posts. It has no room for dates, dotted lines, mentors, further
	// teams and attributes.
	ExportOrganogram ExportFormat = "organogram"
)

// Export writes the organization as of a day, one row for each person and opening in order of id, and one for each team
// that none of these names. Importing it into an empty store gives the same organization of that day; importing it where
// it came from changes nothing; of an organogram that is true of what it has room for. Cells that a spreadsheet would
// take for a formula begin with an apostrophe, which the import takes off. The cost is linear in the number of people
// there ever were. It fails where w does, and with LIMIT where a spreadsheet has no room for a cell or a row.
func Export(w io.Writer, f *org.Facts, on org.Date, format ExportFormat) error {
	var err error
	switch format {
	case ExportXLSX:
		err = exportAll(newXLSXTable(w), f, on)
	case ExportJSON:
		err = exportAll(newJSONTable(w), f, on)
	case ExportOrganogram:
		err = exportOrganogram(newCSVTable(w), f, on)
	default:
		err = exportAll(newCSVTable(w), f, on)
	}
	if err != nil {
		return fmt.Errorf("write the export: %w", err)
	}
	return nil
}

// table takes the rows of an export, the header first.
type table interface {
	write(cells []string) error
	end() error
}

func exportAll(out table, f *org.Facts, on org.Date) error {
	e := &exporter{f: f, on: on, mentors: map[string][]string{}, leads: map[string][]string{}, named: map[string]bool{}}
	names, led := columnOrder{known: map[string]bool{}}, map[string]bool{}
	for p := range f.People() {
		if employment(p, on) == nil {
			continue
		}
		names.add(p.Attributes)
		for _, l := range p.Leads {
			if l.On(on) && !led[l.Team] && f.Team(l.Team) != nil {
				led[l.Team] = true
				e.leads[p.ID] = append(e.leads[p.ID], entry(e.team(l.Team), l.Since.String()))
			}
		}
		for _, m := range p.Mentees {
			if m.On(on) {
				e.mentors[m.Mentee] = append(e.mentors[m.Mentee], entry(p.ID, m.Toward, m.Since.String()))
			}
		}
	}
	place := make(map[string]int, len(names.names))
	for i, name := range names.names {
		place[name] = len(exportColumns) + i
	}

	header := make([]string, 0, len(exportColumns)+len(names.names))
	for _, c := range exportColumns {
		header = append(header, c.header)
	}
	for _, name := range names.names {
		header = append(header, attributeHeader(name))
	}
	if err := out.write(header); err != nil {
		return err
	}
	record := make([]string, len(header))
	write := func(cells map[use]string, attributes []org.Attribute) error {
		clear(record)
		for i, c := range exportColumns {
			record[i] = cells[c.use]
		}
		for _, a := range attributes {
			record[place[a.Name]] = a.Value
		}
		return out.write(record)
	}
	for p := range f.People() {
		if spell := employment(p, on); spell != nil {
			if err := write(e.person(p, spell), p.Attributes); err != nil {
				return err
			}
		}
	}
	for o := range f.Openings() {
		if o.On(on) {
			if err := write(e.opening(o), nil); err != nil {
				return err
			}
		}
	}
	for _, t := range f.Teams() {
		if !e.named[t.ID] {
			if err := write(map[use]string{useKind: "team", useID: t.ID, useName: t.Name, useTeams: e.team(t.ID)}, nil); err != nil {
				return err
			}
		}
	}
	return out.end()
}

type exporter struct {
	f       *org.Facts
	on      org.Date
	mentors map[string][]string // by mentee
	leads   map[string][]string // by person; a team has one lead, and of several the first in order of id
	named   map[string]bool     // teams written in a row so far
}

// columnOrder puts the names of attributes in one order for everybody, in which each person's stand as they came
// wherever two people do not have them the other way round.
type columnOrder struct {
	names []string
	known map[string]bool
}

func (o *columnOrder) add(attributes []org.Attribute) {
	for i, a := range attributes {
		if o.known[a.Name] {
			continue
		}
		at := len(o.names)
		if i > 0 {
			at = slices.Index(o.names, attributes[i-1].Name) + 1
		} else if next := slices.IndexFunc(attributes, func(a org.Attribute) bool { return o.known[a.Name] }); next > 0 {
			at = slices.Index(o.names, attributes[next].Name)
		}
		o.names, o.known[a.Name] = slices.Insert(o.names, at, a.Name), true
	}
}

// entry joins the parts of one entry of a list, without the blank ones at the end.
func entry(parts ...string) string {
	for len(parts) > 1 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	for i := 1; i < len(parts); i++ {
		parts[i] = quoteList(parts[i])
	}
	return strings.Join(parts, " | ")
}

func (e *exporter) person(p *org.PersonRecord, spell *org.Employment) map[use]string {
	job := jobOn(p, e.on)
	c := map[use]string{
		useKind: "person", useID: p.ID, useEmployeeNumber: p.EmployeeNumber, useName: p.Name, useEmail: p.Email,
		useTitle: job.Title, useLocation: job.Location, useTimeZone: job.TimeZone, useFTE: number(job.FTE),
		useUnresolved: p.UnresolvedManager, useStartDate: spell.StartDate.String(), useEndDate: spell.EndDate().String(),
	}
	if spell.StartDate != spell.Since {
		c[useStartDate], c[useRecordedSince] = "", spell.Since.String()
	}
	e.line(c, p.Lines)
	var dotted []string
	for _, l := range p.DottedLines {
		if l.On(e.on) {
			dotted = append(dotted, l.To)
		}
	}
	slices.Sort(dotted)
	c[useDotted] = strings.Join(slices.Compact(dotted), ";")
	for _, l := range p.Levels {
		if l.On(e.on) {
			c[useLevel], c[useLevelSince] = l.Level, l.Since.String()
		}
	}
	var teams []string
	for _, m := range p.Memberships {
		if m.On(e.on) && e.f.Team(m.Team) != nil {
			since := ""
			if m.Since != spell.Since {
				since = m.Since.String()
			}
			allocation := ""
			if m.Allocation != 1 || m.Role != "" {
				allocation = number(m.Allocation)
			}
			teams = append(teams, entry(e.team(m.Team), allocation, m.Role, since))
		}
	}
	leads := e.leads[p.ID]
	slices.Sort(teams)
	slices.Sort(leads)
	c[useTeams], c[useLeads] = strings.Join(teams, "; "), strings.Join(leads, "; ")
	if p.MentoringOpen != nil {
		c[useMentoringOpen] = "no"
		if *p.MentoringOpen {
			c[useMentoringOpen] = "yes"
		}
	}
	if p.MentoringCapacity != nil {
		c[useMentoringPlaces] = strconv.Itoa(*p.MentoringCapacity)
	}
	slices.Sort(e.mentors[p.ID])
	c[useMentors] = strings.Join(e.mentors[p.ID], "; ")
	return c
}

func (e *exporter) opening(o *org.OpeningRecord) map[use]string {
	c := map[use]string{useKind: "opening", useID: o.ID, useTitle: o.Title, useRecordedSince: o.Since.String(), useTargetDate: o.TargetDate.String()}
	e.line(c, o.Lines)
	for _, l := range o.Levels {
		if l.On(e.on) {
			c[useLevel] = l.Level
		}
	}
	for _, m := range o.Memberships {
		if m.On(e.on) && e.f.Team(m.Team) != nil {
			c[useTeams] = e.team(m.Team)
		}
	}
	return c
}

// line writes a solid line to a seat that is there on the day.
func (e *exporter) line(c map[use]string, lines []org.Line) {
	for _, l := range lines {
		if !l.On(e.on) {
			continue
		}
		p, o := e.f.Person(l.To), e.f.Opening(l.To)
		if p != nil && employment(p, e.on) != nil || o != nil && o.On(e.on) {
			c[useManagerID], c[useReportsSince] = l.To, l.Since.String()
		}
	}
}

// team writes a team with the teams it is part of.
func (e *exporter) team(id string) string {
	var path []string
	seen := map[string]bool{}
	for id != "" && !seen[id] {
		t := e.f.Team(id)
		if t == nil {
			break
		}
		seen[id], e.named[id] = true, true
		node := quoteList(t.Name)
		if id != "team/"+slug(t.Name) {
			node += " (" + quoteList(id) + ")"
		}
		path = append(path, node)
		id = parentOf(t, e.on)
	}
	return strings.Join(path, " < ")
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
