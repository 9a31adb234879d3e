package org

// Column is one value a person, in the order of the other columns of its table. One of the two is set, unless
// nobody is in the table.
type Column struct {
	Strings []string
	Ints    []int32
}

// Outline is a tree of people in columns, in preorder: a parent stands before its children. Open seats are left
// out: whoever reports to one has the nearest person above it for a parent.
type Outline struct {
	Headcount int
	Refs      Column   // bare ids
	Names     Column   // as they are
	Titles    Column   // "" where not known
	Parents   Column   // indexes into the columns; -1 at the top
	Values    Column   // indexes into Labels; -1 where there is no value, or no dimension was asked
	Labels    []string // of the values that somebody in the outline has, in their natural order
}

// Outline returns everybody, or the people of the subtree of a person or an opening, the person first. Values
// are those of a dimension to tell people apart by; of several teams the one of the lowest id counts.
// NOT_FOUND where root names nobody. The cost is linear in the people.
func (s *Snapshot) Outline(root *string, color *Dimension) (*Outline, error) {
	from, until := int32(0), int32(len(s.seats))
	if root != nil {
		at, err := s.seat("root", *root)
		if err != nil {
			return nil, err
		}
		from, until = at, s.end[at]
	}
	n := s.peopleIn(from, until)
	o := &Outline{
		Headcount: int(n),
		Refs:      Column{Strings: make([]string, 0, n)},
		Names:     Column{Strings: make([]string, 0, n)},
		Titles:    Column{Strings: make([]string, 0, n)},
		Parents:   Column{Ints: make([]int32, 0, n)},
		Values:    Column{Ints: make([]int32, 0, n)},
		Labels:    []string{},
	}
	// The index of somebody is the number of people before them.
	index := func(at int32) int32 { return s.peopleIn(from, at) }
	for at := from; at < until; at++ {
		if s.isOpening(at) {
			continue
		}
		p := Person{s, at}
		o.Refs.Strings = append(o.Refs.Strings, p.Ref())
		o.Names.Strings = append(o.Names.Strings, p.Name())
		o.Titles.Strings = append(o.Titles.Strings, p.Title())
		up := s.parent[at]
		for up >= from && s.isOpening(up) {
			up = s.parent[up]
		}
		if up >= from {
			o.Parents.Ints = append(o.Parents.Ints, index(up))
		} else {
			o.Parents.Ints = append(o.Parents.Ints, -1)
		}
		o.Values.Ints = append(o.Values.Ints, -1)
	}
	if color == nil {
		return o, nil
	}
	d, err := s.namedDimension("color", *color)
	if err != nil {
		return nil, err
	}
	label := make([]int32, len(d.values)) // by value: 0 where nobody has it, then 1, then its index in Labels
	for at := from; at < until; at++ {
		if !s.isOpening(at) {
			if v := d.of(at); v >= 0 {
				o.Values.Ints[index(at)] = v
				label[v] = 1
			}
		}
	}
	for v, used := range label {
		if used > 0 {
			label[v] = int32(len(o.Labels))
			o.Labels = append(o.Labels, d.values[v].label)
		}
	}
	for i, v := range o.Values.Ints {
		if v >= 0 {
			o.Values.Ints[i] = label[v]
		}
	}
	return o, nil
}
