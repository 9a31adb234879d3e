package sample

import "rung/org"

// turn makes people come and go: leavers, former managers, rehires, moves between groups, and those who are
// known to leave, with their successors.
func (p *plan) turn() {
	n := int32(len(p.seats))
	for i := range n {
		s := &p.seats[i]
		switch {
		case s.company < 0 || i == p.companies[s.company].head || s.parent == nobody || s.odd:
		case s.kind == leaver && s.keptOpen:
			s.start = p.companies[s.company].founded + org.Date(p.dates.early(int(s.end-p.companies[s.company].founded)-200))
			s.since = s.start
		case s.kind != present:
		case s.manages:
			if s.start > p.companies[s.company].founded+900 && p.dates.chance(25) {
				p.formerManager(i)
			}
		case s.formerParent != nobody:
		case p.dates.chance(16):
			p.formerColleague(i)
		case p.dates.chance(9):
			p.moveWithin(i)
		case p.dates.chance(2):
			p.rehire(i)
		}
	}
	for i := range p.companies {
		if c := &p.companies[i]; c.until-c.from >= 40 {
			p.scheduled(c)
		}
	}
	if len(p.companies) > 0 && len(p.seats) >= oddFrom {
		p.someRehire()
	}
}

// formerManager invents who led a manager's group before; they hand over within two weeks.
func (p *plan) formerManager(i int32) {
	now := p.seats[i]
	first := p.companies[now.company].founded
	last := max(now.since, now.start+13) - 1
	if last >= Reference-10 {
		return
	}
	gone := seat{
		kind: leaver, parent: now.parent, company: now.company, team: now.team, department: now.department, site: now.site,
		title: now.title, level: now.level, manages: true, end: last,
	}
	gone.start = first + org.Date(p.dates.below(int(last-first)-300))
	gone.since = gone.start
	at := p.add(gone)
	p.seats[at].successor = i
	p.seats[i].predecessor = at
	p.seats[i].since = last + 1
}

// formerColleague invents somebody who worked beside an individual contributor, and left.
func (p *plan) formerColleague(i int32) {
	now := p.seats[i]
	first := p.companies[now.company].founded
	gone := seat{
		kind: leaver, parent: now.parent, company: now.company, team: now.team, department: now.department, site: now.site,
		title: now.title, level: now.level,
	}
	if p.seats[now.parent].kind != present {
		return
	}
	gone.start = first + org.Date(p.dates.late(int(Reference-first)-220))
	gone.end = gone.start + 90 + org.Date(p.dates.early(int(Reference-gone.start)-100))
	p.add(gone)
}

// moveWithin lets an individual contributor come from another group of the same department.
func (p *plan) moveWithin(i int32) {
	s := &p.seats[i]
	c := &p.companies[s.company]
	if p.seats[s.parent].kind != present || Reference-s.start < 200 {
		return
	}
	for range 8 { // rather near than far: departments lie together
		other := s.parent + int32(p.dates.between(-60, 60))
		if other < c.from || other >= c.until || other == s.parent {
			continue
		}
		if o := &p.seats[other]; o.manages && !o.odd && o.kind == present && o.department == s.department && o.team >= 0 {
			s.formerParent = other
			s.movedOn = s.start + 90 + org.Date(p.dates.below(int(Reference-s.start)-120))
			return
		}
	}
}

// rehire gives an individual contributor an earlier employment.
func (p *plan) rehire(i int32) bool {
	s := &p.seats[i]
	first := p.companies[s.company].founded
	if s.start < first+1000 {
		return false
	}
	s.firstEnd = s.start - org.Date(p.dates.between(150, 600))
	s.firstStart = s.firstEnd - org.Date(p.dates.between(120, int(s.firstEnd-first)-20))
	return true
}

// someRehire makes sure that somebody came back.
func (p *plan) someRehire() {
	for i := range p.seats {
		if p.seats[i].firstStart != org.NoDate {
			return
		}
	}
	for i := range p.seats {
		s := &p.seats[i]
		if s.kind == present && !s.manages && !s.odd && s.parent != nobody && s.formerParent == nobody && s.end == org.NoDate && p.rehire(int32(i)) {
			return
		}
	}
}

// scheduled lets some people's last day be known ahead; a successor begins on the day after. Most seniors
// stay: they are who can mentor.
func (p *plan) scheduled(c *company) {
	var seniors, others []int32
	for k := c.from; k < c.until; k++ {
		s := &p.seats[k]
		switch {
		case s.kind != present || s.manages || s.odd || s.parent == nobody || s.firstStart != org.NoDate:
		case places[s.level].low >= 4:
			seniors = append(seniors, k)
		case s.department != product:
			others = append(others, k)
		}
	}
	for i, day := range seniorLeaves {
		if at := i * len(seniors) / len(seniorLeaves); at < len(seniors) && (len(seniors) >= len(seniorLeaves) || i == 0) {
			p.leaveAfter(seniors[at], day)
		}
	}
	for i, day := range otherLeaves {
		if len(others) > 20 {
			p.leaveAfter(others[i*len(others)/len(otherLeaves)], day)
		}
	}
}

func (p *plan) leaveAfter(i int32, last org.Date) {
	p.seats[i].end = last
	now := p.seats[i]
	next := seat{
		kind: successor, parent: now.parent, company: now.company, team: now.team, department: now.department,
		site: p.siteNear(now.site, now.company), title: now.title, level: now.level, start: last + 1,
	}
	p.add(next)
}
