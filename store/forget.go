package store

import (
	"context"
	"crypto/rand"
	"strings"

	"rung/org"
)

// Rewrite takes who is forgotten out of a revision's payload; changed is false where it does not mention them.
func Rewrite(payload []byte, x *org.Forgetting) (out []byte, changed bool, err error) {
	touched, d, err := DecodePayload(payload)
	if err != nil {
		return nil, false, err
	}
	for i, id := range touched {
		touched[i] = x.ID(id)
		changed = changed || touched[i] != id
	}
	d, inside := x.Delta(d)
	if !changed && !inside {
		return payload, false, nil
	}
	out, err = EncodePayload(touched, d)
	return out, true, err
}

// RewriteHeader takes who is forgotten out of a revision's header; it reports whether it changed.
func RewriteHeader(h *Header, x *org.Forgetting) bool {
	was := *h
	h.By, h.Reason, h.Summary, h.RequestID = x.Text(h.By), x.Text(h.Reason), x.Text(h.Summary), x.Text(h.RequestID)
	return was.By != h.By || was.Reason != h.Reason || was.Summary != h.Summary || was.RequestID != h.RequestID
}

// ForgetRequest says whom to forget: the people referred to, or everybody whose last day was before a day.
type ForgetRequest struct {
	People     []string
	LeftBefore org.Date // NoDate: only People
	By, Origin string
	DryRun     bool
}

// ForgetResult is what became of it.
type ForgetResult struct {
	People    []org.Forgotten // none where there is nobody to be forgotten, and then nothing is written
	Number    int             // of the revision that was written; 0 for none
	Records   int             // people and openings that were written anew
	Revisions int             // earlier revisions whose header or content was written anew
}

// Forget takes what identifies some leavers out of the store, the log included, as one revision. It fails with
// NOT_FOUND, INVALID (org.Facts.Forget says when) or UNAVAILABLE.
func (l *Live) Forget(ctx context.Context, q ForgetRequest) (ForgetResult, error) {
	release, err := l.hold(ctx)
	if err != nil {
		return ForgetResult{}, err
	}
	defer release()
	var r ForgetResult
	err = l.onNewest(ctx, func() (err error) {
		r, err = l.forget(ctx, q)
		return err
	})
	return r, err
}

func (l *Live) forget(ctx context.Context, q ForgetRequest) (ForgetResult, error) {
	m := l.Now()
	refs := q.People
	if q.LeftBefore.Known() {
		refs = append(refs[:len(refs):len(refs)], m.facts.Leavers(q.LeftBefore)...)
	}
	x, err := m.facts.Forget(refs, l.today(), func() string { return strings.ToLower(rand.Text()[:10]) })
	if err != nil || len(x.People) == 0 || q.DryRun {
		var people []org.Forgotten
		if err == nil {
			people = x.People
		}
		return ForgetResult{People: people}, err
	}
	r := Revision{
		Header:    Header{RequestID: "forget " + x.People[0].ID, At: l.instant(), By: x.Text(q.By), Origin: q.Origin, Effective: l.today(), Summary: x.Summary()},
		Rewritten: true,
	}
	for _, p := range x.People {
		r.Touched = append(r.Touched, p.ID)
	}
	d := x.Facts(m.facts)
	receipt, revisions, err := l.store.Forget(ctx, m.Revision(), x, d, r)
	if err != nil {
		return ForgetResult{}, err
	}
	return ForgetResult{People: x.People, Number: receipt.Number, Records: len(d.People) + len(d.Openings), Revisions: revisions}, l.reload(ctx)
}
