package org

// Opening is an open seat on the day of a snapshot.
type Opening struct {
	s  *Snapshot
	at int32
}

func (o Opening) record() *OpeningRecord { return o.s.facts.openings.of(o.s.seats[o.at]) }
func (o Opening) state() *seatState      { return o.s.state.at(o.s.seats[o.at]) }

// ID returns the id, unique per moment.
func (o Opening) ID() string { return o.record().ID + o.s.suffix }

// Ref returns the id without the moment.
func (o Opening) Ref() string { return o.record().ID }

// Title returns the title of the open post.
func (o Opening) Title() string { return o.record().Title }

// Level returns the level sought, where said.
func (o Opening) Level() (Level, bool) { return o.s.levelNumbered(o.state().level) }

// Team returns the team that the post belongs to, where said.
func (o Opening) Team() (Team, bool) {
	r := o.record()
	if i := at(r.Memberships, o.s.date); i >= 0 {
		if n := o.s.facts.teamNumber(r.Memberships[i].Team); n >= 0 {
			return Team{o.s, n}, true
		}
	}
	return Team{}, false
}

// Manager returns who holds the seat that the opening reports to.
func (o Opening) Manager() (Person, bool) { return o.s.managerOf(o.at) }

// OpenManager returns the open seat that the opening reports to.
func (o Opening) OpenManager() (Opening, bool) { return o.s.openManagerOf(o.at) }

// Reports returns the people reporting directly to the open seat, in order of id.
func (o Opening) Reports() []Person { return o.s.reportsOf(o.at) }

// OpenReports returns the open seats reporting directly to it, in order of id.
func (o Opening) OpenReports() []Opening { return o.s.openReportsOf(o.at) }

// OpenedOn returns the first day open, where known.
func (o Opening) OpenedOn() (Date, bool) { return knownDate(o.record().OpenedOn) }

// TargetDate returns the day by which it is to be filled, where said.
func (o Opening) TargetDate() (Date, bool) { return knownDate(o.record().TargetDate) }

// Openings returns the open seats, below a seat where one is named, and of a team or of those that are part of it where
// one is named, in order of the tree; NOT_FOUND where under names nobody or team no team.
func (s *Snapshot) Openings(under, team *string) ([]Opening, error) {
	from, until := int32(0), int32(len(s.seats))
	if under != nil {
		at, err := s.seat("under", *under)
		if err != nil {
			return nil, err
		}
		from, until = at+1, s.end[at]
	}
	var within []bool
	if team != nil {
		t, ok := s.Team(*team)
		if !ok {
			return nil, Errorf(NotFound, "team", "no team has the id %q", shorten(*team))
		}
		within = s.within(t.n)
	}
	var out []Opening
	for i := from; i < until; i++ {
		if !s.isOpening(i) {
			continue
		}
		o := Opening{s, i}
		if within != nil {
			if t, ok := o.Team(); !ok || !within[t.n] {
				continue
			}
		}
		out = append(out, o)
	}
	return out, nil
}
