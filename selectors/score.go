package selectors

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Thresholds of the assignment. A wrong fill is worse than none, so a control
// needs a score and a lead over whatever else fits; what a bank or a border
// guard would compare letter for letter needs more of both.
const (
	minScore          = 0.60
	minScoreSensitive = 0.70
	minMargin         = 0.08
	minMarginSens     = 0.12
)

// sourceWeight is how far a label found that way can be trusted.
func sourceWeight(from LabelFrom) float64 {
	switch from {
	case FromFor, FromWrap, FromAria:
		return 1
	case FromCell:
		return 0.97
	case FromRow:
		return 0.95
	case FromHead:
		return 0.9
	case FromPlaceholder:
		return 0.85
	case FromNear:
		return 0.8
	case FromTitle:
		return 0.7
	default:
		return 0
	}
}

// own reports whether a label is a name of the control itself, not only a text
// near it.
func (l Label) own() bool { return sourceWeight(l.From) >= 0.85 }

// verdict is how well one control fits one field, and why.
type verdict struct {
	score   float64
	label   string // the page's words that decided
	reasons []string
	veto    string
}

// fits scores a control for a field key, from its words, ids, type and options.
func (s scene) fits(c *Control, key string, expected []string) verdict {
	field, known := s.lex.at[key]
	if !known {
		return verdict{veto: "no such field"}
	}
	e := &s.lex.Fields[field].Value
	if why := s.unsuited(c, field); why != "" {
		return verdict{veto: why}
	}
	seen := s.view(c)
	if why := seen.vetoed(field, expected); why != "" {
		return verdict{veto: why}
	}
	if seen.heirs != nil && seen.heirs[field] != "" {
		return verdict{veto: "belongs to the box before it, " + seen.heirs[field]}
	}
	if seen.paper != "" && s.ofPaper(c, e) {
		return verdict{veto: "is of " + seen.paper + " before it"}
	}
	for _, w := range e.Split {
		if strings.Contains(seen.about, "\n"+w+"\n") {
			return verdict{veto: "is a part of it, beside " + w}
		}
	}
	v := verdict{}
	label, named := s.labelScore(c, seen, field, expected, &v), seen.named
	id := max(score(seen.ids, field), score(seen.names, field))
	auto := 0.0
	if slices.Contains(e.Autocomplete, lastToken(c.Autocomplete)) {
		auto = 1
		v.reasons = append(v.reasons, "autocomplete "+c.Autocomplete)
	}
	if id > 0 {
		v.reasons = append(v.reasons, "id "+firstNonEmpty(c.ID, c.Name))
	}
	typ := 0.0
	if slices.Contains(e.Input, c.Type) {
		typ = 1
		v.reasons = append(v.reasons, "type "+c.Type)
	}
	options := score(seen.options, field)
	if options > 0 {
		v.reasons = append(v.reasons, "its choices")
	}
	if label > 0 && seen.claimed(field, s.lex.Fields[field].Key) {
		options = 0 // 国家/地区 of an address: its choices are those of the nationality as well
	}
	v.score = together(label, named, id, auto, typ, options)
	if options > 0 && label+id+auto == 0 && len(e.When) > 0 && !s.holds(e, seen.section) {
		v.score *= 0.5 // its choices are another field's as well, and nothing speaks of this one
	}
	if len(e.Needs) > 0 && len(expected) == 0 && !slices.Contains(e.Sure, s.core(v.label)) && !slices.ContainsFunc(e.Needs, func(k string) bool { return len(s.boxes[k]) > 0 }) {
		v.score *= 0.6
	}
	v.score = math.Round(v.score*1000) / 1000
	return v
}

// together weighs a control's words, id, autocomplete token, type and choices:
// each takes a share of the doubt the ones before it left.
func together(label float64, named bool, id, auto, typ, options float64) float64 {
	switch {
	case named && label == 0:
		// The page names it and the name is another one: an id alone, which
		// nobody sees, must not decide against what everybody reads.
		id, auto, typ, options = id*0.35, auto*0.5, typ*0.3, options*0.6
	case label > 0 && label <= unsure:
		// The page's words say whose it is, or of what; an id that repeats the
		// rest of them adds nothing.
		id, typ = id*0.06, typ*0.1
	case label > 0:
		id *= 0.6
	case !named:
		id *= 1.1
	}
	doubt := (1 - label) * (1 - min(id, 0.95)) * (1 - 0.75*auto) * (1 - 0.35*typ) * (1 - 0.7*options)
	return 1 - doubt
}

// unsuited says why a field's value cannot go into a control of that kind.
func (s scene) unsuited(c *Control, field int) string {
	e := &s.lex.Fields[field].Value
	switch {
	case !c.Role.Takes():
		return "takes no value"
	case len(e.Roles) > 0 && !slices.Contains(e.Roles, c.Role):
		return "is a " + string(c.Role)
	case len(e.Roles) == 0 && c.Role != RoleText && c.Role != RoleTextArea:
		return "is a " + string(c.Role)
	case c.MaxLength > 0 && e.Min > 0 && c.MaxLength < e.Min && c.Role == RoleText:
		return fmt.Sprintf("holds only %d characters", c.MaxLength)
	}
	switch c.Type {
	case "email", "url", "search", "number", "time", "week", "datetime-local":
		if !slices.Contains(e.Input, c.Type) {
			return "is a box for " + c.Type
		}
	}
	if len(e.Options) > 0 && (c.Role == RoleSelect || c.Role == RoleRadio) && s.realOptions(c) >= 2 && score(s.optionScores(c), field) == 0 {
		return "has other choices"
	}
	return ""
}

// realOptions counts the choices that are no prompt such as 请选择.
func realOptions(c *Control) int {
	n := 0
	for i := range c.Options {
		if !prompts(c.Options, i) {
			n++
		}
	}
	return n
}

// prompts reports whether one of a list's choices is none: it says what to
// choose, or is the first and the only one without a value.
func prompts(list []Option, i int) bool {
	return isPrompt(list[i]) || i == 0 && len(list) > 1 && list[0].Value == "" && list[1].Value != ""
}

// isPrompt reports whether a choice is none, but says what to choose.
func isPrompt(o Option) bool {
	text := plain(o.Text)
	switch text {
	case "年", "月", "日", "年份", "月份", "省", "市", "区", "省份", "城市", "区县", "year", "month", "day":
		return true
	}
	return prompt(text)
}

// prompt reports whether a folded text says what to do.
func prompt(s string) bool {
	return s == "" || strings.HasPrefix(s, "请") || strings.HasPrefix(s, "-") || strings.HasPrefix(s, "选择") || strings.HasPrefix(s, "select") || strings.HasPrefix(s, "please") || strings.HasPrefix(s, "choose")
}

// optionScore says how far a list's folded choices, of which so many are no
// prompt, are those a field must have.
func optionScore(texts []string, real int, wants []string) float64 {
	if len(wants) == 0 || len(texts) == 0 {
		return 0
	}
	hits := 0
	for _, text := range texts {
		outside, inside := "", ""
		if strings.HasSuffix(text, ")") {
			outside, inside = brackets(text) // 境外人员身份证明（护照）, 护照（外国公民）
		}
		for _, want := range wants {
			if text == want || inside == want || outside == want || (len(text) > len(want) && len(text) <= 3*len(want) && strings.Contains(text, want) && hasHan(want)) {
				hits++
				break
			}
		}
	}
	switch {
	case hits >= 3:
		return 1
	case hits >= 1 && real <= 3:
		return 0.9
	case hits >= 1 && real <= 6:
		return 0.7
	case hits >= 1:
		return 0.4
	default:
		return 0
	}
}

func hasLetters(s string) bool {
	for _, r := range s {
		if hasHan(string(r)) || (r >= 'a' && r <= 'z') {
			return true
		}
	}
	return false
}

// generic labels say what to do, not what the box is.
func generic(s string) bool {
	switch s {
	case "请选择", "请输入", "选择", "输入", "必填", "选填", "可选", "请填写", "请选择日期", "选择日期", "select", "please", "input", "selectdate":
		return true
	}
	return false
}

func lastToken(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

func firstNonEmpty(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

// Loading reports whether a list has nothing to choose yet: it waits for the
// list before it.
func Loading(c *Control) bool { return realOptions(c) == 0 || c.Disabled }

// Unloaded reports whether a list only says what to choose.
func Unloaded(options []Option) bool {
	return len(options) > 0 && !slices.ContainsFunc(options, func(o Option) bool { return !isPrompt(o) })
}
