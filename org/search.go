package org

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// SearchHit is what a search finds: a Person, a Level, a Team, a Ladder or an Opening.
type SearchHit interface {
	Node
	IsSearchHit()
}

func (Person) IsSearchHit()  {}
func (Level) IsSearchHit()   {}
func (Team) IsSearchHit()    {}
func (Ladder) IsSearchHit()  {}
func (Opening) IsSearchHit() {}

// The most that one search may have; past it the error is LIMIT.
const (
	maxSearchText  = 200 // letters
	maxSearchWords = 12
)

// searchRank orders hits: the greater stands first.
type searchRank = int32

const (
	rankNamed searchRank = 1 << 16 // the text is an id, a ref or an address
	rankWhole searchRank = 1 << 12 // the text is the whole name, in whatever order
)

// rankOf returns what a word typed adds to a hit's rank: exact before prefix before typo, and a word of a name
// before one of an address, a number or an id.
func rankOf(quality int, named bool) searchRank {
	if quality == noMatch {
		return 0
	}
	return searchRank(2*quality + btoi(named))
}

// Search returns the best hits for a text as it is typed, among the people and openings there on the day (by
// name, e-mail address, employee number, id, or title), levels (code, title, alias), teams and ladders. Every
// word must stand for a word of the hit: be it, or its beginning, or it with one typo from four letters on;
// case, accents and the order of words do not count. The best stand first, and in order of id where they are
// equally good. Ten unless asked otherwise; a blank text finds nothing; LIMIT past 200 letters or 12 words.
func (s *Snapshot) Search(text string, first *int32) ([]SearchHit, error) {
	n, err := pageSize("first", first, 10)
	if err != nil {
		return nil, err
	}
	if letters := utf8.RuneCountInString(text); letters > maxSearchText {
		return nil, Errorf(Limit, "text", "must have at most %d letters, but has %d", maxSearchText, letters)
	}
	typed := typedWords(text)
	if len(typed) > maxSearchWords {
		return nil, Errorf(Limit, "text", "must have at most %d words, but has %d", maxSearchWords, len(typed))
	}
	if len(typed) == 0 || n == 0 {
		return nil, nil
	}
	found := topHits{n: n}
	s.searchNamed(text, &found)
	s.searchThings(typed, &found)
	s.searchSeats(typed, &found)
	return found.best(), nil
}

// typedWords returns the words of a text; of an e-mail address only what stands before the @, which is what
// addresses are found by.
func typedWords(text string) []string {
	var out []string
	for field := range strings.FieldsSeq(text) {
		if local, _, address := strings.Cut(field, "@"); address && local != "" {
			field = local
		}
		for _, kind := range [...]string{"person/", "opening/", "level/", "team/", "ladder/"} {
			field = strings.TrimPrefix(field, kind)
		}
		out = append(out, splitWords(field)...)
	}
	return out
}

// hit is something found, with its id.
type hit struct {
	rank searchRank
	id   string
	node SearchHit
}

func compareHits(a, b hit) int {
	return cmp.Or(cmp.Compare(b.rank, a.rank), strings.Compare(a.id, b.id))
}

// topHits keeps the n best hits, each thing once.
type topHits struct {
	n     int
	hits  []hit
	named int // how many of them, the first ones, the text names outright
}

// add adds a hit that no other part of the search finds, except where the text names it outright.
func (t *topHits) add(h hit) {
	for i := range t.named {
		if t.hits[i].id == h.id {
			return
		}
	}
	t.hits = append(t.hits, h)
	if h.rank == rankNamed {
		t.named++
	}
}

func (t *topHits) best() []SearchHit {
	slices.SortFunc(t.hits, compareHits)
	out := make([]SearchHit, min(t.n, len(t.hits)))
	for i := range out {
		out[i] = t.hits[i].node
	}
	return out
}

// searchNamed finds what a text names outright.
func (s *Snapshot) searchNamed(text string, found *topHits) {
	text = strings.TrimSpace(text)
	if p, ok := s.Person(text); ok {
		found.add(hit{rankNamed, p.Ref(), p})
	}
	if node, ok := s.Node(text); ok {
		if h, ok := node.(SearchHit); ok {
			found.add(hit{rankNamed, bareRef(h.ID()), h})
		}
	}
}

// rank returns how well words typed stand for something, 0 where one of them does not.
func (w searchWords) rank(typed []string) searchRank {
	sum := searchRank(0)
	for _, t := range typed {
		best := searchRank(0)
		for _, word := range w.name {
			best = max(best, rankOf(matchWord(t, word), true))
		}
		for _, word := range w.other {
			best = max(best, rankOf(matchWord(t, word), false))
		}
		if best == 0 {
			return 0
		}
		sum += best
	}
	return sum + wholeName(sum, len(typed), len(w.name))
}

// wholeName returns what a hit gains whose name is what was typed.
func wholeName(sum searchRank, typed, words int) searchRank {
	if typed == words && sum == searchRank(typed)*rankOf(matchExact, true) {
		return rankWhole
	}
	return 0
}

// searchThings finds levels, teams and ladders: among those that the rarest word typed may stand for.
func (s *Snapshot) searchThings(typed []string, found *topHits) {
	things := s.found.get(s.thingsToFind)
	var candidates []int32
	for i, word := range typed {
		var places []int32
		things.matches(word, func(from, until int32, _ int) {
			places = append(places, things.list[things.begin[from]:things.begin[until]]...)
		})
		if i == 0 || len(places) < len(candidates) {
			candidates = places
		}
	}
	slices.Sort(candidates)
	for _, place := range slices.Compact(candidates) {
		t := things.all[place>>1]
		best := searchRank(0)
		for _, w := range t.words {
			best = max(best, w.rank(typed))
		}
		if best > 0 {
			found.add(hit{best, t.id, t.node(s)})
		}
	}
}

// thing is a level, a team or a ladder, with the words of each of its names.
type thing struct {
	id    string
	words []searchWords
	node  func(s *Snapshot) SearchHit
}

// things are what there is to find beside people and openings, and where their words stand.
type things struct {
	all []thing
	wordIndex
}

func (s *Snapshot) thingsToFind() *things {
	out := &things{}
	uses := wordUses{number: make(map[string]int32)}
	add := func(id string, node func(s *Snapshot) SearchHit, names ...string) {
		t := thing{id: id, node: node}
		for _, n := range names {
			w := searchWords{name: splitWords(n)}
			t.words = append(t.words, w)
			uses.add(len(out.all), w.name, false)
		}
		out.all = append(out.all, t)
	}
	for _, l := range s.facts.ladders.ladders {
		add(l.ID, func(s *Snapshot) SearchHit { return Ladder{s, l} }, l.Name)
	}
	for _, e := range s.facts.ladders.levels {
		names := append([]string{e.Code, e.Title, e.Code + " " + e.Title}, e.Aliases...)
		add(e.ID, func(s *Snapshot) SearchHit { return Level{s, e} }, names...)
	}
	for i, t := range s.facts.teams {
		add(t.ID, func(s *Snapshot) SearchHit { return Team{s, int32(i)} }, t.Name)
	}
	out.wordIndex = uses.index()
	return out
}

// ranks are reused from search to search: one number an entry, all of them 0 between searches.
type ranks struct {
	sum, word []uint16
	touched   []int32 // entries that the rarest word may stand for
}

var ranksPool = sync.Pool{New: func() any { return new(ranks) }}

// wordPlaces are the runs of the index's words that one word typed may stand for.
type wordPlaces struct {
	runs   []wordRun
	places int // in all runs
}

type wordRun struct {
	from, until int32
	worth       [2]uint16 // of a place in an address, a number or an id, and of one in a name
}

// sortedShare is the part of all entries up to which those found are sorted.
const sortedShare = 16

// searchSeats finds people and openings. The cost is that of the places of the words that what is typed may stand for;
// the rarest word comes first, so that others count for those alone that it stands for.
func (s *Snapshot) searchSeats(typed []string, found *topHits) {
	f := s.facts
	for _, n := range f.names.changed {
		if at := s.place(n); at >= 0 {
			if r := f.seatWords(n).rank(typed); r > 0 {
				found.add(s.seatHit(at, r))
			}
		}
	}

	b := f.nameBase()
	words := make([]wordPlaces, len(typed))
	for i, t := range typed {
		w := &words[i]
		b.matches(t, func(from, until int32, quality int) {
			w.runs = append(w.runs, wordRun{from, until, [2]uint16{uint16(rankOf(quality, false)), uint16(rankOf(quality, true))}})
			w.places += int(b.begin[until] - b.begin[from])
		})
	}
	slices.SortStableFunc(words, func(x, y wordPlaces) int { return cmp.Compare(x.places, y.places) })

	r := ranksPool.Get().(*ranks) // given back only if all went well, and it is clean
	n := len(b.seats)
	r.sum = slices.Grow(r.sum[:0], n)[:n]
	r.word = slices.Grow(r.word[:0], n)[:n]
	r.touched = r.touched[:0]
	for i := range words {
		for _, run := range words[i].runs {
			for _, place := range b.list[b.begin[run.from]:b.begin[run.until]] {
				e, worth := place>>1, run.worth[place&1]
				switch {
				case i > 0 && r.sum[e] == 0:
				case worth > r.word[e]:
					if i == 0 && r.word[e] == 0 {
						r.touched = append(r.touched, e)
					}
					r.word[e] = worth
				}
			}
		}
		for _, e := range r.touched {
			if i > 0 && r.sum[e] == 0 || r.word[e] == 0 {
				r.sum[e] = 0
			} else {
				r.sum[e] += r.word[e]
			}
			r.word[e] = 0
		}
	}
	if len(r.touched) < n/sortedShare {
		slices.Sort(r.touched)
	} else { // looking at all is less than sorting so many
		r.touched = r.touched[:0]
		for e, v := range r.sum {
			if v > 0 {
				r.touched = append(r.touched, int32(e))
			}
		}
	}
	s.best(b, r, len(typed), found)
	for _, e := range r.touched {
		r.sum[e] = 0
	}
	ranksPool.Put(r)
}

// best adds the entries that rank highest: as many as are asked for. Entries are in order of id, so that of two
// that rank alike the earlier one wins.
func (s *Snapshot) best(b *nameBase, r *ranks, typed int, found *topHits) {
	type entry struct {
		rank searchRank
		at   int32 // entry
	}
	changed := s.facts.names.changed
	before := func(x, y entry) int { return cmp.Or(cmp.Compare(y.rank, x.rank), cmp.Compare(x.at, y.at)) }
	top := make([]entry, 0, 2*found.n)
	least := searchRank(0)
	for _, e := range r.touched {
		v := r.sum[e]
		if v == 0 {
			continue
		}
		rank := searchRank(v) + wholeName(searchRank(v), typed, int(b.sizes[e]))
		if rank <= least {
			continue
		}
		n := b.seats[e]
		if s.place(n) < 0 {
			continue
		}
		if _, renamed := slices.BinarySearch(changed, n); renamed {
			continue
		}
		top = append(top, entry{rank, e})
		if len(top) == 2*found.n {
			slices.SortFunc(top, before)
			top = top[:found.n]
			least = top[found.n-1].rank
		}
	}
	for _, e := range top {
		found.add(s.seatHit(s.places[b.seats[e.at]], e.rank))
	}
}

func (s *Snapshot) seatHit(at int32, rank searchRank) hit {
	if s.isOpening(at) {
		o := Opening{s, at}
		return hit{rank, o.Ref(), o}
	}
	p := Person{s, at}
	return hit{rank, p.Ref(), p}
}
