package ask

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"rung/org"
)

// period is from a day up to but not including another.
type period struct {
	from, until org.Date
	words       string
}

func dateOf(t time.Time) org.Date { d, _ := org.ParseDate(t.Format(time.DateOnly)); return d }

func timeOf(d org.Date) time.Time { t, _ := time.Parse(time.DateOnly, d.String()); return t }

// day reads a single day, relative to today: "2025-01-01", "a year ago", "at the end of last quarter".
func day(words []string, today org.Date) (org.Date, bool) {
	now := timeOf(today)
	text := strings.Join(words, " ")
	for _, prefix := range []string{"as of ", "on ", "at ", "by "} {
		text = strings.TrimPrefix(text, prefix)
	}
	text = strings.TrimPrefix(text, "the ")
	switch text {
	case "today", "now":
		return today, true
	case "yesterday":
		return today - 1, true
	}
	if d, err := org.ParseDate(text); err == nil {
		return d, true
	}
	for _, layout := range []string{"2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006"} {
		if t, err := time.Parse(layout, strings.ReplaceAll(text, ",", "")); err == nil {
			return dateOf(t), true
		}
	}
	if before, ok := strings.CutSuffix(text, " ago"); ok {
		if n, unit, ok := amount(strings.Fields(before)); ok {
			return dateOf(back(now, n, unit)), true
		}
	}
	for _, edge := range []string{"end of ", "start of ", "beginning of "} {
		if rest, ok := strings.CutPrefix(text, edge); ok {
			p, ok := between(strings.Fields(rest), today)
			if !ok {
				return org.NoDate, false
			}
			if edge == "end of " {
				return p.until - 1, true
			}
			return p.from, true
		}
	}
	return org.NoDate, false
}

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20}

func count(word string) (int, bool) {
	if n, ok := numbers[word]; ok {
		return n, true
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n >= 0 && n < 1_000_000
}

// amount reads "two years".
func amount(words []string) (n int, unit string, ok bool) {
	if len(words) != 2 {
		return 0, "", false
	}
	n, ok = count(words[0])
	unit = strings.TrimSuffix(words[1], "s")
	switch unit {
	case "day", "week", "month", "quarter", "year":
		return n, unit, ok && n > 0 && n <= 200
	}
	return 0, "", false
}

func back(t time.Time, n int, unit string) time.Time {
	switch unit {
	case "day":
		return t.AddDate(0, 0, -n)
	case "week":
		return t.AddDate(0, 0, -7*n)
	case "month":
		return t.AddDate(0, -n, 0)
	case "quarter":
		return t.AddDate(0, -3*n, 0)
	}
	return t.AddDate(-n, 0, 0)
}

// between reads a period: "this year", "last quarter", "2024", "in the last three months", "since 2025-01-01".
func between(words []string, today org.Date) (period, bool) {
	now := timeOf(today)
	text := strings.Join(words, " ")
	for _, prefix := range []string{"in ", "over ", "during ", "within ", "for "} {
		text = strings.TrimPrefix(text, prefix)
	}
	text = strings.TrimPrefix(text, "the ")
	begin := func(unit string) time.Time {
		switch unit {
		case "month":
			return time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC)
		case "quarter":
			return time.Date(now.Year(), (now.Month()-1)/3*3+1, 1, 0, 0, 0, 0, time.UTC)
		case "week":
			return now.AddDate(0, 0, -(int(now.Weekday())+6)%7)
		}
		return time.Date(now.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	}
	fields := strings.Fields(text)
	if len(fields) == 2 && (fields[1] == "year" || fields[1] == "quarter" || fields[1] == "month" || fields[1] == "week") {
		start := begin(fields[1])
		switch fields[0] {
		case "this":
			return period{dateOf(start), today + 1, "this " + fields[1]}, true
		case "last", "previous":
			return period{dateOf(back(start, 1, fields[1])), dateOf(start), "last " + fields[1]}, true
		}
	}
	if len(fields) == 3 && (fields[0] == "last" || fields[0] == "past") {
		if n, unit, ok := amount(fields[1:]); ok {
			return period{dateOf(back(now, n, unit)), today + 1, "the last " + plural(n, unit)}, true
		}
	}
	if len(fields) == 2 && fields[0] == "past" {
		if n, unit, ok := amount([]string{"a", fields[1]}); ok {
			return period{dateOf(back(now, n, unit)), today + 1, "the last " + unit}, true
		}
	}
	if len(fields) >= 2 && fields[0] == "since" {
		if p, ok := between(fields[1:], today); ok {
			return period{p.from, today + 1, "since " + p.from.String()}, true
		}
		if d, ok := day(fields[1:], today); ok && d <= today {
			return period{d, today + 1, "since " + d.String()}, true
		}
	}
	if len(fields) == 1 && len(text) == 4 {
		if year, err := strconv.Atoi(text); err == nil && year >= 1900 && year < 2200 {
			start := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
			return period{dateOf(start), dateOf(start.AddDate(1, 0, 0)), text}, true
		}
	}
	if len(fields) == 2 && len(fields[0]) == 2 && (fields[0][0] == 'q' || fields[0][0] == 'Q') {
		year, err := strconv.Atoi(fields[1])
		if q := int(fields[0][1] - '0'); err == nil && q >= 1 && q <= 4 && year >= 1900 && year < 2200 {
			start := time.Date(year, time.Month(3*q-2), 1, 0, 0, 0, 0, time.UTC)
			return period{dateOf(start), dateOf(start.AddDate(0, 3, 0)), fmt.Sprintf("Q%d %d", q, year)}, true
		}
	}
	return period{}, false
}

func plural(n int, unit string) string {
	if n == 1 {
		return unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// longestTime is the most words that a day or a period takes.
const longestTime = 7

// takeDay takes a day off the end of a question.
func takeDay(q []token, today org.Date) ([]token, org.Date) {
	for n := min(longestTime, len(q)-1); n >= 1; n-- {
		from := len(q) - n
		first := q[from].folded
		if n == 1 && first != "today" && first != "now" && first != "yesterday" {
			continue
		}
		if d, ok := day(folded(q[from:]), today); ok {
			for from > 1 && (q[from-1].folded == "on" || q[from-1].folded == "as" || q[from-1].folded == "of" || q[from-1].folded == "at") {
				from--
			}
			return q[:from], d
		}
	}
	return q, org.NoDate
}

func folded(q []token) []string {
	out := make([]string, len(q))
	for i, t := range q {
		out[i] = t.folded
	}
	return out
}
