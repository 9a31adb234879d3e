// Who is more senior than their manager, and who is at the same level? The report first, then the manager.
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (p:Person)-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->(manager:Person)
MATCH (p)-[a:AT_LEVEL WHERE coalesce(a.since <= day, true) AND coalesce(a.until > day, true)]->(held:Level)-[:ON]->(:Track)
MATCH (manager)-[b:AT_LEVEL WHERE coalesce(b.since <= day, true) AND coalesce(b.until > day, true)]->(above:Level)-[:ON]->(:Track)
WHERE held = above OR held.bandLow > above.bandLow
RETURN CASE WHEN held = above THEN 'SAME_LEVEL_MANAGER' ELSE 'LEVEL_INVERSION' END AS finding,
  [p.id, manager.id] AS ids, [p.name, manager.name] AS names, held.code AS level, above.code AS managersLevel
ORDER BY finding, ids;
