package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"rung/access"
	"rung/org"
)

// Close codes of graphql-transport-ws, https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md.
const (
	closeBadMessage      = websocket.StatusCode(4400)
	closeUnauthorized    = websocket.StatusCode(4401)
	closeForbidden       = websocket.StatusCode(4403)
	closeBadSubprotocol  = websocket.StatusCode(4406)
	closeInitTimeout     = websocket.StatusCode(4408)
	closeSubscriberTwice = websocket.StatusCode(4409)
	closeInitTwice       = websocket.StatusCode(4429)
)

const (
	subprotocol      = "graphql-transport-ws"
	perSocket        = 50               // operations at once on one connection
	socketWrite      = 30 * time.Second // for a client to take one message
	closeReasonBytes = 120              // the protocol's frame allows 123
)

// socket serves operations over WebSocket.
type socket struct {
	engine  *engine
	limits  Limits
	origins []string // besides the server's own
	closing context.Context
	metrics *metrics
	log     *slog.Logger
	slots   chan struct{}
	open    sync.WaitGroup // connections, which http.Server does not wait for

	identity *identifier
}

func (s *socket) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	default:
		refuse(w, r, &badRequest{http.StatusServiceUnavailable, tooMuch("the server has %d WebSockets open and takes no more", cap(s.slots))})
		return
	}
	s.open.Add(1)
	defer s.open.Done()
	if s.closing.Err() != nil {
		refuse(w, r, &badRequest{http.StatusServiceUnavailable, coded(string(org.Unavailable), "the server is shutting down")})
		return
	}
	who, known, wrong := s.identity.identify(r)
	if wrong != nil {
		refuseSignIn(w, r, wrong)
		return
	}
	connection, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{subprotocol}, OriginPatterns: s.origins})
	if err != nil {
		return // Accept has answered
	}
	s.metrics.sockets.Inc()
	defer s.metrics.sockets.Dec()
	connection.SetReadLimit(s.limits.Body)
	// Cancelling a read drops the connection without a word, so reading outlives the operations and the farewell.
	reading, stopReading := context.WithCancel(r.Context())
	defer stopReading()
	operating, stopOperating := context.WithCancel(reading)
	c := &conversation{
		socket: s, connection: connection, reading: reading, operating: operating, headers: r.Header,
		who: who, known: known,
		operations: map[string]context.CancelFunc{},
	}
	code, reason := c.run()
	stopOperating()
	c.running.Wait()
	_ = connection.Close(code, shorten(reason, closeReasonBytes)) // the other end may have closed it already
}

// conversation is what happens on one connection.
type conversation struct {
	*socket
	connection *websocket.Conn
	reading    context.Context
	operating  context.Context
	headers    http.Header
	running    sync.WaitGroup
	who        access.Identity
	known      bool // somebody: by the handshake, or by the first message

	mu         sync.Mutex
	operations map[string]context.CancelFunc // by the client's id
}

type message struct {
	Type    string          `json:"type"`
	ID      string          `json:"id,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// run reads messages until the connection ends, and says how to close it.
func (c *conversation) run() (websocket.StatusCode, string) {
	if c.connection.Subprotocol() != subprotocol {
		return closeBadSubprotocol, "Subprotocol not acceptable: speak " + subprotocol
	}
	incoming, ended := c.receive()
	silence := time.NewTimer(c.limits.Init)
	defer silence.Stop()
	alive := time.NewTicker(c.limits.KeepAlive)
	defer alive.Stop()

	initialized := false
	heard := true
	for {
		select {
		case <-c.closing.Done():
			c.running.Wait() // the same signal ends the subscriptions, each with its complete
			return websocket.StatusGoingAway, "The server is shutting down"
		case <-silence.C:
			return closeInitTimeout, "Connection initialisation timeout"
		case <-alive.C:
			if !heard {
				return websocket.StatusPolicyViolation, "No sign of life"
			}
			heard = false
			c.send(message{Type: "ping"})
		case end := <-ended:
			return end.code, end.reason
		case m := <-incoming:
			heard = true
			switch m.Type {
			case "connection_init":
				if initialized {
					return closeInitTwice, "Too many initialisation requests"
				}
				if !c.admit(m.Payload) {
					return closeForbidden, "Forbidden"
				}
				initialized = true
				silence.Stop()
				c.send(message{Type: "connection_ack"})
			case "ping":
				c.send(message{Type: "pong"})
			case "pong":
			case "subscribe":
				if !initialized {
					return closeUnauthorized, "Unauthorized"
				}
				if code, reason := c.subscribe(m); code != 0 {
					return code, reason
				}
			case "complete":
				c.stop(m.ID)
			default:
				return closeBadMessage, "Unknown message type"
			}
		}
	}
}

// admit finds out who asks, by the authorization in the first message where there is one, as a browser can send no header.
func (c *conversation) admit(payload json.RawMessage) bool {
	var sent map[string]json.RawMessage
	_ = json.Unmarshal(payload, &sent) // anything else says nothing
	for name, value := range sent {
		var header string
		if strings.EqualFold(name, "authorization") && json.Unmarshal(value, &header) == nil {
			who, bad := c.identity.bearer(c.reading, header)
			who.Address = c.who.Address
			c.who, c.known = who, bad == nil
		}
	}
	return c.known
}

type ending struct {
	code   websocket.StatusCode
	reason string
}

func (c *conversation) receive() (<-chan message, <-chan ending) {
	incoming, ended := make(chan message), make(chan ending, 1)
	go func() {
		for {
			kind, text, err := c.connection.Read(c.reading)
			if errors.Is(err, websocket.ErrMessageTooBig) {
				ended <- ending{websocket.StatusMessageTooBig, "Message too big"}
				return
			}
			if err != nil {
				ended <- ending{websocket.StatusNormalClosure, ""}
				return
			}
			var m message
			if kind != websocket.MessageText || json.Unmarshal(text, &m) != nil {
				ended <- ending{closeBadMessage, "Invalid message"}
				return
			}
			select {
			case incoming <- m:
			case <-c.reading.Done():
				return
			}
		}
	}()
	return incoming, ended
}

func (c *conversation) subscribe(m message) (websocket.StatusCode, string) {
	if m.ID == "" {
		return closeBadMessage, "Subscribe message has no id"
	}
	params, bad := decodeParams(m.Payload)
	if bad != nil {
		return closeBadMessage, bad.err.Message
	}
	params.Headers = c.headers
	ctx, cancel := context.WithCancel(access.With(c.operating, c.who))
	c.mu.Lock()
	_, taken := c.operations[m.ID]
	crowded := len(c.operations) >= perSocket
	if !taken && !crowded {
		c.operations[m.ID] = cancel
	}
	c.mu.Unlock()
	if taken {
		cancel()
		return closeSubscriberTwice, "Subscriber for " + m.ID + " already exists"
	}
	if crowded {
		cancel()
		c.refuse(m.ID, gqlerror.List{tooMuch("a connection may have %d operations at once", perSocket)})
		return 0, ""
	}
	c.running.Add(1)
	go func() {
		defer c.running.Done()
		defer cancel()
		c.operate(ctx, m.ID, params)
	}()
	return 0, ""
}

// operate runs one operation to its end: next for every answer and then complete, or one error where it was refused.
func (c *conversation) operate(ctx context.Context, id string, params *graphql.RawParams) {
	o := c.engine.begin(c.engine.pinnedTo(ctx), params, answering{transport: "websocket", streams: true})
	defer o.finish(0)
	if len(o.refusal) > 0 {
		c.stop(id)
		c.refuse(id, o.refusal)
		return
	}
	for {
		response := o.answer()
		if ctx.Err() != nil {
			return // the client has said complete, or is gone; its id may be another operation's by now
		}
		if response == nil {
			c.stop(id) // before saying so: the client may use the id again at once
			c.send(message{Type: "complete", ID: id})
			return
		}
		var payload bytes.Buffer
		encode(&payload, response, true)
		c.send(message{Type: "next", ID: id, Payload: payload.Bytes()})
	}
}

func (c *conversation) refuse(id string, errs gqlerror.List) {
	c.send(message{Type: "error", ID: id, Payload: marshalled(errs)})
}

func (c *conversation) stop(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if cancel, ok := c.operations[id]; ok {
		cancel()
		delete(c.operations, id)
	}
}

// send writes a message; where it cannot, reading ends too and run closes the connection.
func (c *conversation) send(m message) {
	ctx, cancel := context.WithTimeout(c.reading, socketWrite)
	defer cancel()
	_ = c.connection.Write(ctx, websocket.MessageText, marshalled(m))
}
