package org

import "sync"

// nameIndex finds people and openings by what they are called. Names are not dated, so that one index
// serves every day. It is built when first asked, and shared by later facts: what changed since is
// looked through one by one.
type nameIndex struct {
	base    *nameBase
	changed []seatNumber // not to be believed in base
}

type nameBase struct {
	once  sync.Once
	built bool
}

// nameText is what a seat is found by.
type nameText struct{ name, email, number, title string }

func nameKey(p *PersonRecord, o *OpeningRecord) nameText {
	switch {
	case p != nil:
		return nameText{name: p.Name, email: p.Email, number: p.EmployeeNumber}
	case o != nil:
		return nameText{title: o.Title}
	}
	return nameText{}
}

// without returns the index for facts in which some seats are called otherwise.
func (x *nameIndex) without(changed []seatNumber) *nameIndex {
	return &nameIndex{}
}
