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
	texts   [textFields]*textColumn
	started []Date // by seat number: first day of the present employment; NoDate where not known
}

// textColumn is a folded text of every seat: which value it has. It is not changed any more once it is made.
type textColumn struct {
	values []string // the first is "", which is not known
	codes  []int32  // by seat number: index of the value
	few    bool     // each value is there once, and usually is many people's

	atOf   *tree // whose places holders are
	atOnce sync.Mutex
	at     adjacency // by code: the places of the people who have the value, ascending
}

// holders returns the places of the people who have each value, by code.
func (c *textColumn) holders(m *image) adjacency {
	c.atOnce.Lock()
	defer c.atOnce.Unlock()
	if c.atOf != m.tree {
		c.at = newAdjacency(len(c.values), func(yield func(code, at int32)) {
			for at, n := range m.seats {
				if !m.opening[at] {
					yield(c.codes[n], int32(at))
				}
			}
		})
		c.atOf = m.tree
	}
	return c.at
}

// of returns the text of a seat; "" where it is not known.
func (c *textColumn) of(n seatNumber) string { return c.values[c.codes[n]] }

// code returns the index of a value, which is added where it is new.
func (c *textColumn) code(value string) int32 {
	if value == "" {
		return 0
	}
	if c.few {
		if i := slices.Index(c.values, value); i > 0 {
			return int32(i)
		}
	}
	c.values = append(c.values, value)
	return int32(len(c.values)) - 1
}

// text returns a column. The caller must not change it.
func (x *columns) text(m *image, field textField) *textColumn {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.texts[field] == nil {
		c := &textColumn{values: []string{""}, codes: make([]int32, m.state.len()), few: field != textName && field != textEmail}
		written, folded := map[string]int32{}, map[string]int32{"": 0} // titles and places repeat
		for _, n := range m.seats {
			text := m.text(n, field)
			if !c.few {
				c.codes[n] = c.code(fold(text))
				continue
			}
			code, ok := written[text]
			if !ok {
				value := fold(text)
				if code, ok = folded[value]; !ok {
					code = int32(len(c.values))
					folded[value] = code
					c.values = append(c.values, value)
				}
				written[text] = code
			}
			c.codes[n] = code
		}
		x.texts[field] = c
	}
	return x.texts[field]
}

// mostCarried is how many records may have changed for a column to be carried over: of more it is made anew when asked.
const mostCarried = 1000

// carryOver fills an image's columns from those of the image it was made from.
func (x *columns) carryOver(from *columns, m *image, changed []seatNumber) {
	from.mu.Lock()
	defer from.mu.Unlock()
	for field, column := range from.texts {
		if column == nil || len(changed) > mostCarried || len(column.values) > 2*m.state.len() {
			continue
		}
		x.texts[field] = column.with(m, textField(field), changed)
	}
	same := from.started != nil && len(from.started) == m.state.len()
	for _, n := range changed {
		same = same && from.started[n] == m.startDate(n)
	}
	if same {
		x.started = from.started
	} else if from.started != nil {
		x.started = slices.Grow(slices.Clone(from.started), m.state.len()-len(from.started))[:m.state.len()]
		for _, n := range changed {
			x.started[n] = m.startDate(n)
		}
	}
}

// with returns the column of an image in which some seats have changed: the same where none of them has another text.
func (c *textColumn) with(m *image, field textField, changed []seatNumber) *textColumn {
	next := c
	for _, n := range changed {
		text := fold(m.text(n, field))
		if int(n) < len(c.codes) && c.of(n) == text {
			continue
		}
		if next == c {
			next = &textColumn{values: slices.Clip(c.values), codes: make([]int32, m.state.len()), few: c.few}
			copy(next.codes, c.codes)
		}
		next.codes[n] = next.code(text)
	}
	return next
}

// startDates returns the first days employed by seat number. The caller must not change them.
func (x *columns) startDates(m *image) []Date {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.started == nil {
		x.started = make([]Date, m.state.len())
		for _, n := range m.seats {
			x.started[n] = m.startDate(n)
		}
	}
	return x.started
}

// startDate returns the first day employed of the person who is at a seat on the day; NoDate where it is not
// known, and for an opening.
func (m *image) startDate(n seatNumber) Date {
	if m.state.at(n).kind != aPerson {
		return NoDate
	}
	return m.facts.people.of(n).Employments[m.state.at(n).employment].StartDate
}

// text returns a text of the person who is at a seat on the day, as it is; "" where it is not known, and for
// an opening.
func (m *image) text(n seatNumber, field textField) string {
	p := m.facts.people.of(n)
	if p == nil || m.state.at(n).kind != aPerson {
		return ""
	}
	switch field {
	case textName:
		return p.Name
	case textEmail:
		return p.Email
	}
	i := m.state.at(n).job
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
