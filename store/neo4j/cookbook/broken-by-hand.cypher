// What did somebody write by hand that Rung cannot read or that breaks a rule, on whatever day? No rows: nothing.
CALL () {
  MATCH (n:Person|Employment|Job|Opening|Team|Ladder|Track|Level|Competency|Criterion)
  WHERE n.id IS NULL OR NOT n.id IS :: STRING
  RETURN 'has no id that is a text, and is not read' AS problem, n, null AS r
UNION
  MATCH (n)-[r:REPORTS_TO|DOTTED_TO|EMPLOYED|HAS_JOB|AT_LEVEL|MEMBER_OF|LEADS|PART_OF|MENTORS]->()
  WHERE r.since IS NULL OR NOT r.since IS :: DATE OR NOT r.until IS :: DATE
  RETURN 'has no since, or a since or until that is no date' AS problem, n, r
UNION
  MATCH (n)-[r:REPORTS_TO|DOTTED_TO|EMPLOYED|HAS_JOB|AT_LEVEL|MEMBER_OF|LEADS|PART_OF|MENTORS]->()
  WHERE r.until <= r.since
  RETURN 'ends before it begins' AS problem, n, r
UNION
  MATCH (n)-[r:REPORTS_TO|DOTTED_TO|MENTORS|PART_OF]->(n)
  RETURN 'leads to where it begins' AS problem, n, r
UNION
  MATCH (n:Person)
  WHERE n.deleted IS NULL AND NOT EXISTS { (n)-[:EMPLOYED]->(:Employment) }
  RETURN 'has no employment, and is nowhere to be seen' AS problem, n, null AS r
UNION
  MATCH (n:Person|Opening)
  UNWIND ['REPORTS_TO', 'EMPLOYED', 'HAS_JOB', 'AT_LEVEL'] AS kind
  WITH n, COLLECT { MATCH (n)-[r:REPORTS_TO|EMPLOYED|HAS_JOB|AT_LEVEL]->() WHERE type(r) = kind RETURN r ORDER BY r.since, r.until } AS spells
  UNWIND range(1, size(spells) - 1) AS i
  WITH n, spells[i] AS r, spells[i - 1] AS before
  WHERE coalesce(before.until > r.since, before.until IS NULL)
  RETURN 'begins while another of its kind holds' AS problem, n, r
UNION
  MATCH (end:Person)
  WITH end, [(end)-[e:EMPLOYED]->() | e] AS spells
  MATCH (end)-[r:REPORTS_TO|DOTTED_TO|HAS_JOB|AT_LEVEL|MEMBER_OF|LEADS|MENTORS]-()
  WHERE none(e IN spells WHERE e.since <= r.since AND coalesce(e.until >= r.until, e.until IS NULL))
  RETURN 'holds while one of its ends is not there' AS problem, startNode(r) AS n, r
UNION
  MATCH (end:Opening)-[r:REPORTS_TO|AT_LEVEL|MEMBER_OF]-()
  WHERE NOT (coalesce(end.since, end.openedOn) <= r.since AND coalesce(end.closedOn >= r.until, end.closedOn IS NULL))
  RETURN 'holds while one of its ends is not there' AS problem, startNode(r) AS n, r
}
WITH problem, n, r ORDER BY problem, coalesce(toStringOrNull(n.id), ''), type(r), endNode(r).id, toStringOrNull(r.since)
RETURN problem, labels(n)[0] AS label, n.id AS id, type(r) AS relationship, endNode(r).id AS to, r.since AS since, r.until AS until;
