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
	days   []*org.Snapshot // beside today's
}

// maxDays is the most days beside today that one operation may ask about after its changes, as elsewhere.
const maxDays = 4

// NewApplyResult returns the result of changes that were made, or only checked, on facts as they were before.
func NewApplyResult(r store.Result, before *org.Facts, dryRun bool) *ApplyResult {
	return &ApplyResult{result: r, before: before, dryRun: dryRun}
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
// in time linear in the organization; LIMIT past the fourth.
func (r *ApplyResult) Org(asOf *org.Date) (*org.Snapshot, error) {
	today := r.result.Snapshot
	if asOf == nil || *asOf == org.NoDate || *asOf == today.Date() {
		return today, nil
	}
	for _, s := range r.days {
		if s.Date() == *asOf {
			return s, nil
		}
	}
	if len(r.days) == maxDays {
		return nil, org.Errorf(org.Limit, "asOf", "one operation may ask about at most %d days", maxDays)
	}
	s := org.NewSnapshot(today.Facts(), *asOf)
	if r.dryRun && len(r.result.Problems) == 0 {
		s = s.AsPreview()
	} else {
		s = s.AsOf()
	}
	r.days = append(r.days, s)
	return s, nil
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
