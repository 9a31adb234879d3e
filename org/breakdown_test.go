package org_test

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rung/org"
)

var dimensions = []org.Dimension{org.ByLevel, org.ByBand, org.ByTrack, org.ByLadder, org.ByTeam, org.ByLocation, org.ByTimeZone, org.ByDepth, org.ByManagerialLevel, org.ByTopManager, org.ByStartYear, org.BySpanBand}

// valuesOf returns the values of a dimension that a person has, "" for none.
func valuesOf(p org.Person, in org.DimensionInput) []string {
	if in.Attribute != nil {
		for _, a := range p.Attributes() {
			if plainly(a.Name) == plainly(*in.Attribute) {
				return []string{plainly(a.Value)}
			}
		}
		return []string{""}
	}
	level, placed := p.Level()
	switch *in.Dimension {
	case org.ByTeam:
		var out []string
		for _, m := range p.Teams() {
			if !slices.Contains(out, m.Team().Ref()) {
				out = append(out, m.Team().Ref())
			}
		}
		if out == nil {
			out = []string{""}
		}
		return out
	case org.ByLocation:
		l, _ := p.Location()
		return []string{plainly(l)}
	case org.ByTimeZone:
		z, _ := p.TimeZone()
		return []string{plainly(z)}
	case org.ByDepth:
		return []string{strconv.Itoa(p.Depth())}
	case org.ByManagerialLevel:
		return []string{strings.ToLower(string(p.ManagerialLevel()))}
	case org.ByTopManager:
		chain := append([]string{p.Ref()}, above(p)...)
		if len(chain) < 2 {
			return []string{""}
		}
		return []string{chain[len(chain)-2]}
	case org.ByStartYear:
		if d, ok := p.StartDate(); ok {
			return []string{d.String()[:4]}
		}
		return []string{""}
	case org.BySpanBand:
		n := p.Span().Direct()
		for _, b := range []struct {
			low   int
			label string
		}{{17, "17+"}, {13, "13–16"}, {8, "8–12"}, {4, "4–7"}, {2, "2–3"}, {1, "1"}} {
			if n >= b.low {
				return []string{b.label}
			}
		}
		return []string{""}
	}
	if !placed {
		return []string{""}
	}
	return []string{map[org.Dimension]string{
		org.ByLevel:  plainly(level.Ref()),
		org.ByBand:   strconv.Itoa(level.Bands().Low),
		org.ByTrack:  strings.ToLower(string(level.Track().Kind())),
		org.ByLadder: level.Ladder().ID(),
	}[*in.Dimension]}
}

// keyOf returns what tells a group from the others.
func keyOf(g org.Group) string {
	var out []string
	for _, k := range g.Keys() {
		v := ""
		if k.Value != nil {
			v = plainly(*k.Value)
		}
		out = append(out, v)
	}
	return strings.Join(out, "|")
}

func TestBreakdownCountsWhatAPlainLoopCounts(t *testing.T) {
	for seed := range int64(60) {
		r := rand.New(rand.NewSource(seed))
		on := day("2023-06-01")
		s := org.NewSnapshot(scattered(r, 10+r.Intn(60)), on)
		var by []org.DimensionInput
		for range 1 + r.Intn(4) {
			if r.Intn(8) == 0 {
				by = append(by, org.DimensionInput{Attribute: to("COST centre")})
			} else {
				by = append(by, org.DimensionInput{Dimension: to(dimensions[r.Intn(len(dimensions))])})
			}
		}
		where := randomFilter(r, s, 0)
		want := map[string][]org.Person{}
		total := 0
		for _, p := range everybody(s) {
			if !holds(s, p, &where) {
				continue
			}
			total++
			for n := range len(by) + 1 { // the subtotal of n keys
				keys := []string{fmt.Sprint(n)}
				for _, d := range by[:n] {
					var longer []string
					for _, k := range keys {
						for _, v := range valuesOf(p, d) {
							longer = append(longer, k+"|"+strings.ToLower(v))
						}
					}
					keys = longer
				}
				for _, k := range keys {
					want[k] = append(want[k], p)
				}
			}
		}
		groups, err := s.Breakdown(by, &where, to(true))
		if err != nil {
			t.Fatal(err)
		}
		if total > 0 && len(groups) != len(want) {
			t.Errorf("seed %d: got %d groups, want %d", seed, len(groups), len(want))
		}
		for _, g := range groups {
			key := fmt.Sprint(len(g.Keys()))
			if len(g.Keys()) > 0 {
				key += "|" + keyOf(g)
			}
			people := want[key]
			if total == 0 {
				if len(groups) != 1 || g.Headcount() != 0 || g.Share() != 0 {
					t.Errorf("seed %d: got %d groups of nobody, want a grand total of 0", seed, len(groups))
				}
				continue
			}
			fte, managers, directs := 0.0, 0, 0
			var tenures []float64
			for _, p := range people {
				fte += p.FTE()
				if n := p.Span().Direct(); n > 0 {
					managers++
					directs += n
				}
				if d, ok := p.StartDate(); ok {
					tenures = append(tenures, float64(on-d)/365.2425)
				}
			}
			if g.Headcount() != len(people) || g.FTE() != fte || g.Managers() != managers || g.Share() != float64(len(people))/float64(total) {
				t.Errorf("seed %d, %s: got %d people, %v, %d managers, share %v, want %d, %v, %d, of %d", seed, key, g.Headcount(), g.FTE(), g.Managers(), g.Share(), len(people), fte, managers, total)
			}
			if mean, ok := g.MeanSpan(); ok != (managers > 0) || ok && mean != float64(directs)/float64(managers) {
				t.Errorf("seed %d, %s: got mean span %v, want %d/%d", seed, key, mean, directs, managers)
			}
			slices.Sort(tenures)
			median, ok := g.MedianTenureYears()
			if n := len(tenures); ok != (n > 0) || ok && math.Abs(median-(tenures[(n-1)/2]+tenures[n/2])/2) > 1e-9 {
				t.Errorf("seed %d, %s: got median %v of %v", seed, key, median, tenures)
			}
			first, err := g.People(to(int32(3)))
			if err != nil {
				t.Fatal(err)
			}
			all := refs(people)
			slices.Sort(all)
			if got := refs(first); !slices.Equal(got, all[:min(3, len(all))]) {
				t.Errorf("seed %d, %s: got first people %v of %v", seed, key, got, all)
			}
		}
	}
}

// small returns an organization to count by hand: a head with two reports at 2021 and 2023, the first of whom
// has one.
func small(t *testing.T) *org.Snapshot {
	t.Helper()
	f := org.NewFacts(0, org.OrganizationRecord{Name: "Small", HomeLadder: "ladder/small"}, nil, nil, nil, []*org.LadderRecord{ladder(), secondLadder()})
	f = apply(t, f, "2024-01-01",
		org.Hire{ID: "person/head", Name: "Head", Title: "Head", Level: "L3", StartDate: day("2020-01-01"), Location: "Århus"},
		org.Hire{ID: "person/ann", Name: "Ann", Title: "PM", Manager: "person/head", Level: "L2", StartDate: day("2021-01-01"), Location: "Lisbon"},
		org.Hire{ID: "person/bo", Name: "Bo", Title: "PM", Manager: "person/head", Level: "level/other/O2", StartDate: day("2023-01-01"), Location: "aarhus"},
		org.Hire{ID: "person/cy", Name: "Cy", Title: "PM", Manager: "person/ann", StartDate: day("2023-06-01"), Location: "arhus"},
	)
	return org.NewSnapshot(f, day("2024-06-01"))
}

// lines returns groups as one line each: labels and headcount.
func lines(groups []org.Group) []string {
	var out []string
	for _, g := range groups {
		var labels []string
		for _, k := range g.Keys() {
			labels = append(labels, k.Label)
		}
		out = append(out, fmt.Sprintf("%s: %d", strings.Join(labels, ", "), g.Headcount()))
	}
	return out
}

func TestGroupsStandInNaturalOrderWithSubtotalsAfterTheirParts(t *testing.T) {
	s := small(t)
	for _, c := range []struct {
		by   []org.DimensionInput
		roll bool
		want []string
	}{
		{[]org.DimensionInput{{Dimension: to(org.ByLevel)}}, false, []string{"L2 Senior Product Manager: 1", "L3 Product Director: 1", "O2 Senior Product Manager: 1", "No level: 1"}},
		{[]org.DimensionInput{{Dimension: to(org.ByLocation)}}, false, []string{"aarhus: 1", "Århus: 2", "Lisbon: 1"}},
		{[]org.DimensionInput{{Dimension: to(org.ByTopManager)}, {Dimension: to(org.ByStartYear)}}, true, []string{
			"Ann, 2021: 1", "Ann, 2023: 1", "Ann: 2", "Bo, 2023: 1", "Bo: 1", "At the top, 2020: 1", "At the top: 1", ": 4",
		}},
		{[]org.DimensionInput{{Dimension: to(org.BySpanBand)}}, false, []string{"1: 1", "2–3: 1", "Individual contributors: 2"}},
		{[]org.DimensionInput{{Attribute: to("Cost Centre")}}, false, []string{"Not known: 4"}},
	} {
		groups, err := s.Breakdown(c.by, nil, &c.roll)
		if err != nil {
			t.Fatal(err)
		}
		if got := lines(groups); !slices.Equal(got, c.want) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestBreakdownRefusesWhatIsNoDimension(t *testing.T) {
	s := small(t)
	for _, c := range []struct {
		code     org.Code
		argument string
		by       []org.DimensionInput
	}{
		{org.Invalid, "by", nil},
		{org.Limit, "by", make([]org.DimensionInput, 5)},
		{org.Invalid, "by[0]", []org.DimensionInput{{}}},
		{org.Invalid, "by[1]", []org.DimensionInput{{Dimension: to(org.ByLevel)}, {Dimension: to(org.ByLevel), Attribute: to("a")}}},
		{org.Invalid, "by[0].dimension", []org.DimensionInput{{Dimension: to(org.Dimension("SHOE_SIZE"))}}},
		{org.Invalid, "by[0].attribute", []org.DimensionInput{{Attribute: to(" ")}}},
	} {
		_, err := s.Breakdown(c.by, nil, nil)
		wantError(t, err, c.code, c.argument)
	}
}
