package yamlfile

import "strings"

// syntaxText is our wording for one of the parser's complaints.
type syntaxText struct {
	message string // how the parser's message begins
	context string // how its context begins; empty fits any
	text    string
	hints   []string
	open    bool // point to where the construct begins, not to where it should have ended
}

func (s syntaxText) matches(message, context string) bool {
	return strings.HasPrefix(message, s.message) && strings.HasPrefix(context, s.context)
}

const quoteHint = `put the value in "quotes"`

var syntaxTexts = []syntaxText{
	{message: "unknown anchor", text: "a value cannot begin with * unless it is quoted", hints: []string{quoteHint}},
	{message: "exceeded max depth", text: "is nested too deeply"},
	{message: "mapping values are not allowed", text: "a second colon and space on one line is not allowed here", hints: []string{
		`if they belong to the value, ` + quoteHint, "otherwise put the key on a line of its own, indented like its neighbours",
	}},
	{message: "found character that cannot start any token", text: "begins with a tab or with a character that must be quoted", hints: []string{
		"indent with spaces, not with tabs", `if the value begins with @, % or a backtick, ` + quoteHint,
	}},
	{message: "found a tab", text: "is indented with a tab", hints: []string{"indent with spaces"}},
	{message: "found tabs where", text: "is indented with a tab", hints: []string{"indent with spaces"}},
	{message: "found mixed spaces and tabs", text: "is indented with a tab", hints: []string{"indent with spaces"}},
	{message: "found unexpected end of stream", context: "while scanning a quoted scalar", text: "a quotation mark is not closed", open: true},
	{message: "found unknown escape character", text: `a backslash in "double quotes" begins an unknown escape`, hints: []string{"use 'single quotes'"}},
	{message: "did not find expected key", text: "is not indented like its neighbours, or text follows a closing quotation mark"},
	{message: "did not find expected '-' indicator", text: "is not indented like its neighbours"},
	{message: "could not find expected ':'", text: "a colon is missing after the key"},
	{message: "did not find expected ',' or ']'", text: "a list is not closed with ]", open: true},
	{message: "did not find expected ',' or '}'", text: "a {…} is not closed with }", open: true},
	{message: "did not find expected node content", text: "a value is missing, or a bracket is not closed"},
	{message: "control characters are not allowed", text: "contains a control character", hints: []string{"save the file as plain text in UTF-8"}},
	{message: "found undefined tag handle", text: "a value cannot begin with ! unless it is quoted", hints: []string{quoteHint}},
	{message: "did not find expected alphabetic or numeric character", text: "a value cannot begin with & or * unless it is quoted", hints: []string{quoteHint}},
	{message: "invalid", text: "is not UTF-8 text", hints: []string{"save the file as plain text in UTF-8"}},
	{message: "incomplete", text: "is not UTF-8 text", hints: []string{"save the file as plain text in UTF-8"}},
}
