package store

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/valyala/fastjson"
)

// AppendJSON appends properties as a JSON object; a date is ISO 8601 text.
func AppendJSON(b []byte, p Properties) []byte {
	b = append(b, '{')
	for i, x := range p {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, x.Name)
		b = append(b, ':')
		b = appendValue(b, x.Value)
	}
	return append(b, '}')
}

func appendValue(b []byte, v Value) []byte {
	switch v.Kind {
	case Text:
		return appendText(b, v.text)
	case Bool:
		return strconv.AppendBool(b, v.number != 0)
	case Int:
		return strconv.AppendInt(b, int64(v.number), 10)
	case Float:
		if math.IsNaN(v.number) || math.IsInf(v.number, 0) {
			return append(b, "null"...)
		}
		return strconv.AppendFloat(b, v.number, 'g', -1, 64)
	case Day:
		return appendText(b, v.Day().String())
	case List:
		return appendTexts(b, v.list)
	}
	return append(b, "null"...)
}

func appendTexts(b []byte, l []string) []byte {
	b = append(b, '[')
	for i, s := range l {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, s)
	}
	return append(b, ']')
}

func appendText(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0x7f {
			return appendEscaped(b, s)
		} else if c >= utf8.RuneSelf && !utf8.ValidString(s[i:]) {
			return appendEscaped(b, s)
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}

func appendEscaped(b []byte, s string) []byte {
	out, err := json.Marshal(s)
	if err != nil { // a string never fails
		panic(err)
	}
	return append(b, out...)
}

// JSONReader reads properties. It reuses its memory: what it answers, texts included, is good until it is asked again.
type JSONReader struct {
	parser     fastjson.Parser
	properties Properties
	items      []string // of lists
	number     []byte
}

// Properties reads a JSON object. Members that no property can hold (null, objects) are left out.
func (r *JSONReader) Properties(text string) (Properties, error) {
	v, err := r.parser.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("not JSON: %w", err)
	}
	return r.object(v)
}

func (r *JSONReader) object(v *fastjson.Value) (Properties, error) {
	o, err := v.Object()
	if err != nil {
		return nil, fmt.Errorf("not a JSON object: %w", err)
	}
	r.properties, r.items = r.properties[:0], r.items[:0]
	o.Visit(func(name []byte, v *fastjson.Value) {
		if x := r.value(v); x.Kind != Absent {
			r.properties = append(r.properties, Property{view(name), x})
		}
	})
	return r.properties, nil
}

func (r *JSONReader) value(v *fastjson.Value) Value {
	switch v.Type() {
	case fastjson.TypeString:
		b, _ := v.StringBytes()
		return TextValue(view(b))
	case fastjson.TypeNumber:
		// fastjson's own floats are off by a last bit.
		r.number = v.MarshalTo(r.number[:0])
		f, err := strconv.ParseFloat(view(r.number), 64)
		if err != nil {
			return Value{}
		}
		if f == math.Trunc(f) && math.Abs(f) < 1<<53 {
			return Value{Kind: Int, number: f}
		}
		return FloatValue(f)
	case fastjson.TypeTrue, fastjson.TypeFalse:
		return BoolValue(v.Type() == fastjson.TypeTrue)
	case fastjson.TypeArray:
		items, _ := v.Array()
		first := len(r.items)
		for _, x := range items {
			if b, err := x.StringBytes(); err == nil {
				r.items = append(r.items, view(b))
			}
		}
		return ListValue(r.items[first:len(r.items):len(r.items)])
	}
	return Value{}
}
