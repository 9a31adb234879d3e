package intake

import (
	"fmt"
	"slices"
	"strings"

	"rung/org"
)

// refKind is what a reference to a person is.
type refKind int

const (
	byID refKind = iota
	byNumber
	byEmail
	byName
	refKinds
)

// directory finds seats of the file, and people and openings of the facts, by what a file may call them.
type directory struct {
	seats [refKinds]map[string][]*seat
	known [refKinds]map[string][]string // ids in the facts
}

func (pl *planner) newDirectory() *directory {
	d := &directory{}
	for k := range refKinds {
		d.seats[k], d.known[k] = map[string][]*seat{}, map[string][]string{}
	}
	add := func(k refKind, key string, t *seat) {
		if key != "" && !slices.Contains(d.seats[k][key], t) {
			d.seats[k][key] = append(d.seats[k][key], t)
		}
	}
	exact := map[string]bool{}
	for _, t := range pl.seats {
		exact[t.key] = true
	}
	for _, t := range pl.seats {
		keys := []string{t.key, t.id}
		for _, f := range pl.further[t] {
			keys = append(keys, f.key)
		}
		for _, key := range keys {
			if t.share <= 1 {
				add(byID, key, t)
				for _, loose := range looseIDs(key) {
					if !exact[loose] {
						add(byID, loose, t)
					}
				}
			}
		}
		if t.opening {
			continue
		}
		if t.share <= 1 {
			add(byNumber, t.number, t)
		}
		add(byEmail, strings.ToLower(t.email), t)
		if t.realName != "" {
			add(byName, org.Fold(t.realName), t)
			if last, first, ok := strings.Cut(t.realName, ","); ok {
				add(byName, org.Fold(first+" "+last), t)
			}
		}
		if first, last := pl.sheet.get(t.row, useFirstName), pl.sheet.get(t.row, useLastName); first != "" && last != "" && t.realName != "" {
			add(byName, org.Fold(first+" "+last), t)
			add(byName, org.Fold(last+", "+first), t)
		}
	}
	for p := range pl.facts.People() {
		if !employedOn(p, pl.effective) && nextDay(p, pl.effective) == org.NoDate {
			continue
		}
		know := func(k refKind, key string) {
			if key != "" {
				d.known[k][key] = append(d.known[k][key], p.ID)
			}
		}
		know(byID, p.ID)
		know(byID, strings.TrimPrefix(p.ID, personPrefix))
		know(byNumber, p.EmployeeNumber)
		know(byEmail, strings.ToLower(p.Email))
		know(byName, org.Fold(p.Name))
	}
	for o := range pl.facts.Openings() {
		if o.On(pl.effective) {
			d.known[byID][o.ID] = append(d.known[byID][o.ID], o.ID)
			bare := strings.TrimPrefix(o.ID, openingPrefix)
			d.known[byID][bare] = append(d.known[byID][bare], o.ID)
		}
	}
	return d
}

// looseIDs returns other ways to write an id: in the other case, as a spreadsheet writes a number.
func looseIDs(id string) []string {
	var out []string
	if folded := org.Fold(id); folded != id {
		out = append(out, folded)
	}
	if n := plainNumber(id); n != "" && n != id {
		out = append(out, n)
	}
	return out
}

// plainNumber returns a number without leading zeros and decimals, or "" for anything else.
func plainNumber(s string) string {
	s = strings.TrimSpace(s)
	whole, decimals, _ := strings.Cut(s, ".")
	if whole == "" || strings.Trim(whole, "0123456789") != "" || strings.Trim(decimals, "0") != "" {
		return ""
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		return "0"
	}
	return whole
}

// spellings returns the keys under which a reference of a kind is looked for, best first.
func spellings(k refKind, text string) []string {
	switch k {
	case byID:
		out := append([]string{text}, looseIDs(text)...)
		return append(out, strings.Join(strings.Fields(text), "-"))
	case byEmail:
		return []string{strings.ToLower(strings.TrimPrefix(text, "mailto:"))}
	case byName:
		out := []string{org.Fold(text)}
		if last, first, ok := strings.Cut(text, ","); ok {
			out = append(out, org.Fold(first+" "+last))
		}
		if i := strings.LastIndexByte(text, '('); i > 0 && strings.HasSuffix(text, ")") {
			out = append(out, org.Fold(text[:i]))
		}
		return out
	}
	return []string{text}
}

// find returns the seats of the file that a reference names, else those known in the facts.
func (d *directory) find(k refKind, text string) ([]*seat, []string) {
	for _, s := range spellings(k, text) {
		if found := d.seats[k][s]; len(found) > 0 {
			return found, nil
		}
	}
	for _, s := range spellings(k, text) {
		if found := d.known[k][s]; len(found) > 0 {
			return nil, found
		}
	}
	return nil, nil
}

// managerUses are the columns that tell a manager, the most telling first, with the kinds of reference to try where
// the data does not decide.
var managerUses = []struct {
	use   use
	kinds []refKind
}{
	{useManagerID, []refKind{byID, byNumber, byEmail, byName}},
	{useManagerNumber, []refKind{byNumber, byID, byEmail, byName}},
	{useManagerEmail, []refKind{byEmail, byID, byNumber, byName}},
	{useManager, []refKind{byID, byNumber, byEmail, byName}},
	{useManagerName, []refKind{byName, byID, byNumber, byEmail}},
}

// kindsOf orders the kinds of reference by how many cells of a column resolve as each.
func (pl *planner) kindsOf(d *directory, c column, kinds []refKind, list bool) []refKind {
	var hits [refKinds]int
	for _, t := range pl.seats {
		for _, text := range cellsOf(t.row.cell(c.index), list) {
			for k := range refKinds {
				if seats, known := d.find(k, text); len(seats)+len(known) > 0 {
					hits[k]++
				}
			}
		}
	}
	kinds = slices.Clone(kinds)
	slices.SortStableFunc(kinds, func(a, b refKind) int { return hits[b] - hits[a] })
	return kinds
}

func cellsOf(text string, list bool) []string {
	switch {
	case text == "":
		return nil
	case list:
		return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(";:|\n", r) })
	}
	return []string{text}
}

// connect finds the manager and the dotted managers of every seat.
func (pl *planner) connect() {
	d := pl.newDirectory()
	type managerColumn struct {
		column
		kinds []refKind
	}
	var columns []managerColumn
	for _, m := range managerUses {
		if i, ok := pl.sheet.at[m.use]; ok {
			c := pl.sheet.columns[i]
			columns = append(columns, managerColumn{c, pl.kindsOf(d, c, m.kinds, false)})
		}
	}
	for _, t := range pl.seats {
		for _, c := range columns {
			text := t.row.cell(c.index)
			if text == "" {
				continue
			}
			t.managerSaid = true
			if pl.resolve(d, t, c.column, c.kinds, text) {
				t.unresolved = ""
				break
			}
			if t.unresolved == "" && !isRootMarker(text) {
				t.unresolved, t.managerCol = text, c.header
			}
		}
		if t.unresolved != "" {
			pl.unresolvedManager(t)
		}
		if u := pl.sheet.get(t.row, useUnresolved); u != "" && t.manager == nil && t.managerID == "" {
			t.unresolved, t.managerSaid = u, true
		}
	}
	for _, c := range pl.sheet.all(useDotted) {
		kinds := pl.kindsOf(d, c, []refKind{byID, byNumber, byEmail, byName}, true)
		for _, t := range pl.seats {
			pl.dottedLines(d, t, c, kinds)
		}
	}
	for t, rows := range pl.further {
		for _, f := range rows {
			for _, c := range columns {
				if text := f.row.cell(c.index); text != "" && !isRootMarker(text) {
					pl.addDotted(d, t, f.row, c.column, c.kinds, text)
					break
				}
			}
		}
	}
	pl.readMentors(d)
	pl.refuseCycles()
	pl.warnOfRoots()
}

// resolve finds the manager that a cell names. It reports whether the cell has been dealt with.
func (pl *planner) resolve(d *directory, t *seat, c column, kinds []refKind, text string) bool {
	for _, k := range kinds {
		seats, known := d.find(k, text)
		switch {
		case len(seats) == 1:
			t.managerCol = c.header
			if seats[0] != t { // oneself is how some tools write a root
				t.manager, t.managerID = seats[0], seats[0].id
			}
			return true
		case len(seats) > 1:
			names := make([]string, len(seats))
			for i, s := range seats {
				names[i] = s.String()
			}
			pl.fail(t.row.line, c.header, string(org.AmbiguousRef), "%q is %d people: %s; name the manager by id", shorten(text), len(seats), strings.Join(names, " and "))
			return true
		case len(known) == 1:
			t.managerCol = c.header
			if known[0] != t.id {
				t.managerID = known[0]
			}
			return true
		case len(known) > 1 && k != byID:
			pl.fail(t.row.line, c.header, string(org.AmbiguousRef), "%q is %d people known: %s; name the manager by id", shorten(text), len(known), strings.Join(known, " and "))
			return true
		case len(known) > 1:
			t.managerID, t.managerCol = known[0], c.header // a person and an opening of one name: the person
			return true
		}
	}
	return false
}

// unresolvedManager warns of a manager who cannot be found. Such a person is a root.
func (pl *planner) unresolvedManager(t *seat) {
	switch line, eliminated := pl.eliminated[t.unresolved]; {
	case eliminated:
		pl.warn(t.row.line, t.managerCol, "ELIMINATED_MANAGER", "the manager %q is an eliminated post (line %d); %s becomes a root", shorten(t.unresolved), line, t)
	default:
		pl.warnOnce(fmt.Sprint("UNKNOWN_MANAGER ", t.row.line, t.share), t.row.line, t.managerCol, "UNKNOWN_MANAGER", "the manager %q is neither in the file nor known; %s becomes a root", shorten(t.unresolved), t)
	}
}

// dottedLines reads a cell that lists dotted managers.
func (pl *planner) dottedLines(d *directory, t *seat, c column, kinds []refKind) {
	text := t.row.cell(c.index)
	if text == "" || isRootMarker(text) {
		t.dottedCells = t.dottedCells || text != "" || pl.options.Blanks == Clear
		return
	}
	t.dottedCells = true
	if t.opening {
		pl.warn(t.row.line, c.header, "DOTTED_OPENING", "an opening has no dotted lines; %q is kept out", shorten(text))
		return
	}
	for _, one := range pl.dottedRefs(d, kinds, text) {
		pl.addDotted(d, t, t.row, c, kinds, one)
	}
}

// dottedRefs takes a list apart at ; : | and, where that is no reference of itself, at commas.
func (pl *planner) dottedRefs(d *directory, kinds []refKind, text string) []string {
	is := func(s string) bool {
		return slices.ContainsFunc(kinds, func(k refKind) bool {
			seats, known := d.find(k, s)
			return len(seats)+len(known) > 0
		})
	}
	if text = strings.TrimSpace(text); is(text) {
		return []string{text}
	}
	var out []string
	for _, part := range cellsOf(text, true) {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case is(part) || !strings.Contains(part, ","):
			out = append(out, part)
		default:
			for _, p := range strings.Split(part, ",") {
				if p = strings.TrimSpace(p); p != "" {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

func (pl *planner) addDotted(d *directory, t *seat, r row, c column, kinds []refKind, text string) {
	if isRootMarker(text) {
		return
	}
	for _, k := range kinds {
		seats, known := d.find(k, text)
		switch {
		case len(seats) > 1:
			pl.fail(r.line, c.header, string(org.AmbiguousRef), "%q is %d people: %s and %s; name them by id", shorten(text), len(seats), seats[0], seats[1])
			return
		case len(seats) == 1 && (seats[0] == t || seats[0].opening), len(known) > 0 && !strings.HasPrefix(known[0], personPrefix):
			if seats == nil || seats[0] != t {
				pl.warn(r.line, c.header, "DOTTED_OPENING", "%q is an open seat, and a dotted line leads to a person; it was left out", shorten(text))
			} else {
				pl.warn(r.line, c.header, string(org.SelfReport), "%s has a dotted line to themself; it was left out", t)
			}
			return
		case len(seats) == 1:
			if !slices.Contains(t.dotted, seats[0].id) {
				t.dotted = append(t.dotted, seats[0].id)
			}
			return
		case len(known) > 0:
			if known[0] != t.id && !slices.Contains(t.dotted, known[0]) {
				t.dotted = append(t.dotted, known[0])
			}
			return
		}
	}
	pl.warn(r.line, c.header, "UNKNOWN_MANAGER", "the dotted manager %q is neither in the file nor known; the line was left out", shorten(text))
}

// refuseCycles walks up from every seat and refuses each circle once, naming who is in it.
func (pl *planner) refuseCycles() {
	walk := make(map[*seat]int, len(pl.seats))
	for i, t := range pl.seats {
		for at := t; at != nil && walk[at] == 0; at = at.manager {
			walk[at] = i + 1
			if m := at.manager; m != nil && walk[m] == i+1 {
				names := []string{m.String()}
				for s := m.manager; s != m && len(names) < 12; s = s.manager {
					names = append(names, s.String())
				}
				pl.fail(at.row.line, at.managerCol, string(org.ReportingCycle), "these report to one another in a circle: %s", strings.Join(names, ", "))
			}
		}
	}
}

func (pl *planner) warnOfRoots() {
	var roots []*seat
	for _, t := range pl.seats {
		if t.managerID == "" && !t.inactive && !t.ended(pl.effective) {
			if p := t.person; p != nil && !t.managerSaid && len(p.Lines) > 0 {
				continue // the line known is kept
			}
			roots = append(roots, t)
		}
	}
	if len(roots) < 2 {
		return
	}
	names := make([]string, 0, 6)
	for _, t := range roots[:min(5, len(roots))] {
		names = append(names, t.String())
	}
	if len(roots) > 5 {
		names = append(names, fmt.Sprintf("and %d more", len(roots)-5))
	}
	header := ""
	for _, m := range managerUses {
		if header == "" {
			header = pl.sheet.header(m.use)
		}
	}
	pl.warn(roots[1].row.line, header, "MANY_ROOTS", "%d seats report to nobody: %s", len(roots), strings.Join(names, ", "))
}

// nextDay returns the first day of a later employment, or NoDate.
func nextDay(p *org.PersonRecord, day org.Date) org.Date {
	next := org.NoDate
	for _, e := range p.Employments {
		if e.Since > day && (next == org.NoDate || e.Since < next) {
			next = e.Since
		}
	}
	return next
}
