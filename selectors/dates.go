package selectors

import (
	"regexp"
	"slices"
	"strings"
)

// grouped are the controls that have a group already.
func grouped(have []member) map[int]bool {
	out := map[int]bool{}
	for _, m := range have {
		out[m.at.control] = true
	}
	return out
}

// datesByName recognises a date in three boxes, or two, that have a name each:
// 出生年, 月, 日. The first says which date it is.
func (s scene) datesByName(f *Frame, frame int, have []member, keys []string, expected func(string) []string) []member {
	taken := grouped(have)
	var out []member
	for i := range f.Controls {
		name, ok := s.dateName(&f.Controls[i], "年", "year")
		if !ok || name == "" || taken[i] {
			continue
		}
		month := nextBox(f, i)
		if month < 0 || taken[month] {
			continue
		}
		if rest, ok := s.dateName(&f.Controls[month], "月", "month"); !ok || rest != "" && rest != name {
			continue
		}
		named := without(f.Controls[i], RoleText)
		named.ID, named.Name, named.Labels = "", "", []Label{{Text: name, From: FromFor}}
		key, v := s.best(named, keys, expected, isDate)
		if key == "" || v.score < minScore {
			continue
		}
		at := []int{i, month}
		if day := nextBox(f, month); day >= 0 && !taken[day] {
			if rest, ok := s.dateName(&f.Controls[day], "日", "day"); ok && (rest == "" || rest == name) {
				at = append(at, day)
			}
		}
		out = append(out, triplets(frame, at, key, v)...)
	}
	return out
}

// dateParts are the parts of a date in the order of Chinese pages, units what stands
// behind the boxes for them.
var (
	dateParts = []string{"year", "month", "day"}
	units     = []string{"年", "月", "日"}
)

// takesPart reports whether a part of a value goes into a control that shows.
func takesPart(c *Control) bool {
	return c.Hidden == "" && (c.Role == RoleText || chained(c))
}

// dateName is a control's own name without the unit at its end, which it must
// have.
func (s scene) dateName(c *Control, unit, latin string) (string, bool) {
	if !takesPart(c) {
		return "", false
	}
	for _, l := range c.Labels {
		if !l.own() {
			continue
		}
		text, _ := brackets(s.core(l.Text))
		for _, end := range []string{unit + "份", unit, latin} {
			if rest, ok := strings.CutSuffix(text, end); ok {
				return rest, true
			}
		}
	}
	return "", false
}

// periods recognises two boxes in one row that share the name of a validity:
// from when, and until when.
func (s scene) periods(f *Frame, frame int, have []member, keys []string, expected func(string) []string) []member {
	if !slices.Contains(keys, "passport.issued") || !slices.Contains(keys, "passport.expires") {
		return nil
	}
	taken := grouped(have)
	var out []member
	for _, group := range collectGroups(f) {
		group = slices.DeleteFunc(group, func(i int) bool { return f.Controls[i].Role == RoleCheckbox }) // 长期有效
		if len(group) != 2 || taken[group[0]] || taken[group[1]] || !s.dateBox(&f.Controls[group[0]]) || !s.dateBox(&f.Controls[group[1]]) {
			continue
		}
		if a, b := f.Controls[group[0]].Box, f.Controls[group[1]].Box; min(a.Y+a.Height, b.Y+b.Height) <= max(a.Y, b.Y) && a.Height > 0 && a.Y != b.Y {
			continue // below each other: two people's
		}
		named := without(f.Controls[group[0]], RoleText)
		if s.stranger(&named) != "" {
			continue
		}
		key, v := s.best(named, keys, expected, isDate)
		if p := s.period(&named); p.score > 0 && (v.score < minScore || key == "passport.issued") && s.papers[&f.Controls[group[0]]] == "" {
			key, v = "passport.expires", p
		}
		if key != "passport.expires" || v.score < minScore {
			continue
		}
		out = append(out, member{place{frame, group[0]}, "passport.issued", "", v}, member{place{frame, group[1]}, key, "", v})
	}
	return out
}

// dateBox reports whether a whole date goes into a control.
func (s scene) dateBox(c *Control) bool {
	return c.Hidden == "" && (c.Role == RoleText || c.Role == RoleDate) && (c.MaxLength < 0 || c.MaxLength >= 8) && !slices.Contains(units, plain(c.Placeholder))
}

// ranges recognises two boxes of which the first bears a name for both and the
// second only that it is the end: 证件有效期, 开始日期 and 结束日期.
func (s scene) ranges(f *Frame, frame int, have []member, keys []string, expected func(string) []string) []member {
	if !slices.Contains(keys, "passport.issued") || !slices.Contains(keys, "passport.expires") {
		return nil
	}
	taken := grouped(have)
	var out []member
	for i := range f.Controls {
		first := &f.Controls[i]
		if taken[i] || !s.dateBox(first) || !from.MatchString(plain(first.Placeholder)) {
			continue
		}
		next := nextBox(f, i)
		if next < 0 || taken[next] || !s.dateBox(&f.Controls[next]) || !until.MatchString(plain(f.Controls[next].Placeholder)) {
			continue
		}
		named := without(*first, RoleText)
		key, v := s.best(named, keys, expected, isDate)
		if key != "passport.expires" || v.score < minScore || s.stranger(&named) != "" {
			continue
		}
		out = append(out, member{place{frame, i}, "passport.issued", "", v}, member{place{frame, next}, key, "", v})
	}
	return out
}

// from and until are the hints of the two boxes of a range.
var (
	from  = regexp.MustCompile(`^(?:请选择)?(?:开始|起始|生效|起)|^(?:start|from)`)
	until = regexp.MustCompile(`^(?:请选择)?(?:结束|截止|终止|到期|止|至)|^(?:end|to|until)`)
)

// period is the validity that a control's label names: how long a paper holds. Its
// score is 0 where none does.
func (s scene) period(c *Control) verdict {
	e := s.lex.Entry("passport.expires")
	if e == nil {
		return verdict{}
	}
	for _, l := range c.Labels {
		text := s.core(l.Text)
		if strings.Contains(text, "卡") && !mentions(text, e.Of) {
			continue // 卡片有效期
		}
		for _, w := range s.lex.Periods {
			if before, ok := strings.CutSuffix(text, w); ok && s.lex.neutral(before) {
				return verdict{score: 0.9, label: l.Text, reasons: []string{"label " + cut(l.Text, 30)}}
			}
		}
	}
	return verdict{}
}

// datesByUnits recognises a date in three boxes of one line by what stands at
// them alone, 年, 月 and 日, where the first has the date's name besides; two such
// with 至 between them are from when a paper holds, and until when.
func (s scene) datesByUnits(f *Frame, frame int, have []member, keys []string, expected func(string) []string) []member {
	taken := grouped(have)
	var out []member
	until := -1 // the box after 至
	for i := range f.Controls {
		at := triple(f, i, taken)
		if at == nil {
			continue
		}
		if i == until {
			v := out[len(out)-1].score
			out = append(out, triplets(frame, at, "passport.expires", v)...)
			continue
		}
		named := without(f.Controls[i], RoleText)
		named.ID, named.Name = "", ""
		named.Labels = slices.DeleteFunc(slices.Clone(named.Labels), func(l Label) bool { return plain(l.Text) == units[0] })
		if len(named.Labels) == 0 || s.stranger(&named) != "" {
			continue
		}
		key, v := s.best(named, keys, expected, isDate)
		last := &f.Controls[at[len(at)-1]]
		if next := nextBox(f, at[len(at)-1]); strings.HasSuffix(plain(last.Unit), "至") && triple(f, next, taken) != nil {
			if p := s.period(&named); p.score > 0 && v.score < minScore {
				key, v = "passport.expires", p
			}
			if key != "passport.expires" || v.score < minScore || !slices.Contains(keys, "passport.issued") {
				continue
			}
			key, until = "passport.issued", next
		}
		if key == "" || v.score < minScore {
			continue
		}
		out = append(out, triplets(frame, at, key, v)...)
	}
	return out
}

// triplets are the members of a date in three boxes, or two.
func triplets(frame int, at []int, key string, v verdict) []member {
	var out []member
	for n, i := range at {
		out = append(out, member{place{frame, i}, key, dateParts[n], v})
	}
	return out
}

// triple is the boxes for year, month and, if it has one, day that begin at a
// control, in one line, by what stands behind each; nil where none do.
func triple(f *Frame, first int, taken map[int]bool) []int {
	var at []int
	for i, n := first, 0; n < 3 && i >= 0; i, n = nextBox(f, i), n+1 {
		c := &f.Controls[i]
		if taken[i] || !takesPart(c) || !strings.HasPrefix(plain(c.Unit), units[n]) || !inLine(&f.Controls[first], c) {
			break
		}
		at = append(at, i)
	}
	if len(at) < 2 {
		return nil
	}
	return at
}

// inLine reports whether two controls stand beside each other on the screen.
func inLine(a, b *Control) bool {
	return min(a.Box.Y+a.Box.Height, b.Box.Y+b.Box.Height) > max(a.Box.Y, b.Box.Y)
}
