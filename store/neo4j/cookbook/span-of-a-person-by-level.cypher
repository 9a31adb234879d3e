// Which levels do the people below one person hold? Home ladder first, by rank; without a level last.
// :param day => date()
// :param person => 'person/aoi-shiradani'
WITH coalesce($day, date()) AS day
MATCH (o:Organization {id: 'organization'})
MATCH (:Person {id: $person}) (()<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-())+ (p:Person)
OPTIONAL MATCH (p)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(l:Level)-[on:ON]->(:Track)-[:OF]->(ladder:Ladder)
WITH o, ladder, l, on.order AS place, count(*) AS headcount
ORDER BY l IS NULL, ladder.id <> o.homeLadder, ladder.id, l.rank, place
RETURN ladder.name AS ladder, l.code AS level, l.title AS title, headcount;
