package selectors

import (
	"regexp"
	"slices"
	"strings"
)

// denied is what a name says in brackets that it is not: (非银行预留).
var denied = regexp.MustCompile(`\((?:非|不是|并非|[无不]需|不含|不用|不必|无须)[^)]*\)`)

// affirmed is a folded text without what it says that it is not.
func affirmed(text string) string {
	if !strings.Contains(text, "(") {
		return text
	}
	return denied.ReplaceAllString(text, "")
}

// lifted is a list of words that rule fields out without those that do not count. A
// list stands in many places: it is copied before it is changed.
func lifted(list []string, lifts func(field int, word string) bool) []string {
	out := list
	for f, word := range list {
		if word == "" || !lifts(f, word) {
			continue
		}
		if &out[0] == &list[0] {
			out = slices.Clone(list)
		}
		out[f] = ""
	}
	return out
}

// readRules finds the words at a control, and in the heading above it, that
// rule fields out.
func (s scene) readRules(c *Control, v *view) {
	own := ownName(c)
	for i, l := range c.Labels {
		if s.anothers(c, l) || l.From == FromNear && len(c.Labels) > 1 || own && (l.From == FromRow || l.From == FromCell) {
			continue // 英文姓名 of a row says nothing against 姓 in it
		}
		read := s.read(l.Text)
		if len(read) == 0 {
			continue
		}
		text := affirmed(s.fold(l.Text))
		if strings.Contains(text, "yy") {
			text = dateHint.ReplaceAllString(text, "")
		}
		if a := strings.TrimSuffix(s.aim(text), "("); i > 0 && l.From == FromPlaceholder || a != "" {
			text = a
		}
		if list := s.ruledOut(text); list != nil {
			_, inside := brackets(text)
			whole, parts := s.lex.madeOf(read[0].text), s.lex.madeOf(inside)
			name := s.naming(read[0].text)
			list = lifted(list, func(f int, word string) bool {
				switch {
				case f == whole || f == parts: // the words are those it is made of
				case strings.HasSuffix(word, "卡") && mentions(text, s.lex.Fields[f].Value.When): // 储蓄卡/信用卡卡号 speaks for a number as well as against it
				case name != nil && name.names[f] == 1: // its name as the lexicon has it, letter for letter
				default:
					return false
				}
				return true
			})
			v.rules = append(v.rules, rule{text: text, whole: read[0].text, against: list, hint: i > 0 && l.From == FromPlaceholder})
		}
	}
	heading := s.ruling(c)
	if list := s.ruledOut(s.others(heading)); list != nil {
		v.head = slices.Clone(list)
		for _, whole := range s.read(section(c)) {
			// 姓名 above 姓 and 名 is what they are the halves of.
			if n := s.naming(whole.text); n != nil && n.names[s.lex.at["name.full"]] == 1 {
				v.head[s.lex.at["name.surname"]], v.head[s.lex.at["name.given"]] = "", ""
			}
		}
		for i := range list {
			// 借记卡或信用卡 speaks for a number as well as against it.
			e := &s.lex.Fields[i].Value
			if len(e.Of) > 0 && slices.Contains(s.boxes["passport.number"], section(c)) {
				v.head[i] = "" // the number before it says of which paper
			}
			if list[i] != "" && mentions(heading, e.When) {
				v.head[i] = ""
			}
		}
	}
}

// vetoed is the word at a control, or in the heading above it, that rules a
// field out.
func (v *view) vetoed(field int, expected []string) string {
	for _, r := range v.rules {
		if r.hint && v.made[field] && v.best != nil && v.best[field] > 0.9 {
			continue // 居住地址 stays one where the hint lists its parts
		}
		if r.against[field] != "" && !slices.Contains(expected, r.text) && !slices.Contains(expected, r.whole) {
			return r.against[field]
		}
	}
	if v.head != nil && v.head[field] != "" && !slices.ContainsFunc(v.texts, func(r sight) bool { return slices.Contains(expected, r.text) }) {
		return v.head[field] + " in the heading"
	}
	return ""
}
