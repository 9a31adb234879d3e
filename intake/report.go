package intake

import "rung/org"

import "fmt"

// Severity says how much a problem matters: an error refuses the file.
type Severity = org.Severity

const (
	Info    = org.SeverityInfo
	Warning = org.SeverityWarning
	Error   = org.SeverityError
)

// RowProblem is something about one row that its author should know.
type RowProblem struct {
	Line     int    // of the file, from 1
	Column   string // header as it came; "" where it is the row as a whole
	Code     string // stable
	Severity Severity
	Message  string
}

// ColumnUse says what a column became.
type ColumnUse struct {
	Column string
	UsedAs *string // nil: nothing
}

// Report says what a file comes to.
type Report struct {
	Format    string
	Rows      int // with data
	Skipped   int // eliminated posts, repeated rows, leavers never known here
	Joins     int
	Moves     int
	Updates   int
	Leavers   int
	Unchanged int
	Openings  int // open seats in the file
	Columns   []ColumnUse
	Problems  []RowProblem
}

// Refused reports whether an error keeps the file from being applied.
func (r *Report) Refused() bool {
	for _, p := range r.Problems {
		if p.Severity == Error {
			return true
		}
	}
	return false
}

// problems collects what is found, errors always, the rest up to a limit.
type problems struct {
	list    []RowProblem
	left    int // not listed
	refused bool
}

func (p *problems) add(s Severity, line int, column, code, format string, args ...any) {
	p.refused = p.refused || s == Error
	if len(p.list) >= maxProblems {
		if s != Error || p.left > 0 && len(p.list) > 2*maxProblems {
			p.left++
			return
		}
	}
	p.list = append(p.list, RowProblem{line, column, code, s, fmt.Sprintf(format, args...)})
}

// put adds a problem that another plan found.
func (p *problems) put(q RowProblem) { p.add(q.Severity, q.Line, q.Column, q.Code, "%s", q.Message) }

func (p *problems) fail(line int, column, code, format string, args ...any) {
	p.add(Error, line, column, code, format, args...)
}

func (p *problems) warn(line int, column, code, format string, args ...any) {
	p.add(Warning, line, column, code, format, args...)
}

func (p *problems) note(line int, column, code, format string, args ...any) {
	p.add(Info, line, column, code, format, args...)
}
