// Who has no level, and who reports to an open seat?
// :param day => date()
WITH coalesce($day, date()) AS day
CALL (day) {
  MATCH (p:Person)
  WHERE EXISTS { (p)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
    AND NOT EXISTS { (p)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(:Level)-[:ON]->(:Track) }
  WITH p ORDER BY p.id
  WITH collect(p) AS people
  WHERE size(people) > 0
  RETURN 'NO_LEVEL' AS finding, people, null AS seat
UNION ALL
  MATCH (p:Person)-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->(open:Opening)
  WITH open, p ORDER BY p.id
  WITH open, collect(p) AS people
  RETURN 'OPEN_MANAGER' AS finding, people, open.title AS seat
}
RETURN finding, [p IN people | p.id] AS ids, [p IN people | p.name] AS names, seat
ORDER BY finding, ids;
