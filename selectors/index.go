package selectors

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// index finds the lexicon's words in a text in one pass over its beginnings,
// instead of one search for every word of every field.
type index struct {
	words   map[string]*use
	longest map[rune]int // by the first rune of words: the length of the longest, bytes
	ids     map[string][]int
	foreign map[string][]int // ids of the exclusions
}

// use says what a word is used for: by field and by exclusion, as they are
// numbered in the lexicon.
type use struct {
	names, weak, alone []int
	tails              []int // where it ends a text
	not                []int
	exclude            []int
	human              []int
}

// newIndex reads a lexicon whose words are folded.
func newIndex(l *Lexicon) index {
	x := index{words: map[string]*use{}, longest: map[rune]int{}, ids: map[string][]int{}, foreign: map[string][]int{}}
	of := func(word string) *use {
		u := x.words[word]
		if u == nil {
			u = &use{}
			x.words[word] = u
			first, _ := utf8.DecodeRuneInString(word)
			x.longest[first] = max(x.longest[first], len(word))
		}
		return u
	}
	each := func(list []string, add func(*use)) {
		for _, w := range list {
			if w != "" {
				add(of(w))
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
		for _, id := range e.IDs {
			x.ids[id] = append(x.ids[id], i)
		}
	}
	for i, h := range l.Human {
		each(h.Words, func(u *use) { u.human = append(u.human, i) })
	}
	for i, ex := range l.Exclude {
		each(ex.Words, func(u *use) { u.exclude = append(u.exclude, i) })
		for _, id := range ex.IDs {
			x.foreign[id] = append(x.foreign[id], i)
		}
	}
	return x
}

// contained calls visit for every word of the lexicon that stands in a text.
func (x *index) contained(text string, visit func(word string, u *use)) {
	for i, first := range text {
		rest := text[i:min(i+x.longest[first], len(text))]
		for j := range rest {
			if u := x.words[rest[:j]]; u != nil {
				visit(rest[:j], u)
			}
		}
		if u := x.words[rest]; u != nil {
			visit(rest, u)
		}
	}
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
	s.lex.find.contained(text, func(word string, u *use) {
		if len(u.tails) > 0 && strings.HasSuffix(text, word) {
			raise(found().names, u.tails, 0.95)
		}
		if len(u.names)+len(u.weak)+len(u.alone) == 0 {
			return
		}
		if q := s.lex.match(text, word); q > 0 {
			raise(found().names, u.names, q)
			raise(n.weak, u.weak, q)
			raise(n.alone, u.alone, q)
		}
	})
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
			if e := &l.Fields[i].Value; e.Numbered && slices.ContainsFunc(e.Of, func(paper string) bool { return strings.Contains(before, paper) }) {
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
	s.lex.find.contained(text, func(word string, u *use) {
		for _, i := range u.not {
			if list == nil {
				list = make([]string, len(s.lex.Fields))
			}
			if not := s.lex.Fields[i].Value.Not; list[i] == "" || slices.Index(not, word) < slices.Index(not, list[i]) {
				list[i] = word
			}
		}
	})
	s.memo.nots[text] = list
	return list
}

// strangers are, by exclusion, the words of it that stand in a text, in its order.
func (s scene) strangers(text string) map[int][]string {
	if list, ok := s.memo.strangers[text]; ok {
		return list
	}
	var list map[int][]string
	s.lex.find.contained(text, func(word string, u *use) {
		for _, i := range u.exclude {
			if list == nil {
				list = map[int][]string{}
			}
			if !slices.Contains(list[i], word) {
				list[i] = append(list[i], word)
			}
		}
	})
	for i, words := range list {
		order := s.lex.Exclude[i].Words
		slices.SortFunc(words, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
	}
	s.memo.strangers[text] = list
	return list
}

// human reports by which words of the person's own controls a text goes: one
// bit for each family of them.
func (s scene) human(text string) uint64 {
	bits, ok := s.memo.human[text]
	if !ok {
		s.lex.find.contained(text, func(_ string, u *use) {
			for _, i := range u.human {
				bits |= 1 << i
			}
		})
		s.memo.human[text] = bits
	}
	return bits
}

// idScores is how well an id fits the usual ones of every field, or exclusion;
// nil when it fits none. It says what tokenMatch says, for all at once.
func idScores(id string, usual map[string][]int, n int) []float64 {
	parts := tokens(id)
	if len(parts) == 0 {
		return nil
	}
	var out []float64
	whole := strings.Join(parts, "")
	for i := range parts {
		joined := ""
		for j := i; j < len(parts); j++ {
			joined += parts[j]
			at := usual[joined]
			if len(at) == 0 {
				continue
			}
			q := 0.45 + 0.25*float64(len(joined))/float64(len(whole))
			switch last := j == len(parts)-1; {
			case joined == whole && len(joined) <= 2:
				q = 0.7
			case joined == whole:
				q = 0.85
			case len(joined) <= 2 && last && i == j:
				q = 0.4
			case len(joined) <= 2:
				continue
			case last:
				q += 0.1
			}
			if out == nil {
				out = make([]float64, n)
			}
			raise(out, at, q)
		}
	}
	return out
}
