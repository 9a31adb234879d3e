package org

import (
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// longestText is the most bytes that a name, a title or another text of a person may have.
const longestText = 1000

// text returns what somebody typed without white space around it, or reports INVALID.
func (d *draft) text(argument, s string) string {
	s = strings.TrimSpace(s)
	if len(s) > longestText || !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		d.problem(InvalidChange, argument, "must be text of at most %d bytes", longestText)
		return ""
	}
	return s
}

// required returns a text that must not be blank, or reports INVALID.
func (d *draft) required(argument, s string) string {
	before := len(d.problems)
	if s = d.text(argument, s); s == "" && len(d.problems) == before {
		d.problem(InvalidChange, argument, "must not be empty")
	}
	return s
}

// timeZone returns an IANA name, or reports INVALID.
func (d *draft) timeZone(argument, zone string) string {
	zone = strings.TrimSpace(zone)
	if zone != "" && !ValidTimeZone(zone) {
		d.problem(InvalidChange, argument, "%q is not a time zone's IANA name, such as Europe/Copenhagen", shorten(zone))
	}
	return zone
}

// ValidTimeZone reports whether a name is a time zone's IANA name.
func ValidTimeZone(zone string) bool {
	_, err := time.LoadLocation(zone)
	return err == nil && zone != "Local"
}

func (d *draft) fte(argument string, v float64) float64 {
	if math.IsNaN(v) || v < 0 || v > 10 {
		d.problem(InvalidChange, argument, "a full-time equivalent is from 0 to 10, but this is %v", v)
	}
	return v
}

func (d *draft) email(argument, address string) string {
	address = d.text(argument, address)
	if address != "" && (!strings.Contains(address, "@") || strings.ContainsAny(address, " \t\n,;<>")) {
		d.problem(InvalidChange, argument, "%q is not an e-mail address", shorten(address))
	}
	return address
}

func (d *draft) capacity(argument string, n *int) *int {
	if n != nil && (*n < 0 || *n > 1000) {
		d.problem(InvalidChange, argument, "a capacity is from 0 to 1000, but this is %d", *n)
	}
	return n
}

func (d *draft) attributes(list []Attribute) []Attribute {
	var out []Attribute
	for _, a := range list {
		name, value := d.required("attributes", a.Name), d.text("attributes", a.Value)
		if slices.ContainsFunc(out, func(b Attribute) bool { return b.Name == name }) {
			d.problem(InvalidChange, "attributes", "the attribute %q is given twice", shorten(name))
		}
		if name != "" && value != "" {
			out = append(out, Attribute{name, value})
		}
	}
	return out
}

func (c Hire) prepare(d *draft) {
	start := c.StartDate
	if start == NoDate {
		start = d.day
	}
	if c.ID != "" {
		id := normalID("person", c.ID)
		if first, ok := d.hired[id]; ok && first < start { // the batch tells of a leaver who comes back
			d.ids[d.change] = id
			return
		}
		if d.base.Person(id) != nil { // somebody who was here before
			if by, ok := d.created[id]; ok {
				d.problem(DuplicateID, "id", "the id %q is given to whom changes[%d] hires as well", id, by)
				return
			}
			d.created[id] = d.change
			d.ids[d.change] = id
			return
		}
	}
	id := d.register("person", c.ID, c.Name)
	if id == "" {
		return
	}
	d.ids[d.change] = id
	d.hired[id] = start
	d.people[id] = &PersonRecord{ID: id, Email: strings.TrimSpace(c.Email)}
	if c.Email != "" {
		d.addresses[strings.ToLower(strings.TrimSpace(c.Email))] = id
	}
}

func (c Hire) apply(d *draft) string {
	id := d.ids[d.change]
	if id == "" {
		return "" // the problem is known
	}
	start := c.StartDate
	if start == NoDate {
		start = d.day
	}
	name := d.required("name", c.Name)
	title := d.text("title", c.Title)
	spell := Employment{Period: Period{start, Forever}, StartDate: start}
	if c.StartUnknown {
		spell.StartDate = NoDate
		for _, day := range []Date{c.LineSince, c.LevelSince} {
			if day.Known() {
				spell.Since = min(spell.Since, day)
			}
		}
	}
	if c.EndDate.Known() {
		if c.EndDate < spell.Since {
			d.problem(BadDate, "endDate", "%s is before the first day, %s", c.EndDate, spell.Since)
			return id
		}
		spell.Until = c.EndDate + 1
	}
	p := d.editPerson(id)
	for _, e := range p.Employments {
		if m := e.Meet(spell.Period); !m.Empty() {
			if e.Since > start { // a spell before one known already
				spell.Until = min(spell.Until, e.Since)
				continue
			}
			d.problem(DuplicateID, "id", "%s (%s) is employed already on %s", p.Name, p.ID, m.Since)
			return id
		}
	}
	whole := spell.Period
	p.Name = name
	p.Email = d.email("email", c.Email)
	p.EmployeeNumber = d.text("employeeNumber", c.EmployeeNumber)
	p.MentoringOpen, p.MentoringCapacity = c.Mentoring.Open, d.capacity("mentoring", c.Mentoring.Capacity)
	p.Attributes = d.attributes(c.Attributes)
	p.UnresolvedManager = d.text("unresolvedManager", c.UnresolvedManager)
	p.Employments = insert(p.Employments, spell)
	fte := c.FTE
	if fte == 0 {
		fte = 1
	}
	p.Jobs = insert(p.Jobs, Job{
		Period:   whole,
		Title:    title,
		Location: d.text("location", c.Location),
		TimeZone: d.timeZone("timeZone", c.TimeZone),
		FTE:      d.fte("fte", fte),
	})
	if c.Level != "" {
		if e := d.findLevel("level", c.Level, nil); e != nil {
			since := max(whole.Since, c.LevelSince)
			if since >= whole.Until {
				d.problem(BadDate, "levelSince", "%s is after the last day, %s", since, whole.Until-1)
			} else {
				p.Levels = insert(p.Levels, LevelSpell{Period{since, whole.Until}, e.ID})
			}
		}
	}
	if c.Team != "" {
		if t := d.findTeam("team", c.Team); t != nil {
			p.Memberships = insert(p.Memberships, Membership{Period: whole, Team: t.ID, Allocation: 1})
		}
	}
	if c.Manager != "" {
		c.line(d, id, whole)
	}
	return id
}

// line gives the hired person their line; where the manager is hired later in the batch, once that is done.
func (c Hire) line(d *draft, id string, whole Period) {
	to := d.findSeat("manager", c.Manager)
	if to == "" {
		return
	}
	if to == id {
		d.problem(SelfReport, "manager", "%s cannot report to themself", id)
		return
	}
	day, change, kind := d.day, d.change, d.kind
	lay := func() {
		d.day, d.change, d.kind = day, change, kind
		since := max(whole.Since, c.LineSince)
		if there := d.existence(to, since); there.Empty() {
			if c.Strict {
				d.problem(NotEmployed, "manager", "%s is not there on %s", to, since)
				return
			}
			since = Forever
			for _, e := range d.existences(to) {
				if m := e.Meet(whole); !m.Empty() && m.Since > c.LineSince {
					since = min(since, m.Since)
				}
			}
			if since == Forever {
				d.editPerson(id).UnresolvedManager = to
				return
			}
		}
		d.lay(id, to, since)
	}
	if len(d.existences(to)) == 0 {
		d.late = append(d.late, lay)
		return
	}
	if _, made := d.created[to]; made && !c.Strict && d.existence(to, max(whole.Since, c.LineSince)).Empty() {
		d.late = append(d.late, lay)
		return
	}
	lay()
}

func (Update) prepare(*draft) {}

func (c Update) apply(d *draft) string {
	r := d.findPerson("person", c.Person)
	if r == nil {
		return ""
	}
	p := d.editPerson(r.ID)
	if c.Name.Set {
		p.Name = d.required("name", c.Name.Value)
	}
	if c.Email.Set {
		p.Email = d.email("email", c.Email.Value)
		if p.Email != "" {
			d.addresses[strings.ToLower(p.Email)] = p.ID
		}
	}
	if c.EmployeeNumber.Set {
		p.EmployeeNumber = d.text("employeeNumber", c.EmployeeNumber.Value)
	}
	if c.MentoringOpen.Set {
		p.MentoringOpen = c.MentoringOpen.Value
	}
	if c.MentoringCapacity.Set {
		p.MentoringCapacity = d.capacity("mentoring", c.MentoringCapacity.Value)
	}
	if c.UnresolvedManager.Set {
		p.UnresolvedManager = d.text("unresolvedManager", c.UnresolvedManager.Value)
	}
	for _, a := range c.Attributes {
		name := d.required("attributes", a.Name)
		value := d.text("attributes", a.Value.Value)
		i := slices.IndexFunc(p.Attributes, func(b Attribute) bool { return b.Name == name })
		p.Attributes = slices.Clone(p.Attributes)
		switch {
		case value == "" && i >= 0:
			p.Attributes = slices.Delete(p.Attributes, i, i+1)
		case value != "" && i >= 0:
			p.Attributes[i].Value = value
		case value != "":
			p.Attributes = append(p.Attributes, Attribute{name, value})
		}
	}
	if c.Title.Set || c.Location.Set || c.TimeZone.Set || c.FTE.Set {
		d.editJob(p, func(j *Job) {
			if c.Title.Set {
				j.Title = d.text("title", c.Title.Value)
			}
			if c.Location.Set {
				j.Location = d.text("location", c.Location.Value)
			}
			if c.TimeZone.Set {
				j.TimeZone = d.timeZone("timeZone", c.TimeZone.Value)
			}
			if c.FTE.Set {
				j.FTE = d.fte("fte", c.FTE.Value)
			}
		})
	}
	return p.ID
}

// editJob changes what is dated about a person's job from the day at hand. Each field holds until the next change
// recorded of that field.
func (d *draft) editJob(p *PersonRecord, edit func(*Job)) {
	spell, ok := d.employed("person", p)
	if !ok {
		return
	}
	was := noJob
	i := at(p.Jobs, d.day)
	if i >= 0 {
		was = p.Jobs[i]
	} else {
		was.Period = Period{d.day, min(spell.Until, nextSince(p.Jobs, d.day))}
	}
	is := was
	edit(&is)
	if is == was && i >= 0 {
		return
	}
	title, location, zone, fte := is.Title != was.Title, is.Location != was.Location, is.TimeZone != was.TimeZone, is.FTE != was.FTE
	is.Since = d.day
	jobs := replace(p.Jobs, is)
	for j := at(jobs, d.day) + 1; j < len(jobs) && jobs[j].Since < spell.Until; j++ {
		title = title && jobs[j].Title == was.Title
		location = location && jobs[j].Location == was.Location
		zone = zone && jobs[j].TimeZone == was.TimeZone
		fte = fte && jobs[j].FTE == was.FTE
		if title {
			jobs[j].Title = is.Title
		}
		if location {
			jobs[j].Location = is.Location
		}
		if zone {
			jobs[j].TimeZone = is.TimeZone
		}
		if fte {
			jobs[j].FTE = is.FTE
		}
	}
	p.Jobs = jobs
}
