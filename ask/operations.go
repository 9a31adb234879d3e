package ask

// The operations that answers are made of. Each takes asOf, and where it selects people, where.
const (
	personFields = `ref name title level { code title ladder { name } } manager { name } location`

	listPeople = `query People($asOf: Date, $where: PersonFilter, $orderBy: [PersonOrder!]) {
  org(asOf: $asOf) {
    people(where: $where, orderBy: $orderBy, first: 100) {
      totalCount
      nodes { ` + personFields + ` span { direct total } levelSince }
    }
  }
}`
	onePerson = `query Person($asOf: Date, $person: PersonRef!) {
  org(asOf: $asOf) {
    person(ref: $person) { ` + personFields + ` email startDate reports { ref name title } teams { team { name } role } span { direct total } }
  }
}`
	chainOf = `query Chain($asOf: Date, $person: PersonRef!) {
  org(asOf: $asOf) {
    person(ref: $person) { ref name title openManager { title } managementChain { ` + personFields + ` } }
  }
}`
	pathBetween = `query Path($asOf: Date, $from: PersonRef!, $to: PersonRef!) {
  org(asOf: $asOf) {
    path(from: $from, to: $to) { steps commonManager { ref name title } people { ref name title } }
  }
}`
	chartUnder = `query Chart($asOf: Date, $root: SeatRef) {
  org(asOf: $asOf) {
    chart(root: $root, depth: 3) { depth parent person { ref name title } opening { ref title } }
  }
}`
	listLadders = `query Ladders($asOf: Date) {
  org(asOf: $asOf) {
    ladders { id name levels { id code title headcount } }
  }
}`
	ladderOfLevels = `query Ladder($asOf: Date, $ladder: ID!) {
  org(asOf: $asOf) {
    ladder(id: $ladder) { id name levels { id code title summary headcount } }
  }
}`
	teamsOf = `query Teams($asOf: Date, $person: PersonRef!) {
  org(asOf: $asOf) {
    person(ref: $person) { ref name teams { team { id name } role allocation } }
  }
}`
	linesOf = `query Lines($asOf: Date, $person: PersonRef!) {
  org(asOf: $asOf) {
    person(ref: $person) { ref name peers { ` + personFields + ` } dottedManagers { ` + personFields + ` } dottedReports { ` + personFields + ` } mentors { mentor { ` + personFields + ` } } mentees { mentee { ` + personFields + ` } } }
  }
}`
	teamLead = `query Team($asOf: Date, $team: ID!) {
  org(asOf: $asOf) {
    team(id: $team) { id name headcount lead { ` + personFields + ` } }
  }
}`
	openSeats = `query Openings($asOf: Date, $under: SeatRef, $team: ID) {
  org(asOf: $asOf) {
    openings(under: $under, team: $team) { ref title openedOn targetDate level { code title } manager { name } team { name } }
  }
}`
	mentorsToward = `query Mentors($asOf: Date, $toward: LevelRef!, $for: PersonRef, $where: PersonFilter) {
  org(asOf: $asOf) {
    mentors(toward: $toward, for: $for, where: $where, first: 20) {
      totalCount
      nodes { score person { ` + personFields + ` } reasons { factor value weight contribution text } }
    }
  }
}`
	spanReport = `query Spans($asOf: Date, $where: PersonFilter) {
  org(asOf: $asOf) {
    spans(where: $where) { managers individualContributors icToManager mean median p90 max layers perLayer { depth headcount } bands { label managers onTarget } rows(first: 100) { nodes { person { ref name title } span { direct total } } } }
  }
}`
	breakdownBy = `query Breakdown($asOf: Date, $by: [DimensionInput!]!, $where: PersonFilter) {
  org(asOf: $asOf) {
    breakdown(by: $by, where: $where) { keys { dimension value label } headcount share managers meanSpan }
  }
}`
	trendOver = `query Trend($every: Interval!, $from: Date!, $until: Date!, $where: PersonFilter) {
  org {
    trend(every: $every, from: $from, until: $until, where: $where) { date headcount managers meanSpan layers joined left }
  }
}`
	levelOf = `query Level($asOf: Date, $level: LevelRef!) {
  org(asOf: $asOf) {
    level(ref: $level) { id code title summary ladder { name } expectations { competency { name } criteria { text } } next { id code title } previous { id code title } mentors { id code title } equivalents { id code title ladder { name } } headcount }
  }
}`
	compareTwo = `query Compare($asOf: Date, $from: LevelRef!, $to: LevelRef!) {
  org(asOf: $asOf) {
    compareLevels(from: $from, to: $to) { sameLadder bandsApart from { code title } to { code title } rows { competency { name } from { text } to { text } } }
  }
}`
	landingOn = `query Landing($asOf: Date, $ladder: ID!, $where: PersonFilter) {
  org(asOf: $asOf) {
    landing(ladder: $ladder, where: $where) { ladder { name } rows { from { code title ladder { name } } to { code title } headcount } unplaced withoutLevel }
  }
}`
	movementsIn = `query Movements($from: Date!, $until: Date!, $kinds: [MovementKind!], $where: PersonFilter) {
  org {
    movements(from: $from, until: $until, kinds: $kinds, where: $where, first: 100) { totalCount nodes { kind date ref name from to } }
  }
}`
	findingsOf = `query Findings($asOf: Date, $kinds: [FindingKind!], $under: SeatRef) {
  org(asOf: $asOf) {
    findings(kinds: $kinds, under: $under) { kind severity text people { ref name } }
  }
}`
)
