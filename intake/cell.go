package intake

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"rung/org"
)

var (
	htmlTag      = regexp.MustCompile(`(?i)</?(a|b|i|u|p|br|span|div|strong|em|font)(\s[^<>]*)?/?>`)
	markdownLink = regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()\s]*\)`)
	guarded      = regexp.MustCompile(`^'*[=+\-@\t\r]`)
)

// withoutLinks returns the text of HTML and Markdown links.
func withoutLinks(s string) string {
	if strings.Contains(s, "](") {
		s = strings.TrimSpace(markdownLink.ReplaceAllString(s, "$1"))
	}
	if strings.Contains(s, "<") && htmlTag.MatchString(s) {
		s = strings.TrimSpace(html.UnescapeString(htmlTag.ReplaceAllString(s, "")))
	}
	return s
}

// Guard keeps a spreadsheet from taking a cell for a formula: an apostrophe before = + - @, a tab or a carriage
// return, and before the apostrophes that would be taken for it.
func Guard(s string) string {
	if guarded.MatchString(s) {
		return "'" + s
	}
	return s
}

// unescape takes off what Guard put there.
func unescape(s string) string {
	if strings.HasPrefix(s, "'") && guarded.MatchString(s) {
		return s[1:]
	}
	return s
}

// word folds a cell to what a marker is compared by: lower case, single spaces, without brackets and a full stop
// at the ends.
func word(s string) string { return strings.Trim(org.Fold(s), " .*()[]<>\"'") }

var rootMarkers = set("none", "xx", "x", "xxx", "no_mgr", "no_manager", "no mgr", "no manager", "nomgr", "nomanager", "n/a", "n.a", "na",
	"null", "nil", "-", "--", "—", "–", "0", "root", "top", "#n/a", "not applicable")

// isRootMarker reports whether a manager's cell says that there is none. A seat of that very id goes first.
func isRootMarker(s string) bool { return s == "" || rootMarkers[word(s)] }

var vacantNames = set("vacant", "vacancy", "vacant post", "open", "opening", "tbh", "tbc", "tba", "tbd", "to be hired", "to be recruited", "to be confirmed",
	"to be appointed", "to be filled", "unfilled", "open position", "open post", "open role", "open req", "open requisition", "open headcount", "open seat", "new hire")

// isVacantName reports whether a name says that nobody has the seat.
func isVacantName(s string) bool {
	w := word(s)
	if vacantNames[w] {
		return true
	}
	for _, prefix := range []string{"vacant", "vacancy", "open position", "open role", "open post", "open req", "open requisition", "open headcount", "open seat", "tbh"} {
		if rest, ok := strings.CutPrefix(w, prefix); ok {
			if r := []rune(rest); len(r) > 0 && !unicode.IsLetter(r[0]) {
				return true
			}
		}
	}
	return false
}

var eliminatedNames = set("eliminated", "post eliminated", "eliminated post", "deleted", "deleted post", "post deleted", "abolished", "post abolished")

// isEliminatedName reports whether a name says that there is no such seat any more.
func isEliminatedName(s string) bool { return eliminatedNames[word(s)] }

var placeholderNames = set("n/d", "n.d", "n/a", "n.a", "#n/a", "not disclosed", "undisclosed", "not available", "not applicable", "withheld", "name withheld",
	"redacted", "unknown", "anonymous", "unnamed", "no name", "-", "--", "—", "–", "?", "null", "none", "not provided", "not stated")

// isPlaceholderName reports whether a name stands for one that is not told.
func isPlaceholderName(s string) bool {
	return placeholderNames[word(s)] || s == "ND" || s == "NA"
}

// isNothing reports whether a cell of any other column says that there is no value.
func isNothing(s string) bool {
	switch word(s) {
	case "", "n/a", "#n/a", "n/d", "null", "none", "nil", "-", "--", "—", "–":
		return true
	}
	return false
}

func set(values ...string) map[string]bool {
	m := make(map[string]bool, len(values))
	for _, v := range values {
		m[v] = true
	}
	return m
}

// readBool reads yes and no in the ways that people write them; ok is false for anything else.
func readBool(s string) (value, ok bool) {
	switch word(s) {
	case "true", "yes", "y", "1", "x", "t", "on":
		return true, true
	case "false", "no", "n", "0", "f", "off":
		return false, true
	}
	return false, false
}

// readFTE reads a full-time equivalent: 0.8, 0,8 or 80%. It is over 0 and at most limit.
func readFTE(s string, limit float64) (float64, bool) {
	s = strings.TrimSpace(s)
	text, percent := strings.CutSuffix(s, "%")
	text = strings.TrimSpace(text)
	if strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		text = strings.Replace(text, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(text, 64)
	if percent {
		v /= 100
	}
	if err != nil || !(v > 0) || v > limit {
		return 0, false
	}
	return v, true
}

// isZero reports whether a number is written that is zero.
func isZero(s string) bool {
	v, err := strconv.ParseFloat(strings.Replace(strings.TrimSuffix(strings.TrimSpace(s), "%"), ",", ".", 1), 64)
	return err == nil && v == 0
}

// slug makes the readable part of an id from a name: ada-lovelace.
func slug(name string) string {
	var b strings.Builder
	dash := false
	for _, r := range org.Fold(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			dash = false
		} else {
			dash = true
		}
	}
	return b.String()
}

// shorten keeps a cell from filling a message.
func shorten(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
