// What happened from one day up to another, the last not included: who joined, left, moved, was promoted, …?
// :param from => date('2026-01-01')
// :param until => date('2026-07-01')
WITH $from AS from, $until AS until
CALL (from, until) {
  MATCH (p:Person)-[e:EMPLOYED]->()
  WHERE from <= e.since < until AND NOT EXISTS { (p)-[x:EMPLOYED]->() WHERE x.until = e.since }
  OPTIONAL MATCH (p)-[h:HAS_JOB WHERE h.since <= e.since AND coalesce(h.until > e.since, true)]->(job)
  RETURN p, e.since AS date, 1 AS kind, null AS a, job.title AS b, null AS aId, job.title AS bId
UNION ALL
  MATCH (p:Person)-[e:EMPLOYED]->()
  WHERE from < e.until <= until AND NOT EXISTS { (p)-[x:EMPLOYED]->() WHERE x.since = e.until }
  WITH p, e.until - duration({days: 1}) AS date
  OPTIONAL MATCH (p)-[h:HAS_JOB WHERE h.since <= date AND coalesce(h.until > date, true)]->(job)
  RETURN p, date, 2 AS kind, job.title AS a, null AS b, job.title AS aId, null AS bId
UNION ALL // another manager, level, title or place of work
  MATCH (p:Person)-[r:REPORTS_TO|AT_LEVEL|HAS_JOB]->()
  UNWIND [date IN [r.since, r.until] WHERE from <= date < until] AS date
  WITH DISTINCT p, type(r) AS fact, date, date - duration({days: 1}) AS before
  WHERE EXISTS { (p)-[e:EMPLOYED]->() WHERE e.since <= date AND coalesce(e.until > date, true) }
    AND EXISTS { (p)-[e:EMPLOYED]->() WHERE e.since <= before AND coalesce(e.until > before, true) }
  OPTIONAL MATCH (p)-[x:REPORTS_TO|AT_LEVEL|HAS_JOB]->(was) WHERE type(x) = fact AND x.since <= before AND coalesce(x.until > before, true)
  OPTIONAL MATCH (p)-[y:REPORTS_TO|AT_LEVEL|HAS_JOB]->(is) WHERE type(y) = fact AND y.since <= date AND coalesce(y.until > date, true)
  UNWIND CASE fact
    WHEN 'REPORTS_TO' THEN [[3, coalesce(was.name, was.title, was.id), coalesce(is.name, is.title, is.id), was.id, is.id]]
    WHEN 'AT_LEVEL' THEN [[4, coalesce(was.code + ' ' + was.title, was.id), coalesce(is.code + ' ' + is.title, is.id), was.id, is.id]]
    ELSE [[5, was.title, is.title, was.title, is.title], [6, was.location, is.location, was.location, is.location]] END AS m
  WITH p, date, m
  WHERE coalesce(m[3], '') <> coalesce(m[4], '')
  RETURN p, date, m[0] AS kind, m[1] AS a, m[2] AS b, m[3] AS aId, m[4] AS bId
UNION ALL // into and out of teams, mentoring begun and ended
  MATCH (p:Person)-[r:MEMBER_OF|MENTORS]->(x)
  UNWIND [end IN [[r.since, true], [r.until, false]] WHERE from <= end[0] < until] AS end
  WITH DISTINCT p, type(r) AS fact, x, end[0] AS date, end[0] - duration({days: 1}) AS before, end[1] AS begins
  WHERE EXISTS { (p)-[e:EMPLOYED]->() WHERE e.since <= date AND coalesce(e.until > date, true) }
    AND EXISTS { (p)-[e:EMPLOYED]->() WHERE e.since <= before AND coalesce(e.until > before, true) }
  WITH p, fact, x, date, begins, CASE WHEN begins THEN before ELSE date END AS other
  WHERE NOT EXISTS { (p)-[o:MEMBER_OF|MENTORS]->(x) WHERE type(o) = fact AND o.since <= other AND coalesce(o.until > other, true) }
  RETURN p, date, CASE fact WHEN 'MEMBER_OF' THEN 7 ELSE 9 END + CASE WHEN begins THEN 0 ELSE 1 END AS kind,
    CASE WHEN NOT begins THEN coalesce(x.name, x.id) END AS a, CASE WHEN begins THEN coalesce(x.name, x.id) END AS b,
    CASE WHEN NOT begins THEN x.id END AS aId, CASE WHEN begins THEN x.id END AS bId
}
WITH * ORDER BY date, p.id, kind, coalesce(aId, ''), coalesce(bId, '')
RETURN date, p.id AS id, p.name AS name, ['JOINED', 'LEFT', 'MOVED', 'PLACED', 'RETITLED', 'RELOCATED',
  'JOINED_TEAM', 'LEFT_TEAM', 'STARTED_MENTORING', 'ENDED_MENTORING'][kind - 1] AS movement, a AS from, b AS to;
