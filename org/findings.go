package org

import (
	"fmt"
	"slices"
	"strings"
)

// FindingKind is something that the structure itself shows.
type FindingKind string

const (
	FindCycle           FindingKind = "REPORTING_CYCLE"                  // people who report to one another in a circle
	FindMissingManager  FindingKind = "MISSING_MANAGER"                  // a manager named who is not known, or not there
	FindManyRoots       FindingKind = "MANY_ROOTS"                       // more than one seat at the top
	FindSeveralManagers FindingKind = "SEVERAL_MANAGERS"                 // more than one solid line
	FindNarrowSpan      FindingKind = "NARROW_SPAN"                      // one direct report
	FindWideSpan        FindingKind = "WIDE_SPAN"                        // 17 direct reports and more
	FindLevelInversion  FindingKind = "LEVEL_INVERSION"                  // a report above the manager's band
	FindSameLevel       FindingKind = "SAME_LEVEL_MANAGER"               // manager and report on the same level
	FindInflation       FindingKind = "TITLE_INFLATION"                  // a title that names a higher level than the one held
	FindDeflation       FindingKind = "TITLE_DEFLATION"                  // a title that names a lower one
	FindNobodyToManage  FindingKind = "MANAGEMENT_LEVEL_WITHOUT_REPORTS" // a management level or director's title, and nobody below
	FindNoLevel         FindingKind = "NO_LEVEL"                         // people without a level
	FindOpenManager     FindingKind = "OPEN_MANAGER"                     // people who report to an open seat
)

// Severity says how much a finding matters.
type Severity string

const (
	SeverityInfo    Severity = "INFO"    // may well be meant
	SeverityWarning Severity = "WARNING" // worth a look
	SeverityError   Severity = "ERROR"   // breaks a rule that every change keeps: somebody edited the database
)

// findingRules are the kinds in the order in which findings stand.
var findingRules = []struct {
	kind     FindingKind
	severity Severity
	find     func(*findingSearch)
	text     func(Finding) string
}{
	{FindCycle, SeverityError, (*findingSearch).cycles, Finding.cycleText},
	{FindMissingManager, SeverityWarning, (*findingSearch).missingManagers, Finding.missingManagerText},
	{FindManyRoots, SeverityWarning, (*findingSearch).manyRoots, Finding.manyRootsText},
	{FindSeveralManagers, SeverityError, (*findingSearch).severalManagers, Finding.severalManagersText},
	{FindNarrowSpan, SeverityInfo, (*findingSearch).narrowSpans, Finding.narrowSpanText},
	{FindWideSpan, SeverityWarning, (*findingSearch).wideSpans, Finding.wideSpanText},
	{FindLevelInversion, SeverityWarning, (*findingSearch).inversions, Finding.inversionText},
	{FindSameLevel, SeverityInfo, (*findingSearch).sameLevels, Finding.sameLevelText},
	{FindInflation, SeverityWarning, (*findingSearch).inflations, Finding.titleText},
	{FindDeflation, SeverityInfo, (*findingSearch).deflations, Finding.titleText},
	{FindNobodyToManage, SeverityWarning, (*findingSearch).nobodyToManage, Finding.nobodyToManageText},
	{FindNoLevel, SeverityInfo, (*findingSearch).noLevel, Finding.noLevelText},
	{FindOpenManager, SeverityInfo, (*findingSearch).openManagers, Finding.openManagerText},
}

// Finding is one thing found, and the people it concerns: whom it is about first, a manager after the report.
type Finding struct {
	s      *Snapshot
	rule   int     // in findingRules
	seats  []int32 // whom it concerns
	within int32   // the seat below which was looked; -1 for everywhere
}

// Findings returns what the structure shows, of all kinds or some (nil asks for all), about everybody or, where
// a seat is named, about the people below it. They stand in the order of the kinds and then of the first
// person's id. Each oddity is a finding of its own, but all people without a level are one, all seats at the top
// are one, and so are the people who report to one open seat. NOT_FOUND where under names nobody.
func (s *Snapshot) Findings(kinds []FindingKind, under *string) ([]Finding, error) {
	f := findingSearch{s: s, within: -1, until: int32(len(s.seats))}
	if under != nil {
		at, err := s.seat("under", *under)
		if err != nil {
			return nil, err
		}
		f.within, f.from, f.until = at, at+1, s.end[at]
	}
	asked := make([]bool, len(findingRules))
	for _, k := range kinds {
		found := false
		for i := range findingRules {
			if findingRules[i].kind == k {
				asked[i], found = true, true
			}
		}
		if !found {
			return nil, Errorf(Invalid, "kinds", "%q is no kind of finding", shorten(string(k)))
		}
	}
	ids := s.facts.seats.all()
	for i := range findingRules {
		if kinds != nil && !asked[i] {
			continue
		}
		f.rule = i
		begin := len(f.out)
		findingRules[i].find(&f)
		slices.SortStableFunc(f.out[begin:], func(a, b Finding) int {
			return strings.Compare(ids[s.seats[a.seats[0]]], ids[s.seats[b.seats[0]]])
		})
	}
	return f.out, nil
}

// findingSearch looks through a range of places.
type findingSearch struct {
	s           *Snapshot
	from, until int32
	within      int32
	rule        int
	out         []Finding
}

func (f *findingSearch) add(seats ...int32) {
	f.out = append(f.out, Finding{f.s, f.rule, seats, f.within})
}

// people calls yield with the place of every person looked at.
func (f *findingSearch) people(yield func(at int32)) {
	for at := f.from; at < f.until; at++ {
		if !f.s.isOpening(at) {
			yield(at)
		}
	}
}

func (f *findingSearch) cycles() {
	for _, c := range f.s.cycles {
		var seats []int32
		inside := false
		for _, n := range c {
			at := f.s.place(n)
			seats = append(seats, at)
			inside = inside || f.from <= at && at < f.until
		}
		if inside {
			f.add(seats...)
		}
	}
}

func (f *findingSearch) missingManagers() {
	f.people(func(at int32) {
		if f.s.parent[at] >= 0 {
			return
		}
		p := Person{f.s, at}
		if _, ok := p.UnresolvedManager(); ok || f.s.lost(p.number()) {
			f.add(at)
		}
	})
}

// manyRoots is about the organization as a whole: nobody at the top is below anybody.
func (f *findingSearch) manyRoots() {
	if f.within >= 0 {
		return
	}
	var roots []int32
	for at := int32(0); at < f.until; at = f.s.end[at] {
		roots = append(roots, at)
	}
	if len(roots) > 1 {
		f.add(roots...)
	}
}

func (f *findingSearch) severalManagers() {
	f.people(func(at int32) {
		if (Person{f.s, at}).state().several {
			f.add(at)
		}
	})
}

func (f *findingSearch) narrowSpans() {
	narrow := spanBands()[0]
	f.people(func(at int32) {
		if d := int(f.s.direct[at]); d >= narrow.Low && d <= *narrow.High {
			f.add(append([]int32{at}, f.s.reportPlaces(at)...)...)
		}
	})
}

func (f *findingSearch) wideSpans() {
	bands := spanBands()
	f.people(func(at int32) {
		if int(f.s.direct[at]) >= bands[len(bands)-1].Low {
			f.add(at)
		}
	})
}

// pairs calls yield with every person and their manager where both hold a level.
func (f *findingSearch) pairs(yield func(report, manager int32, held, above *levelEntry)) {
	f.people(func(at int32) {
		up := f.s.parent[at]
		if up < 0 || f.s.isOpening(up) {
			return
		}
		held, above := f.s.levelAt(at), f.s.levelAt(up)
		if held != nil && above != nil {
			yield(at, up, held, above)
		}
	})
}

func (f *findingSearch) inversions() {
	f.pairs(func(report, manager int32, held, above *levelEntry) {
		if held.Bands.Low > above.Bands.Low {
			f.add(report, manager)
		}
	})
}

func (f *findingSearch) sameLevels() {
	f.pairs(func(report, manager int32, held, above *levelEntry) {
		if held == above {
			f.add(report, manager)
		}
	})
}

func (f *findingSearch) inflations() { f.titles(1) }
func (f *findingSearch) deflations() { f.titles(-1) }

func (f *findingSearch) titles(direction int) {
	x := f.s.facts.ladders
	type held struct {
		title string
		level int32
	}
	known := map[held]int{}
	f.people(func(at int32) {
		p := Person{f.s, at}
		k := held{p.Title(), p.state().level}
		if k.title == "" || k.level < 0 {
			return
		}
		d, ok := known[k]
		if !ok {
			d, _ = x.titleAgainst(k.title, x.levels[k.level])
			known[k] = d
		}
		if d == direction {
			f.add(at)
		}
	})
}

// titleAgainst tells whether a title names a higher level than the one held (1), a lower one (-1), or neither,
// and the level named that is nearest. Where the title names levels of the ladder held, these count; else those
// of other ladders, of which one as senior as the level held speaks for the title. A title that several levels
// carry is higher or lower only where all of them are.
func (x *ladderIndex) titleAgainst(title string, held *levelEntry) (int, *levelEntry) {
	var own, others []*levelEntry
	for _, e := range x.byTitle[foldTitle(title)] {
		switch {
		case e.ladder == held.ladder:
			own = append(own, e)
		case e.Bands.Overlaps(held.Bands):
			others = append(others, held)
		default:
			others = append(others, e)
		}
	}
	named := own
	if len(own) == 0 {
		named = others
	}
	direction, nearest := 0, (*levelEntry)(nil)
	for _, e := range named {
		d := 0
		if e.Bands.Low > held.Bands.Low {
			d = 1
		} else if e.Bands.Low < held.Bands.Low {
			d = -1
		}
		if d == 0 || direction != 0 && d != direction {
			return 0, nil
		}
		direction = d
		if nearest == nil || (nearest.Bands.Low-e.Bands.Low)*d > 0 {
			nearest = e
		}
	}
	return direction, nearest
}

func (f *findingSearch) nobodyToManage() {
	directors := map[string]bool{}
	f.people(func(at int32) {
		if (Span{f.s, at}).Total() > 0 {
			return
		}
		if e := f.s.levelAt(at); e != nil && e.track.Kind == TrackManagement {
			f.add(at)
			return
		}
		title := Person{f.s, at}.Title()
		is, ok := directors[title]
		if !ok {
			is = f.s.facts.ladders.isDirectorsTitle(title)
			directors[title] = is
		}
		if is {
			f.add(at)
		}
	})
}

// isDirectorsTitle reports whether a title is that of management levels only, or calls somebody a director;
// an assistant to one is none.
func (x *ladderIndex) isDirectorsTitle(title string) bool {
	folded := foldTitle(title)
	if named := x.byTitle[folded]; len(named) > 0 {
		return !slices.ContainsFunc(named, func(e *levelEntry) bool { return e.track.Kind != TrackManagement })
	}
	words := strings.FieldsFunc(folded, func(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '/' })
	return slices.Contains(words, "director") && !slices.Contains(words, "assistant") && !slices.Contains(words, "to")
}

func (f *findingSearch) noLevel() {
	var without []int32
	for _, at := range f.s.withoutLvl {
		if f.from <= at && at < f.until {
			without = append(without, at)
		}
	}
	if len(without) > 0 {
		ids := f.s.facts.seats.all()
		slices.SortFunc(without, func(a, b int32) int { return strings.Compare(ids[f.s.seats[a]], ids[f.s.seats[b]]) })
		f.add(without...)
	}
}

func (f *findingSearch) openManagers() {
	for at := max(f.within, 0); at < f.until; at++ {
		if !f.s.isOpening(at) {
			continue
		}
		if reports := f.s.reportPlaces(at); len(reports) > 0 {
			f.add(reports...)
		}
	}
}

// levelAt returns the level held at a place, or nil.
func (s *Snapshot) levelAt(at int32) *levelEntry {
	if n := s.level[at]; n >= 0 {
		return s.facts.ladders.levels[n]
	}
	return nil
}

// reportPlaces returns the places of the people reporting directly to a seat, in order of id.
func (s *Snapshot) reportPlaces(at int32) []int32 {
	var out []int32
	s.children(at, func(i int32) {
		if !s.isOpening(i) {
			out = append(out, i)
		}
	})
	return out
}

// Kind returns what was found.
func (f Finding) Kind() FindingKind { return findingRules[f.rule].kind }

// Severity returns how much it matters.
func (f Finding) Severity() Severity { return findingRules[f.rule].severity }

// Text says it in a sentence.
func (f Finding) Text() string { return findingRules[f.rule].text(f) }

// People returns whom it concerns: whom it is about first.
func (f Finding) People() []Person {
	var out []Person
	for _, at := range f.seats {
		if !f.s.isOpening(at) {
			out = append(out, Person{f.s, at})
		}
	}
	return out
}

// called returns what the seat at a place is called: a person's name, or an opening's title.
func (s *Snapshot) called(at int32) string {
	if s.isOpening(at) {
		return fmt.Sprintf("the open seat “%s”", Opening{s, at}.Title())
	}
	return Person{s, at}.Name()
}
