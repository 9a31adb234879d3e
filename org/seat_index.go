package org

import (
	"hash/maphash"
	"slices"
	"strings"
)

// seatIndex finds seats by keys that their records have. It is built when first asked, and shared by later facts, which add
// what has come since. It may also find seats that do not have the key, or not any more: whoever asks looks at the records.
type seatIndex struct {
	keys  func(f *Facts, n seatNumber, yield func(key uint32))
	base  *lazy[seatBuckets]
	added []keyedSeat
}

type keyedSeat struct {
	key  uint32
	seat seatNumber
}

// seatBuckets are seats by the last bits of their keys.
type seatBuckets struct {
	adjacency
	mask uint32
}

const (
	mostAdded   = 1000 // what is added until the base is made anew, with it
	mostCrowded = 4    // seats a bucket, on the average, until it is built anew
)

func newSeatIndex(keys func(f *Facts, n seatNumber, yield func(key uint32))) *seatIndex {
	return &seatIndex{keys: keys, base: &lazy[seatBuckets]{}}
}

// with calls yield with the seats that may have a key in facts that the index is of.
func (x *seatIndex) with(key uint32, f *Facts, yield func(seatNumber)) {
	b := x.base.get(func() *seatBuckets {
		buckets := 1
		for buckets < len(f.order) {
			buckets *= 2
		}
		return newSeatBuckets(buckets, func(yield func(key uint32, n seatNumber)) {
			for _, n := range f.order {
				x.keys(f, n, func(key uint32) { yield(key, n) })
			}
		})
	})
	for _, n := range b.of(int32(key & b.mask)) {
		yield(n)
	}
	for _, a := range x.added {
		if a.key == key {
			yield(a.seat)
		}
	}
}

// newSeatBuckets fills a power of two of buckets; each is called twice.
func newSeatBuckets(buckets int, each func(yield func(key uint32, n seatNumber))) *seatBuckets {
	b := &seatBuckets{mask: uint32(buckets) - 1}
	b.adjacency = newAdjacency(buckets, func(yield func(bucket, n int32)) {
		each(func(key uint32, n seatNumber) { yield(int32(key&b.mask), n) })
	})
	return b
}

// next returns the index of facts in which the records of some seats are not what they were.
func (x *seatIndex) next(was, is *Facts, changed []seatNumber) *seatIndex {
	base := x.base.value.Load()
	if base == nil {
		return newSeatIndex(x.keys) // nobody has asked yet
	}
	added := slices.Clip(x.added)
	var had []uint32
	for _, n := range changed {
		had = had[:0]
		x.keys(was, n, func(key uint32) { had = append(had, key) })
		x.keys(is, n, func(key uint32) {
			if !slices.Contains(had, key) {
				added = append(added, keyedSeat{key, n})
			}
		})
	}
	switch buckets := len(base.begin) - 1; {
	case len(added) <= mostAdded:
		return &seatIndex{keys: x.keys, base: x.base, added: added}
	case len(base.list)+len(added) > mostCrowded*buckets:
		return newSeatIndex(x.keys)
	default:
		return &seatIndex{keys: x.keys, base: computed(newSeatBuckets(buckets, func(yield func(key uint32, n seatNumber)) {
			for bucket := range buckets {
				for _, n := range base.of(int32(bucket)) {
					yield(uint32(bucket), n)
				}
			}
			for _, a := range added {
				yield(a.key, a.seat)
			}
		}))}
	}
}

// pointedAt are the keys of an index by whom a seat ever had a line or a mentee at.
func pointedAt(f *Facts, n seatNumber, yield func(key uint32)) {
	if p := f.personNumbered(n); p != nil {
		for i := range p.Lines {
			yield(uint32(p.Lines[i].to))
		}
		for i := range p.DottedLines {
			yield(uint32(p.DottedLines[i].to))
		}
		for i := range p.Mentees {
			yield(uint32(p.Mentees[i].mentee))
		}
	} else if o := f.openingNumbered(n); o != nil {
		for i := range o.Lines {
			yield(uint32(o.Lines[i].to))
		}
	}
}

// referrers calls yield with the seats that may ever have had a line or a mentee at another.
func (f *Facts) referrers(to seatNumber, yield func(seatNumber)) {
	f.incoming.with(uint32(to), f, yield)
}

var addressSeed = maphash.MakeSeed()

func addressKey(address string) uint32 {
	return uint32(maphash.String(addressSeed, strings.ToLower(address)))
}

// addressed is the key of an index by e-mail address.
func addressed(f *Facts, n seatNumber, yield func(key uint32)) {
	if p := f.personNumbered(n); p != nil && p.Email != "" {
		yield(addressKey(p.Email))
	}
}

// PersonByEmail returns the person with an address, without regard to case, or nil. Of several whom somebody gave one
// address by hand it is the last by id.
func (f *Facts) PersonByEmail(address string) *PersonRecord {
	var found *PersonRecord
	folded := strings.ToLower(address)
	f.emails.with(addressKey(address), f, func(n seatNumber) {
		p := f.personNumbered(n)
		if p != nil && p.Email != "" && strings.ToLower(p.Email) == folded && (found == nil || p.ID > found.ID) {
			found = p
		}
	})
	return found
}
