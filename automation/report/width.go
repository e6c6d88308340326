package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// runeColumns is how many columns of a terminal r takes: two for Chinese, none
// for an accent that stands on the letter before it.
func runeColumns(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	default:
		return 1
	}
}

// columns is how many columns of a terminal s takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

// Hang is a lead-in and a text in lines of at most limit columns; the further
// lines are indented by two more than the lead-in is.
func Hang(lead, text string, limit int) string {
	indent := strings.Repeat(" ", len(lead)-len(strings.TrimLeft(lead, " "))+2)
	lines := wrap(text, max(limit-columns(lead), 1), max(limit-len(indent), 1))
	return lead + strings.Join(lines, "\n"+indent)
}

// head is the longest beginning of s that fits into limit columns, at least
// one rune of it.
func head(s string, limit int) string {
	n := 0
	for i, r := range s {
		n += runeColumns(r)
		if n > limit && i > 0 {
			return s[:i]
		}
	}
	return s
}

// cut is s in at most limit columns, with "…" where something is missing.
func cut(s string, limit int) string {
	if columns(s) <= limit {
		return s
	}
	return head(s, limit-1) + "…"
}

// pad is s cut or filled up to n columns.
func pad(s string, n int) string {
	s = cut(s, n)
	return s + strings.Repeat(" ", max(0, n-columns(s)))
}

// wrap breaks s into lines between words where it can: the first line of at
// most first columns, the others of rest. A word that is too long for a line
// of its own, such as a selector or a Chinese sentence, is broken where the
// line ends.
func wrap(s string, first, rest int) []string {
	var lines []string
	current, limit := "", first
	flush := func(line string) {
		lines = append(lines, line)
		limit = rest
	}
	for _, word := range strings.Fields(s) {
		if current != "" {
			if columns(current)+1+columns(word) <= limit {
				current += " " + word
				continue
			}
			flush(current)
		}
		for columns(word) > limit && len(head(word, limit)) < len(word) {
			start := head(word, limit)
			flush(start)
			word = word[len(start):]
		}
		current = word
	}
	if current != "" {
		flush(current)
	}
	return lines
}
