package ask

import (
	"fmt"
	"strings"

	"rung/org"
)

var timeRules = []rule{
	{view: Trend, example: "headcount over the last three years", also: []string{"headcount over {period}"}, shapes: []string{
		"[what|how|show|plot|chart|graph|draw] [is|does|has] headcount|people|growth|size|number_of_people|organization|we|layer|joiners_and_leavers [size|headcount] [does|has|is|been] [been] change|grow|develop|evolve|evolved|trend|trended|fare|shrunk|shrink|look [like|in_size] [by_month|monthly|quarterly|by_quarter|by_year] {period}",
		"headcount|people|growth|size|organization|organization_size|number_of_people|employee_count [trend|growth|development|history|change|changes|evolution|by_month|by_quarter|by_year|of_headcount] [of] {period}", "trend|growth|evolution|development|history|change|changes [of|in] headcount|organization|people|number_of_people|size {period}", "how many people does|is|work [we|there|here] [has] [each|per|by] [year|month|quarter] {period}", "how [fast|much] has|does|is we|headcount|organization grow|shrunk|shrink|change|develop {period}", "[headcount|organization] growth|trend {period}", "headcount trend|history|over_time|development|evolution|growth|by_year|by_month|by_quarter|per_month|per_year|per_quarter|timeline", "[show] growth|trend|history of headcount|organization|people", "headcount|growth by|per|each year|month|quarter [{period}]", "how has headcount|we|organization|membership change|grow|develop|evolved [in_size]", "headcount month_by_month|year_by_year|quarter_by_quarter|year_over_year|month_over_month", "is we|headcount growing|shrinking|grow", "headcount by|per month|year|quarter {period}", "[net] growth {period}", "[average] span [of_control] over_time|trend", "[average] span [of_control] {period}", "layer|manager|people|headcount {period}",
	}, build: func(u *understood) (string, string) {
		p := u.periodOr(3, "the last 3 years")
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
	{view: Breakdown, example: "headcount by level and track", also: []string{"headcount by {by}", "headcount by location under {person}"}, shapes: []string{
		"[show|what|how] [is] [current] headcount|people|everyone|number_of_people|organization|employee_count|we [split|broken|break|divided|grouped|group|distributed|distribution|breakdown|count|down|is|for|of|are] [down|up] by|per|across|over|for_each|in_each|for|at_each|with {by}", "how many people [is|does|work|are] [there|we] [has|work] [by|per|in|at|for|on] by|per|in_each|at_each|on_each|for_each|each|in_every|at_every|across {by}", "[what|show] [is] [headcount] break|breakdown|split|group|divide|distribute|distribution|count|slice|pivot|summary|composition [headcount|people|everyone|organization|us] [down|up|of] [headcount|people|everyone|organization] [down|up] by|per|across|over|along {by}", "distribution|breakdown|split|composition|mix|share of|across|by|over {by}", "{by} distribution|breakdown|split|composition|mix", "how is people|headcount|we|everyone|organization distributed|split|spread|broken_down|divided|grouped [across|over|by|between|among|per|in|into] {by}", "people|headcount in|at|on each {by}", "how many people is at|in|on each {by}", "by {by}", "{by} headcount|counts|numbers", "share of people by|per {by}", "which|what {by} has [the] most|fewest|biggest|largest|smallest [number] [of] [people|headcount]", "biggest|largest|smallest {by}", "how does headcount|people|we split|break|divide|spread|distribute [down] by|across|over {by}", "where is we|people|everyone|our_people",
	}, build: func(u *understood) (string, string) {
		by, words := u.dimensions(aBy)
		if u.said(aBy) == "" {
			by, words, u.failed = []filter{{"dimension": "LOCATION"}}, "location", false
		}
		if u.failed {
			return "", ""
		}
		u.set("by", by)
		return breakdownBy, "headcount by " + words + u.filter()
	}},
	{view: Breakdown, example: "managers and individual contributors", shapes: []string{"[how_many|share_of|number_of|ratio_of] [is|people] manager and|versus|or|to ics|ic|individual_contributor [is|does] [there|we] [has]", "[how_many|share_of|number_of|ratio_of] ics|ic|individual_contributor and|versus|or|to manager [is|does] [there|we] [has]", "[what] share|percentage|proportion of people is manager|ics|individual_contributor", "share|percentage|proportion of manager|ics|individual_contributor"}, build: func(u *understood) (string, string) {
		u.set("by", []filter{{"dimension": "MANAGERIAL_LEVEL"}})
		return breakdownBy, "headcount by managerial level" + u.filter()
	}},
	{view: Breakdown, example: "{group} by location", shapes: []string{
		"[how_many|show|headcount|number|count|list|breakdown|distribution|break] [of|down] {group} [is|does|people] [there|we] [has|split|broken|distributed] [down] by|per|across|in_each|at_each|on_each {by}",
	}, build: func(u *understood) (string, string) {
		by, words := u.dimensions(aBy)
		if u.failed {
			return "", ""
		}
		where, said := u.group(aGroup)
		if u.failed {
			return "", ""
		}
		u.set("by", by)
		if said == "people" {
			said = "headcount"
		}
		return breakdownBy, said + " by " + words + u.filter(where)
	}},
	{view: Breakdown, example: "levels by location", shapes: []string{"{by}"}, build: func(u *understood) (string, string) {
		by, words := u.dimensions(aBy)
		if u.failed || len(by) < 2 {
			u.fail()
			return "", ""
		}
		u.set("by", by)
		return breakdownBy, "headcount by " + words + u.filter()
	}},
	movement("who joined this year", "JOINED", "who joined",
		"[people|everyone|someone|how_many|number_of|all|how_many_people] [who|that|people|has] [has|is|does|people|we] join|start|arrived|hire|onboarded|came_on_board|come_on_board|come_in|begun|began [us|organization|work|newly|here] {period}", "[show|list|who|how_many|number_of|any|what] [is] [new|recent|latest] joiners|hires|hire|new_hires|new_joiners|new_people|new_starters|starters|newcomers|new_employees|additions|arrivals|onboardings|new_colleagues|joins|recruits [is|does|has] [there|we] [has|make|made|in_total] {period}", "[show|list|who] [is] [recent|new|latest] joiners|hires|hire|newcomers|starters", "who does we hire {period}", "who is new {period}", "who is new|hire|join|arrived recently|lately", "recently hire|join [people]", "who has join [us|recently]", "new {period}", "who join"),
	movement("who left last year", "LEFT", "who left",
		"[people|everyone|someone|how_many|number_of|all|how_many_people] [who|that|people|has] [has|is|does|people|we] leave|exited|gone|let_go|lost|lose [us|organization|away] {period}", "[show|list|what|how_many|number_of|any] [is|was] [recent] leavers|leaver|leaves|attrition|departures|departure|exits|turnover|resignations|terminations|churn|goodbyes|losses|layoffs [rate] [is|does|has] [there|we] [has] {period}", "[show|list|who] [is] [recent] leavers|leaver|attrition|departures|turnover|exits|resignations", "who has leave [recently|us]", "who is gone [since] {period}", "who leave", "former employees|people [{period}]"),
	movement("promotions in the last quarter", "PLACED", "who was placed at another level",
		"[show|list|what|how_many|number_of|all|any|who] [is] [recent] promotions|promotion|promotes|level_changes|levelups|promotees [is|does|has] [there|we] [has|made|happened] {period}", "[people|everyone|someone|how_many|number_of|all|how_many_people] [who|that|people|has] [has|is|does|got] [been|got|gotten|is] promote|levelled_up|moved_up|advanced|a_promotion|another_level|a_new_level|new_level {period}", "who got promoted|a_promotion {period}", "[who|people] [is|has|got] [been] promote to {group} {period}", "promotion|promotions to {group} {period}", "who change|got|has level|another_level|new_level {period}", "[show|list] [recent] promotions", "promotion|promotions list|overview [for|of|in] {period}", "who is promote|promoted [recently]", "promote {period}", "who has been promote"),
	movement("who moved this year", "MOVED", "who got another manager",
		"[people|everyone|someone|how_many|number_of|all|how_many_people] [who|that|people|has] [has|is|got|does] move|changed_manager|change_manager|switched_team|switched_teams|transfer|transferred|switched_manager|got_a_new_manager|new_manager|another_manager|reassigned|reorganized|changed_boss [to|a] [another|new|other] [manager|team] {period}", "[show|list|how_many] [recent] manager_change|moves|transfers|reorganizations|reorgs|reorganisations|changes_of_manager|move|transfer [is|does] [there|we] [has] {period}", "who has a new manager [since] {period}", "who got a new manager [{period}]", "who change manager {period}", "recent moves|transfers|manager_change"),
	movement("who relocated this year", "RELOCATED", "who got another place of work", "who [has|is] relocated|relocate [to|from] [place] {period}", "relocations|relocation {period}", "who [has] change|move location|office|offices|city {period}", "who has a new location [since] {period}"),
	movement("who joined a team this year", "JOINED_TEAM", "who joined a team", "who [has] join [a|another|new] team|membership {period}", "team|membership changes|joins|change {period}"),
	movement("who started mentoring this year", "STARTED_MENTORING", "who began to mentor somebody", "who [has] start|began|begun mentoring|to_mentor {period}", "new mentorships|mentorship|mentoring {period}"),
	{view: Movements, example: "who joined {team} this year", shapes: []string{"who [has] join [team] {team} [team] {period}", "new members of|in [team] {team} [team] {period}"}, build: func(u *understood) (string, string) {
		t := u.team(aTeam)
		return u.movements("JOINED_TEAM", "who joined a team, of members of the team "+t.Name, filter{"team": []string{short(t.ID)}})
	}},
	{view: Movements, example: "who moved to {place} this year", shapes: []string{"who [has] move|relocated|relocate to {place} {period}"}, build: func(u *understood) (string, string) {
		written, ok := u.names.location(u.said(aPlace))
		if !ok {
			u.fail()
		}
		return u.movements("RELOCATED", "who got another place of work, of people in "+written, filter{"location": filter{"eq": written}})
	}},
	movement("who got a new title this year", "RETITLED", "who got another title", "who [has|got|is] [a] [change|new|another] title [change] {period}", "title changes {period}", "who is retitled {period}", "who change [job] title {period}"),
	movement("what changed this year", "", "what happened", "[what|show|list|which] [has|is|does|all] change|happened|happen|happening|new|movement [in] [organization] [organization|chart] {period}", "[show|list|what] [is] [all|recent] movements|movement|changes|change|events|history [in] [organization] [chart] {period}", "what happened|change [recently|lately]", "recent changes|movements|change"),
}

func movement(example, kind, words string, shapes ...string) rule {
	return rule{view: Movements, example: example, shapes: shapes, build: func(u *understood) (string, string) {
		if u.said(aGroup) == "" {
			return u.movements(kind, words, nil)
		}
		where, at := u.atLevels(aGroup)
		return u.movements(kind, words+", of people at "+at, where)
	}}
}

// movements answers what happened in the period of a question, the last twelve months where it has none. It fails with a
// day beside, since a period is not of a day.
func (u *understood) movements(kind, words string, where filter) (operation, restated string) {
	p := u.periodOr(1, "the last 12 months")
	if u.failed {
		return "", ""
	}
	if kind != "" {
		u.set("kinds", []string{kind})
	}
	u.set("from", p.from.String())
	u.set("until", p.until.String())
	return movementsIn, fmt.Sprintf("%s, %s, from %s to %s%s", words, p.words, p.from, p.until-1, u.filter(where))
}

// periodOr returns the period of a question, or so many years up to today; it fails with a day beside.
func (u *understood) periodOr(years int, words string) period {
	if u.asOf != org.NoDate {
		u.fail()
	}
	if u.said(aPeriod) != "" {
		return u.period(aPeriod)
	}
	return period{dateOf(back(timeOf(u.today), years, "year")), u.today + 1, words}
}

// dimensions are what people can be divided by, as it is said.
var dimensions = []struct{ words, dimension, said string }{
	{"level|grade|rank|seniority|job level|career level", "LEVEL", "level"}, {"band|level band", "BAND", "band"}, {"track|career track", "TRACK", "track"}, {"ladder|framework|career ladder", "LADDER", "ladder"},
	{"team|department|group|squad|unit|business unit", "TEAM", "team"}, {"location|office|city|country|site|place|place of work|region|geography", "LOCATION", "location"},
	{"time zone|timezone|zone", "TIME_ZONE", "time zone"}, {"layer|depth|hierarchy level|management layer|layer of hierarchy|distance from the top", "DEPTH", "layer"},
	{"managerial level|management level|kind of manager|manager or not|manager and ic|role type", "MANAGERIAL_LEVEL", "managerial level"}, {"top manager|division|branch|head|executive|manager|area|vp|organization", "TOP_MANAGER", "top manager"},
	{"start year|year|tenure|year of start|joining year|cohort|hire year|start date|year of joining|hiring year|years of service|seniority in years", "START_YEAR", "start year"}, {"span band|span|span of control|width of span", "SPAN_BAND", "span band"},
}

// mostDimensions is how many dimensions one breakdown may have.
const mostDimensions = 4

// dimensions returns what a slot divides people by, as the API takes it, and in words.
func (u *understood) dimensions(s slot) (by []filter, words string) {
	var said []string
	list := " " + strings.ReplaceAll(strings.Join(u.words(s), " ")+" ", ",", "") + " "
	for _, between := range []string{" and by ", " and per ", " by ", " per ", " times ", " x ", " versus ", " vs ", " then ", " within ", " and "} {
		list = strings.ReplaceAll(list, between, " , ")
	}
	if at, ok := u.slots[s]; ok {
		for i := at.from; i < at.to; i++ { // commas
			if strings.HasSuffix(u.q[i].typed, ",") {
				list = strings.Replace(list, " "+u.q[i].folded+" ", " "+u.q[i].folded+" , ", 1)
			}
		}
	}
	for _, part := range strings.Split(list, ",") {
		part = strings.TrimSpace(part)
		for _, filler := range []string{"their ", "the ", "each ", "every "} {
			part = strings.TrimPrefix(part, filler)
		}
		if part == "" {
			continue
		}
		d, words := dimensionOf(part)
		if d == "" {
			if name, ok := u.names.attributes[part]; ok {
				by, said = append(by, filter{"attribute": name}), append(said, name)
				continue
			}
			u.fail()
			return nil, ""
		}
		by, said = append(by, filter{"dimension": d}), append(said, words)
	}
	if len(by) == 0 || len(by) > mostDimensions {
		u.fail()
		return nil, ""
	}
	return by, strings.Join(said, " and ")
}

// dimensionOf returns the dimension that words name, in one or several of it and with one typo.
func dimensionOf(words string) (dimension, said string) {
	forms := []string{words, strings.TrimSuffix(words, "s"), strings.TrimSuffix(words, "ies") + "y", strings.TrimSuffix(words, "es")}
	for _, exact := range []bool{true, false} {
		for _, d := range dimensions {
			for _, name := range strings.Split(d.words, "|") {
				for _, f := range forms {
					if f == name || !exact && len(f) >= shortestTypo && f[0] == name[0] && oneTypo(f, name) {
						return d.dimension, d.said
					}
				}
			}
		}
	}
	return "", ""
}
