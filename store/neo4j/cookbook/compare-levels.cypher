// What do two levels expect, side by side? Two ladders have no competency in common.
// :param from => 'level/abtion/L3'
// :param to => 'level/abtion/L4'
MATCH (from:Level {id: $from})-[:ON]->(:Track)-[:OF]->(first:Ladder)
MATCH (to:Level {id: $to})-[:ON]->(:Track)-[:OF]->(second:Ladder)
MATCH (c:Competency)-[of:OF]->(ladder:Ladder)
WHERE ladder IN [first, second]
RETURN ladder.name AS ladder, c.name AS competency,
  COLLECT { MATCH (c)<-[:FOR]-(x:Criterion)-[at:AT]->(from) RETURN x.text ORDER BY at.order } AS from,
  COLLECT { MATCH (c)<-[:FOR]-(x:Criterion)-[at:AT]->(to) RETURN x.text ORDER BY at.order } AS to
ORDER BY ladder <> first.name, of.order;
