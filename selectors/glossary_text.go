package selectors

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// reading is a text in two shapes, character by character: folded, for looking
// up, and as it is to be shown. Unlike Fold, it keeps a space between words
// that are not Chinese.
type reading struct{ key, show []rune }

func read(text string) reading {
	text = norm.NFKC.String(text)
	t := reading{make([]rune, 0, len(text)/2), make([]rune, 0, len(text)/2)}
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		folded := foldRune(r)
		if folded < 0 {
			continue
		}
		folded = simplified(folded)
		if n := len(t.key); space && n > 0 && !wide(t.key[n-1]) && !wide(folded) {
			t.key, t.show = append(t.key, ' '), append(t.show, ' ')
		}
		space = false
		t.key, t.show = append(t.key, folded), append(t.show, shown(r))
	}
	return t
}

// shown is a sign as English has it.
func shown(r rune) rune {
	switch r {
	case '《', '〈', '「', '『':
		return '“'
	case '》', '〉', '」', '』':
		return '”'
	case '“', '”', '‘', '’', '\'':
		return r
	}
	if unicode.IsLetter(r) {
		return r
	}
	return mark(r)
}

func isHan(r rune) bool { return r > 0x2e00 && unicode.Is(unicode.Han, r) }

// wide reports whether no space is written beside a character in Chinese.
func wide(r rune) bool { return isHan(r) || strings.ContainsRune("《》", r) }

func (t reading) cut(from, to int) reading { return reading{t.key[from:to], t.show[from:to]} }

// trim drops the marks of forms and the end of a sentence.
func (t reading) trim() reading {
	required := []rune("(必填)")
	from, to := 0, len(t.key)
	for from < to && strings.ContainsRune("*·-,. ", t.key[from]) {
		from++
	}
	for from < to {
		if strings.ContainsRune(":*.,;!?~ ", t.key[to-1]) {
			to--
		} else if n := len(required); to-from > n && slices.Equal(t.key[to-n:to], required) {
			to -= n
		} else {
			break
		}
	}
	return t.cut(from, to)
}

// numbered takes off the number of an item: 3. or 三、, and says it in digits.
func (t reading) numbered() (rest reading, number string) {
	n := 0
	for n < len(t.key) && n < 3 && (strings.ContainsRune(numerals, t.key[n]) || t.key[n] >= '0' && t.key[n] <= '9') {
		n++
	}
	if n == 0 || n+1 >= len(t.key) || !strings.ContainsRune(".,)", t.key[n]) || !isHan(t.key[n+1]) {
		return t, ""
	}
	if number = decimal(t.key[:n]); number == "" {
		return t, ""
	}
	return t.cut(n+1, len(t.key)), number + ". "
}

const numerals = "零一二三四五六七八九十"

// decimal is a number from 1 to 99 in digits, 十二 as 12; empty when it is none.
func decimal(rs []rune) string {
	n, tens := 0, false
	for i, r := range rs {
		digit := strings.Index(numerals, string(r)) / len("零")
		switch {
		case !isHan(r):
			return string(rs)
		case digit == 10 && tens:
			return ""
		case digit == 10:
			n, tens = max(n, 1)*10, true
		case i > 0 && n%10 != 0:
			return ""
		default:
			n += digit
		}
	}
	return strconv.Itoa(n)
}

// sentences cuts a text where sentences end, but not in a number, a host name or
// between brackets.
func (t reading) sentences() []reading {
	var out []reading
	from, depth := 0, 0
	for i, r := range t.key {
		switch {
		case strings.ContainsRune("([《", r):
			depth++
		case strings.ContainsRune(")]》", r):
			depth--
		case depth > 0 || !strings.ContainsRune(".!?;", r):
		case r == '.' && i > 0 && i+1 < len(t.key) && !isHan(t.key[i-1]) && !isHan(t.key[i+1]):
		default:
			out = append(out, t.cut(from, i+1))
			from = i + 1
		}
	}
	return append(out, t.cut(from, len(t.key)))
}

// unwrap takes off brackets or quotes around the whole text, and says how they
// look in English.
func (t reading) unwrap() (inner reading, open, closing string) {
	n := len(t.key)
	if n < 3 {
		return t, "", ""
	}
	end := t.key[n-1]
	if slices.Contains(t.key[1:n-1], t.key[0]) {
		return t, "", "" // two pairs, side by side or nested
	}
	switch t.key[0] {
	case '(':
		open, closing = "(", ")"
	case '[':
		open, closing = "[", "]"
	case '《':
		open, closing = "“", "”"
	case '"':
		if end == '"' {
			return t.cut(1, n-1), "“", "”"
		}
	}
	if open == "" || !strings.ContainsRune(")]》", end) || slices.Contains(t.key[1:n-1], end) {
		return t, "", ""
	}
	return t.cut(1, n-1), open, closing
}

// line is a text under construction: it knows where spaces and capitals go.
type line struct {
	strings.Builder
	last  rune
	names map[string]bool
}

// add appends a phrase, with a small letter unless a sentence begins.
func (l *line) add(p *phrase) {
	text := p.text
	if text == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	if l.last != 0 {
		switch {
		case p.name:
		case strings.ContainsRune(".!?", l.last):
			text = capital(text)
		default:
			text = l.lower(text)
		}
		if !strings.ContainsRune(opening, l.last) && !strings.ContainsRune(closing, first) {
			l.WriteByte(' ')
		}
	}
	l.WriteString(text)
	l.last, _ = utf8.DecodeLastRuneInString(text)
}

// opening are signs with no space behind them, closing those with none before.
const (
	opening = " ([“/-·@"
	closing = " ),.;:!?]”/-·%@'"
)

// verbatim appends what is not Chinese, with spaces as English has them.
func (l *line) verbatim(rs []rune) {
	if s := string(rs); l.last != 0 && (s == "-" || s == "|") {
		l.WriteString(" " + s + " ")
		l.last = ' '
		return
	}
	digit := func(i int) bool { return i >= 0 && i < len(rs) && unicode.IsDigit(rs[i]) }
	for i, r := range rs {
		begins := i == 0 && !strings.ContainsRune(opening, l.last) && !strings.ContainsRune(closing, r)
		opens := strings.ContainsRune("([“", r) && !strings.ContainsRune(opening, l.last)
		number := digit(i-2) && digit(i) // 10:30, 1,000
		after := strings.ContainsRune(",;:!?)]”", l.last) && !strings.ContainsRune(closing, r) && !number
		if l.last != 0 && (begins || opens || i > 0 && after) {
			l.WriteByte(' ')
		}
		l.WriteRune(r)
		l.last = r
	}
}

// lower makes the first letter small, but not that of a name or of SMS.
func (l *line) lower(text string) string {
	word := text
	if end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }); end >= 0 {
		word = text[:end]
	}
	first, size := utf8.DecodeRuneInString(word)
	if word == "" || word == "I" || l.names[word] || l.names[strings.TrimSuffix(word, "'s")] || strings.ContainsFunc(word[size:], unicode.IsUpper) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// capital makes the first letter big.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if !unicode.IsLower(first) {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
