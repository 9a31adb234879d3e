package testserver

import (
	"bytes"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// commitMessage is COMMIT as Bolt sends it.
var commitMessage = []byte{0, 2, 0xb0, 0x12, 0, 0}

// Loss says what happens to a COMMIT.
type Loss int

const (
	Nothing Loss = iota
	TheRequest
	TheAnswer
	TheAnswerAndAllThatFollows
)

// Proxy stands between drivers and a server, and does what networks do.
type Proxy struct {
	server   string
	listener net.Listener

	mu    sync.Mutex
	delay time.Duration // of everything, each way
	rate  int           // bytes a second of each connection; 0: any number
	lose  func() Loss   // asked at every COMMIT; nil: nothing
	shut  bool          // nobody gets through
	lost  int
	open  map[net.Conn]bool
}

// NewProxy listens for what is to go to a server's address; Close ends it.
func NewProxy(server string) (*Proxy, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &Proxy{server: server, listener: l, open: map[net.Conn]bool{}}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go p.serve(c)
		}
	}()
	return p, nil
}

// Close cuts every connection, and takes no more.
func (p *Proxy) Close() {
	p.listener.Close()
	p.Shut(true)
}

// URL returns the URL of a store behind it.
func (p *Proxy) URL() string { return "bolt://" + p.listener.Addr().String() }

// Lose has it asked at every COMMIT what is lost; nil: nothing.
func (p *Proxy) Lose(decide func() Loss) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lose = decide
}

// Once loses one COMMIT, and none that follows.
func Once(l Loss) func() Loss {
	var done atomic.Bool
	return func() Loss {
		if done.Swap(true) {
			return Nothing
		}
		return l
	}
}

// Lost returns how many were lost.
func (p *Proxy) Lost() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.lost
}

// Shut cuts every connection and refuses new ones, or lets them through again.
func (p *Proxy) Shut(shut bool) {
	p.mu.Lock()
	p.shut = shut
	p.mu.Unlock()
	if shut {
		p.Cut(1)
	}
}

// Slow delays everything, each way, and narrows each connection to so many bytes a second; 0: any number.
func (p *Proxy) Slow(delay time.Duration, rate int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.delay, p.rate = delay, rate
}

// Cut cuts about so large a share of the connections, and returns how many.
func (p *Proxy) Cut(share float64) (n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.open {
		if rand.Float64() < share {
			c.Close()
			delete(p.open, c)
			n++
		}
	}
	return n
}

// loses decides what happens to a COMMIT.
func (p *Proxy) loses() Loss {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lose == nil {
		return Nothing
	}
	l := p.lose()
	if l != Nothing {
		p.lost++
		p.shut = p.shut || l == TheAnswerAndAllThatFollows
	}
	return l
}

// wait waits as long as some bytes take.
func (p *Proxy) wait(bytes int) {
	p.mu.Lock()
	wait := p.delay
	if p.rate > 0 {
		wait += time.Duration(bytes) * time.Second / time.Duration(p.rate)
	}
	p.mu.Unlock()
	time.Sleep(wait)
}

func (p *Proxy) serve(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("tcp", p.server)
	if err != nil {
		return
	}
	defer server.Close()
	p.mu.Lock()
	refused := p.shut
	p.open[client] = true
	p.mu.Unlock()
	defer func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.open, client)
	}()
	if refused {
		return
	}
	var swallow atomic.Bool          // answers
	swallowed := make(chan struct{}) // closed when an answer was, or none will come
	go func() {
		defer close(swallowed)
		defer client.Close()
		b := make([]byte, 1<<16)
		for {
			n, err := server.Read(b)
			if err != nil || swallow.Load() {
				return
			}
			p.wait(n)
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
		p.wait(n)
		if bytes.Contains(b[:n], commitMessage) {
			switch p.loses() {
			case TheRequest:
				return
			case TheAnswer, TheAnswerAndAllThatFollows:
				swallow.Store(true)
				client.Close()
				if _, err := server.Write(b[:n]); err == nil {
					<-swallowed // the server has committed
				}
				return
			}
		}
		if _, err := server.Write(b[:n]); err != nil {
			return
		}
	}
}
