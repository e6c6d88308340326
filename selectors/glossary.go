package selectors

import (
	"cmp"
	"slices"
	"strings"
)

// Glossary has what Chinese forms say in another language, mostly English.
type Glossary struct {
	Language string // en, fr

	whole  map[string]*phrase   // by folded text
	words  *letter              // the same, to be found inside a longer text
	proper *letter              // names of places, countries and banks, likewise
	begins map[rune][]*template // texts with holes, by their first character
	holes  []*template          // those that begin with a hole
	open   []*template          // of these, with any text in a hole
	counts map[rune][]*template // of these, the others, by the first character after the hole; 0 for none
	names  map[string]bool      // words that keep their capital
}

// Explanation is what one text says.
type Explanation struct {
	Text string // empty when there is no Chinese, or nothing of it is known
	Full bool   // whether all of it is known; else what is not stands in ‹ ›
	Note string // what a person should know besides

	named bool // begins with a name, which keeps its capital
}

// phrase is one entry of the file.
type phrase struct {
	zh, text, note string
	// part lets a single character stand inside of a longer text, such as 或;
	// others do so only apart, because most are pieces of other words. A part
	// may have no words of its own in the other language, such as 的.
	part bool
	name bool // of a place, a country or a bank: it keeps its capital
}

// letter is a node of the tree of phrases, one per character.
type letter struct {
	next map[rune]*letter
	end  *phrase
}

// Explain says what a text of a page means: a known text as a whole first, then
// one with holes for numbers and dates, then its longest known parts. What
// stands around the words does not matter: spaces, width, a colon, asterisks.
func (g *Glossary) Explain(text string) Explanation {
	if !strings.ContainsFunc(text, isHan) {
		return Explanation{}
	}
	e := g.explain(read(text).trim())
	e.Text = capital(e.Text)
	return e
}

func (g *Glossary) explain(t reading) Explanation {
	if !slices.ContainsFunc(t.key, isHan) {
		return Explanation{}
	}
	if p := g.whole[string(t.key)]; p != nil {
		return Explanation{Text: p.text, Full: true, Note: p.note}
	}
	if rest, number := t.numbered(); number != "" {
		if e := g.explain(rest.trim()); e.Text != "" {
			e.Text = number + capital(e.Text)
			return e
		}
	}
	if inner, open, closing := t.unwrap(); open != "" {
		if e := g.explain(inner.trim()); e.Text != "" {
			e.Text = open + e.Text + closing
			return e
		}
	}
	var partly Explanation
	if len(t.key) <= longestSentence {
		for _, list := range [][]*template{g.begins[t.key[0]], g.holes} {
			for _, tmpl := range list {
				if spans := tmpl.match(t.key, 0, len(t.key)); spans != nil {
					e := g.fill(tmpl, t, spans)
					if e.Full {
						return e
					}
					if partly.Text == "" {
						partly = e
					}
				}
			}
		}
	}
	if list := t.sentences(); len(list) > 1 {
		if e := g.each(list); e.Full {
			return e
		}
	}
	if e := g.pieces(t); e.Full || partly.Text == "" {
		return e
	}
	return partly
}

// longestSentence is how long a text may be, in characters, to be tried as one
// with holes: the work grows with the square of it.
const longestSentence = 300

// each explains sentences one by one.
func (g *Glossary) each(list []reading) Explanation {
	all := Explanation{Full: true}
	var said []string
	for _, s := range list {
		e := g.explain(s.trim())
		if e.Text == "" && !slices.ContainsFunc(s.key, isHan) {
			e = Explanation{Text: string(s.trim().show), Full: true}
		}
		all.Full = all.Full && e.Full
		if all.Note == "" {
			all.Note = e.Note
		}
		if e.Text = strings.TrimSpace(e.Text); e.Text != "" {
			said = append(said, capital(e.Text))
		}
	}
	for i, s := range said[:max(len(said)-1, 0)] {
		if !strings.ContainsAny(s[len(s)-1:], ".!?") {
			said[i] += "."
		}
	}
	all.Text = strings.Join(said, " ")
	return all
}

// piece is a stretch of a text: a phrase, a text with holes, or neither.
type piece struct {
	length int
	phrase *phrase
	tmpl   *template
	spans  []span
}

// pieces puts a text together from what is known of it: as few characters
// unknown as possible, then as few pieces, the longest first.
func (g *Glossary) pieces(t reading) Explanation {
	type cost struct{ unknown, pieces int }
	n := len(t.key)
	best := make([]cost, n+1)
	way := make([]piece, n)
	for i := n - 1; i >= 0; i-- {
		way[i], best[i] = piece{length: 1}, best[i+1]
		if isHan(t.key[i]) {
			best[i].unknown++
		}
		try := func(p piece) {
			c := best[i+p.length]
			c.pieces++
			b := best[i]
			if order := cmp.Or(c.unknown-b.unknown, c.pieces-b.pieces, way[i].length-p.length); order < 0 {
				best[i], way[i] = c, p
			}
		}
		g.startsAt(t.key, i, try)
	}
	// A small word beside an unknown one is more likely a part of that.
	for i := 0; i < n; {
		next := i + way[i].length
		p := way[i].phrase
		if p != nil && p.part && way[i].length == 1 && (i > 0 && unknown(t.key, way, i-1) || unknown(t.key, way, next)) {
			way[i] = piece{length: 1}
		}
		if !unknown(t.key, way, i) {
			for j := i + 1; j < next; j++ {
				way[j] = way[i] // the inner characters of a piece are known
			}
		}
		i = next
	}
	return g.write(t, way)
}

// unknown reports whether a place holds a Chinese character that no piece has.
func unknown(key []rune, way []piece, i int) bool {
	return i < len(key) && isHan(key[i]) && way[i].phrase == nil && way[i].tmpl == nil
}

// startsAt calls try for everything known that begins at a place of a text.
func (g *Glossary) startsAt(key []rune, i int, try func(piece)) {
	for _, node := range []*letter{g.words, g.proper} {
		for j := i; node != nil && j < len(key); j++ {
			if node = node.next[key[j]]; node != nil && node.end != nil {
				try(piece{length: j + 1 - i, phrase: node.end})
			}
		}
	}
	alone := (i == 0 || !isHan(key[i-1])) && (i+1 == len(key) || !isHan(key[i+1]))
	if alone && isHan(key[i]) {
		if p := g.whole[string(key[i])]; p != nil {
			try(piece{length: 1, phrase: p})
		}
	}
	end := i // of the part of a sentence that begins here
	if i == 0 || strings.ContainsRune(clauseEnds, key[i-1]) {
		for end < len(key) && end-i < longestSentence && !strings.ContainsRune(clauseEnds, key[end]) {
			end++
		}
	}
	fits := func(list []*template) {
		for _, tmpl := range list {
			if !tmpl.open {
				if spans, length := tmpl.prefix(key, i); spans != nil {
					try(piece{length: length, tmpl: tmpl, spans: spans})
				}
			} else if end > i { // takes all the words up to the next comma
				if spans := tmpl.match(key, i, end); spans != nil {
					try(piece{length: end - i, tmpl: tmpl, spans: spans})
				}
			}
		}
	}
	fits(g.begins[key[i]])
	if end > i {
		fits(g.open)
	}
	if isNumber(key[i]) && (i == 0 || !isNumber(key[i-1])) {
		fits(g.counts[0])
		for j := i + 1; j < len(key) && j <= i+longestNumber; j++ {
			if isNumber(key[j]) {
				continue
			}
			if !slices.Contains(key[i:j], key[j]) {
				fits(g.counts[key[j]])
			}
			if !strings.ContainsRune(insideNumbers, key[j]) {
				break
			}
		}
	}
}

// clauseEnds are the marks between parts of a sentence.
const clauseEnds = ",;.!?()[]|/"

// mostPieces is how many words, put side by side, can stand for a translation.
// More are a row of words, whose sense may be another one, and so are marked as
// known in part.
const mostPieces = 3

// write joins what the pieces say; it is empty when most is not known.
func (g *Glossary) write(t reading, way []piece) Explanation {
	out := line{names: g.names}
	e := Explanation{Full: true}
	known, missing := 0, 0 // Chinese characters
	row := 0
	for i := 0; i < len(t.key); {
		p := way[i]
		switch {
		case p.phrase != nil:
			if out.last == 0 {
				e.named = p.phrase.name
			}
			out.add(p.phrase)
			known += p.length
			if p.phrase.text != "" {
				row++
			}
		case p.tmpl != nil:
			filled := g.fill(p.tmpl, t, p.spans)
			out.add(&phrase{text: filled.Text})
			e.Full = e.Full && filled.Full
			known += p.length
			row++
		default:
			from, unknown := i, isHan(t.key[i])
			for i < len(t.key) && way[i].phrase == nil && way[i].tmpl == nil && isHan(t.key[i]) == unknown {
				i++
			}
			if unknown {
				e.Full = false
				missing += i - from
				out.add(&phrase{text: "‹" + string(t.show[from:i]) + "›"})
			} else {
				out.verbatim(t.show[from:i])
				row = 0
			}
			continue
		}
		i += p.length
		e.Full = e.Full && row <= mostPieces
	}
	if known*2 < missing { // the little that is known would mislead
		return Explanation{}
	}
	e.Text = out.String()
	return e
}
