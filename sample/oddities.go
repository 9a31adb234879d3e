package sample

import "rung/org"

// oddFrom is the size from which a company has everything odd that a real one has. In a smaller one, odd
// would be all that there is.
const oddFrom = 120

// workshop is one company of the plan while single seats of it are rearranged.
type workshop struct {
	*plan
	company  *company
	children map[int32][]int32
}

// oddments puts into each company a few of every kind of finding that arises by itself, and open seats.
func (p *plan) oddments() {
	for i := range p.companies {
		c := &p.companies[i]
		if c.until-c.from < oddFrom {
			continue
		}
		w := &workshop{p, c, p.children(c)}
		w.withoutReports()
		w.leads()
		w.titles()
		w.withoutLevel()
		w.openings(int32(i))
		if i == 0 {
			w.roots()
		}
	}
}

// leaf reports whether a seat is an individual contributor's whom nothing odd has been done to.
func (w *workshop) leaf(i int32) bool {
	s := &w.seats[i]
	return !s.manages && s.kind == present && !s.odd && s.parent != nobody && s.parent != w.company.head
}

// leaves returns the individual contributors below a seat.
func (w *workshop) leaves(parent int32) (out []int32) {
	for _, i := range w.children[parent] {
		if w.leaf(i) {
			out = append(out, i)
		}
	}
	return out
}

// widest returns the manager of a department with the most individual contributors, of those with a level
// where one is named.
func (w *workshop) widest(department int16, level string) int32 {
	best, most := nobody, 0
	for i := w.company.from; i < w.company.until; i++ {
		s := &w.seats[i]
		if !s.manages || s.department != department || level != "" && s.level != level {
			continue
		}
		if n := len(w.leaves(i)); n > most {
			best, most = i, n
		}
	}
	return best
}

// place gives a seat a level and the title that goes with it.
func (w *workshop) place(i int32, level string) {
	w.seats[i].level, w.seats[i].title = level, places[level].title
}

// rehang lets a seat report to another, on the reference day.
func (w *workshop) rehang(i, to int32) {
	from := w.seats[i].parent
	var left []int32
	for _, other := range w.children[from] {
		if other != i {
			left = append(left, other)
		}
	}
	w.children[from] = left
	w.seats[i].parent = to
	w.children[to] = append(w.children[to], i)
}

// leads makes individual contributors lead others: one of them somebody above them, one a peer, one just one.
func (w *workshop) leads() {
	for _, levels := range [][]string{
		{"level/abtion/L5", "level/abtion/L1"},                           // a narrow span
		{"level/abtion/L4", "level/dual-track/STAFF", "level/abtion/L2"}, // a report above the manager
		{"level/abtion/L4", "level/abtion/L4", "level/abtion/L4"},        // a report at the manager's level
	} {
		director := w.widest(product, "level/abtion/L6")
		if director == nobody {
			continue
		}
		team := w.leaves(director)
		if len(team) < len(levels)+1 {
			continue
		}
		w.seats[team[0]].manages = true
		for i, level := range levels {
			w.place(team[i], level)
			w.seats[team[i]].odd = true
			if i > 0 {
				w.rehang(team[i], team[0])
			}
		}
	}
	if manager := w.widest(1, ""); manager != nobody {
		if team := w.leaves(manager); len(team) >= 4 {
			w.seats[team[0]].manages, w.seats[team[0]].title = true, "Tech Lead"
			w.rehang(team[1], team[0])
			w.seats[team[0]].odd, w.seats[team[1]].odd = true, true
		}
	}
}

// withoutReports lets a director and a principal report to vice presidents, with nobody below them.
func (w *workshop) withoutReports() {
	var vices []int32
	for i := w.company.from; i < w.company.until; i++ {
		if w.seats[i].level == "level/kalsey/VP" {
			vices = append(vices, i)
		}
	}
	for i, level := range []string{"level/abtion/L6", "level/rookie-to-rockstar/PRIN"} {
		director := w.widest(product, "level/abtion/L6")
		if len(vices) == 0 || director == nobody {
			return
		}
		if team := w.leaves(director); len(team) >= 4 {
			one := team[len(team)-1]
			vice := vices[i%len(vices)]
			w.place(one, level)
			w.rehang(one, vice)
			w.seats[one].team = w.seats[vice].team
			w.seats[one].odd = true
		}
	}
}

// titles gives people titles that say more, or less, than their level.
func (w *workshop) titles() {
	for _, odd := range []struct{ level, title string }{
		{"level/abtion/L3", "Senior Product Manager"},
		{"level/abtion/L2", "Senior Product Manager"},
		{"level/abtion/L4", "Product Manager"},
		{"level/abtion/L2", "Associate Product Manager"},
	} {
		for i := w.company.from; i < w.company.until; i++ {
			if w.leaf(i) && w.seats[i].level == odd.level {
				w.seats[i].title, w.seats[i].odd = odd.title, true
				break
			}
		}
	}
}

// withoutLevel lets two product managers wait for their placement.
func (w *workshop) withoutLevel() {
	count := 0
	for i := w.company.until - 1; i >= w.company.from && count < 2; i-- {
		if w.leaf(i) && (w.seats[i].level == "level/abtion/L3" || w.seats[i].level == "level/abtion/L1") {
			w.seats[i].level, w.seats[i].odd = "", true
			w.seats[i].title = "Product Manager"
			count++
		}
	}
}

// roots lets three people report to nobody: two whose manager a file could not name, and an adviser.
func (w *workshop) roots() {
	count := 0
	for i := w.company.until - 1; i >= w.company.from && count < 3; i -= 7 {
		s := &w.seats[i]
		if !w.leaf(i) || s.department == product {
			continue
		}
		s.odd = true
		switch count {
		case 0, 1:
			s.unresolved = "K-" + itoa(w.oddities.between(1000, 9999))
			s.parent = nobody
		default:
			s.title = "Executive Adviser"
			s.toTop = Reference.AddMonths(-w.oddities.between(4, 14))
		}
		count++
	}
}

// openings opens seats: in the middle of the tree with reports, under another opening, and for one person.
func (w *workshop) openings(number int32) {
	// A second group is split off from the widest two: its manager is still looked for.
	for i, level := range []string{"", "level/abtion/L6"} {
		manager := w.widest(int16(1-i), level)
		if manager == nobody {
			continue
		}
		team := w.leaves(manager)
		if len(team) < 5 {
			continue
		}
		over := w.seats[manager].parent
		o := w.under(over, w.seats[manager].title)
		o.kind, o.manages, o.level = opening, true, w.seats[manager].level
		o.start = Reference.AddMonths(-5) + org.Date(w.oddities.below(100))
		o.since = o.start
		seat := w.add(o)
		for _, one := range team[len(team)-3+i:] {
			w.seats[one].formerParent, w.seats[one].movedOn = manager, o.start+org.Date(14)
			w.rehang(one, seat)
		}
		if i == 0 {
			w.vacancy(seat, w.seats[team[0]].title, "")
		}
	}
	// A manager of another department has left; the reports stay under the seat.
	if manager := w.widest(4, ""); manager != nobody && w.seats[manager].parent != w.company.head {
		if team := w.leaves(manager); len(team) >= 5 {
			gone := w.under(w.seats[manager].parent, w.seats[manager].title)
			gone.kind, gone.manages, gone.keptOpen = leaver, true, true
			gone.end = Reference - org.Date(w.oddities.between(20, 70))
			seat := w.add(gone)
			for _, one := range team[:2] {
				w.rehang(one, seat)
			}
		}
	}
	for _, seat := range []struct{ over, level string }{{"level/abtion/L6", "level/abtion/L4"}, {"level/kalsey/PD", "level/abtion/L2"}} {
		if director := w.widest(product, seat.over); director != nobody {
			w.vacancy(director, places[seat.level].title, seat.level)
		}
	}
	for _, department := range []int16{2, 3, 4} {
		if manager := w.widest(department, ""); manager != nobody {
			if team := w.leaves(manager); len(team) > 0 {
				w.vacancy(manager, w.seats[team[0]].title, "")
			}
		}
	}
}

// vacancy opens a seat without reports.
func (w *workshop) vacancy(under int32, title, level string) {
	o := w.under(under, title)
	o.kind, o.level = opening, level
	o.start = max(Reference-org.Date(w.oddities.between(10, 120)), w.seats[under].start)
	w.add(o)
}
