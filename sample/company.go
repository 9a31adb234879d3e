package sample

// The organization below is invented: its departments, sites, teams, and who is placed on which ladder.

const organizationName = "Tidewell"

// department is a function of a company.
type department struct {
	name       string
	share      int // of a company's people, in thousandths
	head       string
	director   string // manages managers
	manager    string
	titles     []string // individual contributors, as often as listed
	senior     string   // what somebody promoted to manager was before
	costCentre string
	flat       bool // one wide group as long as there are few
}

// product is the department that the ladders are about; everybody else holds no level.
const product = 0

var departments = []department{
	{name: "Product", share: 290, costCentre: "1100"},
	{name: "Engineering", share: 310, head: "Chief Technology Officer", director: "Director of Engineering", manager: "Engineering Manager",
		titles: []string{"Software Engineer", "Software Engineer", "Senior Software Engineer", "Software Engineer", "Senior Software Engineer", "Quality Engineer", "Site Reliability Engineer", "Senior Site Reliability Engineer"},
		senior: "Senior Software Engineer", costCentre: "1200"},
	{name: "Design", share: 70, head: "Head of Design", director: "Director of Design", manager: "Design Manager",
		titles: []string{"Interface Designer", "Senior Interface Designer", "User Researcher", "Senior User Researcher", "Content Designer"},
		senior: "Senior Interface Designer", costCentre: "1300"},
	{name: "Data", share: 50, head: "Head of Data", director: "Director of Data", manager: "Data Manager",
		titles: []string{"Data Analyst", "Data Scientist", "Senior Data Scientist", "Data Engineer"},
		senior: "Senior Data Scientist", costCentre: "1400"},
	{name: "Sales", share: 80, head: "Chief Revenue Officer", director: "Director of Sales", manager: "Sales Manager",
		titles: []string{"Account Executive", "Senior Account Executive", "Sales Development Representative", "Sales Engineer"},
		senior: "Senior Account Executive", costCentre: "2100"},
	{name: "Customer Success", share: 50, head: "Head of Customer Success", director: "Director of Customer Success", manager: "Customer Success Lead",
		titles: []string{"Customer Success Manager", "Senior Customer Success Manager", "Onboarding Specialist"},
		senior: "Senior Customer Success Manager", costCentre: "2200"},
	{name: "Support", share: 76, head: "Head of Support", director: "Director of Support", manager: "Support Manager",
		titles: []string{"Support Agent", "Support Agent", "Senior Support Agent", "Support Engineer"},
		senior: "Senior Support Agent", costCentre: "2300", flat: true},
	{name: "Marketing", share: 34, head: "Chief Marketing Officer", director: "Director of Marketing", manager: "Marketing Manager",
		titles: []string{"Marketing Specialist", "Copywriter", "Senior Marketing Specialist", "Event Planner"},
		senior: "Senior Marketing Specialist", costCentre: "2400"},
	{name: "Finance", share: 20, head: "Chief Financial Officer", director: "Director of Finance", manager: "Finance Manager",
		titles: []string{"Accountant", "Financial Analyst", "Senior Accountant"},
		senior: "Senior Accountant", costCentre: "3100"},
	{name: "People", share: 20, head: "Head of People", director: "Director of People", manager: "People Operations Manager",
		titles: []string{"Recruiter", "People Partner", "Senior Recruiter"},
		senior: "Senior Recruiter", costCentre: "3200"},
}

// leadership is the department of those above the departments.
const leadership = -1

// Titles above the departments.
const (
	chiefExecutive   = "Chief Executive Officer"
	managingDirector = "Managing Director"
	chiefOperating   = "Chief Operating Officer"
	groupPresident   = "Group President"
	areaPresident    = "Area President"
)

// founders are the first people of a company that is too small for departments, in the order they join.
var founders = []struct {
	department int
	title      string
	level      string
}{
	{product, "Senior Product Manager", "level/abtion/L4"},
	{1, "Senior Software Engineer", ""},
	{2, "Interface Designer", ""},
	{1, "Software Engineer", ""},
	{product, "Product Manager", "level/abtion/L2"},
	{4, "Account Executive", ""},
}

// site is a place to work at.
type site struct {
	name, zone string
	hours      int // ahead of UTC in winter, roughly: enough to tell near from far
}

var sites = []site{
	{"Lisbon", "Europe/Lisbon", 0},
	{"Copenhagen", "Europe/Copenhagen", 1},
	{"Toronto", "America/Toronto", -5},
	{"Bengaluru", "Asia/Kolkata", 5},
	{"Nairobi", "Africa/Nairobi", 3},
	{"São Paulo", "America/Sao_Paulo", -3},
	{"Austin", "America/Chicago", -6},
	{"Melbourne", "Australia/Melbourne", 10},
	{"Tokyo", "Asia/Tokyo", 9},
	{"Warsaw", "Europe/Warsaw", 1},
	{"Lagos", "Africa/Lagos", 1},
	{"Singapore", "Asia/Singapore", 8},
	{"Kathmandu", "Asia/Kathmandu", 6},
	{"Vancouver", "America/Vancouver", -8},
}

// farApart reports whether the working days of two sites hardly meet.
func farApart(a, b int16) bool {
	hours := sites[a].hours - sites[b].hours
	return hours >= 7 || hours <= -7
}

// productAreas are the parts of Product that a vice president leads; productTeams those of a director.
var (
	productAreas = []string{"Consumer", "Business", "Platform", "Marketplace", "Payments and Risk", "Mobile", "Insights", "Partners", "New Markets"}
	productTeams = []string{
		"Onboarding", "Checkout", "Search", "Studio", "Notifications", "Identity", "Billing", "Pricing", "Catalogue", "Messaging",
		"Reporting", "Integrations", "Permissions", "Loyalty", "Delivery", "Returns", "Reviews", "Fraud", "Localization", "Accessibility",
		"Sharing", "Calendars", "Documents", "Forms", "Imports", "Exports", "Dashboards", "Alerts", "Workflows", "Templates",
		"Subscriptions", "Invoices", "Recommendations", "Profiles", "Feeds", "Media", "Maps", "Voice", "Offline", "Sync",
	}
)

// acquired is the unit that kept its own ladder and e-mail domain after it was bought.
const acquired = "Fernwerk"

// companyNames are those of a group of companies, which a very large organization is.
var companyNames = []string{
	"Larkspur", "Brightmoor", "Ostrava Tools", "Quillon", "Penrose Works", "Halyard", "Juniper Row", "Saltmarsh", "Kestrel Yard", "Tamarind",
	"Oxbow", "Farrow Lane", "Ironwood", "Marram", "Seabright", "Calloway", "Wrenfield", "Northglass", "Vellum", "Hollowell",
}

// Decks of levels that the product managers of a group are dealt from.
var (
	abtionGroup = []string{
		"level/abtion/L1", "level/abtion/L1", "level/abtion/L2", "level/abtion/L2", "level/abtion/L2", "level/abtion/L2",
		"level/abtion/L3", "level/abtion/L3", "level/abtion/L3", "level/abtion/L3", "level/abtion/L3",
		"level/abtion/L4", "level/abtion/L4", "level/abtion/L4", "level/abtion/L4", "level/abtion/L5", "level/abtion/L5",
		"level/dual-track/PM1", "level/dual-track/SPM", "level/dual-track/STAFF",
	}
	studioGroup = []string{
		"level/rookie-to-rockstar/APM", "level/rookie-to-rockstar/PM", "level/rookie-to-rockstar/PM", "level/rookie-to-rockstar/SPM", "level/rookie-to-rockstar/SPM",
	}
	acquiredGroup = []string{
		"level/six-levels/APM", "level/six-levels/PM", "level/six-levels/PM", "level/six-levels/SPM",
	}
)

// careers are the ways up, lowest first, that people have come to their level.
var careers = [][]string{
	{"level/abtion/L1", "level/abtion/L2", "level/abtion/L3", "level/abtion/L4", "level/abtion/L5", "level/abtion/L6"},
	{"level/rookie-to-rockstar/APM", "level/rookie-to-rockstar/PM", "level/rookie-to-rockstar/SPM", "level/rookie-to-rockstar/PRIN"},
	{"level/kalsey/SPM", "level/kalsey/PD", "level/kalsey/VP", "level/kalsey/CPO"},
	{"level/dual-track/PM1", "level/dual-track/SPM", "level/dual-track/STAFF"},
	{"level/six-levels/APM", "level/six-levels/PM", "level/six-levels/SPM", "level/six-levels/DIR", "level/six-levels/VP"},
}
