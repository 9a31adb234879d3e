package store

import "rung/org"

// encodeLadder returns a ladder with its tracks, competencies, levels and criteria. People at a level are not
// part of it: saving a ladder again leaves them where they are.
func encodeLadder(r *org.LadderRecord) Graph {
	var g Graph
	var p Properties
	p.text("name", r.Name)
	p.text("source", r.Source)
	p.text("summary", r.Summary)
	g.node(Ladder, r.ID, p)
	for i, t := range r.Tracks {
		var p Properties
		p.text("name", t.Name)
		p.text("kind", string(t.Kind))
		p.text("summary", t.Summary)
		g.node(Track, t.ID, p)
		g.relate(Of, t.ID, r.ID, order(i))
	}
	for i, c := range r.Competencies {
		var p Properties
		p.text("name", c.Name)
		p.text("summary", c.Summary)
		g.node(Competency, c.ID, p)
		g.relate(Of, c.ID, r.ID, order(i))
	}
	for i := range r.Levels {
		g.level(&r.Levels[i], i)
	}
	return g
}

func (g *Graph) level(l *org.LevelRecord, place int) {
	var p Properties
	p.text("code", l.Code)
	p.text("title", l.Title)
	p.list("aliases", l.Aliases)
	p.add("rank", IntValue(l.Rank))
	p.add("bandLow", IntValue(l.Bands.Low))
	p.add("bandHigh", IntValue(l.Bands.High))
	p.text("summary", l.Summary)
	p.text("experience", l.Experience)
	scope := make([]string, len(l.Scope))
	for i, s := range l.Scope {
		scope[i] = joinPair(s.Name, s.Value)
	}
	p.list("scope", scope)
	g.node(Level, l.ID, p)
	g.relate(On, l.ID, l.Track, order(place))
	for i, to := range l.Mentors {
		g.relate(MentorsLevel, l.ID, to, order(i))
	}
	for i, to := range l.Next {
		g.relate(Next, l.ID, to, order(i))
	}
	n := 0
	for _, e := range l.Expectations {
		for _, c := range e.Criteria {
			var p Properties
			p.text("text", c.Text)
			g.node(Criterion, c.ID, p)
			g.relate(At, c.ID, l.ID, order(n))
			g.relate(For, c.ID, e.Competency, nil)
			n++
		}
	}
}

// order says a place in a list; the first is 1.
func order(i int) Properties { return Properties{{"order", IntValue(i + 1)}} }
