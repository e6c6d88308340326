package selectors

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Redact copies a snapshot without what may be somebody's: it keeps the
// structure of the forms and the words that forms are made of, the vocabulary of
// the glossary, the lexicon and the definitions. Any other word becomes □, a
// Latin one x, a digit 0. What is typed, chosen or ticked is gone. public tells
// the options that stand in everybody's lists, such as countries and banks.
//
// A redacted snapshot can be planned on as the page itself could.
func (s *Set) Redact(snap Snapshot, public func(option string) bool) Snapshot {
	return s.redactor().snapshot(snap, public)
}

func (r *redactor) snapshot(snap Snapshot, public func(string) bool) Snapshot {
	out := Snapshot{Frames: slices.Clone(snap.Frames)}
	for i := range out.Frames {
		f := &out.Frames[i]
		f.Path, f.Name, f.Title = numbers(f.Path), numbers(f.Name), r.text(f.Title)
		f.Labels = r.labels(f.Labels)
		f.Controls = slices.Clone(f.Controls)
		for j := range f.Controls {
			r.control(&f.Controls[j], public)
		}
		var texts []Text
		for _, t := range f.Texts {
			if kept := r.text(t.Text); strings.ContainsFunc(kept, known) {
				texts = append(texts, Text{Text: kept, Kind: t.Kind})
			}
		}
		f.Texts = texts
	}
	return out
}

// known reports whether a character of a redacted text says anything.
func known(r rune) bool { return unicode.IsLetter(r) && r != masked && r != 'x' && r != 'X' }

// masked stands for a Chinese character that is not of the forms' vocabulary.
const masked = '□'

// control redacts one control in place.
func (r *redactor) control(c *Control, public func(string) bool) {
	c.ID, c.Name, c.Class, c.Form = numbers(c.ID), numbers(c.Name), numbers(c.Class), numbers(c.Form)
	c.Covered = numbers(c.Covered)
	c.Labels, c.Placeholder = r.labels(c.Labels), r.text(c.Placeholder)
	c.Title, c.Unit, c.Note, c.Error = r.text(c.Title), r.text(c.Unit), r.text(c.Note), r.text(c.Error)
	section := make([]string, len(c.Section))
	for i, text := range c.Section {
		section[i] = r.text(text)
	}
	c.Section = section
	options := make([]Option, 0, len(c.Options))
	for _, o := range c.Options {
		kept := Option{Text: o.Text, Value: o.Value, Disabled: o.Disabled}
		if !public(o.Text) {
			kept.Text, kept.Value = r.text(o.Text), ""
			if kept.Text == o.Text && len(o.Value) <= 3 {
				kept.Value = o.Value
			}
		}
		options = append(options, kept)
	}
	c.Options = options
	c.Length, c.Checked, c.Touched, c.Filled = 0, false, false, false
}

func (r *redactor) labels(list []Label) []Label {
	out := make([]Label, len(list))
	for i, l := range list {
		out[i] = Label{Text: r.text(l.Text), From: l.From}
	}
	return out
}

// redactor has the vocabulary of forms.
type redactor struct {
	han     map[string]bool // words in Chinese
	longest int             // of these, runes
	latin   map[string]bool // words in Latin letters, lower case
}

func (s *Set) redactor() *redactor {
	r := &redactor{han: map[string]bool{}, latin: map[string]bool{}}
	for zh, p := range s.Glossary.whole {
		r.learn(zh)
		r.learn(p.text)
	}
	for _, list := range s.Glossary.begins {
		for _, t := range list {
			for _, part := range t.parts {
				r.learn(string(part.literal))
			}
		}
	}
	for _, f := range s.Lexicon.Fields {
		e := f.Value
		for _, list := range [][]string{e.Words, e.Weak, e.Alone, e.Then, e.When, e.Among, e.Not, e.Options, {e.Title}} {
			r.learn(list...)
		}
	}
	for _, e := range s.Lexicon.Exclude {
		r.learn(e.Words...)
	}
	for _, h := range s.Lexicon.Human {
		r.learn(h.Words...)
	}
	r.learn(s.Lexicon.Filler...)
	r.learn(s.Lexicon.Neutral...)
	r.learn(s.Lexicon.Self...)
	for _, d := range s.Definitions {
		r.learn(d.Match.Title...)
		r.learn(d.Match.AllText...)
		r.learn(d.Match.AnyText...)
		for _, f := range d.Fields {
			r.learn(f.Value.Label...)
			for _, p := range f.Value.Parts {
				r.learn(p.Value.Label...)
			}
		}
	}
	return r
}

// learn adds the words of texts to the vocabulary.
func (r *redactor) learn(texts ...string) {
	for _, text := range texts {
		for _, run := range runs(text) {
			switch {
			case isHan(run[0]):
				r.han[string(run)] = true
				r.longest = max(r.longest, len(run))
			case unicode.IsLetter(run[0]):
				r.latin[strings.ToLower(string(run))] = true
			}
		}
	}
}

// text keeps the vocabulary's words of a text.
func (r *redactor) text(text string) string {
	var b strings.Builder
	for _, run := range runs(text) {
		switch {
		case isHan(run[0]):
			r.chinese(&b, run)
		case unicode.IsDigit(run[0]):
			b.WriteString(strings.Repeat("0", len(run)))
		case unicode.IsLetter(run[0]) && !r.latin[strings.ToLower(string(run))]:
			b.WriteString(strings.Repeat("x", len(run)))
		default:
			b.WriteString(string(run))
		}
	}
	return b.String()
}

// chinese writes one run of Chinese: the longest known words from the left, and
// a mark for every character between them. A word of one character is known
// only where it stands alone: 名 is a label, and a part of many a name.
func (r *redactor) chinese(b *strings.Builder, run []rune) {
	for i := 0; i < len(run); {
		n := min(r.longest, len(run)-i)
		for n > 0 && (!r.han[string(run[i:i+n])] || n == 1 && len(run) > 1) {
			n--
		}
		if n == 0 {
			b.WriteRune(masked)
			i++
			continue
		}
		b.WriteString(string(run[i : i+n]))
		i += n
	}
}

// runs cuts a text into runs of Chinese, of letters, of digits, and the rest.
func runs(text string) [][]rune {
	kind := func(c rune) int {
		switch {
		case isHan(c):
			return 1
		case unicode.IsDigit(c):
			return 2
		case unicode.IsLetter(c):
			return 3
		}
		return 0
	}
	var out [][]rune
	last := -1
	for _, c := range text {
		if k := kind(c); k != last {
			out, last = append(out, nil), k
		}
		out[len(out)-1] = append(out[len(out)-1], c)
	}
	return out
}

// longDigits is a number that is no index.
var longDigits = regexp.MustCompile(`\p{Nd}{4,}`)

// mailAddress is an address somebody may have put into an id or a path.
var mailAddress = regexp.MustCompile(`[^/@\s]+@[^/\s]+`)

// numbers takes long numbers and addresses out of an id, a class or a path.
func numbers(s string) string {
	s = mailAddress.ReplaceAllString(s, "x@x")
	return longDigits.ReplaceAllStringFunc(s, func(n string) string { return strings.Repeat("0", utf8.RuneCountInString(n)) })
}
