// How many people are at each layer? Who reports to nobody is at layer 1, and an open seat is a layer like any other.
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (root:Person|Opening)
WHERE NOT EXISTS { (root)-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->() }
  AND CASE WHEN root:Person
    THEN EXISTS { (root)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
    ELSE coalesce(coalesce(root.since, root.openedOn) <= day, true) AND coalesce(root.closedOn > day, true) END
MATCH path = (root) (()<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-()){0,} (:Person)
RETURN 1 + length(path) AS layer, count(*) AS headcount
ORDER BY layer;
