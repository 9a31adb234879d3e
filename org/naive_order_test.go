package org_test

import (
	"cmp"
	"slices"

	"rung/org"
)

// sortKey is a value of a sort key: the parts compare one after the other; no parts are not known.
type sortKey []any

func compareKeys(a, b sortKey) int {
	for i := range a {
		var c int
		if x, ok := a[i].(string); ok {
			c = cmp.Compare(x, b[i].(string))
		} else {
			c = cmp.Compare(a[i].(int), b[i].(int))
		}
		if c != 0 {
			return c
		}
	}
	return 0
}

func textKey(s string) sortKey {
	if s == "" {
		return nil
	}
	return sortKey{naiveFold(s), s}
}

func dateKey(d org.Date) sortKey {
	if !d.Known() {
		return nil
	}
	return sortKey{int(d)}
}

func (n *naive) sortKey(field org.PersonField, p string) sortKey {
	level, since := n.levelSpell(p)
	switch field {
	case org.OrderByName:
		return textKey(n.facts.Person(p).Name)
	case org.OrderByTitle:
		return textKey(n.job(p).Title)
	case org.OrderByLocation:
		return textKey(n.job(p).Location)
	case org.OrderByLevel:
		if level == "" {
			return nil
		}
		return sortKey{n.level(level).Bands.Low, n.ladderOf(level).ID, n.level(level).Rank}
	case org.OrderByStartDate:
		return dateKey(n.employment(p).StartDate)
	case org.OrderByLevelSince:
		return dateKey(since)
	case org.OrderByDirect:
		return sortKey{n.direct(p)}
	case org.OrderByTotal:
		return sortKey{n.total(p)}
	}
	return sortKey{n.depth(p)}
}

// ordered returns people in an order; what is not known is last in both directions, and ties go by id.
func (n *naive) ordered(people []string, by []org.PersonOrder) []string {
	keys := map[string][]sortKey{}
	for _, p := range people {
		for _, o := range by {
			keys[p] = append(keys[p], n.sortKey(o.Field, p))
		}
	}
	out := slices.Sorted(slices.Values(people))
	slices.SortStableFunc(out, func(p, q string) int {
		for i, o := range by {
			a, b := keys[p][i], keys[q][i]
			switch {
			case a == nil && b == nil:
				continue
			case a == nil:
				return 1
			case b == nil:
				return -1
			}
			c := compareKeys(a, b)
			if o.Direction == org.Descending {
				c = -c
			}
			if c != 0 {
				return c
			}
		}
		return 0
	})
	return out
}
