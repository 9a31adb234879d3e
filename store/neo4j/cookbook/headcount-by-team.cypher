// How many people are in each team, and with the teams that are part of it, each person once?
// :param day => date()
WITH coalesce($day, date()) AS day
MATCH (team:Team)
WHERE team.deleted IS NULL
RETURN team.id AS id, team.name AS name,
  head(COLLECT { MATCH (team)-[x:PART_OF WHERE coalesce(x.since <= day, true) AND coalesce(x.until > day, true)]->(t) RETURN t.name }) AS partOf,
  head(COLLECT { MATCH (team)<-[x:LEADS WHERE coalesce(x.since <= day, true) AND coalesce(x.until > day, true)]-(p:Person) RETURN p.name ORDER BY p.id }) AS lead,
  COUNT { MATCH (team)<-[x:MEMBER_OF WHERE coalesce(x.since <= day, true) AND coalesce(x.until > day, true)]-(p:Person) RETURN DISTINCT p } AS members,
  COUNT {
    MATCH (team) (()<-[x:PART_OF WHERE coalesce(x.since <= day, true) AND coalesce(x.until > day, true)]-()){0,} (part:Team)
    MATCH (part)<-[m:MEMBER_OF WHERE coalesce(m.since <= day, true) AND coalesce(m.until > day, true)]-(p:Person)
    RETURN DISTINCT p } AS headcount
ORDER BY id;
