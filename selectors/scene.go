package selectors

import (
	"fmt"
	"slices"
	"strings"
)

// scene is what surrounds the controls: the words that give a meaning to the
// names several fields share.
type scene struct {
	page  string // folded title and first heading of the document
	lex   *Lexicon
	memo  *memo
	boxes map[string][]string // by field key: the sections of boxes that bear its own names
	about map[string]string   // by section: the folded labels of its boxes
}

// memo keeps what is worked out of a text, because every field asks for it of
// every control. It lives as long as one plan.
type memo struct {
	folds    map[string]string
	variants map[string][]variant
	cores    map[string]string
	tokens   map[string][]string
	topIDs   map[string]float64           // by id: how well it fits the field it fits best
	claims   map[string]map[string]string // by section: the shared names and the fields they mean there
	matches  map[[2]string]float64
}

// fold is Fold, once per text.
func (s scene) fold(text string) string {
	f, ok := s.memo.folds[text]
	if !ok {
		f = plain(text)
		s.memo.folds[text] = f
	}
	return f
}

// read gives the readings of a label, once per text.
func (s scene) read(label string) []variant {
	v, ok := s.memo.variants[label]
	if !ok {
		v = s.lex.variants(label)
		s.memo.variants[label] = v
	}
	return v
}

// core is Lexicon.core, once per text.
func (s scene) core(text string) string {
	c, ok := s.memo.cores[text]
	if !ok {
		c = s.lex.core(text)
		s.memo.cores[text] = c
	}
	return c
}

// id matches an id with the usual ones, splitting it once.
func (s scene) id(id string, ids []string) float64 {
	if id == "" || len(ids) == 0 {
		return 0
	}
	t, ok := s.memo.tokens[id]
	if !ok {
		t = tokens(id)
		s.memo.tokens[id] = t
	}
	return tokenMatch(t, ids)
}

// ownID is id, for less when another field's usual ids cover more of it: the
// name in lastName is no full name.
func (s scene) ownID(id string, ids []string) float64 {
	q := s.id(id, ids)
	if q == 0 {
		return 0
	}
	top, ok := s.memo.topIDs[id]
	if !ok {
		for _, f := range s.lex.Fields {
			top = max(top, s.id(id, f.Value.IDs))
		}
		s.memo.topIDs[id] = top
	}
	if q < top {
		return q * 0.6
	}
	return q
}

// match is Lexicon.match, once per pair.
func (s scene) match(label, word string) float64 {
	key := [2]string{label, word}
	q, ok := s.memo.matches[key]
	if !ok {
		q = s.lex.match(label, word)
		s.memo.matches[key] = q
	}
	return q
}

func newScene(lex *Lexicon, snap Snapshot) scene {
	s := scene{lex: lex, boxes: map[string][]string{}, about: map[string]string{}, memo: &memo{
		folds: map[string]string{}, cores: map[string]string{}, variants: map[string][]variant{}, tokens: map[string][]string{},
		topIDs: map[string]float64{}, claims: map[string]map[string]string{}, matches: map[[2]string]float64{},
	}}
	if len(snap.Frames) > 0 {
		top := &snap.Frames[0]
		s.page = plain(top.Title)
		if i := slices.IndexFunc(top.Texts, func(t Text) bool { return t.Kind == TextHeading }); i >= 0 {
			s.page += "\n" + plain(top.Texts[i].Text)
		}
	}
	for i := range snap.Frames {
		for j := range snap.Frames[i].Controls {
			if c := &snap.Frames[i].Controls[j]; c.Role.Takes() && c.Hidden == "" {
				s.survey(c)
			}
		}
	}
	return s
}

// survey notes by which fields' own names a control goes.
func (s scene) survey(c *Control) {
	in := section(c)
	for _, l := range c.Labels {
		if l.From != FromNear || len(c.Labels) == 1 {
			s.about[in] += s.fold(l.Text) + "\n"
		}
	}
	if s.excluded(c) != "" {
		return
	}
	for _, key := range s.lex.Keys() {
		if e := s.lex.Entry(key); s.ownName(c, e) || key == "address.province" && c.Role == RoleSelect && optionScore(c, e) == 1 {
			s.boxes[key] = append(s.boxes[key], in)
		}
	}
}

// ownName reports whether a control goes by a name that no other field shares.
func (s scene) ownName(c *Control, e *Entry) bool {
	for _, l := range c.Labels {
		if l.From == FromNear && len(c.Labels) > 1 {
			continue
		}
		for _, v := range s.read(l.Text) {
			if v.weight > 0.9 && slices.ContainsFunc(e.Words, func(w string) bool { return s.match(v.text, w) >= 0.9 }) {
				return true
			}
		}
	}
	return false
}

// self reports whether the heading above a control speaks of whoever fills the
// page in.
func (s scene) self(c *Control) bool {
	heading := s.fold(section(c))
	return slices.ContainsFunc(s.lex.Self, func(w string) bool { return strings.Contains(heading, w) })
}

// section is the heading a control stands under.
func section(c *Control) string {
	if len(c.Section) == 0 {
		return ""
	}
	return c.Section[0]
}

// claims are the shared names and the fields they mean where a control stands.
func (s scene) claims(c *Control) map[string]string {
	in := section(c)
	out, ok := s.memo.claims[in]
	if ok {
		return out
	}
	out = map[string]string{}
	for _, key := range s.lex.Keys() {
		e := s.lex.Entry(key)
		if len(e.Then) == 0 || !s.holds(e, in) {
			continue
		}
		for _, w := range e.Then {
			if out[w] == "" {
				out[w] = key
			}
		}
	}
	s.memo.claims[in] = out
	return out
}

// holds reports whether a section gives an entry's shared names its meaning:
// the words of its heading or of its boxes, and the boxes it has.
func (s scene) holds(e *Entry, in string) bool {
	has := func(text string, words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}
	if len(e.When)+len(e.Among) > 0 && !has(s.fold(in)+"\n"+s.page, e.When) && !has(s.about[in], e.Among) {
		return false
	}
	return len(e.With) == 0 || slices.ContainsFunc(e.With, func(k string) bool { return slices.Contains(s.boxes[k], in) })
}

// excluded says whether a control belongs to nobody the profile knows.
func (s scene) excluded(c *Control) string {
	for _, ex := range s.lex.Exclude {
		for i, l := range c.Labels {
			if l.From == FromTitle && len(c.Labels) > 1 || l.From == FromNear && i > 0 {
				continue // the words of its neighbours
			}
			text := s.fold(l.Text)
			if l.From == FromPlaceholder && i > 0 {
				text = aim(text) // the label has said what it is
			}
			for _, w := range ex.Words {
				if strings.Contains(text, w) && (hasHan(w) || len(w) > 4 || text == w) {
					return fmt.Sprintf("%s (%s)", ex.Why, w)
				}
			}
		}
		if heading := s.fold(section(c)); ex.Section && heading != "" {
			for _, w := range ex.Words {
				if strings.Contains(heading, w) {
					return fmt.Sprintf("%s (in the section %s)", ex.Why, w)
				}
			}
		}
		if len(ex.IDs) > 0 && !named(c) && max(s.id(c.ID, ex.IDs), s.id(c.Name, ex.IDs)) >= 0.55 {
			return ex.Why + " (by its id)"
		}
	}
	if strings.HasPrefix(c.Unit, "@") {
		return "half of an address"
	}
	return ""
}

// named reports whether a person would know the control by its words.
func named(c *Control) bool {
	for _, l := range c.Labels {
		if text := plain(l.Text); sourceWeight(l.From) >= 0.8 && hasLetters(text) && !generic(text) {
			return true
		}
	}
	return false
}
