// Who holds a level, and since when?
// :param day => date()
// :param level => 'level/abtion/L4'
WITH coalesce($day, date()) AS day
MATCH (:Level {id: $level})<-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]-(p:Person)
OPTIONAL MATCH (p)-[h:HAS_JOB WHERE coalesce(h.since <= day, true) AND coalesce(h.until > day, true)]->(job)
RETURN p.id AS id, p.name AS name, job.title AS title, at.since AS since
ORDER BY id;
