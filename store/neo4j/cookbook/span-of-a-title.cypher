// How many people report to each Product Director? A title means every level that carries it, also in the plural.
// :param day => date()
// :param title => 'Product Directors'
WITH coalesce($day, date()) AS day
MATCH (l:Level)-[:ON]->(:Track)
WITH day, l, [title IN [$title, l.title] + coalesce(l.aliases, []) |
  reduce(t = '', w IN split(replace(toLower(title), '.', ' '), ' ') |
    CASE WHEN w = '' THEN t
         WHEN size(w) > 2 AND w ENDS WITH 's' AND NOT w ENDS WITH 'ss' THEN t + ' ' + left(w, size(w) - 1)
         ELSE t + ' ' + w END)] AS titles
WHERE titles[0] IN titles[1..]
MATCH (l)<-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]-(p:Person)
RETURN p.id AS id, p.name AS name, l.code AS level,
  COUNT { (p)<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-(:Person) } AS direct,
  COUNT { (p) (()<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-())+ (:Person) } AS total
ORDER BY direct DESC, id;
