package yamlfile

import (
	"encoding"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// decoder walks a node tree and a Go value side by side. It is written out,
// and not left to the YAML package, because that one converts scalars, stops
// at places, quotes values in its errors and loses strictness below custom
// unmarshalers.
type decoder struct {
	file     string
	problems Problems
}

func (d *decoder) report(node *yaml.Node, path []any, text string, hints ...string) {
	d.problems = append(d.problems, Problem{
		File: d.file, Line: node.Line, Column: node.Column, Key: keyOf(path), Text: text, Hints: hints,
	})
}

// value decodes node into out, which is settable.
func (d *decoder) value(node *yaml.Node, out reflect.Value, path []any) {
	if !d.plain(node, path) {
		return
	}
	if u, ok := out.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if text, ok := d.text(node, path, "text"); ok {
			if err := u.UnmarshalText([]byte(text)); err != nil {
				d.report(node, path, err.Error())
			}
		}
		return
	}
	if _, ok := out.Interface().(interface{ isOrdered() }); ok {
		d.ordered(node, out, path)
		return
	}
	switch out.Kind() {
	case reflect.Pointer:
		if out.IsNil() {
			out.Set(reflect.New(out.Type().Elem()))
		}
		d.value(node, out.Elem(), path)
	case reflect.Struct:
		d.structure(node, out, path)
	case reflect.Map:
		d.mapping(node, out, path)
	case reflect.Slice:
		d.list(node, out, path)
	default:
		d.scalar(node, out, path)
	}
}

// plain refuses what only YAML experts use and nobody needs here.
func (d *decoder) plain(node *yaml.Node, path []any) bool {
	switch {
	case node.Kind == yaml.AliasNode:
		d.report(node, path, "refers to another value with *, which is not supported",
			"write the value out, or quote it if it begins with *")
	case node.Anchor != "":
		d.report(node, path, "is named with &, which is not supported", "quote the value if it begins with &")
	case node.Style&yaml.TaggedStyle != 0:
		d.report(node, path, "has a type written with !, which is not supported", "quote the value if it begins with !")
	default:
		return true
	}
	return false
}

// isEmpty reports a key without a value.
func isEmpty(node *yaml.Node) bool {
	return node.Kind == yaml.ScalarNode && node.Value == "" && node.Style == 0
}

// text returns a scalar as it is written.
func (d *decoder) text(node *yaml.Node, path []any, want string) (string, bool) {
	if node.Kind != yaml.ScalarNode {
		d.report(node, path, fmt.Sprintf("must be %s, not a %s", want, kindName(node)))
		return "", false
	}
	return node.Value, true
}

func kindName(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "group of keys"
	case yaml.SequenceNode:
		return "list"
	default:
		return "single value"
	}
}

// structure decodes a mapping into a struct and refuses unknown keys.
func (d *decoder) structure(node *yaml.Node, out reflect.Value, path []any) {
	fields := fieldsOf(out.Type())
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	d.pairs(node, path, func(key, value *yaml.Node) {
		i := slices.Index(names, key.Value)
		if i < 0 {
			d.unknown(key, path, names)
			return
		}
		d.value(value, out.FieldByIndex(fields[i].index), at(path, key.Value))
	})
}

// unknown reports a key nobody asked for. A key that does not look like one is
// not printed: it may be a value that was written in the wrong place.
func (d *decoder) unknown(key *yaml.Node, path []any, names []string) {
	near := Nearest(key.Value, names)
	hint := "known keys here: " + strings.Join(names, ", ")
	if near != "" {
		hint = "did you mean " + keyOf(at(path, near)) + "?"
	}
	if near == "" && !keyLike.MatchString(key.Value) {
		d.report(key, path, "has a key that is not known", hint)
		return
	}
	d.report(key, at(path, key.Value), "is not a known key", hint)
}

var keyLike = regexp.MustCompile(`^[a-z]+([_.-][a-z]+)*[0-9]?$`)

func (d *decoder) mapping(node *yaml.Node, out reflect.Value, path []any) {
	if out.IsNil() {
		out.Set(reflect.MakeMap(out.Type()))
	}
	d.pairs(node, path, func(key, value *yaml.Node) {
		elem := reflect.New(out.Type().Elem()).Elem()
		d.value(value, elem, at(path, key.Value))
		out.SetMapIndex(reflect.ValueOf(key.Value).Convert(out.Type().Key()), elem)
	})
}

// ordered decodes a mapping into an Ordered, whose entries are structs of key,
// value and place.
func (d *decoder) ordered(node *yaml.Node, out reflect.Value, path []any) {
	d.pairs(node, path, func(key, value *yaml.Node) {
		entry := reflect.New(out.Type().Elem()).Elem()
		entry.FieldByName("Key").SetString(key.Value)
		entry.FieldByName("Pos").Set(reflect.ValueOf(Pos{key.Line, key.Column}))
		d.value(value, entry.FieldByName("Value"), at(path, key.Value))
		out.Set(reflect.Append(out, entry))
	})
}

// pairs calls each for every key of a mapping and refuses what is no mapping
// and keys given twice.
func (d *decoder) pairs(node *yaml.Node, path []any, each func(key, value *yaml.Node)) {
	if isEmpty(node) {
		return
	}
	if node.Kind != yaml.MappingNode {
		d.report(node, path, "must be a group of keys, not a "+kindName(node))
		return
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if !d.plain(key, path) {
			continue
		}
		if key.Kind != yaml.ScalarNode {
			d.report(key, path, "has a key that is not text")
			continue
		}
		if line, ok := seen[key.Value]; ok {
			where := path
			if keyLike.MatchString(key.Value) {
				where = at(path, key.Value)
			}
			d.report(key, where, fmt.Sprintf("is given twice, first on line %d", line))
			continue
		}
		seen[key.Value] = key.Line
		each(key, value)
	}
}

func (d *decoder) list(node *yaml.Node, out reflect.Value, path []any) {
	if isEmpty(node) {
		return
	}
	if node.Kind != yaml.SequenceNode {
		if node.Kind == yaml.ScalarNode && out.Type() == reflect.TypeFor[Strings]() {
			out.Set(reflect.ValueOf(Strings{node.Value}))
			return
		}
		d.report(node, path, "must be a list, not a "+kindName(node))
		return
	}
	items := reflect.MakeSlice(out.Type(), len(node.Content), len(node.Content))
	for i, item := range node.Content {
		d.value(item, items.Index(i), at(path, i))
	}
	out.Set(items)
}

func (d *decoder) scalar(node *yaml.Node, out reflect.Value, path []any) {
	switch out.Kind() {
	case reflect.String:
		if text, ok := d.text(node, path, "text"); ok {
			out.SetString(text)
		}
	case reflect.Bool:
		text, ok := d.text(node, path, "true or false")
		if b, known := map[string]bool{"true": true, "false": false}[text]; known {
			out.SetBool(b)
		} else if ok {
			d.report(node, path, "must be true or false")
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		text, ok := d.text(node, path, "a whole number")
		if n, err := strconv.ParseInt(text, 10, out.Type().Bits()); err == nil {
			out.SetInt(n)
		} else if ok {
			d.report(node, path, "must be a whole number")
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		text, ok := d.text(node, path, "a whole number")
		if n, err := strconv.ParseUint(text, 10, out.Type().Bits()); err == nil {
			out.SetUint(n)
		} else if ok {
			d.report(node, path, fmt.Sprintf("must be a whole number from 0 to %d", uint64(1)<<out.Type().Bits()-1))
		}
	case reflect.Float32, reflect.Float64:
		text, ok := d.text(node, path, "a number")
		if n, err := strconv.ParseFloat(text, out.Type().Bits()); err == nil {
			out.SetFloat(n)
		} else if ok {
			d.report(node, path, "must be a number")
		}
	default:
		d.report(node, path, "cannot be decoded into "+out.Type().String())
	}
}

// field is one key a struct knows.
type field struct {
	name  string
	index []int
}

// fieldsOf lists the tagged fields of a struct; `yaml:",inline"` brings in the
// keys of an embedded struct. Fields without a tag are not read from files.
func fieldsOf(t reflect.Type) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		tag, ok := f.Tag.Lookup("yaml")
		if !ok || !f.IsExported() {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if options == "inline" && f.Type.Kind() == reflect.Struct {
			for _, inner := range fieldsOf(f.Type) {
				fields = append(fields, field{inner.name, append([]int{i}, inner.index...)})
			}
			continue
		}
		if name != "" && name != "-" {
			fields = append(fields, field{name, []int{i}})
		}
	}
	return fields
}

// at returns path and one step more, without touching path's array.
func at(path []any, step any) []any {
	return append(slices.Clip(path), step)
}
