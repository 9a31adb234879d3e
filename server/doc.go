// Package server puts an executable GraphQL schema on the network: GraphQL over HTTP, server-sent events and WebSocket,
// GraphiQL, the explorer's files, health, metrics and logs.
//
//	request ── transport.go, upload.go, sse.go, websocket.go     what arrived, as parameters
//	              │
//	           operation.go ── guard.go, cost.go                 refuse what is too large, then validate and run
//	              │
//	           present.go ── status.go                           errors as clients see them, and the HTTP status
//
// Nothing here knows the organization: the schema, what pins a moment, and readiness come with the Config.
package server
