package neo4j

import "time"

// SetLease changes how long a writer that stages may be silent.
func SetLease(d time.Duration) { lease = d }
