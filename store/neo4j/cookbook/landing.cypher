// Where would everybody land on another ladder? No "to": the ladder has a gap there; no "level": people without one.
// :param day => date()
// :param ladder => 'ladder/kalsey'
WITH coalesce($day, date()) AS day
MATCH (o:Organization {id: 'organization'}), (other:Ladder {id: $ladder})
MATCH (p:Person)
WHERE EXISTS { (p)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
OPTIONAL MATCH (p)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(l:Level)-[on:ON]->(track:Track)-[:OF]->(ladder:Ladder)
WITH o, other, ladder, l, track, on.order AS place, count(*) AS headcount
WITH o, ladder, l, place, headcount, head(COLLECT {
  MATCH (x:Level)-[xon:ON]->(t:Track)-[:OF]->(other)
  WHERE CASE WHEN ladder = other THEN x = l ELSE x.bandLow <= l.bandLow AND l.bandLow <= x.bandHigh END
  RETURN x ORDER BY t.kind <> track.kind, x.rank, xon.order LIMIT 1 }) AS lands
ORDER BY l IS NULL, ladder.id <> o.homeLadder, ladder.id, l.rank, place
RETURN ladder.name AS ladder, l.code AS level, lands.code AS to, lands.title AS title, headcount;
