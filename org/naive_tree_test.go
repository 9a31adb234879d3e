package org_test

import (
	"fmt"
	"slices"

	"rung/org"
)

// chart returns the boxes of the tree, one line a box: the seat, the index of the box above, the depth and the hidden.
func (n *naive) chart(root string, depth int) []string {
	var boxes, out []string
	var draw func(seat string, at int)
	draw = func(seat string, at int) {
		parent := "none"
		if at > 0 {
			parent = fmt.Sprint(slices.Index(boxes, n.up[seat]))
		}
		boxes = append(boxes, seat)
		hidden := 0
		if at == depth {
			hidden = n.total(seat)
		}
		out = append(out, fmt.Sprint(seat, " below ", parent, " at ", at, " hides ", hidden))
		if at < depth {
			for _, c := range n.children(seat) {
				draw(c, at+1)
			}
		}
	}
	if root != "" {
		draw(root, 0)
		return out
	}
	for _, seat := range n.children("") {
		draw(seat, 0)
	}
	return out
}

// outline returns the people of a subtree, of everybody for "", one line a person, and the labels in use.
func (n *naive) outline(root string, color *org.Dimension) (lines, labels []string) {
	seats := n.below(root)
	if root != "" {
		seats = append([]string{root}, seats...)
	}
	people := n.onlyPeople(seats)
	var values []dimensionValue
	for _, p := range people {
		if color != nil {
			values = append(values, n.values(p, org.DimensionInput{Dimension: color})[0])
		}
	}
	order := distinct(values)
	for _, v := range order {
		if v.known {
			labels = append(labels, v.label)
		}
	}
	for i, p := range people {
		parent, value := -1, -1
		for _, q := range n.onlyPeople(n.above(p)) {
			if parent < 0 {
				parent = slices.Index(people, q)
			}
		}
		if color != nil && values[i].known {
			value = slices.IndexFunc(order, func(v dimensionValue) bool { return v.value == values[i].value })
		}
		lines = append(lines, fmt.Sprint(p, " ", n.nameOf(p), ", ", n.job(p).Title, " below ", parent, " value ", value))
	}
	return lines, labels
}

// pathLines says the way between two people.
func (n *naive) pathLines(from, to string) []string {
	seats, turn, ok := n.path(from, to)
	steps := ""
	if ok {
		steps = fmt.Sprint(len(seats) - 1)
	}
	if !n.isPerson(turn) {
		turn = ""
	}
	return []string{"seats " + fmt.Sprint(seats), "people " + fmt.Sprint(n.onlyPeople(seats)), "common manager " + turn, "steps " + steps}
}
