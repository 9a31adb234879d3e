package org

import (
	"fmt"
	"slices"
	"strings"
)

// TextFilter selects by a text, without regard to case, accents and runs of white space. Whatever is set must
// hold together. A text that is not known is selected by IsNull alone.
type TextFilter struct {
	Eq         *string
	In         []string
	Contains   *string
	StartsWith *string
	IsNull     *bool
}

// AttributeFilter selects by a further column of an import, which somebody may have or not. The name counts
// without regard to case and accents.
type AttributeFilter struct {
	Name  string
	Value TextFilter
}

// compile returns the test of a folded text, "" where it is not known; nil where every text passes.
func (f *TextFilter) compile(argument string) (func(folded string) bool, error) {
	if f == nil {
		return nil, nil
	}
	if err := listed(argument+".in", len(f.In)); err != nil {
		return nil, err
	}
	var err error
	folded := func(name, text string) string {
		if len(text) > maxFilterText && err == nil {
			err = Errorf(Limit, argument+"."+name, "a text may have %d bytes, but has %d", maxFilterText, len(text))
			return ""
		}
		return fold(text)
	}
	var tests []func(string) bool
	if f.IsNull != nil {
		null := *f.IsNull
		tests = append(tests, func(t string) bool { return (t == "") == null })
	}
	if f.Eq != nil {
		eq := folded("eq", *f.Eq)
		tests = append(tests, func(t string) bool { return t != "" && t == eq })
	}
	if f.In != nil {
		in := make(map[string]bool, len(f.In))
		for i, text := range f.In {
			in[folded(fmt.Sprintf("in[%d]", i), text)] = true
		}
		tests = append(tests, func(t string) bool { return t != "" && in[t] })
	}
	if f.StartsWith != nil {
		prefix := folded("startsWith", *f.StartsWith)
		tests = append(tests, func(t string) bool { return t != "" && strings.HasPrefix(t, prefix) })
	}
	if f.Contains != nil {
		part := folded("contains", *f.Contains)
		tests = append(tests, func(t string) bool { return t != "" && strings.Contains(t, part) })
	}
	switch {
	case err != nil:
		return nil, err
	case len(tests) == 0:
		return nil, nil
	case len(tests) == 1:
		return tests[0], nil
	}
	return func(t string) bool {
		return !slices.ContainsFunc(tests, func(test func(string) bool) bool { return !test(t) })
	}, nil
}

// narrow narrows a test to who has a text. Where few people do, they are listed.
func (c *textColumn) narrow(s *Snapshot, of func(folded string) bool, t *placeTest) {
	switch few := len(s.seats) / fewHolders; {
	case !c.few:
		t.add(func(at int32) bool { return of(c.of(s.seats[at])) })
	case len(c.values) > few || int(t.until-t.from) < few:
		t.add(c.tried(s, of))
	default:
		c.narrowAll(s, of, t, few)
	}
}

// tried returns the test of the person at a place by a test of a text, which is tried once for each text that comes up.
func (c *textColumn) tried(s *Snapshot, of func(folded string) bool) func(at int32) bool {
	const unknown, yes, no = 0, 1, 2
	known := make([]uint8, len(c.values))
	return func(at int32) bool {
		code := c.codes[s.seats[at]]
		if known[code] == unknown {
			known[code] = no
			if of(c.values[code]) {
				known[code] = yes
			}
		}
		return known[code] == yes
	}
}

// narrowAll tries every text, and lists who has one that passes, where these are not more than a few.
func (c *textColumn) narrowAll(s *Snapshot, of func(folded string) bool, t *placeTest, few int) {
	passes := make([]bool, len(c.values))
	holders := c.holders(s.image)
	size := 0
	var lists [][]int32
	for code, value := range c.values {
		if passes[code] = of(value); passes[code] {
			list := holders.of(int32(code))
			size += len(list)
			lists = append(lists, list)
		}
	}
	has := test{
		holds: func(at int32) bool { return passes[c.codes[s.seats[at]]] },
		sift: func(places []int32) []int32 {
			codes, seats, n := c.codes, s.seats, 0
			for _, at := range places {
				places[n] = at
				n += btoi(passes[codes[seats[at]]])
			}
			return places[:n]
		},
	}
	switch {
	case size > few:
		t.tests = append(t.tests, has)
	case len(lists) == 1:
		t.listing(lists[0], has)
	default:
		only := slices.Concat(lists...)
		slices.Sort(only)
		t.listing(only, has)
	}
}

// compileTexts narrows the test to names, titles, places and attributes.
func (c *filterCompiler) compileTexts(argument string, f *PersonFilter, t *placeTest) error {
	s := c.s
	for _, text := range []struct {
		name   string
		filter *TextFilter
		field  textField
	}{
		{"title", f.Title, textTitle},
		{"location", f.Location, textLocation},
		{"timeZone", f.TimeZone, textTimeZone},
		{"name", f.Name, textName},
		{"email", f.Email, textEmail},
	} {
		test, err := text.filter.compile(argument + "." + text.name)
		if err != nil {
			return err
		}
		if test != nil {
			s.columns.text(s.image, text.field).narrow(s, test, t)
		}
	}
	if f.Attribute == nil {
		return nil
	}
	name := fold(f.Attribute.Name)
	if name == "" {
		return Errorf(Invalid, argument+".attribute.name", "must name an attribute")
	}
	test, err := f.Attribute.Value.compile(argument + ".attribute.value")
	if err != nil || test == nil {
		return err
	}
	read := s.readAttribute(name)
	t.add(func(at int32) bool {
		value, _ := read(at)
		return test(value)
	})
	return nil
}
