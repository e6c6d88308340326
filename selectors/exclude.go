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

func (s scene) exclude(c *Control) exclusion {
	if signIn.MatchString(c.Form) {
		return exclusion{why: "for signing in"}
	}
	ids, names := s.foreignIDs(c.ID), s.foreignIDs(c.Name)
	heading := s.fold(section(c))
	for n := range s.lex.Exclude {
		ex := &s.lex.Exclude[n]
		for i, l := range c.Labels {
			if (l.From == FromTitle || l.From == FromNear) && len(c.Labels) > 1 {
				continue // the words of its neighbours
			}
			text := s.fold(l.Text)
			if l.From == FromPlaceholder && i > 0 {
				text = s.aim(text) // the label has said what it is
				if (!ex.Section || strings.ContainsAny(text, "你您")) && s.sureName(c.Labels[:i]) {
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
		if ex.Section && len(words) > 0 {
			return exclusion{why: fmt.Sprintf("%s (in the section %s)", ex.Why, words[0]), section: true}
		}
		if max(score(ids, n), score(names, n)) >= 0.55 && !named(c) {
			return exclusion{why: ex.Why + " (by its id)"}
		}
	}
	if who := s.party(heading); who != "" {
		return exclusion{why: fmt.Sprintf("another person's (in the section %s)", who), section: true}
	}
	if strings.HasPrefix(c.Unit, "@") {
		return exclusion{why: "half of an address"}
	}
	return exclusion{}
}
