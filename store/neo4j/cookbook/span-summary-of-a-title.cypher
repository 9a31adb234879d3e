// What is the span of control of Product Directors: mean, median, 90th percentile? Means are over those with reports.
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
WITH COUNT { (p)<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-(:Person) } AS direct,
  1 + COUNT { (p) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->())+ () } AS depth
WITH count(CASE WHEN direct > 0 THEN 1 END) AS managers, count(CASE WHEN direct = 0 THEN 1 END) AS individualContributors,
  avg(CASE WHEN direct > 0 THEN direct END) AS mean,
  percentileCont(CASE WHEN direct > 0 THEN direct END, 0.5) AS median,
  percentileCont(CASE WHEN direct > 0 THEN direct END, 0.9) AS p90,
  coalesce(max(direct), 0) AS max, coalesce(max(depth), 0) AS layers
RETURN managers, individualContributors, CASE WHEN managers > 0 THEN toFloat(individualContributors) / managers END AS icToManager,
  mean, median, p90, max, layers;
