package org

import "slices"

// mostRelisted is how many seats are taken from one level's list to another's, before all lists are made anew.
const mostRelisted = 32

// listHolders lists who holds each level, and who holds none.
func (m *image) listHolders() {
	m.level = make([]int32, len(m.seats))
	held := make([]int, len(m.facts.ladders.levels)+1)
	for at, n := range m.seats {
		m.level[at] = m.state.at(n).level
		held[m.level[at]+1] += btoi(!m.opening[at])
	}
	m.byLevel, m.withoutLvl = make([][]int32, len(m.facts.ladders.levels)), nil
	for i, n := range held {
		if n > 0 {
			*m.holders(int32(i) - 1) = make([]int32, 0, n)
		}
	}
	for at, l := range m.level {
		if !m.opening[at] {
			*m.holders(l) = append(*m.holders(l), int32(at))
		}
	}
}

// holders returns the list of who holds a level; -1 is none.
func (m *image) holders(level int32) *[]int32 {
	if level < 0 {
		return &m.withoutLvl
	}
	return &m.byLevel[level]
}

// listed returns who holds a level, by its number; past the last level, who holds none.
func (m *image) listed(level int) []int32 {
	if level == len(m.byLevel) {
		return m.withoutLvl
	}
	return m.byLevel[level]
}

// keepHolders takes the lists over from an image with the same tree, in which some seats have other levels.
func (m *image) keepHolders(from *image, changed []seatNumber) {
	m.level, m.byLevel, m.withoutLvl = from.level, from.byLevel, from.withoutLvl
	changed = slices.DeleteFunc(slices.Clone(changed), func(n seatNumber) bool {
		at := m.place(n)
		return at < 0 || m.level[at] == m.state.at(n).level
	})
	switch {
	case len(changed) > mostRelisted:
		m.listHolders()
	case len(changed) > 0:
		m.level, m.byLevel = slices.Clone(m.level), slices.Clone(m.byLevel)
		m.relist(changed, nil)
	}
}

// arrangeHolders takes the lists over from an image whose tree was arranged anew.
func (m *image) arrangeHolders(from *image, a *arrangement, changed []seatNumber) {
	if len(changed) > mostRelisted {
		m.listHolders()
		return
	}
	m.level, m.withoutLvl = arranged(a, from.level), a.places(from.withoutLvl)
	m.byLevel = make([][]int32, len(from.byLevel))
	for l, list := range from.byLevel {
		m.byLevel[l] = a.places(list)
	}
	m.relist(changed, a.come)
}

// relist moves seats to the lists of the levels that they hold; those who have come are in none.
func (m *image) relist(changed, come []seatNumber) {
	for _, n := range changed {
		at := m.place(n)
		if at < 0 {
			continue
		}
		was, is := m.level[at], m.state.at(n).level
		listed := !slices.Contains(come, n)
		if listed && was == is {
			continue
		}
		if m.level[at] = is; m.opening[at] {
			continue
		}
		if listed {
			*m.holders(was) = without(*m.holders(was), at)
		}
		*m.holders(is) = merged(*m.holders(is), []int32{at})
	}
}

// without returns an ascending list without a number, which is in it.
func without(list []int32, number int32) []int32 {
	i, _ := slices.BinarySearch(list, number)
	return append(append(make([]int32, 0, len(list)-1), list[:i]...), list[i+1:]...)
}
