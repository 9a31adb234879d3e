package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"rung/org"
)

// dayOrder says which of two numbers in a date is the day.
type dayOrder int

const (
	orderUnknown dayOrder = iota
	dayFirst
	monthFirst
)

var (
	numericDate = regexp.MustCompile(`^(\d{1,2})[/\-](\d{1,2})[/\-](\d{4})$`)
	dottedDate  = regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$`)
	timeOfDay   = regexp.MustCompile(`(?i)^(.*\d)[T ]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(am|pm|z|utc|[+\-]\d{2}:?\d{2})?$`)
	zeroDate    = regexp.MustCompile(`^0{1,4}[-/.]0{1,2}[-/.]0{1,4}$`)
)

// namedMonthLayouts are forms whose order is plain.
var namedMonthLayouts = []string{"2006-1-2", "2006/1/2", "2006.1.2", "20060102", "2 Jan 2006", "2 January 2006", "2-Jan-2006", "2-January-2006", "2/Jan/2006", "2-Jan-06", "2 Jan 06",
	"Jan 2, 2006", "January 2, 2006", "Jan 2 2006", "January 2 2006", "Mon, 2 Jan 2006", "Mon, Jan 2, 2006", "Monday, January 2, 2006"}

// readDates reads a column of dates. The order of day and month is decided from the whole column; where it cannot
// be, and wherever a cell is no date, there is a problem.
func (s *sheet) readDates(u use, p *problems) map[int]org.Date {
	if !s.has(u) {
		return nil
	}
	dates := map[int]org.Date{} // by index of the row
	type doubt struct{ row, a, b, year int }
	var doubts []doubt
	order, firstDay, firstMonth := orderUnknown, 0, 0
	for i, r := range s.rows {
		text := s.get(r, u)
		if isNothing(text) || zeroDate.MatchString(text) {
			continue
		}
		if m := numericDate.FindStringSubmatch(withoutTime(text)); m != nil {
			a, _ := strconv.Atoi(m[1])
			b, _ := strconv.Atoi(m[2])
			year, _ := strconv.Atoi(m[3])
			switch {
			case a > 12 && firstDay == 0:
				order, firstDay = dayFirst, r.line
			case b > 12 && firstMonth == 0:
				order, firstMonth = monthFirst, r.line
			}
			doubts = append(doubts, doubt{i, a, b, year})
			continue
		}
		d, ok := readDate(text)
		if !ok {
			p.fail(r.line, s.header(u), "BAD_DATE", "%q is not a date; write YYYY-MM-DD, such as 2026-03-31", shorten(text))
			continue
		}
		dates[i] = d
	}
	if firstDay > 0 && firstMonth > 0 {
		p.fail(max(firstDay, firstMonth), s.header(u), "BAD_DATE", "the dates of the column have the day first in line %d and the month first in line %d; write YYYY-MM-DD", firstDay, firstMonth)
		return dates
	}
	for _, d := range doubts {
		line, text := s.rows[d.row].line, s.get(s.rows[d.row], u)
		day, month := d.a, d.b
		switch {
		case order == monthFirst:
			day, month = d.b, d.a
		case order == orderUnknown && d.a != d.b:
			p.fail(line, s.header(u), "BAD_DATE", "%q may have the day or the month first, and no date of the column tells; write YYYY-MM-DD", shorten(text))
			continue
		}
		at := org.NewDate(d.year, month, day)
		if d.year < 1 || month < 1 || day < 1 || at.Time().Day() != day || int(at.Time().Month()) != month {
			p.fail(line, s.header(u), "BAD_DATE", "%q is not a day of the calendar", shorten(text))
			continue
		}
		dates[d.row] = at
	}
	return dates
}

// readDate reads a date whose order is plain. An instant gives its date in UTC.
func readDate(text string) (org.Date, bool) {
	if d, err := org.ParseDate(text); err == nil {
		return d, true
	}
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05Z0700"} {
		if t, err := time.Parse(layout, text); err == nil && t.UTC().Year() >= 1 && t.UTC().Year() <= 9999 {
			return org.DateOf(t), true
		}
	}
	text = withoutTime(text)
	if m := dottedDate.FindStringSubmatch(text); m != nil {
		text = m[3] + "-" + m[2] + "-" + m[1]
	}
	for _, layout := range namedMonthLayouts {
		if t, err := time.Parse(layout, strings.ReplaceAll(text, "Sept ", "Sep ")); err == nil && t.Year() >= 1 {
			return org.DateOf(t), true
		}
	}
	return org.NoDate, false
}

// withoutTime takes the time of day off.
func withoutTime(text string) string {
	if m := timeOfDay.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1])
	}
	return text
}
