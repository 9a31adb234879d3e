package org

// MentorWeights say how much each factor counts; one left out keeps its default. They need not add up to 1.
type MentorWeights struct{ Level, Expected, Distance, TimeZone, Capacity *float64 }

// ExclusionRule is a reason why somebody cannot mentor toward a level. Each person is counted under the first
// that applies, in the order below.
type ExclusionRule string

const (
	ExcludedSelf           ExclusionRule = "SELF"            // the mentee
	ExcludedNoLevel        ExclusionRule = "NO_LEVEL"        // holds no level
	ExcludedBelowLevel     ExclusionRule = "BELOW_LEVEL"     // below the target
	ExcludedManagementLine ExclusionRule = "MANAGEMENT_LINE" // above or below the mentee on solid lines
	ExcludedAlreadyMentors ExclusionRule = "ALREADY_MENTORS" // mentors the mentee already
	ExcludedNotOpen        ExclusionRule = "NOT_OPEN"        // not open to mentoring
	ExcludedNoCapacity     ExclusionRule = "NO_CAPACITY"     // as many mentees as their capacity, or more
	ExcludedLeaving        ExclusionRule = "LEAVING"         // last day within 90 days of the moment
)

// Places of the rules in their order.
const (
	ruleSelf = iota
	ruleNoLevel
	ruleBelowLevel
	ruleManagementLine
	ruleAlreadyMentors
	ruleNotOpen
	ruleNoCapacity
	ruleLeaving
	ruleNone // nothing excludes the person
)

var exclusionRules = [ruleNone]ExclusionRule{
	ExcludedSelf, ExcludedNoLevel, ExcludedBelowLevel, ExcludedManagementLine,
	ExcludedAlreadyMentors, ExcludedNotOpen, ExcludedNoCapacity, ExcludedLeaving,
}

// leavingWithin is how many days before their last one somebody no longer takes on a mentee.
const leavingWithin = 90

// Exclusion is how many of the people considered a rule excludes.
type Exclusion struct {
	Rule      ExclusionRule
	Headcount int
}

// MentorConnection is a page of the people who can mentor. Considered is the people selected: TotalCount and
// the sum of Excluded, which lists the rules that exclude somebody, in the rules' order.
type MentorConnection struct {
	Connection[MentorMatch]
	Considered int
	Excluded   []Exclusion
}

// MentorEdge is one match of a page.
type MentorEdge = Edge[MentorMatch]

// MentorMatch is somebody who can mentor, and why.
type MentorMatch struct {
	q  *mentorQuestion
	at int32
}

// Mentors ranks who of the selected people, or of everybody, can mentor toward a level: by score, then by id.
// With a mentee a code such as L4 is looked up in the mentee's ladder first, and nobody in their line above or
// below is suggested. A page has 10 matches unless asked otherwise. NOT_FOUND or AMBIGUOUS where a reference
// does not name one, INVALID where a weight is negative or all are zero, LIMIT past 1,000. The cost is linear in
// the people selected.
func (s *Snapshot) Mentors(toward string, forRef *string, where *PersonFilter, weights *MentorWeights, first *int32, after *string) (*MentorConnection, error) {
	mentee := int32(-1)
	if forRef != nil {
		p, err := s.person("for", *forRef)
		if err != nil {
			return nil, err
		}
		mentee = p.at
	}
	target, err := s.towardLevel(toward, mentee)
	if err != nil {
		return nil, err
	}
	w, err := weights.factors()
	if err != nil {
		return nil, err
	}
	if first == nil {
		first = new(int32(10))
	}
	q := s.newMentorQuestion(target, mentee, w)
	var selected []int32
	if where != nil {
		if selected, err = s.selectPeople("where", where); err != nil {
			return nil, err
		}
	}
	candidates, excluded := q.sift(selected, where == nil)
	o := q.ordering(fingerprinted("mentors", target.ID, s.refAt(mentee), where, w))
	page, err := connect(candidates, o, window{first: first, after: after}, func(at int32) MentorMatch { return MentorMatch{q, at} })
	if err != nil {
		return nil, err
	}
	out := &MentorConnection{Connection: page, Considered: page.TotalCount}
	for rule, n := range excluded {
		out.Considered += n
		if n > 0 {
			out.Excluded = append(out.Excluded, Exclusion{exclusionRules[rule], n})
		}
	}
	return out, nil
}

// towardLevel resolves the level aimed at; a mentee's own ladder comes first.
func (s *Snapshot) towardLevel(toward string, mentee int32) (*levelEntry, error) {
	var preferred *LadderRecord
	if mentee >= 0 {
		if l, ok := (Person{s, mentee}).Level(); ok {
			preferred = l.e.ladder
		}
	}
	e, err := s.facts.ladders.oneLevel("toward", toward, preferred)
	if err != nil {
		return nil, err
	}
	return e, nil
}

// refAt returns the id of the seat at a place without the moment; "" for -1.
func (s *Snapshot) refAt(at int32) string {
	if at < 0 {
		return ""
	}
	return s.facts.seats.id(s.seats[at])
}

// SuggestedMentors returns the best matches for the person toward a level: where none is named, toward the
// first of the next levels of the one held, and nobody where there is none. Five unless asked otherwise.
func (p Person) SuggestedMentors(toward *string, first *int32) ([]MentorMatch, error) {
	n, err := pageSize("first", first, 5)
	if err != nil {
		return nil, err
	}
	var target *levelEntry
	if toward != nil {
		if target, err = p.s.towardLevel(*toward, p.at); err != nil {
			return nil, err
		}
	} else {
		held, ok := p.Level()
		if !ok {
			return nil, nil
		}
		next := held.Next()
		if len(next) == 0 {
			return nil, nil
		}
		target = next[0].e
	}
	q := p.s.newMentorQuestion(target, p.at, defaultWeights)
	candidates, _ := q.sift(nil, true)
	o := q.ordering(nil)
	best := o.lowest(candidates, n, false)
	out := make([]MentorMatch, len(best))
	for i, at := range best {
		out[i] = MentorMatch{q, at}
	}
	return out, nil
}

// sift divides people, or everybody, into those who can mentor and how many each rule excludes.
func (q *mentorQuestion) sift(people []int32, everybody bool) ([]int32, [ruleNone]int) {
	var excluded [ruleNone]int
	most := len(people)
	if everybody {
		for level, l := range q.levels {
			if l.eligible {
				most += len(q.s.byLevel[level])
			}
		}
	}
	candidates := make([]int32, 0, most)
	look := func(at int32) {
		if rule := q.rule(at); rule != ruleNone {
			excluded[rule]++
			return
		}
		candidates = append(candidates, at)
	}
	for _, at := range people {
		look(at)
	}
	if everybody {
		q.siftLevels(look, &excluded)
	}
	return candidates, excluded
}

// siftLevels looks at who holds an eligible level, and counts everybody else by level.
func (q *mentorQuestion) siftLevels(look func(at int32), excluded *[ruleNone]int) {
	excluded[ruleNoLevel] += len(q.s.withoutLvl)
	for level, holders := range q.s.byLevel {
		if !q.levels[level].eligible {
			excluded[ruleBelowLevel] += len(holders)
			continue
		}
		for _, at := range holders {
			look(at)
		}
	}
	if q.mentee < 0 {
		return
	}
	switch l := q.s.level[q.mentee]; { // who is asked for counts as themself before all else
	case l < 0:
		excluded[ruleNoLevel]--
		excluded[ruleSelf]++
	case !q.levels[l].eligible:
		excluded[ruleBelowLevel]--
		excluded[ruleSelf]++
	}
}

// rule returns the first rule that excludes somebody.
func (q *mentorQuestion) rule(at int32) int {
	s := q.s
	if at == q.mentee {
		return ruleSelf
	}
	t := &q.terms.of[at]
	if t.level < 0 {
		return ruleNoLevel
	}
	if !q.levels[t.level].eligible {
		return ruleBelowLevel
	}
	if q.mentee >= 0 {
		if s.holds(at, q.mentee) || s.holds(q.mentee, at) {
			return ruleManagementLine
		}
		for _, m := range q.mentors {
			if m == at {
				return ruleAlreadyMentors
			}
		}
	}
	switch {
	case !t.open:
		return ruleNotOpen
	case t.load >= t.capacity:
		return ruleNoCapacity
	case t.leaving:
		return ruleLeaving
	}
	return ruleNone
}

func (q *mentorQuestion) ordering(question func() string) ordering[int32] {
	return ordering[int32]{question: question, keys: []sortKey[int32]{
		{
			number:     func(at int32) (float64, bool) { return q.score(at), true },
			atBest:     func(at int32) float64 { return q.levels[q.s.level[at]].most },
			descending: true,
		},
		q.s.byID(),
	}}
}

// Person returns who can mentor.
func (m MentorMatch) Person() Person { return Person{m.q.s, m.at} }

// Score returns how well they match, from 0 to 1.
func (m MentorMatch) Score() float64 { return m.q.score(m.at) }

// Path returns the reporting path from the mentee; false where none was named.
func (m MentorMatch) Path() (ReportingPath, bool) {
	if m.q.mentee < 0 {
		return ReportingPath{}, false
	}
	return m.q.s.pathBetween(m.q.mentee, m.at), true
}
