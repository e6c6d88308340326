package selectors

import (
	"slices"
	"strings"
)

// scene is what surrounds the controls: the words that give a meaning to the
// names several fields share.
type scene struct {
	page   string // folded title and first heading of the document
	over   string // the heading that stands above all boxes of the page; empty where there is none
	lex    *Lexicon
	user   string // whom headings call the user, though the lexicon does not know the word
	memo   *memo
	boxes  map[string][]string   // by field key: the sections of boxes that bear its own names
	owners map[string]owner      // by folded text: the box whose own name it is
	rows   map[string]*Control   // by folded text: the last box in whose row it stands
	papers map[*Control]string   // the other papers than the passport that the boxes before speak of
	behind map[*Control]bool     // whether the last name before it, below the same heading, is another person's
	corner map[*Control]bool     // whether it is a box for signing in beside a page's form
	files  map[string][]*Control // by section: the uploads in it
	heirs  map[*Control][]string // by field: why the box is nobody's that a field's box belongs to
	about  map[string]string     // by section: the folded labels of its boxes

	divided bool // whether the page asks for a division of an address apart from its street
}

// owner is a box whose own name a text is; tied where the markup says so.
type owner struct {
	box  *Control
	tied bool
}

// id is how well an id fits the usual ones; a field's for less where another
// field's usual ids cover more of it: the name in lastName is no full name.
func (s scene) id(id string) idFit {
	if id == "" {
		return idFit{}
	}
	return once(s.memo.ids, id, func(string) idFit {
		fit := s.lex.fitID(id)
		top := 0.0
		for _, q := range fit.fields {
			top = max(top, q)
		}
		for i, q := range fit.fields {
			if q < top {
				fit.fields[i] = q * 0.6
			}
		}
		return fit
	})
}

// score is a member of a list that may be nil.
func score(list []float64, i int) float64 {
	if list == nil {
		return 0
	}
	return list[i]
}

// realOptions is realOptions, once per list.
func (s scene) realOptions(c *Control) int {
	if len(c.Options) == 0 {
		return 0
	}
	n, ok := s.memo.real[&c.Options[0]]
	if !ok {
		n = realOptions(c)
		s.memo.real[&c.Options[0]] = n
	}
	return n
}

// optionScores is how far a list's choices are those of every field.
func (s scene) optionScores(c *Control) []float64 {
	if len(c.Options) == 0 {
		return nil
	}
	list, ok := s.memo.choices[&c.Options[0]]
	if !ok {
		list = make([]float64, len(s.lex.Fields))
		texts := make([]string, len(c.Options))
		for i, o := range c.Options {
			texts[i] = s.fold(o.Text)
		}
		real := s.realOptions(c)
		for i := range s.lex.Fields {
			list[i] = optionScore(texts, real, s.lex.Fields[i].Value.Options)
		}
		s.memo.choices[&c.Options[0]] = list
	}
	return list
}

// match is Lexicon.match, once per pair.
func (s scene) match(label, word string) float64 {
	return once(s.memo.matches, [2]string{label, word}, func(pair [2]string) float64 { return s.lex.match(pair[0], pair[1]) })
}

func newScene(lex *Lexicon, snap Snapshot) scene {
	page := ""
	if len(snap.Frames) > 0 {
		top := &snap.Frames[0]
		page = plain(top.Title)
		if i := slices.IndexFunc(top.Texts, func(t Text) bool { return t.Kind == TextHeading }); i >= 0 {
			page += "\n" + plain(top.Texts[i].Text)
		}
	}
	s := scene{lex: lex, page: page, boxes: map[string][]string{}, owners: map[string]owner{}, rows: map[string]*Control{}, corner: map[*Control]bool{}, papers: map[*Control]string{}, behind: map[*Control]bool{}, files: map[string][]*Control{}, heirs: map[*Control][]string{}, about: map[string]string{}, memo: newMemo()}
	s.lex = lex.on(page, s.words(snap), parties(lex, snap))
	s.user = s.onlyParty(snap)
	s.over = overAll(snap, page)
	for i := range snap.Frames {
		f := &snap.Frames[i]
		s.signIns(f)
		for j := range f.Controls {
			if c := &f.Controls[j]; c.asks() {
				s.survey(c)
			}
		}
		s.follow(f)
	}
	s.divided = s.dividesAddress(snap)
	return s
}

// words are the folded names of a page's boxes and the headings above them.
func (s scene) words(snap Snapshot) string {
	var b strings.Builder
	for c := range snap.asking() {
		b.WriteString(s.fold(section(c)) + "\n")
		for _, l := range c.Labels {
			if l.From != FromNear {
				b.WriteString(s.fold(l.Text) + "\n")
			}
		}
	}
	return b.String()
}

// survey notes by which fields' own names a control goes.
func (s scene) survey(c *Control) {
	in := section(c)
	if c.Role == RoleFile {
		s.files[in] = append(s.files[in], c)
	}
	for _, l := range c.Labels {
		if l.From != FromNear || len(c.Labels) == 1 {
			s.about[in] += s.fold(l.Text) + "\n"
		}
		if l.From == FromRow || l.From == FromCell {
			s.rows[s.fold(l.Text)] = c
		}
		tied := sourceWeight(l.From) == 1
		if text := s.fold(l.Text); (tied || l.From == FromPlaceholder && !s.owners[text].tied) && hasLetters(text) && !generic(text) {
			s.owners[text] = owner{c, tied}
		}
	}
	if s.excluded(c) != "" {
		return
	}
	own := s.ownNames(c)
	province, known := s.lex.at["address.province"]
	provinces := known && c.Role == RoleSelect && score(s.optionScores(c), province) == 1
	if own == nil && !provinces {
		return
	}
	for i := range s.lex.Fields {
		if own != nil && own[i] || provinces && i == province {
			key := s.lex.Fields[i].Key
			s.boxes[key] = append(s.boxes[key], in)
		}
	}
}

// ownNames tells, by field, whether a control goes by a name that no other field
// shares; nil when it goes by none.
func (s scene) ownNames(c *Control) []bool {
	var own []bool
	for i, l := range c.Labels {
		if l.From == FromNear && len(c.Labels) > 1 {
			continue
		}
		for _, v := range s.read(l.Text) {
			n := s.naming(v.text)
			if v.weight <= 0.9 || n == nil || l.From == FromPlaceholder && v.weight < 1 && slices.ContainsFunc(c.Labels[:i], Label.own) && strings.ContainsAny(l.Text, ",，") {
				continue // a hint below a name says how to write it: 居住地，具体到门牌号
			}
			if own == nil {
				own = make([]bool, len(s.lex.Fields))
			}
			for f, q := range n.names {
				own[f] = own[f] || q >= 0.9
			}
		}
	}
	return own
}

// self reports whether a control's name or the heading above it speaks of
// whoever fills the page in.
func (s scene) self(c *Control) bool {
	return once(s.memo.self, c, s.speaksOfUser)
}

func (s scene) speaksOfUser(c *Control) bool {
	speaks := func(text string) bool {
		if s.user != "" && strings.Contains(text, s.user) {
			return true
		}
		return (len(s.lex.own) > 0 || s.has(text, inSelf)) &&
			slices.ContainsFunc(s.lex.Self, func(w string) bool { return strings.Contains(text, w) && cutWord(text, w) != text })
	}
	return s.entitled(c, speaks)
}

// entitled reports whether the heading above a control or one of its own names is
// such, folded.
func (s scene) entitled(c *Control, is func(text string) bool) bool {
	return is(s.fold(section(c))) || s.called(c, is)
}

// called reports whether one of a control's own names is such, folded.
func (s scene) called(c *Control, is func(text string) bool) bool {
	return slices.ContainsFunc(c.Labels, func(l Label) bool { return l.own() && is(s.fold(l.Text)) })
}

// others is a folded heading without the words for whoever fills the page in:
// 境外 rules a number out, 境外人员 are those who are asked.
func (s scene) others(heading string) string {
	if heading == "" {
		return ""
	}
	out, ok := s.memo.others[heading]
	if !ok {
		out = heading
		for _, w := range s.lex.Self { // the longest first
			out = cutWord(out, w)
		}
		s.memo.others[heading] = out
	}
	return out
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
	if len(e.When)+len(e.Among) > 0 && !mentions(s.fold(in)+"\n"+s.page, e.When) && !mentions(s.about[in], e.Among) {
		return false
	}
	if slices.ContainsFunc(e.Unless, func(k string) bool { return len(s.boxes[k]) > 0 }) {
		return false
	}
	return len(e.With) == 0 || slices.ContainsFunc(e.With, func(k string) bool { return slices.Contains(s.boxes[k], in) })
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
