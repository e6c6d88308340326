package selectors

import (
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
		out = append(out, s.nameGroup(f, frame, group, keys)...)
		out = append(out, s.placeGroup(f, frame, group, keys, expected)...)
		out = append(out, s.regionGroup(f, frame, group, keys, expected)...)
		out = append(out, s.paperGroup(f, frame, group, keys, expected)...)
	}
	out = append(out, s.datesByName(f, frame, out, keys, expected)...)
	out = append(out, s.datesByUnits(f, frame, out, keys, expected)...)
	out = append(out, s.periods(f, frame, out, keys, expected)...)
	out = append(out, s.ranges(f, frame, out, keys, expected)...)
	out = append(out, s.unitPlaces(f, frame, out, keys, expected)...)
	out = append(out, s.numberBehind(f, frame, out, keys)...)
	return append(out, s.codeBeside(f, frame, out, keys, expected)...)
}

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
		if p == "" && byLength(f, group) {
			p = dateParts[len(at)]
		}
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

// byLength reports whether three boxes of a row are as long as year, month and day.
func byLength(f *Frame, group []int) bool {
	if len(group) != 3 {
		return false
	}
	for n, i := range group {
		if c := &f.Controls[i]; c.Role != RoleText || c.MaxLength != []int{4, 2, 2}[n] {
			return false
		}
	}
	return true
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
	if len(c.Options) > 0 {
		switch plain(c.Options[0].Text) {
		case "年", "年份", "year":
			return "year"
		case "月", "月份", "month":
			return "month"
		case "日", "日期", "day":
			return "day"
		}
	}
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
