package selectors

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// An exclusion is why a control belongs to nobody the profile knows.
type exclusion struct {
	why     string
	label   int    // that says so, from 1; 0 where none does
	section bool   // whether the heading says so
	word    string // of the heading, that says so
}

// excluded says whether a control belongs to nobody the profile knows.
func (s scene) excluded(c *Control) string { return s.exclusion(c).why }

func (s scene) exclusion(c *Control) exclusion {
	return once(s.memo.excluded, c, s.exclude)
}

// stranger is excluded for a control that is looked at once.
func (s scene) stranger(c *Control) string { return s.exclude(c).why }

// signIn is where a form that signs somebody in sends to: /pweb/login.jsp.
var signIn = regexp.MustCompile(`(?i)/[^/?]*(?:login|logon|signin|denglu)[^/?]*(?:\?|$)`)

// ofUser is a heading that speaks of whoever fills the page in, whatever else it
// has: 经办人（即您本人，不能为他人）. ofUserLabel is a label that does: 本人电话.
var (
	ofUser      = regexp.MustCompile(`本人|您自己|你自己|yourself`)
	ofUserLabel = regexp.MustCompile(`^(?:您?本人|您的|你的|我的|your)(?:\p{Han}|[a-z])`)
	notUser     = regexp.MustCompile(`(?:非|不是|除|与|由|和|为|替|代)(?:您|你|机主|客户|持卡人|账户|申请人)?本人|(?:勿|不[能可得要])填写?\p{Han}{0,4}本人`)
	needless    = regexp.MustCompile(`无需|不需|不必|不用|免填|不填|代办|代填|代为|如由|若由`) // 本人办理无需填写
)

// sameAsUser is a note in brackets that a value must be the user's: (限被保险人本人账户).
var sameAsUser = regexp.MustCompile(`\((?:仅?限|须|需|应|必须|只能)[是为填与和]?(?:使用|填写)?\p{Han}{0,5}本人\p{Han}{0,4}\)`)

// oneMore is somebody besides whoever fills the page in: 第二驾驶人.
var oneMore = regexp.MustCompile(`^(?:第[二三四五六七八九十2-9]|另[一外]?|附加|增加|副|随行|同行|共同)[位名个]?\p{Han}{0,6}[人员者客]`)

// serves is a note in brackets of what a value is for.
var serves = regexp.MustCompile(`^(?:用于|用来|接收|收取|以便|便于|方便)`)

// notYours is a note that a box is only for Chinese citizens.
var notYours = regexp.MustCompile(`(?:外籍|外国|境外)\p{Han}{0,4}(?:无需|不需|不必|不用|免)填|仅限?(?:中国|本国|内地|大陆|境内)(?:公民|居民|人士)`)

// A saying is a label with words of exclusions.
type saying struct {
	at    int // number of the label
	text  string
	hint  bool // whether it stands in the box, below a name
	words map[int][]string
}

// saidOfOthers are the labels of a control that have words of exclusions.
func (s scene) saidOfOthers(c *Control) []saying {
	var out []saying
	for i, l := range c.Labels {
		if (l.From == FromTitle || l.From == FromNear) && (len(c.Labels) > 1 || c.Role == RoleRadio && s.anothers(c, l)) {
			continue // the words of its neighbours
		}
		said := saying{at: i, text: s.fold(l.Text), hint: l.From == FromPlaceholder && i > 0}
		if said.hint {
			said.text = s.aim(said.text) // the label has said what it is
		}
		said.text = sameAsUser.ReplaceAllString(affirmed(said.text), "") // 国籍（非中国大陆居民请选择）
		if outside, inside := brackets(said.text); outside != "" && serves.MatchString(inside) {
			said.text = outside // 邮箱（接收电子发票）
		}
		if said.words = s.strangers(said.text); len(said.words) > 0 {
			out = append(out, said)
		}
	}
	return out
}

// oneOf is a heading for one of several, with the number: 乘机人2, 游客信息（3）.
var oneOf = regexp.MustCompile(`^(\p{Han}{2,5}?)(?:信息|资料)?[#(]?(?:[2-9]|1\d|二|三|四|五|六)[)]?(?:信息|资料)?(?:\(.*\))?$`)

// another is a folded heading for one besides whoever fills the page in, of whom
// the page asks for several; empty where a heading is none's.
func (s scene) another(heading string) string {
	if m := oneOf.FindStringSubmatch(heading); m != nil && slices.Contains(s.lex.Self, m[1]) {
		return heading
	}
	return ""
}

func (s scene) exclude(c *Control) exclusion {
	if signIn.MatchString(c.Form) || s.corner[c] {
		return exclusion{why: "for signing in"}
	}
	if notYours.MatchString(s.fold(c.Note)) {
		return exclusion{why: "not for foreigners, as the page says"}
	}
	ids, names := s.id(c.ID).exclude, s.id(c.Name).exclude
	heading := s.fold(section(c))
	if len(s.lex.minor) > 0 && s.entitled(c, func(text string) bool { return mentions(text, s.lex.minor) }) {
		return exclusion{why: "a child's, for whom you fill the page in", section: true}
	}
	yours := sync.OnceValue(func() bool {
		return ofUser.MatchString(notUser.ReplaceAllString(heading, "")) && !needless.MatchString(heading) || s.called(c, ofUserLabel.MatchString)
	})
	foreign := sync.OnceValue(func() string { return s.forForeigners(c) })
	said, above := s.saidOfOthers(c), s.strangers(s.others(heading))
	for n := range s.lex.Exclude {
		if len(said)+len(above) == 0 && ids == nil && names == nil {
			break
		}
		ex := &s.lex.Exclude[n]
		for _, l := range said {
			if l.hint && len(l.words[n]) > 0 && (!ex.Section || strings.ContainsAny(l.text, "你您")) && s.sureName(c.Labels[:l.at]) {
				continue // 电话 for the courier is one all the same
			}
			if mentions(l.text, ex.Unless) || mentions(foreign(), ex.Unless) {
				continue
			}
			for _, w := range l.words[n] {
				if slices.Contains(s.lex.own, w) {
					continue
				}
				if hasHan(w) || len(w) > 4 || l.text == w {
					return exclusion{why: fmt.Sprintf("%s (%s)", ex.Why, w), label: l.at + 1}
				}
			}
		}
		if i := slices.IndexFunc(above[n], func(w string) bool { return !slices.Contains(s.lex.own, w) }); ex.Section && i >= 0 && !yours() {
			return exclusion{why: fmt.Sprintf("%s (in the section %s)", ex.Why, above[n][i]), section: true, word: above[n][i]}
		}
		if max(score(ids, n), score(names, n)) >= 0.55 && !named(c) {
			return exclusion{why: ex.Why + " (by its id)"}
		}
	}
	for _, l := range c.Labels {
		if !l.own() {
			continue
		}
		if m := oneMore.FindString(s.fold(l.Text)); m != "" {
			return exclusion{why: fmt.Sprintf("another person's (%s)", m)}
		}
	}
	if who := firstNonEmpty(s.another(heading), s.party(heading)); who != "" && !yours() {
		return exclusion{why: fmt.Sprintf("another person's (in the section %s)", who), section: true}
	}
	if strings.HasPrefix(c.Unit, "@") {
		return exclusion{why: "half of an address"}
	}
	return exclusion{}
}

// signIns notes the boxes that a page has besides its form for whoever wants to sign
// in: a name or number, a password right behind it, and a button that says so.
func (s scene) signIns(f *Frame) {
	others := 0
	for i := range f.Controls {
		if f.Controls[i].asks() {
			others++
		}
	}
	for i := range f.Controls {
		c := &f.Controls[i]
		if c.Role != RolePassword || c.Hidden != "" || i == 0 || f.Controls[i-1].Role != RoleText || others < 5 {
			continue
		}
		for _, button := range f.Controls[i+1 : min(i+4, len(f.Controls))] {
			if (button.Role == RoleButton || button.Role == RoleLink) && s.called(&button, signsIn.MatchString) {
				s.corner[&f.Controls[i-1]] = true
			}
		}
	}
}

// signsIn is a folded button for signing in.
var signsIn = regexp.MustCompile(`^(?:登录|登陆|登入|立即登录|会员登录|用户登录|login|signin|logon)$`)
