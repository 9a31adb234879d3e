package sample

import (
	"slices"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

const (
	companyLimit = 1200 // a larger organization is a group of companies
	companySize  = 800  // about as large as the companies of a group are
	foundersOnly = 8    // a smaller company has no departments
	smallestTeam = 4    // a smaller department has no head of its own
	withAreas    = 25   // a smaller product department has no vice presidents
	withAcquired = 45   // a smaller product department has bought nobody
)

// grow lays out n seats for the reference day.
func (p *plan) grow(n int) {
	p.group(nobody, n, 0, -1)
}

// group lays out n seats: a company, or a president over several groups.
func (p *plan) group(parent int32, n, layer int, site int16) {
	if site < 0 {
		site = int16(p.shape.below(len(sites)))
	}
	if n <= companyLimit {
		p.company(parent, n, site)
		return
	}
	title := chiefExecutive
	switch {
	case layer == 1:
		title = groupPresident
	case layer > 1:
		title = areaPresident
	}
	head := p.add(seat{parent: parent, title: title, department: leadership, team: -1, company: -1, site: site, manages: true})
	parts := min(max((n-1)/companySize, 4), 8)
	for _, size := range p.shape.split(n-1, parts) {
		p.group(head, size, layer+1, int16(p.shape.below(len(sites))))
	}
}

// company lays out a company of n seats.
func (p *plan) company(parent int32, n int, site int16) {
	c := int32(len(p.companies))
	name := organizationName
	title := chiefExecutive
	if parent != nobody {
		title = managingDirector
		name = companyNames[int(c)%len(companyNames)]
		if round := int(c) / len(companyNames); round > 0 {
			name += " " + itoa(round+1)
		}
	}
	places := []int16{site}
	for len(places) < 5 {
		s := int16(p.shape.below(len(sites)))
		if len(places) == 1 && !farApart(site, s) {
			continue // one of them is on the other side of the earth
		}
		if !slices.Contains(places, s) {
			places = append(places, s)
		}
	}
	p.companies = append(p.companies, company{name: name, from: int32(len(p.seats)), sites: places})
	head := p.add(seat{parent: parent, title: title, department: leadership, team: -1, company: c, site: site, manages: n > 1})
	p.companies[c].head = head
	if n < foundersOnly {
		for _, f := range founders[:n-1] {
			s := p.under(head, f.title)
			s.department, s.level = int16(f.department), f.level
			p.add(s)
		}
	} else {
		p.departments(head, n-1)
	}
	p.companies[c].until = int32(len(p.seats))
}

// departments lays out n seats below the head of a company. Departments too small for a head share one.
func (p *plan) departments(head int32, n int) {
	shares := make([]int, len(departments))
	for i, d := range departments {
		shares[i] = d.share
	}
	sizes := share(n, shares)
	small := 0
	for _, size := range sizes {
		if size < smallestTeam {
			small += size
		}
	}
	common := head
	if small > 6 {
		s := p.under(head, chiefOperating)
		s.manages = true
		common = p.add(s)
		sizes[slices.Index(sizes, slices.MaxFunc(sizes, func(a, b int) int { return a - b }))]--
	}
	for i, size := range sizes {
		switch {
		case size < smallestTeam:
			for range size {
				s := p.under(common, "")
				s.department = int16(i)
				p.fill(&s, &deck[string]{dice: p.shape, cards: abtionGroup[2:15]})
				p.add(s)
			}
		case i == product:
			p.product(head, size)
		default:
			p.department(head, i, size)
		}
	}
}

// fill gives an individual contributor's seat its level and title.
func (p *plan) fill(s *seat, levels *deck[string]) {
	if s.department == product {
		s.level = levels.deal()
		s.title = places[s.level].title
		return
	}
	s.title = pick(p.shape, departments[s.department].titles)
}

// department lays out a department of n seats other than Product.
func (p *plan) department(head int32, number, n int) {
	d := &departments[number]
	s := p.under(head, d.head)
	s.department, s.manages = int16(number), true
	s.team = p.newTeam(d.name, -1, s.company)
	top := p.add(s)
	p.teams[s.team].lead = top
	widest := p.shape.between(6, 11)
	if d.flat {
		widest = 22
	}
	p.spread(top, n-1, widest, true)
}

// spread lays out n seats below a head: directly as long as they are few, else in groups with managers.
func (p *plan) spread(head int32, n, widest int, isTop bool) {
	d := &departments[p.seats[head].department]
	direct := n
	var groups []int
	if n > widest {
		count := min(max((n+3)/8, 2), 9)
		direct = min(p.shape.below(3)+max(0, 4-count), n)
		groups = p.shape.split(n-direct, count)
	}
	for range direct {
		s := p.under(head, "")
		p.fill(&s, nil)
		p.add(s)
	}
	for _, size := range groups {
		s := p.under(head, d.manager)
		s.manages = true
		next := p.shape.between(7, 12)
		if size-1 > next {
			s.title = d.director
		}
		p.spread(p.add(s), size-1, next, false)
	}
}

// directorSpans are the proportions in which product managers are spread over directors: some have few.
var directorSpans = []int{5, 4, 11, 5, 7, 2, 9, 6, 4, 12}

// product lays out the Product department of n seats.
func (p *plan) product(companyHead int32, n int) {
	common := &deck[string]{dice: p.shape, cards: abtionGroup}
	s := p.under(companyHead, "")
	s.department, s.manages = product, true
	s.team = p.newTeam(departments[product].name, -1, s.company)
	root := s.team
	if n <= 9 {
		s.level = "level/abtion/L6"
		s.title = places[s.level].title
		head := p.add(s)
		p.teams[root].lead = head
		p.managers(head, n-1, common)
		return
	}
	s.level = "level/kalsey/CPO"
	s.title = places[s.level].title
	chief := p.add(s)
	p.teams[root].lead = chief
	left := n - 1
	areas := 0
	if n >= withAreas {
		areas = min(max(n/18, 2), len(productAreas))
		left -= areas
	}
	directors := max((left*10+28)/56, 2)
	left -= directors
	weights := make([]int, directors)
	for i := range weights {
		weights[i] = directorSpans[i%len(directorSpans)]
	}
	spans := share(left, weights)
	if areas == 0 {
		for i, span := range spans {
			p.director(chief, i, span, "level/abtion/L6", common)
		}
		return
	}
	perArea := share(directors, slices.Repeat([]int{1}, areas))
	bought := n >= withAcquired
	if bought { // the acquired unit is smaller than the others
		perArea = append(share(directors-2, slices.Repeat([]int{1}, areas-1)), 2)
		weights[directors-2], weights[directors-1] = 4, 3
		spans = share(left, weights)
	}
	next := 0
	for a, count := range perArea {
		level, name, levelBelow, cards := "level/kalsey/VP", productAreas[a], "level/abtion/L6", common
		if bought && a == areas-1 {
			level, name, levelBelow = "level/six-levels/VP", acquired, "level/six-levels/DIR"
			cards = &deck[string]{dice: p.shape, cards: acquiredGroup}
		}
		s := p.under(chief, places[level].title)
		s.level, s.manages = level, true
		s.team = p.newTeam(name, root, s.company)
		vice := p.add(s)
		p.teams[s.team].lead = vice
		for range count {
			p.director(vice, next, spans[next], levelBelow, cards)
			next++
		}
	}
}

// director lays out a product director with so many reports, and their team.
func (p *plan) director(parent int32, number, span int, level string, levels *deck[string]) {
	if level == "level/abtion/L6" && number%5 == 1 {
		level = "level/kalsey/PD"
	}
	name := productTeams[number%len(productTeams)]
	if level == "level/abtion/L6" && number%len(productTeams) == 3 {
		levels = &deck[string]{dice: p.shape, cards: studioGroup}
	}
	s := p.under(parent, places[level].title)
	s.level, s.manages = level, span > 0
	s.team = p.newTeam(name, s.team, s.company)
	head := p.add(s)
	p.teams[s.team].lead = head
	p.managers(head, span, levels)
}

// managers lays out n product managers who report to a director.
func (p *plan) managers(head int32, n int, levels *deck[string]) {
	for range n {
		s := p.under(head, "")
		p.fill(&s, levels)
		p.add(s)
	}
}
