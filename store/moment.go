package store

import (
	"fmt"
	"slices"
	"sync"

	"rung/org"
)

// Moment is an organization at one revision, on today's and all other days. It is immutable.
type Moment struct {
	live    *Live
	facts   *org.Facts
	today   *org.Snapshot
	headers []Header
}

// Revision returns the revision's number.
func (m *Moment) Revision() int { return m.facts.Revision }

// Facts returns the facts.
func (m *Moment) Facts() *org.Facts { return m.facts }

// Headers returns the revisions up to this one, oldest first, from memory. The caller must not change the list.
func (m *Moment) Headers() []Header { return slices.Clip(m.headers) }

// Today returns the organization as of today.
func (m *Moment) Today() *org.Snapshot { return m.today }

// Snapshot returns the organization as of a day; NoDate is today. One of another day is computed when it is
// asked for, once for all who ask, and kept for a while.
func (m *Moment) Snapshot(date org.Date) *org.Snapshot {
	if date == org.NoDate || date == m.today.Date() {
		return m.today
	}
	key := snapshotKey{m.facts, date}
	if s := m.live.snapshots.get(key); s != nil {
		return s
	}
	s, _, _ := m.live.builds.Do(fmt.Sprintf("%p %d", m.facts, date), func() (any, error) {
		if s := m.live.snapshots.get(key); s != nil {
			return s, nil
		}
		s := org.NewSnapshot(m.facts, date).AsOf()
		if m.live.Now().facts == m.facts {
			m.live.snapshots.add(key, s)
		}
		return s, nil
	})
	return s.(*org.Snapshot)
}

// keptSnapshots bounds the snapshots of other days kept, each of some 100 bytes a person.
const keptSnapshots = 8

type snapshotKey struct {
	facts *org.Facts
	date  org.Date
}

// snapshotCache keeps the snapshots asked for last.
type snapshotCache struct {
	mu   sync.Mutex
	list []cachedSnapshot // the one asked for last is last
}

type cachedSnapshot struct {
	key      snapshotKey
	snapshot *org.Snapshot
}

func (c *snapshotCache) get(key snapshotKey) *org.Snapshot {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.IndexFunc(c.list, func(x cachedSnapshot) bool { return x.key == key })
	if i < 0 {
		return nil
	}
	x := c.list[i]
	c.list = append(slices.Delete(c.list, i, i+1), x)
	return x.snapshot
}

func (c *snapshotCache) add(key snapshotKey, s *org.Snapshot) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.list) >= keptSnapshots {
		c.list = slices.Delete(c.list, 0, 1)
	}
	c.list = append(c.list, cachedSnapshot{key, s})
}

func (c *snapshotCache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.list)
	c.list = c.list[:0]
}

// revisionCache keeps the last revisions that were committed or asked for, as far as they are small.
type revisionCache struct {
	mu   sync.Mutex
	list []Revision
}

const (
	keptRevisions    = 64
	keptRevisionSize = 1000 // people and openings
)

func (c *revisionCache) get(number int) (Revision, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, r := range c.list {
		if r.Number == number {
			return r, true
		}
	}
	return Revision{}, false
}

func (c *revisionCache) add(r Revision) {
	if len(r.Delta.People)+len(r.Delta.Openings) > keptRevisionSize {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if slices.ContainsFunc(c.list, func(x Revision) bool { return x.Number == r.Number }) {
		return
	}
	if len(c.list) >= keptRevisions {
		c.list = slices.Delete(c.list, 0, 1)
	}
	c.list = append(c.list, r)
}

func (c *revisionCache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = nil
}
