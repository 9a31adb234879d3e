package org

import (
	"slices"
	"sync"
)

// textField is a text of a person that people are filtered and sorted by.
type textField int

const (
	textName textField = iota
	textEmail
	textTitle
	textLocation
	textTimeZone
	textFields
)

// columns are what people are filtered and sorted by and their records hold far apart. Each column is computed
// when first asked, and carried over to the next image of the day but for the records that changed.
type columns struct {
	mu      sync.Mutex
	texts   [textFields][]string // by seat number: folded; "" where not known
	started []Date               // by seat number: first day of the present employment; NoDate where not known
}

// text returns the folded texts by seat number. The caller must not change them.
func (x *columns) text(m *image, field textField) []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.texts[field] == nil {
		column := make([]string, len(m.state))
		folds := map[string]string{} // titles and places repeat
		for _, n := range m.seats {
			text := m.text(n, field)
			if field == textName || field == textEmail {
				column[n] = fold(text)
				continue
			}
			folded, ok := folds[text]
			if !ok {
				folded = fold(text)
				folds[text] = folded
			}
			column[n] = folded
		}
		x.texts[field] = column
	}
	return x.texts[field]
}

// carryOver fills an image's columns from those of the image it was made from.
func (x *columns) carryOver(from *columns, m *image, changed []seatNumber) {
	from.mu.Lock()
	defer from.mu.Unlock()
	for field, column := range from.texts {
		if column == nil {
			continue
		}
		column = slices.Grow(slices.Clone(column), len(m.state)-len(column))[:len(m.state)]
		for _, n := range changed {
			column[n] = fold(m.text(n, textField(field)))
		}
		x.texts[field] = column
	}
	if from.started != nil {
		x.started = slices.Grow(slices.Clone(from.started), len(m.state)-len(from.started))[:len(m.state)]
		for _, n := range changed {
			x.started[n] = m.startDate(n)
		}
	}
}

// startDates returns the first days employed by seat number. The caller must not change them.
func (x *columns) startDates(m *image) []Date {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.started == nil {
		x.started = make([]Date, len(m.state))
		for _, n := range m.seats {
			x.started[n] = m.startDate(n)
		}
	}
	return x.started
}

// startDate returns the first day employed of the person who is at a seat on the day; NoDate where it is not
// known, and for an opening.
func (m *image) startDate(n seatNumber) Date {
	if m.state[n].kind != aPerson {
		return NoDate
	}
	return m.facts.people[n].Employments[m.state[n].employment].StartDate
}

// text returns a text of the person who is at a seat on the day, as it is; "" where it is not known, and for
// an opening.
func (m *image) text(n seatNumber, field textField) string {
	p := m.facts.people[n]
	if p == nil || m.state[n].kind != aPerson {
		return ""
	}
	switch field {
	case textName:
		return p.Name
	case textEmail:
		return p.Email
	}
	i := m.state[n].job
	if i < 0 {
		return ""
	}
	switch j := &p.Jobs[i]; field {
	case textTitle:
		return j.Title
	case textLocation:
		return j.Location
	default:
		return j.TimeZone
	}
}
