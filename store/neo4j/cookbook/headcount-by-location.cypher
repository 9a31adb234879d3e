// How many people work where? Places are as they are written.
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (p:Person)
WHERE EXISTS { (p)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
OPTIONAL MATCH (p)-[h:HAS_JOB WHERE coalesce(h.since <= day, true) AND coalesce(h.until > day, true)]->(job)
RETURN job.location AS location, count(*) AS headcount, sum(coalesce(job.fte, 1.0)) AS fte
ORDER BY location IS NULL, headcount DESC, location;
