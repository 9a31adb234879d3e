// Whose title names a higher level than the one held (inflation), and whose a lower one (deflation)?
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (l:Level)-[:ON]->(:Track)-[:OF]->(ladder:Ladder)
UNWIND [l.title] + coalesce(l.aliases, []) AS title
WITH day, collect({level: l, ladder: ladder, title:
  reduce(t = '', w IN split(replace(toLower(title), '.', ' '), ' ') |
    CASE WHEN w = '' THEN t
         WHEN size(w) > 2 AND w ENDS WITH 's' AND NOT w ENDS WITH 'ss' THEN t + ' ' + left(w, size(w) - 1)
         ELSE t + ' ' + w END)}) AS named
MATCH (p:Person)-[h:HAS_JOB WHERE coalesce(h.since <= day, true) AND coalesce(h.until > day, true)]->(job)
MATCH (p)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(held:Level)-[:ON]->(:Track)-[:OF]->(ladder:Ladder)
WHERE job.title IS NOT NULL
WITH named, job.title AS title, held, ladder, collect(p) AS people
WITH named, title, held, ladder, people,
  reduce(t = '', w IN split(replace(toLower(title), '.', ' '), ' ') |
    CASE WHEN w = '' THEN t
         WHEN size(w) > 2 AND w ENDS WITH 's' AND NOT w ENDS WITH 'ss' THEN t + ' ' + left(w, size(w) - 1)
         ELSE t + ' ' + w END) AS folded
WITH title, held, ladder, people, [n IN named WHERE n.title = folded] AS named
WITH title, held, people, // the levels of the ladder held speak first; of another's, one as senior speaks for the title
  [n IN named WHERE n.ladder = ladder | sign(n.level.bandLow - held.bandLow)] AS own,
  [n IN named WHERE n.ladder <> ladder |
    CASE WHEN n.level.bandLow <= held.bandHigh AND n.level.bandHigh >= held.bandLow THEN 0 ELSE sign(n.level.bandLow - held.bandLow) END] AS others
WITH title, held, people, CASE WHEN size(own) > 0 THEN own ELSE others END AS signs
WHERE size(signs) > 0 AND signs[0] <> 0 AND all(s IN signs WHERE s = signs[0])
UNWIND people AS p
RETURN CASE signs[0] WHEN 1 THEN 'TITLE_INFLATION' ELSE 'TITLE_DEFLATION' END AS finding, [p.id] AS ids, [p.name] AS names, title, held.code AS level
ORDER BY signs[0] DESC, ids;
