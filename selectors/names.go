package selectors

import (
	"regexp"
	"slices"
)

// nameGroup recognises two boxes in a row that is named after both halves of a
// name: 姓名（姓/名）, Family name / Given names.
func (s scene) nameGroup(f *Frame, frame int, group []int, keys []string) []member {
	if len(group) != 2 || !slices.Contains(keys, "name.surname") || !slices.Contains(keys, "name.given") {
		return nil
	}
	first, second := &f.Controls[group[0]], &f.Controls[group[1]]
	if first.Role != RoleText || second.Role != RoleText || ownName(first) || ownName(second) {
		return nil
	}
	named := without(*first, RoleText)
	for _, l := range named.Labels {
		text := s.fold(l.Text)
		order := [2]string{"name.surname", "name.given"}
		switch {
		case l.From == FromNear && len(named.Labels) > 1:
			continue
		case surnameFirst.MatchString(text):
		case givenFirst.MatchString(text):
			order = [2]string{"name.given", "name.surname"}
		default:
			continue
		}
		if s.excluded(first) != "" || mentions(text, []string{"中文", "chinese"}) && !mentions(text, []string{"英文", "english"}) {
			return nil
		}
		var out []member
		for n, key := range order {
			out = append(out, member{place{frame, group[n]}, key, "", verdict{score: 0.9, label: l.Text, reasons: []string{s.labelReason(l), "half of a name"}}})
		}
		return out
	}
	return nil
}

// How the name of a row, folded, says which half comes first.
var (
	surnameFirst = regexp.MustCompile(`(?:^|[^\p{Han}])姓氏?[,/|+&及与和-]+名(?:字)?(?:$|[^\p{Han}])|(?:surname|familyname|lastname)(?:[,/|+&-]+|and)(?:givenname|firstname|forename)`)
	givenFirst   = regexp.MustCompile(`(?:^|[^\p{Han}])名(?:字)?[,/|+&及与和-]+姓氏?(?:$|[^\p{Han}])|(?:givenname|firstname|forename)s?(?:[,/|+&-]+|and)(?:surname|familyname|lastname)`)
)
