package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
	"github.com/valyala/fastjson"

	"rung/org"
)

// A payload is what redoes a revision: JSON, one line a record, compressed by zstd. The first line says what
// the changes touched, each further one a record's graph before and after:
//
//	{"touched":["person/ada"]}
//	{"before":{"nodes":[["Person","person/ada",{"name":"Ada Example"}], …],"relationships":[["REPORTS_TO","person/ada","person/bob",{"since":"2025-01-01"}], …]},"after":{…}}

// EncodePayload writes the payload of a revision.
func EncodePayload(touched []string, d org.Delta) ([]byte, error) {
	var out bytes.Buffer
	z, err := zstd.NewWriter(&out, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	if err != nil {
		return nil, err
	}
	w := bufio.NewWriterSize(z, 1<<16)
	line := append(appendTexts([]byte(`{"touched":`), touched), "}\n"...)
	if _, err := w.Write(line); err != nil {
		return nil, err
	}
	if d.Organization.After != nil {
		line = writePair(w, line, d.Organization, encodeOrganization)
	}
	line = writePairs(w, line, d.Ladders, encodeLadder)
	line = writePairs(w, line, d.Teams, encodeTeam)
	line = writePairs(w, line, d.Openings, encodeOpening)
	writePairs(w, line, d.People, encodePerson)
	if err := errors.Join(w.Flush(), z.Close()); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func writePairs[T any](w *bufio.Writer, line []byte, pairs []org.Pair[T], encode func(*T) Graph) []byte {
	for _, p := range pairs {
		line = writePair(w, line, p, encode)
	}
	return line
}

// writePair writes one line; an error stays in w until it is flushed.
func writePair[T any](w *bufio.Writer, line []byte, p org.Pair[T], encode func(*T) Graph) []byte {
	line = append(line[:0], '{')
	if p.Before != nil {
		line = append(line, `"before":`...)
		line = appendGraph(line, encode(p.Before))
	}
	if p.After != nil {
		if p.Before != nil {
			line = append(line, ',')
		}
		line = append(line, `"after":`...)
		line = appendGraph(line, encode(p.After))
	}
	line = append(line, "}\n"...)
	w.Write(line)
	return line
}

func appendGraph(b []byte, g Graph) []byte {
	b = append(b, `{"nodes":[`...)
	for i, n := range g.Nodes {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(append(b, '['), n.Label)
		b = appendText(append(b, ','), n.ID)
		b = append(AppendJSON(append(b, ','), n.Properties), ']')
	}
	b = append(b, `],"relationships":[`...)
	for i, r := range g.Relationships {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(append(b, '['), r.Type)
		b = appendText(append(b, ','), r.Source)
		b = appendText(append(b, ','), r.Target)
		b = append(AppendJSON(append(b, ','), r.Properties), ']')
	}
	return append(b, "]}"...)
}

// DecodePayload reads what EncodePayload wrote.
func DecodePayload(payload []byte) (touched []string, d org.Delta, err error) {
	z, err := zstd.NewReader(bytes.NewReader(payload), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, d, err
	}
	defer z.Close()
	r := bufio.NewReaderSize(z, 1<<16)
	before, after := NewAssembler(), NewAssembler()
	var reader JSONReader
	var parser fastjson.Parser
	var line []byte
	for n := 1; ; n++ {
		line, err = readLine(r, line[:0])
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, d, fmt.Errorf("line %d of the payload: %w", n, err)
		}
		v, err := parser.ParseBytes(line)
		if err != nil {
			return nil, d, fmt.Errorf("line %d of the payload is not JSON: %w", n, err)
		}
		for _, id := range v.GetArray("touched") {
			touched = append(touched, string(id.GetStringBytes()))
		}
		if err := errors.Join(reader.graph(before, v.Get("before")), reader.graph(after, v.Get("after"))); err != nil {
			return nil, d, fmt.Errorf("line %d of the payload: %w", n, err)
		}
	}
	b, a := before.Records(), after.Records()
	if a.Organization != nil {
		d.Organization = org.Pair[org.OrganizationRecord]{Before: b.Organization, After: a.Organization}
	}
	d.Ladders = pairUp(b.Ladders, a.Ladders, func(r *org.LadderRecord) string { return r.ID })
	d.Teams = pairUp(b.Teams, a.Teams, func(r *org.TeamRecord) string { return r.ID })
	d.Openings = pairUp(b.Openings, a.Openings, func(r *org.OpeningRecord) string { return r.ID })
	d.People = pairUp(b.People, a.People, func(r *org.PersonRecord) string { return r.ID })
	return touched, d, nil
}

func readLine(r *bufio.Reader, line []byte) ([]byte, error) {
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && len(line) > 0:
			return line, nil
		}
		return line, err
	}
}

// graph hands the nodes and relationships of a JSON value to an Assembler; v may be nil.
func (r *JSONReader) graph(a *Assembler, v *fastjson.Value) error {
	text := func(v []*fastjson.Value, i int) string {
		b, _ := v[i].StringBytes()
		return view(b)
	}
	for _, n := range v.GetArray("nodes") {
		x := n.GetArray()
		if len(x) != 3 {
			return errors.New("a node is not a label, an id and properties")
		}
		p, err := r.object(x[2])
		if err != nil {
			return err
		}
		a.Node(text(x, 0), text(x, 1), p)
	}
	for _, n := range v.GetArray("relationships") {
		x := n.GetArray()
		if len(x) != 4 {
			return errors.New("a relationship is not a type, two ids and properties")
		}
		p, err := r.object(x[3])
		if err != nil {
			return err
		}
		a.Relationship(text(x, 0), text(x, 1), text(x, 2), p)
	}
	return nil
}

// pairUp joins records, each list in order of id, that were before and after a revision.
func pairUp[T any](before, after []*T, id func(*T) string) []org.Pair[T] {
	var out []org.Pair[T]
	for len(before)+len(after) > 0 {
		switch {
		case len(after) == 0 || len(before) > 0 && id(before[0]) < id(after[0]):
			out = append(out, org.Pair[T]{Before: before[0]})
			before = before[1:]
		case len(before) == 0 || id(after[0]) < id(before[0]):
			out = append(out, org.Pair[T]{After: after[0]})
			after = after[1:]
		default:
			out = append(out, org.Pair[T]{Before: before[0], After: after[0]})
			before, after = before[1:], after[1:]
		}
	}
	return out
}
