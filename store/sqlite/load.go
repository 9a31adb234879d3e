package sqlite

import (
	"context"
	"database/sql"

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
	if err == nil {
		_, err = conn.ExecContext(ctx, `PRAGMA shrink_memory`) // pages in the cache that nobody will ask for again
	}
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
	err = scan(ctx, tx, "node", []string{"label", "id", "properties"}, func(row []string) {
		label, id := row[0], row[1]
		p, err := reader.Properties(row[2])
		if err != nil {
			a.Warn("has properties that are not JSON, and they are left out", id)
		}
		a.Node(label, id, p)
	})
	if err != nil {
		return store.Loaded{}, 0, err
	}
	var properties store.Properties
	err = scan(ctx, tx, "relationship", []string{"type", "source", "target", "since", "until", "properties"}, func(row []string) {
		typ, source, target := row[0], row[1], row[2]
		properties = properties[:0]
		for i, name := range [...]string{"since", "until"} {
			if s := row[3+i]; s != "" {
				properties = append(properties, store.Property{Name: name, Value: store.TextValue(s)})
			}
		}
		if row[5] != "{}" {
			p, err := reader.Properties(row[5])
			if err != nil {
				a.Warn("has properties that are not JSON, and they are left out", typ+" from "+source)
			}
			properties = append(properties, p...)
		}
		a.Relationship(typ, source, target, properties)
	})
	if err != nil {
		return store.Loaded{}, 0, err
	}
	records := a.Records()
	return store.Loaded{Facts: records.Facts(revision), Warnings: records.Warnings}, edits, nil
}
