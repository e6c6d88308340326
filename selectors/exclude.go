package selectors

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// An exclusion is why a control belongs to nobody the profile knows.
type exclusion struct {
	why     string
	label   int  // that says so, from 1; 0 where none does
	section bool // whether the heading says so
}

// excluded says whether a control belongs to nobody the profile knows.
func (s scene) excluded(c *Control) string { return s.exclusion(c).why }

func (s scene) exclusion(c *Control) exclusion {
	x, ok := s.memo.excluded[c]
	if !ok {
		x = s.exclude(c)
		s.memo.excluded[c] = x
	}
	return x
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
	notUser     = regexp.MustCompile(`(?:非|不是|除|与|由|和|为|替|代)(?:您|你)?本人`)
	needless    = regexp.MustCompile(`无需|不需|不必|不用|免填|不填|代办|代填|代为|如由|若由`) // 本人办理无需填写
)

// oneMore is somebody besides whoever fills the page in: 第二驾驶人.
var oneMore = regexp.MustCompile(`^(?:第[二三四五六七八九十2-9]|另[一外]?|附加|增加|副|随行|同行|共同)[位名个]?\p{Han}{0,6}[人员者客]`)

func (s scene) exclude(c *Control) exclusion {
	if signIn.MatchString(c.Form) {
		return exclusion{why: "for signing in"}
	}
	ids, names := s.foreignIDs(c.ID), s.foreignIDs(c.Name)
	heading := s.fold(section(c))
	yours := ofUser.MatchString(notUser.ReplaceAllString(heading, "")) && !needless.MatchString(heading) || s.called(c, ofUserLabel.MatchString)
	for n := range s.lex.Exclude {
		ex := &s.lex.Exclude[n]
		for i, l := range c.Labels {
			if (l.From == FromTitle || l.From == FromNear) && len(c.Labels) > 1 {
				continue // the words of its neighbours
			}
			text := s.fold(l.Text)
			if l.From == FromPlaceholder && i > 0 {
				text = s.aim(text) // the label has said what it is
				if (!ex.Section || strings.ContainsAny(text, "你您")) && len(s.strangers(text)[n]) > 0 && s.sureName(c.Labels[:i]) {
					continue // 电话 for the courier is one all the same
				}
			}
			for _, w := range s.strangers(text)[n] {
				if slices.Contains(s.lex.own, w) {
					continue
				}
				if hasHan(w) || len(w) > 4 || text == w {
					return exclusion{why: fmt.Sprintf("%s (%s)", ex.Why, w), label: i + 1}
				}
			}
		}
		words := slices.DeleteFunc(slices.Clone(s.strangers(heading)[n]), func(w string) bool { return slices.Contains(s.lex.own, w) })
		if ex.Section && len(words) > 0 && !yours {
			return exclusion{why: fmt.Sprintf("%s (in the section %s)", ex.Why, words[0]), section: true}
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
	if who := s.party(heading); who != "" && !yours {
		return exclusion{why: fmt.Sprintf("another person's (in the section %s)", who), section: true}
	}
	if strings.HasPrefix(c.Unit, "@") {
		return exclusion{why: "half of an address"}
	}
	return exclusion{}
}
