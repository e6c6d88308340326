package yamlfile

import "strings"

// Nearest returns the word of known that is most like word, ignoring case, or
// "" when none is near enough to be meant.
func Nearest(word string, known []string) string {
	word = strings.ToLower(word)
	if len(word) > 100 {
		return "" // no typing mistake; and the comparison is quadratic
	}
	// About every third letter may differ; "sex" must not become "set".
	best, limit := "", max(1, len([]rune(word))/3)
	for _, k := range known {
		lower := strings.ToLower(k)
		if lower == word {
			return k
		}
		if d := distance(word, lower); d <= limit {
			best, limit = k, d-1
		}
	}
	return best
}

// distance counts the letters to insert, remove, replace or swap with their
// neighbour to turn a into b.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
