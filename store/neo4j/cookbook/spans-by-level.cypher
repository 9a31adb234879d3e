// What is the span of control at each level? Means are over those with reports.
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (o:Organization {id: 'organization'})
MATCH (p:Person)
WHERE EXISTS { (p)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
OPTIONAL MATCH (p)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(l:Level)-[on:ON]->(:Track)-[:OF]->(ladder:Ladder)
WITH o, ladder, l, on.order AS place, COUNT { (p)<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-(:Person) } AS direct
WITH o, ladder, l, place, count(*) AS headcount, count(CASE WHEN direct > 0 THEN 1 END) AS managers,
  avg(CASE WHEN direct > 0 THEN direct END) AS mean,
  percentileCont(CASE WHEN direct > 0 THEN direct END, 0.5) AS median,
  max(direct) AS max
ORDER BY l IS NULL, ladder.id <> o.homeLadder, ladder.id, l.rank, place
RETURN ladder.name AS ladder, l.code AS level, l.title AS title, headcount, managers, mean, median, max;
