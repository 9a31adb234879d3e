package org

import (
	"slices"
	"strings"
)

// Team is a team on the day of a snapshot.
type Team struct {
	s *Snapshot
	n int32 // place in Facts.teams
}

// teamNumber returns a team's place in the list of teams, or -1.
func (f *Facts) teamNumber(id string) int32 {
	i, ok := slices.BinarySearchFunc(f.teams, id, func(t *TeamRecord, id string) int { return strings.Compare(t.ID, id) })
	if !ok {
		return -1
	}
	return int32(i)
}

func (t Team) record() *TeamRecord { return t.s.facts.teams[t.n] }

// ID returns the id, unique per moment.
func (t Team) ID() string { return t.record().ID + t.s.suffix }

// Ref returns the id without the moment.
func (t Team) Ref() string { return t.record().ID }

// Name returns the team's name.
func (t Team) Name() string { return t.record().Name }

// Parent returns the team it is part of.
func (t Team) Parent() (Team, bool) {
	p := t.s.links().parents[t.n]
	return Team{t.s, p}, p >= 0
}

// Children returns the teams that are part of it, in order of id.
func (t Team) Children() []Team {
	var out []Team
	for i, p := range t.s.links().parents {
		if p == t.n {
			out = append(out, Team{t.s, int32(i)})
		}
	}
	return out
}

// Lead returns who leads the team.
func (t Team) Lead() (Person, bool) {
	at := t.s.links().leads[t.n]
	return Person{t.s, at}, at >= 0
}

// Members returns the first memberships of the team itself, in order of the person's id; LIMIT past 1,000.
func (t Team) Members(first *int32) ([]TeamMembership, error) {
	n, err := pageSize("first", first, 50)
	if err != nil {
		return nil, err
	}
	list := t.s.links().byTeam.of(t.n)
	out := make([]TeamMembership, min(n, len(list)))
	for i := range out {
		out[i] = TeamMembership{t.s, list[i]}
	}
	return out, nil
}

// within returns, by team number, whether a team is one of those given or part of one at any remove.
func (s *Snapshot) within(teams ...int32) []bool {
	parents := s.links().parents
	in := make([]bool, len(parents))
	for _, t := range teams {
		in[t] = true
	}
	for i := range parents {
		for at := int32(i); at >= 0; at = parents[at] {
			if in[at] {
				// Everybody on the way is inside as well; mark them, so that each step is walked once.
				for b := int32(i); b != at && !in[b]; b = parents[b] {
					in[b] = true
				}
				break
			}
		}
	}
	return in
}

// Headcount returns the members of the team and of the teams that are part of it, each person once.
func (t Team) Headcount() int {
	l := t.s.links()
	in := t.s.within(t.n)
	seen := map[int32]bool{}
	for i, ok := range in {
		if !ok {
			continue
		}
		for _, m := range l.byTeam.of(int32(i)) {
			seen[l.memberships[m].place] = true
		}
	}
	return len(seen)
}

// Teams returns all teams, in order of id.
func (s *Snapshot) Teams() []Team {
	out := make([]Team, len(s.facts.teams))
	for i := range out {
		out[i] = Team{s, int32(i)}
	}
	return out
}

// Team returns the team of an id; false where there is none.
func (s *Snapshot) Team(id string) (Team, bool) {
	t := s.facts.teamByRef(id)
	if t == nil {
		return Team{}, false
	}
	return Team{s, s.facts.teamNumber(t.ID)}, true
}
