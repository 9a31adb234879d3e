// Who cannot mentor toward a level, and why? Everybody counts under the first rule that applies; null: who can.
// :param day => date()
// :param toward => 'level/abtion/L4'
// :param mentee => null
WITH coalesce($day, date()) AS day
MATCH (goal:Level {id: $toward})-[:ON]->(:Track)-[:OF]->(ladder:Ladder)
OPTIONAL MATCH (mentee:Person {id: $mentee})
MATCH (p:Person)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->()
OPTIONAL MATCH (p)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(l:Level)-[:ON]->(:Track)-[:OF]->(its:Ladder)
WITH CASE
  WHEN p = mentee THEN 0
  WHEN l IS NULL THEN 1
  WHEN CASE WHEN its = ladder THEN l.rank < goal.rank ELSE l.bandLow < goal.bandLow END THEN 2
  WHEN EXISTS { (p) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->())+ (mentee) }
    OR EXISTS { (mentee) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->())+ (p) } THEN 3
  WHEN EXISTS { (p)-[m:MENTORS WHERE coalesce(m.since <= day, true) AND coalesce(m.until > day, true)]->(mentee) } THEN 4
  WHEN p.mentoringOpen = false THEN 5
  WHEN COUNT { (p)-[m:MENTORS WHERE coalesce(m.since <= day, true) AND coalesce(m.until > day, true)]->(:Person) } >= coalesce(p.mentoringCapacity, 2) THEN 6
  WHEN e.until <= day + duration({days: 91}) THEN 7
END AS rule
WITH rule, count(*) AS headcount ORDER BY rule
RETURN ['SELF', 'NO_LEVEL', 'BELOW_LEVEL', 'MANAGEMENT_LINE', 'ALREADY_MENTORS', 'NOT_OPEN', 'NO_CAPACITY', 'LEAVING'][rule] AS excludedBy, headcount;
