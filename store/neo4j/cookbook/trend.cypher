// How did the organization grow, month by month? A point on each month's last day, who joined and left from then to the next.
// :param from => date('2026-01-31')
// :param until => date('2027-01-01')
WITH $from AS from, $until AS until
UNWIND range(0, duration.inMonths(from, until).months) AS month
WITH from + duration({months: month}) AS day, from + duration({months: month + 1}) AS next, until
WHERE day < until
WITH collect({day: day, next: CASE WHEN next < until THEN next ELSE until END}) AS points
CALL (points) {
  MATCH (m:Person)<-[r:REPORTS_TO]-(:Person)
  UNWIND [x IN points WHERE coalesce(r.since <= x.day, true) AND coalesce(r.until > x.day, true) | x.day] AS day
  WITH day, m, count(*) AS direct
  WITH day, count(*) AS managers, avg(direct) AS meanSpan
  RETURN collect({day: day, managers: managers, meanSpan: meanSpan}) AS spans
}
CALL (points) {
  MATCH (:Person)-[e:EMPLOYED]->()
  UNWIND points AS x
  RETURN x.day AS day, count(CASE WHEN coalesce(e.since <= x.day, true) AND coalesce(e.until > x.day, true) THEN 1 END) AS headcount,
    count(CASE WHEN x.day <= e.since < x.next THEN 1 END) AS joined,
    count(CASE WHEN x.day < e.until <= x.next THEN 1 END) AS left
}
WITH day, headcount, head([s IN spans WHERE s.day = day]) AS span, joined, left
RETURN day, headcount, coalesce(span.managers, 0) AS managers, span.meanSpan AS meanSpan, joined, left
ORDER BY day;
