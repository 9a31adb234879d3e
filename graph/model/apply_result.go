package model

import (
	"rung/org"
	"rung/store"
)

// ApplyResult is what a batch of changes comes to.
type ApplyResult struct {
	result store.Result
	before *org.Facts
	dryRun bool
}

// NewApplyResult returns the result of changes that were made, or only checked, on facts as they were before.
func NewApplyResult(r store.Result, before *org.Facts, dryRun bool) *ApplyResult {
	return &ApplyResult{r, before, dryRun}
}

// Applied reports whether it was written.
func (r *ApplyResult) Applied() bool { return r.result.Applied }

// Revision returns the number of the revision written, or of the newest.
func (r *ApplyResult) Revision() int { return r.result.Revision }

// Touched returns who or what each change created or changed.
func (r *ApplyResult) Touched() []string {
	if r.result.Touched == nil {
		return []string{}
	}
	return r.result.Touched
}

// Problems returns the rules that the changes break.
func (r *ApplyResult) Problems() []org.Problem { return r.result.Problems }

// Org returns the organization after the changes as of a day, today where nil. One of another day is computed anew,
// in time linear in the organization.
func (r *ApplyResult) Org(asOf *org.Date) *org.Snapshot {
	today := r.result.Snapshot
	if asOf == nil || *asOf == org.NoDate || *asOf == today.Date() {
		return today
	}
	s := org.NewSnapshot(today.Facts(), *asOf)
	if r.dryRun && len(r.result.Problems) == 0 {
		return s.AsPreview()
	}
	return s.AsOf()
}

// Movements returns what the changes bring about; people are as they are today after them.
func (r *ApplyResult) Movements() []org.Movement {
	after := r.result.Snapshot
	list := r.result.Delta.Movements(r.before, after.Facts())
	for i := range list {
		list[i] = list[i].In(after)
	}
	return list
}
