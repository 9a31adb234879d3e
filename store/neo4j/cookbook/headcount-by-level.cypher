// How many people are at each level and on each track?
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (o:Organization {id: 'organization'})
MATCH (p:Person)
WHERE EXISTS { (p)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
OPTIONAL MATCH (p)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(l:Level)-[on:ON]->(track:Track)-[:OF]->(ladder:Ladder)
OPTIONAL MATCH (p)-[h:HAS_JOB WHERE coalesce(h.since <= day, true) AND coalesce(h.until > day, true)]->(job)
WITH o, ladder, l, track, on.order AS place, count(*) AS headcount, sum(coalesce(job.fte, 1.0)) AS fte
ORDER BY l IS NULL, ladder.id <> o.homeLadder, ladder.id, l.rank, place
RETURN ladder.name AS ladder, l.code AS level, l.title AS title, track.kind AS track, headcount, fte;
