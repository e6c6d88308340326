package selectors

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A variant is one reading of a label: whole, its Chinese and its Latin half,
// without and only what stands in brackets. Each has a weight.
type variant struct {
	text   string
	weight float64
}

// readings are the variants of a label of which only the core is left.
func (l *Lexicon) readings(whole string) []variant {
	if whole == "" {
		return nil
	}
	out := []variant{{whole, 1}}
	add := func(s string, w float64) {
		s = l.bare(trimMarks(s))
		if s == "" {
			return
		}
		for _, v := range out {
			if v.text == s {
				return
			}
		}
		out = append(out, variant{s, w})
	}
	add(l.asked(whole), 0.98)
	outside, inside := brackets(whole)
	add(outside, 0.98)
	if i := strings.IndexByte(outside, '?'); i > 0 {
		add(outside[:i], 0.96) // 您住哪儿？写到几号楼几室
	}
	if first := l.hinted(outside); first != "" {
		add(first, 0.96)
		outside = first
	}
	if a := aim(outside); a != outside {
		add(a, 0.97)
		if i := strings.LastIndex(outside, "的"); a == "" && i > 0 {
			add(outside[i+len("的"):], 0.95) // 用于接收通知的手机号
		}
	}
	add(l.head(outside), 0.97)
	add(inside, 0.8)
	if han, latin := scripts(outside); han != "" && latin != "" {
		if l.translates(latin) {
			add(han, 0.97)
			weight := 0.9
			if l.qualified(han) {
				weight = 0.6
			}
			add(latin, weight)
		} else {
			add(han, 0.6) // ICCID卡号, VIP卡号: the letters say which
		}
	}
	// In a sentence the last words before the box name it, or the first ones.
	clause := outside[strings.LastIndexAny(outside, ",;.:")+1:]
	add(clause, 0.85)
	if i := strings.IndexAny(outside, ",;."); i > 0 {
		add(outside[:i], 0.78)
	}
	if i := strings.IndexAny(whole, ":(["); i > 0 {
		add(whole[:i], 0.85) // 详细地址：街道、门牌号; 固定电话（选填）区号-号码
	}
	if strings.ContainsAny(clause, "/|或") {
		for _, piece := range strings.FieldsFunc(clause, func(r rune) bool { return strings.ContainsRune("/|或", r) }) {
			add(piece, 0.85)
		}
	}
	return out
}

// asked is what a text asks for once more: 手机号 of 请再次输入手机号; empty where it
// does not.
func (l *Lexicon) asked(text string) string {
	for _, w := range l.Confirm { // the longest first
		if rest, ok := strings.CutPrefix(strings.TrimPrefix(text, "请"), w); ok {
			return rest
		}
		if rest, ok := strings.CutSuffix(text, w); ok {
			return rest
		}
	}
	return ""
}

// tails are the fields' names that a text ends with, the longest first, each after
// what stands before it.
func (l *Lexicon) tails(text string) iter.Seq2[string, string] {
	return func(yield func(before, name string) bool) {
		for i := range text {
			if name := text[i:]; i > 0 && l.words[name] && utf8.RuneCountInString(name) > 1 && !yield(text[:i], name) {
				return
			}
		}
	}
}

// head is a text without the neutral words before a field's name, if that is
// what it is made of.
func (l *Lexicon) head(text string) string {
	for before, name := range l.tails(text) {
		if l.neutral(before) {
			return name
		}
	}
	return ""
}

// qualified reports whether a text is a field's name with words before it that
// say which: 就诊卡号, 保险有效期至. What stands beside it in English leaves them out.
func (l *Lexicon) qualified(text string) bool {
	if l.words[text] {
		return false
	}
	for before := range l.tails(text) {
		return !l.neutral(before)
	}
	return false
}

// translates reports whether Latin letters beside Chinese ones say the same
// again, as in 姓 Surname: a phrase, or a word some field goes by.
func (l *Lexicon) translates(latin string) bool {
	switch latin {
	case "no", "id", "tel", "mob", "dob", "add", "addr", "zip", "sex", "job", "nat":
		return true
	}
	return len(latin) >= 8 || l.latin.in(latin)
}

// brackets splits a text into what stands outside and inside of brackets.
func brackets(s string) (outside, inside string) {
	if !strings.ContainsAny(s, "([{（【〔)]}）】〕") {
		return s, ""
	}
	var out, in strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("([{（【〔", r):
			depth++
		case strings.ContainsRune(")]}）】〕", r):
			depth = max(0, depth-1)
		case depth > 0:
			in.WriteRune(r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String(), in.String()
}

// scripts splits a text into its Chinese and its Latin letters.
func scripts(s string) (han, latin string) {
	var h, l strings.Builder
	pause := rune(0) // between two Chinese words of a list: 街路巷,门牌
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			if pause != 0 && h.Len() > 0 {
				h.WriteRune(pause)
			}
			pause = 0
			h.WriteRune(r)
		case r == ',' || r == '/':
			pause = r
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			l.WriteRune(r)
		}
	}
	return h.String(), l.String()
}

// mentions reports whether one of the words stands in a text.
func mentions(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// hasHan reports whether a text has a Chinese character.
func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// wordMatch says how well a folded word names a folded label, from 0 to 1.
// Chinese names end with their head: 推荐人手机号 is a kind of 手机号, but
// 手机号归属地 is a kind of place. So a word at the end counts for more.
func wordMatch(label, word string) float64 {
	if word == "" || label == "" {
		return 0
	}
	if label == word {
		return 1
	}
	n, m := utf8.RuneCountInString(label), utf8.RuneCountInString(word)
	at := strings.Index(label, word)
	if at < 0 || m > n {
		return 0
	}
	if !hasHan(word) && (m < 4 || !boundary(label, at, len(word))) {
		return 0
	}
	coverage := float64(m) / float64(n)
	q := 0.45 + 0.5*coverage
	switch {
	case strings.HasSuffix(label, word):
		q += 0.05
	case at == 0:
		q -= 0.2
	default:
		q -= 0.1
	}
	if m == 1 { // 姓, 名, 省 are in too many other words
		return 0
	}
	return max(0, min(q, 0.97))
}

// match is wordMatch with an eye for what stands around the word. An unknown
// word before it may make it somebody else's (老板手机号) or another thing
// (房屋地址), so alone it does not suffice.
func (l *Lexicon) match(label, word string) float64 {
	if before, ok := strings.CutSuffix(label, word); ok && before != "" && hasHan(word) && slices.Contains(l.Self, strings.Trim(before, "的·-:/")) {
		return 0.99 // 旅客姓名 is the user's, whoever else has a 姓名 on the page; 住客·姓 as well
	}
	q := wordMatch(label, word)
	if q == 0 && division(word) && len(label) > len(word) && strings.HasSuffix(label, word) && l.neutral(strings.TrimSuffix(label, word)) {
		return 0.85 // 居住省
	}
	if q == 0 || q == 1 {
		return q
	}
	if before, ok := strings.CutSuffix(label, word); ok && l.neutral(before) {
		return max(q, 0.9)
	}
	return min(q, unsure)
}

// division reports whether a word is one character for a division of China.
func division(word string) bool {
	return word == "省" || word == "市" || word == "区" || word == "县"
}

// unsure is less than any field asks for.
const unsure = 0.58

// longestNeutral is more than anybody writes before a name, bytes.
const longestNeutral = 120

// neutral reports whether a text is made of words that change nothing. Each place
// of it is looked at once: the words overlap, and a page may repeat them.
func (l *Lexicon) neutral(text string) bool {
	if len(text) > longestNeutral {
		return false
	}
	ends := make([]bool, len(text)+1) // whether what begins there is neutral
	for i := len(text); i >= 0; i-- {
		if i < len(text) && !utf8.RuneStart(text[i]) {
			continue
		}
		rest := strings.TrimLeft(text[i:], ":/-")
		at := len(text) - len(rest)
		if at > i {
			ends[i] = ends[at] // marks between the words
			continue
		}
		ends[i] = rest == "" || l.startsNeutral(rest, ends[at:])
	}
	return ends[0]
}

// startsNeutral reports whether a text begins with a word that changes nothing,
// and goes on with such; ends tells that of every place in it.
func (l *Lexicon) startsNeutral(text string, ends []bool) bool {
	for _, list := range [][]string{l.Neutral, l.Self, l.Filler} {
		for _, w := range list {
			if strings.HasPrefix(text, w) && ends[len(w)] {
				return true
			}
		}
	}
	if m := when.FindString(text); m != "" && ends[len(m)] {
		return true
	}
	for _, said := range []*regexp.Regexp{doer, alike} {
		if m := said.FindString(text); m != "" && ends[len(m)] {
			return true
		}
	}
	return false
}

// when is how a page says at what occasion the user gave or used a value:
// 开卡时登记的, 入境时所用的.
var when = regexp.MustCompile(`^(?:您|你)?(?:在)?\p{Han}{2,6}时(?:所)?(?:使用|登记|填写|预留|留存|绑定|提供|出示|用|填|留)?的?`)

// doer is whoever does what the page is about: 投资者, 参观者. Whom else a page
// may call so is among the lexicon's exclusions.
var doer = regexp.MustCompile(`^\p{Han}{1,3}?者`)

// alike is how a page says as what a value is to be written: 与证件一致的姓名.
var alike = regexp.MustCompile(`^(?:须|需|请|应)?[与和同跟]\p{Han}{2,10}?(?:一致|相同|相符|完全一致)的|^[您你]?需要?\p{Han}{1,5}的`)

// boundary reports whether a Latin word in a label is not a part of a longer one.
func boundary(label string, at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(label[:at])
	after, _ := utf8.DecodeRuneInString(label[at+size:])
	letter := func(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }
	return size >= 5 || (!letter(before) && !letter(after))
}
