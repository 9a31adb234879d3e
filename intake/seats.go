package intake

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"rung/org"
)

// seat is one person or opening of the file.
type seat struct {
	row     row
	at      int    // index of the row in the sheet
	opening bool   // nobody has it
	key     string // what the file calls it, or what was made up from number, address or name
	id      string // in the facts
	share   int    // of several seats of one key, which, from 1

	name, title, email, number string
	location, timeZone         string
	realName                   string // name as the file gave it, "" where it gave none; what managers are found by
	fte                        float64
	start, end, recorded       org.Date
	levelSince, reportsSince   org.Date
	level                      string // id
	levelGuessed               bool   // from the job title
	team                       string // id, by a column of departments
	memberships                []membership
	membershipsSaid            bool // the cell lists all of them
	mentors                    []mentor
	mentorsSaid                bool
	inactive                   bool // by its status

	managerSaid bool     // the file says something of the manager
	manager     *seat    // of the file
	managerID   string   // in the facts; "" a root
	unresolved  string   // a manager who cannot be found
	managerCol  string   // header of the column that decided
	dotted      []string // ids
	dottedCells bool

	attributes []org.AttributeUpdate

	person *org.PersonRecord  // the one it is
	record *org.OpeningRecord // the one it is
}

func (t *seat) String() string {
	what := t.name
	if t.opening {
		what = t.title
	}
	return fmt.Sprintf("%s (%s, line %d)", shorten(what), shorten(t.key), t.row.line)
}

// ended reports whether the person's last day is before a day.
func (t *seat) ended(day org.Date) bool { return t.end != org.NoDate && t.end < day }

// dateUses are the columns of dates.
var dateUses = []use{useStartDate, useEndDate, useRecordedSince, useLevelSince, useReportsSince, useOpenedOn, useTargetDate}

// readSeats makes seats of the rows, without ids yet.
func (pl *planner) readSeats() {
	s := pl.sheet
	for _, u := range dateUses {
		pl.dates[u] = s.readDates(u, pl.problems)
	}
	seen := make(map[string]int, len(s.rows))
	for i, r := range s.rows {
		pl.report.Rows++
		alike := strings.TrimRight(strings.Join(r.cells, "\x00"), "\x00")
		if line, ok := seen[alike]; ok {
			pl.report.Skipped++
			pl.note(r.line, "", "REPEATED_ROW", "the row is the same as line %d in every column and was left out", line)
			continue
		}
		seen[alike] = r.line
		t := &seat{row: r, at: i, key: s.get(r, useID), fte: 1}
		if isKindTeam(s, r) {
			pl.teamRows = append(pl.teamRows, t)
			continue
		}
		pl.readName(t)
		if isEliminatedName(t.realName) || isEliminatedName(s.get(r, useStatus)) {
			pl.report.Skipped++
			pl.note(r.line, s.header(useName), "ELIMINATED", "the post is eliminated and was left out")
			pl.eliminated[t.key] = r.line
			continue
		}
		pl.readKind(t)
		pl.readDetails(t)
		if t.opening {
			t.realName = ""
			if t.title == "" {
				t.title = t.name
			}
			if t.title == "" {
				t.title = t.key
			}
		} else {
			pl.nameThePerson(t)
		}
		if len(pl.seats) >= maxRows {
			pl.fail(r.line, "", "LIMIT", "the file stands for more than %d seats", maxRows)
			return
		}
		if s.has(usePosts) && !pl.posts(t) {
			return
		} else if !s.has(usePosts) {
			pl.seats = append(pl.seats, t)
		}
	}
}

func (pl *planner) readName(t *seat) {
	s := pl.sheet
	name, first, last := s.get(t.row, useName), s.get(t.row, useFirstName), s.get(t.row, useLastName)
	switch {
	case name == "":
		name = strings.TrimSpace(first + " " + last)
	case last != "" && !s.has(useFirstName) && !strings.HasSuffix(org.Fold(name), org.Fold(last)):
		name += " " + last // a file whose name is the first name
	}
	t.name, t.realName = name, name
}

// readKind tells an opening from a person.
func (pl *planner) readKind(t *seat) {
	s, r := pl.sheet, t.row
	switch kind := word(s.get(r, useKind)); kind {
	case "", "person", "employee":
	case "opening", "vacancy", "vacant", "open":
		t.opening = true
	default:
		pl.keep(t, useKind, s.get(r, useKind))
	}
	if v := s.get(r, useVacant); v != "" {
		yes, ok := readBool(v)
		switch {
		case ok:
			t.opening = t.opening || yes
		case isVacantName(v):
			t.opening = true
		case word(v) != "filled" && word(v) != "occupied":
			pl.keepWarned(t, useVacant, v, "is neither yes nor no")
		}
	}
	if s.format != formatRung {
		t.opening = t.opening || isVacantName(t.realName)
	}
	status := s.get(r, useStatus)
	switch w := word(status); {
	case w == "":
	case isVacantName(status):
		t.opening = true
	case inactiveStatus[w] || s.statusIsLetter() && len(w) == 1 && strings.Contains("tidruq", w) || s.statusIsBool() && (w == "false" || w == "no" || w == "n" || w == "0" || w == "f"):
		t.inactive = true
		pl.keep(t, useStatus, status)
	default:
		pl.keep(t, useStatus, status)
	}
	if s.has(usePersonID) && s.has(useID) && t.realName == "" && s.get(r, usePersonID) == "" {
		t.opening = true // a position that nobody holds
	}
	t.inactive = t.inactive && !t.opening
}

var inactiveStatus = set("inactive", "terminated", "left", "leaver", "resigned", "retired", "dismissed", "former", "ex-employee", "separated", "deceased", "withdrawn", "deactivated", "not employed", "f")

// statusIsLetter reports whether the status column is PeopleSoft's, whose letters begin Terminated, Inactive, Deceased,
// Retired, and so on.
func (s *sheet) statusIsLetter() bool {
	key := normalize(s.header(useStatus))
	return key == "hrstatus" || key == "emplstatus"
}

// statusIsBool reports whether the status column is one of yes and no.
func (s *sheet) statusIsBool() bool {
	key := normalize(s.header(useStatus))
	return key == "active" || key == "isactive" || key == "status"
}

// readDetails reads what is said about the seat alone.
func (pl *planner) readDetails(t *seat) {
	s, r := pl.sheet, t.row
	value := func(u use) string {
		v := s.get(r, u)
		if s.format != formatRung && isNothing(v) {
			return ""
		}
		return v
	}
	t.title = value(useTitle)
	t.number = value(useEmployeeNumber)
	if t.number == "" && s.has(usePersonID) && !s.has(useEmployeeNumber) {
		t.number = value(usePersonID)
	}
	t.location = value(useLocation)
	if tz := value(useTimeZone); tz != "" {
		if org.ValidTimeZone(tz) {
			t.timeZone = tz
		} else {
			pl.keepWarned(t, useTimeZone, tz, "is not an IANA time zone such as Europe/Copenhagen")
		}
	}
	if v := value(useFTE); v != "" {
		if fte, ok := readFTE(v, 10); ok || isZero(v) {
			t.fte = fte
		} else {
			pl.keepWarned(t, useFTE, v, "is not a full-time equivalent over 0")
		}
	}
	date := func(u use) org.Date { return pl.dates[u][t.at] }
	t.start, t.end, t.recorded = date(useStartDate), date(useEndDate), date(useRecordedSince)
	t.levelSince, t.reportsSince = date(useLevelSince), date(useReportsSince)
	if t.start != org.NoDate && t.end != org.NoDate && t.end < t.start {
		pl.fail(r.line, s.header(useEndDate), "BAD_DATE", "the last day, %s, is before the first, %s", t.end, t.start)
	}
	for _, c := range s.columns {
		if c.use != useAttribute && c.use != useGrade || pl.past[r.line] {
			continue
		}
		if v := r.cell(c.index); v != "" {
			t.attribute(c.header, v)
		} else if pl.options.Blanks == Clear {
			t.attributes = append(t.attributes, org.AttributeUpdate{Name: c.header})
		}
	}
	pl.readEmail(t, value(useEmail))
}

// readEmail keeps what is no address, and what several people share, as an attribute.
func (pl *planner) readEmail(t *seat, email string) {
	if email == "" {
		return
	}
	address := strings.TrimPrefix(email, "mailto:")
	if i := strings.LastIndexByte(address, '@'); i <= 0 || i == len(address)-1 || strings.ContainsAny(address, " ,;<>") {
		if pl.sheet.format == formatRung {
			t.email = email
			return
		}
		pl.noAddress++
		if pl.noAddressLine == 0 {
			pl.noAddressLine = t.row.line
		}
		pl.keep(t, useEmail, email)
		return
	}
	if t.opening {
		pl.keep(t, useEmail, email)
		return
	}
	t.email = address
}

func (t *seat) attribute(name, value string) {
	t.attributes = append(t.attributes, org.AttributeUpdate{Name: name, Value: org.To(value)})
}

// withoutAttribute takes back that a column is kept as it came.
func (t *seat) withoutAttribute(name string) {
	t.attributes = slices.DeleteFunc(t.attributes, func(a org.AttributeUpdate) bool { return a.Name == name })
}

// keep makes an attribute of a cell that cannot be used as the column is.
func (pl *planner) keep(t *seat, u use, value string) {
	if !pl.past[t.row.line] {
		t.attribute(pl.sheet.header(u), value)
	}
}

func (pl *planner) keepWarned(t *seat, u use, value, why string) {
	pl.warn(t.row.line, pl.sheet.header(u), "NOT_UNDERSTOOD", "%q %s; it is kept as an attribute", shorten(value), why)
	pl.keep(t, u, value)
}

// nameThePerson finds a name for somebody of whom the file tells none.
func (pl *planner) nameThePerson(t *seat) {
	s := pl.sheet
	placeholder, _ := readBool(s.get(t.row, usePlaceholder))
	switch {
	case t.name == "" || s.format != formatRung && isPlaceholderName(t.name):
	case placeholder:
	default:
		return
	}
	given := t.realName
	t.realName = ""
	if placeholder && given != "" && !isPlaceholderName(given) {
		return // it has a name to show, but nobody's
	}
	t.name = t.title
	if t.name == "" {
		t.name = t.key
	}
	if t.name == "" {
		t.name = t.number
	}
	if t.name == "" {
		t.name, _, _ = strings.Cut(t.email, "@")
	}
	header := s.header(useName)
	switch {
	case t.name == "" && s.has(usePosts):
		t.name = "Post"
	case t.name == "":
		pl.fail(t.row.line, header, "NO_NAME", "the row has neither a name nor a title, an id or an address")
		return
	}
	if s.has(usePosts) {
		return
	}
	if given == "" {
		pl.warn(t.row.line, header, "NO_NAME", "the row has no name; it is shown as %q", shorten(t.name))
	} else {
		pl.warn(t.row.line, header, "PLACEHOLDER_NAME", "%q is not a name; the person is shown as %q", shorten(given), shorten(t.name))
	}
}

// posts adds a seat for every post that a row stands for, the last with what is left of the full-time equivalent.
func (pl *planner) posts(t *seat) bool {
	s := pl.sheet
	text := s.get(t.row, usePosts)
	n, ok := readFTE(text, maxPosts)
	if !ok {
		if text == "" || isZero(text) {
			pl.report.Skipped++
			pl.note(t.row.line, s.header(usePosts), "NO_POSTS", "the row stands for no posts and was left out")
			return true
		}
		pl.fail(t.row.line, s.header(usePosts), "INVALID", "%q is not a number of posts up to %d", shorten(text), maxPosts)
		return true
	}
	count := int(math.Ceil(n))
	if pl.grouped+count > maxGrouped {
		pl.fail(t.row.line, s.header(usePosts), "LIMIT", "the rows stand for more than %d posts", maxGrouped)
		return false
	}
	if pl.grouped == 0 {
		pl.groupedLine = t.row.line
	}
	pl.grouped += count
	for i := range count {
		c := *t
		c.fte = math.Round(min(1, n-float64(i))*1000) / 1000
		if c.fte <= 0 {
			continue
		}
		pl.seats = append(pl.seats, &c)
	}
	return true
}
