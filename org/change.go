package org

// Change is one thing to be done to an organization. The kinds are the members of the API's ChangeInput,
// with further fields for what a file can say and a person would not type.
type Change interface {
	// prepare makes known the ids that the change creates, so that other changes of the same batch may refer to
	// them whatever the order.
	prepare(d *draft)
	// apply edits the draft and returns the id of who or what the change creates or changes.
	apply(d *draft) string
}

// Dated is a change that takes effect on a day of its own instead of the batch's.
type Dated struct {
	On Date
	Change
}

// Optional is a value of an update: left out it keeps what is; set to its zero value it clears.
type Optional[T any] struct {
	Set   bool
	Value T
}

// To returns an Optional that is set.
func To[T any](v T) Optional[T] { return Optional[T]{Set: true, Value: v} }

// MentoringTerms are somebody's terms for mentoring; nil: nothing is recorded.
type MentoringTerms struct {
	Open     *bool
	Capacity *int
}

// Hire adds a person, or employs a leaver again where ID names one.
type Hire struct {
	ID             string // "": made from the name
	Name           string
	Email          string
	Title          string
	Manager        string // a SeatRef; "": a root
	Level          string // a LevelRef; "": none
	Team           string // a team's id; "": none
	Location       string
	TimeZone       string
	EmployeeNumber string
	StartDate      Date    // NoDate: the effective date
	StartUnknown   bool    // the person holds from the effective date, but the first day employed is not known
	FTE            float64 // 0: 1
	Mentoring      MentoringTerms
	Attributes     []Attribute

	Strict            bool   // refuse, rather than shorten, a line to somebody who is not there from its first day
	LineSince         Date   // NoDate: the first day
	LevelSince        Date   // NoDate: the first day
	EndDate           Date   // last day employed; NoDate: not known
	UnresolvedManager string // what a file gave as manager and could not be found
}

// Update changes what is said about a person. Name, e-mail, number, mentoring and attributes are not dated;
// title, location, time zone and full-time equivalent hold from the effective date.
type Update struct {
	Person            string
	Name              Optional[string]
	Email             Optional[string]
	Title             Optional[string]
	Location          Optional[string]
	TimeZone          Optional[string]
	EmployeeNumber    Optional[string]
	FTE               Optional[float64]
	MentoringOpen     Optional[*bool]
	MentoringCapacity Optional[*int]
	Attributes        []AttributeUpdate
	UnresolvedManager Optional[string]
}

// AttributeUpdate sets an attribute, or removes it where Value is not set.
type AttributeUpdate struct {
	Name  string
	Value Optional[string]
}

// Leave ends an employment: the effective date is the last day. The reports move to ReportsMoveTo, else to
// the leaver's manager, or stay under the seat, kept open, from the day after.
type Leave struct {
	Person        string
	ReportsMoveTo string // a SeatRef
	KeepSeatOpen  bool
}

// Move gives a person, or an opening, another solid line. Exactly one of To and ToTop is set.
type Move struct {
	Person string // a SeatRef
	To     string // a SeatRef
	ToTop  bool
}

// AddDottedLine adds a dotted line between two people.
type AddDottedLine struct{ Person, To string }

// RemoveDottedLine ends a dotted line.
type RemoveDottedLine struct{ Person, To string }

// PlaceAtLevel promotes a person or moves them across tracks. Without a title, one equal to the old level's
// becomes the new one's.
type PlaceAtLevel struct {
	Person string
	Level  string // a LevelRef
	Title  string // "": see above
	Clear  bool   // no level any more, in which case Level is ""
}

// SaveTeam makes a team, or changes the one that ID names.
type SaveTeam struct {
	ID     string // "": made from the name
	Name   string
	Parent Optional[string] // a team's id; cleared: a team of its own
	Lead   Optional[string] // a PersonRef; cleared: nobody
}

// JoinTeam makes a person a member, or changes the terms.
type JoinTeam struct {
	Person     string
	Team       string
	Allocation float64 // 0: 1
	Role       string
}

// LeaveTeam ends a membership.
type LeaveTeam struct{ Person, Team string }

// SaveOpening makes an open seat, or changes the one that ID names.
type SaveOpening struct {
	ID         string // "": made from the title
	Title      string
	Manager    Optional[string] // a SeatRef; cleared: at the top
	Level      Optional[string] // a LevelRef
	Team       Optional[string] // a team's id
	TargetDate Optional[Date]
	OpenedOn   Date // NoDate: the effective date
}

// FillOpening gives an open seat to a person: its manager, title, level, team and reports, where it has them.
type FillOpening struct{ Opening, Person string }

// CloseOpening removes an open seat; what reports to it reports to its manager.
type CloseOpening struct{ Opening string }

// StartMentorship makes one person another's mentor.
type StartMentorship struct {
	Mentor, Mentee string
	Toward         string // a LevelRef; "": not said
}

// EndMentorship ends it.
type EndMentorship struct{ Mentor, Mentee string }

// SaveLadder adds a ladder or replaces the one of its id.
type SaveLadder struct{ Ladder *LadderRecord }

// SetOrganization sets the name and the home ladder.
type SetOrganization struct {
	Name       string // "": as it was
	HomeLadder string // "": as it was
}

// Withdraw undoes a whole revision whose effect nothing later builds on. It looks at no effective date.
type Withdraw struct {
	Revision int
	Delta    Delta // what the revision changed
}

// ProblemCode says which rule a change breaks. The codes are part of the API.
type ProblemCode string

const (
	UnknownPerson   ProblemCode = "UNKNOWN_PERSON"
	UnknownLevel    ProblemCode = "UNKNOWN_LEVEL"
	UnknownTeam     ProblemCode = "UNKNOWN_TEAM"
	UnknownOpening  ProblemCode = "UNKNOWN_OPENING"
	AmbiguousRef    ProblemCode = "AMBIGUOUS"
	DuplicateID     ProblemCode = "DUPLICATE_ID"
	DuplicateEmail  ProblemCode = "DUPLICATE_EMAIL"
	ReportingCycle  ProblemCode = "REPORTING_CYCLE"
	SelfReport      ProblemCode = "SELF_REPORT"
	NotEmployed     ProblemCode = "NOT_EMPLOYED"
	SecondManager   ProblemCode = "SECOND_MANAGER"
	BadDate         ProblemCode = "BAD_DATE"
	BadLadder       ProblemCode = "BAD_LADDER"
	InvalidChange   ProblemCode = "INVALID"
	NotWithdrawable ProblemCode = "NOT_WITHDRAWABLE"
)

// Problem is a rule that a change breaks.
type Problem struct {
	Code    ProblemCode
	Message string   // names the change and the people
	Path    []string // to the argument at fault, such as changes, 0, move, to
	Change  int      // the change's place in the batch, from 0; -1 where it is the batch as a whole
}

// Outcome is what a batch of changes comes to, before it is committed.
type Outcome struct {
	Facts    *Facts // as they would be
	Delta    Delta
	Touched  []string // one per change: the id of who or what it creates or changes
	Problems []Problem
}
