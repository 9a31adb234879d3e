// Who can mentor somebody toward a level, and why? Nobody in the mentee's own line; a factor that is not known does not count.
// :param day => date()
// :param mentee => 'person/amos-zahiri'
// :param toward => 'level/abtion/L4'
WITH coalesce($day, date()) AS day
MATCH (mentee:Person {id: $mentee})
WHERE EXISTS { (mentee)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
MATCH (goal:Level {id: $toward})-[:ON]->(track:Track)-[:OF]->(ladder:Ladder)
WITH day, mentee, goal, ladder, head(COLLECT { // the level just below the goal
  MATCH (l:Level)-[on:ON]->(t:Track)-[:OF]->(ladder) WHERE l.rank < goal.rank
  RETURN l ORDER BY l.rank DESC, t <> track, on.order LIMIT 1 }) AS below,
  COLLECT { // the mentee and who is above, nearest first, as far as steps count
    MATCH up = (mentee) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->()){0,8} (seat)
    RETURN seat ORDER BY length(up) } AS line,
  head(COLLECT {
    MATCH (mentee)-[h:HAS_JOB WHERE coalesce(h.since <= day, true) AND coalesce(h.until > day, true)]->(job) WHERE job.timeZone IS NOT NULL
    RETURN datetime({year: day.year, month: day.month, day: day.day, hour: 12, timezone: job.timeZone}).offsetSeconds }) AS home
MATCH (l:Level)-[:ON]->(:Track)-[:OF]->(its:Ladder)
WHERE CASE WHEN its = ladder THEN l.rank >= goal.rank ELSE l.bandLow >= goal.bandLow END
WITH day, mentee, line, home, below, l, 1.0 - (l.bandLow - goal.bandLow) / 4.0 AS near,
  EXISTS { (l)-[:MENTORS_LEVEL]->(m:Level) WHERE m = below OR m.bandLow <= below.bandHigh AND m.bandHigh >= below.bandLow } AS expected
MATCH (l)<-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]-(p:Person)
MATCH (p)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->()
WHERE p <> mentee AND coalesce(p.mentoringOpen, true) AND coalesce(e.until > day + duration({days: 91}), true)
WITH day, mentee, line, home, below, p, l,
  CASE WHEN near > 1 THEN 1.0 WHEN near < 0 THEN 0.0 ELSE near END AS near, CASE WHEN expected THEN 1.0 ELSE 0.0 END AS expected,
  coalesce(p.mentoringCapacity, 2) AS capacity, COUNT { (p)-[m:MENTORS WHERE coalesce(m.since <= day, true) AND coalesce(m.until > day, true)]->(:Person) } AS load
WHERE load < capacity
  AND NOT EXISTS { (p)-[m:MENTORS WHERE coalesce(m.since <= day, true) AND coalesce(m.until > day, true)]->(mentee) }
  AND NOT EXISTS { (p) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->())+ (mentee) }
  AND NOT EXISTS { (mentee) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->())+ (p) }
CALL (day, p, line) { // steps through the common manager
  MATCH up = (p) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->()){0,8} (seat)
  WHERE seat IN line
  RETURN min(length(up) + [i IN range(0, size(line) - 1) WHERE line[i] = seat][0]) AS steps
}
OPTIONAL MATCH (p)-[h:HAS_JOB WHERE coalesce(h.since <= day, true) AND coalesce(h.until > day, true)]->(job)
WITH p, l, below, near, expected, steps, toFloat(capacity - load) / capacity AS free, CASE WHEN job.timeZone IS NOT NULL
  THEN abs(home - datetime({year: day.year, month: day.month, day: day.day, hour: 12, timezone: job.timeZone}).offsetSeconds) / 3600.0 END AS apart
WITH p, l, near, CASE WHEN below IS NOT NULL THEN expected END AS expected,
  CASE WHEN steps < 3 THEN 1.0 WHEN steps < 9 THEN (9 - steps) / 6.0 ELSE 0.0 END AS distance,
  CASE WHEN apart > 12 THEN 24 - apart ELSE apart END AS hours, free
WITH p, l, near, expected, distance, CASE WHEN hours < 8 THEN 1 - hours / 8 WHEN hours IS NOT NULL THEN 0.0 END AS timeZone, free
WITH *, 0.35 * near + coalesce(0.25 * expected, 0) + 0.2 * distance + coalesce(0.1 * timeZone, 0) + 0.1 * free AS sum,
  0.35 + CASE WHEN expected IS NULL THEN 0 ELSE 0.25 END + 0.2 + CASE WHEN timeZone IS NULL THEN 0 ELSE 0.1 END + 0.1 AS weights
RETURN p.id AS id, p.name AS name, l.code AS level, near, expected, distance, timeZone, free, floor(sum / weights * 1e12 + 0.5) / 1e12 AS score
ORDER BY score DESC, id;
