package ask

import (
	"fmt"
	"regexp"
	"slices"
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
	for _, prefix := range []string{"as of ", "as at ", "on ", "at ", "by ", "since ", "from ", "back on ", "back in ", "exactly "} {
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
	for i, ordinal := range []string{"first", "second", "third", "fourth", "fifth"} {
		text = strings.Replace(text, ordinal+" of ", fmt.Sprintf("%d ", i+1), 1)
	}
	for _, layout := range []string{"2/1/2006", "1/2/2006"} { // where both would do, it says nothing
		other := map[string]string{"2/1/2006": "1/2/2006", "1/2/2006": "2/1/2006"}[layout]
		if t, err := time.Parse(layout, text); err == nil {
			if u, err := time.Parse(other, text); err != nil || t.Equal(u) {
				return dateOf(t), true
			}
		}
	}
	plain := ordinals.ReplaceAllString(strings.ReplaceAll(strings.ReplaceAll(text, ",", ""), " of ", " "), "$1")
	for _, layout := range []string{"2 January 2006", "2 Jan 2006", "January 2 2006", "Jan 2 2006", "2006/01/02", "2006/1/2", "2.1.2006", "02.01.2006"} {
		if t, err := time.Parse(layout, plain); err == nil {
			return dateOf(t), true
		}
	}
	for _, suffix := range []string{" ago", " earlier", " before", " back"} {
		if before, ok := strings.CutSuffix(text, suffix); ok {
			if before == "half a year" || before == "half year" {
				return dateOf(back(now, 6, "month")), true
			}
			if n, unit, ok := amount(strings.Fields(before)); ok {
				return dateOf(back(now, n, unit)), true
			}
		}
	}
	for _, edge := range []string{"end of ", "close of ", "start of ", "beginning of "} {
		if rest, ok := strings.CutPrefix(text, edge); ok {
			p, ok := between(strings.Fields(rest), today)
			if !ok {
				return org.NoDate, false
			}
			if edge[0] == 'e' || edge[0] == 'c' {
				return p.until - 1, true
			}
			return p.from, true
		}
	}
	return org.NoDate, false
}

var ordinals = regexp.MustCompile(`\b(\d+)(st|nd|rd|th)\b`)

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "dozen": 12, "single": 1, "couple": 2, "few": 3, "thirteen": 13, "fourteen": 14, "eighteen": 18, "twenty-four": 24, "thirty": 30, "fifty": 50, "hundred": 100, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20}

func count(word string) (int, bool) {
	if n, ok := numbers[word]; ok {
		return n, true
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n >= 0 && n < 1_000_000
}

// amount reads "two years".
func amount(words []string) (n int, unit string, ok bool) {
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		return slices.Contains([]string{"and", "above", "or", "more", "full", "at", "least", "than"}, w)
	})
	if len(words) == 3 && words[0] == "a" { // "a couple years"
		words = words[1:]
	}
	if len(words) == 1 {
		words = []string{"one", words[0]}
	}
	if len(words) != 2 {
		return 0, "", false
	}
	n, ok = count(words[0])
	unit = strings.TrimSuffix(words[1], "s")
	if unit == "yr" {
		unit = "year"
	}
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
	text := strings.Join(words, " ")
	running := false // "over the last year" are the twelve months up to today, "last year" is the calendar's
	for {
		rest := text
		for _, prefix := range []string{"in ", "over ", "during ", "within ", "for ", "of ", "on ", "at ", "throughout ", "the ", "through ", "across ", "course of "} {
			if cut, ok := strings.CutPrefix(rest, prefix); ok {
				running = running || prefix == "over " || prefix == "within " || prefix == "during " || prefix == "in "
				rest = cut
			}
		}
		if rest == text {
			break
		}
		text = rest
	}
	fields := strings.Fields(strings.ReplaceAll(text, ",", ""))
	switch text {
	case "recently", "lately", "recent months":
		fields = []string{"last", "3", "months"}
	case "over time", "time", "years":
		fields = []string{"last", "3", "years"}
	case "ytd", "year to date", "so far this year", "this year so far":
		fields = []string{"this", "year"}
	case "today":
		return period{today, today + 1, "today"}, true
	case "yesterday":
		return period{today - 1, today, "yesterday"}, true
	}
	for _, read := range []func(fields []string, today org.Date, running bool) (period, bool){calendar, rolling, since, named, fromTo} {
		if p, ok := read(fields, today, running); ok {
			return p, true
		}
	}
	return period{}, false
}

// begin returns the first day of the calendar unit that a day is in.
func begin(now time.Time, unit string) time.Time {
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

// calendar reads "this year" and "last quarter".
func calendar(fields []string, today org.Date, running bool) (period, bool) {
	if len(fields) == 3 && fields[0] == "calendar" {
		fields = fields[1:]
	}
	if len(fields) != 2 || !slices.Contains([]string{"year", "quarter", "month", "week"}, fields[1]) {
		return period{}, false
	}
	now := timeOf(today)
	start := begin(now, fields[1])
	switch fields[0] {
	case "this", "current":
		return period{dateOf(start), today + 1, "this " + fields[1]}, true
	case "last", "previous", "past", "prior":
		if running && fields[0] == "last" && fields[1] == "year" || fields[0] == "past" {
			return period{dateOf(back(now, 1, fields[1])), today + 1, "the last " + fields[1]}, true
		}
		return period{dateOf(back(start, 1, fields[1])), dateOf(start), "last " + fields[1]}, true
	}
	return period{}, false
}

// rolling reads "the last three months".
func rolling(fields []string, today org.Date, _ bool) (period, bool) {
	if len(fields) != 3 || fields[0] != "last" && fields[0] != "past" && fields[0] != "previous" {
		return period{}, false
	}
	n, unit, ok := amount(fields[1:])
	if !ok {
		return period{}, false
	}
	return period{dateOf(back(timeOf(today), n, unit)), today + 1, "the last " + plural(n, unit)}, true
}

// since reads "since 2025-01-01", "since March" and "after 2024".
func since(fields []string, today org.Date, _ bool) (period, bool) {
	if len(fields) < 2 || fields[0] != "since" && fields[0] != "after" {
		return period{}, false
	}
	if p, ok := between(fields[1:], today); ok {
		from := p.from
		if fields[0] == "after" {
			from = p.until
		}
		return period{from, today + 1, "since " + from.String()}, from <= today
	}
	if d, ok := day(fields[1:], today); ok && d <= today {
		if fields[0] == "after" && d < today {
			d++
		}
		return period{d, today + 1, "since " + d.String()}, true
	}
	return period{}, false
}

var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// named reads "2024", "March", "March 2025", "2025-03", "Q1", "Q1 2026", "first quarter of 2026" and "H1 2025".
func named(fields []string, today org.Date, _ bool) (period, bool) {
	now := timeOf(today)
	fields = slices.DeleteFunc(slices.Clone(fields), func(f string) bool { return f == "of" || f == "year" })
	if len(fields) > 1 {
		for i, ordinal := range []string{"first", "second", "third", "fourth"} {
			if fields[0] == ordinal && fields[1] == "quarter" {
				fields = append([]string{fmt.Sprintf("q%d", i+1)}, fields[2:]...)
				break
			}
			if fields[0] == ordinal && fields[1] == "half" && i < 2 {
				fields = append([]string{fmt.Sprintf("h%d", i+1)}, fields[2:]...)
				break
			}
		}
	}
	if len(fields) == 0 || len(fields) > 2 {
		return period{}, false
	}
	if t, err := time.Parse("2006-01", fields[0]); err == nil && len(fields) == 1 {
		return period{dateOf(t), dateOf(t.AddDate(0, 1, 0)), t.Format("January 2006")}, true
	}
	year, given := now.Year(), false
	if n, err := strconv.Atoi(fields[len(fields)-1]); err == nil && len(fields[len(fields)-1]) == 4 && n >= 1900 && n < 2200 {
		year, given = n, true
		if len(fields) == 1 {
			start := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
			return period{dateOf(start), dateOf(start.AddDate(1, 0, 0)), fields[0]}, true
		}
	}
	if len(fields) == 2 && !given {
		return period{}, false
	}
	month, length, words := 0, 0, ""
	name := fields[0]
	for i, m := range months {
		if name == m || len(name) >= 3 && strings.HasPrefix(m, name) && len(name) <= 4 {
			month, length, words = i+1, 1, strings.ToUpper(m[:1])+m[1:]
		}
	}
	if len(name) == 2 && name[0] == 'q' && name[1] >= '1' && name[1] <= '4' {
		month, length, words = 3*int(name[1]-'0')-2, 3, strings.ToUpper(name)
	}
	if name == "h1" || name == "h2" {
		month, length, words = 6*int(name[1]-'0')-5, 6, strings.ToUpper(name)
	}
	if month == 0 {
		return period{}, false
	}
	start := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	if !given && start.After(now) { // the one that was last
		start = start.AddDate(-1, 0, 0)
	}
	return period{dateOf(start), dateOf(start.AddDate(0, length, 0)), fmt.Sprintf("%s %d", words, start.Year())}, true
}

// fromTo reads "between 2025-01-01 and 2025-06-30" and "from 2023 to 2025", both ends included.
func fromTo(fields []string, today org.Date, _ bool) (period, bool) {
	if len(fields) < 3 || fields[0] != "between" && fields[0] != "from" {
		return period{}, false
	}
	for at := 2; at < len(fields)-1; at++ {
		if f := fields[at]; f != "and" && f != "to" && f != "until" && f != "till" {
			continue
		}
		from, ok := edge(fields[1:at], today, false)
		until, ok2 := edge(fields[at+1:], today, true)
		if ok && ok2 && from < until {
			return period{from, until, fmt.Sprintf("%s to %s", from, until-1)}, true
		}
	}
	return period{}, false
}

// edge returns the first day that something said names, or the day after its last.
func edge(fields []string, today org.Date, end bool) (org.Date, bool) {
	if d, ok := day(fields, today); ok {
		if end {
			d++
		}
		return d, true
	}
	p, ok := between(fields, today)
	if end {
		return p.until, ok
	}
	return p.from, ok
}

func plural(n int, unit string) string {
	if n == 1 {
		return unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// longestTime is the most words that a day or a period takes.
const longestTime = 7

// dayed is a question without the day that stands in it.
type dayed struct {
	rest []token
	day  org.Date
}

// takeDay takes a day off the end of a question, off its beginning or out of the middle. Where there is none, the last
// day of a period is one, today where the period is not over: "how many people were there in 2024".
func takeDay(q []token, today org.Date) []dayed {
	var found []dayed
	for _, read := range []func(words []string) (org.Date, bool){
		func(words []string) (org.Date, bool) { return day(words, today) },
		func(words []string) (org.Date, bool) {
			p, ok := between(words, today)
			return min(p.until-1, today), ok && p.from <= today && words[0] != "since" && words[0] != "after"
		},
	} {
		for n := min(longestTime, len(q)-1); n >= 1; n-- {
			for from := len(q) - n; from >= 0; from-- {
				words := folded(q[from : from+n])
				d, ok := read(words)
				if !ok || n == 1 && !standsAlone(words[0]) {
					continue
				}
				begin := from
				for begin > 0 && slices.Contains([]string{"on", "as", "of", "at", "in", "by", "back", "the"}, q[begin-1].folded) && begin > 1 {
					begin--
				}
				found = append(found, dayed{without(q, begin, from+n), d})
			}
		}
		if len(found) > 0 {
			return first(found, mostDays)
		}
	}
	return nil
}

// mostDays is how many readings of a day a question is tried with: each is a snapshot of its own.
const mostDays = 2

// standsAlone reports whether one word is a day or a year by itself.
func standsAlone(word string) bool {
	return word == "today" || word == "now" || word == "yesterday" || word == "ytd" || len(word) >= 4 && word[0] >= '1' && word[0] <= '2' && word[1] >= '0' && word[1] <= '9' || len(word) == 2 && word[0] == 'q'
}

func folded(q []token) []string {
	out := make([]string, len(q))
	for i, t := range q {
		out[i] = t.folded
	}
	return out
}
