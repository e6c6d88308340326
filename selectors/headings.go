package selectors

import (
	"regexp"
	"strings"
)

// overAll is the heading that all boxes of a page stand below, if some of them have
// another one nearer or the page's title says the same: it says what the page is,
// not what a box is.
func overAll(snap Snapshot, page string) string {
	over, nearer := "", false
	for c := range snap.asking() {
		if len(c.Section) == 0 {
			return ""
		}
		last := c.Section[len(c.Section)-1]
		if over != "" && last != over {
			return ""
		}
		over, nearer = last, nearer || len(c.Section) > 1
	}
	if !nearer && !share(plain(over), page, 4) {
		return ""
	}
	return over
}

// share reports whether two texts have that many characters in a row in common.
func share(a, b string, n int) bool {
	r := []rune(a)
	for i := 0; i+n <= len(r); i++ {
		if strings.Contains(b, string(r[i:i+n])) {
			return true
		}
	}
	return false
}

// section is the heading a control stands under.
func section(c *Control) string {
	if len(c.Section) == 0 {
		return ""
	}
	return unnumbered(c.Section[0])
}

// unnumbered is a heading without the number before it: 一、, （二）, 3.
func unnumbered(heading string) string {
	rest := strings.TrimLeft(heading, "（( ")
	after := strings.TrimLeft(rest, "一二三四五六七八九十0123456789①②③④⑤⑥")
	if after == rest {
		return heading
	}
	if named := strings.TrimLeft(after, "）)、.．:： "); named != after && named != "" {
		return named
	}
	return heading
}

// ruling is the folded heading above a control as far as it can rule fields out:
// empty where it is an instruction, or says what the page is.
func (s scene) ruling(c *Control) string {
	if s.over != "" && len(c.Section) > 0 && c.Section[0] == s.over {
		return ""
	}
	heading := s.fold(section(c))
	if outside, _ := brackets(heading); outside != "" {
		heading = outside // what stands in brackets explains
	}
	heading, rest, _ := strings.Cut(heading, ",") // and so does what follows a comma
	if strings.HasPrefix(heading, "请") || strings.Contains(heading, ">") || strings.HasPrefix(rest, "请") || instructs.MatchString(heading) || s.ofPage(c, heading) || ofSite.MatchString(heading) {
		return ""
	}
	return heading
}

// ofPage reports whether a heading above a control only says what the page's title
// says, and not as the heading of a part that is about another paper.
func (s scene) ofPage(c *Control, heading string) bool {
	return strings.Contains(s.page, heading) && (len(c.Section) == 1 || !mentions(heading, s.lex.Papers))
}

// instructs is in a heading that says what to do, or who may.
var instructs = regexp.MustCompile(`根据|按照|也可|可以|均可|即可|须|请您|\p{Han}{16}`)

// ofSite is a heading that is the name of a site: 出入境管理网上办事.
var ofSite = regexp.MustCompile(`(?:局|厅|网上办事|办事大厅|服务大厅|网|平台|系统|中心|频道|银行|支付宝)$`)
