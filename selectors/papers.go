package selectors

import (
	"slices"
	"strings"
)

// Some names say nothing by themselves: a form asks for the numbers of several
// papers and right behind each until when it holds, 签证号码, 有效期, and for
// several addresses with their 邮编.

// reach is how many boxes behind its number a paper's dates may stand.
const reach = 3

// follow notes for every box what the boxes before it, below the same heading,
// speak of: another paper than the passport, what is another person's.
func (s scene) follow(f *Frame) {
	in, paper, since := "", "", 0
	heir := map[int]string{} // by field: why the box before is nobody's
	name, known := s.lex.at["name.full"]
	others := false // whether the last name was another person's
	for i := range f.Controls {
		c := &f.Controls[i]
		if !c.asks() {
			continue
		}
		if now := section(c); now != in {
			in, paper = now, ""
			clear(heir)
			others = false
		}
		if known && s.sounds(c, name) {
			others = s.excluded(c) != ""
		} else if x := s.exclusion(c); x.label > 0 && strings.HasPrefix(x.why, "another person's") {
			others = true // 出租方 alone is a name as well
		}
		if others {
			s.behind[c] = true
		}
		for i := range s.lex.Fields {
			if heir[i] == "" && s.sound(c) == nil {
				continue
			}
			for _, before := range s.lex.Fields[i].Value.After {
				if at := s.lex.at[before]; s.sounds(c, at) {
					heir[i] = s.excluded(c)
				}
			}
			if heir[i] != "" && !s.entitled(c, func(text string) bool { return s.has(text, inHere) }) {
				if s.heirs[c] == nil {
					s.heirs[c] = make([]string, len(s.lex.Fields))
				}
				s.heirs[c][i] = heir[i]
			}
		}
		since++
		if w := s.paper(c); w != "" {
			paper, since = w, 0
		}
		if since > reach || s.names(c, "passport.number", "document.type", "passport.photo_page") {
			paper = ""
		}
		if paper != "" {
			s.papers[c] = paper
		}
	}
}

// paper is the word for another paper than the passport in a control's own names.
func (s scene) paper(c *Control) string {
	for _, l := range c.Labels {
		if !l.own() {
			continue
		}
		if text := s.fold(l.Text); s.has(text, inPapers) {
			return s.lex.Papers[slices.IndexFunc(s.lex.Papers, func(w string) bool { return strings.Contains(text, w) })]
		}
	}
	return ""
}

// ofPaper reports whether a date behind another paper belongs to that one, as it
// does not say of which it is.
func (s scene) ofPaper(c *Control, e *Entry) bool {
	return len(e.Of) > 0 && !slices.ContainsFunc(c.Labels, func(l Label) bool {
		return mentions(s.fold(l.Text), e.Of)
	})
}

// sounds reports whether a control's names end with a field's, whatever they say
// of whose it is.
func (s scene) sounds(c *Control, field int) bool {
	return score(s.sound(c), field) >= 0.5
}

// sound is how well a control's own names end with those of every field; nil when
// they name none.
func (s scene) sound(c *Control) []float64 {
	return once(s.memo.sounds, c, func(*Control) (out []float64) {
		for _, l := range c.Labels {
			if !l.own() {
				continue
			}
			for _, v := range s.read(l.Text) {
				n := s.naming(v.text)
				if n == nil {
					continue
				}
				if out == nil {
					out = make([]float64, len(s.lex.Fields))
				}
				for i, q := range n.names {
					out[i] = max(out[i], q)
				}
			}
		}
		return out
	})
}

// numberBehind recognises the box behind a list of papers that is only called a
// number: 证件类型, 号码.
func (s scene) numberBehind(f *Frame, frame int, have []member, keys []string) []member {
	if !slices.Contains(keys, "passport.number") {
		return nil
	}
	taken := grouped(have)
	var out []member
	for i := range f.Controls {
		list := &f.Controls[i]
		if !isList(list.Role) || list.Hidden != "" || taken[i] || !s.names(list, "document.type") || s.excluded(list) != "" {
			continue
		}
		next := nextBox(f, i)
		if next < 0 || taken[next] || f.Controls[next].Role != RoleText || section(list) != section(&f.Controls[next]) {
			continue
		}
		number := &f.Controls[next]
		for _, l := range number.Labels {
			if han, _ := scripts(s.core(l.Text)); l.own() && slices.Contains(s.lex.Number, han) {
				out = append(out, member{place{frame, next}, "passport.number", "", verdict{score: 0.9, label: l.Text, reasons: []string{s.labelReason(l), "behind the kind of paper"}}})
				break
			}
		}
	}
	return out
}

// paperGroup recognises a list of papers with the box for its number beside it,
// in a row that is named after the list: 证件.
func (s scene) paperGroup(f *Frame, frame int, group []int, keys []string, expected func(string) []string) []member {
	if len(group) != 2 {
		return nil
	}
	list, number := &f.Controls[group[0]], &f.Controls[group[1]]
	if !isList(list.Role) || number.Role != RoleText || s.excluded(list) != "" {
		return nil
	}
	if titled := without(*number, number.Role); s.names(&titled, "passport.number") {
		return nil // it says so itself
	}
	named := without(*list, list.Role)
	named.Options = list.Options
	key, v := s.best(named, keys, expected, func(k string) bool { return k == "document.type" })
	if key == "" || v.score < minScoreSensitive || !slices.Contains(keys, "passport.number") || ownName(number) && s.excluded(number) != "" {
		return nil
	}
	return []member{{place{frame, group[0]}, key, "", v}, {place{frame, group[1]}, "passport.number", "", v}}
}
