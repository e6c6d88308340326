package yamlfile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong with a file, and where.
type Problem struct {
	File         string   // as the user named it
	Line, Column int      // counted from 1; 0 when the problem has no place
	Key          string   // dotted path such as passport.expires or css[0]
	Text         string   // what is wrong, without the value: "is in the past"
	Hints        []string // what to do about it, one sentence each
}

// Error gives the problem as a compiler would, with one more line per hint:
//
//	me.yaml:14:11: passport.expires: is in the past
//	hint: renew the passport first
func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
		if p.Column > 0 {
			fmt.Fprintf(&b, ":%d", p.Column)
		}
	}
	b.WriteString(": ")
	if p.Key != "" {
		b.WriteString(p.Key + ": ")
	}
	b.WriteString(p.Text)
	for _, hint := range p.Hints {
		b.WriteString("\nhint: " + hint)
	}
	return b.String()
}

// Problems is everything that is wrong with one or more files. It is an error
// when it is not empty; use [Problems.Err] to turn it into one.
type Problems []Problem

// Error gives all problems, one below the other.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Err sorts the problems and returns them as an error, or nil if there are
// none: a nil Problems in an error variable would not be nil.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	ps.Sort()
	return ps
}

// Sort orders the problems by file and place; those of one place keep the
// order in which they were found.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}
