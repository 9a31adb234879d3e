package sample_test

import (
	"testing"
	"time"

	"rung/ladders"
	"rung/org"
	"rung/sample"
)

// scene is what the ingredients are counted on.
type scene struct {
	shape
	facts  *org.Facts
	levels map[string]org.LevelRecord
	day    org.Date
}

func (s *scene) people(count func(p *org.PersonRecord) bool) int {
	n := 0
	for p := range s.facts.People() {
		if _, there := s.manager[p.ID]; there && count(p) {
			n++
		}
	}
	return n
}

func (s *scene) level(id string) (org.LevelRecord, bool) {
	if p := s.facts.Person(id); p != nil {
		for _, l := range p.Levels {
			if l.On(s.day) {
				return s.levels[l.Level], true
			}
		}
	}
	return org.LevelRecord{}, false
}

func (s *scene) job(p *org.PersonRecord) org.Job {
	for _, j := range p.Jobs {
		if j.On(s.day) {
			return j
		}
	}
	return org.Job{}
}

func (s *scene) spans(fits func(n int) bool) int {
	n := 0
	for to, reports := range s.reports {
		if s.facts.Person(to) != nil && fits(len(reports)) {
			n++
		}
	}
	return n
}

// titled counts the people whose title is that of a level so many bands above, or below, their own.
func (s *scene) titled(fits func(bands int) bool) int {
	return s.people(func(p *org.PersonRecord) bool {
		held, ok := s.level(p.ID)
		title := s.job(p).Title
		if !ok || held.Title == title {
			return false
		}
		for _, l := range s.levels {
			if l.Title == title {
				return fits(l.Bands.Low - held.Bands.Low)
			}
		}
		return false
	})
}

// pairs counts the reports whose level and manager's level fit.
func (s *scene) pairs(fits func(report, manager org.LevelRecord) bool) int {
	return s.people(func(p *org.PersonRecord) bool {
		a, held := s.level(p.ID)
		b, over := s.level(s.manager[p.ID])
		return held && over && fits(a, b)
	})
}

func (s *scene) openings(fits func(o *org.OpeningRecord) bool) int {
	n := 0
	for o := range s.facts.Openings() {
		if o.On(s.day) && fits(o) {
			n++
		}
	}
	return n
}

// mentees counts whom a person mentors on a day.
func mentees(p *org.PersonRecord, day org.Date) int {
	n := 0
	for _, m := range p.Mentees {
		if m.On(day) {
			n++
		}
	}
	return n
}

// seniors counts the people at band 4 or above who fit.
func (s *scene) seniors(fits func(p *org.PersonRecord) bool) int {
	return s.people(func(p *org.PersonRecord) bool {
		l, ok := s.level(p.ID)
		return ok && l.Bands.Low >= 4 && fits(p)
	})
}

func leavesWithin(p *org.PersonRecord, day org.Date, days org.Date) bool {
	for _, e := range p.Employments {
		if e.On(day) && e.Until != org.Forever && e.EndDate() <= day+days {
			return true
		}
	}
	return false
}

func notOpen(p *org.PersonRecord) bool { return p.MentoringOpen != nil && !*p.MentoringOpen }

func full(p *org.PersonRecord, day org.Date) bool {
	return p.MentoringCapacity != nil && mentees(p, day) >= *p.MentoringCapacity
}

func offset(t *testing.T, zone string, day org.Date) int {
	t.Helper()
	l, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatalf("%q is not a time zone: %v", zone, err)
	}
	_, seconds := day.Time().In(l).Zone()
	return seconds / 3600
}

func TestEveryIngredientIsThere(t *testing.T) {
	builtin, err := ladders.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	levels := map[string]org.LevelRecord{}
	for _, ladder := range builtin {
		for _, l := range ladder.Levels {
			levels[l.ID] = l
		}
	}
	management := func(l org.LevelRecord) bool {
		for _, ladder := range builtin {
			for _, track := range ladder.Tracks {
				if track.ID == l.Track {
					return track.Kind == org.TrackManagement
				}
			}
		}
		return false
	}
	for seed := range uint64(12) {
		f := facts(t, sample.DefaultPeople, seed+1)
		day := sample.Reference
		s := &scene{shapeOn(t, f, day), f, levels, day}
		ingredients := []struct {
			name      string
			got       int
			low, high int
		}{
			{"missing managers", s.people(func(p *org.PersonRecord) bool { return p.UnresolvedManager != "" && s.manager[p.ID] == "" }), 1, 4},
			{"roots", len(s.reports[""]), 2, 5},
			{"narrow spans", s.spans(func(n int) bool { return n == 1 }), 1, 6},
			{"wide spans", s.spans(func(n int) bool { return n >= 17 }), 1, 3},
			{"reports above the manager", s.pairs(func(r, m org.LevelRecord) bool { return r.Bands.Low > m.Bands.High }), 1, 4},
			{"reports on the manager's level", s.pairs(func(r, m org.LevelRecord) bool { return r.ID == m.ID }), 1, 5},
			{"inflated titles", s.titled(func(bands int) bool { return bands > 0 }), 1, 5},
			{"deflated titles", s.titled(func(bands int) bool { return bands < 0 }), 1, 5},
			{"management levels without reports", s.people(func(p *org.PersonRecord) bool {
				l, ok := s.level(p.ID)
				return ok && management(l) && len(s.reports[p.ID]) == 0
			}), 1, 4},
			{"product managers without a level", s.people(func(p *org.PersonRecord) bool {
				_, ok := s.level(p.ID)
				return !ok && s.job(p).Title == "Product Manager"
			}), 1, 4},
			{"reports of an open seat", s.people(func(p *org.PersonRecord) bool { return f.Opening(s.manager[p.ID]) != nil }), 3, 15},
			{"open seats", s.openings(func(*org.OpeningRecord) bool { return true }), 5, 15},
			{"open seats with reports", s.openings(func(o *org.OpeningRecord) bool { return len(s.reports[o.ID]) > 0 }), 2, 5},
			{"open seats without", s.openings(func(o *org.OpeningRecord) bool { return len(s.reports[o.ID]) == 0 }), 3, 12},
			{"open seats under open seats", s.openings(func(o *org.OpeningRecord) bool { return f.Opening(s.manager[o.ID]) != nil }), 1, 3},

			{"people at L4", s.people(func(p *org.PersonRecord) bool { l, _ := s.level(p.ID); return l.ID == "level/abtion/L4" }), 4, 25},
			{"people at L5", s.people(func(p *org.PersonRecord) bool { l, _ := s.level(p.ID); return l.ID == "level/abtion/L5" }), 2, 15},
			{"product directors", s.people(func(p *org.PersonRecord) bool {
				l, _ := s.level(p.ID)
				return l.ID == "level/abtion/L6" || l.ID == "level/kalsey/PD"
			}), 8, 13},
			{"on rookie-to-rockstar", s.onLadder("rookie-to-rockstar"), 3, 15},
			{"on kalsey", s.onLadder("kalsey"), 3, 15},
			{"on dual-track", s.onLadder("dual-track"), 2, 15},
			{"on six-levels", s.onLadder("six-levels"), 6, 20},
			{"seniors not open", s.seniors(notOpen), 1, 12},
			{"seniors without capacity left", s.seniors(func(p *org.PersonRecord) bool { return !notOpen(p) && full(p, day) }), 2, 15},
			{"seniors leaving", s.seniors(func(p *org.PersonRecord) bool { return !notOpen(p) && !full(p, day) && leavesWithin(p, day, 90) }), 1, 5},
			{"seniors who can mentor", s.seniors(func(p *org.PersonRecord) bool { return !notOpen(p) && !full(p, day) }), 12, 50},
			{"mentors", s.people(func(p *org.PersonRecord) bool { return mentees(p, day) > 0 }), 5, 40},
			{"people at L3 with a mentor", s.mentored("level/abtion/L3"), 1, 20},

			{"dotted lines", s.dotted(func(a, b org.Job) bool { return true }), 3, 30},
			{"dotted lines across six hours", s.dotted(func(a, b org.Job) bool {
				apart := offset(t, a.TimeZone, day) - offset(t, b.TimeZone, day)
				return apart >= 6 || apart <= -6
			}), 1, 25},
			{"part-timers", s.people(func(p *org.PersonRecord) bool { return s.job(p).FTE < 1 }), 3, 50},
			{"in two teams", s.people(func(p *org.PersonRecord) bool { return memberships(p, day) > 1 }), 1, 30},
			{"rehired", s.people(func(p *org.PersonRecord) bool { return len(p.Employments) == 2 }), 1, 12},
			{"moved before", s.people(func(p *org.PersonRecord) bool { return len(p.Lines) > 1 }), 20, 200},
			{"promoted before", s.people(func(p *org.PersonRecord) bool { return len(p.Levels) > 1 }), 10, 90},
			{"to be promoted", s.people(func(p *org.PersonRecord) bool { return len(p.Levels) > 0 && p.Levels[len(p.Levels)-1].Since > day }), 3, 8},
			{"to leave", s.people(func(p *org.PersonRecord) bool { return leavesWithin(p, day, 2000) }), 5, 15},
			{"relocated", s.people(func(p *org.PersonRecord) bool { return p.Jobs[0].Location != p.Jobs[len(p.Jobs)-1].Location }), 3, 50},
		}
		gone, hired, ended, past := 0, 0, 0, 0
		for p := range f.People() {
			last := p.Employments[len(p.Employments)-1]
			if last.Until <= day {
				gone++
			}
			if p.Employments[0].Since > day {
				hired++
			}
			for _, m := range p.Mentees {
				if m.Until <= day {
					ended++
				}
			}
			for _, m := range p.Memberships {
				if m.Until <= day && last.Until > day {
					past++
				}
			}
		}
		ingredients = append(ingredients, []struct {
			name      string
			got       int
			low, high int
		}{{"leavers", gone, 15, 80}, {"future hires", hired, 5, 15}, {"ended mentorships", ended, 1, 40}, {"ended memberships", past, 1, 80}}...)
		for _, i := range ingredients {
			if i.got < i.low || i.got > i.high {
				t.Errorf("seed %d: %s: got %d, want %d to %d", seed+1, i.name, i.got, i.low, i.high)
			}
		}
	}
}

func (s *scene) onLadder(key string) int {
	return s.people(func(p *org.PersonRecord) bool {
		l, ok := s.level(p.ID)
		return ok && l.ID == "level/"+key+"/"+l.Code
	})
}

func (s *scene) mentored(level string) int {
	has := map[string]bool{}
	for p := range s.facts.People() {
		for _, m := range p.Mentees {
			if m.On(s.day) {
				has[m.Mentee] = true
			}
		}
	}
	return s.people(func(p *org.PersonRecord) bool { l, _ := s.level(p.ID); return l.ID == level && has[p.ID] })
}

func (s *scene) dotted(fits func(from, to org.Job) bool) int {
	n := 0
	for p := range s.facts.People() {
		for _, l := range p.DottedLines {
			if l.On(s.day) && fits(s.job(p), s.job(s.facts.Person(l.To))) {
				n++
			}
		}
	}
	return n
}

func memberships(p *org.PersonRecord, day org.Date) int {
	n := 0
	for _, m := range p.Memberships {
		if m.On(day) {
			n++
		}
	}
	return n
}

func TestSomethingIsAlwaysAhead(t *testing.T) {
	f := facts(t, sample.DefaultPeople, sample.DefaultSeed)
	for month := range 24 {
		day := sample.Reference.AddMonths(month)
		s := &scene{shape: shapeOn(t, f, day), facts: f, levels: map[string]org.LevelRecord{}, day: day}
		if s.people(func(p *org.PersonRecord) bool { return leavesWithin(p, day, 90) }) == 0 {
			t.Errorf("on %s nobody is leaving within 90 days", day)
		}
	}
}

func TestNobodyMentorsMoreThanTheyCan(t *testing.T) {
	f := facts(t, 2000, 4)
	for p := range f.People() {
		capacity := 2
		if p.MentoringCapacity != nil {
			capacity = *p.MentoringCapacity
		}
		for day := sample.Reference - 1000; day < sample.Reference+900; day += 10 {
			if got := mentees(p, day); got > capacity {
				t.Errorf("%s mentors %d on %s, but has a capacity of %d", p.ID, got, day, capacity)
				break
			}
		}
	}
}

func TestProductDirectorsHaveSpansOfManySizes(t *testing.T) {
	s := shapeOn(t, facts(t, sample.DefaultPeople, sample.DefaultSeed), sample.Reference)
	f := facts(t, sample.DefaultPeople, sample.DefaultSeed)
	sizes := map[int]bool{}
	for id := range s.manager {
		p := f.Person(id)
		if p == nil {
			continue
		}
		for _, j := range p.Jobs {
			if j.On(sample.Reference) && j.Title == "Product Director" {
				sizes[len(s.reports[id])] = true
			}
		}
	}
	if len(sizes) < 5 {
		t.Errorf("product directors have %d different spans, want 5 or more: %v", len(sizes), sizes)
	}
}
