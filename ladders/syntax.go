package ladders

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// MaxBytes is the size of the largest ladder file that is read.
const MaxBytes = 1 << 20

// reader collects the problems met while one file is read.
type reader struct {
	file     string
	problems Problems
}

func (r *reader) at(line, column int, format string, args ...any) {
	if len(r.problems) == maxProblems {
		return
	}
	r.problems = append(r.problems, Problem{r.file, max(line, 1), max(column, 1), fmt.Sprintf(format, args...)})
}

func (r *reader) problem(n *yaml.Node, format string, args ...any) {
	r.at(n.Line, n.Column, format, args...)
}

// document reads text as one YAML document and returns its topmost node, or nil after a problem.
// Anchors and aliases are refused, so that the size of the tree is bounded by that of the text.
func (r *reader) document(text []byte) *yaml.Node {
	if len(text) > MaxBytes {
		r.at(1, 1, "the file has %d bytes; a ladder file has at most %d", len(text), MaxBytes)
		return nil
	}
	if line, column, bad := unreadable(text); bad != "" {
		r.at(line, column, "%s cannot stand in a ladder file", bad)
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(text))
	if err != nil {
		r.at(1, 1, "cannot be read as YAML: %v", err)
		return nil
	}
	var document, second yaml.Node
	if err := loader.Load(&document); err != nil && !errors.Is(err, io.EOF) {
		r.syntax(err)
		return nil
	}
	if len(document.Content) == 0 {
		r.at(1, 1, "the file is empty; a ladder file is a mapping with the keys %s", list(ladderKeys))
		return nil
	}
	switch err := loader.Load(&second); {
	case err == nil:
		r.problem(&second, "a second document begins here; a ladder file holds one ladder")
	case !errors.Is(err, io.EOF):
		r.syntax(err)
	}
	root := document.Content[0]
	r.refuseAnchors(root)
	return root
}

func (r *reader) syntax(err error) {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		r.at(1, 1, "cannot be read as YAML: %v", err)
		return
	}
	message := load.Message
	if load.ContextMsg != "" {
		message += " " + load.ContextMsg
		if load.ContextMark.Line > 0 && load.ContextMark.Line != load.Mark.Line {
			message += fmt.Sprintf(" that begins on line %d", load.ContextMark.Line)
		}
	}
	r.at(load.Mark.Line, load.Mark.Column, "cannot be read as YAML: %s", message)
}

// refuseAnchors walks over the tree without recursion: the tree may be thousands of nodes deep.
func (r *reader) refuseAnchors(root *yaml.Node) {
	open := []*yaml.Node{root}
	for len(open) > 0 {
		n := open[len(open)-1]
		open = open[:len(open)-1]
		switch {
		case n.Kind == yaml.AliasNode:
			r.problem(n, "the alias *%s: a ladder file has no anchors and aliases; repeat the text", n.Value)
			continue
		case n.Anchor != "":
			r.problem(n, "the anchor &%s: a ladder file has no anchors and aliases; repeat the text", n.Anchor)
		}
		open = append(open, n.Content...)
	}
}

// unreadable finds the first thing in text that YAML does not allow anywhere, and names it.
func unreadable(text []byte) (line, column int, what string) {
	line, column = 1, 1
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRune(text[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			return line, column, fmt.Sprintf("the byte %#x is not UTF-8 and", text[i])
		case c < ' ' && c != '\n' && c != '\r' && c != '\t', c == 0x7f:
			return line, column, fmt.Sprintf("the control character %U", c)
		}
		column++
		if c == '\n' {
			line, column = line+1, 1
		}
		i += size
	}
	return 0, 0, ""
}
