// Who changed what, and when? Newest first.
// :param first => 50
MATCH (r:Revision)
RETURN r.number AS revision, r.at AS at, r.by AS by, r.effective AS effective, r.summary AS summary, r.reason AS reason
ORDER BY revision DESC
LIMIT $first;
