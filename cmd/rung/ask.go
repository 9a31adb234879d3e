package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

type askCommand struct {
	Question string `arg:"" help:"The question, in English."`
	Store    string `default:"sqlite:data/rung.db" placeholder:"URL" help:"Store to ask (${default})."`
	Server   string `placeholder:"URL" help:"Server to ask, such as http://127.0.0.1:8080; then no store is."`
	JSON     bool   `name:"json" help:"Print the answer as JSON."`
	GraphQL  bool   `name:"graphql" help:"Print the operation and its variables, and do not run it."`
}

// Help is shown by rung ask --help.
func (askCommand) Help() string {
	return `Examples:
  rung ask "who can mentor toward L4"
  rung ask "span of Product Directors" --server http://127.0.0.1:8080
  rung ask "headcount by level a year ago" --graphql

Says how the question was understood, and the answer. Exits with 1 where it was
not understood, with questions that would be.`
}

func (c askCommand) Run(ctx context.Context, o output) error {
	via := queryCommand{Store: c.Store, Server: c.Server}
	var found struct {
		Interpret struct {
			Restated, Operation, Variables *string
			Suggestions                    []string
		}
	}
	question, err := json.Marshal(map[string]any{"question": c.Question})
	if err != nil {
		return err
	}
	if _, err := via.ask(ctx, o, `query ($question: String!) { interpret(question: $question) { restated operation variables suggestions } }`, question, &found); err != nil {
		return err
	}
	meant := found.Interpret
	if meant.Operation == nil {
		fmt.Fprintln(o.err, "This was not understood, or may mean several things. These would be:")
		for _, s := range meant.Suggestions {
			fmt.Fprintln(o.err, "  "+s)
		}
		return errRefused
	}
	if c.GraphQL {
		fmt.Fprintf(o.out, "# %s\n%s\n# variables: %s\n", *meant.Restated, *meant.Operation, *meant.Variables)
		return nil
	}
	answer, err := via.ask(ctx, o, *meant.Operation, []byte(*meant.Variables), nil)
	if err != nil {
		return err
	}
	if c.JSON {
		var pretty bytes.Buffer
		if err := json.Indent(&pretty, answer, "", "  "); err != nil {
			return err
		}
		_, err = fmt.Fprintln(o.out, pretty.String())
		return err
	}
	fmt.Fprintln(o.out, *meant.Restated)
	return printAnswer(o.out, answer)
}

// ask runs an operation, and returns its data, which is also decoded where into is not nil.
func (c queryCommand) ask(ctx context.Context, o output, operation string, variables []byte, into any) (json.RawMessage, error) {
	body, err := json.Marshal(map[string]any{"query": operation, "variables": json.RawMessage(variables)})
	if err != nil {
		return nil, err
	}
	var text []byte
	if c.Server != "" {
		text, err = c.askServer(ctx, body)
	} else {
		text, err = c.askStore(ctx, body, o)
	}
	if err != nil {
		return nil, err
	}
	var answer struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		return nil, fmt.Errorf("the answer is not JSON: %s", strings.TrimSpace(string(text[:min(len(text), 200)])))
	}
	if len(answer.Errors) > 0 {
		fmt.Fprintf(o.err, "%s [%s]\n", answer.Errors[0].Message, answer.Errors[0].Extensions.Code)
		return nil, errRefused
	}
	if into != nil {
		return answer.Data, json.Unmarshal(answer.Data, into)
	}
	return answer.Data, nil
}

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
	var head []string
	place := map[string]int{}
	rows := make([][]string, len(list))
	var put func(row *[]string, prefix string, v any)
	put = func(row *[]string, prefix string, v any) {
		if o, ok := v.(object); ok {
			for _, m := range o {
				inner := m.name
				if prefix != "" && prefix != "person" {
					inner = prefix + " " + m.name
				}
				put(row, inner, m.value)
			}
			return
		}
		i, known := place[prefix]
		if !known {
			i = len(head)
			place[prefix] = i
			head = append(head, prefix)
		}
		for len(*row) <= i {
			*row = append(*row, "")
		}
		(*row)[i] = cellText(v)
	}
	for i, one := range list {
		put(&rows[i], "", one)
	}
	fmt.Fprintln(w)
	fmt.Fprintln(w, strings.ToUpper(strings.Join(head, "\t")))
	for _, row := range rows {
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
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
