// Who holds a management level or a director's title, and has nobody to manage?
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (l:Level)-[:ON]->(track:Track)
UNWIND [l.title] + coalesce(l.aliases, []) AS title
WITH day, collect({kind: track.kind, title:
  reduce(t = '', w IN split(replace(toLower(title), '.', ' '), ' ') |
    CASE WHEN w = '' THEN t
         WHEN size(w) > 2 AND w ENDS WITH 's' AND NOT w ENDS WITH 'ss' THEN t + ' ' + left(w, size(w) - 1)
         ELSE t + ' ' + w END)}) AS named
MATCH (p:Person)
WHERE EXISTS { (p)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
  AND NOT EXISTS { (p) (()<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-())+ (:Person) }
OPTIONAL MATCH (p)-[h:HAS_JOB WHERE coalesce(h.since <= day, true) AND coalesce(h.until > day, true)]->(job)
OPTIONAL MATCH (p)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(l:Level)-[:ON]->(track:Track)
WITH named, coalesce(job.title, '') AS title, l, track.kind AS kind, collect(p) AS people
WITH named, title, l, kind, people,
  reduce(t = '', w IN split(replace(toLower(title), '.', ' '), ' ') |
    CASE WHEN w = '' THEN t
         WHEN size(w) > 2 AND w ENDS WITH 's' AND NOT w ENDS WITH 'ss' THEN t + ' ' + left(w, size(w) - 1)
         ELSE t + ' ' + w END) AS folded
WITH title, l, kind, people, [n IN named WHERE n.title = folded] AS named, split(replace(replace(replace(folded, ',', ' '), '-', ' '), '/', ' '), ' ') AS words
WHERE kind = 'MANAGEMENT' OR CASE WHEN size(named) > 0
  THEN all(n IN named WHERE n.kind = 'MANAGEMENT')
  ELSE 'director' IN words AND NOT 'assistant' IN words AND NOT 'to' IN words END
UNWIND people AS p
RETURN 'MANAGEMENT_LEVEL_WITHOUT_REPORTS' AS finding, [p.id] AS ids, [p.name] AS names, title, l.code AS level
ORDER BY ids;
