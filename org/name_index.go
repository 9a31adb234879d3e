package org

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

// nameIndex finds people and openings by what they are called. Names are not dated, so that one index
// serves every day. It is built when first asked, and shared by later facts: what changed since is
// looked through one by one.
type nameIndex struct {
	base    *nameBase
	changed []seatNumber // not to be believed in base; ascending
}

// maxRenamed is how many seats are looked through one by one before a new index is built instead.
const maxRenamed = 500

// nameBase is an index of the words of all seats' names, as they were when it was built. An entry stands for a
// seat and is numbered in order of id, so that entries sort as ids do.
type nameBase struct {
	once  sync.Once
	built atomic.Bool
	seats []seatNumber // by entry
	sizes []uint8      // by entry: words of the name, for a name typed in full
	wordIndex
}

// wordIndex says where words stand.
type wordIndex struct {
	words []string // distinct, folded, ascending
	back  []int32  // the words that a typo may lead to, in order of their reversed letters
	begin []int32  // by word: where its places begin
	list  []int32  // entry, doubled, and 1 more where the word is of the name itself
}

// wordUses gathers which entries have which words, for an index.
type wordUses struct {
	number map[string]int32 // of a word, by first appearance
	words  []string
	uses   []struct{ word, place int32 }
}

func (u *wordUses) add(entry int, words []string, named bool) {
	for _, w := range words {
		n, ok := u.number[w]
		if !ok {
			n = int32(len(u.words))
			w = strings.Clone(w)
			u.number[w] = n
			u.words = append(u.words, w)
		}
		u.uses = append(u.uses, struct{ word, place int32 }{n, int32(entry)<<1 | int32(btoi(named))})
	}
}

// index makes the index, and takes the words away.
func (u *wordUses) index() wordIndex {
	x := wordIndex{words: u.words}
	slices.Sort(x.words)
	rank := make([]int32, len(x.words)) // by number of first appearance
	for i, w := range x.words {
		rank[u.number[w]] = int32(i)
	}
	lists := newAdjacency(len(x.words), func(yield func(word, place int32)) {
		for _, use := range u.uses {
			yield(rank[use.word], use.place)
		}
	})
	x.begin, x.list = lists.begin, lists.list
	for i, w := range x.words {
		if !hasDigit(w) {
			x.back = append(x.back, int32(i))
		}
	}
	slices.SortFunc(x.back, func(i, j int32) int { return compareBackwards(x.words[i], x.words[j]) })
	return x
}

// nameText is what a seat is found by.
type nameText struct{ id, name, email, number, title string }

func nameKey(p *PersonRecord, o *OpeningRecord) nameText {
	switch {
	case p != nil:
		return nameText{id: p.ID, name: p.Name, email: p.Email, number: p.EmployeeNumber}
	case o != nil:
		return nameText{id: o.ID, title: o.Title}
	}
	return nameText{}
}

// without returns the index for facts in which some seats are called otherwise.
func (x *nameIndex) without(changed []seatNumber) *nameIndex {
	if x.base == nil || !x.base.built.Load() || len(x.changed)+len(changed) > maxRenamed {
		// Nobody has asked yet, or too much has changed: these facts build their own when asked.
		return &nameIndex{base: &nameBase{}}
	}
	all := append(slices.Clone(x.changed), changed...)
	slices.Sort(all)
	return &nameIndex{base: x.base, changed: slices.Compact(all)}
}

// searchWords are the folded words that something is found by: those of its name, and others, such as an
// address's.
type searchWords struct{ name, other []string }

// seatWords returns what a seat is found by.
func (f *Facts) seatWords(n seatNumber) searchWords {
	if p := f.people.of(n); p != nil {
		w := searchWords{name: splitWords(p.Name)}
		local, _, _ := strings.Cut(p.Email, "@")
		_, key, _ := strings.Cut(p.ID, "/")
		for _, text := range [...]string{local, p.EmployeeNumber, key} {
			for _, word := range splitWords(text) {
				if !slices.Contains(w.name, word) && !slices.Contains(w.other, word) {
					w.other = append(w.other, word)
				}
			}
		}
		return w
	}
	if o := f.openings.of(n); o != nil {
		return searchWords{name: splitWords(o.Title)}
	}
	return searchWords{}
}

// names returns the index, built where it is not. Only facts that agree with each other on every name share an
// index that is not built yet.
func (f *Facts) nameBase() *nameBase {
	b := f.names.base
	if b == nil { // facts without anybody
		return &nameBase{wordIndex: wordIndex{begin: []int32{0}}} // of no words, none begins
	}
	b.once.Do(func() {
		b.build(f)
		b.built.Store(true)
	})
	return b
}

func (b *nameBase) build(f *Facts) {
	b.seats = slices.Clone(f.order)
	b.sizes = make([]uint8, len(b.seats))
	u := wordUses{number: make(map[string]int32)}
	u.uses = slices.Grow(u.uses, 4*len(b.seats))
	for i, n := range b.seats {
		w := f.seatWords(n)
		b.sizes[i] = uint8(min(len(w.name), 255))
		u.add(i, w.name, true)
		u.add(i, w.other, false)
	}
	b.wordIndex = u.index()
}

// compareBackwards compares two texts from their ends.
func compareBackwards(a, b string) int {
	for i, j := len(a)-1, len(b)-1; i >= 0 && j >= 0; i, j = i-1, j-1 {
		if a[i] != b[j] {
			return int(a[i]) - int(b[j])
		}
	}
	return len(a) - len(b)
}

// matches calls yield with every run of words, from one up to but not including another, that a word typed may
// stand for, and how well.
func (b *wordIndex) matches(typed string, yield func(from, until int32, quality int)) {
	from, exact := slices.BinarySearch(b.words, typed)
	until := from + startingWith(b.words[from:], typed)
	if exact {
		yield(int32(from), int32(from)+1, matchExact)
		yield(int32(from)+1, int32(until), matchPrefix)
	} else {
		yield(int32(from), int32(until), matchPrefix)
	}
	head, tail := intactHalves(typed)
	if head == "" {
		return
	}
	// One typo leaves the head or the tail as it is.
	at, _ := slices.BinarySearch(b.words, head)
	for end := at + startingWith(b.words[at:], head); at < end; at++ {
		if from <= at && at < until {
			continue // said already
		}
		if oneTypo(typed, b.words[at]) {
			yield(int32(at), int32(at)+1, matchTypo)
		}
	}
	at, _ = slices.BinarySearchFunc(b.back, tail, func(i int32, tail string) int { return compareBackwards(b.words[i], tail) })
	for ; at < len(b.back) && strings.HasSuffix(b.words[b.back[at]], tail); at++ {
		i := b.back[at]
		if strings.HasPrefix(b.words[i], head) {
			continue
		}
		if oneTypo(typed, b.words[i]) {
			yield(i, i+1, matchTypo)
		}
	}
}

// startingWith returns how many of some words begin with a text, when the first of them that do stand first.
func startingWith(words []string, text string) int {
	return sort.Search(len(words), func(i int) bool { return !strings.HasPrefix(words[i], text) })
}
