// The present day of Rung's graph as a plain one: what a team that keeps no history would have.
MATCH (n:PeerPerson|PeerLevel) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS;
CREATE CONSTRAINT peer_person IF NOT EXISTS FOR (p:PeerPerson) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT peer_level IF NOT EXISTS FOR (l:PeerLevel) REQUIRE l.id IS UNIQUE;
CREATE INDEX peer_location IF NOT EXISTS FOR (p:PeerPerson) ON (p.location);
CREATE INDEX peer_start IF NOT EXISTS FOR (p:PeerPerson) ON (p.startDate);
CREATE TEXT INDEX peer_title IF NOT EXISTS FOR (p:PeerPerson) ON (p.title);
CREATE INDEX peer_level_title IF NOT EXISTS FOR (l:PeerLevel) ON (l.title);
CREATE FULLTEXT INDEX peer_names IF NOT EXISTS FOR (p:PeerPerson) ON EACH [p.name];
MATCH (l:Level)-[:ON]->(t:Track) CREATE (:PeerLevel {id: l.id, code: l.code, title: l.title, rank: l.rank, track: t.kind});
MATCH (p:Person)-[e:EMPLOYED WHERE coalesce(e.since <= date(), true) AND coalesce(e.until > date(), true)]->(employment)
CALL (p, employment) {
  OPTIONAL MATCH (p)-[h:HAS_JOB WHERE coalesce(h.since <= date(), true) AND coalesce(h.until > date(), true)]->(job)
  CREATE (:PeerPerson {id: p.id, name: p.name, title: coalesce(job.title, ''), location: job.location, startDate: toString(employment.startDate)})
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (p:Person)-[r:REPORTS_TO WHERE coalesce(r.since <= date(), true) AND coalesce(r.until > date(), true)]->(m:Person)
CALL (p, m) {
  MATCH (a:PeerPerson {id: p.id}), (b:PeerPerson {id: m.id})
  CREATE (a)-[:PEER_REPORTS_TO]->(b)
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (p:Person)-[r:AT_LEVEL WHERE coalesce(r.since <= date(), true) AND coalesce(r.until > date(), true)]->(l:Level)
CALL (p, l) {
  MATCH (a:PeerPerson {id: p.id}), (b:PeerLevel {id: l.id})
  CREATE (a)-[:PEER_AT_LEVEL]->(b)
} IN TRANSACTIONS OF 10000 ROWS;
CALL db.awaitIndexes(300);
