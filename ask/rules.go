package ask

import (
	"fmt"
	"slices"
)

// rule is something that can be asked, in several shapes.
type rule struct {
	view    View
	shapes  []string
	example string   // a question of this rule, for who asked something else; its slots are filled with the organization's names
	also    []string // more such questions, for who begins to type one
	whole   bool     // about no selection of people, so that no modifier may stand beside it
	build   func(u *understood) (operation, restated string)
	parsed  []shape
}

type filter = map[string]any

// rules are tried in this order, and the first that fits a question and whose slots name something answers it. To teach
// a wording, add its shape; words.go lists which forms of a word are the same, and which words say nothing.
var rules = slices.Concat(mentorRules, structureRules, levelRules, timeRules, peopleRules)

func init() {
	for i := range rules {
		for _, text := range rules[i].shapes {
			rules[i].parsed = append(rules[i].parsed, parse(text))
		}
	}
	for i := range modifiers {
		for _, text := range modifiers[i].shapes {
			modifiers[i].parsed = append(modifiers[i].parsed, parse(text))
		}
	}
}

var mentorRules = []rule{
	{view: Mentors, example: "who can mentor {person} toward {level}", shapes: []string{
		"[who] [can|able] [is|be] [able|suited|qualified|best|good] [to] [be] mentor|help|support|guide|advise [for|of] {person} [with|in] [to] [reach|get|become|grow|growing|move|being|on_the_way|path] toward|to|for|into|at|become|reach|as [level] {level} [level]",
		"mentor [candidates|suggestions|ideas|options] for|of {person} [to|growing|going|moving] toward|to|at|become|for|into|reach|getting_to [level] {level} [level]",
		"[possible|potential|suitable|good|best|find|suggest|recommend] [candidates] [as|to] mentor [for|of] {person} [to|growing|going] toward|to|become|at|reach [level] {level}",
		"{person} mentor toward|to|for [level] {level}", "can someone mentor {person} toward|to [level] {level}", "someone [who] [can] [to] mentor {person} toward|to [level] {level}", "who can get|take|bring {person} to [level] {level}",
	}, build: func(u *understood) (string, string) {
		p, l := u.person(aPerson), u.level(aLevel)
		if u.failed {
			return "", ""
		}
		u.set("for", p.Ref())
		u.set("toward", l.ID)
		return mentorsToward, fmt.Sprintf("people who can mentor %s toward %s%s", p.Name(), u.levelWords(l), u.filter())
	}},
	{view: Mentors, example: "who can mentor toward {level}", shapes: []string{
		"who can i|we ask [for|about] mentoring|mentor|advice toward|to|for {level}", "[who] [is] [possible|potential|suitable] mentor for|of someone|people moving|move|going|growing|on_the_way [up] toward|to|into {level}", "[who] can|is|able|be|suited|qualified [is|be] [able|suited|qualified|best|good|possible|potential|suitable] [to] [be|act|serve] [as|become] mentor|help|support|guide|advise [someone|people|others] [who] [wants|is|aiming|going|growing|aspiring|work] [on|the_way|path] [to] [get|become|reach|grow|move|being|making_it] toward|to|for|into|at|become|reach|as [becoming|being|reaching] [level] {level} [level|role]",
		"[possible|potential|suitable|good|best|find|suggest|recommend|list|show|who_is|available] [candidates] [as|to] mentor [candidates|options|suggestions] [available|for|of] [someone|people|anyone] [who] [is] [wants|going|growing|aiming] [to] toward|to|for|into|at|become|reach [level] {level} [level|role]",
		"who can mentor {group} toward|to|into|become|reach [level] {level}", "mentor who can help|mentor|support [people|someone] reach|become|toward|to [level] {level}", "can someone mentor toward|to [level] {level}", "who can mentor [to] become {level}", "{level} mentor", "mentor|mentoring [toward|for|to] [level] {level}", "someone [who] [can] [to] mentor toward|to [level] {level}", "who can get|take|bring someone to [level] {level}",
	}, build: func(u *understood) (string, string) {
		l := u.level(aLevel)
		if u.failed {
			return "", ""
		}
		someone := "someone"
		if u.said(aGroup) != "" {
			_, at := u.atLevels(aGroup)
			if u.failed {
				return "", ""
			}
			someone += " at " + at
		}
		u.set("toward", l.ID)
		return mentorsToward, fmt.Sprintf("people who can mentor %s toward %s%s", someone, u.levelWords(l), u.filter())
	}},
	{view: Mentors, example: "mentors for {person}", shapes: []string{
		"[possible|potential|suitable|good|best|find|suggest|recommend|available|list|show|who_is|need] [candidates] [to|as] mentor [candidates|options|suggestions|ideas] [available] for {person} [next_level|to_the_next_level]", "who can|is|able|best|suited [is|be] [able|best|good|suited|suitable] [to] [be|become] mentor [for|to] {person} [toward|to] [next_level|to_the_next_level]", "find|suggest|recommend|show {person} mentor", "[find] someone [who|that] [can] [to] mentor {person}", "who is|can [be] [best|well] placed|suited|suitable to mentor {person}", "who [is] [best|good|right] mentor for {person}", "{person} needs mentor", "can someone mentor {person}", "{person} who can mentor", "who can be {person} mentor", "who can help {person} [grow|to_the_next_level|reach_the_next_level|get_promote]",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		level, ok := p.Level()
		if ok && len(level.Next()) == 0 {
			u.set("for", p.Ref())
			u.set("toward", level.Ref())
			return mentorsToward, fmt.Sprintf("people who can mentor %s at the level held, which none is above, %s %s, on the %s ladder%s", p.Name(), level.Code(), level.Title(), level.Ladder().Name(), u.filter())
		}
		if !ok {
			first := u.names.firstLevel()
			if first == nil {
				u.fail()
				return "", ""
			}
			u.set("for", p.Ref())
			u.set("toward", first.ID)
			return mentorsToward, fmt.Sprintf("people who can mentor %s, who holds no level, toward the first one, %s%s", p.Name(), u.levelWords(first), u.filter())
		}
		next := level.Next()[0]
		u.set("for", p.Ref())
		u.set("toward", next.Ref())
		return mentorsToward, fmt.Sprintf("people who can mentor %s toward the next level, %s %s, on the %s ladder%s", p.Name(), next.Code(), next.Title(), next.Ladder().Name(), u.filter())
	}},
}

var structureRules = []rule{
	{view: Findings, example: "what is wrong with the org chart", also: []string{"findings under {person}"}, shapes: []string{
		"[what|is|anything|something|list|show|where|which] [is] [looks|seems|anything|something] wrong [things] [with|in|about|on|at] [organization] [chart|structure|hierarchy]",
		"[what|which|list|show|find|has] [is] findings|problems|oddities|issues|anomalies|errors|mistakes|inconsistencies|irregularities [does|is] [we] [has|there] [with|in|of|about|on] [organization] [chart|structure|hierarchy]",
		"[organization] chart|structure|organization problems|issues|findings|health|check|oddities|errors|anomalies", "everything wrong [with|in] [organization] [chart|structure]", "what needs fixing|attention [in|with] [organization] [chart|structure]", "what can we|be fix|fixed [in] [organization] [chart|structure]", "is the organization [chart|structure] healthy|ok|okay|sound|right|correct", "check [organization] [chart|structure]",
	}, build: func(u *understood) (string, string) {
		if under := u.subtree(); under != "" {
			u.set("under", under)
		}
		return findingsOf, "everything that the structure shows to be odd" + u.beside.words
	}},
	finding("TITLE_INFLATION", "people whose title names a higher level than they hold", "title inflation",
		"[where|show|list|is|how_much|who_has] [is] title|titles [is] inflation|inflated", "inflated title", "who has title that|which is too_high|inflated|too_big", "who has too high|big [a] title", "whose title is inflated|too_high|too_big|higher_than_their_level|above_their_level", "who has inflated title", "people|who with inflated title", "who has a title above|higher|bigger [than] their level", "title above|higher [than] level", "who is over titled", "titles that is too high|inflated"),
	finding("TITLE_DEFLATION", "people whose title names a lower level than they hold", "title deflation",
		"[where|show|list|is|how_much] [is] title deflation|deflated", "deflated title", "whose title is deflated|too_low|lower_than_their_level|below_their_level", "who has deflated title", "who has a title below|lower [than] their level", "who is under titled"),
	finding("LEVEL_INVERSION", "people who manage somebody above their level", "who manages somebody above their level",
		"[who|manager|which_manager] [who] manage|lead someone|people|report|others [who] [is] [at|of] above|over|higher|senior|more_senior [than] [their|them|themselves|level] [own] [level]", "[who|manager|which_manager] [who] manage|lead [someone|people] [who] [is] [at|of|above] [a] higher|more_senior [level] [than] [their|them|themselves|theirs|him|her] [own] [level]", "level inversion", "inverted level|reporting", "who report to someone [who] [is] [at] below|junior|lower|more_junior [than|to] [them|their|themselves|level] [own|level]", "who is above|senior_to|more_senior_than|higher_than their manager", "manager [who] [is] below [the] [level] [of] [their] report", "manager [who] [has|with] report above|over [their] [level|them]", "[who|manager|people] [who] manage|lead someone|people [who] [is] senior|superior to [them|themselves]", "people [who] manage someone|people above their [own] level", "who is manage by someone below|junior [them|their] [level]", "report [who] [is] above their manager", "manager manage above [their|own] [own] level", "who has report [who] [is] above|higher_than their [own] level", "who has report [who] [is] above|senior [their|to] [level|them]", "manager [who] [is] junior to their report", "who out ranks|levels their manager", "who outranks their manager"),
	finding("SAME_LEVEL_MANAGER", "people at the level of their manager", "who is at the same level as their manager",
		"who is|has at|on|the same level as|like|with their manager", "[who] same level manager", "who manage someone|people at|on|of their [own] [same] level", "who manage someone|people at|of the same level", "who has the same level as their manager", "who shares a level with their manager", "manager [who] manage their own level"),
	finding("NO_LEVEL", "people without a level", "who has no level", "[who] has|is|does|without|people|with|lacks|misses [not] [has] [without] no|without|a|any|missing level", "who is not levelled", "people|who without level", "missing level", "who has no level"),
	finding("MISSING_MANAGER", "people whose manager is not known", "who has an unknown manager", "who has|with unknown|missing manager", "missing|unknown manager", "who report to [an] unknown|missing [manager|person]", "whose manager is missing|unknown|gone|not_known"),
	finding("MANY_ROOTS", "people at the top beside another", "several people at the top", "several|multiple|many|too_many people|tops|roots|heads|root|top [at] [top]", "[is] [there] more_than one top|root|ceo"),
	finding("REPORTING_CYCLE", "people who report to each other in a circle", "reporting circles", "[reporting] circles|cycles|loops|cycle|circle|loop", "who report in a circle|cycle|loop"),
	finding("SEVERAL_MANAGERS", "people with several managers", "who has several managers", "who has several|multiple|two|many|more_than_one manager", "people with several|multiple|two|more_than_one manager"),
	finding("MANAGEMENT_LEVEL_WITHOUT_REPORTS", "people at a management level who manage nobody", "managers without reports", "manager without [direct] report", "manager [who] [has|with] no report", "manager [who] manage nobody|no_one", "management level without report"),
	finding("OPEN_MANAGER", "people who report to an open seat", "who reports to an open seat", "who report to open [seat|opening|role]", "whose manager is open|not_hire [seat]", "people under open seat"),
	finding("WIDE_SPAN", "people with a wide span", "who has too many reports", "[who|which_manager|manager|people] [has|with] wide|too_wide|too_many|overly_wide|too_large|large|big|overloaded|huge span|report", "wide span", "whose span is too wide|big|large", "overloaded|overstretched|stretched manager", "who is overloaded|overstretched|spread_too_thin", "too many report", "who manage too many people"),
	finding("NARROW_SPAN", "people with a narrow span", "who has too few reports", "[who|which_manager|manager|people] [has|with] narrow|too_narrow|too_few|too_small|small span|report", "narrow span", "whose span is too narrow|small", "who manage too few people", "too few report"),
	{view: Spans, example: "how many layers are there", shapes: []string{
		"[how_many|number_of|count] [management|hierarchy|hierarchical|reporting|organizational] layer [of_management|of_hierarchy|of_manager] [is|does] [there|we|it|organization] [has] [in|of|deep] [organization|hierarchy|chart|structure]", "how many level|rung [of|in] [management|hierarchy|manager|organization|chart|structure] [is|does] [there|we|organization] [has] [in|of] [organization|hierarchy|chart|structure]", "how many management|hierarchy|hierarchical|reporting level [is|does] [there|we] [has] [in] [organization|chart]", "how deep is we|organization|chart|hierarchy|structure|it [chart|structure]", "depth|height of|in [organization] organization|chart|hierarchy|structure", "[organization|hierarchy] depth", "[maximum|max|greatest] depth [of] [organization|hierarchy|chart]", "how tall|flat is we|organization|hierarchy|structure", "headcount|people by|per layer of management",
	}, build: func(u *understood) (string, string) { return spanReport, "layers and spans of everybody" + u.filter() }},
	{view: Spans, example: "average span by level", shapes: []string{
		"[what|how|show] [is] [average|median|typical] span [of_control] [of] [manager] by|per|for|at|across|on [each] level|levels|rank|grade", "average|typical [number] [of] [direct] report [does] [manager] [has] by|per|for|at [each] level", "[how_many] [direct] report [does] [manager] [has] by|per|at each level", "level by|and average span", "how does span [of_control] vary|differ|change by|with|across|per|between level", "how wide is span [of_control] by|per|at [each] level", "compare span [of_control] across|by|between level",
	}, build: func(u *understood) (string, string) {
		u.set("by", []filter{{"dimension": "LEVEL"}})
		return breakdownBy, "mean span of managers by level" + u.filter()
	}},
	{view: Spans, example: "span of {group}", also: []string{"what is the span of {group}"}, shapes: []string{
		"[what|show|how|who] [is] [big|wide|large] [average|median|typical|mean] span [of_control] [size] [is] of|for|at|among [people|manager|level] {group} [has]", "how wide is [span] [of] {group}", "{group} [average|median] span [of_control]", "[average|median] span [of_control] {group}", "how many [direct] report|people does {group} has|manage|lead [on_average]", "[average|median|typical] [number] [of] [direct] report [of|for|per] {group} [has]", "[number] of [direct] report of|for {group}", "how many people does [average] {group} manage|lead", "what span does {group} has", "[direct] report per {group}",
	}, build: func(u *understood) (string, string) {
		where, words := u.group(aGroup)
		if u.failed {
			return "", ""
		}
		return spanReport, "span of control of " + words + u.filter(where)
	}},
	{view: Spans, example: "span of control of {person}", shapes: []string{
		"[what|show|how] [is] [big|wide|large] span [of_control] [is] [of|for|does] {person} [has]", "how wide is {person} [span]", "{person} span [of_control]", "what span [of_control] does {person} has",
		"how many [direct|total|indirect] report|people|direct_reports|members does|has|is {person} has|manage|lead|got|run|oversee", "how many people [directly] report to {person}", "how many [direct] report has {person}", "number|count of [direct] report of|for {person}", "how big|large is {person} team|organization|span|group|department", "[size|headcount] of {person} team|organization|group|department", "{person} team|organization size|headcount", "how many report to {person}", "team|organization size of {person}", "how many people is in|on {person} team",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		return spanReport, "span of control of " + p.Name() + u.filter(filter{"ref": []string{p.Ref()}})
	}},
	{view: Spans, example: "span of control", shapes: []string{"[what|show|how] [is] [big|wide] [average|median|typical|overall] span [of_control] [of|across|in|over|for] [organization|everyone|manager|people]", "average|median|typical number of [direct] report [per|of|a] [manager]", "average|median|typical team size|width", "average|typical size of team|membership", "average|median|typical [direct] report [per|of|a] [manager]", "how many [direct] report does [average|typical] manager has [on_average]", "[direct] report per manager", "how many people does [average|typical] manager manage", "spans and layers", "layers and spans", "manager to [ic|employee|report] ratio", "ratio of manager to ics|people|individual_contributors", "how many individual_contributors|ics per manager"},
		build: func(u *understood) (string, string) { return spanReport, "span of control of everybody" + u.filter() }},
	{view: Breakdown, example: "average span by location", shapes: []string{"[average|median] span [of_control] by|per|across {by}", "average [number] [of] [direct] report by|per {by}"}, build: func(u *understood) (string, string) {
		by, words := u.dimensions(aBy)
		if u.failed {
			return "", ""
		}
		u.set("by", by)
		return breakdownBy, "mean span of managers by " + words + u.filter()
	}},
	{view: Path, example: "how are {person} and {other} connected", whole: true, shapes: []string{
		"[how] is|does|can {person} and|to|with {other} connect|relate|linked [in|by|through] [organization|chart|hierarchy]", "how is|does {person} connect|relate|linked to|with|and {other}", "[what|show|find] [is] [shortest|reporting] path|way|connection|link|relationship|route|relation|line [reporting] between {person} and {other}", "[what|show|find] [is] [shortest|reporting] path|way|route|connection|line from {person} to {other}", "[who|what] [is] [closest|lowest|first|nearest] common|shared manager|ancestor of|for|between {person} and {other}", "who|what connect {person} and|with|to {other}", "path|connection|link {person} {other}", "who is [common|shared] manager {person} and {other} [share|common]", "where does {person} and {other} meet", "who does {person} and {other} both report to", "how close|far is|apart [is] {person} and|to|from {other} [apart]", "who manage both {person} and {other}", "{person} to|and {other}",
	}, build: func(u *understood) (string, string) {
		p, o := u.person(aPerson), u.person(other)
		if u.failed {
			return "", ""
		}
		u.set("from", p.Ref())
		u.set("to", o.Ref())
		return pathBetween, fmt.Sprintf("how %s and %s are connected by reporting lines", p.Name(), o.Name())
	}},
	{view: Chart, example: "chain from {person} to the top", also: []string{"who does {person} report to", "manager of {person}"}, whole: true, shapes: []string{
		"[what|who|show|list|which] [is] [in] [full|whole|complete] [management|reporting|manager] chain|line|path|lines|route|chain_of_command|hierarchy [from|of|for|above|over] {person} [up] [to] [top|ceo|root|head]", "[what|show|list] [is] [full] {person} [whole|full|complete] [management|reporting|manager] chain|line|hierarchy|reporting_line [of_command] [up] [to] [top|ceo]", "who does|is {person} [directly|currently] report [directly] [to]", "to who does {person} report", "who is {person} [direct|line|current] manager", "{person} [direct|line] manager", "[who|what|show|list|name] [is] [all] [direct|line] manager of|for {person} [up] [to] [top]", "who is [all] above|over {person} [in] [organization|chart|hierarchy]", "who manage|lead {person}", "who is {person} manage by", "{person} to the top|ceo", "all manager of|above {person}", "who is responsible for {person}", "everyone above {person}", "[who] [is] skip level manager of {person}", "{person} [skip] [level] manager manager", "{person} skip level [manager]", "how far is {person} from the top|ceo", "how many layer|level is [there] between {person} and the top|ceo", "[on|at|in] which|what layer is {person} [on|at|in]", "{person} layer|depth", "who does {person} answer to", "path from {person} to the top|ceo|root", "how does i|we|one|you get from {person} to top|ceo|root", "{person} report to who", "{person} is manage by who", "who is in charge of {person}",
	}, build: func(u *understood) (string, string) {
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		u.set("person", p.Ref())
		return chainOf, fmt.Sprintf("whom %s reports to, up to the top", p.Name())
	}},
	{view: Chart, example: "org chart of {person}", whole: true, shapes: []string{
		"[show|draw|display|see] [organization] chart|tree|organization_chart|hierarchy|structure of|under|for|below|from|around {person} [team|organization]", "{person} [team|organization] chart|tree|organization_chart|hierarchy|structure", "[show|draw|display|see] [organization] chart|tree|organization_chart|hierarchy|structure|organization_tree [of] [organization|everyone]", "what|how does organization chart|structure|hierarchy look [like]", "how is we|organization organized|organised|structured", "[show|draw] organizational chart",
	}, build: func(u *understood) (string, string) {
		if u.said(aPerson) == "" {
			return chartUnder, "the organization chart from the top"
		}
		p := u.person(aPerson)
		if u.failed {
			return "", ""
		}
		u.set("root", p.Ref())
		return chartUnder, "the organization chart under " + p.Name()
	}},
	{view: People, example: "who is at the top", whole: true, shapes: []string{"who is at|on [very] top [of] [organization] [chart|hierarchy]", "who is|lead|run|head ceo|boss|top|head|president|organization|everyone [person|manager] [of] [organization|everyone] [chart|hierarchy]", "who report to nobody|no_one|no_body", "who does not report to someone", "[who] [has] no|without manager", "people|who without manager", "who has nobody above [them]", "who does not has [a] manager", "top|root of [organization] [chart|hierarchy]", "roots", "ceo"},
		build: func(u *understood) (string, string) {
			return listPeople, "people at the top, who report to nobody" + u.filter(filter{"depth": filter{"max": 1}})
		}},
}
