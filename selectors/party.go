package selectors

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// parties are the words for whom a page's headings and names say that they are the
// user: 乙方 and 买方 of 乙方（买方，即您本人）, 收件人 of 收件人（申报人本人）.
func parties(lex *Lexicon, snap Snapshot) []string {
	var out []string
	add := func(word string) {
		if m := anyParty.FindStringSubmatch(word); m != nil {
			word = m[1] // 联系人 of 联系人信息
		}
		if word == "" || slices.Contains(out, word) {
			return
		}
		out = append(out, word)
		if short := strings.TrimSuffix(word, "人"); len(short) > 3 && short != word {
			out = append(out, short) // 收件城市 is 收件人's
		}
	}
	read := func(text string, heading bool) {
		if !strings.ContainsAny(text, "(（【[") {
			return
		}
		outside, inside := brackets(plain(text))
		han, _ := scripts(outside)
		if m := isUser.FindStringSubmatch(inside); m != nil && slices.Contains(lex.Self, m[1]) {
			add(m[2]) // 申请人即被保险人
			return
		}
		m := yourself.FindStringSubmatch(inside)
		self := slices.Contains(lex.Self, strings.TrimSuffix(inside, "本人")) // 联系人（预订人）
		who := anyParty.MatchString(han)
		if who && (m != nil || self) || self && heading && utf8.RuneCountInString(han) <= 4 {
			add(han)
		}
		if m != nil && (heading || who || self) && anyParty.MatchString(m[1]) {
			add(m[1])
		}
	}
	for _, f := range snap.Frames {
		for i := range f.Controls {
			c := &f.Controls[i]
			read(section(c), true)
			for _, l := range c.Labels {
				if l.own() && c.asks() {
					read(l.Text, false)
				}
			}
		}
	}
	return out
}

// isUser is what a heading says in brackets of who the user is besides.
var isUser = regexp.MustCompile(`^(\p{Han}{2,6}?)(?:即|就是|也是|为)(\p{Han}{2,6}[人员])$`)

// family tells the words for somebody under age that mean nobody the profile knows,
// on a page with boxes for both the child and its guardian, and those for the
// guardian that mean the user, as the page asks for their papers as well.
func (l *Lexicon) family(page, boxes string) (minor, guardian []string) {
	number := l.Entry("passport.number")
	if number == nil || mentions(page, l.Grown) || !mentions(boxes, l.Guardians) || !mentions(page+boxes, l.Wards) {
		return nil, nil
	}
	for _, g := range l.Guardians {
		for _, w := range number.Of {
			if strings.Contains(boxes, "\n"+g+w) || strings.Contains(boxes, "\n"+g+"的"+w) {
				return l.Wards, []string{g}
			}
		}
	}
	return l.Wards, nil
}

// yourself is what a heading says in brackets of the one who fills it in.
var yourself = regexp.MustCompile(`^(?:(\p{Han}{1,5}),)?(?:即|也就是)?[您你]?(?:本人|自己)(?:信息|填写|yourself)?$`)

// sureName reports whether one of the labels is a name of a field.
func (s scene) sureName(labels []Label) bool {
	return slices.ContainsFunc(labels, func(l Label) bool {
		n := s.naming(s.core(l.Text))
		return sourceWeight(l.From) >= 0.95 && n != nil && max(slices.Max(n.names), slices.Max(n.alone)) >= 0.9
	})
}

// party is whom a folded heading speaks of, when it is nobody that the lexicon
// has as a word for the user: 推广人信息. It may be anybody.
func (s scene) party(heading string) string {
	outside, _ := brackets(heading)
	han, _ := scripts(s.others(outside))
	if m := anyParty.FindStringSubmatch(han); m != nil && m[1] != "人员" && m[1] != s.user {
		return m[1]
	}
	return "" // 人员信息 says of nobody who it is
}

// onlyParty is whom the first boxes for a person's name or passport are for, when
// the page has none for anybody that the lexicon has as a word for the user: of
// 养犬人信息 and 犬只信息, the first is who fills the page in.
func (s scene) onlyParty(snap Snapshot) string {
	first := ""
	for c := range snap.asking() {
		if !s.names(c, "name.full", "name.surname", "passport.number") {
			continue
		}
		heading := s.fold(section(c))
		// Not excluded: what it keeps would be kept from before the user is known.
		switch who := s.party(heading); {
		case who != "" && first == "":
			first = who
		case who == "" && s.stranger(c) == "":
			return "" // the user has boxes of their own
		}
	}
	if ordinal.MatchString(first) {
		return ""
	}
	return first
}

// names reports whether a control goes by a name of one of the fields.
func (s scene) names(c *Control, keys ...string) bool {
	return slices.ContainsFunc(c.Labels, func(l Label) bool {
		return slices.ContainsFunc(s.read(l.Text), func(v variant) bool {
			n := s.naming(v.text)
			return n != nil && v.weight >= 0.9 && slices.ContainsFunc(keys, func(key string) bool {
				at, known := s.lex.at[key]
				return known && n.names[at] >= 0.9
			})
		})
	})
}

// ordinal are the words that make somebody else of a word for the user: 第二驾驶人.
var ordinal = regexp.MustCompile(`(?:第[二三四五六七八九十\d]|指定|授权|代理|受托|附加|增加|其他|其它|另外|另一|共同|同行|随行|备用|副)[位个名]?$`)

// cutWord is a folded heading without a word, but where an ordinal stands before it.
func cutWord(heading, word string) string {
	for from := 0; ; {
		i := strings.Index(heading[from:], word)
		if i < 0 {
			return heading
		}
		i += from
		if ordinal.MatchString(heading[:i]) {
			from = i + len(word)
			continue
		}
		heading, from = heading[:i]+heading[i+len(word):], i
	}
}

var anyParty = regexp.MustCompile(`^(\p{Han}{1,8}?[人方员])的?(?:个人|基本|详细|身份|联系|证件)*(?:信息|资料|情况|方式|姓名|登记)*$`)
