// Who reports to the same seat as somebody?
// :param day => date()
// :param person => 'person/aoi-shiradani'
WITH coalesce($day, date()) AS day
MATCH (p:Person {id: $person})-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->(seat)
MATCH (seat)<-[s:REPORTS_TO WHERE coalesce(s.since <= day, true) AND coalesce(s.until > day, true)]-(peer:Person)
WHERE peer <> p
OPTIONAL MATCH (peer)-[h:HAS_JOB WHERE coalesce(h.since <= day, true) AND coalesce(h.until > day, true)]->(job)
OPTIONAL MATCH (peer)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(l)-[:ON]->()
RETURN peer.id AS id, peer.name AS name, job.title AS title, l.code AS level
ORDER BY id;
