// How many managers have a narrow, a good, a wide span?
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (p:Person)
WITH day, COUNT { (p)<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-(:Person) } AS direct
WITH collect(CASE WHEN direct > 0 THEN direct END) AS spans
UNWIND [['1', 1, 1], ['2–3', 2, 3], ['4–7', 4, 7], ['8–12', 8, 12], ['13–16', 13, 16], ['17+', 17, null]] AS band
WITH band[0] AS band, size(spans) AS all, size([s IN spans WHERE s >= band[1] AND coalesce(s <= band[2], true)]) AS managers
RETURN band, managers, CASE WHEN all > 0 THEN toFloat(managers) / all ELSE 0.0 END AS share;
