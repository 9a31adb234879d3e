// What is below one person: people, managers, layers, open seats, and the mean span of the managers, the person included?
// :param day => date()
// :param person => 'person/aoi-shiradani'
WITH coalesce($day, date()) AS day
MATCH (p:Person {id: $person})
WHERE EXISTS { (p)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
MATCH path = (p) (()<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-()){0,} (seat)
WITH p, seat, length(path) AS steps,
  CASE WHEN seat:Person THEN COUNT { (seat)<-[d:REPORTS_TO WHERE coalesce(d.since <= day, true) AND coalesce(d.until > day, true)]-(:Person) } ELSE 0 END AS direct
RETURN p.id AS id, p.name AS name,
  sum(CASE WHEN steps = 0 THEN direct ELSE 0 END) AS direct,
  count(CASE WHEN steps > 0 AND seat:Person THEN 1 END) AS total,
  count(CASE WHEN steps > 0 AND direct > 0 THEN 1 END) AS managers,
  count(CASE WHEN steps > 0 AND seat:Person AND direct = 0 THEN 1 END) AS individualContributors,
  max(CASE WHEN seat:Person THEN steps END) AS layers,
  count(CASE WHEN seat:Opening THEN 1 END) AS openings,
  avg(CASE WHEN direct > 0 THEN direct END) AS meanSpan;
