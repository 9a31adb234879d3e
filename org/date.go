package org

import (
	"fmt"
	"math"
	"time"
)

// Date is a calendar date in UTC, counted in days from 0001-01-01, which is 1.
// Dates compare with < and add with +, one a day. The zero Date is NoDate.
type Date int32

// NoDate stands for a date that is not known.
const NoDate Date = 0

// Forever is the Until of what still holds.
const Forever Date = math.MaxInt32

// epoch is 1970-01-01 as a Date.
const epoch = 719163

const isoDate = "2006-01-02"

// DateOf returns the calendar date of an instant, in UTC.
func DateOf(t time.Time) Date {
	return Date(math.Floor(float64(t.Unix())/86400)) + epoch
}

// NewDate returns the date of a year, a month from 1 and a day from 1.
func NewDate(year, month, day int) Date {
	return DateOf(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC))
}

// ParseDate reads an ISO 8601 calendar date, YYYY-MM-DD, of the years 1 to 9999.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(isoDate, s)
	if err != nil || t.Year() < 1 {
		return NoDate, fmt.Errorf("%q is not a calendar date; write YYYY-MM-DD, such as 2026-03-31", s)
	}
	return DateOf(t), nil
}

// Known reports whether d is a day, and neither NoDate nor Forever.
func (d Date) Known() bool { return d != NoDate && d != Forever }

// Time returns the instant at which the day begins in UTC.
func (d Date) Time() time.Time { return time.Unix(int64(d-epoch)*86400, 0).UTC() }

// Year returns the calendar year.
func (d Date) Year() int { return d.Time().Year() }

// AddMonths returns the same day of a later month, or that month's last day where it is shorter.
func (d Date) AddMonths(n int) Date {
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return DateOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// String returns YYYY-MM-DD, or "" where the date is not a day.
func (d Date) String() string {
	if !d.Known() {
		return ""
	}
	return string(d.Append(make([]byte, 0, len(isoDate))))
}

// Append appends what String returns.
func (d Date) Append(to []byte) []byte {
	if !d.Known() {
		return to
	}
	return d.Time().AppendFormat(to, isoDate)
}

// Period is the half-open range of days [Since, Until) on which something holds.
type Period struct {
	Since Date // first day
	Until Date // the day after the last; Forever while it still holds
}

// On reports whether the period holds on a day.
func (p Period) On(d Date) bool { return p.Since <= d && d < p.Until }

// Empty reports whether the period holds on no day.
func (p Period) Empty() bool { return p.Since >= p.Until }

// Meet returns the days that both periods hold on; it may be empty.
func (p Period) Meet(q Period) Period {
	return Period{Since: max(p.Since, q.Since), Until: min(p.Until, q.Until)}
}
