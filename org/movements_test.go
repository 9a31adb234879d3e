package org_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rung/org"
)

// told returns movements as lines: date, kind, who, from and to.
func told(list []org.Movement) []string {
	var out []string
	text := func(v *string) string {
		if v == nil {
			return "-"
		}
		return *v
	}
	for _, m := range list {
		out = append(out, fmt.Sprintf("%s %s %s: %s → %s", m.Date, m.Kind, m.Name, text(m.From), text(m.To)))
	}
	return out
}

func wantLines(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// career is the company, and what happened to Dee in it.
func career(t *testing.T) *org.Facts {
	f := apply(t, company(t), "2024-02-01", org.SaveTeam{ID: "red", Name: "Red"})
	f = apply(t, f, "2024-03-01", org.Move{Person: "dee", To: "bob"}, org.JoinTeam{Person: "dee", Team: "team/red"})
	f = apply(t, f, "2024-04-01", org.PlaceAtLevel{Person: "dee", Level: "L2"}, org.Update{Person: "dee", Location: org.To("Oslo")})
	f = apply(t, f, "2024-05-01", org.StartMentorship{Mentor: "dee", Mentee: "cy"}, org.JoinTeam{Person: "dee", Team: "team/red", Role: "Guide"})
	f = apply(t, f, "2024-06-01", org.LeaveTeam{Person: "dee", Team: "team/red"}, org.EndMentorship{Mentor: "dee", Mentee: "cy"})
	f = apply(t, f, "2024-06-30", org.Leave{Person: "bob", KeepSeatOpen: true})
	return apply(t, f, "2024-08-31", org.Leave{Person: "dee"})
}

var deesCareer = []string{
	"2024-01-01 JOINED Dee: - → Product Manager",
	"2024-03-01 MOVED Dee: Cy → Bob",
	"2024-03-01 JOINED_TEAM Dee: - → Red",
	"2024-04-01 PLACED Dee: L1 Product Manager → L2 Senior Product Manager",
	"2024-04-01 RETITLED Dee: Product Manager → Senior Product Manager",
	"2024-04-01 RELOCATED Dee: - → Oslo",
	"2024-05-01 STARTED_MENTORING Dee: - → Cy",
	"2024-06-01 LEFT_TEAM Dee: Red → -",
	"2024-06-01 ENDED_MENTORING Dee: Cy → -",
	"2024-07-01 MOVED Dee: Bob → Senior Product Manager",
	"2024-08-31 LEFT Dee: Senior Product Manager → -",
}

func TestAHistoryTellsACareerUpToTheDay(t *testing.T) {
	f := career(t)
	for _, on := range []string{"2024-01-01", "2024-04-01", "2024-06-15", "2024-08-31"} {
		s := org.NewSnapshot(f, day(on))
		dee, ok := s.Person("dee")
		if !ok {
			t.Fatal(on)
		}
		want := slices.Clone(deesCareer)
		want = slices.DeleteFunc(want, func(line string) bool { return line[:10] > on })
		wantLines(t, told(dee.History()), want)
		if p, ok := dee.History()[0].Person(); !ok || p != dee {
			t.Errorf("%s: the movement is of %v", on, ok)
		}
	}
}

func TestMovementsOfSomeDaysAndKinds(t *testing.T) {
	f := career(t)
	s := org.NewSnapshot(f, day("2024-09-15")) // without Bob and Dee
	ask := func(from, until string, kinds []org.MovementKind, where *org.PersonFilter) []string {
		var out []string
		var after *string
		for {
			c, err := s.Movements(day(from), day(until), kinds, where, new(int32(2)), after)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, told(c.Nodes())...)
			if !c.PageInfo().HasNextPage {
				if len(out) != c.TotalCount {
					t.Errorf("%d movements on all pages, %d in all", len(out), c.TotalCount)
				}
				return out
			}
			after = c.PageInfo().EndCursor
		}
	}
	wantLines(t, ask("2024-06-01", "2024-07-01", nil, nil), []string{
		"2024-06-01 LEFT_TEAM Dee: Red → -",
		"2024-06-01 ENDED_MENTORING Dee: Cy → -",
		"2024-06-30 LEFT Bob: Senior Product Manager → -",
	})
	wantLines(t, ask("2024-01-01", "2024-12-31", []org.MovementKind{org.Left, org.Joined}, nil), []string{
		"2024-01-01 JOINED Ada: - → Product Director",
		"2024-01-01 JOINED Bob: - → Senior Product Manager",
		"2024-01-01 JOINED Cy: - → Senior Product Manager",
		"2024-01-01 JOINED Dee: - → Product Manager",
		"2024-06-30 LEFT Bob: Senior Product Manager → -",
		"2024-08-31 LEFT Dee: Senior Product Manager → -",
	})
	// Leavers are judged as they were on the day: Dee joined at L1 and left at L2, Cy is at L2 today.
	atL2 := &org.PersonFilter{Level: &org.LevelFilter{In: []string{"L2"}}}
	wantLines(t, ask("2024-01-01", "2024-12-31", []org.MovementKind{org.Left, org.Joined}, atL2), []string{
		"2024-01-01 JOINED Bob: - → Senior Product Manager",
		"2024-01-01 JOINED Cy: - → Senior Product Manager",
		"2024-06-30 LEFT Bob: Senior Product Manager → -",
		"2024-08-31 LEFT Dee: Senior Product Manager → -",
	})
	if got := ask("2024-01-01", "2024-01-01", nil, nil); len(got) > 0 {
		t.Errorf("no day was asked about, got %v", got)
	}
	_, err := s.Movements(day("2024-02-01"), day("2024-01-01"), nil, nil, nil, nil)
	wantError(t, err, org.Invalid, "until")
	_, err = s.Movements(day("2024-02-01"), day("2024-03-01"), []org.MovementKind{"DANCED"}, nil, nil, nil)
	wantError(t, err, org.Invalid, "kinds")
}

func TestARevisionsMovementsAreWhatItAdds(t *testing.T) {
	f := company(t)
	change := func(on string, changes ...org.Change) []string {
		out := f.Apply(changes, day(on))
		if len(out.Problems) > 0 {
			t.Fatal(out.Problems)
		}
		return told(out.Delta.Movements(f, out.Facts))
	}
	tests := []struct {
		change []org.Change
		want   []string
	}{
		{[]org.Change{org.Move{Person: "dee", To: "bob"}}, []string{"2024-03-01 MOVED Dee: Cy → Bob"}},
		{[]org.Change{org.Move{Person: "dee", ToTop: true}}, []string{"2024-03-01 MOVED Dee: Cy → -"}},
		{
			[]org.Change{org.Update{Person: "bob", Name: org.To("Robert")}, org.Move{Person: "dee", To: "bob"}},
			[]string{"2024-03-01 MOVED Dee: Cy → Robert"},
		},
		{
			[]org.Change{org.PlaceAtLevel{Person: "dee", Level: "L2"}},
			[]string{"2024-03-01 PLACED Dee: L1 Product Manager → L2 Senior Product Manager", "2024-03-01 RETITLED Dee: Product Manager → Senior Product Manager"},
		},
		{
			[]org.Change{org.Leave{Person: "cy"}},
			[]string{"2024-03-01 LEFT Cy: Senior Product Manager → -", "2024-03-02 MOVED Dee: Cy → Ada"},
		},
		{[]org.Change{org.Hire{ID: "eve", Name: "Eve", Manager: "ada", Level: "L1"}}, []string{"2024-03-01 JOINED Eve: - → -"}},
		{
			[]org.Change{org.Hire{ID: "eve", Name: "Eve", Level: "L1", LevelSince: day("2024-05-01")}},
			[]string{"2024-03-01 JOINED Eve: - → -", "2024-05-01 PLACED Eve: - → L1 Product Manager"},
		},
		{[]org.Change{org.Update{Person: "dee", Email: org.To("dee@example.com")}}, nil},
		{[]org.Change{org.SaveTeam{Name: "Blue"}}, nil},
		{[]org.Change{org.SetOrganization{Name: "Other"}}, nil},
	}
	for _, x := range tests {
		wantLines(t, change("2024-03-01", x.change...), x.want)
	}
	// What a revision takes away is none of its movements.
	out := f.Apply([]org.Change{org.Move{Person: "dee", To: "bob"}}, day("2024-03-01"))
	if got := out.Delta.Invert().Movements(out.Facts, f); len(got) > 0 {
		t.Errorf("undone: got %v", told(got))
	}
}

func TestAListOfMovementsIsPaged(t *testing.T) {
	f := company(t)
	s := org.NewSnapshot(career(t), day("2024-08-31"))
	dee, _ := s.Person("dee")
	all := dee.History()
	var got []string
	var after *string
	for {
		c, err := org.PageMovements("revision 3", all, new(int32(4)), after)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, told(c.Nodes())...)
		if after = c.PageInfo().EndCursor; !c.PageInfo().HasNextPage {
			break
		}
	}
	wantLines(t, got, deesCareer)
	_, err := org.PageMovements("revision 4", all, nil, after)
	wantError(t, err, org.Invalid, "after")
	if _, ok := (org.Movement{Ref: "person/ada"}).Person(); ok {
		t.Error("a movement without a snapshot has no person")
	}
	if p, ok := (org.Movement{Ref: "person/ada"}).In(org.NewSnapshot(f, day("2024-02-01"))).Person(); !ok || p.Name() != "Ada" {
		t.Error("the movement's person is not the snapshot's")
	}
}

// stateOn is what movements are about, on one day, by asking a snapshot.
func stateOn(s *org.Snapshot, ref string) map[string]string {
	p, ok := s.Person(ref)
	if !ok {
		return nil
	}
	level, location := "", ""
	if l, ok := p.Level(); ok {
		level = l.Ref()
	}
	if at, ok := p.Location(); ok {
		location = at
	}
	var teams []string
	for _, m := range p.Teams() {
		teams = append(teams, m.Team().Ref())
	}
	return map[string]string{"PLACED": level, "RETITLED": p.Title(), "RELOCATED": location, "TEAMS": strings.Join(slices.Compact(teams), " ")}
}

func TestMovementsAreTheDifferencesBetweenOneDayAndTheNext(t *testing.T) {
	f := career(t)
	from, until := day("2023-12-25"), day("2024-09-10")
	var want []string
	add := func(on org.Date, kind, ref string) { want = append(want, fmt.Sprintf("%s %s %s", on, kind, ref)) }
	for on := from; on < until; on++ {
		was, is, next := org.NewSnapshot(f, on-1), org.NewSnapshot(f, on), org.NewSnapshot(f, on+1)
		for r := range f.People() {
			a, b := stateOn(was, r.ID), stateOn(is, r.ID)
			if a == nil && b != nil {
				add(on, "JOINED", r.ID)
			}
			if b != nil && stateOn(next, r.ID) == nil {
				add(on, "LEFT", r.ID)
			}
			if a == nil || b == nil {
				continue
			}
			for _, kind := range []string{"PLACED", "RETITLED", "RELOCATED"} {
				if a[kind] != b[kind] {
					add(on, kind, r.ID)
				}
			}
			switch {
			case len(a["TEAMS"]) < len(b["TEAMS"]):
				add(on, "JOINED_TEAM", r.ID)
			case len(a["TEAMS"]) > len(b["TEAMS"]):
				add(on, "LEFT_TEAM", r.ID)
			}
			if manager(f, (on-1).String(), r.ID) != manager(f, on.String(), r.ID) {
				add(on, "MOVED", r.ID)
			}
		}
	}
	kinds := []org.MovementKind{org.Joined, org.Left, org.Moved, org.Placed, org.Retitled, org.Relocated, org.JoinedTeam, org.LeftTeam}
	c, err := org.NewSnapshot(f, until).Movements(from, until, kinds, nil, new(int32(1000)), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range c.Nodes() {
		got = append(got, fmt.Sprintf("%s %s %s", m.Date, m.Kind, m.Ref))
	}
	slices.Sort(got)
	slices.Sort(want)
	wantLines(t, got, want)
}
