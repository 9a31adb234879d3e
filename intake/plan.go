package intake

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"rung/org"
)

// MatchBy says by what a row is found to be somebody known.
type MatchBy string

const (
	MatchID             MatchBy = "ID"
	MatchEmployeeNumber MatchBy = "EMPLOYEE_NUMBER"
	MatchEmail          MatchBy = "EMAIL"
)

// Blanks says what a blank cell means for somebody known.
type Blanks string

const (
	Keep  Blanks = "KEEP"
	Clear Blanks = "CLEAR"
)

// OnDuplicate says what becomes of several rows with one id.
type OnDuplicate string

const (
	Refuse   OnDuplicate = "REFUSE"
	Separate OnDuplicate = "SEPARATE"
)

// Options are what is said about a file beside the file. The zero Options leave everything to the file.
type Options struct {
	Format       string // "" or "csv", "xlsx" or "json", or a family that a report names
	Columns      []ColumnOption
	MatchBy      MatchBy     // "": by id, else by employee number, else by address, whichever the file has
	Effective    org.Date    // NoDate: today
	LeaveMissing bool        // who is known and not in the file has left
	Blanks       Blanks      // "": KEEP
	OnDuplicate  OnDuplicate // "": REFUSE
	Ladder       string      // id of the ladder whose codes and titles are meant; "": the home ladder
	Grades       []GradeOption
	Progress     func(rows int) // is told now and then how many rows were read; nil: nobody is
}

// ColumnOption says what a column is used as; nil or "": nothing.
type ColumnOption struct {
	Column string
	UsedAs *string
}

// GradeOption says that a grade of the file is a level.
type GradeOption struct{ Grade, Level string }

// Plan is what a file comes to: the changes, to be applied as one revision, and the report.
type Plan struct {
	Report    Report // without problems of the changes themselves; see Problems
	Changes   []org.Change
	Effective org.Date
	origins   []origin // one per change
}

// origin is the row that a change comes from.
type origin struct {
	line   int
	column string
}

// Prepare reads a file, which an io.Seeker keeps from being held whole, and works out the changes that make the organization as it says, as of the effective day.
// An error is an option that does not fit (of type *org.Error) or a failure to read; everything about the file's
// content is a problem of the report. With a problem of severity ERROR there are no changes.
func Prepare(file io.Reader, o Options, f *org.Facts, today org.Date) (*Plan, error) {
	o.Grades = slices.Clone(o.Grades)
	if err := o.check(f); err != nil {
		return nil, err
	}
	if o.Ladder != "" && f.Ladder(o.Ladder) == nil {
		o.Ladder = "ladder/" + o.Ladder
	}
	if o.Effective == org.NoDate {
		o.Effective = today
	}
	pl := newPlanner(o, f)
	g, err := readGrid(file, o.Progress, pl.problems)
	if err != nil {
		return nil, err
	}
	pl.report.Format = cmp.Or(g.format, formatCSV)
	if pl.sheet, err = readSheet(g, o, pl.problems); err != nil {
		return nil, err
	}
	if pl.sheet != nil {
		rows := pl.history()
		pl.tellColumns()
		switch {
		case pl.refused:
		case rows != nil:
			pl.planHistory(rows)
		default:
			pl.plan()
		}
	}
	return pl.finish(), nil
}

func newPlanner(o Options, f *org.Facts) *planner {
	return &planner{
		options: o, facts: f, effective: o.Effective, problems: &problems{},
		dates: map[use]map[int]org.Date{}, eliminated: map[string]int{}, gone: map[string]bool{}, past: map[int]bool{}, further: map[*seat][]*seat{},
		teams: map[string]*teamUse{}, leads: map[string]lead{}, titles: map[string][]string{}, warned: map[string]bool{},
	}
}

func (o Options) check(f *org.Facts) error {
	if !knownFormat(o.Format) {
		return org.Errorf(org.Invalid, "options.format", "the format %q is not known; leave it out, or use csv, xlsx or json", shorten(o.Format))
	}
	if o.Ladder != "" && f.Ladder(o.Ladder) == nil && f.Ladder("ladder/"+o.Ladder) == nil {
		return org.Errorf(org.NotFound, "options.ladder", "no ladder has the id %q", shorten(o.Ladder))
	}
	for i, g := range o.Grades {
		switch found := f.LevelsNamed(g.Level, o.Ladder); len(found) {
		case 1:
			o.Grades[i].Level = found[0]
		case 0:
			return org.Errorf(org.NotFound, argument("grades", i, "level"), "no level has the id, code, title or alias %q", shorten(g.Level))
		default:
			return org.Errorf(org.Ambiguous, argument("grades", i, "level"), "%q names several levels: %s", shorten(g.Level), strings.Join(found, ", "))
		}
	}
	return nil
}

func argument(list string, i int, field string) string {
	return fmt.Sprintf("options.%s[%d].%s", list, i, field)
}

// planner works out one plan.
type planner struct {
	options   Options
	facts     *org.Facts
	effective org.Date
	*problems
	report Report
	sheet  *sheet
	dates  map[use]map[int]org.Date

	seats       []*seat
	teamRows    []*seat           // rows of an export that only say that a team is there
	further     map[*seat][]*seat // further seats of a person
	eliminated  map[string]int    // id to line
	leaveLater  []*seat           // known people with a last day on or after the effective day
	past        map[int]bool      // lines of a history file that are not a person's last: of what is not dated they say nothing
	gone        map[string]bool   // who leaves by this file, whose lines end with them
	teams       map[string]*teamUse
	teamOrder   []string
	leads       map[string]lead // by team
	titles      map[string][]string
	warned      map[string]bool
	byID        map[string]*seat                      // when first asked
	mentorships map[string]map[string]org.MenteeSpell // by mentee and mentor, when first asked

	noAddress, noAddressLine int
	grouped, groupedLine     int

	changes []org.Change
	origins []origin
}

// tellColumns says in the report what each column became.
func (pl *planner) tellColumns() {
	s := pl.sheet
	pl.report.Format = s.format
	for _, c := range s.columns {
		u := ColumnUse{Column: c.header}
		if c.header == "" && c.use == "" {
			continue
		}
		if c.use != "" {
			name := string(c.use)
			u.UsedAs = &name
		}
		pl.report.Columns = append(pl.report.Columns, u)
	}
}

func (pl *planner) plan() {
	s := pl.sheet
	pl.readSeats()
	if pl.noAddress > 0 {
		pl.warn(pl.noAddressLine, s.header(useEmail), "NO_ADDRESS", "%d cells of the column are no e-mail address, from this line on; they are kept as attributes", pl.noAddress)
	}
	if pl.grouped > 0 {
		pl.warn(pl.groupedLine, s.header(usePosts), "GROUPED_POSTS", "each row stands for several posts; they became %d unnamed people", pl.grouped)
	}
	pl.identify()
	pl.place()
	pl.group()
	pl.readTeamCells()
	pl.connect()
	pl.passOverLeavers()
	if !pl.refused {
		pl.compare()
	}
}

func (pl *planner) finish() *Plan {
	p := &Plan{Report: pl.report, Changes: pl.changes, Effective: pl.effective, origins: pl.origins}
	if pl.refused {
		p.Changes, p.origins = nil, nil
	}
	slices.SortStableFunc(pl.list, func(a, b RowProblem) int { return a.Line - b.Line })
	p.Report.Problems = pl.list
	if pl.left > 0 {
		last := 1
		if n := len(pl.list); n > 0 {
			last = pl.list[n-1].Line
		}
		p.Report.Problems = append(p.Report.Problems, RowProblem{last, "", "MORE", Info, fmt.Sprintf("%d more problems are not listed", pl.left)})
	}
	return p
}

// Problems maps the rules that applying the changes broke to lines and columns.
func (p *Plan) Problems(broken []org.Problem) []RowProblem {
	out := make([]RowProblem, len(broken))
	for i, b := range broken {
		out[i] = RowProblem{Line: 1, Code: string(b.Code), Severity: Error, Message: b.Message}
		if b.Change >= 0 && b.Change < len(p.origins) {
			out[i].Line, out[i].Column = p.origins[b.Change].line, p.origins[b.Change].column
		}
	}
	return out
}

// add adds a change that comes from a seat's row.
func (pl *planner) add(c org.Change, t *seat, column string) {
	line := 1
	if t != nil {
		line = t.row.line
	}
	pl.changes = append(pl.changes, c)
	pl.origins = append(pl.origins, origin{line, column})
}

// addOn is add for a change that takes effect on a day.
func (pl *planner) addOn(day org.Date, c org.Change, t *seat, column string) {
	if day != pl.effective && day.Known() {
		c = org.Dated{On: day, Change: c}
	}
	pl.add(c, t, column)
}

func (pl *planner) warnOnce(key string, line int, column, code, format string, args ...any) {
	if !pl.warned[key] {
		pl.warned[key] = true
		pl.warn(line, column, code, format, args...)
	}
}
