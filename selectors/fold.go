package selectors

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings texts that a reader takes for the same into one form: full-width
// letters become half-width, spaces go (kits render 提 交), punctuation has one
// shape, ASCII is lower case, and what forms put around a label goes: a colon,
// asterisks, （必填）. Labels, the lexicon and the glossary all compare folded.
func Fold(s string) string {
	if plainASCII(s) {
		return trimMarks(s)
	}
	if folded, ok := foldQuick(s); ok {
		return trimMarks(folded)
	}
	whole := norm.NFKC.String(s)
	s = strings.Map(foldRune, whole)
	if len(s) != len(whole) {
		// Without the spaces, an accent may have come to stand behind its letter.
		s = norm.NFKC.String(s)
	}
	return trimMarks(s)
}

// foldQuick folds what nearly all texts of Chinese pages are made of, and whose
// form NFKC knows without its tables: Chinese characters, ASCII, their
// full-width shapes. It gives up at anything else.
func foldQuick(s string) (string, bool) {
	i := 0
	for at, r := range s {
		if r < 0x4e00 || r > 0x9fff {
			break
		}
		i = at + utf8.RuneLen(r)
	}
	if i == len(s) {
		return s, true // Chinese characters alone, as most labels are
	}
	out := append(make([]byte, 0, len(s)), s[:i]...)
	for _, r := range s[i:] {
		switch {
		case r >= 0x4e00 && r <= 0x9fff:
			out = utf8.AppendRune(out, r)
			continue
		case r >= 0xff01 && r <= 0xff5e:
			r -= 0xff01 - '!'
		case r == 0x3000:
			r = ' '
		case r < 0x80, r == '、', r == '。', r >= '《' && r <= '】', r >= '“' && r <= '”':
		default:
			return "", false
		}
		if r = foldRune(r); r >= 0 {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out), true
}

// plainASCII reports whether folding has nothing to change but the marks.
func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || c >= 'A' && c <= 'Z' || c == '\'' {
			return false
		}
	}
	return true
}

// foldRune is one rune after NFKC, or -1 when it is dropped.
func foldRune(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80 && r > ' ' && r != '\'' && r != 0x7f:
		return r
	case unicode.IsSpace(r), unicode.In(r, unicode.Cc, unicode.Cf):
		return -1
	}
	return mark(r)
}

// mark gives one shape to signs that Chinese pages write in several: corner
// brackets and curly quotes, the dots in foreign names, dashes, list commas.
func mark(r rune) rune {
	switch r {
	case '。', '．':
		return '.'
	case '、':
		return ','
	case '“', '”', '‘', '’', '「', '」', '『', '』', '\'', '〝', '〞':
		return '"'
	case '•', '・', '‧', '∙':
		return '·'
	case '—', '–', '‐', '‑', '−', '―', '─':
		return '-'
	case '〈':
		return '《'
	case '〉':
		return '》'
	case '【', '〔', '〖':
		return '['
	case '】', '〕', '〗':
		return ']'
	case '〜':
		return '~'
	}
	return r
}

// trimMarks drops what forms put around a label's words.
func trimMarks(s string) string {
	for {
		before := s
		s = strings.TrimLeft(s, "*←→↑↓")
		s = strings.TrimRight(s, ":*")
		s = strings.TrimSuffix(s, "(必填)")
		s = strings.TrimSuffix(s, "[必填]")
		if s == before {
			return s
		}
	}
}
