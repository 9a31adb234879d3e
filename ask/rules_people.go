package ask

import (
	"fmt"
	"slices"

	"rung/org"
)

var peopleRules = []rule{
	{view: People, example: "open positions", also: []string{"open positions under {person}"}, shapes: []string{
		"[what|which|show|list|how_many|are_there|is|number_of|where] [is] [all] open opening|roles|role|seats|seat|jobs|job|posts|headcount|requisitions [is|does] [there|we] [has|open]", "[what|which|show|list|how_many|are_there|number_of|where|is] [is] [all] [job] openings|opening|vacancies|requisitions [is|does] [there|we] [has|open]", "[what|which|how_many] opening|roles|role|seats|seat|jobs|job|posts is open", "what|which|who is we hire [for]", "[what|which|all] opening|roles|jobs [that] [is] we [is] hire for", "[what|which|how_many] roles|jobs|seats is we hire for", "where is we hire", "[how_many|what|which] opening is open", "open headcount", "which seats is empty", "empty seats|seat|roles", "is there [any] open opening|roles|jobs",
	}, build: func(u *understood) (string, string) {
		words := "open seats" + u.beside.words
		if team, ok := u.beside.where["team"].([]string); ok {
			u.set("team", team[0])
		} else if under := u.subtree(); under != "" {
			u.set("under", under)
		}
		return openSeats, words
	}},
	{view: People, example: "who has been at {level} longer than two years", shapes: []string{
		"who has been|stayed|is|spent|remained [stuck] [at|on|in|an|as] [level] {level} [level] [for] longer|more|over|since|for|at_least [for|over|more|longer] [than] {duration} [ago]", "who has [been] [stuck] more|longer|over|for [than] {duration} [at|on|in|as] [level] {level}", "who [has] [been] [stuck] {level} [for] longer|more|over|at_least [more|longer] [than] {duration}", "{group} [who|that] [has] [been] [there|at|in|on] [it|that|level|their|the_level] for|since|longer|more|over [for|over|more|longer] [than] {duration} [ago]", "{group} [who|that] [has] [been|spent] for|since|longer|more|over [for|over|more|longer] [than] {duration} [at|in] [it|that|their|the|same] level", "who is due [for] [promotion] at {level} [after] {duration}", "people [at|on] [level] {level} for|since|longer|more|over [over|more|longer|for] [than] {duration}", "at {level} for|since|longer|more|over [over|more|longer|for] [than] {duration}", "[who] [has] [spent|been] [for] longer|more|over [than] {duration} at|on|in|as [level] {level}", "{group} [who|that] [has|with|been] [at] longer|more|over [than] {duration} [at|in|on] [their|the|that|it|same] [level]", "who has been {level} for {duration}",
	}, build: func(u *understood) (string, string) {
		since, words := u.ago(aDuration)
		u.set("orderBy", []filter{{"field": "LEVEL_SINCE"}})
		until := filter{"levelSince": filter{"until": since.String()}}
		if u.said(aGroup) != "" {
			where, said := u.group(aGroup)
			if u.failed {
				return "", ""
			}
			return listPeople, fmt.Sprintf("%s, who have been at their level longer than %s%s", said, words, u.filter(where, until))
		}
		l := u.level(aLevel)
		if u.failed {
			return "", ""
		}
		return listPeople, fmt.Sprintf("people who have been at %s, longer than %s%s", u.levelWords(l), words, u.filter(filter{"level": filter{"in": []string{l.ID}}}, until))
	}},
	{view: People, example: "who has been at {level} since 2023", shapes: []string{"who has been|is|stayed [at|on|in|an] [level] {level} [level] since|from|before {day}", "{level} since|before {day}", "people at {level} since {day}"}, build: func(u *understood) (string, string) {
		l, d := u.level(aLevel), u.day(aDay)
		if u.failed {
			return "", ""
		}
		u.set("orderBy", []filter{{"field": "LEVEL_SINCE"}})
		return listPeople, fmt.Sprintf("people who have been at %s, since %s or longer%s", u.levelWords(l), d, u.filter(filter{"level": filter{"in": []string{l.ID}}}, filter{"levelSince": filter{"until": (d + 1).String()}}))
	}},
	{view: People, example: "who has been at {level} the longest", shapes: []string{"who has been|is|spent [at|on|in|an] [level] {level} [level] [for] longest [time]", "which {group} has been [there|at_their_level|at_it] longest", "longest serving|time [at|in] {level}"}, build: func(u *understood) (string, string) {
		where, words := filter(nil), ""
		if u.said(aGroup) != "" {
			where, words = u.group(aGroup)
		} else {
			l := u.level(aLevel)
			where, words = filter{"level": filter{"in": []string{l.ID}}}, "people at "+u.levelWords(l)
		}
		if u.failed {
			return "", ""
		}
		u.set("orderBy", []filter{{"field": "LEVEL_SINCE"}})
		return listPeople, words + ", longest at it first" + u.filter(where)
	}},
	ordered("who has the most reports", "DIRECT", "DESC", "people managers, most direct reports first", filter{"direct": filter{"min": 1}},
		"[who|which_manager|manager] [has|with|manage|lead] most|highest|biggest|largest|widest [number] [of] [direct] [report|people|team|span] [of] [report|control]", "widest|biggest|largest span", "[top|biggest|largest] manager by [direct] report|span", "biggest|largest team"),
	ordered("who has the fewest reports", "DIRECT", "ASC", "people managers, fewest direct reports first", filter{"direct": filter{"min": 1}},
		"[who|which_manager|manager] [has|with|manage|lead] fewest|least|smallest|narrowest|lowest [number] [of] [direct] [report|people|team|span] [of] [report|control]", "narrowest|smallest span"),
	ordered("who has the largest organization", "TOTAL", "DESC", "people managers, most people under them first", filter{"direct": filter{"min": 1}},
		"[who|which_manager|manager] [has|with|manage|lead|run] most|biggest|largest|highest [number] [of] organization|people_under_them|total_reports|subtree|indirect_reports|people_in_total"),
	ordered("who has been here the longest", "START_DATE", "ASC", "people, longest employed first", nil,
		"who has|is been [here|employed|with_us|in_the_organization|at_the_organization] longest", "who is [the] longest serving|tenured|standing [people|employee|member]", "[who] [has] longest [serving|tenure|tenured|standing] [people|employee|member|of_staff]", "who has worked here longest", "most tenured [people|employees]", "highest tenure", "who start first", "oldest employees"),
	ordered("who joined last", "START_DATE", "DESC", "people, newest first", nil,
		"who is newest [people|employee|member|hire|joiner]", "newest [people|employees|members|hires|joiners|starters]", "who join last|latest|most_recently", "latest hires|joiners|hire", "who has shortest tenure", "who is new [here]", "new employees|people|starters|joiners"),
	{view: People, example: "who reports to {person}", shapes: []string{
		"[who|which_people|people|everyone|someone] [is|all|does|people] [directly|currently] report [directly|directly_in] to {person}", "[who|show|list|name|what|which] [is] [all|directly] report of|to|for|under {person}", "[who|show|list|what] [is] direct report of|to|for {person}", "[who|show|list] [is] {person} [direct|immediate] report|team|people|team_members", "{person} [direct|immediate] report|team|people", "who [directly] work [directly] for|directly_under {person}", "who is in|on|part_of {person} [direct|immediate] team", "who does {person} manage|supervise|lead|oversee|run", "[who|people] [is] manage|lead by {person}", "[members|people] [of|on|in] {person} team", "[people|everyone] who report to {person}", "who has {person} as [their] manager", "whose manager is {person}", "team of {person}", "who is directly under|below {person}", "immediate report of {person}", "[all] [of] {person} [direct] report",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		return listPeople, "people who report to " + p.Name() + u.filter(filter{"manager": p.Ref()})
	}},
	{view: People, example: "everyone under {person}", also: []string{"direct reports of {person}"}, shapes: []string{
		"[who|everyone|people|someone|how_many_people] [who|is] [all] [is|work|sits|fall|people|report] [directly_or_indirectly|directly_and_indirectly|anywhere|in_the_organization|somewhere] under|below|beneath|underneath [to] {person} [directly_or_indirectly]", "{person} [whole|entire|full|complete] organization|subtree|branch|descendants", "whole|full|entire|complete team of|under {person}", "{person} whole|full|entire|complete team", "[everyone|people|who|all|members] [is|people] [in|of|within|part_of] [whole|entire|full] organization|subtree|branch of|under {person}", "[everyone|people|who|all] [is] in|of|within|part_of {person} [whole|entire|full] organization|subtree|branch", "direct and indirect report of|to {person}", "[all] indirect report of|to {person}", "[all] descendants of {person}", "who report directly_or_indirectly|indirectly|directly_and_indirectly|eventually|ultimately to {person}", "who rolls|report up [in] to {person}", "[everyone|people] [who|that] report|rolls up to {person}", "{person} [direct_and_indirect|indirect|total] report", "total report of {person}", "who is in {person} area|part_of_the_organization",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		return listPeople, "everybody under " + p.Name() + u.filter(filter{"under": p.Ref()})
	}},
	lines("peers of {person}", "the peers of %s", "[who|show|list|what|name] [is] peers|peer|colleagues|siblings|teammates|counterparts [of|for|to] {person}", "[who|show|list] [is] {person} [direct] peers|peer|colleagues|siblings|teammates|counterparts", "who shares a manager with {person}", "who has the same manager as {person}", "who is at the same place as {person}", "who report to the same manager as {person}", "who is on [the] same team as {person}", "who work with|alongside {person}", "who else report to {person} manager"),
	lines("dotted lines of {person}", "the dotted lines of %s", "[who|show|list|what|how_many|does|which] [is|does] [has] dotted [line|lines] [report|manager|relationships] [does] [of|to|from|for|with] {person} [has]", "[who|show|list|what] [is|does] {person} [has] [a|any] dotted [line|lines] [report|manager|relationships]", "who has [a] dotted line|lines to|with|from {person}", "who report [by|on|with|via|through] [a] dotted line to {person}", "who report to {person} [by|on|with|via|through] [a] dotted line", "who does {person} has a dotted line to|with", "who does {person} report to [by|on|with|via] dotted line", "matrix|secondary|functional manager|report|lines of|for|to {person}", "{person} matrix|secondary|functional manager|report|lines", "who is dotted line [to] {person}", "to who does {person} has dotted lines"),
	lines("who does {person} mentor", "the mentors and mentees of %s", "who [is|does] {person} mentor|mentoring", "who mentor|mentored {person}", "who is mentoring {person}", "who is mentored by {person}", "[who|show|list] [is] mentees|mentee|mentorships|mentorship|mentor of {person}", "[who|show|list] [is] {person} mentees|mentee|mentorships|mentor|mentorship", "who has {person} as [their|a] mentor", "who is {person} mentored by", "does {person} has a mentor", "does {person} mentor someone"),
	{view: Person, example: "teams of {person}", whole: true, shapes: []string{
		"[what|which|list|show] [is] team|teams|squads|groups|department of {person}", "[in|on|to] which|what team|teams|squad|department is|does {person} [belong|work|sit] [in|on|to|for|with] [part_of|a_member_of|member_of|part]", "{person} teams|squads|department|team_memberships|memberships", "[which|what|show|list] team|teams [is|does] {person} in|on", "where does {person} belong", "[what|which] team|teams {person} [is] in|on", "[team] memberships of {person}", "which teams has {person}", "is {person} on|in a team",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		u.set("person", p.Ref())
		return teamsOf, "the teams of " + p.Name()
	}},
	{view: People, example: "who leads {team}", whole: true, shapes: []string{
		"who lead|head|run|manage|owns [team] {team} [team|department|group|squad]", "[who|what|name|show] [is] [team] lead|head|leader|manager|owner|boss of|for|in|at [team] {team} [team|department|group|squad]", "who is in charge of|responsible_for [team] {team} [team|department|group|squad]", "who is responsible for [team] {team} [team]", "who is|the {team} [team] lead|leader|head|boss|manager|owner", "{team} [team] lead|leader|head|boss|manager|owner", "who is lead [team] {team} [team]", "who lead|head up [team] {team} [team]", "by who is {team} lead", "lead|leader|head of {team}",
	}, build: func(u *understood) (string, string) {
		t := u.team(aTeam)
		if u.failed {
			return "", ""
		}
		u.set("team", t.ID)
		return teamLead, "who leads the team " + t.Name
	}},
	{view: People, example: "who is in {team}", shapes: []string{
		"[who|everyone|people|how_many_people] [is|does|people] [work|belongs|sits|all] in|on|for|at|to|of|within|part_of [team] {team} [team|department|group|squad]", "[who|show|list|what] [is] members|people|member|everyone|roster|staff of|in|on [team] {team} [team|department|group|squad]", "{team} team|department|squad [members|people]", "[team] {team} members|people|roster", "members of {team}", "team {team}", "how big|large is [team] {team} [team]", "size of [team] {team} [team]", "[team] {team} [team] headcount|size",
	}, build: func(u *understood) (string, string) {
		t := u.team(aTeam)
		if u.failed {
			return "", ""
		}
		return listPeople, "members of the team " + t.Name + " and of its teams" + u.filter(filter{"team": []string{short(t.ID)}})
	}},
	{view: People, example: "{group} open to mentoring", shapes: []string{
		"[who|which|list|show|how_many] [is] {group} [who|that] [is|can|wants] open|available|willing|free|ready|happy to|for mentoring|mentor", "{group} who|that can|want|wants [to] mentor", "who wants to mentor", "which {group} can mentor [others|someone]", "available mentors", "who can mentor", "open to mentoring",
	}, build: func(u *understood) (string, string) {
		where, words := filter(nil), "people"
		if u.said(aGroup) != "" {
			where, words = u.group(aGroup)
		}
		if u.failed {
			return "", ""
		}
		return listPeople, words + " open to mentoring" + u.filter(where, filter{"mentoringOpen": true})
	}},
	{view: People, example: "who has more than 12 reports", also: []string{"how many {group} are there", "list {group} in {place}", "who is at {level}", "who has exactly one report", "list managers under {person}", "list {group} under {person}"}, shapes: []string{
		"[who|which|list|show|find|count|how_many|number_of|what|everyone|someone] [is|of] [all] {group} [is|does|has|who] [there|we|work] [has|work|exist]", "who", "people|everyone|someone|who [who] [is]", "who is {group}", "which|what|where is {group}", "how many people [is|work|does] [we|there|here] [has]", "headcount of|for|at {group}", "headcount {group}",
	}, build: func(u *understood) (string, string) {
		where, words := filter(nil), "people"
		if u.said(aGroup) != "" {
			where, words = u.group(aGroup)
			if at := u.slots[aGroup]; len(u.q) == at.to-at.from && u.beside.words == "" && !severally(u.said(aGroup)) && byName(where) {
				u.fail() // "L4" alone is the level, "L4s" are people
			}
		} else if u.beside.words == "" && !u.counted() {
			u.fail()
		}
		if u.failed {
			return "", ""
		}
		if u.beside.order != nil {
			u.set("orderBy", u.beside.order)
		}
		return listPeople, words + u.filter(where)
	}},
	{view: Breakdown, example: "headcount", shapes: []string{"[what|show] [is] [current|total] headcount [of|for] [organization|everyone]", "[total] number of people", "how many people [is|does|work|in] [there|we|organization] [has|work]", "how big|large is we|organization", "size of organization", "how many of us is there", "total headcount"},
		build: func(u *understood) (string, string) {
			u.set("by", []filter{{"dimension": "LEVEL"}})
			return breakdownBy, "headcount by level" + u.filter()
		}},
	{view: Breakdown, example: "which locations are there", shapes: []string{"list|show|what|which|how_many [is] [all] {by} [is|does] [there|we|exist] [has|there]"}, build: func(u *understood) (string, string) {
		by, words := u.dimensions(aBy)
		if u.failed {
			return "", ""
		}
		u.set("by", by)
		return breakdownBy, "headcount by " + words + u.filter()
	}},
	{view: Person, example: "{person}", whole: true, shapes: []string{
		"[who] [is] {person}", "[show|find|about|open|profile|details|info|information|everything|what|see|page] [me|we|does] [know] [about|of|on|for] {person} [profile|page|details]", "{person} profile|page|details|card|info", "what is {person} level|title|job|role|location|email|tenure|time_zone|start_date|grade|rank|manager_level|address", "{person} level|title|job|role|location|email|tenure|time_zone|start_date|grade|email_address", "what|which level|title|job|role|grade is|does|has {person} [has|at|on|hold]", "level|title|job|role|location|email|start_date|tenure of {person}", "where does|is {person} [work|sit|based|live]", "when does {person} join|start [us|here]", "how long has {person} been [here|with_us|at|on|in] [their|his|her|the] [level]", "since when is {person} [here]", "what does {person} do|does", "is {person} open to mentoring", "at|on which|what level is {person}",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		u.set("person", p.Ref())
		return onePerson, p.Name() + ", " + p.Title()
	}},
	{view: People, example: "people in {place}", whole: true, shapes: []string{"{place}"}, build: func(u *understood) (string, string) {
		written, ok := u.names.location(u.said(aPlace))
		if !ok {
			if t := u.team(aPlace); !u.failed {
				return listPeople, "members of the team " + t.Name + " and of its teams" + u.filter(filter{"team": []string{short(t.ID)}})
			}
			return "", ""
		}
		return listPeople, "people in " + written + u.filter(filter{"location": filter{"eq": written}})
	}},
}

// byName reports whether a filter is of levels by name, and not of one and those above or below it.
func byName(where filter) bool {
	level, ok := where["level"].(filter)
	return !ok || level["in"] != nil
}

// severally reports whether a group is said of several.
func severally(said string) bool {
	f := org.Fold(said)
	return len(f) > 1 && f[len(f)-1] == 's' || f == "people" || f == "everyone"
}

// counted reports whether a question asks how many there are, and not of whom.
func (u *understood) counted() bool {
	return slices.ContainsFunc(u.q, func(t token) bool { return t.folded == "many" })
}

func ordered(example, field, direction, words string, where filter, shapes ...string) rule {
	return rule{view: People, example: example, shapes: shapes, build: func(u *understood) (string, string) {
		u.set("orderBy", []filter{{"field": field, "direction": direction}})
		return listPeople, words + u.filter(where)
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

func finding(kind, words, example string, shapes ...string) rule {
	return rule{view: Findings, example: example, shapes: shapes, build: func(u *understood) (string, string) {
		if under := u.subtree(); under != "" {
			u.set("under", under)
		}
		u.set("kinds", []string{kind})
		return findingsOf, words + u.beside.words
	}}
}
