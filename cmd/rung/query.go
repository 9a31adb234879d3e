package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"time"

	"rung/store"
)

type queryCommand struct {
	File      string `arg:"" help:"File with the operation, or - for standard input."`
	Variables string `placeholder:"JSON" help:"Variables of the operation."`
	Operation string `placeholder:"NAME" help:"Which operation, where the file has several."`
	Store     string `default:"sqlite:data/rung.db" placeholder:"URL" help:"Store to ask (${default})."`
	Server    string `placeholder:"URL" help:"Server to ask, such as http://127.0.0.1:8080; then no store is."`
	Token     string `placeholder:"TOKEN" help:"Token to ask the server with; better given as RUNG_TOKEN."`
	Format    string `enum:"json,table,csv" default:"json" help:"Format of the answer: json, table or csv (${default})."`
	List      string `placeholder:"NAME" help:"Which list of the answer is the CSV, where it has several, such as breakdown."`
}

// Help is shown by rung query --help.
func (queryCommand) Help() string {
	return `Examples:
  rung query mentors.graphql --variables '{"level": "L4"}'
  rung query spans.graphql --server http://127.0.0.1:8080
  rung query headcount.graphql --format csv > headcount.csv
  echo '{ org { headcount } }' | rung query -

Exits with 1 where the answer has errors.`
}

func (c queryCommand) Run(ctx context.Context, o output) error {
	document, err := readFile(c.File)
	if err != nil {
		return err
	}
	request := map[string]any{"query": string(document)}
	if c.Operation != "" {
		request["operationName"] = c.Operation
	}
	if c.Variables != "" {
		var variables map[string]any
		if err := json.Unmarshal([]byte(c.Variables), &variables); err != nil {
			return fmt.Errorf("--variables is not a JSON object: %w", err)
		}
		request["variables"] = json.RawMessage(c.Variables)
	}
	body, err := json.Marshal(request)
	if err != nil {
		return err
	}
	var answer []byte
	if c.Server != "" {
		answer, err = c.askServer(ctx, body)
	} else {
		answer, err = c.askStore(ctx, body, o)
	}
	if err != nil {
		return err
	}
	if c.Format != "json" {
		return c.printData(o, answer)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, answer, "", "  "); err != nil {
		return fmt.Errorf("the answer is not JSON: %s", strings.TrimSpace(string(answer[:min(len(answer), 200)])))
	}
	pretty.WriteByte('\n')
	if _, err := pretty.WriteTo(o.out); err != nil {
		return err
	}
	var said struct {
		Errors []json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal(answer, &said); err != nil {
		return err
	}
	if len(said.Errors) > 0 {
		return errRefused
	}
	return nil
}

// printData prints an answer's data as tables or as CSV. What was refused goes to the other stream, with its codes; what
// is there beside an error is not printed, since a file does not tell that it is not all.
func (c queryCommand) printData(o output, answer []byte) error {
	data, err := dataOf(o, answer)
	if err != nil {
		return err
	}
	if c.Format == "csv" {
		return writeCSV(o.out, data, c.List)
	}
	return printAnswer(o.out, data)
}

func newRequest(ctx context.Context, url string, body []byte) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	return r, nil
}

func (c queryCommand) askServer(ctx context.Context, body []byte) ([]byte, error) {
	where := strings.TrimSuffix(c.Server, "/")
	if !strings.HasSuffix(where, "/graphql") {
		where += "/graphql"
	}
	r, err := newRequest(ctx, where, body)
	if err != nil {
		return nil, err
	}
	if c.Token != "" {
		r.Header.Set("Authorization", "Bearer "+c.Token)
	}
	client := http.Client{Timeout: 2 * time.Minute}
	answer, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	return io.ReadAll(answer.Body)
}

// askStore answers from a store, without a network.
func (c queryCommand) askStore(ctx context.Context, body []byte, o output) ([]byte, error) {
	live, err := storeFlag{Store: c.Store}.open(ctx, quiet(o))
	if err != nil {
		return nil, err
	}
	defer live.Close()
	return ask(ctx, live, body, o)
}

// ask answers a request by the server's own handler.
func ask(ctx context.Context, organization *store.Live, body []byte, o output) ([]byte, error) {
	var live atomic.Pointer[store.Live]
	live.Store(organization)
	web, err := newServer(serveCommand{Introspection: true}, quiet(o), &live, new(atomic.Pointer[store.State]))
	if err != nil {
		return nil, err
	}
	r, err := newRequest(ctx, "http://127.0.0.1/graphql", body)
	if err != nil {
		return nil, err
	}
	answer := httptest.NewRecorder()
	web.ServeHTTP(answer, r)
	return answer.Body.Bytes(), nil
}
