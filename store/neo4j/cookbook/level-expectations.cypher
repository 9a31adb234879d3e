// What does a level expect, competency by competency?
// :param level => 'level/abtion/L4'
MATCH (l:Level {id: $level})-[:ON]->(:Track)-[:OF]->(:Ladder)<-[of:OF]-(c:Competency)
MATCH (c)<-[:FOR]-(criterion:Criterion)-[at:AT]->(l)
WITH of, c, criterion ORDER BY at.order
WITH of.order AS place, c, collect(criterion.text) AS criteria
RETURN c.name AS competency, criteria
ORDER BY place;
