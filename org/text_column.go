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

// textColumns are the folded texts of all people of an image. Each column is computed when first asked, and
// carried over to the next image of the day but for the records that changed.
type textColumns struct {
	mu      sync.Mutex
	columns [textFields][]string // by seat number; "" where not known
}

// column returns the folded texts by seat number. The caller must not change them.
func (x *textColumns) column(m *image, field textField) []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.columns[field] == nil {
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
		x.columns[field] = column
	}
	return x.columns[field]
}

// carryOver fills an image's columns from those of the image it was made from.
func (x *textColumns) carryOver(from *textColumns, m *image, changed []seatNumber) {
	from.mu.Lock()
	defer from.mu.Unlock()
	for field, column := range from.columns {
		if column == nil {
			continue
		}
		column = slices.Grow(slices.Clone(column), len(m.state)-len(column))[:len(m.state)]
		for _, n := range changed {
			column[n] = fold(m.text(n, textField(field)))
		}
		x.columns[field] = column
	}
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
