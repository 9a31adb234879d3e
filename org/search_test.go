package org_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"rung/org"
)

// hits returns what a search finds, as ids.
func hits(t *testing.T, s *org.Snapshot, text string, first int32) []string {
	t.Helper()
	list, err := s.Search(text, &first)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range list {
		out = append(out, h.ID())
	}
	return out
}

func searchable(t *testing.T) *org.Facts {
	return apply(t, empty(), "2024-01-01",
		org.Hire{ID: "zoe", Name: "Zoë Østergård", Email: "zo@example.com", EmployeeNumber: "K-0042", Title: "Engineer"},
		org.Hire{ID: "anders", Name: "Anders Berg", Email: "anders.berg@example.com"},
		org.Hire{ID: "andrea", Name: "Andrea Bergman"},
		org.Hire{ID: "lena", Name: "Lena O’Anders"},
		org.Hire{ID: "left", Name: "Anders Leaver", EndDate: day("2024-02-01")},
		org.SaveTeam{ID: "growth", Name: "Growth and Anders"},
		org.SaveOpening{ID: "head", Title: "Head of Growth"},
	)
}

func TestSearchForgives(t *testing.T) {
	s := org.NewSnapshot(searchable(t), day("2024-03-01"))
	tests := []struct {
		why, text string
		want      []string
	}{
		{"case and accents", "zoe OSTERGARD", []string{"person/zoe"}},
		{"the order of words", "berg anders", []string{"person/anders"}},
		{"a beginning", "andr", []string{"person/andrea", "team/growth"}},
		{"a beginning of several", "ander", []string{"person/anders", "team/growth"}},
		{"a beginning, after a whole word", "berg", []string{"person/anders", "person/andrea"}},
		{"a letter too few", "andes", []string{"person/anders", "team/growth"}},
		{"a letter too many", "anderes", []string{"person/anders", "team/growth"}},
		{"another letter", "endrea", []string{"person/andrea"}},
		{"two letters exchanged", "adnrea", []string{"person/andrea"}},
		{"two letters exchanged in the middle", "andres", []string{"person/anders", "person/andrea", "team/growth"}},
		{"an exchange at the end", "andrae", []string{"person/andrea"}},
		{"apostrophes", "oanders", []string{"person/lena", "person/anders", "team/growth"}},
		{"an employee number", "k-0042", []string{"person/zoe"}},
		{"a whole address", "Anders.Berg@example.com", []string{"person/anders"}},
		{"an address as it is typed", "anders.be@exa", []string{"person/anders"}},
		{"an id", "person/zoe", []string{"person/zoe"}},
		{"an opening's title", "head growth", []string{"opening/head"}},
		{"a level's code", "l2", []string{"level/small/L2"}},
		{"a level's title", "product director", []string{"level/small/L3"}},
		{"a ladder", "small", []string{"ladder/small"}},
		{"nothing like it", "xylophone", nil},
		{"a typo in a short word", "zeo", nil},
		{"a typo in a number", "k-0043", nil},
		{"one word that matches and one that does not", "anders xylophone", nil},
		{"blanks", " \t ", nil},
		{"signs only", "...", nil},
	}
	for _, x := range tests {
		if got := hits(t, s, x.text, 20); !slices.Equal(got, x.want) {
			t.Errorf("%s, %q: got %v, want %v", x.why, x.text, got, x.want)
		}
	}
	if got := hits(t, s.AsOf(), "zoe", 1); !slices.Equal(got, []string{"person/zoe@2024-03-01"}) {
		t.Errorf("as of a day: got %v", got)
	}
	_, err := s.Search(strings.Repeat("x", 201), nil)
	wantError(t, err, org.Limit, "text")
	_, err = s.Search(strings.Repeat("x ", 13), nil)
	wantError(t, err, org.Limit, "text")
	_, err = s.Search("x", new(int32(1001)))
	wantError(t, err, org.Limit, "first")
}

func TestSearchAmongNobodyFindsNobody(t *testing.T) {
	for _, text := range []string{"a", "somebody", "Ada Abel"} {
		if got := hits(t, org.NewSnapshot(empty(), day("2024-01-01")), text, 10); got != nil {
			t.Errorf("%q: got %q, want nobody", text, got)
		}
	}
}

func TestSearchFollowsEveryRevisionAndForgetsNone(t *testing.T) {
	before := searchable(t)
	on := day("2024-01-15")
	if got := hits(t, org.NewSnapshot(before, on), "anders leaver", 9); !slices.Equal(got, []string{"person/left"}) {
		t.Errorf("got %v", got)
	}
	after := apply(t, before, "2024-01-10",
		org.Update{Person: "zoe", Name: org.To("Zoë Newname")},
		org.Hire{ID: "new", Name: "Newname Person"})
	if got := hits(t, org.NewSnapshot(after, on), "newname", 9); !slices.Equal(got, []string{"person/new", "person/zoe"}) {
		t.Errorf("after: got %v", got)
	}
	if got := hits(t, org.NewSnapshot(after, on), "ostergard", 9); len(got) > 0 {
		t.Errorf("after: the old name still finds %v", got)
	}
	if got := hits(t, org.NewSnapshot(before, on), "newname", 9); len(got) > 0 {
		t.Errorf("before: the new name already finds %v", got)
	}
	if got := hits(t, org.NewSnapshot(before, on), "ostergard", 9); !slices.Equal(got, []string{"person/zoe"}) {
		t.Errorf("before: got %v", got)
	}
	// So many are renamed that a new index takes over.
	f := after
	for round := range 3 {
		var changes []org.Change
		for i := range 400 {
			changes = append(changes, org.Hire{Name: fmt.Sprintf("Round%d Person%d", round, i)})
		}
		f = apply(t, f, "2024-01-10", changes...)
		s := org.NewSnapshot(f, on)
		if got := hits(t, s, fmt.Sprintf("round%d person399", round), 9); len(got) != 1 {
			t.Errorf("round %d: got %v", round, got)
		}
		if got := hits(t, s, "newname", 9); !slices.Equal(got, []string{"person/new", "person/zoe"}) {
			t.Errorf("round %d: got %v", round, got)
		}
	}
}

// apart is the number of typos between two words: letters more, fewer or other, and neighbours exchanged.
func apart(x, y string) int {
	a, b := []rune(x), []rune(y)
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range b {
		d[0][j+1] = j + 1
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+btoi(a[i-1] != b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func unaccented(s string) string {
	return strings.NewReplacer("ë", "e", "é", "e", "ö", "o", "â", "a", "á", "a").Replace(strings.ToLower(s))
}

func TestSearchFindsWhatLookingAtEverybodyFinds(t *testing.T) {
	some := 0
	someOrgs(func(seed uint64, s *org.Snapshot) {
		r := rand.New(rand.NewPCG(seed, 5))
		all := peopleOf(s)
		for range 150 {
			// Words of somebody's name, cut short or with a typo.
			words := strings.Fields(unaccented(all[r.IntN(len(all))].Name()))
			r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			words = words[:1+r.IntN(len(words))]
			for i, w := range words {
				at := r.IntN(len(w))
				switch r.IntN(6) {
				case 0:
					words[i] = w[:at+1]
				case 1:
					words[i] = w[:at] + w[at+1:]
				case 2:
					words[i] = w[:at] + "e" + w[at:]
				case 3:
					words[i] = w[:at] + "o" + w[at+1:]
				case 4:
					if at > 0 {
						words[i] = w[:at-1] + w[at:at+1] + w[at-1:at] + w[at+1:]
					}
				}
			}
			text := strings.Join(words, " ")
			typed := strings.Fields(text)
			if len(typed) == 0 {
				continue
			}
			type row struct {
				ref  string
				rank int
			}
			var want []row
			for _, p := range all {
				name, sum := strings.Fields(unaccented(p.Name())), 0
				email, _ := p.Email()
				number, _ := p.EmployeeNumber()
				other := strings.FieldsFunc(strings.ToLower(email[:strings.Index(email, "@")]+" "+number+" "+p.Ref()[7:]), func(r rune) bool { return r == '.' || r == ' ' })
				for _, w := range typed {
					best := 0
					for i, x := range slices.Concat(name, other) {
						quality := 0
						switch {
						case w == x:
							quality = 6
						case strings.HasPrefix(x, w):
							quality = 4
						case len(w) >= 4 && apart(w, x) == 1:
							quality = 2
						}
						if quality > 0 && i < len(name) {
							quality++
						}
						best = max(best, quality)
					}
					if best == 0 {
						sum = 0
						break
					}
					sum += best
				}
				if sum == 7*len(typed) && len(typed) == len(name) {
					sum += 1000
				}
				if sum > 0 {
					want = append(want, row{p.Ref(), sum})
				}
			}
			slices.SortFunc(want, func(a, b row) int { return cmp.Or(b.rank-a.rank, strings.Compare(a.ref, b.ref)) })
			want = want[:min(8, len(want))]
			var refs []string
			for _, w := range want {
				refs = append(refs, w.ref)
			}
			var got []string
			for _, id := range hits(t, s, text, 1000) {
				if strings.HasPrefix(id, "person/") && len(got) < 8 {
					got = append(got, id)
				}
			}
			if !slices.Equal(got, refs) {
				t.Fatalf("seed %d, %q: got %v, want %v", seed, text, got, want)
			}
			some += len(want)
		}
	})
	if some < 1000 {
		t.Errorf("only %d hits: nothing was tried", some)
	}
}

func TestManySearchAtOnce(t *testing.T) {
	f := searchable(t)
	s := org.NewSnapshot(f, day("2024-03-01"))
	g := apply(t, f, "2024-01-10", org.Update{Person: "zoe", Name: org.To("Anders Newname")})
	u := org.NewSnapshot(g, day("2024-03-01"))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				a, errA := s.Search("anders", nil)
				b, errB := u.Search("anders", nil)
				if errA != nil || errB != nil || len(b) != len(a)+1 {
					t.Errorf("got %d and %d hits, %v %v", len(a), len(b), errA, errB)
					return
				}
			}
		})
	}
	wg.Wait()
}
