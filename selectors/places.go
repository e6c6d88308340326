package selectors

import "strings"

// placeGroup recognises province, city and district in a row of lists.
func (s scene) placeGroup(f *Frame, frame int, group []int, keys []string, expected func(string) []string) []member {
	var lists []int
	for _, i := range group {
		if r := f.Controls[i].Role; r == RoleSelect || r == RoleDropdown {
			lists = append(lists, i)
		}
	}
	if len(lists) < 2 || len(lists) > 3 {
		return nil
	}
	province, known := s.lex.at["address.province"]
	if first := &f.Controls[lists[0]]; !known || first.Role == RoleSelect && score(s.optionScores(first), province) == 0 {
		return nil
	}
	named := without(f.Controls[lists[0]], RoleSelect)
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
	levels := []string{"province", "city", "district"}
	var out []member
	for n, i := range lists {
		key := prefix + levels[n]
		for _, k := range keys {
			if k == key {
				out = append(out, member{place{frame, i}, key, "", v})
			}
		}
	}
	return out
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
