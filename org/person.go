package org

import (
	"slices"
	"strings"
)

// Person is somebody employed on the day of a snapshot.
type Person struct {
	s  *Snapshot
	at int32
}

// Person returns the person that an id, a ref or an e-mail address names; false where nobody employed on the
// day does.
func (s *Snapshot) Person(ref string) (Person, bool) {
	p := s.facts.personByRef(ref)
	if p == nil {
		return Person{}, false
	}
	at := s.placeOf(p.ID)
	if at < 0 {
		return Person{}, false
	}
	return Person{s, at}, true
}

// PersonByEmail returns the person who has an e-mail address, without regard to case; false where nobody employed on the
// day does.
func (s *Snapshot) PersonByEmail(address string) (Person, bool) {
	p := s.facts.PersonByEmail(address)
	if p == nil {
		return Person{}, false
	}
	at := s.placeOf(p.ID)
	return Person{s, at}, at >= 0
}

// Above reports whether the seat that a reference names is below the person on solid lines, at any remove. Nobody is
// above themself, nor above what has no place on the day.
func (p Person) Above(ref string) bool {
	at, err := p.s.seat("", ref)
	return err == nil && p.at < at && at < p.s.end[p.at]
}

func (p Person) number() seatNumber    { return p.s.seats[p.at] }
func (p Person) record() *PersonRecord { return p.s.facts.people.of(p.number()) }
func (p Person) state() *seatState     { return p.s.state.at(p.number()) }

var noJob = Job{FTE: 1}

func (p Person) job() *Job {
	if i := p.state().job; i >= 0 {
		return &p.record().Jobs[i]
	}
	return &noJob
}

func (p Person) employment() *Employment { return &p.record().Employments[p.state().employment] }

func known(s string) (string, bool)  { return s, s != "" }
func knownDate(d Date) (Date, bool)  { return d, d.Known() }
func (p Person) Snapshot() *Snapshot { return p.s }

// ID returns the id, unique per moment.
func (p Person) ID() string { return p.record().ID + p.s.suffix }

// Ref returns the id without the moment.
func (p Person) Ref() string { return p.record().ID }

// Name returns the full name.
func (p Person) Name() string { return p.record().Name }

// Email returns the address, where known.
func (p Person) Email() (string, bool) { return known(p.record().Email) }

// Title returns the job title, "" where not known.
func (p Person) Title() string { return p.job().Title }

// Location returns the place of work, where known.
func (p Person) Location() (string, bool) { return known(p.job().Location) }

// TimeZone returns the IANA name, where known.
func (p Person) TimeZone() (string, bool) { return known(p.job().TimeZone) }

// EmployeeNumber returns the number, where known.
func (p Person) EmployeeNumber() (string, bool) { return known(p.record().EmployeeNumber) }

// StartDate returns the first day of the present employment, where known.
func (p Person) StartDate() (Date, bool) { return knownDate(p.employment().StartDate) }

// EndDate returns the last day employed, where one is set.
func (p Person) EndDate() (Date, bool) { return knownDate(p.employment().EndDate()) }

// FTE returns the full-time equivalent; 1 is full time.
func (p Person) FTE() float64 { return p.job().FTE }

// Attributes returns the further columns of an import.
func (p Person) Attributes() []Attribute { return p.record().Attributes }

// Level returns the level held.
func (p Person) Level() (Level, bool) { return p.s.levelNumbered(p.state().level) }

// LevelSince returns the first day at the level.
func (p Person) LevelSince() (Date, bool) { return knownDate(p.state().levelSince) }

// Track returns the track of the level held.
func (p Person) Track() (Track, bool) {
	l, ok := p.Level()
	if !ok {
		return Track{}, false
	}
	return l.Track(), true
}

// Ladder returns the ladder of the level held.
func (p Person) Ladder() (Ladder, bool) {
	l, ok := p.Level()
	if !ok {
		return Ladder{}, false
	}
	return l.Ladder(), true
}

func (s *Snapshot) managerOf(place int32) (Person, bool) {
	if up := s.parent[place]; up >= 0 && !s.isOpening(up) {
		return Person{s, up}, true
	}
	return Person{}, false
}

func (s *Snapshot) openManagerOf(place int32) (Opening, bool) {
	if up := s.parent[place]; up >= 0 && s.isOpening(up) {
		return Opening{s, up}, true
	}
	return Opening{}, false
}

// Manager returns who holds the seat that the person reports to; false at a root, or while that seat is open.
func (p Person) Manager() (Person, bool) { return p.s.managerOf(p.at) }

// OpenManager returns the open seat that the person reports to.
func (p Person) OpenManager() (Opening, bool) { return p.s.openManagerOf(p.at) }

// UnresolvedManager returns what an import gave as manager and could not be found.
func (p Person) UnresolvedManager() (string, bool) { return known(p.record().UnresolvedManager) }

// ReportsSince returns the first day of the solid line.
func (p Person) ReportsSince() (Date, bool) {
	if p.s.parent[p.at] < 0 {
		return NoDate, false
	}
	return knownDate(p.state().lineSince)
}

func (s *Snapshot) reportsOf(place int32) []Person {
	var out []Person
	s.children(place, func(i int32) {
		if !s.isOpening(i) {
			out = append(out, Person{s, i})
		}
	})
	return out
}

func (s *Snapshot) openReportsOf(place int32) []Opening {
	var out []Opening
	s.children(place, func(i int32) {
		if s.isOpening(i) {
			out = append(out, Opening{s, i})
		}
	})
	return out
}

// Reports returns the people reporting directly on solid lines, in order of id.
func (p Person) Reports() []Person { return p.s.reportsOf(p.at) }

// OpenReports returns the open seats reporting directly, in order of id.
func (p Person) OpenReports() []Opening { return p.s.openReportsOf(p.at) }

// Peers returns the others who report to the same seat; a root has none.
func (p Person) Peers() []Person {
	up := p.s.parent[p.at]
	if up < 0 {
		return nil
	}
	return slices.DeleteFunc(p.s.reportsOf(up), func(q Person) bool { return q.at == p.at })
}

// ManagementChain returns the people above on solid lines, nearest first, passing over open seats.
func (p Person) ManagementChain() []Person {
	var out []Person
	for up := p.s.parent[p.at]; up >= 0; up = p.s.parent[up] {
		if !p.s.isOpening(up) {
			out = append(out, Person{p.s, up})
		}
	}
	return out
}

func (s *Snapshot) peopleAt(places []int32) []Person {
	out := make([]Person, len(places))
	for i, at := range places {
		out[i] = Person{s, at}
	}
	slices.SortFunc(out, func(a, b Person) int { return strings.Compare(a.record().ID, b.record().ID) })
	return out
}

// DottedManagers returns whom the person reports to on dotted lines, in order of id.
func (p Person) DottedManagers() []Person { return p.s.peopleAt(p.s.links().dottedUp.of(p.at)) }

// DottedReports returns who reports to the person on dotted lines, in order of id.
func (p Person) DottedReports() []Person { return p.s.peopleAt(p.s.links().dottedDown.of(p.at)) }

// Depth returns the layers from the top; a root is 1, and an open seat is a layer.
func (p Person) Depth() int { return int(p.s.depth[p.at]) }

// ManagerialLevel is a person's place in the structure, whatever their track.
type ManagerialLevel string

const (
	Executive             ManagerialLevel = "EXECUTIVE" // depth 1 or 2, and manages managers
	ManagerOfManagers     ManagerialLevel = "MANAGER_OF_MANAGERS"
	ManagerOfICs          ManagerialLevel = "MANAGER_OF_ICS"
	IndividualContributor ManagerialLevel = "INDIVIDUAL_CONTRIBUTOR" // nobody reports directly
)

// ManagerialLevel tells executives, managers of managers, managers of individual contributors and the latter.
func (p Person) ManagerialLevel() ManagerialLevel { return p.s.managerialLevel(p.at) }

func (m *image) managerialLevel(place int32) ManagerialLevel {
	if m.direct[place] == 0 {
		return IndividualContributor
	}
	ofManagers := false
	m.children(place, func(i int32) { ofManagers = ofManagers || m.direct[i] > 0 })
	switch {
	case ofManagers && m.depth[place] <= 2:
		return Executive
	case ofManagers:
		return ManagerOfManagers
	}
	return ManagerOfICs
}

// TeamMembership is a person's place in a team on the day.
type TeamMembership struct {
	s    *Snapshot
	link int32
}

func (m TeamMembership) of() *teamLink { return &m.s.links().memberships[m.link] }

// Team returns the team.
func (m TeamMembership) Team() Team { return Team{m.s, m.of().team} }

// Person returns the member.
func (m TeamMembership) Person() Person { return Person{m.s, m.of().place} }

// Allocation returns the share of the working time; 1 is all of it.
func (m TeamMembership) Allocation() float64 { return m.of().spell.Allocation }

// Role returns what the person does in the team, where said.
func (m TeamMembership) Role() (string, bool) { return known(m.of().spell.Role) }

// Since returns the first day in the team.
func (m TeamMembership) Since() (Date, bool) { return knownDate(m.of().spell.Since) }

// Teams returns the person's memberships, in order of the team's id.
func (p Person) Teams() []TeamMembership {
	var out []TeamMembership
	for _, i := range p.s.links().byMember.of(p.at) {
		out = append(out, TeamMembership{p.s, i})
	}
	slices.SortStableFunc(out, func(a, b TeamMembership) int { return int(a.of().team - b.of().team) })
	return out
}

// Mentoring is a person's terms for mentoring and how many they mentor.
type Mentoring struct {
	Open     bool
	Capacity int // mentees at a time
	Load     int // mentees now
}

// DefaultMentoringCapacity is the capacity of somebody of whom none is recorded.
const DefaultMentoringCapacity = 2

// Mentoring returns the terms; somebody of whom nothing is recorded is open, with a capacity of 2.
func (p Person) Mentoring() Mentoring {
	r := p.record()
	m := Mentoring{Open: true, Capacity: DefaultMentoringCapacity, Load: len(p.s.links().byMentor.of(p.at))}
	if r.MentoringOpen != nil {
		m.Open = *r.MentoringOpen
	}
	if r.MentoringCapacity != nil {
		m.Capacity = *r.MentoringCapacity
	}
	return m
}

// Mentorship is one person's mentoring another.
type Mentorship struct {
	s    *Snapshot
	link int32
}

func (m Mentorship) of() *mentorLink { return &m.s.links().mentorships[m.link] }

// Mentor returns who mentors.
func (m Mentorship) Mentor() Person { return Person{m.s, m.of().mentor} }

// Mentee returns who is mentored.
func (m Mentorship) Mentee() Person { return Person{m.s, m.of().mentee} }

// Toward returns the level aimed at, where said.
func (m Mentorship) Toward() (Level, bool) {
	e := m.s.facts.ladders.levelByID[m.of().spell.Toward]
	return Level{m.s, e}, e != nil
}

// Since returns the first day.
func (m Mentorship) Since() (Date, bool) { return knownDate(m.of().spell.Since) }

func (s *Snapshot) mentorshipsOf(links []int32, by func(Mentorship) Person) []Mentorship {
	var out []Mentorship
	for _, i := range links {
		out = append(out, Mentorship{s, i})
	}
	slices.SortStableFunc(out, func(a, b Mentorship) int { return strings.Compare(by(a).Ref(), by(b).Ref()) })
	return out
}

// Mentors returns who mentors the person, in order of their ids.
func (p Person) Mentors() []Mentorship {
	return p.s.mentorshipsOf(p.s.links().byMentee.of(p.at), Mentorship.Mentor)
}

// Mentees returns whom the person mentors, in order of their ids.
func (p Person) Mentees() []Mentorship {
	return p.s.mentorshipsOf(p.s.links().byMentor.of(p.at), Mentorship.Mentee)
}
