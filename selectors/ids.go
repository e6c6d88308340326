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

// idMatch says how well an id or name speaks for one of the usual ids.
func idMatch(id string, ids []string) float64 { return tokenMatch(tokens(id), ids) }

func tokenMatch(parts, ids []string) float64 {
	if len(parts) == 0 {
		return 0
	}
	whole := strings.Join(parts, "")
	best := 0.0
	for _, want := range ids {
		switch {
		case whole == want:
			s := 0.85
			if len(want) <= 2 {
				s = 0.7
			}
			best = max(best, s)
		case len(want) <= 2:
			if len(parts) > 1 && parts[len(parts)-1] == want {
				best = max(best, 0.4)
			}
		default:
			for i := range parts {
				joined := ""
				for j := i; j < len(parts) && len(joined) < len(want); j++ {
					joined += parts[j]
					if joined != want {
						continue
					}
					s := 0.45 + 0.25*float64(len(want))/float64(len(whole))
					if j == len(parts)-1 {
						s += 0.1
					}
					best = max(best, s)
				}
			}
		}
	}
	return best
}
