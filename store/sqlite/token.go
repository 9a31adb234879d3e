package sqlite

import (
	"context"
	"database/sql"
	"time"

	"rung/store"
)

// Tokens returns every token.
func (s *Store) Tokens(ctx context.Context) ([]store.Token, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT id, name, hash, role, coalesce("by", ''), made, coalesce(expires, ''), coalesce(used, ''), coalesce(revoked, '') FROM token ORDER BY made, id`)
	if err != nil {
		return nil, s.failed(ctx, err)
	}
	defer rows.Close()
	var out []store.Token
	for rows.Next() {
		var t store.Token
		var made, expires, used, revoked string
		if err := rows.Scan(&t.ID, &t.Name, &t.Hash, &t.Role, &t.By, &made, &expires, &used, &revoked); err != nil {
			return nil, s.failed(ctx, err)
		}
		for _, x := range []struct {
			text string
			into *time.Time
		}{{made, &t.Made}, {expires, &t.Expires}, {used, &t.Used}, {revoked, &t.Revoked}} {
			if x.text == "" {
				continue
			}
			if *x.into, err = time.Parse(time.RFC3339, x.text); err != nil {
				return nil, s.failed(ctx, err)
			}
		}
		out = append(out, t)
	}
	return out, s.failed(ctx, rows.Err())
}

// AddToken keeps a new token.
func (s *Store) AddToken(ctx context.Context, t store.Token) error {
	_, err := s.write.ExecContext(ctx, `INSERT INTO token (id, name, hash, role, "by", made, expires) VALUES (?, ?, ?, ?, nullif(?, ''), ?, nullif(?, ''))`,
		t.ID, t.Name, t.Hash, t.Role, t.By, second(t.Made), second(t.Expires))
	return s.failed(ctx, err)
}

// RevokeToken notes when a token was revoked.
func (s *Store) RevokeToken(ctx context.Context, id string, at time.Time) error {
	result, err := s.write.ExecContext(ctx, `UPDATE token SET revoked = coalesce(revoked, ?) WHERE id = ?`, second(at), id)
	if err != nil {
		return s.failed(ctx, err)
	}
	return found(result)
}

func found(result sql.Result) error {
	if n, err := result.RowsAffected(); err == nil && n == 0 {
		return store.ErrNoToken
	}
	return nil
}

// UseToken notes when a token was used last.
func (s *Store) UseToken(ctx context.Context, id string, at time.Time) error {
	_, err := s.write.ExecContext(ctx, `UPDATE token SET used = max(coalesce(used, ''), ?) WHERE id = ?`, second(at), id)
	return s.failed(ctx, err)
}

// second writes a point in time to the second; "" for none.
func second(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
