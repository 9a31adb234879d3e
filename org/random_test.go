package org_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"rung/org"
)

// randomChange returns any kind of change about any of the seats, sensible or not.
func randomChange(r *rand.Rand, f *org.Facts, step int) org.Change {
	var people, seats, openings, teams []string
	for p := range f.People() {
		people = append(people, p.ID)
	}
	for o := range f.Openings() {
		openings = append(openings, o.ID)
	}
	for _, t := range f.Teams() {
		teams = append(teams, t.ID)
	}
	seats = slices.Concat(people, people, openings)
	pick := func(of []string) string {
		if len(of) == 0 || r.IntN(40) == 0 {
			return "nobody"
		}
		return of[r.IntN(len(of))]
	}
	maybe := func(s string) string {
		if r.IntN(3) == 0 {
			return ""
		}
		return s
	}
	levels := []string{"L1", "L2", "L3"}
	switch r.IntN(20) {
	case 0, 1, 2, 3:
		return org.Hire{Name: fmt.Sprintf("New %d", step), Title: "Product Manager", Manager: maybe(pick(seats)), Level: maybe(pick(levels)), Strict: r.IntN(2) == 0}
	case 4, 5, 6, 7:
		return org.Move{Person: pick(people), To: pick(seats)}
	case 8:
		return org.Move{Person: pick(people), ToTop: true}
	case 9, 10:
		return org.Leave{Person: pick(people), ReportsMoveTo: maybe(pick(seats)), KeepSeatOpen: r.IntN(2) == 0}
	case 11:
		return org.PlaceAtLevel{Person: pick(people), Level: pick(levels)}
	case 12:
		return org.SaveOpening{Title: fmt.Sprintf("Post %d", step), Manager: org.To(maybe(pick(seats)))}
	case 13:
		return org.SaveOpening{ID: pick(openings), Title: "Post", Manager: org.To(pick(seats)), Level: org.To(pick(levels))}
	case 14:
		return org.FillOpening{Opening: pick(openings), Person: pick(people)}
	case 15:
		return org.CloseOpening{Opening: pick(openings)}
	case 16:
		return org.AddDottedLine{Person: pick(people), To: pick(people)}
	case 17:
		return org.StartMentorship{Mentor: pick(people), Mentee: pick(people), Toward: maybe("L2")}
	case 18:
		if len(teams) == 0 || r.IntN(4) == 0 {
			return org.SaveTeam{Name: fmt.Sprintf("Team %d", step), Lead: org.To(pick(people))}
		}
		if r.IntN(3) == 0 {
			return org.SaveTeam{ID: pick(teams), Name: "Team", Parent: org.To(pick(teams)), Lead: org.To(pick(people))}
		}
		return org.JoinTeam{Person: pick(people), Team: pick(teams)}
	default:
		if r.IntN(2) == 0 {
			p := pick(people)
			return org.Hire{ID: p, Name: "Again", Manager: maybe(pick(seats)), Strict: true}
		}
		return org.Update{Person: pick(people), Title: org.To(fmt.Sprintf("Title %d", step)), Location: org.To("Here")}
	}
}

// brokenRule looks at one day with loops over records and says which rule does not hold, or "".
func brokenRule(f *org.Facts, on org.Date) string {
	there := map[string]bool{}
	for p := range f.People() {
		n := 0
		for _, e := range p.Employments {
			if e.Since <= on && on < e.Until {
				n++
			}
		}
		if n > 1 {
			return p.ID + " is employed twice"
		}
		there[p.ID] = n == 1
	}
	for o := range f.Openings() {
		there[o.ID] = o.Since <= on && on < o.Until
	}
	up := map[string]string{}
	walk := func(id string, lines []org.Line) string {
		n := 0
		for _, l := range lines {
			if l.Since <= on && on < l.Until {
				n++
				up[id] = l.To
				if !there[id] || !there[l.To] {
					return id + " reports to " + l.To + ", and one of them is not there"
				}
			}
		}
		if n > 1 {
			return id + " has two managers"
		}
		return ""
	}
	for p := range f.People() {
		if why := walk(p.ID, p.Lines); why != "" {
			return why
		}
		levels, jobs := 0, 0
		for _, l := range p.Levels {
			if l.On(on) {
				levels++
			}
		}
		for _, j := range p.Jobs {
			if j.On(on) {
				jobs++
			}
		}
		if levels > 1 || jobs > 1 || (levels+jobs > 0) && !there[p.ID] || there[p.ID] && jobs != 1 {
			return fmt.Sprintf("%s has %d levels and %d jobs", p.ID, levels, jobs)
		}
		for _, l := range p.DottedLines {
			if l.On(on) && (!there[p.ID] || !there[l.To] || l.To == p.ID) {
				return p.ID + " has a wrong dotted line to " + l.To
			}
		}
		for _, m := range p.Mentees {
			if m.On(on) && (!there[p.ID] || !there[m.Mentee]) {
				return p.ID + " mentors " + m.Mentee + ", and one of them is not there"
			}
		}
		for _, m := range p.Memberships {
			if m.On(on) && !there[p.ID] {
				return p.ID + " is in a team and not employed"
			}
		}
	}
	for o := range f.Openings() {
		if why := walk(o.ID, o.Lines); why != "" {
			return why
		}
	}
	for id := range up {
		steps := 0
		for at := id; at != ""; at = up[at] {
			if steps++; steps > len(up)+1 {
				return id + " is in a cycle"
			}
		}
	}
	return ""
}

// say returns everything that facts say, for comparison.
func say(f *org.Facts) []any {
	var out []any
	for p := range f.People() {
		q := *p
		q.Lines = bare(q.Lines)
		q.DottedLines = bare(q.DottedLines)
		mentees := []org.MenteeSpell(nil)
		for _, m := range q.Mentees {
			mentees = append(mentees, org.MenteeSpell{Period: m.Period, Mentee: m.Mentee, Toward: m.Toward})
		}
		q.Mentees = mentees
		out = append(out, fmt.Sprintf("%+v", q))
	}
	for o := range f.Openings() {
		q := *o
		q.Lines = bare(q.Lines)
		out = append(out, fmt.Sprintf("%+v", q))
	}
	for _, t := range f.Teams() {
		out = append(out, fmt.Sprintf("%+v", *t))
	}
	return out
}

func bare(lines []org.Line) []org.Line {
	var out []org.Line
	for _, l := range lines {
		out = append(out, org.Line{Period: l.Period, To: l.To})
	}
	return out
}

// picture returns what a snapshot answers about everybody.
func picture(s *org.Snapshot, f *org.Facts) []string {
	out := []string{fmt.Sprint(s.Headcount(), len(s.Roots()), len(s.OpenRoots()))}
	for p := range f.People() {
		h, ok := s.Person(p.ID)
		if !ok {
			continue
		}
		x := h.Span()
		mean, _ := x.MeanSpan()
		m, _ := h.Manager()
		l, _ := h.LevelSince()
		name := ""
		if m != (org.Person{}) {
			name = m.Ref()
		}
		out = append(out, fmt.Sprint(h.Ref(), h.Depth(), name, l, h.Title(), h.ManagerialLevel(), x.Direct(), x.Total(), x.Managers(), x.Layers(), x.Openings(), mean, len(x.ByLevel()), len(h.DottedManagers()), len(h.Mentees()), len(h.Teams())))
	}
	return out
}

func TestRandomChangesKeepEveryRuleOnEveryDay(t *testing.T) {
	applied, refused := 0, 0
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		f := company(t)
		base := day("2024-01-01")
		current := org.NewSnapshot(f, base+50)
		for step := range 60 {
			effective := base + org.Date(r.IntN(100))
			var batch []org.Change
			for range 1 + r.IntN(3) {
				c := randomChange(r, f, step)
				if r.IntN(3) == 0 {
					c = org.Dated{On: base + org.Date(r.IntN(100)), Change: c}
				}
				batch = append(batch, c)
			}
			out := f.Apply(batch, effective)
			if len(out.Problems) > 0 {
				refused++
				if out.Facts != f {
					t.Fatal("problems, and yet other facts")
				}
				continue
			}
			applied++
			for on := base - 1; on <= base+105; on++ {
				if why := brokenRule(out.Facts, on); why != "" {
					t.Fatalf("seed %d step %d: after %+v effective %s, on %s: %s", seed, step, batch, effective, on, why)
				}
			}
			// Redoing the delta gives the same facts, followed snapshots equal those built from scratch.
			again := f.Redo(out.Facts.Revision, out.Delta)
			if !reflect.DeepEqual(say(again), say(out.Facts)) {
				t.Fatalf("seed %d step %d: redone facts differ", seed, step)
			}
			current = current.Next(out.Facts, out.Delta)
			if got, want := picture(current, out.Facts), picture(org.NewSnapshot(out.Facts, base+50), out.Facts); !slices.Equal(got, want) {
				t.Fatalf("seed %d step %d: followed snapshot differs:\n got %v\nwant %v", seed, step, got, want)
			}
			// Withdrawn at once, everything is as it was.
			if !out.Delta.Empty() {
				back := out.Facts.Apply([]org.Change{org.Withdraw{Revision: 2, Delta: out.Delta}}, effective)
				if len(back.Problems) > 0 {
					t.Fatalf("seed %d step %d: cannot withdraw %+v: %+v", seed, step, batch, back.Problems)
				}
				if got, want := say(back.Facts), say(f); !reflect.DeepEqual(got, want) {
					t.Fatalf("seed %d step %d: withdrawn %+v:\n got %v\nwant %v", seed, step, batch, got, want)
				}
			}
			f = out.Facts
		}
	}
	if applied < 300 || refused < 100 {
		t.Errorf("%d batches applied, %d refused: the test hardly tries anything", applied, refused)
	}
	t.Logf("%d batches applied, %d refused", applied, refused)
}
