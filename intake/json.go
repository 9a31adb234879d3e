package intake

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

const formatJSON = "json"

const (
	maxJSONDepth  = 1000       // of lists and objects within one another: a tree of people takes two a layer
	maxJSONValues = 30_000_000 // held at once
)

// looksJSON recognizes text that begins as a list or an object does.
func looksJSON(text []byte) bool {
	rest := bytes.TrimLeft(text, " \t\r\n")
	if len(rest) < 2 {
		return false
	}
	next := bytes.TrimLeft(rest[1:], " \t\r\n")
	switch {
	case len(next) == 0:
		return false
	case rest[0] == '{':
		return next[0] == '"' || next[0] == '}'
	case rest[0] == '[':
		return next[0] == '{' || next[0] == ']' || next[0] == '['
	}
	return false
}

// readJSON reads people as objects: a list of them, lists below the names of an answer ("data", "people",
// "Resources"), a tree of people within one another, or an object on each line. What an object holds becomes the
// cells of a row under its name, and under `manager.value` what the object `manager` in it holds.
func readJSON(s *source, p *problems) (grid, error) {
	text, err := s.open()
	if err != nil {
		return grid{}, err
	}
	lines := &lineIndex{r: text}
	r := &jsonReader{decoder: json.NewDecoder(lines), lines: lines, size: budget{told: s.told}, problems: p, place: map[string]int{}, made: map[string]int{}}
	r.decoder.UseNumber()
	if !r.document() {
		return grid{}, nil
	}
	head := make([]string, len(r.headers))
	copy(head, r.headers)
	return grid{format: formatJSON, rows: append([]row{{line: 1, cells: head}}, r.rows...)}, nil
}

// jsonReader turns values into rows as they come.
type jsonReader struct {
	decoder *json.Decoder
	lines   *lineIndex
	values  int
	size    budget
	*problems

	headers []string
	place   map[string]int // of a header
	rows    []row
	made    map[string]int // ids made for people of a tree that have none, and how often each
}

// value is a JSON value; exactly one of its kinds.
type value struct {
	line   int
	text   string // of a string, a number, true or false; "" for null
	list   []value
	fields []field // in the order of the file
	kind   byte    // '"' for anything with a text, '[' or '{'
}

type field struct {
	name  string
	value value
}

func (v value) get(name string) (value, bool) {
	for _, f := range v.fields {
		if f.name == name {
			return f.value, true
		}
	}
	return value{}, false
}

// lineNow returns the line that the decoder is on.
func (r *jsonReader) lineNow() int { return r.lines.line(r.decoder.InputOffset()) }

func (r *jsonReader) document() bool {
	for first := true; ; first = false {
		token, err := r.decoder.Token()
		if err == io.EOF {
			return true
		}
		if err != nil {
			return r.malformed(err)
		}
		if first && token == json.Delim('[') {
			if !r.people() {
				return false
			}
			continue
		}
		v, ok := r.value(token, 0)
		if !ok {
			return false
		}
		if !r.found(v) {
			return false
		}
	}
}

// people reads the elements of the outermost list one by one, so that only one is held at a time.
func (r *jsonReader) people() bool {
	for r.decoder.More() {
		token, err := r.decoder.Token()
		if err != nil {
			return r.malformed(err)
		}
		r.values = 0
		v, ok := r.value(token, 1)
		if !ok || !r.found(v) {
			return false
		}
	}
	if _, err := r.decoder.Token(); err != nil {
		return r.malformed(err)
	}
	return true
}

// value reads the value that a token begins.
func (r *jsonReader) value(token json.Token, depth int) (value, bool) {
	v := value{line: r.lineNow(), kind: '"'}
	if r.values++; r.values > maxJSONValues {
		r.fail(v.line, "", "LIMIT", "the file holds more than %d values in one", maxJSONValues)
		return v, false
	}
	switch t := token.(type) {
	case string:
		v.text = t
	case json.Number:
		v.text = t.String()
	case bool:
		v.text = strconv.FormatBool(t)
	case json.Delim:
		if depth >= maxJSONDepth {
			r.fail(v.line, "", "LIMIT", "lists and objects are within one another more than %d deep", maxJSONDepth)
			return v, false
		}
		v.kind = byte(t)
		for r.decoder.More() {
			token, err := r.decoder.Token()
			if err != nil {
				return v, r.malformed(err)
			}
			if v.kind == '[' {
				one, ok := r.value(token, depth+1)
				if !ok {
					return v, false
				}
				v.list = append(v.list, one)
				continue
			}
			if len(v.fields) == maxColumns {
				return v, r.tooMany(r.lineNow())
			}
			name, _ := token.(string)
			if token, err = r.decoder.Token(); err != nil {
				return v, r.malformed(err)
			}
			one, ok := r.value(token, depth+1)
			if !ok {
				return v, false
			}
			v.fields = append(v.fields, field{name, one})
		}
		if _, err := r.decoder.Token(); err != nil {
			return v, r.malformed(err)
		}
	}
	return v, true
}

func (r *jsonReader) malformed(err error) bool {
	var syntax *json.SyntaxError
	line := r.lineNow()
	reason := err.Error()
	switch {
	case errors.As(err, &syntax):
		line = r.lines.line(syntax.Offset)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		line, reason = r.lines.line(r.lines.at), "it ends in the middle"
	}
	r.fail(line, "", "UNREADABLE", "the file is not JSON: %s", reason)
	return false
}

// found makes rows of a value of the document: of a person, of people below them, or of the people found in it.
func (r *jsonReader) found(v value) bool {
	if v.kind == '{' {
		if isPerson(v) {
			return r.tree(v, "")
		}
		if people := listWithin(v); people != nil {
			for _, one := range people {
				if !r.found(one) {
					return false
				}
			}
			return true
		}
		return r.tree(v, "")
	}
	if v.kind == '[' && len(v.list) > 0 {
		for _, one := range v.list {
			if !r.found(one) {
				return false
			}
		}
		return true
	}
	if v.kind == '[' || v.text == "" {
		return true
	}
	r.fail(v.line, "", "UNREADABLE", "%q stands where an object of a person should be", shorten(v.text))
	return false
}

// below names what holds the people who report to one, in a tree.
var below = words("children reports directreports subordinates")

// reportsOf returns the people within a person's object, and where they stand in it.
func reportsOf(v value) (people []value, at int) {
	for i, f := range v.fields {
		if slices.Contains(below, normalize(f.name)) && f.value.kind == '[' && len(f.value.list) > 0 && f.value.list[0].kind == '{' {
			return f.value.list, i
		}
	}
	return nil, -1
}

// isPerson reports whether an object says something of a person itself.
func isPerson(v value) bool {
	known := 0
	for _, f := range v.fields {
		if f.value.kind == '"' && headerUses[normalize(f.name)] || f.value.kind == '{' && normalize(f.name) == "name" {
			known++
		}
	}
	people, _ := reportsOf(v)
	return known >= 2 || known == 1 && people != nil
}

// listWithin returns the first list of objects in an object, the outermost first.
func listWithin(v value) []value {
	level := []value{v}
	for range maxJSONDepth {
		var next []value
		for _, one := range level {
			for _, f := range one.fields {
				switch {
				case f.value.kind == '[' && len(f.value.list) > 0 && f.value.list[0].kind == '{':
					if edges(f.value.list) {
						return nodes(f.value.list)
					}
					return f.value.list
				case f.value.kind == '{':
					next = append(next, f.value)
				}
			}
		}
		if len(next) == 0 {
			return nil
		}
		level = next
	}
	return nil
}

// edges recognizes a page of a GraphQL answer, whose people stand in `node`.
func edges(list []value) bool {
	node, ok := list[0].get("node")
	return ok && node.kind == '{'
}

func nodes(list []value) []value {
	out := make([]value, 0, len(list))
	for _, edge := range list {
		if node, ok := edge.get("node"); ok {
			out = append(out, node)
		}
	}
	return out
}

// parentHeader is the column of who is above somebody in a tree.
const parentHeader = "parentId"

// tree makes a row of a person, and of everybody within.
func (r *jsonReader) tree(v value, parent string) bool {
	people, at := reportsOf(v)
	if people != nil {
		v.fields = slices.Delete(slices.Clone(v.fields), at, at+1)
	}
	cells := r.cells(v)
	if cells == nil {
		return false
	}
	fits := true
	set := func(header, text string) {
		i := r.column(header)
		if fits = fits && i >= 0; !fits {
			return
		}
		for len(cells) <= i {
			cells = append(cells, "")
		}
		cells[i] = text
	}
	id := ""
	if people != nil || parent != "" {
		if id = textUnder(v, "id", "personid", "employeeid", "nodeid"); id == "" {
			id = r.makeID(v)
			set("id", id)
		}
	}
	if parent != "" {
		set(parentHeader, parent)
	}
	if !fits {
		return r.tooMany(v.line)
	}
	if !r.size.takes(len(r.rows), v.line, cells, r.problems) {
		return false
	}
	r.rows = append(r.rows, row{line: v.line, cells: cells})
	for _, one := range people {
		if one.kind != '{' {
			r.fail(one.line, "", "UNREADABLE", "something else stands where an object of a person should be")
			return false
		}
		if !r.tree(one, id) {
			return false
		}
	}
	return true
}

// ofProtocol recognizes what SCIM says about an answer and not about a person.
func ofProtocol(f field, within bool) bool {
	switch f.name {
	case "$ref":
		return within
	case "schemas":
		return len(f.value.list) > 0 && strings.HasPrefix(f.value.list[0].text, "urn:")
	case "meta":
		_, ok := f.value.get("resourceType")
		return ok
	}
	return false
}

// makeID makes an id for somebody in a tree without ids. It comes from the name, so that next month's tree has the same.
func (r *jsonReader) makeID(v value) string {
	name := textUnder(v, "name", "fullname", "displayname")
	if name == "" || isVacantName(name) || isPlaceholderName(name) {
		name = textUnder(v, "title", "jobtitle", "position", "positionname")
	}
	name = cmp.Or(slug(name), "node")
	r.made[name]++
	if n := r.made[name]; n > 1 {
		return name + "-" + strconv.Itoa(n)
	}
	return name
}

// textUnder returns the text of the first of some names, normalized, that an object has a text for.
func textUnder(v value, names ...string) string {
	for _, name := range names {
		for _, f := range v.fields {
			if f.value.kind == '"' && f.value.text != "" && normalize(f.name) == name {
				return f.value.text
			}
		}
	}
	return ""
}

// cells returns what an object says, by column; nil where it says too much.
func (r *jsonReader) cells(v value) []string {
	cells := make([]string, len(r.headers))
	var put func(prefix string, v value) bool
	put = func(prefix string, v value) bool {
		for _, f := range v.fields {
			if ofProtocol(f, prefix != "") {
				continue
			}
			header := f.name
			switch {
			case strings.HasPrefix(header, "urn:") && f.value.kind == '{': // an extension of SCIM
				header = prefix
			case prefix != "":
				header = prefix + "." + header
			}
			if f.value.kind == '{' {
				if !put(header, f.value) {
					return false
				}
				continue
			}
			i := r.column(header)
			if i < 0 {
				return r.tooMany(f.value.line)
			}
			for len(cells) <= i {
				cells = append(cells, "")
			}
			cells[i] = textOf(f.value)
		}
		return true
	}
	if !put("", v) {
		return nil
	}
	return cells
}

func (r *jsonReader) tooMany(line int) bool {
	r.fail(line, "", "LIMIT", "there are more than %d names in an object, or different ones in all objects", maxColumns)
	return false
}

// column returns the place of a header, a new one at the end; -1 where there are too many.
func (r *jsonReader) column(header string) int {
	i, ok := r.place[header]
	if !ok {
		if len(r.headers) >= maxColumns {
			return -1
		}
		i = len(r.headers)
		r.headers = append(r.headers, header)
		r.place[header] = i
	}
	return i
}

// textOf returns the text of a value; of a list its texts, and of objects in it what SCIM calls their value: that of
// the primary one, else all of them.
func textOf(v value) string {
	if v.kind == '"' {
		return v.text
	}
	var parts []string
	for _, one := range v.list {
		text := textOf(one)
		if one.kind == '{' {
			for _, name := range []string{"value", "id", "name", "display", "displayName"} {
				if inner, ok := one.get(name); ok && inner.kind == '"' && inner.text != "" {
					text = inner.text
					break
				}
			}
			if primary, ok := one.get("primary"); ok && primary.text == "true" {
				return text
			}
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ";")
}
