package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/valyala/fastjson"
)

// decode reads the operation's parameters from the text that asks.
func decode(by answering, text []byte) (*graphql.RawParams, *badRequest) {
	if by.readOnly {
		return decodeURL(string(text))
	}
	return decodeParams(text)
}

// decodeURL reads the parameters of one operation from those of a URL, of which two are JSON.
func decodeURL(query string) (*graphql.RawParams, *badRequest) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil, malformed("", "the URL's parameters cannot be read")
	}
	valid := func(name string) string { return strings.ToValidUTF8(values.Get(name), replacement) }
	params := &graphql.RawParams{Query: valid("query"), OperationName: valid("operationName")}
	for _, name := range [...]string{"variables", "extensions"} {
		text := values.Get(name)
		if text == "" {
			continue
		}
		var bad *badRequest
		if err := readJSON([]byte(text), func(v *fastjson.Value) { bad = setMember(params, name, v) }); err != nil {
			return nil, malformed(name, "%s is no JSON%s", name, place(err))
		}
		if bad != nil {
			return nil, bad
		}
	}
	return complete(params)
}

// decodeParams reads the parameters of one operation from JSON; an array of them is a batch, which is refused.
func decodeParams(body []byte) (*graphql.RawParams, *badRequest) {
	body = bytes.TrimLeft(body, " \t\r\n")
	if len(body) == 0 {
		return nil, malformed("", "the request has no body")
	}
	if body[0] == '[' {
		return nil, malformed("", "batches are not accepted: send one operation a request, as a JSON object")
	}
	params := &graphql.RawParams{}
	var bad *badRequest
	err := readJSON(body, func(v *fastjson.Value) {
		object, err := v.Object()
		if err != nil {
			bad = malformed("", "the request is no JSON object")
			return
		}
		object.Visit(func(name []byte, v *fastjson.Value) {
			if bad == nil {
				bad = setMember(params, string(name), v)
			}
		})
	})
	if err != nil {
		return nil, malformed("", "the request is no JSON object%s", place(err))
	}
	if bad != nil {
		return nil, bad
	}
	return complete(params)
}

// complete refuses parameters that ask nothing.
func complete(params *graphql.RawParams) (*graphql.RawParams, *badRequest) {
	if params.Query == "" && params.Extensions["persistedQuery"] == nil {
		return nil, malformed("query", "query is missing")
	}
	return params, nil
}

// setMember sets the parameter that a member of the request has the name of; other members say nothing.
func setMember(params *graphql.RawParams, name string, v *fastjson.Value) *badRequest {
	what, ok := "string", true
	switch name {
	case "query":
		params.Query, ok = textOf(v)
	case "operationName":
		params.OperationName, ok = textOf(v)
	case "variables":
		what = "JSON object"
		params.Variables, ok = objectOf(v)
	case "extensions":
		what = "JSON object"
		params.Extensions, ok = objectOf(v)
	}
	if !ok && v.Type() != fastjson.TypeNull {
		return malformed(name, "%s is no %s", name, what)
	}
	return nil
}

// replacement stands for what is no UTF-8.
const replacement = "\uFFFD"

// jsonParsers are used again; the largest text whose memory one keeps has so many bytes.
var jsonParsers fastjson.ParserPool

const parserKeeps = 64 << 10

// readJSON reads a text and gives its value to a function, which must keep nothing of it. encoding/json says whether it
// is JSON, which it is stricter about; what is no UTF-8 in it is replaced, and so are halves of surrogate pairs, which
// encoding/json does where there is an escape that may be one.
func readJSON(text []byte, use func(*fastjson.Value)) error {
	if !json.Valid(text) {
		var ignored json.RawMessage
		return json.Unmarshal(text, &ignored)
	}
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte(replacement))
	}
	if mayHaveSurrogates(text) {
		var value any
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		if err := d.Decode(&value); err != nil {
			return err
		}
		text, _ = json.Marshal(value) // of what was just read
	}
	p := jsonParsers.Get()
	v, err := p.ParseBytes(text)
	if err != nil {
		return errTooNested // all else is JSON
	}
	use(v)
	if len(text) <= parserKeeps {
		jsonParsers.Put(p)
	}
	return nil
}

func mayHaveSurrogates(text []byte) bool {
	return bytes.Contains(text, []byte(`\ud`)) || bytes.Contains(text, []byte(`\uD`))
}

var errTooNested = fmt.Errorf("nested more than %d deep", fastjson.MaxDepth)

// place says where JSON went wrong, without repeating any of it.
func place(err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf(" (byte %d)", syntax.Offset)
	}
	if errors.Is(err, errTooNested) {
		return fmt.Sprintf(" (it is %s)", err)
	}
	return ""
}

func textOf(v *fastjson.Value) (string, bool) {
	text, err := v.StringBytes()
	return string(text), err == nil
}

// objectOf returns an object as gqlgen takes it: a number as it is written, so that an Int stays exact; of members with
// one name the last.
func objectOf(v *fastjson.Value) (map[string]any, bool) {
	object, err := v.Object()
	if err != nil {
		return nil, false
	}
	out := make(map[string]any, object.Len())
	object.Visit(func(name []byte, v *fastjson.Value) { out[string(name)] = valueOf(v) })
	return out, true
}

func valueOf(v *fastjson.Value) any {
	switch v.Type() {
	case fastjson.TypeObject:
		object, _ := objectOf(v)
		return object
	case fastjson.TypeArray:
		list := v.GetArray()
		out := make([]any, len(list))
		for i, element := range list {
			out[i] = valueOf(element)
		}
		return out
	case fastjson.TypeString:
		text, _ := textOf(v)
		return text
	case fastjson.TypeNumber:
		return json.Number(v.MarshalTo(nil))
	case fastjson.TypeTrue:
		return true
	case fastjson.TypeFalse:
		return false
	}
	return nil
}
