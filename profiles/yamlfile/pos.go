package yamlfile

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Pos is a place in a file, counted from 1; the zero value is no place.
type Pos struct{ Line, Column int }

// String gives "line:column".
func (p Pos) String() string {
	return strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
}

// Pos returns where the value at path stands; path holds keys (string) and
// list indexes (int). Where the file ends short of the path, it is the place
// of the nearest ancestor: the key that would hold it, else the file's start.
func (f *File) Pos(path ...any) Pos {
	if f.Empty() {
		return Pos{1, 1}
	}
	node, place := f.root, f.root
	for _, step := range path {
		key, next := child(node, step)
		if next == nil {
			return Pos{place.Line, place.Column}
		}
		// A mapping starts at its first key; pointing at the key that holds
		// it is what a reader expects for a missing part of it.
		node, place = next, next
		if key != nil && next.Kind != yaml.ScalarNode {
			place = key
		}
	}
	if node.Kind == yaml.ScalarNode || place == node {
		return Pos{node.Line, node.Column}
	}
	return Pos{place.Line, place.Column}
}

// Has reports whether the file has the path at all, with or without a value.
func (f *File) Has(path ...any) bool {
	if f.Empty() {
		return false
	}
	node := f.root
	for _, step := range path {
		if _, node = child(node, step); node == nil {
			return false
		}
	}
	return true
}

// Problem makes a problem at path with text and hints; see [File.Pos].
func (f *File) Problem(path []any, text string, hints ...string) Problem {
	name := ""
	if f != nil {
		name = f.Name
	}
	pos := f.Pos(path...)
	return Problem{File: name, Line: pos.Line, Column: pos.Column, Key: keyOf(path), Text: text, Hints: hints}
}

// child returns the key node (nil in a list) and the value one step below.
func child(node *yaml.Node, step any) (key, value *yaml.Node) {
	switch step := step.(type) {
	case string:
		if node.Kind != yaml.MappingNode {
			return nil, nil
		}
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == step {
				return node.Content[i], node.Content[i+1]
			}
		}
	case int:
		if node.Kind == yaml.SequenceNode && step >= 0 && step < len(node.Content) {
			return nil, node.Content[step]
		}
	}
	return nil, nil
}

// keyOf writes a path as passport.expires or css[0].
func keyOf(path []any) string {
	var b strings.Builder
	for _, step := range path {
		switch step := step.(type) {
		case string:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(step)
		case int:
			b.WriteString("[" + strconv.Itoa(step) + "]")
		}
	}
	return b.String()
}
