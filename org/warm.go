package org

// Warm computes what the first questions would otherwise wait for, once for this and later snapshots: the index of
// names, those that changes are checked by, the columns to sort by, and the relationships beside solid lines. At 100,000
// people that is about a second.
func (s *Snapshot) Warm() {
	s.links()
	one := int32(1)
	for _, field := range []PersonField{OrderByName, OrderByTitle, OrderByLocation, OrderByStartDate} {
		_, _ = s.People(nil, []PersonOrder{{Field: field}}, &one, nil, nil, nil) // no argument of these can be wrong
	}
	_, _ = s.Search("a", &one)
	s.facts.PersonByEmail("a")
	s.facts.referrers(0, func(seatNumber) {})
}
