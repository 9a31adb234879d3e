package store

// The labels of nodes and the types of relationships. Both stores use these and no others.
const (
	Organization = "Organization"
	Person       = "Person"
	Employment   = "Employment" // a spell of employment
	Job          = "Job"        // what is dated about a person besides lines and levels
	Opening      = "Opening"
	Team         = "Team"
	Ladder       = "Ladder"
	Track        = "Track"
	Level        = "Level"
	Competency   = "Competency"
	Criterion    = "Criterion"

	ReportsTo    = "REPORTS_TO"    // a person or an opening to a person or an opening: since, until
	DottedTo     = "DOTTED_TO"     // a person to a person: since, until
	Employed     = "EMPLOYED"      // a person to an employment: since, until
	HasJob       = "HAS_JOB"       // a person to a job: since, until
	AtLevel      = "AT_LEVEL"      // a person or an opening to a level: since, until
	MemberOf     = "MEMBER_OF"     // a person or an opening to a team: since, until, allocation, role
	Leads        = "LEADS"         // a person to a team: since, until
	PartOf       = "PART_OF"       // a team to a team: since, until
	Mentors      = "MENTORS"       // a person to a person: since, until, toward
	Of           = "OF"            // a track or a competency to a ladder: order
	On           = "ON"            // a level to a track: order
	Next         = "NEXT"          // a level to a level: order
	MentorsLevel = "MENTORS_LEVEL" // a level to a level: order
	At           = "AT"            // a criterion to a level: order
	For          = "FOR"           // a criterion to a competency
)

// Labels lists every label of a node that a record is made of, RelationshipTypes every type, and
// PropertyNames every name of a property, so that a store may prepare for them.
var (
	Labels            = []string{Organization, Person, Employment, Job, Opening, Team, Ladder, Track, Level, Competency, Criterion}
	RelationshipTypes = []string{ReportsTo, DottedTo, Employed, HasJob, AtLevel, MemberOf, Leads, PartOf, Mentors, Of, On, Next, MentorsLevel, At, For}
	PropertyNames     = []string{
		"id", "name", "email", "employeeNumber", "mentoringOpen", "mentoringCapacity", "unresolvedManager", "attributes",
		"startDate", "endDate", "title", "location", "timeZone", "fte", "openedOn", "closedOn", "targetDate",
		"since", "until", "allocation", "role", "toward", "order", "homeLadder", "source", "summary", "kind",
		"code", "aliases", "rank", "bandLow", "bandHigh", "experience", "scope", "text", "deleted",
	}
)

// OrganizationID is the id of the one Organization node.
const OrganizationID = "organization"

// Node is a node of the property graph. Its id is unique among all nodes, and not among the properties.
type Node struct {
	Label      string
	ID         string
	Properties Properties
}

// Relationship is a directed relationship between two nodes. Type, source, target and the property since tell
// it from every other.
type Relationship struct {
	Type       string
	Source     string // a node's id
	Target     string // a node's id
	Properties Properties
}

// Graph is the nodes and relationships of one record, or of several.
type Graph struct {
	Nodes         []Node
	Relationships []Relationship
}

func (g *Graph) node(label, id string, p Properties) {
	g.Nodes = append(g.Nodes, Node{label, id, p})
}

func (g *Graph) relate(typ, source, target string, p Properties) {
	g.Relationships = append(g.Relationships, Relationship{typ, source, target, p})
}

// LabelOf returns the label that an id's first part says, or "" where it says none: a graph that was edited by
// hand may have any ids.
func LabelOf(id string) string {
	for i := 0; i < len(id); i++ {
		if id[i] == '/' {
			return labelOfPrefix[id[:i]]
		}
	}
	if id == OrganizationID {
		return Organization
	}
	return ""
}

var labelOfPrefix = map[string]string{
	"person": Person, "employment": Employment, "job": Job, "opening": Opening, "team": Team, "ladder": Ladder,
	"track": Track, "level": Level, "competency": Competency, "criterion": Criterion,
}
