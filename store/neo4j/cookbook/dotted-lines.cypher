// Who reports to whom on dotted lines: everybody, or one person up and down?
// :param day => date()
// :param person => null
WITH coalesce($day, date()) AS day
MATCH (p:Person)-[d:DOTTED_TO WHERE coalesce(d.since <= day, true) AND coalesce(d.until > day, true)]->(to:Person)
WHERE $person IS NULL OR $person IN [p.id, to.id]
RETURN p.id AS id, p.name AS name, to.id AS toId, to.name AS toName, d.since AS since
ORDER BY id, toId;
