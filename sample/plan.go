package sample

import "rung/org"

// seatKind says what a seat of the plan is.
type seatKind uint8

const (
	present   seatKind = iota // somebody employed on the reference day
	leaver                    // somebody who left before it
	successor                 // somebody who is hired after it, in a leaver's place
	opening                   // nobody yet
)

// nobody stands for the index of no seat.
const nobody int32 = -1

// seat is one place of the plan, with everything that is later written about whoever holds it. The lines of
// the plan are those of the reference day: history is derived from them, so that no day has a cycle.
type seat struct {
	kind       seatKind
	parent     int32 // index of the seat reported to; nobody: a root
	company    int32
	team       int32 // index of the team; -1: none
	department int16
	site       int16
	title      string
	level      string
	manages    bool

	start org.Date // first day employed, or the day an opening is opened
	since org.Date // the day since when the seat's reports report to it
	end   org.Date // last day employed; NoDate: not known

	formerParent int32    // who the seat reported to until movedOn; nobody: always the same
	movedOn      org.Date //
	predecessor  int32    // the leaver who had the seat before; nobody: none
	successor    int32    // of a predecessor: who has the seat now
	keptOpen     bool     // of a leaver: the seat stays, with its reports

	firstStart, firstEnd org.Date // of a rehire: the first employment
	unresolved           string   // what a file gave as manager
	toTop                org.Date // the day on which the person became a root

	name, id, email string
	odd             bool // has been rearranged on purpose: history leaves it alone
	notOpen         bool // does not mentor
	capacity        int  // mentees at most; 0: nothing is recorded
}

// team is a team of the plan. A parent comes before its sub-teams.
type team struct {
	id, name string
	parent   int32 // -1: a team of its own
	lead     int32
	company  int32
}

// company is a part of the plan with a product department of its own.
type company struct {
	name    string
	head    int32
	from    int32 // its seats on the reference day are those from here
	until   int32 // up to but not including here; further ones follow later
	sites   []int16
	founded org.Date
}

// plan is an organization while it is being made up.
type plan struct {
	seats     []seat
	teams     []team
	companies []company
	teamIDs   map[string]int

	shape, dates, oddities, people *dice
}

// add appends a seat under a parent, in the parent's company, team and department unless said otherwise.
func (p *plan) add(s seat) int32 {
	s.formerParent, s.predecessor, s.successor = nobody, nobody, nobody
	p.seats = append(p.seats, s)
	return int32(len(p.seats) - 1)
}

// under returns a seat below a parent that shares its company, department, team and, mostly, its site.
func (p *plan) under(parent int32, title string) seat {
	above := &p.seats[parent]
	return seat{
		parent: parent, title: title, company: above.company, team: above.team, department: above.department,
		site: p.siteNear(above.site, above.company),
	}
}

// siteNear returns mostly the same site, else another of the company's.
func (p *plan) siteNear(home int16, company int32) int16 {
	if p.shape.chance(60) {
		return home
	}
	return pick(p.shape, p.companies[company].sites)
}

// children returns who reports to whom on the reference day, among the seats of one company.
func (p *plan) children(c *company) map[int32][]int32 {
	out := map[int32][]int32{}
	for i := c.from; i < c.until; i++ {
		if parent := p.seats[i].parent; parent != nobody {
			out[parent] = append(out[parent], i)
		}
	}
	return out
}

// newTeam makes a team whose id nobody else has.
func (p *plan) newTeam(name string, parent, company int32) int32 {
	base := slug(name, "-")
	if len(p.companies) > 1 || company > 0 {
		base = slug(p.companies[company].name, "-") + "-" + base
	}
	p.teamIDs[base]++
	id := "team/" + base
	if n := p.teamIDs[base]; n > 1 {
		id += "-" + itoa(n)
		name += " " + itoa(n)
	}
	p.teams = append(p.teams, team{id: id, name: name, parent: parent, lead: nobody, company: company})
	return int32(len(p.teams) - 1)
}
