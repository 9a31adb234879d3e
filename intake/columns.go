package intake

import (
	"slices"
	"strings"
	"unicode"

	"rung/org"
)

// use is what a column is used as. Its text is what a report says and what an option may ask for.
type use string

const (
	useID              use = "id"
	usePersonID        use = "personId"
	useEmployeeNumber  use = "employeeNumber"
	useName            use = "name"
	useFirstName       use = "firstName"
	useLastName        use = "lastName"
	useTitle           use = "title"
	useEmail           use = "email"
	useManagerID       use = "managerId"
	useManagerNumber   use = "managerEmployeeNumber"
	useManagerEmail    use = "managerEmail"
	useManager         use = "manager"
	useManagerName     use = "managerName"
	useDotted          use = "dottedManagers"
	useLevel           use = "level"
	useLevelSince      use = "levelSince"
	useGrade           use = "grade" // an attribute, and where it names a level, or by the option grades, that level
	useReportsSince    use = "reportsSince"
	useStartDate       use = "startDate"
	useEndDate         use = "endDate"
	useRecordedSince   use = "recordedSince" // from when a person of unknown start, or an opening, is known
	useStatus          use = "status"
	useTeam            use = "team"
	useParentTeam      use = "parentTeam"
	useTeams           use = "teams"
	useLeads           use = "leads"
	useLocation        use = "location"
	useTimeZone        use = "timeZone"
	useFTE             use = "fte"
	usePosts           use = "posts" // a row that stands for several alike posts says how many
	useVacant          use = "vacant"
	usePlaceholder     use = "placeholder"
	useKind            use = "kind"
	useMentoringOpen   use = "mentoringOpen"
	useMentoringPlaces use = "mentoringCapacity"
	useMentors         use = "mentors"
	useUnresolved      use = "unresolvedManager"
	useOpenedOn        use = "openedOn"
	useTargetDate      use = "targetDate"
	useEffective       use = "effectiveDate" // of a history file: from when the row holds
	useSequence        use = "sequence"      // of several rows of one person and day
	useAttribute       use = "attribute"     // kept as it came, under its header
)

// synonyms is the one table of headers, normalized, that are understood. Uses choose in this order, and each takes
// the first of its headers that the file has and nobody took: so an employee's id is the number of a person only
// where another column holds the ids.
var synonyms = []struct {
	use     use
	headers []string
}{
	{useKind, words("kind")},
	{useID, words("id ref postuniquereference uniquepostreference postreference postref postid positionid positionnumber seatid nodeid " +
		"userid uid personid employeeid emplid workerid staffid associateid memberid empid employeecode key uniqueid boxid")},
	{usePersonID, words("personid personnumber personuniqueid")},
	{useEmployeeNumber, words("employeenumber employeeno employeenum employeenr empno empnumber staffnumber staffno personnelnumber personnelno " +
		"filenumber payrollnumber payrollid empid employeeid workerid badgenumber")},
	{useName, words("name fullname displayname employeename personname preferredname legalname workername employee person postholder " +
		"postholdername nameofpostholder incumbent staffmember nameformatted")},
	{useFirstName, words("firstname givenname forename first preferredfirstname fname namegivenname")},
	{useLastName, words("lastname surname familyname last lname namefamilyname")},
	{useTitle, words("title jobtitle businesstitle employeetitle position positiontitle positionname posttitle role rolename jobrole jobname job " +
		"genericjobtitle designation occupation jobdescription")},
	{useEmail, words("email emailaddress workemail businessemail companyemail contactemail primaryemail mail emailid workemailaddress " +
		"userprincipalname officeemail emails")},
	{useManagerID, words("managerid supervisorid bossid parentid parent parentnodeid reportstoid managerpersonid managervalue managerref manageruserid " +
		"supervisorpersonid parentpostid reportstoseniorpost reportingseniorpost reportstopost managerpositionid " +
		"reportstopositionid supervisororganizationid leaderid lineid linemanagerid managersid")},
	{useManagerNumber, words("managernumber manageremployeenumber manageremployeeid managerempid supervisoreid supervisornumber " +
		"supervisoremployeenumber supervisoremployeeid reportstoemployeenumber linemanagernumber")},
	{useManagerEmail, words("manageremail managersemail manageremailaddress supervisoremail reportstoemail linemanageremail bossemail " +
		"managerworkemail manageremailid leaderemail")},
	{useManagerName, words("managername managersname supervisorname reportstoname linemanagername bossname managerfullname managerdisplayname")},
	{useManager, words("manager reportsto supervisor boss linemanager reportingmanager directmanager reportto reportingto " +
		"solidlinemanager superior managedby")},
	{useDotted, words("dottedmanagerids dottedmanagers dottedmanager dottedlinemanager dottedlinemanagers dottedlinereportsto dottedline " +
		"dottedids dottedlines dotted dottedlineid dottedlineto dottedreportsto matrixmanager matrixmanagers matrixmanagerid altreportsto " +
		"alternatereportsto secondarymanager secondarymanagers secondaryreportsto functionalmanager indirectmanager secondmanager")},
	{useLevel, words("level joblevel careerlevel levelcode levelid currentlevel ladderlevel levelname")},
	{useLevelSince, words("levelsince levelfrom leveldate levelstart lastpromotiondate promotiondate lastpromotion timeinleveldate")},
	{useGrade, words("grade gradeorequivalent jobgrade salarygrade paygrade payband paybandgrade gradename scsgrade jobcode")},
	{useReportsSince, words("reportssince managersince reportstosince linesince")},
	{useStartDate, words("startdate hiredate hiredon datehired dateofhire originalhiredate employmentstartdate startedon joindate dateofjoining " +
		"joiningdate joined started employeestartdate datestarted servicedate hired start")},
	{useEndDate, words("enddate terminationdate lastday lastdayofwork leavedate leavingdate employmentenddate dateterminated termdate exitdate " +
		"leftdate lastworkingday lastdayemployed separationdate")},
	{useRecordedSince, words("recordedsince knownsince")},
	{useStatus, words("status employmentstatus employeestatus workerstatus userstatus accountstatus positionstatus poststatus empstatus hrstatus emplstatus active isactive")},
	{useTeam, words("team teamname department departmentname dept deptname businessunit unit orgunit orgunitname organizationunit organisationunit " +
		"workgroup group deptid jobteamfunction teamfunction function section squad")},
	{useParentTeam, words("parentteam parentdepartment division divisionname directorate businessdivision group businessgroup")},
	{useTeams, words("teams memberships")},
	{useLeads, words("leads leadsteams")},
	{useLocation, words("location worklocation office officelocation site city departmentlocationcountryname locationname workcity officename " +
		"joblocation primarylocation baselocation country")},
	{useTimeZone, words("timezone tz timezonename workertimezone")},
	{useFTE, words("fte fulltimeequivalent ftepercent workingtime ftevalue")},
	{usePosts, words("numberofpostsinfte numberofposts postsinfte ftecount")},
	{useVacant, words("vacant isvacant vacancy isvacancy open isopen openposition isopening isopen vacantpost")},
	{usePlaceholder, words("placeholder isplaceholder unnamed")},
	{useMentoringOpen, words("mentoringopen opentomentoring")},
	{useMentoringPlaces, words("mentoringcapacity mentorcapacity")},
	{useMentors, words("mentors mentor mentorids")},
	{useUnresolved, words("unresolvedmanager")},
	{useOpenedOn, words("openedon")},
	{useTargetDate, words("targetdate targetstartdate targethiredate")},
	{useEffective, words("effectivedate effectiveon effectivefrom effdt changedate jobeffectivedate validfrom dateeffective date")},
	{useSequence, words("effectivesequence effseq")},
}

func words(s string) []string { return strings.Fields(s) }

// headerUses says for each normalized header of the table that it is known.
var headerUses = func() map[string]bool {
	known := map[string]bool{}
	for _, s := range synonyms {
		for _, h := range s.headers {
			known[h] = true
		}
	}
	return known
}()

// useByName finds a use by its text, normalized.
var useByName = func() map[string]use {
	byName := map[string]use{normalize(string(useAttribute)): useAttribute}
	for _, s := range synonyms {
		byName[normalize(string(s.use))] = s.use
	}
	return byName
}()

// normalize folds a header: lower case, without brackets and what they hold, without punctuation and spaces.
func normalize(header string) string {
	var b strings.Builder
	depth := 0
	for _, r := range org.Fold(header) {
		switch {
		case strings.ContainsRune("([{", r):
			depth++
		case strings.ContainsRune(")]}", r):
			depth = max(0, depth-1)
		case depth == 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// recognized counts the different cells that are headers of the table.
func recognized(cells []string) int {
	seen := map[string]bool{}
	for _, c := range cells {
		if len(c) < 200 {
			if n := normalize(c); headerUses[n] {
				seen[n] = true
			}
		}
	}
	return len(seen)
}

// column is one column of the file.
type column struct {
	index  int
	header string // as it came
	key    string // normalized
	use    use    // "": not used
}

// assign finds out what the columns are used as, by the table and by the options, which go first.
func assign(header []string, options []ColumnOption) ([]column, error) {
	columns := make([]column, len(header))
	for i, h := range header {
		columns[i] = column{index: i, header: strings.TrimSpace(h), key: normalize(h)}
	}
	settled := make([]bool, len(columns))
	taken := map[use]bool{}
	for i, o := range options {
		at := findColumn(columns, o.Column)
		if at < 0 {
			return nil, org.Errorf(org.Invalid, argument("columns", i, "column"), "the file has no column %q", o.Column)
		}
		settled[at] = true
		columns[at].use = ""
		if o.UsedAs == nil || *o.UsedAs == "" {
			continue
		}
		u, ok := asUse(*o.UsedAs)
		if !ok {
			return nil, org.Errorf(org.Invalid, argument("columns", i, "usedAs"), "%q is not a use of a column; uses are %s", *o.UsedAs, allUses())
		}
		if taken[u] && !several(u) {
			return nil, org.Errorf(org.Invalid, argument("columns", i, "usedAs"), "two columns are to be used as %q", string(u))
		}
		columns[at].use = u
		taken[u] = true
	}
	for _, s := range synonyms {
		for _, h := range s.headers {
			if taken[s.use] && !several(s.use) {
				break
			}
			for i := range columns {
				if !settled[i] && columns[i].key == h {
					columns[i].use, settled[i], taken[s.use] = s.use, true, true
					if !several(s.use) {
						break
					}
				}
			}
		}
	}
	for i := range columns {
		if !settled[i] && columns[i].header != "" && !strings.HasPrefix(columns[i].key, "password") {
			columns[i].use = useAttribute
		}
	}
	if !taken[usePersonID] {
		tellPeopleFromPositions(columns)
	}
	return columns, nil
}

var (
	positionIDs = words("positionid positionnumber postid postref postreference postuniquereference uniquepostreference seatid")
	personIDs   = words("employeeid workerid userid staffid empid employeenumber")
)

// tellPeopleFromPositions makes the number of a person a person's id in a file whose rows are positions: one person
// may hold several.
func tellPeopleFromPositions(columns []column) {
	if slices.ContainsFunc(columns, func(c column) bool { return c.use == useID && slices.Contains(positionIDs, c.key) }) {
		for i, c := range columns {
			if c.use == useEmployeeNumber && slices.Contains(personIDs, c.key) {
				columns[i].use = usePersonID
			}
		}
	}
}

// several reports whether more than one column may have a use.
func several(u use) bool { return u == useAttribute || u == useDotted || u == useGrade }

func findColumn(columns []column, name string) int {
	if i := slices.IndexFunc(columns, func(c column) bool { return c.header == strings.TrimSpace(name) }); i >= 0 {
		return i
	}
	key := normalize(name)
	return slices.IndexFunc(columns, func(c column) bool { return key != "" && c.key == key })
}

// asUse reads what an option asks for: a use, or a header of the table.
func asUse(name string) (use, bool) {
	key := normalize(name)
	if u, ok := useByName[key]; ok {
		return u, true
	}
	for _, s := range synonyms {
		if slices.Contains(s.headers, key) {
			return s.use, true
		}
	}
	return "", false
}

func allUses() string {
	var names []string
	for _, s := range synonyms {
		names = append(names, string(s.use))
	}
	return strings.Join(append(names, string(useAttribute)), ", ")
}
