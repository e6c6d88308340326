package selectors

import (
	"fmt"
	"slices"
	"strings"
)

// Recognition says which page a snapshot shows, and by which signs.
type Recognition struct {
	Definition *Definition // nil when no definition fits
	Frame      int         // index of the frame the page lives in; 0 is the tab itself
	Signs      []string    // path, title, text, controls, labels
	Score      float64
}

// Page is the name of the recognised page, or empty.
func (r Recognition) Page() string {
	if r.Definition == nil {
		return ""
	}
	return r.Definition.Page
}

// minSigns is the least a page must show of a definition: a path, or a text and
// the labels of its fields. One sign alone never names a page.
const minSigns = 2.5

// Recognise finds the definition a snapshot shows. A visible dialog wins over
// the page below it. after is the page before, whose successors are likelier.
func (s *Set) Recognise(snap Snapshot, after string) Recognition {
	var bestOf Recognition
	if len(snap.Frames) == 0 {
		return bestOf
	}
	var expected []string
	if d := s.Definition(after); d != nil {
		expected = append(d.Next, after)
	}
	for i := range snap.Frames {
		f := &snap.Frames[i]
		if i > 0 && !f.Visible {
			continue
		}
		seen := []*Frame{f}
		if i == 0 {
			seen = append(seen, inner(snap)...)
		}
		texts := newTexts(seen, s.Lexicon, s.words)
		for _, def := range s.Definitions {
			if def.Match.Dialog != (i > 0) {
				continue
			}
			r := def.signs(seen, texts, s.Lexicon)
			r.Frame = i
			if r.Score >= minSigns && slices.Contains(expected, def.Page) {
				r.Score += 0.4
			}
			if def.Match.Dialog && r.Score >= minSigns {
				r.Score += 100
			}
			if r.Score >= minSigns && r.Score > bestOf.Score {
				bestOf = r
			}
		}
	}
	return bestOf
}

// pageTexts are a frame's texts, folded once for all definitions.
type pageTexts struct {
	says   map[string]bool // words of definitions that stand on the page, as the definitions write them
	labels map[string]bool
	title  string
	boxes  int // that take a value
}

// inner are the visible frames of a page's own origin: a redesign may put the
// form into one.
func inner(snap Snapshot) []*Frame {
	var out []*Frame
	for i := 1; i < len(snap.Frames); i++ {
		if f := &snap.Frames[i]; f.Visible && f.Origin == snap.Frames[0].Origin {
			out = append(out, f)
		}
	}
	return out
}

func newTexts(frames []*Frame, lex *Lexicon, words *finder[[]string]) pageTexts {
	var b strings.Builder
	t := pageTexts{says: map[string]bool{}, labels: map[string]bool{}, title: Fold(frames[0].Title)}
	for _, f := range frames {
		t.add(f, lex, &b)
	}
	words.contained(b.String(), func(_ string, spellings *[]string) {
		for _, w := range *spellings {
			t.says[w] = true
		}
	})
	return t
}

// pageWords finds the words by which the definitions know their pages.
func (s *Set) pageWords() *finder[[]string] {
	f := newFinder[[]string]()
	for _, d := range s.Definitions {
		for _, w := range slices.Concat(d.Match.NoText, d.Match.AnyText, d.Match.AllText) {
			list := f.of(Fold(w))
			*list = append(*list, w)
		}
	}
	return &f
}

// add reads one frame.
func (t *pageTexts) add(f *Frame, lex *Lexicon, b *strings.Builder) {
	for _, text := range f.Texts {
		folded := Fold(text.Text)
		b.WriteString(folded + "\n")
	}
	for _, c := range f.Controls {
		if c.Hidden != "" {
			continue
		}
		if c.Role.Takes() && c.Role != RoleCheckbox && !c.Chips {
			t.boxes++
		}
		for _, l := range c.Labels {
			folded := Fold(l.Text)
			t.labels[folded] = true
			if lex != nil {
				t.labels[lex.core(l.Text)] = true // 您的姓名 is 姓名
			}
			if c.Role == RoleButton || c.Role == RoleLink || l.From == FromPlaceholder {
				b.WriteString(folded + "\n")
			}
		}
	}
}

// signs weighs what a frame shows of the definition.
func (d *Definition) signs(frames []*Frame, t pageTexts, lex *Lexicon) Recognition {
	r := Recognition{Definition: d}
	add := func(w float64, sign string) {
		r.Score += w
		r.Signs = append(r.Signs, sign)
	}
	for _, no := range d.Match.NoText {
		if t.says[no] {
			return Recognition{}
		}
	}
	if slices.Contains(d.Match.Path, frames[0].Path) {
		add(2, "path")
	}
	if slices.ContainsFunc(d.Match.Title, func(w string) bool { return strings.Contains(t.title, Fold(w)) }) {
		add(0.6, "title")
	}
	words := slices.ContainsFunc(d.Match.AnyText, func(w string) bool { return t.says[w] })
	if n := len(d.Match.AllText); n > 0 {
		found := 0
		for _, w := range d.Match.AllText {
			if t.says[w] {
				found++
			}
		}
		if found == n && !words && len(d.Match.AnyText) > 0 {
			add(0.8, "text") // words that many pages have, without those of this one
		} else if found == n {
			add(1.6, "text")
		} else if found > 0 {
			r.Score += 0.5 * float64(found) / float64(n)
		}
	}
	if words {
		add(1.2, "words")
	}
	if hits, all := d.controls(frames, t); all > 0 && hits > 0 {
		add(1.6*float64(hits)/float64(all), fmt.Sprintf("controls %d of %d", hits, all))
	}
	if len(r.Signs) == 0 {
		return Recognition{} // the words at its boxes alone name no page: many forms ask for the same
	}
	most := 3
	if d.Match.Dialog {
		most = 1 // a form in a frame may speak of the agreement as well
	}
	if len(d.Fields) == 0 && t.boxes > most && !slices.Contains(r.Signs, "path") {
		return Recognition{} // a page of links or of one code is no form
	}
	hits, all := d.labelled(t, lex)
	if all > 2 && 5*hits < 2*all && !slices.Contains(r.Signs, "path") {
		return Recognition{} // a form that asks for other things
	}
	if !d.Match.Dialog && !slices.ContainsFunc(r.Signs, surer) {
		return Recognition{} // words that other sites have as well
	}
	if hits > 0 {
		// One or two boxes with common names say little.
		add(1.6*min(1, 0.4+0.2*float64(all))*float64(hits)/float64(all), fmt.Sprintf("labels %d of %d", hits, all))
	}
	return r
}

// surer reports whether a sign is more than words on the page.
func surer(sign string) bool {
	return sign == "path" || sign == "title" || strings.HasPrefix(sign, "controls")
}

// controls counts the named controls whose selectors hit.
func (d *Definition) controls(frames []*Frame, t pageTexts) (hits, all int) {
	for _, name := range d.Match.Controls {
		var css, words []string
		if field, ok := d.Fields.Get(name); ok {
			css = append(css, field.CSS...)
			for _, p := range field.Parts {
				css = append(css, p.Value.CSS...)
			}
		}
		for _, h := range d.Human {
			if string(h.Kind) == name {
				css = append(css, h.CSS...)
				if ownWords(h.Kind) {
					words = append(words, h.Label...)
				}
			}
		}
		if len(css)+len(words) == 0 {
			continue // known by its words only, which are counted below
		}
		all++
		if slices.ContainsFunc(words, func(w string) bool { return t.labels[Fold(w)] }) {
			hits++
		} else if slices.ContainsFunc(css, func(sel string) bool {
			return slices.ContainsFunc(frames, func(f *Frame) bool { return len(f.Matches[sel]) > 0 })
		}) {
			hits++
		}
	}
	return hits, all
}

// labelled counts the fields whose words stand at a control: the definition's
// own, or others the lexicon has for the field.
func (d *Definition) labelled(t pageTexts, lex *Lexicon) (hits, all int) {
	stands := func(word string) bool { return t.labels[Fold(word)] }
	for _, field := range d.Fields {
		if field.Value.Optional {
			continue
		}
		all++
		e := lex.Entry(field.Key)
		if slices.ContainsFunc(field.Value.Label, stands) || e != nil && slices.ContainsFunc(e.Words, func(folded string) bool { return t.labels[folded] }) {
			hits++
		}
	}
	return hits, all
}

// ownWords reports whether the words at a step are those of one page. What
// captchas, passwords and submit buttons are called, many pages share.
func ownWords(k Kind) bool { return k == KindLink || k == KindAmount || k == KindMail }
