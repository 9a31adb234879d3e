package neo4j

import (
	"context"
	"errors"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/store"
)

// token is the label of the API's tokens, which no record and no revision has.
const token = "Token"

// tokenProperties are the names of a token's properties that nothing else has.
var tokenProperties = []string{"hash", "made", "expires", "used", "revoked"}

// Tokens returns every token.
func (s *Store) Tokens(ctx context.Context) (out []store.Token, err error) {
	_, err = s.read(ctx, func(tx neo4j.ManagedTransaction) error {
		out = nil
		return rows(ctx, tx, `MATCH (t:Token) RETURN t.id, t.name, t.hash, t.role, t.by, t.made, t.expires, t.used, t.revoked ORDER BY t.made, t.id`, nil, func(row []any) error {
			t := store.Token{ID: value(row[0]).Text(), Name: value(row[1]).Text(), Hash: value(row[2]).Text(), Role: value(row[3]).Text(), By: value(row[4]).Text()}
			for i, into := range []*time.Time{&t.Made, &t.Expires, &t.Used, &t.Revoked} {
				if at, ok := row[5+i].(time.Time); ok {
					*into = at.UTC()
				}
			}
			out = append(out, t)
			return nil
		})
	})
	return out, s.failed(ctx, err)
}

// AddToken keeps a new token.
func (s *Store) AddToken(ctx context.Context, t store.Token) error {
	_, err := s.writeToken(ctx, `MERGE (t:Token {id: $id}) SET t.name = $name, t.hash = $hash, t.role = $role, t.by = $by, t.made = $made, t.expires = $expires RETURN 1`, map[string]any{
		"id": t.ID, "name": t.Name, "hash": t.Hash, "role": t.Role, "by": text(t.By), "made": t.Made.UTC(), "expires": instant(t.Expires),
	})
	return err
}

// RevokeToken notes when a token was revoked.
func (s *Store) RevokeToken(ctx context.Context, id string, at time.Time) error {
	found, err := s.writeToken(ctx, `MATCH (t:Token {id: $id}) SET t.revoked = coalesce(t.revoked, $at) RETURN 1`, map[string]any{"id": id, "at": at.UTC()})
	if err == nil && !found {
		err = store.ErrNoToken
	}
	return err
}

// UseToken notes when a token was used last.
func (s *Store) UseToken(ctx context.Context, id string, at time.Time) error {
	_, err := s.writeToken(ctx, `MATCH (t:Token {id: $id}) WHERE t.used IS NULL OR t.used < $at SET t.used = $at RETURN 1`, map[string]any{"id": id, "at": at.UTC()})
	return err
}

// writeToken runs a statement under the lock, and counts the transaction as ours, so that nobody takes it for an edit
// by hand. It reports whether the statement found a token; where it did not, nothing is written.
func (s *Store) writeToken(ctx context.Context, statement string, parameters map[string]any) (found bool, err error) {
	err = s.write(ctx, "token", transactionTimeout, func(tx neo4j.ManagedTransaction) error {
		found = false
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if err := rows(ctx, tx, statement, parameters, func([]any) error { found = true; return nil }); err != nil {
			return err
		}
		if !found {
			return errDone
		}
		return countBatch(ctx, tx)
	})
	if errors.Is(err, errDone) {
		err = nil
	}
	return found, s.failed(ctx, err)
}

// instant returns a point in time as the driver sends it; none is absent.
func instant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC()
}
