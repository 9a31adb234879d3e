package server

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// What is read of a request's parameters is what encoding/json reads of them, numbers as they are written.
func TestParametersAreReadAsJSONSaysThem(t *testing.T) {
	for _, body := range []string{
		`{"query":"{ a }","variables":{"n":12345678901234567890,"f":1.50,"e":-2E+3,"z":-0,"t":true,"u":false,"nothing":null}}`,
		`{"query":"{ a }","variables":{"list":[1,[],{}, "x"],"deep":{"a":{"b":["c"]}}},"extensions":{"x":{"y":1}}}`,
		`{"query":"{ \"\u00e9\ud83d\ude00\/\b\f\n\r\t\\ }","operationName":"Ö","variables":{"k\u0065y":"v","":""}}`,
		`{"query":"first","query":"last","variables":{"a":1,"a":2},"Query":"no","more":[1]}`,
		`{"query":"{ a }","operationName":null,"variables":null,"extensions":null}`,
		`{"query":"a\ud800b","operationName":"\ud800\u0041Z","variables":{"\uDC00k":"\ud83d\ud83d\ude00","n":1.50,"b":"\ud83d\\"}}`,
		`{"query":"\\ud800","variables":{"a":1,"a":"<&>\ud83d\ude00"}}`,
		" \t\r\n{\"query\":\"{ a }\",\"variables\":{}} ",
	} {
		got, bad := decodeParams([]byte(body))
		if bad != nil {
			t.Errorf("%s: %s", body, bad.err.Message)
			continue
		}
		var want map[string]any
		decoder := json.NewDecoder(strings.NewReader(body))
		decoder.UseNumber()
		if err := decoder.Decode(&want); err != nil {
			t.Fatal(err)
		}
		text := func(name string) string { s, _ := want[name].(string); return s }
		object := func(name string) map[string]any { m, _ := want[name].(map[string]any); return m }
		if got.Query != text("query") || got.OperationName != text("operationName") ||
			!reflect.DeepEqual(got.Variables, object("variables")) || !reflect.DeepEqual(got.Extensions, object("extensions")) {
			t.Errorf("%s\ngot  %+v\nwant %v", body, got, want)
		}
	}
}

func TestParametersThatAreNoneAreRefused(t *testing.T) {
	for body, want := range map[string]string{
		`{"query":"{ a }"} {}`:                   "the request is no JSON object (byte 19)",
		`{"query":"{ a }`:                        "the request is no JSON object (byte 15)",
		"{\"query\":\"{\n}\"}":                   "the request is no JSON object (byte 12)",
		`{"query":"{ a }","variables":{"n":01}}`: "the request is no JSON object (byte 36)",
		`"query"`:                                "the request is no JSON object",
		`{"query":{}}`:                           "query is no string",
		`{"query":"{ a }","operationName":1}`:    "operationName is no string",
		`{"query":"{ a }","variables":[]}`:       "variables is no JSON object",
		`{"query":"{ a }","extensions":"x"}`:     "extensions is no JSON object",
		`{"variables":{}}`:                       "query is missing",
		`{"query":"{ a }","query":null}`:         "query is missing",
		`{"query":"{ a }","variables":{"a":` + strings.Repeat("[", 400) + strings.Repeat("]", 400) + `}}`: "the request is no JSON object (it is nested more than 300 deep)",
	} {
		if _, bad := decodeParams([]byte(body)); bad == nil || bad.err.Message != want {
			t.Errorf("%s: got %v, want %q", shorten(body, 60), bad, want)
		}
	}
}

// What is no UTF-8 is no text that anything is called; it comes out as U+FFFD and not as it is.
func TestBytesThatAreNoTextAreReplaced(t *testing.T) {
	got, bad := decodeParams([]byte("{\"query\":\"\xff\xc3\",\"variables\":{\"n\":\"a\xe9\"}}"))
	if bad != nil || got.Query != "\uFFFD" || got.Variables["n"] != "a\uFFFD" {
		t.Errorf("got %+v, %v", got, bad)
	}
	got, bad = decodeURL("query=%ff&operationName=a%c3&variables=%7B%22n%22%3A%22a%e9%22%7D")
	if bad != nil || got.Query != "\uFFFD" || got.OperationName != "a\uFFFD" || got.Variables["n"] != "a\uFFFD" {
		t.Errorf("of a URL, got %+v, %v", got, bad)
	}
}
