// Where is the tree of reporting lines odd: cycles, managers who are not there, several tops, several managers at once?
// :param day => date()
WITH coalesce($day, date()) AS day
CALL (day) { // a cycle is cut above its lowest id, which then reports to nobody
  MATCH (low:Person|Opening)
  MATCH cycle = (low) ((x)-[r:REPORTS_TO]->(y) WHERE y.id >= low.id AND coalesce(r.since <= day, true) AND coalesce(r.until > day, true))+ (low)
  WHERE all(n IN nodes(cycle) WHERE CASE WHEN n:Person
      THEN EXISTS { (n)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
      ELSE coalesce(coalesce(n.since, n.openedOn) <= day, true) AND coalesce(n.closedOn > day, true) END)
    AND nodes(cycle)[1..] = [n IN nodes(cycle)[..-1] | head(COLLECT { // of several lines the last counts
      MATCH (n)-[line:REPORTS_TO WHERE coalesce(line.since <= day, true) AND coalesce(line.until > day, true)]->(to)
      RETURN to ORDER BY coalesce(line.since, date({year: 1})) DESC, to.id DESC })]
  RETURN collect(nodes(cycle)[..-1]) AS cycles
}
CALL (day, cycles) {
  MATCH (seat:Person|Opening)
  WHERE CASE WHEN seat:Person
    THEN EXISTS { (seat)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
    ELSE coalesce(coalesce(seat.since, seat.openedOn) <= day, true) AND coalesce(seat.closedOn > day, true) END
  WITH day, cycles, seat, COLLECT {
    MATCH (seat)-[line:REPORTS_TO WHERE coalesce(line.since <= day, true) AND coalesce(line.until > day, true)]->(to)
    RETURN to ORDER BY coalesce(line.since, date({year: 1})) DESC, to.id DESC } AS lines
  WITH day, cycles, seat, size(lines) AS lines, head(lines) AS to
  WITH seat, lines, to IS NOT NULL AND NOT CASE WHEN to:Person
      THEN EXISTS { (to)-[e:EMPLOYED WHERE coalesce(e.since <= day, true) AND coalesce(e.until > day, true)]->() }
      ELSE to:Opening AND coalesce(coalesce(to.since, to.openedOn) <= day, true) AND coalesce(to.closedOn > day, true) END AS lost,
    to IS NULL OR seat IN [c IN cycles | c[0]] AS top
  WHERE top OR lost OR lines > 1
  WITH seat, lines, top OR lost AS top, lost ORDER BY seat.id
  WITH collect(CASE WHEN top THEN seat END) AS tops,
    collect(CASE WHEN top AND seat:Person AND (lost OR seat.unresolvedManager IS NOT NULL) THEN [2, [seat]] END) AS missing,
    collect(CASE WHEN lines > 1 AND seat:Person THEN [4, [seat]] END) AS several
  UNWIND [c IN cycles | [1, c]] + missing + CASE WHEN size(tops) > 1 THEN [[3, tops]] ELSE [] END + several AS f
  RETURN f[0] AS kind, f[1] AS seats
}
WITH kind, seats ORDER BY kind, seats[0].id
RETURN ['REPORTING_CYCLE', 'MISSING_MANAGER', 'MANY_ROOTS', 'SEVERAL_MANAGERS'][kind - 1] AS finding,
  [s IN seats | s.id] AS ids, [s IN seats | coalesce(s.name, s.title)] AS names;
