package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"rung/intake"
)

// printAnswer prints single values a line each and then every list as a table, in the order of the answer.
func printAnswer(w io.Writer, data json.RawMessage) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	v, err := ordered(d)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	printValue(table, "", v)
	return table.Flush()
}

// object is a JSON object in the order of its members.
type object []member

type member struct {
	name  string
	value any // nil, string, bool, json.Number, object or []any
}

func ordered(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return token, nil
	}
	if delim == '[' {
		list := []any{}
		for d.More() {
			v, err := ordered(d)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err = d.Token()
		return list, err
	}
	o := object{}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, err
		}
		v, err := ordered(d)
		if err != nil {
			return nil, err
		}
		o = append(o, member{name.(string), v})
	}
	_, err = d.Token()
	return o, err
}

func printValue(w io.Writer, name string, v any) {
	switch v := v.(type) {
	case object:
		for _, m := range v {
			inner := m.name
			if name != "" && !plainNames[m.name] && !plainNames[name] {
				inner = name + " " + m.name
			}
			printValue(w, inner, m.value)
		}
	case []any:
		printTable(w, name, v)
	case nil:
		fmt.Fprintf(w, "%s\t–\n", name)
	default:
		fmt.Fprintf(w, "%s\t%v\n", name, v)
	}
}

// plainNames say nothing by themselves.
var plainNames = map[string]bool{"org": true, "nodes": true}

func printTable(w io.Writer, name string, list []any) {
	if len(list) == 0 {
		fmt.Fprintf(w, "%s\tnone\n", name)
		return
	}
	t := tableOf(name, list, false)
	fmt.Fprintln(w)
	fmt.Fprintln(w, strings.ToUpper(strings.Join(t.head, "\t")))
	for _, row := range t.rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = cellText(v)
		}
		fmt.Fprintln(w, strings.Join(cells, "\t"))
	}
}

// table is a list of an answer in rows and columns.
type table struct {
	name string
	head []string
	rows [][]any // as long as the head, at most; a cell that is missing is nil
}

// tableOf makes a table of a list: a column for each value of the elements, and of the objects in them. Where lists in
// an element are spread, each of their elements has a column: of a breakdown's keys, one named after each dimension.
func tableOf(name string, list []any, spread bool) table {
	t := table{name: name}
	place := map[string]int{}
	set := func(row *[]any, column string, v any) {
		i, known := place[column]
		if !known {
			i = len(t.head)
			place[column] = i
			t.head = append(t.head, column)
		}
		for len(*row) <= i {
			*row = append(*row, nil)
		}
		(*row)[i] = v
	}
	var put func(row *[]any, prefix string, v any)
	put = func(row *[]any, prefix string, v any) {
		switch v := v.(type) {
		case object:
			for _, m := range v {
				inner := m.name
				if prefix != "" && prefix != "person" {
					inner = prefix + " " + m.name
				}
				put(row, inner, m.value)
			}
		case []any:
			if !spread {
				set(row, prefix, v)
				return
			}
			for i, one := range v {
				set(row, spreadName(prefix, i, one), cellText(one))
			}
		default:
			set(row, prefix, v)
		}
	}
	t.rows = make([][]any, len(list))
	for i, one := range list {
		put(&t.rows[i], "", one)
	}
	return t.withoutNulls()
}

// withoutNulls leaves out the columns of objects that are null in some rows, and whose values have columns of their own.
func (t table) withoutNulls() table {
	kept := t
	kept.head, kept.rows = nil, make([][]any, len(t.rows))
	for i, column := range t.head {
		isObject := slices.ContainsFunc(t.head, func(other string) bool { return strings.HasPrefix(other, column+" ") })
		if isObject && !slices.ContainsFunc(t.rows, func(row []any) bool { return i < len(row) && row[i] != nil }) {
			continue
		}
		kept.head = append(kept.head, column)
		for r, row := range t.rows {
			var v any
			if i < len(row) {
				v = row[i]
			}
			kept.rows[r] = append(kept.rows[r], v)
		}
	}
	return kept
}

// spreadName names the column of an element of a list: after its dimension or attribute where it has one, else by its
// place, from 1.
func spreadName(list string, i int, v any) string {
	if o, ok := v.(object); ok {
		for _, m := range o {
			if name, ok := m.value.(string); ok && (m.name == "dimension" || m.name == "attribute") {
				return strings.ToLower(name)
			}
		}
	}
	return fmt.Sprintf("%s %d", list, i+1)
}

// tablesIn returns the lists of an answer that are in no other list, in its order.
func tablesIn(name string, v any) (found []table) {
	switch v := v.(type) {
	case object:
		for _, m := range v {
			inner := m.name
			if plainNames[m.name] && name != "" {
				inner = name
			}
			found = append(found, tablesIn(inner, m.value)...)
		}
	case []any:
		found = append(found, tableOf(name, v, true))
	}
	return found
}

// writeCSV writes the only list of an answer, or the one of a name, as RFC 4180 has it. A text that a spreadsheet would
// take for a formula begins with an apostrophe. It is INVALID where the answer has no list, or several and none is named.
func writeCSV(w io.Writer, data json.RawMessage, list string) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	v, err := ordered(d)
	if err != nil {
		return err
	}
	tables := tablesIn("", v)
	var names []string
	for _, t := range tables {
		names = append(names, t.name)
	}
	if list != "" {
		tables = slices.DeleteFunc(tables, func(t table) bool { return t.name != list })
	}
	switch {
	case len(names) == 0:
		return errors.New("the answer has no list to make a table of; ask for one, or for JSON")
	case len(tables) == 0:
		return fmt.Errorf("the answer has no list %q; it has %s", list, strings.Join(names, ", "))
	case len(tables) > 1:
		return fmt.Errorf("the answer has several lists; choose one with --list: %s", strings.Join(names, ", "))
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(tables[0].head); err != nil {
		return err
	}
	for _, row := range tables[0].rows {
		cells := make([]string, len(tables[0].head))
		for i, v := range row {
			cells[i] = cellText(v)
			if _, isText := v.(string); isText {
				cells[i] = intake.Guard(cells[i])
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cellText is a value within a table; of a list what its elements say, joined.
func cellText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		var parts []string
		for _, one := range v {
			parts = append(parts, cellText(one))
		}
		return strings.Join(parts, "; ")
	case object:
		for _, name := range []string{"text", "label", "name", "title"} {
			for _, m := range v {
				if m.name == name {
					return cellText(m.value)
				}
			}
		}
		var parts []string
		for _, m := range v {
			if t := cellText(m.value); t != "" {
				parts = append(parts, t)
			}
		}
		return strings.Join(parts, " ")
	default:
		return strings.ReplaceAll(fmt.Sprint(v), "\n", " ")
	}
}
