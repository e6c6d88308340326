package profiles

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold brings a name to the form in which names are compared: lower case,
// without accents, spaces and punctuation, full-width letters made narrow.
func fold(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// isHan reports whether text is Chinese characters and the dots between them.
func isHan(text string) bool {
	for _, r := range text {
		if !unicode.Is(unicode.Han, r) && r != '·' && r != '•' {
			return false
		}
	}
	return text != ""
}

// hasHan reports whether text has a Chinese character.
func hasHan(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// digits keeps the digits of text.
func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

// squeeze trims text and makes every run of spaces one space.
func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }

// unique drops empty and repeated texts and keeps the order of the rest.
func unique(texts ...string) []string {
	seen := map[string]bool{"": true}
	var kept []string
	for _, t := range texts {
		if !seen[t] {
			seen[t] = true
			kept = append(kept, t)
		}
	}
	return kept
}
