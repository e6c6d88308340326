package selectors

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// index finds the lexicon's words and its usual ids.
type index struct {
	finder[use]
	ids map[string]*idUse
}

// idUse says whose usual id it is: by field, exclusion and family of human steps.
type idUse struct{ fields, exclude, human []int }

// use says what a word is used for: by field and by exclusion, as they are
// numbered in the lexicon.
type use struct {
	names, weak, alone []int
	tails              []int // where it ends a text
	not                []int
	exclude            []int
	human              []int
	lists              lists
}

// lists are those of the lexicon's lists a word is in, one bit for each.
type lists uint8

const (
	inSelf lists = 1 << iota
	inConfirm
	inRepeats
	inHere
	inPapers
)

// newIndex reads a lexicon whose words are folded.
func newIndex(l *Lexicon) index {
	x := index{newFinder[use](), map[string]*idUse{}}
	id := func(id string) *idUse {
		u := x.ids[id]
		if u == nil {
			u = &idUse{}
			x.ids[id] = u
		}
		return u
	}
	each := func(list []string, add func(*use)) {
		for _, w := range list {
			if w != "" {
				add(x.of(w))
			}
		}
	}
	for i := range l.Fields {
		e := &l.Fields[i].Value
		each(e.Words, func(u *use) { u.names = append(u.names, i) })
		each(e.Weak, func(u *use) { u.weak = append(u.weak, i) })
		each(e.Alone, func(u *use) { u.alone = append(u.alone, i) })
		each(e.Tail, func(u *use) { u.tails = append(u.tails, i) })
		each(e.Not, func(u *use) { u.not = append(u.not, i) })
		for _, w := range e.IDs {
			id(w).fields = append(id(w).fields, i)
		}
	}
	for i, h := range l.Human {
		each(h.Words, func(u *use) { u.human = append(u.human, i) })
		for _, w := range h.IDs {
			id(w).human = append(id(w).human, i)
		}
	}
	for i, ex := range l.Exclude {
		each(ex.Words, func(u *use) { u.exclude = append(u.exclude, i) })
		for _, w := range ex.IDs {
			id(w).exclude = append(id(w).exclude, i)
		}
	}
	for bit, list := range map[lists][]string{inSelf: l.Self, inConfirm: l.Confirm, inRepeats: l.Repeats, inHere: l.Here, inPapers: l.Papers} {
		each(list, func(u *use) { u.lists |= bit })
	}
	return x
}

// hit is a word of the lexicon that stands in a text.
type hit struct {
	word string
	*use
}

// hits are the words that stand in a text, once per text.
func (s scene) hits(text string) []hit {
	return once(s.memo.hits, text, func(string) (out []hit) {
		s.lex.find.contained(text, func(word string, u *use) { out = append(out, hit{word, u}) })
		return out
	})
}

// has reports whether a word of one of the lists stands in a text.
func (s scene) has(text string, any lists) bool {
	return slices.ContainsFunc(s.hits(text), func(h hit) bool { return h.lists&any != 0 })
}

// naming is how well one text names every field: by its own names, by those it
// shares, by those that mean it where nothing else does.
type naming struct{ names, weak, alone []float64 }

// naming works a text out once.
func (s scene) naming(text string) *naming {
	if n, ok := s.memo.names[text]; ok {
		return n
	}
	var n *naming
	found := func() *naming {
		if n == nil {
			n = newNaming(len(s.lex.Fields))
		}
		return n
	}
	for _, h := range s.hits(text) {
		if len(h.tails) > 0 && strings.HasSuffix(text, h.word) {
			raise(found().names, h.tails, 0.95)
		}
		if len(h.names)+len(h.weak)+len(h.alone) == 0 {
			continue
		}
		if q := s.lex.match(text, h.word); q > 0 {
			raise(found().names, h.names, q)
			raise(n.weak, h.weak, q)
			raise(n.alone, h.alone, q)
		}
	}
	if i := s.lex.numbered(text); i >= 0 {
		raise(found().names, []int{i}, 0.95)
	}
	at := s.lex.calledAll(text)
	if i := s.lex.madeOf(text); i >= 0 && len(at) == 0 {
		at = append(at, i)
	}
	if len(at) > 0 {
		raise(found().names, at, 0.97)
	}
	s.memo.names[text] = n
	return n
}

func newNaming(fields int) *naming {
	all := make([]float64, 3*fields)
	return &naming{all[:fields], all[fields : 2*fields], all[2*fields:]}
}

// numbered is the field of which a text says that it is the number of its paper, in
// whatever words: 护照首页右上方的编号. It is -1 when it says nothing like it.
func (l *Lexicon) numbered(text string) int {
	for _, w := range l.Number {
		before, ok := strings.CutSuffix(text, w)
		if !ok || utf8.RuneCountInString(w) < 2 || !l.neutral(before) {
			continue
		}
		for i := range l.Fields {
			if e := &l.Fields[i].Value; e.Numbered && mentions(before, e.Of) {
				return i
			}
		}
	}
	return -1
}

// calledAll are the fields of which every name is one that a text lists, as 区、县
// does: no list of parts, but one box for whichever it is.
func (l *Lexicon) calledAll(text string) (at []int) {
	list := pieces(text)
	if len(list) < 2 {
		return nil
	}
	for i := range l.Fields {
		if !slices.ContainsFunc(list, func(p string) bool { return !slices.Contains(l.Fields[i].Value.Words, p) }) {
			at = append(at, i)
		}
	}
	return at
}

// pieces are the words of a list in a text.
func pieces(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",/及和与+-", r) })
}

// madeOf is the field whose parts a text lists, as 街道、门牌号 does, or -1: of
// several the one with the fewest words for them.
func (l *Lexicon) madeOf(text string) int {
	parts := pieces(text)
	if len(parts) < 2 {
		return -1
	}
	found := -1
	for i := range l.Fields {
		list := l.Fields[i].Value.MadeOf
		if len(list) == 0 || found >= 0 && len(l.Fields[found].Value.MadeOf) <= len(list) {
			continue
		}
		if !slices.ContainsFunc(parts, func(p string) bool { return !slices.Contains(list, strings.TrimSuffix(p, "等")) }) {
			found = i
		}
	}
	return found
}

func raise(list []float64, at []int, q float64) {
	for _, i := range at {
		list[i] = max(list[i], q)
	}
}

// ruledOut is, by field, the first of its own words against it that stands in a
// text; nil when there is none.
func (s scene) ruledOut(text string) []string {
	if list, ok := s.memo.nots[text]; ok {
		return list
	}
	var list []string
	for _, h := range s.hits(text) {
		for _, i := range h.not {
			if list == nil {
				list = make([]string, len(s.lex.Fields))
			}
			if not := s.lex.Fields[i].Value.Not; list[i] == "" || slices.Index(not, h.word) < slices.Index(not, list[i]) {
				list[i] = h.word
			}
		}
	}
	s.memo.nots[text] = list
	return list
}

// strangers are, by exclusion, the words of it that stand in a text, in its order.
func (s scene) strangers(text string) map[int][]string {
	if list, ok := s.memo.strangers[text]; ok {
		return list
	}
	var list map[int][]string
	for _, h := range s.hits(text) {
		for _, i := range h.exclude {
			if list == nil {
				list = map[int][]string{}
			}
			if !slices.Contains(list[i], h.word) {
				list[i] = append(list[i], h.word)
			}
		}
	}
	for i, words := range list {
		order := s.lex.Exclude[i].Words
		slices.SortFunc(words, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
	}
	s.memo.strangers[text] = list
	return list
}

// human reports by which words of the person's own controls a text goes: one
// bit for each family of them.
func (s scene) human(text string) (bits uint64) {
	for _, h := range s.hits(text) {
		for _, i := range h.human {
			bits |= 1 << i
		}
	}
	return bits
}
