package selectors

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// labelPrefix marks a locator that is the page's words, not a CSS selector: it
// finds the visible control whose label reads so.
const labelPrefix = "label="

// names counts what the controls of a page go by, to tell what finds one alone.
type names map[string]int

// countNames reads a page once.
func countNames(snap *Snapshot) names {
	n := names{}
	for i := range snap.Frames {
		for j := range snap.Frames[i].Controls {
			for _, s := range goings(&snap.Frames[i].Controls[j]) {
				n[s.key()]++
			}
		}
	}
	return n
}

// going is one way to find a control.
type going struct {
	css    string
	words  string // folded, where css is the page's words: they count, not their spelling
	stable bool   // whether it outlives the next build
}

func (g going) key() string {
	if g.words != "" {
		return labelPrefix + g.words
	}
	return g.css
}

// goings are the ways to find a control, the stablest first.
func goings(c *Control) []going {
	var out []going
	tag := c.Tag
	if c.ID != "" {
		out = append(out, going{css: "#" + escapeID(c.ID), stable: !machineMade(c.ID)})
	}
	if c.Name != "" && tag != "" {
		on := tag
		if c.Role == RoleDropdown {
			on = "" // the name is that of the list behind it
		}
		out = append(out, going{css: on + "[name=" + quoteCSS(c.Name) + "]", stable: !machineMade(c.Name)})
	}
	if c.Placeholder != "" && tag != "" {
		out = append(out, going{css: tag + "[placeholder=" + quoteCSS(c.Placeholder) + "]", stable: len(c.Placeholder) <= maxHint})
	}
	var words []string
	for _, l := range c.Labels {
		// Only what a person sees goes by its words: see labelled.
		w := Fold(l.Text)
		if sourceWeight(l.From) <= 0.8 || w == "" || !c.Role.Takes() || c.Hidden != "" || slices.Contains(words, w) {
			continue
		}
		words = append(words, w)
		out = append(out, going{css: labelPrefix + l.Text, words: w, stable: len(w) <= maxHint})
	}
	for class := range strings.FieldsSeq(c.Class) {
		if tag != "" {
			out = append(out, going{css: tag + "." + escapeID(class), stable: !machineMade(class)})
		}
	}
	return out
}

// propose is the stablest selector that finds one control of a page alone: its
// id, its name, the hint in it, the words beside it, a class a person wrote.
// What a build tool made up is no selector, for the next build makes up
// another. Empty when nothing finds the control alone.
func (n names) propose(c *Control) string {
	for _, g := range goings(c) {
		if g.stable && n[g.key()] == 1 {
			return g.css
		}
	}
	return ""
}

// call is how messages call a control: its selector, else its words.
func (n names) call(c *Control) string {
	if css := n.propose(c); css != "" {
		return css
	}
	if l := firstLabel(c); l != "" {
		return labelPrefix + l
	}
	return ""
}

// maxHint is the longest hint or label that serves as a selector, bytes. What is
// longer is a sentence, which sites reword.
const maxHint = 60

// makers begin the ids that component libraries number anew on every page.
func makers() []string {
	return []string{
		"rc_", "rc-", "el-id", "react-", "mui-", "radix-", "headlessui-", "ember", "ext-gen", "yui_", "van-field-",
		"__BVID", "layui-layer", "ui-id-", "input-v-", "chakra-", "mantine-", "downshift-",
	}
}

// machineMade reports whether an id, a name or a class was made by a program:
// it changes with the next build, or with the next box above it.
func machineMade(s string) bool {
	if len(s) > 60 || strings.ContainsAny(s, ":«»") {
		return true
	}
	if slices.ContainsFunc(makers(), func(m string) bool { return strings.HasPrefix(s, m) }) {
		return true
	}
	word := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	return slices.ContainsFunc(strings.FieldsFunc(s, word), hashed)
}

// hashed reports whether one token of an id is no word: digits among letters,
// many digits, or capitals thrown in.
func hashed(token string) bool {
	digits, turns, capitals := 0, 0, 0
	last := rune(0)
	for _, r := range token {
		if unicode.IsDigit(r) {
			digits++
		}
		if last != 0 && unicode.IsDigit(r) != unicode.IsDigit(last) {
			turns++
		}
		if last != 0 && unicode.IsUpper(r) != unicode.IsUpper(last) {
			capitals++
		}
		last = r
	}
	n := len([]rune(token))
	return digits >= 4 || turns >= 2 && n >= 5 || n >= 6 && capitals*2 >= n || digits >= 1 && n >= 6 && hexOnly(token)
}

func hexOnly(s string) bool { return strings.Trim(strings.ToLower(s), "0123456789abcdef") == "" }

// escapeID writes an id or a class so that CSS reads it.
func escapeID(id string) string {
	var b strings.Builder
	for i, r := range id {
		switch {
		case r == '-' || r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127 || (r >= '0' && r <= '9' && i > 0):
			b.WriteRune(r)
		case r >= '0' && r <= '9' || r < ' ':
			fmt.Fprintf(&b, "\\%x ", r)
		default:
			b.WriteString("\\" + string(r))
		}
	}
	return b.String()
}

// quoteCSS writes a text as CSS quotes it, which differs from Go.
func quoteCSS(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString("\\" + string(r))
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, "\\%x ", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
