// Who can mentor toward a level? Without a mentee the score is of their level, what is expected of it, and free places.
// :param day => date()
// :param toward => 'level/abtion/L4'
WITH coalesce($day, date()) AS day
MATCH (goal:Level {id: $toward})-[:ON]->(track:Track)-[:OF]->(ladder:Ladder)
WITH day, goal, ladder, head(COLLECT { // the level just below the goal
  MATCH (l:Level)-[on:ON]->(t:Track)-[:OF]->(ladder) WHERE l.rank < goal.rank
  RETURN l ORDER BY l.rank DESC, t <> track, on.order LIMIT 1 }) AS below
MATCH (l:Level)-[:ON]->(:Track)-[:OF]->(its:Ladder)
WHERE CASE WHEN its = ladder THEN l.rank >= goal.rank ELSE l.bandLow >= goal.bandLow END
WITH day, below, l, 1.0 - (l.bandLow - goal.bandLow) / 4.0 AS near,
  EXISTS { (l)-[:MENTORS_LEVEL]->(m:Level) WHERE m = below OR m.bandLow <= below.bandHigh AND m.bandHigh >= below.bandLow } AS expected
MATCH (l)<-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]-(p:Person)
MATCH (p)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->()
WHERE coalesce(p.mentoringOpen, true) AND coalesce(e.until > day + duration({days: 91}), true)
WITH p, l, below, CASE WHEN near > 1 THEN 1.0 WHEN near < 0 THEN 0.0 ELSE near END AS near, CASE WHEN expected THEN 1.0 ELSE 0.0 END AS expected,
  coalesce(p.mentoringCapacity, 2) AS capacity, COUNT { (p)-[m:MENTORS WHERE coalesce(m.since <= day, true) AND coalesce(m.until > day, true)]->(:Person) } AS load
WHERE load < capacity
WITH p, l, below, near, expected, capacity - load AS free, toFloat(capacity - load) / capacity AS share
WITH p, l, free, CASE WHEN below IS NULL
  THEN (0.35 * near + 0.1 * share) / 0.45
  ELSE (0.35 * near + 0.25 * expected + 0.1 * share) / 0.7 END AS score
RETURN p.id AS id, p.name AS name, l.code AS level, free, floor(score * 1e12 + 0.5) / 1e12 AS score
ORDER BY score DESC, id;
