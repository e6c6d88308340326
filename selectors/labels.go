package selectors

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// aside reports whether a text at a control is no name of it though it may look
// like one: an instruction, or what happens to stand above a list without a name.
func (s scene) aside(c *Control, l Label, text string) bool {
	radio := c.Role == RoleRadio && l.From != FromAria
	if n := s.naming(text); n != nil && (!radio || slices.Max(n.names) >= 0.9) {
		// 姓名 before a box and 男 and 女 behind it; 证件号码 before a list of papers and a box
		return (radio || c.Role == RoleSelect && l.From == FromRow) && slices.Max(n.names) >= 0.9 && s.exactly(c, text) == nil
	}
	return strings.HasPrefix(s.fold(l.Text), "请") || l.From == FromNear && isList(c.Role) ||
		radio && utf8.RuneCountInString(l.Text) > 16 // 海关要求提供收件人身份信息 above 护照 and 身份证
}

// longer reports whether a heading is a label with more before it.
func longer(heading, label string) bool {
	before, found := strings.CutSuffix(heading, label)
	return found && utf8.RuneCountInString(label) > 1 && hasHan(label) && hasHan(before)
}

// says reports whether a name ends with another one of a field that a text names:
// 银行预留手机号 says of 手机号码 whose it is.
func (s scene) says(name, text string) bool {
	n := s.naming(text)
	if n == nil {
		return false
	}
	for _, end := range s.lex.tails(name) {
		if m := s.naming(end); m != nil {
			for f := range m.names {
				if m.names[f] == 1 && n.names[f] == 1 {
					return true
				}
			}
		}
	}
	return false
}

// anothers reports whether a text near a control is the name of another one, as
// where every box has its name inside of it.
func (s scene) anothers(c *Control, l Label) bool {
	if l.From != FromNear && (l.From != FromPlaceholder || c.Role != RoleFile) {
		return false
	}
	if row := s.rows[s.fold(l.Text)]; c.Role == RoleRadio && l.From == FromNear && row != nil && row != c {
		return true // buttons say themselves what they are for
	}
	owner := s.owners[s.fold(l.Text)]
	return owner.box != nil && owner.box != c && (l.From == FromNear || owner.tied)
}

// ownName reports whether a box of a row has a name besides the row's.
func ownName(c *Control) bool {
	return c.GroupSize > 1 && slices.ContainsFunc(c.Labels, func(l Label) bool {
		if !slices.Contains([]LabelFrom{FromPlaceholder, FromAria, FromFor, FromWrap}, l.From) {
			return false
		}
		text := plain(l.Text)
		return !dateFormat.MatchString(text) && !generic(text) && !endsRow(c, text)
	})
}

// endsRow reports whether a hint only repeats how the row's name ends: 请选择问题
// in a row 安全保护问题.
func endsRow(c *Control, hint string) bool {
	rest, asks := strings.CutPrefix(hint, "请选择")
	return asks && rest != "" && slices.ContainsFunc(c.Labels, func(l Label) bool {
		return (l.From == FromRow || l.From == FromCell) && strings.HasSuffix(plain(l.Text), rest)
	})
}

// dateHint is how a date is to be written, within other words.
var dateHint = regexp.MustCompile(`(?:dd|mm|yyyy)[-/.]?(?:dd|mm)[-/.]?(?:yyyy|dd)`)

// dateFormat is a hint that only says how a date is written.
var dateFormat = regexp.MustCompile(`^(?:例如|如|例|示例|格式)?:?[ymd0-9/.\-]+$`)

// instruction is a text that says what to do on the page, not what to write in a box.
var instruction = regexp.MustCompile(`^请(?:您)?(?:绑定|使用|核对|确认|确保|准备|完善|补充|如实|认真|仔细|务必|先|按|根据|验证)`)

// weightOf is how far a label of a control can be trusted: a title for more where
// the control has no other name.
func weightOf(c *Control, l Label) float64 {
	if l.From == FromTitle && !slices.ContainsFunc(c.Labels, Label.own) {
		return 0.9
	}
	return sourceWeight(l.From)
}
