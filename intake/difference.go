package intake

import (
	"slices"
	"strconv"
	"strings"

	"rung/org"
)

// longestText is the most bytes of an attribute that the organization keeps.
const longestText = 1000

// compare adds the changes that make the facts as the file says. Whoever is gone leaves first; then come those who
// join and the open seats, so that everything later finds them.
func (pl *planner) compare() {
	pl.leave()
	var people, openings []*seat
	for _, t := range pl.seats {
		t.attributes = pl.oneOfEach(t)
		if t.opening {
			openings = append(openings, t)
		} else {
			people = append(people, t)
		}
	}
	pl.report.Openings = len(openings)
	moved, updated := map[*seat]bool{}, map[*seat]bool{}
	for _, t := range openings {
		if t.record == nil {
			pl.open(t)
		}
	}
	var known []*seat
	for _, t := range people {
		if pl.current(t) != nil {
			known = append(known, t)
		} else {
			pl.hire(t)
		}
	}
	pl.saveTeams()
	for _, t := range openings {
		pl.compareOpening(t, moved, updated)
	}
	for _, t := range known {
		pl.comparePerson(t, moved, updated)
	}
	for _, t := range people {
		if pl.here(t) && pl.current(t) == nil {
			pl.relate(t, nil)
		}
	}
	for _, t := range pl.leaveLater {
		pl.addOn(t.end, org.Leave{Person: t.id}, t, pl.sheet.header(useEndDate))
	}
	pl.closeOpenings()
	pl.report.Moves, pl.report.Updates = len(moved), len(updated)
}

// current returns the employment that the row is about, of somebody known: that of the effective day, or the next.
func (pl *planner) current(t *seat) *org.Employment {
	if t.person == nil {
		return nil
	}
	if e := employment(t.person, pl.effective); e != nil {
		return e
	}
	if next := nextDay(t.person, pl.effective); next != org.NoDate {
		return employment(t.person, next)
	}
	return nil
}

// firstDay returns the first day of a seat that the file brings; of somebody who is back, one after the days known.
func (pl *planner) firstDay(t *seat) org.Date {
	first := pl.firstDaySaid(t)
	if t.person != nil && pl.current(t) == nil {
		for _, e := range t.person.Employments {
			if e.Until > first {
				first = max(first, min(e.Until, pl.effective))
			}
		}
	}
	return first
}

// firstDaySaid returns the first day of a seat as the file has it.
func (pl *planner) firstDaySaid(t *seat) org.Date {
	if t.opening {
		for _, u := range []use{useOpenedOn, useRecordedSince} {
			if d := pl.dates[u][t.at]; d != org.NoDate {
				return d
			}
		}
		return pl.effective
	}
	if t.start != org.NoDate {
		return t.start
	}
	if t.recorded != org.NoDate {
		return t.recorded
	}
	first := pl.effective
	if t.levelSince != org.NoDate && t.level != "" {
		first = min(first, t.levelSince)
	}
	if t.reportsSince != org.NoDate && t.managerID != "" {
		first = min(first, t.reportsSince)
	}
	return first
}

// open adds an open seat. Its line is laid once everybody is there.
func (pl *planner) open(t *seat) {
	c := org.SaveOpening{ID: t.id, Title: t.title}
	if t.level != "" {
		c.Level = org.To(t.level)
	}
	if team := t.oneTeam(); team != "" {
		c.Team = org.To(team)
	}
	if d := pl.dates[useTargetDate][t.at]; d != org.NoDate {
		c.TargetDate = org.To(d)
	}
	pl.addOn(pl.firstDay(t), c, t, pl.sheet.header(useTitle))
}

func (t *seat) oneTeam() string {
	if len(t.memberships) > 0 {
		return t.memberships[0].team
	}
	return t.team
}

func (pl *planner) compareOpening(t *seat, moved, updated map[*seat]bool) {
	s := pl.sheet
	if t.record == nil {
		if t.managerID != "" {
			pl.moveOn(t, max(pl.firstDay(t), t.reportsSince))
		}
		return
	}
	o, day := t.record, pl.effective
	c := org.SaveOpening{ID: t.id, Title: t.title}
	differs := !same(t.title, o.Title)
	level, team := "", ""
	for _, l := range o.Levels {
		if l.On(day) {
			level = l.Level
		}
	}
	for _, m := range o.Memberships {
		if m.On(day) {
			team = m.Team
		}
	}
	if want := t.level; (want != "" || pl.cleared(t, useLevel)) && want != level && !t.levelGuessed {
		c.Level, differs = org.To(want), true
	}
	if want := t.oneTeam(); (want != "" || pl.cleared(t, useTeam) || pl.cleared(t, useTeams)) && want != team {
		c.Team, differs = org.To(want), true
	}
	if want := pl.dates[useTargetDate][t.at]; (want != org.NoDate || pl.cleared(t, useTargetDate)) && want != o.TargetDate {
		c.TargetDate, differs = org.To(want), true
	}
	if differs {
		pl.add(c, t, s.header(useTitle))
		updated[t] = true
	}
	if pl.managerDiffers(t, lineOn(o.Lines, day)) {
		pl.moveOn(t, day)
		moved[t] = true
	}
}

// hire adds somebody new, or back.
func (pl *planner) hire(t *seat) {
	s := pl.sheet
	if t.inactive && !t.ended(pl.effective) || t.ended(pl.effective) && (t.start == org.NoDate && t.recorded == org.NoDate || t.person != nil) {
		if t.person == nil {
			pl.report.Skipped++
			pl.note(t.row.line, s.header(useStatus), "LEFT", "%s has left and was never known here; the row was left out", t)
		} else {
			pl.report.Unchanged++
		}
		return
	}
	first := pl.firstDay(t)
	c := org.Hire{
		ID: t.id, Name: t.name, Email: t.email, Title: t.title, Level: t.level, Team: t.team,
		Location: t.location, TimeZone: t.timeZone, EmployeeNumber: t.number,
		StartDate: first, StartUnknown: t.start == org.NoDate || first != pl.firstDaySaid(t), FTE: t.fte, Manager: t.managerID,
		LineSince: t.reportsSince, LevelSince: t.levelSince, EndDate: t.end, UnresolvedManager: t.unresolved,
	}
	if t.person != nil { // back after an absence
		c.LineSince, c.LevelSince = later(c.LineSince, first), later(c.LevelSince, first)
	}
	if m := t.manager; m != nil && m.person != nil && pl.current(m) == nil { // so is the manager
		c.LineSince = max(c.LineSince, first, pl.firstDay(m))
	}
	if len(t.memberships) > 0 {
		c.Team = ""
	}
	for _, a := range t.attributes {
		if a.Value.Set && a.Value.Value != "" {
			c.Attributes = append(c.Attributes, org.Attribute{Name: a.Name, Value: a.Value.Value})
		}
	}
	if open, ok := pl.mentoringOpen(t); ok {
		c.Mentoring.Open = &open
	}
	if n, ok := pl.mentoringCapacity(t); ok {
		c.Mentoring.Capacity = &n
	}
	pl.report.Joins++
	pl.add(c, t, s.header(useID))
	if t.fte == 0 { // which a hire would take for not said
		pl.addOn(first, org.Update{Person: t.id, FTE: org.To(0.0)}, t, s.header(useFTE))
	}
}

func later(a, b org.Date) org.Date {
	if a == org.NoDate {
		return a
	}
	return max(a, b)
}

func (pl *planner) mentoringOpen(t *seat) (open, ok bool) {
	text := pl.sheet.get(t.row, useMentoringOpen)
	if isNothing(text) {
		return false, false
	}
	if open, ok = readBool(text); !ok {
		pl.fail(t.row.line, pl.sheet.header(useMentoringOpen), string(org.InvalidChange), "%q is neither yes nor no", shorten(text))
	}
	return open, ok
}

func (pl *planner) mentoringCapacity(t *seat) (n int, ok bool) {
	text := pl.sheet.get(t.row, useMentoringPlaces)
	if isNothing(text) {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		pl.fail(t.row.line, pl.sheet.header(useMentoringPlaces), string(org.InvalidChange), "%q is not a number of people", shorten(text))
		return 0, false
	}
	return n, true
}

// comparePerson adds what is to change about somebody known.
func (pl *planner) comparePerson(t *seat, moved, updated map[*seat]bool) {
	s, p, e := pl.sheet, t.person, pl.current(t)
	before, leaves := len(pl.changes), false
	defer func() {
		if len(pl.changes) == before && !leaves {
			pl.report.Unchanged++
		}
	}()
	switch end := t.end; {
	case t.inactive && end == org.NoDate:
		pl.report.Leavers++
		pl.addOn(pl.lastDay(e), org.Leave{Person: p.ID}, t, s.header(useStatus))
		return
	case end != org.NoDate && end < e.Since && end < pl.effective:
		return // about an earlier employment
	case end != org.NoDate && end < e.EndDate(), end != org.NoDate && e.EndDate() == org.NoDate:
		pl.report.Leavers++
		if end < pl.effective {
			pl.addOn(end, org.Leave{Person: p.ID}, t, s.header(useEndDate))
			return
		}
		// Later, once everybody has the manager whom they have by then.
		pl.leaveLater = append(pl.leaveLater, t)
		leaves = true
	case end != org.NoDate && end > e.EndDate():
		pl.warn(t.row.line, s.header(useEndDate), "END_DATE_KEPT", "the last day known, %s, is earlier than %s and is kept", e.EndDate(), end)
	}
	if t.start != org.NoDate && t.start != e.StartDate {
		known := "not known"
		if e.StartDate != org.NoDate {
			known = e.StartDate.String()
		}
		pl.warn(t.row.line, s.header(useStartDate), "START_DATE_KEPT", "the first day known of %s, %s, is kept; the file says %s", t, known, t.start)
	}
	day := max(pl.effective, e.Since)
	if on := pl.lineDay(t, day); pl.managerDiffers(t, lineOn(p.Lines, on)) {
		pl.moveOn(t, on)
		moved[t] = true
	}
	at := len(pl.changes)
	pl.updatePerson(t, day)
	pl.placePerson(t, day, e)
	pl.relate(t, e)
	if len(pl.changes) > at {
		updated[t] = true
	}
}

// cleared reports whether a cell is blank and blanks clear.
func (pl *planner) cleared(t *seat, u use) bool {
	return pl.options.Blanks == Clear && pl.sheet.has(u) && pl.sheet.get(t.row, u) == ""
}

func (pl *planner) managerDiffers(t *seat, now string) bool {
	if !t.managerSaid {
		if pl.options.Blanks != Clear {
			return false
		}
		any := false
		for _, m := range managerUses {
			any = any || pl.sheet.has(m.use)
		}
		if !any {
			return false
		}
	}
	return t.managerID != now
}

// moveOn gives a seat its line from a day, or from when the manager is there.
func (pl *planner) moveOn(t *seat, day org.Date) {
	c := org.Move{Person: t.id, To: t.managerID, ToTop: t.managerID == ""}
	pl.addOn(pl.lineDay(t, day), c, t, t.managerCol)
}

// lineDay returns the first day, from a day on, on which the manager of a seat is there.
func (pl *planner) lineDay(t *seat, day org.Date) org.Date {
	m := t.manager
	if m == nil {
		p := pl.facts.Person(t.managerID)
		if p == nil || employedOn(p, day) {
			return day
		}
		return max(day, nextDay(p, day))
	}
	if m.record != nil {
		return max(day, m.record.Since)
	}
	if e := pl.current(m); e != nil {
		return max(day, e.Since)
	}
	return max(day, pl.firstDay(m))
}

// updatePerson adds an update of what differs.
func (pl *planner) updatePerson(t *seat, day org.Date) {
	s, p := pl.sheet, t.person
	job := jobOn(p, day)
	c := org.Update{Person: p.ID}
	differs, column := false, ""
	text := func(u use, value, now string) (o org.Optional[string]) {
		if value == "" && !pl.cleared(t, u) || same(value, now) {
			return o
		}
		if !differs {
			differs, column = true, s.header(u)
		}
		return org.To(value)
	}
	isPast := pl.past[t.row.line]
	if !isPast && (t.realName != "" || same(p.Name, job.Title)) {
		c.Name = text(useName, t.name, p.Name)
	}
	if !isPast {
		c.Email = text(useEmail, t.email, p.Email)
		c.EmployeeNumber = text(useEmployeeNumber, t.number, p.EmployeeNumber)
	}
	c.Title = text(useTitle, t.title, job.Title)
	c.Location = text(useLocation, t.location, job.Location)
	c.TimeZone = text(useTimeZone, t.timeZone, job.TimeZone)
	if said := s.get(t.row, useFTE); (said != "" || pl.cleared(t, useFTE)) && t.fte != job.FTE && !t.kept(s.header(useFTE)) {
		c.FTE, differs = org.To(t.fte), true
	}
	if open, ok := pl.mentoringOpen(t); ok && (p.MentoringOpen == nil || *p.MentoringOpen != open) {
		c.MentoringOpen, differs = org.To(&open), true
	} else if pl.cleared(t, useMentoringOpen) && p.MentoringOpen != nil {
		c.MentoringOpen, differs = org.To[*bool](nil), true
	}
	if n, ok := pl.mentoringCapacity(t); ok && (p.MentoringCapacity == nil || *p.MentoringCapacity != n) {
		c.MentoringCapacity, differs = org.To(&n), true
	} else if pl.cleared(t, useMentoringPlaces) && p.MentoringCapacity != nil {
		c.MentoringCapacity, differs = org.To[*int](nil), true
	}
	if (t.managerSaid || pl.cleared(t, useUnresolved)) && t.unresolved != p.UnresolvedManager && (t.unresolved != "" || t.managerID == lineOn(p.Lines, day)) {
		c.UnresolvedManager, differs = org.To(t.unresolved), true
	}
	for _, a := range t.attributes {
		i := slices.IndexFunc(p.Attributes, func(b org.Attribute) bool { return b.Name == strings.TrimSpace(a.Name) })
		now := ""
		if i >= 0 {
			now = p.Attributes[i].Value
		}
		if !same(a.Value.Value, now) {
			c.Attributes, differs = append(c.Attributes, a), true
			if column == "" {
				column = a.Name
			}
		}
	}
	if differs {
		pl.addOn(day, c, t, column)
	}
}

// kept reports whether a cell was kept as an attribute under its header.
func (t *seat) kept(header string) bool {
	return slices.ContainsFunc(t.attributes, func(a org.AttributeUpdate) bool { return a.Name == header && a.Value.Set })
}

func (pl *planner) placePerson(t *seat, day org.Date, e *org.Employment) {
	now, since := "", org.NoDate
	for _, l := range t.person.Levels {
		if l.On(day) {
			now, since = l.Level, l.Since
		}
	}
	switch {
	case t.level != "" && !t.levelGuessed && t.level != now:
		if t.levelSince > since && t.levelSince >= e.Since && t.levelSince < day {
			day = t.levelSince
		}
		pl.addOn(day, org.PlaceAtLevel{Person: t.person.ID, Level: t.level, Title: t.title}, t, pl.sheet.header(useLevel))
	case now != "" && pl.cleared(t, useLevel):
		pl.addOn(day, org.PlaceAtLevel{Person: t.person.ID, Clear: true}, t, pl.sheet.header(useLevel))
	}
}

// oneOfEach leaves one value of each attribute, as long as it may be.
func (pl *planner) oneOfEach(t *seat) []org.AttributeUpdate {
	var out []org.AttributeUpdate
	for _, a := range t.attributes {
		i := slices.IndexFunc(out, func(b org.AttributeUpdate) bool { return b.Name == a.Name })
		switch {
		case i < 0:
			out = append(out, a)
		case !out[i].Value.Set:
			out[i] = a
		}
	}
	for i, a := range out {
		if len(a.Value.Value) > longestText {
			pl.warn(t.row.line, a.Name, "TOO_LONG", "the cell has %d bytes; its first %d are kept", len(a.Value.Value), longestText)
			out[i].Value.Value = strings.TrimSpace(strings.ToValidUTF8(a.Value.Value[:longestText], ""))
		}
	}
	return out
}

// same compares what a file says with what is known: white space at the ends does not count, nor does the way
// that lines end.
func same(a, b string) bool {
	clean := func(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }
	return a == b || clean(a) == clean(b)
}

func lineOn(lines []org.Line, day org.Date) string {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i].On(day) {
			return lines[i].To
		}
	}
	return ""
}

func jobOn(p *org.PersonRecord, day org.Date) org.Job {
	for _, j := range p.Jobs {
		if j.On(day) {
			return j
		}
	}
	return org.Job{FTE: 1}
}
