package sample

import (
	"slices"
	"strings"

	"rung/org"
)

// career is how somebody began, and what happened to them in their place.
type career struct {
	title, level string
	site         int16
	fte          float64
	events       []event
}

func (c *career) add(on org.Date, change org.Change) {
	c.events = append(c.events, event{on: on, change: change})
}

// begin returns a career without events: everything is as it will be.
func (p *plan) begin(s *seat) career {
	return career{title: s.title, level: s.level, site: s.site, fte: 1}
}

// career makes up a career that ends at what the plan says of a seat.
func (p *plan) career(s *seat) career {
	c := p.begin(s)
	last := Reference
	if s.end != org.NoDate {
		last = min(last, s.end)
	}
	days := int(last - s.start)
	if s.kind == successor || s.parent == nobody && s.unresolved == "" || days < 90 {
		return c
	}
	promoted := s.manages && s.since > s.start && s.since <= last
	switch {
	case s.odd:
		if normal := places[s.level].title; s.level != "" && normal != s.title {
			c.title = normal
			c.add(s.start+org.Date(days/2), org.Update{Person: s.id, Title: org.To(s.title)})
		}
	case s.level != "":
		p.climb(&c, s, days, promoted)
	case promoted && s.department >= 0 && departments[s.department].senior != "":
		c.title = departments[s.department].senior
		c.add(s.since, org.Update{Person: s.id, Title: org.To(s.title)})
	case strings.HasPrefix(s.title, "Senior ") && p.people.chance(40):
		c.title = strings.TrimPrefix(s.title, "Senior ")
		c.add(s.start+org.Date(p.people.between(60, days-10)), org.Update{Person: s.id, Title: org.To(s.title)})
	}
	if p.people.chance(8) {
		if c.site = pick(p.people, p.companies[max(s.company, 0)].sites); c.site != s.site {
			to := sites[s.site]
			c.add(s.start+org.Date(p.people.between(60, days-10)), org.Update{Person: s.id, Location: org.To(to.name), TimeZone: org.To(to.zone)})
		}
	}
	if p.people.chance(7) {
		part := pick(p.people, []float64{0.5, 0.6, 0.8, 0.8})
		if p.people.chance(50) {
			c.fte = part
		} else {
			c.add(s.start+org.Date(p.people.between(60, days-10)), org.Update{Person: s.id, FTE: org.To(part)})
		}
	}
	return c
}

// climb lets somebody come to their level by promotions: managers on the day since when they manage,
// everybody else every few years.
func (p *plan) climb(c *career, s *seat, days int, promoted bool) {
	place := func(on org.Date, level string) {
		c.add(on, org.PlaceAtLevel{Person: s.id, Level: level, Title: places[level].title})
	}
	if promoted {
		if below := levelBelow(s.level); below != "" {
			c.level, c.title = below, places[below].title
			place(s.since, s.level)
		}
		return
	}
	if s.manages {
		return
	}
	var path []string
	for _, ladder := range careers {
		if i := slices.Index(ladder, s.level); i >= 0 {
			path = ladder[:i+1]
			break
		}
	}
	steps := min(p.people.below(4), len(path)-1, days/400)
	if steps < 1 {
		return
	}
	path = path[len(path)-1-steps:]
	c.level, c.title = path[0], places[path[0]].title
	for i, level := range path[1:] {
		place(s.start+org.Date(days*(i+1)/(steps+1)+p.people.below(90)), level)
	}
}

// scheduledPromotions lets some people's next level be known ahead.
func (p *plan) scheduledPromotions(out *script, c *company) {
	if c.until-c.from < 40 {
		return
	}
	next := map[string]string{"level/abtion/L3": "level/abtion/L4", "level/abtion/L2": "level/abtion/L3", "level/abtion/L4": "level/abtion/L5"}
	given := 0
	for i := c.from; i < c.until && given < len(promotions); i++ {
		s := &p.seats[i]
		level := next[s.level]
		if level == "" || s.kind != present || s.manages || s.odd || s.end != org.NoDate || (i-c.from)%3 != 0 {
			continue
		}
		out.add(promotions[given], othersNext, org.PlaceAtLevel{Person: s.id, Level: level, Title: places[level].title})
		given++
	}
}
