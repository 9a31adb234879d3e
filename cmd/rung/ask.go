package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

type askCommand struct {
	Question string `arg:"" help:"The question, in English."`
	Store    string `default:"sqlite:data/rung.db" placeholder:"URL" help:"Store to ask (${default})."`
	Server   string `placeholder:"URL" help:"Server to ask, such as http://127.0.0.1:8080; then no store is."`
	Token    string `placeholder:"TOKEN" help:"Token to ask the server with; better given as RUNG_TOKEN."`
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
	via := queryCommand{Store: c.Store, Server: c.Server, Token: c.Token}
	var found struct {
		Interpret struct {
			Restated, Operation, Variables *string
			Ambiguous                      bool
			Suggestions                    []string
		}
	}
	question, err := json.Marshal(map[string]any{"question": c.Question})
	if err != nil {
		return err
	}
	if _, err := via.ask(ctx, o, `query ($question: String!) { interpret(question: $question) { restated operation variables ambiguous suggestions } }`, question, &found); err != nil {
		return err
	}
	meant := found.Interpret
	if meant.Operation == nil {
		if meant.Ambiguous {
			fmt.Fprintln(o.err, "This may mean several things. Ask one of them:")
		} else {
			fmt.Fprintln(o.err, "This was not understood. The nearest questions that are:")
		}
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
	data, err := dataOf(o, text)
	if err == nil && into != nil {
		err = json.Unmarshal(data, into)
	}
	return data, err
}

// dataOf returns the data of an answer; where it has errors, it says them and is refused.
func dataOf(o output, text []byte) (json.RawMessage, error) {
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
	for _, e := range answer.Errors {
		fmt.Fprintf(o.err, "%s [%s]\n", e.Message, e.Extensions.Code)
	}
	if len(answer.Errors) > 0 {
		return nil, errRefused
	}
	return answer.Data, nil
}
