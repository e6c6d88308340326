package selectors

import (
	"strings"
	"unicode"
)

// tokens splits an id or a name as programmers build them: camelCase,
// snake_case, digits apart.
func tokens(s string) []string {
	var out []string
	var cur strings.Builder
	flush := func() {
		if cur.Len() > 0 {
			out = append(out, strings.ToLower(cur.String()))
			cur.Reset()
		}
	}
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case unicode.IsUpper(r):
			if i > 0 && (unicode.IsLower(runes[i-1]) || (i+1 < len(runes) && unicode.IsLower(runes[i+1]))) {
				flush()
			}
			cur.WriteRune(r)
		case unicode.IsLetter(r):
			if i > 0 && unicode.IsDigit(runes[i-1]) {
				flush()
			}
			cur.WriteRune(r)
		case unicode.IsDigit(r):
			if i > 0 && unicode.IsLetter(runes[i-1]) {
				flush()
			}
			cur.WriteRune(r)
		default:
			flush()
		}
	}
	flush()
	return out
}

// idFit is how well an id fits the usual ones of every field, exclusion and
// family of human steps; nil where it fits none.
type idFit struct{ fields, exclude, human []float64 }

// fitID looks for the usual ids among the words of one, all of them at once.
func (l *Lexicon) fitID(id string) (out idFit) {
	parts := tokens(id)
	whole := strings.Join(parts, "")
	for i, from := 0, 0; i < len(parts); from, i = from+len(parts[i]), i+1 {
		to := from
		for j := i; j < len(parts); j++ {
			to += len(parts[j])
			joined := whole[from:to]
			at := l.find.ids[joined]
			if at == nil {
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
			out.fields = raised(out.fields, len(l.Fields), at.fields, q)
			out.exclude = raised(out.exclude, len(l.Exclude), at.exclude, q)
			out.human = raised(out.human, len(l.Human), at.human, q)
		}
	}
	return out
}

// raised is raise for a list that is made when it is needed.
func raised(list []float64, n int, at []int, q float64) []float64 {
	if len(at) > 0 && list == nil {
		list = make([]float64, n)
	}
	raise(list, at, q)
	return list
}
