package org

// maxChart is the most boxes that one chart may have; an outline serves pictures of more.
const maxChart = 20_000

// ChartNode is one box of a chart.
type ChartNode struct {
	s      *Snapshot
	at     int32
	parent int // index in the list; -1 for a top box
	depth  int
	hidden int
}

// Chart returns the boxes of the tree in preorder, a parent before its children, which stand in order of id:
// below and including a root, or of the whole organization where none is named. Depth is how many layers to
// show below the top boxes: 2 where not said, and with 0 only these. NOT_FOUND where root names nobody,
// INVALID for a negative depth, LIMIT past 20,000 boxes.
func (s *Snapshot) Chart(root *string, depth *int32) ([]ChartNode, error) {
	layers := int32(2)
	if depth != nil {
		if layers = *depth; layers < 0 {
			return nil, Errorf(Invalid, "depth", "must not be negative, but is %d", layers)
		}
	}
	from, until := int32(0), int32(len(s.seats))
	if root != nil {
		at, err := s.seat("root", *root)
		if err != nil {
			return nil, err
		}
		from, until = at, s.end[at]
	}
	var out []ChartNode
	var above []int // the index of the latest box, by depth
	top := from
	for i := from; i < until; {
		if i == s.end[top] {
			top = i
		}
		if len(out) == maxChart {
			return nil, Errorf(Limit, "depth", "the chart would have more than %d boxes; ask for fewer layers, or name a root further down", maxChart)
		}
		d := int(s.depth[i] - s.depth[top])
		n := ChartNode{s: s, at: i, parent: -1, depth: d}
		if d > 0 {
			n.parent = above[d-1]
		}
		above = append(above[:d], len(out))
		next := i + 1
		if d == int(layers) {
			n.hidden = Span{s, i}.Total()
			next = s.end[i]
		}
		out = append(out, n)
		i = next
	}
	return out, nil
}

// Person returns who is in the box; false for an open seat.
func (n ChartNode) Person() (Person, bool) { return Person{n.s, n.at}, !n.s.isOpening(n.at) }

// Opening returns the open seat in the box; false for a person.
func (n ChartNode) Opening() (Opening, bool) { return Opening{n.s, n.at}, n.s.isOpening(n.at) }

// Parent returns the index in the list of the box above; false for a top box.
func (n ChartNode) Parent() (int, bool) { return n.parent, n.parent >= 0 }

// Depth returns the layers below the chart's top, which is 0.
func (n ChartNode) Depth() int { return n.depth }

// Hidden returns the people below this box that the depth cut off.
func (n ChartNode) Hidden() int { return n.hidden }
