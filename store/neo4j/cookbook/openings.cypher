// Which seats are open, since when, and how many people wait below?
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (seat:Opening)
WHERE coalesce(coalesce(seat.since, seat.openedOn) <= day, true) AND coalesce(seat.closedOn > day, true) AND seat.deleted IS NULL
OPTIONAL MATCH (seat)-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->(manager)
OPTIONAL MATCH (seat)-[at:AT_LEVEL WHERE coalesce(at.since <= day, true) AND coalesce(at.until > day, true)]->(l)-[:ON]->()
OPTIONAL MATCH (seat)-[m:MEMBER_OF WHERE coalesce(m.since <= day, true) AND coalesce(m.until > day, true)]->(team)
RETURN seat.id AS id, seat.title AS title, l.code AS level, team.name AS team, coalesce(manager.name, manager.title) AS manager,
  seat.openedOn AS openedOn, seat.targetDate AS targetDate,
  COUNT { (seat)<-[x:REPORTS_TO WHERE coalesce(x.since <= day, true) AND coalesce(x.until > day, true)]-(:Person) } AS reports,
  COUNT { (seat) (()<-[x:REPORTS_TO WHERE coalesce(x.since <= day, true) AND coalesce(x.until > day, true)]-())+ (:Person) } AS peopleBelow
ORDER BY openedOn, id;
