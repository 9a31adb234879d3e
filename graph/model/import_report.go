package model

import (
	"sync"

	"rung/intake"
	"rung/org"
)

// ImportReport is what a file comes to.
type ImportReport struct {
	intake.Report
	applied   bool
	revision  int
	movements func() []org.Movement
	preview   *org.Snapshot
}

// NewImportReport returns the report of a file that was applied as a revision, or was not; preview is nil where
// the file is refused. The movements are worked out when they are asked for; nil is none.
func NewImportReport(r intake.Report, applied bool, revision int, movements func() []org.Movement, preview *org.Snapshot) *ImportReport {
	if movements == nil {
		movements = func() []org.Movement { return nil }
	}
	return &ImportReport{r, applied, revision, sync.OnceValue(movements), preview}
}

// Applied reports whether it was written.
func (r *ImportReport) Applied() bool { return r.applied }

// Revision returns the number of the revision written, or of the newest.
func (r *ImportReport) Revision() int { return r.revision }

// Difference returns a page of what happens to whom.
func (r *ImportReport) Difference(first *int32, after *string) (*org.MovementConnection, error) {
	return org.PageMovements("import", r.movements(), first, after)
}

// Preview returns the organization as it would be.
func (r *ImportReport) Preview() *org.Snapshot { return r.preview }
