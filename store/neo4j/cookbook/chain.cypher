// Whom does somebody report to, up to the top? Open seats on the way are shown.
// :param day => date()
// :param person => 'person/aoi-shiradani'
WITH coalesce($day, date()) AS day
MATCH path = (:Person {id: $person}) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->())+ (seat)
OPTIONAL MATCH (seat)-[h:HAS_JOB WHERE coalesce(h.since <= day, true) AND coalesce(h.until > day, true)]->(job)
RETURN length(path) AS steps, seat.id AS id, seat.name AS name, coalesce(job.title, seat.title) AS title, seat:Opening AS open
ORDER BY steps;
