package access

import (
	"context"
	"slices"
	"strconv"
	"time"

	"rung/org"
)

// Identity is who is asking, as far as signing in tells: the same in every moment.
type Identity struct {
	Name    string    // that revisions carry
	Email   string    // by which the person is found; "" where not known, or not verified
	Role    Role      // NoRole: may do nothing
	Expires time.Time // from when on they must sign in anew; zero: never
	Way     Way       // how they signed in
	Address string    // the network address that they ask from; "" where there is none
	Page    bool      // a page of the explorer asks

	// Still reports whether they may go on asking before Expires, for what takes long; nil: they may.
	Still func(context.Context) bool
}

// Way is how somebody signed in.
type Way string

const (
	ByNothing Way = "local"   // on a server without sign-in
	BySession Way = "session" // in a browser
	ByBearer  Way = "bearer"  // a program, with the issuer's token
	ByToken   Way = "token"   // a program, with a token of ours
)

// Local is who asks where nobody signs in. They may do everything.
var Local = Identity{Name: "local", Role: RoleAdmin, Way: ByNothing}

type identityKey struct{}

// With returns a context in which somebody asks.
func With(ctx context.Context, who Identity) context.Context {
	return context.WithValue(ctx, identityKey{}, who)
}

// From returns who asks in a context; false where nobody has signed in.
func From(ctx context.Context) (Identity, bool) {
	who, ok := ctx.Value(identityKey{}).(Identity)
	return who, ok
}

// Someone is who is asking, as today's organization knows them. Relations are those of today, also where another day is
// asked about.
type Someone struct {
	Identity
	person org.Person
	known  bool // person is somebody
}

// In finds an identity among the people of today.
func (i Identity) In(today *org.Snapshot) Someone {
	v := Someone{Identity: i}
	if i.Email != "" {
		v.person, v.known = today.PersonByEmail(i.Email)
	}
	return v
}

// Person returns who of today's people is asking; false where they are none.
func (v Someone) Person() (org.Person, bool) { return v.person, v.known }

// Roles returns the role with all that it includes.
func (v Someone) Roles() []Role {
	return slices.Clone(Roles[:slices.Index(Roles, v.Role)+1])
}

// Key tells viewers apart who may see different things; the same answer serves all viewers with one key, in one moment.
func (v Someone) Key() string {
	person := ""
	if v.known {
		person = v.person.Ref()
	}
	return string(v.Role) + " " + string(v.Way) + " " + person + " " + strconv.Quote(v.Name)
}

// Origin says where an identity asks from, for a revision: the explorer, the API or the command line, and the address.
func (i Identity) Origin() string {
	where := "api"
	switch {
	case i.Page:
		where = "explorer"
	case i.Address == "":
		return "command line"
	}
	return where + " from " + i.Address
}
