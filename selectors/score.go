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

// scene is what surrounds the controls: the words that give a meaning to the
// names several fields share.
type scene struct {
	page string // folded titles and headings of the document
	lex  *Lexicon
	memo *memo
}

// memo keeps what is worked out of a text, because every field asks for it of
// every control. It lives as long as one plan.
type memo struct {
	folds    map[string]string
	variants map[string][]variant
	tokens   map[string][]string
	contexts map[string]string // by a control's sections
	matches  map[[2]string]float64
}

// fold is Fold, once per text.
func (s scene) fold(text string) string {
	f, ok := s.memo.folds[text]
	if !ok {
		f = Fold(text)
		s.memo.folds[text] = f
	}
	return f
}

// read gives the readings of a label, once per text.
func (s scene) read(label string) []variant {
	v, ok := s.memo.variants[label]
	if !ok {
		v = s.lex.variants(label)
		s.memo.variants[label] = v
	}
	return v
}

// id matches an id with the usual ones, splitting it once.
func (s scene) id(id string, ids []string) float64 {
	if id == "" || len(ids) == 0 {
		return 0
	}
	t, ok := s.memo.tokens[id]
	if !ok {
		t = tokens(id)
		s.memo.tokens[id] = t
	}
	return tokenMatch(t, ids)
}

// match is wordMatch, once per pair.
func (s scene) match(label, word string) float64 {
	key := [2]string{label, word}
	q, ok := s.memo.matches[key]
	if !ok {
		q = wordMatch(label, word)
		s.memo.matches[key] = q
	}
	return q
}

func newScene(lex *Lexicon, snap Snapshot) scene {
	var b strings.Builder
	for _, f := range snap.Frames {
		b.WriteString(Fold(f.Title) + "\n")
		for _, t := range f.Texts {
			if t.Kind == TextHeading {
				b.WriteString(Fold(t.Text) + "\n")
			}
		}
	}
	return scene{page: b.String(), lex: lex, memo: &memo{
		folds: map[string]string{}, variants: map[string][]variant{}, tokens: map[string][]string{}, contexts: map[string]string{}, matches: map[[2]string]float64{},
	}}
}

// verdict is how well one control fits one field, and why.
type verdict struct {
	score   float64
	label   string // the page's words that decided
	reasons []string
	veto    string
}

// excluded says whether a control belongs to nobody the profile knows.
func (s scene) excluded(c *Control) string {
	for _, ex := range s.lex.Exclude {
		for _, l := range c.Labels {
			if sourceWeight(l.From) < 0.8 && len(c.Labels) > 1 {
				continue
			}
			text := s.fold(l.Text)
			for _, w := range ex.Words {
				if strings.Contains(text, w) && (hasHan(w) || len(w) > 4 || text == w) {
					return fmt.Sprintf("%s (%s)", ex.Why, w)
				}
			}
		}
		for _, sec := range c.Section[:min(1, len(c.Section))] {
			for _, w := range ex.Words {
				if ex.Section && strings.Contains(s.fold(sec), w) {
					return fmt.Sprintf("%s (in the section %s)", ex.Why, w)
				}
			}
		}
		if len(ex.IDs) > 0 && !named(c) && max(s.id(c.ID, ex.IDs), s.id(c.Name, ex.IDs)) >= 0.55 {
			return ex.Why + " (by its id)"
		}
	}
	return ""
}

// named reports whether a person would know the control by its words.
func named(c *Control) bool {
	for _, l := range c.Labels {
		if text := Fold(l.Text); sourceWeight(l.From) >= 0.8 && hasLetters(text) && !generic(text) {
			return true
		}
	}
	return false
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
	for _, l := range c.Labels {
		if l.From == FromNear && len(c.Labels) > 1 {
			continue
		}
		read := s.read(l.Text)
		if len(read) == 0 {
			continue
		}
		text := read[0].text
		for _, w := range e.Not {
			if strings.Contains(text, w) && !slices.Contains(expected, text) {
				return verdict{veto: w}
			}
		}
	}
	if len(c.Section) > 0 {
		for _, w := range e.Not {
			if strings.Contains(s.fold(c.Section[0]), w) {
				return verdict{veto: w + " in the heading"}
			}
		}
	}
	v := verdict{}
	label, named := s.labelScore(c, e, expected, &v)
	id := max(s.id(c.ID, e.IDs), s.id(c.Name, e.IDs))
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
	miss := 1 - label
	if named && label == 0 {
		// The page names it and the name is another one: an id alone, which
		// nobody sees, must not decide against what everybody reads.
		id, auto = id*0.35, auto*0.5
		typ *= 0.3
	} else if !named {
		id *= 1.1
	}
	if label > 0 {
		id *= 0.6
	}
	miss *= 1 - min(id, 0.95)
	miss *= 1 - 0.75*auto
	miss *= 1 - 0.35*typ
	miss *= 1 - 0.7*options
	v.score = math.Round((1-miss)*1000) / 1000
	return v
}

// labelScore is the best match of the control's labels; named says whether it
// has a label by which a person would know it.
func (s scene) labelScore(c *Control, e *Entry, expected []string, v *verdict) (best float64, named bool) {
	context := ""
	if len(e.When) > 0 {
		context = s.context(c)
	}
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
			q := 0.0
			word := ""
			try := func(list []string, factor float64) {
				for _, w := range list {
					if m := s.match(va.text, w) * factor; m > q {
						q, word = m, w
					}
				}
			}
			try(expected, 1)
			try(e.Words, 1)
			try(e.Weak, 0.62)
			if len(e.When) == 0 || slices.ContainsFunc(e.When, func(w string) bool { return strings.Contains(context, w) }) {
				try(e.Then, 1.02)
			}
			if score := min(q, 1) * va.weight * weight * 0.97; score > best {
				best = score
				v.label = l.Text
				v.reasons = append(v.reasons[:0], fmt.Sprintf("label %s (%s)", cut(l.Text, 30), l.From))
				_ = word
			}
		}
	}
	return best, named
}

// context is the text around a control in which a shared name gets its meaning.
func (s scene) context(c *Control) string {
	key := strings.Join(c.Section, "\n")
	text, ok := s.memo.contexts[key]
	if !ok {
		text = Fold(key) + "\n" + s.page
		s.memo.contexts[key] = text
	}
	return text
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
		if !prompt(o.Text) {
			n++
		}
	}
	return n
}

func prompt(s string) bool {
	s = Fold(s)
	return s == "" || strings.HasPrefix(s, "请") || strings.HasPrefix(s, "-") || strings.HasPrefix(s, "选择") || strings.HasPrefix(s, "select") || strings.HasPrefix(s, "please") || strings.HasPrefix(s, "choose")
}

// optionScore says how far a list's choices are those of the field.
func optionScore(c *Control, e *Entry) float64 {
	if len(e.Options) == 0 || len(c.Options) == 0 {
		return 0
	}
	hits := 0
	for _, o := range c.Options {
		text := Fold(o.Text)
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
