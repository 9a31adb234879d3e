// Who cannot mentor toward a level, and why? Everybody counts under the first rule that applies; null is who can.
// :param day => date()
// :param toward => 'level/abtion/L4'
// :param mentee => null
WITH coalesce($day, date()) AS day
MATCH (goal:Level {id: $toward})-[:ON]->(:Track)-[:OF]->(ladder:Ladder)
OPTIONAL MATCH (mentee:Person {id: $mentee})
MATCH (p:Person)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->()
OPTIONAL MATCH (p)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(l:Level)-[:ON]->(:Track)-[:OF]->(its:Ladder)
WITH CASE
  WHEN p = mentee THEN 'SELF'
  WHEN l IS NULL THEN 'NO_LEVEL'
  WHEN CASE WHEN its = ladder THEN l.rank < goal.rank ELSE l.bandLow < goal.bandLow END THEN 'BELOW_LEVEL'
  WHEN EXISTS { (p) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->())+ (mentee) }
    OR EXISTS { (mentee) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->())+ (p) } THEN 'MANAGEMENT_LINE'
  WHEN EXISTS { (p)-[m:MENTORS WHERE coalesce(m.since <= day, true) AND coalesce(m.until > day, true)]->(mentee) } THEN 'ALREADY_MENTORS'
  WHEN p.mentoringOpen = false THEN 'NOT_OPEN'
  WHEN COUNT { (p)-[m:MENTORS WHERE coalesce(m.since <= day, true) AND coalesce(m.until > day, true)]->(:Person) } >= coalesce(p.mentoringCapacity, 2) THEN 'NO_CAPACITY'
  WHEN e.until <= day + duration({days: 91}) THEN 'LEAVING'
END AS rule
WITH rule, count(*) AS headcount
RETURN rule, headcount
ORDER BY [x IN ['SELF', 'NO_LEVEL', 'BELOW_LEVEL', 'MANAGEMENT_LINE', 'ALREADY_MENTORS', 'NOT_OPEN', 'NO_CAPACITY', 'LEAVING'] WHERE x = rule] = [], 
  headcount DESC, rule;
