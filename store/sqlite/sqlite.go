// Package sqlite keeps an organization in one SQLite file. Anybody may read the file with SQL while a server
// runs: there is a view for each label and each type of relationship, and person_today.
//
// An edit by hand, of the tables node and relationship, is noticed by a trigger and adopted by the server.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"rung/store"
)

func init() { store.Register("sqlite", Open) }

// patience is how long a commit or a read waits for other processes' locks.
const patience = 5 * time.Second

// Store is one SQLite file. It implements store.Store.
type Store struct {
	path  string
	write *sql.DB // one connection; its transactions take the lock when they begin
	read  *sql.DB
	edits atomic.Int64 // the count of edits by hand, as of the last Load
}

// Open opens the file that a URL sqlite:PATH names, and makes it, with its directories, where it is not there.
// Errors say what is wrong with the path.
func Open(ctx context.Context, rawURL string) (store.Store, error) {
	_, path, _ := strings.Cut(rawURL, ":")
	path = strings.TrimPrefix(path, "//")
	if path == "" || path == ":memory:" {
		return nil, fmt.Errorf("%q names no file; write sqlite:PATH, such as sqlite:rung.db", rawURL)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a directory; name a file in it, such as sqlite:%s", path, filepath.Join(path, "rung.db"))
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("the directory of %s cannot be made: %w", path, err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be written: %w", path, err)
	}
	file.Close()

	s := &Store{path: path}
	if s.write, err = connect(path, "_txlock=immediate"); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.prepareFile(ctx); err != nil {
		s.write.Close()
		var e *driver.Error
		if errors.As(err, &e) && e.Code()&0xff == lib.SQLITE_NOTADB {
			return nil, fmt.Errorf("%s is a file, but not an SQLite database; name another", path)
		}
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if s.read, err = connect(path, "_pragma=query_only(1)"); err != nil {
		s.write.Close()
		return nil, err
	}
	s.read.SetMaxOpenConns(4)
	s.read.SetMaxIdleConns(4)
	return s, nil
}

func connect(path, more string) (*sql.DB, error) {
	name := "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + fmt.Sprintf("_pragma=busy_timeout(%d)", patience.Milliseconds()) +
		"&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-65536)&_pragma=temp_store(MEMORY)&" + more
	return sql.Open("sqlite", name)
}

// Close ends every connection.
func (s *Store) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }

// failed maps an error of the database to the port's: the context's where that is done, else ErrUnavailable.
func (s *Store) failed(ctx context.Context, err error) error {
	if err == nil || errors.Is(err, store.ErrStale) || errors.Is(err, store.ErrNoRevision) || errors.Is(err, store.ErrUnavailable) {
		return err
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return fmt.Errorf("%w: %s: %w", store.ErrUnavailable, s.path, err)
}

// Head says what the newest revision is.
func (s *Store) Head(ctx context.Context) (store.Head, error) {
	var h store.Head
	var edits int64
	if err := s.read.QueryRowContext(ctx, `SELECT revision, edits FROM head`).Scan(&h.Revision, &edits); err != nil {
		return store.Head{}, s.failed(ctx, err)
	}
	h.Edited = edits != s.edits.Load()
	return h, nil
}
