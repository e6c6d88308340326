package selectors

import (
	"regexp"
	"slices"
	"strings"
)

// A group is several boxes that together take one fact: a date in three boxes,
// a card number in four, a phone with its code, a place in a chain of lists.
// Members are decided together, because alone none of them says what it is.
type member struct {
	at    place
	key   string
	part  string
	score verdict
}

// place is a control of a snapshot: indexes of the frame and of the control.
type place struct{ frame, control int }

// groupsOf finds the groups of a frame. Their members take no other field.
func (s scene) groupsOf(snap Snapshot, frame int, keys []string, expected func(string) []string) []member {
	f := &snap.Frames[frame]
	var out []member
	for _, group := range collectGroups(f) {
		if first := without(f.Controls[group[0]], RoleText); s.stranger(&first) != "" {
			continue
		}
		out = append(out, s.dateGroup(f, frame, group, keys, expected)...)
		out = append(out, s.cardGroup(f, frame, group, keys, expected)...)
		out = append(out, s.phoneGroup(f, frame, group, keys, expected)...)
		out = append(out, s.placeGroup(f, frame, group, keys, expected)...)
		out = append(out, s.regionGroup(f, frame, group, keys, expected)...)
		out = append(out, s.paperGroup(f, frame, group, keys, expected)...)
	}
	out = append(out, s.datesByName(f, frame, out, keys, expected)...)
	out = append(out, s.periods(f, frame, out, keys, expected)...)
	out = append(out, s.ranges(f, frame, out, keys, expected)...)
	out = append(out, s.numberBehind(f, frame, out, keys)...)
	return append(out, s.codeBeside(f, frame, out, keys, expected)...)
}

// codeBeside recognises a list of dialling codes right before a number that
// bears its name in its own box.
func (s scene) codeBeside(f *Frame, frame int, have []member, keys []string, expected func(string) []string) []member {
	grouped := map[int]bool{}
	for _, m := range have {
		grouped[m.at.control] = true
	}
	var out []member
	for i := range f.Controls {
		code := &f.Controls[i]
		if grouped[i] || code.Hidden != "" || !dialCodes(code) && !s.dialling(code) {
			continue
		}
		next := nextBox(f, i)
		if next < 0 || grouped[next] || f.Controls[next].Role != RoleText {
			continue
		}
		number := &f.Controls[next]
		key, v := s.best(*number, keys, expected, func(k string) bool { return k == "mobile" || k == "bank.mobile" })
		if key == "" || v.score < minScore || s.excluded(number) != "" {
			continue
		}
		out = append(out, member{place{frame, i}, key, "country_code", v}, member{place{frame, next}, key, "national", v})
	}
	return out
}

// nextBox is the next visible control of a frame that takes a value, or -1.
func nextBox(f *Frame, i int) int {
	for i++; i < len(f.Controls); i++ {
		if c := &f.Controls[i]; c.asks() {
			return i
		}
	}
	return -1
}

// dialling reports whether a list or a box is called one of dialling codes by its
// own words.
func (s scene) dialling(c *Control) bool {
	return (isList(c.Role) || c.Role == RoleText) && slices.ContainsFunc(c.Labels, func(l Label) bool {
		return (sourceWeight(l.From) == 1 || l.From == FromPlaceholder || l.From == FromTitle) && slices.ContainsFunc(s.read(l.Text), func(v variant) bool {
			return v.weight >= 0.9 && slices.Contains(s.lex.Dialling, v.text)
		})
	})
}

// dialCodes reports whether a list has the codes of countries, as +86.
func dialCodes(c *Control) bool {
	n, others := 0, 0
	for _, o := range c.Options {
		if dialCode.MatchString(o.Text) {
			n++
		} else if others++; 2*others > len(c.Options) {
			return false
		}
	}
	return n >= 2
}

// dialCode is a choice of a dialling code: +86, 0086, 中国 86, 86 中国, but not 1990.
var dialCode = regexp.MustCompile(`(?:\+|^00)[1-9]|\p{Han}[ )）(（,:：-]*0{0,2}[1-9]\d{0,2}[)）]?$|^[1-9]\d{0,2}[ )）(（,:：-]+\p{Han}`)

// areaCode is a hint for the code of a landline.
var areaCode = regexp.MustCompile(`^0[x\d]{2,3}$`)

func collectGroups(f *Frame) [][]int {
	byName := map[string][]int{}
	var order []string
	for i, c := range f.Controls {
		if c.Group == "" || c.GroupSize < 2 || c.Hidden != "" {
			continue
		}
		if len(byName[c.Group]) == 0 {
			order = append(order, c.Group)
		}
		byName[c.Group] = append(byName[c.Group], i)
	}
	out := make([][]int, 0, len(order))
	for _, g := range order {
		out = append(out, byName[g])
	}
	return out
}

// without strips what makes a member different, so that the group's own name
// decides: the placeholders and lengths of its boxes.
func without(c Control, role Role) Control {
	c.MaxLength, c.Role, c.Options, c.Type = -1, role, nil, "text"
	c.GroupSize = 1
	labels, near := c.Labels[:0:0], c.Labels[:0:0]
	for _, l := range c.Labels {
		switch l.From {
		case FromPlaceholder, FromTitle:
		case FromNear:
			near = append(near, l)
		default:
			labels = append(labels, l)
		}
	}
	if len(labels) == 0 {
		labels = near
	}
	c.Labels = labels
	return c
}

// best is the key of the list that the group's name fits best.
func (s scene) best(c Control, keys []string, expected func(string) []string, want func(string) bool) (string, verdict) {
	bestKey, bestV := "", verdict{}
	for _, key := range keys {
		if !want(key) {
			continue
		}
		if v := s.fits(&c, key, expected(key)); v.veto == "" && v.score > bestV.score {
			bestKey, bestV = key, v
		}
	}
	return bestKey, bestV
}

func isDate(key string) bool {
	return key == "birth_date" || key == "passport.issued" || key == "passport.expires"
}

// dateGroup recognises year, month and day by their units, lengths or choices.
func (s scene) dateGroup(f *Frame, frame int, group []int, keys []string, expected func(string) []string) []member {
	var parts []string
	var at []int
	for _, i := range group {
		c := &f.Controls[i]
		if c.Role == RoleCheckbox || c.Role == RoleRadio {
			continue
		}
		p := datePart(c)
		if p == "" {
			return nil
		}
		parts, at = append(parts, p), append(at, i)
	}
	if len(at) < 2 || len(at) > 3 {
		return nil
	}
	seen := map[string]bool{}
	for _, p := range parts {
		if seen[p] {
			return nil
		}
		seen[p] = true
	}
	if !seen["year"] || !seen["month"] {
		return nil
	}
	key, v := s.best(without(f.Controls[at[0]], RoleText), keys, expected, isDate)
	if key == "" {
		return nil
	}
	out := make([]member, len(at))
	for n, i := range at {
		out[n] = member{place{frame, i}, key, parts[n], v}
	}
	return out
}

func datePart(c *Control) string {
	hint := plain(c.Unit)
	if c.Placeholder != "" {
		hint += "|" + plain(c.Placeholder)
	}
	ids := append(tokens(c.ID), tokens(c.Name)...)
	has := func(words ...string) bool {
		for _, w := range words {
			for _, id := range ids {
				if id == w {
					return true
				}
			}
		}
		return false
	}
	n := realOptions(c)
	switch {
	case strings.HasPrefix(hint, "年") || strings.Contains(hint, "年份") || strings.Contains(hint, "|年") || strings.Contains(hint, "yyyy"):
		return "year"
	case strings.HasPrefix(hint, "月") || strings.Contains(hint, "月份") || strings.Contains(hint, "|月") || strings.Contains(hint, "|mm"):
		return "month"
	case strings.HasPrefix(hint, "日") || strings.Contains(hint, "日期") || strings.Contains(hint, "|日") || strings.Contains(hint, "|dd"):
		return "day"
	case c.Role == RoleSelect && n >= 1:
		first := ""
		for i, o := range c.Options {
			if !prompts(c.Options, i) {
				first = plain(o.Text)
				break
			}
		}
		switch {
		case len(first) >= 4 && (strings.HasPrefix(first, "19") || strings.HasPrefix(first, "20")):
			return "year"
		case n == 12 || strings.HasSuffix(first, "月"):
			return "month"
		case n >= 28 && n <= 31 || strings.HasSuffix(first, "日"):
			return "day"
		}
	case has("year", "y", "yyyy", "nian") || c.MaxLength == 4:
		return "year"
	case has("month", "m", "mm", "yue"):
		return "month"
	case has("day", "d", "dd", "ri"):
		return "day"
	}
	return ""
}

// cardGroup recognises a card number in four or five boxes of four.
func (s scene) cardGroup(f *Frame, frame int, group []int, keys []string, expected func(string) []string) []member {
	if len(group) < 4 || len(group) > 5 {
		return nil
	}
	for n, i := range group {
		c := &f.Controls[i]
		if c.Role != RoleText || c.MaxLength < 3 || c.MaxLength > 7 || (n < min(4, len(group)-1) && c.MaxLength != 4) {
			return nil
		}
	}
	named := without(f.Controls[group[0]], RoleText)
	key, v := s.best(named, keys, expected, func(k string) bool { return k == "bank.card_number" })
	if at, known := s.lex.at["bank.card_number"]; key == "" && known && slices.Contains(keys, "bank.card_number") && strings.Contains(firstLabel(&named), "卡") && s.view(&named).vetoed(at, nil) == "" {
		// Four boxes of four figures below whatever words for a card.
		key, v = "bank.card_number", verdict{score: 0.8, label: firstLabel(&named), reasons: []string{"four boxes of four figures"}}
	}
	if key == "" {
		return nil
	}
	out := make([]member, len(group))
	for n, i := range group {
		out[n] = member{place{frame, i}, key, string(rune('1' + n)), v}
	}
	return out
}

// phoneGroup recognises a code beside a number.
func (s scene) phoneGroup(f *Frame, frame int, group []int, keys []string, expected func(string) []string) []member {
	if len(group) == 3 && strings.Contains(f.Controls[group[2]].Placeholder+firstLabel(&f.Controls[group[2]]), "分机") {
		group = group[:2] // an extension is nobody's at home
	}
	if len(group) != 2 {
		return nil
	}
	code, number := &f.Controls[group[0]], &f.Controls[group[1]]
	hint := s.core(code.Placeholder) // 0xx, 区号 Area
	short := code.MaxLength >= 2 && code.MaxLength <= 5 || code.MaxLength < 0 && code.Box.Width < 0.8*number.Box.Width &&
		(strings.HasPrefix(code.Unit, "-") || strings.HasPrefix(code.Placeholder, "+") || areaCode.MatchString(hint) || slices.ContainsFunc(s.lex.Dialling, func(w string) bool { return strings.HasPrefix(hint, w) }))
	if number.Role != RoleText || code.Role == RoleText && !short ||
		(code.Role != RoleText && code.Role != RoleSelect && code.Role != RoleDropdown) {
		return nil
	}
	named := without(*number, RoleText)
	key, v := s.best(named, keys, expected, func(k string) bool { return k == "mobile" || k == "bank.mobile" || k == "phone" })
	first, second := "country_code", "national"
	if code.Role == RoleText && !strings.Contains(Fold(code.Placeholder), "国") {
		// A number with a code of its own may be a landline where one without
		// would be a mobile.
		if land, lv := s.best(named, keys, expected, func(k string) bool { return k == "phone" }); land != "" && lv.score > 0.5 && (key == land || v.score < minScore) {
			key, v, first, second = land, lv, "area", "local"
			v.score = max(v.score, 0.75)
			v.reasons = append(slices.Clone(v.reasons), "a code of its own")
		}
	}
	if key == "" {
		return nil
	}
	return []member{
		{place{frame, group[0]}, key, first, v},
		{place{frame, group[1]}, key, second, v},
	}
}

// firstLabel is what a control is called: by its best name, and by a text that
// only stands near it when there is no other.
func firstLabel(c *Control) string {
	if len(c.Labels) == 0 {
		return ""
	}
	if i := slices.IndexFunc(c.Labels, func(l Label) bool { return l.From != FromNear && !generic(plain(l.Text)) }); i > 0 {
		return c.Labels[i].Text
	}
	return c.Labels[0].Text
}
