package yamlfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// Limits that no file written by hand comes near.
const (
	maxBytes = 1 << 20
	maxDepth = 20
)

// File is a file that was read: its name and where everything in it stands.
// The zero value and nil are files without content.
type File struct {
	Name string
	root *yaml.Node // nil when the file is empty or is no YAML
}

// Load decodes data into out, a pointer to a struct with yaml tags, and
// reports everything that is wrong with it as [Problems]. name is the file's
// name in the problems. The File is never nil, so that the caller can go on to
// check what could be decoded and report everything together.
//
// Supported in out: string, bool, integers and floats, structs, pointers,
// slices, map[string]T, [Ordered], [Strings], and encoding.TextUnmarshaler for
// scalars, whose error text is shown and so must not contain the value.
func Load(name string, data []byte, out any) (*File, error) {
	file := &File{Name: name}
	target := reflect.ValueOf(out)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		return file, fmt.Errorf("yamlfile: cannot decode into %T: want a pointer to a struct", out)
	}
	root, problem := parse(data)
	if problem != nil {
		problem.File = name
		return file, Problems{*problem}
	}
	file.root = root
	if root == nil {
		return file, nil
	}
	d := decoder{file: name}
	d.value(root, target.Elem(), nil)
	return file, d.problems.Err()
}

// Empty reports whether the file holds nothing but comments.
func (f *File) Empty() bool { return f == nil || f.root == nil }

// IsMapping reports whether the file holds keys and values, as it should.
func (f *File) IsMapping() bool { return !f.Empty() && f.root.Kind == yaml.MappingNode }

// parse turns data into its one document's root, nil when there is none.
func parse(data []byte) (root *yaml.Node, problem *Problem) {
	if len(data) > maxBytes {
		return nil, &Problem{Text: fmt.Sprintf("is larger than %d KiB", maxBytes>>10)}
	}
	// The parser is the only foreign code that sees raw input; should it have
	// a bug, the user gets a sentence and not a stack trace with the data.
	defer func() {
		if recover() != nil {
			root, problem = nil, &Problem{Text: "is not valid YAML"}
		}
	}()
	loader, err := yaml.NewLoader(bytes.NewReader(data),
		yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err != nil {
		return nil, &Problem{Text: "cannot be read as YAML"}
	}
	var doc, second yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, syntaxProblem(err)
	}
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		return nil, syntaxProblem(err)
	default:
		return nil, &Problem{
			Line: second.Line, Column: second.Column, Text: "a second document begins here",
			Hints: []string{"remove the line --- and what follows it"},
		}
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	root = doc.Content[0]
	if root.Kind == yaml.ScalarNode && root.Value == "" && root.Style == 0 {
		return nil, nil // "---" alone
	}
	return root, nil
}

// syntaxProblem puts the parser's complaint in words of our own: its texts
// quote the file (unknown anchor 'Annabella' referenced).
func syntaxProblem(err error) *Problem {
	p := &Problem{Text: "is not valid YAML"}
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return p
	}
	p.Line, p.Column = load.Mark.Line, load.Mark.Column
	for _, known := range syntaxTexts {
		if known.matches(load.Message, load.ContextMsg) {
			p.Text, p.Hints = known.text, known.hints
			if known.open && load.ContextMark.Line > 0 {
				p.Line, p.Column = load.ContextMark.Line, load.ContextMark.Column
			}
			return p
		}
	}
	return p
}
