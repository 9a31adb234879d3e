// Who has one report only, and who has 17 and more? The manager first, then the only report.
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (p:Person)<-[r:REPORTS_TO WHERE coalesce(r.since <= day, true) AND coalesce(r.until > day, true)]-(report:Person)
WITH p, collect(report) AS reports
WHERE size(reports) = 1 OR size(reports) >= 17
WITH CASE size(reports) WHEN 1 THEN 'NARROW_SPAN' ELSE 'WIDE_SPAN' END AS finding, [p] + CASE size(reports) WHEN 1 THEN reports ELSE [] END AS people, size(reports) AS direct
RETURN finding, [p IN people | p.id] AS ids, [p IN people | p.name] AS names, direct
ORDER BY finding, ids;
