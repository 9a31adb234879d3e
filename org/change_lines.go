package org

import "slices"

func (Move) prepare(*draft) {}

func (c Move) apply(d *draft) string {
	id := d.findSeat("person", c.Person)
	if id == "" {
		return ""
	}
	if (c.To == "") != c.ToTop {
		d.problem(InvalidChange, "to", "exactly one of to and toTop says where %s moves", id)
		return id
	}
	there := d.existence(id, d.day)
	if there.Empty() {
		d.problem(NotEmployed, "person", "%s is not there on %s", id, d.day)
		return id
	}
	if p := d.person(id); p != nil && p.UnresolvedManager != "" {
		d.editPerson(id).UnresolvedManager = ""
	}
	if c.ToTop {
		d.setLines(id, vacate(d.lines(id), d.day))
		return id
	}
	to := d.findSeat("to", c.To)
	switch {
	case to == "":
	case to == id:
		d.problem(SelfReport, "to", "%s cannot report to themself", id)
	case d.existence(to, d.day).Empty():
		d.problem(NotEmployed, "to", "%s is not there on %s", to, d.day)
	default:
		if i := at(d.lines(id), d.day); i >= 0 && d.lines(id)[i].To == to && !severalHold(d.lines(id), d.day) {
			d.touchedBy[id] = touch{d.change, d.kind}
			return id // so it is already
		}
		d.lay(id, to, d.day)
	}
	return id
}

func severalHold(lines []Line, day Date) bool {
	n := 0
	for _, l := range lines {
		n += btoi(l.On(day))
	}
	return n > 1
}

// couple returns two different people, both employed on the day at hand, and until when both are.
func (d *draft) couple(oneArgument, one, otherArgument, other string) (a, b *PersonRecord, until Date) {
	a, b = d.findPerson(oneArgument, one), d.findPerson(otherArgument, other)
	if a == nil || b == nil {
		return nil, nil, NoDate
	}
	if a.ID == b.ID {
		d.problem(SelfReport, otherArgument, "both ends are %s", a.ID)
		return nil, nil, NoDate
	}
	x, ok := d.employed(oneArgument, a)
	y, also := d.employed(otherArgument, b)
	if !ok || !also {
		return nil, nil, NoDate
	}
	return a, b, min(x.Until, y.Until)
}

func (AddDottedLine) prepare(*draft) {}

func (c AddDottedLine) apply(d *draft) string {
	a, b, until := d.couple("person", c.Person, "to", c.To)
	if a == nil {
		return ""
	}
	p := d.editPerson(a.ID)
	for _, l := range p.DottedLines {
		if l.To == b.ID && l.On(d.day) {
			return p.ID
		}
		if l.To == b.ID && l.Since > d.day {
			until = min(until, l.Since)
		}
	}
	p.DottedLines = insert(p.DottedLines, Line{Period: Period{d.day, until}, To: b.ID})
	d.point(p.ID, b.ID)
	return p.ID
}

func (RemoveDottedLine) prepare(*draft) {}

func (c RemoveDottedLine) apply(d *draft) string {
	a, b := d.findPerson("person", c.Person), d.findPerson("to", c.To)
	if a == nil || b == nil {
		return ""
	}
	p := d.editPerson(a.ID)
	i := slices.IndexFunc(p.DottedLines, func(l Line) bool { return l.To == b.ID && l.On(d.day) })
	if i < 0 {
		d.problem(InvalidChange, "to", "%s has no dotted line to %s on %s", p.ID, b.ID, d.day)
		return p.ID
	}
	p.DottedLines = cut(p.DottedLines, i, d.day)
	return p.ID
}

func (StartMentorship) prepare(*draft) {}

func (c StartMentorship) apply(d *draft) string {
	mentor, mentee, until := d.couple("mentor", c.Mentor, "mentee", c.Mentee)
	if mentor == nil {
		return ""
	}
	toward := ""
	if c.Toward != "" {
		e := d.findLevel("toward", c.Toward, d.ladderOf(mentee))
		if e == nil {
			return mentor.ID
		}
		toward = e.ID
	}
	p := d.editPerson(mentor.ID)
	is := func(m MenteeSpell) bool { return m.Mentee == mentee.ID }
	if i := slices.IndexFunc(p.Mentees, func(m MenteeSpell) bool { return is(m) && m.On(d.day) }); i >= 0 {
		if p.Mentees[i].Toward == toward {
			return p.ID
		}
		until = p.Mentees[i].Until
		p.Mentees = cut(p.Mentees, i, d.day)
	}
	for _, m := range p.Mentees {
		if is(m) && m.Since > d.day {
			until = min(until, m.Since)
		}
	}
	p.Mentees = insert(p.Mentees, MenteeSpell{Period: Period{d.day, until}, Mentee: mentee.ID, Toward: toward})
	d.point(p.ID, mentee.ID)
	return p.ID
}

func (EndMentorship) prepare(*draft) {}

func (c EndMentorship) apply(d *draft) string {
	mentor, mentee := d.findPerson("mentor", c.Mentor), d.findPerson("mentee", c.Mentee)
	if mentor == nil || mentee == nil {
		return ""
	}
	p := d.editPerson(mentor.ID)
	i := slices.IndexFunc(p.Mentees, func(m MenteeSpell) bool { return m.Mentee == mentee.ID && m.On(d.day) })
	if i < 0 {
		d.problem(InvalidChange, "mentee", "%s does not mentor %s on %s", mentor.ID, mentee.ID, d.day)
		return p.ID
	}
	p.Mentees = cut(p.Mentees, i, d.day)
	return p.ID
}
