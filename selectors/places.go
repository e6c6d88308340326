package selectors

import (
	"slices"
	"strings"
)

// placeGroup recognises province, city and district in a row of lists, or of
// boxes that say in them which of these they take.
func (s scene) placeGroup(f *Frame, frame int, group []int, keys []string, expected func(string) []string) []member {
	var lists []int
	for _, i := range group {
		if c := &f.Controls[i]; chained(c) || c.Role == RoleText && s.division(c.Placeholder) != "" {
			lists = append(lists, i)
		}
	}
	if len(lists) < 2 || len(lists) > 3 {
		return nil
	}
	province, known := s.lex.at["address.province"]
	first := &f.Controls[lists[0]]
	if !known || first.Role == RoleSelect && score(s.optionScores(first), province) == 0 {
		return nil
	}
	named := without(*first, RoleSelect)
	prefix, v := "address.", verdict{score: 0.75, label: firstLabel(&named), reasons: []string{"a chain of places"}}
	if bank := s.lex.Entry("bank.city"); bank != nil {
		key, bv := s.best(named, keys, expected, func(k string) bool { return k == "bank.city" || k == "bank.province" })
		_, av := s.best(named, keys, expected, func(k string) bool { return strings.HasPrefix(k, "address.") })
		switch {
		case key != "" && bv.score > av.score && bv.score >= 0.5:
			prefix, v = "bank.", bv
		case s.view(&named).vetoed(province, expected("address.province")) != "":
			return nil // a place, and its name says that it is not where somebody lives
		case av.score > v.score:
			v = av
		}
	}
	if first.Role == RoleText && prefix == "address." {
		return nil // each has its own name
	}
	var out []member
	for n, i := range lists {
		key := prefix + s.level(&f.Controls[i], n)
		for _, k := range keys {
			if k == key {
				out = append(out, member{place{frame, i}, key, "", v})
			}
		}
	}
	return out
}

// level is the part of an address that a member of a row takes: as it says itself,
// as its choices say, or by its place in the row.
func (s scene) level(c *Control, n int) string {
	said := c.Placeholder
	if len(c.Options) > 0 && prompts(c.Options, 0) {
		said = c.Options[0].Text
	}
	if key := s.division(said); key != "" {
		return strings.TrimPrefix(key, "address.")
	}
	districts, all := 0, 0
	for i, o := range c.Options {
		if prompts(c.Options, i) {
			continue
		}
		all++
		if text := s.fold(o.Text); strings.HasSuffix(text, "区") || strings.HasSuffix(text, "县") || strings.HasSuffix(text, "旗") {
			districts++
		}
	}
	if n > 0 && all > 0 && 10*districts >= 6*all {
		return "district"
	}
	return []string{"province", "city", "district"}[n]
}

// regionGroup recognises a nationality asked in two lists: the part of the
// world, then the country.
func (s scene) regionGroup(f *Frame, frame int, group []int, keys []string, expected func(string) []string) []member {
	if len(group) != 2 {
		return nil
	}
	for _, i := range group {
		if r := f.Controls[i].Role; r != RoleSelect && r != RoleDropdown {
			return nil
		}
	}
	key, v := s.best(without(f.Controls[group[0]], RoleSelect), keys, expected, func(k string) bool {
		return k == "nationality" || k == "address.province" || k == "bank.province" || k == "mobile"
	})
	if key != "nationality" {
		return nil
	}
	return []member{{place{frame, group[0]}, key, "region", v}, {place{frame, group[1]}, key, "country", v}}
}

// unitPlaces recognises an address in boxes of which each has behind it what it
// takes: 家庭住址 [ ] 省 [ ] 市 [ ] 区. The unit of one box then reads as the name
// of the next. What stands behind the last unit is the street.
func (s scene) unitPlaces(f *Frame, frame int, have []member, keys []string, expected func(string) []string) []member {
	taken := grouped(have)
	var out []member
	for i := 0; i < len(f.Controls); i++ {
		var run []member
		for at := i; at >= 0 && !taken[at] && f.Controls[at].Role == RoleText && f.Controls[at].asks(); at = nextBox(f, at) {
			c := &f.Controls[at]
			if len(run) > 0 && !s.namedAfter(c, run[len(run)-1].part) {
				break
			}
			level := s.division(c.Unit)
			if level == "" {
				if len(run) > 1 && c.Unit == "" {
					run = append(run, member{at: place{frame, at}, key: "address.street"})
				}
				break
			}
			run = append(run, member{place{frame, at}, level, c.Unit, verdict{}})
		}
		if len(run) < 2 {
			continue
		}
		first := without(f.Controls[i], RoleText)
		if _, v := s.best(first, keys, expected, func(k string) bool { return strings.HasPrefix(k, "address.") }); v.score < 0.5 || s.stranger(&first) != "" {
			continue
		}
		for _, m := range run {
			if slices.Contains(keys, m.key) {
				out = append(out, member{m.at, m.key, "", verdict{score: 0.9, label: firstLabel(&first), reasons: []string{"an address in boxes with their units"}}})
			}
		}
		i = run[len(run)-1].at.control
	}
	return out
}

// division is the part of an address of which a text is the unit.
func (s scene) division(unit string) string {
	for _, v := range s.read(unit) {
		n := s.naming(v.text)
		for _, key := range []string{"address.province", "address.city", "address.district"} {
			if at, known := s.lex.at[key]; known && n != nil && v.weight >= 0.9 && n.names[at] >= 0.9 {
				return key
			}
		}
	}
	return ""
}

// namedAfter reports whether the name before a box is only the unit of the box
// before it.
func (s scene) namedAfter(c *Control, unit string) bool {
	return !slices.ContainsFunc(c.Labels, func(l Label) bool { return l.own() && s.fold(l.Text) != s.fold(unit) })
}
