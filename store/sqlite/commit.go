package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"rung/org"
	"rung/store"
)

// Commit writes a revision on top of the one expected. The database's write lock is taken first, so that of
// several writers, in whatever process, each sees what the one before it left.
func (s *Store) Commit(ctx context.Context, expected int, r store.Revision) (store.Receipt, error) {
	receipt, err := s.commit(ctx, expected, r, encoding(r))
	return receipt, s.failed(ctx, err)
}

// encoding begins to encode a revision's payload, and returns how to wait for it: of a large one that takes seconds,
// in which the graph is written.
func encoding(r store.Revision) func() ([]byte, error) {
	if r.Reload {
		return func() ([]byte, error) { return nil, nil }
	}
	var payload []byte
	var err error
	done := make(chan struct{})
	go func() {
		payload, err = store.EncodePayload(r.Touched, r.Delta)
		close(done)
	}()
	return func() ([]byte, error) {
		<-done
		return payload, err
	}
}

func (s *Store) commit(ctx context.Context, expected int, r store.Revision, encoded func() ([]byte, error)) (receipt store.Receipt, err error) {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return receipt, err
	}
	defer tx.Rollback()
	if r.RequestID != "" {
		var done int
		err := tx.QueryRowContext(ctx, `SELECT number FROM revision WHERE requestId = ?`, r.RequestID).Scan(&done)
		if err == nil {
			return store.Receipt{Number: done, Repeated: true}, nil
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return receipt, err
		}
	}
	var head int
	if err := tx.QueryRowContext(ctx, `SELECT revision FROM head`).Scan(&head); err != nil {
		return receipt, err
	}
	if head != expected {
		return receipt, store.ErrStale
	}
	bulk := false
	if len(r.Delta.People) > bulkSize {
		if err := tx.QueryRowContext(ctx, `SELECT NOT EXISTS (SELECT 1 FROM node WHERE label = ?)`, store.Person).Scan(&bulk); err != nil {
			return receipt, err
		}
	}
	if bulk {
		if err := execute(ctx, tx, dropUpkeep); err != nil {
			return receipt, err
		}
	}
	if err := apply(ctx, tx, r.Delta, r.Adopted); err != nil {
		return receipt, err
	}
	if bulk {
		if err := execute(ctx, tx, upkeep()); err != nil {
			return receipt, err
		}
	}
	payload, err := encoded()
	if err != nil {
		return receipt, err
	}
	if err := log(ctx, tx, head+1, r, payload); err != nil {
		return receipt, err
	}
	if err := tx.Commit(); err != nil {
		return receipt, err
	}
	return store.Receipt{Number: head + 1}, nil
}

// log writes a revision into the log, and makes it the head.
func log(ctx context.Context, tx *sql.Tx, number int, r store.Revision, payload []byte) error {
	reload := 0
	switch {
	case r.Reload:
		reload = 1
	case r.Rewritten:
		reload = 2
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO revision (number, requestId, at, "by", effective, reason, summary, scheduled, origin, reload, payload) VALUES (?, nullif(?, ''), ?, nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), nullif(?, ''), ?, ?)`,
		number, r.RequestID, r.At.UTC().Format(instant), r.By, r.Effective.String(), r.Reason, r.Summary, store.FormatDates(r.Scheduled), r.Origin, reload, payload); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE head SET revision = ?, committing = 0`, number)
	return err
}

// bulkSize is the number of people from which it pays to fill a store without people without upkeep.
const bulkSize = 5000

// instant is how a point in time is written: ISO 8601, to the millisecond, in UTC.
const instant = "2006-01-02T15:04:05.000Z"

// apply writes what a delta changes in the graph. Of one that was adopted, the relationships of the touched records
// are removed first, in whatever way somebody wrote them.
func apply(ctx context.Context, tx *sql.Tx, d org.Delta, adopted bool) error {
	if _, err := tx.ExecContext(ctx, `UPDATE head SET committing = 1`); err != nil {
		return err
	}
	w := newWriter(ctx, tx)
	if adopted {
		for n := range store.Touched(d) {
			if err := w.disconnect(n.ID); err != nil {
				return err
			}
		}
		d = store.Afresh(d)
	}
	tell, written, all := store.ProgressOf(ctx), 0, len(d.Ladders)+len(d.Teams)+len(d.Openings)+len(d.People)
	for p := range store.Patches(d) {
		if err := w.patch(p); err != nil {
			return err
		}
		if written++; written%tellEvery == 0 {
			tell(written, all)
		}
	}
	return w.flush()
}

// tellEvery is after how many records it is told how many are written.
const tellEvery = 10_000

// writer writes patches, inserts many rows at a time.
type writer struct {
	ctx           context.Context
	tx            *sql.Tx
	nodes         *rows
	relationships *rows
	statements    map[string]*sql.Stmt
	text          []byte
}

func newWriter(ctx context.Context, tx *sql.Tx) *writer {
	w := &writer{ctx: ctx, tx: tx, statements: map[string]*sql.Stmt{}}
	w.nodes = &rows{writer: w, columns: 3, before: `INSERT INTO node (id, label, properties) VALUES `,
		after: ` ON CONFLICT (id) DO UPDATE SET label = excluded.label, properties = json_patch(json_remove(node.properties, '$.deleted'), excluded.properties)`}
	w.relationships = &rows{writer: w, columns: 6, before: `INSERT INTO relationship (source, type, target, since, until, properties) VALUES `,
		after: ` ON CONFLICT (source, type, target, since) DO UPDATE SET until = excluded.until, properties = excluded.properties`}
	return w
}

func (w *writer) patch(p store.Patch) error {
	if len(p.RemoveNodes)+len(p.RemoveRelationships) > 0 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	for _, r := range p.RemoveRelationships {
		if err := w.run(`DELETE FROM relationship WHERE source = ? AND type = ? AND target = ? AND since = ?`, r.Source, r.Type, r.Target, r.Properties.Get("since").Day().String()); err != nil {
			return err
		}
	}
	for _, n := range p.RemoveNodes {
		if err := w.remove(n.ID); err != nil {
			return err
		}
	}
	for _, n := range p.Nodes {
		w.text = store.AppendJSON(w.text[:0], n.Properties)
		if n.New {
			if err := w.nodes.add(n.ID, n.Label, string(w.text)); err != nil {
				return err
			}
			continue
		}
		// A patch by RFC 7396: null removes, and what somebody added by hand stays.
		if err := w.run(`INSERT INTO node (id, label, properties) VALUES (?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET label = excluded.label, properties = json_patch(node.properties, ?)`,
			n.ID, n.Label, string(w.text), clearing(w.text, n.Clear)); err != nil {
			return err
		}
	}
	for _, r := range p.Relationships {
		since, until, rest := dated(r.Properties)
		w.text = store.AppendJSON(w.text[:0], rest)
		var end any
		if until != org.NoDate {
			end = until.String()
		}
		if err := w.relationships.add(r.Source, r.Type, r.Target, since.String(), end, string(w.text)); err != nil {
			return err
		}
	}
	return nil
}

// clearing returns a JSON object with further members that are null.
func clearing(object []byte, names []string) string {
	var b strings.Builder
	b.Write(object[:len(object)-1])
	for i, n := range names {
		if i > 0 || len(object) > 2 {
			b.WriteByte(',')
		}
		b.WriteString(`"` + n + `":null`)
	}
	b.WriteByte('}')
	return b.String()
}

// dated takes the days, which have columns of their own, out of a relationship's properties.
func dated(p store.Properties) (since, until org.Date, rest store.Properties) {
	since, until = p.Get("since").Day(), p.Get("until").Day()
	for len(p) > 0 && (p[0].Name == "since" || p[0].Name == "until") {
		p = p[1:]
	}
	return since, until, p
}

// remove removes a node and the relationships that begin at it; where others still end at it, it stays, deleted.
func (w *writer) remove(id string) error {
	if err := w.run(`DELETE FROM relationship WHERE source = ?`, id); err != nil {
		return err
	}
	if err := w.run(`UPDATE node SET properties = '{"deleted":true}' WHERE id = ?`, id); err != nil {
		return err
	}
	return w.run(`DELETE FROM node WHERE id = ? AND NOT EXISTS (SELECT 1 FROM relationship WHERE target = node.id)`, id)
}

// disconnect removes the relationships that begin at a node, as far as they are ours, with employments and jobs.
func (w *writer) disconnect(id string) error {
	types, err := json.Marshal(store.RelationshipTypes)
	if err != nil {
		return err
	}
	if err := w.run(`DELETE FROM node WHERE id IN (SELECT target FROM relationship WHERE source = ? AND type IN (?, ?))`, id, store.Employed, store.HasJob); err != nil {
		return err
	}
	return w.run(`DELETE FROM relationship WHERE source = ? AND type IN (SELECT value FROM json_each(?))`, id, string(types))
}

func (w *writer) flush() error { return errors.Join(w.nodes.flush(), w.relationships.flush()) }

// run executes a statement, which is prepared once.
func (w *writer) run(query string, args ...any) error {
	st := w.statements[query]
	if st == nil {
		var err error
		if st, err = w.tx.PrepareContext(w.ctx, query); err != nil {
			return err
		}
		w.statements[query] = st
	}
	_, err := st.ExecContext(w.ctx, args...)
	return err
}

// rows collects rows of one table.
type rows struct {
	writer        *writer
	columns       int
	before, after string
	args          []any
	full          string // the statement for rowsAtOnce
}

const rowsAtOnce = 64

func (r *rows) add(values ...any) error {
	r.args = append(r.args, values...)
	if len(r.args) == rowsAtOnce*r.columns {
		return r.flush()
	}
	return nil
}

func (r *rows) flush() error {
	n := len(r.args) / r.columns
	if n == 0 {
		return nil
	}
	query := r.full
	if n != rowsAtOnce || query == "" {
		row := "(?" + strings.Repeat(",?", r.columns-1) + ")"
		query = r.before + row + strings.Repeat(","+row, n-1) + r.after
		if n == rowsAtOnce {
			r.full = query
		}
	}
	err := r.writer.run(query, r.args...)
	r.args = r.args[:0]
	return err
}
