package graph

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"rung/graph/model"
	"rung/ladders"
	"rung/org"
)

// maxChanges is the most changes that one apply may have; more is a file's business.
const maxChanges = 10_000

// changes turns the API's changes into the domain's. A ladder that does not read is a problem, as a broken rule
// is; a change that is not exactly one thing is an error, also where it came in a variable.
func changes(in []model.ChangeInput) ([]org.Change, []org.Problem, error) {
	if len(in) == 0 {
		return nil, nil, org.Errorf(org.Invalid, "changes", "must have at least one change")
	}
	if len(in) > maxChanges {
		return nil, nil, org.Errorf(org.Limit, "changes", "must have at most %d changes, but has %d; import a file instead", maxChanges, len(in))
	}
	out := make([]org.Change, len(in))
	var problems []org.Problem
	for i, c := range in {
		argument := fmt.Sprintf("changes[%d]", i)
		made, err := change(argument, c)
		if err != nil {
			return nil, nil, err
		}
		if text, ok := made.(ladderText); ok {
			r, bad := ladders.Parse("saveLadder", []byte(text))
			for _, p := range bad {
				problems = append(problems, org.Problem{Code: org.BadLadder, Message: p.String(), Path: []string{"changes", fmt.Sprint(i), "saveLadder"}, Change: i})
			}
			made = org.SaveLadder{Ladder: r}
		}
		out[i] = made.(org.Change)
	}
	return out, problems, nil
}

// ladderText is a ladder file on its way to becoming a change.
type ladderText string

// change returns the one member of the input that is there.
func change(argument string, c model.ChangeInput) (any, error) {
	var found []any
	add := func(isSet bool, isNull bool, name string, v func() any) error {
		if !isSet {
			return nil
		}
		if isNull {
			return org.Errorf(org.Invalid, argument+"."+name, "must not be null")
		}
		found = append(found, v())
		return nil
	}
	err := firstError(
		member(add, "hire", c.Hire, hire),
		member(add, "update", c.Update, update),
		member(add, "leave", c.Leave, func(in model.LeaveInput) any {
			return org.Leave{Person: in.Person, ReportsMoveTo: value(in.ReportsMoveTo), KeepSeatOpen: value(in.KeepSeatOpen)}
		}),
		member(add, "move", c.Move, func(in model.MoveInput) any {
			return org.Move{Person: in.Person, To: value(in.To), ToTop: value(in.ToTop)}
		}),
		member(add, "addDottedLine", c.AddDottedLine, func(in model.LineInput) any { return org.AddDottedLine(in) }),
		member(add, "removeDottedLine", c.RemoveDottedLine, func(in model.LineInput) any { return org.RemoveDottedLine(in) }),
		member(add, "placeAtLevel", c.PlaceAtLevel, func(in model.PlaceInput) any {
			return org.PlaceAtLevel{Person: in.Person, Level: in.Level, Title: value(in.Title)}
		}),
		member(add, "saveTeam", c.SaveTeam, func(in model.TeamInput) any {
			return org.SaveTeam{ID: value(in.ID), Name: in.Name, Parent: optional(in.Parent), Lead: optional(in.Lead)}
		}),
		member(add, "joinTeam", c.JoinTeam, func(in model.MembershipInput) any {
			return org.JoinTeam{Person: in.Person, Team: in.Team, Allocation: value(in.Allocation), Role: value(in.Role)}
		}),
		member(add, "leaveTeam", c.LeaveTeam, func(in model.MembershipInput) any {
			return org.LeaveTeam{Person: in.Person, Team: in.Team}
		}),
		member(add, "saveOpening", c.SaveOpening, func(in model.OpeningInput) any {
			return org.SaveOpening{ID: value(in.ID), Title: in.Title, Manager: optional(in.Manager), Level: optional(in.Level), Team: optional(in.Team), TargetDate: optional(in.TargetDate)}
		}),
		member(add, "fillOpening", c.FillOpening, func(in model.FillInput) any { return org.FillOpening(in) }),
		member(add, "closeOpening", c.CloseOpening, func(in string) any { return org.CloseOpening{Opening: in} }),
		member(add, "startMentorship", c.StartMentorship, func(in model.MentorshipInput) any {
			return org.StartMentorship{Mentor: in.Mentor, Mentee: in.Mentee, Toward: value(in.Toward)}
		}),
		member(add, "endMentorship", c.EndMentorship, func(in model.MentorshipInput) any {
			return org.EndMentorship{Mentor: in.Mentor, Mentee: in.Mentee}
		}),
		member(add, "saveLadder", c.SaveLadder, func(in string) any { return ladderText(in) }),
		member(add, "withdraw", c.Withdraw, func(in int32) any { return org.Withdraw{Revision: int(in)} }),
	)
	if err != nil {
		return nil, err
	}
	if len(found) != 1 {
		return nil, org.Errorf(org.Invalid, argument, "must be exactly one kind of change, but is %d", len(found))
	}
	return found[0], nil
}

func member[T any](add func(isSet, isNull bool, name string, v func() any) error, name string, o graphql.Omittable[*T], make func(T) any) error {
	v, set := o.ValueOK()
	return add(set, v == nil, name, func() any { return make(*v) })
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// value returns what was given; left out and null are the zero value.
func value[T any](o graphql.Omittable[*T]) T {
	if v := o.Value(); v != nil {
		return *v
	}
	var zero T
	return zero
}

// optional tells left out, which keeps, from null, which clears.
func optional[T any](o graphql.Omittable[*T]) org.Optional[T] {
	return org.Optional[T]{Set: o.IsSet(), Value: value(o)}
}

func hire(in model.HireInput) any {
	h := org.Hire{
		ID:             value(in.ID),
		Name:           in.Name,
		Email:          value(in.Email),
		Title:          in.Title,
		Manager:        value(in.Manager),
		Level:          value(in.Level),
		Team:           value(in.Team),
		Location:       value(in.Location),
		TimeZone:       value(in.TimeZone),
		EmployeeNumber: value(in.EmployeeNumber),
		StartDate:      value(in.StartDate),
		FTE:            value(in.Fte),
		Strict:         true,
	}
	if m := in.Mentoring.Value(); m != nil {
		h.Mentoring = org.MentoringTerms{Open: m.Open.Value(), Capacity: intOf(m.Capacity.Value())}
	}
	for _, a := range in.Attributes.Value() {
		h.Attributes = append(h.Attributes, org.Attribute{Name: a.Name, Value: value(a.Value)})
	}
	return h
}

func update(in model.UpdatePersonInput) any {
	u := org.Update{
		Person:         in.Person,
		Name:           optional(in.Name),
		Email:          optional(in.Email),
		Title:          optional(in.Title),
		Location:       optional(in.Location),
		TimeZone:       optional(in.TimeZone),
		EmployeeNumber: optional(in.EmployeeNumber),
		FTE:            optional(in.Fte),
	}
	if u.FTE.Set && in.Fte.Value() == nil {
		u.FTE.Value = 1 // cleared, it is full time again
	}
	if in.Mentoring.IsSet() {
		m := in.Mentoring.Value()
		switch {
		case m == nil: // nothing is recorded any more
			u.MentoringOpen, u.MentoringCapacity = org.To[*bool](nil), org.To[*int](nil)
		default:
			if m.Open.IsSet() {
				u.MentoringOpen = org.To(m.Open.Value())
			}
			if m.Capacity.IsSet() {
				u.MentoringCapacity = org.To(intOf(m.Capacity.Value()))
			}
		}
	}
	for _, a := range in.Attributes.Value() {
		u.Attributes = append(u.Attributes, org.AttributeUpdate{Name: a.Name, Value: org.To(value(a.Value))})
	}
	return u
}

func intOf(n *int32) *int {
	if n == nil {
		return nil
	}
	v := int(*n)
	return &v
}
