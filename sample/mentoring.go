package sample

import "rung/org"

// terms returns what somebody has said about mentoring. Of most, nothing is recorded.
func (p *plan) terms(s *seat) org.MentoringTerms {
	if places[s.level].low < 4 || s.kind != present {
		return org.MentoringTerms{}
	}
	yes, no := true, false
	switch p.people.below(10) {
	case 0:
		return org.MentoringTerms{}
	case 1:
		if s.end == org.NoDate {
			s.notOpen = true
			return org.MentoringTerms{Open: &no}
		}
	}
	s.capacity = pick(p.people, []int{1, 1, 2, 2, 3, 4})
	n := s.capacity
	return org.MentoringTerms{Open: &yes, Capacity: &n}
}

// unrecorded is the capacity of somebody of whom nothing is recorded.
const unrecorded = 2

// mentor starts mentorships in a company's Product department, and ends some of them. Nobody has more mentees
// than their capacity; a third of the mentors have as many.
func (p *plan) mentor(out *script, c *company) {
	var seniors, juniors []int32
	for i := c.from; i < c.until; i++ {
		s := &p.seats[i]
		if s.kind != present || s.level == "" {
			continue
		}
		if places[s.level].low >= 4 {
			seniors = append(seniors, i)
		}
		if low := places[s.level].low; low <= 4 && !s.manages && s.end == org.NoDate {
			juniors = append(juniors, i)
		}
	}
	if len(juniors) == 0 {
		return
	}
	mentees := map[[2]int32]bool{}
	for n, i := range seniors {
		s := &p.seats[i]
		capacity := s.capacity
		if capacity == 0 {
			capacity = unrecorded
		}
		load := 0
		switch {
		case s.notOpen, s.end != org.NoDate:
			load = 0
		case n%3 == 0:
			load = capacity
		case n%3 == 1:
			load = p.people.below(capacity)
		}
		past := 0
		if p.people.chance(20) {
			past = 1
			load = min(load, capacity-1) // both may have been at one time
		}
		for try := 0; try < 20 && load+past > 0; try++ {
			j := pick(p.people, juniors)
			mentee := &p.seats[j]
			first := max(s.start, mentee.start) + 30
			if mentees[[2]int32{i, j}] || places[mentee.level].low >= places[s.level].low || mentee.parent == i || s.parent == j || first > Reference-150 {
				continue
			}
			mentees[[2]int32{i, j}] = true
			first = max(first, Reference-700)
			on := first + org.Date(p.people.below(int(Reference-first)-130))
			out.add(on, othersNext, org.StartMentorship{Mentor: s.id, Mentee: mentee.id, Toward: levelAbove(mentee.level)})
			if past > 0 {
				out.add(on+org.Date(p.people.between(60, 120)), othersNext, org.EndMentorship{Mentor: s.id, Mentee: mentee.id})
				past--
			} else {
				load--
			}
		}
	}
}

// levelAbove returns the next level of a level's way up, or "".
func levelAbove(level string) string {
	for _, career := range careers {
		for i, l := range career[:len(career)-1] {
			if l == level {
				return career[i+1]
			}
		}
	}
	return ""
}

// dot adds dotted lines from designers and analysts to product directors, as often as not across an ocean.
func (p *plan) dot(out *script, c *company) {
	var directors []int32
	for i := c.from; i < c.until; i++ {
		if s := &p.seats[i]; s.department == product && s.manages && s.kind == present && places[s.level].low == 6 {
			directors = append(directors, i)
		}
	}
	if len(directors) == 0 {
		return
	}
	for i := c.from; i < c.until; i++ {
		s := &p.seats[i]
		if s.department != 2 && s.department != 3 || s.manages || s.kind != present || s.end != org.NoDate || !p.people.chance(35) {
			continue
		}
		to := &p.seats[pick(p.people, directors)]
		for range 3 {
			if other := &p.seats[pick(p.people, directors)]; p.people.chance(50) && farApart(s.site, other.site) {
				to = other
			}
		}
		first := max(s.start, to.since) + 10
		if first > Reference-200 {
			continue
		}
		on := first + org.Date(p.people.below(int(Reference-first)-150))
		out.add(on, othersNext, org.AddDottedLine{Person: s.id, To: to.id})
		if p.people.chance(20) {
			out.add(on+org.Date(p.people.between(60, 140)), othersNext, org.RemoveDottedLine{Person: s.id, To: to.id})
		}
	}
}
