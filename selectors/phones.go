package selectors

import (
	"regexp"
	"slices"
	"strings"
)

// codeBeside recognises a list of dialling codes right before a number that
// bears its name in its own box, or the code of a landline before its number.
func (s scene) codeBeside(f *Frame, frame int, have []member, keys []string, expected func(string) []string) []member {
	taken := grouped(have)
	var out []member
	for i := range f.Controls {
		code := &f.Controls[i]
		if taken[i] || code.Hidden != "" || !dialCodes(code) && !s.dialling(code) && !s.onlyCode(code) {
			continue
		}
		next := nextBox(f, i)
		if next < 0 || taken[next] || f.Controls[next].Role != RoleText {
			continue
		}
		number := &f.Controls[next]
		if code.Role == RoleText {
			named := *number
			if s.onlyNumber(number) {
				named.Labels = slices.DeleteFunc(slices.Clone(named.Labels), func(l Label) bool { return l.From != FromNear }) // 住宅电话 [区号] [号码]
			}
			if key, v := s.best(named, keys, expected, func(k string) bool { return k == "phone" }); v.score >= minScore && s.excluded(number) == "" {
				out = append(out, member{place{frame, i}, key, "area", v}, member{place{frame, next}, key, "local", v})
				if third := nextBox(f, next); third >= 0 && !taken[third] && extension(&f.Controls[third]) {
					out = append(out, member{place{frame, third}, key, "extension", v})
				}
				continue
			}
		}
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

// onlyCode reports whether a box's name in its row is one of codes, and onlyNumber
// whether it only says that it takes a number: 区号 [ ] 号码 [ ].
func (s scene) onlyCode(c *Control) bool {
	return c.Role == RoleText && s.onlyCalled(c, s.lex.Dialling)
}
func (s scene) onlyNumber(c *Control) bool { return s.onlyCalled(c, s.lex.Number) }

func (s scene) onlyCalled(c *Control, words []string) bool {
	own := false
	for _, l := range c.Labels {
		if l.From == FromNear {
			continue
		}
		if own = true; !slices.Contains(words, s.core(l.Text)) {
			return false
		}
	}
	return own
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

// phoneGroup recognises a code beside a number.
func (s scene) phoneGroup(f *Frame, frame int, group []int, keys []string, expected func(string) []string) []member {
	var rest []int
	if len(group) == 3 && (extension(&f.Controls[group[2]]) || plain(f.Controls[group[0]].Unit) == "-" && plain(f.Controls[group[1]].Unit) == "-") {
		group, rest = group[:2], group[2:] // an extension is nobody's at home
	}
	if len(group) != 2 {
		return nil
	}
	code, number := &f.Controls[group[0]], &f.Controls[group[1]]
	hint := s.core(code.Placeholder) // 0xx, 区号 Area
	short := code.MaxLength >= 2 && code.MaxLength <= 5 || code.MaxLength < 0 && s.dialling(code) || code.MaxLength < 0 && code.Box.Width < 0.8*number.Box.Width &&
		(strings.HasPrefix(plain(code.Unit), "-") || strings.HasPrefix(code.Placeholder, "+") || areaCode.MatchString(hint) || slices.ContainsFunc(s.lex.Dialling, func(w string) bool { return strings.HasPrefix(hint, w) }))
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
		if land, lv := s.best(named, keys, expected, func(k string) bool { return k == "phone" }); land != "" && lv.score > 0.5 && (key == land || v.score < minScore || len(rest) > 0 || s.said(code, coded.MatchString) || s.said(number, coded.MatchString)) {
			key, v, first, second = land, lv, "area", "local"
			v.score = max(v.score, 0.75)
			v.reasons = append(slices.Clone(v.reasons), "a code of its own")
		}
	}
	if key == "" {
		return nil
	}
	out := []member{
		{place{frame, group[0]}, key, first, v},
		{place{frame, group[1]}, key, second, v},
	}
	for _, i := range rest {
		out = append(out, member{place{frame, i}, key, "extension", v})
	}
	return out
}

// extension reports whether a box is for what is dialled behind a landline's number.
func extension(c *Control) bool {
	return c.Role == RoleText && slices.ContainsFunc(c.Labels, func(l Label) bool { return l.From != FromNear && strings.Contains(l.Text, "分机") })
}
