// How are two people joined by reporting lines: up to the manager that both have in common, and down again?
// :param day => date()
// :param from => 'person/amos-zahiri'
// :param to => 'person/lupe-lagiwera'
WITH coalesce($day, date()) AS day
MATCH (a:Person {id: $from}), (b:Person {id: $to})
WHERE EXISTS { (a)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
  AND EXISTS { (b)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
MATCH up = (a) (()-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]->()){0,} (common)
MATCH down = (b) (()-[s:REPORTS_TO WHERE coalesce(s.since <= day, true) AND coalesce(s.until > day, true)]->()){0,} (common)
WITH up, down, common ORDER BY length(up) LIMIT 1
WITH common, nodes(up) + reverse(nodes(down))[1..] AS seats
UNWIND range(0, size(seats) - 1) AS step
WITH common, step, seats[step] AS seat
RETURN step, seat.id AS id, coalesce(seat.name, seat.title) AS name, seat:Opening AS open, seat = common AS inCommon
ORDER BY step;
