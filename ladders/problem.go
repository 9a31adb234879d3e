package ladders

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one mistake in a ladder file.
type Problem struct {
	File    string // as it was given to Parse
	Line    int    // counted from 1
	Column  int    // counted from 1, in characters
	Message string // a sentence for a person: what is wrong, and what would be right
}

// String gives the problem in the form that editors and terminals turn into a link:
// FILE:LINE:COLUMN: MESSAGE.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// maxProblems bounds the answer to a hostile file. Nobody mends so many at a time.
const maxProblems = 1000

// Problems is every mistake of a ladder file, in the order of the text, up to 1,000 of them. As an error it has a line
// for each of them. Compare its length with 0, and convert it to an error only where it has any:
// an empty Problems inside an error is not nil.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}

func (p Problems) sort() {
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}
