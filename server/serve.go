package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"
)

const (
	headerTime  = 10 * time.Second // for a request's header to arrive
	readTime    = 60 * time.Second // for a request to arrive; uploads take uploadTime
	idleTime    = 2 * time.Minute  // between requests on one connection
	answerSlack = 60 * time.Second // to send an answer, beyond the operation's own time; streams set their own
	headerBytes = 64 << 10
)

// Serve answers on a listener until ctx ends. Then it takes no new connections, ends every subscription with its
// complete, waits for what is under way for at most Limits.Drain, and returns nil; or the error that kept it from
// serving, or from ending in time.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	web := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       readTime,
		WriteTimeout:      s.limits.Operation + answerSlack,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    headerBytes,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- web.Serve(listener) }()
	select {
	case err := <-failed:
		s.end()
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.limits.Drain)
	defer cancel()
	s.end()
	err := web.Shutdown(drain)
	if waiting := s.awaitSockets(drain); err == nil {
		err = waiting
	}
	if err != nil {
		return errors.Join(err, web.Close())
	}
	return nil
}

// awaitSockets waits for WebSockets, which http.Server forgets.
func (s *Server) awaitSockets(ctx context.Context) error {
	closed := make(chan struct{})
	go func() {
		s.socket.open.Wait()
		close(closed)
	}()
	select {
	case <-closed:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
