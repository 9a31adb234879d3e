package intake

import "slices"

// The formats a report can name, beside the families below.
const (
	formatCSV  = "csv"
	formatRung = "rung" // what Export writes
)

// families are the kinds of file that are told by headers which no other has, normalized. The first whose headers
// are all there gives its name to the format.
var families = []struct {
	name    string
	headers []string
}{
	{formatRung, words("kind id recordedsince dottedmanagerids unresolvedmanager")},
	{"organogram", words("postuniquereference reportstoseniorpost")},
	{"organogram-junior", words("reportingseniorpost numberofpostsinfte")},
	{"successfactors", words("status userid username manager hr timezone")},
	{"workday", words("userid filenumber manager managerid")},
	{"workday", words("employeeid businesstitle")},
	{"bamboohr", words("supervisoreid")},
	{"bamboohr", words("employeenumber supervisor")},
	{"bamboohr", words("employeeid date jobtitle reportsto")},
	{"peoplesoft", words("emplid effdt")},
	{"google-workspace", words("emailaddress orgunitpath")},
	{"namely", words("reportsto dottedlinereportsto")},
	{"orgplus", words("personid supervisorid fullname")},
	{"orgchart-now", words("personid supervisorid isassistant")},
	{"organimi", words("firstname bossid")},
	{"pingboard", words("firstname lastname email jobtitle reportsto")},
	{"pingboard", words("firstname lastname email jobtitle managersemail")},
	{"visio", words("name reportsto telephone")},
	{"scim", words("employeenumber managervalue")},
	{"d3-org-chart", words("id parentid name")},
}

// familyOf names the kind of file that a header belongs to, or "".
func familyOf(columns []column) string {
	for _, f := range families {
		all := true
		for _, h := range f.headers {
			all = all && slices.ContainsFunc(columns, func(c column) bool { return c.key == h })
		}
		if all {
			return f.name
		}
	}
	return ""
}

func knownFormat(name string) bool {
	if name == "" || name == formatCSV || name == formatXLSX || name == formatJSON {
		return true
	}
	for _, f := range families {
		if f.name == name {
			return true
		}
	}
	return false
}
