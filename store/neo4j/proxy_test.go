package neo4j_test

import (
	"bytes"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"testing"
)

// commitMessage is COMMIT as Bolt sends it.
var commitMessage = []byte{0, 2, 0xb0, 0x12, 0, 0}

// proxy stands between the driver and the server, and can lose what a test wants lost.
type proxy struct {
	server   string
	listener net.Listener

	mu    sync.Mutex
	lose  loss
	shut  bool // nobody gets through
	lost  int
	conns map[net.Conn]bool
}

// loss says what happens to the next COMMIT.
type loss int

const (
	nothing loss = iota
	theRequest
	theAnswer
	theAnswerAndAllThatFollows
)

func newProxy(t *testing.T, server string) *proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{server: server, listener: l, conns: map[net.Conn]bool{}}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go p.serve(c)
		}
	}()
	t.Cleanup(func() {
		l.Close()
		p.set(nothing, true)
	})
	return p
}

func (p *proxy) url() string { return "bolt://" + p.listener.Addr().String() }

// set says what is lost from now on; shut cuts every connection and refuses new ones.
func (p *proxy) set(lose loss, shut bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lose, p.shut = lose, shut
	if shut {
		for c := range p.conns {
			c.Close()
		}
	}
}

// cut cuts about half of the connections, and returns how many.
func (p *proxy) cut() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for c := range p.conns {
		if rand.IntN(2) == 0 {
			c.Close()
			delete(p.conns, c)
			n++
		}
	}
	return n
}

func (p *proxy) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.lost
}

// take returns what happens to this COMMIT; one is lost only.
func (p *proxy) take() loss {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.lose
	if l != nothing {
		p.lost++
		p.lose = nothing
		p.shut = l == theAnswerAndAllThatFollows
	}
	return l
}

func (p *proxy) serve(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("tcp", p.server)
	if err != nil {
		return
	}
	defer server.Close()
	p.mu.Lock()
	refused := p.shut
	p.conns[client] = true
	p.mu.Unlock()
	defer func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.conns, client)
	}()
	if refused {
		return
	}
	var answers atomic.Bool // false: they are swallowed
	answers.Store(true)
	swallowed := make(chan struct{}) // closed when an answer was, or none will come
	go func() {
		defer close(swallowed)
		defer client.Close()
		b := make([]byte, 1<<16)
		for {
			n, err := server.Read(b)
			if err != nil || !answers.Load() {
				return
			}
			if _, err := client.Write(b[:n]); err != nil {
				return
			}
		}
	}()
	b := make([]byte, 1<<16)
	for {
		n, err := client.Read(b)
		if err != nil {
			return
		}
		if bytes.Contains(b[:n], commitMessage) {
			switch p.take() {
			case theRequest:
				return
			case theAnswer, theAnswerAndAllThatFollows:
				answers.Store(false)
				client.Close()
				server.Write(b[:n])
				<-swallowed // the server has committed
				return
			}
		}
		if _, err := server.Write(b[:n]); err != nil {
			return
		}
	}
}
