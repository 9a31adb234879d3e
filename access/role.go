package access

import (
	"fmt"
	"slices"
	"strings"
)

// Role is what somebody may do anywhere. Each role may do what those before it may.
type Role string

const (
	NoRole      Role = ""        // nothing: signed in, but without a role
	RoleViewer  Role = "VIEWER"  // read, apart from what is sensitive
	RoleAnalyst Role = "ANALYST" // also read what is sensitive, and very much at once
	RoleEditor  Role = "EDITOR"  // also change people, lines, teams and openings
	RoleAdmin   Role = "ADMIN"   // also change ladders, tokens and settings
)

// Roles are all roles, from the one that may least.
var Roles = []Role{RoleViewer, RoleAnalyst, RoleEditor, RoleAdmin}

// ParseRole reads a role's name, without regard to case.
func ParseRole(name string) (Role, error) {
	r := Role(strings.ToUpper(strings.TrimSpace(name)))
	if !slices.Contains(Roles, r) {
		return NoRole, fmt.Errorf("%q is no role; the roles are VIEWER, ANALYST, EDITOR and ADMIN", name)
	}
	return r, nil
}

// Includes reports whether who has the role may do what another is needed for. Nobody needs NoRole.
func (r Role) Includes(needed Role) bool {
	return slices.Index(Roles, r) >= slices.Index(Roles, needed)
}

// UnmarshalText reads a role's name, for a flag.
func (r *Role) UnmarshalText(text []byte) (err error) {
	*r, err = ParseRole(string(text))
	return err
}
