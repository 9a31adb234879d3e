package ask

import (
	"fmt"
	"strings"

	"rung/org"
)

// rule is something that can be asked, in several shapes.
type rule struct {
	view    View
	shapes  []string
	example string // a question of this rule, for who asked something else
	whole   bool   // about no selection of people, so that no place may stand beside it
	build   func(u *understood) (operation, restated string)
	parsed  [][]element
}

type filter = map[string]any

// rules are tried in this order, and the first that fits a question and whose slots name something answers it.
var rules = []rule{
	{view: Mentors, example: "who can mentor Ada toward L4", shapes: []string{
		"who|which_people can|could|may mentor {person} toward|towards|to|for|into {level}",
		"mentors|mentor for {person} toward|towards|to {level}",
		"find [a] mentor|mentors for {person} toward|towards|to {level}",
	}, build: func(u *understood) (string, string) {
		p, l := u.person(aPerson), u.level(aLevel)
		if u.failed {
			return "", ""
		}
		u.set("for", p.Ref())
		u.set("toward", l.ID)
		return mentorsToward, fmt.Sprintf("people who can mentor %s toward %s%s", p.Name(), u.levelWords(l), u.filter())
	}},
	{view: Mentors, example: "who can mentor toward L4", shapes: []string{
		"who|which_people can|could|may mentor [someone|somebody|anyone|people] toward|towards|to|for|into {level}",
		"mentors|mentor toward|towards|to|for|into {level}",
		"find|show|list [a|all] mentor|mentors toward|towards|to|for {level}",
		"who can mentor [to] [become] [a|an] {level}",
	}, build: func(u *understood) (string, string) {
		l := u.level(aLevel)
		if u.failed {
			return "", ""
		}
		u.set("toward", l.ID)
		return mentorsToward, fmt.Sprintf("people who can mentor someone toward %s%s", u.levelWords(l), u.filter())
	}},
	{view: Mentors, example: "mentors for Ada", shapes: []string{
		"mentors|mentor for {person}", "find|suggest|show [a|me] mentor|mentors for {person}", "who can|could|should|may mentor {person}",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		level, ok := p.Level()
		if !ok || len(level.Next()) == 0 {
			u.failed = true
			u.choose(aPerson, p.Name()+" toward L4")
			return "", ""
		}
		next := level.Next()[0]
		u.set("for", p.Ref())
		u.set("toward", next.Ref())
		return mentorsToward, fmt.Sprintf("people who can mentor %s toward the next level, %s %s, on the %s ladder%s", p.Name(), next.Code(), next.Title(), next.Ladder().Name(), u.filter())
	}},
	{view: Findings, example: "what is wrong with the org chart", whole: true, shapes: []string{
		"what|what's is wrong|odd|unusual|strange [with|in|about] [the|our] [org|organization] [chart|structure]", "whats wrong [with] [the|our] [org] [chart]",
		"[show|list] [all] findings|problems|oddities|issues [in|with] [the] [org] [chart]",
	}, build: func(u *understood) (string, string) {
		return findingsOf, "everything that the structure shows to be odd"
	}},
	finding("TITLE_INFLATION", "people whose title names a higher level than they hold", "title inflation",
		"[show|list|is_there|any] title|titles inflation", "inflated titles", "whose title is inflated|too_high", "who has a|an inflated title"),
	finding("TITLE_DEFLATION", "people whose title names a lower level than they hold", "title deflation", "[show|list|any] title|titles deflation", "whose title is deflated|too_low"),
	finding("LEVEL_INVERSION", "people who manage somebody above their level", "who manages somebody above their level",
		"who manages|manage somebody|someone|people above|over their level", "level inversion|inversions", "who is|reports below|to someone|somebody more_senior|senior than|below [their] [manager]", "who is above their manager"),
	finding("SAME_LEVEL_MANAGER", "people at the level of their manager", "who is at the same level as their manager",
		"who is at|on the same level as their manager", "same level manager|managers", "who manages somebody|someone at|on|of their [own] level"),
	finding("NO_LEVEL", "people without a level", "who has no level", "who has|have|is no|without [a] level", "people without [a] level", "who is not levelled|leveled"),
	finding("MISSING_MANAGER", "people whose manager is not known", "who has an unknown manager", "who has a|an|no unknown|missing manager", "missing|unknown managers"),
	finding("WIDE_SPAN", "people with a wide span", "who has a wide span", "who has|have [a] wide|too_wide|too_many span|spans|reports", "wide spans"),
	finding("NARROW_SPAN", "people with a narrow span", "who has a narrow span", "who has|have [a] narrow|too_narrow|too_few span|spans|reports", "narrow spans"),
	{view: Spans, example: "how many layers are there", shapes: []string{
		"how many layers|levels_of_management [of_management] [are|do] [there|we] [have]", "[number_of] layers", "how deep is|are [the|our|we] [org|organization|chart|hierarchy]",
	}, build: func(u *understood) (string, string) { return spanReport, "layers and spans of everybody" + u.filter() }},
	{view: Breakdown, example: "average span by level", shapes: []string{
		"average|mean [of] span|spans [of_control] by|per level", "span|spans [of_control] by|per [each] level",
	}, build: func(u *understood) (string, string) {
		u.set("by", []filter{{"dimension": "LEVEL"}})
		return breakdownBy, "mean span of managers by level" + u.filter()
	}},
	{view: Spans, example: "span of Product Directors", shapes: []string{
		"[what|what's|show] [is|are] [the] [average|mean|median] span|spans [of_control] of|for [all|the|our] {group}", "how wide are|is [the] [span|spans] [of] {group}", "span|spans {group}",
	}, build: func(u *understood) (string, string) {
		where, words := u.group(aGroup)
		if u.failed {
			return "", ""
		}
		return spanReport, "span of control of " + words + u.filter(where)
	}},
	{view: Spans, example: "span of control of Ada", shapes: []string{
		"[what|what's|show] [is] [the] span [of_control] of|for {person}", "how wide is {person} [span]", "{person} span [of_control]",
		"how many reports|people|direct_reports does|do|has {person} have|manage|lead|got", "how many people report to {person}", "how many reports has {person}",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		return spanReport, "span of control of " + p.Name() + u.filter(filter{"ref": []string{p.Ref()}})
	}},
	{view: Spans, example: "span of control", shapes: []string{"[what|what's|show] [is] [the|our] [average|mean|median] span|spans [of_control]"},
		build: func(u *understood) (string, string) { return spanReport, "span of control of everybody" + u.filter() }},
	reports("who has more than 12 reports", "more than %d direct reports", func(n int) filter { return filter{"min": n + 1} },
		"who|which_managers|managers [has|have|with|manages|leads] more_than|over|above {number} [direct] reports|people", "who manages|leads more_than|over {number} people"),
	reports("who has at least 8 reports", "at least %d direct reports", func(n int) filter { return filter{"min": n} },
		"who|which_managers|managers [has|have|with|manages|leads] at_least {number} [direct] reports|people|report", "who has {number} or more [direct] reports"),
	reports("who has fewer than 3 reports", "1 to %d direct reports", func(n int) filter { return filter{"min": 1, "max": n - 1} },
		"who|which_managers|managers [has|have|with|manages|leads] fewer_than|less_than|under|below {number} [direct] reports|people"),
	reports("who has exactly one report", "exactly %d direct reports", func(n int) filter { return filter{"min": n, "max": n} },
		"who|which_managers|managers [has|have|with|manages|leads] exactly|only|just {number} [direct] report|reports|person|people", "who|which_managers|managers has|have|with|manages|leads {number} [direct] report|reports|person|people"),
	{view: People, example: "open positions", shapes: []string{
		"[what|which|show|list] [are|all] [the|our] open|vacant|unfilled positions|roles|seats|jobs|posts|openings [are_there|do_we_have]", "openings|vacancies", "[show|list|which|what] [are] [the] openings|vacancies", "which|what positions|roles|seats|jobs|posts are open|vacant|unfilled", "what are we hiring for", "who are we hiring",
	}, build: func(u *understood) (string, string) {
		words := "open seats"
		if under, ok := u.where["under"]; ok {
			u.set("under", under)
		} else if u.where != nil {
			u.failed = true
			return "", ""
		}
		return openSeats, words + u.scope
	}},
	{view: People, example: "L5s open to mentoring", shapes: []string{
		"[who|which|list|show] [all|are] {group} [are|who_are] open|available to|for mentoring|mentor", "who is|are open|available to|for mentoring|mentor", "{group} who|that can mentor",
	}, build: func(u *understood) (string, string) {
		where, words := filter{}, "people"
		if u.said(aGroup) != "" {
			where, words = u.group(aGroup)
		}
		if u.failed {
			return "", ""
		}
		return listPeople, words + " open to mentoring" + u.filter(where, filter{"mentoringOpen": true})
	}},
	{view: People, example: "who has been at L3 longer than two years", shapes: []string{
		"who has|have been|stayed at|on|an|a {level} longer_than|more_than|for_more_than|for_over|over|for_longer_than {duration}", "who is|has at|been|on {level} since|for {duration}", "{level} for|since|longer_than|more_than|over {duration}",
	}, build: func(u *understood) (string, string) {
		l := u.level(aLevel)
		since, words := u.ago(aDuration)
		if u.failed {
			return "", ""
		}
		u.set("orderBy", []filter{{"field": "LEVEL_SINCE"}})
		return listPeople, fmt.Sprintf("people who have been at %s, longer than %s%s", u.levelWords(l), words, u.filter(filter{"level": filter{"in": []string{l.ID}}}, filter{"levelSince": filter{"until": since.String()}}))
	}},
	{view: Path, example: "how are Ada and Grace connected", whole: true, shapes: []string{
		"how are|is {person} and|to|with {other} connected|related|linked", "how are|is {person} connected|related|linked to|with {other}", "path|way|connection between {person} and {other}", "path|way from {person} to {other}",
	}, build: func(u *understood) (string, string) {
		p, o := u.person(aPerson), u.person(other)
		if u.failed {
			return "", ""
		}
		u.set("from", p.Ref())
		u.set("to", o.Ref())
		return pathBetween, fmt.Sprintf("how %s and %s are connected by reporting lines", p.Name(), o.Name())
	}},
	{view: Chart, example: "chain from Ada to the top", whole: true, shapes: []string{
		"[management|reporting] chain|line|path from|of|for {person} [to] [the] [top|ceo]", "who|whom does {person} report to", "who is {person} manager|boss|supervisor", "{person} manager|boss|chain|management_chain", "manager|boss of {person}", "who is the manager|boss of {person}", "who is above|over {person}", "who manages {person}",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		u.set("person", p.Ref())
		return chainOf, fmt.Sprintf("whom %s reports to, up to the top", p.Name())
	}},
	{view: People, example: "who reports to Ada", shapes: []string{
		"who|which_people reports|report|reported [directly] to {person}", "[direct] reports|directs of {person}", "[show|list] {person} [direct] reports|directs|team", "who works|work for {person}", "who is|are in {person} team",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		return listPeople, "people who report to " + p.Name() + u.filter(filter{"manager": p.Ref()})
	}},
	{view: People, example: "everyone under Ada", shapes: []string{
		"everyone|everybody|all|people|anyone|who [is|are] [people|works] under|below|beneath {person}", "{person} org|organization|organisation|subtree", "[the|all] org|organization|subtree of {person}",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		return listPeople, "everybody under " + p.Name() + u.filter(filter{"under": p.Ref()})
	}},
	lines("peers of Ada", "the peers of %s", "peers|colleagues|siblings of {person}", "{person} peers", "who are {person} peers", "who are the peers of {person}"),
	lines("dotted lines of Ada", "the dotted lines of %s", "dotted lines|line|reports of|to|from|for {person}", "{person} dotted lines|line|reports", "who has a dotted line to {person}"),
	lines("who does Ada mentor", "the mentors and mentees of %s", "who does {person} mentor", "who mentors {person}", "mentees|mentorships of {person}", "{person} mentees|mentors|mentor"),
	{view: Person, example: "teams of Ada", whole: true, shapes: []string{
		"teams|team of {person}", "[which|what] teams|team is {person} in|on|part_of|a_member_of", "{person} teams",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		u.set("person", p.Ref())
		return teamsOf, "the teams of " + p.Name()
	}},
	{view: People, example: "who leads Growth", whole: true, shapes: []string{
		"who leads|heads|runs|manages [the] [team] {team} [team]", "[who|who's] [is] [the] lead|head|leader of [the] [team] {team} [team]",
	}, build: func(u *understood) (string, string) {
		t := u.team(aTeam)
		if u.failed {
			return "", ""
		}
		u.set("team", t.ID)
		return teamLead, "who leads the team " + t.Name
	}},
	{view: People, example: "who is in Growth", shapes: []string{
		"who is|are|works|work in|on [the] [team] {team} [team]", "members|people of|in|on [the] [team] {team} [team]",
	}, build: func(u *understood) (string, string) {
		t := u.team(aTeam)
		if u.failed {
			return "", ""
		}
		return listPeople, "members of the team " + t.Name + " and of its teams" + u.filter(filter{"team": []string{short(t.ID)}})
	}},
	{view: Comparison, example: "what changes between L3 and L4", whole: true, shapes: []string{
		"[what|what's|whats] [is|are] [changes|change|the] [different|difference|differences|new] between|from {level} and|to {level2}", "compare [level] {level} with|to|and|against [level] {level2}", "difference|differences between {level} and {level2}", "{level} vs|versus {level2}", "what is new at {level2} compared to {level}",
	}, build: func(u *understood) (string, string) {
		a, b := u.level(aLevel), u.level(other2)
		if u.failed {
			return "", ""
		}
		u.set("from", a.ID)
		u.set("to", b.ID)
		return compareTwo, fmt.Sprintf("what changes between %s, and %s", u.levelWords(a), u.levelWords(b))
	}},
	{view: Level, example: "what does L6 correspond to on the Kalsey ladder", whole: true, shapes: []string{
		"what|which_level does|is {level} correspond|map|equivalent|equal|translate to|on|in [on] [the] {ladder} [ladder]", "what is {level} on|in [the] {ladder} [ladder]", "equivalent|equivalents of {level} on|in [the] {ladder} [ladder]",
	}, build: func(u *understood) (string, string) {
		l, ladder := u.level(aLevel), u.ladder(aLadder)
		if u.failed {
			return "", ""
		}
		u.set("level", l.ID)
		return levelOf, fmt.Sprintf("what %s, corresponds to on the %s ladder", u.levelWords(l), ladder.Name)
	}},
	{view: Landing, example: "where would our PMs land on Six Levels", shapes: []string{
		"where|how would|do|will|could [our|the|all] {group} land|fall|map|be|end_up [placed] on|onto|to [the] {ladder} [ladder]", "land|map|place [our|the|all] {group} on|onto|to [the] {ladder} [ladder]", "landing of [our|the|all] {group} on [the] {ladder} [ladder]", "landing on [the] {ladder} [ladder]",
	}, build: func(u *understood) (string, string) {
		ladder := u.ladder(aLadder)
		where, words := filter{}, "people"
		if u.said(aGroup) != "" {
			where, words = u.group(aGroup)
		}
		if u.failed {
			return "", ""
		}
		u.set("ladder", ladder.ID)
		return landingOn, fmt.Sprintf("where %s would land on the %s ladder%s", words, ladder.Name, u.filter(where))
	}},
	{view: Level, example: "what comes after L5", whole: true, shapes: []string{
		"what|which_level comes|is after|next|above|follows [after|to] {level}", "[what] [is] [the] next level after|for|from {level}", "after {level}", "where does {level} lead", "what comes before {level}",
	}, build: levelRule("the levels before and after %s")},
	{view: Level, example: "what is expected at L4", whole: true, shapes: []string{
		"what|what's is|are expected|required|needed at|of|from|for|to_be [a|an] [level] {level}", "expectations|criteria|requirements|competencies at|of|for [a|an] [level] {level}", "what does [a|an] {level} do|mean|need|require", "what should a|an {level} do|know", "describe|explain [level] {level}", "what is [a|an] {level}", "level {level}",
	}, build: levelRule("what is expected at %s")},
	{view: Trend, example: "headcount over the last three years", shapes: []string{
		"headcount|people|growth|size over|in|during|for [the] {period}", "[how] [has|did] [the] headcount|organization|we [has] grow|grown|growth|change|changed|developed over|in|during [the] {period}", "trend|growth [of_headcount] over|in|during [the] {period}", "headcount trend [over|in] [the] {period}", "headcount {period}",
	}, build: func(u *understood) (string, string) {
		p := u.period(aPeriod)
		if u.failed {
			return "", ""
		}
		every := "MONTH"
		if p.until-p.from > 4*366 {
			every = "QUARTER"
		}
		u.set("every", every)
		u.set("from", p.from.String())
		u.set("until", p.until.String())
		words := "over " + p.words
		if strings.HasPrefix(p.words, "since") {
			words = p.words
		}
		return trendOver, fmt.Sprintf("headcount %s, from %s to %s%s", words, p.from, p.until-1, u.filter())
	}},
	breakdown("headcount by level and track"),
	movement("who joined this year", "JOINED", "who joined", "who [has] joined|started|arrived [us] {period}", "joiners|hires|new_hires|new_joiners [of|in|over] [the] {period}", "who was|were hired {period}", "who did we hire {period}", "how many people|hires [have|did] joined|started|we_hire {period}"),
	movement("who left last year", "LEFT", "who left", "who [has] left|departed|quit|resigned [us] {period}", "leavers|attrition|departures [of|in|over] [the] {period}", "how many people [have] left {period}"),
	movement("promotions in the last quarter", "PLACED", "who was placed at another level", "[all|the] promotions|promotion [of|in|over] [the] {period}", "who was|were|got|has promoted|been_promoted {period}", "how many promotions [were_there] {period}"),
	movement("who moved this year", "MOVED", "who got another manager", "who moved|changed_managers|changed_manager|switched_teams {period}", "moves|reorganizations [of|in|over] [the] {period}"),
	movement("what changed this year", "", "what happened", "what changed|happened {period}", "movements|changes [of|in|over] [the] {period}"),
	{view: People, example: "how many Senior PMs are there", shapes: []string{
		"how many {group} [are_there|do_we_have|work_here|exist|have_we]", "number of {group}", "count [of] [the] {group}", "[the] headcount of {group}",
		"[who|which|list|show|find] [are|all|is] [the|our|me|all] {group}", "who is|are [a|an|at] {group}", "which|what {group} are|is|work|works [there]",
	}, build: func(u *understood) (string, string) {
		where, words := u.group(aGroup)
		if u.failed {
			return "", ""
		}
		return listPeople, words + u.filter(where)
	}},
	{view: Breakdown, example: "how many people are there", shapes: []string{"[what|what's] [is] [the|our] headcount", "how many people [are_there|do_we_have|work_here]", "how big|large are|is we|the_organization|the_company"},
		build: func(u *understood) (string, string) {
			u.set("by", []filter{{"dimension": "LEVEL"}})
			return breakdownBy, "headcount by level" + u.filter()
		}},
	{view: Person, example: "Ada", whole: true, shapes: []string{"[who|who's] [is] {person}", "show|find|about|tell_me_about [me] {person}"}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		u.set("person", p.Ref())
		return onePerson, p.Name() + ", " + p.Title()
	}},
}

func init() {
	for i := range rules {
		for _, shape := range rules[i].shapes {
			rules[i].parsed = append(rules[i].parsed, parse(shape))
		}
	}
}

func finding(kind, words, example string, shapes ...string) rule {
	return rule{view: Findings, example: example, shapes: shapes, build: func(u *understood) (string, string) {
		if under, ok := u.where["under"]; ok {
			u.set("under", under)
		} else if u.where != nil {
			u.failed = true
			return "", ""
		}
		u.set("kinds", []string{kind})
		return findingsOf, words + u.scope
	}}
}

func reports(example, words string, span func(n int) filter, shapes ...string) rule {
	return rule{view: People, example: example, shapes: shapes, build: func(u *understood) (string, string) {
		n := u.number(aNumber)
		if u.failed {
			return "", ""
		}
		shown := n
		if strings.HasPrefix(words, "1 to") {
			shown = n - 1
		}
		u.set("orderBy", []filter{{"field": "DIRECT", "direction": "DESC"}})
		said := "people with " + fmt.Sprintf(words, shown)
		if strings.HasSuffix(words, "exactly %d direct reports") && n == 1 {
			said = "people with exactly 1 direct report"
		}
		return listPeople, said + u.filter(filter{"direct": span(n)})
	}}
}

func lines(example, words string, shapes ...string) rule {
	return rule{view: People, example: example, whole: true, shapes: shapes, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		u.set("person", p.Ref())
		return linesOf, fmt.Sprintf(words, p.Name())
	}}
}

func levelRule(words string) func(u *understood) (string, string) {
	return func(u *understood) (string, string) {
		l := u.level(aLevel)
		if u.failed {
			return "", ""
		}
		u.set("level", l.ID)
		return levelOf, fmt.Sprintf(words, u.levelWords(l))
	}
}

func movement(example, kind, words string, shapes ...string) rule {
	return rule{view: Movements, example: example, shapes: shapes, build: func(u *understood) (string, string) {
		p := u.period(aPeriod)
		if u.failed || u.asOf != org.NoDate {
			u.failed = true
			return "", ""
		}
		if kind != "" {
			u.set("kinds", []string{kind})
		}
		u.set("from", p.from.String())
		u.set("until", p.until.String())
		return movementsIn, fmt.Sprintf("%s, %s, from %s to %s%s", words, p.words, p.from, p.until-1, u.filter())
	}}
}

// dimensions are what people can be divided by, as it is said.
var dimensions = []struct{ words, dimension string }{
	{"level", "LEVEL"}, {"band", "BAND"}, {"track", "TRACK"}, {"ladder", "LADDER"}, {"team", "TEAM"}, {"department", "TEAM"}, {"location", "LOCATION"},
	{"office", "LOCATION"}, {"city", "LOCATION"}, {"country", "LOCATION"}, {"time zone", "TIME_ZONE"}, {"timezone", "TIME_ZONE"}, {"layer", "DEPTH"}, {"depth", "DEPTH"},
	{"managerial level", "MANAGERIAL_LEVEL"}, {"top manager", "TOP_MANAGER"}, {"start year", "START_YEAR"}, {"tenure", "START_YEAR"}, {"span band", "SPAN_BAND"}, {"span", "SPAN_BAND"},
}

// breakdown is a rule whose shape has a list of dimensions at its end, which no slot has.
func breakdown(example string) rule {
	return rule{view: Breakdown, example: example, shapes: []string{
		"headcount|people|everyone|employees by|per {group}", "how many people [are_there|do_we_have] by|per|in_each {group}", "number of people by|per {group}", "break|breakdown [down|of] [the] [headcount|people] by|per {group}",
	}, build: func(u *understood) (string, string) {
		var by []filter
		var words []string
		for _, part := range strings.Split(strings.ReplaceAll(org.Fold(u.said(aGroup)), ", ", " and "), " and ") {
			part = strings.TrimSuffix(strings.TrimSpace(part), "s")
			found := false
			for _, d := range dimensions {
				if !found && part == d.words {
					by, words, found = append(by, filter{"dimension": d.dimension}), append(words, d.words), true
				}
			}
			if !found {
				u.failed = true
				return "", ""
			}
		}
		if len(by) > 4 {
			u.failed = true
			return "", ""
		}
		u.set("by", by)
		return breakdownBy, "headcount by " + strings.Join(words, " and ") + u.filter()
	}}
}
