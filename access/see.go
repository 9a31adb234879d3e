package access

import "rung/org"

// Relation is what a viewer may be to the person whom something is about.
type Relation string

const (
	Self  Relation = "SELF"  // the person themself
	Chain Relation = "CHAIN" // somebody above them on solid lines today, at any remove
)

// Sees reports whether what is visible to some relations and to a role is visible to the viewer. of is whom it is about,
// by their id; "" where it is about nobody.
func (v Someone) Sees(of string, to []Relation, role Role) bool {
	if v.Role == NoRole {
		return false
	}
	if v.Role.Includes(role) {
		return true
	}
	if !v.known || of == "" {
		return false
	}
	for _, r := range to {
		switch {
		case r == Self && v.person.Ref() == of, r == Chain && v.person.Above(of):
			return true
		}
	}
	return false
}

// MayRead fails where the viewer may read nothing.
func (v Someone) MayRead() error { return v.needs("", RoleViewer, "ask about the organization") }

// Hidden is the error of an argument that the viewer may not use, because what it asks for is not visible to them.
func (v Someone) Hidden(argument string, role Role) error {
	return v.needs(argument, role, "ask by what is not visible to them about everybody")
}

// MayImport fails where the viewer may not import a file.
func (v Someone) MayImport() error { return v.needs("", RoleEditor, "import files") }

// MayTakeAway fails where the viewer may not take tables and pictures away.
func (v Someone) MayTakeAway() error {
	return v.needs("", RoleAnalyst, "take tables and pictures away")
}

// MayAskWidely fails where the viewer may not ask for so many rows at once.
func (i Identity) MayAskWidely(rows int) error {
	if i.Role.Includes(RoleAnalyst) {
		return nil
	}
	return org.Errorf(org.Forbidden, "", "over %d rows of one list need ANALYST; ask for fewer (first), a page at a time", rows)
}

// needs fails with FORBIDDEN where the viewer lacks a role for something, which follows "may not".
func (v Someone) needs(argument string, role Role, what string) error {
	if v.Role.Includes(role) {
		return nil
	}
	has := "without a role"
	if v.Role != NoRole {
		has = "as " + string(v.Role)
	}
	return org.Errorf(org.Forbidden, argument, "%s may not %s %s; it needs %s", v.Name, what, has, role)
}
