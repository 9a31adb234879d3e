package ask

import (
	"fmt"

	"rung/org"
)

var levelRules = []rule{
	{view: Comparison, example: "what changes between {level} and {level2}", also: []string{"compare {level} with {level2}"}, whole: true, shapes: []string{
		"difference|differences|gap|comparison [level] {level} [and] [level] {level2}", "[what|how|which] change [when|if|as] [you|one|someone|i] [going|go|goes|moving|move|stepping|promote] from {level} to {level2}", "what|which|how [things|expectations|competencies|skills|criteria|requirements] change|differ between|from [level] {level} and|to [level] {level2}", "[what|how|which|show|list|explain] [is|does] [change|changes|different|difference|differences|new|gap|step|distinction|things|expectations|delta] [change|is|expected] [between|from] [level] {level} and|to|versus [level] {level2} [differ|compare|compared|different]",
		"compare|contrast|comparing [level] {level} with|to|and|against|versus [level] {level2}", "comparison of|between [level] {level} and|with|to|versus [level] {level2}", "[level] {level} versus|compared_to|compared_with|against|or [level] {level2}", "what is new|different at|in|for [level] {level2} compared|relative [to|with] [level] {level}", "how does [level] {level} differ|compare [from|to|with] [level] {level2}", "how is {level} different from|to|than {level2}", "how does {level} and {level2} differ|compare", "[how|what] [does|do|must|should|can] [i|you|one|someone|they|we|it] [need|take|do|change|learn|show|require] [to] [get|go|move|grow|advance|progress|promote|make_it] [promote] from {level} to {level2}", "[going|moving|promotion|growing|progressing|step|progression|move|jump|transition|path|advancing] from {level} to {level2}", "{level} to {level2}", "{level} and {level2} compared|side_by_side|comparison", "what distinguishes|separates|sets {level} [apart] from|and {level2}", "what does {level2} do that {level} does not", "{level} {level2} comparison|difference",
	}, build: func(u *understood) (string, string) {
		a, b := u.level(aLevel), u.level(level2)
		if u.failed || a.ID == b.ID || u.asOf != org.NoDate {
			u.fail()
			return "", ""
		}
		u.set("from", a.ID)
		u.set("to", b.ID)
		return compareTwo, fmt.Sprintf("what changes between %s, and %s", u.levelWords(a), u.levelWords(b))
	}},
	{view: Level, example: "what does {level} correspond to on the {ladder} ladder", whole: true, shapes: []string{
		"[what|which|how|where] [level|rank] does|is|would [level] {level} correspond|map|equivalent|equal|translate|match|become|be|compare|called|sit|fall [to|with] [to|on|onto|in|at|into] [ladder] {ladder} [ladder|framework|terms|level]", "what is [level] {level} [called|equivalent] [to] on|in|at [ladder] {ladder} [ladder|framework|terms]", "[what|which] [is] [the] [equivalent|equivalents|counterpart|match|correspondence] of|to|for [level] {level} on|in|at|from [ladder] {ladder} [ladder|framework]", "which|what {ladder} level corresponds|maps|matches|is|equals [to|equivalent_to|equivalent|same_as|like] [level] {level}", "[level] {level} on|in|at [ladder] {ladder} [ladder|framework|terms]", "which|what level on|of|in {ladder} [ladder] is|corresponds [like|same_as|equivalent] [to] [level] {level}", "what {level} correspond|is|maps [to] on|in {ladder} [ladder]", "to what [level] does {level} correspond|map on|in|at {ladder} [ladder]", "{ladder} equivalent|counterpart|level of|for|to [level] {level}", "translate|map|convert [level] {level} to|on|onto|into [ladder] {ladder} [ladder]", "{level} equivalent on|in|at {ladder}", "which level of {ladder} [ladder] corresponds|is [to|like] {level}",
	}, build: func(u *understood) (string, string) {
		l, ladder := u.level(aLevel), u.ladder(aLadder)
		if u.failed {
			return "", ""
		}
		if ladder.ID == ladderOf(l.ID) { // "what is expected at L4 on the Abtion ladder"
			u.fail()
			return "", ""
		}
		u.set("level", l.ID)
		return levelOf, fmt.Sprintf("what %s, corresponds to on the %s ladder", u.levelWords(l), ladder.Name)
	}},
	{view: Level, example: "what does {level} correspond to", whole: true, shapes: []string{"[what|which|how] [level] does|is [level] {level} correspond|map|equivalent|equal|translate|comparable|compare [to] [on|in] [other|different] [ladders|ladder]", "[what|which|list] [is] equivalent|counterpart|correspondence of|for|to {level} [on|in] [other] [ladder]", "[what|which] levels is equivalent|comparable|similar to {level}", "{level} equivalents|equivalent|counterparts [on|in] [other] [ladder]", "{level} on other ladders"},
		build: levelRule("what %s, corresponds to on the other ladders")},
	{view: Landing, example: "where would our {group} land on {ladder}", shapes: []string{
		"[where|how|what] can|does|is|if {group} land|fall|map|be|end_up|sit|go|belong|placed|fit|stand|look [if] [placed|up|be] [on|onto|to|in|at|into|with|under] [ladder] {ladder} [ladder|framework]", "if we use|used|adopt|adopted|switch|had [to] {ladder} [ladder] where|how can|does {group} land|be|fall|map", "where on|in {ladder} [ladder] can|does {group} land|be|fall|map", "land|map|place|put|move|translate|convert {group} on|onto|to|into|in [ladder] {ladder} [ladder|framework]", "[landing|mapping|placement] land|map|mapping|placement of {group} on|onto|to|in [ladder] {ladder} [ladder]", "[where|how] can {group} [where|land] land on {ladder} [ladder]", "what [if|would_happen_if] [we|happen] [move|map|place|put|switch] {group} [move|use|be] to|on|onto [ladder] {ladder} [ladder]",
		"[where|how] can|does|is [would] {person} [organization|team] [people|everyone] land|fall|map|be|sit on|onto|to|in {ladder} [ladder]", "[where|how] can|does|is {team} [team] [people] land|fall|map|be|sit on|onto|to|in {ladder} [ladder]", "[where|how] can|does|is people|everyone under|below {person} land|fall|map|be|sit on|onto|to|in {ladder} [ladder]", "[where|how] can|does {place} [office|people] land|fall|map|be on|onto|to|in {ladder} [ladder]", "[where|how] can|does|is people|everyone in|at|on|from {place} land|fall|map|be|sit on|onto|to|in {ladder} [ladder]", "land on [ladder] {ladder} [ladder]", "[what|switch|switching|move|moving] [if] [we|everyone|us] [use|used|adopt|adopted|switch|move|moving|moved|everyone] to|on|in [ladder] {ladder} [ladder|framework]",
	}, build: func(u *understood) (string, string) {
		ladder := u.ladder(aLadder)
		where, words := filter(nil), "people"
		switch {
		case u.said(aGroup) != "":
			where, words = u.group(aGroup)
		case u.said(aTeam) != "":
			t := u.team(aTeam)
			where, words = filter{"team": []string{short(t.ID)}}, "members of the team "+t.Name
		case u.said(aPerson) != "":
			p := u.person(aPerson)
			if u.failed {
				return "", ""
			}
			where, words = filter{"under": p.Ref()}, "everybody under "+p.Name()
		case u.said(aPlace) != "":
			written, ok := u.names.location(u.said(aPlace))
			if !ok {
				u.fail()
			}
			where, words = filter{"location": filter{"eq": written}}, "people in "+written
		}
		if u.failed {
			return "", ""
		}
		u.set("ladder", ladder.ID)
		return landingOn, fmt.Sprintf("where %s would land on the %s ladder%s", words, ladder.Name, u.filter(where))
	}},
	{view: Level, example: "what comes after {level}", whole: true, shapes: []string{
		"what|which|where|list|show [level|levels] [comes|is|comes] [next|step|level|levels|one|right] [step|level] after|next|above|follows|following|beyond [level] [after|to|from|above] [level] {level}", "[what|which|show] [is] next|following|higher [career] [level|step|rung|stage|promotion] after|for|from|to|of|above|up_from [level] {level}", "after|beyond|above {level}", "where can|does {level} lead|go [to|next]", "what|which [level] [level] [comes|is] [right|just|directly] before|below|under|prior_to|previous_to|precedes [level] {level}", "[what|which] [is] previous|preceding|prior|lower level|step to|before|below|of|for {level}", "where can|does [you|one|i|someone|people] go|grow|move [next] from [level] {level}", "[what|show] [is] [career] path|paths|progression|ladder|options|growth from|after|for|of|beyond {level}", "what can|does [an] {level} become|be_promoted_to|grow_into|become_next", "what can [i|one|someone|you] become after|from {level}", "what is promote from {level}", "next|previous level|step [for|of|from|after] {level}", "{level} next level|step", "level|levels above|below|after|before {level}", "what follows [on|from] {level}", "[what|which] [can|is] [be|is] [next|following] level|step for|after|above {level}", "after {level} [comes] what", "[one|1|a] level|step|rung above|below|over|after|before|up_from|down_from {level}", "what does {level} lead to", "promotion from {level}", "successor|successors|predecessor|predecessors [level|levels] [of|to] {level}",
	}, build: levelRule("the levels before and after %s")},
	{view: Level, example: "what is expected at {level}", whole: true, shapes: []string{
		"[what|show|list|which] [is|does] [skill|skills|competencies|competences|criteria|expectations|behaviours|behaviors|requirements] [is|does] expected|required|needed|expect|necessary|demanded|asked at|of|from|for|to_be|in|to_become|with [someone|people|at|on] [at|on] [level] {level} [level]", "[what|show|list|which] [is] expectations|expectation|criteria|requirements|requirement|competencies|competences|skills|responsibilities|responsibility|definition|description|meaning|scope|summary|details|expected|bar|rubric|profile|role at|of|for|to_be|to_become|on|in|from [someone] [at] [level] {level} [level]", "what [skills|competencies|competences|criteria|does] does|do|is|would [i|you|one|we|someone] [level] {level} [level] [does|do|mean|need|needs|require|requires|entail|involve|expect|look_like|has|about|cover] [to] [for] [be|show|do|know] [able] [to] [do]", "what [does|do|is|must|should|can|skills|competencies] [i|you|one|we|someone|it] [need|needs|take|takes|require|has|do|know|show] [to] [be|become|for|reach|at|get|make|get_to] [level] {level} [level]", "what skills|competencies|does does [i|you|we|one] need|has [at|for|on|to] [does] [to] [be|reach|become|get|have|become] [to] {level}", "what does [i|you|we|one] has to does to|for [reach|become|get|be] [to] {level}", "what should|must|can|does {level} [be] [able] [to] do|know|show|demonstrate|need|look_like|has|achieve", "[level] {level} [level] [job] expectations|requirements|criteria|competencies|skills|responsibilities|definition|description|rubric|summary", "describe|explain|define [level] {level} [to]", "what is|makes|does [good] [level] {level} [mean|about]", "about|explain|understand [level] {level}", "tell [about] level {level}", "[level] {level} [level]", "how is {level} defined|described", "what does it take to be {level}", "how do [i|you|we] [become|get|reach|get_to] {level}", "who is {level} supposed to be",
	}, build: levelRule("what is expected at %s")},
	{view: Level, example: "which ladders are there", whole: true, shapes: []string{"[list|show|what|which|how_many] [is] [all|career] ladders|ladder|frameworks [is|does] [there|we|exist] [has|use]", "career ladders|frameworks"},
		build: func(u *understood) (string, string) { return listLadders, "the ladders" }},
	{view: Level, example: "levels on the {ladder} ladder", whole: true, shapes: []string{
		"[what|which|show|list|how_many] [is] [all] levels|level|tracks|rungs|ranks|steps|stages [is|does|there|exist] [there|exist] [on|of|in|at|has] [ladder] {ladder} [ladder|framework] [has]", "[what|which|how_many] levels does {ladder} [ladder] has", "[show|open|describe|explain|what|about] [is] [ladder] {ladder} ladder|framework|career_ladder", "ladder {ladder}", "{ladder} levels|tracks|rungs", "[show|describe|explain] {ladder}", "{ladder}", "[show|what|which|list] [is] level [does|is] [we|there] [has|exist]", "home ladder", "[show|what] [is] [career] framework",
	}, build: func(u *understood) (string, string) {
		id := u.names.facts.Organization.HomeLadder
		if u.said(aLadder) != "" {
			id = u.ladder(aLadder).ID
		}
		l := u.names.facts.Ladder(id)
		if u.failed || l == nil {
			u.fail()
			return "", ""
		}
		u.set("ladder", l.ID)
		return ladderOfLevels, "the levels of the " + l.Name + " ladder"
	}},
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
