package ask

import (
	"fmt"
	"slices"
	"strings"

	"rung/org"
)

// modifier is what may stand beside a question and narrows whom it is about: "in Berlin", "open to mentoring".
type modifier struct {
	shapes []string
	build  func(u *understood) (where filter, words string)
	parsed []shape
}

// modifiers are tried in this order.
var modifiers = []modifier{
	{shapes: []string{"[who|that] [is] [people] [work] [based] in|at|from|within|inside|of|for {place} [office|site|location]", "whose location is {place}", "with location {place}"}, build: func(u *understood) (filter, string) {
		at := u.slots[aPlace]
		var places []string
		for _, said := range listed(u.said(aPlace)) {
			written, ok := u.names.location(said)
			if !ok || at.to-at.from > longestSlot {
				u.fail()
			}
			places = append(places, written)
		}
		if len(places) == 1 {
			return filter{"location": filter{"eq": places[0]}}, " in " + places[0]
		}
		return filter{"location": filter{"in": places}}, " in " + strings.Join(places, " or ")
	}},
	{shapes: []string{"[who|that] [is] [people] [work] in|on|from|within|of|inside|for [team] {team} [team|department|group|squad|unit]", "in|of|from the department|group|unit {team}"}, build: func(u *understood) (filter, string) {
		if said := org.Fold(u.said(aTeam)); u.q[0].folded == "of" && (said == "people" || said == "everyone" || said == "managers") {
			u.fail() // "of people" is of nobody's team, even where one is called so
		}
		t := u.team(aTeam)
		return filter{"team": []string{short(t.ID)}}, " in the team " + t.Name
	}},
	{shapes: []string{"on|in|within|of|from|at [ladder] {ladder} [ladder|framework]", "on|in|within|of {ladder} ladder|framework"}, build: func(u *understood) (filter, string) {
		l := u.ladder(aLadder)
		return filter{"ladder": []string{short(l.ID)}}, " on the " + l.Name + " ladder"
	}},
	{shapes: []string{"[who|that] [is|people|everyone] [work|report] [directly|indirectly] under|below|beneath [everyone] {person}", "[people|everyone] in|within|of|from|for|across {person} organization|subtree|tree|area|reporting_line|branch|part", "in|within the organization|subtree|tree|branch|area of|under {person}", "in|within the subtree below|under {person}"}, build: func(u *understood) (filter, string) {
		p := u.person(aPerson)
		if u.failed {
			return nil, ""
		}
		return filter{"under": p.Ref()}, " under " + p.Name()
	}},
	{shapes: []string{"who|that report [directly] to {person}", "report [directly] to {person}", "in|on|of|from {person} team", "managed by {person}", "who|that is managed by {person}"}, build: func(u *understood) (filter, string) {
		p := u.person(aPerson)
		if u.failed {
			return nil, ""
		}
		return filter{"manager": p.Ref()}, " who report to " + p.Name()
	}},
	{shapes: []string{"in|of|for|on|from|within {person}"}, build: func(u *understood) (filter, string) {
		p := u.person(aPerson)
		if u.failed {
			return nil, ""
		}
		return filter{"under": p.Ref()}, " under " + p.Name()
	}},
	{shapes: []string{"[who|that] is|has|been|with [at|on|in] [level|levels] {group}", "at|on|of|who|with [level|levels] {group} [level]", "[who|that] hold [level|levels] {group}"}, build: func(u *understood) (filter, string) {
		where, words := u.atLevels(aGroup)
		return where, " at " + words
	}},
	{shapes: []string{"[of|for|among] [people|everyone|those] [who|that] [is] above|over|beyond [level] {level}"}, build: func(u *understood) (filter, string) { return u.beyond("atLeast", "above") }},
	{shapes: []string{"[of|for|among] [people|everyone|those] [who|that] [is] below|under [level] {level}"}, build: func(u *understood) (filter, string) { return u.beyond("atMost", "below") }},
	{shapes: []string{"[who|that] is|has [open|available|willing|ready|free|happy] to|for mentoring|mentor", "[who|that] open|available|willing|ready|free|happy|able to|for|as|to_be|to_become mentoring|mentor", "who|that can|wants mentor", "who|that mentor [others|people|someone]", "who|that wants to mentor|be_a_mentor", "who|that is mentoring_open"}, build: func(*understood) (filter, string) {
		return filter{"mentoringOpen": true}, " open to mentoring"
	}},
	{shapes: []string{"[who|that] has|with|manage|lead [no|zero] no|without|zero [direct] report|people", "without [direct] report", "who|that manage no_one|nobody", "who|that does not manage|lead [someone|people]", "who|that has nobody report [to] [them]"}, build: func(*understood) (filter, string) {
		return filter{"direct": filter{"max": 0}}, " without direct reports"
	}},
	spanned("more_than|over|above|greater_than|upwards_of|in_excess_of {number}", "more than %d", func(n int) filter { return filter{"min": n + 1} }),
	spanned("at_least|minimum|minimum_of|no_fewer_than|not_fewer_than {number}", "at least %d", func(n int) filter { return filter{"min": n} }),
	spanned("{number} or_more|or_above|and_above|plus|or_higher", "at least %d", func(n int) filter { return filter{"min": n} }),
	spanned("fewer_than|under|below {number}", "1 to %d", func(n int) filter { return filter{"min": 1, "max": max(n-1, 1)} }),
	spanned("at_most|up_to|no_more_than|not_more_than|maximum {number}", "1 to %d", func(n int) filter { return filter{"min": 1, "max": n} }),
	spanned("{number} or_fewer", "1 to %d", func(n int) filter { return filter{"min": 1, "max": n} }),
	spanned("[exactly|only|just|precisely] {number}", "exactly %d", func(n int) filter { return filter{"min": n, "max": n} }),
	{shapes: []string{"[who|that] has|with|manage|lead [between|from] {number} and|to {number2} [direct] report|people"}, build: func(u *understood) (filter, string) {
		a, b := u.number(aNumber), u.number(number2)
		if a > b {
			u.fail()
		}
		return filter{"direct": filter{"min": a, "max": b}}, fmt.Sprintf(" with %d to %d direct reports", a, b)
	}},
	{shapes: []string{"[who|that] [has] [been] [at|on|in|there] [it|that|this|the_same|same|their] [level] for|longer|over|more [for] [over|more|longer] [than] {duration}", "[who|that] [has] [been] [at|in|on] [it|their|same|that] [level] since|before {day}", "[who|that] with|has|spent [for] more|longer|over [than] {duration} at|in|on [their|the|that|same|this] level|it|grade|rank"}, build: func(u *understood) (filter, string) {
		if u.said(aDay) != "" {
			d := u.day(aDay)
			return filter{"levelSince": filter{"until": (d + 1).String()}}, ", at their level since " + d.String() + " or longer"
		}
		since, words := u.ago(aDuration)
		return filter{"levelSince": filter{"until": since.String()}}, ", at their level longer than " + words
	}},
	{shapes: []string{"[who|that] [has|is] [been|work] here|employed|with_us|in_the_organization|with_the_organization|at_the_organization for|longer|over|more [over|more|longer] [than] {duration}", "[who|that] [has] with [a] tenure of|over|above [more|over] [than] {duration}", "with more_than|over {duration} [of] tenure|service"}, build: func(u *understood) (filter, string) {
		since, words := u.ago(aDuration)
		return filter{"started": filter{"until": since.String()}}, ", here longer than " + words
	}},
	{shapes: []string{"[who|that] [is] [new|join|start|hire] less|fewer_than|under {duration} ago", "[who|that] [has] [been] here|employed|with_us [for] less|fewer_than|under {duration}"}, build: func(u *understood) (filter, string) {
		since, words := u.ago(aDuration)
		return filter{"started": filter{"from": since.String()}}, ", here less than " + words
	}},
	{shapes: []string{"[who|that] [is|has|we] join|start|hire|arrived|employed [with] {period}", "[who|that] [is|has] join|start|hire|employed [on|in|as] before {day}"}, build: func(u *understood) (filter, string) {
		if u.said(aDay) != "" {
			d := u.day(aDay)
			return filter{"started": filter{"until": d.String()}}, ", here since before " + d.String()
		}
		p := u.period(aPeriod)
		return filter{"started": filter{"from": p.from.String(), "until": p.until.String()}}, fmt.Sprintf(" who started from %s to %s", p.from, p.until-1)
	}},
	{shapes: []string{"[who|that] [is] on|in|of management|managerial|people_management|people_manager track", "[who|that] [is] on|in the track management"}, build: func(*understood) (filter, string) {
		return filter{"track": []string{"MANAGEMENT"}}, " on a management track"
	}},
	{shapes: []string{"[who|that] [is] on|in|of ic|individual_contributor|individual|specialist track"}, build: func(*understood) (filter, string) {
		return filter{"track": []string{"INDIVIDUAL_CONTRIBUTOR"}}, " on a track of individual contributors"
	}},
	{shapes: []string{"[who|that] [is] in|from|on the time_zone|timezone {zone}", "[who|that] [is] in|from|on {zone} time_zone|timezone|time"}, build: func(u *understood) (filter, string) {
		zone := strings.ReplaceAll(u.said(aZone), " ", "_")
		if !u.lookup() || !slices.ContainsFunc(u.names.zones, func(z string) bool { return strings.Contains(org.Fold(z), org.Fold(zone)) }) {
			u.fail()
		}
		return filter{"timeZone": filter{"contains": zone}}, " in a time zone with “" + zone + "”"
	}},
	{shapes: []string{"[who|that] [has|is] with|has [job] title [of|like|containing] {title}", "titled {title}", "whose [job] title is|has|contains {title}"}, build: func(u *understood) (filter, string) {
		title := u.said(aTitle)
		if !u.lookup() || !u.titled(title) {
			u.fail()
		}
		return filter{"title": filter{"contains": title}}, fmt.Sprintf(" whose title has “%s”", title)
	}},
	{shapes: []string{"[who|that] [is] called|named {title}", "whose name is|has|contains|starts_with {title}", "with name {title}"}, build: func(u *understood) (filter, string) {
		name := u.said(aTitle)
		if !u.lookup() || len(people(u.s, name)) == 0 {
			u.fail()
		}
		return filter{"name": filter{"contains": name}}, fmt.Sprintf(" whose name has “%s”", name)
	}},
	{shapes: []string{"[who|that] has|with no|without level", "without level", "who is not levelled"}, build: func(*understood) (filter, string) {
		return filter{"level": filter{"isNull": true}}, " without a level"
	}},
}

// spanned is a modifier by direct reports.
func spanned(shape, words string, span func(n int) filter) modifier {
	return modifier{shapes: []string{
		"[who|that|which] [has|with|manage|lead] " + shape + " [direct] report",
		"[who|that|which] has|manage|lead " + shape + " [direct] report|people",
		"[who|that|which] [only|just|exactly] has|manage|lead " + shape + " [direct] report|people [only]",
	}, build: func(u *understood) (filter, string) {
		n := u.number(aNumber)
		direct := span(n)
		u.order = []filter{{"field": "DIRECT", "direction": "DESC"}}
		if most, ok := direct["max"].(int); ok {
			n = most
		}
		said := fmt.Sprintf(" with "+words+" direct reports", n)
		if n == 1 {
			said = strings.Replace(strings.TrimSuffix(said, "s"), "1 to 1", "exactly 1", 1)
		}
		return filter{"direct": direct}, said
	}}
}

// notSays are what turns a modifier into its opposite.
var notSays = map[string]string{"not": "", "outside": "in", "except": "", "excluding": "", "without": "", "aren't": "", "isn't": ""}

// modified reads a whole part of a question as one modifier, or as the opposite of one.
func (in *reading) modified(q []token, from, to int) (selected, bool) {
	key := text(q, span{from, to})
	if known, ok := in.modifiers[key]; ok {
		return known, known.words != ""
	}
	part := q[from:to]
	found := in.modifier(part)
	for at := 0; at < min(3, len(part)-1) && found.words == ""; at++ {
		instead, ok := notSays[part[at].folded]
		if !ok {
			continue
		}
		rest := append(slices.Clone(part[:at]), part[at+1:]...)
		if instead != "" {
			rest = append([]token{{instead, instead, meanings(instead)}}, rest...)
		}
		if one := in.modifier(rest); one.words != "" {
			found = selected{where: filter{"not": one.where}, words: ", not " + strings.TrimLeft(one.words, ", ")}
		}
	}
	in.modifiers[key] = found
	return found, found.words != ""
}

// modifier returns what a part of a question selects as a whole; without words where it does not.
func (in *reading) modifier(part []token) (found selected) {
	has := wordsIn(part)
	for i := range modifiers {
		m := &modifiers[i]
		for _, shape := range m.parsed {
			if !shape.possible(has) {
				continue
			}
			fit(shape, part, &in.steps, func(slots map[slot]span) bool {
				u := &understood{reading: in, q: part, slots: slots, quiet: true}
				where, words := m.build(u)
				if u.failed {
					return in.work > 0
				}
				found = selected{where: where, words: words, order: u.order}
				return false
			})
			if found.words != "" {
				return found
			}
		}
	}
	return found
}

// selected is what modifiers select.
type selected struct {
	where filter
	words string
	order []filter
}

// and returns what both select.
func (s selected) and(t selected) selected {
	out := selected{where: allOf(s.where, t.where), words: s.words + t.words, order: s.order}
	if out.order == nil {
		out.order = t.order
	}
	return out
}

// allOf returns the filter that holds where all do; nil where none is a condition.
func allOf(conditions ...filter) filter {
	var all []filter
	for _, c := range conditions {
		if inner, ok := c["and"].([]filter); ok && len(c) == 1 {
			all = append(all, inner...)
		} else if len(c) > 0 {
			all = append(all, c)
		}
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return filter{"and": all}
}

// group returns a filter for the people of a slot, and says it in words: everybody, those of a kind, those at levels, or
// those whose title it is.
func (u *understood) group(s slot) (filter, string) {
	said := strings.TrimPrefix(org.Fold(u.said(s)), "all ")
	if u.failed || said == "" {
		u.fail()
		return nil, ""
	}
	switch said {
	case "everyone", "everybody", "people", "all", "employees", "anyone", "persons", "folks", "team members", "the organization", "the company", "organization", "company":
		return filter{}, "people"
	case "manager", "managers", "people managers", "people manager", "line managers":
		return filter{"direct": filter{"min": 1}}, "people managers"
	case "ics", "ic", "individual contributors", "individual contributor", "non-managers", "non managers":
		return filter{"managerialLevel": []string{"INDIVIDUAL_CONTRIBUTOR"}}, "individual contributors"
	case "executives", "execs", "top managers", "executive":
		return filter{"managerialLevel": []string{"EXECUTIVE"}}, "executives"
	}
	if where, words, ok := u.levelsIn(s); ok {
		return where, "people at " + words
	}
	title := u.said(s)
	if word, isPlural := strings.CutSuffix(title, "s"); isPlural {
		title = word
	}
	if u.titled(title) {
		return filter{"title": filter{"contains": title}}, fmt.Sprintf("people whose title has “%s”", title)
	}
	u.fail()
	return nil, ""
}

// atLevels is levelsIn, and fails where a slot names no levels.
func (u *understood) atLevels(s slot) (filter, string) {
	where, words, ok := u.levelsIn(s)
	if !ok {
		u.fail()
	}
	return where, words
}

// levelsIn returns a filter for the levels that a slot names: one or several, or one and those above or below it.
func (u *understood) levelsIn(s slot) (where filter, said string, ok bool) {
	words := folded(u.q[u.slots[s].from:u.slots[s].to])
	if n := len(words); n > 1 && oneOf(words[n-1], "people|employees|colleagues") {
		words = words[:n-1]
	}
	for _, edge := range []struct{ words, key, said string }{
		{"above|higher|up|upward|upwards|over", "atLeast", "or above"}, {"below|lower|down", "atMost", "or below"},
	} {
		if n := len(words); n > 2 && oneOf(words[n-2], "and|or") && oneOf(words[n-1], edge.words) {
			return u.levelEdge(strings.Join(words[:n-2], " "), edge.key, edge.said)
		}
	}
	if len(words) > 2 && words[0] == "at" && (words[1] == "least" || words[1] == "most") {
		words = words[1:]
	}
	if len(words) > 1 && (words[0] == "least" || words[0] == "minimum") {
		return u.levelEdge(strings.Join(words[1:], " "), "atLeast", "or above")
	}
	if len(words) > 1 && words[0] == "most" {
		return u.levelEdge(strings.Join(words[1:], " "), "atMost", "or below")
	}
	var found []*org.LevelRecord
	for _, part := range listed(text(u.q, span{u.slots[s].from, u.slots[s].from + len(words)})) {
		levels := u.levels(part)
		if len(levels) == 0 {
			return nil, "", false
		}
		found = append(found, levels...)
	}
	var ids, names []string
	for _, l := range found {
		if !slices.Contains(ids, l.ID) {
			ids = append(ids, l.ID)
			names = append(names, fmt.Sprintf("%s (%s)", called(l), u.names.ladderName(l.ID)))
		}
	}
	return filter{"level": filter{"in": ids}}, strings.Join(names, " or "), true
}

// beyond returns a filter for the levels on one side of the one of a slot, without it.
func (u *understood) beyond(key, words string) (filter, string) {
	l := u.level(aLevel)
	if u.failed {
		return nil, ""
	}
	return filter{"and": []filter{{"level": filter{key: l.ID}}, {"not": filter{"level": filter{"in": []string{l.ID}}}}}}, fmt.Sprintf(" %s %s (%s)", words, called(l), u.names.ladderName(l.ID))
}

// levelEdge returns a filter for a level and those on one side of it.
func (u *understood) levelEdge(said, key, words string) (filter, string, bool) {
	found := u.names.one(u.levels(said))
	if len(found) != 1 {
		return nil, "", false
	}
	return filter{"level": filter{key: found[0].ID}}, fmt.Sprintf("%s (%s) %s", called(found[0]), u.names.ladderName(found[0].ID), words), true
}

func oneOf(word, list string) bool { return slices.Contains(strings.Split(list, "|"), word) }

// listSigns stand between the things of a list.
var listSigns = strings.NewReplacer(", and ", "\n", ", ", "\n", " and ", "\n", " AND ", "\n", " or ", "\n")

// listed takes "L4s, L5s and Senior PMs" apart.
func listed(said string) []string { return strings.Split(listSigns.Replace(said), "\n") }
