package injected

import (
	_ "embed" // for the files below
	"strings"
)

// callJS runs one of our functions by name with a JSON argument.
//
//go:embed call.js
var callJS string

// ownerJS says on a frame's element whether a person can see the frame.
//
//go:embed owner.js
var ownerJS string

// Call is the function that calls one of ours by name.
func Call() string { return callJS }

// Owner is the function that is called on the element of a frame.
func Owner() string { return ownerJS }

// All is what every document's isolated world runs first: all sources in order.
func All() string {
	var b strings.Builder
	for _, s := range Sources() {
		b.WriteString(s.Text)
		b.WriteString("\n;\n")
	}
	return b.String()
}
