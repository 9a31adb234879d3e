package intake

import (
	"cmp"
	"slices"
	"strconv"

	"rung/org"
)

// A history file has several rows of one person, each from a day on, as ChartHop, PeopleSoft and BambooHR's table of
// jobs export them. It is read as one small file a day: who has a row of that day becomes as the row says, on top of what
// the days before came to.

// historyRow is a row with the day from which it holds.
type historyRow struct {
	row
	key      string // of the person
	day      org.Date
	sequence int // of several rows of one day
}

// history returns the rows of a history file in order of their days, or nil of any other file, in which the column of
// days is kept as an attribute.
func (pl *planner) history() []historyRow {
	s := pl.sheet
	if !s.has(useEffective) {
		return nil
	}
	keyed := cmp.Or(pl.historyKey(), useEffective)
	seen := map[string]string{}
	several := false
	for _, r := range s.rows {
		key, day := s.get(r, keyed), s.get(r, useEffective)
		if before := seen[key]; before != "" && key != "" && day != "" && day != before {
			several = true
		}
		seen[key] = day
	}
	if !several || keyed == useEffective {
		for i := range s.columns {
			switch s.columns[i].use {
			case useEffective, useSequence:
				s.columns[i].use = useAttribute
			}
		}
		delete(s.at, useEffective)
		delete(s.at, useSequence)
		return nil
	}
	days := s.readDates(useEffective, pl.problems)
	pl.settleDates()
	var rows []historyRow
	for i, r := range s.rows {
		h := historyRow{row: r, key: s.get(r, keyed), day: days[i]}
		if text := s.get(r, useSequence); text != "" {
			h.sequence, _ = strconv.Atoi(text)
		}
		if h.day == org.NoDate && !pl.refused {
			pl.fail(r.line, s.header(useEffective), "BAD_DATE", "the row has no day from which it holds; others of the file have one")
		}
		rows = append(rows, h)
	}
	slices.SortStableFunc(rows, func(a, b historyRow) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.sequence, b.sequence))
	})
	return rows
}

// historyKey is the column by which the rows of one person are found.
func (pl *planner) historyKey() use {
	for _, u := range []use{useID, usePersonID, useEmployeeNumber, useEmail, useName} {
		if pl.sheet.has(u) {
			return u
		}
	}
	return ""
}

// settleDates writes the days of all columns in one form, because their order of day and month is told from all rows.
func (pl *planner) settleDates() {
	for _, u := range dateUses {
		if !pl.sheet.has(u) {
			continue
		}
		column := pl.sheet.columns[pl.sheet.at[u]].index
		for i, day := range pl.sheet.readDates(u, pl.problems) {
			pl.sheet.rows[i].cells[column] = day.String()
		}
	}
}

// planHistory plans a history file a day at a time.
func (pl *planner) planHistory(rows []historyRow) {
	total := &Report{Format: pl.sheet.format, Rows: len(rows)}
	facts := pl.facts
	told := map[string]bool{}
	newest := map[string]int{} // line of a person's last row
	for _, h := range rows {
		newest[h.key] = h.line
	}
	waiting := map[string]historyRow{} // by person, rows whose manager was not there yet
	inFile, changed := map[string]bool{}, map[string]bool{}
	for at := 0; at < len(rows) && !pl.refused; {
		day := rows[at].day
		today := map[string]historyRow{}
		var order []string
		for ; at < len(rows) && rows[at].day == day; at++ {
			h := rows[at]
			if _, again := today[h.key]; again {
				total.Skipped++ // a later one of the same day goes
			} else {
				order = append(order, h.key)
			}
			today[h.key] = h
			delete(waiting, h.key)
		}
		for key, h := range waiting {
			today[key] = h
			order = append(order, key)
		}
		slices.SortFunc(order, func(a, b string) int { return cmp.Compare(today[a].line, today[b].line) })

		o := pl.options
		o.Effective, o.LeaveMissing = day, false
		sub := newPlanner(o, facts)
		sheet := *pl.sheet
		sheet.rows = make([]row, len(order))
		for i, key := range order {
			sheet.rows[i] = today[key].row
			sub.past[today[key].line] = newest[key] != today[key].line
		}
		sub.sheet = &sheet
		sub.plan()
		clear(waiting)
		for _, t := range sub.seats {
			inFile[t.id] = true
			if t.unresolved != "" {
				key := sheet.get(t.row, pl.historyKey())
				waiting[key] = today[key]
			}
		}
		last := at == len(rows)
		named := map[int]string{} // lines of people who have a name from elsewhere, or were said to have none
		for _, t := range sub.seats {
			if t.person != nil {
				named[t.row.line] = t.id
			}
		}
		for _, q := range sub.list {
			switch {
			case q.Code == "MANY_ROOTS":
				continue // of those of one day
			case q.Code == "UNKNOWN_MANAGER" && !last:
				continue // may come yet
			case q.Code == "NO_NAME" && named[q.Line] != "":
				continue
			case q.Severity != Error:
				// What is true of the file as a whole is said once.
				key := q.Code + " " + q.Column
				switch {
				case q.Code == "GRADE_WITHOUT_LEVEL":
					key += " " + q.Message
				case q.Severity != Info:
					key += " " + strconv.Itoa(q.Line)
				}
				if told[key] {
					continue
				}
				told[key] = true
			}
			pl.put(q)
		}
		total.Joins += sub.report.Joins
		total.Moves += sub.report.Moves
		total.Updates += sub.report.Updates
		total.Leavers += sub.report.Leavers
		total.Skipped += sub.report.Skipped
		if pl.refused {
			break
		}
		out := facts.Apply(sub.changes, day)
		for _, q := range (&Plan{origins: sub.origins}).Problems(out.Problems) {
			pl.put(q)
		}
		facts = out.Facts
		lines := map[int]bool{}
		for _, o := range sub.origins {
			lines[o.line] = true
		}
		for _, t := range sub.seats {
			changed[t.id] = changed[t.id] || lines[t.row.line]
		}
		for i, c := range sub.changes {
			if _, dated := c.(org.Dated); !dated {
				c = org.Dated{On: day, Change: c}
			}
			pl.changes = append(pl.changes, c)
			pl.origins = append(pl.origins, sub.origins[i])
		}
	}
	if pl.options.LeaveMissing && !pl.refused {
		for p := range facts.People() {
			if e := employment(p, pl.effective); e != nil && !inFile[p.ID] {
				pl.addOn(pl.lastDay(e), org.Leave{Person: p.ID}, nil, "")
				total.Leavers++
			}
		}
	}
	for id := range inFile {
		if pl.facts.Person(id) != nil && !changed[id] {
			total.Unchanged++
		}
	}
	total.Columns = pl.report.Columns
	pl.report = *total
}
