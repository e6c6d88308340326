package profiles

import (
	"fmt"
	"io"
)

// hidden stands wherever a value would have been printed.
const hidden = "[hidden]"

// Value is a text of the profile that does not print itself: not with any verb
// of fmt, not as JSON, YAML or text, not in a logger. Only [Value.Reveal] gives
// it, and only the code that types into a page has a reason to call it.
//
// The text is behind a pointer because fmt and the loggers built on it reach
// past methods into unexported fields of other structs; a pointer inside a
// struct is as far as they go.
type Value struct{ p *string }

// NewValue hides text; empty text is the zero value.
func NewValue(text string) Value {
	if text == "" {
		return Value{}
	}
	return Value{&text}
}

// Reveal gives the text.
func (v Value) Reveal() string {
	if v.p == nil {
		return ""
	}
	return *v.p
}

// IsZero reports whether there is no text; encoders use it for omitempty.
func (v Value) IsZero() bool { return v.p == nil }

// Format prints [hidden] for every verb, and nothing for the zero value.
func (v Value) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, v.masked()) }

// String gives [hidden], or nothing for the zero value.
func (v Value) String() string { return v.masked() }

// GoString gives [hidden], or nothing for the zero value.
func (v Value) GoString() string { return v.masked() }

// MarshalText gives [hidden], or nothing for the zero value.
func (v Value) MarshalText() ([]byte, error) { return []byte(v.masked()), nil }

// MarshalJSON gives "[hidden]", or "" for the zero value.
func (v Value) MarshalJSON() ([]byte, error) { return []byte(`"` + v.masked() + `"`), nil }

// MarshalYAML gives [hidden], or nothing for the zero value.
func (v Value) MarshalYAML() (any, error) { return v.masked(), nil }

// UnmarshalText takes any text, so that a profile can be decoded into values.
func (v *Value) UnmarshalText(text []byte) error {
	*v = NewValue(string(text))
	return nil
}

func (v Value) masked() string {
	if v.p == nil {
		return ""
	}
	return hidden
}
