package faults

import (
	"bytes"
	"math/rand/v2"
	"net"
	"sync"
	"testing"
	"time"
)

// commitMessage is COMMIT as Bolt sends it.
var commitMessage = []byte{0, 2, 0xb0, 0x12, 0, 0}

// proxy stands between servers and Neo4j, and does what networks do.
type proxy struct {
	to       string
	listener net.Listener

	mu    sync.Mutex
	delay time.Duration // of everything, each way
	rate  int           // bytes a second of each connection; 0: any number
	lose  float64       // share of the commits whose connection is cut: before they arrive, or before they are answered
	lost  int
	open  map[net.Conn]bool
}

func newProxy(t *testing.T, to string) *proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{to: to, listener: l, open: map[net.Conn]bool{}}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go p.serve(c)
		}
	}()
	t.Cleanup(func() { l.Close(); p.cut() })
	return p
}

func (p *proxy) url() string { return "bolt://" + p.listener.Addr().String() }

func (p *proxy) set(delay time.Duration, rate int, lose float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.delay, p.rate, p.lose = delay, rate, lose
}

// cut cuts every connection.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.open {
		c.Close()
	}
}

// slow waits as long as some bytes take.
func (p *proxy) slow(bytes int) {
	p.mu.Lock()
	wait := p.delay
	if p.rate > 0 {
		wait += time.Duration(bytes) * time.Second / time.Duration(p.rate)
	}
	p.mu.Unlock()
	time.Sleep(wait)
}

// loses decides whether a commit is lost.
func (p *proxy) loses() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	lost := rand.Float64() < p.lose
	if lost {
		p.lost++
	}
	return lost
}

func (p *proxy) serve(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("tcp", p.to)
	if err != nil {
		return
	}
	defer server.Close()
	p.mu.Lock()
	p.open[client] = true
	p.mu.Unlock()
	defer func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.open, client)
	}()
	answered := make(chan struct{}) // closed once when nothing more comes back
	var swallow sync.Mutex          // held while answers are not to come through
	go func() {
		defer close(answered)
		defer client.Close()
		b := make([]byte, 1<<15)
		for {
			n, err := server.Read(b)
			if err != nil {
				return
			}
			if !swallow.TryLock() {
				return
			}
			swallow.Unlock()
			p.slow(n)
			if _, err := client.Write(b[:n]); err != nil {
				return
			}
		}
	}()
	b := make([]byte, 1<<15)
	for {
		n, err := client.Read(b)
		if err != nil {
			return
		}
		p.slow(n)
		if bytes.Contains(b[:n], commitMessage) && p.loses() {
			if rand.IntN(2) == 0 {
				return // it never arrives
			}
			swallow.Lock()
			defer swallow.Unlock()
			if _, err := server.Write(b[:n]); err == nil {
				<-answered // it is done, and nobody hears of it
			}
			return
		}
		if _, err := server.Write(b[:n]); err != nil {
			return
		}
	}
}
