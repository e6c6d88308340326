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

// verdict is how well one control fits one field, and why.
type verdict struct {
	score   float64
	label   string // the page's words that decided
	reasons []string
	veto    string
}

// fits scores a control for a field key, from its words, ids, type and options.
func (s scene) fits(c *Control, key string, expected []string) verdict {
	e := s.lex.Entry(key)
	if e == nil {
		return verdict{veto: "no such field"}
	}
	if why := unsuited(c, e); why != "" {
		return verdict{veto: why}
	}
	if why := s.vetoed(c, e, expected); why != "" {
		return verdict{veto: why}
	}
	v := verdict{}
	label, named := s.labelScore(c, key, expected, &v)
	id := max(s.ownID(c.ID, e.IDs), s.ownID(c.Name, e.IDs))
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
	options := optionScore(c, e)
	if options > 0 {
		v.reasons = append(v.reasons, "its choices")
	}
	v.score = together(label, named, id, auto, typ, options)
	if len(e.Needs) > 0 && len(expected) == 0 && !slices.ContainsFunc(e.Needs, func(k string) bool { return len(s.boxes[k]) > 0 }) {
		v.score *= 0.6
	}
	v.score = math.Round(v.score*1000) / 1000
	return v
}

// vetoed is the word at a control, or in the heading above it, that rules a
// field out.
func (s scene) vetoed(c *Control, e *Entry, expected []string) string {
	for i, l := range c.Labels {
		if l.From == FromNear && len(c.Labels) > 1 {
			continue
		}
		read := s.read(l.Text)
		if len(read) == 0 {
			continue
		}
		text := s.fold(l.Text)
		if a := strings.TrimSuffix(aim(text), "("); i > 0 && l.From == FromPlaceholder || a != "" {
			text = a
		}
		for _, w := range e.Not {
			if strings.Contains(text, w) && !slices.Contains(expected, text) && !slices.Contains(expected, read[0].text) {
				return w
			}
		}
	}
	if heading := s.fold(section(c)); !strings.Contains(s.page, heading) {
		for _, w := range e.Not {
			if strings.Contains(heading, w) {
				return w + " in the heading"
			}
		}
	}
	return ""
}

// together weighs a control's words, id, autocomplete token, type and choices:
// each takes a share of the doubt the ones before it left.
func together(label float64, named bool, id, auto, typ, options float64) float64 {
	switch {
	case named && label == 0:
		// The page names it and the name is another one: an id alone, which
		// nobody sees, must not decide against what everybody reads.
		id, auto, typ = id*0.35, auto*0.5, typ*0.3
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

// labelScore is the best match of the control's labels; named says whether it
// has a label by which a person would know it.
func (s scene) labelScore(c *Control, key string, expected []string, v *verdict) (best float64, named bool) {
	e := s.lex.Entry(key)
	claims := s.claims(c)
	own := c.GroupSize > 1 && slices.ContainsFunc(c.Labels, func(l Label) bool {
		return l.From == FromPlaceholder || l.From == FromAria || l.From == FromFor || l.From == FromWrap
	})
	strong := 0.0
	for _, l := range c.Labels {
		weight := sourceWeight(l.From)
		if own && (l.From == FromRow || l.From == FromCell || l.From == FromNear) {
			weight *= 0.5 // the group's name, not this box's own
		}
		if l.From == FromNear && strong > 0 {
			weight *= 0.4
		}
		for _, va := range s.read(l.Text) {
			if weight >= 0.8 && hasLetters(va.text) && !generic(va.text) {
				named = true
				strong = max(strong, weight)
			}
			q := s.nameScore(va.text, key, e, expected, claims)
			if score := min(q, 1) * va.weight * weight * 0.97; score > best {
				best = score
				v.label = l.Text
				v.reasons = append(v.reasons[:0], fmt.Sprintf("label %s (%s)", cut(l.Text, 30), l.From))
			}
		}
	}
	return best, named
}

// nameScore says how well one reading of a label names a field.
func (s scene) nameScore(text, key string, e *Entry, expected []string, claims map[string]string) (q float64) {
	try := func(list []string, factor float64) {
		for _, w := range list {
			q = max(q, s.match(text, w)*factor)
		}
	}
	try(e.Words, 1)
	try(e.Weak, 0.62)
	other := slices.ContainsFunc(e.Unless, func(k string) bool { return len(s.boxes[k]) > 0 })
	if len(s.boxes[key]) == 0 && !other {
		try(e.Alone, 0.95)
	} else {
		try(e.Alone, 0.62)
	}
	claim := claims[text]
	if claim == "" {
		claim = claims[s.lex.head(text)]
	}
	switch claim {
	case "":
	case key:
		q = 1
	default:
		q *= 0.7 // here it means another field
	}
	try(expected, 1)
	return q
}

// unsuited says why a field's value cannot go into a control of that kind.
func unsuited(c *Control, e *Entry) string {
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
	if len(e.Options) > 0 && (c.Role == RoleSelect || c.Role == RoleRadio) && realOptions(c) >= 2 && optionScore(c, e) == 0 {
		return "has other choices"
	}
	return ""
}

// realOptions counts the choices that are no prompt such as 请选择.
func realOptions(c *Control) int {
	n := 0
	for _, o := range c.Options {
		if !isPrompt(o) {
			n++
		}
	}
	return n
}

// isPrompt reports whether a choice is none, but says what to choose.
func isPrompt(o Option) bool {
	switch plain(o.Text) {
	case "年", "月", "日", "年份", "月份", "省", "市", "区", "省份", "城市", "区县", "year", "month", "day":
		return true
	}
	return prompt(o.Text)
}

func prompt(s string) bool {
	s = plain(s)
	return s == "" || strings.HasPrefix(s, "请") || strings.HasPrefix(s, "-") || strings.HasPrefix(s, "选择") || strings.HasPrefix(s, "select") || strings.HasPrefix(s, "please") || strings.HasPrefix(s, "choose")
}

// optionScore says how far a list's choices are those of the field.
func optionScore(c *Control, e *Entry) float64 {
	if len(e.Options) == 0 || len(c.Options) == 0 {
		return 0
	}
	hits := 0
	for _, o := range c.Options {
		text := plain(o.Text)
		for _, want := range e.Options {
			if text == want || (hasHan(want) && len(text) <= 3*len(want) && strings.Contains(text, want)) {
				hits++
				break
			}
		}
	}
	switch {
	case hits >= 3:
		return 1
	case hits >= 1 && realOptions(c) <= 6:
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
	case "请选择", "请输入", "选择", "输入", "必填", "选填", "可选", "请填写", "select", "please", "input":
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
