package org

// links are the relationships of the day beside solid lines. They are computed when first asked.
type links struct {
	dottedUp    adjacency // by place: the places of the dotted managers
	dottedDown  adjacency // by place: the places of the dotted reports
	memberships []teamLink
	byMember    adjacency // by place: indexes into memberships
	byTeam      adjacency // by team number, its place in Facts.Teams: indexes into memberships, in order of person id
	leads       []int32   // by team number: the place of the lead, or -1
	parents     []int32   // by team number: the team it is part of, or -1
	mentorships []mentorLink
	byMentor    adjacency // by place: indexes into mentorships
	byMentee    adjacency // by place: indexes into mentorships
}

type teamLink struct {
	place, team int32
	spell       *Membership
}

type mentorLink struct {
	mentor, mentee int32
	spell          *MenteeSpell
}

// adjacency is a list of numbers for each of a range of numbers, in one array.
type adjacency struct{ begin, list []int32 }

func (a adjacency) of(i int32) []int32 { return a.list[a.begin[i]:a.begin[i+1]] }

// newAdjacency groups what each calls with by its first argument, keeping the order; each is called twice.
func newAdjacency(n int, each func(yield func(from, to int32))) adjacency {
	a := adjacency{begin: make([]int32, n+1)}
	each(func(from, _ int32) { a.begin[from+1]++ })
	for i := range n {
		a.begin[i+1] += a.begin[i]
	}
	a.list = make([]int32, a.begin[n])
	next := append([]int32(nil), a.begin[:n]...)
	each(func(from, to int32) {
		a.list[next[from]] = to
		next[from]++
	})
	return a
}

func (m *image) links() *links {
	return m.linked.get(m.computeLinks)
}

func (m *image) computeLinks() *links {
	f := m.facts
	l := &links{leads: make([]int32, len(f.teams)), parents: make([]int32, len(f.teams))}
	number := make(map[string]int32, len(f.teams))
	for i, t := range f.teams {
		number[t.ID] = int32(i)
		l.leads[i], l.parents[i] = -1, -1
	}
	for i, t := range f.teams {
		if j := at(t.Parents, m.date); j >= 0 {
			if p, ok := number[t.Parents[j].Team]; ok {
				l.parents[i] = p
			}
		}
	}
	cutTeamCycles(l.parents)

	type pair struct{ a, b int32 }
	var dotted []pair
	for _, s := range f.order { // in order of id, so that every list is
		place := m.place(s)
		if place < 0 {
			continue
		}
		p := f.people.of(s)
		if p == nil {
			continue
		}
		for i := range p.DottedLines {
			if d := &p.DottedLines[i]; d.On(m.date) && m.personAt(d.to) >= 0 {
				dotted = append(dotted, pair{place, m.personAt(d.to)})
			}
		}
		for i := range p.Memberships {
			if e := &p.Memberships[i]; e.On(m.date) {
				if t, ok := number[e.Team]; ok {
					l.memberships = append(l.memberships, teamLink{place, t, e})
				}
			}
		}
		for i := range p.Leads {
			if e := &p.Leads[i]; e.On(m.date) {
				if t, ok := number[e.Team]; ok && l.leads[t] < 0 {
					l.leads[t] = place
				}
			}
		}
		for i := range p.Mentees {
			if e := &p.Mentees[i]; e.On(m.date) && m.personAt(e.mentee) >= 0 {
				l.mentorships = append(l.mentorships, mentorLink{place, m.personAt(e.mentee), e})
			}
		}
	}
	k := len(m.seats)
	l.dottedUp = newAdjacency(k, func(yield func(a, b int32)) {
		for _, d := range dotted {
			yield(d.a, d.b)
		}
	})
	l.dottedDown = newAdjacency(k, func(yield func(a, b int32)) {
		for _, d := range dotted {
			yield(d.b, d.a)
		}
	})
	l.byMember = newAdjacency(k, func(yield func(a, b int32)) {
		for i, e := range l.memberships {
			yield(e.place, int32(i))
		}
	})
	l.byTeam = newAdjacency(len(f.teams), func(yield func(a, b int32)) {
		for i, e := range l.memberships {
			yield(e.team, int32(i))
		}
	})
	l.byMentor = newAdjacency(k, func(yield func(a, b int32)) {
		for i, e := range l.mentorships {
			yield(e.mentor, int32(i))
		}
	})
	l.byMentee = newAdjacency(k, func(yield func(a, b int32)) {
		for i, e := range l.mentorships {
			yield(e.mentee, int32(i))
		}
	})
	return l
}

// personAt returns the place of a seat that a person fills on the day, or -1.
func (m *image) personAt(s seatNumber) int32 {
	if m.stateOf(s).kind != aPerson {
		return -1
	}
	return m.place(s)
}

// cutTeamCycles makes a team of its own of the lowest of every circle of teams that somebody made by hand.
func cutTeamCycles(parents []int32) {
	done := make([]int32, len(parents)) // the walk that came by, counted from 1
	for i := range parents {
		at := int32(i)
		for at >= 0 && done[at] == 0 {
			done[at] = int32(i) + 1
			at = parents[at]
		}
		if at < 0 || done[at] != int32(i)+1 {
			continue
		}
		lowest := at
		for p := parents[at]; p != at; p = parents[p] {
			lowest = min(lowest, p)
		}
		parents[lowest] = -1
	}
}
