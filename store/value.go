package store

import (
	"slices"
	"strings"

	"rung/org"
)

// Kind says what a property's value is.
type Kind uint8

const (
	Absent Kind = iota // not known; never stored
	Text
	Bool
	Int
	Float
	Day  // a calendar date: Neo4j's date, ISO 8601 text in SQLite
	List // of texts
)

// Value is a property's value. Values of a graph that was edited by hand may be of another kind than ours: the
// methods below answer what can be made of them.
type Value struct {
	Kind   Kind
	text   string
	number float64 // a number, a day, or 1 for true
	list   []string
}

// TextValue, BoolValue, IntValue, FloatValue, DayValue and ListValue make values.
func TextValue(s string) Value   { return Value{Kind: Text, text: s} }
func BoolValue(b bool) Value     { return Value{Kind: Bool, number: map[bool]float64{true: 1}[b]} }
func IntValue(n int) Value       { return Value{Kind: Int, number: float64(n)} }
func FloatValue(f float64) Value { return Value{Kind: Float, number: f} }
func DayValue(d org.Date) Value  { return Value{Kind: Day, number: float64(d)} }
func ListValue(l []string) Value { return Value{Kind: List, list: l} }

// Text returns a text, or "".
func (v Value) Text() string { return v.text }

// Bool reports whether the value is true.
func (v Value) Bool() bool { return v.Kind == Bool && v.number != 0 }

// Int returns a whole number, rounded towards zero, or 0.
func (v Value) Int() int { return int(v.Float()) }

// Float returns a number, or 0.
func (v Value) Float() float64 {
	if v.Kind == Int || v.Kind == Float {
		return v.number
	}
	return 0
}

// Day returns a date, also one written as ISO 8601 text, or NoDate.
func (v Value) Day() org.Date {
	switch v.Kind {
	case Day:
		return org.Date(v.number)
	case Text:
		return parseDay(v.text)
	}
	return org.NoDate
}

// List returns a list of texts, or nil; a text alone is a list of one. The caller must not change it.
func (v Value) List() []string {
	if v.Kind == Text {
		return []string{v.text}
	}
	return v.list
}

// Equal reports whether two values are the same, of the same kind.
func (v Value) Equal(w Value) bool {
	return v.Kind == w.Kind && v.text == w.text && v.number == w.number && slices.Equal(v.list, w.list)
}

// parseDay reads a date, also of a date-time; it answers NoDate for what is none.
func parseDay(s string) org.Date {
	if len(s) > 10 && s[10] == 'T' { // a date-time that somebody wrote by hand
		s = s[:10]
	}
	d, err := org.ParseDate(s)
	if err != nil {
		return org.NoDate
	}
	return d
}

// Property is a name and a value.
type Property struct {
	Name  string
	Value Value
}

// Properties are in the order in which the encoding writes them. What is not known is absent.
type Properties []Property

// Get returns a value, of kind Absent where there is none.
func (p Properties) Get(name string) Value {
	for i := range p {
		if p[i].Name == name {
			return p[i].Value
		}
	}
	return Value{}
}

// Equal reports whether both have the same properties, in whatever order.
func (p Properties) Equal(q Properties) bool {
	if len(p) != len(q) {
		return false
	}
	for i := range p {
		if i < len(q) && q[i].Name == p[i].Name {
			if !p[i].Value.Equal(q[i].Value) {
				return false
			}
		} else if !p[i].Value.Equal(q.Get(p[i].Name)) {
			return false
		}
	}
	return true
}

// period returns the days from since up to until.
func (p Properties) period() org.Period {
	out := org.Period{Since: p.Get("since").Day(), Until: p.Get("until").Day()}
	if out.Until == org.NoDate {
		out.Until = org.Forever
	}
	return out
}

func (p *Properties) add(name string, v Value) { *p = append(*p, Property{name, v}) }

func (p *Properties) text(name, s string) {
	if s != "" {
		p.add(name, TextValue(s))
	}
}

func (p *Properties) day(name string, d org.Date) {
	if d.Known() {
		p.add(name, DayValue(d))
	}
}

func (p *Properties) list(name string, l []string) {
	if len(l) > 0 {
		p.add(name, ListValue(l))
	}
}

// during are the properties since and until; until is absent while it still holds.
func during(d org.Period) Properties {
	p := make(Properties, 0, 4)
	p.day("since", d.Since)
	p.day("until", d.Until)
	return p
}

// FormatDates writes days with spaces between, as stores keep them.
func FormatDates(days []org.Date) string {
	words := make([]string, len(days))
	for i, d := range days {
		words[i] = d.String()
	}
	return strings.Join(words, " ")
}

// ParseDates reads what FormatDates writes.
func ParseDates(text string) ([]org.Date, error) {
	var out []org.Date
	for _, word := range strings.Fields(text) {
		d, err := org.ParseDate(word)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}
