// Who is below one person, as an outline, with the open seats?
// :param day => date()
// :param person => 'person/aoi-shiradani'
WITH coalesce($day, date()) AS day
MATCH path = (:Person {id: $person}) (()<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-())+ (seat)
WITH day, seat, length(path) AS steps, [n IN nodes(path) | n.id] AS way
OPTIONAL MATCH (seat)-[h:HAS_JOB WHERE coalesce(h.since <= day, true) AND coalesce(h.until > day, true)]->(job)
OPTIONAL MATCH (seat)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(l)-[:ON]->()
WITH seat, steps, way, job, l ORDER BY way
RETURN steps, seat.id AS id, seat.name AS name, coalesce(job.title, seat.title) AS title, l.code AS level,
  way[-2] AS manager, seat:Opening AS open;
