package selectors

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// template is a phrase with holes, such as {n}秒后重新获取.
type template struct {
	phrase   *phrase
	parts    []part
	literals int  // characters outside of holes
	open     bool // whether a hole takes any text, so that only a whole text fits
}

// part is a stretch of a template: characters, or a hole.
type part struct {
	literal []rune
	hole    hole
	colon   bool // a colon stands before the hole
}

// hole is what may stand in a place of a template.
type hole string

// The holes of the glossary.
const (
	holeNumber hole = "n"    // 60, 1,234.50, 138****5678
	holeDate   hole = "date" // 2026-05-01, 2026年5月1日
	holeTime   hole = "time" // 10:30, 10时30分
	holeName   hole = "name" // any text, shown as it is
	holeText   hole = "text" // any text, explained in its turn
)

// span is where a hole's content stands in a text.
type span struct {
	hole     hole
	from, to int
}

// newTemplate splits a phrase at its holes, or says what is wrong with them.
func newTemplate(p *phrase, language string) (t *template, why string) {
	t = &template{phrase: p}
	rest := string(read(p.zh).trim().key)
	colon := false
	for rest != "" {
		before, after, found := strings.Cut(rest, "{")
		if found { // fit takes a colon before any hole
			colon = strings.HasSuffix(before, ":")
			before = strings.TrimRight(before, ": ")
		}
		if before != "" {
			t.parts = append(t.parts, part{literal: []rune(before)})
			t.literals += utf8.RuneCountInString(before)
		}
		if !found {
			break
		}
		name, after, found := strings.Cut(after, "}")
		if !found {
			return nil, "has a { without }"
		}
		h := hole(name)
		switch h {
		case holeNumber, holeDate, holeTime:
		case holeName, holeText:
			t.open = true
		default:
			return nil, fmt.Sprintf("has a hole {%s}; there are {n}, {date}, {time}, {name} and {text}", name)
		}
		if strings.Count(p.zh, "{"+name+"}") != strings.Count(p.text, "{"+name+"}") {
			return nil, fmt.Sprintf("has {%s} not as often in %s: as in zh:", name, language)
		}
		t.parts = append(t.parts, part{hole: h, colon: colon})
		rest = after
	}
	if strings.Count(p.zh, "{") != strings.Count(p.text, "{") {
		return nil, fmt.Sprintf("has other holes in %s: than in zh:", language)
	}
	return t, ""
}

// after is the first character behind the holes that the template begins with,
// or 0.
func (t *template) after() rune {
	for _, p := range t.parts {
		if p.hole == "" {
			return p.literal[0]
		}
	}
	return 0
}

// longestFirst puts the templates that say most before the vaguer ones.
func longestFirst(a, b *template) int { return b.literals - a.literals }

// match fits the template to all of key from a place on, or returns nil.
func (t *template) match(key []rune, at, end int) []span {
	last := t.parts[len(t.parts)-1].literal
	if end-at < len(last) || !slices.Equal(key[end-len(last):end], last) {
		return nil
	}
	spans, to := t.fit(t.parts, key, at, end, true)
	if spans == nil || to != end {
		return nil
	}
	return spans
}

// prefix fits the template to the beginning of key from a place on.
func (t *template) prefix(key []rune, at int) (spans []span, length int) {
	spans, to := t.fit(t.parts, key, at, len(key), false)
	return spans, to - at
}

// fit tries the parts one after another and goes back when a later one fails.
func (t *template) fit(parts []part, key []rune, at, end int, whole bool) ([]span, int) {
	if len(parts) == 0 {
		if whole && at != end {
			return nil, 0
		}
		return []span{}, at
	}
	first := parts[0]
	if first.hole == "" {
		n := len(first.literal)
		if at+n > end || !slices.Equal(key[at:at+n], first.literal) {
			return nil, 0
		}
		return t.fit(parts[1:], key, at+n, end, whole)
	}
	from := at
	for at < end && (key[at] == ':' || key[at] == ' ') {
		at++
	}
	if first.colon && !slices.Contains(key[from:at], ':') && (first.hole == holeName || first.hole == holeText) {
		return nil, 0 // else any longer word would fit that begins like this one
	}
	for to := at + first.hole.longest(key[at:end]); to > at; to-- {
		if !first.hole.takes(key[at:to]) {
			continue
		}
		if rest, stop := t.fit(parts[1:], key, to, end, whole); rest != nil {
			return append([]span{{first.hole, at, to}}, rest...), stop
		}
	}
	return nil, 0
}

// longestName is how many characters a Chinese name has at most.
const longestName = 4

// longestNumber is how many characters of a number, a date or a time are read.
const longestNumber = 40

// What may stand in numbers, dates and times besides digits.
const (
	insideNumber  = ".,*%"
	insideDate    = "-/.年月日号"
	insideTime    = ":时分秒点"
	insideNumbers = insideNumber + insideDate + insideTime + " "
)

// longest is how many characters a hole can take at most.
func (h hole) longest(key []rune) int {
	if h == holeName || h == holeText {
		return len(key)
	}
	if len(key) == 0 || !isNumber(key[0]) {
		return 0
	}
	allowed := insideNumber
	switch h {
	case holeDate:
		allowed = insideDate
	case holeTime:
		allowed = insideTime
	case holeNumber, holeName, holeText:
	}
	key = key[:min(len(key), longestNumber)]
	n := slices.IndexFunc(key, func(r rune) bool { return !isNumber(r) && !strings.ContainsRune(allowed, r) })
	if n < 0 {
		return len(key)
	}
	return n
}

// takes reports whether a hole's content may be just that: a number does not
// end with a comma, a date has two or three numbers, a name is no sentence.
func (h hole) takes(content []rune) bool {
	last := content[len(content)-1]
	switch h {
	case holeText:
		return true
	case holeName: // Chinese names are short, and not written together with others
		han, dots := 0, 0
		for _, r := range content {
			switch {
			case strings.ContainsRune(",;!?", r):
				return false
			case isHan(r):
				han++
			case r == '·' || r == '*':
				dots++
			}
		}
		return han == 0 || han+dots == len(content) && han <= longestName*(dots+1)
	case holeDate, holeTime:
		numbers, digits, years := 0, 0, 0 // a year is the one number with more than two digits
		for i, r := range content {
			if !isNumber(r) {
				if strings.ContainsRune("日号", r) && i < len(content)-1 {
					return false // 88号2号楼 is an address
				}
				digits = 0
				continue
			}
			digits++
			switch {
			case digits == 1:
				numbers++
			case digits == 3:
				years++
			case digits > 4:
				return false
			}
		}
		return (numbers == 2 || numbers == 3) && years <= 1 && (years == 0 || h == holeDate) && !strings.ContainsRune("-/.:", last)
	default:
		return !strings.ContainsRune(".,", last)
	}
}

// isNumber also takes the asterisks of a hidden number.
func isNumber(r rune) bool { return r >= '0' && r <= '9' || r == '*' }

// fill puts the contents of the holes into the other language's words.
func (g *Glossary) fill(t *template, from reading, spans []span) Explanation {
	e := Explanation{Text: t.phrase.text, Full: true, Note: t.phrase.note}
	var done strings.Builder
	rest := t.phrase.text
	for {
		before, after, found := strings.Cut(rest, "{")
		done.WriteString(before)
		if !found {
			break
		}
		name, after, _ := strings.Cut(after, "}")
		rest = after
		i := slices.IndexFunc(spans, func(s span) bool { return s.hole == hole(name) })
		if i < 0 {
			continue
		}
		content := from.cut(spans[i].from, spans[i].to)
		spans = slices.Delete(slices.Clone(spans), i, i+1)
		switch hole(name) {
		case holeText:
			inner := g.explain(content.trim())
			switch {
			case inner.Text != "":
				if before != "" && !inner.named {
					inner.Text = (&line{names: g.names}).lower(inner.Text)
				}
				done.WriteString(inner.Text)
				e.Full = e.Full && inner.Full
			case slices.ContainsFunc(content.key, isHan):
				done.WriteString("‹" + string(content.show) + "›")
				e.Full = false
			default:
				done.WriteString(string(content.show))
			}
		case holeDate, holeTime:
			done.WriteString(numeric(content.show))
		case holeName:
			if p := g.whole[string(content.trim().key)]; p != nil {
				done.WriteString((&line{names: g.names}).lower(p.text)) // no name, but a word
			} else {
				done.WriteString(strings.TrimSpace(string(content.show)))
			}
		case holeNumber:
			done.WriteString(string(content.show))
		}
	}
	e.Text = done.String()
	return e
}

// numeric writes 2026年5月1日 as 2026-05-01 and 10时5分 as 10:05.
func numeric(rs []rune) string {
	fields := strings.FieldsFunc(string(rs), func(r rune) bool { return !unicode.IsDigit(r) })
	for i, f := range fields {
		if len(f) == 1 {
			fields[i] = "0" + f
		}
	}
	if slices.ContainsFunc(rs, func(r rune) bool { return strings.ContainsRune(":时分秒点", r) }) {
		return strings.Join(fields, ":")
	}
	return strings.Join(fields, "-")
}
