package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"rung/store"
)

// Load reads the newest facts in one read transaction.
func (s *Store) Load(ctx context.Context) (store.Loaded, error) {
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return store.Loaded{}, s.failed(ctx, err)
	}
	defer conn.Close()
	loaded, edits, err := load(ctx, conn)
	if err != nil {
		return store.Loaded{}, s.failed(ctx, err)
	}
	s.edits.Store(edits)
	return loaded, nil
}

func load(ctx context.Context, conn *sql.Conn) (_ store.Loaded, edits int64, err error) {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return store.Loaded{}, 0, err
	}
	defer tx.Rollback()
	var revision int
	if err := tx.QueryRowContext(ctx, `SELECT revision, edits FROM head`).Scan(&revision, &edits); err != nil {
		return store.Loaded{}, 0, err
	}
	a := store.NewAssembler()
	var reader store.JSONReader
	err = scan(ctx, conn, `SELECT label, id, properties FROM node`, 3, func(row []driver.Value) {
		label, id := text(row[0]), text(row[1])
		p, err := reader.Properties(text(row[2]))
		if err != nil {
			a.Warn("has properties that are not JSON, and they are left out", id)
		}
		a.Node(label, id, p)
	})
	if err != nil {
		return store.Loaded{}, 0, err
	}
	var properties store.Properties
	err = scan(ctx, conn, `SELECT type, source, target, since, until, nullif(properties, '{}') FROM relationship`, 6, func(row []driver.Value) {
		properties = properties[:0]
		for i, name := range [...]string{"since", "until"} {
			if s := text(row[3+i]); s != "" {
				properties = append(properties, store.Property{Name: name, Value: store.TextValue(s)})
			}
		}
		if row[5] != nil {
			p, err := reader.Properties(text(row[5]))
			if err != nil {
				a.Warn("has properties that are not JSON, and they are left out", text(row[0])+" from "+text(row[1]))
			}
			properties = append(properties, p...)
		}
		a.Relationship(text(row[0]), text(row[1]), text(row[2]), properties)
	})
	if err != nil {
		return store.Loaded{}, 0, err
	}
	records := a.Records()
	return store.Loaded{Facts: records.Facts(revision), Warnings: records.Warnings}, edits, nil
}

// batchRows is how many rows are handed on at once.
const batchRows = 1024

// scan reads rows straight from the driver, which costs a third of what database/sql does for very many, and hands them
// on while the next are read.
func scan(ctx context.Context, conn *sql.Conn, query string, columns int, each func([]driver.Value)) error {
	batches := make(chan []driver.Value, 4)
	taken := make(chan struct{})
	go func() {
		defer close(taken)
		for batch := range batches {
			for ; len(batch) > 0; batch = batch[columns:] {
				each(batch[:columns:columns])
			}
		}
	}()
	var batch []driver.Value
	err := readRows(ctx, conn, query, columns, func(row []driver.Value) {
		if batch = append(batch, row...); len(batch) == batchRows*columns {
			batches <- batch
			batch = make([]driver.Value, 0, batchRows*columns)
		}
	})
	batches <- batch
	close(batches)
	<-taken
	return err
}

func readRows(ctx context.Context, conn *sql.Conn, query string, columns int, each func([]driver.Value)) error {
	return conn.Raw(func(c any) error {
		q, ok := c.(driver.QueryerContext)
		if !ok {
			return fmt.Errorf("the driver %T cannot query", c)
		}
		// Without a context that ends: watching one would cost more than the rows.
		rows, err := q.QueryContext(context.WithoutCancel(ctx), query, nil)
		if err != nil {
			return err
		}
		defer rows.Close()
		row := make([]driver.Value, columns)
		for n := 0; ; n++ {
			if n%4096 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if err := rows.Next(row); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
			each(row)
		}
	})
}

// text returns a column as text, whatever somebody wrote into it by hand.
func text(v driver.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	}
	return fmt.Sprint(v)
}
